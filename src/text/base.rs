//! The base direction of a paragraph (UAX #9 P2, P3 and the override that HL1 allows).
//!
//! Two rules beyond the standard, which real documents need: a line without a strong character
//! follows its document, and so does a short line of the other script (an abbreviation or a name
//! alone on its line would otherwise jump to the other margin and turn its punctuation).

use super::Direction;

/// A line of more characters than this is a sentence of its own and keeps its direction.
const SHORT_LINE_CHARS_MAX: usize = 24;

/// As above, in words.
const SHORT_LINE_WORDS_MAX: usize = 3;

/// What decides the base direction of a paragraph (UAX #9 P2, P3 and HL1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BaseDirection {
    /// The first strong character decides; a paragraph without one, or a short one of the other
    /// script, follows the document's direction given here.
    Auto(Direction),
    /// The reader forced it.
    Forced(Direction),
}

impl BaseDirection {
    /// For a name or what is being typed: its first strong character decides however short it is
    /// (UAX #9 P2, P3); without one it follows `otherwise`.
    pub fn of_name(text: &str, otherwise: Direction) -> Self {
        Self::Forced(Direction::first_strong(text).unwrap_or(otherwise))
    }

    /// The base direction of `text`.
    pub fn of(self, text: &str) -> Direction {
        match self {
            Self::Forced(direction) => direction,
            Self::Auto(document) => match Direction::first_strong(text) {
                Some(own) if own != document && !is_short(text) => own,
                _ => document,
            },
        }
    }
}

fn is_short(text: &str) -> bool {
    let text = text.trim();
    text.chars().nth(SHORT_LINE_CHARS_MAX).is_none()
        && text.split_whitespace().nth(SHORT_LINE_WORDS_MAX).is_none()
}

#[cfg(test)]
mod tests {
    use super::{BaseDirection, Direction};

    fn check(document: Direction, text: &str, expected: Direction) {
        assert_eq!(BaseDirection::Auto(document).of(text), expected, "{text:?}");
    }

    #[test]
    fn a_line_follows_its_first_strong_character() {
        check(Direction::Rtl, "This is an English sentence of some length.", Direction::Ltr);
        check(Direction::Ltr, &"\u{628}".repeat(40), Direction::Rtl);
    }

    #[test]
    fn short_and_directionless_lines_follow_the_document() {
        check(Direction::Rtl, "CASA-1000\u{60C}", Direction::Rtl);
        check(Direction::Rtl, "(JWGs)", Direction::Rtl);
        check(Direction::Rtl, "1-2-3 ... 4, 5, 6, 7, 8, 9, 10", Direction::Rtl);
        check(Direction::Ltr, "", Direction::Ltr);
    }

    #[test]
    fn the_reader_can_force_it() {
        assert_eq!(BaseDirection::Forced(Direction::Ltr).of("\u{628}"), Direction::Ltr);
    }
}
