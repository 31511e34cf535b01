//! Chooses among overlapping candidates: the longer, then the more specific, then the one that was
//! proposed first.
//!
//! In: candidates of one paragraph in any order. Out: those that stand, sorted, not overlapping,
//! on cluster boundaries. A candidate that hides others wins its place and is then left out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::boundaries;
use super::candidate::Candidate;

/// The candidates that stand. `text` is the document's.
pub(super) fn choose(text: &str, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut ranked: Vec<(usize, Candidate)> = candidates
        .into_iter()
        .enumerate()
        .filter_map(|(order, mut candidate)| {
            candidate.bytes = boundaries::widen(text, &candidate.bytes)?;
            Some((order, candidate))
        })
        .collect();
    ranked.sort_by_cached_key(|(order, candidate)| {
        (Reverse(letters_in(text, candidate)), Reverse(candidate.specific), *order)
    });
    let mut taken: BTreeMap<usize, Candidate> = BTreeMap::new();
    for (_, candidate) in ranked {
        let neighbour = taken.range(..candidate.bytes.end).next_back();
        if neighbour.is_none_or(|(_, before)| before.bytes.end <= candidate.bytes.start) {
            taken.insert(candidate.bytes.start, candidate);
        }
    }
    taken.into_values().filter(|candidate| !candidate.hides).collect()
}

/// How long a candidate is to a reader: marks and joiners make none longer.
fn letters_in(text: &str, candidate: &Candidate) -> usize {
    let piece = text.get(candidate.bytes.clone()).unwrap_or_default();
    piece.chars().filter(|&scalar| scalar.is_ascii() || !crate::text::is_ignorable(scalar)).count()
}
