//! Learns the weights of a linear-chain model from samples.
//!
//! The gradient of the conditional likelihood (Lafferty, McCallum and Pereira 2001), where tags are
//! known in part the marginal one (Tsuboi et al. 2008), sentence by sentence with FTRL-proximal steps
//! (McMahan et al. 2013), which keep most weights at zero. A weight stands for a feature and a tag
//! that were seen together; frequent features have all tags. Each time a sentence is read, with or
//! without the features of its profile and of its document, as chance has it: one model serves all.

use super::random::Random;
use super::samples::{Allowed, Sample};
use crate::analysis::entities::tagger::Tagged;
use crate::analysis::entities::tagger::decode::{Row, Transitions};
use crate::analysis::entities::tagger::tags::{self, TAGS};
use crate::analysis::entities::tagger::weights::Weights;

/// Tags and their weights, in units of the scale.
type TagWeights = Vec<(u8, i8)>;

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) rounds: usize,
    /// Size of steps.
    pub(super) rate: f32,
    /// Pull towards zero, absolute and by square.
    pub(super) absolute: f32,
    pub(super) square: f32,
    /// How often a sentence is read with its profile, and with its document.
    pub(super) profile: f32,
    pub(super) document: f32,
    /// How often a token is read without the word itself, as if it had never been seen.
    pub(super) unseen: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rounds: 14, rate: 0.15, absolute: 0.25, square: 1.0, profile: 0.5, document: 0.6, unseen: 0.1 }
    }
}

/// A feature that was seen this often has weights for all tags.
const FREQUENT: u32 = 20;

/// Smaller gradients are passed over: they are most of the work and change nothing.
const GRADIENT_MIN: f32 = 1e-3;

/// Weights and what the steps need to know of them.
struct Coordinates {
    weights: Vec<f32>,
    sums: Vec<f32>,
    squares: Vec<f32>,
}

impl Coordinates {
    fn new(count: usize) -> Self {
        Self { weights: vec![0.0; count], sums: vec![0.0; count], squares: vec![0.0; count] }
    }

    fn step(&mut self, at: usize, gradient: f32, settings: &Settings) {
        if gradient.abs() < GRADIENT_MIN {
            return;
        }
        let before = self.squares[at].sqrt();
        self.squares[at] += gradient * gradient;
        let after = self.squares[at].sqrt();
        self.sums[at] += gradient - (after - before) / settings.rate * self.weights[at];
        let sum = self.sums[at];
        self.weights[at] = if sum.abs() <= settings.absolute {
            0.0
        } else {
            -(sum - sum.signum() * settings.absolute) / ((1.0 + after) / settings.rate + settings.square)
        };
    }
}

/// A model while it is learnt.
pub(super) struct Learner {
    /// Where the tags of each feature begin.
    starts: Vec<u32>,
    tags: Vec<u8>,
    states: Coordinates,
    moves: Coordinates,
    settings: Settings,
}

impl Learner {
    /// Makes room for the features of samples.
    pub(super) fn new(features: usize, samples: &[&Sample], settings: Settings) -> Self {
        let mut seen: Vec<(u32, u32)> = vec![(0, 0); features];
        for sample in samples {
            for at in 0..sample.plain.len() {
                for &feature in sample.features(at, [true; 3]) {
                    let (count, tags) = &mut seen[feature as usize];
                    *count += 1;
                    *tags |= sample.gold[at];
                }
            }
        }
        let (mut starts, mut tags) = (vec![0], Vec::new());
        for (count, seen) in seen {
            let all = count >= FREQUENT;
            tags.extend((0..TAGS as u8).filter(|&tag| count > 0 && (all || seen & 1 << tag != 0)));
            starts.push(tags.len() as u32);
        }
        let states = Coordinates::new(tags.len());
        Self { starts, tags, states, moves: Coordinates::new(TAGS * TAGS), settings }
    }

    /// Reads all samples in rounds; `done` is told after each.
    pub(super) fn learn(&mut self, samples: &[&Sample], done: &mut dyn FnMut(usize)) {
        let mut random = Random(7);
        let mut order: Vec<usize> = (0..samples.len()).collect();
        for round in 0..self.settings.rounds {
            random.shuffle(&mut order);
            for &at in &order {
                let with_profile = random.unit() < self.settings.profile;
                let with_document = random.unit() < self.settings.document;
                let unseen: Vec<bool> =
                    samples[at].plain.iter().map(|_| random.unit() < self.settings.unseen).collect();
                self.read(samples[at], (with_profile, with_document), &unseen);
            }
            done(round + 1);
        }
    }

