//! Goes through the hits of a query in a text, whole or in slices.

use std::ops::Range;

use super::literal::Literal;
use super::pattern::{Pattern, Piece};
use super::query::{Hit, Kind, Query};

/// The hits of a query in a text, in reading order, not overlapping.
#[derive(Clone, Debug)]
pub struct Hits<'a> {
    query: &'a Query,
    text: &'a str,
    /// No hit begins before it.
    from: usize,
    /// Hits begin before it.
    until: usize,
    /// Up to here the text has been looked at.
    at: usize,
    /// Where looking ends: a little after `until`, since an anchor stands inside its hit.
    reach: usize,
    /// The folded part of the text that a regular expression is in.
    piece: Option<Piece>,
}

/// How far a slice of the search came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next hit.
    Found(Hit),
    /// No hit yet; there is more text.
    Paused,
    /// No more hits.
    Ended,
}

impl<'a> Hits<'a> {
    pub(super) fn new(query: &'a Query, text: &'a str, starts: Range<usize>) -> Self {
        let from = text.ceil_char_boundary(starts.start);
        let until = text.ceil_char_boundary(starts.end).max(from);
        let reach = match &query.kind {
            Kind::Literal(literal) => literal.reach(text, until),
            Kind::Pattern(_) => until,
        };
        Self { query, text, from, until, at: from, reach, piece: None }
    }

    /// Looks at about `bytes` more of the text, at least one character, so that a caller can stop
    /// between slices. What was looked at is not looked at again.
    pub fn advance(&mut self, bytes: usize) -> Step {
        let slice = self.text.ceil_char_boundary(self.at.saturating_add(bytes.max(1)));
        match self.next_before(slice.min(self.reach)) {
            Some(hit) => Step::Found(hit),
            None if self.at >= self.reach => Step::Ended,
            None => Step::Paused,
        }
    }

    /// How much of the text has been looked at, in bytes.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next hit that is met by looking on to `slice`, a character boundary.
    fn next_before(&mut self, slice: usize) -> Option<Hit> {
        let query = self.query;
        let hit = match &query.kind {
            Kind::Literal(literal) => self.next_match(literal, slice),
            Kind::Pattern(pattern) => self.next_in_pieces(pattern, slice),
        };
        match &hit {
            Some(hit) if hit.start >= self.until => {
                self.at = self.reach;
                return None;
            }
            Some(hit) => (self.from, self.at) = (hit.end, hit.end),
            None => self.at = self.at.max(slice),
        }
        hit
    }

    fn next_match(&mut self, literal: &Literal, slice: usize) -> Option<Hit> {
        while let Some(at) = literal.next_anchor(self.text, self.at, slice) {
            self.at = self.text.ceil_char_boundary(at + 1);
            let mut matches = literal.matches_at(self.text, at, self.from);
            if let Some(hit) = matches.find(|hit| self.query.admits(self.text, hit)) {
                return Some(hit);
            }
        }
        None
    }

    fn next_in_pieces(&mut self, pattern: &Pattern, slice: usize) -> Option<Hit> {
        while self.at < slice {
            let piece = match self.piece.take() {
                Some(piece) if piece.holds(self.at) => piece,
                _ => Piece::new(self.text, self.at, pattern.depth()),
            };
            let within = self.at..piece.end().min(slice);
            let hit = piece.find(pattern, self.text, &within, |hit| self.query.admits(self.text, hit));
            self.piece = Some(piece);
            if hit.is_some() {
                return hit;
            }
            self.at = within.end;
        }
        None
    }
}

impl Iterator for Hits<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        self.next_before(self.reach)
    }
}
