//! Titles and offices of persons in a language.
//!
//! In: `assets/languages/*/names/titles.txt`: a class at the margin, under it its phrases. Out: a
//! table of phrases, read at first use.

use std::sync::OnceLock;

use crate::analysis::mention::Language;
use crate::analysis::phrases::Phrases;
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

const CLASSES: [(&str, Role); 3] =
    [("title", Role::Title), ("office", Role::Office), ("complement", Role::Complement)];

/// Titles, offices and complements of a language.
#[derive(Default)]
pub(in crate::analysis) struct Titles {
    /// Their phrases.
    pub(in crate::analysis) cues: Phrases<Role>,
}

impl Titles {
    /// The built-in titles of a language, read at first use.
    pub(in crate::analysis) fn built_in(language: Language) -> &'static Self {
        static BUILT_IN: [OnceLock<Titles>; Language::ALL.len()] = [const { OnceLock::new() }; 5];
        static OTHER: OnceLock<Titles> = OnceLock::new();
        BUILT_IN.get(language.index()).unwrap_or(&OTHER).get_or_init(|| {
            let read = Self::read(file(language));
            debug_assert!(read.is_ok(), "{:?}", read.err());
            read.unwrap_or_default()
        })
    }

    fn read(file: DataFile) -> Result<Self, RuleError> {
        let mut titles = Self::default();
        phrases(file, |phrase, role| titles.cues.insert(phrase, role))?;
        Ok(titles)
    }
}

/// Calls `each` with the phrases of a file.
pub(super) fn phrases(file: DataFile, mut each: impl FnMut(&str, Role)) -> Result<(), RuleError> {
    let mut role = None;
    for (number, line) in file.lines() {
        if line.starts_with(' ') {
            let role = role.ok_or_else(|| file.error(number, "a phrase before the first class"))?;
            each(line.trim(), role);
            continue;
        }
        let class = CLASSES.iter().find(|(name, _)| *name == line);
        let Some((_, known)) = class else {
            let near = did_you_mean(line, CLASSES.into_iter().map(|(name, _)| name));
            return Err(file.error(number, format!("unknown class {line}{near}")));
        };
        role = Some(*known);
    }
    Ok(())
}

/// A file under `assets/languages`.
macro_rules! embedded {
    ($path:literal) => {
        DataFile { path: $path, text: include_str!(concat!("../../../assets/languages/", $path)) }
    };
}

/// The titles of a language as they are written.
pub(super) fn file(language: Language) -> DataFile {
    match language {
        Language::Arabic => embedded!("ar/names/titles.txt"),
        Language::Persian => embedded!("fa/names/titles.txt"),
        Language::Hebrew => embedded!("he/names/titles.txt"),
        Language::Urdu => embedded!("ur/names/titles.txt"),
        Language::English => embedded!("en/names/titles.txt"),
    }
}
