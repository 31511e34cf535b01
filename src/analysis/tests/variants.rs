//! Variants of spelling that a reader does not see, or takes for the same: they change offsets, and
//! never a value.
//!
//! Each example of all languages is written in each variant, at every place where it may stand and
//! at places drawn by chance; the laws of `check` hold for all of them.

use proptest::prelude::*;

use super::{Language, letters, sentences, values};

/// A way to write one scalar otherwise; `None`: it does not concern this scalar.
pub(super) type Variant = (&'static str, fn(char) -> Option<String>);

fn is_arabic(scalar: char) -> bool {
    ('\u{628}'..='\u{64A}').contains(&scalar) && scalar != '\u{640}'
}

fn is_hebrew(scalar: char) -> bool {
    ('\u{5D0}'..='\u{5EA}').contains(&scalar)
}

fn digit(scalar: char, zero: u32) -> Option<String> {
    letters::digit(scalar).and_then(|digit| char::from_u32(zero + digit)).map(String::from)
}

/// The shape that old programs stored for a letter: its isolated presentation form.
fn presentation(letter: char) -> Option<char> {
    Some(match letter {
        '\u{627}' => '\u{FE8D}',
        '\u{628}' => '\u{FE8F}',
        '\u{62A}' => '\u{FE95}',
        '\u{62D}' => '\u{FEA1}',
        '\u{62F}' => '\u{FEA9}',
        '\u{631}' => '\u{FEAD}',
        '\u{633}' => '\u{FEB1}',
        '\u{639}' => '\u{FEC9}',
        '\u{645}' => '\u{FEE1}',
        '\u{646}' => '\u{FEE5}',
        '\u{648}' => '\u{FEED}',
        '\u{6CC}' => '\u{FBFC}',
        '\u{5E9}' => '\u{FB2A}',
        _ => return None,
    })
}

/// All variants: marks, tatweel, digits of three kinds, forms of alef, yeh and kaf, joiners, forms of
/// letters, direction marks, spaces.
pub(super) const VARIANTS: [Variant; 16] = [
    ("kasra", |c| is_arabic(c).then(|| format!("{c}\u{650}"))),
    ("shadda and fatha", |c| is_arabic(c).then(|| format!("{c}\u{651}\u{64E}"))),
    ("hiriq", |c| is_hebrew(c).then(|| format!("{c}\u{5B4}"))),
    ("tatweel", |c| is_arabic(c).then(|| format!("{c}\u{640}"))),
    ("European digits", |c| digit(c, 0x30)),
    ("Arabic digits", |c| digit(c, 0x660)),
    ("Persian digits", |c| digit(c, 0x6F0)),
    ("plain alef", |c| matches!(c, '\u{622}' | '\u{623}' | '\u{625}').then(|| "\u{627}".to_owned())),
    ("Persian yeh", |c| (c == '\u{64A}').then(|| "\u{6CC}".to_owned())),
    ("Arabic yeh", |c| (c == '\u{6CC}').then(|| "\u{64A}".to_owned())),
    ("Persian kaf", |c| (c == '\u{643}').then(|| "\u{6A9}".to_owned())),
    ("Arabic kaf", |c| (c == '\u{6A9}').then(|| "\u{643}".to_owned())),
    ("no joiner", |c| (c == '\u{200C}').then(String::new)),
    ("presentation forms", |c| presentation(c).map(String::from)),
    ("direction marks", |c| (c == ' ' || c.is_ascii_punctuation()).then(|| format!("\u{200E}{c}\u{200F}"))),
    ("no-break space", |c| (c == ' ').then(|| "\u{A0}".to_owned())),
];

/// The sentence with a variant wherever `here` says so of a scalar's place.
pub(super) fn written(sentence: &str, variant: &Variant, here: impl Fn(usize) -> bool) -> String {
    let of = |(at, scalar): (usize, char)| {
        variant.1(scalar).filter(|_| here(at)).unwrap_or_else(|| scalar.to_string())
    };
    sentence.chars().enumerate().map(of).collect()
}

#[test]
fn variants_of_spelling_give_the_same_values_in_all_examples() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for sentence in sentences(language) {
            let plain = values(sentence, language);
            for variant in &VARIANTS {
                let varied = written(sentence, variant, |_| true);
                if varied != sentence && values(&varied, language) != plain {
                    wrong.push(format!(
                        "{} of {sentence}: {:?}, not {plain:?}",
                        variant.0,
                        values(&varied, language)
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

proptest! {
    #[test]
    fn variants_here_and_there_give_the_same_values(
        language in prop::sample::select(Language::ALL.to_vec()),
        pick in any::<prop::sample::Index>(),
        variant in prop::sample::select(VARIANTS.to_vec()),
        places in any::<u64>(),
    ) {
        let all = sentences(language);
        let sentence = pick.get(&all);
        let varied = written(sentence, &variant, |at| places >> (at % 64) & 1 == 1);
        prop_assert_eq!(values(&varied, language), values(sentence, language), "{}: {}", variant.0, varied);
    }
}
