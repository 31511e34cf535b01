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
    ranked.sort_by_key(|(order, candidate)| {
        (Reverse(candidate.bytes.len()), Reverse(candidate.specific), *order)
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
