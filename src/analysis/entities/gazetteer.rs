//! Lists of names: countries, capitals, international organizations.
//!
//! In: `assets/gazetteers/*.tsv` (id and names in five languages, those of one thing separated by
//! `|`). Out: the longest listed name at each token, with clitics allowed before it. Built at first
//! use, one table a language. A name with `?` before it counts only beside a cue.

use std::ops::Range;
use std::sync::OnceLock;

use crate::analysis::clitics::{self, Reading};
use crate::analysis::mention::{Kind, Language};
use crate::analysis::phrases::{Phrases, Words};
use crate::analysis::tokens::{TokenKind, Tokens};

/// Capital letters that a short name may have and be written so only ("UN", "WHO").
const ACRONYM_LETTERS_MAX: usize = 8;

/// The mark before the last letter of a Hebrew acronym.
const GERSHAYIM: char = '\u{5F4}';

/// Letters left of a listed name of one word when a clitic is taken off, at least: shorter ones
/// are found inside ordinary words.
const LETTERS_AFTER_CLITIC_MIN: usize = 3;

/// A thing of a list.
pub(super) struct Row {
    /// The list: "territory", "capital", "organization".
    pub(super) list: &'static str,
    /// What its things are.
    pub(super) kind: Kind,
    /// What makes two names the same thing.
    pub(super) key: String,
    /// Its first name in the language.
    pub(super) name: String,
}

#[derive(Clone, Copy)]
struct Name {
    row: usize,
    asks: bool,
    acronym: bool,
    /// Written with the Hebrew mark of acronyms, which folding drops.
    gershayim: bool,
}

/// A listed name in a text.
pub(super) struct Hit {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Folded bytes of clitics before it.
    pub(super) skip: usize,
    /// Its row.
    pub(super) row: usize,
    /// It counted only because of the word before it.
    pub(super) beside_cue: bool,
}

/// The lists in one language.
pub(super) struct Gazetteer {
    rows: Vec<Row>,
    names: Phrases<Name>,
    cues: Words,
}

const LISTS: [(&str, Kind, &str); 3] = [
    ("territory", Kind::Place, include_str!("../../../assets/gazetteers/territories.tsv")),
    ("capital", Kind::Place, include_str!("../../../assets/gazetteers/capitals.tsv")),
    ("organization", Kind::Organization, include_str!("../../../assets/gazetteers/organizations.tsv")),
];

