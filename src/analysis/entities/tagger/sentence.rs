//! A sentence as the model sees it: its words, the listed runs in it, and what its words say
//! together.
//!
//! In: the tokens of a paragraph. Out: sentences (ranges of tokens) and features of a token that
//! depend on more than one word. A sentence ends at its mark, at an empty line, or at the limit;
//! names never cross it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::features::{Feature, Template, Value, mix};
use super::vocabulary::Vocabulary;
use super::words::Word;
use crate::analysis::entities::lists::Lists;
use crate::analysis::mention::Language;
use crate::analysis::phrases::AsIs;
use crate::analysis::tokens::{Gap, TokenKind, Tokens};

/// Tokens of one sentence, at most. Reason: the work of a sentence must stay small, whatever a
/// text without marks looks like.
const TOKENS_MAX: usize = 256;

/// Words of a listed run, at most.
const RUN_WORDS_MAX: usize = 6;

/// Letters of an abbreviation after which a full stop ends no sentence.
const ABBREVIATION_LETTERS_MAX: usize = 3;

/// Spellings kept, at most; then they are made again. Reason: a document may have any number.
const SPELLINGS_MAX: usize = 1 << 15;

/// The spellings met so far, each made once.
#[derive(Default)]
pub(in crate::analysis::entities) struct Spellings {
    by_key: HashMap<u64, usize, BuildHasherDefault<AsIs>>,
    words: Vec<Word>,
}

impl Spellings {
    /// A spelling by its number.
    pub(in crate::analysis::entities) fn get(&self, number: usize) -> Option<&Word> {
        self.words.get(number)
    }

    /// How many there are.
    pub(in crate::analysis::entities) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are so many that it is time to forget them, between two sentences.
    pub(in crate::analysis::entities) fn are_many(&self) -> bool {
        self.words.len() >= SPELLINGS_MAX
    }
}

/// The part of a token in a listed run of several words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Run {
    classes: u32,
    /// 0 none, 1 first, 2 inside, 3 last.
    part: u8,
}

/// A sentence.
pub(in crate::analysis::entities) struct Sentence {
    /// Its tokens in the paragraph.
    pub(in crate::analysis::entities) tokens: Range<usize>,
    /// The spelling of each.
    pub(in crate::analysis::entities) words: Vec<usize>,
    runs: Vec<Run>,
    /// Bits: within quotes, within brackets.
    enclosed: Vec<u8>,
}

/// The ranges of the sentences of a paragraph, in order; they hold all tokens.
pub(in crate::analysis::entities) fn sentences(tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        let next = at + 1;
        if next == tokens.len() || next - start >= TOKENS_MAX || ends_sentence(tokens, at) {
            found.push(start..next);
            start = next;
        }
    }
    found
}

fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return true };
    if next.gap == Gap::Break {
        return true;
    }
    if token.kind != TokenKind::Mark || next.gap == Gap::None || next.kind == TokenKind::Mark {
        return false;
    }
    match tokens.folded(token) {
        "!" | "?" | "\u{61F}" | "\u{6D4}" => true,
        "." => {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            !before.is_some_and(|word| {
                let letters = tokens.source(word).chars().count();
                let abbreviates = letters == 1 || (letters <= ABBREVIATION_LETTERS_MAX && word.capital);
                token.gap == Gap::None && word.kind == TokenKind::Word && abbreviates
            })
        }
        _ => false,
    }
}

impl Sentence {
    /// Looks at a range of the paragraph's tokens.
    pub(in crate::analysis::entities) fn look(
        tokens: &Tokens<'_>,
        range: Range<usize>,
        language: Language,
        vocabulary: &Vocabulary,
        spellings: &mut Spellings,
    ) -> Self {
        let mut words = Vec::with_capacity(range.len());
        for token in range.clone().filter_map(|index| tokens.get(index)) {
            let key = Word::key(tokens, token);
            let number = *spellings.by_key.entry(key).or_insert_with(|| {
                spellings.words.push(Word::of(tokens, token, language, vocabulary));
                spellings.words.len() - 1
            });
            words.push(number);
        }
        let enclosed = enclosed(tokens, &range);
        let mut sentence = Self { runs: vec![Run::default(); words.len()], tokens: range, words, enclosed };
        sentence.find_runs(spellings);
        sentence
    }

    /// The spellings around a token: before it, its own, behind it.
    pub(in crate::analysis::entities) fn around(&self, at: usize) -> [Option<usize>; 3] {
        [at.checked_sub(1), Some(at), Some(at + 1)].map(|at| self.words.get(at?).copied())
    }

