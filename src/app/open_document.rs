//! An open document with the reader's place in it and what was found in it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::analysis::{Analysis, Entity, EntityId, Language, Mention};
use crate::document::{Division, Document, Text};
use crate::limits::{JUMPS_MAX, SENTENCE_BYTES_MAX};
use crate::text::{LayoutOptions, Newlines};

use super::flow::{Flow, LayoutCache, Top};
use super::same_text;
use super::state::View;
use super::threshold::Threshold;

/// Where the reader is in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The first visible row.
    pub top: Top,
    /// The byte one jumped to last: a mention, a hit, a click.
    pub focus: Option<usize>,
}

/// Places one came from and can go back to.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    back: Vec<Place>,
    forward: Vec<Place>,
}

impl Jumps {
    /// Forgets places beyond the end of a text of `len` bytes.
    pub fn keep_within(&mut self, len: usize) {
        for places in [&mut self.back, &mut self.forward] {
            places.retain(|place| place.top.byte <= len);
        }
    }

    /// Remembers a place before a jump away from it.
    pub fn push(&mut self, place: Place) {
        self.forward.clear();
        if self.back.last() != Some(&place) {
            self.back.push(place);
        }
        if self.back.len() > JUMPS_MAX {
            self.back.remove(0);
        }
    }

    /// How many places one can go back to.
    pub fn depth(&self) -> usize {
        self.back.len()
    }

    /// The place before, when one stands at `here`.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        let place = self.back.pop()?;
        self.forward.push(here);
        Some(place)
    }

    /// The place that `back` came from.
    pub fn forward(&mut self, here: Place) -> Option<Place> {
        let place = self.forward.pop()?;
        self.back.push(here);
        Some(place)
    }
}

/// What the analysis found, as far as it has come.
#[derive(Debug, Default)]
pub struct Findings {
    /// Sorted by start, not overlapping.
    pub mentions: Vec<Mention>,
    /// What they name.
    pub entities: Vec<Entity>,
    /// The bytes that were analysed: the text, or of a large one the part around the reader.
    pub part: Range<usize>,
    /// The language of most of the text, when the analysis has ended.
    pub language: Option<Language>,
    /// Grows with every change, so that lists made from it know when they are stale.
    pub revision: u64,
}

impl Findings {
    /// Whether only a part of a text of `len` bytes was analysed.
    pub fn is_of_a_part(&self, len: usize) -> bool {
        !self.part.is_empty() && self.part.len() < len / 2
    }

    /// Takes mentions that were found while the analysis goes on: first those near the reader, so
    /// batches come in any order.
    pub fn add(&mut self, mentions: Vec<Mention>) {
        self.mentions.extend(mentions);
        self.mentions.sort_by_key(|mention| mention.bytes.start);
    }

    /// Takes the result of an analysis that has ended. Gives the entities that became others: what
    /// was listed as two things may be one, once the whole text is known.
    pub fn finish(&mut self, analysis: Analysis) -> HashMap<EntityId, EntityId> {
        let mut renamed = HashMap::new();
        let mut new = analysis.mentions.iter().peekable();
        for old in &self.mentions {
            while new.next_if(|mention| mention.bytes.start < old.bytes.start).is_some() {}
            if let Some(same) = new.peek().filter(|mention| mention.bytes == old.bytes) {
                renamed.entry(old.entity).or_insert(same.entity);
            }
        }
        self.mentions = analysis.mentions;
        self.entities = analysis.entities;
        self.language = Some(analysis.language);
        self.revision += 1;
        renamed
    }
}

/// What happened to the file of an open document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It is longer; the end of the text is there already.
    Grown,
    /// It is shorter, and so is the text.
    CutShort,
    /// It was written to: what is shown is not what it holds.
    Changed,
    /// Another file has its name now; what is shown is the old one.
    Replaced,
    /// It has no name any more; what is shown is still there.
    Gone,
}

