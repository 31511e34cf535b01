//! What is known of persons' names in a language: titles before them, words that names are made
//! of, words that stay inside and words that end them.
//!
//! In: `assets/languages/*/names/{titles,known}.txt`. Out: tables, read at first use. Arabic,
//! Persian and Urdu share the words of names, so they read each other's lists.

use std::sync::OnceLock;

use crate::analysis::mention::Language;
use crate::analysis::phrases::{Phrases, Words};
use crate::analysis::rule_error::{DataFile, RuleError, did_you_mean};

/// What a phrase of `titles.txt` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Role {
    /// Stands right before a name.
    Title,
    /// Needs a complement (a ministry, a country) before the name.
    Office,
    /// Stands between a title and the name.
    Complement,
}

/// The words around and inside of names in one language.
#[derive(Default)]
pub(in crate::analysis) struct NameWords {
    /// Titles, offices and complements.
    pub(in crate::analysis) cues: Phrases<Role>,
    /// Words inside of names that are none themselves.
    pub(super) particles: Words,
    /// Words before which a name has ended.
    pub(super) ends: Words,
    /// Words that names are made of.
    pub(super) known: Words,
}

const CLASSES: [&str; 5] = ["title", "office", "complement", "particle", "end"];

impl NameWords {
    /// The built-in words of a language, read at first use.
    pub(in crate::analysis) fn built_in(language: Language) -> &'static Self {
        static BUILT_IN: [OnceLock<NameWords>; Language::ALL.len()] = [const { OnceLock::new() }; 5];
        static OTHER: OnceLock<NameWords> = OnceLock::new();
        BUILT_IN.get(language.index()).unwrap_or(&OTHER).get_or_init(|| {
            let read = Self::read(titles(language), known(language));
            debug_assert!(read.is_ok(), "{:?}", read.err());
            read.unwrap_or_default()
        })
    }

    fn read(titles: DataFile, known: &[DataFile]) -> Result<Self, RuleError> {
        let mut words = Self::default();
        let mut class = "";
        for (number, line) in titles.lines() {
            if line.starts_with(' ') {
                words.add(class, line.trim());
                continue;
            }
            if !CLASSES.contains(&line) {
                let near = did_you_mean(line, CLASSES.into_iter());
                return Err(titles.error(number, format!("unknown class {line}{near}")));
            }
            class = line;
        }
        for (_, line) in known.iter().flat_map(DataFile::lines) {
            words.known.insert(line);
        }
        Ok(words)
    }

    fn add(&mut self, class: &str, phrase: &str) {
        match class {
            "title" => self.cues.insert(phrase, Role::Title),
            "office" => self.cues.insert(phrase, Role::Office),
            "complement" => self.cues.insert(phrase, Role::Complement),
            "particle" => self.particles.insert(phrase),
            _ => self.ends.insert(phrase),
        }
    }
}

/// A file under `assets/languages`.
macro_rules! embedded {
    ($path:literal) => {
        DataFile { path: $path, text: include_str!(concat!("../../../assets/languages/", $path)) }
    };
}

fn titles(language: Language) -> DataFile {
    match language {
        Language::Arabic => embedded!("ar/names/titles.txt"),
        Language::Persian => embedded!("fa/names/titles.txt"),
        Language::Hebrew => embedded!("he/names/titles.txt"),
        Language::Urdu => embedded!("ur/names/titles.txt"),
        Language::English => embedded!("en/names/titles.txt"),
    }
}

fn known(language: Language) -> &'static [DataFile] {
    const ARABIC_SCRIPT: &[DataFile] = &[embedded!("ar/names/known.txt"), embedded!("fa/names/known.txt")];
    match language {
        Language::Arabic | Language::Persian | Language::Urdu => ARABIC_SCRIPT,
        Language::Hebrew => &[embedded!("he/names/known.txt")],
        // English names are known by their capitals.
        Language::English => &[],
    }
}
