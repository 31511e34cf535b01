//! The text of a source and nothing else, for looking through many documents: no title, no
//! paragraphs, no copy of the text.
//!
//! In: a source, an encoding label that a person forces, a buffer that serves one document after
//! the other. Out: what the caller makes of the text.

use encoding_rs::{Encoding, UTF_8};

use super::encoding::{self, Found};
use super::letters::LetterCounts;
use super::{OpenError, Source, Text, binary, labels, open_for_reading};
use crate::limits;
use crate::text::Direction;

/// Bytes in which a NUL tells data from UTF-8 text without a look at all that [`super::open`]
/// looks at.
const NUL_SAMPLE_BYTES: usize = 8 * 1024;

/// A text in passing.
#[derive(Clone, Copy, Debug)]
pub enum Passing<'a> {
    /// All of it.
    Whole(&'a str),
    /// It is read in windows.
    Windowed(&'a Text),
}

/// Hands the text of `source`, as [`super::open`] would read it, to `with`.
pub fn with_text<T>(
    source: &Source,
    encoding: Option<&str>,
    buffer: &mut Vec<u8>,
    with: impl FnOnce(&str) -> T,
) -> Result<T, OpenError> {
    let forced = encoding.map(labels::encoding_of).transpose()?;
    let bytes_max = limits::DOCUMENT_BYTES_MAX;
    let Some(bytes) = source.read_into(buffer, bytes_max)? else {
        return Err(OpenError::TooLarge { name: source.name(), bytes_max });
    };
    with_bytes(source, forced, bytes, with)
}

/// The same as [`super::open_for_reading`] would read it.
pub fn with_text_for_reading<T>(
    source: &Source,
    encoding: Option<&str>,
    buffer: &mut Vec<u8>,
    with: impl FnOnce(Passing<'_>) -> T,
) -> Result<T, OpenError> {
    let forced = encoding.map(labels::encoding_of).transpose()?;
    if let Some(bytes) = source.read_into(buffer, limits::WHOLE_BYTES_MAX)? {
        return with_bytes(source, forced, bytes, |text| with(Passing::Whole(text)));
    }
    let text = open_for_reading(source, encoding)?.text;
    // What is not UTF-8 is as long as it is decoded.
    while text.read_on() {}
    Ok(with(Passing::Windowed(&text)))
}

fn with_bytes<T>(
    source: &Source,
    forced: Option<&'static Encoding>,
    bytes: &[u8],
    with: impl FnOnce(&str) -> T,
) -> Result<T, OpenError> {
    let found = match forced {
        Some(encoding) => Found::Text(encoding),
        // Most texts are UTF-8 without a mark: that is told fastest.
        None if is_plainly_utf8(bytes) => Found::Text(UTF_8),
        None => encoding::find(bytes),
    };
    match found {
        Found::Text(encoding) => Ok(with(&encoding::decode(bytes, encoding, forced.is_some()).0)),
        Found::Data(what) => Err(OpenError::Binary { name: source.name(), what }),
    }
}

/// The direction of most letters of a text.
pub fn direction_of(text: &str) -> Direction {
    LetterCounts::sample(text).direction()
}

fn is_plainly_utf8(bytes: &[u8]) -> bool {
    let head = bytes.get(..NUL_SAMPLE_BYTES).unwrap_or(bytes);
    binary::known_format(bytes).is_none()
        && memchr::memchr(0, head).is_none()
        && Encoding::for_bom(bytes).is_none()
        && Encoding::utf8_valid_up_to(bytes) == bytes.len()
}

#[cfg(test)]
mod tests {
    use super::with_text;
    use crate::document::{OpenError, Source, open};

    /// What is read in passing is what is read when a document is opened.
    #[test]
    fn the_text_is_that_of_the_open_document() {
        let arabic = "\u{643}\u{62A}\u{627}\u{628} ".repeat(40);
        let (old, ..) = encoding_rs::WINDOWS_1256.encode(&arabic);
        let wide: Vec<u8> = arabic.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let texts: [&[u8]; 7] = [
            b"",
            b"plain",
            b"\xEF\xBB\xBFmarked",
            arabic.as_bytes(),
            &old,
            &wide,
            b"a damaged \xFF place in \xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8 \xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8",
        ];
        let mut buffer = b"from the document before".to_vec();
        for bytes in texts {
            let bytes: &'static [u8] = Box::leak(bytes.to_vec().into_boxed_slice());
            let source = Source::BuiltIn("a.txt", bytes);
            let text = with_text(&source, None, &mut buffer, str::to_owned).unwrap();
            assert_eq!(text, *open(&source, None).unwrap().text);
        }
        for data in [&b"%PDF-1.7\n"[..], &[0; 100]] {
            let data: &'static [u8] = Box::leak(data.to_vec().into_boxed_slice());
            let read = with_text(&Source::BuiltIn("a", data), None, &mut buffer, str::len);
            assert!(matches!(read, Err(OpenError::Binary { .. })));
        }
    }
}
