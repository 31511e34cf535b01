//! Text for the terminal's clipboard: OSC 52, also through tmux and screen. Works over ssh; a
//! terminal that forbids it ignores it.

use super::identify::Carrier;
use super::multiplexer::wrap;
use crate::limits::CLIPBOARD_BYTES_MAX;

/// screen passes strings of 256 bytes on; longer ones go in pieces.
const SCREEN_PIECE_BYTES: usize = 240;

/// The bytes that copy a text; `None` if it is too long ([`CLIPBOARD_BYTES_MAX`]).
pub(super) fn sequence(carrier: Carrier, text: &str) -> Option<String> {
    if text.len() > CLIPBOARD_BYTES_MAX {
        return None;
    }
    let whole = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
    Some(match carrier {
        Carrier::Direct => whole,
        // tmux takes it itself where it is set to, and else lets it pass.
        Carrier::Tmux => format!("{whole}{}", wrap(carrier, &whole)),
        Carrier::Screen => {
            let pieces = whole.as_bytes().chunks(SCREEN_PIECE_BYTES);
            pieces.map(|piece| wrap(carrier, &String::from_utf8_lossy(piece))).collect()
        }
    })
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= group.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard() {
        let rows = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ];
        for (text, wanted) in rows {
            assert_eq!(base64(text.as_bytes()), wanted);
        }
        assert_eq!(base64("\u{633}".as_bytes()), "2LM=");
    }

    #[test]
    fn long_texts_are_refused_and_screen_gets_pieces() {
        assert!(sequence(Carrier::Direct, &"x".repeat(CLIPBOARD_BYTES_MAX + 1)).is_none());
        assert_eq!(sequence(Carrier::Direct, "foo").as_deref(), Some("\x1b]52;c;Zm9v\x07"));
        let pieces = sequence(Carrier::Screen, &"x".repeat(1000)).unwrap_or_default();
        assert!(
            pieces.split_inclusive("\x1b\\").all(|piece| piece.len() <= 256 && piece.starts_with("\x1bP"))
        );
    }
}
