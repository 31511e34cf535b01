//! The search over all documents: opening it, typing, going through the results, filters, going to a
//! hit and back.

use crate::analysis::Kind;
use crate::app::across::{Course, Departure, Row, Sort};
use crate::app::seek::{Sought, Way, seek};
use crate::app::state::{Overlay, Pane, PromptKind, State};
use crate::limits::SEEK_AT_ONCE_BYTES;
use crate::search::{Level, Mode};

use super::lists::open_document;
use super::reading::jump_to;
use super::search::open_prompt;
use super::{Arguments, Effect, Run};

pub(super) const OPENING_TABLE: &[(&str, Run)] = &[("search-across", open)];

pub(super) const TABLE: &[(&str, Run)] = &[
    ("across-down", |state, arguments| step(state, arguments.times().cast_signed())),
    ("across-up", |state, arguments| step(state, -arguments.times().cast_signed())),
    ("across-page-down", |state, arguments| page(state, arguments, 1)),
    ("across-page-up", |state, arguments| page(state, arguments, -1)),
    ("across-start", |state, _| step(state, isize::MIN + 1)),
    ("across-end", |state, _| step(state, isize::MAX)),
    ("across-document-next", |state, arguments| step_document(state, arguments, true)),
    ("across-document-previous", |state, arguments| step_document(state, arguments, false)),
    ("across-enter", enter),
    ("across-edit", edit),
    ("across-level", |state, _| next_level(state)),
    ("across-regex", |state, _| next_mode(state)),
    ("across-sort", sort),
    ("across-filter", filter),
    ("across-language", next_language),
    ("across-kind", next_kind),
    ("across-leave", leave),
];

/// The order in which the kinds of mention are asked for.
const KINDS: [Kind; 5] = [Kind::Date, Kind::Person, Kind::Place, Kind::Organization, Kind::Other];

/// Opens the results as they were; if nothing was searched yet, with the field.
fn open(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.overlay = Some(Overlay::Across);
    if state.across.resume() {
        return vec![Effect::SearchAcross];
    }
    if state.across.query.is_none() {
        let text = state.across.text.clone();
        return open_prompt(state, PromptKind::Across, &text);
    }
    look_beside(state)
}

fn edit(state: &mut State, _: Arguments) -> Vec<Effect> {
    let text = state.across.text.clone();
    open_prompt(state, PromptKind::Across, &text)
}

/// What is typed changed: the search that runs is given up, another begins.
pub(super) fn typed(state: &mut State, text: &str) -> Vec<Effect> {
    let (level, mode) = (state.across.level, state.across.mode);
    search(state, text, level, mode)
}

fn search(state: &mut State, text: &str, level: Level, mode: Mode) -> Vec<Effect> {
    let all = state.shelf.len();
    state.across.begin(text, level, mode, all);
    vec![if state.across.course == Course::Running { Effect::SearchAcross } else { Effect::StopAcross }]
}

/// The field is left with Enter: the results have the keys.
pub(super) fn accepted(state: &mut State) -> Vec<Effect> {
    state.search.remember_text(&state.across.text.clone());
    if state.across.text.is_empty() {
        state.overlay = None;
        return vec![Effect::StopAcross];
    }
    Vec::new()
}

/// The field is left: the query is as before; without one the view closes.
pub(super) fn left(state: &mut State, replaced: &str) -> Vec<Effect> {
    if replaced.is_empty() {
        let mut effects = search(state, "", state.across.level, state.across.mode);
        effects.extend(leave(state, Arguments::default()));
        return effects;
    }
    if replaced == state.across.text { Vec::new() } else { typed(state, replaced) }
}

/// The next level, for the query as it stands.
pub(super) fn next_level(state: &mut State) -> Vec<Effect> {
    let levels = Level::ALL;
    let now = levels.iter().position(|level| *level == state.across.level).unwrap_or(0);
    let level = levels.get((now + 1) % levels.len()).copied().unwrap_or_default();
    let (text, mode) = (state.across.text.clone(), state.across.mode);
    search(state, &text, level, mode)
}

/// The letters themselves, or a regular expression.
pub(super) fn next_mode(state: &mut State) -> Vec<Effect> {
    let mode = if state.across.mode == Mode::Letters { Mode::Regex } else { Mode::Letters };
    let (text, level) = (state.across.text.clone(), state.across.level);
    search(state, &text, level, mode)
}

fn step(state: &mut State, by: isize) -> Vec<Effect> {
    let len = state.across.rows.len();
    state.across.place.step(by, len);
    Vec::new()
}

fn page(state: &mut State, arguments: Arguments, sign: isize) -> Vec<Effect> {
    let rows =
        usize::from(state.sizes.across_rows.saturating_sub(1).max(1)).saturating_mul(arguments.times());
    step(state, sign * rows.cast_signed())
}

