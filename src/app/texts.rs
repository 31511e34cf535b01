//! The interface's words: Fluent files under assets/interface, one a language, the same ids in
//! each (a test compares them).

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::text::Direction;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InterfaceLanguage {
    /// English.
    #[default]
    English,
    /// Arabic.
    Arabic,
}

impl InterfaceLanguage {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Arabic];

    /// From a tag or a locale ("ar", "ar_EG.UTF-8", "en-GB"); `None` if it is none of them.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary: String = tag.chars().take_while(char::is_ascii_alphabetic).collect();
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "ar" => Some(Self::Arabic),
            _ => None,
        }
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::English => include_str!("../../assets/interface/en.ftl"),
            Self::Arabic => include_str!("../../assets/interface/ar.ftl"),
        }
    }
}

/// The words in one language.
pub struct Texts {
    language: InterfaceLanguage,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Texts {
    /// Reads the words of a language.
    pub fn new(language: InterfaceLanguage) -> Self {
        let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![locale]);
        // What is filled in is isolated (FSI ... PDI): a name keeps its own direction inside the
        // words around it. Layout resolves the marks and shows none of them.
        // A file with a mistake still gives the messages that are right; a test demands none.
        let resource = FluentResource::try_new(language.source().to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(partial, _)| partial));
        Self { language, bundle }
    }

    /// Which language they are in.
    pub fn language(&self) -> InterfaceLanguage {
        self.language
    }

    /// The direction in which it is written: the direction of the screen.
    pub fn direction(&self) -> Direction {
        match self.language {
            InterfaceLanguage::English => Direction::Ltr,
            InterfaceLanguage::Arabic => Direction::Rtl,
        }
    }

    /// The text of an id; the id itself if there is none.
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The text of an id with its arguments filled in. A whole number `count` chooses plural forms
    /// by `countForm`.
    pub fn with(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in arguments {
            // "007" is a text, not a number.
            match value.parse::<i64>().ok().filter(|number| number.to_string() == *value) {
                Some(number) => {
                    values.set(*name, FluentValue::from(number));
                    values.set(format!("{name}Form"), FluentValue::from(form_of(number)));
                }
                None => values.set(*name, FluentValue::from(*value)),
            }
        }
        self.format(id, Some(&values))
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        let Some(pattern) = pattern else { return id.to_owned() };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }
}

/// A number below or equal to 100 with the plural form of `number` (CLDR: Arabic goes by the last two
/// digits, and 100 to 102 are "other"). intl_pluralrules 7.0 leaves the "modulo 100" out.
fn form_of(number: i64) -> i64 {
    match number % 100 {
        _ if number < 100 => number,
        0..=2 => 100,
        last => last,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use fluent_bundle::FluentResource;

    use super::{InterfaceLanguage, Texts};

    /// Ids of a language with the arguments that each text uses.
    fn ids(language: InterfaceLanguage) -> BTreeMap<String, Vec<String>> {
        let source = language.source();
        assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{language:?} does not parse");
        let mut ids = BTreeMap::new();
        let mut id = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
                name.clone_into(&mut id);
                ids.insert(id.clone(), Vec::new());
            }
            for part in line.split('$').skip(1) {
                let argument: String = part.chars().take_while(char::is_ascii_alphanumeric).collect();
                let list = ids.entry(id.clone()).or_default();
                if !list.contains(&argument) {
                    list.push(argument);
                }
            }
        }
        ids
    }

    #[test]
    fn every_language_has_the_same_ids_with_the_same_arguments() {
        let english = ids(InterfaceLanguage::English);
        assert!(english.len() > 50);
        for language in InterfaceLanguage::ALL {
            assert_eq!(ids(language), english, "{language:?}");
        }
    }

    #[test]
    fn a_locale_chooses_the_language() {
        assert_eq!(InterfaceLanguage::from_tag("ar_EG.UTF-8"), Some(InterfaceLanguage::Arabic));
        assert_eq!(InterfaceLanguage::from_tag("en-GB"), Some(InterfaceLanguage::English));
        assert_eq!(InterfaceLanguage::from_tag("C.UTF-8"), None);
        assert_eq!(InterfaceLanguage::from_tag("arn"), None);
    }

    #[test]
    fn arabic_has_six_plural_forms() {
        let texts = Texts::new(InterfaceLanguage::Arabic);
        let form = |count: &str| texts.with("notice-copied", &[("count", count)]).replace(count, "");
        let forms = ["0", "1", "2", "3", "14", "214", "100"].map(form);
        assert_eq!(forms[4], forms[5]);
        for (index, one) in forms.iter().enumerate().filter(|(index, _)| *index != 5) {
            assert!(!forms[..index].contains(one), "{one}");
        }
    }

    #[test]
    fn an_unknown_id_is_shown_as_it_is() {
        assert_eq!(Texts::new(InterfaceLanguage::English).get("no-such-id"), "no-such-id");
    }
}
