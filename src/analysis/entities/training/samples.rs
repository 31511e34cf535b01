//! Sentences as the trainer sees them: numbers of features, and the tags that are right.
//!
//! In: documents with names. Out: samples; features are numbered in the order of their first
//! appearance, those that appear once are left out.

use std::collections::HashMap;

use super::corpus::{Document, Other};
use crate::analysis::entities::tagger::evidence::{Evidence, Said};
use crate::analysis::entities::tagger::features::{Feature, Template, mix};
use crate::analysis::entities::tagger::sentence::{Sentence, Spellings, pair_features, sentences};
use crate::analysis::entities::tagger::tags::{self, OUTSIDE, Span, TAGS};
use crate::analysis::entities::tagger::vocabulary::Vocabulary;
use crate::analysis::entities::tagger::{PLACES, Tagged, profile_hash};
use crate::analysis::mention::{Kind, Language};
use crate::analysis::tokens::Tokens;
use crate::document::Paragraphs;
use crate::text::Direction;

/// The tags that a token may have, as bits.
pub(super) type Allowed = u32;

/// A feature that appears less often is left out.
const APPEARANCES_MIN: u32 = 2;

/// A sentence to learn from.
#[derive(Default)]
pub(super) struct Sample {
    /// Which document it is from.
    pub(super) document: usize,
    /// Of each token: its features, those that are the word itself, those of the profile (these two
    /// again), those of the rest of the document.
    pub(super) plain: Vec<Vec<u32>>,
    pub(super) lexical: Vec<Vec<u32>>,
    pub(super) profile_lexical: Vec<Vec<u32>>,
    pub(super) profile: Vec<Vec<u32>>,
    pub(super) said: Vec<Vec<u32>>,
    /// The tags that are right.
    pub(super) gold: Vec<Allowed>,
}

impl Sample {
    /// The features of a token: with those of its profile, of its document, of the word itself.
    pub(super) fn features(
        &self,
        at: usize,
        [profile, document, word]: [bool; 3],
    ) -> impl Iterator<Item = &u32> {
        let lists = [
            (&self.plain, true),
            (&self.lexical, word),
            (&self.profile, profile),
            (&self.profile_lexical, profile && word),
            (&self.said, document),
        ];
        lists.into_iter().filter(|(_, with)| *with).filter_map(move |(list, _)| list.get(at)).flatten()
    }
}

/// Numbers of features.
#[derive(Default)]
pub(super) struct Index {
    numbers: HashMap<u64, u32>,
    /// The hash of each.
    pub(super) hashes: Vec<u64>,
}

impl Index {
    fn number(&self, hash: u64) -> Option<u32> {
        self.numbers.get(&hash).copied()
    }

    fn add(&mut self, hash: u64) {
        self.numbers.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            self.hashes.len() as u32 - 1
        });
    }
}

/// A sentence of an annotated document.
pub(super) struct Annotated {
    pub(super) document: usize,
    pub(super) profile: u64,
    pub(super) sentence: Sentence,
    pub(super) gold: Vec<Allowed>,
}

/// The sentences of documents under a profile, looked at.
pub(super) fn look(
    documents: &[(usize, &Document)],
    (profile, other): (&str, Other),
    (language, vocabulary): (Language, &Vocabulary),
    spellings: &mut Spellings,
) -> Vec<Annotated> {
    let mut found = Vec::new();
    for &(number, document) in documents {
        let text = &document.text;
        let paragraphs = Paragraphs::split(text, true, Direction::of_most(text));
        for index in 0..paragraphs.len() {
            let Some(paragraph) = paragraphs.get(index) else { break };
            let tokens = Tokens::cut(text, paragraph.bytes);
            let names = token_spans(&tokens, document);
            for range in sentences(&tokens) {
                let gold = gold(&names, &range, other);
                let sentence = Sentence::look(&tokens, range, language, vocabulary, spellings);
                found.push(Annotated { document: number, profile: profile_hash(profile), sentence, gold });
            }
        }
    }
    found
}

/// The names of a document on the tokens that they overlap.
pub(super) fn token_spans(tokens: &Tokens<'_>, document: &Document) -> Vec<Span> {
    let mut found = Vec::new();
    let first = tokens.get(0).map_or(0, |token| token.start);
    let skip = document.names.partition_point(|(bytes, _)| bytes.end <= first);
    let mut at = 0;
    for (bytes, kind) in document.names.iter().skip(skip) {
        while tokens.get(at).is_some_and(|token| token.end <= bytes.start) {
            at += 1;
        }
        let start = at;
        let mut end = at;
        while tokens.get(end).is_some_and(|token| token.start < bytes.end) {
            end += 1;
        }
        if end > start {
            found.push(Span { tokens: start..end, kind: *kind });
            at = end;
        } else if at >= tokens.len() {
            break;
        }
    }
    found
}

