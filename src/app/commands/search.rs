//! Searching in the document: opening the field, going from hit to hit.

use crate::app::editor::Editor;
use crate::app::open_document::Place;
use crate::app::state::{Prompt, PromptKind, State};

use super::reading::{jump_to, reference_byte, show, visible_bytes};
use super::{Arguments, Effect, Run};

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
    let found = state.search.query.as_ref().zip(state.open()).and_then(|(query, open)| {
        let text = &open.document.text;
        query.find(text, from).or_else(|| query.find(text, 0))
    });
    if let Some(hit) = found {
        // Letters that are being typed are no jumps: the field remembers the origin.
        show(state, hit.start);
        state.search.hit = Some(hit);
    }
    vec![Effect::Count]
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
    for _ in 0..arguments.times().min(10_000) {
        step_once(state, forward);
    }
    if state.search.starts.is_empty() { vec![Effect::Count] } else { Vec::new() }
}

fn step_once(state: &mut State, forward: bool) {
    let (reference, focused) = reference_byte(state);
    let visible = visible_bytes(state);
    let here = state.search.hit.clone().filter(|hit| visible.contains(&hit.start));
    let Some((query, open)) = state.search.query.as_ref().zip(state.open()) else { return };
    let text = &open.document.text;
    let (found, wrapped) = if forward {
        // A hit at the place itself is the one that one stands on.
        let beyond = text.ceil_char_boundary(reference + usize::from(focused));
        let from = here.map_or(beyond, |hit| hit.end);
        let next = query.find(text, from);
        let wrapped = next.is_none();
        (next.or_else(|| query.find(text, 0)), wrapped)
    } else {
        let before = here.map_or(reference, |hit| hit.start);
        let previous = query.find_back(text, before);
        let wrapped = previous.is_none();
        (previous.or_else(|| query.find_back(text, text.len())), wrapped)
    };
    let Some(hit) = found else {
        let text = state.search.text.clone();
        state.say_with("notice-not-found", &[("text", &text)]);
        return;
    };
    jump_to(state, hit.start);
    state.search.hit = Some(hit);
    if wrapped {
        state.say(if forward { "notice-wrapped-to-start" } else { "notice-wrapped-to-end" });
    }
}

/// Takes the marks of the search and of a lit entity off.
fn end(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.search.set("");
    state.highlights.lit = None;
    if let Some(open) = state.open_mut() {
        open.place.focus = None;
    }
    Vec::new()
}
