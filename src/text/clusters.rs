//! Cuts a text into the pieces that take cells of their own.
//!
//! In: text. Out: byte ranges that tile it: grapheme clusters (UAX #29), cut further where a
//! terminal gives a second letter of the cluster its own cell: after Prepend characters (Arabic
//! number signs), inside Indic conjuncts, between regional indicators. With `reveal`, format
//! characters inside a cluster become pieces too. Knows nothing of widths or of what is shown.

use icu_properties::props::{
    BinaryProperty, DefaultIgnorableCodePoint, EmojiModifier, EnumeratedProperty, ExtendedPictographic,
    GeneralCategory, GraphemeClusterBreak,
};
use unicode_segmentation::UnicodeSegmentation;

const ZWJ: char = '\u{200D}';

/// The bytes of one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    /// First byte.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
}

/// The pieces of `text` in logical order; they tile it.
pub(super) fn clusters(text: &str, reveal: bool) -> Vec<Cluster> {
    let mut found = Vec::with_capacity(text.len() / 2 + 1);
    for (at, grapheme) in text.grapheme_indices(true) {
        let end = at + grapheme.len();
        let mut start = at;
        let mut scalars = grapheme.chars();
        let Some(mut before) = scalars.next() else { continue };
        let mut here = at + before.len_utf8();
        for scalar in scalars {
            if begins_piece(before, scalar, reveal) {
                found.push(Cluster { start, end: here });
                start = here;
            }
            here += scalar.len_utf8();
            before = scalar;
        }
        found.push(Cluster { start, end });
    }
    found
}

/// Whether `scalar`, which follows `before` inside a grapheme cluster, begins a piece of its own.
fn begins_piece(before: char, scalar: char, reveal: bool) -> bool {
    if reveal && (DefaultIgnorableCodePoint::for_char(scalar) || DefaultIgnorableCodePoint::for_char(before))
    {
        return true;
    }
    match GeneralCategory::for_char(scalar) {
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark | GeneralCategory::Control => false,
        // Some number signs are format characters that are seen.
        GeneralCategory::Format => GraphemeClusterBreak::for_char(scalar) == GraphemeClusterBreak::Prepend,
        // An emoji sequence is one picture: it is shown by its first emoji.
        _ if EmojiModifier::for_char(scalar) => false,
        _ if before == ZWJ && ExtendedPictographic::for_char(scalar) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::clusters;

    fn check(text: &str, reveal: bool, expected: &[&str]) {
        let found: Vec<&str> =
            clusters(text, reveal).iter().filter_map(|piece| text.get(piece.start..piece.end)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_stay_with_their_letter() {
        check("\u{628}\u{64E}\u{651}\u{62A}", false, &["\u{628}\u{64E}\u{651}", "\u{62A}"]);
    }

    #[test]
    fn number_signs_do_not_swallow_the_digit() {
        check("\u{600}\u{600}\u{661}\u{662}", false, &["\u{600}", "\u{600}", "\u{661}", "\u{662}"]);
    }

    #[test]
    fn an_emoji_sequence_is_one_piece_and_a_flag_is_two() {
        check("\u{1F469}\u{1F3FD}\u{200D}\u{1F680}", false, &["\u{1F469}\u{1F3FD}\u{200D}\u{1F680}"]);
        check("\u{1F1F8}\u{1F1E6}", false, &["\u{1F1F8}", "\u{1F1E6}"]);
    }

    #[test]
    fn reveal_gives_format_characters_their_own_piece() {
        check("\u{6CC}\u{200C}\u{6A9}", false, &["\u{6CC}\u{200C}", "\u{6A9}"]);
        check("\u{6CC}\u{200C}\u{6A9}", true, &["\u{6CC}", "\u{200C}", "\u{6A9}"]);
    }

    #[test]
    fn a_line_end_of_two_characters_is_one_piece() {
        check("a\r\nb", true, &["a", "\r\n", "b"]);
    }
}
