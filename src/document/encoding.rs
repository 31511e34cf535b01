//! Finds the encoding of bytes by their content, and turns them into text.
//!
//! The order of the questions matters: a byte order mark; UTF-16 without one (its bytes are often
//! valid UTF-8); UTF-8; UTF-8 with a few broken places; an 8-bit encoding by its letters.
//! ISO-8859-8 is mostly answered as windows-1255, which has the same letters at the same places.
//! In: bytes. Out: text in logical order and a note on what was done. Total: any bytes give a
//! text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    DecoderResult, Encoding, ISO_8859_8, ISO_8859_8_I, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1255,
};

use super::content::Bytes;
use super::visual::{self, Order};
use super::{binary, utf16};
use crate::limits;

/// Bytes of the longest character of UTF-8.
const CHARACTER_BYTES_MAX: usize = 4;

/// How the bytes became text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodingNote {
    /// The encoding's WHATWG name, e.g. "UTF-8", "windows-1256".
    pub name: &'static str,
    /// Undecodable sequences, each shown as U+FFFD.
    pub malformed: usize,
    /// Hebrew stored in visual order, turned into logical order.
    pub visual: bool,
}

/// What the bytes of a document are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Text in this encoding.
    Text(&'static Encoding),
    /// No text, but this (with its article).
    Data(&'static str),
}

/// Finds out by the content.
pub(super) fn find(bytes: &[u8]) -> Found {
    if let Some(what) = binary::known_format(bytes) {
        return Found::Data(what);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Found::Text(encoding);
    }
    if let Some(encoding) = utf16::guess(bytes) {
        return Found::Text(encoding);
    }
    let valid = Encoding::utf8_valid_up_to(bytes) == bytes.len();
    if let Some(what) = binary::unknown_data(bytes, valid) {
        return Found::Data(what);
    }
    if valid || is_damaged_utf8(bytes) {
        return Found::Text(UTF_8);
    }
    Found::Text(guess_by_letters(bytes))
}

/// Finds out by the beginning of a large file, and by places further on if that is plain ASCII.
pub(super) fn find_in_samples(bytes: &Bytes) -> Found {
    let sample = limits::ENCODING_SAMPLE_BYTES_MAX as u64;
    let start = bytes.get(0..sample);
    let found = find_in_cut(&start);
    if found != Found::Text(UTF_8) || !start.is_ascii() {
        return found;
    }
    let further = (1..4).map(|quarter| bytes.len() / 4 * quarter).map(|at| {
        let sample = bytes.get(at..at + sample / 4);
        // From the start of a line: a character is whole there.
        let line = memchr::memchr(b'\n', &sample).map_or(0, |end| end + 1);
        sample.get(line..).map(<[u8]>::to_vec).unwrap_or_default()
    });
    let beyond_ascii = further.into_iter().find(|sample| !sample.is_ascii());
    match beyond_ascii.map(|sample| find_in_cut(&sample)) {
        Some(Found::Text(encoding)) => Found::Text(encoding),
        // Data far inside of a text is shown as it is.
        Some(Found::Data(_)) | None => found,
    }
}

/// The same for bytes whose last character may be cut.
fn find_in_cut(bytes: &[u8]) -> Found {
    let valid = Encoding::utf8_valid_up_to(bytes);
    let cut = if bytes.len() - valid < CHARACTER_BYTES_MAX { valid } else { bytes.len() };
    find(bytes.get(..cut).unwrap_or(bytes))
}

/// Text in logical order from bytes in `encoding`; a byte order mark is left out.
/// `is_forced`: a person named the encoding, so the order of Hebrew letters that its name states
/// holds unless the letters say otherwise.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
    is_forced: bool,
) -> (Cow<'a, str>, EncodingNote) {
    let (encoding, bytes) = without_byte_order_mark(bytes, encoding);
    let (text, malformed) = match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => (text, 0),
        None => decode_counting(bytes, encoding),
    };
    let visual = is_visual(&text, encoding, is_forced);
    let text = if visual { Cow::Owned(visual::to_logical(&text)) } else { text };
    (text, EncodingNote { name: encoding.name(), malformed, visual })
}

/// The text of a piece of a document that begins and ends between characters, in logical order;
/// each undecodable sequence is one U+FFFD.
pub(super) fn decode_piece(bytes: &[u8], encoding: &'static Encoding, visual: bool) -> String {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    if visual { visual::to_logical(&text) } else { text.into_owned() }
}

fn without_byte_order_mark<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
) -> (&'static Encoding, &'a [u8]) {
    let is_utf16 = |encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    match Encoding::for_bom(bytes) {
        // The label "utf-16" leaves the byte order open: the mark decides.
        Some((marked, length)) if marked == encoding || is_utf16(marked) && is_utf16(encoding) => {
            (marked, bytes.get(length..).unwrap_or_default())
        }
        _ => (encoding, bytes),
    }
}

/// The slow way for broken text: each undecodable sequence becomes one U+FFFD and is counted.
fn decode_counting(bytes: &[u8], encoding: &'static Encoding) -> (Cow<'static, str>, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut malformed = 0;
    let mut rest = bytes;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return (Cow::Owned(text), malformed),
            // At least 64 bytes more each time, so that the loop goes on.
            DecoderResult::OutputFull => text.reserve(rest.len() + 64),
            DecoderResult::Malformed(..) => {
                malformed += 1;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

/// Whether Hebrew letters stand in visual order. A name that a person gave counts, but
/// "iso-8859-8" (visual by the standard) is often said of logical files.
fn is_visual(text: &str, encoding: &'static Encoding, is_forced: bool) -> bool {
    if encoding == ISO_8859_8 {
        visual::order_of(text) != Order::Logical
    } else {
        encoding == WINDOWS_1255 && !is_forced && visual::order_of(text) == Order::Visual
    }
}

/// Whether broken bytes are the exception in UTF-8 text: at least four letters beyond ASCII are
/// whole for each broken place. (In 8-bit Arabic or Hebrew nearly each letter is broken UTF-8.)
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut faults) = (0, 0);
    let mut rest = bytes;
    while !rest.is_empty() && faults < limits::UTF8_FAULTS_MAX {
        let (valid, broken) = rest.split_at(Encoding::utf8_valid_up_to(rest));
        whole += valid.iter().filter(|byte| **byte >= 0xC0).count();
        // One fault is a lead byte with what belongs to it, or a stray byte.
        let length = broken.iter().skip(1).take_while(|byte| matches!(**byte, 0x80..=0xBF)).count() + 1;
        faults += usize::from(!broken.is_empty());
        rest = broken.get(length..).unwrap_or_default();
    }
    whole >= faults * 4
}

/// Guesses an 8-bit (or East Asian) encoding from the bytes around the first letters beyond
/// ASCII.
fn guess_by_letters(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(64);
    let end = (from + limits::ENCODING_SAMPLE_BYTES_MAX).min(bytes.len());
    let sample = bytes.get(from..end).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Not told that a cut sample is the end: half a character there is no fault.
    detector.feed(sample, end == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == ISO_8859_8_I { WINDOWS_1255 } else { guess }
}

#[cfg(test)]
mod rates;
#[cfg(test)]
mod tests;
