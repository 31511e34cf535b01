//! Cuts a paragraph into words, numbers and marks, each with its folded form.
//!
//! In: the document's text and the paragraph's byte range. Out: tokens in reading order, their
//! ranges in bytes of the document, folded forms in one string. Linear in the paragraph, no
//! allocation a token. Knows nothing of languages.
//! Trap: what is passed over (marks, joiners) belongs to the token before it, so that no token
//! begins inside a cluster; a number ends where letters begin ("25" and the month after it).

use std::ops::Range;

use super::letters::{self, Script};
use crate::text;

/// The sign that stretches an Arabic word.
const TATWEEL: char = '\u{640}';

/// Stretching and other invisible signs that make one dash, at most. Reason: a text of nothing else
/// must not be looked through again at each of them.
const DASH_SCALARS_MAX: usize = 8;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of letters of one script.
    Word,
    /// A run of digits of one kind.
    Number,
    /// Any other single scalar that is not white space.
    Mark,
}

/// What lies between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: they touch.
    None,
    /// White space, one line end at most.
    Space,
    /// An empty line, or the beginning of the paragraph: nothing goes across.
    Break,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First byte in the document.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: TokenKind,
    /// The script of a word.
    pub(super) script: Script,
    /// What lies before it.
    pub(super) gap: Gap,
    /// Of a number: its value, when it has up to nine digits.
    pub(super) value: Option<u32>,
    /// Of a number: how many digits.
    pub(super) digits: usize,
    /// Of a word: begins with a capital letter.
    pub(super) capital: bool,
    /// Hash of the folded form.
    pub(super) hash: u64,
    folded_start: usize,
    folded_end: usize,
}

