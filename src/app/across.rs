//! The search over all documents of the list: the query, what was found so far, and the rows of the
//! results view: documents with their counts, under each its hits.
//!
//! In: what workers report, what the person asks to see. Out: [`Row`]s in their order. Counts are
//! exact; of the hits themselves only so many are kept (`limits`). Knows nothing of drawing or
//! threads.

mod rows;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::{Kind, Language};
use crate::limits::{ACROSS_HITS_MAX, ACROSS_HITS_PER_DOCUMENT_MAX};
use crate::search::{Level, Mode, Query};
use crate::text::Direction;

use super::state::ListPlace;

pub(super) use rows::refresh;
pub use rows::{Row, Sort};

/// A hit with the line around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcrossHit {
    /// Where it is in the document's text, in bytes.
    pub bytes: Range<usize>,
    /// The line around it, as far as it is kept; line ends are blanks.
    pub excerpt: Box<str>,
    /// Where it is in the excerpt.
    pub marked: Range<usize>,
    /// The direction of most of the excerpt.
    pub direction: Direction,
    /// Which kinds of mention it stands in or beside; `None`: not looked yet.
    pub beside: Option<Kinds>,
}

/// A set of kinds of mention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// Adds a kind.
    pub fn add(&mut self, kind: Kind) {
        self.0 |= 1 << kind as u8;
    }

    /// Whether it is in the set.
    pub fn has(self, kind: Kind) -> bool {
        self.0 >> (kind as u8) & 1 == 1
    }
}

/// What was found in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many hits it has.
    pub count: usize,
    /// The first of them.
    pub hits: Vec<AcrossHit>,
    /// Its language, by the words around its first hit.
    pub language: Option<Language>,
}

/// What workers report of a search.
#[derive(Debug, Default)]
pub struct Findings {
    /// The number of the search.
    pub revision: u64,
    /// Documents (slots) with a hit.
    pub found: Vec<(usize, Found)>,
    /// Documents without any.
    pub without: Vec<usize>,
    /// All documents were searched.
    pub ended: bool,
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// There is none.
    #[default]
    None,
    /// Workers search.
    Running,
    /// It was stopped before its end.
    Stopped,
    /// All documents were searched.
    Ended,
}

/// What is known of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Known {
    #[default]
    Nothing,
    HasHits,
    HasNone,
}

/// How far the look for mentions beside hits has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// A worker looks.
    pub running: bool,
    /// Hits looked at.
    pub done: usize,
}

/// Where one went from the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Departure {
    /// The document.
    pub slot: usize,
    /// Places in its jump list on arrival: going back beyond them leads to the results.
    pub jumps: usize,
}

/// The search over all documents.
#[derive(Debug, Default)]
pub struct Across {
    /// What was typed.
    pub text: String,
    /// How exactly hits must equal the query.
    pub level: Level,
    /// How the query is meant.
    pub mode: Mode,
    /// The compiled query.
    pub query: Option<Query>,
    /// Why there is none: the words of the fault, in English.
    pub fault: Option<String>,
    /// Number of the search: reports of an older one are dropped.
    pub revision: u64,
    /// How far it has come.
    pub course: Course,
    /// Documents searched.
    pub searched: usize,
    /// Documents of the list.
    pub all: usize,
    /// Hits in them.
    pub count: usize,
    /// What was found, by slot.
    pub found: BTreeMap<usize, Found>,
    /// Hits kept.
    pub kept: usize,
    known: Vec<Known>,
    /// The order of the documents.
    pub sort: Sort,
    /// Only documents with this in their names.
    pub name: String,
    /// Only documents in this language.
    pub language: Option<Language>,
    /// Only hits in or beside a mention of this kind.
    pub kind: Option<Kind>,
    /// The look for such mentions.
    pub looking: Looking,
    /// The rows that are listed.
    pub rows: Vec<Row>,
    /// The rows do not hold any more.
    stale: bool,
    /// The selected row and the first visible one.
    pub place: ListPlace,
    /// The hit to go to when its document has been opened: its slot and bytes.
    pub destination: Option<(usize, Range<usize>)>,
    /// Where one went last.
    pub departure: Option<Departure>,
}

impl Across {
    /// Begins another search over `all` documents. What is known of documents without a hit stays,
    /// if the new query cannot have one there either.
    pub fn begin(&mut self, text: &str, level: Level, mode: Mode, all: usize) {
        let narrower = self.is_narrower(text, level, mode) && self.known.len() == all;
        text.clone_into(&mut self.text);
        (self.level, self.mode, self.all) = (level, mode, all);
        match Query::compile(text, level, mode) {
            Ok(query) => (self.query, self.fault) = (query, None),
            Err(error) => (self.query, self.fault) = (None, Some(error.to_string())),
        }
        if narrower {
            let forget = |known: &mut Known| {
                if *known == Known::HasHits {
                    *known = Known::Nothing;
                }
            };
            self.known.iter_mut().for_each(forget);
        } else {
            self.known = vec![Known::Nothing; all];
        }
        self.revision += 1;
        self.searched = self.known.iter().filter(|known| **known == Known::HasNone).count();
        (self.count, self.kept, self.looking) = (0, 0, Looking::default());
        self.found.clear();
        self.rows.clear();
        self.place = ListPlace::default();
        self.course = if self.query.is_some() { Course::Running } else { Course::None };
        self.stale = true;
    }

