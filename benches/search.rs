//! Folded search over 64 MB in memory, beside exact memmem on the same text, and the compiling of
//! queries. Run: cargo bench --bench search
//!
//! The text repeats the built-in article with other numbers; what counts is the ratio to memmem
//! in the same run.

use divan::counter::BytesCount;
use qari::search::{Level, Query};
use qari::text::fold;

const ARTICLE: &str = include_str!("../seeds/01-pakistan-tajikistan-talks.ar.txt");
const TEXT_BYTES: usize = 64 * 1024 * 1024;

/// Words of the article: rare and common letters, a phrase, a word that is not there, Latin.
const WORDS: [&str; 6] = [
    "\u{628}\u{627}\u{643}\u{633}\u{62A}\u{627}\u{646}",
    "\u{627}\u{644}\u{623}\u{645}\u{646}",
    "\u{625}\u{644}\u{649}",
    "\u{631}\u{626}\u{64A}\u{633} \u{627}\u{644}\u{648}\u{632}\u{631}\u{627}\u{621}",
    "\u{627}\u{644}\u{638}\u{644}\u{645}\u{627}\u{62A}",
    "casa",
];

fn main() {
    divan::main();
}

fn text() -> &'static str {
    static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| {
        let mut text = String::with_capacity(TEXT_BYTES + ARTICLE.len() + 20);
        for number in 0_u32.. {
            if text.len() >= TEXT_BYTES {
                break;
            }
            text.push_str(ARTICLE);
            text.push_str(&number.to_string());
            text.push('\n');
        }
        text
    })
}

#[divan::bench(args = WORDS, sample_count = 5)]
fn fold_search(bencher: divan::Bencher<'_, '_>, word: &str) {
    let text = text();
    let query = Query::new(word, Level::Loose);
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| query.as_ref().map(|query| query.find_iter(text).count()));
}

#[divan::bench(args = WORDS, sample_count = 5)]
fn exact_memmem(bencher: divan::Bencher<'_, '_>, word: &str) {
    let text = text();
    let finder = memchr::memmem::Finder::new(word);
    bencher.counter(BytesCount::of_str(text)).bench(|| finder.find_iter(text.as_bytes()).count());
}

#[divan::bench(args = [5, 20, 100, 500])]
fn fold_compile(letters: usize) -> Option<Query> {
    let word: String = ARTICLE.chars().filter(|c| c.is_alphabetic()).take(letters).collect();
    Query::new(&word, Level::Loose)
}

#[divan::bench(sample_count = 5)]
fn fold_text(bencher: divan::Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(ARTICLE)).bench(|| fold(ARTICLE));
}
