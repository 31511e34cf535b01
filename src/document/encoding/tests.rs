//! Each encoding found by content and decoded; damaged and hostile bytes.

use encoding_rs::{ISO_8859_6, WINDOWS_1256};
use proptest::prelude::*;

use super::*;

const ARABIC: &str = include_str!("../../../seeds/03-tour.ar.txt");
const HEBREW: &str = include_str!("../../../seeds/04-letters-of-the-calendar.he.txt");
const PERSIAN: &str = include_str!("../../../seeds/05-reading-by-lamplight.fa.txt");
const URDU: &str = include_str!("../../../seeds/06-the-letter-writer.ur.txt");
const ENGLISH: &str = include_str!("../../../seeds/02-tour.en.txt");

/// Text and note as a reader gets them.
fn read(bytes: &[u8]) -> (String, EncodingNote) {
    match find(bytes) {
        Found::Text(encoding) => {
            let (text, note) = decode(bytes, encoding, false);
            (text.into_owned(), note)
        }
        Found::Data(what) => panic!("taken for {what}"),
    }
}

/// What an encoding can hold of a text.
fn encodable(text: &str, encoding: &'static Encoding) -> (String, Vec<u8>) {
    let mut kept = String::new();
    let mut bytes = Vec::new();
    for letter in text.chars() {
        let mut buffer = [0; 4];
        let (encoded, _, failed) = encoding.encode(letter.encode_utf8(&mut buffer));
        if !failed {
            kept.push(letter);
            bytes.extend_from_slice(&encoded);
        }
    }
    (kept, bytes)
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

/// Lines as a screen shows them, for files in visual order: letters from the right, numbers and
/// Latin words from the left.
fn visual(text: &str) -> String {
    visual::to_logical(text)
}

#[test]
fn eight_bit_encodings_are_found_and_read_back() {
    for (text, encoding) in [
        (ARABIC, WINDOWS_1256),
        (PERSIAN, WINDOWS_1256),
        (URDU, WINDOWS_1256),
        (ARABIC, ISO_8859_6),
        (HEBREW, WINDOWS_1255),
    ] {
        let (kept, bytes) = encodable(text, encoding);
        let (read, note) = read(&bytes);
        assert_eq!(note, EncodingNote { name: encoding.name(), malformed: 0, visual: false });
        assert_eq!(read, kept);
    }
}

#[test]
fn hebrew_of_iso_8859_8_is_read_in_both_orders() {
    let (kept, bytes) = encodable(HEBREW, ISO_8859_8);
    let (logical, note) = read(&bytes);
    assert!(!note.visual);
    assert_eq!(logical, kept);

    let (_, bytes) = encodable(&visual(HEBREW), ISO_8859_8);
    let (turned, note) = read(&bytes);
    assert!(note.visual);
    assert_eq!(turned, kept);
    // Without punctuation and numbers only the final letters tell.
    let words = |text: &str| text.replace(|letter: char| !letter.is_alphabetic() && letter != ' ', "");
    let (_, bytes) = encodable(&words(&visual(HEBREW)), ISO_8859_8);
    assert!(read(&bytes).1.visual);
}

#[test]
fn a_forced_name_states_the_order_of_hebrew_letters() {
    let check = |text: &str, name: &str, expected: bool| {
        let encoding = Encoding::for_label(name.as_bytes()).unwrap();
        let (_, bytes) = encodable(text, ISO_8859_8);
        assert_eq!(decode(&bytes, encoding, true).1.visual, expected, "{name}");
    };
    check(&visual(HEBREW), "iso-8859-8", true);
    check(&visual(HEBREW), "iso-8859-8-i", false);
    check(&visual(HEBREW), "windows-1255", false);
    check(HEBREW, "iso-8859-8", false);
    check("\u{5D0}\u{5D1}", "iso-8859-8", true);
}

#[test]
fn utf_16_is_found_with_and_without_a_mark() {
    for text in [ARABIC, HEBREW, PERSIAN, URDU, ENGLISH] {
        for mark in ["", "\u{FEFF}"] {
            let marked = format!("{mark}{text}");
            let (le, note) = read(&utf16(&marked, u16::to_le_bytes));
            assert_eq!((le.as_str(), note.name, note.malformed), (text, "UTF-16LE", 0));
            let (be, note) = read(&utf16(&marked, u16::to_be_bytes));
            assert_eq!((be.as_str(), note.name, note.malformed), (text, "UTF-16BE", 0));
        }
    }
}

#[test]
fn the_label_utf_16_leaves_the_byte_order_to_the_mark() {
    let bytes = utf16("\u{FEFF}abc", u16::to_be_bytes);
    let encoding = Encoding::for_label(b"utf-16").unwrap();
    let (text, note) = decode(&bytes, encoding, true);
    assert_eq!((text.as_ref(), note.name), ("abc", "UTF-16BE"));
}

#[test]
fn damaged_utf_8_stays_utf_8_and_its_faults_are_counted() {
    let mut bytes = ARABIC.as_bytes().to_vec();
    for at in [100, 500, 900] {
        bytes[at] = 0xFF;
    }
    let (text, note) = read(&bytes);
    assert_eq!(note.name, "UTF-8");
    assert!((3..=6).contains(&note.malformed), "{}", note.malformed);
    assert_eq!(text.matches('\u{FFFD}').count(), note.malformed);

    // Cut within the last letter, as `head -c` does.
    let (_, note) = read(&ARABIC.as_bytes()[..1001]);
    assert_eq!((note.name, note.malformed), ("UTF-8", usize::from(!ARABIC.is_char_boundary(1001))));
    // Long plain ASCII first, the fault late.
    let late = [ENGLISH.repeat(40).as_bytes(), b"\x80"].concat();
    assert_eq!(read(&late).1.malformed, 1);
}

#[test]
fn short_and_empty_texts_are_utf_8() {
    for text in ["", "a", "a\n", "\u{627}"] {
        assert_eq!(
            read(text.as_bytes()),
            (text.to_owned(), EncodingNote { name: "UTF-8", malformed: 0, visual: false })
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_bytes_become_text_in_any_encoding(bytes in prop::collection::vec(any::<u8>(), 0..300), label in 0..8_usize) {
        let _ = find(&bytes);
        let labels = ["utf-8", "utf-16le", "utf-16be", "windows-1256", "windows-1255", "iso-8859-6", "iso-8859-8", "gb18030"];
        let encoding = Encoding::for_label(labels[label].as_bytes()).unwrap();
        let (text, note) = decode(&bytes, encoding, true);
        let shown = text.matches('\u{FFFD}').count();
        prop_assert!(shown >= note.malformed);
    }

    /// Turning a line twice gives it back when it holds only letters, spaces and brackets.
    #[test]
    fn turning_keeps_every_letter(text in "[\u{5D0}-\u{5EA} a-c0-9().,\n]{0,80}") {
        let mut before: Vec<char> = text.chars().map(unbracketed).collect();
        let mut after: Vec<char> = visual::to_logical(&text).chars().map(unbracketed).collect();
        before.sort_unstable();
        after.sort_unstable();
        prop_assert_eq!(before, after);
    }
}

fn unbracketed(letter: char) -> char {
    if letter == ')' { '(' } else { letter }
}
