//! The names of a document: each paragraph is read once for what its sentences say, and again for
//! what the rest of the document adds.
//!
//! In: the tokens of paragraphs with their language. Out: candidates. The first readings must be
//! told in any order before the second ones are asked for; where pieces of the text begin or end
//! changes nothing, since sentences are read one by one.

use std::ops::Range;

use super::clitic;
use super::models;
use super::other::{self, Named, OtherHit};
use super::tagger::evidence::Evidence;
use super::tagger::sentence::{Sentence, sentences};
use super::tagger::{Tagged, Tagger};
use crate::analysis::candidate::Candidate;
use crate::analysis::language;
use crate::analysis::mention::{Kind, Language};
use crate::analysis::tokens::Tokens;

/// A model is never quite sure.
const SURE_MAX: f32 = 0.99;

/// How much a rule for the other things says beside its length: the day in the name of an event is
/// no date of its own.
const RULE_SPECIFIC: usize = 16;

/// What the first reading of a paragraph found: for each sentence its names.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis) struct FirstReading(Vec<Vec<Tagged>>);

/// Takes off the end of a name what is a date of its own ("the war | in the year 1948"): a date of two
/// words or more, with the words of grammar before it. A lone year stays in the name.
pub(in crate::analysis) fn give_way(
    (tokens, language): (&Tokens<'_>, Language),
    names: &mut [Candidate],
    dates: &[Candidate],
) {
    let function_words = &language::guide(language).function_words;
    for name in names {
        let date = dates.iter().find(|date| {
            date.bytes.start > name.bytes.start && date.bytes.end == name.bytes.end && !date.hides
        });
        let Some(words) = date.and_then(|date| tokens.over(&date.bytes)).filter(|words| words.len() > 1)
        else {
            continue;
        };
        let first = tokens.over(&name.bytes).map_or(0, |words| words.start);
        let mut end = words.start;
        while end > first + 1 && function_words.holds(tokens.word(end - 1)) {
            end -= 1;
        }
        if let Some(last) = tokens.get(end.wrapping_sub(1)).filter(|_| end > first) {
            name.bytes.end = last.end;
            name.name = tokens.joined(&name.bytes);
        }
    }
}

/// The names of a document.
#[derive(Default)]
pub(in crate::analysis) struct Names {
    taggers: [Option<Tagger<'static>>; Language::ALL.len()],
    evidence: Evidence,
    /// What spoke for each name is wanted.
    explain: bool,
}

impl Names {
    /// For a new document.
    pub(in crate::analysis) fn new(explain: bool) -> Self {
        Self { explain, ..Self::default() }
    }

    /// Reads a paragraph for the first time.
    pub(in crate::analysis) fn first(&mut self, tokens: &Tokens<'_>, language: Language) -> FirstReading {
        let Some(tagger) = tagger(&mut self.taggers, language) else { return FirstReading::default() };
        let mut found = Vec::new();
        for range in sentences(tokens) {
            let sentence = tagger.look(tokens, range);
            let names = tagger.tag(&sentence, None);
            self.evidence.note(&sentence, &tagger.spellings, &names, 1);
            found.push(names);
        }
        FirstReading(found)
    }

    /// The names of a paragraph as its first reading left them.
    pub(in crate::analysis) fn before_second(
        &mut self,
        tokens: &Tokens<'_>,
        language: Language,
        first: &FirstReading,
    ) -> Vec<Candidate> {
        let Some(tagger) = tagger(&mut self.taggers, language) else { return Vec::new() };
        let mut found = Vec::new();
        for (range, names) in
            sentences(tokens).into_iter().zip(&first.0).filter(|(_, names)| !names.is_empty())
        {
            let sentence = tagger.look(tokens, range);
            let own = names.iter().filter_map(|name| candidate((tokens, language), tagger, &sentence, name));
            found.extend(own);
        }
        others((tokens, language), found)
    }

    /// Reads a paragraph for the second time.
    pub(in crate::analysis) fn second(
        &mut self,
        tokens: &Tokens<'_>,
        language: Language,
        first: &FirstReading,
    ) -> Vec<Candidate> {
        let Some(tagger) = tagger(&mut self.taggers, language) else { return Vec::new() };
        let mut found = Vec::new();
        for (range, names) in sentences(tokens).into_iter().zip(&first.0) {
            let sentence = tagger.look(tokens, range);
            let said = tagger.ask(&mut self.evidence, &sentence, names);
            let said = said.matters.then_some(said);
            let again = said.as_ref().map(|said| tagger.tag(&sentence, Some(said)));
            for name in again.as_ref().unwrap_or(names) {
                let Some(mut candidate) = candidate((tokens, language), tagger, &sentence, name) else {
                    continue;
                };
                if self.explain {
                    candidate.evidence = tagger.explain(&sentence, name, said.as_ref());
                }
                found.push(candidate);
            }
        }
        others((tokens, language), found)
    }
}

fn tagger<'s>(
    taggers: &'s mut [Option<Tagger<'static>>; Language::ALL.len()],
    language: Language,
) -> Option<&'s mut Tagger<'static>> {
    let slot = taggers.get_mut(language.index())?;
    if slot.is_none() {
        let model = models::built_in(language)?;
        *slot = Some(Tagger::new(model, language, models::profile(model)));
    }
    slot.as_mut()
}

