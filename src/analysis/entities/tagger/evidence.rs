//! What a document as a whole says of a word: names found elsewhere in it.
//!
//! In: the spans of a first reading with their probabilities. Out: features of tokens for a second
//! reading: a full name found before makes its repeats and its parts likely; a word that stands
//! outside of names elsewhere is less so. What a sentence itself gave is taken off before it is
//! asked, so that nothing confirms itself. After Krishnan and Manning (ACL 2006).

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use super::Tagged;
use super::features::{Feature, Template, Value, mix};
use super::sentence::{Sentence, Spellings};
use super::tags::KINDS;
use super::words::Word;
use crate::analysis::phrases::AsIs;

/// Words of a name that is looked for as a whole, at most.
const WORDS_MAX: usize = 6;

/// A name counts from this probability on.
const PROBABILITY_MIN: f32 = 0.3;

type Table<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Sums of probabilities, by kind.
type Sums = [f32; KINDS.len()];

/// Where a word stands in names of several words: first, inside, last.
const PLACES: usize = 3;

/// How a word is used in the document.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// Outside of names.
    outside: u32,
    /// Inside of names.
    inside: u32,
    /// Without a capital letter.
    small: u32,
}

/// What was found in a document.
#[derive(Default)]
pub(in crate::analysis::entities) struct Evidence {
    names: Table<Sums>,
    /// Beginnings of names that go on.
    goes_on: HashSet<u64, BuildHasherDefault<AsIs>>,
    parts: Table<[Sums; PLACES]>,
    uses: Table<Uses>,
}

/// What the document says of the tokens of a sentence.
pub(in crate::analysis::entities) struct Said {
    /// For each token, features as detail and number.
    features: Vec<Vec<(u8, u64)>>,
    /// Something in it calls for a second reading.
    pub(in crate::analysis::entities) matters: bool,
}

impl Said {
    /// Calls `each` with the features of the token at `at`.
    pub(in crate::analysis::entities) fn features(&self, at: usize, each: &mut dyn FnMut(&Feature<'_>)) {
        for &(detail, number) in self.features.get(at).into_iter().flatten() {
            each(&Feature { template: Template::Document, detail, place: 0, value: Value::Number(number) });
        }
    }
}

impl Evidence {
    /// Notes what a sentence gave; `sign` -1 takes it off again.
    pub(in crate::analysis::entities) fn note(
        &mut self,
        sentence: &Sentence,
        spellings: &Spellings,
        tagged: &[Tagged],
        sign: i8,
    ) {
        let weight = f32::from(sign);
        let mut inside = vec![false; sentence.words.len()];
        for name in tagged.iter().filter(|name| name.probability >= PROBABILITY_MIN) {
            let Some(kind) = KINDS.iter().position(|&kind| kind == name.span.kind) else { continue };
            let words: Vec<&Word> =
                name.span.tokens.clone().filter_map(|at| word(sentence, spellings, at)).collect();
            self.note_name(&words, kind, name.probability * weight);
            for at in name.span.tokens.clone() {
                if let Some(inside) = inside.get_mut(at) {
                    *inside = true;
                }
            }
        }
        for (at, inside) in inside.into_iter().enumerate() {
            let Some(word) = word(sentence, spellings, at) else { continue };
            let uses = self.uses.entry(word.hash).or_default();
            let count = if inside { &mut uses.inside } else { &mut uses.outside };
            *count = count.saturating_add_signed(i32::from(sign));
            if word.is_small() {
                uses.small = uses.small.saturating_add_signed(i32::from(sign));
            }
        }
    }

    fn note_name(&mut self, words: &[&Word], kind: usize, weight: f32) {
        let Some((first, rest)) = words.split_first() else { return };
        if words.len() <= WORDS_MAX {
            for reading in &first.readings {
                let mut key = reading.hash;
                for next in rest {
                    self.goes_on.insert(key);
                    key = mix(key, next.hash);
                }
                self.names.entry(key).or_default()[kind] += weight;
            }
        }
        if rest.is_empty() {
            return;
        }
        for (at, word) in words.iter().enumerate() {
            let place = place_of(at, words.len());
            for reading in &word.readings {
                self.parts.entry(reading.hash).or_default()[place][kind] += weight;
            }
        }
    }

