//! How often each encoding is found, on real texts cut into short samples. Needs the shared
//! texts (`QARI_SHARED`); prints the table and holds the rates at what was measured.

use std::path::Path;

use encoding_rs::{ISO_8859_6, WINDOWS_1256};
use unicode_bidi::{BidiClass, BidiDataSource, BidiInfo, Level};

use super::*;

const SAMPLES: usize = 20;
const SIZES: [usize; 2] = [400, 2_000];

/// How a sample is stored.
#[derive(Clone, Copy, Debug)]
enum Storage {
    Utf8,
    Utf16(fn(u16) -> [u8; 2]),
    EightBit(&'static Encoding),
    VisualHebrew,
}

/// The sample as a file holds it, and what should be read from it; letters that the encoding
/// lacks are left out.
fn store(text: &str, storage: Storage) -> (String, Vec<u8>) {
    match storage {
        Storage::Utf8 => (text.to_owned(), text.as_bytes().to_vec()),
        Storage::Utf16(to_bytes) => (text.to_owned(), text.encode_utf16().flat_map(to_bytes).collect()),
        Storage::EightBit(encoding) => encode(text, encoding),
        Storage::VisualHebrew => {
            let (logical, _) = encode(text, ISO_8859_8);
            let lines: Vec<String> = logical.split('\n').map(shown).collect();
            (logical, encode(&lines.join("\n"), ISO_8859_8).1)
        }
    }
}

/// Bidi classes of what an ISO-8859-8 file can hold.
struct OldHebrew;

impl BidiDataSource for OldHebrew {
    fn bidi_class(&self, letter: char) -> BidiClass {
        match letter {
            '\u{5D0}'..='\u{5EA}' => BidiClass::R,
            '0'..='9' => BidiClass::EN,
            '+' | '-' => BidiClass::ES,
            ',' | '.' | ':' | '/' | '\u{A0}' => BidiClass::CS,
            '#' | '$' | '%' | '\u{A3}' | '\u{A5}' | '\u{B0}' | '\u{B1}' => BidiClass::ET,
            '\t' => BidiClass::S,
            ' ' => BidiClass::WS,
            _ if letter.is_alphabetic() => BidiClass::L,
            _ => BidiClass::ON,
        }
    }
}

/// A line as it stands on a screen from left to right (UAX #9 with a right-to-left base; L4).
fn shown(line: &str) -> String {
    let info = BidiInfo::new_with_data_source(&OldHebrew, line, Some(Level::rtl()));
    let Some(paragraph) = info.paragraphs.first() else { return String::new() };
    let (levels, runs) = info.visual_runs(paragraph, 0..line.len());
    let shown = runs.into_iter().map(|run| {
        let rtl = levels[run.start].is_rtl();
        let run = &line[run];
        if rtl { run.chars().rev().map(visual::mirrored).collect() } else { run.to_owned() }
    });
    shown.collect()
}

fn encode(text: &str, encoding: &'static Encoding) -> (String, Vec<u8>) {
    let letters: Vec<char> = text.chars().map(as_written_on_old_keyboards).collect();
    let kept: String = letters.into_iter().filter(|letter| !encoding.encode(&letter.to_string()).2).collect();
    let bytes = encoding.encode(&kept).0.into_owned();
    (kept, bytes)
}

/// Persian yeh and digits are not in windows-1256: Arabic yeh and ASCII digits were typed.
fn as_written_on_old_keyboards(letter: char) -> char {
    match letter {
        '\u{6CC}' => '\u{64A}',
        '\u{6F0}'..='\u{6F9}' => char::from_digit(letter as u32 - 0x6F0, 10).unwrap(),
        '\u{660}'..='\u{669}' => char::from_digit(letter as u32 - 0x660, 10).unwrap(),
        _ => letter,
    }
}

/// Samples spread over a text, each begun at a line; `size` bytes long once stored.
fn found(text: &str, storage: Storage, size: usize) -> usize {
    let found = |sample: usize| {
        let at = text.ceil_char_boundary(text.len() / SAMPLES * sample);
        let from = text[at..].find('\n').map_or(at, |line_end| at + line_end + 1);
        let mut end = text.floor_char_boundary((from + size).min(text.len()));
        let mut stored = store(&text[from..end], storage);
        while stored.1.len() < size && end < text.len() {
            end = text.ceil_char_boundary((end + (size - stored.1.len()).max(8)).min(text.len()));
            stored = store(&text[from..end], storage);
        }
        let (expected, bytes) = stored;
        match find(&bytes) {
            // Whether the lines come back right is asked below.
            Found::Text(encoding) if matches!(storage, Storage::VisualHebrew) => {
                decode(&bytes, encoding, false).1.visual
            }
            Found::Text(encoding) => decode(&bytes, encoding, false).0 == expected,
            Found::Data(_) => false,
        }
    };
    (0..SAMPLES).filter(|sample| found(*sample)).count()
}

#[test]
fn rates_on_real_texts() {
    let Some(shared) = std::env::var_os("QARI_SHARED") else { return };
    let arabic = [Storage::EightBit(WINDOWS_1256), Storage::EightBit(ISO_8859_6)];
    let hebrew = [Storage::EightBit(WINDOWS_1255), Storage::EightBit(ISO_8859_8), Storage::VisualHebrew];
    let everywhere = [Storage::Utf8, Storage::Utf16(u16::to_le_bytes), Storage::Utf16(u16::to_be_bytes)];
    for (files, storages) in [
        (
            &["ar/one-thousand-and-one-nights.txt", "ar/common-voice-sentences.txt", "ar/udhr.txt"][..],
            &arabic[..],
        ),
        (
            &["fa/common-voice-sentences.txt", "fa/classical-poems.txt", "ur/common-voice-sentences.txt"],
            &arabic[..1],
        ),
        (&["he/svlm-wikipedia-sentences.txt", "he/israeli-legislation.txt", "he/udhr.txt"], &hebrew),
        (&["en/gutenberg-sherlock-holmes.txt", "en/us-inaugural-1789-2021.txt"], &[]),
    ] {
        for file in files {
            let text = std::fs::read_to_string(Path::new(&shared).join("text").join(file)).unwrap();
            for storage in everywhere.iter().chain(storages) {
                let rates = SIZES.map(|size| found(&text, *storage, size));
                println!("{file} {storage:?}: {rates:?} of {SAMPLES} at {SIZES:?} bytes");
                assert!(rates[0] + 1 >= SAMPLES && rates[1] == SAMPLES, "{file} {storage:?}: {rates:?}");
            }
        }
    }
}

/// Lines laid out by the bidi algorithm and turned back. Some displays have two readings
/// ("10 ppm" and "ppm 10" look alike), so a few lines in ten thousand differ.
#[test]
fn visual_lines_are_turned_back() {
    let Some(shared) = std::env::var_os("QARI_SHARED") else { return };
    for file in ["he/svlm-wikipedia-sentences.txt", "he/israeli-legislation.txt", "he/tatoeba.txt"] {
        let text = std::fs::read_to_string(Path::new(&shared).join("text").join(file)).unwrap();
        let lines: Vec<String> = text.lines().take(20_000).map(|line| encode(line, ISO_8859_8).0).collect();
        let same = lines.iter().filter(|line| visual::to_logical(&shown(line)) == **line).count();
        println!("{file}: {same} of {} lines come back", lines.len());
        assert!(same * 1000 >= lines.len() * 995, "{file}: {same} of {}", lines.len());
    }
}
