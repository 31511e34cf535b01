//! The text of a document, whole in memory or read in windows from its file.
//!
//! A text beyond [`crate::limits::WHOLE_BYTES_MAX`] is never held: each question for a range reads
//! just that range. Its places are bytes of the text in UTF-8, as for any other text. A file in
//! UTF-8 gives them at once: each undecodable byte is shown as U+001A SUBSTITUTE (ECMA-48 8.3.148,
//! "a character that has been found to be invalid or in error"), which is as long as the byte. A
//! file in another encoding must be decoded from its start to know them: how far that has come is
//! how long the text is, until it ends.

mod bytes;
mod decoded;
mod utf8;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use decoded::Decoded;
use utf8::Utf8;

pub(super) use bytes::Bytes;

/// A text of any size. Cheap to clone; clones see the same text, also as it grows.
#[derive(Clone, Debug)]
pub struct Text(Kept);

#[derive(Clone, Debug)]
enum Kept {
    Whole(Arc<str>),
    Utf8(Arc<Utf8>),
    Decoded(Arc<Decoded>),
}

impl Text {
    /// A text that is in memory.
    pub fn whole(text: Arc<str>) -> Self {
        Self(Kept::Whole(text))
    }

    /// A text that is read from a file in windows. `visual`: Hebrew letters stand in visual order.
    pub(super) fn windowed(bytes: Bytes, encoding: &'static Encoding, visual: bool) -> Self {
        Self(if encoding == UTF_8 {
            Kept::Utf8(Arc::new(Utf8::new(bytes)))
        } else {
            Kept::Decoded(Arc::new(Decoded::new(bytes, encoding, visual)))
        })
    }

    /// Its length in bytes, as far as it is known.
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::Whole(text) => text.len(),
            Kept::Utf8(text) => text.len(),
            Kept::Decoded(text) => text.len(),
        }
    }

    /// Whether there is nothing in it (yet).
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text in memory, if it is.
    pub fn as_whole(&self) -> Option<&Arc<str>> {
        match &self.0 {
            Kept::Whole(text) => Some(text),
            Kept::Utf8(_) | Kept::Decoded(_) => None,
        }
    }

    /// The text of a range of bytes, from the character that holds the first byte to before the
    /// character that holds the byte after the last. Shorter where the file has become shorter.
    pub fn get(&self, bytes: Range<usize>) -> Cow<'_, str> {
        match &self.0 {
            Kept::Whole(text) => {
                let start = text.floor_char_boundary(bytes.start.min(text.len()));
                let end = text.floor_char_boundary(bytes.end.min(text.len())).max(start);
                Cow::Borrowed(text.get(start..end).unwrap_or_default())
            }
            Kept::Utf8(text) => Cow::Owned(text.get(bytes).1),
            Kept::Decoded(text) => Cow::Owned(text.get(bytes).1),
        }
    }

    /// The text around a range and the byte at which it begins: [`Self::get`] for callers that
    /// don't know where characters begin.
    pub fn window(&self, bytes: Range<usize>) -> (usize, Cow<'_, str>) {
        match &self.0 {
            Kept::Whole(text) => (text.floor_char_boundary(bytes.start.min(text.len())), self.get(bytes)),
            Kept::Utf8(text) => {
                let (start, text) = text.get(bytes);
                (start, Cow::Owned(text))
            }
            Kept::Decoded(text) => {
                let (start, text) = text.get(bytes);
                (start, Cow::Owned(text))
            }
        }
    }

    /// Decodes on, by some 64 KiB of the file; `false` when there is nothing more (now).
    pub fn read_on(&self) -> bool {
        match &self.0 {
            Kept::Whole(_) | Kept::Utf8(_) => false,
            Kept::Decoded(text) => text.read_on(),
        }
    }

    /// How far it has been read, in hundredths of its file; `None`: to the end.
    pub fn progress(&self) -> Option<u8> {
        match &self.0 {
            Kept::Whole(_) | Kept::Utf8(_) => None,
            Kept::Decoded(text) => text.progress(),
        }
    }

    /// Looks how long the file is now and takes its new length; what was known beyond a new end is
    /// forgotten. Says whether the length changed.
    pub fn measure(&self) -> bool {
        match &self.0 {
            Kept::Whole(_) => false,
            Kept::Utf8(text) => text.measure(),
            Kept::Decoded(text) => text.measure(),
        }
    }

    /// What the system said when reading failed, once.
    pub fn take_fault(&self) -> Option<String> {
        match &self.0 {
            Kept::Whole(_) => None,
            Kept::Utf8(text) => text.bytes().take_fault(),
            Kept::Decoded(text) => text.bytes().take_fault(),
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::whole(Arc::from(text))
    }
}

#[cfg(test)]
mod tests;
