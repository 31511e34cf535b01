//! A file in UTF-8 as a text that is read in windows: a place in the text is a place in the file.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use encoding_rs::Encoding;

use super::Bytes;

/// Bytes of the longest character.
const CHARACTER_BYTES_MAX: usize = 4;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Shown for a byte that cannot be decoded; as long as the byte.
const SUBSTITUTE: u8 = 0x1A;

/// The text of a file in UTF-8.
#[derive(Debug)]
pub(super) struct Utf8 {
    bytes: Bytes,
    /// Bytes before the text: those of a byte order mark.
    skipped: u64,
    len: AtomicUsize,
}

impl Utf8 {
    pub(super) fn new(bytes: Bytes) -> Self {
        let marked = bytes.get(0..BYTE_ORDER_MARK.len() as u64) == BYTE_ORDER_MARK;
        let skipped = if marked { BYTE_ORDER_MARK.len() as u64 } else { 0 };
        let text = Self { bytes, skipped, len: AtomicUsize::new(0) };
        text.measure();
        text
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    pub(super) fn len(&self) -> usize {
        self.len.load(Ordering::Acquire)
    }

    /// Takes the length that the file has now; whether it changed.
    pub(super) fn measure(&self) -> bool {
        let len = usize::try_from(self.bytes.len().saturating_sub(self.skipped)).unwrap_or(usize::MAX);
        self.len.swap(len, Ordering::AcqRel) != len
    }

    /// The text from the character that holds the first byte to before the one that holds the byte
    /// after the last, and where it begins.
    pub(super) fn get(&self, range: Range<usize>) -> (usize, String) {
        let len = self.len();
        let (start, end) = (range.start.min(len), range.end.min(len).max(range.start.min(len)));
        let from = start.saturating_sub(CHARACTER_BYTES_MAX - 1);
        let until = end.saturating_add(CHARACTER_BYTES_MAX - 1).min(len);
        let mut bytes = self.bytes.get(self.skipped + from as u64..self.skipped + until as u64);
        let first = floor_boundary(&bytes, start - from);
        let last = floor_boundary(&bytes, end - from).max(first);
        bytes.truncate(last);
        bytes.drain(..first);
        (from + first, mended(bytes))
    }
}

/// Where the character begins that holds the byte `at`, looking at the bytes around it alone.
fn floor_boundary(bytes: &[u8], at: usize) -> usize {
    let at = at.min(bytes.len());
    let lead = (at.saturating_sub(CHARACTER_BYTES_MAX - 1)..at).rev().find(|&lead| {
        // A character that begins here and goes on over `at`.
        bytes.get(lead).is_some_and(|&byte| byte >= 0xC2)
    });
    let Some(lead) = lead else { return at };
    let rest = bytes.get(lead..bytes.len().min(lead + CHARACTER_BYTES_MAX)).unwrap_or_default();
    let length = first_character(rest);
    if length > at - lead { lead } else { at }
}

/// Bytes of the character that begins here; 0 if none does.
fn first_character(bytes: &[u8]) -> usize {
    (1..=CHARACTER_BYTES_MAX)
        .find(|&length| bytes.get(..length).is_some_and(|bytes| str::from_utf8(bytes).is_ok()))
        .unwrap_or(0)
}

/// The bytes as text, each byte that belongs to no character replaced by one that does.
fn mended(mut bytes: Vec<u8>) -> String {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        at += Encoding::utf8_valid_up_to(rest);
        let Some(byte) = bytes.get_mut(at) else { break };
        *byte = SUBSTITUTE;
        at += 1;
    }
    String::from_utf8(bytes).unwrap_or_default()
}
