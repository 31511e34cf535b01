//! What the two list panes have in common: visible rows, the selected one tinted, words in place of
//! an empty list, and what is left of a row when its end is in use.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{ListPlace, State};
use crate::text::Direction;

use super::cells::{self, Align};
use super::theme::Theme;

/// A list to be drawn.
pub(super) struct List {
    /// Where.
    pub area: Rect,
    /// Its selected and its first visible row.
    pub place: ListPlace,
    /// How many rows it has.
    pub len: usize,
    /// It has the focus.
    pub focused: bool,
    /// What an empty list says (id of an interface text).
    pub empty: &'static str,
}

/// Draws the visible rows of a list; `draw_row` draws one of them by its index.
pub(super) fn draw(
    buffer: &mut Buffer,
    list: &List,
    (state, theme): (&State, &Theme),
    mut draw_row: impl FnMut(&mut Buffer, Rect, usize),
) {
    let area = list.area;
    if list.len == 0 {
        let space = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let direction = state.interface_direction();
        let words = state.texts.get(list.empty);
        cells::put_words(buffer, space, &words, (Align::start(direction), direction), theme.role("faint"));
    }
    let selected = theme.role(if list.focused { "selected-focused" } else { "selected" });
    for (y, index) in (area.top()..area.bottom()).zip(list.place.first..list.len) {
        let row = Rect { y, height: 1, ..area };
        draw_row(buffer, row, index);
        if index == list.place.selected {
            cells::tint(buffer, row, selected);
        }
    }
}

/// What is left of a row when `taken` cells at its end are in use.
pub(super) fn place_before(row: Rect, direction: Direction, taken: u16) -> Rect {
    let width = row.width.saturating_sub(taken);
    let x = if direction == Direction::Rtl { row.right() - width } else { row.x };
    Rect { x, width, ..row }
}
