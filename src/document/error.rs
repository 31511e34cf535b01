//! Why a source could not be opened: what happened, where, and what to do about it.
//!
//! Names in the messages are raw text of the file system: they are made harmless where they are
//! shown. One case each for what a caller (or a translated message) tells apart.

use std::io;
use std::path::{Path, PathBuf};

/// Why a source could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Nothing is there.
    #[error("{path}: there is no such file or folder; check the spelling and the folder you are in")]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// A symbolic link to something that is not there.
    #[error("{path}: this link points to {target}, which is not there; mend or remove the link")]
    BrokenLink {
        /// The link.
        path: PathBuf,
        /// What it points to.
        target: PathBuf,
    },
    /// The system does not allow reading it.
    #[error("{path}: you may not read this; ask its owner, or change its permissions (chmod u+r)")]
    Unreadable {
        /// The path as given.
        path: PathBuf,
    },
    /// A folder where a file is wanted.
    #[error("{path}: this is a folder; give it as an argument (qari {path}) to read the texts in it")]
    Folder {
        /// The path as given.
        path: PathBuf,
    },
    /// A named pipe, socket or device: reading it could wait for ever.
    #[error("{path}: this is {what}, not a file; pass what comes out of it on standard input (qari -)")]
    NotAFile {
        /// The path as given.
        path: PathBuf,
        /// What it is, with its article, e.g. "a named pipe (FIFO)".
        what: &'static str,
    },
    /// Bytes that are no text.
    #[error(
        "{name}: this is {what}, not text; convert it to text first, or name an encoding \
         (--encoding) to see its bytes all the same"
    )]
    Binary {
        /// The path, or "standard input".
        name: String,
        /// What it is, with its article, e.g. "a PDF document".
        what: &'static str,
    },
    /// More bytes than are read into memory.
    #[error("{name}: more than {bytes_max} bytes, the most that is read; split it into parts")]
    TooLarge {
        /// The path, or "standard input".
        name: String,
        /// The limit.
        bytes_max: u64,
    },
    /// No encoding of this name.
    #[error("{label:?} is not the name of an encoding; did you mean {}?", .close.join(", "))]
    UnknownEncoding {
        /// The name as given.
        label: String,
        /// Names that exist, the closest first; at least one.
        close: Vec<&'static str>,
    },
    /// Anything else that went wrong while reading.
    #[error("{name}: reading it failed ({error}); try again, or copy it elsewhere first")]
    Io {
        /// The path, or "standard input".
        name: String,
        /// What the system said.
        #[source]
        error: io::Error,
    },
}

impl OpenError {
    /// The case for what the system said about a path.
    pub(crate) fn from_io(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => match std::fs::read_link(path) {
                Ok(target) => Self::BrokenLink { path: path.to_owned(), target },
                Err(_) => Self::Missing { path: path.to_owned() },
            },
            io::ErrorKind::PermissionDenied => Self::Unreadable { path: path.to_owned() },
            io::ErrorKind::IsADirectory => Self::Folder { path: path.to_owned() },
            _ => Self::Io { name: path.display().to_string(), error },
        }
    }
}
