//! The text engine against the test files of the Unicode standard and against real words.
//!
//! A sample of each file is in `tests/data/unicode`; the whole files are read where `QARI_SHARED`
//! points to them.

use std::fs;
use std::path::Path;

use icu_properties::props::{EnumeratedProperty, LineBreak};
use qari::text::Direction;
use qari::text::stages::{break_positions, grapheme_starts, presentation_forms, row_levels, visual_order};

/// The sample, and the whole file where it is at hand.
fn files(sample: &str, whole: &str) -> Vec<(String, bool)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/unicode").join(sample);
    let mut files = vec![(fs::read_to_string(path).unwrap(), false)];
    if let Some(shared) = std::env::var_os("QARI_SHARED") {
        files.push((fs::read_to_string(Path::new(&shared).join("unicode").join(whole)).unwrap(), true));
    }
    files
}

/// Data lines with their numbers.
fn lines(file: &str) -> impl Iterator<Item = (usize, &str)> {
    file.lines()
        .enumerate()
        .map(|(number, line)| (number + 1, line.split('#').next().unwrap_or_default().trim()))
        .filter(|(_, line)| !line.is_empty())
}

fn scalar(hex: &str) -> char {
    char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap()
}

fn levels(field: &str) -> Vec<Option<u8>> {
    field.split_whitespace().map(|level| level.parse().ok()).collect()
}

/// A text's levels and its order from left to right are as expected.
fn check_bidi(text: &str, base: Direction, expected: &[Option<u8>], order: &[usize], line: usize) {
    let found = row_levels(text, base);
    assert_eq!(found, expected, "line {line}, {text:?}, {base:?}");
    let kept: Vec<(usize, u8)> =
        found.iter().enumerate().filter_map(|(index, level)| Some((index, (*level)?))).collect();
    let shown: Vec<u8> = kept.iter().map(|entry| entry.1).collect();
    let found: Vec<usize> = visual_order(&shown).into_iter().map(|index| kept[index].0).collect();
    assert_eq!(found, order, "line {line}, {text:?}, {base:?}");
}

/// A character of each class.
fn of_class(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5D0}',
        "AL" => '\u{627}',
        "EN" => '1',
        "ES" => '+',
        "ET" => '%',
        "AN" => '\u{661}',
        "CS" => ',',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "NSM" => '\u{300}',
        "BN" => '\u{AD}',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "PDF" => '\u{202C}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("class {other}"),
    }
}

#[test]
fn levels_and_order_of_all_sequences_of_bidi_classes() {
    for (file, whole) in files("bidi_test.txt", "ucd/BidiTest.txt") {
        let (mut expected, mut order, mut cases) = (Vec::new(), Vec::new(), 0);
        for (number, line) in lines(&file) {
            if let Some(field) = line.strip_prefix("@Levels:") {
                expected = levels(field);
            } else if let Some(field) = line.strip_prefix("@Reorder:") {
                order = field.split_whitespace().map(|index| index.parse().unwrap()).collect();
            } else if let Some((classes, bases)) = line.split_once(';') {
                let text: String = classes.split_whitespace().map(of_class).collect();
                let bases: u8 = bases.trim().parse().unwrap();
                let auto = Direction::first_strong(&text).unwrap_or_default();
                for (bit, base) in [(1, auto), (2, Direction::Ltr), (4, Direction::Rtl)] {
                    if bases & bit != 0 {
                        check_bidi(&text, base, &expected, &order, number);
                        cases += 1;
                    }
                }
            }
        }
        assert_eq!(cases, if whole { 770_241 } else { cases.max(500) });
    }
}

