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

/// The pieces of a text in logical order; they tile it.
pub(super) struct Clusters<'a> {
    text: &'a str,
    /// Where the next piece begins.
    at: usize,
    /// Where the grapheme cluster ends that is being cut.
    grapheme_end: usize,
    reveal: bool,
}

/// Cuts `text` into pieces.
pub(super) fn clusters(text: &str, reveal: bool) -> Clusters<'_> {
    Clusters { text, at: 0, grapheme_end: 0, reveal }
}

impl Iterator for Clusters<'_> {
    type Item = Cluster;

    fn next(&mut self) -> Option<Cluster> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        if start >= self.grapheme_end {
            if let Some(length) = simple_cluster(rest) {
                self.at = start + length;
                return Some(Cluster { start, end: self.at });
            }
            self.grapheme_end = start + rest.graphemes(true).next().map_or(rest.len(), str::len);
        }
        let mut scalars = self.text.get(start..self.grapheme_end).unwrap_or_default().char_indices();
        let mut before = scalars.next()?.1;
        self.at = self.grapheme_end;
        for (offset, scalar) in scalars {
            if begins_piece(before, scalar, self.reveal) {
                self.at = start + offset;
                break;
            }
            before = scalar;
        }
        Some(Cluster { start, end: self.at })
    }
}

/// The length of the first grapheme cluster where UAX #29 can be seen at a glance: an ordinary
/// character, vowel marks of Arabic and Hebrew, and another ordinary character or the end. No
/// rule but GB9 and GB999 applies to these.
fn simple_cluster(text: &str) -> Option<usize> {
    let mut scalars = text.char_indices();
    let (_, first) = scalars.next()?;
    if !is_ordinary(first) {
        return None;
    }
    for (at, scalar) in scalars {
        if !is_simple_mark(scalar) {
            return is_ordinary(scalar).then_some(at);
        }
    }
    Some(text.len())
}

fn is_ordinary(scalar: char) -> bool {
    match scalar {
        ' '..='~' => true,
        _ => GraphemeClusterBreak::for_char(scalar) == GraphemeClusterBreak::Other,
    }
}

/// Marks that only extend: no joiners, no linkers, nothing that reveal mode shows.
fn is_simple_mark(scalar: char) -> bool {
    matches!(scalar, '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}' | '\u{670}')
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
    use unicode_segmentation::UnicodeSegmentation;

    use super::{clusters, simple_cluster};

    fn check(text: &str, reveal: bool, expected: &[&str]) {
        let found: Vec<&str> =
            clusters(text, reveal).filter_map(|piece| text.get(piece.start..piece.end)).collect();
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
    fn the_glance_sees_what_the_standard_says() {
        let scalars = [
            'a',
            ' ',
            '\u{628}',
            '\u{64E}',
            '\u{5B0}',
            '\u{301}',
            '\u{200D}',
            '\u{1F469}',
            '\u{915}',
            '\u{94D}',
            '\u{600}',
            '\u{1F1F8}',
            '\n',
            '\r',
            '\u{1100}',
            '\u{1161}',
            '\u{200C}',
            '\u{E33}',
        ];
        for mut number in 0..scalars.len().pow(4) {
            let mut text = String::new();
            for _ in 0..4 {
                text.push(scalars[number % scalars.len()]);
                number /= scalars.len();
            }
            if let Some(length) = simple_cluster(&text) {
                assert_eq!(text.graphemes(true).next().map(str::len), Some(length), "{text:?}");
            }
        }
    }

    #[test]
    fn a_line_end_of_two_characters_is_one_piece() {
        check("a\r\nb", true, &["a", "\r\n", "b"]);
    }
}
