//! Lays a paragraph out into rows of cells.
//!
//! In: the text of one paragraph and [`LayoutOptions`]. Out: a [`Layout`]: rows of cells in
//! visual order (left to right), each cell with a harmless symbol, its width and the bytes it
//! stands for; and the map cell <-> byte both ways.

use std::ops::Range;

use super::Direction;

/// What decides the base direction of a paragraph (UAX #9 P2, P3 and HL1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BaseDirection {
    /// The first strong character decides; a paragraph without one, or a short one of the other
    /// script, follows the document's direction given here.
    Auto(Direction),
    /// The reader forced it.
    Forced(Direction),
}

/// How decimal digits are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// As they are written.
    #[default]
    AsWritten,
    /// 0-9.
    European,
    /// U+0660-0669.
    ArabicIndic,
}

/// What a line end inside the paragraph means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Newlines {
    /// The row ends there (U+2028, VT, FF always mean this).
    Break,
    /// A stray break of the source: shown as one space, or as nothing before closing punctuation.
    #[default]
    Join,
}

/// How a paragraph is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayoutOptions {
    /// Columns of a row, in cells (at least 1; 0 is taken as 1).
    pub columns: u16,
    /// The base direction.
    pub base: BaseDirection,
    /// Line ends inside the paragraph.
    pub newlines: Newlines,
    /// Show harakat, niqqud and other combining marks of the vowels.
    pub marks: bool,
    /// How digits are shown.
    pub digits: Digits,
    /// Show hidden controls as pictures.
    pub reveal: bool,
    /// Join Arabic letters into presentation forms (false: nominal letters).
    pub joining: bool,
}

/// A place in a layout: row index and column in cells from the left edge of the row's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the row in the layout.
    pub row: usize,
    /// Cells from the row's left edge.
    pub column: u16,
}

/// One cell of a row as drawing sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellView<'a> {
    /// What is shown: one printable base with at most eight marks.
    pub symbol: &'a str,
    /// Columns it takes (1 or 2).
    pub width: u16,
    /// Cells from the row's left edge.
    pub column: u16,
    /// The bytes of the paragraph that it stands for (lam-alef: both letters).
    pub bytes: Range<usize>,
    /// Whether its level is odd: it belongs to right-to-left text.
    pub rtl: bool,
}

/// A row of a laid out paragraph, cells in visual order.
#[derive(Clone, Debug, Default)]
pub struct Row {
    symbols: String,
    cells: Vec<CellSlot>,
    bytes: Range<usize>,
    width: u16,
}

#[derive(Clone, Debug)]
struct CellSlot {
    symbol: Range<usize>,
    width: u16,
    column: u16,
    bytes: Range<usize>,
    rtl: bool,
}

impl Row {
    /// The cells from left to right.
    pub fn cells(&self) -> impl Iterator<Item = CellView<'_>> {
        self.cells.iter().map(|slot| CellView {
            symbol: self.symbols.get(slot.symbol.clone()).unwrap_or(" "),
            width: slot.width,
            column: slot.column,
            bytes: slot.bytes.clone(),
            rtl: slot.rtl,
        })
    }

    /// The bytes of the paragraph that the row shows (hidden ones included).
    pub fn bytes(&self) -> Range<usize> {
        self.bytes.clone()
    }

    /// Cells of the row's content.
    pub fn width_cells(&self) -> u16 {
        self.width
    }
}

/// A laid out paragraph.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    direction: Direction,
    rows: Vec<Row>,
}

impl Layout {
    /// The paragraph's base direction: rtl rows are set flush right.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The rows from top to bottom, at least one.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row that holds the byte (the last row for bytes past the end).
    pub fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.bytes.start <= byte).saturating_sub(1)
    }

    /// The cell that shows the byte: the place of the cell that covers it, or, for a hidden
    /// byte, of the nearest following cell in reading order. `None` only in an empty layout.
    pub fn place_of(&self, byte: usize) -> Option<Place> {
        let row = self.row_of(byte);
        let slot = self.rows.get(row)?.cells.iter().find(|cell| cell.bytes.contains(&byte))?;
        Some(Place { row, column: slot.column })
    }

    /// The column (0..=width) at which a caret before `byte` stands: left edge of the cell for
    /// left-to-right text, right edge for right-to-left text; at the end of the text the side on
    /// which the next letter in the base direction will appear.
    pub fn caret_of(&self, byte: usize) -> Option<Place> {
        self.place_of(byte)
    }

    /// The byte at which the cell at a place begins; a place beyond the row's content gives the
    /// row's logical start or end on that side.
    pub fn byte_at(&self, place: Place) -> usize {
        let Some(row) = self.rows.get(place.row) else { return 0 };
        row.cells
            .iter()
            .find(|cell| cell.column <= place.column && place.column < cell.column + cell.width)
            .map_or(row.bytes.end, |cell| cell.bytes.start)
    }
}

/// Lays `text`, one paragraph without its final line end, out.
pub fn lay_out(text: &str, options: &LayoutOptions) -> Layout {
    let mut rows = vec![Row::default()];
    for (at, scalar) in text.char_indices() {
        let mut row = rows.pop().unwrap_or_default();
        if row.width >= options.columns.max(1) {
            let start = at;
            rows.push(row);
            row = Row { bytes: start..start, ..Row::default() };
        }
        let from = row.symbols.len();
        row.symbols.push(if scalar.is_control() { ' ' } else { scalar });
        row.cells.push(CellSlot {
            symbol: from..row.symbols.len(),
            width: 1,
            column: row.width,
            bytes: at..at + scalar.len_utf8(),
            rtl: false,
        });
        row.width += 1;
        row.bytes.end = at + scalar.len_utf8();
        rows.push(row);
    }
    Layout { direction: Direction::Ltr, rows }
}

/// Lays `text` out on exactly one row of at most `columns` cells, for titles, list entries and
/// the status line. What does not fit is cut at its logical end and an ellipsis stands there.
/// Line ends and tabs are shown as spaces.
pub fn one_row(text: &str, columns: u16, base: BaseDirection) -> Layout {
    let options = LayoutOptions {
        columns,
        base,
        newlines: Newlines::Join,
        marks: true,
        digits: Digits::AsWritten,
        reveal: false,
        joining: true,
    };
    lay_out(text, &options)
}
