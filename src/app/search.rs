//! The search in the document: the query, its hits in the visible text, its count, its history.

use std::ops::Range;

use crate::limits::HISTORY_MAX;
use crate::search::{Level, Mode, Query};

use super::across::Across;

/// How many hits there are, as far as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Total {
    /// Nothing is counted.
    #[default]
    None,
    /// So many so far; a worker counts on.
    AtLeast(usize),
    /// So many.
    Exact(usize),
}

/// The search.
#[derive(Debug, Default)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// The compiled query; `None`: no search.
    pub query: Option<Query>,
    /// How exactly hits must equal the query.
    pub level: Level,
    /// How what was typed is meant.
    pub mode: Mode,
    /// The hit one stands on.
    pub hit: Option<Range<usize>>,
    /// Starts of the hits counted so far, sorted; for "3/17".
    pub starts: Vec<usize>,
    /// How many there are.
    pub total: Total,
    /// What was searched before, newest last.
    pub history: Vec<String>,
    /// Number of the search: counts of an older one are dropped.
    pub revision: u64,
}

impl Search {
    /// Begins another search (an empty text ends it). The old counts are forgotten.
    pub fn set(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        // What is no regular expression (yet) finds nothing.
        self.query = Query::compile(text, self.level, self.mode).ok().flatten();
        self.forget_counts();
    }

    /// The search over all documents goes on in this one.
    pub fn take_over(&mut self, across: &Across) {
        (self.level, self.mode) = (across.level, across.mode);
        self.set(&across.text);
    }

    /// The counts do not hold any more: another query or another document.
    pub fn forget_counts(&mut self) {
        self.revision += 1;
        self.hit = None;
        self.starts.clear();
        self.total = if self.query.is_some() { Total::AtLeast(0) } else { Total::None };
    }

    /// Keeps what was typed for the history; a repeated query moves to its end.
    pub fn remember(&mut self) {
        let text = self.text.clone();
        self.remember_text(&text);
    }

    /// The same with what was typed elsewhere.
    pub fn remember_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.history.retain(|old| old != text);
        self.history.push(text.to_owned());
        if self.history.len() > HISTORY_MAX {
            self.history.remove(0);
        }
    }

    /// Hits that touch `bytes` of `text`, looked for from `margin` bytes before on.
    pub fn hits_in(&self, text: &str, bytes: Range<usize>, margin: usize) -> Vec<Range<usize>> {
        let Some(query) = &self.query else { return Vec::new() };
        let start = floor_boundary(text, bytes.start.saturating_sub(margin));
        let end = floor_boundary(text, (bytes.end + margin).min(text.len()));
        let Some(window) = text.get(start..end) else { return Vec::new() };
        query
            .find_iter(window)
            .map(|hit| hit.start + start..hit.end + start)
            .filter(|hit| hit.end > bytes.start && hit.start < bytes.end)
            .collect()
    }

    /// Which hit (1-based) one stands on, when it is counted already.
    pub fn ordinal(&self) -> Option<usize> {
        let hit = self.hit.as_ref()?;
        self.starts.binary_search(&hit.start).ok().map(|index| index + 1)
    }
}

/// The largest char boundary at or before `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
