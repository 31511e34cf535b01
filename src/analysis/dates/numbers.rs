//! Numbers in words, and days and years in Hebrew letters.
//!
//! In: a word with its geresh and gershayim; or the values of the words of a number, one after the other, and whether "and" stands before
//! each. Out: the number so far. Units before tens (three and twenty), hundreds after units (five
//! and eight hundred), and years in pairs (nineteen eighty-four) are read too.

use crate::analysis::letters::is_hebrew_apostrophe;
use crate::text::fold_scalar;

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

/// Letters of a Hebrew number, at most: thousands, hundreds up to nine, tens, units.
const LETTERS_MAX: usize = 8;

/// A number in Hebrew letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lettered {
    /// What its letters are worth without the thousands.
    pub(super) value: i32,
    /// The thousands, where they are written.
    pub(super) thousands: Option<i32>,
    /// How many letters it has, without that of the thousands.
    letters: usize,
    /// Its first letter is worth so much.
    first: i32,
}

impl Lettered {
    /// Reads a word of letters with their marks, of which the first `skip` letters are prefixes.
    /// `None` when it is no number as numbers are written: greatest letter first (15 and 16 as 9
    /// and 6 or 7), the mark before the last letter, or after a single one.
    pub(super) fn read(word: &str, skip: usize) -> Option<Self> {
        let (mut values, mut marks, mut count) = ([0_i32; LETTERS_MAX], [false; LETTERS_MAX], 0_usize);
        let mut skipped = 0;
        // Presentation forms are the letters that they show.
        let folded = |scalar| {
            if is_hebrew_apostrophe(scalar) { Some(scalar) } else { fold_scalar(scalar).first().copied() }
        };
        for scalar in word.chars().filter_map(folded) {
            if is_hebrew_apostrophe(scalar) {
                if let Some(mark) = count.checked_sub(1).and_then(|last| marks.get_mut(last)) {
                    *mark = true;
                }
            } else if skipped < skip {
                skipped += 1;
            } else {
                *values.get_mut(count)? = hebrew_letter(scalar)?;
                count += 1;
            }
        }
        let (values, marks) = (values.get(..count)?, marks.get(..count)?);
        let (&first, rest) = values.split_first()?;
        let may_be_thousands = matches!(first, THOUSANDS_MIN..=THOUSANDS_MAX);
        match (marks.split_first()?, may_be_thousands && rest.len() >= 2) {
            ((true, marks), true) => Self::of(rest, marks, Some(first)),
            // Without its geresh before the hundreds.
            ((false, marks), true) if first == THOUSANDS_MAX && rest.first() >= Some(&100) => {
                Self::of(rest, marks, Some(first))
            }
            _ => Self::of(values, marks, None),
        }
    }

    fn of(values: &[i32], marks: &[bool], thousands: Option<i32>) -> Option<Self> {
        let marked = values.len() - usize::from(values.len() > 1);
        let is_marked = marks.iter().enumerate().all(|(at, &mark)| mark == (at + 1 == marked));
        let &first = values.first()?;
        (is_marked && is_in_order(values)).then(|| Self {
            value: values.iter().sum(),
            thousands,
            letters: values.len(),
            first,
        })
    }

    /// Whether it may be a day of a month.
    pub(super) fn is_day(self) -> bool {
        self.thousands.is_none() && self.value <= 30
    }

    /// Whether nothing else is written so but a year: thousands and hundreds, or 600 to 899 in
    /// three letters or as the round years.
    pub(super) fn is_surely_year(self) -> bool {
        let is_round = matches!(self.value, 600 | 700);
        (self.thousands.is_some() && self.letters > 1)
            || (self.first == 400 && (600..900).contains(&self.value) && (self.letters > 2 || is_round))
    }

    /// The year that it may be: of the sixth thousand where no other is written.
    pub(super) fn year(self) -> Option<i32> {
        let year = self.thousands.unwrap_or(THOUSANDS_MAX) * 1000 + self.value;
        (self.letters > 1 && (self.thousands.is_some() || self.value >= 100)).then_some(year)
    }
}

/// Thousands that years are written with: from the year 240 to 2239.
const THOUSANDS_MIN: i32 = 4;
const THOUSANDS_MAX: i32 = 5;

/// Whether letters stand as in a number. The last two may change places where the word would have
/// a bad sound (744, 698).
fn is_in_order(values: &[i32]) -> bool {
    let descends = |pair: &[i32]| match *pair {
        [400, 400 | 100..=300] | [9, 6 | 7] | [4, 40] | [8, 90] => true,
        [before, after] => before > after && tier(before) > tier(after),
        _ => true,
    };
    !values.windows(2).any(|pair| !descends(pair)) && !matches!(values, [.., 10, 5 | 6])
}

/// Units, tens, hundreds.
fn tier(value: i32) -> u32 {
    value.checked_ilog10().unwrap_or(0)
}

/// What a letter is worth; final letters are the common ones.
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

    fn lettered(word: &str, skip: usize) -> Option<(i32, Option<i32>)> {
        Lettered::read(word, skip).map(|number| (number.value, number.thousands))
    }

    #[test]
    fn hebrew_letters_are_numbers() {
        // tav shin pe gershayim dalet, with the thousands, with two signs for one, with a prefix.
        assert_eq!(lettered("\u{5EA}\u{5E9}\u{5E4}\"\u{5D3}", 0), Some((784, None)));
        assert_eq!(lettered("\u{5D4}\u{5F3}\u{5EA}\u{5E9}\u{5E4}\u{5F4}\u{5D3}", 0), Some((784, Some(5))));
        assert_eq!(lettered("\u{5D4}\u{5EA}\u{5E9}\u{5E4}\"\u{5D3}", 0), Some((784, Some(5))));
        assert_eq!(lettered("\u{5D3}'\u{5EA}\u{5EA}\u{5E7}\"\u{5E2}", 0), Some((970, Some(4))));
        assert_eq!(lettered("\u{5EA}\u{5E9}\u{5E4}''\u{5D3}", 0), Some((784, None)));
        assert_eq!(lettered("\u{5D1}\u{5D8}\"\u{5D5}", 1), Some((15, None)));
        assert_eq!(lettered("\u{5D1}\u{5D4}'", 1), Some((5, None)));
        // 744 with its last letters changed.
        assert_eq!(lettered("\u{5EA}\u{5E9}\u{5D3}\"\u{5DD}", 0), Some((744, None)));
    }

    #[test]
    fn other_abbreviations_are_no_numbers() {
        // tsahal, rashi, arhab, yod-he, letters without a mark, a mark at the wrong place.
        let words = [
            "\u{5E6}\u{5D4}\"\u{5DC}",
            "\u{5E8}\u{5E9}\"\u{5D9}",
            "\u{5D0}\u{5E8}\u{5D4}\"\u{5D1}",
            "\u{5D9}\"\u{5D4}",
            "\u{5EA}\u{5E9}\u{5E4}\u{5D3}",
            "\u{5EA}\"\u{5E9}\u{5E4}\u{5D3}",
            "abc",
        ];
        for word in words {
            assert_eq!(lettered(word, 0), None, "{word}");
        }
    }
}
