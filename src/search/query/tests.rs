//! Search by example, and against a plain reference on generated text.

use proptest::prelude::*;

use super::*;
use crate::search::Step;

fn check(query: &str, level: Level, text: &str, hits: &[&str]) {
    let query = Query::new(query, level).expect("can be searched");
    let found: Vec<&str> = query.find_iter(text).map(|hit| &text[hit]).collect();
    assert_eq!(found, hits);
}

#[test]
fn a_query_without_letters_is_none() {
    for text in ["", "  \n", "\u{64E}\u{640}\u{200C}"] {
        assert!(Query::new(text, Level::Loose).is_none(), "{text:?}");
    }
}

#[test]
fn a_hit_has_the_marks_of_its_last_letter() {
    let text = "\u{648}\u{643}\u{64E}\u{62A}\u{628}\u{64E}\u{651} \u{643}\u{62A}\u{628}";
    let ktb = "\u{643}\u{62A}\u{628}";
    check(ktb, Level::Loose, text, &["\u{643}\u{64E}\u{62A}\u{628}\u{64E}\u{651}", ktb]);
    check(ktb, Level::Marks, text, &["\u{643}\u{64E}\u{62A}\u{628}\u{64E}\u{651}", ktb]);
    check(ktb, Level::Exact, text, &[ktb]);
    check("\u{62A}\u{628}", Level::Exact, text, &["\u{62A}\u{628}\u{64E}\u{651}", "\u{62A}\u{628}"]);
}

#[test]
fn levels_differ_in_letters_and_case() {
    let text = "\u{627}\u{62D}\u{645}\u{62F} \u{623}\u{62D}\u{645}\u{62F} Reader reader";
    check("\u{627}\u{62D}\u{645}\u{62F}", Level::Marks, text, &["\u{627}\u{62D}\u{645}\u{62F}"]);
    check(
        "\u{627}\u{62D}\u{645}\u{62F}",
        Level::Loose,
        text,
        &["\u{627}\u{62D}\u{645}\u{62F}", "\u{623}\u{62D}\u{645}\u{62F}"],
    );
    check("reader", Level::Loose, text, &["Reader", "reader"]);
    check("Reader", Level::Loose, text, &["Reader"]);
    check("reader", Level::Marks, text, &["reader"]);
}

#[test]
fn a_space_finds_any_white_space_and_a_joint_may_hold_a_line_end() {
    check("a b", Level::Exact, "a\n  b a\u{A0}b ab", &["a\n  b", "a\u{A0}b"]);
    check(
        "1000\u{60C}",
        Level::Loose,
        "CASA-1000\n\u{60C} 1000 \u{60C} 1000\u{60C}",
        &["1000\n\u{60C}", "1000\u{60C}"],
    );
    check("1000 ,", Level::Loose, "1000 \u{60C} 1000\u{60C}", &["1000 \u{60C}"]);
}

#[test]
fn ligatures_are_found_whole() {
    // "Allah" as a ligature; lam-alef; half a lam-alef.
    check("\u{627}\u{644}\u{644}\u{647}", Level::Loose, "x\u{FDF2}\u{651}y", &["\u{FDF2}\u{651}"]);
    check(
        "\u{633}\u{644}\u{627}\u{645}",
        Level::Loose,
        "\u{633}\u{FEFC}\u{645}",
        &["\u{633}\u{FEFC}\u{645}"],
    );
    check("\u{627}\u{645}", Level::Loose, "\u{633}\u{FEFC}\u{645}", &["\u{FEFC}\u{645}"]);
    // A letter that a ligature holds twice is one hit.
    check("\u{644}", Level::Loose, "\u{FDF2}", &["\u{FDF2}"]);
}

#[test]
fn any_offset_is_a_place_to_start() {
    let query = Query::new("\u{628}", Level::Loose).expect("can be searched");
    let text = "\u{628}\u{628}";
    assert_eq!(query.find(text, 1), Some(2..4));
    assert_eq!(query.find(text, 99), None);
    assert_eq!(query.find_back(text, 2), Some(0..2));
    assert_eq!(query.find_back(text, 3), Some(2..4));
    assert_eq!(query.find_back(text, usize::MAX), Some(2..4));
    assert_eq!(query.find_back(text, 0), None);
}

#[test]
fn the_way_back_cuts_no_white_space() {
    let query = Query::new(" b", Level::Loose).expect("can be searched");
    for window in 1..9 {
        assert_eq!(query.find_back_by("a \n  b", 99, window), Some(1..6), "{window}");
    }
}

