//! The best tags of a sentence, and how sure each name is.
//!
//! In: scores of the tags of each token and of tag after tag. Out: the best sequence among those
//! that say names (Viterbi), and the probability of a span (forward and backward sums, Lafferty,
//! McCallum and Pereira, ICML 2001). Linear in the tokens; sums are scaled at each token.

use super::tags::{self, Span, TAGS};

/// Scores of one token's tags, natural logarithms.
pub(in crate::analysis::entities) type Row = [f32; TAGS];

/// Scores of tag after tag, and which may follow which.
#[derive(Clone, Debug)]
pub(in crate::analysis::entities) struct Transitions {
    /// `scores[tag][next]`.
    pub(in crate::analysis::entities) scores: [Row; TAGS],
    /// Their exponentials.
    factors: [Row; TAGS],
    allowed: Vec<(usize, usize)>,
}

impl Transitions {
    /// With these scores; what the tags forbid stays forbidden.
    pub(in crate::analysis::entities) fn new(scores: &[Row; TAGS]) -> Self {
        let pairs = (0..TAGS).flat_map(|tag| (0..TAGS).map(move |next| (tag, next)));
        let allowed = pairs.filter(|&(tag, next)| tags::may_follow(tag as u8, next as u8)).collect();
        Self { scores: *scores, factors: scores.map(|row| row.map(f32::exp)), allowed }
    }

    /// The pairs of tags that may follow one another.
    #[cfg(any(test, feature = "train"))]
    pub(in crate::analysis::entities) fn allowed(&self) -> &[(usize, usize)] {
        &self.allowed
    }

    /// The best tags of a sentence.
    pub(in crate::analysis::entities) fn best(&self, rows: &[Row]) -> Vec<u8> {
        let Some(first) = rows.first() else { return Vec::new() };
        let mut came_from: Vec<[u8; TAGS]> = Vec::with_capacity(rows.len());
        let mut scores = *first;
        for (tag, score) in scores.iter_mut().enumerate() {
            if !tags::opens(tag as u8) {
                *score = f32::NEG_INFINITY;
            }
        }
        for row in rows.iter().skip(1) {
            let (mut best, mut from) = ([f32::NEG_INFINITY; TAGS], [0_u8; TAGS]);
            for &(tag, next) in &self.allowed {
                let score = scores[tag] + self.scores[tag][next];
                if score > best[next] {
                    (best[next], from[next]) = (score, tag as u8);
                }
            }
            for (score, own) in best.iter_mut().zip(row) {
                *score += own;
            }
            came_from.push(from);
            scores = best;
        }
        let ends = (0..TAGS).filter(|&tag| tags::closes(tag as u8));
        let last = ends.max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
        let mut found = vec![last as u8];
        for from in came_from.iter().rev() {
            let tag = found.last().map_or(0, |&tag| from[usize::from(tag)]);
            found.push(tag);
        }
        found.reverse();
        found
    }

    /// The sums over all sequences of a sentence.
    pub(in crate::analysis::entities) fn sums(&self, rows: &[Row]) -> Sums<'_> {
        let emissions: Vec<Row> = rows.iter().map(shifted).collect();
        let forward = self.forward(&emissions);
        let backward = self.backward(&emissions);
        Sums { forward, backward, emissions, factors: &self.factors }
    }

    fn forward(&self, emissions: &[Row]) -> Vec<Row> {
        let mut sums: Vec<Row> = Vec::with_capacity(emissions.len());
        for emission in emissions {
            let mut row = [0.0; TAGS];
            if let Some(before) = sums.last() {
                for &(tag, next) in &self.allowed {
                    row[next] += before[tag] * self.factors[tag][next];
                }
            } else {
                for (tag, sum) in row.iter_mut().enumerate() {
                    *sum = f32::from(u8::from(tags::opens(tag as u8)));
                }
            }
            for (sum, emission) in row.iter_mut().zip(emission) {
                *sum *= emission;
            }
            sums.push(scaled(row));
        }
        sums
    }

    fn backward(&self, emissions: &[Row]) -> Vec<Row> {
        let mut sums = vec![[0.0; TAGS]; emissions.len()];
        let Some(last) = sums.last_mut() else { return sums };
        for (tag, sum) in last.iter_mut().enumerate() {
            *sum = f32::from(u8::from(tags::closes(tag as u8)));
        }
        for at in (1..emissions.len()).rev() {
            let weighted: Row = std::array::from_fn(|next| emissions[at][next] * sums[at][next]);
            let mut row = [0.0; TAGS];
            for &(tag, next) in &self.allowed {
                row[tag] += self.factors[tag][next] * weighted[next];
            }
            sums[at - 1] = scaled(row);
        }
        sums
    }
}

/// Forward and backward sums of a sentence, each token's scaled to one.
pub(in crate::analysis::entities) struct Sums<'t> {
    forward: Vec<Row>,
    backward: Vec<Row>,
    emissions: Vec<Row>,
    factors: &'t [Row; TAGS],
}

impl Sums<'_> {
    /// The probability of each tag of the token at `at`.
    pub(in crate::analysis::entities) fn tags(&self, at: usize) -> Row {
        let (Some(forward), Some(backward)) = (self.forward.get(at), self.backward.get(at)) else {
            return [0.0; TAGS];
        };
        let mut row = *forward;
        for (tag, after) in row.iter_mut().zip(backward) {
            *tag *= after;
        }
        scaled(row)
    }

    /// The probability of the pair of tags of the tokens at `at` and behind it.
    #[cfg(any(test, feature = "train"))]
    pub(in crate::analysis::entities) fn pairs(&self, at: usize, allowed: &[(usize, usize)]) -> Vec<f32> {
        let (before, after, emission) = (&self.forward[at], &self.backward[at + 1], &self.emissions[at + 1]);
        let product = |&(tag, next): &(usize, usize)| {
            before[tag] * self.factors[tag][next] * emission[next] * after[next]
        };
        let products: Vec<f32> = allowed.iter().map(product).collect();
        let sum: f32 = products.iter().sum();
        products.into_iter().map(|product| product / sum.max(f32::MIN_POSITIVE)).collect()
    }

    /// The probability that a span of the sentence is a name of its kind, with these limits.
    pub(in crate::analysis::entities) fn span(&self, span: &Span) -> f32 {
        let mut path = vec![tags::OUTSIDE; self.forward.len()];
        tags::write(span, &mut path);
        let mut probability = 1.0;
        for at in span.tokens.clone() {
            let tag = path.get(at).map_or(0, |&tag| usize::from(tag));
            probability *= if at == span.tokens.start {
                self.tags(at)[tag]
            } else {
                self.step(at, usize::from(path[at - 1]), tag)
            };
        }
        probability.clamp(0.0, 1.0)
    }

    /// The probability of `tag` at `at` when `before` is the tag of the token before it.
    fn step(&self, at: usize, before: usize, tag: usize) -> f32 {
        let (Some(emission), Some(after)) = (self.emissions.get(at), self.backward.get(at)) else {
            return 0.0;
        };
        let weight = |next: usize| self.factors[before][next] * emission[next] * after[next];
        let follows = |next: &usize| tags::may_follow(before as u8, *next as u8);
        let sum: f32 = (0..TAGS).filter(follows).map(weight).sum();
        weight(tag) / sum.max(f32::MIN_POSITIVE)
    }
}

/// Factors of a token's tags, the greatest of them one.
fn shifted(row: &Row) -> Row {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    row.map(|score| (score - most).exp())
}

fn scaled(mut row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    let factor = 1.0 / sum.max(f32::MIN_POSITIVE);
    for value in &mut row {
        *value *= factor;
    }
    row
}
