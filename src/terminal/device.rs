//! The controlling terminal as a device: opened by itself, since standard input and output may be
//! pipes; raw mode; size; and the guard that gives all of it back on every way out.
//!
//! Trap: the guard runs in panics and beside a stuck program, so it takes no lock that a frame
//! holds, and writes through a descriptor of its own.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::termios::{self, OptionalActions, QueueSelector, SpecialCodeIndex, Termios};

use super::multiplexer;

/// How long tmux is given to pass a sequence on before the screen is left.
const PASSING_ON: Duration = Duration::from_millis(20);

/// Opens the terminal of this process.
pub(super) fn open() -> io::Result<File> {
    OpenOptions::new().read(true).write(true).open("/dev/tty")
}

/// Columns and rows; 80x24 where the terminal does not tell.
pub(super) fn size(tty: &File) -> (u16, u16) {
    match termios::tcgetwinsize(tty) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        _ => (80, 24),
    }
}

/// Locks, also after a panic elsewhere: what is kept here is whole at any time.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back.
#[derive(Debug)]
pub(super) struct Guard {
    tty: File,
    original: Termios,
    taken: AtomicBool,
    farewell: Mutex<Farewell>,
}

/// What is sent at the end.
#[derive(Debug, Default, Clone)]
struct Farewell {
    /// Switches reordering on again; sent while still on the alternate screen.
    first: String,
    /// Leaves the screen.
    last: String,
    /// Whether a multiplexer must be given time to pass the first part on.
    waits: bool,
    /// Whether answers to queries may still arrive and must not reach the shell.
    flushes: bool,
    /// Whether the pane's pass-through was switched on.
    tmux: bool,
}

impl Guard {
    /// Remembers how the terminal is now.
    pub(super) fn new(tty: &File) -> io::Result<Arc<Self>> {
        let original = termios::tcgetattr(tty)?;
        let guard = Guard {
            tty: tty.try_clone()?,
            original,
            taken: AtomicBool::new(false),
            farewell: Mutex::default(),
        };
        Ok(Arc::new(guard))
    }

    /// Sets raw mode; from now on there is something to give back.
    pub(super) fn take(&self) -> io::Result<()> {
        let mut raw = self.original.clone();
        raw.make_raw();
        raw.special_codes[SpecialCodeIndex::VMIN] = 1;
        raw.special_codes[SpecialCodeIndex::VTIME] = 0;
        termios::tcsetattr(&self.tty, OptionalActions::Now, &raw)?;
        self.taken.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Whether there is something to give back.
    pub(super) fn is_taken(&self) -> bool {
        self.taken.load(Ordering::SeqCst)
    }

    /// Adds a sequence to be sent first at the end (once, however often it is added).
    pub(super) fn add_end(&self, sequence: &str, waits: bool) {
        let mut farewell = lock(&self.farewell);
        if !farewell.first.contains(sequence) {
            farewell.first.push_str(sequence);
            farewell.waits |= waits;
        }
    }

    /// Sets what leaves the screen.
    pub(super) fn set_leave(&self, sequence: String) {
        lock(&self.farewell).last = sequence;
    }

    /// Whether answers are still to come.
    pub(super) fn set_flushes(&self, flushes: bool) {
        lock(&self.farewell).flushes = flushes;
    }

    /// The pane's pass-through was switched on and must be switched off.
    pub(super) fn set_tmux(&self) {
        lock(&self.farewell).tmux = true;
    }

    /// Gives the terminal back, once; later calls do nothing.
    pub(super) fn restore(&self) {
        if !self.taken.swap(false, Ordering::SeqCst) {
            return;
        }
        let farewell = lock(&self.farewell).clone();
        // Nothing can be done about a terminal that takes no more; raw mode is left all the same.
        let _ = (&self.tty).write_all(farewell.first.as_bytes());
        if farewell.waits && !farewell.first.is_empty() {
            thread::sleep(PASSING_ON);
        }
        let _ = (&self.tty).write_all(farewell.last.as_bytes());
        if farewell.tmux {
            multiplexer::close_passage();
        }
        if farewell.flushes {
            let _ = termios::tcflush(&self.tty, QueueSelector::IFlush);
        }
        let _ = termios::tcsetattr(&self.tty, OptionalActions::Now, &self.original);
    }

    /// As [`Guard::restore`], for a program that is stuck: never waits for the terminal.
    pub(super) fn restore_at_once(&self) {
        // The device was opened by this program alone: nobody else's flags change.
        if let Ok(flags) = rustix::fs::fcntl_getfl(&self.tty) {
            let _ = rustix::fs::fcntl_setfl(&self.tty, flags | rustix::fs::OFlags::NONBLOCK);
        }
        self.restore();
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.restore();
    }
}

/// The guard of the screen in use, for the panic hook.
static ACTIVE: Mutex<Option<Arc<Guard>>> = Mutex::new(None);
/// What threads beside the main one said when they panicked, shown once the screen is free.
static LAST_WORDS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Makes panics give the terminal back before they are told. Those of other threads than the main
/// one are told at the end: the program may go on without them.
pub(super) fn guard_panics(guard: &Arc<Guard>) {
    static ONCE: std::sync::Once = std::sync::Once::new();
    *lock(&ACTIVE) = Some(Arc::clone(guard));
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let words = harmless(&panic.to_string());
            let guard = lock(&ACTIVE).clone();
            match guard {
                Some(_) if thread::current().name() != Some("main") => lock(&LAST_WORDS).push(words),
                Some(guard) => {
                    guard.restore();
                    say(&words);
                }
                None => say(&words),
            }
        }));
    });
}

/// The screen is given back for good: tells what was kept for this moment.
pub(super) fn release() {
    *lock(&ACTIVE) = None;
    for words in lock(&LAST_WORDS).drain(..) {
        say(&words);
    }
}

fn say(words: &str) {
    // Standard error may be closed; there is nobody else to tell.
    let _ = writeln!(io::stderr(), "qari: {words}");
}

/// A panic may quote a document: no control but the line end leaves.
fn harmless(words: &str) -> String {
    let plain = |letter: char| if letter.is_control() && letter != '\n' { '\u{fffd}' } else { letter };
    words.chars().map(plain).collect()
}
