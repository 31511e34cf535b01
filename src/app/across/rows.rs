//! The rows of the results view: which documents and hits are listed, in which order, and that the
//! selection stays on its row while others come in above it.

use std::cmp::Reverse;

use crate::app::state::{ListPlace, Overlay, State};
use crate::text::fold;

use super::{Across, AcrossHit, Found};

/// A row of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A document, by its slot.
    Document(usize),
    /// A hit in it, by its index.
    Hit(usize, usize),
    /// So many hits of it are not kept.
    More(usize, usize),
}

/// The order of the documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the list of documents.
    #[default]
    List,
    /// Those with most hits first.
    Hits,
}

/// Lists anew if something changed, and scrolls to the selection.
pub(crate) fn refresh(state: &mut State) {
    if state.across.stale {
        let rows = listed(state);
        let across = &mut state.across;
        across.stale = false;
        let selected = across.rows.get(across.place.selected).copied();
        // Before the first step the view shows its start.
        let moved = selected.filter(|_| across.place.selected > 0);
        let at = moved.and_then(|row| position(&rows, row));
        let shift = at.map_or(0, |at| at.cast_signed() - across.place.selected.cast_signed());
        across.rows = rows;
        across.place = match at {
            Some(at) => ListPlace { selected: at, first: across.place.first.saturating_add_signed(shift) },
            None if moved.is_some() => across.place,
            None => ListPlace::default(),
        };
    }
    // A view that is closed has no rows to scroll in.
    if matches!(state.overlay, Some(Overlay::Across)) {
        let (rows, len) = (state.sizes.across_rows, state.across.rows.len());
        state.across.place.reveal(rows, len);
    }
}

/// Where a row is now; a hit that is not listed any more gives its document.
fn position(rows: &[Row], row: Row) -> Option<usize> {
    let same = |other: &Row| match (row, other) {
        (Row::More(slot, _), Row::More(of, _)) => slot == *of,
        _ => row == *other,
    };
    let (Row::Document(slot) | Row::Hit(slot, _) | Row::More(slot, _)) = row;
    rows.iter().position(same).or_else(|| rows.iter().position(|other| *other == Row::Document(slot)))
}

fn listed(state: &State) -> Vec<Row> {
    let across = &state.across;
    let needle = fold(&across.name);
    let is_named = |slot: usize| {
        needle.is_empty()
            || state.shelf.get(slot).is_some_and(|document| fold(&document.title).contains(&needle))
    };
    let mut documents: Vec<(usize, &Found)> =
        across.found.iter().map(|(slot, found)| (*slot, found)).collect();
    documents.retain(|(slot, found)| {
        across.language.is_none_or(|language| found.language == Some(language)) && is_named(*slot)
    });
    if across.sort == Sort::Hits {
        documents.sort_by_key(|(slot, found)| (Reverse(found.count), *slot));
    }
    let mut rows = Vec::new();
    for (slot, found) in documents {
        add(&mut rows, across, slot, found);
    }
    rows
}

fn add(rows: &mut Vec<Row>, across: &Across, slot: usize, found: &Found) {
    let is_wanted =
        |hit: &AcrossHit| across.kind.is_none_or(|kind| hit.beside.is_some_and(|kinds| kinds.has(kind)));
    let hits = found.hits.iter().enumerate().filter(|(_, hit)| is_wanted(hit));
    let start = rows.len();
    rows.push(Row::Document(slot));
    rows.extend(hits.map(|(index, _)| Row::Hit(slot, index)));
    let more = found.count - found.hits.len().min(found.count);
    if across.kind.is_none() && more > 0 {
        rows.push(Row::More(slot, more));
    }
    // Under a filter of kinds a document without a hit of that kind says nothing.
    if across.kind.is_some() && rows.len() == start + 1 {
        rows.truncate(start);
    }
}
