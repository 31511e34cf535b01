//! Quotations of a few words, as titles of works are written.
//!
//! In: the tokens of a paragraph. Out: pairs of marks in reading order. Where the mark does not say
//! whether it opens or closes, the white space beside it does, and else the mark before it.

use crate::analysis::tokens::{Gap, TokenKind, Tokens};

/// Tokens between the marks, at most: titles are short, quoted speech is long.
const INSIDE_MAX: usize = 10;

/// A quotation.
pub(super) struct Quotation {
    /// The token of its first mark.
    pub(super) open: usize,
    /// The token of its last mark.
    pub(super) close: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// The quotations of a paragraph.
pub(super) fn find(tokens: &Tokens<'_>) -> Vec<Quotation> {
    let (mut found, mut open) = (Vec::new(), None);
    for (at, token) in tokens.iter().enumerate() {
        if token.gap == Gap::Break {
            open = None;
        }
        if token.kind != TokenKind::Mark {
            continue;
        }
        let side = match tokens.source(token).chars().next() {
            Some('\u{AB}' | '\u{201E}' | '\u{2039}') => Side::Opens,
            Some('\u{BB}' | '\u{203A}') => Side::Closes,
            Some('"' | '\u{201C}' | '\u{201D}' | '\u{5F4}') => beside(tokens, at),
            _ => continue,
        };
        match open.filter(|_| side != Side::Opens) {
            Some(first) => {
                if (2..=INSIDE_MAX + 1).contains(&(at - first)) && is_title(tokens, first, at) {
                    found.push(Quotation { open: first, close: at });
                }
                open = None;
            }
            None if side != Side::Closes => open = Some(at),
            None => {}
        }
    }
    found
}

/// The side on which white space stands, if on one alone.
fn beside(tokens: &Tokens<'_>, at: usize) -> Side {
    let before = tokens.touches_before(at);
    let after = tokens.touches_before(at + 1);
    match (before, after) {
        (false, true) => Side::Opens,
        (true, false) => Side::Closes,
        _ => Side::Either,
    }
}

/// Whether what is quoted has a word, and no sentence ends in it.
fn is_title(tokens: &Tokens<'_>, open: usize, close: usize) -> bool {
    let mut inside = (open + 1..close).filter_map(|at| tokens.get(at));
    let ends = |at: usize| matches!(tokens.word(at), "." | "\u{6D4}");
    inside.any(|token| token.kind == TokenKind::Word) && !(open + 1..close).any(ends)
}
