//! Rows of laid out text for a terminal, with styles laid on by byte ranges.

use std::ops::Range;

use crate::text::{BaseDirection, Direction, Row, one_row};

/// Select Graphic Rendition (ECMA-48) of a style, and the way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A name or heading.
    Bold,
    /// A search hit: seen without colours too.
    Hit,
}

const RESET: &str = "\u{1B}[0m";

impl Style {
    fn start(self) -> &'static str {
        match self {
            Self::Bold => "\u{1B}[1m",
            Self::Hit => "\u{1B}[1;7m",
        }
    }
}

/// `text`, harmless already, in a style if `colours` are wanted.
pub(super) fn styled(text: &str, style: Style, colours: bool) -> String {
    if colours { format!("{}{text}{RESET}", style.start()) } else { text.to_owned() }
}

/// A row as it is written: its symbols from left to right, `marked` bytes in the style of a hit if
/// `colours` are wanted. Not padded, no line end.
pub(super) fn written(row: &Row, marked: &Range<usize>, colours: bool) -> String {
    let mut line = String::new();
    let (mut column, mut inside) = (0, false);
    for cell in row.cells() {
        let hit = colours && cell.bytes.start < marked.end && marked.start < cell.bytes.end;
        if hit != inside {
            line.push_str(if hit { Style::Hit.start() } else { RESET });
            inside = hit;
        }
        line.extend(std::iter::repeat_n(' ', usize::from(cell.column.saturating_sub(column))));
        line.push_str(cell.symbol);
        column = cell.column + cell.width;
    }
    if inside {
        line.push_str(RESET);
    }
    line
}

/// Blanks that set a row of `width_cells` flush on its side of `columns`.
pub(super) fn indent(direction: Direction, width_cells: u16, columns: u16) -> String {
    match direction {
        Direction::Ltr => String::new(),
        Direction::Rtl => " ".repeat(usize::from(columns.saturating_sub(width_cells))),
    }
}

/// `text` on one row in visual order, with the cells that it takes (at most `columns`).
pub(super) fn one(text: &str, columns: u16) -> (String, u16) {
    let layout = one_row(text, columns, BaseDirection::Auto(Direction::Ltr));
    let Some(row) = layout.rows().first() else { return (String::new(), 0) };
    (written(row, &(0..0), false), row.width_cells())
}
