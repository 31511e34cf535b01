//! Standard input while it still comes: a thread writes it to a temporary file without a name, so that
//! a pipe of any length, or one that never ends, is read like a file.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::fs::FileExt;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

/// Bytes that are read at once.
const PIECE_BYTES: usize = 64 * 1024;

/// How long what comes is waited for once something has come. Reason: a program that writes a page
/// writes it at once; a slow one is shown as it comes.
const PATIENCE: Duration = Duration::from_millis(100);

/// Called when more has come; `false`: nobody wants to know any more.
type Listener = Box<dyn FnMut() -> bool + Send>;

/// Standard input, as far as it has come.
pub(super) struct Spool {
    file: File,
    progress: Mutex<Progress>,
    changed: Condvar,
}

#[derive(Default)]
struct Progress {
    bytes: u64,
    ended: bool,
    fault: Option<String>,
    listener: Option<Listener>,
}

static SPOOL: OnceLock<Option<Spool>> = OnceLock::new();

impl Spool {
    /// The spool of standard input; it is begun by the first call. `None`: there is no place for
    /// a temporary file.
    pub(super) fn begin() -> Option<&'static Self> {
        let mut begun = false;
        let spool = SPOOL.get_or_init(|| {
            begun = true;
            let file = tempfile::tempfile().ok()?;
            Some(Self { file, progress: Mutex::default(), changed: Condvar::new() })
        });
        let spool = spool.as_ref()?;
        if begun {
            thread::spawn(|| spool.copy(&mut io::stdin().lock()));
        }
        Some(spool)
    }

    /// The spool, if it was begun.
    pub(super) fn begun() -> Option<&'static Self> {
        SPOOL.get()?.as_ref()
    }

    /// Waits until it is known what to show: the end, more than `bytes`, or what comes in a moment. Gives how much
    /// has come and whether that is all.
    pub(super) fn wait(&self, bytes: u64) -> (u64, bool) {
        let nothing = |progress: &mut Progress| !progress.ended && progress.bytes == 0;
        let little = |progress: &mut Progress| !progress.ended && progress.bytes <= bytes;
        let begun = self.changed.wait_while(self.progress(), nothing);
        let begun = begun.unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(begun, PATIENCE, little);
        let (progress, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (progress.bytes, progress.ended)
    }

    /// How many bytes have come.
    pub(super) fn bytes(&self) -> u64 {
        self.progress().bytes
    }

    /// What has come so far.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        let length = usize::try_from(self.bytes()).map_err(|_| io::ErrorKind::OutOfMemory)?;
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(length).map_err(|_| io::ErrorKind::OutOfMemory)?;
        bytes.resize(length, 0);
        self.file.read_exact_at(&mut bytes, 0)?;
        Ok(bytes)
    }

    /// The file that holds what has come.
    pub(super) fn file(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Whether nothing more will come.
    pub(super) fn has_ended(&self) -> bool {
        self.progress().ended
    }

    /// Why what comes is not kept any more, once.
    pub(super) fn take_fault(&self) -> Option<String> {
        self.progress().fault.take()
    }

    /// Has a listener called when more has come, and at the end; it takes the place of an older one.
    pub(super) fn listen(&self, mut listener: Listener) {
        // What has come between the opening and now is told at once.
        if listener() {
            self.progress().listener = Some(listener);
        }
    }

    fn copy(&self, input: &mut dyn Read) {
        let mut piece = vec![0; PIECE_BYTES];
        let fault = loop {
            let read = match input.read(&mut piece) {
                Ok(0) => break None,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => break Some(error),
            };
            if let Err(error) = (&self.file).write_all(piece.get(..read).unwrap_or_default()) {
                break Some(error);
            }
            self.tell(|progress| progress.bytes += read as u64);
        };
        self.tell(|progress| {
            progress.ended = true;
            progress.fault = fault.map(|error| error.to_string());
        });
    }

    fn tell(&self, change: impl FnOnce(&mut Progress)) {
        let mut progress = self.progress();
        change(&mut progress);
        let stays = progress.listener.as_mut().is_none_or(|listener| listener());
        if !stays {
            progress.listener = None;
        }
        self.changed.notify_all();
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
