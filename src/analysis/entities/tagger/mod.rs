//! Tags the names of a language: a linear-chain model over features of words.
//!
//! In: the tokens of a paragraph. Out: spans with kinds and probabilities. A document is read
//! twice: the first reading of all sentences gives evidence, the second reads again those sentences
//! of which the rest of the document says something. What a word adds at each place around the
//! token is worked out once for each spelling.

pub(in crate::analysis::entities) mod decode;
pub(in crate::analysis::entities) mod evidence;
pub(in crate::analysis::entities) mod features;
pub(in crate::analysis::entities) mod model;
pub(in crate::analysis::entities) mod sentence;
pub(in crate::analysis::entities) mod tags;
pub(in crate::analysis::entities) mod vocabulary;
pub(in crate::analysis::entities) mod weights;
pub(in crate::analysis::entities) mod words;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::super::mention::Language;
use super::super::phrases::AsIs;
use super::super::tokens::Tokens;
use decode::Row;
use evidence::{Evidence, Said};
use features::mix;
use model::Model;
use sentence::{Sentence, Spellings};
use tags::{Span, TAGS};
use weights::Scores;

/// Places around a token whose words speak of it.
pub(in crate::analysis::entities) const PLACES: [i8; 5] = [-2, -1, 0, 1, 2];

/// What a feature counts that is asked for whole.
pub(in crate::analysis::entities) const WHOLE: i32 = 8;

/// Pairs of spellings whose scores are kept, at most; then they are worked out again.
const PAIRS_MAX: usize = 1 << 16;

/// Scores of a pair: four features of a signed byte each, whole and in eighths, fit.
type PairScores = [i16; TAGS];

/// What an explanation lists, at most.
const EXPLAINED_MAX: usize = 8;

/// A name that was tagged in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis::entities) struct Tagged {
    /// Its tokens in the sentence, and its kind.
    pub(in crate::analysis::entities) span: Span,
    /// 0 to 1: of this kind with these limits.
    pub(in crate::analysis::entities) probability: f32,
}

/// Reads sentences of one language by a model.
pub(in crate::analysis::entities) struct Tagger<'m> {
    model: &'m Model,
    language: Language,
    /// The profile whose features are asked for too, and what they count.
    profile: Option<(u64, i32)>,
    /// The spellings met so far.
    pub(in crate::analysis::entities) spellings: Spellings,
    /// What each adds to the tags of the token at each place.
    scores: Vec<[Scores; PLACES.len()]>,
    /// What two spellings together add to the tags of the second and of the first.
    pairs: HashMap<u64, [PairScores; 2], BuildHasherDefault<AsIs>>,
}

impl<'m> Tagger<'m> {
    /// By a model, under the rules of annotation of a profile; `None`: of all together.
    pub(in crate::analysis::entities) fn new(
        model: &'m Model,
        language: Language,
        profile: Option<(&str, i32)>,
    ) -> Self {
        let profile = profile.map(|(name, share)| (profile_hash(name), share));
        Self {
            model,
            language,
            profile,
            spellings: Spellings::default(),
            scores: Vec::new(),
            pairs: HashMap::default(),
        }
    }

    /// Looks at a range of tokens as a sentence.
    pub(in crate::analysis::entities) fn look(
        &mut self,
        tokens: &Tokens<'_>,
        range: Range<usize>,
    ) -> Sentence {
        if self.spellings.are_many() {
            self.spellings = Spellings::default();
            self.scores.clear();
            self.pairs.clear();
        }
        if self.pairs.len() >= PAIRS_MAX {
            self.pairs.clear();
        }
        Sentence::look(tokens, range, self.language, &self.model.vocabulary, &mut self.spellings)
    }

    /// The names of a sentence that was looked at last; `said` is what the document says of it.
    pub(in crate::analysis::entities) fn tag(
        &mut self,
        sentence: &Sentence,
        said: Option<&Said>,
    ) -> Vec<Tagged> {
        let rows = self.rows(sentence, said);
        let spans = tags::spans(&self.model.transitions.best(&rows));
        if spans.is_empty() {
            return Vec::new();
        }
        let sums = self.model.transitions.sums(&rows);
        spans.into_iter().map(|span| Tagged { probability: sums.span(&span), span }).collect()
    }

    /// What the rest of the document says of a sentence that gave `first`.
    pub(in crate::analysis::entities) fn ask(
        &self,
        evidence: &mut Evidence,
        sentence: &Sentence,
        first: &[Tagged],
    ) -> Said {
        evidence.note(sentence, &self.spellings, first, -1);
        let said = evidence.says(sentence, &self.spellings);
        evidence.note(sentence, &self.spellings, first, 1);
        said
    }

