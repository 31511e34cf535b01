//! Moving between panes and documents.

use crate::app::state::{Pane, State};
use crate::text::Direction;

use super::lists::open_document;
use super::{Arguments, Effect, Run};

pub(super) const TABLE: &[(&str, Run)] = &[
    ("pane-next", |state, _| focus(state, 1)),
    ("pane-previous", |state, _| focus(state, -1)),
    ("pane-left", |state, _| focus_aside(state, Direction::Rtl)),
    ("pane-right", |state, _| focus_aside(state, Direction::Ltr)),
    ("documents", |state, _| toggle(state, Pane::Documents)),
    ("highlights", |state, _| toggle(state, Pane::Highlights)),
    ("document-next", |state, arguments| step_document(state, arguments, true)),
    ("document-previous", |state, arguments| step_document(state, arguments, false)),
];

/// The panes in reading order of the interface.
const ORDER: [Pane; 3] = [Pane::Documents, Pane::Reading, Pane::Highlights];

fn focus(state: &mut State, by: isize) -> Vec<Effect> {
    let now = ORDER.iter().position(|pane| *pane == state.focus).unwrap_or(1);
    let next = (now.cast_signed() + by).rem_euclid(3).unsigned_abs();
    state.focus = ORDER[next];
    Vec::new()
}

/// To the pane that stands left or right on the screen; nothing happens at the edge.
fn focus_aside(state: &mut State, towards: Direction) -> Vec<Effect> {
    let now = ORDER.iter().position(|pane| *pane == state.focus).unwrap_or(1);
    let onwards = towards == state.interface_direction();
    let next = if onwards { (now + 1).min(2) } else { now.saturating_sub(1) };
    state.focus = ORDER[next];
    Vec::new()
}

fn toggle(state: &mut State, pane: Pane) -> Vec<Effect> {
    state.focus = if state.focus == pane { Pane::Reading } else { pane };
    Vec::new()
}

fn step_document(state: &mut State, arguments: Arguments, forward: bool) -> Vec<Effect> {
    let last = state.shelf.len().saturating_sub(1);
    let by = arguments.times();
    let next = if forward { (state.current + by).min(last) } else { state.current.saturating_sub(by) };
    if next == state.current {
        state.say("notice-no-more-documents");
        return Vec::new();
    }
    open_document(state, next)
}
