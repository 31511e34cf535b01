//! A table of phrases, looked up over folded tokens.
//!
//! In: phrases as people write them, each with a value. Out: every phrase that begins at a token.
//! A phrase is cut and folded by the same rules as the text, so no list has to know them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::clitics::Reading;
use super::tokens::{Gap, Tokens, hash};

/// Takes a hash that was made before as it is.
#[derive(Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

struct Phrase<V> {
    words: Box<[Box<str>]>,
    value: V,
}

/// Phrases with values, indexed by their first word.
pub(super) struct Phrases<V> {
    by_first: HashMap<u64, Vec<Phrase<V>>, BuildHasherDefault<AsIs>>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { by_first: HashMap::default() }
    }
}

impl<V: Copy> Phrases<V> {
    /// Adds a phrase; an empty one is passed over.
    pub(super) fn insert(&mut self, phrase: &str, value: V) {
        let tokens = Tokens::cut(phrase, 0..phrase.len());
        let Some(first) = tokens.get(0) else { return };
        let words = tokens.iter().map(|token| tokens.folded(token).into()).collect();
        self.by_first.entry(first.hash).or_default().push(Phrase { words, value });
    }

    /// Calls `found` with the number of tokens and the value of each phrase that begins at
    /// `index`, when its token is read as `reading`.
    pub(super) fn at(
        &self,
        tokens: &Tokens<'_>,
        index: usize,
        reading: &Reading<'_>,
        mut found: impl FnMut(usize, V),
    ) {
        let Some(phrases) = self.by_first.get(&reading.hash) else { return };
        for phrase in phrases.iter().filter(|phrase| phrase.words.len() > 1 || !reading.is_short) {
            let mut words = phrase.words.iter();
            let first = words.next().is_some_and(|word| reading.is(word));
            let rest = words.enumerate().all(|(at, word)| {
                tokens
                    .get(index + 1 + at)
                    .is_some_and(|token| token.gap != Gap::Break && tokens.folded(token) == &**word)
            });
            if first && rest {
                found(phrase.words.len(), phrase.value);
            }
        }
    }

    /// The longest phrase that begins at `index`, as tokens and value.
    pub(super) fn longest(
        &self,
        tokens: &Tokens<'_>,
        index: usize,
        reading: &Reading<'_>,
    ) -> Option<(usize, V)> {
        let mut best = None;
        self.at(tokens, index, reading, |length, value| {
            if best.is_none_or(|(longest, _)| length > longest) {
                best = Some((length, value));
            }
        });
        best
    }
}

/// A set of single folded words.
#[derive(Default)]
pub(super) struct Words {
    known: HashMap<u64, Box<str>, BuildHasherDefault<AsIs>>,
}

impl Words {
    /// Adds a word, folded as the text is; of several words only the first.
    pub(super) fn insert(&mut self, word: &str) {
        let tokens = Tokens::cut(word, 0..word.len());
        if let Some(first) = tokens.get(0) {
            self.known.insert(first.hash, tokens.folded(first).into());
        }
    }

    /// The hashes of its words.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> + '_ {
        self.known.keys().copied()
    }

    /// Whether a folded word is in the set.
    pub(super) fn holds(&self, folded: &str) -> bool {
        self.known.get(&hash(&[folded])).is_some_and(|word| **word == *folded)
    }
}
