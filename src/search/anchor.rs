//! The inner kernel: jumps from one place to the next where one letter of the query may stand.
//!
//! A letter has several spellings (alef with and without hamza, presentation forms, ligatures).
//! Where at most three byte values are enough to meet all of them, memchr looks for these bytes;
//! otherwise the text is folded character by character on the way.
//!
//! Trap: a needle byte is met in other characters too; each place is looked at before it counts.

use super::units::Unit;
use crate::text::{Depth, fold_scalar_at};

/// Letters by how common they are in running text, the most common first; others are rarer.
/// (Counted in Arabic and Persian news, Hebrew and English prose; only the order matters.)
const COMMON: &str = concat!(
    // alef lam yeh heh waw meem noon reh teh beh ain dal feh seen kaf qaf hah
    "\u{627}\u{644}\u{64A}\u{647}\u{648}\u{645}\u{646}\u{631}\u{62A}",
    "\u{628}\u{639}\u{62F}\u{641}\u{633}\u{643}\u{642}\u{62D}",
    // yod vav he lamed alef mem resh tav bet shin nun
    "\u{5D9}\u{5D5}\u{5D4}\u{5DC}\u{5D0}\u{5DE}\u{5E8}\u{5EA}\u{5D1}\u{5E9}\u{5E0}",
    "etaoinsrhldcu.,",
);

/// More needles than this memchr cannot look for at once.
const NEEDLES_MAX: usize = 3;

/// A letter of the query, and how its places are found.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// Which unit of the query it is.
    pub(super) unit: usize,
    /// The folded letter.
    pub(super) letter: char,
    depth: Depth,
    /// Each spelling of the letter holds one of these bytes. Empty: there are too many.
    needles: Vec<u8>,
}

impl Anchor {
    /// The letter of `units` that promises the fewest places; `None` if there is no letter.
    pub(super) fn choose(units: &[Unit], depth: Depth) -> Option<Self> {
        let mut letters: Vec<(usize, char)> = Vec::new();
        for (unit, step) in units.iter().enumerate() {
            if let Unit::Letter(letter) = *step
                && !letters.iter().any(|&(_, known)| known == letter)
            {
                letters.push((unit, letter));
            }
        }
        letters.sort_by_key(|&(_, letter)| commonness(letter));
        let anchors = letters.iter().map(|&(unit, letter)| Self::new(unit, letter, depth));
        let mut first = None;
        for anchor in anchors {
            if !anchor.needles.is_empty() {
                return Some(anchor);
            }
            first = first.or(Some(anchor));
        }
        first
    }

    fn new(unit: usize, letter: char, depth: Depth) -> Self {
        let needles = needles(letter, depth).unwrap_or_default();
        Self { unit, letter, depth, needles }
    }

    /// The first character in `from..until` that folds to something with the letter in it: the
    /// byte at which it begins. Both bounds are character boundaries.
    pub(super) fn next(&self, text: &str, from: usize, until: usize) -> Option<usize> {
        let mut at = from;
        if self.needles.is_empty() {
            let found = text.get(from..until)?.char_indices().find(|&(_, c)| self.is_in(c));
            return found.map(|(offset, _)| from + offset);
        }
        while let Some(offset) = self.needle(text.as_bytes().get(at..until)?) {
            let start = text.floor_char_boundary(at + offset);
            let c = text.get(start..)?.chars().next()?;
            if self.is_in(c) {
                return Some(start);
            }
            at = start + c.len_utf8();
        }
        None
    }

    fn is_in(&self, c: char) -> bool {
        fold_scalar_at(c, self.depth).contains(&self.letter)
    }

    fn needle(&self, bytes: &[u8]) -> Option<usize> {
        match *self.needles.as_slice() {
            [one] => memchr::memchr(one, bytes),
            [one, two] => memchr::memchr2(one, two, bytes),
            [one, two, three] => memchr::memchr3(one, two, three, bytes),
            _ => None,
        }
    }
}

/// How common a letter is: greater is more common, 0 is rare.
fn commonness(letter: char) -> usize {
    let letters = COMMON.chars().rev();
    letters.zip(1..).find(|&(known, _)| known == letter).map_or(0, |(_, rank)| rank)
}

/// Bytes of which each spelling of the letter holds one, if three are enough.
fn needles(letter: char, depth: Depth) -> Option<Vec<u8>> {
    if depth == Depth::Exact {
        return last_byte(letter).map(|byte| vec![byte]);
    }
    let mut needles = far(letter)?.to_vec();
    for near in ('\0'..'\u{800}').filter(|&c| fold_scalar_at(c, depth).contains(&letter)) {
        let byte = last_byte(near)?;
        if !needles.contains(&byte) {
            needles.push(byte);
        }
    }
    (needles.len() <= NEEDLES_MAX).then_some(needles)
}

/// First bytes of the spellings from U+0800 on, for the scripts where they are few: presentation
/// forms (0xEF); alef symbol and its like (0xE2); mathematical letters (0xF0).
fn far(letter: char) -> Option<&'static [u8]> {
    match letter {
        '\u{591}'..='\u{5FF}' => Some(&[0xEF, 0xE2]),
        '\u{600}'..='\u{6FF}' => Some(&[0xEF, 0xF0]),
        _ => None,
    }
}

fn last_byte(c: char) -> Option<u8> {
    c.encode_utf8(&mut [0; 4]).bytes().last()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No spelling of a letter is missed: every scalar is found by each letter it folds to.
    #[test]
    fn every_spelling_is_met() {
        let scalars = (0..0x2_0000).chain(0x2_F800..0x2_FA20).filter_map(char::from_u32);
        for depth in [Depth::Exact, Depth::Marks, Depth::Cased, Depth::Loose] {
            let mut anchors = std::collections::HashMap::new();
            for c in scalars.clone().filter(|&c| !(depth == Depth::Exact && c > '\u{800}')) {
                for &letter in fold_scalar_at(c, depth).iter() {
                    let far = !('\u{80}'..'\u{800}').contains(&letter) && depth != Depth::Exact;
                    if far {
                        assert_eq!(needles(letter, depth), None, "{letter:?} is looked for by folding");
                        continue;
                    }
                    let anchor = anchors.entry(letter).or_insert_with(|| Anchor::new(0, letter, depth));
                    let text = format!("\u{5B57}{c}");
                    let found = anchor.next(&text, 0, text.len());
                    assert_eq!(found, Some(3), "U+{:04X} {depth:?}", c as u32);
                }
            }
        }
    }

    #[test]
    fn a_rare_letter_with_few_spellings_is_chosen() {
        let units = super::super::units::compile("\u{627}\u{644}\u{630}\u{64A}", Depth::Loose);
        let anchor = Anchor::choose(&units, Depth::Loose).expect("has letters");
        assert_eq!((anchor.unit, anchor.letter), (2, '\u{630}'));
        assert!(!anchor.needles.is_empty());
    }
}
