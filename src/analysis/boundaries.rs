//! Brings the ends of a range to boundaries of clusters (UAX #29), so that a mark is never cut off.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

/// The range, widened to whole clusters; `None` when it is empty or not inside the text.
pub(super) fn widen(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    text.get(range.clone()).filter(|piece| !piece.is_empty())?;
    let start =
        if is_boundary(text, range.start) { range.start } else { neighbour(text, range.start, false) };
    let end = if is_boundary(text, range.end) { range.end } else { neighbour(text, range.end, true) };
    Some(start..end)
}

/// Whether a byte of the text lies between two clusters (or at an end of the text).
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    at <= text.len() && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false)
}

fn neighbour(text: &str, at: usize, after: bool) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    let found = if after { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    found.ok().flatten().unwrap_or(if after { text.len() } else { 0 })
}
