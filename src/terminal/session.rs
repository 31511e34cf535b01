//! The terminal in use: opened, drawn on, given back.
//!
//! The first screen waits for no answer: the queries go out with the entering, the screen is
//! drawn on a guess from the variables, and when the terminal has said what it is and that
//! changes anything, [`Input::TerminalKnown`] comes and the next frame starts afresh.

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::Context as _;
use crossterm::Command;
use crossterm::cursor::{Hide, Show};
use crossterm::terminal::{DisableLineWrap, EnableLineWrap, EnterAlternateScreen, LeaveAlternateScreen};
use ratatui::buffer::Buffer;
use signal_hook::iterator::Signals;

use super::device::{self, Guard, lock};
use super::identify::{Answer, Carrier, Environment, Profile, Settings};
use super::listen::{self, Knowledge};
use super::modes::Surroundings;
use super::multiplexer::{self, wrap};
use super::paint::{Ink, Manner, Painter};
use super::{clipboard, signals};
use crate::app::Input;

/// Asked of every terminal: XTVERSION, DECRQM 8, DA2, DA3, the default colours, and DA1 as the
/// end mark (all answer it, and in order).
const QUERIES: &str = "\x1b[>q\x1b[8$p\x1b[>c\x1b[=c\x1b]10;?\x1b\\\x1b]11;?\x1b\\\x1b[c";
/// What screen keeps to itself is asked once more, past it.
const PAST_SCREEN: [&str; 2] = ["\x1b[>q", "\x1b[8$p"];
/// Presses, releases, drags, wheel, in numbers (xterm 1000, 1002, 1006). Not crossterm's command:
/// it asks for every movement, too, which would wake an idle reader.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Bracketed paste (xterm 2004). crossterm has it only with its event reader, which takes late
/// answers of the terminal for keys.
const PASTE_ON: &str = "\x1b[?2004h";
const PASTE_OFF: &str = "\x1b[?2004l";
/// tmux loses what is to pass while it changes screens.
const BEFORE_ENTERING: Duration = Duration::from_millis(30);

/// Hands input to the program, from several threads.
#[derive(Clone)]
pub(super) struct Send(Arc<Mutex<Hand>>);

/// What the program gave to be handed input.
type Hand = Box<dyn Fn(Input) + std::marker::Send>;

impl Send {
    pub(super) fn send(&self, input: Input) {
        lock(&self.0)(input);
    }
}

/// What the listening threads and the drawing one share.
pub(super) struct Shared {
    knowledge: Mutex<Knowledge>,
    profile: Mutex<Profile>,
    changed: AtomicBool,
    guard: Arc<Guard>,
}

impl Shared {
    /// Takes an answer; whether the screen must be drawn afresh.
    pub(super) fn take(&self, answer: &Answer) -> bool {
        if matches!(answer, Answer::Primary(_)) {
            self.guard.set_flushes(false);
        }
        let Some(new) = lock(&self.knowledge).take(answer) else { return false };
        let mut profile = lock(&self.profile);
        let differs = !looks_alike(&profile, &new);
        *profile = new;
        if differs {
            self.changed.store(true, Ordering::SeqCst);
        }
        differs
    }

    /// The next frame starts afresh.
    pub(super) fn start_over(&self) {
        self.changed.store(true, Ordering::SeqCst);
    }
}

/// Whether both profiles lead to the same screen and the same bytes.
fn looks_alike(one: &Profile, other: &Profile) -> bool {
    let seen = |profile: &Profile| {
        (profile.mode, profile.marks, profile.side_by_side, profile.colours, profile.dark, profile.hint)
    };
    seen(one) == seen(other)
        && (one.start == other.start && one.carrier == other.carrier)
        && (one.mode != super::Mode::Split || one.foreground == other.foreground)
}

/// The terminal in use. Dropping it gives the terminal back.
pub struct Terminal {
    tty: File,
    guard: Arc<Guard>,
    shared: Arc<Shared>,
    settings: Settings,
    signals: Option<Signals>,
    painter: Painter,
    /// tmux: start sequences wait until the pane lets them pass.
    passage: Arc<AtomicBool>,
    /// Back from [`Terminal::suspend`], whose SIGCONT is still to be told.
    is_back: bool,
}

