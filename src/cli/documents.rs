//! Opens the documents that a command line names, one by one.

use std::io;
use std::os::fd::AsFd;
use std::path::PathBuf;

use rustix::fs::FileType;

use super::complain;
use crate::document::{self, Document, Source};
use crate::library::{Library, Notice, StandardInput};

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
        let (library, notices) = library(paths);
        for notice in &notices {
            complain(&notice.to_string());
        }
        let sources: Vec<Source> = library.entries().iter().map(|entry| entry.source.clone()).collect();
        Self {
            count: sources.len(),
            sources: sources.into_iter(),
            encoding: encoding.map(str::to_owned),
            failed: !notices.is_empty(),
        }
    }
}

/// The list of documents that paths name, and what is wrong with some of them. Without paths: what
/// is piped into the program, or else the built-in documents.
pub(super) fn library(paths: &[PathBuf]) -> (Library, Vec<Notice>) {
    let piped = paths.is_empty() && is_piped_in();
    match (paths.is_empty(), piped) {
        (true, false) => (Library::built_in(), Vec::new()),
        (_, true) => Library::scan(paths, StandardInput::Piped),
        (false, false) => Library::scan(paths, StandardInput::OnlyIfNamed),
    }
}

/// See [`is_piped`].
pub(super) fn is_piped_in() -> bool {
    is_piped(&io::stdin())
}

/// Whether standard input is a pipe or a file, something that was meant to be read.
fn is_piped(input: &impl AsFd) -> bool {
    let kind = rustix::fs::fstat(input).map(|stat| FileType::from_raw_mode(stat.st_mode));
    matches!(kind, Ok(FileType::Fifo | FileType::RegularFile | FileType::Socket))
}

impl Iterator for Documents {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            let source = self.sources.next()?;
            match document::open(&source, self.encoding.as_deref()) {
                Ok(document) => return Some(document),
                Err(error) => {
                    complain(&error.to_string());
                    self.failed = true;
                }
            }
        }
    }
}

/// The name of a document as it is shown and written: its path, "-" for standard input.
pub(super) fn name_of(source: &Source) -> String {
    match source {
        Source::Stdin => "-".to_owned(),
        named => named.name(),
    }
}
