//! Makes the words of a name comparable: articles off, particles joined to the names they belong
//! to, the name of the father marked.
//!
//! In: folded words. Out: units. Knows nothing of other names.

use super::words::LinkWords;
use crate::analysis::letters::{Script, script};
use crate::analysis::mention::Kind;

/// The Arabic article, and what it and the preposition li become together.
const ARABIC_ARTICLE: &str = "\u{627}\u{644}";
const TO_THE: &str = "\u{644}\u{644}";

/// The Hebrew article.
pub(super) const HEBREW_ARTICLE: char = '\u{5D4}';

/// Letters left of a word without its article, at least.
const LETTERS_LEFT_MIN: usize = 2;
const HEBREW_LETTERS_LEFT_MIN: usize = 3;

/// A part of a name that is compared as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Unit {
    /// Its words, folded.
    pub(super) text: String,
    /// It is the name of a father: "son of" stands before it.
    pub(super) father: bool,
}

impl Unit {
    /// A single letter that stands for a name.
    pub(super) fn is_initial(&self) -> bool {
        self.text.chars().nth(1).is_none()
    }

    /// Whether both are the same name, or this is the first letter of the other.
    pub(super) fn stands_for(&self, other: &Self) -> bool {
        self.text == other.text || (self.is_initial() && other.text.starts_with(self.text.as_str()))
    }
}

/// The units of a name.
pub(super) fn units(kind: Kind, words: &[String]) -> Vec<Unit> {
    let plain =
        |words: &[String]| words.iter().map(|word| Unit { text: word.clone(), father: false }).collect();
    let units: Vec<Unit> = if kind == Kind::Person {
        of_person(words)
    } else {
        let table = LinkWords::built_in();
        let said = words.iter().filter(|word| !table.articles.holds(word));
        said.map(|word| Unit { text: without_article(kind, word).to_owned(), father: false }).collect()
    };
    if units.is_empty() { plain(words) } else { units }
}

fn of_person(words: &[String]) -> Vec<Unit> {
    let table = LinkWords::built_in();
    let mut units: Vec<Unit> = Vec::new();
    let (mut father, mut front) = (false, String::new());
    for word in words {
        if table.fathers.holds(word) && front.is_empty() {
            father = true;
        } else if table.kunyas.holds(word) {
            // One spelling for all case forms, of its script.
            front.push_str(if script_of(word) == Script::Arabic { "\u{627}\u{628}\u{648}+" } else { "abu+" });
        } else if table.joined.holds(word) {
            front.push_str(word);
            front.push('+');
        } else if table.articles.holds(word) {
        } else if let Some(last) = units.last_mut().filter(|_| table.behind.holds(word) && front.is_empty()) {
            last.text.push('+');
            last.text.push_str(without_article(Kind::Person, word));
        } else {
            let text = std::mem::take(&mut front) + without_article(Kind::Person, word);
            units.push(Unit { text, father: std::mem::take(&mut father) });
        }
    }
    units
}

/// A word without its article, where one can be told.
pub(super) fn without_article(kind: Kind, word: &str) -> &str {
    let long = |rest: &&str, least: usize| rest.chars().nth(least - 1).is_some();
    let arabic = || {
        let assimilated = || word.strip_prefix(TO_THE).filter(|_| kind != Kind::Person);
        word.strip_prefix(ARABIC_ARTICLE).or_else(assimilated).filter(|rest| long(rest, LETTERS_LEFT_MIN))
    };
    let hebrew = || {
        let rest = word.strip_prefix(HEBREW_ARTICLE).filter(|_| kind != Kind::Person);
        rest.filter(|rest| long(rest, HEBREW_LETTERS_LEFT_MIN))
    };
    arabic().or_else(hebrew).unwrap_or(word)
}

/// The script of a word by its first letter.
pub(super) fn script_of(word: &str) -> Script {
    word.chars().next().map_or(Script::None, script)
}

/// Forms of a first word without the letters that may be written onto it: the conjunction, a
/// preposition, both; with the article that a preposition swallows.
pub(super) fn without_clitics(kind: Kind, word: &str) -> Vec<&str> {
    let clitics: &[char] = match script_of(word) {
        Script::Arabic => &['\u{648}', '\u{641}', '\u{628}', '\u{643}', '\u{644}'],
        Script::Hebrew => &['\u{5D5}', '\u{5D1}', '\u{5DC}', '\u{5DE}', '\u{5E9}', '\u{5DB}'],
        _ => &[],
    };
    let mut found = Vec::new();
    let mut rest = word;
    for _ in 0..2 {
        let Some(cut) = rest.strip_prefix(clitics).filter(|cut| cut.chars().nth(LETTERS_LEFT_MIN).is_some())
        else {
            break;
        };
        found.extend([cut, without_article(kind, cut)]);
        rest = cut;
    }
    found
}
