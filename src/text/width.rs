//! How many cells a character takes: the only place that measures.
//!
//! In: one base character. Out: cells. Whole strings are never measured: unicode-width counts
//! lam-alef once and a number sign with its digit twice, terminals do neither. Marks take no
//! cells; which marks may be shown, `harmless.rs` decides.

use icu_properties::props::{BinaryProperty, PrependedConcatenationMark};
use unicode_width::UnicodeWidthChar;

/// Cells that every terminal gives to the base character: 0 (it is no base), 1 or 2.
pub(super) fn width(base: char) -> u16 {
    if base.is_ascii() {
        return u16::from(!base.is_ascii_control());
    }
    if matches!(base, '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}') {
        // The letters of our scripts without a search.
        return 1;
    }
    match base.width() {
        // unicode-width says 0 for U+0605, U+08E2, U+0890 and U+0891.
        Some(0) => u16::from(PrependedConcatenationMark::for_char(base)),
        cells => cells.unwrap_or(0).min(2) as u16,
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::width;

    #[test]
    fn letters_of_our_scripts_take_one_cell() {
        for letter in ('\u{5D0}'..='\u{5EA}').chain('\u{620}'..='\u{64A}').chain('\u{671}'..='\u{6D3}') {
            assert_eq!(u16::try_from(letter.width().unwrap()), Ok(width(letter)));
        }
    }

    #[test]
    fn terminals_and_the_measure_agree() {
        for (scalar, cells) in [
            ('a', 1),
            ('\u{628}', 1),
            ('\u{FEFB}', 1),
            ('\u{605}', 1),
            ('\u{6DD}', 1),
            ('\u{4E00}', 2),
            ('\u{1F600}', 2),
            ('\u{64E}', 0),
            ('\u{1B}', 0),
            ('\u{9B}', 0),
        ] {
            assert_eq!(width(scalar), cells, "U+{:04X}", u32::from(scalar));
        }
    }
}
