//! The sentence around a mention, for those who read it away from its text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::content_line::one_line;
use crate::document::{Document, Paragraphs};
use crate::limits::SENTENCE_BYTES_MAX;

/// A document's text in paragraphs: a sentence does not go beyond its own.
pub(super) struct Sentences<'d> {
    text: &'d str,
    paragraphs: Paragraphs,
}

impl<'d> Sentences<'d> {
    /// Of a document.
    pub(super) fn of(document: &'d Document) -> Self {
        let (text, broken) = (&*document.text, document.broken_lines);
        Self { text, paragraphs: Paragraphs::split(text, broken, document.direction) }
    }

    /// The sentence (UAX #29, 5) or sentences in which `bytes` lie, on one line; cut where it goes
    /// on beyond [`SENTENCE_BYTES_MAX`].
    pub(super) fn around(&self, bytes: &Range<usize>) -> String {
        let paragraph = self.paragraphs.get(self.paragraphs.index_at(bytes.start));
        let whole = paragraph.map_or(0..self.text.len(), |paragraph| paragraph.bytes);
        let from = self.text.floor_char_boundary(bytes.start.saturating_sub(SENTENCE_BYTES_MAX));
        let to = self.text.ceil_char_boundary(bytes.end.saturating_add(SENTENCE_BYTES_MAX));
        let (from, to) = (from.max(whole.start), to.min(whole.end).max(bytes.end));
        // Line ends that were joined end no sentence. They stay as long as they are.
        let piece = self.text.get(from..to).unwrap_or_default().replace(['\r', '\n'], " ");
        let (mut start, mut end) = (0, piece.len());
        for (at, sentence) in piece.split_sentence_bound_indices() {
            if from + at <= bytes.start {
                start = at;
            }
            if from + at + sentence.len() >= bytes.end {
                end = at + sentence.len();
                break;
            }
        }
        let (mut opening, mut closing) = ("", "");
        let in_piece = (bytes.start - from, bytes.end.saturating_sub(from).min(piece.len()));
        // What is cut is cut between words.
        if start == 0 && from > whole.start {
            let word = piece.get(..in_piece.0).and_then(|before| before.find(' '));
            (start, opening) = (word.unwrap_or(0), "\u{2026}");
        }
        if end == piece.len() && to < whole.end {
            let word = piece.get(in_piece.1..).and_then(|after| after.rfind(' '));
            (end, closing) = (word.map_or(end, |at| in_piece.1 + at), "\u{2026}");
        }
        format!("{opening}{}{closing}", one_line(piece.get(start..end).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Source, open};

    fn check(text: &'static str, wanted: &str) {
        let document = open(&Source::BuiltIn("a.txt", text.as_bytes()), None).expect("opens");
        let at = text.find("HERE").expect("is there");
        assert_eq!(Sentences::of(&document).around(&(at..at + 4)), wanted);
    }

    #[test]
    fn a_sentence_ends_at_its_stop_and_at_its_paragraph() {
        check("One. Two is HERE, too. Three.", "Two is HERE, too.");
        check("A title\n\nIt is HERE\n\nnext", "It is HERE");
        check("HERE", "HERE");
        // An Arabic question mark.
        check("One\u{61F} Two HERE\u{61F} Three", "Two HERE\u{61F}");
    }

    #[test]
    fn an_endless_sentence_is_cut() {
        let long: &'static str =
            Box::leak(format!("{}HERE {}", "1, ".repeat(1000), "2, ".repeat(1000)).into());
        let document = open(&Source::BuiltIn("a.txt", long.as_bytes()), None).expect("opens");
        let at = long.find("HERE").expect("is there");
        let sentence = Sentences::of(&document).around(&(at..at + 4));
        assert!(sentence.starts_with('\u{2026}') && sentence.ends_with('\u{2026}'), "{sentence}");
        assert!(sentence.starts_with("\u{2026}1,") && sentence.ends_with("2,\u{2026}"), "{sentence}");
        assert!(sentence.contains("HERE") && sentence.len() < 2 * SENTENCE_BYTES_MAX + 20, "{sentence}");
    }
}
