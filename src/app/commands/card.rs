//! The card of a mention: going through the names on it, on to the card of one of them, leaving.

use crate::analysis::EntityId;
use crate::app::card::{self, CardLine};
use crate::app::state::{ListPlace, Overlay, State};

use super::{Arguments, Effect, Run};

pub(super) const TABLE: &[(&str, Run)] = &[
    ("card-down", |state, arguments| step(state, arguments.times(), true)),
    ("card-up", |state, arguments| step(state, arguments.times(), false)),
    ("card-page-down", |state, _| scroll(state, true)),
    ("card-page-up", |state, _| scroll(state, false)),
    ("card-enter", enter),
    ("card-leave", leave),
];

/// To the next line that leads on, if it is in sight; else the card scrolls a row towards it.
fn step(state: &mut State, times: usize, down: bool) -> Vec<Effect> {
    let rows = usize::from(state.sizes.overlay_rows).max(1);
    if let Some(Overlay::Card(place, lines)) = &mut state.overlay {
        for _ in 0..times.min(lines.len()) {
            step_once(place, lines, (rows, down));
        }
    }
    Vec::new()
}

fn step_once(place: &mut ListPlace, lines: &[CardLine], (rows, down): (usize, bool)) {
    let leads = |index: &usize| lines.get(*index).is_some_and(|line| line.target.is_some());
    let in_sight = place.first..place.first + rows;
    let next = if down {
        (place.selected + 1..lines.len()).find(leads)
    } else {
        (0..place.selected.min(lines.len())).rev().find(leads)
    };
    match next.filter(|next| in_sight.contains(next)) {
        Some(next) => place.selected = next,
        None if down => place.first = (place.first + 1).min(lines.len().saturating_sub(rows)),
        None => {
            place.first = place.first.saturating_sub(1);
            // Above the first of them nothing is chosen.
            if next.is_none() {
                place.selected = 0;
            }
        }
    }
}

fn scroll(state: &mut State, down: bool) -> Vec<Effect> {
    let rows = usize::from(state.sizes.overlay_rows.saturating_sub(1).max(1));
    if let Some(Overlay::Card(place, _)) = &mut state.overlay {
        place.first = if down { place.first.saturating_add(rows) } else { place.first.saturating_sub(rows) };
    }
    Vec::new()
}

fn enter(state: &mut State, _: Arguments) -> Vec<Effect> {
    let selected = match &state.overlay {
        Some(Overlay::Card(place, _)) => place.selected,
        _ => return Vec::new(),
    };
    open_line(state, selected);
    Vec::new()
}

/// Opens the card of the entity on a line of the card, if one is there.
pub(crate) fn open_line(state: &mut State, line: usize) {
    let target = match &state.overlay {
        Some(Overlay::Card(_, lines)) => lines.get(line).and_then(|line| line.target),
        _ => None,
    };
    if let Some(lines) = target.and_then(|id| lines_of(state, id)) {
        state.overlay = Some(Overlay::Card(ListPlace::default(), lines));
    }
}

/// The card of an entity, at its first mention that is shown.
fn lines_of(state: &State, id: EntityId) -> Option<Vec<CardLine>> {
    let mentions = &state.open()?.findings.mentions;
    let first = mentions.iter().find(|mention| mention.entity == id && state.threshold.admits(mention))?;
    Some(card::lines(state, first))
}

fn leave(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.overlay = None;
    Vec::new()
}
