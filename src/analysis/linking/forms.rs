//! The different names of a text: mentions of one kind with the same words are one form.
//!
//! In: mentions in reading order. Out: forms in the order of their first mentions, each with all of
//! them. The rules of linking join forms, so that their time grows with the different names.

use std::collections::HashMap;

use super::named::Named;
use super::places;
use super::wording::{Unit, units};
use super::words::LinkWords;
use crate::analysis::mention::Kind;

/// The Arabic preposition "for".
const LI: char = '\u{644}';

/// Different words in brackets that are kept of a form.
const BRACKETS_MAX: usize = 8;

/// Mentions of one kind with the same words.
#[derive(Debug)]
pub(super) struct Form {
    /// What they name.
    pub(super) kind: Kind,
    /// The words as they are compared.
    pub(super) units: Vec<Unit>,
    /// The first unit, from the third on, that begins a purpose with "for" (Arabic).
    pub(super) purpose: Option<usize>,
    /// The row of a list; empty if none is known.
    pub(super) key: String,
    /// Written as an acronym somewhere.
    pub(super) acronym: bool,
    /// A word of kinship stands beside one of them.
    pub(super) kin: bool,
    /// Words in brackets behind one of them, as they are compared.
    pub(super) brackets: Vec<Vec<Unit>>,
    /// The mentions, ascending.
    pub(super) mentions: Vec<usize>,
}

impl Form {
    /// The words as one string.
    pub(super) fn words(&self) -> String {
        joined(&self.units)
    }

    /// Number of the first mention.
    pub(super) fn first(&self) -> usize {
        self.mentions.first().copied().unwrap_or(0)
    }
}

/// Units as one string; fathers are marked, so that a son's name alone is none of theirs.
pub(super) fn joined(units: &[Unit]) -> String {
    let mut words = String::new();
    for unit in units {
        words.push_str(if unit.father { " ~" } else { " " });
        words.push_str(&unit.text);
    }
    words
}

/// The first word, from the third on, that has the Arabic preposition li written onto it; articles
/// that stand alone do not count.
fn purpose(words: &[String]) -> Option<usize> {
    let said = words.iter().filter(|word| !LinkWords::built_in().articles.holds(word));
    let is_purpose =
        |word: &str| word.starts_with(LI) && word.chars().nth(3).is_some() && !places::is_known(word);
    said.enumerate().skip(2).find(|(_, word)| is_purpose(word)).map(|(at, _)| at)
}

/// The forms of a text.
pub(super) struct Forms {
    /// In the order of their first mentions.
    pub(super) list: Vec<Form>,
    /// The form of each mention.
    pub(super) of_mention: Vec<usize>,
    by_words: HashMap<(Kind, String), usize>,
}

impl Forms {
    /// Collects the forms of all mentions.
    pub(super) fn collect(named: &[Named]) -> Self {
        let mut forms =
            Self { list: Vec::new(), of_mention: Vec::with_capacity(named.len()), by_words: HashMap::new() };
        for (index, mention) in named.iter().enumerate() {
            let form = forms.form_of(mention);
            forms.of_mention.push(form);
            if let Some(form) = forms.list.get_mut(form) {
                form.note(index, mention);
            }
        }
        forms
    }

    /// The form of a kind with these words.
    pub(super) fn find(&self, kind: Kind, words: String) -> Option<usize> {
        self.by_words.get(&(kind, words)).copied()
    }

    /// The forms of a kind with their numbers.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, &Form)> {
        self.list.iter().enumerate().filter(move |(_, form)| form.kind == kind)
    }

    fn form_of(&mut self, mention: &Named) -> usize {
        // Times are what they are worth.
        let units = if mention.kind == Kind::Date { Vec::new() } else { units(mention.kind, &mention.words) };
        let words = if units.is_empty() { format!("= {}", mention.key) } else { joined(&units) };
        let next = self.list.len();
        let form = *self.by_words.entry((mention.kind, words)).or_insert(next);
        if form == next {
            let purpose = purpose(&mention.words);
            self.list.push(Form {
                kind: mention.kind,
                units,
                purpose,
                key: String::new(),
                acronym: false,
                kin: false,
                brackets: Vec::new(),
                mentions: Vec::new(),
            });
        }
        form
    }
}

impl Form {
    fn note(&mut self, index: usize, mention: &Named) {
        self.mentions.push(index);
        self.acronym |= mention.acronym;
        self.kin |= mention.kin;
        if self.key.is_empty() {
            self.key.clone_from(&mention.key);
        }
        if !mention.bracket.is_empty() {
            let bracket = units(self.kind, &mention.bracket);
            if self.brackets.len() < BRACKETS_MAX && !self.brackets.contains(&bracket) {
                self.brackets.push(bracket);
            }
        }
    }
}
