//! Finds the language of a paragraph from its letters and function words.
//!
//! In: tokens. Out: one of the five languages. Hebrew and Latin letters decide at once; Arabic,
//! Persian and Urdu share a script, and are told apart by letters that only some of them have and
//! by function words (`assets/languages/*/words.txt`). A text without letters has no language.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::letters::Script;
use super::mention::Language;
use super::phrases::{AsIs, Words};
use super::rule_error::DataFile;
use super::tokens::{TokenKind, Tokens};

/// What one function word counts, in letters that only that language has.
const FUNCTION_WORD_WEIGHT: u32 = 3;

/// The languages that share the Arabic script.
const ARABIC_SCRIPT: [Language; 3] = [Language::Arabic, Language::Persian, Language::Urdu];

/// Words looked at, at most: enough to know a paragraph by.
const WORDS_MAX: usize = 400;

/// What is known of a language beside its dates and names.
pub(super) struct Guide {
    /// Words of grammar: they tell languages apart and end names.
    pub(super) function_words: Words,
}

/// The guide of a language, read at first use.
pub(super) fn guide(language: Language) -> &'static Guide {
    static GUIDES: [OnceLock<Guide>; Language::ALL.len()] = [const { OnceLock::new() }; 5];
    static NONE: OnceLock<Guide> = OnceLock::new();
    let read = || {
        let mut guide = Guide { function_words: Words::default() };
        for word in function_words(language).lines().flat_map(|(_, line)| line.split_whitespace()) {
            guide.function_words.insert(word);
        }
        guide
    };
    GUIDES.get(language.index()).unwrap_or(&NONE).get_or_init(read)
}

pub(super) fn function_words(language: Language) -> DataFile {
    match language {
        Language::Arabic => {
            DataFile { path: "ar/words.txt", text: include_str!("../../assets/languages/ar/words.txt") }
        }
        Language::Persian => {
            DataFile { path: "fa/words.txt", text: include_str!("../../assets/languages/fa/words.txt") }
        }
        Language::Hebrew => {
            DataFile { path: "he/words.txt", text: include_str!("../../assets/languages/he/words.txt") }
        }
        Language::Urdu => {
            DataFile { path: "ur/words.txt", text: include_str!("../../assets/languages/ur/words.txt") }
        }
        Language::English => {
            DataFile { path: "en/words.txt", text: include_str!("../../assets/languages/en/words.txt") }
        }
    }
}

/// How many words of each script a paragraph has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scripts {
    /// Words in Arabic letters.
    pub(super) arabic: usize,
    /// Words in Hebrew letters.
    pub(super) hebrew: usize,
    /// Words in Latin letters.
    pub(super) latin: usize,
}

impl Scripts {
    /// Counts the words of a paragraph.
    pub(super) fn count(tokens: &Tokens<'_>) -> Self {
        let mut scripts = Self::default();
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            match token.script {
                Script::Arabic => scripts.arabic += 1,
                Script::Hebrew => scripts.hebrew += 1,
                Script::Latin => scripts.latin += 1,
                Script::Other | Script::None => {}
            }
        }
        scripts
    }
}

/// The languages of a paragraph: first that of most of its words, then those of foreign words in
/// it. Empty when it has no token. `told` is the language that the reader or the metadata named: it
/// decides among those of one script. `usual` is the language of the text around: a paragraph in
/// Arabic letters that says nothing about its language follows it.
pub(super) fn languages(
    tokens: &Tokens<'_>,
    told: Option<Language>,
    usual: Option<Language>,
) -> Vec<Language> {
    let scripts = Scripts::count(tokens);
    let mut found: Vec<(usize, Language)> = Vec::new();
    if scripts.arabic > 0 {
        let told = told.filter(|told| ARABIC_SCRIPT.contains(told));
        found.push((scripts.arabic, told.unwrap_or_else(|| of_arabic_script(tokens, usual))));
    }
    if scripts.hebrew > 0 {
        found.push((scripts.hebrew, Language::Hebrew));
    }
    if scripts.latin > 0 {
        found.push((scripts.latin, Language::English));
    }
    if found.is_empty() && tokens.len() > 0 {
        found.push((0, told.or(usual).unwrap_or_default()));
    }
    found.sort_by_key(|&(words, _)| std::cmp::Reverse(words));
    found.into_iter().map(|(_, language)| language).collect()
}

fn of_arabic_script(tokens: &Tokens<'_>, usual: Option<Language>) -> Language {
    let candidates = ARABIC_SCRIPT;
    let function_words = function_words_of_arabic_script();
    let mut weights = [0_u32; 3];
    let words = tokens
        .iter()
        .filter(|token| token.script == Script::Arabic || token.kind == TokenKind::Number)
        .take(WORDS_MAX);
    for token in words {
        let letters = letter_weights(tokens.source(token));
        let words = function_words.get(&token.hash).copied().unwrap_or_default();
        for ((weight, letters), words) in weights.iter_mut().zip(letters).zip(words) {
            *weight += letters + words;
        }
    }
    let best = weights.iter().max().copied().unwrap_or(0);
    let usual = usual.filter(|usual| candidates.contains(usual));
    let is_best =
        |language: Language| candidates.iter().zip(weights).any(|(&c, w)| c == language && w == best);
    match usual {
        Some(usual) if best == 0 || is_best(usual) => usual,
        _ => candidates
            .iter()
            .zip(weights)
            .find(|&(_, weight)| weight == best)
            .map_or(Language::Arabic, |(&l, _)| l),
    }
}

/// What each function word of Arabic, Persian and Urdu counts for these languages, by the hash of
/// its folded form: one look-up a word instead of three.
fn function_words_of_arabic_script() -> &'static HashMap<u64, [u32; 3], BuildHasherDefault<AsIs>> {
    static WORDS: OnceLock<HashMap<u64, [u32; 3], BuildHasherDefault<AsIs>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: HashMap<u64, [u32; 3], _> = HashMap::default();
        for (index, &language) in ARABIC_SCRIPT.iter().enumerate() {
            for hash in guide(language).function_words.hashes() {
                words.entry(hash).or_default()[index] = FUNCTION_WORD_WEIGHT;
            }
        }
        words
    })
}

/// For Arabic, Persian, Urdu: how many letters of a word speak for each.
fn letter_weights(word: &str) -> [u32; 3] {
    let mut weights = [0; 3];
    for letter in word.chars() {
        match letter {
            // Teh marbuta, Arabic yeh and kaf, alef maqsura, alef with hamza.
            '\u{629}' | '\u{649}' | '\u{64A}' | '\u{643}' | '\u{623}' | '\u{625}' => weights[0] += 1,
            // Tteh, ddal, rreh, noon ghunna, yeh barree, heh goal, heh doachashmee.
            '\u{679}' | '\u{688}' | '\u{691}' | '\u{6BA}' | '\u{6D2}' | '\u{6C1}' | '\u{6BE}' => {
                weights[2] += 2;
            }
            // Farsi yeh, keheh, peh, tcheh, jeh, gaf, extended digits: Persian and Urdu.
            '\u{6F0}'..='\u{6F9}' | '\u{6CC}' | '\u{6A9}' | '\u{67E}' | '\u{686}' | '\u{698}' | '\u{6AF}' => {
                weights[1] += 1;
                weights[2] += 1;
            }
            _ => {}
        }
    }
    weights
}