    /// What spoke most for a name of the sentence, the strongest first.
    pub(in crate::analysis::entities) fn explain(
        &self,
        sentence: &Sentence,
        name: &Tagged,
        said: Option<&Said>,
    ) -> Vec<String> {
        let mut path = vec![tags::OUTSIDE; sentence.words.len()];
        tags::write(&name.span, &mut path);
        let mut sums: HashMap<String, f32> = HashMap::new();
        for at in name.span.tokens.clone() {
            let tag = path.get(at).copied().unwrap_or(tags::OUTSIDE);
            let word = sentence.words.get(at).and_then(|&number| self.spellings.get(number));
            let own = word.map_or("", |word| word.folded.as_str());
            let mut add = |feature: &features::Feature<'_>| {
                let weight = self.weight(feature.hash(), tag);
                if weight != 0.0 {
                    *sums.entry(features::describe(feature, own)).or_default() += weight;
                }
            };
            self.each_feature(sentence, at, said, &mut add);
        }
        let mut strongest: Vec<(String, f32)> = sums.into_iter().collect();
        strongest.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0)));
        strongest.truncate(EXPLAINED_MAX);
        strongest.into_iter().map(|(said, weight)| format!("{said} {weight:+.1}")).collect()
    }

    /// What a feature adds to a tag, over what it adds to being outside of names.
    fn weight(&self, hash: u64, tag: u8) -> f32 {
        let mut scores = [0; TAGS];
        self.add(hash, &mut scores);
        let score = scores.get(usize::from(tag)).copied().unwrap_or(0) - scores[usize::from(tags::OUTSIDE)];
        score as f32 * self.model.header.scale / WHOLE as f32
    }

    fn each_feature(
        &self,
        sentence: &Sentence,
        at: usize,
        said: Option<&Said>,
        each: &mut dyn FnMut(&features::Feature<'_>),
    ) {
        for place in PLACES {
            let neighbour = at.checked_add_signed(isize::from(place)).and_then(|at| sentence.words.get(at));
            if let Some(word) = neighbour.and_then(|&number| self.spellings.get(number)) {
                word.features(place, each);
            }
        }
        let [before, own, after] = sentence.around(at).map(|number| self.spellings.get(number?));
        sentence::pair_features([before, own], -1, each);
        sentence::pair_features([own, after], 1, each);
        sentence.features(at, &self.spellings, each);
        if let Some(said) = said {
            said.features(at, each);
        }
    }

    fn rows(&mut self, sentence: &Sentence, said: Option<&Said>) -> Vec<Row> {
        for number in self.scores.len()..self.spellings.len() {
            let scores = PLACES.map(|place| self.score_word(number, place));
            self.scores.push(scores);
        }
        (0..sentence.words.len()).map(|at| self.row(sentence, at, said)).collect()
    }

    fn row(&mut self, sentence: &Sentence, at: usize, said: Option<&Said>) -> Row {
        let mut scores = [0; TAGS];
        for (index, place) in PLACES.into_iter().enumerate() {
            let neighbour = at.checked_add_signed(isize::from(place)).and_then(|at| sentence.words.get(at));
            if let Some(word) = neighbour.and_then(|&number| self.scores.get(number)) {
                sum(&mut scores, &word[index]);
            }
        }
        let [before, own, after] = sentence.around(at);
        for (pair, side) in [([before, own], 0), ([own, after], 1)] {
            for (score, own) in scores.iter_mut().zip(&self.pair(pair)[side]) {
                *score += i32::from(*own);
            }
        }
        let mut add = |feature: &features::Feature<'_>| self.add(feature.hash(), &mut scores);
        sentence.features(at, &self.spellings, &mut add);
        if let Some(said) = said {
            said.features(at, &mut add);
        }
        let mut row = scores.map(|score| score as f32 * self.model.header.scale / WHOLE as f32);
        row[usize::from(tags::OUTSIDE)] -= self.model.header.lean;
        row
    }

    /// What two spellings add to the tags of the second and of the first of them.
    fn pair(&mut self, numbers: [Option<usize>; 2]) -> [PairScores; 2] {
        let [first, second] = numbers.map(|number| number.map_or(0, |number| number as u64 + 1));
        let key = mix(first, second);
        if let Some(known) = self.pairs.get(&key) {
            return *known;
        }
        let words = numbers.map(|number| self.spellings.get(number?));
        let made = [-1, 1].map(|place| {
            let mut scores = [0; TAGS];
            let mut add = |feature: &features::Feature<'_>| self.add(feature.hash(), &mut scores);
            sentence::pair_features(words, place, &mut add);
            scores.map(|score| i16::try_from(score).unwrap_or(if score < 0 { i16::MIN } else { i16::MAX }))
        });
        self.pairs.insert(key, made);
        made
    }

    fn score_word(&self, number: usize, place: i8) -> Scores {
        let mut scores = [0; TAGS];
        if let Some(word) = self.spellings.get(number) {
            word.features(place, &mut |feature| self.add(feature.hash(), &mut scores));
        }
        scores
    }

    fn add(&self, hash: u64, scores: &mut Scores) {
        self.model.weights.add(hash, WHOLE, scores);
        if let Some((profile, share)) = self.profile {
            self.model.weights.add(mix(profile, hash), share, scores);
        }
    }
}

fn sum(scores: &mut Scores, more: &Scores) {
    for (score, own) in scores.iter_mut().zip(more) {
        *score += own;
    }
}

/// What marks the features of a profile.
pub(in crate::analysis::entities) fn profile_hash(name: &str) -> u64 {
    super::super::tokens::hash(&["profile ", name])
}