/// The tokens of a paragraph.
pub(super) struct Tokens<'t> {
    text: &'t str,
    folded: String,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// Cuts the paragraph at `bytes` of `text`; a range that is not one gives no tokens.
    pub(super) fn cut(text: &'t str, bytes: Range<usize>) -> Self {
        let mut tokens = Self {
            text,
            folded: String::with_capacity(bytes.len()),
            list: Vec::with_capacity(bytes.len() / 8),
        };
        let Some(piece) = text.get(bytes.clone()) else { return tokens };
        let (mut gap, mut line_ends) = (Gap::Break, 0_usize);
        let mut rest = piece.char_indices().peekable();
        while let Some((at, scalar)) = rest.next() {
            let start = bytes.start + at;
            if scalar.is_whitespace() {
                line_ends += usize::from(scalar == '\n');
                if gap != Gap::Break {
                    gap = if line_ends > 1 { Gap::Break } else { Gap::Space };
                }
            } else if text::is_ignorable(scalar)
                && !(scalar == TATWEEL && tokens.ends_before_dash(gap) && is_dash(piece.get(at..)))
            {
                if gap == Gap::None {
                    tokens.lengthen(start + scalar.len_utf8());
                }
            } else {
                tokens.push(start, scalar, gap, piece.get(at..).unwrap_or_default());
                (gap, line_ends) = (Gap::None, 0);
                // The token took its further scalars from the same piece: go on after it.
                let end = tokens.list.last().map_or(start, |token| token.end);
                while rest.next_if(|&(next, _)| bytes.start + next < end).is_some() {}
            }
        }
        tokens
    }

    /// Whether a dash could follow: after white space, or on a number.
    fn ends_before_dash(&self, gap: Gap) -> bool {
        gap != Gap::None || self.list.last().is_some_and(|last| last.kind == TokenKind::Number)
    }

    /// The document's text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token at an index.
    pub(super) fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    /// The tokens in reading order.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.list.iter()
    }

    /// The folded form of a token.
    pub(super) fn folded(&self, token: &Token) -> &str {
        self.folded.get(token.folded_start..token.folded_end).unwrap_or_default()
    }

    /// The folded form of the token at an index; empty past the end.
    pub(super) fn word(&self, index: usize) -> &str {
        self.get(index).map_or("", |token| self.folded(token))
    }

    /// Whether the tokens at `index - 1` and `index` touch.
    pub(super) fn touches_before(&self, index: usize) -> bool {
        index > 0 && self.get(index).is_some_and(|token| token.gap == Gap::None)
    }

    /// The source text of a token.
    pub(super) fn source(&self, token: &Token) -> &'t str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    /// A piece of the text as a name: white space, line ends too, as single spaces.
    pub(super) fn joined(&self, bytes: &Range<usize>) -> String {
        let piece = self.text.get(bytes.clone()).unwrap_or_default();
        piece.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The byte at which the token's folded form goes on after `skip` folded bytes (a clitic of
    /// that length): after the letters and the marks on them. `None` when the boundary falls
    /// inside one scalar of the source.
    pub(super) fn byte_after(&self, token: &Token, skip: usize) -> Option<usize> {
        if skip == 0 {
            return Some(token.start);
        }
        let mut passed = 0;
        let mut scalars = self.source(token).char_indices().peekable();
        while passed < skip {
            let (_, scalar) = scalars.next()?;
            if !text::is_ignorable(scalar) {
                passed += text::fold_scalar(scalar).iter().map(|folded| folded.len_utf8()).sum::<usize>();
            }
        }
        while scalars.next_if(|&(_, scalar)| text::is_ignorable(scalar)).is_some() {}
        let (at, _) = scalars.next()?;
        (passed == skip).then_some(token.start + at)
    }

    /// The tokens that a range of bytes lies over; `None` when it lies over none.
    pub(super) fn over(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        let start = self.list.partition_point(|token| token.end <= bytes.start);
        let end = self.list.partition_point(|token| token.start < bytes.end);
        (start < end).then_some(start..end)
    }

    /// How many bytes of a token's folded form stand before a byte of the text.
    pub(super) fn folded_before(&self, token: &Token, byte: usize) -> usize {
        let before = self.text.get(token.start..byte).unwrap_or_default();
        before.chars().flat_map(|scalar| text::fold_scalar(scalar).to_vec()).map(char::len_utf8).sum()
    }

    fn lengthen(&mut self, end: usize) {
        if let Some(token) = self.list.last_mut() {
            token.end = end;
        }
    }

    fn push(&mut self, start: usize, first: char, gap: Gap, rest: &str) {
        let folded_start = self.folded.len();
        let mut token = Token {
            start,
            end: start + first.len_utf8(),
            kind: TokenKind::Mark,
            script: Script::None,
            gap,
            value: None,
            digits: 0,
            capital: first.is_uppercase(),
            hash: 0,
            folded_start,
            folded_end: folded_start,
        };
        if letters::digit(first).is_some() {
            self.take_number(&mut token, rest);
        } else if letters::is_letter(first) && first != TATWEEL {
            self.take_word(&mut token, first, rest);
        } else {
            self.folded.push(letters::fold_mark(first));
        }
        token.folded_end = self.folded.len();
        token.hash = hash(&[self.folded.get(folded_start..).unwrap_or_default()]);
        self.list.push(token);
    }

    fn take_number(&mut self, token: &mut Token, rest: &str) {
        token.kind = TokenKind::Number;
        token.end = token.start;
        let mut value = Some(0_u32);
        for scalar in rest.chars() {
            if let Some(digit) = letters::digit(scalar) {
                token.digits += 1;
                value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit));
                self.folded.push(char::from_digit(digit, 10).unwrap_or('0'));
            } else if !text::is_ignorable(scalar)
                || (scalar == TATWEEL && is_dash(rest.get(token.end - token.start..)))
            {
                break;
            }
            token.end += scalar.len_utf8();
        }
        token.value = value;
    }

    fn take_word(&mut self, token: &mut Token, first: char, rest: &str) {
        token.kind = TokenKind::Word;
        token.script = letters::script(first);
        token.end = token.start;
        let mut letters_taken = 0;
        let mut scalars = rest.chars();
        while let Some(scalar) = scalars.next() {
            let joins = token.script == Script::Hebrew
                && letters::is_hebrew_apostrophe(scalar)
                && joins_hebrew(scalar, letters_taken, scalars.clone());
            let folded = text::fold_scalar(scalar);
            let ignorable = folded.is_empty();
            if !ignorable && letters::is_letter(scalar) && letters::script(scalar) == token.script {
                for &letter in folded.iter() {
                    self.folded.push(letter);
                }
                letters_taken += 1;
            } else if !ignorable && !joins {
                break;
            }
            token.end += scalar.len_utf8();
        }
    }
}

/// Whether a stretching sign at the start of a text stands for a dash, as it is typed for one: only
/// white space or a digit follows it.
fn is_dash(rest: Option<&str>) -> bool {
    let mut ahead = rest.unwrap_or_default().chars().take(DASH_SCALARS_MAX);
    let next = ahead.find(|&scalar| !text::is_ignorable(scalar));
    next.is_some_and(|next| next.is_whitespace() || letters::digit(next).is_some())
}

/// Whether a geresh or its stand-in belongs to the Hebrew word before it: between letters always,
/// also doubled for gershayim; at the end only as abbreviation mark of a short word (else it closes
/// a quotation).
fn joins_hebrew(apostrophe: char, letters_before: usize, rest: impl Iterator<Item = char>) -> bool {
    let mut rest = rest.filter(|&scalar| !text::is_ignorable(scalar));
    let next = rest.next().filter(|&scalar| scalar != apostrophe).or_else(|| rest.next());
    next.is_some_and(|next| letters::script(next) == Script::Hebrew && letters::is_letter(next))
        || apostrophe == '\u{5F3}'
        || (apostrophe == '\'' && letters_before <= 3)
}

/// FNV-1a over the parts as one string; the same for a word and for its pieces put together.
pub(super) fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
