//! The stages of layout one by one, for the conformance tests of the standards that they follow
//! and for looking into a layout. The reader itself uses [`super::lay_out`].

use icu_properties::props::{BidiClass, EnumeratedProperty};
use unicode_segmentation::UnicodeSegmentation;

use super::units::blank_of_class;
use super::{Direction, breaks, joining, levels, order};

/// The byte positions at which grapheme clusters begin (UAX #29).
pub fn grapheme_starts(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).collect()
}

/// The byte positions inside `text` at which a row may begin (UAX #14).
pub fn break_positions(text: &str) -> Vec<usize> {
    breaks::breaks(text).collect()
}

/// The level of each character when `text` is one row of a paragraph of direction `base` (UAX #9
/// up to L1); `None` for those that X9 removes.
pub fn row_levels(text: &str, base: Direction) -> Vec<Option<u8>> {
    let blanks: Vec<_> = text.chars().map(|scalar| blank_of_class(BidiClass::for_char(scalar))).collect();
    let bytes = levels::levels(text, base);
    let mut levels: Vec<u8> =
        text.char_indices().filter_map(|(at, _)| bytes.get(at)).map(|level| level.number()).collect();
    order::reset_blanks(
        &mut levels,
        |index| blanks.get(index).copied().unwrap_or(order::Blank::No),
        u8::from(base.is_rtl()),
    );
    levels
        .into_iter()
        .zip(blanks)
        .map(|(level, blank)| (blank != order::Blank::Removed).then_some(level))
        .collect()
}

/// Indices from left to right of what has the given levels (UAX #9 L2).
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    order::visual_order(levels)
}

/// The text with Arabic letters in their presentation forms, in logical order; an alef that its
/// lam took up is U+FEFF.
pub fn presentation_forms(text: &str) -> String {
    let mut letters = joining::join(text, false).into_iter().peekable();
    let mut shown = String::with_capacity(text.len() * 2);
    for (at, scalar) in text.char_indices() {
        match letters.next_if(|letter| letter.at == at) {
            Some(letter) if letter.absorbed => shown.push('\u{FEFF}'),
            Some(letter) => {
                shown.push(letter.form);
                shown.extend(letter.mark);
            }
            None => shown.push(scalar),
        }
    }
    shown
}
