//! A text that is read in windows is the text that would be read as a whole.

use std::fs::File;
use std::io::Write;

use encoding_rs::{UTF_16LE, WINDOWS_1256};
use proptest::prelude::*;

use super::*;

fn windowed(bytes: &[u8], encoding: &'static Encoding) -> (Text, File) {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    let text = Text::windowed(Bytes::of(file.try_clone().unwrap()), encoding, false);
    while text.read_on() {}
    (text, file)
}

/// The text by windows of a length that divides no character evenly.
fn by_windows(text: &Text, step: usize) -> String {
    let mut whole = String::new();
    let mut at = 0;
    while at < text.len() {
        let (start, piece) = text.window(at..at + step);
        assert_eq!(start, whole.len(), "windows of {step} follow each other");
        whole.push_str(&piece);
        at += step;
    }
    whole
}

proptest! {
    #[test]
    fn windows_join_to_the_whole(letters in "[ab\n\u{5D0}\u{627}\u{64E}\u{20AC}\u{1F600}]{0,80}", step in 1_usize..9) {
        let (text, _) = windowed(letters.as_bytes(), UTF_8);
        prop_assert_eq!(by_windows(&text, step), letters.clone());
        let units: Vec<u8> = letters.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (text, _) = windowed(&units, UTF_16LE);
        prop_assert_eq!(by_windows(&text, step), letters);
    }

    #[test]
    fn any_bytes_give_a_text_as_long_as_they_are(bytes in prop::collection::vec(any::<u8>(), 0..60), step in 1_usize..9) {
        let (text, _) = windowed(&bytes, UTF_8);
        let marked = bytes.starts_with("\u{FEFF}".as_bytes());
        prop_assert_eq!(text.len(), bytes.len() - if marked { 3 } else { 0 });
        let whole = text.get(0..text.len()).into_owned();
        prop_assert_eq!(whole.len(), text.len());
        prop_assert_eq!(by_windows(&text, step), whole);
    }
}

#[test]
fn undecodable_bytes_are_substituted_one_by_one() {
    let (text, _) = windowed(b"a\xD8b\xE2\x82c\xFF", UTF_8);
    assert_eq!(text.get(0..9), "a\u{1A}b\u{1A}\u{1A}c\u{1A}");
}

#[test]
fn pieces_of_another_encoding_meet_between_characters() {
    let line = "\u{62E}\u{628}\u{631} news\r\n";
    let source: String = line.repeat(20_000);
    let (bytes, _, _) = WINDOWS_1256.encode(&source);
    assert!(bytes.len() > 128 * 1024, "several pieces");
    let (text, _) = windowed(&bytes, WINDOWS_1256);
    assert_eq!((text.len(), text.progress()), (source.len(), None));
    assert_eq!(by_windows(&text, 10_007), source);
    // One long line is cut between characters too.
    let source = "\u{62E}".repeat(200_000);
    let (bytes, _, _) = WINDOWS_1256.encode(&source);
    assert_eq!(by_windows(&windowed(&bytes, WINDOWS_1256).0, 10_007), source);
}

#[test]
fn a_file_that_is_cut_short_or_grows_is_measured_again() {
    for encoding in [UTF_8, WINDOWS_1256] {
        let (text, mut file) = windowed(b"one\ntwo\nthree\n", encoding);
        file.set_len(5).unwrap();
        // Before anybody noticed: fewer bytes, no failure.
        assert!(text.get(0..14).len() <= 14);
        assert!(text.measure());
        while text.read_on() {}
        assert_eq!(text.get(0..100), "one\nt");
        assert_eq!(text.len(), 5);
        std::io::Seek::seek(&mut file, std::io::SeekFrom::End(0)).unwrap();
        file.write_all(b"en\n").unwrap();
        assert!(text.measure());
        while text.read_on() {}
        assert_eq!(text.get(0..100), "one\nten\n");
    }
}
