//! What becomes of the line ends inside a paragraph.
//!
//! In: text of one paragraph and how its line ends are meant. Out: the text as direction, joining
//! and breaking shall see it (each stray line end replaced by spaces of the same length, so that
//! all byte positions stay), and for each line end whether a space is shown for it. The source is
//! never changed.

use std::borrow::Cow;

use icu_properties::props::{EnumeratedProperty, GeneralCategory, LineBreak};

/// What a line end inside the paragraph means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Newlines {
    /// The row ends there (U+2028, VT, FF always mean this).
    Break,
    /// A stray break of the source: shown as one space, or as nothing before closing punctuation.
    #[default]
    Join,
}

/// A stray line end: its first byte, and whether a space is shown for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    pub(super) at: usize,
    pub(super) space: bool,
}

/// The text with its stray line ends joined.
pub(super) struct Joined<'a> {
    /// As long as the source, byte for byte.
    pub(super) text: Cow<'a, str>,
    /// In ascending order; empty when line ends end rows.
    pub(super) joints: Vec<Joint>,
}

/// Joins the line ends of `text` when `newlines` asks for it.
pub(super) fn join_lines(text: &str, newlines: Newlines) -> Joined<'_> {
    if newlines == Newlines::Break || !text.contains(['\n', '\r']) {
        return Joined { text: Cow::Borrowed(text), joints: Vec::new() };
    }
    let mut joints = Vec::new();
    let mut joined = String::with_capacity(text.len());
    let mut before = None;
    let mut scalars = text.char_indices().peekable();
    while let Some((at, scalar)) = scalars.next() {
        if scalar != '\n' && scalar != '\r' {
            joined.push(scalar);
            before = Some(scalar);
            continue;
        }
        joined.push(' ');
        if scalar == '\r' && scalars.next_if(|next| next.1 == '\n').is_some() {
            joined.push(' ');
        }
        let after = text.get(joined.len()..).unwrap_or_default();
        let space = before.is_some_and(|before| !before.is_whitespace()) && wants_space(after);
        joints.push(Joint { at, space });
        before = Some(' ');
    }
    Joined { text: Cow::Owned(joined), joints }
}

/// Whether a space is to stand before `after`, which follows a line end. In a row of line ends
/// the first one is the space.
fn wants_space(after: &str) -> bool {
    let mut scalars = after.trim_start_matches(['\n', '\r']).chars();
    let Some(next) = scalars.next() else { return false };
    if after.starts_with(['\n', '\r']) {
        return true;
    }
    if next.is_whitespace() {
        return false;
    }
    // ".net" and ":x" begin something, a full stop or an Arabic comma close it.
    let begins = scalars.next().is_some_and(char::is_alphanumeric) && next.is_ascii();
    begins || !is_closing(next)
}

/// Punctuation that follows its word without a space.
fn is_closing(scalar: char) -> bool {
    matches!(
        LineBreak::for_char(scalar),
        LineBreak::ClosePunctuation
            | LineBreak::CloseParenthesis
            | LineBreak::Exclamation
            | LineBreak::InfixNumeric
    ) || GeneralCategory::for_char(scalar) == GeneralCategory::FinalPunctuation
}

#[cfg(test)]
mod tests {
    use super::{Newlines, join_lines};

    fn check(text: &str, expected: &str, spaces: &[bool]) {
        let joined = join_lines(text, Newlines::Join);
        assert_eq!(joined.text, expected);
        assert_eq!(joined.joints.iter().map(|joint| joint.space).collect::<Vec<_>>(), spaces);
    }

    #[test]
    fn a_stray_line_end_is_one_space() {
        check("a\nb\r\nc", "a b  c", &[true, true]);
        check("a\n\nb", "a  b", &[true, false]);
    }

    #[test]
    fn nothing_stands_before_closing_punctuation_or_beside_a_space() {
        check("a\n\u{60C} b", "a \u{60C} b", &[false]);
        check("a\n) b", "a ) b", &[false]);
        check("a \nb", "a  b", &[false]);
        check("a\n b", "a  b", &[false]);
        check("\na\n", " a ", &[false, false]);
        check("a\n.net", "a .net", &[true]);
    }

    #[test]
    fn kept_line_ends_change_nothing() {
        assert_eq!(join_lines("a\nb", Newlines::Break).text, "a\nb");
    }
}
