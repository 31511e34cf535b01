//! Opens the documents that a command line names, one by one.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::complain;
use crate::document::{self, Document, EncodingNote, Source};
use crate::text::Direction;

/// The documents of a command line, in its order. What cannot be opened is reported and passed
/// over.
pub(super) struct Documents {
    sources: std::vec::IntoIter<Source>,
    encoding: Option<String>,
    /// How many there are to open.
    pub(super) count: usize,
    /// Whether one could not be opened.
    pub(super) failed: bool,
}

impl Documents {
    /// The documents at `paths`; without any, the built-in ones.
    pub(super) fn new(paths: &[PathBuf], encoding: Option<&str>) -> Self {
        // The one place to switch over to `library::Library::scan` and `built_in`.
        let sources = if paths.is_empty() {
            vec![Source::BuiltIn(
                "01-pakistan-tajikistan-talks.ar.txt",
                include_bytes!("../../seeds/01-pakistan-tajikistan-talks.ar.txt"),
            )]
        } else {
            paths.iter().map(|path| source_of(path)).collect()
        };
        Self {
            count: sources.len(),
            sources: sources.into_iter(),
            encoding: encoding.map(str::to_owned),
            failed: false,
        }
    }
}

fn source_of(path: &Path) -> Source {
    if path == Path::new("-") { Source::Stdin } else { Source::File(path.to_owned()) }
}

impl Iterator for Documents {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            let source = self.sources.next()?;
            match open(&source, self.encoding.as_deref()) {
                Ok(document) => return Some(document),
                Err(error) => {
                    complain(&format!("{}: {error:#}", name_of(&source)));
                    self.failed = true;
                }
            }
        }
    }
}

/// The one place to switch over to `document::open` alone, as soon as it opens files.
fn open(source: &Source, encoding: Option<&str>) -> anyhow::Result<Document> {
    let bytes = match source {
        Source::BuiltIn(..) => return Ok(document::open(source, encoding)?),
        Source::File(path) => fs::read(path).context("cannot be read")?,
        Source::Stdin => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).context("cannot be read")?;
            bytes
        }
    };
    let text: String = String::from_utf8_lossy(&bytes).into();
    Ok(Document {
        title: name_of(source),
        source: source.clone(),
        text: text.into(),
        encoding: EncodingNote { name: "UTF-8", malformed: 0, visual: false },
        direction: Direction::Ltr,
        broken_lines: false,
    })
}

/// The name of a document as it is shown and written: its path, "-" for standard input.
pub(super) fn name_of(source: &Source) -> String {
    match source {
        Source::File(path) => path.to_string_lossy().into_owned(),
        Source::Stdin => "-".to_owned(),
        Source::BuiltIn(name, _) => (*name).to_owned(),
    }
}
