//! Where a document comes from, and its bytes.
//!
//! Files are read by plain reads into a buffer, never mapped: a mapped file that is cut short
//! kills its reader. Only regular files are opened (a FIFO would wait for a writer for ever), and
//! what was opened is looked at once more, because a name can change its meaning between two
//! calls. Standard input can be read only once, so its bytes stay for the life of the program: in
//! memory for a command, in a temporary file (`spool`) for a reader.

use std::borrow::Cow;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

use super::OpenError;
use super::spool::Spool;
use crate::limits;

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

impl Source {
    /// The name for messages: the path, "standard input", or the built-in name. Raw: make it
    /// harmless before showing it.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "standard input".to_owned(),
            Self::BuiltIn(name, _) => (*name).to_owned(),
        }
    }

    /// What has come from standard input so far: a pipe may never end.
    fn read_spool(&self, spool: &Spool) -> Result<Vec<u8>, OpenError> {
        let name = self.name();
        let bytes_max = limits::DOCUMENT_BYTES_MAX;
        if spool.bytes() > bytes_max {
            return Err(OpenError::TooLarge { name, bytes_max });
        }
        spool.read().map_err(|error| OpenError::Io { name, error })
    }

    /// The open file, if it is a file of more than `bytes` bytes or a pipe from which more may come.
    pub(super) fn large_file(&self, bytes: u64) -> Result<Option<File>, OpenError> {
        match self {
            Self::File(path) => open_file(path).map(|(file, len)| (len > bytes).then_some(file)),
            Self::Stdin => {
                let Some(spool) = Spool::begin() else { return Ok(None) };
                let (read, ended) = spool.wait(bytes);
                let file = || spool.file().map_err(|error| OpenError::Io { name: self.name(), error });
                if ended && read <= bytes { Ok(None) } else { file().map(Some) }
            }
            Self::BuiltIn(..) => Ok(None),
        }
    }

    /// What tells the file from what it was before; `None`: there is none.
    pub fn stamp(&self) -> Option<Stamp> {
        let Self::File(path) = self else { return None };
        let metadata = std::fs::metadata(path).ok()?;
        Some(Stamp {
            device: metadata.dev(),
            inode: metadata.ino(),
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
        })
    }

    /// Whether more may come from standard input.
    pub fn may_grow(&self) -> bool {
        *self == Self::Stdin && Spool::begun().is_some_and(|spool| !spool.has_ended())
    }

    /// Why standard input is not kept any more, once.
    pub fn take_fault(&self) -> Option<String> {
        if *self == Self::Stdin { Spool::begun()?.take_fault() } else { None }
    }

    /// Has `listener` called when more has come from standard input, until it says that nobody
    /// wants to know.
    pub fn tell_of_more(listener: impl FnMut() -> bool + Send + 'static) {
        if let Some(spool) = Spool::begun() {
            spool.listen(Box::new(listener));
        }
    }

    /// All its bytes, at most [`limits::DOCUMENT_BYTES_MAX`].
    pub(super) fn read(&self) -> Result<Cow<'static, [u8]>, OpenError> {
        match self {
            Self::File(path) => {
                let mut bytes = Vec::new();
                let (file, len) = open_file(path)?;
                read_file(path, file, len, &mut bytes)?;
                Ok(Cow::Owned(bytes))
            }
            Self::Stdin => match Spool::begun() {
                Some(spool) => self.read_spool(spool).map(Cow::Owned),
                None => read_standard_input().map(Cow::Borrowed),
            },
            Self::BuiltIn(_, bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }

    /// The same, unless a file has more than `bytes_most` bytes; they go into `buffer`, in place of
    /// what it held.
    pub(super) fn read_into<'a>(
        &self,
        buffer: &'a mut Vec<u8>,
        bytes_most: u64,
    ) -> Result<Option<&'a [u8]>, OpenError> {
        let bytes: &[u8] = match self {
            Self::File(path) => {
                let (file, len) = open_file(path)?;
                if len > bytes_most {
                    return Ok(None);
                }
                read_file(path, file, len, buffer)?;
                buffer
            }
            Self::Stdin => match Spool::begun() {
                Some(spool) => {
                    *buffer = self.read_spool(spool)?;
                    buffer
                }
                None => read_standard_input()?,
            },
            Self::BuiltIn(_, bytes) => bytes,
        };
        Ok(Some(bytes))
    }
}

/// The state of a file: which it is, how long, and when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    inode: u64,
    /// Its length in bytes.
    pub bytes: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// Whether both are of one file, which may have been written to in between.
    pub fn is_same_file(&self, other: &Self) -> bool {
        (self.device, self.inode) == (other.device, other.inode)
    }
}

