//! The models of names that are part of the program, read when a text first needs them.

use std::sync::OnceLock;

use super::tagger::WHOLE;
use super::tagger::model::Model;
use crate::analysis::mention::Language;

/// Names the rules of annotation to follow, for measuring on annotated text of others: one of the
/// profiles of `assets/models/corpora.toml`; "none": all together.
const PROFILE_VARIABLE: &str = "QARI_NAMES_PROFILE";

/// The rules of annotation of the product.
const PROFILE: &str = "reader";

/// The built-in model of a language; `None` when its file is damaged, which a test finds.
pub(super) fn built_in(language: Language) -> Option<&'static Model> {
    static BUILT_IN: [OnceLock<Option<Model>>; Language::ALL.len()] = [const { OnceLock::new() }; 5];
    let read = || {
        let model = Model::read(file(language).into());
        debug_assert!(model.is_ok(), "{:?}", model.err());
        model.ok()
    };
    BUILT_IN.get(language.index())?.get_or_init(read).as_ref()
}

/// The profile in use, and what it counts.
pub(super) fn profile(model: &Model) -> Option<(&'static str, i32)> {
    static PROFILE_ASKED: OnceLock<Option<String>> = OnceLock::new();
    let asked = PROFILE_ASKED.get_or_init(|| match std::env::var(PROFILE_VARIABLE) {
        Ok(name) if name == "none" => None,
        Ok(name) if !name.is_empty() => Some(name),
        _ => Some(PROFILE.to_owned()),
    });
    asked.as_deref().map(|name| (name, if name == PROFILE { model.header.share } else { WHOLE }))
}

fn file(language: Language) -> &'static [u8] {
    match language {
        Language::Arabic => include_bytes!("../../../assets/models/ar.names"),
        Language::Persian => include_bytes!("../../../assets/models/fa.names"),
        Language::Hebrew => include_bytes!("../../../assets/models/he.names"),
        Language::Urdu => include_bytes!("../../../assets/models/ur.names"),
        Language::English => include_bytes!("../../../assets/models/en.names"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::entities::lists::Lists;

    #[test]
    fn every_file_is_whole() {
        assert!(Lists::built_in().is_whole());
        for language in Language::ALL {
            let model = Model::read(file(language).into()).unwrap();
            assert_eq!(model.header.language, language.tag());
        }
    }
}
