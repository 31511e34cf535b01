//! Work counted, not time: how many senses of tokens the matcher looks at. What it does for a token
//! must not depend on the length of the text, whatever the text.
//!
//! Every loop of the matcher looks at tokens through `Page::senses`; the count is kept there, in
//! tests only.

use std::cell::Cell;

use proptest::prelude::*;

use super::{Dates, Days, data};
use crate::analysis::mention::Language;
use crate::analysis::rule_error::DataFile;
use crate::analysis::tokens::Tokens;

thread_local! {
    static LOOKED: Cell<usize> = const { Cell::new(0) };
}

/// Notes that so many senses were looked at.
pub(super) fn note(senses: usize) {
    LOOKED.set(LOOKED.get() + senses);
}

/// Tokens of a repeated text, enough for its inner ones to see no edge; and how much more work a
/// token of a text of twice the length may be.
const TOKENS: usize = 80;
const GROWTH_PERCENT_MOST: usize = 5;

/// Senses that are looked at for a token, at most: twice those for the worst word there is.
const LOOKS_MOST: usize = 3000;

/// The senses looked at in a text of `tokens` tokens that repeats `piece`, for each token.
fn looks(language: Language, piece: &str, tokens: usize) -> usize {
    let dates = Dates::built_in(language).expect("built-in rules");
    let of_piece = Tokens::cut(piece, 0..piece.len()).len().max(1);
    let text = piece.repeat(tokens / of_piece + 1);
    let tokens = Tokens::cut(&text, 0..text.len());
    LOOKED.set(0);
    dates.find(&tokens, &mut Days::of_document(Some("2025-05-30")));
    LOOKED.get() / tokens.len()
}

/// Every spelling of the classes of a language.
fn spellings(language: Language) -> Vec<&'static str> {
    let files = data::words(language);
    let lines = files.iter().flat_map(DataFile::lines).map(|(_, line)| line);
    lines.filter(|line| line.starts_with(' ')).map(str::trim).filter(|line| !line.starts_with('=')).collect()
}

/// Whether the work for a token stays as it is when the text grows.
fn check(language: Language, piece: &str) {
    let (short, long) = (looks(language, piece, 4 * TOKENS), looks(language, piece, 8 * TOKENS));
    assert!(
        100 * long <= (100 + GROWTH_PERCENT_MOST) * short + 100,
        "{}: {piece:?}: {short} looks, then {long}",
        language.tag()
    );
    assert!(long <= LOOKS_MOST, "{}: {piece:?}: {long} looks at a token", language.tag());
}

#[test]
fn a_repeated_word_costs_the_same_for_each_token() {
    for language in Language::ALL {
        let words = spellings(language).into_iter().map(|spelling| format!("{spelling} "));
        let costs = words.map(|piece| (looks(language, &piece, TOKENS), piece));
        let worst = costs.max_by_key(|cost| cost.0).expect("a word");
        check(language, &worst.1);
    }
}

#[test]
fn hostile_texts_cost_the_same_for_each_token() {
    const PIECES: [&str; 14] = [
        "15 ",
        "1",
        "(",
        "15/",
        "2025-",
        "1.",
        "1:",
        "15 5 2025 ",
        "15/5/2025 ",
        "10-12 ",
        "\"",
        "-",
        "1 (",
        "(15 ",
    ];
    for language in Language::ALL {
        for piece in PIECES {
            check(language, piece);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_mixture_of_words_costs_no_more(
        language in prop::sample::select(Language::ALL.to_vec()),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..8),
    ) {
        let words = spellings(language);
        let words: Vec<&str> = picks.iter().map(|pick| *pick.get(&words)).collect();
        let piece = words.join(" ") + " ";
        let each = looks(language, &piece, TOKENS);
        prop_assert!(each <= LOOKS_MOST, "{}: {piece:?}: {each} looks at a token", language.tag());
    }
}
