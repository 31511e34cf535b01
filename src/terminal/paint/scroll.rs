//! Finds rows that only moved up or down, so that the terminal can move them itself.
//!
//! Rows of the full width only: a pane beside another cannot be scrolled alone. Taken only when
//! it saves bytes.

use super::row::Row;

/// Rows that move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scroll {
    /// First row of the region, from 0.
    pub top: usize,
    /// Last row of the region.
    pub bottom: usize,
    /// Rows that the content moves up (negative: down).
    pub up: isize,
}

/// Bytes of a row that must be saved before scrolling is worth its sequences.
const WORTH_BYTES: usize = 64;

/// The move that saves most, if one is worth it.
pub(crate) fn find(old: &[Row], new: &[Row]) -> Option<Scroll> {
    let rows = old.len().min(new.len());
    let cost = |row: &Row| row.text().len().min(row.content_end() * 3);
    let changed: Vec<usize> =
        old.iter().zip(new).map(|(old, new)| if old == new { 0 } else { cost(new) }).collect();
    let spent: usize = changed.iter().sum();
    if spent <= WORTH_BYTES {
        return None;
    }
    let marks: (Vec<u64>, Vec<u64>) = (old.iter().map(mark).collect(), new.iter().map(mark).collect());
    let mut best: Option<(usize, Scroll)> = None;
    let reach = rows.saturating_sub(1).cast_signed();
    for up in (-reach..=reach).filter(|up| *up != 0) {
        for (from, to) in runs(&marks.0, &marks.1, up) {
            let matched = new.get(from..to).unwrap_or_default().iter();
            if !matched.clone().any(|row| row.content_end() > 0) {
                continue;
            }
            let distance = up.unsigned_abs();
            let region = if up > 0 { from..to + distance } else { from - distance..to };
            let before: usize = changed.get(region.clone()).unwrap_or_default().iter().sum();
            let afresh = region.clone().filter(|row| !(from..to).contains(row));
            let after: usize = afresh.filter_map(|row| new.get(row)).map(cost).sum();
            let saved = before.saturating_sub(after);
            if saved > WORTH_BYTES && best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, Scroll { top: region.start, bottom: region.end - 1, up }));
            }
        }
    }
    best.map(|(_, scroll)| scroll)
}

/// A number equal for equal rows (and, by a rare chance, for others: which the painter finds,
/// since it compares the moved rows with the wanted ones).
fn mark(row: &Row) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    row.text().hash(&mut hasher);
    hasher.finish()
}

/// Maximal runs of rows of the new screen that stood `up` rows lower on the old one.
fn runs(old: &[u64], new: &[u64], up: isize) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, mark) in new.iter().enumerate() {
        let stood = at.checked_add_signed(up).and_then(|row| old.get(row));
        if stood != Some(mark) {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.1 == at => last.1 += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// Moves the rows of the old screen as the terminal will; new rows are blank.
pub(crate) fn apply(rows: &mut [Row], scroll: Scroll, columns: u16) {
    let Some(region) = rows.get_mut(scroll.top..=scroll.bottom) else { return };
    let distance = scroll.up.unsigned_abs().min(region.len());
    let fresh = if scroll.up > 0 {
        region.rotate_left(distance);
        region.len() - distance..region.len()
    } else {
        region.rotate_right(distance);
        0..distance
    };
    for row in region.get_mut(fresh).unwrap_or_default() {
        *row = Row::blank(columns);
    }
}