impl Terminal {
    /// Opens the terminal of this process (standard input and output may be pipes), enters the
    /// alternate screen in raw mode, and asks the terminal what it is. Fails without a terminal.
    pub fn open(settings: &Settings) -> anyhow::Result<Self> {
        let tty = device::open().context("no terminal to draw on (use `qari print` in scripts)")?;
        let signals = signals::take().context("cannot listen for signals")?;
        let terminal = Self::on(tty, Environment::of_process(), settings, Some(signals))?;
        device::guard_panics(&terminal.guard);
        Ok(terminal)
    }

    /// The same on a given device and given variables.
    pub(super) fn on(
        tty: File,
        environment: Environment,
        settings: &Settings,
        signals: Option<Signals>,
    ) -> anyhow::Result<Self> {
        let guard = Guard::new(&tty).context("cannot ask the terminal for its settings")?;
        let knowledge = Knowledge::new(environment, settings.clone());
        let profile = knowledge.profile();
        let shared = Shared {
            profile: Mutex::new(profile),
            knowledge: Mutex::new(knowledge),
            changed: AtomicBool::new(false),
            guard: Arc::clone(&guard),
        };
        let mut terminal = Terminal {
            tty,
            guard,
            shared: Arc::new(shared),
            settings: settings.clone(),
            signals,
            painter: Painter::default(),
            passage: Arc::new(AtomicBool::new(false)),
            is_back: false,
        };
        terminal.guard.set_leave(leave(settings));
        terminal.enter(true).context("cannot set the terminal up")?;
        Ok(terminal)
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        device::size(&self.tty)
    }

    /// How this terminal is addressed, as far as it is known now; asked again after
    /// [`Input::TerminalKnown`].
    pub fn profile(&self) -> Profile {
        lock(&self.shared.profile).clone()
    }

    /// Starts listening: keys, paste, mouse, size, signals, answers. Input comes from other
    /// threads, in order; the threads sleep while nothing happens.
    pub fn listen(&mut self, send: Hand) {
        let send = Send(Arc::new(Mutex::new(send)));
        if let (Some(signals), Ok(tty)) = (self.signals.take(), self.tty.try_clone()) {
            signals::watch(signals, tty, Arc::clone(&self.guard), send.clone());
        }
        if self.settings.switches && lock(&self.shared.knowledge).environment().get("TMUX").is_some() {
            self.pass_tmux(send.clone());
        }
        match self.tty.try_clone() {
            Ok(tty) => listen::listen(tty, Arc::clone(&self.shared), send),
            Err(_) => send.send(Input::Lost),
        }
    }

    /// Shows a buffer, the cursor at a cell (column, row) or hidden: one write of what changed.
    pub fn present(&mut self, buffer: &Buffer, cursor: Option<(u16, u16)>) -> io::Result<()> {
        let afresh = self.shared.changed.swap(false, Ordering::SeqCst);
        let profile = self.profile();
        let mut before = String::new();
        if afresh {
            self.painter.forget();
            if profile.carrier != Carrier::Tmux || self.passage.load(Ordering::SeqCst) {
                before = self.start(&profile);
            }
        }
        let manner = Manner {
            mode: profile.mode,
            ink: Ink(profile.colours),
            around: Surroundings { foreground: profile.foreground, dark: profile.dark },
        };
        let bytes = self.painter.frame(buffer, cursor, manner, before.as_bytes());
        if bytes.is_empty() { Ok(()) } else { self.tty.write_all(bytes) }
    }

    /// The next frame is sent whole, after the start sequences.
    pub fn redraw(&mut self) {
        self.shared.start_over();
    }

    /// Gives the screen back and stops the program as the shell expects it; returns when it was
    /// brought back, with the screen set up again. Without a shell to come back from, does nothing.
    pub fn suspend(&mut self) -> io::Result<()> {
        let alone = rustix::process::getsid(None).is_ok_and(|session| session == rustix::process::getpid());
        if alone {
            return Ok(());
        }
        self.guard.restore();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.is_back = false;
        self.resume()?;
        self.is_back = true;
        Ok(())
    }

