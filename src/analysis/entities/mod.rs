//! Finds names of people, places, organizations and other things.
//!
//! In: the tokens of a paragraph and a language. Out: candidates that may overlap. Two finders
//! today: lists of names (`gazetteer`) and titles before persons (`titles`); a statistical tagger
//! comes beside them and takes their hits as features.

#[cfg(test)]
pub(super) mod examples;
mod gazetteer;
mod names;
mod titles;

use super::candidate::Candidate;
use super::mention::{Kind, Language};
use super::tokens::Tokens;
use gazetteer::Gazetteer;
pub(super) use names::{NameWords, Role};

/// Confidence of a name from a list, and of one that is also an ordinary word.
const LISTED: f32 = 0.95;
const LISTED_BESIDE_CUE: f32 = 0.7;

/// Names that a language's lists and titles find in a paragraph.
pub(super) fn find(tokens: &Tokens<'_>, language: Language) -> Vec<Candidate> {
    let gazetteer = Gazetteer::built_in(language);
    let hits = gazetteer.hits(tokens, language);
    let mut found: Vec<Candidate> = hits
        .iter()
        .filter_map(|hit| {
            let row = gazetteer.row(hit.row)?;
            Some(Candidate {
                bytes: byte_range(tokens, hit.tokens.clone(), hit.skip)?,
                kind: row.kind,
                name: row.name.clone(),
                key: row.key.clone(),
                hides: false,
                ahead: false,
                timex: None,
                rule: format!("gazetteer.{}", row.list),
                confidence: if hit.beside_cue { LISTED_BESIDE_CUE } else { LISTED },
                specific: 1,
                evidence: Vec::new(),
            })
        })
        .collect();
    for person in titles::persons(tokens, language, NameWords::built_in(language), &hits) {
        let Some(bytes) = byte_range(tokens, person.tokens.clone(), person.skip) else { continue };
        found.push(Candidate {
            name: tokens.joined(&bytes),
            bytes,
            kind: Kind::Person,
            key: String::new(),
            hides: false,
            ahead: false,
            timex: None,
            rule: format!("{}.title-name", language.tag()),
            confidence: person.confidence,
            specific: person.tokens.len(),
            evidence: Vec::new(),
        });
    }
    found
}

/// The row of a list that has this very name for a thing of this kind: its key, and its first name
/// in the language.
pub(super) fn listed(name: &str, language: Language, kind: Kind) -> Option<(String, String)> {
    let row = Gazetteer::built_in(language).listed(name).filter(|row| row.kind == kind)?;
    Some((row.key.clone(), row.name.clone()))
}

/// The first names of the listed places in a language.
pub(super) fn place_names(language: Language) -> impl Iterator<Item = &'static str> {
    Gazetteer::built_in(language).rows().filter(|row| row.kind == Kind::Place).map(|row| row.name.as_str())
}

/// The bytes of a range of tokens, without `skip` folded bytes of clitics in front.
fn byte_range(
    tokens: &Tokens<'_>,
    range: std::ops::Range<usize>,
    skip: usize,
) -> Option<std::ops::Range<usize>> {
    let first = tokens.get(range.start)?;
    let last = tokens.get(range.end.checked_sub(1)?)?;
    Some(tokens.byte_after(first, skip).unwrap_or(first.start)..last.end)
}