    /// Calls `each` with the features of its token at `at` that depend on where it stands.
    pub(in crate::analysis::entities) fn features(
        &self,
        at: usize,
        spellings: &Spellings,
        each: &mut dyn FnMut(&Feature<'_>),
    ) {
        let mut say = |template, detail, place, number| {
            each(&Feature { template, detail, place, value: Value::Number(number) });
        };
        let [before, own, after] = self.around(at).map(|number| spellings.get(number?));
        let shape = |word: Option<&Word>| word.map_or(u64::MAX, |word| word.shape);
        say(Template::ClusterPair, 1, 0, mix(mix(cluster(before), cluster(own)), cluster(after)));
        say(Template::Surroundings, 1, 0, mix(mix(shape(before), shape(own)), shape(after)));
        let last = at + 1 == self.words.len();
        let ends = u64::from(at == 0) | u64::from(last) << 1;
        let enclosed = u64::from(self.enclosed.get(at).copied().unwrap_or(0));
        say(Template::Position, 0, 0, ends | enclosed << 2);
        if at == 0 {
            say(Template::Position, 1, 0, shape(own));
        }
        for place in -1..=1 {
            let run =
                at.checked_add_signed(place).and_then(|at| self.runs.get(at)).copied().unwrap_or_default();
            if run.part > 0 {
                say(Template::Run, run.part, place as i8, u64::from(run.classes));
            }
        }
    }

    /// Marks the longest listed runs of two words or more, not overlapping.
    fn find_runs(&mut self, spellings: &Spellings) {
        let mut at = 0;
        while at < self.words.len() {
            let found = self.run_at(at, spellings);
            let Some((length, classes)) = found else {
                at += 1;
                continue;
            };
            for (index, run) in self.runs.iter_mut().skip(at).take(length).enumerate() {
                let part = match index {
                    0 => 1,
                    _ if index + 1 == length => 3,
                    _ => 2,
                };
                *run = Run { classes, part };
            }
            at += length;
        }
    }

    fn run_at(&self, at: usize, spellings: &Spellings) -> Option<(usize, u32)> {
        let lists = Lists::built_in();
        let first = spellings.get(*self.words.get(at)?)?;
        let mut best: Option<(usize, u32)> = None;
        for reading in first.readings.iter().filter(|reading| !reading.bare) {
            let mut space = reading.next;
            for length in 2..=RUN_WORDS_MAX {
                let next = self.words.get(at + length - 1).and_then(|&number| spellings.get(number));
                let (Some(from), Some(next)) = (space, next) else { break };
                let place = lists.go(from, &next.folded);
                space = place.and_then(|place| lists.go(place, " "));
                let classes = place.map_or(0, |place| lists.classes(place));
                if classes != 0 && best.is_none_or(|(longest, _)| length > longest) {
                    best = Some((length, classes));
                }
            }
        }
        best
    }
}

/// Calls `each` with the features that two words together say of the second one; `place` is -1. For the
/// first one, with `place` 1.
pub(in crate::analysis::entities) fn pair_features(
    [first, second]: [Option<&Word>; 2],
    place: i8,
    each: &mut dyn FnMut(&Feature<'_>),
) {
    let mut say = |template, detail, number| {
        each(&Feature { template, detail, place, value: Value::Number(number) });
    };
    let word = |word: Option<&Word>| word.map_or(1, |word| word.hash);
    let classes = |word: Option<&Word>| word.map_or(u64::MAX, |word| u64::from(word.classes));
    say(Template::Pair, 0, mix(word(first), word(second)));
    say(Template::ClusterPair, 0, mix(cluster(first), cluster(second)));
    say(Template::Surroundings, 0, mix(classes(first), classes(second)));
    let half = if place < 0 { mix(word(first), classes(second)) } else { mix(classes(first), word(second)) };
    say(Template::Surroundings, 2, half);
}

fn cluster(word: Option<&Word>) -> u64 {
    word.and_then(|word| word.known).map_or(u64::MAX, |known| u64::from(known.clusters[1]))
}

/// For each token of a range whether it stands within quotes (1) or brackets (2).
fn enclosed(tokens: &Tokens<'_>, range: &Range<usize>) -> Vec<u8> {
    let (mut quoted, mut bracketed) = (false, false);
    let mut bits = Vec::with_capacity(range.len());
    for token in range.clone().filter_map(|index| tokens.get(index)) {
        let mark = if token.kind == TokenKind::Mark { tokens.folded(token) } else { "" };
        match mark {
            "\"" => quoted = !quoted,
            "\u{AB}" | "\u{201E}" => quoted = true,
            "\u{BB}" => quoted = false,
            "(" => bracketed = true,
            ")" => bracketed = false,
            _ => {}
        }
        bits.push(u8::from(quoted) | u8::from(bracketed) << 1);
    }
    bits
}
