//! Input fields and the palette: editing, history, accepting, leaving.

use crate::app::editor::Editor;
use crate::app::highlights;
use crate::app::palette;
use crate::app::state::{Overlay, Prompt, PromptKind, State};
use crate::limits::FIELD_CELLS_MAX;
use crate::text::{BaseDirection, one_row};

use super::{Arguments, Effect, Run, across, search, timeline};

pub(super) const TABLE: &[(&str, Run)] = &[
    ("field-accept", accept),
    ("field-leave", leave),
    ("field-left", |state, _| step_aside(state, false)),
    ("field-right", |state, _| step_aside(state, true)),
    ("field-start", |state, _| edit(state, Editor::to_start)),
    ("field-end", |state, _| edit(state, Editor::to_end)),
    ("field-backspace", backspace),
    ("field-delete", |state, _| edit(state, Editor::delete)),
    ("field-delete-word", |state, _| edit(state, Editor::delete_word)),
    ("field-delete-to-start", |state, _| edit(state, Editor::delete_to_start)),
    ("field-older", |state, _| recall(state, true)),
    ("field-newer", |state, _| recall(state, false)),
    ("field-level", |state, _| change_how(state, across::next_level)),
    ("field-regex", |state, _| change_how(state, across::next_mode)),
];

/// The field that is being typed in.
pub(crate) fn editor_mut(state: &mut State) -> Option<&mut Editor> {
    match (&mut state.overlay, &mut state.prompt) {
        (Some(Overlay::Palette { editor, .. }), _) => Some(editor),
        (_, Some(prompt)) => Some(&mut prompt.editor),
        _ => None,
    }
}

fn edit(state: &mut State, change: fn(&mut Editor)) -> Vec<Effect> {
    let Some(editor) = editor_mut(state) else { return Vec::new() };
    let before = editor.text().to_owned();
    change(editor);
    if editor.text() == before { Vec::new() } else { changed(state) }
}

/// Backspace in an empty field leaves it, as in less and vim. A filter that was deleted so is off.
fn backspace(state: &mut State, arguments: Arguments) -> Vec<Effect> {
    let filters = [PromptKind::FilterHighlights, PromptKind::FilterDocuments, PromptKind::FilterAcross];
    let is_filter = state.prompt.as_ref().is_some_and(|prompt| filters.contains(&prompt.kind));
    match editor_mut(state) {
        Some(editor) if editor.text().is_empty() && is_filter => accept(state, arguments),
        Some(editor) if editor.text().is_empty() => leave(state, arguments),
        _ => edit(state, Editor::backspace),
    }
}

/// What follows from a changed text: the search or the filter is done anew.
pub(crate) fn changed(state: &mut State) -> Vec<Effect> {
    if let Some(Overlay::Palette { .. }) = state.overlay {
        palette::refresh(state);
        return Vec::new();
    }
    let Some(Prompt { kind, editor, origin, .. }) = state.prompt.clone() else { return Vec::new() };
    match kind {
        PromptKind::Search => return search::typed(state, origin, editor.text()),
        PromptKind::FilterHighlights => editor.text().clone_into(&mut state.highlights.filter),
        PromptKind::FilterDocuments => state.filter_documents(editor.text()),
        PromptKind::DocumentDate => {}
        PromptKind::Across => return across::typed(state, editor.text()),
        PromptKind::FilterAcross => across::filter_names(state, editor.text()),
    }
    Vec::new()
}

/// Changes how the query is meant that is being typed; it stays.
fn change_how(state: &mut State, change: fn(&mut State) -> Vec<Effect>) -> Vec<Effect> {
    let is_query = state.prompt.as_ref().is_some_and(|prompt| prompt.kind == PromptKind::Across);
    if is_query { change(state) } else { Vec::new() }
}

