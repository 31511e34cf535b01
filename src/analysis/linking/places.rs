//! What the lists know of a name, and which words are places.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::forms::Forms;
use super::named::Named;
use super::wording::{script_of, units};
use crate::analysis::entities;
use crate::analysis::letters::Script;
use crate::analysis::mention::{Kind, Language};

/// The row of a list that has this very name for a thing of this kind: its key, and its name in the
/// language of the paragraph.
pub(super) fn listed(named: &Named, language: Language) -> Option<(String, String)> {
    if !matches!(named.kind, Kind::Place | Kind::Organization) {
        return None;
    }
    let languages: &[Language] = match script_of(named.words.first()?) {
        // One word is two places in two languages of one script.
        Script::Arabic if language == Language::Persian => &[Language::Persian],
        Script::Arabic if language == Language::Urdu => &[Language::Urdu],
        Script::Arabic => &[Language::Arabic],
        Script::Hebrew => &[Language::Hebrew],
        Script::Latin => &[Language::English],
        _ => &[],
    };
    languages.iter().find_map(|&language| entities::listed(&named.surface, language, named.kind))
}

/// Words that are names of listed places, without their article.
static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names = Language::ALL.into_iter().flat_map(entities::place_names);
    names.filter_map(|name| only_unit(&crate::text::fold(name))).collect()
});

/// Whether a folded word is the name of a listed place.
pub(super) fn is_known(word: &str) -> bool {
    KNOWN.contains(word)
}

/// The places of a text that have a name of one word.
pub(super) fn of_text(forms: &Forms) -> HashSet<String> {
    let places = forms.of_kind(Kind::Place).filter(|(_, form)| form.units.len() == 1);
    places.filter_map(|(_, form)| Some(form.units.first()?.text.clone())).collect()
}

fn only_unit(name: &str) -> Option<String> {
    let words = [name.to_owned()];
    let mut units = units(Kind::Place, &words).into_iter();
    units.next().map(|unit| unit.text).filter(|text| !text.contains(' '))
}
