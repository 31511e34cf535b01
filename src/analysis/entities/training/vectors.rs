//! Vectors of words from running text: skip-gram with negative sampling (Mikolov et al. 2013).
//!
//! In: folded words as numbers, sentence by sentence. Out: a vector of unit length for each word.
//! One thread, one seed: the same text gives the same vectors.

use super::random::Random;

/// Numbers of a vector.
pub(super) const DIMENSIONS: usize = 64;

const WINDOW: usize = 4;
const NEGATIVES: usize = 5;
const RATE: f32 = 0.05;

/// A word that is this share of a text or more is passed over now and then.
const FREQUENT: f32 = 1e-4;

/// A vector.
pub(super) type Vector = [f32; DIMENSIONS];

/// Learns vectors for words 0 to `counts.len()` from sentences, in `rounds` rounds.
pub(super) fn learn(sentences: &[Vec<u32>], counts: &[u64], rounds: usize) -> Vec<Vector> {
    let mut random = Random(1);
    let total: u64 = counts.iter().sum();
    let mut vectors: Vec<Vector> =
        counts.iter().map(|_| std::array::from_fn(|_| (random.unit() - 0.5) / DIMENSIONS as f32)).collect();
    let mut contexts: Vec<Vector> = vec![[0.0; DIMENSIONS]; counts.len()];
    let noise = noise(counts);
    let words_total = total as f32 * rounds as f32;
    let mut words_done = 0.0;
    let mut kept: Vec<u32> = Vec::new();
    for _ in 0..rounds {
        for sentence in sentences {
            words_done += sentence.len() as f32;
            let rate = RATE * (1.0 - words_done / (words_total + 1.0)).max(0.001);
            kept.clear();
            kept.extend(sentence.iter().copied().filter(|&word| {
                let share = counts[word as usize] as f32 / total as f32;
                share < FREQUENT || random.unit() < (FREQUENT / share).sqrt()
            }));
            for at in 0..kept.len() {
                let reach = 1 + random.below(WINDOW);
                let start = at.saturating_sub(reach);
                let end = (at + reach + 1).min(kept.len());
                for beside in (start..end).filter(|&beside| beside != at) {
                    let word = kept[beside] as usize;
                    pair(&mut vectors[word], &mut contexts, kept[at] as usize, &noise, (rate, &mut random));
                }
            }
        }
    }
    vectors.into_iter().map(unit).collect()
}

/// One word seen beside another, and beside some that it was not seen with.
fn pair(
    vector: &mut Vector,
    contexts: &mut [Vector],
    seen: usize,
    noise: &[u32],
    (rate, random): (f32, &mut Random),
) {
    let mut change = [0.0; DIMENSIONS];
    for index in 0..=NEGATIVES {
        let (other, wanted) =
            if index == 0 { (seen, 1.0) } else { (noise[random.below(noise.len())] as usize, 0.0) };
        if index > 0 && other == seen {
            continue;
        }
        let context = &mut contexts[other];
        let product: f32 = vector.iter().zip(context.iter()).map(|(a, b)| a * b).sum();
        let step = rate * (wanted - 1.0 / (1.0 + (-product).exp()));
        for ((change, context), own) in change.iter_mut().zip(context.iter_mut()).zip(vector.iter()) {
            *change += step * *context;
            *context += step * own;
        }
    }
    for (own, change) in vector.iter_mut().zip(change) {
        *own += change;
    }
}

/// Words in proportion to their counts to the power of 3/4.
fn noise(counts: &[u64]) -> Vec<u32> {
    const SIZE: f32 = 1_000_000.0;
    let power = |count: &u64| (*count as f32).powf(0.75);
    let sum: f32 = counts.iter().map(power).sum();
    let mut table = Vec::new();
    for (word, count) in counts.iter().enumerate() {
        #[expect(clippy::cast_sign_loss, reason = "counts are not negative")]
        let times = (power(count) / sum * SIZE).ceil() as usize;
        table.extend(std::iter::repeat_n(word as u32, times));
    }
    table
}

fn unit(mut vector: Vector) -> Vector {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    for value in &mut vector {
        *value /= length;
    }
    vector
}
