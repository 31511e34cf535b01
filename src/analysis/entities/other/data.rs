//! The built-in words, rules and examples of "other", embedded from `assets/languages`.

use crate::analysis::mention::Language;
use crate::analysis::rule_error::DataFile;

/// A file under `assets/languages`.
macro_rules! embedded {
    ($path:literal) => {
        DataFile { path: $path, text: include_str!(concat!("../../../../assets/languages/", $path)) }
    };
}

/// The files with the classes of words of a language, the shared one first.
pub(super) fn words(language: Language) -> [DataFile; 2] {
    let own = match language {
        Language::Arabic => embedded!("ar/names/other/words.txt"),
        Language::Persian => embedded!("fa/names/other/words.txt"),
        Language::Hebrew => embedded!("he/names/other/words.txt"),
        Language::Urdu => embedded!("ur/names/other/words.txt"),
        Language::English => embedded!("en/names/other/words.txt"),
    };
    [embedded!("common/names/other/words.txt"), own]
}

/// The files with the rules of a language, its own one first.
pub(super) fn rules(language: Language) -> [DataFile; 2] {
    let own = match language {
        Language::Arabic => embedded!("ar/names/other/rules.txt"),
        Language::Persian => embedded!("fa/names/other/rules.txt"),
        Language::Hebrew => embedded!("he/names/other/rules.txt"),
        Language::Urdu => embedded!("ur/names/other/rules.txt"),
        Language::English => embedded!("en/names/other/rules.txt"),
    };
    [own, embedded!("common/names/other/rules.txt")]
}

/// The sentences with what must be found in them.
#[cfg(test)]
pub(in crate::analysis) fn examples(language: Language) -> DataFile {
    match language {
        Language::Arabic => embedded!("ar/names/other/examples.txt"),
        Language::Persian => embedded!("fa/names/other/examples.txt"),
        Language::Hebrew => embedded!("he/names/other/examples.txt"),
        Language::Urdu => embedded!("ur/names/other/examples.txt"),
        Language::English => embedded!("en/names/other/examples.txt"),
    }
}