/// The tags that are right in a range of tokens. Where other things are not annotated, what is
/// unmarked may be one; what is marked as one may be nothing.
fn gold(names: &[Span], range: &std::ops::Range<usize>, other: Other) -> Vec<Allowed> {
    let mut right = vec![OUTSIDE; range.len()];
    for name in names {
        let inside = name.tokens.start >= range.start && name.tokens.end <= range.end;
        if inside && (name.kind != Kind::Other || other == Other::Yes) {
            let tokens = name.tokens.start - range.start..name.tokens.end - range.start;
            tags::write(&Span { tokens, kind: name.kind }, &mut right);
        }
    }
    let free = (0..TAGS as u8).filter(|&tag| tags::parts(tag).is_none_or(|(kind, _)| kind == Kind::Other));
    let free = free.fold(0, |bits, tag| bits | 1 << tag);
    let allowed = |tag: u8| if tag == OUTSIDE && other == Other::Unknown { free } else { 1 << tag };
    right.into_iter().map(allowed).collect()
}

/// Calls `each` with the features of a token that need no document.
fn features(sentence: &Sentence, at: usize, spellings: &Spellings, each: &mut dyn FnMut(&Feature<'_>)) {
    for place in PLACES {
        let neighbour = at.checked_add_signed(isize::from(place)).and_then(|at| sentence.words.get(at));
        if let Some(word) = neighbour.and_then(|&number| spellings.get(number)) {
            word.features(place, each);
        }
    }
    let [before, own, after] = sentence.around(at).map(|number| spellings.get(number?));
    pair_features([before, own], -1, each);
    pair_features([own, after], 1, each);
    sentence.features(at, spellings, each);
}

/// Whether a feature knows the word of the token itself: a name never seen before has none.
fn is_lexical(feature: &Feature<'_>) -> bool {
    match feature.template {
        Template::Word | Template::Reading => feature.place == 0,
        Template::Pair => true,
        _ => false,
    }
}

/// Numbers the features of sentences, of their profiles too, but those of templates to leave out.
pub(super) fn index(annotated: &[Annotated], spellings: &Spellings, without: &[Template]) -> Index {
    let mut appearances: HashMap<u64, u32> = HashMap::new();
    let mut index = Index::default();
    for own in annotated {
        for at in 0..own.sentence.words.len() {
            features(&own.sentence, at, spellings, &mut |feature| {
                if !without.contains(&feature.template) {
                    let hash = feature.hash();
                    for hash in [hash, mix(own.profile, hash)] {
                        let count = appearances.entry(hash).or_default();
                        *count += 1;
                        if *count == APPEARANCES_MIN {
                            index.add(hash);
                        }
                    }
                }
            });
        }
    }
    index
}

/// The samples of sentences.
pub(super) fn samples(annotated: &[Annotated], spellings: &Spellings, index: &Index) -> Vec<Sample> {
    let sample = |own: &Annotated| {
        let mut sample = Sample { document: own.document, gold: own.gold.clone(), ..Sample::default() };
        for at in 0..own.sentence.words.len() {
            let [mut plain, mut lexical, mut profile, mut profile_lexical] = [const { Vec::new() }; 4];
            features(&own.sentence, at, spellings, &mut |feature| {
                let hash = feature.hash();
                let (general, of_profile) = if is_lexical(feature) {
                    (&mut lexical, &mut profile_lexical)
                } else {
                    (&mut plain, &mut profile)
                };
                general.extend(index.number(hash));
                of_profile.extend(index.number(mix(own.profile, hash)));
            });
            sample.plain.push(plain);
            sample.lexical.push(lexical);
            sample.profile.push(profile);
            sample.profile_lexical.push(profile_lexical);
        }
        sample
    };
    annotated.iter().map(sample).collect()
}

/// Adds what the rest of each document says to its samples: `found` are the names that a model
/// found which had not seen the document.
pub(super) fn add_said(
    annotated: &[Annotated],
    found: &[Vec<Tagged>],
    spellings: &Spellings,
    (index, samples): (&mut Index, &mut [Sample]),
) {
    let mut start = 0;
    while start < annotated.len() {
        let document = annotated[start].document;
        let length = annotated[start..].iter().take_while(|own| own.document == document).count();
        let mut evidence = Evidence::default();
        for at in start..start + length {
            evidence.note(&annotated[at].sentence, spellings, &found[at], 1);
        }
        for at in start..start + length {
            let sentence = &annotated[at].sentence;
            evidence.note(sentence, spellings, &found[at], -1);
            let said = evidence.says(sentence, spellings);
            evidence.note(sentence, spellings, &found[at], 1);
            if said.matters {
                add(&said, &mut samples[at], index);
            }
        }
        start += length;
    }
}

fn add(said: &Said, sample: &mut Sample, index: &mut Index) {
    for at in 0..sample.plain.len() {
        let mut own = Vec::new();
        said.features(at, &mut |feature| {
            let hash = feature.hash();
            index.add(hash);
            own.extend(index.number(hash));
        });
        sample.said.push(own);
    }
}