/// One cell to the left or right on the screen: to the caret position that is drawn next to the
/// one now, whatever the direction of the text there.
fn step_aside(state: &mut State, right: bool) -> Vec<Effect> {
    let direction = state.interface_direction();
    let Some(editor) = editor_mut(state) else { return Vec::new() };
    let base = BaseDirection::of_name(editor.text(), direction);
    let layout = one_row(editor.text(), FIELD_CELLS_MAX, base);
    let column = |byte| layout.caret_of(byte).map_or(0, |place| place.column);
    let now = column(editor.caret());
    let mut walker = editor.clone();
    walker.to_start();
    let mut best: Option<(u16, Editor)> = None;
    loop {
        let here = column(walker.caret());
        let aside = if right { here > now } else { here < now };
        let nearer = best.as_ref().is_none_or(|(best, _)| here.abs_diff(now) < best.abs_diff(now));
        if aside && nearer {
            best = Some((here, walker.clone()));
        }
        if walker.caret() == walker.text().len() {
            break;
        }
        walker.forward();
    }
    if let Some((_, found)) = best {
        *editor = found;
    }
    Vec::new()
}

fn accept(state: &mut State, _: Arguments) -> Vec<Effect> {
    if let Some(Overlay::Palette { .. }) = state.overlay {
        return palette::accept(state);
    }
    let Some(prompt) = state.prompt.take() else { return Vec::new() };
    if prompt.kind == PromptKind::DocumentDate {
        return timeline::set_date(state, prompt.editor.text());
    }
    if prompt.kind == PromptKind::Across {
        return across::accepted(state);
    }
    if prompt.kind != PromptKind::Search {
        // Keys may come faster than frames: the next one finds what the filter found.
        highlights::refresh(state);
        say_what_a_period_is(state, &prompt);
        return Vec::new();
    }
    if prompt.editor.text().is_empty() {
        return search::repeat(state, &prompt.replaced);
    }
    state.search.remember();
    if state.search.hit.is_some() {
        if let Some(open) = state.open_mut() {
            open.jumps.push(prompt.origin);
        }
    } else if state.search.query.is_some() {
        let text = state.search.text.clone();
        state.say_with("notice-not-found", &[("text", &text)]);
    }
    vec![Effect::Count]
}

/// When a filter of the dates finds nothing, says how a period is written.
fn say_what_a_period_is(state: &mut State, prompt: &Prompt) {
    let typed = prompt.editor.text();
    let nothing = match &state.overlay {
        Some(Overlay::Timeline(timeline)) => timeline.dates.is_empty(),
        _ => prompt.kind == PromptKind::FilterHighlights && state.highlights.entries.is_empty(),
    };
    if nothing && !typed.is_empty() {
        state.say_with("notice-no-period", &[("text", typed)]);
    }
}

/// Leaves the field; what it changed is as before.
fn leave(state: &mut State, _: Arguments) -> Vec<Effect> {
    if let Some(Overlay::Palette { .. }) = state.overlay {
        state.overlay = None;
        return Vec::new();
    }
    let Some(prompt) = state.prompt.take() else { return Vec::new() };
    match prompt.kind {
        PromptKind::Search => {
            state.search.set(&prompt.replaced);
            if let Some(open) = state.open_mut() {
                open.place = prompt.origin;
            }
            return vec![Effect::Count];
        }
        PromptKind::FilterHighlights => state.highlights.filter = prompt.replaced,
        PromptKind::FilterDocuments => state.filter_documents(&prompt.replaced),
        PromptKind::DocumentDate => {}
        PromptKind::Across => return across::left(state, &prompt.replaced),
        PromptKind::FilterAcross => across::filter_names(state, &prompt.replaced),
    }
    Vec::new()
}

/// Whether older queries come back in a field.
fn has_history(kind: PromptKind) -> bool {
    matches!(kind, PromptKind::Search | PromptKind::Across)
}

/// An older or newer query of the history; in the palette the choice above or below.
fn recall(state: &mut State, older: bool) -> Vec<Effect> {
    if let Some(Overlay::Palette { place, matches, .. }) = &mut state.overlay {
        place.step(if older { -1 } else { 1 }, matches.len());
        return Vec::new();
    }
    let history = &state.search.history;
    let Some(prompt) = state.prompt.as_mut().filter(|prompt| has_history(prompt.kind)) else {
        return Vec::new();
    };
    let next =
        if older { (prompt.recalled + 1).min(history.len()) } else { prompt.recalled.saturating_sub(1) };
    if next == prompt.recalled {
        return Vec::new();
    }
    if prompt.recalled == 0 {
        prompt.typed = prompt.editor.text().to_owned();
    }
    prompt.recalled = next;
    let recalled = history.get(history.len() - next).unwrap_or(&prompt.typed);
    prompt.editor = Editor::with_text(recalled);
    changed(state)
}