#[test]
fn levels_and_order_of_real_characters() {
    for (file, whole) in files("bidi_character_test.txt", "ucd/BidiCharacterTest.txt") {
        let mut cases = 0;
        for (number, line) in lines(&file) {
            let fields: Vec<&str> = line.split(';').collect();
            let text: String = fields[0].split_whitespace().map(scalar).collect();
            let base = match fields[1] {
                "0" => Direction::Ltr,
                "1" => Direction::Rtl,
                _ => Direction::first_strong(&text).unwrap_or_default(),
            };
            assert_eq!(fields[2] == "1", base.is_rtl(), "line {number}");
            let order: Vec<usize> =
                fields[4].split_whitespace().map(|index| index.parse().unwrap()).collect();
            check_bidi(&text, base, &levels(fields[3]), &order, number);
            cases += 1;
        }
        assert_eq!(cases, if whole { 91_707 } else { cases.max(300) });
    }
}

/// The text of a break test line and the byte positions of its breaks.
fn break_case(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut breaks) = (String::new(), Vec::new());
    for token in line.split_whitespace() {
        match token {
            "\u{F7}" => breaks.push(text.len()),
            "\u{D7}" => {}
            hex => text.push(scalar(hex)),
        }
    }
    (text, breaks)
}

#[test]
fn grapheme_clusters_are_those_of_unicode_17() {
    for (file, whole) in files("grapheme_break_test.txt", "ucd/GraphemeBreakTest_17.txt") {
        let mut cases = 0;
        for (number, line) in lines(&file) {
            let (text, mut breaks) = break_case(line);
            breaks.pop();
            assert_eq!(grapheme_starts(&text), breaks, "line {number}, {text:?}");
            cases += 1;
        }
        assert_eq!(cases, if whole { 766 } else { cases.max(250) });
    }
}

#[test]
fn line_breaks_are_those_of_unicode_17_but_for_south_east_asian_scripts() {
    for (file, whole) in files("line_break_test.txt", "ucd/LineBreakTest_17.txt") {
        let (mut cases, mut other) = (0, 0);
        for (number, line) in lines(&file) {
            let (text, mut breaks) = break_case(line);
            breaks.pop();
            cases += 1;
            if break_positions(&text) == breaks {
                continue;
            }
            // Thai and its neighbours need a dictionary.
            let complex = text.chars().any(|scalar| LineBreak::for_char(scalar) == LineBreak::ComplexContext);
            assert!(complex, "line {number}, {text:?}: {:?}, not {breaks:?}", break_positions(&text));
            other += 1;
        }
        assert_eq!((cases, other), if whole { (19_338, 10) } else { (cases.max(300), other) });
    }
}

/// Letters without forms of their own that are shown by the skeleton of another one, back in
/// their nominal character, as the file has them.
fn nominal(word: &str, forms: &str) -> String {
    let mut forms = forms.to_owned();
    for (letter, skeletons) in [
        ('\u{6D5}', ["\u{FEE9}", "\u{FEEA}", "\u{FEE9}", "\u{FEEA}"]),
        ('\u{6BA}', ["\u{FB9E}", "\u{FB9F}", "\u{FBE8}", "\u{FBE9}"]),
        ('\u{6C2}', ["\u{FBA6}\u{654}", "\u{FBA7}\u{654}", "\u{FBA8}\u{654}", "\u{FBA9}\u{654}"]),
    ] {
        for skeleton in skeletons.iter().filter(|_| word.contains(letter)) {
            forms = forms.replace(skeleton, letter.encode_utf8(&mut [0; 4]));
        }
    }
    forms
}

#[test]
fn real_words_take_their_presentation_forms() {
    for (file, whole) in files("shaping_golden.tsv", "shaping_golden.tsv") {
        let mut words = 0;
        for (number, line) in lines(&file) {
            let fields: Vec<&str> = line.split('\t').collect();
            let word: String = fields[1].split_whitespace().map(scalar).collect();
            let forms: String = fields[2].split_whitespace().map(scalar).collect();
            let found = nominal(&word, &presentation_forms(&word));
            let forms = nominal(&word, &forms);
            assert_eq!(found, forms, "line {number}: {} {}", found.escape_unicode(), forms.escape_unicode());
            words += 1;
        }
        assert_eq!(words, if whole { 3_200 } else { words.max(300) });
    }
}
