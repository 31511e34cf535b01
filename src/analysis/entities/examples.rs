//! Runs the examples of names of all languages: the sentence at the margin, then indented each
//! mention and below it `= kind`, or `= none`.

use super::find;
use crate::analysis::choose::choose;
use crate::analysis::mention::{Kind, Language};
use crate::analysis::rule_error::DataFile;
use crate::analysis::tokens::Tokens;

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
    let tokens = Tokens::cut(sentence, 0..sentence.len());
    choose(sentence, find(&tokens, language))
        .into_iter()
        .map(|candidate| {
            let kind = match candidate.kind {
                Kind::Person => "person",
                Kind::Place => "place",
                Kind::Organization => "organization",
                Kind::Other => "other",
                Kind::Date => "date",
            };
            (sentence[candidate.bytes].to_owned(), kind)
        })
        .collect()
}

#[test]
fn every_example_finds_what_it_says() {
    let mut wrong = Vec::new();
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
            if found != names {
                wrong.push(format!("{}:{number}: wanted {names:?}\n  found {found:?}", language.tag()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
