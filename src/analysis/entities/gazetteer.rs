//! Things of the world with their names in five languages: countries, capitals, international
//! organizations.
//!
//! In: `assets/gazetteers/*.tsv` (id and names in five languages, those of one thing separated by
//! `|`; `?` before a name that is also an ordinary word). Out: the row that has a name. Built at
//! first use, one table a language. Which words of a text are names, the tagger decides.

use std::sync::OnceLock;

use crate::analysis::clitics::Reading;
use crate::analysis::mention::{Kind, Language};
use crate::analysis::phrases::Phrases;
use crate::analysis::tokens::Tokens;

/// A thing of a list.
pub(super) struct Row {
    /// What its things are.
    pub(super) kind: Kind,
    /// What makes two names the same thing.
    pub(super) key: String,
    /// Its first name in the language.
    pub(super) name: String,
}

/// The lists in one language.
pub(super) struct Gazetteer {
    rows: Vec<Row>,
    names: Phrases<usize>,
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
        let mut gazetteer = Self { rows: Vec::new(), names: Phrases::default() };
        for (list, kind, text) in LISTS {
            let mut lines = text.lines().filter(|line| !line.starts_with('#'));
            let header = lines.next().unwrap_or_default();
            let Some(column) = header.split('\t').position(|name| name == language.tag()) else { continue };
            for line in lines {
                let id = line.split('\t').next().unwrap_or_default();
                let names = line.split('\t').nth(column).unwrap_or_default();
                gazetteer.add(kind, format!("{list} {id}"), names);
            }
        }
        gazetteer
    }

    fn add(&mut self, kind: Kind, key: String, names: &str) {
        let mut names =
            names.split('|').map(|name| name.trim_start_matches('?')).filter(|name| !name.is_empty());
        let Some(first) = names.next() else { return };
        let row = self.rows.len();
        for name in [first].into_iter().chain(names) {
            self.names.insert(name, row);
        }
        self.rows.push(Row { kind, key, name: first.to_owned() });
    }

    /// All rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// The row that has this very name.
    pub(super) fn listed(&self, name: &str) -> Option<&Row> {
        let tokens = Tokens::cut(name, 0..name.len());
        let mut found = None;
        self.names.at(&tokens, 0, &Reading::whole(&tokens, tokens.get(0)?), |length, row| {
            if length == tokens.len() {
                found = Some(row);
            }
        });
        self.rows.get(found?)
    }
}
