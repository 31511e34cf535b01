//! How fast texts are analysed: the built-in article, all built-in documents, and a long text
//! without anything to find.

use std::hint::black_box;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use divan::counter::BytesCount;
use qari::analysis::{Hints, analyze, analyze_dates};

const ARTICLE: &str = include_str!("../seeds/01-pakistan-tajikistan-talks.ar.txt");

fn main() {
    divan::main();
}

fn run(bencher: Bencher<'_, '_>, text: &str) {
    // Lists and rules are read at first use; that is measured apart.
    let cancel = AtomicBool::new(false);
    analyze(text, &Hints::default(), &cancel, &mut |_, _| {});
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| analyze(black_box(text), &Hints::default(), &cancel, &mut |_, _| {}));
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

/// A million digits, and a line of a million brackets: nothing may grow faster than the text.
#[divan::bench(args = ["1", "(", "15 "], sample_count = 5)]
fn monotonous(bencher: Bencher<'_, '_>, piece: &str) {
    run(bencher, &piece.repeat(1_000_000 / piece.len()));
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
