//! The weights of features, found by the hash of a feature.
//!
//! A slot has 8 bytes, little endian: 32 bits of the hash, 24 bits where the weights begin in the
//! pool, 8 bits how many there are (0: empty). The slot of a hash is chosen by its upper bits, then
//! the next free one. A weight has two bytes: the tag, and the weight as a signed byte of the model's
//! scale. The 32 bits are there since without them features never seen would meet foreign weights.

use std::borrow::Cow;

use super::tags::TAGS;

const SLOT_BYTES: usize = 8;

/// Bits that say what is there: about ten times the features of a model.
const THERE_BITS: usize = 1 << 21;

/// Scores of the tags of one token, in units of the model's scale.
pub(in crate::analysis::entities) type Scores = [i32; TAGS];

/// The table.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis::entities) struct Weights {
    /// A bit for each part of the hashes that are there: most features asked for are not, and these
    /// bits fit into a cache of the processor.
    there: Vec<u64>,
    slots: Cow<'static, [u8]>,
    pool: Cow<'static, [u8]>,
}

impl Weights {
    /// Reads a table in place: a power of two of slots, and the pool. `None` when they can't be one.
    pub(in crate::analysis::entities) fn read(
        slots: Cow<'static, [u8]>,
        pool: Cow<'static, [u8]>,
    ) -> Option<Self> {
        let count = slots.len() / SLOT_BYTES;
        let mut there = vec![0_u64; THERE_BITS / 64];
        for slot in slots.as_chunks::<SLOT_BYTES>().0.iter().map(|slot| u64::from_le_bytes(*slot)) {
            let (word, bit) = there_bit((slot >> 32) as u32);
            if let Some(bits) = there.get_mut(word).filter(|_| slot != 0) {
                *bits |= bit;
            }
        }
        (count.is_power_of_two() && slots.len() == count * SLOT_BYTES).then_some(Self { there, slots, pool })
    }

    /// Makes a table of features and their weights, a quarter of it free.
    #[cfg(any(test, feature = "train"))]
    pub(in crate::analysis::entities) fn make(features: &[(u64, Vec<(u8, i8)>)]) -> Self {
        let count = (features.len() * 4 / 3 + 1).next_power_of_two();
        let mut slots = vec![0_u64; count];
        let mut pool = Vec::new();
        for (hash, weights) in features {
            let mut at = slot(*hash, count);
            while slots[at] != 0 {
                at = (at + 1) % count;
            }
            slots[at] =
                u64::from(fingerprint(*hash)) << 32 | (pool.len() as u64 / 2) << 8 | weights.len() as u64;
            pool.extend(weights.iter().flat_map(|&(tag, weight)| [tag, weight.cast_unsigned()]));
        }
        let slots: Vec<u8> = slots.iter().flat_map(|slot| slot.to_le_bytes()).collect();
        Self::read(slots.into(), pool.into()).unwrap_or_default()
    }

    /// The slots and the pool as they are stored.
    #[cfg(any(test, feature = "train"))]
    pub(in crate::analysis::entities) fn bytes(&self) -> (&[u8], &[u8]) {
        (&self.slots, &self.pool)
    }

    /// Adds the weights of a feature, `times` each, to the scores.
    pub(in crate::analysis::entities) fn add(&self, hash: u64, times: i32, scores: &mut Scores) {
        for pair in self.get(hash) {
            if let Some(score) = scores.get_mut(usize::from(pair[0])) {
                *score += times * i32::from(pair[1].cast_signed());
            }
        }
    }

    /// The weights of a feature, as pairs of tag and weight.
    pub(in crate::analysis::entities) fn get(&self, hash: u64) -> &[[u8; 2]] {
        let count = self.slots.len() / SLOT_BYTES;
        let (word, bit) = there_bit(fingerprint(hash));
        if self.there.get(word).is_none_or(|bits| bits & bit == 0) {
            return &[];
        }
        let wanted = u64::from(fingerprint(hash));
        let mut at = slot(hash, count);
        // A full table has no empty slot to stop at: the counter stops.
        for _ in 0..count {
            let Some(found) = self.slots.get(at * SLOT_BYTES..).and_then(<[u8]>::first_chunk) else { break };
            let found = u64::from_le_bytes(*found);
            if found == 0 {
                break;
            }
            if found >> 32 == wanted {
                let start = (found >> 8 & 0xFF_FFFF) as usize * 2;
                let length = (found & 0xFF) as usize * 2;
                return self.pool.get(start..start + length).unwrap_or_default().as_chunks().0;
            }
            at = (at + 1) % count;
        }
        &[]
    }
}

fn slot(hash: u64, count: usize) -> usize {
    (hash >> 32) as usize & (count - 1)
}

/// The word and the bit that say whether a fingerprint may be there.
fn there_bit(fingerprint: u32) -> (usize, u64) {
    let bit = (fingerprint >> 1) as usize & (THERE_BITS - 1);
    (bit / 64, 1 << (bit % 64))
}

/// Never 0, so that no used slot looks empty.
fn fingerprint(hash: u64) -> u32 {
    (hash as u32) | 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::entities::tagger::features::mix;

    #[test]
    fn every_feature_has_its_weights_and_no_other() {
        let features: Vec<(u64, Vec<(u8, i8)>)> =
            (0..1000).map(|n| (mix(1, n), vec![(0, n as i8), (3, -5)])).collect();
        let weights = Weights::make(&features);
        let (slots, pool) = weights.bytes();
        let read = Weights::read(slots.to_vec().into(), pool.to_vec().into()).unwrap();
        for (hash, wanted) in &features {
            let mut scores = [0; TAGS];
            read.add(*hash, 1, &mut scores);
            assert_eq!((scores[0], scores[3]), (i32::from(wanted[0].1), -5));
        }
        assert!((1000..9000).all(|n| read.get(mix(1, n)).is_empty()));
        assert!(Weights::read(vec![0; 24].into(), Cow::default()).is_none());
    }
}
