//! The vocabulary of a language: frequencies and clusters of the words of running text.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::corpus::Document;
use super::{clusters, vectors};
use crate::analysis::entities::tagger::vocabulary::{CLUSTERS, Known, Vocabulary};
use crate::analysis::tokens::{TokenKind, Tokens, hash};

/// A word that stands less often in the text has no vector.
const COUNT_MIN: u64 = 4;

/// Words with vectors, at most.
const WORDS_MAX: usize = 60_000;

/// Words that are read over all rounds, about: a small text is read more often.
const WORDS_READ: u64 = 30_000_000;

/// Learns the vocabulary from the `.txt` files of a folder and the text of the annotated documents.
/// Lines of `verse` files (named in their head) are read like all others.
pub(super) fn learn(folder: &Path, annotated: &[Document]) -> Result<Vocabulary> {
    let mut counts: HashMap<String, u64> = HashMap::new();
    let mut texts: Vec<String> = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .collect();
    paths.sort();
    for path in paths {
        texts.push(fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?);
    }
    texts.extend(annotated.iter().map(|document| document.text.clone()));
    each_line(&texts, |words| {
        for word in words {
            *counts.entry((*word).to_owned()).or_default() += 1;
        }
    });
    let mut words: Vec<(String, u64)> = counts.into_iter().filter(|(_, count)| *count >= COUNT_MIN).collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.truncate(WORDS_MAX);
    let numbers: HashMap<&str, u32> =
        words.iter().enumerate().map(|(at, (word, _))| (word.as_str(), at as u32)).collect();
    let mut sentences: Vec<Vec<u32>> = Vec::new();
    each_line(&texts, |line| {
        sentences.push(line.iter().filter_map(|&word| numbers.get(word).copied()).collect());
    });
    let counts: Vec<u64> = words.iter().map(|(_, count)| *count).collect();
    let rounds = (WORDS_READ / counts.iter().sum::<u64>().max(1)).clamp(3, 12) as usize;
    let vectors = vectors::learn(&sentences, &counts, rounds);
    let found = CLUSTERS.map(|count| clusters::clusters(&vectors, usize::from(count)));
    Ok(Vocabulary::make(words.iter().enumerate().map(|(at, (word, count))| {
        let clusters = std::array::from_fn(|fineness| found[fineness][at]);
        (hash(&[word]), Known { frequency: count.ilog2() as u8, clusters })
    })))
}

/// Calls `each` with the folded words of every line; numbers are one word.
fn each_line(texts: &[String], mut each: impl FnMut(&[&str])) {
    for line in texts.iter().flat_map(|text| text.lines()) {
        let tokens = Tokens::cut(line, 0..line.len());
        let words: Vec<&str> = tokens
            .iter()
            .map(|token| if token.kind == TokenKind::Number { "0" } else { tokens.folded(token) })
            .collect();
        each(&words);
    }
}
