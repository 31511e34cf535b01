//! How fast texts are analysed: the built-in article, all built-in documents, and a long text
//! without anything to find.

use std::hint::black_box;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use divan::counter::BytesCount;
use qari::analysis::{Hints, analyze_dates, analyze_whole};

const ARTICLE: &str = include_str!("../seeds/01-pakistan-tajikistan-talks.ar.txt");

fn main() {
    divan::main();
}

fn run(bencher: Bencher<'_, '_>, text: &str) {
    // Lists and rules are read at first use; that is measured apart.
    let cancel = AtomicBool::new(false);
    analyze_whole(text, &Hints::default(), &cancel);
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| analyze_whole(black_box(text), &Hints::default(), &cancel));
}

/// The article, once.
#[divan::bench]
fn article(bencher: Bencher<'_, '_>) {
    run(bencher, ARTICLE);
}

/// The article many times over: 1 MB.
#[divan::bench(sample_count = 10)]
fn article_1_mb(bencher: Bencher<'_, '_>) {
    let text = ARTICLE.repeat(1_000_000 / ARTICLE.len());
    run(bencher, &text);
}

/// All built-in documents.
#[divan::bench]
fn seeds(bencher: Bencher<'_, '_>) {
    let mut text = String::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        text.push_str(&std::fs::read_to_string(entry.path()).unwrap_or_default());
        text.push_str("\n\n");
    }
    run(bencher, &text);
}

/// 1 MB of one piece in one line: digits, brackets, dates, a month's name, a number's word, "and",
/// stretching signs. Nothing may grow faster than the text.
#[divan::bench(args = ["1", "(", "15 ", "15 May 2025, ", "May ", "hundred ", "and ", "\u{640}", "(1 May ("], sample_count = 3)]
fn monotonous(bencher: Bencher<'_, '_>, piece: &str) {
    run(bencher, &piece.repeat(1_000_000 / piece.len()));
}

/// So many MB of dates in one line: the speed must stay what it is for one.
#[divan::bench(args = [1, 10], sample_count = 2)]
fn line_of_dates(bencher: Bencher<'_, '_>, megabytes: usize) {
    let piece = "On 15 May 2025, two days later, from 3 to 5 June 1999, ";
    run(bencher, &piece.repeat(megabytes * 1_000_000 / piece.len()));
}

/// The dates alone, in 1 MB of the article.
#[divan::bench(sample_count = 10)]
fn dates_1_mb(bencher: Bencher<'_, '_>) {
    let text = ARTICLE.repeat(1_000_000 / ARTICLE.len());
    let cancel = AtomicBool::new(false);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| analyze_dates(black_box(&text), &Hints::default(), &cancel));
}
