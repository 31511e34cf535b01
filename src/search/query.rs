//! A compiled query: letters or a regular expression, at a level.

use std::ops::Range;
use std::sync::Arc;

use super::hits::Hits;
use super::level::{Level, Mode};
use super::literal::Literal;
use super::pattern::{Pattern, PatternError};
use super::words;
use crate::text::Depth;

/// A range of the searched text: from the first letter to the end of the last letter's marks.
pub type Hit = Range<usize>;

/// Bytes that are searched at once on the way back.
const BACK_BYTES: usize = 64 * 1024;

/// Bytes around a window that a letter of the query may need: itself and the marks on it.
const MARGIN_PER_UNIT: usize = 32;

/// Bytes around a window for white space, for the word around a hit, and for a hit of a regular
/// expression.
const MARGIN_BYTES: usize = 4096;

/// A compiled query; cheap to clone.
#[derive(Clone, Debug)]
pub struct Query {
    pub(super) kind: Kind,
    words: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Literal(Arc<Literal>),
    Pattern(Arc<Pattern>),
}

impl Query {
    /// Compiles what the reader typed; `None` if nothing in it can be searched (empty, only
    /// marks, only spaces).
    pub fn new(text: &str, level: Level) -> Option<Self> {
        let literal = Literal::new(text, level.depth(text.contains(char::is_uppercase)))?;
        Some(Self { kind: Kind::Literal(Arc::new(literal)), words: level == Level::Word })
    }

    /// Compiles a regular expression over the text as it is folded at the level.
    ///
    /// The syntax is that of the crate regex, `^` and `$` being the ends of a line. Letters of
    /// the pattern, alone or in a class, stand for all their spellings; marks and what else the
    /// level ignores are not there, so `.` and a class take a letter with its marks, and marks in
    /// the pattern match nothing. Digits are the ASCII ones (`\d` finds all that fold to them). A
    /// space that stands alone finds white space of any kind and length; white space in the text
    /// is a space or, at the end of a line, `\n`. Matches of nothing are no hits. Time is linear
    /// in the text; a pattern that would grow too large is an error.
    pub fn regex(pattern: &str, level: Level) -> Result<Self, PatternError> {
        let pattern = Pattern::new(pattern, level)?;
        Ok(Self { kind: Kind::Pattern(Arc::new(pattern)), words: level == Level::Word })
    }

    /// [`Query::new`] or [`Query::regex`]; `Ok(None)` if there is nothing to search for.
    pub fn compile(text: &str, level: Level, mode: Mode) -> Result<Option<Self>, PatternError> {
        match mode {
            Mode::Letters => Ok(Self::new(text, level)),
            Mode::Regex if text.is_empty() => Ok(None),
            Mode::Regex => Self::regex(text, level).map(Some),
        }
    }

    /// The first hit that starts at `from` or later.
    pub fn find(&self, text: &str, from: usize) -> Option<Hit> {
        self.hits_in(text, from..usize::MAX).next()
    }

    /// All hits in reading order, not overlapping. Lazy; [`Hits::advance`] searches in slices.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> Hits<'a> {
        self.hits_in(text, 0..usize::MAX)
    }

    /// The hits that start in `starts`, in reading order, not overlapping; they may end beyond
    /// it.
    ///
    /// For a text that is read in windows: `window` is the text of `starts` with
    /// [`Query::margin_bytes`] before and after it (less at the ends of the text). Windows that
    /// follow each other, each beginning its `starts` where the one before ended or, if that is
    /// later, at the end of the last hit, give the hits of the whole text, so long as no hit is
    /// longer than the margin. A longer hit (a page of white space, thousands of marks on a
    /// letter) may be cut off or missed where it reaches the edge of a window.
    pub fn hits_in<'a>(&'a self, window: &'a str, starts: Range<usize>) -> Hits<'a> {
        Hits::new(self, window, starts)
    }

    /// How much text around the part that is searched a window needs, in bytes: a few KiB, and
    /// 32 bytes more for each letter of the query.
    pub fn margin_bytes(&self) -> usize {
        match &self.kind {
            Kind::Literal(literal) => MARGIN_BYTES + MARGIN_PER_UNIT * literal.len(),
            Kind::Pattern(_) => MARGIN_BYTES,
        }
    }

    /// The hit that starts last before `before`. (In a text like "aaaa" it may overlap hits that
    /// are found on the way forth.)
    pub fn find_back(&self, text: &str, before: usize) -> Option<Hit> {
        self.find_back_by(text, before, BACK_BYTES)
    }

    fn find_back_by(&self, text: &str, before: usize, window_bytes: usize) -> Option<Hit> {
        let mut end = text.ceil_char_boundary(before);
        while end > 0 {
            let near = end.saturating_sub(window_bytes);
            let (start, last) = match &self.kind {
                Kind::Literal(literal) => {
                    let start = literal.window_start(text, near);
                    (start, self.last_match(literal, text, start..end))
                }
                Kind::Pattern(_) => {
                    let start = text.floor_char_boundary(near);
                    (start, self.hits_in(text, start..end).last())
                }
            };
            if last.is_some() {
                return last;
            }
            end = start;
        }
        None
    }

    /// The match that starts last in `starts`, overlapping ones counted.
    fn last_match(&self, literal: &Literal, text: &str, starts: Range<usize>) -> Option<Hit> {
        let (mut at, reach) = (starts.start, literal.reach(text, starts.end));
        let mut last = None;
        while let Some(anchor) = literal.next_anchor(text, at, reach) {
            at = text.ceil_char_boundary(anchor + 1);
            let matches = literal.matches_at(text, anchor, starts.start);
            let fits = |hit: &Hit| hit.start < starts.end && self.admits(text, hit);
            last = matches.filter(fits).last().or(last);
        }
        last
    }

    /// Whether a match is a hit: in whole words, if the level asks for them.
    pub(super) fn admits(&self, text: &str, hit: &Hit) -> bool {
        !self.words || words::is_whole(text, hit, self.depth())
    }

    pub(super) fn depth(&self) -> Depth {
        match &self.kind {
            Kind::Literal(literal) => literal.depth(),
            Kind::Pattern(pattern) => pattern.depth(),
        }
    }
}

#[cfg(test)]
mod tests;
