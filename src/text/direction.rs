//! The two directions of writing, and the direction that a text asks for.
//!
//! In: text. Out: a [`Direction`]: that of the first strong character (UAX #9 P2, P3), or that of
//! most strong characters. Trap: P2 does not look into isolates, so a quotation that somebody
//! isolated at the beginning of a line does not turn the line.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

/// A direction of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The direction of the first strong character outside isolates (UAX #9 P2), `None` when the
    /// text has none: digits, signs and spaces only.
    pub fn first_strong(text: &str) -> Option<Self> {
        let classes = CodePointMapData::<BidiClass>::new();
        let mut isolates = 0_usize;
        for scalar in text.chars() {
            let class = classes.get(scalar);
            match class {
                BidiClass::LeftToRightIsolate
                | BidiClass::RightToLeftIsolate
                | BidiClass::FirstStrongIsolate => isolates += 1,
                // BD9: a PDI that closes nothing is ignored.
                BidiClass::PopDirectionalIsolate => isolates = isolates.saturating_sub(1),
                _ if isolates == 0 => {
                    if let Some(direction) = Self::of_class(class) {
                        return Some(direction);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The direction of most strong characters of the text, wherever they stand; left to right
    /// when there are none, right to left when they are equally many.
    pub fn of_most(text: &str) -> Self {
        let classes = CodePointMapData::<BidiClass>::new();
        let mut balance = 0_i64;
        let mut seen = false;
        for scalar in text.chars() {
            if let Some(direction) = Self::of_class(classes.get(scalar)) {
                seen = true;
                balance += if direction == Self::Rtl { 1 } else { -1 };
            }
        }
        if seen && balance >= 0 { Self::Rtl } else { Self::Ltr }
    }

    /// Whether it is right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }

    /// The direction of a strong character, `None` for all others.
    fn of_class(class: BidiClass) -> Option<Self> {
        match class {
            BidiClass::LeftToRight => Some(Self::Ltr),
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Self::Rtl),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Direction;

    #[test]
    fn the_first_strong_character_decides() {
        assert_eq!(Direction::first_strong("12 - \u{5D0} abc"), Some(Direction::Rtl));
        assert_eq!(Direction::first_strong("(a \u{5D0})"), Some(Direction::Ltr));
        assert_eq!(Direction::first_strong("1000\u{60C} 12/3"), None);
        assert_eq!(Direction::first_strong(""), None);
    }

    #[test]
    fn isolates_are_not_looked_into() {
        assert_eq!(Direction::first_strong("\u{2067}\u{5D0}\u{2069} a"), Some(Direction::Ltr));
        assert_eq!(Direction::first_strong("\u{2067}\u{2066}a\u{2069}\u{5D0}"), None);
        assert_eq!(Direction::first_strong("\u{2069}\u{5D0}"), Some(Direction::Rtl));
    }

    #[test]
    fn most_characters_decide_over_a_whole_text() {
        assert_eq!(Direction::of_most("CASA \u{627}\u{628}\u{62A}\u{62B}\u{62C}"), Direction::Rtl);
        assert_eq!(Direction::of_most("casa \u{627}\u{628}"), Direction::Ltr);
        assert_eq!(Direction::of_most("123"), Direction::Ltr);
    }
}
