//! The words by which linking tells names apart or together, of all languages in one table.
//!
//! In: `assets/languages/*/names/linking.txt`. Out: sets of folded words, read at first use. One
//! table for all: a name of one language stands in texts of the others, and no word of one list
//! means something else in another.

use std::sync::LazyLock;

use crate::analysis::phrases::Words;
use crate::analysis::rule_error::{DataFile, RuleError, did_you_mean};

/// The words by what they do.
#[derive(Default)]
pub(super) struct LinkWords {
    /// Kinds of organization that a later mention leaves out.
    pub(super) heads: Words,
    /// The same, also where a place is left.
    pub(super) clubs: Words,
    /// Official forms of states.
    pub(super) states: Words,
    /// Words of kinship.
    pub(super) kin: Words,
    /// Words without a letter in an acronym.
    pub(super) small: Words,
    /// "Son of" in names: the next word is the father's.
    pub(super) fathers: Words,
    /// "Father of", in its case forms.
    pub(super) kunyas: Words,
    /// Words that make one name with the word after them.
    pub(super) joined: Words,
    /// Words that make one name with the word before them.
    pub(super) behind: Words,
    /// Words that say nothing.
    pub(super) articles: Words,
}

const CLASSES: [&str; 10] =
    ["head", "club", "state", "kin", "small", "father", "kunya", "joined", "behind", "article"];

/// A file under `assets/languages`.
macro_rules! embedded {
    ($path:literal) => {
        DataFile { path: $path, text: include_str!(concat!("../../../assets/languages/", $path)) }
    };
}

static BUILT_IN: LazyLock<LinkWords> = LazyLock::new(|| {
    let files = [
        embedded!("ar/names/linking.txt"),
        embedded!("he/names/linking.txt"),
        embedded!("fa/names/linking.txt"),
        embedded!("ur/names/linking.txt"),
        embedded!("en/names/linking.txt"),
    ];
    let read = LinkWords::read(&files);
    debug_assert!(read.is_ok(), "{:?}", read.err());
    read.unwrap_or_default()
});

impl LinkWords {
    /// The built-in words.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn read(files: &[DataFile]) -> Result<Self, RuleError> {
        let mut words = Self::default();
        for file in files {
            let mut class = "";
            for (number, line) in file.lines() {
                if line.starts_with(' ') {
                    words.class(class).insert(line.trim());
                    continue;
                }
                if !CLASSES.contains(&line) {
                    let near = did_you_mean(line, CLASSES.into_iter());
                    return Err(file.error(number, format!("unknown class {line}{near}")));
                }
                class = line;
            }
        }
        Ok(words)
    }

    fn class(&mut self, class: &str) -> &mut Words {
        match class {
            "head" => &mut self.heads,
            "club" => &mut self.clubs,
            "state" => &mut self.states,
            "kin" => &mut self.kin,
            "father" => &mut self.fathers,
            "kunya" => &mut self.kunyas,
            "joined" => &mut self.joined,
            "behind" => &mut self.behind,
            "article" => &mut self.articles,
            _ => &mut self.small,
        }
    }
}
