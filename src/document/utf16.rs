//! UTF-16 without a byte order mark, found by what the units hold.
//!
//! Must be asked before the question whether the bytes are valid UTF-8: Arabic in UTF-16
//! (06 27 06 44 ...) often is.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::limits;

/// UTF-16LE or UTF-16BE if the bytes are most likely that.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let pairs = pairs.get(..limits::UTF16_SAMPLE_UNITS_MAX).unwrap_or(pairs);
    if looks_right(pairs.iter().map(|pair| u16::from_le_bytes(*pair))) {
        Some(UTF_16LE)
    } else if looks_right(pairs.iter().map(|pair| u16::from_be_bytes(*pair))) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// At least nine units of ten are what texts of our languages are made of, and most of them hold
/// a byte that no 8-bit text has. (Units 20xx alone prove nothing: they are also any letter
/// beside an ASCII space.)
fn looks_right(units: impl Iterator<Item = u16>) -> bool {
    let (mut all, mut sure, mut possible) = (0, 0, 0);
    for unit in units {
        all += 1;
        match unit {
            // Hebrew, Arabic; ASCII.
            0x0500..=0x06FF | 0x09 | 0x0A | 0x0D | 0x20..=0x7E => sure += 1,
            // General Punctuation.
            0x2000..=0x206F => possible += 1,
            _ => {}
        }
    }
    all >= 2 && (sure + possible) * 10 >= all * 9 && sure * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        assert_eq!(guess(bytes).map(Encoding::name), expected, "{bytes:?}");
    }

    #[test]
    fn both_byte_orders_are_found() {
        let units = |to_bytes: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> {
            text.encode_utf16().flat_map(to_bytes).collect()
        };
        for text in
            ["\u{627}\u{644}\u{633}\u{644}\u{627}\u{645}", "shalom, 1948", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}"]
        {
            check(&units(u16::to_le_bytes, text), Some("UTF-16LE"));
            check(&units(u16::to_be_bytes, text), Some("UTF-16BE"));
        }
    }

    #[test]
    fn eight_bit_text_is_not_taken_for_utf_16() {
        check(b"", None);
        check(b"a", None);
        check(b"a b c d e f g h", None);
        check(&[b' '; 200], None);
        check(b"\n\n\n\n\n\n", None);
        check("\u{627}\u{644}\u{633}\u{644}\u{627}\u{645}".as_bytes(), None);
        check(&[0; 64], None);
    }
}
