//! The one-letter words that Arabic and Hebrew write onto the next word.
//!
//! In: a folded word and the language. Out: its readings, the whole word first, then with one
//! clitic after the other taken off. Which reading is right, the lists decide that know the word.
//! Trap: the article swallows a letter after the Arabic preposition li, so "to the nations" has no
//! place to cut; that reading begins at the preposition. Nothing shorter than three letters is
//! left, but of the first of several Hebrew words.

use super::mention::Language;
use super::tokens::{Token, Tokens, hash};

/// Letters left of a word when clitics are taken off, at least.
const LETTERS_LEFT_MIN: usize = 3;

/// Of a Hebrew word with which a phrase of several words begins.
const LETTERS_OF_PHRASE_MIN: usize = 2;

/// Hebrew prefixes in a row, at most.
const HEBREW_PREFIXES_MAX: usize = 3;

/// One way to read a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'w> {
    /// Folded bytes at the front that are not part of the word.
    pub(super) skip: usize,
    /// Hash of the word that is left.
    pub(super) hash: u64,
    /// So little is left that only further words make it sure.
    pub(super) is_short: bool,
    restored: &'static str,
    rest: &'w str,
}

impl<'w> Reading<'w> {
    /// The word as it stands.
    pub(super) fn whole(tokens: &'w Tokens<'_>, token: &Token) -> Self {
        Self { skip: 0, hash: token.hash, is_short: false, restored: "", rest: tokens.folded(token) }
    }

    /// What is left of a folded word after `skip` bytes, whatever they are.
    pub(super) fn after(word: &'w str, skip: usize) -> Self {
        let rest = word.get(skip..).unwrap_or_default();
        Self { skip, hash: hash(&[rest]), is_short: false, restored: "", rest }
    }

    /// What is left of a folded Arabic word after `skip` bytes, with the article that they held.
    pub(super) fn with_article(word: &'w str, skip: usize) -> Self {
        let (rest, restored) = (word.get(skip..).unwrap_or_default(), "\u{627}\u{644}");
        Self { skip, hash: hash(&[restored, rest]), is_short: false, restored, rest }
    }

    /// Whether this reading is the folded word.
    pub(super) fn is(&self, word: &str) -> bool {
        word.strip_prefix(self.restored).is_some_and(|rest| rest == self.rest)
    }

    /// The word that is left, with a swallowed article put back.
    pub(super) fn word(&self) -> String {
        format!("{}{}", self.restored, self.rest)
    }

    fn cut(word: &'w str, skip: usize) -> Option<Self> {
        Self::cut_short(word, skip).filter(|reading| !reading.is_short)
    }

    fn cut_short(word: &'w str, skip: usize) -> Option<Self> {
        let rest = word.get(skip..)?;
        rest.chars().nth(LETTERS_OF_PHRASE_MIN - 1)?;
        let is_short = rest.chars().nth(LETTERS_LEFT_MIN - 1).is_none();
        Some(Self { skip, hash: hash(&[rest]), is_short, restored: "", rest })
    }
}

/// Calls `each` with the readings of a token, the whole word first, until it answers `true`.
/// Answers whether one did.
pub(super) fn readings(
    language: Language,
    tokens: &Tokens<'_>,
    token: &Token,
    mut each: impl FnMut(&Reading<'_>) -> bool,
) -> bool {
    if each(&Reading::whole(tokens, token)) {
        return true;
    }
    let word = tokens.folded(token);
    match language {
        Language::Arabic => arabic(word, &mut each),
        Language::Hebrew => hebrew(word, &mut each),
        Language::Persian | Language::Urdu | Language::English => false,
    }
}

/// Whether a word begins with a letter that is mostly a prefix, so that its ending says little of
/// what it counts: Hebrew bet, lamed, he, vav.
pub(super) fn may_have_prefix(language: Language, word: &str) -> bool {
    language == Language::Hebrew && word.starts_with(['\u{5D1}', '\u{5DC}', '\u{5D4}', '\u{5D5}'])
}

/// Conjunction (waw, feh), then preposition (beh, kaf, lam).
fn arabic(word: &str, each: &mut dyn FnMut(&Reading<'_>) -> bool) -> bool {
    if arabic_preposition(word, 0, each) {
        return true;
    }
    let Some(conjunction) = word.chars().next().filter(|letter| matches!(letter, '\u{648}' | '\u{641}'))
    else {
        return false;
    };
    let start = conjunction.len_utf8();
    Reading::cut(word, start).is_some_and(|reading| each(&reading)) || arabic_preposition(word, start, each)
}

fn arabic_preposition(word: &str, start: usize, each: &mut dyn FnMut(&Reading<'_>) -> bool) -> bool {
    let rest = word.get(start..).unwrap_or_default();
    let Some(letter) = rest.chars().next().filter(|c| matches!(c, '\u{628}' | '\u{643}' | '\u{644}')) else {
        return false;
    };
    if Reading::cut(word, start + letter.len_utf8()).is_some_and(|reading| each(&reading)) {
        return true;
    }
    // lam + lam: the article's alef is swallowed.
    rest.strip_prefix("\u{644}\u{644}").is_some_and(|after| {
        let restored = "\u{627}\u{644}";
        each(&Reading { skip: start, hash: hash(&[restored, after]), is_short: false, restored, rest: after })
    })
}

fn hebrew(word: &str, each: &mut dyn FnMut(&Reading<'_>) -> bool) -> bool {
    let mut skip = 0;
    for (index, letter) in word.chars().take(HEBREW_PREFIXES_MAX).enumerate() {
        // vav (first only), bet, lamed, mem, he, shin, kaf
        let conjunction = letter == '\u{5D5}' && index == 0;
        if !conjunction
            && !matches!(letter, '\u{5D1}' | '\u{5DC}' | '\u{5DE}' | '\u{5D4}' | '\u{5E9}' | '\u{5DB}')
        {
            break;
        }
        skip += letter.len_utf8();
        if Reading::cut_short(word, skip).is_some_and(|reading| each(&reading)) {
            return true;
        }
    }
    false
}