#[test]
fn slices_find_what_the_whole_finds() {
    let text = "x \u{628}\u{64E}\n\u{62A} ".repeat(50);
    let query = Query::new("\u{628} \u{62A}", Level::Loose).expect("can be searched");
    let mut hits = query.find_iter(&text);
    let mut found = Vec::new();
    loop {
        match hits.advance(3) {
            Step::Found(hit) => found.push(hit),
            Step::Paused => {}
            Step::Ended => break,
        }
    }
    assert_eq!(found, query.find_iter(&text).collect::<Vec<_>>());
    assert_eq!(found.len(), 50);
}

#[test]
fn a_hundred_thousand_marks_are_no_trap() {
    let text = format!("\u{628}{}\u{62A}", "\u{64E}".repeat(100_000)).repeat(3);
    let query = Query::new("\u{628}\u{62A}\u{628}", Level::Loose).expect("can be searched");
    assert_eq!(query.find_iter(&text).count(), 1);
    assert_eq!(query.find_back(&text, text.len()).map(|hit| hit.start), Some(text.len() / 3));
}

/// The plain reference: folds the whole text, tries the query at each scalar, maps back.
mod reference {
    use super::super::*;
    use crate::text::{fold_scalar_at, marks_end};

    pub(super) struct Scalar {
        folded: char,
        line_end: bool,
        bytes: Range<usize>,
    }

    pub(super) fn scalars(text: &str, depth: Depth) -> Vec<Scalar> {
        let mut all = Vec::new();
        for (at, c) in text.char_indices() {
            for &part in fold_scalar_at(c, depth).iter() {
                all.push(Scalar {
                    folded: if part.is_whitespace() { ' ' } else { part },
                    line_end: c == '\n' || c == '\r',
                    bytes: at..at + c.len_utf8(),
                });
            }
        }
        all
    }

