//! A file in another encoding as a text that is read in windows.
//!
//! It is cut into pieces that begin and end between characters; where each begins, in the file and
//! in the text, is kept (16 bytes for 64 KiB of the file). A window decodes its pieces anew.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::Bytes;
use crate::document::encoding::decode_piece;

/// Bytes of the file in a piece at most.
const PIECE_BYTES: usize = 64 * 1024;

/// Pieces whose text is kept.
const KEPT_PIECES_MAX: usize = 4;

/// Where a piece begins.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    /// Byte of the file.
    source: u64,
    /// Byte of the text.
    text: usize,
}

#[derive(Debug)]
struct Index {
    /// Where the known pieces begin; the last entry is where the next one will.
    pieces: Vec<Piece>,
    /// Texts of the pieces asked for last, newest last, by their number.
    kept: Vec<(usize, Arc<str>)>,
    /// Bytes of the file when it was measured.
    file_bytes: u64,
}

/// The text of a file in any encoding.
#[derive(Debug)]
pub(super) struct Decoded {
    bytes: Bytes,
    encoding: &'static Encoding,
    visual: bool,
    index: Mutex<Index>,
    len: AtomicUsize,
}

impl Decoded {
    /// Decodes the first piece.
    pub(super) fn new(bytes: Bytes, encoding: &'static Encoding, visual: bool) -> Self {
        let start = bytes.get(0..4);
        let skipped = Encoding::for_bom(&start).map_or(0, |(_, length)| length as u64);
        let first = Piece { source: skipped, text: 0 };
        let index = Index { pieces: vec![first], kept: Vec::new(), file_bytes: bytes.len() };
        let text = Self { bytes, encoding, visual, index: Mutex::new(index), len: AtomicUsize::new(0) };
        text.read_on();
        text
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Bytes of the text as far as it is decoded.
    pub(super) fn len(&self) -> usize {
        self.len.load(Ordering::Acquire)
    }

    /// Decodes one more piece; `false` at the end of the file.
    pub(super) fn read_on(&self) -> bool {
        let (from, file_bytes) = {
            let index = self.index();
            (index.pieces.last().copied().unwrap_or_default(), index.file_bytes)
        };
        let bytes = self.bytes.get(from.source..file_bytes.min(from.source + PIECE_BYTES as u64));
        let is_last = from.source + bytes.len() as u64 >= file_bytes;
        let length = if is_last { whole_units(self.encoding, &bytes) } else { cut(self.encoding, &bytes) };
        let piece = bytes.get(..length).unwrap_or_default();
        if piece.is_empty() {
            return false;
        }
        let text = decode_piece(piece, self.encoding, self.visual);
        let next = Piece { source: from.source + length as u64, text: from.text + text.len() };
        let mut index = self.index();
        // Another thread may have read the same piece on.
        if index.pieces.last().is_some_and(|last| last.source == from.source) {
            index.pieces.push(next);
            self.len.store(next.text, Ordering::Release);
        }
        !is_last
    }

    /// Hundredths of the file that are decoded; `None`: all of it.
    pub(super) fn progress(&self) -> Option<u8> {
        let index = self.index();
        let read = index.pieces.last().map_or(0, |piece| piece.source);
        // The half unit at the end of a file that is cut does not count.
        (read + 1 < index.file_bytes).then(|| (read * 100 / index.file_bytes.max(1)) as u8)
    }

    /// Takes the length that the file has now; pieces beyond its end are forgotten.
    pub(super) fn measure(&self) -> bool {
        let file_bytes = self.bytes.len();
        let mut index = self.index();
        let changed = index.file_bytes != file_bytes;
        index.file_bytes = file_bytes;
        while index.pieces.len() > 1 && index.pieces.last().is_some_and(|last| last.source > file_bytes) {
            index.pieces.pop();
        }
        if changed {
            index.kept.clear();
        }
        self.len.store(index.pieces.last().map_or(0, |piece| piece.text), Ordering::Release);
        changed
    }

    /// The text of a range, as [`super::Text::get`] says, and where it begins.
    pub(super) fn get(&self, range: Range<usize>) -> (usize, String) {
        let len = self.len();
        let (start, end) = (range.start.min(len), range.end.min(len).max(range.start.min(len)));
        let mut text = String::new();
        let mut text_start = None;
        let mut number = self.index().pieces.partition_point(|piece| piece.text <= start).saturating_sub(1);
        while let Some((from, piece)) = self.piece(number).filter(|(from, _)| *from <= end) {
            let floor = |byte: usize| from + piece.floor_char_boundary(byte.saturating_sub(from));
            let (first, last) = (floor(start.max(from)), floor(end.min(from + piece.len())));
            text_start.get_or_insert(first);
            text.push_str(piece.get(first - from..last.max(first) - from).unwrap_or_default());
            if end <= from + piece.len() {
                break;
            }
            number += 1;
        }
        (text_start.unwrap_or(start), text)
    }

    /// Where a known piece begins, and its text.
    fn piece(&self, number: usize) -> Option<(usize, Arc<str>)> {
        let mut index = self.index();
        let from = *index.pieces.get(number)?;
        let until = *index.pieces.get(number + 1)?;
        if let Some((_, text)) = index.kept.iter().find(|(kept, _)| *kept == number) {
            return Some((from.text, Arc::clone(text)));
        }
        let bytes = self.bytes.get(from.source..until.source);
        let text: Arc<str> = Arc::from(decode_piece(&bytes, self.encoding, self.visual));
        if index.kept.len() >= KEPT_PIECES_MAX {
            index.kept.remove(0);
        }
        index.kept.push((number, Arc::clone(&text)));
        Some((from.text, text))
    }

    /// A thread that died while it held the index left it whole: entries are pushed last.
    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Bytes of whole units.
fn whole_units(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    if is_utf16(encoding) { bytes.len() & !1 } else { bytes.len() }
}

/// Where to end a piece: after its last line end, else after the last byte that ends a character in
/// every encoding, else at its end.
fn cut(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    if is_utf16(encoding) {
        let (pairs, _) = bytes.as_chunks::<2>();
        let unit = |pair: &[u8; 2]| {
            if encoding == UTF_16LE { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) }
        };
        let line_end = pairs.iter().rposition(|pair| unit(pair) == 0x0A).map(|at| at + 1);
        // Not between the halves of a surrogate pair.
        let halved = pairs.last().is_some_and(|pair| matches!(unit(pair), 0xD800..0xDC00));
        return 2 * line_end.unwrap_or(pairs.len() - usize::from(halved && pairs.len() > 1));
    }
    let line_end = memchr::memrchr(b'\n', bytes).map(|at| at + 1);
    // Bytes below 0x30 are second bytes in no encoding of the Web.
    let sure = || bytes.iter().rposition(|byte| *byte < 0x30).map(|at| at + 1);
    let anywhere = encoding.is_single_byte().then_some(bytes.len());
    line_end.or(anywhere).or_else(sure).unwrap_or(bytes.len())
}
