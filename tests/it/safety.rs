//! The one door: no byte of a document, a file name, a paste or a variable reaches the terminal but
//! as a harmless cell.
//!
//! The whole stream that the real program sends is read by a strict tokenizer: each sequence must be
//! one of those that qari itself sends, and the text between them must be printable.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use tempfile::TempDir;

use crate::e2e::reader::{Reader, Start};

/// Final letters of control sequences without a private marker: places, lines, erasing, attributes.
const PLAIN_FINALS: &[u8] = b"HGALMXKJrm";

/// Parameters of qari's own are places of a small screen and numbers of colours. Hostile sequences
/// of the same form bear larger ones here, so that they are known for what they are.
const PARAMETER_MAX: u16 = 255;

/// The other sequences: modes, queries, and nothing else.
const WHOLE: [&str; 26] = [
    "[?1049h", "[?1049l", "[?2026h", "[?2026l", "[?25h", "[?25l", "[?2004h", "[?2004l", "[?1000h", "[?1000l",
    "[?1002h", "[?1002l", "[?1006h", "[?1006l", "[?7h", "[?7l", "[8h", "[8l", "[>q", "[8$p", "[>c", "[=c",
    "[c", "[6n", "]10;?", "]11;?",
];

/// The first thing in a stream that qari would not send of itself; `None` if there is none.
fn foreign(stream: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(stream) {
        Ok(text) => text,
        Err(error) => return Some(format!("bytes that are no UTF-8 at {}", error.valid_up_to())),
    };
    let mut rest = text;
    while let Some(scalar) = rest.chars().next() {
        let taken = if scalar == '\u{1b}' {
            match own_sequence(&rest[1..]) {
                Some(len) => 1 + len,
                None => return Some(format!("{:?}", rest.chars().take(24).collect::<String>())),
            }
        } else {
            if !is_harmless(scalar) {
                return Some(format!("U+{:04X}", u32::from(scalar)));
            }
            scalar.len_utf8()
        };
        rest = &rest[taken..];
    }
    None
}

/// The length of a sequence of qari's own at the start of `rest` (behind its ESC).
fn own_sequence(rest: &str) -> Option<usize> {
    for whole in WHOLE {
        let Some(after) = rest.strip_prefix(whole) else { continue };
        // An OSC ends with ST.
        if whole.starts_with(']') {
            return after.starts_with("\u{1b}\\").then_some(whole.len() + 2);
        }
        return Some(whole.len());
    }
    let parameters = rest.strip_prefix('[')?;
    let len =
        parameters.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')).count();
    let last = *parameters.as_bytes().get(len)?;
    let numbers = parameters[..len].split([';', ':']).filter(|number| !number.is_empty());
    let small = numbers.map(str::parse::<u16>).all(|number| number.is_ok_and(|n| n <= PARAMETER_MAX));
    (small && PLAIN_FINALS.contains(&last)).then_some(len + 2)
}

/// The same for printed lines: of sequences they hold attributes and the switch of the terminal's
/// own reordering, and plain text in reading order keeps what belongs to writing.
fn foreign_in_lines(stream: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(stream).replace(HONEST, "");
    let own = |after: &str| {
        if after.starts_with("[8l") || after.starts_with("[8h") {
            return true;
        }
        let last = after.find(|c: char| !matches!(c, '[' | ';' | ':' | '0'..='9')).map(|at| &after[at..]);
        last.is_some_and(|rest| rest.starts_with('m'))
    };
    let other = text.split('\u{1b}').skip(1).find(|after| !own(after));
    foreign(text.as_bytes()).or_else(|| other.map(|after| after.chars().take(24).collect()))
}

/// What plain text in reading order may hold beside what is harmless in a cell: tab, joiners,
/// direction marks, soft hyphen, emoji presentation, private use.
const HONEST: [char; 9] =
    ['\t', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{61c}', '\u{ad}', '\u{fe0f}', '\u{e000}'];

/// Whether a scalar may stand between sequences: printable, or a line end of printed lines.
fn is_harmless(scalar: char) -> bool {
    let value = u32::from(scalar);
    let format = matches!(value,
        0xAD | 0x61C | 0x180E | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF
        | 0xFFF9..=0xFFFB | 0xFE00..=0xFE0F | 0xE0000..=0xE0FFF | 0xE000..=0xF8FF | 0xF0000..);
    let nothing = value & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&value);
    matches!(scalar, '\r' | '\n') || !(scalar.is_control() || format || nothing)
}

