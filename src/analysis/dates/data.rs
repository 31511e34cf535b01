//! The built-in words and rules of dates, embedded from `assets/languages`.

use crate::analysis::mention::Language;
use crate::analysis::rule_error::DataFile;

/// A file under `assets/languages`.
macro_rules! embedded {
    ($path:literal) => {
        DataFile { path: $path, text: include_str!(concat!("../../../assets/languages/", $path)) }
    };
}

/// The files with the classes of words of a language, the shared ones first.
pub(super) fn words(language: Language) -> [DataFile; 2] {
    let own = match language {
        Language::Arabic => embedded!("ar/dates/words.txt"),
        Language::Persian => embedded!("fa/dates/words.txt"),
        Language::Hebrew => embedded!("he/dates/words.txt"),
        Language::Urdu => embedded!("ur/dates/words.txt"),
        Language::English => embedded!("en/dates/words.txt"),
    };
    [embedded!("common/dates/words.txt"), own]
}

/// The files with the rules of a language, its own ones first.
pub(super) fn rules(language: Language) -> [DataFile; 2] {
    let own = match language {
        Language::Arabic => embedded!("ar/dates/rules.txt"),
        Language::Persian => embedded!("fa/dates/rules.txt"),
        Language::Hebrew => embedded!("he/dates/rules.txt"),
        Language::Urdu => embedded!("ur/dates/rules.txt"),
        Language::English => embedded!("en/dates/rules.txt"),
    };
    [own, embedded!("common/dates/rules.txt")]
}

/// The sentences with what must be found in them.
#[cfg(test)]
pub(in crate::analysis) fn examples(language: Language) -> DataFile {
    match language {
        Language::Arabic => embedded!("ar/dates/examples.txt"),
        Language::Persian => embedded!("fa/dates/examples.txt"),
        Language::Hebrew => embedded!("he/dates/examples.txt"),
        Language::Urdu => embedded!("ur/dates/examples.txt"),
        Language::English => embedded!("en/dates/examples.txt"),
    }
}
