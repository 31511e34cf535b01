//! Hits of a query in a text of any size, looked for window by window.
//!
//! In: text, query, a place. Out: the next hit from there, round the end if need be; or all hits in
//! order. A window has some text before and after it, so that a hit that crosses its edge is found
//! whole; each hit belongs to the window in which it begins.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::Text;
use crate::search::Query;

/// Bytes of a window.
const WINDOW_BYTES: usize = 1024 * 1024;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Hits that begin at a byte or after it, the nearest first.
    Forward(usize),
    /// Hits that begin before a byte, the nearest first.
    Backward(usize),
}

/// What a search for one hit found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// The hit; the flag says that the way led round an end of the text.
    Hit(Range<usize>, bool),
    /// There is none in the whole text.
    Nothing,
    /// The search was stopped before it came round.
    Stopped,
}

/// Looks for the nearest hit on a way through the whole text. `go_on` is asked before each window
/// with the bytes looked at so far.
pub(super) fn seek(query: &Query, text: &Text, way: Way, go_on: &mut dyn FnMut(usize) -> bool) -> Sought {
    let len = text.len();
    let mut seen = 0;
    let (first, second) = match way {
        Way::Forward(from) => (from.min(len)..len, 0..from.min(len)),
        Way::Backward(before) => (0..before.min(len), before.min(len)..len),
    };
    for (stretch, wrapped) in [(first, false), (second, true)] {
        let backward = matches!(way, Way::Backward(_));
        for window in windows(&stretch, backward) {
            if !go_on(seen) {
                return Sought::Stopped;
            }
            seen += window.len();
            let found = if backward { last_in(query, text, window) } else { first_in(query, text, window) };
            if let Some(hit) = found {
                return Sought::Hit(hit, wrapped);
            }
        }
    }
    Sought::Nothing
}

/// All hits that begin in a range, in order; `each` gets those of a window and where it ends, and
/// says whether to go on.
pub(super) fn all_in(
    query: &Query,
    text: &Text,
    range: &Range<usize>,
    each: &mut dyn FnMut(&[Range<usize>], usize) -> bool,
) {
    let mut from = range.start;
    let mut hits = Vec::new();
    for window in windows(range, false) {
        hits.clear();
        let (start, piece) = surroundings(query, text, &window);
        let starts = from.max(window.start).saturating_sub(start)..window.end.saturating_sub(start);
        hits.extend(query.hits_in(&piece, starts).map(|hit| start + hit.start..start + hit.end));
        from = hits.last().map_or(from, |hit| hit.end);
        if !each(&hits, window.end) {
            return;
        }
    }
}

/// The windows of a range, in order or against it.
fn windows(range: &Range<usize>, backward: bool) -> impl Iterator<Item = Range<usize>> {
    let (start, end) = (range.start, range.end);
    let count = (end - start).div_ceil(WINDOW_BYTES);
    (0..count).map(move |index| {
        if backward {
            let window_end = end - index * WINDOW_BYTES;
            window_end.saturating_sub(WINDOW_BYTES).max(start)..window_end
        } else {
            let window_start = start + index * WINDOW_BYTES;
            window_start..(window_start + WINDOW_BYTES).min(end)
        }
    })
}

/// The text of a window with what lies around it, and where that begins.
fn surroundings<'a>(query: &Query, text: &'a Text, window: &Range<usize>) -> (usize, Cow<'a, str>) {
    let margin = query.margin_bytes();
    text.window(window.start.saturating_sub(margin)..window.end.saturating_add(margin))
}

fn first_in(query: &Query, text: &Text, window: Range<usize>) -> Option<Range<usize>> {
    let (start, piece) = surroundings(query, text, &window);
    let hit = query.find(&piece, window.start.saturating_sub(start))?;
    let hit = start + hit.start..start + hit.end;
    window.contains(&hit.start).then_some(hit)
}

fn last_in(query: &Query, text: &Text, window: Range<usize>) -> Option<Range<usize>> {
    let (start, piece) = surroundings(query, text, &window);
    let hit = query.find_back(&piece, window.end.saturating_sub(start))?;
    let hit = start + hit.start..start + hit.end;
    window.contains(&hit.start).then_some(hit)
}
