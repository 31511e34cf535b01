//! Rows of laid out text for a terminal, with styles laid on by byte ranges.

use std::ops::Range;

use crate::terminal::{LineStyle, LineWriter};
use crate::text::{BaseDirection, Direction, Row, one_row};

/// `text`, harmless already, in bold (Select Graphic Rendition, ECMA-48) if `colours` are wanted.
pub(super) fn bold(text: &str, colours: bool) -> String {
    if colours { format!("\u{1B}[1m{text}\u{1B}[0m") } else { text.to_owned() }
}

/// A row as it is written for a terminal: its symbols from left to right, `marked` bytes in the
/// style of a hit if `colours` are wanted. Not padded, no line end.
pub(super) fn written(row: &Row, marked: &[Range<usize>], colours: bool, lines: &LineWriter) -> String {
    let cells = row.cells().map(|cell| {
        let is_in = |mark: &Range<usize>| cell.bytes.start < mark.end && mark.start < cell.bytes.end;
        let hit = marked.iter().any(is_in);
        (cell.symbol, cell.width, if hit { LineStyle::Marked } else { LineStyle::Plain })
    });
    lines.line(cells, colours)
}

/// Blanks that set a row of `width_cells` flush on its side of `columns`.
pub(super) fn indent(direction: Direction, width_cells: u16, columns: u16) -> String {
    match direction {
        Direction::Ltr => String::new(),
        Direction::Rtl => " ".repeat(usize::from(columns.saturating_sub(width_cells))),
    }
}

/// `text` on one row in visual order, with the cells that it takes (at most `columns`).
pub(super) fn one(text: &str, columns: u16, lines: &LineWriter) -> (String, u16) {
    let layout = one_row(text, columns, BaseDirection::Auto(Direction::Ltr));
    let Some(row) = layout.rows().first() else { return (String::new(), 0) };
    (written(row, &[], false, lines), row.width_cells())
}
