//! The words of `qari doctor` in the language of the interface.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The words of one language.
pub(super) struct Words {
    bundle: FluentBundle<FluentResource>,
    /// Whether the language is written from right to left.
    pub rtl: bool,
}

impl Words {
    /// The words of a language (`ar`, or English).
    pub(super) fn of(language: &str) -> Self {
        let rtl = language.starts_with("ar");
        let (name, text) = if rtl {
            ("ar", include_str!("../../../assets/interface/doctor.ar.ftl"))
        } else {
            ("en", include_str!("../../../assets/interface/doctor.en.ftl"))
        };
        let languages = name.parse().into_iter().collect();
        let mut bundle = FluentBundle::new(languages);
        // Rows go through the layout, which needs no isolates around what is filled in.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(part, _)| part);
        // A test reads both files; a message that is there twice keeps its first form.
        let _ = bundle.add_resource(resource);
        Words { bundle, rtl }
    }

    /// A message without places to fill.
    pub(super) fn say(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// A message with its places filled.
    pub(super) fn fill(&self, id: &str, places: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let arguments: FluentArgs<'_> = places.iter().map(|(name, value)| (*name, *value)).collect();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn ids(text: &str) -> BTreeMap<String, usize> {
        assert!(FluentResource::try_new(text.to_owned()).is_ok());
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with("doctor-")) {
                name.clone_into(&mut id);
            }
            *ids.entry(id.clone()).or_default() += line.matches("{ $").count();
        }
        ids
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let english = ids(include_str!("../../../assets/interface/doctor.en.ftl"));
        let arabic = ids(include_str!("../../../assets/interface/doctor.ar.ftl"));
        assert!(english.len() > 40);
        assert_eq!(english, arabic);
    }

    #[test]
    fn places_are_filled_without_isolates() {
        let words = Words::of("en");
        assert_eq!(
            words.fill("doctor-because-variable", &[("text", "TERM=x")]),
            "the environment has TERM=x"
        );
        assert!(Words::of("ar_EG").rtl);
    }
}
