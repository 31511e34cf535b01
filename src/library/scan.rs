//! Makes the list of documents from what was named on the command line.
//!
//! Files, folders with all that is in them, `-` for standard input. Only names are looked at and
//! files asked for their identity; nothing is opened, so a folder of thousands lists at once. What
//! cannot be listed becomes a [`Notice`], and the other documents still open.

use std::collections::HashSet;
use std::fs::Metadata;
use std::io;
use std::ops::ControlFlow;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ignore::{DirEntry, WalkBuilder};

use super::{Library, natural};
use crate::document::{OpenError, Source};
use crate::limits;

/// Something that was named or met and is not in the list.
#[derive(Debug, thiserror::Error)]
pub enum Notice {
    /// A path that cannot be read: missing, forbidden, a pipe ...
    #[error(transparent)]
    NotListed(#[from] OpenError),
    /// A folder without texts.
    #[error("{path}: no text files in this folder (hidden files and known binary formats are left out)")]
    NoTexts {
        /// The folder as given.
        path: PathBuf,
    },
    /// A link that leads back to a folder it lies in; what it holds is listed already.
    #[error("{path}: this link leads back to its own folder; it is left out")]
    LinkLoop {
        /// The link.
        path: PathBuf,
    },
    /// Folders lie too deep in one another.
    #[error("{path}: deeper than {depth_max} folders; name it as an argument to read what is in it")]
    TooDeep {
        /// The folder that was not looked into.
        path: PathBuf,
        /// The limit.
        depth_max: usize,
    },
    /// There are too many documents.
    #[error("{path}: more than {documents_max} documents; what comes after them is left out")]
    TooMany {
        /// Where the limit was reached.
        path: PathBuf,
        /// The limit.
        documents_max: usize,
    },
}

/// Whether standard input is a document although no `-` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardInput {
    /// Something is piped into the program: it comes first.
    Piped,
    /// Only if a `-` names it.
    OnlyIfNamed,
}

/// What of a folder is met.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Hidden files and folders, too.
    pub hidden: bool,
    /// What .gitignore, .ignore and their like leave out is left out. (A reader's folder is no source
    /// tree: there they have no say.)
    pub ignore_files: bool,
    /// Documents after which the rest is left out with a notice.
    pub documents_max: usize,
}

impl Rules {
    /// Those of a list to read from.
    pub const READING: Self =
        Self { hidden: false, ignore_files: false, documents_max: limits::DOCUMENTS_MAX };
}

/// What a walk over paths meets.
#[derive(Debug)]
pub enum Met {
    /// A document; whether it was named itself, not only a folder that it lies in.
    Document(Source, bool),
    /// Something else.
    Notice(Notice),
}

impl Library {
    /// The documents at `paths`, in their order; within folders in natural order of the names;
    /// each document once (a file met again under another name is left out).
    pub fn scan(paths: &[PathBuf], standard_input: StandardInput) -> (Self, Vec<Notice>) {
        let (mut sources, mut notices) = (Vec::new(), Vec::new());
        walk(paths, standard_input, Rules::READING, |met| {
            match met {
                Met::Document(source, _) => sources.push(source),
                Met::Notice(notice) => notices.push(notice),
            }
            ControlFlow::Continue(())
        });
        (Self::of(sources), notices)
    }
}

/// Meets the documents at `paths` one by one, in the order of [`Library::scan`], until `meet` breaks.
pub fn walk(
    paths: &[PathBuf],
    standard_input: StandardInput,
    rules: Rules,
    mut meet: impl FnMut(Met) -> ControlFlow<()>,
) {
    let mut walk = Walk {
        rules,
        meet: &mut meet,
        documents: 0,
        notices: 0,
        seen: HashSet::new(),
        has_standard_input: false,
        is_over: false,
    };
    if standard_input == StandardInput::Piped {
        walk.add_standard_input();
    }
    for path in paths {
        walk.add(path);
    }
}

