//! Finds names of people, places, organizations and other things.
//!
//! In: the tokens of a paragraph and a language. Out: candidates that may overlap. Three finders
//! today: lists of names (`gazetteer`), titles before persons (`titles`) and rules for events, works
//! and the like (`other`); a statistical tagger comes beside them and takes their hits as features.

#[cfg(test)]
pub(super) mod examples;
mod gazetteer;
mod names;
mod other;
mod titles;

#[cfg(test)]
pub(super) use other::examples::file as other_examples;

use super::candidate::Candidate;
use super::mention::{Kind, Language};
use super::tokens::Tokens;
use gazetteer::{Gazetteer, Hit};
pub(super) use names::{NameWords, Role};
use other::{Named, OtherHit};

/// Confidence of a name from a list, and of one that is also an ordinary word.
const LISTED: f32 = 0.95;
const LISTED_BESIDE_CUE: f32 = 0.7;

/// How much a mention of the other things says beside its length: the day in the name of an event
/// is no date of its own.
const SPECIFIC: usize = 16;

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
    found.extend(others(tokens, language, &hits));
    found
}

/// What rules find of the other things; listed names may complete them.
fn others(tokens: &Tokens<'_>, language: Language, hits: &[Hit]) -> Vec<Candidate> {
    let named: Vec<Named> =
        hits.iter().map(|hit| Named { tokens: hit.tokens.clone(), skip: hit.skip }).collect();
    let hits = other::find(tokens, language, &named);
    let candidate = |hit: OtherHit| {
        let bytes = byte_range(tokens, hit.tokens.clone(), hit.skip)?;
        Some(Candidate {
            name: tokens.joined(&bytes),
            bytes,
            kind: Kind::Other,
            key: String::new(),
            hides: false,
            ahead: false,
            timex: None,
            rule: format!("{}.{}", language.tag(), hit.rule),
            confidence: hit.confidence,
            specific: SPECIFIC + hit.tokens.len(),
            evidence: Vec::new(),
        })
    };
    // What a list knows is preferred to what a rule guesses of the same words.
    let is_listed = |hit: &OtherHit| {
        let found = named.binary_search_by_key(&hit.tokens.start, |named| named.tokens.start);
        found.is_ok_and(|index| named.get(index).is_some_and(|named| named.tokens == hit.tokens))
    };
    hits.into_iter().filter(|hit| !is_listed(hit)).filter_map(candidate).collect()
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
