//! The bytes of an open file by positioned reads, so that a file that is cut short while it is open
//! gives fewer bytes and nothing worse.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::sync::Mutex;

/// An open file.
#[derive(Debug)]
pub(in crate::document) struct Bytes {
    file: File,
    fault: Mutex<Option<String>>,
}

impl Bytes {
    pub(in crate::document) fn of(file: File) -> Self {
        Self { file, fault: Mutex::new(None) }
    }

    /// How many there are now.
    pub(in crate::document) fn len(&self) -> u64 {
        self.file.metadata().map_or(0, |metadata| metadata.len())
    }

    /// Those of a range, as far as there are any. A failure to read ends them and is kept.
    pub(in crate::document) fn get(&self, range: Range<u64>) -> Vec<u8> {
        let wanted = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
        let mut bytes = vec![0; wanted];
        let mut filled = 0;
        while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.file.read_at(rest, range.start + filled as u64) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    if let Ok(mut fault) = self.fault.lock() {
                        *fault = Some(error.to_string());
                    }
                    break;
                }
            }
        }
        bytes.truncate(filled);
        bytes
    }

    /// What the system said when reading failed, once.
    pub(super) fn take_fault(&self) -> Option<String> {
        self.fault.lock().ok()?.take()
    }
}
