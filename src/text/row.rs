//! One row of a laid out paragraph: its cells from left to right.
//!
//! In: the units of the row in logical order. Out: cells in visual order, each with its symbol,
//! its column and the bytes that it stands for. Units without cells are not here but in
//! [`super::Layout::hidden`].

use std::ops::Range;

use super::Direction;
use super::order::{Blank, reset_blanks, visual_order};
use super::units::{Kind, Unit, Units};
use super::wrap::RowUnits;

/// One cell of a row as drawing sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellView<'a> {
    /// What is shown: one printable base with at most eight marks.
    pub symbol: &'a str,
    /// Columns it takes (1 or 2).
    pub width: u16,
    /// Cells from the row's left edge.
    pub column: u16,
    /// The bytes of the paragraph that it stands for (lam-alef: both letters). Cells that
    /// together show one thing (a tab, a control's name, a word ligature) have the same bytes.
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
    /// Where the white space and the hidden characters at the row's end begin.
    visible_end: usize,
    width: u16,
}

#[derive(Clone, Debug)]
struct CellSlot {
    /// Where its symbol begins, and how many bytes it has.
    symbol: u32,
    symbol_bytes: u8,
    width: u16,
    column: u16,
    bytes: Range<usize>,
    rtl: bool,
}

impl Row {
    /// The cells from left to right.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = CellView<'_>> + ExactSizeIterator {
        self.cells.iter().map(|slot| CellView {
            symbol: self.symbol(slot),
            width: slot.width,
            column: slot.column,
            bytes: slot.bytes.clone(),
            rtl: slot.rtl,
        })
    }

    fn symbol(&self, slot: &CellSlot) -> &str {
        let start = slot.symbol as usize;
        self.symbols.get(start..start + usize::from(slot.symbol_bytes)).unwrap_or(" ")
    }

    /// The bytes of the paragraph that the row shows (hidden ones included).
    pub fn bytes(&self) -> Range<usize> {
        self.bytes.clone()
    }

    /// The byte at which the white space and the hidden characters at the row's end begin.
    pub fn visible_end(&self) -> usize {
        self.visible_end
    }

    /// Cells of the row's content.
    pub fn width_cells(&self) -> u16 {
        self.width
    }

    /// The row of `row.units`, ordered for a paragraph of direction `base`. `end` is the byte
    /// after the row.
    pub(super) fn new(units: &Units, row: &RowUnits, base: Direction, bytes: Range<usize>) -> Self {
        let all = units.units.get(row.units.clone()).unwrap_or_default();
        let mut levels: Vec<u8> = all.iter().map(|unit| unit.level).collect();
        reset_blanks(
            &mut levels,
            |index| all.get(index).map_or(Blank::No, |unit| unit.blank),
            u8::from(base.is_rtl()),
        );
        let visible = row.visible - row.units.start;
        // X9: what is removed does not part what stands on both sides of it.
        let removed = |unit: &Unit| unit.blank == Blank::Removed && unit.glyphs == 0;
        let shown = all.get(..visible).unwrap_or_default();
        let ordered: Vec<(&Unit, u8)> = shown.iter().zip(levels).filter(|(unit, _)| !removed(unit)).collect();
        let visible_end = all.get(visible).map_or(bytes.end, |unit| unit.start);
        let mut made = Self { bytes, visible_end, ..Self::default() };
        made.symbols.reserve(4 * ordered.len());
        made.cells.reserve(ordered.len());
        let levels: Vec<u8> = ordered.iter().map(|entry| entry.1).collect();
        for index in visual_order(&levels) {
            if let Some((unit, level)) = ordered.get(index) {
                made.push_unit(units, unit, level % 2 == 1);
            }
        }
        made
    }

    fn push_unit(&mut self, units: &Units, unit: &Unit, rtl: bool) {
        let bytes = unit.start..unit.end;
        if unit.kind == Kind::Tab {
            for _ in 0..unit.width {
                self.push_cell(" ", 1, bytes.clone(), rtl);
            }
            return;
        }
        let count = usize::from(unit.glyphs);
        for step in 0..count {
            // The letters of a word ligature follow its direction, a name does not.
            let turned = rtl && unit.kind == Kind::Letters;
            let index = unit.glyph + if turned { count - 1 - step } else { step };
            if let Some((symbol, width)) = units.glyphs.get(index) {
                self.push_cell(symbol, width, bytes.clone(), rtl);
            }
        }
    }

    fn push_cell(&mut self, symbol: &str, width: u16, bytes: Range<usize>, rtl: bool) {
        let from = self.symbols.len();
        self.symbols.push_str(symbol);
        self.cells.push(CellSlot {
            symbol: from as u32,
            symbol_bytes: symbol.len() as u8,
            width,
            column: self.width,
            bytes,
            rtl,
        });
        self.width += width;
    }

    /// The column of the cell that shows `byte` itself: the first one in reading order.
    pub(super) fn column_of(&self, byte: usize) -> Option<u16> {
        let mut cells = self.cells.iter().filter(|cell| cell.bytes.contains(&byte));
        let first = cells.next()?;
        if first.rtl { cells.next_back().or(Some(first)).map(|cell| cell.column) } else { Some(first.column) }
    }

    /// The first byte of the cell nearest after `byte` in reading order.
    pub(super) fn shown_after(&self, byte: usize) -> Option<usize> {
        self.cells.iter().map(|cell| cell.bytes.start).filter(|start| *start > byte).min()
    }

    /// The first byte of the cell nearest before `byte` in reading order.
    pub(super) fn shown_before(&self, byte: usize) -> Option<usize> {
        self.cells.iter().map(|cell| cell.bytes.start).filter(|start| *start <= byte).max()
    }

    /// The column of the edge at which the text of the cell that shows `byte` begins.
    pub(super) fn edge_before(&self, byte: usize) -> Option<u16> {
        let column = self.column_of(byte)?;
        let cell = self.cells.iter().find(|cell| cell.column == column)?;
        Some(if cell.rtl { column + cell.width } else { column })
    }

    /// The first byte of the cell at `column`.
    pub(super) fn byte_at(&self, column: u16) -> Option<usize> {
        let index = self.cells.partition_point(|cell| cell.column + cell.width <= column);
        self.cells.get(index).map(|cell| cell.bytes.start)
    }
}
