//! Keyboard layouts: which key of a Latin keyboard bears a letter, so that keys work by place.
//!
//! The layout is chosen by setting or locale, never guessed from a key: the same letter stands on
//! different keys of different layouts. ASCII is left as it is.

use std::collections::HashMap;

const SOURCE: &str = include_str!("../../assets/keyboards.txt");

/// A keyboard layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Arabic (101).
    #[default]
    Arabic,
    /// Persian.
    Persian,
    /// Urdu, phonetic.
    Urdu,
    /// Hebrew.
    Hebrew,
}

impl Layout {
    /// From the name used by the option and the data ("arabic").
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Arabic, Self::Persian, Self::Urdu, Self::Hebrew]
            .into_iter()
            .find(|layout| layout.name() == name)
    }

    /// The layout that people of a locale ("fa_IR.UTF-8") most likely have beside a Latin one.
    pub fn from_locale(locale: &str) -> Option<Self> {
        match locale.get(..2)? {
            "ar" => Some(Self::Arabic),
            "fa" => Some(Self::Persian),
            "ur" => Some(Self::Urdu),
            "he" | "iw" => Some(Self::Hebrew),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Arabic => "arabic",
            Self::Persian => "persian",
            Self::Urdu => "urdu",
            Self::Hebrew => "hebrew",
        }
    }
}

/// The keys of one layout, with what all layouts have in common. Hebrew letters are on no other
/// layout, so they are known beside each.
#[derive(Debug)]
pub(super) struct Keyboard {
    keys: HashMap<char, char>,
}

impl Keyboard {
    /// Reads the layout from the data.
    pub(super) fn new(layout: Layout) -> Self {
        let mut keys = HashMap::new();
        let wanted = ["hebrew", "common", layout.name()];
        for name in wanted {
            keys.extend(pairs_of(name));
        }
        Self { keys }
    }

    /// The Latin key that bears the letter.
    pub(super) fn latin(&self, letter: char) -> Option<char> {
        self.keys.get(&letter).copied()
    }
}

/// The pairs (letter, Latin key) of a layout in the data.
fn pairs_of(name: &str) -> Vec<(char, char)> {
    let lines = SOURCE.lines().filter(|line| !line.starts_with('#'));
    let mut section = lines.skip_while(|line| *line != name).skip(1).take_while(|line| line.starts_with(' '));
    let mut pairs = Vec::new();
    while let (Some(latin), Some(letters)) = (section.next(), section.next()) {
        let first = |word: &str| word.chars().next();
        let row =
            letters.split_whitespace().filter_map(first).zip(latin.split_whitespace().filter_map(first));
        pairs.extend(row);
    }
    pairs
}

/// The value of a decimal digit of any of the readers' scripts.
pub(super) fn digit_value(scalar: char) -> Option<u32> {
    match scalar {
        '0'..='9' => scalar.to_digit(10),
        '\u{660}'..='\u{669}' => Some(scalar as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(scalar as u32 - 0x6f0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Keyboard, Layout, SOURCE, digit_value, pairs_of};

    #[test]
    fn rows_of_the_data_have_a_letter_for_each_key() {
        let mut lines = SOURCE.lines().filter(|line| line.starts_with(' '));
        while let (Some(latin), Some(letters)) = (lines.next(), lines.next()) {
            assert_eq!(latin.split_whitespace().count(), letters.split_whitespace().count(), "{latin}");
        }
        for name in ["common", "arabic", "persian", "urdu", "hebrew"] {
            let mut letters: Vec<char> = pairs_of(name).iter().map(|(letter, _)| *letter).collect();
            assert!(!letters.is_empty());
            letters.sort_unstable();
            let count = letters.len();
            letters.dedup();
            assert_eq!(letters.len(), count, "a letter twice in {name}");
        }
    }

    #[test]
    fn the_same_letter_is_another_key_on_another_layout() {
        let noon = '\u{646}';
        assert_eq!(Keyboard::new(Layout::Arabic).latin(noon), Some('k'));
        assert_eq!(Keyboard::new(Layout::Urdu).latin(noon), Some('n'));
        // Lam-alef is one code point on the Arabic layout's key b.
        assert_eq!(Keyboard::new(Layout::Arabic).latin('\u{fefb}'), Some('b'));
        assert_eq!(Keyboard::new(Layout::Persian).latin('\u{61f}'), Some('?'));
        assert_eq!(Keyboard::new(Layout::Hebrew).latin('\u{5d7}'), Some('j'));
    }

    #[test]
    fn digits_of_all_kinds_count() {
        assert_eq!(digit_value('\u{664}'), Some(4));
        assert_eq!(digit_value('\u{6f4}'), Some(4));
        assert_eq!(digit_value('4'), Some(4));
        assert_eq!(digit_value('x'), None);
    }
}
