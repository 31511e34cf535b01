//! The words of running text: how often each stands there, and its clusters.
//!
//! In: the hash of a folded word. Out: frequency (logarithm, base 2) and cluster numbers, coarse to
//! fine. Clusters are k-means over skip-gram vectors (Mikolov et al. 2013), learnt by the training
//! program. The table is part of a model's file and read in place: sorted keys, then entries.

/// How many clusterings there are.
pub(in crate::analysis::entities) const CLUSTERINGS: usize = 3;

/// How many clusters each has.
#[cfg(any(test, feature = "train"))]
pub(in crate::analysis::entities) const CLUSTERS: [u16; CLUSTERINGS] = [64, 256, 1024];

/// Bytes of an entry: key, frequency, clusters.
pub(in crate::analysis::entities) const ENTRY_BYTES: usize = 4 + 1 + 2 * CLUSTERINGS;

/// What running text knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis::entities) struct Known {
    /// Logarithm, base 2, of how often it stands there.
    pub(in crate::analysis::entities) frequency: u8,
    /// Its clusters, coarse to fine.
    pub(in crate::analysis::entities) clusters: [u16; CLUSTERINGS],
}

/// The words of a language.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis::entities) struct Vocabulary {
    entries: std::borrow::Cow<'static, [u8]>,
}

impl Vocabulary {
    /// Reads a table in place.
    pub(in crate::analysis::entities) fn read(entries: std::borrow::Cow<'static, [u8]>) -> Self {
        Self { entries }
    }

    /// Makes a table; of two words with one key the first stays.
    #[cfg(any(test, feature = "train"))]
    pub(in crate::analysis::entities) fn make(words: impl IntoIterator<Item = (u64, Known)>) -> Self {
        let mut sorted: std::collections::BTreeMap<u32, Known> = std::collections::BTreeMap::new();
        for (hash, known) in words {
            sorted.entry(key(hash)).or_insert(known);
        }
        let mut entries = Vec::with_capacity(sorted.len() * ENTRY_BYTES);
        for (key, known) in sorted {
            entries.extend(key.to_le_bytes());
            entries.push(known.frequency);
            entries.extend(known.clusters.iter().flat_map(|cluster| cluster.to_le_bytes()));
        }
        Self { entries: entries.into() }
    }

    /// The table as it is stored.
    #[cfg(any(test, feature = "train"))]
    pub(in crate::analysis::entities) fn bytes(&self) -> &[u8] {
        &self.entries
    }

    /// What is known of a word by the hash of its folded form.
    pub(in crate::analysis::entities) fn get(&self, hash: u64) -> Option<Known> {
        let wanted = key(hash);
        let (mut low, mut high) = (0, self.entries.len() / ENTRY_BYTES);
        while low < high {
            let middle = low.midpoint(high);
            let entry = self.entries.get(middle * ENTRY_BYTES..(middle + 1) * ENTRY_BYTES)?;
            let (found, rest) = entry.split_first_chunk::<4>()?;
            match u32::from_le_bytes(*found).cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return read_known(rest),
            }
        }
        None
    }
}

fn read_known(bytes: &[u8]) -> Option<Known> {
    let (&frequency, rest) = bytes.split_first()?;
    let mut clusters = [0; CLUSTERINGS];
    for (cluster, pair) in clusters.iter_mut().zip(rest.as_chunks::<2>().0) {
        *cluster = u16::from_le_bytes(*pair);
    }
    Some(Known { frequency, clusters })
}

/// FNV's low bits are its best.
fn key(hash: u64) -> u32 {
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_again_and_no_other() {
        let known = |n: u64| Known { frequency: n as u8, clusters: [n as u16, 1, 2] };
        let hash = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let words: Vec<(u64, Known)> = (0..100).map(|n| (hash(n), known(n))).collect();
        let vocabulary = Vocabulary::make(words.iter().copied());
        for (hash, known) in &words {
            assert_eq!(vocabulary.get(*hash), Some(*known));
        }
        assert_eq!(vocabulary.get(12345), None);
        assert_eq!(Vocabulary::default().get(0), None);
    }
}
