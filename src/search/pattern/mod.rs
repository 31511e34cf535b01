//! Regular expressions over folded text.
//!
//! The pattern is folded as the text is (`translate`) and tried on pieces of the text that are
//! folded one after the other (`piece`), each with the way back to the source.

mod error;
mod piece;
mod translate;

use regex_automata::Input;
use regex_automata::meta::Regex;

use super::Level;
use crate::text::Depth;

pub use error::{PatternError, PatternFault};
pub(super) use piece::Piece;

/// Bytes that the compiled pattern may take. Reason: time per letter of the text grows with it.
const SIZE_BYTES_MAX: usize = 1024 * 1024;

/// Bytes of the cache of the automaton that is built while searching.
const CACHE_BYTES: usize = 1024 * 1024;

/// A compiled regular expression.
#[derive(Debug)]
pub(super) struct Pattern {
    regex: Regex,
    depth: Depth,
}

impl Pattern {
    pub(super) fn new(pattern: &str, level: Level) -> Result<Self, PatternError> {
        let (expression, depth) = translate::translate(pattern, level)?;
        let settings = Regex::config()
            .nfa_size_limit(Some(SIZE_BYTES_MAX))
            .onepass(false)
            .hybrid_cache_capacity(CACHE_BYTES);
        let built = Regex::builder().configure(settings).build_from_hir(&expression);
        let regex = built.map_err(|error| PatternError::from_build(pattern, &error))?;
        Ok(Self { regex, depth })
    }

    pub(super) fn depth(&self) -> Depth {
        self.depth
    }

    /// The first match in `folded` that begins at `from` or later; its bytes.
    fn find(&self, folded: &str, from: usize) -> Option<std::ops::Range<usize>> {
        if from > folded.len() {
            return None;
        }
        self.regex.find(Input::new(folded).range(from..)).map(|found| found.range())
    }
}

#[cfg(test)]
mod tests;
