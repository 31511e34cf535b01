//! A query of letters: its units, the letter that it is looked for by, and its matches.

use super::Hit;
use super::anchor::Anchor;
use super::matching::{self, Spot};
use super::units::{self, Unit};
use crate::text::{Depth, fold_scalar_at};

/// A compiled query of letters.
#[derive(Debug)]
pub(super) struct Literal {
    units: Vec<Unit>,
    anchor: Anchor,
    depth: Depth,
}

impl Literal {
    /// `None` if nothing in `text` can be searched.
    pub(super) fn new(text: &str, depth: Depth) -> Option<Self> {
        let units = units::compile(text, depth);
        let anchor = Anchor::choose(&units, depth)?;
        Some(Self { units, anchor, depth })
    }

    pub(super) fn depth(&self) -> Depth {
        self.depth
    }

    /// How many letters and spaces it has.
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// The first place in `from..until` where the anchor may stand (a character boundary).
    pub(super) fn next_anchor(&self, text: &str, from: usize, until: usize) -> Option<usize> {
        self.anchor.next(text, from, until)
    }

    /// The matches whose anchor letter stands in the character at the byte `at` (a ligature may
    /// hold it twice), by their start.
    pub(super) fn matches_at(&self, text: &str, at: usize, not_before: usize) -> impl Iterator<Item = Hit> {
        let source = text.get(at..).and_then(|rest| rest.chars().next());
        let folded = source.map(|source| fold_scalar_at(source, self.depth));
        let inners = 0..folded.map_or(0, |folded| folded.len());
        inners.filter_map(move |inner| {
            let spot = Spot { at, inner };
            let stands = folded?.get(inner) == Some(&self.anchor.letter);
            stands.then(|| {
                matching::around(text, &self.units, self.anchor.unit, spot, self.depth, not_before)
            })?
        })
    }

    /// Where the anchor of a match that starts before `end` lies at the latest (an end, in bytes).
    pub(super) fn reach(&self, text: &str, end: usize) -> usize {
        if end >= text.len() {
            return text.len();
        }
        let letters = matching::forward(text, end, self.depth).filter(|element| element.scalar != ' ');
        letters.take(self.anchor.unit + 1).last().map_or(text.len(), |element| element.end)
    }

    /// A place to start a window, at `near` or before it, that cuts no run of white space: a
    /// query that begins with a space would find only the second half.
    pub(super) fn window_start(&self, text: &str, near: usize) -> usize {
        let near = text.floor_char_boundary(near);
        let before = text.get(..near).unwrap_or_default();
        let letter = |c: char| fold_scalar_at(c, self.depth).iter().any(|part| !part.is_whitespace());
        before.rfind(letter).map_or(0, |at| text.ceil_char_boundary(at + 1))
    }
}
