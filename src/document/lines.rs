//! The source lines of a text: CR, LF, CRLF, NEL and U+2029 end one; U+2028, VT and FF do not
//! (they are breaks inside a paragraph).
//!
//! Trap: the byte 0x85 is part of many Arabic letters, so NEL is looked for only in texts that
//! have it at all.

use std::ops::Range;

use memchr::{memchr2, memmem};

const NEL: &[u8] = "\u{85}".as_bytes();
const PARAGRAPH_SEPARATOR: &[u8] = "\u{2029}".as_bytes();

/// The lines of a text in order, as byte ranges without their line ends; a text without any line
/// end is one line, a line end at the end of the text begins no further line.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    rare_ends: bool,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let has = |end| memmem::find(bytes, end).is_some();
        Self { bytes, at: 0, rare_ends: has(NEL) || has(PARAGRAPH_SEPARATOR) }
    }
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let found = if self.rare_ends { any_end(rest) } else { common_end(rest) };
        let (length, end_length) = found.unwrap_or((rest.len(), 0));
        let line = self.at..self.at + length;
        self.at = line.end + end_length;
        Some(line)
    }
}

/// Where the first line end begins, and its length; CR and LF only.
fn common_end(rest: &[u8]) -> Option<(usize, usize)> {
    let at = memchr2(b'\n', b'\r', rest)?;
    let crlf = rest.get(at..at + 2) == Some(b"\r\n");
    Some((at, if crlf { 2 } else { 1 }))
}

/// Where the first line end of any kind begins, and its length.
fn any_end(rest: &[u8]) -> Option<(usize, usize)> {
    let common = common_end(rest);
    let before = common.map_or(rest, |(at, _)| rest.get(..at).unwrap_or(rest));
    let mut lead_bytes = memchr::memchr2_iter(0xC2, 0xE2, before);
    let rare = lead_bytes.find_map(|at| {
        let from = before.get(at..)?;
        let end = [NEL, PARAGRAPH_SEPARATOR].into_iter().find(|end| from.starts_with(end))?;
        Some((at, end.len()))
    });
    rare.or(common)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lines: Vec<&str> = Lines::of(text).map(|line| &text[line]).collect();
        assert_eq!(lines, expected, "{text:?}");
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        check("a\nb\r\nc\rd\u{85}e\u{2029}f", &["a", "b", "c", "d", "e", "f"]);
        check("a\n\rb\r\n\r\nc", &["a", "", "b", "", "c"]);
        check("", &[]);
        check("\n", &[""]);
        check("a\n", &["a"]);
        check("\u{2029}\u{85}", &["", ""]);
    }

    #[test]
    fn what_only_looks_like_a_line_end_does_not() {
        // MEEM ends in the byte 0x85; the others are breaks inside a paragraph or share bytes.
        check("\u{645}\u{645}", &["\u{645}\u{645}"]);
        check(
            "\u{645}\u{85}\u{AB}\u{201C}\u{2028}\u{B}\u{C}",
            &["\u{645}", "\u{AB}\u{201C}\u{2028}\u{B}\u{C}"],
        );
    }
}
