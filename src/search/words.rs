//! Whether a match is a whole word.
//!
//! A word is a run of letters, digits and underscores (Unicode's alphanumeric scalars) with the
//! marks and invisible characters in it. A match whose edge is no such character, as in "(", asks
//! for nothing on that side.

use super::Hit;
use crate::text::{Depth, fold_scalar_at};

/// Whether no word goes on before or after `hit`.
pub(super) fn is_whole(text: &str, hit: &Hit, depth: Depth) -> bool {
    let (before, within) = (text.get(..hit.start).unwrap_or_default(), text.get(hit.clone()));
    let within = within.unwrap_or_default();
    let after = text.get(hit.end..).unwrap_or_default();
    let starts = first_is_of_word(within.chars(), depth) && first_is_of_word(before.chars().rev(), depth);
    let ends = first_is_of_word(within.chars().rev(), depth) && first_is_of_word(after.chars(), depth);
    !starts && !ends
}

/// Whether the first character that is not dropped belongs to a word.
fn first_is_of_word(mut chars: impl Iterator<Item = char>, depth: Depth) -> bool {
    // Exact text drops nothing, but its marks belong to their letters as well.
    let depth = if depth == Depth::Exact { Depth::Marks } else { depth };
    let visible = chars.find(|&c| !fold_scalar_at(c, depth).is_empty());
    visible.is_some_and(|c| c == '_' || c.is_alphanumeric())
}