    fn read(&mut self, sample: &Sample, (profile, document): (bool, bool), unseen: &[bool]) {
        let lists = |at: usize| sample.features(at, [profile, document, !unseen[at]]);
        let rows: Vec<Row> = (0..sample.plain.len()).map(|at| self.row(lists(at))).collect();
        let transitions = self.transitions();
        let free = transitions.sums(&rows);
        let bound: Vec<Row> = rows.iter().zip(&sample.gold).map(|(row, &gold)| only(row, gold)).collect();
        let right = transitions.sums(&bound);
        for at in 0..rows.len() {
            let (found, wanted) = (free.tags(at), right.tags(at));
            let difference: Row = std::array::from_fn(|tag| found[tag] - wanted[tag]);
            if difference.iter().any(|difference| difference.abs() >= GRADIENT_MIN) {
                for &feature in lists(at) {
                    let range =
                        self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize;
                    for weight in range {
                        let gradient = difference[usize::from(self.tags[weight])];
                        self.states.step(weight, gradient, &self.settings);
                    }
                }
            }
            if at + 1 < rows.len() {
                let (found, wanted) =
                    (free.pairs(at, transitions.allowed()), right.pairs(at, transitions.allowed()));
                for ((&(tag, next), found), wanted) in transitions.allowed().iter().zip(found).zip(wanted) {
                    self.moves.step(tag * TAGS + next, found - wanted, &self.settings);
                }
            }
        }
    }

    /// The names that are found in a sample with its profile, without its document.
    pub(super) fn tag(&self, sample: &Sample) -> Vec<Tagged> {
        let features = |at: usize| sample.features(at, [true, false, true]);
        let rows: Vec<Row> = (0..sample.plain.len()).map(|at| self.row(features(at))).collect();
        let transitions = self.transitions();
        let sums = transitions.sums(&rows);
        let spans = tags::spans(&transitions.best(&rows));
        spans.into_iter().map(|span| Tagged { probability: sums.span(&span), span }).collect()
    }

    fn row<'f>(&self, features: impl Iterator<Item = &'f u32>) -> Row {
        let mut row = [0.0; TAGS];
        for &feature in features {
            let range = self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize;
            for (&tag, weight) in self.tags[range.clone()].iter().zip(&self.states.weights[range]) {
                row[usize::from(tag)] += weight;
            }
        }
        row
    }

    /// Scores of tag after tag.
    pub(super) fn transitions(&self) -> Transitions {
        let mut scores = [[0.0; TAGS]; TAGS];
        for (at, score) in scores.iter_mut().flatten().enumerate() {
            *score = self.moves.weights[at];
        }
        Transitions::new(&scores)
    }

    /// The weights as they are stored, the `most` strongest features of them, and their scale.
    pub(super) fn weights(&self, hashes: &[u64], most: usize) -> (Weights, f32) {
        let strongest = self.states.weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let scale = (strongest / 127.0).max(f32::MIN_POSITIVE);
        let mut features: Vec<(f32, u64, TagWeights)> = Vec::new();
        for (feature, &hash) in hashes.iter().enumerate() {
            let range = self.starts[feature] as usize..self.starts[feature + 1] as usize;
            let own: TagWeights = range
                .clone()
                .map(|at| (self.tags[at], (self.states.weights[at] / scale).round() as i8))
                .filter(|(_, weight)| *weight != 0)
                .collect();
            if !own.is_empty() {
                let size = self.states.weights[range].iter().map(|weight| weight.abs()).sum();
                features.push((size, hash, own));
            }
        }
        features.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        features.truncate(most);
        let features: Vec<(u64, TagWeights)> =
            features.into_iter().map(|(_, hash, weights)| (hash, weights)).collect();
        (Weights::make(&features), scale)
    }
}

/// A row in which only some tags are possible.
fn only(row: &Row, allowed: Allowed) -> Row {
    std::array::from_fn(|tag| if allowed & 1 << tag != 0 { row[tag] } else { f32::NEG_INFINITY })
}
