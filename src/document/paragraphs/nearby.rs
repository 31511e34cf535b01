//! The paragraphs around a byte of a text that is too large to be divided as a whole.
//!
//! Where a paragraph begins and ends is found in a window around it, and is the same from whichever
//! byte it is looked for: a line (or, with reflow, the lines of a paragraph) of at most
//! [`limits::PARAGRAPH_BYTES_MAX`] bytes is whole; a longer one is cut at places that depend on its
//! bytes alone, near the multiples of [`GRID_BYTES`].

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::{Cut, Lines, Paragraph, Reflow};
use crate::document::Text;
use crate::limits;

/// Bytes from one cut of a long paragraph to the next, about.
const GRID_BYTES: usize = 16 * 1024;

/// Bytes before and after a byte in which its paragraph is looked for. Reason: an end of the longest
/// paragraph, and some lines more for what reflow must see of the lines around.
const REACH_BYTES: usize = limits::PARAGRAPH_BYTES_MAX + 16 * 1024;

/// Windows whose paragraphs are kept: around the reader, and at the end of the text.
const WINDOWS_MAX: usize = 4;

/// The paragraphs of a text by windows.
#[derive(Debug)]
pub(super) struct Nearby {
    text: Text,
    reflow: Option<Reflow>,
    windows: Mutex<Vec<Window>>,
}

impl Clone for Nearby {
    fn clone(&self) -> Self {
        Self::new(self.text.clone(), self.reflow)
    }
}

/// A window and what it holds.
#[derive(Clone, Debug)]
struct Window {
    /// Bytes whose paragraphs it tells.
    sure: Range<usize>,
    /// Length of the text when it was read.
    text_len: usize,
    /// It reaches the end of the text.
    at_end: bool,
    /// Sorted, not overlapping.
    paragraphs: Vec<Paragraph>,
}

impl Nearby {
    pub(super) fn new(text: Text, reflow: Option<Reflow>) -> Self {
        Self { text, reflow, windows: Mutex::new(Vec::new()) }
    }

    /// The paragraph that holds the byte, or the last one that begins before it.
    pub(super) fn at(&self, byte: usize) -> Paragraph {
        let end = byte.min(self.text.len());
        self.within(byte, |window, index| window.paragraphs.get(index).cloned())
            .unwrap_or(Paragraph { bytes: end..end, cut: Cut::Hard })
    }

    /// The paragraph after one.
    pub(super) fn next(&self, paragraph: &Paragraph) -> Option<Paragraph> {
        let start = paragraph.bytes.start;
        let inside = self.within(start, |window, index| {
            let next = window.paragraphs.get(index + 1)?;
            (next.bytes.start > start && window.tells(next.bytes.start)).then(|| next.clone())
        });
        // At the edge of a window: the first byte after the line end, or what is found beyond blanks.
        let beyond = || {
            let mut at = paragraph.bytes.end;
            while at < self.text.len() {
                at += 1;
                let next = self.at(at);
                if next.bytes.start > start {
                    return Some(next);
                }
                // A gap of blank lines is passed by windows, not by bytes.
                at = at.max(self.gap_end(at));
            }
            None
        };
        inside.or_else(beyond)
    }

    /// The paragraph before one.
    pub(super) fn previous(&self, paragraph: &Paragraph) -> Option<Paragraph> {
        let mut before = paragraph.bytes.start.checked_sub(1)?;
        loop {
            let previous = self.at(before);
            if previous.bytes.start < paragraph.bytes.start {
                return Some(previous);
            }
            // Nothing but blank lines: look further back.
            before = before.checked_sub(REACH_BYTES)?;
        }
    }

