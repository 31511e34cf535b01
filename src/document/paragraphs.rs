//! Cuts a text into the paragraphs that are laid out one by one.
//!
//! Of a text in memory all are listed, each in eight bytes; of a larger one they are found where the
//! reader is (`nearby`).

mod nearby;

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use nearby::Nearby;

use super::Text;
use super::lines::Lines;
use super::reflow::Reflow;
use crate::limits;
use crate::text::Direction;

/// What ends a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// A paragraph separator of the source (or the end of the text).
    Hard,
    /// The limit on the size of a piece: the next one continues the same paragraph.
    Soft,
}

/// A paragraph: a range of the text without its final line end. With reflow it may hold line
/// ends that are read as spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the document's text.
    pub bytes: Range<usize>,
    /// What ends it.
    pub cut: Cut,
}

/// The paragraphs of a text in reading order; at least one. Their ranges are sorted and do not
/// overlap; between them lie only line ends (and, with reflow, blank lines).
#[derive(Clone, Debug)]
pub struct Paragraphs {
    list: Vec<Packed>,
}

impl Paragraphs {
    /// Splits `text`. Without `reflow` each source line is a paragraph; with it, sentences that
    /// stray line ends cut are joined, and blank lines are left out. `direction` is the
    /// document's.
    pub fn split(text: &str, reflow: bool, direction: Direction) -> Self {
        let mut pieces = Pieces { text, list: Vec::new() };
        if reflow {
            Reflow::find(text, direction).paragraphs(text, |bytes| pieces.push(bytes));
        } else {
            Lines::of(text).for_each(|bytes| pieces.push(bytes));
        }
        if pieces.list.is_empty() {
            pieces.push(0..0);
        }
        let paragraphs = Self { list: pieces.list };
        debug_assert_eq!(paragraphs.check(text), Ok(()));
        paragraphs
    }

    /// How many there are (at least 1).
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The paragraph at an index.
    pub fn get(&self, index: usize) -> Option<Paragraph> {
        self.list.get(index).map(|packed| packed.paragraph())
    }

    /// The index of the paragraph that holds the byte, or of the last one that begins before it.
    pub fn index_at(&self, byte: usize) -> usize {
        self.list.partition_point(|packed| packed.start() <= byte).saturating_sub(1)
    }

    /// What must hold; the message names the first paragraph that breaks it.
    pub fn check(&self, text: &str) -> Result<(), String> {
        let mut end = 0;
        let mut cut = Cut::Hard;
        for packed in &self.list {
            let Paragraph { bytes, cut: next_cut } = packed.paragraph();
            let gap = text.get(end..bytes.start).ok_or_else(|| format!("{bytes:?}: out of order"))?;
            if !gap.chars().all(char::is_whitespace) || (cut == Cut::Soft && !gap.is_empty()) {
                return Err(format!("{bytes:?}: text is lost before it: {gap:?}"));
            }
            if text.get(bytes.clone()).is_none() || bytes.len() > limits::PARAGRAPH_BYTES_MAX {
                return Err(format!("{bytes:?}: not inside the text, or too long"));
            }
            (end, cut) = (bytes.end, next_cut);
        }
        let rest = text.get(end..).unwrap_or_default();
        if self.list.is_empty() || cut == Cut::Soft || !rest.chars().all(char::is_whitespace) {
            return Err(format!("the text is not whole: {rest:?} is left"));
        }
        Ok(())
    }
}

/// A paragraph in eight bytes: 40 bits where it begins, 23 bits its length, one bit its cut.
/// Both are far beyond [`limits::DOCUMENT_BYTES_MAX`] and [`limits::PARAGRAPH_BYTES_MAX`].
#[derive(Clone, Copy, Debug)]
struct Packed(u64);

impl Packed {
    fn new(bytes: &Range<usize>, cut: Cut) -> Self {
        Self((bytes.start as u64) << 24 | (bytes.len() as u64) << 1 | u64::from(cut == Cut::Soft))
    }

    fn start(self) -> usize {
        (self.0 >> 24) as usize
    }

    fn paragraph(self) -> Paragraph {
        let length = (self.0 >> 1 & 0x7F_FFFF) as usize;
        let cut = if self.0 & 1 == 1 { Cut::Soft } else { Cut::Hard };
        Paragraph { bytes: self.start()..self.start() + length, cut }
    }
}

