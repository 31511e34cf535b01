//! What a query is made of, after folding.

use crate::text::{Depth, fold_scalar, fold_scalar_at};

/// One step of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A folded scalar.
    Letter(char),
    /// White space, however long and of whatever kind, line ends too.
    Space,
    /// Before closing punctuation: nothing, or white space with a line end in it. Broken lines
    /// are shown joined there without a space.
    Joint,
}

/// The units of `text`.
pub(super) fn compile(text: &str, depth: Depth) -> Vec<Unit> {
    let mut units = Vec::new();
    for scalar in text.chars().flat_map(|c| fold_scalar_at(c, depth).to_vec()) {
        let last = units.last().copied();
        if scalar.is_whitespace() {
            if last != Some(Unit::Space) {
                units.push(Unit::Space);
            }
            continue;
        }
        if is_closing(scalar) && matches!(last, Some(Unit::Letter(_))) {
            units.push(Unit::Joint);
        }
        units.push(Unit::Letter(scalar));
    }
    units
}

fn is_closing(c: char) -> bool {
    let folded = fold_scalar(c).first().copied();
    folded.is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '"' | '%'))
}
