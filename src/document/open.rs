//! Opens a source: bytes -> text.
//!
//! In: a [`Source`] and, if the reader forces one, an encoding label. Out: a [`Document`] or an
//! [`OpenError`] that says what, where and what to do.

use std::path::PathBuf;
use std::sync::Arc;

use crate::text::Direction;

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A regular file.
    File(PathBuf),
    /// Standard input, read to its end.
    Stdin,
    /// Embedded in the binary: file name (as in seeds/) and bytes.
    BuiltIn(&'static str, &'static [u8]),
}

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

/// A document as it is read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Name for lists and titles (raw: make it harmless before showing it).
    pub title: String,
    /// Where it came from.
    pub source: Source,
    /// Its text.
    pub text: Arc<str>,
    /// How the bytes became text.
    pub encoding: EncodingNote,
    /// The direction of most of its letters.
    pub direction: Direction,
    /// Whether sentences are cut by stray line ends, so that reflow is on by default.
    pub broken_lines: bool,
}

/// Why a source could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("not built yet")]
pub struct OpenError;

/// Opens `source`; `encoding` is a WHATWG label that overrides detection.
pub fn open(source: &Source, encoding: Option<&str>) -> Result<Document, OpenError> {
    let _ = encoding;
    let Source::BuiltIn(name, bytes) = source else { return Err(OpenError) };
    Ok(Document {
        title: (*name).to_owned(),
        source: source.clone(),
        text: String::from_utf8_lossy(bytes).into(),
        encoding: EncodingNote { name: "UTF-8", malformed: 0, visual: false },
        direction: Direction::Rtl,
        broken_lines: true,
    })
}
