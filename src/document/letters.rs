//! The direction of letters, and which direction most letters of a text have.
//!
//! Only for finding out what a document is; the bidi algorithm itself is `text`'s business.
//! Letters are told by block (right-to-left scripts have blocks of their own), which is quick
//! and enough for counting.

use crate::limits;
use crate::text::Direction;

/// The direction of a letter; `None` for what is no letter (digits, punctuation, spaces).
pub(super) fn direction_of(letter: char) -> Option<Direction> {
    match letter {
        'A'..='Z' | 'a'..='z' => Some(Direction::Ltr),
        '\0'..='\u{7F}' => None,
        // ARABIC LETTER MARK and RIGHT-TO-LEFT MARK, and the common letters, which need no look at
        // the table of letters.
        '\u{061C}' | '\u{200F}' | '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{5D0}'..='\u{5EA}' => {
            Some(Direction::Rtl)
        }
        // Hebrew to Arabic Extended-A; the presentation forms; the old scripts of the East; the
        // right-to-left part of the Supplementary Multilingual Plane.
        '\u{0590}'..='\u{08FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => letter.is_alphabetic().then_some(Direction::Rtl),
        _ => letter.is_alphabetic().then_some(Direction::Ltr),
    }
}

/// How many letters of each direction a sample of a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LetterCounts {
    ltr: usize,
    rtl: usize,
}

impl LetterCounts {
    /// Counts in windows spread evenly over the text, so that a title page in another script
    /// does not decide for a book.
    pub(super) fn sample(text: &str) -> Self {
        let window = limits::LETTER_WINDOW_BYTES;
        let step = (text.len() / limits::LETTER_WINDOWS_MAX).max(window);
        let mut counts = Self::default();
        for start in (0..text.len()).step_by(step) {
            let start = text.ceil_char_boundary(start);
            let end = text.floor_char_boundary((start + window).min(text.len()));
            counts.add(text.get(start..end).unwrap_or_default());
        }
        counts
    }

    fn add(&mut self, text: &str) {
        for letter in text.chars() {
            match direction_of(letter) {
                Some(Direction::Ltr) => self.ltr += 1,
                Some(Direction::Rtl) => self.rtl += 1,
                None => {}
            }
        }
    }

    /// The direction of most letters; left to right when there are none.
    pub(super) fn direction(self) -> Direction {
        if self.rtl > self.ltr { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether at least four letters of five have this direction.
    pub(super) fn mostly(self, direction: Direction) -> bool {
        let wanted = match direction {
            Direction::Ltr => self.ltr,
            Direction::Rtl => self.rtl,
        };
        wanted * 5 >= (self.ltr + self.rtl) * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        let check = |text: &str, expected| assert_eq!(LetterCounts::sample(text).direction(), expected);
        check("", Direction::Ltr);
        check("12 + 34", Direction::Ltr);
        check("title \u{5D0}", Direction::Ltr);
        check("ab \u{627}\u{644}\u{645}", Direction::Rtl);
    }

    #[test]
    fn a_long_title_page_does_not_decide_for_the_book() {
        let mut text = "title page ".repeat(3_000);
        text.push_str(&"\u{5E9}\u{5DC}\u{5D5}\u{5DD} ".repeat(400_000));
        assert_eq!(LetterCounts::sample(&text).direction(), Direction::Rtl);
        assert!(LetterCounts::sample(&text).mostly(Direction::Rtl));
    }

    #[test]
    fn digits_and_marks_of_punctuation_have_no_direction() {
        for letter in ['\u{661}', '\u{6F4}', '\u{60C}', '\u{61F}', '\u{5BE}', '5', ' '] {
            assert_eq!(direction_of(letter), None, "{letter:?}");
        }
    }
}