/// An open document.
#[derive(Debug)]
pub struct OpenDocument {
    /// The text and what is known of it.
    pub document: Document<Text>,
    /// Its paragraphs, with or without reflow.
    pub division: Division,
    /// Broken lines are joined.
    pub reflow: bool,
    /// Its date as the person said it, ISO 8601: what relative dates count from.
    pub date: Option<String>,
    /// What was found in it.
    pub findings: Findings,
    /// Overrides of direction and embeddings left open: what is read may not be what is stored
    /// (CVE-2021-42574). Counted beside the reading.
    pub hazards: usize,
    /// What happened to its file since it was opened.
    pub news: Option<News>,
    /// The screen stays at the end as the text grows.
    pub is_followed: bool,
    /// Where the reader is.
    pub place: Place,
    /// Where the reader was.
    pub jumps: Jumps,
    cache: RefCell<LayoutCache>,
}

impl OpenDocument {
    /// Opens at the start of the text, reflowed if its lines are broken.
    pub fn new(document: Document<Text>) -> Self {
        let reflow = document.broken_lines;
        Self {
            division: Division::of(&document.text, reflow, document.direction),
            reflow,
            document,
            date: None,
            findings: Findings::default(),
            hazards: 0,
            news: None,
            is_followed: false,
            place: Place::default(),
            jumps: Jumps::default(),
            cache: RefCell::default(),
        }
    }

    /// Takes the place and what was set in an older reading of the same document.
    pub fn take_over(&mut self, old: &Self) {
        self.date.clone_from(&old.date);
        self.is_followed = old.is_followed;
        if self.reflow != old.reflow && old.reflow != old.document.broken_lines {
            self.set_reflow(old.reflow);
        }
        let (from, to) = (&old.document.text, &self.document.text);
        self.place.top = Top { byte: same_text::find(from, old.place.top.byte, to), ..old.place.top };
        self.place.focus = old.place.focus.map(|byte| same_text::find(from, byte, to));
        self.jumps = old.jumps.clone();
        self.jumps.keep_within(to.len());
        self.findings.revision = old.findings.revision + 1;
    }

    /// The text became longer or shorter.
    pub fn text_changed(&mut self) {
        self.cache.borrow_mut().clear();
        let len = self.document.text.len();
        if self.place.top.byte > len {
            self.place.top = Top { byte: len, spacer: false };
        }
        self.place.focus = self.place.focus.filter(|&byte| byte <= len);
        self.jumps.keep_within(len);
        self.findings.mentions.retain(|mention| mention.bytes.end <= len);
        self.findings.revision += 1;
    }

    /// What was read of the file before does not hold any more.
    pub fn text_rewritten(&mut self) {
        self.division.forget();
        self.text_changed();
    }

    /// Says when it was written; what was found with another date is forgotten.
    pub fn set_date(&mut self, date: Option<String>) {
        self.date = date;
        self.findings = Findings { revision: self.findings.revision + 1, ..Findings::default() };
    }

    /// Joins broken lines, or shows the lines of the source. The place stays at its byte.
    pub fn set_reflow(&mut self, reflow: bool) {
        self.reflow = reflow;
        self.division = Division::of(&self.document.text, reflow, self.document.direction);
        self.cache.borrow_mut().clear();
    }

