//! Signals as input: the end (TERM, HUP, INT), stopping and coming back (TSTP, CONT), another
//! size (WINCH).
//!
//! [`guard_rows`] does the little of this that a command needs which prints and ends.
//!
//! The first order to end goes to the program; a second one finds it stuck, gives the terminal
//! back at once and ends.

use std::fs::File;
use std::io;
use std::sync::Arc;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::device::{self, Guard};
use super::session::Send;
use crate::app::Input;

/// Takes the signals over; they wait until [`watch`] listens.
pub(super) fn take() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])
}

/// Listens in a thread of its own, which sleeps until a signal comes.
pub(super) fn watch(mut signals: Signals, tty: File, guard: Arc<Guard>, send: Send) {
    let work = move || {
        let mut ending = false;
        for signal in signals.forever() {
            let input = match signal {
                SIGTSTP => Input::Suspend,
                SIGCONT => Input::Resumed,
                SIGWINCH => {
                    let (columns, rows) = device::size(&tty);
                    Input::Resize(columns, rows)
                }
                _ if ending => {
                    guard.restore_at_once();
                    // If the default action fails to end the program, the next signal tries again.
                    let _ = emulate_default_handler(signal);
                    continue;
                }
                _ => {
                    ending = true;
                    Input::Terminate(signal)
                }
            };
            send.send(input);
        }
    };
    spawn("signals", work);
}

/// For a command that prints rows between two sequences: when a signal ends or stops it, `end` is sent
/// first; when it goes on, `start` is sent again.
pub(super) fn guard_rows(start: String, end: String) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])?;
    // Standard output is locked by who prints; these few bytes go past the lock. A terminal that
    // takes them no more is gone.
    let send = |bytes: &str| {
        let _ = rustix::io::write(io::stdout(), bytes.as_bytes());
    };
    let work = move || {
        for signal in signals.forever() {
            send(&end);
            // Only a stop returns.
            let _ = emulate_default_handler(signal);
            send(&start);
        }
    };
    spawn("signals", work);
    Ok(())
}

/// Starts a named thread. Without one more thread the program cannot listen; it is told nothing,
/// and ends when its keys are gone.
pub(super) fn spawn(name: &str, work: impl FnOnce() + std::marker::Send + 'static) {
    let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
}
