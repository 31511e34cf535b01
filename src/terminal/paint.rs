//! From one finished buffer to the next: the bytes that turn the screen of the one into the
//! screen of the other. Knows what the terminal shows, asks it nothing, writes nothing itself.
//!
//! One frame is one piece of bytes inside synchronized output, so that nobody sees half a page.
//! Small gaps of unchanged cells are written out, since jumping costs more; a row's blank end is
//! erased; rows that only moved are moved by the terminal.
//! Trap: after a terminal's own reordering was switched off, the screen must be cleared before a
//! row is written, or VTE goes on reordering it.

mod colours;
mod row;
mod scroll;

#[cfg(test)]
mod tests;

use std::io::Write as _;

use ratatui::buffer::Buffer;

pub(super) use colours::{Ink, Paint, change, rgb};
pub(super) use row::Row;

use super::identify::Mode;
use super::modes::{Surroundings, address, is_whole_row};

const SYNCHRONIZED: &[u8] = b"\x1b[?2026h";
const SYNCHRONIZED_END: &[u8] = b"\x1b[?2026l";
const HIDE: &[u8] = b"\x1b[?25l";
const SHOW: &[u8] = b"\x1b[?25h";

/// Blanks from which on erasing and jumping is shorter than writing them.
const BLANKS_ERASED: usize = 12;

/// How frames are written for this terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// How rows are addressed.
    pub mode: Mode,
    /// Which colours may be sent.
    pub ink: Ink,
    /// What surrounds the text.
    pub around: Surroundings,
}

/// What the terminal shows, and the bytes of the frame being made.
#[derive(Debug, Default)]
pub(super) struct Painter {
    shown: Vec<Row>,
    wanted: Vec<Row>,
    laid: Row,
    columns: u16,
    known: bool,
    cursor: Option<(u16, u16)>,
    pen: Paint,
    at: Option<(usize, usize)>,
    out: Vec<u8>,
}

impl Painter {
    /// Forgets what is shown: the next frame clears the screen and draws all.
    pub(super) fn forget(&mut self) {
        self.known = false;
    }

    /// The bytes that show `buffer`, the cursor at `cursor` (column, row) or hidden; `before` is
    /// sent first when the screen is drawn afresh. Empty if nothing has to change.
    pub(super) fn frame(
        &mut self,
        buffer: &Buffer,
        cursor: Option<(u16, u16)>,
        manner: Manner,
        before: &[u8],
    ) -> &[u8] {
        self.out.clear();
        self.at = None;
        self.want(buffer, manner);
        let same_size = self.columns == buffer.area.width && self.shown.len() == self.wanted.len();
        let afresh = !self.known || !same_size;
        if !afresh && self.shown == self.wanted {
            self.only_cursor(cursor);
            return &self.out;
        }
        if afresh {
            self.out.extend_from_slice(before);
        }
        self.out.extend_from_slice(SYNCHRONIZED);
        if self.cursor.is_some() || afresh {
            self.out.extend_from_slice(HIDE);
        }
        if afresh {
            self.clear(buffer.area.width);
        } else if let Some(scroll) = scroll::find(&self.shown, &self.wanted) {
            self.scroll(scroll);
        }
        for row in 0..self.wanted.len() {
            self.row(row, is_whole_row(manner.mode));
        }
        self.ink(Paint::default());
        if let Some((column, row)) = cursor {
            self.go(usize::from(row), usize::from(column));
            self.out.extend_from_slice(SHOW);
        }
        self.out.extend_from_slice(SYNCHRONIZED_END);
        self.cursor = cursor;
        std::mem::swap(&mut self.shown, &mut self.wanted);
        &self.out
    }

    fn want(&mut self, buffer: &Buffer, manner: Manner) {
        let width = usize::from(buffer.area.width);
        self.wanted.resize_with(usize::from(buffer.area.height), Row::default);
        let cells = buffer.content.chunks(width.max(1));
        for (row, cells) in self.wanted.iter_mut().zip(cells) {
            row.fill(cells, manner.ink);
            if address(row, manner.mode, manner.around, &mut self.laid) {
                std::mem::swap(row, &mut self.laid);
            }
        }
    }

    fn only_cursor(&mut self, cursor: Option<(u16, u16)>) {
        if cursor == self.cursor {
            return;
        }
        match cursor {
            Some((column, row)) => {
                self.go(usize::from(row), usize::from(column));
                if self.cursor.is_none() {
                    self.out.extend_from_slice(SHOW);
                }
            }
            None => self.out.extend_from_slice(HIDE),
        }
        self.cursor = cursor;
    }

    fn clear(&mut self, columns: u16) {
        self.out.extend_from_slice(b"\x1b[m\x1b[2J");
        self.pen = Paint::default();
        self.columns = columns;
        self.known = true;
        self.shown.clear();
        self.shown.resize_with(self.wanted.len(), || Row::blank(columns));
    }

