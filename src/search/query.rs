//! A compiled query and its hits in a text.

use std::ops::Range;

use super::anchor::Anchor;
use super::matching::{self, Spot};
use super::units::{self, Unit};
use crate::text::{Depth, fold_scalar_at};

/// How exactly a hit must equal the query. At every level a space finds white space of any kind
/// and length, line ends too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// The very letters.
    Exact,
    /// Combining marks and invisible characters are ignored.
    Marks,
    /// Letters are folded as well (alef, yeh, kaf, heh forms, finals, digits, case). A query with
    /// a capital letter finds capitals where it has them and nowhere else.
    #[default]
    Loose,
}

/// A range of the searched text: from the first letter to the end of the last letter's marks.
pub type Hit = Range<usize>;

/// Bytes that are searched at once on the way back.
const WINDOW_BYTES: usize = 64 * 1024;

/// A compiled query.
#[derive(Clone, Debug)]
pub struct Query {
    units: Vec<Unit>,
    anchor: Anchor,
    depth: Depth,
}

impl Query {
    /// Compiles what the reader typed; `None` if nothing in it can be searched (empty, only
    /// marks, only spaces).
    pub fn new(text: &str, level: Level) -> Option<Self> {
        let depth = match level {
            Level::Exact => Depth::Exact,
            Level::Marks => Depth::Marks,
            Level::Loose if text.contains(char::is_uppercase) => Depth::Cased,
            Level::Loose => Depth::Loose,
        };
        let units = units::compile(text, depth);
        let anchor = Anchor::choose(&units, depth)?;
        Some(Self { units, anchor, depth })
    }

    /// The first hit that starts at `from` or later.
    pub fn find(&self, text: &str, from: usize) -> Option<Hit> {
        self.hits(text, from).next()
    }

    /// All hits in reading order, not overlapping. Lazy; [`Hits::advance`] searches in slices.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> Hits<'a> {
        self.hits(text, 0)
    }

    /// The hit that starts last before `before`. (In a text like "aaaa" it may overlap hits that
    /// are found on the way forth.)
    pub fn find_back(&self, text: &str, before: usize) -> Option<Hit> {
        self.find_back_by(text, before, WINDOW_BYTES)
    }

    fn find_back_by(&self, text: &str, before: usize, window_bytes: usize) -> Option<Hit> {
        let mut end = text.ceil_char_boundary(before);
        while end > 0 {
            let start = self.window_start(text, end.saturating_sub(window_bytes));
            let (mut at, reach) = (start, self.reach(text, end));
            let mut last = None;
            while let Some(anchor) = self.anchor.next(text, at, reach) {
                at = text.ceil_char_boundary(anchor + 1);
                last = self.hits_at(text, anchor, start).filter(|hit| hit.start < end).last().or(last);
            }
            if last.is_some() {
                return last;
            }
            end = start;
        }
        None
    }

    fn hits<'a>(&'a self, text: &'a str, from: usize) -> Hits<'a> {
        let from = text.ceil_char_boundary(from);
        Hits { query: self, text, from, at: from }
    }

    /// A place to start a window, at `near` or before it, that cuts no run of white space: a
    /// query that begins with a space would find only the second half.
    fn window_start(&self, text: &str, near: usize) -> usize {
        let near = text.floor_char_boundary(near);
        let before = text.get(..near).unwrap_or_default();
        let letter = |c: char| fold_scalar_at(c, self.depth).iter().any(|part| !part.is_whitespace());
        before.rfind(letter).map_or(0, |at| text.ceil_char_boundary(at + 1))
    }

    /// Where the anchor of a hit that starts before `end` lies at the latest (an end, in bytes).
    fn reach(&self, text: &str, end: usize) -> usize {
        let letters = matching::forward(text, end, self.depth).filter(|element| element.scalar != ' ');
        letters.take(self.anchor.unit + 1).last().map_or(text.len(), |element| element.end)
    }

    /// The hits whose anchor letter stands in the character at the byte `at` (a ligature may hold
    /// it twice), by their start.
    fn hits_at(&self, text: &str, at: usize, not_before: usize) -> impl Iterator<Item = Hit> {
        let source = text.get(at..).and_then(|rest| rest.chars().next());
        let folded = source.map(|source| fold_scalar_at(source, self.depth));
        let inners = 0..folded.map_or(0, |folded| folded.len());
        inners.filter_map(move |inner| {
            let spot = Spot { at, inner };
            let stands = folded?.get(inner) == Some(&self.anchor.letter);
            stands.then(|| {
                matching::around(text, &self.units, self.anchor.unit, spot, self.depth, not_before)
            })?
        })
    }
}

/// The hits of a query in a text, in reading order, not overlapping.
#[derive(Clone, Debug)]
pub struct Hits<'a> {
    query: &'a Query,
    text: &'a str,
    /// No hit begins before it.
    from: usize,
    /// The anchor is looked for from here on.
    at: usize,
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

impl Hits<'_> {
    /// Looks at about `bytes` more of the text, at least one character, so that a caller can stop
    /// between slices. What was looked at is not looked at again.
    pub fn advance(&mut self, bytes: usize) -> Step {
        let until = self.text.ceil_char_boundary(self.at.saturating_add(bytes.max(1)));
        match self.next_before(until) {
            Some(hit) => Step::Found(hit),
            None if self.at >= self.text.len() => Step::Ended,
            None => Step::Paused,
        }
    }

    /// How much of the text has been looked at, in bytes.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next hit whose anchor stands before `until`, a character boundary.
    fn next_before(&mut self, until: usize) -> Option<Hit> {
        while let Some(at) = self.query.anchor.next(self.text, self.at, until) {
            self.at = self.text.ceil_char_boundary(at + 1);
            if let Some(hit) = self.query.hits_at(self.text, at, self.from).next() {
                (self.from, self.at) = (hit.end, hit.end);
                return Some(hit);
            }
        }
        self.at = self.at.max(until);
        None
    }
}

impl Iterator for Hits<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        self.next_before(self.text.len())
    }
}

#[cfg(test)]
mod tests;