    /// The index after the match of `wanted` at `at`. `wanted` has single spaces only.
    fn matches(text: &[Scalar], mut at: usize, wanted: &[char]) -> Option<usize> {
        let spaces = |at: usize| text[at..].iter().take_while(|scalar| scalar.folded == ' ').count();
        for (index, &c) in wanted.iter().enumerate() {
            if c == ' ' {
                let run = spaces(at);
                if run == 0 {
                    return None;
                }
                at += run;
                continue;
            }
            let loose = fold_scalar_at(c, Depth::Loose).first().copied();
            let closing = loose.is_some_and(|c| ",.;:!?)]}\"'".contains(c));
            if closing && index > 0 && wanted[index - 1] != ' ' {
                let run = spaces(at);
                if text[at..at + run].iter().any(|scalar| scalar.line_end) {
                    at += run;
                }
            }
            if text.get(at)?.folded != c {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    pub(super) fn hits(query: &str, depth: Depth, text: &str, overlapping: bool) -> Vec<Hit> {
        let mut wanted: Vec<char> = scalars(query, depth).iter().map(|scalar| scalar.folded).collect();
        wanted.dedup_by(|c, before| *c == ' ' && *before == ' ');
        let all = scalars(text, depth);
        let mut hits: Vec<Hit> = Vec::new();
        for at in 0..all.len() {
            let from = hits.last().filter(|_| !overlapping).map_or(0, |hit| hit.end);
            let start = all[at].bytes.start;
            let inside_run = at > 0 && all[at - 1].folded == ' ' && all[at - 1].bytes.start >= from;
            if start < from || (wanted.first() == Some(&' ') && inside_run) {
                continue;
            }
            if let Some(end) = matches(&all, at, &wanted) {
                hits.push(start..marks_end(text, all[end - 1].bytes.end));
            }
        }
        hits
    }
}

/// Characters of all five scripts and their traps.
const ALPHABET: [char; 48] = [
    'a',
    'A',
    'b',
    '\u{E9}',
    'e',
    '\u{301}',
    '1',
    '\u{661}',
    ' ',
    ' ',
    '\n',
    '\u{A0}',
    '.',
    ',',
    '\u{60C}',
    '-',
    '\u{5BE}',
    '\u{627}',
    '\u{623}',
    '\u{622}',
    '\u{654}',
    '\u{628}',
    '\u{644}',
    '\u{647}',
    '\u{629}',
    '\u{64A}',
    '\u{6CC}',
    '\u{649}',
    '\u{643}',
    '\u{6A9}',
    '\u{64E}',
    '\u{651}',
    '\u{640}',
    '\u{200C}',
    '\u{200F}',
    '\u{FEFB}',
    '\u{FDF2}',
    '\u{FDFA}',
    '\u{FE8F}',
    '\u{5DE}',
    '\u{5DD}',
    '\u{5E9}',
    '\u{5C1}',
    '\u{FB2A}',
    '\u{1EE01}',
    '\u{1F600}',
    '\u{FB01}',
    '\u{2026}',
];

/// A text and a query of the same few characters: so patterns repeat and overlap.
fn text_and_query(max: usize) -> impl Strategy<Value = (String, String)> {
    let string = |letters: Vec<char>, max| {
        let letter = prop::sample::select(letters);
        prop::collection::vec(letter, 0..max).prop_map(String::from_iter)
    };
    let few = prop::sample::subsequence(&ALPHABET[..], 1..8);
    few.prop_flat_map(move |letters| (string(letters.clone(), max), string(letters, 5)))
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(&[Level::Exact, Level::Marks, Level::Loose][..])
}

proptest! {
    #[test]
    fn hits_are_those_of_the_reference(
        (text, typed) in text_and_query(60), cut in 0..60usize, length in 1..6usize, level in level()
    ) {
        // Half of the queries are cut from the text, so that long ones have hits as well.
        let piece: String = text.chars().skip(cut).take(length).collect();
        for query in [typed, piece] {
            let Some(compiled) = Query::new(&query, level) else { continue };
            let hits: Vec<Hit> = compiled.find_iter(&text).collect();
            prop_assert_eq!(&hits, &reference::hits(&query, compiled.depth(), &text, false), "{:?}", query);
        }
    }

    #[test]
    fn the_way_back_finds_the_last_hit(
        (text, query) in text_and_query(60), before in 0..200usize, window in 1..99usize
    ) {
        let Some(compiled) = Query::new(&query, Level::Loose) else { return Ok(()) };
        let all = reference::hits(&query, compiled.depth(), &text, true);
        let last = all.into_iter().rfind(|hit| hit.start < before);
        prop_assert_eq!(compiled.find_back_by(&text, before, window), last);
    }

    #[test]
    fn slices_of_any_size_find_the_same((text, query) in text_and_query(80), bytes in 0..9usize) {
        let Some(query) = Query::new(&query, Level::Loose) else { return Ok(()) };
        let mut hits = query.find_iter(&text);
        let mut found = Vec::new();
        loop {
            match hits.advance(bytes) {
                Step::Found(hit) => found.push(hit),
                Step::Paused => {}
                Step::Ended => break,
            }
        }
        prop_assert_eq!(found, query.find_iter(&text).collect::<Vec<_>>());
    }
}

/// The hits of a text that is read in windows of `window` bytes, with the margin around each.
fn hits_by_windows(query: &Query, text: &str, window: usize) -> Vec<Hit> {
    let (mut hits, mut at) = (Vec::<Hit>::new(), 0);
    while at < text.len() {
        let until = text.ceil_char_boundary(at + window);
        let start = text.floor_char_boundary(at.saturating_sub(query.margin_bytes()));
        let end = text.ceil_char_boundary(until + query.margin_bytes());
        let from = hits.last().map_or(at, |hit| hit.end.max(at));
        let found = query.hits_in(&text[start..end], from - start..until.max(from) - start);
        hits.extend(found.map(|hit| hit.start + start..hit.end + start));
        at = until;
    }
    hits
}

proptest! {
    #[test]
    fn windows_find_what_the_whole_finds(
        (text, query) in text_and_query(80), window in 1..40usize, level in level()
    ) {
        let Some(query) = Query::new(&query, level) else { return Ok(()) };
        prop_assert_eq!(hits_by_windows(&query, &text, window), query.find_iter(&text).collect::<Vec<_>>());
    }

    #[test]
    fn windows_find_what_a_pattern_finds_in_the_whole(
        (text, query) in text_and_query(80), window in 1..40usize, shape in 0..4usize, level in level()
    ) {
        let typed: String = query.chars().filter(|c| c.is_alphanumeric()).collect();
        let pattern = [format!("{typed}.?"), format!("\\b[{typed}]+"), format!("[^{typed}]{{2,3}}$"), format!("({typed}|^..)")];
        let Ok(query) = Query::regex(&pattern[shape], level) else { return Ok(()) };
        prop_assert_eq!(hits_by_windows(&query, &text, window), query.find_iter(&text).collect::<Vec<_>>());
    }
}
