//! Opens a source: bytes -> text.
//!
//! In: a [`Source`] and, if the reader forces one, an encoding label. Out: a [`Document`] or an
//! [`OpenError`] that says what, where and what to do.

use std::path::Path;
use std::sync::Arc;

use std::fs::File;

use super::content::{Bytes, Text};
use super::encoding::{self, EncodingNote, Found};
use super::letters::LetterCounts;
use super::reflow::Reflow;
use super::{OpenError, Source, Stamp, labels};
use crate::limits;
use crate::text::Direction;

/// A document as it is read; its text is in memory, or a [`Text`] of any size.
#[derive(Clone, Debug)]
pub struct Document<T = Arc<str>> {
    /// Name for lists and titles (raw: make it harmless before showing it).
    pub title: String,
    /// Where it came from.
    pub source: Source,
    /// Its text.
    pub text: T,
    /// How the bytes became text.
    pub encoding: EncodingNote,
    /// The direction of most of its letters.
    pub direction: Direction,
    /// Whether sentences are cut by stray line ends, so that reflow is on by default.
    pub broken_lines: bool,
    /// The file as it was when it was opened.
    pub stamp: Option<Stamp>,
    /// Little of it was there: what was found out of it may change when more has come.
    pub is_provisional: bool,
}

/// Opens `source`; `encoding` is a WHATWG label that overrides detection (and the question
/// whether the bytes are text at all).
pub fn open(source: &Source, encoding: Option<&str>) -> Result<Document, OpenError> {
    let forced = encoding.map(labels::encoding_of).transpose()?;
    let stamp = source.stamp();
    let bytes = source.read()?;
    let found = forced.map_or_else(|| encoding::find(&bytes), Found::Text);
    let encoding = match found {
        Found::Text(encoding) => encoding,
        Found::Data(what) => return Err(OpenError::Binary { name: source.name(), what }),
    };
    let (text, note) = encoding::decode(&bytes, encoding, forced.is_some());
    // 8-bit text grows when it becomes UTF-8.
    if text.len() as u64 > limits::DOCUMENT_BYTES_MAX {
        return Err(OpenError::TooLarge { name: source.name(), bytes_max: limits::DOCUMENT_BYTES_MAX });
    }
    let text: Arc<str> = Arc::from(text.as_ref());
    let direction = LetterCounts::sample(&text).direction();
    Ok(Document {
        title: title_of(source, &text),
        source: source.clone(),
        encoding: note,
        direction,
        broken_lines: Reflow::find(&text, direction).is_needed(),
        text,
        stamp,
        is_provisional: false,
    })
}

/// Opens `source` for reading on a screen: a file beyond [`limits::WHOLE_BYTES_MAX`] is looked at in a
/// few places and not read, so that opening takes the same time whatever its size.
pub fn open_for_reading(source: &Source, encoding: Option<&str>) -> Result<Document<Text>, OpenError> {
    match source.large_file(limits::WHOLE_BYTES_MAX)? {
        Some(file) => open_windowed(source, file, encoding),
        None => open(source, encoding).map(Document::for_reading),
    }
}

impl Document {
    /// The same document for a screen.
    pub fn for_reading(self) -> Document<Text> {
        let Self { title, source, text, encoding, direction, broken_lines, stamp, is_provisional } = self;
        let text = Text::whole(text);
        Document { title, source, text, encoding, direction, broken_lines, stamp, is_provisional }
    }
}

/// Opens a file that is read in windows.
fn open_windowed(source: &Source, file: File, encoding: Option<&str>) -> Result<Document<Text>, OpenError> {
    let forced = encoding.map(labels::encoding_of).transpose()?;
    let stamp = source.stamp();
    let bytes = Bytes::of(file);
    let found = forced.map_or_else(|| encoding::find_in_samples(&bytes), Found::Text);
    let encoding = match found {
        Found::Text(encoding) => encoding,
        Found::Data(what) => return Err(OpenError::Binary { name: source.name(), what }),
    };
    let start = bytes.get(0..limits::ENCODING_SAMPLE_BYTES_MAX as u64);
    let (_, note) = encoding::decode(&start, encoding, forced.is_some());
    let note = EncodingNote { malformed: 0, ..note };
    let encoding = encoding_rs::Encoding::for_label(note.name.as_bytes()).unwrap_or(encoding);
    let text = Text::windowed(bytes, encoding, note.visual);
    let sample = text.get(0..limits::REFLOW_SAMPLE_BYTES_MAX);
    let direction = LetterCounts::sample(&sample).direction();
    let broken_lines = Reflow::find(&sample, direction).is_needed();
    let is_provisional = source.may_grow() && start.len() < limits::ENCODING_SAMPLE_BYTES_MAX;
    Ok(Document {
        title: title_of(source, ""),
        source: source.clone(),
        text,
        encoding: note,
        direction,
        broken_lines,
        stamp,
        is_provisional,
    })
}

impl Source {
    /// The name of this document in a list, without opening it: the name of the file, the first
    /// words of a built-in text. Raw: make it harmless before showing it.
    pub fn title(&self) -> String {
        match self {
            // Built-in texts are UTF-8 (a test looks).
            Self::BuiltIn(_, bytes) => title_of(self, str::from_utf8(bytes).unwrap_or_default()),
            Self::File(_) | Self::Stdin => title_of(self, ""),
        }
    }
}

fn title_of(source: &Source, text: &str) -> String {
    match source {
        Source::File(path) => file_title(path),
        Source::Stdin => source.name(),
        Source::BuiltIn(name, _) => first_words(text).unwrap_or_else(|| (*name).to_owned()),
    }
}

fn file_title(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The first line with letters; a long one up to its first clause, or else to a word.
fn first_words(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Some((limit, _)) = line.char_indices().nth(limits::TITLE_SCALARS_MAX) else {
        return Some(line.to_owned());
    };
    let start = line.get(..limit)?;
    let clause = start.split([',', '\u{60C}', ';', '\u{61B}', ':']).next()?;
    if clause.len() < start.len() {
        return Some(clause.trim_end().to_owned());
    }
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    Some(format!("{words}\u{2026}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_the_first_line_its_first_clause_or_its_first_words() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(first_words(text).as_deref(), expected, "{text:?}");
        };
        check("\n  A title \nText.", Some("A title"));
        check("", None);
        check(&format!("One, two{}", " three".repeat(30)), Some("One"));
        check(&"four ".repeat(30), Some(&format!("{}four\u{2026}", "four ".repeat(15))));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let document = open(&Source::BuiltIn("a.txt", b"\xEF\xBB\xBFtext"), None).unwrap();
        assert_eq!(&*document.text, "text");
        assert_eq!(document.encoding, EncodingNote { name: "UTF-8", malformed: 0, visual: false });
    }

    #[test]
    fn data_is_refused_by_name_and_shown_when_an_encoding_is_forced() {
        let pdf = Source::BuiltIn("a.pdf", b"%PDF-1.7\n");
        let message = open(&pdf, None).unwrap_err().to_string();
        assert!(message.starts_with("a.pdf: this is a PDF document, not text"), "{message}");
        assert_eq!(&*open(&pdf, Some("utf-8")).unwrap().text, "%PDF-1.7\n");
        assert!(matches!(open(&pdf, Some("utf8x")), Err(OpenError::UnknownEncoding { .. })));
    }
}
