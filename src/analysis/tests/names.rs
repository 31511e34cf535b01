//! Names of all kinds under variants of spelling: marks, forms of letters and invisible signs change
//! where a name stands, and neither what is named nor of which kind.
//!
//! Whatever finds the names: the test asks what the whole analysis says of the examples. The laws of
//! `check` (inside the text, on cluster boundaries ...) hold for all variants.

use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::variants::{VARIANTS, written};
use super::*;

/// What a text names: kind, words as a reader compares them, and which names are of one thing.
fn names(text: &str, language: Language) -> Vec<(Kind, String, EntityId)> {
    let hints = Hints { language: Some(language), ..Hints::default() };
    let found = analyze_whole(text, &hints, &AtomicBool::new(false));
    assert_eq!(check(text, &found), Ok(()), "{text}");
    let of = |mention: &Mention| {
        let folded = crate::text::fold(&text[mention.bytes.clone()]);
        let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        (mention.kind, words, mention.entity)
    };
    found.mentions.iter().filter(|mention| mention.kind != Kind::Date).map(of).collect()
}

/// The sentences of the examples of names.
fn sentences_with_names(language: Language) -> Vec<&'static str> {
    let files = [entities::examples::file(language), entities::other_examples(language)];
    files.iter().flat_map(sentences_of).collect()
}

#[test]
fn variants_of_spelling_name_the_same_in_all_examples() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for sentence in sentences_with_names(language) {
            let plain = names(sentence, language);
            for variant in &VARIANTS {
                let varied = written(sentence, variant, |_| true);
                if varied != sentence && names(&varied, language) != plain {
                    wrong.push(format!(
                        "{} of {sentence}: {:?}, not {plain:?}",
                        variant.0,
                        names(&varied, language)
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

proptest! {
    #[test]
    fn variants_here_and_there_name_the_same(
        language in prop::sample::select(Language::ALL.to_vec()),
        pick in any::<prop::sample::Index>(),
        variant in prop::sample::select(VARIANTS.to_vec()),
        places in any::<u64>(),
    ) {
        let all = sentences_with_names(language);
        let sentence = pick.get(&all);
        let varied = written(sentence, &variant, |at| places >> (at % 64) & 1 == 1);
        prop_assert_eq!(names(&varied, language), names(sentence, language), "{}: {}", variant.0, varied);
    }
}
