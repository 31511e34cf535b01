//! Lines that are splinters of a sentence: text taken from the web has a word of the other
//! script, or what follows it, on a line of its own.
//!
//! A splinter is a short line without letters of the document's direction but with letters of
//! the other (`CASA-1000`, `(JWGs)`), or one that begins with closing punctuation. Lines of
//! bilingual lists, code and tables look alike and must be left alone: they stand beside short
//! lines or in rows of several.

use super::letters::direction_of;
use super::wrapped::is_special;
use crate::text::Direction;

/// Scalars of the longest splinter.
const SPLINTER_SCALARS_MAX: usize = 60;

/// Scalars from which a line is prose rather than an entry of a list.
const PROSE_SCALARS_MIN: usize = 60;

/// Whether the line is a short one of the other direction.
pub(super) fn is_splinter(line: &str, direction: Direction) -> bool {
    // No scalar is longer than four bytes.
    if line.len() > SPLINTER_SCALARS_MAX * 4 {
        return false;
    }
    let mut other = false;
    for letter in line.chars() {
        match direction_of(letter) {
            Some(found) if found == direction => return false,
            Some(_) => other = true,
            None => {}
        }
    }
    other && line.chars().count() <= SPLINTER_SCALARS_MAX && !line.contains("://") && !is_special(line)
}

/// Whether the line begins in the middle of a sentence: with a mark that never begins one.
pub(super) fn begins_inside(line: &str) -> bool {
    line.trim_start().starts_with([',', ';', ')', ']', '\u{60C}', '\u{61B}'])
}

/// Whether the line is long enough to be prose.
pub(super) fn is_prose(line: &str) -> bool {
    line.chars().nth(PROSE_SCALARS_MIN).is_some() && !is_special(line)
}

/// Whether a sentence ends with the line; quotes and brackets may close after its mark.
pub(super) fn ends_sentence(line: &str) -> bool {
    let closing = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '"' | '\'' | ')' | ']' | '\u{BB}' | '\u{201D}' | '\u{2019}' | '\u{200F}' | '\u{200E}'
            )
    };
    line.trim_end_matches(closing).ends_with(['.', '!', '?', ':', '\u{61F}', '\u{6D4}', '\u{2026}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splinters_are_short_and_of_the_other_script() {
        let check = |line: &str, expected| assert_eq!(is_splinter(line, Direction::Rtl), expected, "{line}");
        check("CASA-1000\u{60C}", true);
        check("(JWGs)", true);
        check("15", false);
        check("***", false);
        check("", false);
        check("- CASA", false);
        check("https://example.org", false);
        check("CASA \u{648}", false);
        check(&"long ".repeat(13), false);
        assert!(is_splinter("(\u{634}\u{631}\u{643}\u{629})", Direction::Ltr));
    }

    #[test]
    fn the_end_of_a_sentence_is_seen_through_closing_marks() {
        let check = |line: &str, expected| assert_eq!(ends_sentence(line), expected, "{line}");
        check("It ended.", true);
        check("\u{201C}Did it?\u{201D} ", true);
        check("\u{647}\u{644}\u{61F}", true);
        check("(JWGs)", false);
        check("and then,", false);
        check("", false);
    }
}
