//! The one door: turns a cluster of a document into what a terminal may be sent.
//!
//! In: the text of one cluster and how it is to look. Out: glyphs, each one printable base with
//! at most [`MARKS_PER_CELL_MAX`] marks in at most [`SYMBOL_BYTES_MAX`] bytes and with a width
//! that no terminal disputes; or nothing, with the reason. What is not let out: controls, format
//! and tag characters, variation selectors, separators, private and unassigned characters,
//! joiners. An emoji sequence shows its first emoji, a flag its two letters, a word ligature its
//! letters. [`is_harmless`] states the rule once more, for checks.

use std::borrow::Cow;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::props::{
    BidiMirroringGlyph, BinaryProperty, DefaultIgnorableCodePoint, EnumeratedProperty, GeneralCategory,
    PrependedConcatenationMark,
};

use super::digits::{Digits, shown_digit};
use super::glyphs::Glyphs;
use super::joining::{Letter, join};
use super::marks::is_vowel_mark;
use super::names::control_name;
use super::width::width;
use crate::limits::{MARKS_PER_CELL_MAX, SYMBOL_BYTES_MAX};

/// What carries a mark that has no letter, and stands for one that needs more than a cell's mark.
const DOTTED_CIRCLE: char = '\u{25CC}';
const NO_BREAK_SPACE: char = '\u{A0}';

/// Why bytes of a paragraph have no cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HiddenReason {
    /// A control character (C0, DEL, C1).
    Control,
    /// A format character, a filler, a tag, a variation selector: nothing is seen of it anyway.
    Format,
    /// A vowel sign without a letter, while vowel signs are hidden.
    Mark,
    /// A stray line end beside a space or before closing punctuation.
    LineEnd,
    /// A character that ends a row.
    RowEnd,
    /// White space at the end of a row.
    TrailingSpace,
}

/// How a cluster is to look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look<'a> {
    /// The joined form of its letter.
    pub(super) letter: Option<&'a Letter>,
    /// Its level is odd: brackets are mirrored (UAX #9 L4).
    pub(super) mirrored: bool,
    /// Vowel signs are shown.
    pub(super) marks: bool,
    /// How digits are shown.
    pub(super) digits: Digits,
    /// Controls are shown by their names.
    pub(super) reveal: bool,
}

/// What became of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// It has no glyph.
    Hidden(HiddenReason),
    /// Its glyphs follow its direction.
    Letters,
    /// Its glyphs are a name, from left to right whatever the direction.
    Name,
}

/// Appends the glyphs of `cluster` to `out`.
pub(super) fn show(cluster: &str, look: &Look<'_>, out: &mut Glyphs) -> Shown {
    let mut scalars = cluster.chars();
    let Some(base) = scalars.next() else { return Shown::Hidden(HiddenReason::Format) };
    if base.is_ascii_graphic() && cluster.len() == 1 {
        out.begin(printable(base, GeneralCategory::for_char(base), look), 1);
        return Shown::Letters;
    }
    if let Some(letter) = look.letter {
        // All presentation forms take one cell.
        out.begin(letter.form, 1);
        let marks = letter.mark.into_iter().chain(scalars);
        return finish(marks, look, out);
    }
    match GeneralCategory::for_char(base) {
        GeneralCategory::Control => hide(base, HiddenReason::Control, look, out),
        GeneralCategory::Format if PrependedConcatenationMark::for_char(base) => {
            out.begin(base, width(base));
            finish(scalars, look, out)
        }
        GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            hide(base, HiddenReason::RowEnd, look, out)
        }
        GeneralCategory::Format => hide(base, HiddenReason::Format, look, out),
        _ if is_ignorable(base) => hide(base, HiddenReason::Format, look, out),
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark => {
            if !look.marks && is_vowel_mark(base) {
                return Shown::Hidden(HiddenReason::Mark);
            }
            out.begin(DOTTED_CIRCLE, 1);
            finish(std::iter::once(base).chain(scalars), look, out)
        }
        _ if let Some(word) = word_of(base) => {
            show_word(&word, look, out);
            finish(scalars, look, out)
        }
        category => {
            let shown = printable(base, category, look);
            out.begin(shown, width(shown));
            finish(scalars, look, out)
        }
    }
}

/// Whether a symbol may be sent to a terminal as a cell of `cells` columns.
pub(super) fn is_harmless(symbol: &str, cells: u16) -> bool {
    let mut scalars = symbol.chars();
    let Some(base) = scalars.next() else { return false };
    let marks = scalars.as_str();
    symbol.len() <= SYMBOL_BYTES_MAX
        && is_printable(base, GeneralCategory::for_char(base))
        && width(base) == cells
        && marks.chars().count() <= MARKS_PER_CELL_MAX
        && marks.chars().all(is_mark)
}

