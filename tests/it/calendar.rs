//! `qari analyze --format ics`: what a calendar program reads in it. Read back by a parser that
//! is not ours (ical), and held against the laws of RFC 5545 that it does not check.

use std::io::BufReader;
use std::path::Path;
use std::process::{Command, Stdio};

use ical::parser::Component;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use tempfile::TempDir;

/// "Held on 15 Ramadan 1446" in Arabic, with vowel marks.
const HIJRI: &str =
    "\u{639}\u{64F}\u{642}\u{650}\u{62F} 15 \u{631}\u{645}\u{636}\u{627}\u{646} 1446 \u{647}\u{640}.\n";

/// The calendar of texts, and what the program said beside it.
fn exported(files: &[(&str, &str)], arguments: &[&str]) -> (String, String) {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    exported_from(folder.path(), files, arguments)
}

fn exported_from(folder: &Path, files: &[(&str, &str)], arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_qari"))
        .current_dir(folder)
        .args(["analyze", "--format", "ics"])
        .args(arguments)
        .args(files.iter().map(|(name, _)| name))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    (text(&output.stdout), text(&output.stderr))
}

/// The one calendar in `written`, after it was held against the laws.
fn read(written: &str) -> IcalCalendar {
    laws_of_lines(written);
    let calendars: Vec<_> = ical::IcalParser::new(BufReader::new(written.as_bytes())).collect();
    assert_eq!(calendars.len(), 1, "{written}");
    let calendar = calendars.into_iter().next().unwrap().unwrap();
    assert_eq!(value(&calendar, "VERSION").as_deref(), Some("2.0"));
    assert!(value(&calendar, "PRODID").is_some());
    // 3.6: at least one component.
    assert!(calendar.events.len() + calendar.timezones.len() > 0);
    let mut identifiers: Vec<_> = calendar.events.iter().map(|event| value(event, "UID").unwrap()).collect();
    identifiers.sort();
    identifiers.dedup();
    assert_eq!(identifiers.len(), calendar.events.len(), "every UID is one of its own");
    calendar.events.iter().for_each(laws_of_event);
    calendar
}

/// RFC 5545, 3.1: lines end with CRLF, have up to 75 octets, hold no control but in folding.
fn laws_of_lines(written: &str) {
    assert!(written.ends_with("END:VCALENDAR\r\n"), "{written}");
    let lines = written.strip_suffix("\r\n").unwrap().split("\r\n");
    for line in lines {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(char::is_control), "{line:?}");
    }
}

/// 3.6.1: what an event must have once, and that it ends after it begins, in the same kind of time.
fn laws_of_event(event: &IcalEvent) {
    for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION"] {
        assert_eq!(event.properties.iter().filter(|property| property.name == name).count(), 1, "{name}");
    }
    let start = event.get_property("DTSTART").unwrap();
    if let Some(end) = event.get_property("DTEND") {
        assert_eq!(start.params, end.params);
        assert!(start.value < end.value, "{start:?} {end:?}");
    }
    let is_stamp = |stamp: &str| stamp.len() == 16 && stamp.ends_with('Z') && stamp.as_bytes()[8] == b'T';
    assert!(is_stamp(&value(event, "DTSTAMP").unwrap()));
}

fn value(component: &impl Component, name: &str) -> Option<String> {
    component.get_property(name).and_then(|property| property.value.clone())
}

/// Start, end and words of each event.
fn events(calendar: &IcalCalendar) -> Vec<[String; 3]> {
    let of = |event: &IcalEvent| {
        ["DTSTART", "DTEND", "SUMMARY"].map(|name| value(event, name).unwrap_or_default())
    };
    calendar.events.iter().map(of).collect()
}