/// Adds what rules find of the other things to tagged names, which may complete them.
fn others((tokens, language): (&Tokens<'_>, Language), mut found: Vec<Candidate>) -> Vec<Candidate> {
    let named: Vec<Named> = found
        .iter()
        .filter(|candidate| candidate.kind != Kind::Other)
        .filter_map(|candidate| {
            let range = tokens.over(&candidate.bytes)?;
            let first = tokens.get(range.start)?;
            Some(Named { skip: tokens.folded_before(first, candidate.bytes.start), tokens: range })
        })
        .collect();
    let is_tagged = |hit: &OtherHit| {
        let at = named.binary_search_by_key(&hit.tokens.start, |named| named.tokens.start);
        at.is_ok_and(|at| named.get(at).is_some_and(|named| named.tokens == hit.tokens))
    };
    // What the tagger calls otherwise, word for word, stays what it is.
    let hits = other::find(tokens, language, &named).into_iter().filter(|hit| !is_tagged(hit));
    let added: Vec<Candidate> = hits
        .filter_map(|hit| {
            let bytes = bytes(tokens, hit.tokens.clone(), hit.skip)?;
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
                specific: RULE_SPECIFIC + hit.tokens.len(),
                evidence: Vec::new(),
            })
        })
        .collect();
    found.extend(added);
    found
}

fn candidate(
    (tokens, language): (&Tokens<'_>, Language),
    tagger: &Tagger<'_>,
    sentence: &Sentence,
    name: &Tagged,
) -> Option<Candidate> {
    let at = |index: usize| sentence.tokens.start + index;
    let first =
        sentence.words.get(name.span.tokens.start).and_then(|&number| tagger.spellings.get(number))?;
    let skip = clitic::skip(first);
    let range = whole_quotes(tokens, at(name.span.tokens.start)..at(name.span.tokens.end));
    let skip = if range.start == at(name.span.tokens.start) { skip } else { 0 };
    let bytes = bytes(tokens, range, skip)?;
    Some(Candidate {
        name: tokens.joined(&bytes),
        bytes,
        kind: name.span.kind,
        key: String::new(),
        hides: false,
        ahead: false,
        timex: None,
        rule: format!("{}.tagger.{}", language.tag(), kind_name(name.span.kind)),
        confidence: name.probability.min(SURE_MAX),
        specific: 0,
        evidence: Vec::new(),
    })
}

/// A range without half a pair of quotes or brackets: what was opened is closed if the mark stands
/// right behind, else the mark at the edge is left out.
fn whole_quotes(tokens: &Tokens<'_>, range: Range<usize>) -> Range<usize> {
    let count = |marks: [&str; 3]| range.clone().filter(|&at| marks.contains(&tokens.word(at))).count();
    let quotes = count(["\"", "\u{201E}", "\u{201F}"]);
    let (opened, closed) = (count(["(", "[", "\u{AB}"]), count([")", "]", "\u{BB}"]));
    let is_quote = |at: usize| matches!(tokens.word(at), "\"" | "\u{BB}" | ")" | "]");
    let open_at_end = opened > closed || quotes % 2 == 1;
    if !open_at_end && opened >= closed {
        return range;
    }
    if open_at_end && is_quote(range.end) && range.len() > 1 {
        return range.start..range.end + 1;
    }
    let is_mark = |at: usize| is_quote(at) || matches!(tokens.word(at), "(" | "[" | "\u{AB}" | "\u{201E}");
    if range.len() > 1 && is_mark(range.start) {
        range.start + 1..range.end
    } else if range.len() > 1 && is_mark(range.end - 1) {
        range.start..range.end - 1
    } else {
        range
    }
}

/// The name of a kind in rules and examples.
pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Place => "place",
        Kind::Organization => "organization",
        Kind::Other => "other",
        Kind::Date => "date",
    }
}

/// The bytes of a range of tokens, without `skip` folded bytes of clitics in front.
fn bytes(tokens: &Tokens<'_>, range: Range<usize>, skip: usize) -> Option<Range<usize>> {
    let first = tokens.get(range.start)?;
    let last = tokens.get(range.end.checked_sub(1)?)?;
    Some(tokens.byte_after(first, skip).unwrap_or(first.start)..last.end)
}
