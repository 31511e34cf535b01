//! The program itself: help, palette, redraw, suspend, quit; and moving in the help screen.

use crate::app::palette;
use crate::app::state::{ListPlace, Overlay, State};

use super::{Arguments, Effect, Run};

pub(super) const TABLE: &[(&str, Run)] = &[
    ("help", open_help),
    ("palette", open_palette),
    ("redraw", |_, _| vec![Effect::Redraw]),
    ("suspend", |_, _| vec![Effect::Suspend]),
    ("quit", |_, _| vec![Effect::Quit]),
];

pub(super) const HELP_TABLE: &[(&str, Run)] = &[
    ("help-down", |state, arguments| scroll_help(state, arguments.times().cast_signed())),
    ("help-up", |state, arguments| scroll_help(state, -arguments.times().cast_signed())),
    ("help-page-down", |state, _| scroll_help(state, page_rows(state))),
    ("help-page-up", |state, _| scroll_help(state, -page_rows(state))),
    ("help-leave", close_help),
];

fn open_help(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.overlay = Some(Overlay::Help(ListPlace::default()));
    Vec::new()
}

fn open_palette(state: &mut State, _: Arguments) -> Vec<Effect> {
    palette::open(state);
    Vec::new()
}

fn page_rows(state: &State) -> isize {
    usize::from(state.sizes.overlay_rows.saturating_sub(1).max(1)).cast_signed()
}

/// Scrolls the help; `prepare` stops it at its end.
fn scroll_help(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some(Overlay::Help(place)) = &mut state.overlay {
        place.first = place.first.saturating_add_signed(by);
    }
    Vec::new()
}

fn close_help(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.overlay = None;
    Vec::new()
}
