//! The rules of folding for one scalar: slow and plain; `pages` remembers what they give.
//!
//! First Unicode's own decompositions, then marks and invisible characters are dropped, then the
//! table of letters written for each other (assets/unicode/fold.tsv), then lower case.

use std::sync::OnceLock;

use icu_normalizer::{DecomposingNormalizer, DecomposingNormalizerBorrowed};
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, Script};
use icu_properties::{CodePointMapData, CodePointSetData};

use super::Depth;

const TABLE: &str = include_str!("../../../assets/unicode/fold.tsv");

const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizer::new_nfd();
const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizer::new_nfkd();

const TATWEEL: char = '\u{0640}';

/// What `c` folds to; empty: dropped.
pub(super) fn fold(c: char, depth: Depth) -> Vec<char> {
    let letters = if depth == Depth::Marks { Letters::none() } else { Letters::table() };
    let parts = if letters.of(c).is_some() { vec![c] } else { decompose(c) };
    let kept = parts.into_iter().filter(|&part| !is_dropped(part, depth));
    let mut folded: Vec<char> = kept.map(|part| letters.of(part).unwrap_or(part)).collect();
    if depth == Depth::Loose {
        folded = folded.into_iter().flat_map(char::to_lowercase).collect();
    }
    folded
}

/// The letter and marks that `c` is made of; ligatures and presentation forms come apart too.
fn decompose(c: char) -> Vec<char> {
    // Hangul syllables would become prefixes of one another.
    if ('\u{AC00}'..='\u{D7A3}').contains(&c) {
        return vec![c];
    }
    let mut parts = Vec::new();
    for part in NFD.normalize_iter(std::iter::once(c)) {
        let apart: Vec<char> = NFKD.normalize_iter(std::iter::once(part)).collect();
        // A spacing accent (U+00A8, U+00B4) "is" a space with a mark; it is no space to a reader.
        // The vowel marks among the Arabic presentation forms are letters by category.
        let accent = apart.len() > 1 && apart.first() == Some(&' ') && !is_letter(part);
        if accent {
            parts.push(part);
        } else {
            parts.extend(apart);
        }
    }
    parts
}

fn is_letter(c: char) -> bool {
    CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::OtherLetter
}

/// Whether a part of a letter is dropped: marks of the scripts where they are optional, tatweel,
/// and what Unicode says to ignore when it cannot be shown. Signs that span digits (U+0600 to
/// U+0605, U+06DD) are visible and stay.
fn is_dropped(c: char, depth: Depth) -> bool {
    if depth == Depth::Marks && matches!(c, '\u{0653}'..='\u{0655}') {
        // Madda and hamza make another letter: alef with hamza, whole or in parts, is not alef.
        return false;
    }
    c == TATWEEL || is_optional_mark(c) || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

fn is_optional_mark(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark)
        && matches!(
            CodePointMapData::<Script>::new().get(c),
            Script::Inherited
                | Script::Common
                | Script::Arabic
                | Script::Hebrew
                | Script::Syriac
                | Script::Latin
                | Script::Greek
                | Script::Cyrillic
        )
}

/// Letters that are written for each other, sorted by the first of each pair.
struct Letters(Vec<(char, char)>);

impl Letters {
    fn none() -> &'static Self {
        static NONE: Letters = Letters(Vec::new());
        &NONE
    }

    fn table() -> &'static Self {
        static LETTERS: OnceLock<Letters> = OnceLock::new();
        LETTERS.get_or_init(|| Self::parse(TABLE))
    }

    /// Lines that cannot be read are skipped; a test finds them.
    fn parse(table: &str) -> Self {
        let mut pairs: Vec<(char, char)> = table.lines().filter_map(parse_row).flatten().collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    fn of(&self, c: char) -> Option<char> {
        let at = self.0.binary_search_by_key(&c, |&(from, _)| from).ok()?;
        self.0.get(at).map(|&(_, to)| to)
    }
}

/// One row: a scalar or a range, and what it becomes. A range moves in step, or, with "=", comes
/// together in one scalar.
fn parse_row(line: &str) -> Option<Vec<(char, char)>> {
    let mut fields = line.split('\t');
    let (from, to) = (fields.next()?, fields.next()?);
    let (first, last) = from.split_once('-').unwrap_or((from, from));
    let (first, last) = (hexadecimal(first)?, hexadecimal(last)?);
    let target = hexadecimal(to.trim_start_matches('='))?;
    let step = u32::from(!to.starts_with('='));
    (first..=last)
        .map(|code| Some((char::from_u32(code)?, char::from_u32(target + (code - first) * step)?)))
        .collect()
}

fn hexadecimal(digits: &str) -> Option<u32> {
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            assert!(parse_row(line).is_some_and(|pairs| !pairs.is_empty()), "cannot be read: {line}");
            assert_eq!(line.split('\t').count(), 3, "a row has a reason: {line}");
        }
    }

    #[test]
    fn no_scalar_has_two_rows_and_no_row_leads_to_another() {
        let letters = Letters::table();
        for pair in letters.0.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{:04X} twice", pair[0].0 as u32);
        }
        for &(from, to) in &letters.0 {
            assert_eq!(letters.of(to), None, "{:04X} leads to {:04X}", from as u32, to as u32);
        }
    }
}