    /// What the rest of the document says of a sentence: what the sentence gave must be taken off.
    pub(in crate::analysis::entities) fn says(&self, sentence: &Sentence, spellings: &Spellings) -> Said {
        let mut said = Said { features: vec![Vec::new(); sentence.words.len()], matters: false };
        let mut at = 0;
        while at < sentence.words.len() {
            let Some((length, sums)) = self.name_at(sentence, spellings, at) else {
                at += 1;
                continue;
            };
            let (kind, sum, mixed) = strongest(&sums);
            for index in 0..length {
                let part = if length == 1 { 4 } else { 1 + place_of(index, length) as u8 };
                let number = (kind as u64) << 8 | degree(sum) << 4 | u64::from(mixed);
                said.features[at + index].push((part, number));
            }
            said.matters = true;
            at += length;
        }
        for at in 0..sentence.words.len() {
            let Some(word) = word(sentence, spellings, at) else { continue };
            self.say_of_word(word, at, &mut said);
        }
        said
    }

    fn say_of_word(&self, word: &Word, at: usize, said: &mut Said) {
        let found = word.readings.iter().find_map(|reading| self.parts.get(&reading.hash));
        for (place, sums) in found.into_iter().flatten().enumerate() {
            let (kind, sum, _) = strongest(sums);
            if sum >= PROBABILITY_MIN {
                let number = (place as u64) << 16 | (kind as u64) << 8 | degree(sum);
                said.features[at].push((5, number));
                said.matters = true;
            }
        }
        let Some(uses) = self.uses.get(&word.hash) else { return };
        let number = count_degree(uses.inside) << 8 | count_degree(uses.outside);
        said.features[at].push((6, number));
        if uses.small > 0 && word.is_capital() {
            said.features[at].push((7, 1));
        }
    }

    fn name_at(&self, sentence: &Sentence, spellings: &Spellings, at: usize) -> Option<(usize, Sums)> {
        let mut best: Option<(usize, Sums)> = None;
        for reading in &word(sentence, spellings, at)?.readings {
            let mut key = reading.hash;
            for length in 1..=WORDS_MAX {
                let found = self.names.get(&key).filter(|sums| strongest(sums).1 >= PROBABILITY_MIN);
                if let Some(sums) = found
                    && best.is_none_or(|(longest, _)| length > longest)
                {
                    best = Some((length, *sums));
                }
                let next = word(sentence, spellings, at + length);
                let Some(next) = next.filter(|_| self.goes_on.contains(&key)) else { break };
                key = mix(key, next.hash);
            }
        }
        best
    }
}

fn word<'s>(sentence: &Sentence, spellings: &'s Spellings, at: usize) -> Option<&'s Word> {
    sentence.words.get(at).and_then(|&number| spellings.get(number))
}

fn place_of(at: usize, length: usize) -> usize {
    match at {
        0 => 0,
        _ if at + 1 == length => 2,
        _ => 1,
    }
}

/// The kind with the greatest sum, the sum, and whether another kind has half of it.
fn strongest(sums: &Sums) -> (usize, f32, bool) {
    let mut best = (0, f32::MIN);
    for (kind, &sum) in sums.iter().enumerate() {
        if sum > best.1 {
            best = (kind, sum);
        }
    }
    let rivals = sums.iter().enumerate().filter(|&(kind, &sum)| kind != best.0 && sum > best.1 / 2.0);
    (best.0, best.1, rivals.count() > 0)
}

/// How much evidence: little, one sure name, several.
fn degree(sum: f32) -> u64 {
    match sum {
        ..0.7 => 0,
        ..1.5 => 1,
        ..3.5 => 2,
        _ => 3,
    }
}

fn count_degree(count: u32) -> u64 {
    match count {
        0 => 0,
        1 => 1,
        2..=4 => 2,
        _ => 3,
    }
}