/// Whether nothing is ever seen of the character. Asked for every character, so the scripts of
/// most texts are answered without a search: between these bounds only format characters are.
fn is_ignorable(scalar: char) -> bool {
    !matches!(scalar, '\0'..='\u{AC}' | '\u{350}'..='\u{61B}' | '\u{61D}'..='\u{115E}')
        && DefaultIgnorableCodePoint::for_char(scalar)
}

fn hide(base: char, reason: HiddenReason, look: &Look<'_>, out: &mut Glyphs) -> Shown {
    if !look.reveal {
        return Shown::Hidden(reason);
    }
    for scalar in control_name(base).chars() {
        out.begin(scalar, width(scalar));
    }
    Shown::Name
}

/// Adds the marks among `scalars` to the last glyph.
fn finish(scalars: impl Iterator<Item = char>, look: &Look<'_>, out: &mut Glyphs) -> Shown {
    for mark in scalars {
        if is_mark(mark) && (look.marks || !is_vowel_mark(mark)) && !out.add_mark(mark) {
            break;
        }
    }
    Shown::Letters
}

/// A mark that every terminal draws over the character before it.
fn is_mark(scalar: char) -> bool {
    matches!(
        GeneralCategory::for_char(scalar),
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark
    ) && !is_ignorable(scalar)
        && width(scalar) == 0
}

fn is_printable(scalar: char, category: GeneralCategory) -> bool {
    match category {
        GeneralCategory::Control
        | GeneralCategory::Surrogate
        | GeneralCategory::PrivateUse
        | GeneralCategory::Unassigned
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator
        | GeneralCategory::NonspacingMark
        | GeneralCategory::EnclosingMark
        | GeneralCategory::SpacingMark => false,
        GeneralCategory::Format => PrependedConcatenationMark::for_char(scalar),
        GeneralCategory::SpaceSeparator => matches!(scalar, ' ' | NO_BREAK_SPACE | '\u{3000}'),
        _ => !is_ignorable(scalar) && width(scalar) > 0 && !is_flag_half(scalar),
    }
}

/// Regional indicators: alone one cell or two, in pairs two, as terminals like.
fn is_flag_half(scalar: char) -> bool {
    matches!(scalar, '\u{1F1E6}'..='\u{1F1FF}')
}

/// The character that is shown for a base that is no mark and not hidden.
fn printable(base: char, category: GeneralCategory, look: &Look<'_>) -> char {
    match category {
        GeneralCategory::PrivateUse | GeneralCategory::Unassigned | GeneralCategory::Surrogate => {
            char::REPLACEMENT_CHARACTER
        }
        GeneralCategory::SpaceSeparator if base == '\u{3000}' => base,
        // A space of any width; no-break, since it may carry marks.
        GeneralCategory::SpaceSeparator => NO_BREAK_SPACE,
        GeneralCategory::DecimalNumber => shown_digit(base, look.digits),
        _ if is_flag_half(base) => {
            char::from_u32(u32::from(base) - 0x1F1E6 + u32::from('A')).unwrap_or(DOTTED_CIRCLE)
        }
        // Spacing vowel signs of Indic scripts: terminals disagree whether they take a cell.
        _ if !is_printable(base, category) => DOTTED_CIRCLE,
        GeneralCategory::OtherLetter => base,
        _ if look.mirrored => BidiMirroringGlyph::for_char(base).mirroring_glyph.unwrap_or(base),
        _ => base,
    }
}

/// The letters of a ligature of several letters or a whole word, which no cell can hold.
fn word_of(base: char) -> Option<Cow<'static, str>> {
    match base {
        // The basmala has no decomposition in the Unicode data; its name says what it is.
        '\u{FDFD}' => Some(Cow::Borrowed(
            "\u{628}\u{633}\u{645} \u{627}\u{644}\u{644}\u{647} \u{627}\u{644}\u{631}\u{62D}\u{645}\u{646} \
             \u{627}\u{644}\u{631}\u{62D}\u{64A}\u{645}",
        )),
        '\u{FBEA}'..='\u{FBFB}' | '\u{FC00}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFC}' => {
            let normalizer = DecomposingNormalizerBorrowed::new_nfkd();
            let letters = normalizer.normalize_iter(std::iter::once(base)).collect::<String>();
            (!letters.starts_with(base)).then_some(Cow::Owned(letters))
        }
        _ => None,
    }
}

fn show_word(word: &str, look: &Look<'_>, out: &mut Glyphs) {
    let letters = join(word, false);
    for (at, scalar) in word.char_indices() {
        let letter = letters.iter().find(|letter| letter.at == at);
        match letter {
            Some(letter) if letter.absorbed => {}
            Some(letter) => out.begin(letter.form, 1),
            None if is_mark(scalar) => {
                if look.marks || !is_vowel_mark(scalar) {
                    out.add_mark(scalar);
                }
            }
            None if scalar == ' ' => out.begin(NO_BREAK_SPACE, 1),
            None => out.begin(scalar, width(scalar)),
        }
    }
}

#[cfg(test)]
mod tests;