struct Walk<'a> {
    rules: Rules,
    meet: &'a mut dyn FnMut(Met) -> ControlFlow<()>,
    documents: usize,
    notices: usize,
    /// Device and inode of the files met.
    seen: HashSet<(u64, u64)>,
    has_standard_input: bool,
    /// There are enough documents, or nobody wants more.
    is_over: bool,
}

impl Walk<'_> {
    fn add(&mut self, path: &Path) {
        if self.is_over {
            return;
        }
        if path.as_os_str() == "-" {
            self.add_standard_input();
            return;
        }
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.add_folder(path),
            Ok(metadata) => match crate::document::check_regular(path, &metadata) {
                Ok(()) => self.add_file(path, &metadata, true),
                Err(error) => self.notice(error.into()),
            },
            Err(error) => self.notice(OpenError::from_io(path, error).into()),
        }
    }

    fn notice(&mut self, notice: Notice) {
        self.notices += 1;
        self.is_over |= (self.meet)(Met::Notice(notice)).is_break();
    }

    fn document(&mut self, source: Source, named: bool) {
        self.documents += 1;
        self.is_over |= (self.meet)(Met::Document(source, named)).is_break();
    }

    fn add_standard_input(&mut self) {
        if !std::mem::replace(&mut self.has_standard_input, true) {
            self.document(Source::Stdin, true);
        }
    }

    fn add_file(&mut self, path: &Path, metadata: &Metadata, named: bool) {
        if self.is_over {
            return;
        }
        let documents_max = self.rules.documents_max;
        if self.documents >= documents_max {
            self.notice(Notice::TooMany { path: path.to_owned(), documents_max });
            self.is_over = true;
        } else if self.seen.insert((metadata.dev(), metadata.ino())) {
            self.document(Source::File(path.to_owned()), named);
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let (documents, notices) = (self.documents, self.notices);
        let mut texts = 0_usize;
        let walk = WalkBuilder::new(folder)
            .standard_filters(self.rules.ignore_files)
            .hidden(!self.rules.hidden)
            .follow_links(true)
            .max_depth(Some(limits::FOLDER_DEPTH_MAX))
            .sort_by_file_name(|a, b| {
                natural::compare(&a.to_string_lossy(), &b.to_string_lossy()).then(a.cmp(b))
            })
            .build();
        for member in walk {
            match member {
                Ok(member) => texts += usize::from(self.add_member(&member)),
                Err(error) => self.note(folder, error),
            }
            if self.is_over {
                return;
            }
        }
        let nothing_said = self.documents == documents && self.notices == notices;
        if texts == 0 && nothing_said {
            self.notice(Notice::NoTexts { path: folder.to_owned() });
        }
    }

    /// Adds what a walk met; returns whether it is a text file (known already or not).
    fn add_member(&mut self, member: &DirEntry) -> bool {
        let file_type = member.file_type();
        if file_type.is_some_and(|kind| kind.is_dir()) && member.depth() >= limits::FOLDER_DEPTH_MAX {
            let depth_max = limits::FOLDER_DEPTH_MAX;
            self.notice(Notice::TooDeep { path: member.path().to_owned(), depth_max });
        }
        if !file_type.is_some_and(|kind| kind.is_file()) || is_binary_name(member.path()) {
            return false;
        }
        match member.metadata() {
            Ok(metadata) => self.add_file(member.path(), &metadata, false),
            Err(error) => self.note(member.path(), error),
        }
        true
    }

    fn note(&mut self, place: &Path, error: ignore::Error) {
        let notice = match error {
            ignore::Error::WithPath { path, err } => return self.note(&path, *err),
            ignore::Error::WithDepth { err, .. } => return self.note(place, *err),
            ignore::Error::Loop { child, .. } => Notice::LinkLoop { path: child },
            ignore::Error::Io(error) => OpenError::from_io(place, error).into(),
            other => OpenError::from_io(place, io::Error::other(other)).into(),
        };
        self.notice(notice);
    }
}

/// Whether a name ends as those of files that hold no plain text.
fn is_binary_name(path: &Path) -> bool {
    static ENDINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let list = include_str!("../../assets/library/binary-extensions.txt");
        list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    });
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(ending.as_str()))
}

#[cfg(test)]
mod tests;
