//! How long the layout of what a screen shows takes, what joining has of it, and whether hostile
//! text costs more than plain text of the same size.
//!
//! Run with `cargo bench --bench layout`. Compare figures of one run only.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use qari::text::stages::presentation_forms;
use qari::text::{BaseDirection, Digits, Direction, LayoutOptions, Newlines, lay_out};

fn main() {
    divan::main();
}

/// Words of the conformance sample: language and scalars in hexadecimal.
const WORDS: &str = include_str!("../tests/data/unicode/shaping_golden.tsv");

const HEBREW: &str =
    "\u{5D4}\u{5E9}\u{5E8} \u{5D4}\u{5D2}\u{5D9}\u{5E2} \u{5D0}\u{5DC} \u{5D4}\u{5DB}\u{5E0}\u{5E1}\u{5EA} ";

const ENGLISH: &str =
    "The ministers met on the second day of the conference (2025) and agreed to meet again. ";

/// Hostile and plain texts of this many bytes.
const PIECE_BYTES: usize = 64 * 1024;

const LANGUAGES: [&str; 6] = ["ar", "ar-diac", "fa", "ur", "he", "en"];

/// A paragraph of at least `bytes` bytes.
fn paragraph(language: &str, bytes: usize) -> String {
    let sentence = match language {
        "en" => ENGLISH.to_owned(),
        "he" => HEBREW.to_owned(),
        _ => WORDS
            .lines()
            .filter_map(|line| line.split_once('\t').filter(|line| line.0 == language)?.1.split('\t').next())
            .flat_map(|word| {
                let letters =
                    word.split(' ').filter_map(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?));
                letters.chain([' '])
            })
            .collect(),
    };
    sentence
        .chars()
        .cycle()
        .scan(0, |length, scalar| {
            *length += scalar.len_utf8();
            (*length <= bytes).then_some(scalar)
        })
        .collect()
}

fn options(columns: u16) -> LayoutOptions {
    LayoutOptions {
        columns,
        base: BaseDirection::Auto(Direction::Ltr),
        newlines: Newlines::Join,
        marks: true,
        digits: Digits::AsWritten,
        reveal: false,
        joining: true,
    }
}

/// A text of about fifty rows.
fn fifty_rows(language: &str, columns: u16) -> String {
    let bytes_a_cell = if language == "en" { 1 } else { 2 };
    paragraph(language, 50 * usize::from(columns) * bytes_a_cell)
}

#[divan::bench(args = LANGUAGES)]
fn fifty_rows_of_80_columns(bencher: Bencher, language: &str) {
    let text = fifty_rows(language, 80);
    bencher.counter(BytesCount::of_str(&text)).bench(|| lay_out(black_box(&text), &options(80)));
}

#[divan::bench(args = LANGUAGES)]
fn fifty_rows_of_200_columns(bencher: Bencher, language: &str) {
    let text = fifty_rows(language, 200);
    bencher.counter(BytesCount::of_str(&text)).bench(|| lay_out(black_box(&text), &options(200)));
}

/// The share of joining in `fifty_rows_of_80_columns`.
#[divan::bench(args = ["ar", "fa", "ur"])]
fn joining_of_50_rows_of_80_columns(bencher: Bencher, language: &str) {
    let text = fifty_rows(language, 80);
    bencher.counter(BytesCount::of_str(&text)).bench(|| presentation_forms(black_box(&text)));
}

/// Texts that could be made to cost more than their size.
const HOSTILE: [(&str, &str); 9] = [
    ("marks on one letter", "\u{301}"),
    ("isolates side by side", "\u{2067}a\u{2069}"),
    ("isolates in isolates", "\u{2067}\u{5D0}\u{2066}a"),
    ("first-strong isolates in each other", "\u{2068}"),
    ("embeddings in embeddings", "\u{202B}\u{5D0}\u{202A}a"),
    ("spaces", " "),
    ("brackets", "\u{5D0}("),
    ("lam-alef", "\u{644}\u{627}"),
    ("joiners", "\u{628}\u{200D}"),
];

#[divan::bench(args = ["ar", "en"])]
fn plain_64_kib(bencher: Bencher, language: &str) {
    let text = paragraph(language, PIECE_BYTES);
    bencher.counter(BytesCount::of_str(&text)).bench(|| lay_out(black_box(&text), &options(80)));
}

#[divan::bench(args = HOSTILE.map(|entry| entry.0))]
fn hostile_64_kib(bencher: Bencher, name: &str) {
    let unit = HOSTILE.iter().find(|entry| entry.0 == name).map_or("", |entry| entry.1);
    let text = format!("\u{5D0}{}", unit.repeat(PIECE_BYTES / unit.len().max(1)));
    bencher.counter(BytesCount::of_str(&text)).bench(|| lay_out(black_box(&text), &options(80)));
}