    /// The rows of the document at a width in cells.
    pub fn flow(&self, view: &View, columns: u16) -> Flow<'_> {
        Flow {
            text: &self.document.text,
            division: &self.division,
            options: LayoutOptions {
                columns,
                base: view.base(self.document.direction),
                newlines: if self.reflow { Newlines::Join } else { Newlines::Break },
                marks: view.marks,
                digits: view.digits,
                reveal: view.reveal,
                joining: true,
            },
            spaced: self.reflow,
            cache: &self.cache,
        }
    }

    /// The mentions that touch a range of bytes, in reading order.
    pub fn mentions_in(&self, bytes: Range<usize>) -> &[Mention] {
        let mentions = &self.findings.mentions;
        let first = mentions.partition_point(|mention| mention.bytes.end <= bytes.start);
        let end = mentions.partition_point(|mention| mention.bytes.start < bytes.end);
        mentions.get(first..end).unwrap_or(&[])
    }

    /// The nearest mention that `wanted` accepts and that starts at `byte` or later (forward) or
    /// before it; wraps round the end. The flag says that it did.
    pub fn mention_from(
        &self,
        byte: usize,
        forward: bool,
        wanted: impl Fn(&Mention) -> bool,
    ) -> Option<(&Mention, bool)> {
        let mentions = &self.findings.mentions;
        if forward {
            let split = mentions.partition_point(|mention| mention.bytes.start < byte);
            let after = mentions[split..].iter().find(|mention| wanted(mention));
            after.map(|mention| (mention, false)).or_else(|| {
                mentions[..split].iter().find(|mention| wanted(mention)).map(|mention| (mention, true))
            })
        } else {
            let split = mentions.partition_point(|mention| mention.bytes.start < byte);
            let before = mentions[..split].iter().rfind(|mention| wanted(mention));
            before.map(|mention| (mention, false)).or_else(|| {
                mentions[split..].iter().rfind(|mention| wanted(mention)).map(|mention| (mention, true))
            })
        }
    }

    /// The words around some bytes of the text, inside their paragraph: up to `before` scalars before
    /// them from the start of a word, and up to `longest` bytes after.
    pub fn excerpt(&self, bytes: &Range<usize>, longest: usize, before: usize) -> Range<usize> {
        let text = &self.document.text;
        let bounds = self.division.at(bytes.start).bytes;
        let head = text.get(bounds.start..bytes.start);
        let start = match head.char_indices().rev().nth(before.saturating_sub(1)) {
            Some((at, _)) if before > 0 => {
                let to_word = head[at..].find(char::is_whitespace).map_or(head.len(), |space| at + space);
                let trimmed = head[to_word..].trim_start();
                bounds.start + head.len() - trimmed.len()
            }
            Some(_) => bytes.start,
            None => bounds.start,
        };
        let end = (bytes.end + longest).min(bounds.end).max(bytes.end).min(text.len());
        // Where characters begin is the text's to say.
        let (first, words) = text.window(start..end);
        first..first + words.len()
    }

    /// The mention at a byte.
    pub fn mention_at(&self, byte: usize) -> Option<&Mention> {
        self.mentions_in(byte..byte + 1).first()
    }

    /// Which of an entity's mentions (1-based) starts at a byte, and how many there are, of those
    /// that are sure enough.
    pub fn ordinal_of(&self, entity: EntityId, byte: usize, threshold: Threshold) -> (usize, usize) {
        let wanted = |mention: &&Mention| mention.entity == entity && threshold.admits(mention);
        let same = || self.findings.mentions.iter().filter(wanted);
        (same().take_while(|mention| mention.bytes.start <= byte).count(), same().count())
    }

    /// How many mentions are wanted.
    pub fn count_of(&self, wanted: impl Fn(&Mention) -> bool) -> usize {
        self.findings.mentions.iter().filter(|mention| wanted(mention)).count()
    }

    /// The sentence (UAX #29, 5) in which a mention stands, as far as it is looked for.
    pub fn sentence_of(&self, bytes: &Range<usize>) -> Range<usize> {
        let whole = self.division.at(bytes.start).bytes;
        let from = bytes.start.saturating_sub(SENTENCE_BYTES_MAX).max(whole.start);
        let to = bytes.end.saturating_add(SENTENCE_BYTES_MAX).min(whole.end);
        let (from, piece) = self.document.text.window(from..to);
        // Line ends that were joined end no sentence.
        let piece = piece.replace(['\r', '\n'], " ");
        let (mut start, mut end) = (from, (from + piece.len()).max(bytes.end));
        for (at, sentence) in piece.split_sentence_bound_indices() {
            if from + at <= bytes.start {
                start = from + at;
            }
            if from + at + sentence.len() >= bytes.end {
                end = from + at + sentence.len();
                break;
            }
        }
        start..end
    }

    /// What must hold: places and mentions lie inside the text.
    pub fn check(&self) -> Result<(), String> {
        let len = self.document.text.len();
        if self.place.top.byte > len {
            return Err(format!("place {} in a text of {len} bytes", self.place.top.byte));
        }
        match self.findings.mentions.iter().find(|mention| mention.bytes.end > len) {
            Some(mention) => Err(format!("mention {:?} in a text of {len} bytes", mention.bytes)),
            None => Ok(()),
        }
    }
}
