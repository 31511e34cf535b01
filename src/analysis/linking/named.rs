//! A mention as linking sees it: the folded words of its name, and what the text has around it.
//!
//! In: the tokens of a paragraph and the bytes of a name in it. Out: values that hold no place in
//! the text, so that the rules of linking are functions of words.

use std::ops::Range;

use super::words::LinkWords;
use crate::analysis::clitics;
use crate::analysis::mention::{Kind, Language};
use crate::analysis::tokens::{Gap, Token, TokenKind, Tokens};

/// Words in brackets behind a name that may be another name of it, at most.
const BRACKET_WORDS_MAX: usize = 10;

/// Words between a word of kinship and the name that it belongs to, at most (a title).
const KIN_DISTANCE_MAX: usize = 2;

/// The mark of Hebrew acronyms and its stand-ins.
const GERSHAYIM: [char; 4] = ['\u{5F4}', '"', '\u{201D}', '\u{2033}'];

/// A mention of a thing with a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    /// What it is.
    pub(super) kind: Kind,
    /// As written, white space as single spaces.
    pub(super) surface: String,
    /// Folded words; words joined by a hyphen are one.
    pub(super) words: Vec<String>,
    /// The row of a list or the value that it stands for; empty if none is known.
    pub(super) key: String,
    /// The name of that row.
    pub(super) listed: String,
    /// Written as an acronym: capitals only, or with the Hebrew mark.
    pub(super) acronym: bool,
    /// The words in brackets right behind it.
    pub(super) bracket: Vec<String>,
    /// A word of kinship stands beside it.
    pub(super) kin: bool,
    /// Titles and offices beside it, as written.
    pub(super) roles: Vec<String>,
}

impl Named {
    /// A mention of time: what counts is its value.
    pub(super) fn date(key: &str, value: &str) -> Self {
        let key = if key.is_empty() { value } else { key };
        Self {
            kind: Kind::Date,
            surface: String::new(),
            words: Vec::new(),
            key: key.to_owned(),
            listed: value.to_owned(),
            acronym: false,
            bracket: Vec::new(),
            kin: false,
            roles: Vec::new(),
        }
    }
}

/// The tokens of a paragraph in its main language.
#[derive(Clone, Copy)]
pub(in crate::analysis) struct Surroundings<'t> {
    /// The tokens.
    pub(in crate::analysis) tokens: &'t Tokens<'t>,
    /// The language.
    pub(in crate::analysis) language: Language,
}

impl Surroundings<'_> {
    /// The tokens that bytes of the document touch.
    pub(super) fn range(&self, bytes: &Range<usize>) -> Range<usize> {
        let tokens = self.tokens.iter().as_slice();
        let first = tokens.partition_point(|token| token.end <= bytes.start);
        let end = tokens.partition_point(|token| token.start < bytes.end);
        first..end.max(first)
    }

    /// What the text says about the name at some bytes; roles and row are the caller's.
    pub(super) fn named(&self, bytes: &Range<usize>, kind: Kind) -> Named {
        let text = self.tokens.text();
        let tokens = Tokens::cut(text, bytes.clone());
        let place = self.range(bytes);
        let source = text.get(bytes.clone()).unwrap_or_default();
        Named {
            kind,
            surface: source.split_whitespace().collect::<Vec<_>>().join(" "),
            words: words(&tokens, 0..tokens.len()),
            acronym: is_acronym(source),
            bracket: self.bracket(place.end),
            kin: kind == Kind::Person && self.is_kin(&place),
            key: String::new(),
            listed: String::new(),
            roles: Vec::new(),
        }
    }

    /// The words in brackets that open at a token.
    fn bracket(&self, at: usize) -> Vec<String> {
        if self.tokens.word(at) != "(" {
            return Vec::new();
        }
        let end = (at + 1..at + 1 + 2 * BRACKET_WORDS_MAX).find(|&index| self.tokens.word(index) == ")");
        end.map_or_else(Vec::new, |end| words(self.tokens, at + 1..end))
    }

    /// Whether a word of kinship belongs to the name: before it, or behind a comma after it.
    fn is_kin(&self, place: &Range<usize>) -> bool {
        let before = (place.start.saturating_sub(1 + KIN_DISTANCE_MAX)..place.start).rev();
        let before = before
            .take_while(|&at| {
                self.is_word(at) && self.tokens.get(at + 1).is_some_and(|t| t.gap != Gap::Break)
            })
            .any(|at| self.is_kin_word(at));
        let after = self.tokens.word(place.end) == "," && self.is_word(place.end + 1);
        before || (after && self.is_kin_word(place.end + 1))
    }

    fn is_kin_word(&self, at: usize) -> bool {
        let words = LinkWords::built_in();
        let Some(token) = self.tokens.get(at) else { return false };
        clitics::readings(self.language, self.tokens, token, |reading| {
            self.tokens.folded(token).get(reading.skip..).is_some_and(|word| words.kin.holds(word))
        })
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }
}

/// The folded words of some tokens: marks are left out, words joined by a hyphen are one.
fn words(tokens: &Tokens<'_>, range: Range<usize>) -> Vec<String> {
    let link_words = LinkWords::built_in();
    let mut words: Vec<String> = Vec::new();
    let mut joins = false;
    for at in range {
        let Some(token) = tokens.get(at) else { break };
        let folded = tokens.folded(token);
        if token.kind == TokenKind::Mark {
            let touches = tokens.touches_before(at) && tokens.touches_before(at + 1);
            let article = words.last().is_some_and(|last| link_words.articles.holds(last));
            joins = folded == "-" && touches && !words.is_empty() && !article;
            continue;
        }
        let word = bare(token, folded);
        // A number and letters that touch are one code.
        let touches = tokens.touches_before(at) && at > 0 && is_code_joint(tokens, at);
        match words.last_mut() {
            Some(last) if joins => {
                last.push('-');
                last.push_str(&word);
            }
            Some(last) if touches => last.push_str(&word),
            _ => words.push(word),
        }
        joins = false;
    }
    words
}

/// A number right behind Latin letters, or the other way round.
fn is_code_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    let kind = |index: usize| tokens.get(index).map(|token| token.kind);
    matches!(
        (kind(at - 1), kind(at)),
        (Some(TokenKind::Word), Some(TokenKind::Number)) | (Some(TokenKind::Number), Some(TokenKind::Word))
    )
}

/// A word without the marks that Hebrew writes inside of acronyms and names.
fn bare(token: &Token, folded: &str) -> String {
    if token.kind == TokenKind::Word {
        folded.chars().filter(|scalar| scalar.is_alphanumeric()).collect()
    } else {
        folded.to_owned()
    }
}

/// Capitals only (two to eight), or a word with the Hebrew mark before its last letter.
fn is_acronym(source: &str) -> bool {
    let letters = || source.chars().filter(|scalar| !matches!(scalar, '.' | '&'));
    let latin = letters().all(|scalar| scalar.is_ascii_uppercase()) && (2..=8).contains(&letters().count());
    let before_last = source.chars().rev().nth(1);
    let hebrew = before_last.is_some_and(|scalar| GERSHAYIM.contains(&scalar))
        && source.chars().next_back().is_some_and(|last| matches!(last, '\u{5D0}'..='\u{5EA}'));
    latin || (hebrew && !source.contains(char::is_whitespace))
}
