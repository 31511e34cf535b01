//! The logical side of an input field: text and a caret between grapheme clusters.
//!
//! Drawing it (direction, the caret's cell) is the business of `ui`. Positions are bytes of the
//! field's text; the caret always stands on a cluster boundary (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use crate::limits::FIELD_BYTES_MAX;

/// A line of text that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    caret: usize,
}

impl Editor {
    /// A field that holds `text`, the caret at its end.
    pub fn with_text(text: &str) -> Self {
        Self { text: text.to_owned(), caret: text.len() }
    }

    /// What was typed so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the next letter goes.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Puts text in at the caret. Control characters are left out, line ends and tabs become
    /// spaces, and what would exceed [`FIELD_BYTES_MAX`] is dropped.
    pub fn insert(&mut self, text: &str) {
        for scalar in text.chars() {
            let scalar = if matches!(scalar, '\n' | '\r' | '\t') { ' ' } else { scalar };
            if scalar.is_control() || self.text.len() + scalar.len_utf8() > FIELD_BYTES_MAX {
                continue;
            }
            self.text.insert(self.caret, scalar);
            self.caret += scalar.len_utf8();
        }
    }

    /// Removes what stands before the caret: a mark alone, or a whole cluster. Taking marks off
    /// one by one is what people who type vocalised text expect of Backspace.
    pub fn backspace(&mut self) {
        if let Some((at, _)) = self.text[..self.caret].char_indices().next_back() {
            self.text.remove(at);
            self.caret = at;
        }
    }

    /// Removes the cluster after the caret.
    pub fn delete(&mut self) {
        let end = self.next_boundary();
        self.text.replace_range(self.caret..end, "");
    }

    /// Removes the word before the caret and the space after it.
    pub fn delete_word(&mut self) {
        let before = self.text[..self.caret].trim_end();
        let start = before
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        self.text.replace_range(start..self.caret, "");
        self.caret = start;
    }

    /// Removes everything before the caret.
    pub fn delete_to_start(&mut self) {
        self.text.replace_range(..self.caret, "");
        self.caret = 0;
    }

    /// One cluster on in reading order.
    pub fn forward(&mut self) {
        self.caret = self.next_boundary();
    }

    /// To the start of the text.
    pub fn to_start(&mut self) {
        self.caret = 0;
    }

    /// To the end of the text.
    pub fn to_end(&mut self) {
        self.caret = self.text.len();
    }

    fn next_boundary(&self) -> usize {
        let next = self.text[self.caret..].graphemes(true).next();
        self.caret + next.map_or(0, str::len)
    }
}

#[cfg(test)]
mod tests {
    use super::Editor;

    #[test]
    fn a_pasted_line_end_is_a_space_and_an_escape_is_gone() {
        let mut editor = Editor::default();
        editor.insert("a\n\u{1b}[31mb\u{9b}");
        assert_eq!(editor.text(), "a [31mb");
    }

    #[test]
    fn moving_goes_over_a_letter_with_its_marks() {
        // beh, fatha, alef
        let mut editor = Editor::with_text("\u{628}\u{64e}\u{627}");
        editor.to_start();
        editor.forward();
        assert_eq!(editor.caret(), 4);
        editor.delete();
        assert_eq!(editor.text(), "\u{628}\u{64e}");
    }

    #[test]
    fn backspace_takes_the_mark_before_the_letter() {
        let mut editor = Editor::with_text("\u{628}\u{64e}");
        editor.backspace();
        assert_eq!(editor.text(), "\u{628}");
    }

    #[test]
    fn a_word_is_deleted_with_the_space_after_it() {
        let mut editor = Editor::with_text("one two  ");
        editor.delete_word();
        assert_eq!(editor.text(), "one ");
    }
}