    /// Sets the screen up again, after [`Input::Resumed`] or after another program had it; the next
    /// frame draws all. Harmless when it is set up.
    pub fn resume(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.is_back) {
            return Ok(());
        }
        self.enter(false)
    }

    /// Gives a text to the terminal's clipboard (OSC 52). Fails if it is too long.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let sequence = clipboard::sequence(self.profile().carrier, text);
        let sequence = sequence.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
        self.tty.write_all(sequence.as_bytes())
    }

    /// Gives the terminal back.
    pub fn close(self) {}

    /// Enters the screen; the first time asks the terminal what it is.
    fn enter(&mut self, first: bool) -> io::Result<()> {
        // On the alternate screen already, entering it would save a wrong cursor for the shell.
        let outside = !self.guard.is_taken();
        self.guard.take()?;
        let profile = self.profile();
        let start =
            if first && profile.carrier == Carrier::Tmux { String::new() } else { self.start(&profile) };
        if profile.carrier == Carrier::Tmux && !start.is_empty() {
            self.tty.write_all(start.as_bytes())?;
            thread::sleep(BEFORE_ENTERING);
        }
        let mut text = enter(&self.settings, outside);
        if first {
            let term = lock(&self.shared.knowledge).environment().term().to_owned();
            text.push_str(&queries(&term, profile.carrier));
            self.guard.set_flushes(true);
        }
        if profile.carrier != Carrier::Tmux {
            text.push_str(&start);
        }
        self.painter.forget();
        self.tty.write_all(text.as_bytes())
    }

    /// The start sequences as they must be sent; their partners are sent at the end.
    fn start(&self, profile: &Profile) -> String {
        let waits = profile.carrier == Carrier::Tmux;
        self.guard.add_end(&wrap(profile.carrier, &profile.end), waits);
        wrap(profile.carrier, &profile.start)
    }

    /// Opens tmux for sequences of this pane, in a thread: tmux takes its time.
    fn pass_tmux(&self, send: Send) {
        let Ok(mut tty) = self.tty.try_clone() else { return };
        let (shared, guard) = (Arc::clone(&self.shared), Arc::clone(&self.guard));
        let passage = Arc::clone(&self.passage);
        signals::spawn("tmux", move || {
            if let Some(found) = multiplexer::open_passage() {
                if found.opened {
                    guard.set_tmux();
                }
                shared.take(&found.outer);
                // Without this query the terminal is still found by its name.
                let _ = tty.write_all(wrap(Carrier::Tmux, "\x1b[8$p").as_bytes());
            }
            passage.store(true, Ordering::SeqCst);
            shared.start_over();
            send.send(Input::TerminalKnown);
        });
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.guard.restore();
        device::release();
    }
}

/// What is asked of a terminal called `term`.
pub(super) fn queries(term: &str, carrier: Carrier) -> String {
    match term {
        // A dumb terminal would print all of it; the Linux console what follows an unknown OSC.
        "dumb" => String::new(),
        "linux" => "\x1b[>c\x1b[c".to_owned(),
        _ if carrier == Carrier::Screen => {
            PAST_SCREEN.map(|query| wrap(Carrier::Screen, query)).concat() + QUERIES
        }
        _ => QUERIES.to_owned(),
    }
}

/// Enters the screen. No row may wrap: VTE reorders wrapped rows as one.
fn enter(settings: &Settings, outside: bool) -> String {
    let mut text = String::new();
    if outside {
        add(&mut text, &EnterAlternateScreen);
    }
    add(&mut text, &Hide);
    add(&mut text, &DisableLineWrap);
    text.push_str(PASTE_ON);
    if settings.mouse {
        text.push_str(MOUSE_ON);
    }
    text
}

pub(super) fn leave(settings: &Settings) -> String {
    // A frame may have been cut off in its middle: its synchronized output, colour and scroll region end here.
    let mut text = String::from("\x1b[?2026l\x1b[r\x1b[m");
    if settings.mouse {
        text.push_str(MOUSE_OFF);
    }
    text.push_str(PASTE_OFF);
    add(&mut text, &EnableLineWrap);
    add(&mut text, &LeaveAlternateScreen);
    add(&mut text, &Show);
    text
}

fn add(text: &mut String, command: &impl Command) {
    // Writing into a string does not fail.
    let _ = command.write_ansi(text);
}
