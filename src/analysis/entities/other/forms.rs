//! How a word may be read: what is written onto it at the front, and what is left.
//!
//! In: a folded word and the language. Out: readings, the whole word first. Only Arabic and Hebrew
//! write anything onto words. Trap: what is left need be no word; the classes decide.

use super::words::Clitics;
use crate::analysis::mention::Language;

/// Letters left of a word, at least: after one-letter words, and after the article.
const LEFT_MIN: usize = 3;
const LEFT_OF_ARTICLE_MIN: usize = 2;

/// Hebrew one-letter words in a row, at most.
const HEBREW_MAX: usize = 3;

/// The Arabic article, and what it becomes after the preposition lam.
const ARTICLE: &str = "\u{627}\u{644}";
const LAM: char = '\u{644}';

/// One way to read a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    /// The one-letter words in front.
    pub(super) clitics: Clitics,
    /// The article comes after them.
    pub(super) definite: bool,
    /// Folded bytes before what is left.
    pub(super) cut: usize,
    /// Folded bytes of one-letter words that do not belong to a name.
    pub(super) skip: usize,
}

/// The one-letter word that a letter stands for.
fn clitic(language: Language, letter: char) -> Option<Clitics> {
    Some(match (language, letter) {
        (Language::Arabic, '\u{648}' | '\u{641}') | (Language::Hebrew, '\u{5D5}') => Clitics::AND,
        (Language::Arabic, '\u{628}') | (Language::Hebrew, '\u{5D1}') => Clitics::IN,
        (Language::Arabic, '\u{643}') | (Language::Hebrew, '\u{5DB}') => Clitics::AS,
        (Language::Arabic, LAM) | (Language::Hebrew, '\u{5DC}') => Clitics::TO,
        (Language::Hebrew, '\u{5DE}') => Clitics::FROM,
        (Language::Hebrew, '\u{5E9}') => Clitics::OTHER,
        _ => return None,
    })
}

/// What the first folded bytes of a word are, when they are one-letter words.
pub(super) fn clitics(language: Language, front: &str) -> Clitics {
    front.chars().filter_map(|letter| clitic(language, letter)).fold(Clitics::default(), Clitics::with)
}

/// Whether letters are left of a word after a cut.
fn leaves(word: &str, cut: usize, letters: usize) -> bool {
    word.get(cut..).is_some_and(|rest| rest.chars().nth(letters - 1).is_some())
}

/// Calls `each` with the readings of a word.
pub(super) fn readings(language: Language, word: &str, each: &mut dyn FnMut(Read)) {
    each(Read { clitics: Clitics::default(), definite: false, cut: 0, skip: 0 });
    match language {
        Language::Arabic => arabic(word, each),
        Language::Hebrew => hebrew(word, each),
        Language::Persian | Language::Urdu | Language::English => {}
    }
}

/// Conjunction, then preposition, then article.
fn arabic(word: &str, each: &mut dyn FnMut(Read)) {
    let (mut clitics, mut cut) = (Clitics::default(), 0);
    arabic_article(word, clitics, cut, each);
    for may_be_first in [true, false] {
        let letter = word.get(cut..).and_then(|rest| rest.chars().next());
        let found = letter.and_then(|letter| Some((letter, clitic(Language::Arabic, letter)?)));
        let Some((letter, next)) = found.filter(|(_, next)| may_be_first || *next != Clitics::AND) else {
            return;
        };
        clitics = clitics.with(next);
        let before = cut;
        cut += letter.len_utf8();
        if leaves(word, cut, LEFT_MIN) {
            each(Read { clitics, definite: false, cut, skip: cut });
        }
        // lam + lam: the article's alef is swallowed, and no name can begin between them.
        let after_lam = cut + LAM.len_utf8();
        let swallowed = letter == LAM && word.get(cut..).is_some_and(|rest| rest.starts_with(LAM));
        if swallowed && leaves(word, after_lam, LEFT_OF_ARTICLE_MIN) {
            each(Read { clitics, definite: true, cut: after_lam, skip: before });
        }
        arabic_article(word, clitics, cut, each);
        if next != Clitics::AND {
            return;
        }
    }
}

fn arabic_article(word: &str, clitics: Clitics, at: usize, each: &mut dyn FnMut(Read)) {
    let cut = at + ARTICLE.len();
    let stands = word.get(at..).is_some_and(|rest| rest.starts_with(ARTICLE));
    if stands && leaves(word, cut, LEFT_OF_ARTICLE_MIN) {
        each(Read { clitics, definite: true, cut, skip: at });
    }
}

fn hebrew(word: &str, each: &mut dyn FnMut(Read)) {
    let (mut clitics, mut cut) = (Clitics::default(), 0);
    for letter in word.chars().take(HEBREW_MAX) {
        let after = cut + letter.len_utf8();
        if letter == '\u{5D4}' && leaves(word, after, LEFT_OF_ARTICLE_MIN) {
            each(Read { clitics, definite: true, cut: after, skip: cut });
            return;
        }
        let Some(next) = clitic(Language::Hebrew, letter) else { return };
        clitics = clitics.with(next);
        cut = after;
        if !leaves(word, cut, LEFT_OF_ARTICLE_MIN) {
            return;
        }
        each(Read { clitics, definite: false, cut, skip: cut });
    }
}
