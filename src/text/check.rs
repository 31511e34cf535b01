//! The laws of a [`Layout`], as a function that property tests and debug builds call.

use std::ops::Range;

use super::harmless::is_harmless;
use super::{Layout, Place, Row};

impl Layout {
    /// Verifies the layout's laws: rows tile the bytes; every byte belongs to the cells of one
    /// cluster or to the hidden set; no row is wider than asked; columns are without gaps; every
    /// symbol may be sent to a terminal; cell -> byte -> cell comes back. `Err` names the broken
    /// law and its place.
    pub fn check(&self) -> Result<(), String> {
        let Some(last) = self.rows().last() else { return Err("no row".to_owned()) };
        let mut next = 0;
        for (index, row) in self.rows().iter().enumerate() {
            if row.bytes().start != next || row.bytes().end < next {
                return Err(format!("row {index}: bytes {:?} after {next}", row.bytes()));
            }
            next = row.bytes().end;
            check_row(row, self.columns()).map_err(|fault| format!("row {index}: {fault}"))?;
        }
        self.check_bytes(last.bytes().end)?;
        self.check_places()
    }

    /// Cells and hidden ranges tile the text.
    fn check_bytes(&self, length: usize) -> Result<(), String> {
        let mut owned: Vec<Range<usize>> = self.hidden().iter().map(|hidden| hidden.bytes.clone()).collect();
        for row in self.rows() {
            let mut cells: Vec<_> = row.cells().map(|cell| (cell.bytes.start, cell.bytes.end)).collect();
            // Cells of one cluster stand side by side.
            cells.dedup();
            owned.extend(cells.into_iter().map(|(start, end)| start..end));
        }
        owned.sort_by_key(|bytes| bytes.start);
        let mut next = 0;
        for bytes in owned {
            if bytes.start != next || bytes.is_empty() {
                return Err(format!("bytes {bytes:?} after {next}"));
            }
            next = bytes.end;
        }
        if next == length { Ok(()) } else { Err(format!("bytes end at {next}, not at {length}")) }
    }

    fn check_places(&self) -> Result<(), String> {
        for (index, row) in self.rows().iter().enumerate() {
            for cell in row.cells() {
                let place = Place { row: index, column: cell.column };
                let byte = self.byte_at(place);
                if byte != cell.bytes.start {
                    return Err(format!("{place:?} gives byte {byte}, not {:?}", cell.bytes));
                }
                let back = self.place_of(byte);
                // Of several cells of one cluster the first in reading order comes back.
                if back.map(|back| self.byte_at(back)) != Some(byte)
                    || back.map(|back| back.row) != Some(index)
                {
                    return Err(format!("byte {byte} gives {back:?}, not {place:?}"));
                }
            }
        }
        Ok(())
    }
}

fn check_row(row: &Row, columns: u16) -> Result<(), String> {
    if row.width_cells() > columns {
        return Err(format!("{} cells in {columns} columns", row.width_cells()));
    }
    if !(row.bytes().start..=row.bytes().end).contains(&row.visible_end()) {
        return Err(format!("visible end {} outside {:?}", row.visible_end(), row.bytes()));
    }
    let mut column = 0;
    for cell in row.cells() {
        if cell.column != column {
            return Err(format!("a gap before column {}", cell.column));
        }
        column += cell.width;
        if !is_harmless(cell.symbol, cell.width) {
            return Err(format!("symbol {:?} of {} cells", cell.symbol, cell.width));
        }
        if cell.bytes.start < row.bytes().start || cell.bytes.end > row.bytes().end {
            return Err(format!("cell {:?} outside {:?}", cell.bytes, row.bytes()));
        }
    }
    if column == row.width_cells() { Ok(()) } else { Err(format!("cells end at {column}")) }
}
