//! The list panes: moving, opening documents, going to what is named, filtering.

use crate::analysis::{EntityId, Mention};
use crate::app::highlights::Entry;
use crate::app::state::{Content, ListPlace, Notice, Pane, PromptKind, State};

use super::reading::go_to_mention;
use super::search::open_prompt;
use super::{Arguments, Effect, Run};

pub(super) const TABLE: &[(&str, Run)] = &[
    ("list-down", |state, arguments| step(state, arguments.times().cast_signed())),
    ("list-up", |state, arguments| step(state, -arguments.times().cast_signed())),
    ("list-page-down", |state, arguments| page(state, arguments, 1)),
    ("list-page-up", |state, arguments| page(state, arguments, -1)),
    ("list-start", |state, _| step(state, isize::MIN + 1)),
    ("list-end", |state, _| step(state, isize::MAX)),
    ("list-enter", enter),
    ("list-filter", filter),
    ("list-leave", leave),
];

pub(super) const HIGHLIGHTS_TABLE: &[(&str, Run)] = &[
    ("entry-next", |state, arguments| step_entity(state, arguments, true)),
    ("entry-previous", |state, arguments| step_entity(state, arguments, false)),
    ("kind-hide", hide_kind),
    ("kinds-show", show_kinds),
];

/// The place in the focused list and the number of its rows.
fn focused(state: &mut State) -> Option<(&mut ListPlace, usize)> {
    match state.focus {
        Pane::Documents => {
            let len = state.listed_documents().len();
            Some((&mut state.documents, len))
        }
        Pane::Highlights => {
            let len = state.highlights.entries.len();
            Some((&mut state.highlights.place, len))
        }
        Pane::Reading => None,
    }
}

fn step(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some((place, len)) = focused(state) {
        place.step(by, len);
    }
    Vec::new()
}

fn page(state: &mut State, arguments: Arguments, sign: isize) -> Vec<Effect> {
    let rows = match state.focus {
        Pane::Documents => state.sizes.documents_rows,
        _ => state.sizes.highlights_rows,
    };
    let rows = usize::from(rows.saturating_sub(1).max(1)).saturating_mul(arguments.times());
    step(state, sign * rows.cast_signed())
}

fn enter(state: &mut State, _: Arguments) -> Vec<Effect> {
    match state.focus {
        Pane::Documents => {
            let chosen = state.listed_documents().get(state.documents.selected).copied();
            state.focus = Pane::Reading;
            chosen.map_or_else(Vec::new, |index| open_document(state, index))
        }
        Pane::Highlights => {
            enter_highlight(state);
            Vec::new()
        }
        Pane::Reading => Vec::new(),
    }
}

/// Goes to the next mention of the selected entry, or folds the selected group; while a filter is
/// on all its finds stay in sight.
pub(crate) fn enter_highlight(state: &mut State) {
    match state.highlights.entries.get(state.highlights.place.selected) {
        Some(Entry::Entity { id, .. }) => go_to_entity(state, *id, true),
        Some(Entry::Group { .. }) if !state.highlights.filter.is_empty() => {}
        Some(Entry::Group { kind, .. }) => {
            let kind = *kind;
            if !state.highlights.collapsed.remove(&kind) {
                state.highlights.collapsed.insert(kind);
            }
        }
        None => {}
    }
}

/// Goes to the next or previous mention of an entity, lights all of them, and says which it is.
/// On a narrow screen the list makes way for the text.
pub(crate) fn go_to_entity(state: &mut State, id: EntityId, forward: bool) {
    let threshold = state.threshold;
    let wanted = |mention: &Mention| mention.entity == id && threshold.admits(mention);
    let Some((mention, wrapped)) = go_to_mention(state, forward, wanted) else {
        return;
    };
    state.highlights.lit = Some(id);
    if !state.sizes.wide {
        state.focus = Pane::Reading;
    }
    say_mention(state, id, mention.bytes.start, wrapped);
}

/// Says which of an entity's mentions begins at or before a byte, how many there are, and whether
/// the way there led round an end of the text.
pub(crate) fn say_mention(state: &mut State, id: EntityId, byte: usize, wrapped: Option<&str>) {
    let Some(open) = state.open() else { return };
    let (number, count) = open.ordinal_of(id, byte, state.threshold);
    let name = open.findings.entities.get(id.0).map_or_else(String::new, |entity| entity.name.clone());
    let (number, count) = (number.to_string(), count.to_string());
    let mention = [("name", name.as_str()), ("number", &number), ("count", &count)];
    let mut text = state.texts.with("notice-mention", &mention);
    if let Some(wrapped) = wrapped {
        text.push_str(" · ");
        text.push_str(&state.texts.get(wrapped));
    }
    state.notice = Some(Notice { text, error: false });
}

/// Moves the selection of the highlights to an entity, if it is listed.
pub(crate) fn select_entity(state: &mut State, id: EntityId) {
    let is_it = |entry: &Entry| matches!(entry, Entry::Entity { id: listed, .. } if *listed == id);
    if let Some(position) = state.highlights.entries.iter().position(is_it) {
        state.highlights.place.selected = position;
    }
}

fn step_entity(state: &mut State, arguments: Arguments, forward: bool) -> Vec<Effect> {
    if let Some(id) = state.highlights.selected_entity() {
        for _ in 0..arguments.times().min(10_000) {
            go_to_entity(state, id, forward);
        }
    }
    Vec::new()
}

fn hide_kind(state: &mut State, _: Arguments) -> Vec<Effect> {
    let kind = match state.highlights.entries.get(state.highlights.place.selected) {
        Some(Entry::Group { kind, .. } | Entry::Entity { kind, .. }) => *kind,
        None => return Vec::new(),
    };
    state.highlights.hidden.insert(kind);
    state.say("notice-kind-hidden");
    Vec::new()
}

fn show_kinds(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.highlights.hidden.clear();
    Vec::new()
}

fn filter(state: &mut State, _: Arguments) -> Vec<Effect> {
    let (kind, text) = match state.focus {
        Pane::Documents => (PromptKind::FilterDocuments, state.documents_filter.clone()),
        _ => (PromptKind::FilterHighlights, state.highlights.filter.clone()),
    };
    open_prompt(state, kind, &text)
}

/// Takes a filter off, then leaves the list.
fn leave(state: &mut State, _: Arguments) -> Vec<Effect> {
    match state.focus {
        Pane::Documents if !state.documents_filter.is_empty() => state.filter_documents(""),
        Pane::Highlights if !state.highlights.filter.is_empty() => state.highlights.filter.clear(),
        _ => state.focus = Pane::Reading,
    }
    Vec::new()
}

/// Makes a document the one that is read. The one before keeps its place.
pub(crate) fn open_document(state: &mut State, index: usize) -> Vec<Effect> {
    if index >= state.shelf.len() {
        return Vec::new();
    }
    // A field remembers a place of the document that it was opened in.
    state.prompt = None;
    state.current = index;
    state.highlights.lit = None;
    state.search.forget_counts();
    if let Some(position) = state.listed_documents().iter().position(|listed| *listed == index) {
        state.documents.selected = position;
    }
    let mut effects = Vec::new();
    if matches!(state.shelf[index].content, Content::Closed | Content::Failed(_)) {
        state.shelf[index].content = Content::Opening;
        effects.push(Effect::Open(index));
    }
    if state.search.query.is_some() {
        effects.push(Effect::Count);
    }
    effects
}
