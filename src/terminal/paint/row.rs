//! One row of the screen as it is sent: symbols in one string, and for each column its piece of
//! it, its width and its paint. Made from a row of a ratatui buffer.
//!
//! Convention for wide cells: the cell after a symbol of two columns holds the empty string; a
//! blank there is taken for the same where the symbol is known to be wide.

use ratatui::buffer::Cell;

use super::colours::{Ink, Paint};

/// A column of a [`Row`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    start: u32,
    bytes: u16,
    /// Columns it takes: 1 or 2; 0 for the column hidden behind a wide one.
    pub width: u8,
    /// How it is drawn.
    pub paint: Paint,
}

/// A row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    text: String,
    slots: Vec<Slot>,
}

impl Row {
    /// A row of blanks.
    pub(crate) fn blank(columns: u16) -> Self {
        let mut row = Row::default();
        for _ in 0..columns {
            row.push(" ", 1, Paint::default());
        }
        row
    }

    /// Empties the row, keeping its memory.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.slots.clear();
    }

    /// Adds a column (two entries for a symbol of two: itself and a hidden one of width 0).
    pub(crate) fn push(&mut self, symbol: &str, width: u8, paint: Paint) {
        let start = self.text.len() as u32;
        self.text.push_str(symbol);
        self.slots.push(Slot { start, bytes: symbol.len() as u16, width, paint });
    }

    /// Fills the row from cells of a buffer, with colours turned to what may be sent.
    pub(crate) fn fill(&mut self, cells: &[Cell], ink: Ink) {
        self.clear();
        let mut cells = cells.iter().peekable();
        while let Some(cell) = cells.next() {
            let symbol = harmless(cell.symbol());
            let paint = ink.paint(cell);
            let hides_next = cells.peek().is_some_and(|next| next.symbol().is_empty());
            if hides_next {
                cells.next();
                self.push(symbol, 2, paint);
                self.push("", 0, paint);
            } else {
                self.push(symbol, 1, paint);
            }
        }
    }

    /// Columns.
    pub(crate) fn columns(&self) -> usize {
        self.slots.len()
    }

    /// The symbol and the slot of a column; a blank beyond the end.
    pub(crate) fn at(&self, column: usize) -> (&str, Slot) {
        match self.slots.get(column) {
            Some(slot) => {
                let start = slot.start as usize;
                (self.text.get(start..start + usize::from(slot.bytes)).unwrap_or(" "), *slot)
            }
            None => (" ", Slot { start: 0, bytes: 1, width: 1, paint: Paint::default() }),
        }
    }

    /// Whether both rows show the same in a column.
    pub(crate) fn same_at(&self, other: &Row, column: usize) -> bool {
        let ((symbol, slot), (old_symbol, old)) = (self.at(column), other.at(column));
        symbol == old_symbol && slot.width == old.width && slot.paint == old.paint
    }

    /// The first column from which on there are only blanks in the default paint.
    pub(crate) fn content_end(&self) -> usize {
        let blanks = (0..self.columns()).rev().take_while(|column| self.is_blank(*column)).count();
        self.columns() - blanks
    }

    /// Whether the column is a blank in the default paint.
    pub(crate) fn is_blank(&self, column: usize) -> bool {
        let (symbol, slot) = self.at(column);
        symbol == " " && slot.paint == Paint::default()
    }

    /// The symbols one after the other.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

/// The door for cells is ui's; this is the second lock on it: whatever was put into a cell, no
/// control character leaves.
fn harmless(symbol: &str) -> &str {
    if symbol.is_empty() {
        " "
    } else if symbol.chars().any(char::is_control) {
        "\u{fffd}"
    } else {
        symbol
    }
}