/// The twelve characters with the property Bidi_Control.
const BIDI_CONTROLS: [&str; 12] = [
    "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}", "\u{2066}", "\u{2067}", "\u{2068}",
    "\u{2069}", "\u{200e}", "\u{200f}", "\u{61c}",
];

/// Text with every control there is, among enough honest words to be taken for text.
fn hostile_text() -> String {
    let mut text = "An honest line that stands before what comes.\n".repeat(80);
    for control in (1..=0x1f).chain(0x7f..=0x9f).filter(|control| *control != 0x0a) {
        text.push_str("word ");
        text.extend(char::from_u32(control));
        text.push_str("]52;c;AAAA [777m end\n");
    }
    for sequence in [
        "\u{1b}]52;c;QUFB\u{7}",
        "\u{1b}]0;title\u{1b}\\",
        "\u{1b}P+q544e\u{1b}\\",
        "\u{1b}[777J",
        "\u{1b}[777;777H",
        "\u{1b}[38;5;777m",
        "\u{1b}[?1004h",
        "\u{9b}31m",
        "\u{1b}c",
    ] {
        text.extend(["an escape ", sequence, " here\n"]);
    }
    for bidi in BIDI_CONTROLS {
        text.extend(["a ", bidi, " b \u{5d0} ", bidi, " \u{628}\n"]);
    }
    text.push_str("tags \u{e0041}\u{e007f} selector a\u{fe0f}\u{e0100} private \u{e000} no character \u{fffe}\u{fdd0} joiner \u{200d}\u{200c} soft\u{ad}\n");
    text.push('\u{628}');
    text.push_str(&"\u{64e}".repeat(100_000));
    text.push('\n');
    text.push_str(&"\u{2067}a\u{2069}".repeat(64 * 1024 / 7));
    text + "\nthe last line\n"
}

/// Looks at all of a document, hidden characters shown too, and leaves.
fn read_through(mut reader: Reader, title: &str) {
    reader.wait_for("honest line");
    for keys in ["Space", "Space", "Space", "i", "G", "b", "b", "i", "b", "g"] {
        reader.keys(keys);
    }
    reader.send("/last line\r");
    reader.wait_for("last line");
    let stream = reader.quit();
    assert_eq!(foreign(&stream), None, "{title}");
}

#[test]
fn the_tokenizer_finds_what_is_foreign() {
    for bad in [
        "\u{1b}]52;c;QQ==\u{7}",
        "\u{1b}]0;x\u{1b}\\",
        "\u{1b}P+q\u{1b}\\",
        "\u{1b}c",
        "\u{1b}[?47h",
        "\u{9b}m",
        "\u{202e}",
        "\u{7}",
        "\t",
        "\u{e0041}",
        "\u{1b}]10;red\u{1b}\\",
        "\u{1b}[5n",
        "\u{1b}[777J",
        "\u{1b}[38;5;777m",
    ] {
        assert!(foreign(format!("text {bad} text").as_bytes()).is_some(), "{bad:?}");
    }
    assert!(foreign(b"\xff").is_some());
    assert!(foreign_in_lines(b"a\x1b[2Jb").is_some() && foreign_in_lines(b"a\x1b[1;31mb\r\n").is_none());
    assert_eq!(
        foreign(
            "\u{1b}[?2026h\u{1b}[3;4H\u{1b}[1;38;2;1;2;3ma \u{fedf}\u{64e}\u{1b}[K\u{1b}]11;?\u{1b}\\"
                .as_bytes()
        ),
        None
    );
}

#[test]
fn a_hostile_document_is_read_from_a_file_and_from_standard_input() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("hostile.txt");
    fs::write(&path, hostile_text()).unwrap();
    read_through(Start::new(&["hostile.txt"]).folder(folder.path()).open(), "a file");
    read_through(
        Start::shell("cat hostile.txt | \"$QARI\" -").folder(folder.path()).open(),
        "standard input",
    );
}

#[test]
fn undecodable_bytes_are_shown_as_replacements() {
    let folder = TempDir::new().unwrap();
    let mut bytes = "An honest line that stands before what comes.\n".repeat(80).into_bytes();
    for byte in 0x80..=0xff {
        bytes.extend([b'w', b'o', b'r', b'd', b' ', byte, b'\n']);
    }
    bytes.extend(b"the last line\n");
    fs::write(folder.path().join("broken.txt"), bytes).unwrap();
    read_through(Start::new(&["--encoding", "utf-8", "broken.txt"]).folder(folder.path()).open(), "broken");
}

