//! Numbers in words, and days and years in Hebrew letters.
//!
//! In: the values of the words of a number, one after the other, and whether "and" stands before
//! each. Out: the number so far. Units before tens (three and twenty), hundreds after units (five
//! and eight hundred), and years in pairs (nineteen eighty-four) are read too.

/// A number while its words are read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordNumber {
    /// Thousands and millions that are complete.
    total: i32,
    /// What is below them.
    current: i32,
    /// Whether anything was read.
    begun: bool,
}

impl WordNumber {
    /// The number with one more word, or `None` when that word begins another number.
    pub(super) fn with(self, word: i32, joined: bool) -> Option<Self> {
        let Self { total, current, begun } = self;
        if !begun {
            return Some(Self { begun: true, ..Self::default() }.add_first(word));
        }
        let low = current % 100;
        let new = match word {
            1000.. if total == 0 || total >= word * 10 => {
                let total = total.checked_add(current.max(1).checked_mul(word)?)?;
                return (current > 0 || total == 0).then_some(Self { total, current: 0, begun });
            }
            // Nine hundred, nineteen hundred.
            100 if !joined && (1..=99).contains(&current) => current * 100,
            100..=999 if current == 0 || (joined && current < 100) => current + word,
            1..=99 if current == 0 || (low == 0 && current < 10_000) => current + word,
            1..=9 if low >= 20 && low % 10 == 0 => current + word,
            20..=90 if joined && (1..=9).contains(&low) => current + word,
            10..=99 if !joined && total == 0 && (11..=20).contains(&current) => current * 100 + word,
            _ => return None,
        };
        Some(Self { total, current: new, begun })
    }

    fn add_first(self, word: i32) -> Self {
        if word >= 1000 { Self { total: word, ..self } } else { Self { current: word, ..self } }
    }

    /// Its value so far.
    pub(super) fn value(self) -> i32 {
        self.total.saturating_add(self.current)
    }
}

/// What Hebrew letters are worth as a number; `None` when there are others among them.
pub(super) fn of_hebrew_letters(letters: &str) -> Option<i32> {
    letters.chars().try_fold(0, |sum, letter| Some(sum + hebrew_letter(letter)?))
}

/// Folded: final letters are the common ones.
fn hebrew_letter(letter: char) -> Option<i32> {
    const VALUES: [i32; 27] = [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 20, 30, 40, 40, 50, 50, 60, 70, 80, 80, 90, 90, 100, 200, 300, 400,
    ];
    let index = (letter as usize).checked_sub(0x5D0)?;
    VALUES.get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[(i32, bool)], wanted: Option<i32>) {
        let number =
            words.iter().try_fold(WordNumber::default(), |number, &(word, joined)| number.with(word, joined));
        assert_eq!(number.map(WordNumber::value), wanted, "{words:?}");
    }

    #[test]
    fn words_make_numbers() {
        check(&[(1000, false), (900, true), (8, true), (40, true)], Some(1948));
        check(&[(1000, false), (9, false), (100, false), (40, false), (8, true)], Some(1948));
        check(&[(2, false), (1000, false), (20, true), (1, true)], Some(2021));
        check(&[(5, false), (800, true)], Some(805));
        check(&[(9, false), (40, true), (100, true)], Some(149));
        check(&[(19, false), (84, false)], Some(1984));
        check(&[(19, false), (100, false), (47, false)], Some(1947));
        check(&[(3, false), (4, false)], None);
    }

    #[test]
    fn hebrew_letters_are_numbers() {
        assert_eq!(of_hebrew_letters("\u{5EA}\u{5E9}\u{5E4}\u{5D3}"), Some(784));
        assert_eq!(of_hebrew_letters("abc"), None);
    }
}
