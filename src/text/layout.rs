//! Lays a paragraph out into rows of cells.
//!
//! In: the text of one paragraph and [`LayoutOptions`]. Out: a [`Layout`]: rows of cells in
//! visual order (left to right), each cell with a harmless symbol, its width and the bytes it
//! stands for; and the map cell <-> byte both ways. The stages, one file each: joints, clusters,
//! levels, joining, breaks, harmless (all gathered by units), wrap, order (gathered by row).

use std::ops::Range;

use super::harmless::HiddenReason;
use super::units::{ELLIPSIS, Kind, Rows, Unit, Units, units};
use super::wrap::{RowUnits, fit, wrap};
use super::{BaseDirection, Digits, Direction, Newlines, Row};
use crate::text::order::Blank;

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

/// Bytes that have no cell, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The bytes: whole characters.
    pub bytes: Range<usize>,
    /// Why they are not shown.
    pub reason: HiddenReason,
}

/// A laid out paragraph. Every byte belongs to the cells of one cluster or to [`Layout::hidden`].
#[derive(Clone, Debug, Default)]
pub struct Layout {
    direction: Direction,
    rows: Vec<Row>,
    hidden: Vec<Hidden>,
    /// Columns that were asked for.
    columns: u16,
}

impl Layout {
    /// The paragraph's base direction: rtl rows are set flush right.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The rows from top to bottom, at least one. They tile the paragraph's bytes.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The bytes without a cell, ascending, neighbours of one reason as one range. Marks that are
    /// hidden in the cell of their letter belong to that cell.
    pub fn hidden(&self) -> &[Hidden] {
        &self.hidden
    }

    /// Columns that a row may have, in cells.
    pub fn columns(&self) -> u16 {
        self.columns
    }

    /// The row that holds the byte (the last row for bytes past the end).
    pub fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.bytes().start <= byte).saturating_sub(1)
    }

    /// The cell that shows the byte: the place of the cell that covers it (of several that show
    /// one cluster, the first in reading order), or, for a hidden byte, of the nearest following
    /// cell in reading order, at the end of the nearest preceding one. `None` only in a layout
    /// without cells.
    pub fn place_of(&self, byte: usize) -> Option<Place> {
        let row = self.row_of(byte);
        if let Some(column) = self.rows.get(row)?.column_of(byte) {
            return Some(Place { row, column });
        }
        let after =
            (row..self.rows.len()).find_map(|row| Some((row, self.rows.get(row)?.shown_after(byte)?)));
        let before = || (0..=row).rev().find_map(|row| Some((row, self.rows.get(row)?.shown_before(byte)?)));
        let (row, shown) = after.or_else(before)?;
        Some(Place { row, column: self.rows.get(row)?.column_of(shown)? })
    }

    /// The column (0..=width) at which a caret before `byte` stands. The caret goes with the
    /// character after it: left edge of its cell in left-to-right text, right edge in
    /// right-to-left text; inside a cluster or a ligature it stands at the beginning. At the end
    /// of the text, and in the white space that hangs at the end of a row, it stands on the side
    /// on which the next letter of the base direction will appear.
    pub fn caret_of(&self, byte: usize) -> Option<Place> {
        let index = self.row_of(byte);
        let row = self.rows.get(index)?;
        let edge = row.edge_before(byte).or_else(|| row.edge_before(row.shown_after(byte)?));
        let end = if self.direction.is_rtl() { 0 } else { row.width_cells() };
        Some(Place { row: index, column: edge.unwrap_or(end) })
    }

    /// The byte at which the cell at a place begins; a place beyond the row's content gives the
    /// row's logical start or end on that side (its right side, since columns count from the
    /// left: the start in right-to-left paragraphs). Rows beyond the last give the text's end.
    pub fn byte_at(&self, place: Place) -> usize {
        let Some(row) = self.rows.get(place.row) else {
            return self.rows.last().map_or(0, |row| row.bytes().end);
        };
        row.byte_at(place.column)
            .unwrap_or_else(|| if self.direction.is_rtl() { row.bytes().start } else { row.visible_end() })
    }
}

/// Lays `text`, one paragraph without its final line end, out.
pub fn lay_out(text: &str, options: &LayoutOptions) -> Layout {
    let direction = options.base.of(text);
    let mut units = units(text, direction, options, Rows::Many);
    let rows = wrap(&mut units.units, options.columns);
    assemble(&units, &rows, direction, options.columns)
}

/// Lays `text` out on exactly one row of at most `columns` cells, for titles, list entries and
/// the status line. What does not fit is cut at its logical end and an ellipsis stands there; it
/// covers the bytes that are not shown. Line ends and tabs are shown as spaces; spaces at the end
/// are kept, so that an input field shows them.
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
    let direction = base.of(text);
    let mut units = units(text, direction, &options, Rows::One);
    let (mut row, cut) = fit(&units.units, columns);
    if cut {
        row = end_with_ellipsis(&mut units, &row, direction);
    }
    assemble(&units, &[row], direction, columns)
}

/// Replaces all units after `row` by an ellipsis.
fn end_with_ellipsis(units: &mut Units, row: &RowUnits, direction: Direction) -> RowUnits {
    let start = units.units.get(row.units.end).map_or(0, |unit| unit.start);
    let end = units.units.last().map_or(start, |unit| unit.end);
    units.units.truncate(row.units.end);
    let glyph = units.glyphs.len();
    units.glyphs.begin(ELLIPSIS, 1);
    units.units.push(Unit {
        start,
        end,
        level: u8::from(direction.is_rtl()),
        blank: Blank::Separator,
        kind: Kind::Name,
        glyph,
        glyphs: 1,
        width: 1,
        break_before: false,
    });
    RowUnits { units: 0..units.units.len(), visible: units.units.len() }
}

fn assemble(units: &Units, rows: &[RowUnits], direction: Direction, columns: u16) -> Layout {
    let mut hidden = Vec::new();
    let mut made = Vec::with_capacity(rows.len());
    let mut start = 0;
    for row in rows {
        let end = row
            .units
            .end
            .checked_sub(1)
            .and_then(|last| units.units.get(last))
            .map_or(start, |unit| unit.end);
        made.push(Row::new(units, row, direction, start..end));
        collect_hidden(units, row, &mut hidden);
        start = end;
    }
    let layout = Layout { direction, rows: made, hidden, columns: columns.max(1) };
    debug_assert_eq!(layout.check(), Ok(()));
    layout
}

/// Adds the units of the row that have no cell.
fn collect_hidden(units: &Units, row: &RowUnits, hidden: &mut Vec<Hidden>) {
    for index in row.units.clone() {
        let Some(unit) = units.units.get(index) else { continue };
        let reason = match unit.kind {
            Kind::Hidden(reason) => reason,
            Kind::RowEnd => HiddenReason::RowEnd,
            Kind::Space | Kind::Tab if index >= row.visible => HiddenReason::TrailingSpace,
            _ => continue,
        };
        match hidden.last_mut() {
            Some(last) if last.reason == reason && last.bytes.end == unit.start => last.bytes.end = unit.end,
            _ => hidden.push(Hidden { bytes: unit.start..unit.end, reason }),
        }
    }
}

#[cfg(test)]
mod tests;
