//! The symbols of a paragraph, one after the other in one string.
//!
//! A glyph is what one cell shows: a base and its marks. It never grows beyond
//! [`MARKS_PER_CELL_MAX`] marks and [`SYMBOL_BYTES_MAX`] bytes.

use crate::limits::{MARKS_PER_CELL_MAX, SYMBOL_BYTES_MAX};

/// One glyph: where its symbol stands and how many cells it takes.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    start: usize,
    /// Bytes.
    length: u8,
    marks: u8,
    /// Cells (1 or 2).
    width: u8,
}

/// Glyphs in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub(super) struct Glyphs {
    symbols: String,
    glyphs: Vec<Glyph>,
}

impl Glyphs {
    /// Room for the glyphs of a text of so many characters and bytes (forms are three bytes long
    /// where letters are two).
    pub(super) fn with_room_for(characters: usize, bytes: usize) -> Self {
        Self { symbols: String::with_capacity(bytes + bytes / 2), glyphs: Vec::with_capacity(characters) }
    }

    /// Begins a glyph of `width` cells.
    pub(super) fn begin(&mut self, base: char, width: u16) {
        let start = self.symbols.len();
        self.symbols.push(base);
        self.glyphs.push(Glyph { start, length: base.len_utf8() as u8, marks: 0, width: width as u8 });
    }

    /// Adds a mark to the last glyph; false when it has no room.
    pub(super) fn add_mark(&mut self, mark: char) -> bool {
        let Some(last) = self.glyphs.last_mut() else { return false };
        let length = usize::from(last.length) + mark.len_utf8();
        if usize::from(last.marks) == MARKS_PER_CELL_MAX || length > SYMBOL_BYTES_MAX {
            return false;
        }
        self.symbols.push(mark);
        last.marks += 1;
        last.length = length as u8;
        true
    }

    /// How many glyphs there are.
    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// Takes back all glyphs from the `count`-th on.
    pub(super) fn truncate(&mut self, count: usize) {
        if let Some(first) = self.glyphs.get(count) {
            self.symbols.truncate(first.start);
            self.glyphs.truncate(count);
        }
    }

    /// The glyph with its symbol.
    pub(super) fn get(&self, index: usize) -> Option<(&str, u16)> {
        let glyph = self.glyphs.get(index)?;
        Some((
            self.symbols.get(glyph.start..glyph.start + usize::from(glyph.length))?,
            u16::from(glyph.width),
        ))
    }

    /// Cells of the glyphs from the `from`-th on.
    pub(super) fn width_from(&self, from: usize) -> usize {
        self.glyphs.get(from..).unwrap_or_default().iter().map(|glyph| usize::from(glyph.width)).sum()
    }
}