    /// Moves rows inside a scroll region: by deleting or inserting lines, which every terminal
    /// knows (the Linux console knows no SU and SD).
    fn scroll(&mut self, scroll: scroll::Scroll) {
        let (top, bottom, count) = (scroll.top + 1, scroll.bottom + 1, scroll.up.unsigned_abs());
        let verb = if scroll.up > 0 { 'M' } else { 'L' };
        self.ink(Paint::default());
        self.write(format_args!("\x1b[{top};{bottom}r\x1b[{top}H\x1b[{count}{verb}\x1b[r"));
        self.at = None;
        scroll::apply(&mut self.shown, scroll, self.columns);
    }

    fn row(&mut self, number: usize, whole: bool) {
        let (Some(shown), Some(wanted)) = (self.shown.get_mut(number), self.wanted.get_mut(number)) else {
            return;
        };
        if shown == wanted {
            return;
        }
        // Taken out for the while, since writing needs all of self.
        let (shown, wanted) = (std::mem::take(shown), std::mem::take(wanted));
        self.differences(number, &shown, &wanted, whole);
        if let Some(place) = self.shown.get_mut(number) {
            *place = shown;
        }
        if let Some(place) = self.wanted.get_mut(number) {
            *place = wanted;
        }
    }

    fn differences(&mut self, number: usize, shown: &Row, wanted: &Row, whole: bool) {
        let (content, before) = (wanted.content_end(), shown.content_end());
        let erases = before > content + 3;
        let end = if erases { content } else { content.max(before) };
        let mut column = 0;
        while column < end {
            let (symbol, slot) = wanted.at(column);
            if slot.width == 0 || (!whole && wanted.same_at(shown, column)) {
                column += 1;
                continue;
            }
            let blanks = (column..end).take_while(|column| wanted.is_blank(*column)).count();
            if blanks >= BLANKS_ERASED {
                self.reach(number, column, wanted);
                self.ink(Paint::default());
                self.write(format_args!("\x1b[{blanks}X"));
                column += blanks;
                continue;
            }
            self.reach(number, column, wanted);
            self.put(symbol, slot.width, slot.paint);
            column += usize::from(slot.width);
        }
        if erases {
            self.reach(number, content, wanted);
            self.ink(Paint::default());
            self.out.extend_from_slice(b"\x1b[K");
        }
    }

    fn put(&mut self, symbol: &str, width: u8, paint: Paint) {
        self.ink(paint);
        self.out.extend_from_slice(symbol.as_bytes());
        // Terminals disagree on the width of composed wide symbols, and at the right edge the
        // cursor stays: the next cell is addressed afresh.
        let sure = width == 1 || symbol.chars().nth(1).is_none();
        self.at = self.at.map(|(row, column)| (row, column + usize::from(width)));
        if !sure || self.at.is_some_and(|(_, column)| column >= usize::from(self.columns)) {
            self.at = None;
        }
    }

    /// Brings the cursor to a column of a row: over a small gap by writing its cells once more.
    fn reach(&mut self, row: usize, column: usize, wanted: &Row) {
        let gap = match self.at {
            Some((at_row, at)) if at_row == row && at < column => at..column,
            _ => return self.go(row, column),
        };
        let mut bytes = 0;
        let same_paint = gap.clone().all(|column| {
            let (symbol, slot) = wanted.at(column);
            bytes += symbol.len();
            slot.paint == self.pen && slot.width == 1
        });
        // The jump costs ESC [ G and the digits of the column.
        let jump = 3 + (column + 1).checked_ilog10().unwrap_or(0) as usize + 1;
        if same_paint && bytes <= jump {
            for column in gap {
                let (symbol, slot) = wanted.at(column);
                self.put(symbol, slot.width, slot.paint);
            }
        } else {
            self.write(format_args!("\x1b[{}G", column + 1));
            self.at = Some((row, column));
        }
    }

    fn go(&mut self, row: usize, column: usize) {
        match self.at {
            Some(at) if at == (row, column) => {}
            Some((at_row, _)) if at_row + 1 == row && column == 0 => self.out.extend_from_slice(b"\r\n"),
            Some((at_row, _)) if at_row == row => self.write(format_args!("\x1b[{}G", column + 1)),
            _ if column == 0 => self.write(format_args!("\x1b[{}H", row + 1)),
            _ => self.write(format_args!("\x1b[{};{}H", row + 1, column + 1)),
        }
        self.at = Some((row, column));
    }

    fn ink(&mut self, paint: Paint) {
        change(self.pen, paint, &mut self.out);
        self.pen = paint;
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing into memory does not fail.
        let _ = self.out.write_fmt(text);
    }
}