/// To the next or previous document of the results; in the middle of one, back to its name.
fn step_document(state: &mut State, arguments: Arguments, forward: bool) -> Vec<Effect> {
    let across = &mut state.across;
    let is_document = |index: &usize| matches!(across.rows.get(*index), Some(Row::Document(_)));
    let mut at = across.place.selected;
    for _ in 0..arguments.times().min(across.rows.len()) {
        let next = if forward {
            (at + 1..across.rows.len()).find(is_document)
        } else {
            (0..at).rev().find(is_document)
        };
        at = next.unwrap_or(at);
    }
    across.place.selected = at;
    Vec::new()
}

fn sort(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.across.sort = if state.across.sort == Sort::List { Sort::Hits } else { Sort::List };
    state.across.relist();
    Vec::new()
}

fn filter(state: &mut State, _: Arguments) -> Vec<Effect> {
    let text = state.across.name.clone();
    open_prompt(state, PromptKind::FilterAcross, &text)
}

/// Only documents whose names have this in them.
pub(super) fn filter_names(state: &mut State, name: &str) {
    name.clone_into(&mut state.across.name);
    state.across.relist();
}

/// The documents of the next language found; after the last one those of all.
fn next_language(state: &mut State, _: Arguments) -> Vec<Effect> {
    let languages = state.across.languages();
    state.across.language = match state.across.language {
        None => languages.first().copied(),
        Some(now) => {
            let at = languages.iter().position(|language| *language == now);
            at.and_then(|at| languages.get(at + 1)).copied()
        }
    };
    state.across.relist();
    Vec::new()
}

/// The hits in or beside a mention of the next kind; after the last one all hits.
fn next_kind(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.across.kind = match state.across.kind {
        None => KINDS.first().copied(),
        Some(now) => {
            let at = KINDS.iter().position(|kind| *kind == now);
            at.and_then(|at| KINDS.get(at + 1)).copied()
        }
    };
    state.across.relist();
    look_beside(state)
}

/// Has the lines of hits looked at that are not known, if somebody asks for kinds of mention.
pub(crate) fn look_beside(state: &mut State) -> Vec<Effect> {
    if !state.across.wants_look() {
        return Vec::new();
    }
    state.across.looking.running = true;
    vec![Effect::LookBeside]
}

fn enter(state: &mut State, _: Arguments) -> Vec<Effect> {
    go_to_selected(state)
}

/// Goes to a row of the results.
pub(crate) fn go_to_row(state: &mut State, row: usize) -> Vec<Effect> {
    state.across.place.selected = row;
    go_to_selected(state)
}

/// Opens the document of the selected row at its hit, with the search lit there.
fn go_to_selected(state: &mut State) -> Vec<Effect> {
    let Some((slot, hit)) = state.across.selected() else { return Vec::new() };
    state.overlay = None;
    state.focus = Pane::Reading;
    let mut effects = if slot == state.current { Vec::new() } else { open_document(state, slot) };
    state.search.take_over(&state.across);
    state.search.remember();
    state.across.destination = Some((slot, hit.unwrap_or(0..0)));
    effects.extend(arrive_at_hit(state));
    effects
}

/// Goes to the hit that was chosen in the results, if its document is open.
pub(crate) fn arrive_at_hit(state: &mut State) -> Vec<Effect> {
    let Some((slot, hit)) = state.across.destination.clone() else { return Vec::new() };
    if slot != state.current {
        // The reader went elsewhere meanwhile.
        state.across.destination = None;
        return Vec::new();
    }
    if state.open().is_none() {
        return Vec::new();
    }
    state.across.destination = None;
    // The file may have changed since it was searched.
    let way = Way::Forward(hit.start);
    let found =
        state.search.query.as_ref().zip(state.open()).map(|(query, open)| {
            seek(query, &open.document.text, way, &mut |seen| seen < SEEK_AT_ONCE_BYTES)
        });
    if let Some(Sought::Hit(found, _)) = found {
        jump_to(state, found.start);
        state.search.hit = Some(found);
    }
    let jumps = state.open().map_or(0, |open| open.jumps.depth());
    state.across.departure = Some(Departure { slot, jumps });
    vec![Effect::Count]
}

/// Going back from where one arrived leads to the results; whether it does.
pub(super) fn back_to_results(state: &mut State) -> bool {
    let depth = state.open().map_or(0, |open| open.jumps.depth());
    let is_there = state
        .across
        .departure
        .is_some_and(|departure| departure.slot == state.current && depth <= departure.jumps);
    if is_there {
        state.across.departure = None;
        state.overlay = Some(Overlay::Across);
    }
    is_there
}

/// Closes the view; a search that runs is stopped.
fn leave(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.overlay = None;
    state.across.stop();
    vec![Effect::StopAcross]
}