/// Fails unless a path leads (over links) to a regular file.
pub(crate) fn check_regular(path: &Path, metadata: &Metadata) -> Result<(), OpenError> {
    let file_type = metadata.file_type();
    if file_type.is_file() {
        return Ok(());
    }
    if file_type.is_dir() {
        return Err(OpenError::Folder { path: path.to_owned() });
    }
    let what = if file_type.is_fifo() {
        "a named pipe (FIFO)"
    } else if file_type.is_socket() {
        "a socket"
    } else {
        "a device"
    };
    Err(OpenError::NotAFile { path: path.to_owned(), what })
}

/// Opens a regular file; gives its size in bytes too.
fn open_file(path: &Path) -> Result<(File, u64), OpenError> {
    let failed = |error| OpenError::from_io(path, error);
    check_regular(path, &std::fs::metadata(path).map_err(failed)?)?;
    let file = open_without_waiting(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    check_regular(path, &metadata)?;
    Ok((file, metadata.len()))
}

fn read_file(path: &Path, file: File, len: u64, bytes: &mut Vec<u8>) -> Result<(), OpenError> {
    let failed = |error| OpenError::from_io(path, error);
    let bytes_max = limits::DOCUMENT_BYTES_MAX;
    let whole = len <= bytes_max && read_to_limit(file, len, bytes_max, bytes).map_err(failed)?;
    if whole { Ok(()) } else { Err(OpenError::TooLarge { name: path.display().to_string(), bytes_max }) }
}

/// Opens for reading; a FIFO that took the file's place in the meantime does not block.
fn open_without_waiting(path: &Path) -> io::Result<File> {
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

fn read_standard_input() -> Result<&'static [u8], OpenError> {
    static BYTES: OnceLock<io::Result<Option<Vec<u8>>>> = OnceLock::new();
    let read = BYTES.get_or_init(|| {
        let mut bytes = Vec::new();
        let whole = read_to_limit(io::stdin().lock(), 0, limits::DOCUMENT_BYTES_MAX, &mut bytes)?;
        Ok(whole.then_some(bytes))
    });
    let name = Source::Stdin.name();
    match read {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(OpenError::TooLarge { name, bytes_max: limits::DOCUMENT_BYTES_MAX }),
        Err(error) => Err(OpenError::Io { name, error: io::Error::new(error.kind(), error.to_string()) }),
    }
}

/// Reads to the end, in place of what `bytes` held; whether that are at most `bytes_max` bytes.
/// `bytes_expected` is a hint: a file may grow or shrink while it is read.
fn read_to_limit(
    reader: impl Read,
    bytes_expected: u64,
    bytes_max: u64,
    bytes: &mut Vec<u8>,
) -> io::Result<bool> {
    bytes.clear();
    let expected = usize::try_from(bytes_expected.min(bytes_max)).unwrap_or(0);
    bytes.try_reserve_exact(expected.saturating_add(1)).map_err(|_| io::ErrorKind::OutOfMemory)?;
    reader.take(bytes_max.saturating_add(1)).read_to_end(bytes)?;
    Ok(bytes.len() as u64 <= bytes_max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_ends_at_the_limit() {
        let mut bytes = vec![1];
        let zeros = io::repeat(0).take(100);
        assert!(read_to_limit(zeros, 0, 100, &mut bytes).unwrap());
        assert_eq!(bytes, [0; 100]);
        assert!(!read_to_limit(io::repeat(0), 7, 100, &mut bytes).unwrap());
    }

    #[test]
    fn what_is_no_file_is_named_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let check = |path: &Path, expected: &str| {
            let message = Source::File(path.to_owned()).read().unwrap_err().to_string();
            assert!(message.starts_with(&path.display().to_string()), "{message}");
            assert!(message.contains(expected), "{message}");
        };
        let fifo = folder.path().join("fifo");
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, &fifo, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        check(&fifo, "a named pipe (FIFO)");
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        check(&socket, "a socket");
        check(Path::new("/dev/null"), "a device");
        check(folder.path(), "this is a folder");
        check(&folder.path().join("nothing"), "there is no such file");
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        check(&link, "points to nowhere");
    }

    #[test]
    fn a_file_without_permission_says_so() {
        use std::os::unix::fs::PermissionsExt;
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::set_permissions(file.path(), std::fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser may read everything, so there is nothing to see for it.
        if !rustix::process::geteuid().is_root() {
            let error = Source::File(file.path().to_owned()).read().unwrap_err();
            assert!(matches!(error, OpenError::Unreadable { .. }), "{error}");
        }
    }
}