#[test]
fn days_months_years_decades_and_spans_are_events() {
    let text = "Signed on 29 May 2025. Begun in May 2024, planned in 2019 and in the 1990s.\n\n\
        The war lasted from 1939 to 1945.\n";
    let (written, said) = exported(&[("a.txt", text)], &[]);
    let found = events(&read(&written));
    let wanted = [
        ["20250529", "20250530", "29 May 2025"],
        ["20240501", "20240601", "May 2024"],
        ["20190101", "20200101", "2019"],
        ["19900101", "20000101", "the 1990s"],
        ["19390101", "19460101", "1939 to 1945"],
    ];
    assert_eq!(found, wanted.map(|event| event.map(str::to_owned)));
    assert_eq!(said, "");
}

#[test]
fn an_event_says_value_rule_sentence_and_document() {
    let (written, _) = exported(&[("a.txt", &format!("First.\n{HIJRI}"))], &[]);
    let calendar = read(&written);
    assert_eq!(events(&calendar)[0][..2], ["20250315", "20250316"]);
    let said = value(&calendar.events[0], "DESCRIPTION").unwrap();
    let lines: Vec<&str> = said.split("\\n").collect();
    assert_eq!(lines[0], "DATE AH1446-09-15");
    assert_eq!(lines[1], "islamic: gregorian 2025-03-15/2025-03-15");
    assert!(lines[2].starts_with("rule ar.") && lines[2].contains("\\, confidence 0."), "{said}");
    assert_eq!(lines[3..], [HIJRI.trim(), "a.txt"]);
}

#[test]
fn what_no_calendar_can_place_is_left_out_and_counted() {
    let text = "In 1066 the king died. On Thursday he met 3 days of rain, in 49 BC too.";
    let (written, said) = exported(&[("a.txt", text)], &[]);
    assert_eq!(events(&read(&written)), Vec::<[String; 3]>::new());
    assert_eq!(said.lines().count(), 1);
    assert!(said.contains("2 before 1583") && said.contains("out of the calendar"), "{said}");
}

#[test]
fn nothing_to_tell_is_a_calendar_too() {
    let (written, said) = exported(&[("a.txt", "Nothing happens here.")], &[]);
    let calendar = read(&written);
    assert_eq!((calendar.events.len(), calendar.timezones.len(), &*said), (0, 1, ""));
}

#[test]
fn the_same_text_gives_the_same_bytes_wherever_it_lies() {
    let files = [("a.txt", "It was 29 May 2025. It was 29 May 2025. It was 29 May 2025.")];
    let (first, _) = exported(&files, &["--date", "2025-05-30"]);
    let (second, _) = exported(&files, &["--date", "2025-05-30"]);
    assert_eq!(first, second);
    let calendar = read(&first);
    assert_eq!(calendar.events.len(), 3);
    assert_eq!(value(&calendar.events[0], "DTSTAMP").as_deref(), Some("20250530T000000Z"));
}

#[test]
fn a_text_cannot_write_a_line_of_its_own() {
    let text = "29\u{a0}May 2025\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO, a;b\\c \u{1B}]0;x\u{7}\u{202E}\
        \u{2028}DTSTART:1\u{85}on 3 June\r\n2025\0.";
    let (written, _) = exported(&[("a\r\nEND:VEVENT\r\n.txt", text)], &[]);
    let calendar = read(&written);
    assert!(!calendar.events.is_empty() && calendar.alarms.is_empty(), "{written}");
    assert_eq!(written.matches("\r\nEND:VEVENT\r\n").count(), calendar.events.len());
    assert!(!written.contains(['\u{1B}', '\u{7}', '\u{202E}', '\u{2028}', '\u{85}']));
}

#[test]
fn several_documents_are_one_calendar_and_the_seeds_too() {
    let files = [("a.txt", "29 May 2025"), ("b.txt", "29 May 2025")];
    let (written, _) = exported(&files, &["--dates", "2025"]);
    assert_eq!(read(&written).events.len(), 2);
    let (written, _) = exported_from(Path::new(env!("CARGO_MANIFEST_DIR")), &[("seeds", "")], &[]);
    assert!(read(&written).events.len() > 5);
}
