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

/// A paragraph of at most `bytes` bytes.
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

/// Ten paragraphs of about five rows; every other one has a number and a Latin name in it, as
/// news have them.
fn screen(language: &str, columns: u16) -> Vec<String> {
    let bytes_a_cell = match language {
        "en" => 1,
        "ar-diac" => 4,
        _ => 2,
    };
    let words = paragraph(language, 5 * usize::from(columns) * bytes_a_cell);
    let with_number = words.replacen(' ', " 2025 (CASA-1000) ", 1);
    [words, with_number].into_iter().cycle().take(10).collect()
}

fn lay_out_screen(bencher: Bencher, language: &str, columns: u16) {
    let screen = screen(language, columns);
    let bytes: usize = screen.iter().map(String::len).sum();
    let options = options(columns);
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| screen.iter().map(|text| lay_out(black_box(text), &options).rows().len()).sum::<usize>());
}

#[divan::bench(args = LANGUAGES)]
fn fifty_rows_of_80_columns(bencher: Bencher, language: &str) {
    lay_out_screen(bencher, language, 80);
}

#[divan::bench(args = LANGUAGES)]
fn fifty_rows_of_200_columns(bencher: Bencher, language: &str) {
    lay_out_screen(bencher, language, 200);
}

/// The share of joining in `fifty_rows_of_80_columns`.
#[divan::bench(args = ["ar", "fa", "ur"])]
fn joining_of_50_rows_of_80_columns(bencher: Bencher, language: &str) {
    let screen = screen(language, 80);
    bencher.bench(|| screen.iter().map(|text| presentation_forms(black_box(text)).len()).sum::<usize>());
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