/// How a text of any size is divided into paragraphs: listed, or found where they are asked for.
#[derive(Clone, Debug)]
pub struct Division(Way);

#[derive(Clone, Debug)]
enum Way {
    Listed(Paragraphs),
    Nearby(Nearby),
}

impl Division {
    /// Divides a text as [`Paragraphs::split`] does.
    pub fn of(text: &Text, reflow: bool, direction: Direction) -> Self {
        Self(if let Some(text) = text.as_whole() {
            Way::Listed(Paragraphs::split(text, reflow, direction))
        } else {
            let sample = text.get(0..limits::REFLOW_SAMPLE_BYTES_MAX);
            let reflow = reflow.then(|| Reflow::find(&sample, direction));
            Way::Nearby(Nearby::new(text.clone(), reflow))
        })
    }

    /// The paragraph that holds the byte, or the last one that begins before it (the first one
    /// if none does).
    pub fn at(&self, byte: usize) -> Paragraph {
        match &self.0 {
            Way::Listed(list) => {
                list.get(list.index_at(byte)).unwrap_or(Paragraph { bytes: 0..0, cut: Cut::Hard })
            }
            Way::Nearby(nearby) => nearby.at(byte),
        }
    }

    /// The paragraph after one that it gave.
    pub fn next(&self, paragraph: &Paragraph) -> Option<Paragraph> {
        match &self.0 {
            Way::Listed(list) => list.get(list.index_at(paragraph.bytes.start) + 1),
            Way::Nearby(nearby) => nearby.next(paragraph),
        }
    }

    /// The paragraph before one that it gave.
    pub fn previous(&self, paragraph: &Paragraph) -> Option<Paragraph> {
        match &self.0 {
            Way::Listed(list) => list.get(list.index_at(paragraph.bytes.start).checked_sub(1)?),
            Way::Nearby(nearby) => nearby.previous(paragraph),
        }
    }

    /// The paragraphs as a list, if they are listed.
    pub fn listed(&self) -> Option<&Paragraphs> {
        match &self.0 {
            Way::Listed(list) => Some(list),
            Way::Nearby(_) => None,
        }
    }

    /// Forgets what was read of the file: it changed.
    pub fn forget(&self) {
        if let Way::Nearby(nearby) = &self.0 {
            nearby.forget();
        }
    }
}

/// The list while it grows.
struct Pieces<'a> {
    text: &'a str,
    list: Vec<Packed>,
}

impl Pieces<'_> {
    /// Adds a paragraph, in pieces if it is too long for one.
    fn push(&mut self, mut bytes: Range<usize>) {
        while bytes.len() > limits::PARAGRAPH_BYTES_MAX {
            let at = soft_cut(self.text, bytes.start);
            self.list.push(Packed::new(&(bytes.start..at), Cut::Soft));
            bytes.start = at;
        }
        self.list.push(Packed::new(&bytes, Cut::Hard));
    }
}

/// Where to cut a paragraph that begins at `start` and is too long: after the last space of the
/// second half of the piece, else between clusters, else (a cluster as long as the piece)
/// between scalars. Always after `start`.
fn soft_cut(text: &str, start: usize) -> usize {
    let end = text.floor_char_boundary(start + limits::PARAGRAPH_BYTES_MAX);
    let half = start + limits::PARAGRAPH_BYTES_MAX / 2;
    let bytes = text.as_bytes();
    let second_half = bytes.get(half..end).unwrap_or_default();
    if let Some(space) = memchr::memrchr2(b' ', b'\n', second_half) {
        let at = half + space + 1;
        // A space may carry marks; then it is no place to cut.
        if text.get(at..).and_then(|after| after.chars().next()).is_some_and(char::is_alphanumeric) {
            return at;
        }
    }
    between_clusters(text, end, half)
}

/// The last cut between clusters at `end` or before it, after `half`; `end` itself if there is none
/// (a cluster as long as a piece). Both are character boundaries.
fn between_clusters(text: &str, end: usize, half: usize) -> usize {
    let mut cursor = GraphemeCursor::new(end, text.len(), true);
    let between = match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten(),
        _ => Some(end),
    };
    between.filter(|at| *at > half).unwrap_or(end)
}

#[cfg(test)]
mod tests;
