//! Paragraphs that are found where one asks are those that a list would hold.

use std::io::Write;

use encoding_rs::UTF_8;
use proptest::prelude::*;

use super::*;
use crate::document::content::Bytes;
use crate::document::paragraphs::Paragraphs;
use crate::text::Direction;

fn windowed(text: &str) -> Text {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    Text::windowed(Bytes::of(file), UTF_8, false)
}

fn walked(nearby: &Nearby, from: usize) -> Vec<Paragraph> {
    let mut found = vec![nearby.at(from)];
    while let Some(next) = found.last().and_then(|last| nearby.next(last)) {
        found.push(next);
    }
    found
}

fn walked_back(nearby: &Nearby, from: usize) -> Vec<Paragraph> {
    let mut found = vec![nearby.at(from)];
    while let Some(before) = found.last().and_then(|last| nearby.previous(last)) {
        found.push(before);
    }
    found.reverse();
    found
}

fn listed(text: &str, reflow: bool) -> Vec<Paragraph> {
    let list = Paragraphs::split(text, reflow, Direction::Rtl);
    (0..list.len()).filter_map(|index| list.get(index)).collect()
}

/// Lines of all lengths, blank ones in rows too, in a text of several windows.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just(String::new()),
        "[a-z \u{627}\u{628}]{1,60}",
        (1_usize..40).prop_map(|words| "\u{643}\u{644}\u{645}\u{629} ".repeat(words * 40)),
        Just("CASA-1000\u{60C}".to_owned()),
        Just("\n".repeat(3000)),
    ];
    prop::collection::vec(line, 20..160).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn they_are_those_of_the_list(text in lines()) {
        let nearby = Nearby::new(windowed(&text), None);
        let expected = listed(&text, false);
        prop_assert_eq!(&walked(&nearby, 0), &expected);
        prop_assert_eq!(&walked_back(&nearby, text.len()), &expected);
    }

    #[test]
    fn with_reflow_too(text in lines()) {
        let reflow = Reflow::find(&text, Direction::Rtl);
        let nearby = Nearby::new(windowed(&text), Some(reflow));
        let expected = listed(&text, true);
        prop_assert_eq!(&walked(&nearby, 0), &expected);
        prop_assert_eq!(&walked_back(&nearby, text.len()), &expected);
    }
}

#[test]
fn a_line_without_end_is_cut_at_the_same_places_from_everywhere() {
    for text in ["\u{628}\u{64E} ".repeat(120_000), "\u{628}".repeat(300_000), "ab cd ".repeat(60_000)] {
        let nearby = Nearby::new(windowed(&text), None);
        let all = walked(&nearby, 0);
        assert_eq!(all.iter().map(|piece| piece.bytes.len()).sum::<usize>(), text.len());
        assert!(all.iter().all(|piece| piece.bytes.len() <= limits::PARAGRAPH_BYTES_MAX));
        assert!(all.windows(2).all(|pair| pair[0].bytes.end == pair[1].bytes.start));
        assert_eq!(walked_back(&nearby, text.len()), all);
        for byte in (0..text.len()).step_by(7_919) {
            let fresh = Nearby::new(windowed(&text), None);
            let piece = fresh.at(byte);
            assert!(all.contains(&piece), "{piece:?} at {byte}");
            assert!(piece.bytes.contains(&byte));
        }
    }
}

#[test]
fn an_empty_text_has_one_empty_paragraph() {
    let nearby = Nearby::new(windowed(""), None);
    assert_eq!(walked(&nearby, 7), [Paragraph { bytes: 0..0, cut: Cut::Hard }]);
}