impl Gazetteer {
    /// The built-in lists of a language, read at first use.
    pub(super) fn built_in(language: Language) -> &'static Self {
        static BUILT_IN: [OnceLock<Gazetteer>; Language::ALL.len()] = [const { OnceLock::new() }; 5];
        static OTHER: OnceLock<Gazetteer> = OnceLock::new();
        BUILT_IN.get(language.index()).unwrap_or(&OTHER).get_or_init(|| Self::read(language))
    }

    fn read(language: Language) -> Self {
        let mut gazetteer = Self { rows: Vec::new(), names: Phrases::default(), cues: Words::default() };
        for (list, kind, text) in LISTS {
            let mut lines = text.lines().filter(|line| !line.starts_with('#'));
            let header = lines.next().unwrap_or_default();
            let Some(column) = header.split('\t').position(|name| name == language.tag()) else { continue };
            for line in lines {
                let id = line.split('\t').next().unwrap_or_default();
                gazetteer.add(list, kind, id, line.split('\t').nth(column).unwrap_or_default());
            }
        }
        for word in cues(language).lines().filter(|line| !line.starts_with('#')) {
            gazetteer.cues.insert(word);
        }
        gazetteer
    }

    fn add(&mut self, list: &'static str, kind: Kind, id: &str, names: &str) {
        let bare = |name: &str| name.trim_start_matches('?').to_owned();
        let Some(first) = names.split('|').map(bare).find(|name| !name.is_empty()) else { return };
        let row = self.rows.len();
        self.rows.push(Row { list, kind, key: format!("{list} {id}"), name: first });
        for name in names.split('|').filter(|name| !name.is_empty()) {
            let asks = name.starts_with('?');
            let acronym =
                name.len() <= ACRONYM_LETTERS_MAX && name.chars().all(|c| c.is_ascii_uppercase() || c == '.');
            self.names.insert(&bare(name), Name { row, asks, acronym, gershayim: name.contains(GERSHAYIM) });
        }
    }

    /// A row by its number.
    pub(super) fn row(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }

    /// All rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// The row that has this very name.
    pub(super) fn listed(&self, name: &str) -> Option<&Row> {
        let tokens = Tokens::cut(name, 0..name.len());
        let mut found = None;
        self.names.at(&tokens, 0, &Reading::whole(&tokens, tokens.get(0)?), |length, name| {
            if length == tokens.len() {
                found = Some(name.row);
            }
        });
        self.row(found?)
    }

    /// The longest listed names of a paragraph, in reading order, not overlapping.
    pub(super) fn hits(&self, tokens: &Tokens<'_>, language: Language) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let mut best: Option<Hit> = None;
            if token.kind == TokenKind::Word {
                clitics::readings(language, tokens, token, |reading| {
                    self.names.at(tokens, at, reading, |length, name| {
                        let longer = best.as_ref().is_none_or(|best| length > best.tokens.len());
                        if longer && let Some(beside_cue) = self.counts(tokens, at, length, reading, name) {
                            best = Some(Hit {
                                tokens: at..at + length,
                                skip: reading.skip,
                                row: name.row,
                                beside_cue,
                            });
                        }
                    });
                    best.is_some()
                });
            }
            at = best.as_ref().map_or(at + 1, |hit| hit.tokens.end);
            hits.extend(best);
        }
        hits
    }

    /// Whether a name counts where it stands, and if so, whether because of a cue.
    fn counts(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        length: usize,
        reading: &Reading<'_>,
        name: Name,
    ) -> Option<bool> {
        let words =
            || (at..at + length).filter_map(|index| tokens.get(index)).filter(|t| t.kind == TokenKind::Word);
        let is_latin = |source: &str| source.starts_with(|c: char| c.is_ascii_alphabetic());
        let written_well = words().all(|word| {
            let source = tokens.source(word);
            // Latin names have capitals, but for words like "of"; short ones are all capitals.
            (!is_latin(source) && !name.gershayim)
                || (name.gershayim && source.contains([GERSHAYIM, '"', '\u{201D}']))
                || (name.acronym
                    && source.chars().all(|c| c.is_ascii_uppercase() || crate::text::is_ignorable(c)))
                || (!name.acronym && is_latin(source) && (word.capital || source.len() <= 3))
        });
        let first = tokens.get(at)?;
        let first_well = !is_latin(tokens.source(first)) || first.capital;
        let long_enough = reading.skip == 0
            || length > 1
            || tokens.folded(first).chars().count() > LETTERS_AFTER_CLITIC_MIN + reading.skip / 2;
        if !(written_well && first_well && long_enough) {
            return None;
        }
        if !name.asks {
            return Some(false);
        }
        let before = at.checked_sub(1).map(|before| tokens.word(before)).unwrap_or_default();
        (reading.skip == 0 && self.cues.holds(before)).then_some(true)
    }
}

fn cues(language: Language) -> &'static str {
    match language {
        Language::Arabic => include_str!("../../../assets/languages/ar/names/place-cues.txt"),
        Language::Persian => include_str!("../../../assets/languages/fa/names/place-cues.txt"),
        Language::Hebrew => include_str!("../../../assets/languages/he/names/place-cues.txt"),
        Language::Urdu => include_str!("../../../assets/languages/ur/names/place-cues.txt"),
        Language::English => include_str!("../../../assets/languages/en/names/place-cues.txt"),
    }
}
