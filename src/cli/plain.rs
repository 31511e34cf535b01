//! Logical text for standard output and standard error: harmless, in reading order.
//!
//! What is taken out: C0 and C1 controls (a terminal obeys them), the directional embeddings,
//! overrides and isolates (they make a line lie about its order), tags and further selectors (unseen
//! text), annotation controls and noncharacters. What a writer needs stays: joiners and the three
//! directional marks.

use std::borrow::Cow;
use std::fmt::Write;

/// Text of several lines; line feeds and tabs stay.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    if is_plainly_harmless(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let harmful = |c: char| is_harmful(c) && !matches!(c, '\n' | '\t');
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| !harmful(c)).collect())
}

/// JSON that holds nothing harmful: it can stand only inside strings, where an escape means the
/// same (RFC 8259, 7).
pub(super) fn json(json: &str) -> Cow<'_, str> {
    if !json.contains(is_harmful) {
        return Cow::Borrowed(json);
    }
    let mut harmless = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_harmful(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(harmless, "\\u{unit:04x}");
            }
        } else {
            harmless.push(c);
        }
    }
    Cow::Owned(harmless)
}

/// Text for one line, such as a file name in a message: white space is a space, what is taken
/// out is shown, since the reader has to find the file.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(shown).collect()
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        // U+2400 and on are the pictures of the C0 controls.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '\u{2421}',
        _ if is_harmful(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// Whether no byte can belong to a harmful character: most texts are told at once.
fn is_plainly_harmless(bytes: &[u8]) -> bool {
    // The bytes that begin C1 controls, U+2000 and on, U+F000 and on, and all beyond the BMP.
    let doubtful = |byte: u8| {
        (byte < 0x20 && byte != b'\n' && byte != b'\t') | matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF | 0xF0..)
    };
    // Without a way out in the middle a piece is looked at in one go.
    !bytes.chunks(256).any(|piece| piece.iter().fold(false, |found, byte| found | doubtful(*byte)))
}

fn is_harmful(c: char) -> bool {
    let value = u32::from(c);
    let is_noncharacter = value & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    c.is_control()
        || is_noncharacter
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(c, '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_go_and_letters_stay() {
        assert_eq!(text("a\u{1B}[31mb\r\n\tc\u{9B}m"), "a[31mb\n\tcm");
        assert_eq!(text("\u{202E}abc\u{2066}\u{E0041}"), "abc");
        assert_eq!(text("\u{645}\u{6CC}\u{200C}\u{631}\u{200F}"), "\u{645}\u{6CC}\u{200C}\u{631}\u{200F}");
    }

    /// The quick look lets nothing through that is taken out.
    #[test]
    fn every_harmful_character_is_doubtful() {
        for c in ('\0'..=char::MAX).filter(|c| is_harmful(*c) && !matches!(c, '\n' | '\t')) {
            let text = format!("{}{c}", "x".repeat(300));
            assert!(!is_plainly_harmless(text.as_bytes()), "U+{:04X}", u32::from(c));
        }
        assert!(is_plainly_harmless("\u{643}\u{62A}\u{627}\u{628} a\tb\n".as_bytes()));
    }

    #[test]
    fn json_means_the_same_without_controls() {
        let text = "a\u{7F}\u{9B}\u{202E}\u{E0041}\u{1B}\u{645}";
        let written = serde_json::to_string(text).expect("a string");
        let harmless = json(&written);
        assert!(!harmless.contains(is_harmful), "{harmless}");
        assert_eq!(serde_json::from_str::<String>(&harmless).expect("JSON"), text);
    }

    #[test]
    fn a_name_shows_what_is_in_it() {
        assert_eq!(
            one_line("a\u{1B}]0;x\u{7}\nb\u{7F}\u{9C}\u{202E}"),
            "a\u{241B}]0;x\u{2407} b\u{2421}\u{FFFD}\u{FFFD}"
        );
    }
}
