//! Regular expressions by example.

use super::*;
use crate::search::Query;

fn check(pattern: &str, level: Level, text: &str, hits: &[&str]) {
    let query = Query::regex(pattern, level).expect("a regular expression");
    let found: Vec<&str> = query.find_iter(text).map(|hit| &text[hit]).collect();
    assert_eq!(found, hits, "{pattern}");
}

fn fails(pattern: &str, fault: PatternFault, place: std::ops::Range<usize>) {
    let error = Query::regex(pattern, Level::Loose).expect_err("cannot be searched");
    assert_eq!((error.fault, error.place), (fault, place), "{pattern}");
}

#[test]
fn letters_stand_for_their_spellings_and_marks_are_skipped() {
    // Two words with alef-hamza and marks; the pattern has a bare alef and a class of alef-hamza.
    let text = "\u{623}\u{64E}\u{62D}\u{652}\u{645}\u{64E}\u{62F}\u{64C}, \u{627}\u{62D}\u{645}\u{62F}";
    let both = ["\u{623}\u{64E}\u{62D}\u{652}\u{645}\u{64E}\u{62F}\u{64C}", "\u{627}\u{62D}\u{645}\u{62F}"];
    check("\u{627}\u{62D}.\u{62F}", Level::Loose, text, &both);
    check("[\u{623}]\u{62D}\\w{2}", Level::Loose, text, &both);
    check("[^\u{628}\\W]{4}", Level::Loose, text, &both);
    check("\u{627}\u{62D}..", Level::Marks, text, &both[1..]);
    check("[\u{64B}-\u{652}]*\u{62F}$", Level::Loose, text, &["\u{62F}"]);
}

#[test]
fn case_is_smart_and_digits_are_one() {
    check("read(er)?", Level::Loose, "Reader READ", &["Reader", "READ"]);
    check("Read(er)?", Level::Loose, "Reader READ", &["Reader"]);
    check(
        "\\d{4}",
        Level::Loose,
        "1999 \u{661}\u{669}\u{669}\u{669}",
        &["1999", "\u{661}\u{669}\u{669}\u{669}"],
    );
}

#[test]
fn a_space_finds_white_space_and_lines_have_ends() {
    check("a b", Level::Loose, "a \n b a\u{A0}b ab", &["a \n b", "a\u{A0}b"]);
    check("^b$", Level::Loose, "ab\r\nb\r\nb", &["b", "b"]);
    check("a.b", Level::Loose, "a\nb a-b", &["a-b"]);
}

#[test]
fn ligatures_come_apart_and_hits_are_whole() {
    check("\u{644}+\u{647}", Level::Loose, "\u{FDF2}", &["\u{FDF2}"]);
    check("\u{FEFB}", Level::Loose, "\u{644}\u{64E}\u{627}", &["\u{644}\u{64E}\u{627}"]);
}

#[test]
fn matches_of_nothing_are_no_hits() {
    check("x*", Level::Loose, "axxb", &["xx"]);
    check("\\b|", Level::Loose, "a b", &[]);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    fails("a(b", PatternFault::Syntax, 1..2);
    fails("*a", PatternFault::Syntax, 0..0);
    fails("[z-a]", PatternFault::Syntax, 1..4);
    fails("a\\z", PatternFault::Unsupported, 1..3);
    fails("(?-m)a", PatternFault::Unsupported, 3..4);
    fails("(?=a)", PatternFault::Unsupported, 0..3);
    fails("(\\w{1,500}){1,500}", PatternFault::TooLarge, 0..18);
    fails(&"(".repeat(50_000), PatternFault::Syntax, 49_999..50_000);
    let nested = "(".repeat(50_000) + "a" + &")".repeat(50_000);
    assert_eq!(Query::regex(&nested, Level::Loose).expect_err("too deep").fault, PatternFault::TooLarge);
}