    /// Whether each hit of the new query begins with a hit of the one before.
    fn is_narrower(&self, text: &str, level: Level, mode: Mode) -> bool {
        let letters = mode == Mode::Letters && self.mode == Mode::Letters && level != Level::Word;
        // A capital makes others count, too.
        let same_case = self.text.contains(char::is_uppercase) == text.contains(char::is_uppercase);
        letters && level == self.level && self.query.is_some() && same_case && text.starts_with(&self.text)
    }

    /// The documents that are still to be searched, in the order of the list.
    pub fn to_search(&self) -> Vec<usize> {
        let open = |(slot, known): (usize, &Known)| (*known == Known::Nothing).then_some(slot);
        self.known.iter().enumerate().filter_map(open).collect()
    }

    /// Takes what workers found; what an older search found is dropped.
    pub fn take(&mut self, findings: Findings) {
        if findings.revision != self.revision || self.course != Course::Running {
            return;
        }
        self.searched += findings.without.len() + findings.found.len();
        for slot in findings.without {
            if let Some(known) = self.known.get_mut(slot) {
                *known = Known::HasNone;
            }
        }
        for (slot, mut found) in findings.found {
            if let Some(known) = self.known.get_mut(slot) {
                *known = Known::HasHits;
            }
            self.count += found.count;
            let room = ACROSS_HITS_MAX.saturating_sub(self.kept).min(ACROSS_HITS_PER_DOCUMENT_MAX);
            found.hits.truncate(room);
            self.kept += found.hits.len();
            self.found.insert(slot, found);
        }
        if findings.ended {
            self.course = Course::Ended;
        }
        self.stale = true;
    }

    /// Stops a search that runs.
    pub fn stop(&mut self) {
        if self.course == Course::Running {
            self.course = Course::Stopped;
            self.revision += 1;
        }
        self.looking.running = false;
    }

    /// Goes on with a search that was stopped; whether there is one.
    pub fn resume(&mut self) -> bool {
        let stopped = self.course == Course::Stopped;
        if stopped {
            self.course = Course::Running;
        }
        stopped
    }

    /// Something else is to be listed.
    pub fn relist(&mut self) {
        self.stale = true;
    }

    /// The hits whose mentions are not known yet, by document.
    pub fn to_look_at(&self) -> Vec<(usize, Vec<Range<usize>>)> {
        let unknown = |found: &Found| {
            let hits = found.hits.iter().filter(|hit| hit.beside.is_none());
            hits.map(|hit| hit.bytes.clone()).collect::<Vec<_>>()
        };
        let of_documents = self.found.iter().map(|(slot, found)| (*slot, unknown(found)));
        of_documents.filter(|(_, hits)| !hits.is_empty()).collect()
    }

    /// Takes what was seen beside hits of the search of a number; `ended`: those were the last.
    pub fn take_looks(&mut self, revision: u64, kinds: &[(usize, Vec<(usize, Kinds)>)], ended: bool) {
        if revision != self.revision {
            return;
        }
        for (slot, kinds) in kinds {
            self.take_kinds(*slot, kinds);
        }
        self.looking.running &= !ended;
    }

    /// Takes the kinds of mention that stand in or beside hits of a document, by their starts.
    pub fn take_kinds(&mut self, slot: usize, kinds: &[(usize, Kinds)]) {
        let Some(found) = self.found.get_mut(&slot) else { return };
        for hit in &mut found.hits {
            let at = kinds.binary_search_by_key(&hit.bytes.start, |(start, _)| *start);
            if let Some((_, kinds)) = at.ok().and_then(|at| kinds.get(at)) {
                hit.beside = Some(*kinds);
            }
        }
        self.looking.done += kinds.len();
        self.stale = true;
    }

    /// Whether a worker must look for mentions beside hits now.
    pub fn wants_look(&self) -> bool {
        let has_hits = matches!(self.course, Course::Running | Course::Ended);
        self.kind.is_some() && !self.looking.running && has_hits && {
            let unknown = |hit: &AcrossHit| hit.beside.is_none();
            self.found.values().any(|found| found.hits.iter().any(unknown))
        }
    }

    /// The document and the hit of the selected row: of a document its first hit that is listed, of
    /// "more" the last one before it.
    pub fn selected(&self) -> Option<(usize, Option<Range<usize>>)> {
        let hit = |slot: usize, index: usize| Some(self.found.get(&slot)?.hits.get(index)?.bytes.clone());
        match self.rows.get(self.place.selected)? {
            Row::Document(slot) => {
                let next = self.rows.get(self.place.selected + 1);
                let first = match next {
                    Some(Row::Hit(of, index)) if of == slot => hit(*slot, *index),
                    _ => None,
                };
                Some((*slot, first))
            }
            Row::Hit(slot, index) => Some((*slot, hit(*slot, *index))),
            Row::More(slot, _) => {
                let last = self.found.get(slot).and_then(|found| found.hits.last());
                Some((*slot, last.map(|hit| hit.bytes.clone())))
            }
        }
    }

    /// Languages of the documents found, in their order.
    pub fn languages(&self) -> Vec<Language> {
        let found = |language: &Language| self.found.values().any(|found| found.language == Some(*language));
        Language::ALL.into_iter().filter(found).collect()
    }
}

#[cfg(test)]
mod tests;
