//! Follows the units of a query through a text, in reading order or against it.
//!
//! A text is seen as a stream of folded scalars, each with the source character that it comes
//! from: a ligature gives several, a mark none.

use std::iter::Peekable;
use std::ops::Range;

use super::units::Unit;
use crate::text::{Depth, Folded, fold_scalar_at, marks_end};

/// A folded scalar of the text. All white space is a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// The folded scalar.
    pub(super) scalar: char,
    /// Whether the source character ends a line.
    line_end: bool,
    /// Where the source character begins, in bytes.
    start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

impl Element {
    fn new(folded: char, source: char, start: usize) -> Self {
        let scalar = if folded.is_whitespace() { ' ' } else { folded };
        let line_end = matches!(source, '\n' | '\r');
        Self { scalar, line_end, start, end: start + source.len_utf8() }
    }
}

/// A folded scalar of the text by its place: the source character at the byte `at`, and which of
/// the scalars that it folds to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) at: usize,
    pub(super) inner: usize,
}

/// The bytes that match all units, if `units[anchor]` is the scalar at `spot`; nothing before the
/// byte `not_before` is looked at.
pub(super) fn around(
    text: &str,
    units: &[Unit],
    anchor: usize,
    spot: Spot,
    depth: Depth,
    not_before: usize,
) -> Option<Range<usize>> {
    let source = text.get(spot.at..)?.chars().next()?;
    let end = spot.at + source.len_utf8();
    let folded = fold_scalar_at(source, depth);
    let element = |&scalar: &char| Element::new(scalar, source, spot.at);

    let inside = folded.get(..spot.inner)?.iter().rev().map(element);
    let mut against = inside.chain(backward(text, not_before..spot.at, depth)).peekable();
    let here = Element::new(*folded.get(spot.inner)?, source, spot.at);
    let first = follow(units.get(..anchor)?.iter().rev(), &mut against, here)?;

    let inside = folded.get(spot.inner + 1..)?.iter().map(element);
    let mut along = inside.chain(forward(text, end, depth)).peekable();
    let last = follow(units.get(anchor + 1..)?.iter(), &mut along, here)?;

    Some(first.start..marks_end(text, last.end))
}

/// Goes through all `units` from the element `here` on; the last element that they took, or `None`
/// when the stream says something else.
fn follow<'a>(
    units: impl Iterator<Item = &'a Unit>,
    stream: &mut Peekable<impl Iterator<Item = Element>>,
    here: Element,
) -> Option<Element> {
    let mut last = here;
    for unit in units {
        if let Unit::Letter(letter) = unit {
            last = stream.next_if(|element| element.scalar == *letter)?;
            continue;
        }
        let (mut spaces, mut line_end) = (None, false);
        while let Some(space) = stream.next_if(|element| element.scalar == ' ') {
            line_end |= space.line_end;
            spaces = Some(space);
        }
        let matched = match unit {
            Unit::Joint => spaces.is_none() || line_end,
            _ => spaces.is_some(),
        };
        if !matched {
            return None;
        }
        last = spaces.unwrap_or(last);
    }
    Some(last)
}

/// The folded scalars from the byte `from` on.
pub(super) fn forward(text: &str, from: usize, depth: Depth) -> impl Iterator<Item = Element> {
    let rest = text.get(from..).unwrap_or_default();
    rest.char_indices().flat_map(move |(at, source)| {
        scalars(fold_scalar_at(source, depth)).map(move |c| Element::new(c, source, from + at))
    })
}

/// The folded scalars of a range of bytes, last first.
fn backward(text: &str, bytes: Range<usize>, depth: Depth) -> impl Iterator<Item = Element> {
    let from = bytes.start;
    let before = text.get(bytes).unwrap_or_default();
    before.char_indices().rev().flat_map(move |(at, source)| {
        scalars(fold_scalar_at(source, depth)).rev().map(move |c| Element::new(c, source, from + at))
    })
}

fn scalars(folded: Folded) -> impl DoubleEndedIterator<Item = char> {
    (0..folded.len()).filter_map(move |at| folded.get(at).copied())
}
