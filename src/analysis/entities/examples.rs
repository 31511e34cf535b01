//! Runs the examples of names of all languages: the sentence at the margin, then indented each
//! mention and below it `= kind`, or `= none`.

use std::sync::atomic::AtomicBool;

use super::document::kind_name;
use crate::analysis::analyze_whole;
use crate::analysis::mention::{Hints, Kind, Language};
use crate::analysis::rule_error::DataFile;

/// The sentences of a language with the names that must be found in them.
pub(in crate::analysis) fn file(language: Language) -> DataFile {
    let text = match language {
        Language::Arabic => include_str!("../../../assets/languages/ar/names/examples.txt"),
        Language::Persian => include_str!("../../../assets/languages/fa/names/examples.txt"),
        Language::Hebrew => include_str!("../../../assets/languages/he/names/examples.txt"),
        Language::Urdu => include_str!("../../../assets/languages/ur/names/examples.txt"),
        Language::English => include_str!("../../../assets/languages/en/names/examples.txt"),
    };
    DataFile { path: "names/examples.txt", text }
}

/// A mention and its kind.
type Name = (String, &'static str);

fn found(sentence: &str, language: Language) -> Vec<Name> {
    let hints = Hints { language: Some(language), ..Hints::default() };
    let analysis = analyze_whole(sentence, &hints, &AtomicBool::new(false));
    let names = analysis.mentions.into_iter().filter(|mention| mention.kind != Kind::Date);
    names.map(|mention| (sentence[mention.bytes].to_owned(), kind_name(mention.kind))).collect()
}

/// A statistical tagger is not right in every sentence: this share of the names must be.
const RIGHT_MIN: f64 = 0.8;

#[test]
fn most_examples_find_what_they_say() {
    let (mut right, mut all, mut wrong) = (0_usize, 0_usize, Vec::new());
    for language in Language::ALL {
        let mut wanted: Vec<(usize, &str, Vec<Name>)> = Vec::new();
        let mut mention = "";
        for (number, line) in file(language).lines() {
            if !line.starts_with(' ') {
                wanted.push((number, line, Vec::new()));
            } else if let Some(kind) = line.trim().strip_prefix("= ") {
                let names = &mut wanted.last_mut().expect("a kind before the first sentence").2;
                if kind != "none" {
                    names.push((mention.to_owned(), kind));
                }
            } else {
                mention = line.trim();
            }
        }
        for (number, sentence, names) in wanted {
            let found = found(sentence, language);
            all += names.len().max(1);
            right += if names.is_empty() {
                usize::from(found.is_empty())
            } else {
                names.iter().filter(|name| found.contains(name)).count()
            };
            if found != names {
                wrong.push(format!("{}:{number}: wanted {names:?}\n  found {found:?}", language.tag()));
            }
        }
    }
    let share = right as f64 / all as f64;
    assert!(share >= RIGHT_MIN, "{share:.2} of {all}:\n{}", wrong.join("\n"));
}