    /// Forgets what was read: the file changed.
    pub(super) fn forget(&self) {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Where the white space that begins at a byte ends, as far as a window sees.
    fn gap_end(&self, byte: usize) -> usize {
        let (start, text) = self.text.window(byte..byte.saturating_add(REACH_BYTES));
        start + text.find(|letter: char| !letter.is_whitespace()).unwrap_or(text.len())
    }

    /// Asks the window that tells the paragraph of a byte: its paragraphs, and the index of the one.
    fn within<T>(&self, byte: usize, ask: impl FnOnce(&Window, usize) -> Option<T>) -> Option<T> {
        let byte = byte.min(self.text.len());
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let len = self.text.len();
        windows.retain(|window| window.text_len == len || !window.at_end && window.sure.end <= len);
        let position = windows.iter().position(|window| window.tells(byte)).unwrap_or_else(|| {
            if windows.len() >= WINDOWS_MAX {
                windows.remove(0);
            }
            windows.push(self.read(byte));
            windows.len() - 1
        });
        let window = windows.remove(position);
        let index = window.index_at(byte);
        let answer = ask(&window, index);
        windows.push(window);
        answer
    }

    /// Reads the window around a byte.
    fn read(&self, byte: usize) -> Window {
        let text_len = self.text.len();
        let wanted = byte.saturating_sub(REACH_BYTES)..byte.saturating_add(REACH_BYTES);
        let (start, text) = self.text.window(wanted.clone());
        let at_start = start == 0;
        let at_end = wanted.end >= text_len;
        let end = start + text.len();
        let mut paragraphs = Vec::new();
        let mut push = |unit: Range<usize>| {
            // What touches an edge goes on beyond it.
            let open_start = unit.start == 0 && !at_start;
            let open_end = unit.end == text.len() && !at_end;
            let unit = Unit { bytes: start + unit.start..start + unit.end, open_start, open_end };
            unit.pieces(start, &text, &mut paragraphs);
        };
        match self.reflow {
            Some(reflow) => reflow.paragraphs(&text, &mut push),
            None => Lines::of(&text).for_each(&mut push),
        }
        let sure_start = if at_start { 0 } else { byte.saturating_sub(GRID_BYTES).max(start) };
        let sure_end = if at_end { usize::MAX } else { byte.saturating_add(GRID_BYTES).min(end) };
        Window { sure: sure_start..sure_end, text_len, at_end, paragraphs }
    }
}

impl Window {
    fn tells(&self, byte: usize) -> bool {
        self.sure.contains(&byte)
    }

    fn index_at(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.bytes.start <= byte).saturating_sub(1)
    }
}

/// A line or the lines of a paragraph, as far as a window shows it.
struct Unit {
    bytes: Range<usize>,
    /// It begins before the window.
    open_start: bool,
    /// It ends after the window.
    open_end: bool,
}

impl Unit {
    /// Adds it, in pieces if it is too long for one.
    fn pieces(mut self, window_start: usize, text: &str, paragraphs: &mut Vec<Paragraph>) {
        let is_whole = !self.open_start && !self.open_end;
        if is_whole && self.bytes.len() <= limits::PARAGRAPH_BYTES_MAX {
            paragraphs.push(Paragraph { bytes: self.bytes, cut: Cut::Hard });
            return;
        }
        if self.open_start {
            // The piece that the edge cuts is told by another window.
            self.bytes.start = next_cut(window_start, text, self.bytes.start);
        }
        while self.bytes.start < self.bytes.end {
            let at = next_cut(window_start, text, self.bytes.start);
            let bytes = self.bytes.start..at.min(self.bytes.end);
            let cut = if at >= self.bytes.end && !self.open_end { Cut::Hard } else { Cut::Soft };
            self.bytes.start = bytes.end;
            paragraphs.push(Paragraph { bytes, cut });
        }
    }
}

/// The first cut after a byte: after the last space before a multiple of [`GRID_BYTES`], at most half
/// of that before it, or else at the character there. The same for all bytes between two cuts.
fn next_cut(window_start: usize, text: &str, byte: usize) -> usize {
    let mut multiple = (byte / GRID_BYTES + 1) * GRID_BYTES;
    loop {
        let cut = cut_at(window_start, text, multiple);
        if cut > byte {
            return cut;
        }
        multiple += GRID_BYTES;
    }
}

fn cut_at(window_start: usize, text: &str, multiple: usize) -> usize {
    let end = window_start + text.len();
    if multiple >= end {
        return end.max(multiple);
    }
    let at = text.floor_char_boundary(multiple.saturating_sub(window_start));
    let half = text.floor_char_boundary((multiple - GRID_BYTES / 2).saturating_sub(window_start));
    let before = text.get(half..at).unwrap_or_default();
    let space = memchr::memrchr(b' ', before.as_bytes()).map(|space| half + space + 1);
    // A space may carry marks; then it is no place to cut.
    let after_space = space.filter(|&space| {
        text.get(space..).and_then(|after| after.chars().next()).is_some_and(char::is_alphanumeric)
    });
    window_start + after_space.unwrap_or_else(|| super::between_clusters(text, at, half))
}

#[cfg(test)]
mod tests;
