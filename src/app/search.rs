//! The search in the document: the query, its hits in the visible text, its count, its history.

use std::ops::Range;

use crate::document::Text;
use crate::limits::{HISTORY_MAX, STARTS_MAX};
use crate::search::{Level, Mode, PatternError, Query};

use super::across::Across;
use super::seek::Way;

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

/// A search for the nearest hit that goes on beside the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeking {
    /// From where, and which way.
    pub way: Way,
    /// Its answer is a jump, to come back from; else the field is still open.
    pub is_jump: bool,
    /// Hundredths of the text that it has looked at.
    pub percent: u8,
    /// Its number: answers to an older one are dropped.
    pub number: u64,
}

/// Parts of a text for which is known whether they have hits.
const PARTS: usize = 1024;

/// Where in a text hits are, for the scroll bar.
#[derive(Clone, Debug)]
pub struct Spread([u64; PARTS / 64]);

impl Default for Spread {
    fn default() -> Self {
        Self([0; PARTS / 64])
    }
}

impl Spread {
    /// Adds a hit at a byte of a text of `len` bytes.
    pub fn add(&mut self, byte: usize, len: usize) {
        let part = part_of(byte, len);
        if let Some(bits) = self.0.get_mut(part / 64) {
            *bits |= 1 << (part % 64);
        }
    }

    /// Whether some of the bytes from `start` to `end` have hits, as far as is known.
    pub fn any(&self, start: usize, end: usize, len: usize) -> bool {
        let parts = part_of(start, len)..=part_of(end.saturating_sub(1).max(start), len);
        parts.into_iter().any(|part| self.0.get(part / 64).is_some_and(|bits| bits >> (part % 64) & 1 == 1))
    }
}

fn part_of(byte: usize, len: usize) -> usize {
    (byte.saturating_mul(PARTS) / len.max(1)).min(PARTS - 1)
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
    /// How it is meant.
    pub mode: Mode,
    /// What is wrong with it, while it cannot be searched.
    pub fault: Option<PatternError>,
    /// The hit one stands on.
    pub hit: Option<Range<usize>>,
    /// Starts of the hits counted so far, sorted, at most [`STARTS_MAX`]; for "3/17".
    pub starts: Vec<usize>,
    /// Where they are.
    pub spread: Spread,
    /// Hundredths of the text that are counted, while a worker counts.
    pub counted_percent: Option<u8>,
    /// The nearest hit is being looked for beside the loop.
    pub seeking: Option<Seeking>,
    /// How many there are.
    pub total: Total,
    /// What was searched before, newest last.
    pub history: Vec<String>,
    /// Searches for a nearest hit so far.
    pub seeks: u64,
    /// Number of the search: counts of an older one are dropped.
    pub revision: u64,
}

impl Search {
    /// Begins another search (an empty text ends it). The old counts are forgotten.
    pub fn set(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        (self.query, self.fault) = match Query::compile(text, self.level, self.mode) {
            Ok(query) => (query, None),
            Err(fault) => (None, Some(fault)),
        };
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
        self.seeking = None;
        self.begin_count();
        self.total = if self.query.is_some() { Total::AtLeast(0) } else { Total::None };
    }

    /// What was counted is counted anew.
    pub fn begin_count(&mut self) {
        self.starts.clear();
        self.spread = Spread::default();
        self.counted_percent = None;
    }

    /// Takes hits that were counted in a text of `len` bytes; `percent`: how far, `None` at its end.
    pub fn add_counted(&mut self, starts: &[usize], percent: Option<u8>, len: usize) {
        let before = match self.total {
            Total::AtLeast(count) => count,
            Total::None | Total::Exact(_) => 0,
        };
        for &start in starts {
            self.spread.add(start, len);
        }
        let room = STARTS_MAX.saturating_sub(self.starts.len());
        self.starts.extend(starts.iter().take(room));
        self.counted_percent = percent;
        let count = before + starts.len();
        self.total = if percent.is_none() { Total::Exact(count) } else { Total::AtLeast(count) };
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
    pub fn hits_in(&self, text: &Text, bytes: Range<usize>, margin: usize) -> Vec<Range<usize>> {
        let Some(query) = &self.query else { return Vec::new() };
        let (start, window) = text.window(bytes.start.saturating_sub(margin)..bytes.end + margin);
        query
            .find_iter(&window)
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