#[test]
fn hostile_names_of_files_are_harmless_in_lists_titles_and_messages() {
    let folder = TempDir::new().unwrap();
    let names: [&[u8]; 6] = [
        b"a\x1b]0;x\x07.txt",
        b"b\x1b[777m.txt",
        "c\u{202e}txt.exe".as_bytes(),
        "d\u{9b}2J.txt".as_bytes(),
        b"e\nf.txt",
        "g\u{e0041}\u{2067}.txt".as_bytes(),
    ];
    for name in names {
        fs::write(folder.path().join(OsStr::from_bytes(name)), "An honest line.\n").unwrap();
    }
    let mut reader = Start::new(&[".", "missing\u{1b}]0;x\u{7}"]).folder(folder.path()).open();
    reader.wait_for("honest line");
    for _ in names {
        reader.keys("] f");
    }
    reader.keys("F2");
    assert_eq!(foreign(&reader.quit()), None);
}

#[test]
fn pastes_and_variables_are_harmless() {
    let hostile = "x\u{1b}]52;c;QUFB\u{7}\u{9b}31m\u{202e}y";
    let start = Start::new(&[]).variable("LANG", hostile).variable("COLORTERM", hostile);
    let mut reader = start.variable("TERM_PROGRAM", hostile).variable("KONSOLE_VERSION", "\u{1b}[2J").open();
    reader.wait_for("2025-05-15");
    reader.keys("/");
    reader.paste(hostile.as_bytes());
    reader.wait("the paste", |screen| screen.status().contains("52;c;"));
    reader.keys("Enter : ");
    reader.paste(hostile.as_bytes());
    reader.keys("Esc");
    assert_eq!(foreign(&reader.quit()), None);
}

#[test]
fn commands_print_nothing_foreign() {
    let folder = TempDir::new().unwrap();
    let mut text = hostile_text();
    text.push_str("word\u{1b}[777m on 15 May 2025\u{202e} in Pakistan\u{9b}31m\n");
    fs::write(folder.path().join("hostile\u{1b}[777m.txt"), text).unwrap();
    for arguments in [
        &["print", "."][..],
        &["print", "--logical", "."],
        &["search", "word", "."],
        &["analyze", "."],
        &["analyze", "--format", "csv", "."],
        &["analyze", "--format", "ndjson", "."],
        &["search", "\u{1b}]0;x\u{7}", "missing\u{9b}m"],
        &["--no-such-option\u{1b}[777m"],
        &["print", "--encoding", "\u{1b}[777m", "."],
    ] {
        let mut reader = Start::new(arguments).folder(folder.path()).open();
        reader.ended();
        assert_eq!(foreign_in_lines(&reader.stream_to_the_end()), None, "{arguments:?}");
    }
}

#[test]
fn variables_are_harmless_in_the_doctor_and_in_messages() {
    let hostile = "x\u{1b}]52;c;QUFB\u{7}\u{9b}31m\u{202e}\u{e0041}\u{1b}[777my";
    for name in ["TERM", "COLORTERM", "TERM_PROGRAM", "LANG", "LC_ALL", "COLORFGBG", "SSH_CONNECTION"] {
        let mut reader = Start::new(&["doctor"]).size(110, 80).variable(name, hostile).open();
        reader.wait_for("Which line reads right");
        assert!(reader.screen().has(&format!("{name}=x")), "{name} is shown\n{}", reader.screen());
        reader.keys("q");
        assert_eq!(reader.ended(), 0);
        // One of the pictures stands between direction marks, for terminals that need them.
        let stream =
            String::from_utf8_lossy(&reader.stream_to_the_end()).replace(['\u{200e}', '\u{200f}'], "");
        assert_eq!(foreign(stream.as_bytes()), None, "{name} in the pictures of the doctor");
        drop(reader);
        let mut reader = Start::shell("\"$QARI\" doctor < /dev/null").variable(name, hostile).open();
        assert_eq!(reader.ended(), 0);
        assert_eq!(foreign_in_lines(&reader.stream_to_the_end()), None, "{name} in the text of the doctor");
    }
    for arguments in [&[][..], &["print"], &["doctor"]] {
        let mut reader = Start::new(arguments).variable("QARI_TERMINAL", hostile).open();
        assert_eq!(reader.ended(), 2);
        assert_eq!(foreign_in_lines(&reader.stream_to_the_end()), None, "QARI_TERMINAL");
    }
}
