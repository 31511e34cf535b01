//! Content lines of iCalendar (RFC 5545, 3.1): escaped, folded, ended by CRLF.
//!
//! In: a property's name with its parameters, and its text. Out: a line that no calendar program
//! takes for two properties, whatever the text holds: line ends and controls are white space or gone
//! before anything is written. Our own, because the package that writes them (ics 0.5.8) counts the
//! space of a folded line beside the 75 octets.

use crate::cli::plain;

/// Octets of a line at most, without its CRLF.
const OCTETS_MAX: usize = 75;

/// A property whose value is one of ours: a date, a time, a word.
pub(super) fn property(name: &str, value: &str) -> String {
    folded(&format!("{name}:{value}"))
}

/// A property whose value is text (RFC 5545, 3.3.11): lines, each of them one line.
pub(super) fn text(name: &str, lines: &[impl AsRef<str>]) -> String {
    let escaped: Vec<String> = lines.iter().map(|line| escaped(line.as_ref())).collect();
    property(name, &escaped.join("\\n"))
}

fn escaped(line: &str) -> String {
    let line = one_line(line);
    let mut escaped = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Text on one line: every run of white space is a space, what a terminal would obey is gone.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    plain::text(&words.join(" ")).into_owned()
}

/// Breaks a line before the octet that would be too much, between two scalars; what follows begins
/// with a space.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / OCTETS_MAX * 3 + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > OCTETS_MAX {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_has_a_meaning_is_escaped_and_lines_stay_inside() {
        assert_eq!(text("SUMMARY", &["a,b;c\\d: \"e\""]), "SUMMARY:a\\,b\\;c\\\\d: \"e\"\r\n");
        assert_eq!(text("DESCRIPTION", &["one", "two"]), "DESCRIPTION:one\\ntwo\r\n");
        let hostile = "x\r\nEND:VEVENT\rBEGIN:VALARM\n\u{85}\u{2028}ACTION:\u{1B}[31m\u{202E}AUDIO\0";
        assert_eq!(text("SUMMARY", &[hostile]), "SUMMARY:x END:VEVENT BEGIN:VALARM ACTION:[31mAUDIO\r\n");
    }

    #[test]
    fn a_long_line_is_folded_at_75_octets() {
        let line = property("X", &"a".repeat(73));
        assert_eq!(line, format!("X:{}\r\n", "a".repeat(73)));
        let line = property("X", &"a".repeat(74 + 74));
        assert_eq!(line, format!("X:{}\r\n {}\r\n a\r\n", "a".repeat(73), "a".repeat(74)));
    }

    proptest! {
        #[test]
        fn every_line_is_short_and_all_of_them_are_the_whole(value in "(\\PC|\u{645}|\u{1F600}){0,200}") {
            let line = property("SUMMARY", &value);
            for piece in line.strip_suffix("\r\n").expect("ends").split("\r\n") {
                prop_assert!(piece.len() <= OCTETS_MAX);
            }
            prop_assert_eq!(line.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }

        #[test]
        fn no_text_adds_a_line(value in any::<String>()) {
            let line = text("SUMMARY", &[&value]).replace("\r\n ", "");
            prop_assert_eq!(line.matches(['\r', '\n']).count(), 2);
            prop_assert!(!line.trim_end().contains(char::is_control));
        }
    }
}
