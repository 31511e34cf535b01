//! Folding: the form in which two spellings that a reader takes for the same compare as equal.
//!
//! In: text as it is stored. Out: folded text, with the way back to the bytes of the source.
//! Folding works scalar by scalar and never looks at the neighbours, so any piece of a text folds
//! as it does inside the whole. Knows nothing of queries and documents.
//!
//! Trap: one scalar may become none (a mark), one, or many (a ligature, up to 18); never compare
//! lengths or offsets of folded and unfolded text.

mod pages;
mod rules;

use std::ops::{Deref, Range};

use icu_properties::CodePointMapData;
use icu_properties::props::GraphemeClusterBreak;

/// How far folding goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    /// Nothing is folded.
    Exact,
    /// Forms of one letter come together (presentation forms, ligatures), vowel marks, tatweel
    /// and invisible characters are dropped. Letters stay what they are: hamza and madda count.
    Marks,
    /// As [`Depth::Loose`], but capital and small letters differ.
    Cased,
    /// Letters that are written for each other are one: alefs, yehs, kafs, hehs, final letters;
    /// digits and punctuation of all scripts are the ASCII ones; capitals are small letters.
    #[default]
    Loose,
}

/// What one scalar folds to; derefs to the scalars. Empty: it is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folded(Form);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Dropped,
    One(char),
    Many(&'static [char]),
}

impl Deref for Folded {
    type Target = [char];

    fn deref(&self) -> &[char] {
        match &self.0 {
            Form::Dropped => &[],
            Form::One(scalar) => std::slice::from_ref(scalar),
            Form::Many(scalars) => scalars,
        }
    }
}

/// What `c` folds to, loosely.
pub fn fold_scalar(c: char) -> Folded {
    pages::fold(c, Depth::Loose)
}

/// What `c` folds to at a depth.
pub fn fold_scalar_at(c: char, depth: Depth) -> Folded {
    pages::fold(c, depth)
}

/// Whether a reader overlooks `c` when comparing words: vowel marks, tatweel, joiners,
/// directional and other invisible characters.
pub fn is_ignorable(c: char) -> bool {
    fold_scalar(c).is_empty()
}

/// `text` folded, loosely. White space stays as long as it is; only its kind is folded where
/// Unicode does so (no-break space becomes a space).
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push(&mut folded, c);
    }
    folded
}

fn push(folded: &mut String, c: char) {
    // Most text of a mixed document is ASCII or one letter to one letter.
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
    } else {
        folded.extend(fold_scalar(c).iter());
    }
}

/// Loosely folded text with the way back.
#[derive(Clone, Debug)]
pub struct FoldedText<'a> {
    source: &'a str,
    text: String,
    /// For each byte of `text`: the byte of `source` at which the scalar it came from begins.
    origins: Vec<u32>,
}

/// `text` folded, loosely, with the way back to its bytes. Takes five bytes of memory for each
/// byte of `text`: fold paragraphs, not libraries. (Positions from 4 GiB on would not be held;
/// documents are smaller, see `limits`.)
pub fn fold_with_offsets(text: &str) -> FoldedText<'_> {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        push(&mut folded, c);
        origins.resize(folded.len(), u32::try_from(at).unwrap_or(u32::MAX));
    }
    FoldedText { source: text, text: folded, origins }
}

impl FoldedText<'_> {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that a range of bytes of the folded text stands for: from the
    /// first letter to the end of the last letter's marks. A range that begins or ends inside a
    /// ligature takes the whole ligature. An empty range gives the empty range before the letter
    /// that it stands before; what lies past the end gives the end.
    pub fn source_of(&self, folded: Range<usize>) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).map(|&origin| origin as usize);
        let Some(start) = origin(folded.start) else { return self.source.len()..self.source.len() };
        if folded.is_empty() {
            return start..start;
        }
        let last = origin(folded.end.min(self.origins.len()) - 1).unwrap_or(start);
        let letter = self.source.get(last..).and_then(|rest| rest.chars().next());
        let end = last + letter.map_or(0, char::len_utf8);
        start..marks_end(self.source, end)
    }
}

/// The end of the marks (and joiners) that stand at `at` and belong to the letter before it
/// (UAX #29 GB9, GB9a); `at` itself if there are none or it is no character boundary.
pub fn marks_end(text: &str, at: usize) -> usize {
    let classes = CodePointMapData::<GraphemeClusterBreak>::new();
    let Some(rest) = text.get(at..) else { return at };
    let attached = |c: &char| {
        !c.is_ascii()
            && matches!(
                classes.get(*c),
                GraphemeClusterBreak::Extend | GraphemeClusterBreak::ZWJ | GraphemeClusterBreak::SpacingMark
            )
    };
    at + rest.chars().take_while(attached).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests;
