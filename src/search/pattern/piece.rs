//! A piece of the text, folded, with the way back to the bytes of the source.

use std::ops::Range;

use super::super::Hit;
use super::Pattern;
use crate::text::{Depth, fold_scalar_at, marks_end};

/// Bytes of the source in which matches begin, per piece.
const PIECE_BYTES: usize = 32 * 1024;

/// Bytes after them: a match may go on that far.
const AFTER_BYTES: usize = 4096;

/// Bytes before them at most, for the character before a match (`^`, `\b`).
const BEFORE_BYTES: usize = 4096;

/// A folded piece of a text.
#[derive(Clone, Debug)]
pub(in super::super) struct Piece {
    /// The bytes of the source in which matches begin.
    starts: Range<usize>,
    folded: String,
    /// For each byte of `folded`: the byte of the source, from `base` on, at which the scalar
    /// that it came from begins.
    origins: Vec<u32>,
    base: usize,
}

impl Piece {
    /// The piece in which matches begin at `from`, a character boundary, or later.
    pub(in super::super) fn new(text: &str, from: usize, depth: Depth) -> Self {
        let until = text.ceil_char_boundary(from.saturating_add(PIECE_BYTES));
        let end = text.ceil_char_boundary(until.saturating_add(AFTER_BYTES));
        let base = before(text, from, depth);
        let mut piece = Self {
            starts: from..until,
            folded: String::with_capacity(end - base),
            origins: Vec::new(),
            base,
        };
        piece.fold(text.get(base..end).unwrap_or_default(), depth);
        piece
    }

    fn fold(&mut self, source: &str, depth: Depth) {
        let mut chars = source.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c == '\r' && chars.peek().is_some_and(|&(_, next)| next == '\n') {
                continue;
            }
            for &scalar in fold_scalar_at(c, depth).iter() {
                self.folded.push(white(scalar));
            }
            self.origins.resize(self.folded.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
    }

    /// Whether matches that begin at `at` are found in this piece.
    pub(in super::super) fn holds(&self, at: usize) -> bool {
        self.starts.contains(&at)
    }

    /// Where the next piece begins.
    pub(in super::super) fn end(&self) -> usize {
        self.starts.end
    }

    /// The first match that begins in `within` and that `admits` takes for a hit.
    pub(in super::super) fn find(
        &self,
        pattern: &Pattern,
        text: &str,
        within: &Range<usize>,
        admits: impl Fn(&Hit) -> bool,
    ) -> Option<Hit> {
        let from = within.start.saturating_sub(self.base);
        let mut at = self.origins.partition_point(|&origin| (origin as usize) < from);
        while let Some(found) = pattern.find(&self.folded, at) {
            let start = self.origin(found.start)?;
            if start >= within.end {
                return None;
            }
            if !found.is_empty() {
                let hit = start..self.end_of(text, found.end)?;
                if admits(&hit) {
                    return Some(hit);
                }
            }
            at = self.folded.ceil_char_boundary(found.start + 1);
        }
        None
    }

    /// Where the source of a byte of the folded text begins.
    fn origin(&self, at: usize) -> Option<usize> {
        self.origins.get(at).map(|&origin| self.base + origin as usize)
    }

    /// Where the source of folded text that ends at `end` ends, with its last letter's marks.
    fn end_of(&self, text: &str, end: usize) -> Option<usize> {
        let last = self.origin(end.checked_sub(1)?)?;
        let letter = text.get(last..)?.chars().next()?;
        Some(marks_end(text, last + letter.len_utf8()))
    }
}

/// Where the character before `from` begins, those skipped that fold to nothing.
fn before(text: &str, from: usize, depth: Depth) -> usize {
    let limit = text.floor_char_boundary(from.saturating_sub(BEFORE_BYTES));
    let near = text.get(limit..from).unwrap_or_default();
    near.rfind(|c| !fold_scalar_at(c, depth).is_empty()).map_or(limit, |at| limit + at)
}

/// White space is a space or, if it ends a line, a newline.
fn white(c: char) -> char {
    match c {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}
