//! Searching in the document: opening the field, going from hit to hit.

use crate::app::editor::Editor;
use crate::app::open_document::Place;
use crate::app::search::Seeking;
use crate::app::seek::{Sought, Way, seek};
use crate::app::state::{Prompt, PromptKind, State};
use crate::limits::SEEK_AT_ONCE_BYTES;

use super::reading::{jump_to, reference_byte, show, visible_bytes};
use super::{Arguments, Effect, Run};

/// Hits that one command goes on at most.
const STEPS_MAX: usize = 10_000;

pub(super) const TABLE: &[(&str, Run)] = &[
    ("search", |state, _| open_prompt(state, PromptKind::Search, "")),
    ("search-next", |state, arguments| step(state, arguments, true)),
    ("search-previous", |state, arguments| step(state, arguments, false)),
    ("search-end", end),
];

/// Opens an input field on the status line.
pub(super) fn open_prompt(state: &mut State, kind: PromptKind, text: &str) -> Vec<Effect> {
    let origin = state.open().map_or_else(Place::default, |open| open.place);
    let replaced = match kind {
        PromptKind::Search => state.search.text.clone(),
        PromptKind::FilterHighlights => state.highlights.filter.clone(),
        PromptKind::FilterDocuments => state.documents_filter.clone(),
        PromptKind::DocumentDate => text.to_owned(),
        PromptKind::Across => state.across.text.clone(),
        PromptKind::FilterAcross => state.across.name.clone(),
    };
    state.prompt = Some(Prompt {
        kind,
        editor: Editor::with_text(text),
        origin,
        recalled: 0,
        typed: String::new(),
        replaced,
    });
    Vec::new()
}

/// What is typed changed: the first hit from the origin on is shown, all are marked, counting
/// starts anew.
pub(super) fn typed(state: &mut State, origin: Place, text: &str) -> Vec<Effect> {
    state.search.set(text);
    if let Some(open) = state.open_mut() {
        open.place = origin;
    }
    let (from, _) = reference_byte(state);
    let mut effects = seek_from(state, Way::Forward(from), false);
    effects.push(Effect::Count);
    effects
}

/// Looks for the nearest hit: at once if it is near, else beside the loop.
fn seek_from(state: &mut State, way: Way, is_jump: bool) -> Vec<Effect> {
    state.search.seeking = None;
    let Some((query, open)) = state.search.query.as_ref().zip(state.open()) else { return Vec::new() };
    let sought = seek(query, &open.document.text, way, &mut |seen| seen < SEEK_AT_ONCE_BYTES);
    if sought == Sought::Stopped {
        state.search.seeks += 1;
        let number = state.search.seeks;
        state.search.seeking = Some(Seeking { way, is_jump, percent: 0, number });
        return vec![Effect::Seek];
    }
    arrive(state, sought, way, is_jump);
    Vec::new()
}

/// Goes to what a search found.
pub(crate) fn arrive(state: &mut State, sought: Sought, way: Way, is_jump: bool) {
    state.search.seeking = None;
    match sought {
        Sought::Hit(hit, wrapped) => {
            if is_jump {
                jump_to(state, hit.start);
            } else {
                // Letters that are being typed are no jumps: the field remembers the origin.
                show(state, hit.start);
            }
            state.search.hit = Some(hit);
            if wrapped && is_jump {
                let forward = matches!(way, Way::Forward(_));
                state.say(if forward { "notice-wrapped-to-start" } else { "notice-wrapped-to-end" });
            }
        }
        Sought::Nothing if is_jump => {
            let text = state.search.text.clone();
            state.say_with("notice-not-found", &[("text", &text)]);
        }
        Sought::Nothing | Sought::Stopped => {}
    }
}

/// Goes on to the next hit of the search that was on, or of the last one: what an empty search
/// asks for, as in less.
pub(super) fn repeat(state: &mut State, replaced: &str) -> Vec<Effect> {
    if state.search.query.is_none() {
        state.search.set(replaced);
    }
    step(state, Arguments::default(), true)
}

/// To the next or previous hit, round the end if need be.
fn step(state: &mut State, arguments: Arguments, forward: bool) -> Vec<Effect> {
    if state.search.query.is_none() {
        let Some(last) = state.search.history.last().cloned() else {
            state.say("notice-no-search");
            return Vec::new();
        };
        state.search.set(&last);
    }
    let mut effects = Vec::new();
    for _ in 0..arguments.times().min(STEPS_MAX) {
        effects = seek_from(state, way_on(state, forward), true);
        if state.search.seeking.is_some() || state.search.hit.is_none() {
            break;
        }
    }
    if state.search.starts.is_empty() {
        effects.push(Effect::Count);
    }
    effects
}

/// From the hit that one stands on, or the place, to the next.
fn way_on(state: &State, forward: bool) -> Way {
    let (reference, focused) = reference_byte(state);
    let visible = visible_bytes(state);
    let here = state.search.hit.clone().filter(|hit| visible.contains(&hit.start));
    match (here, forward) {
        (Some(hit), true) => Way::Forward(hit.end),
        // A hit at the place itself is the one that one stands on.
        (None, true) => Way::Forward(reference + usize::from(focused)),
        (Some(hit), false) => Way::Backward(hit.start),
        (None, false) => Way::Backward(reference),
    }
}

/// Takes the marks of the search and of a lit entity off.
fn end(state: &mut State, _: Arguments) -> Vec<Effect> {
    // What takes long is stopped first, and only that.
    if state.search.seeking.take().is_some() {
        state.say("notice-search-stopped");
        return Vec::new();
    }
    state.search.set("");
    state.highlights.lit = None;
    if let Some(open) = state.open_mut() {
        open.place.focus = None;
    }
    Vec::new()
}
