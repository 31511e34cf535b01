//! Which combining marks are the vowel signs that a reader can hide: harakat and Quranic signs,
//! niqqud and cantillation, Syriac points.
//!
//! Madda and hamza (U+0653 to U+0655) are part of their letter's spelling and stay, and so do the
//! accents of Latin and all marks of other scripts.

use icu_properties::props::{EnumeratedProperty, GeneralCategory, Script};
use icu_properties::script::ScriptWithExtensions;

/// Whether `scalar` is a vowel sign that may be hidden.
pub(super) fn is_vowel_mark(scalar: char) -> bool {
    if scalar < '\u{591}' || matches!(scalar, '\u{653}'..='\u{655}') {
        return false;
    }
    if GeneralCategory::for_char(scalar) != GeneralCategory::NonspacingMark {
        return false;
    }
    let scripts = ScriptWithExtensions::new();
    [Script::Arabic, Script::Hebrew, Script::Syriac]
        .into_iter()
        .any(|script| scripts.has_script(scalar, script))
}

#[cfg(test)]
mod tests {
    use super::is_vowel_mark;

    #[test]
    fn vowel_signs_can_be_hidden_and_letters_parts_cannot() {
        for scalar in ['\u{64B}', '\u{651}', '\u{670}', '\u{6D6}', '\u{5B0}', '\u{5C1}', '\u{591}'] {
            assert!(is_vowel_mark(scalar), "U+{:04X}", u32::from(scalar));
        }
        for scalar in ['\u{653}', '\u{654}', '\u{301}', '\u{5BE}', '\u{6E5}', '\u{94D}', '\u{628}'] {
            assert!(!is_vowel_mark(scalar), "U+{:04X}", u32::from(scalar));
        }
    }
}
