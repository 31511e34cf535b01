//! The terminal under examination, for `qari doctor`: asked and waited for, on the ordinary
//! screen, with rows shown in any mode and keys read one at a time.

use std::fs::File;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use ratatui::style::{Color, Modifier};

use super::device::{self, Guard};
use super::identify::{
    Answer, Answers, Carrier, Choice, Environment, Mode, Profile, Settings, identify, kinds, store,
};
use super::input::{Heard, Parser};
use super::listen;
use super::modes::{Surroundings, address};
use super::multiplexer::{self, wrap};
use super::paint::{Paint, Row};
use super::session::{self, queries};
use crate::app::{Input, Key};

/// How long the answers are waited for.
const WAIT: Duration = Duration::from_millis(300);
/// The same over ssh.
const WAIT_REMOTE: Duration = Duration::from_millis(1500);
/// How long tmux is given to pass a query on and its answer back.
const WAIT_PASSAGE: Duration = Duration::from_millis(100);

/// A cell of a shown row: its symbol and whether it is marked.
pub type ShownCell = (String, bool);

/// A terminal that was asked.
pub struct Examination {
    tty: File,
    guard: Arc<Guard>,
    pieces: Receiver<Vec<u8>>,
    parser: Parser,
    heard: Vec<Heard>,
    answers: Answers,
    environment: Environment,
    settings: Settings,
}

impl Examination {
    /// Sets raw mode, asks the terminal, and waits for its answers for at most 0.3 s (1.5 s over
    /// ssh).
    pub fn begin(settings: &Settings) -> anyhow::Result<Self> {
        Self::on(device::open().context("no terminal to examine")?, Environment::of_process(), settings)
    }

    pub(super) fn on(tty: File, environment: Environment, settings: &Settings) -> anyhow::Result<Self> {
        let guard = Guard::new(&tty).context("cannot ask the terminal for its settings")?;
        guard.take().context("cannot set the terminal to raw mode")?;
        guard.set_leave("\x1b[m\x1b[?7h\x1b[?25h".to_owned());
        device::guard_panics(&guard);
        let mut examination = Examination {
            pieces: listen::pieces(tty.try_clone()?),
            tty,
            guard,
            parser: Parser::expecting(),
            heard: Vec::new(),
            answers: Answers::default(),
            environment,
            settings: settings.clone(),
        };
        examination.ask()?;
        Ok(examination)
    }

    fn ask(&mut self) -> io::Result<()> {
        let carrier = self.profile().carrier;
        self.write(&queries(self.environment.term(), carrier))?;
        let wait = if self.environment.is_remote() { WAIT_REMOTE } else { WAIT };
        self.hear_until(wait, |one| matches!(one, Heard::Answer(Answer::Primary(_))));
        if self.profile().carrier == Carrier::Tmux && self.settings.switches {
            self.ask_past_tmux()?;
        }
        Ok(())
    }

    fn ask_past_tmux(&mut self) -> io::Result<()> {
        if let Some(passage) = multiplexer::open_passage() {
            if passage.opened {
                self.guard.set_tmux();
            }
            self.answers.take(&passage.outer);
        }
        self.write(&wrap(Carrier::Tmux, "\x1b[8$p"))?;
        self.hear_until(WAIT_PASSAGE, |one| matches!(one, Heard::Answer(Answer::AnsiMode(..))));
        Ok(())
    }

    /// Hears until something is heard or the time is over; whether it was heard.
    fn hear_until(&mut self, wait: Duration, wanted: impl Fn(&Heard) -> bool) -> bool {
        let end = Instant::now() + wait;
        loop {
            let mut found = false;
            for one in self.heard.drain(..) {
                if let Heard::Answer(answer) = &one {
                    self.answers.take(answer);
                }
                found |= wanted(&one);
            }
            let left = end.saturating_duration_since(Instant::now());
            if found || left.is_zero() {
                return found;
            }
            match self.pieces.recv_timeout(left) {
                Ok(bytes) => self.parser.feed(&bytes, &mut self.heard),
                Err(_) => return false,
            }
        }
    }

    /// What it answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The variables.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// What follows.
    pub fn profile(&self) -> Profile {
        identify(&self.answers, &self.environment, &self.settings)
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        device::size(&self.tty)
    }

    /// Switches the terminal's own reordering off as the reader would; rows shown from now on are
    /// drawn under it.
    pub fn start(&mut self) -> io::Result<()> {
        let profile = self.profile();
        let waits = profile.carrier == Carrier::Tmux;
        self.guard.add_end(&wrap(profile.carrier, &profile.end), waits);
        let start = wrap(profile.carrier, &profile.start);
        // No row may wrap: VTE reorders wrapped rows as one.
        self.write(&format!("{start}\x1b[?7l"))?;
        if waits && !start.is_empty() {
            thread::sleep(WAIT_PASSAGE);
        }
        Ok(())
    }

    /// Columns that the cursor moves over when `text` is written, by its own report; `None` if it
    /// does not tell.
    pub fn columns_of(&mut self, text: &str) -> Option<u16> {
        self.write(&format!("\r{text}\x1b[6n")).ok()?;
        let place = std::cell::Cell::new(None);
        self.hear_until(WAIT, |one| {
            if let Heard::Answer(Answer::Cursor(_, column)) = one {
                place.set(Some(*column));
            }
            place.get().is_some()
        });
        self.write("\r\x1b[2K").ok()?;
        place.get().and_then(|column: u16| column.checked_sub(1))
    }

    /// Shows a row of cells in a mode, and goes to the next line.
    pub fn show(&mut self, cells: &[ShownCell], mode: Mode) -> io::Result<()> {
        let text = self.row(cells, mode);
        // Erasing the row makes VTE take its new mode over.
        self.write(&format!("\r\x1b[2K{text}\x1b[m\r\n"))
    }

    fn row(&self, cells: &[ShownCell], mode: Mode) -> String {
        let profile = self.profile();
        let mut row = Row::default();
        for (symbol, marked) in cells {
            let paint = if *marked {
                Paint { front: Color::Black, back: Color::Yellow, modifier: Modifier::empty() }
            } else {
                Paint::default()
            };
            row.push(symbol, 1, paint);
        }
        let mut sent = Row::default();
        let around = Surroundings { foreground: profile.foreground, dark: profile.dark };
        let row = if address(&row, mode, around, &mut sent) { sent } else { row };
        super::lines::written(&row)
    }

    /// The next key; `None` when the terminal is gone.
    pub fn key(&mut self) -> Option<Key> {
        loop {
            let at = self.heard.iter().position(|one| matches!(one, Heard::Input(Input::Key(_))));
            if let Some(Heard::Input(Input::Key(key))) = at.map(|at| self.heard.remove(at)) {
                return Some(key);
            }
            self.heard.clear();
            match self.parser.patience() {
                None => self.parser.feed(&self.pieces.recv().ok()?, &mut self.heard),
                Some(patience) => match self.pieces.recv_timeout(patience) {
                    Ok(bytes) => self.parser.feed(&bytes, &mut self.heard),
                    Err(_) => self.parser.give_up(&mut self.heard),
                },
            }
        }
    }

    /// Keeps a choice for this terminal. Fails if there is no place for it, or the terminal gave
    /// no answer to know it by.
    pub fn keep(&self, mode: Mode, marks: bool) -> io::Result<()> {
        let fingerprint = self.profile().fingerprint;
        let path = self.settings.saved.as_deref().filter(|_| !fingerprint.is_empty());
        let path = path.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        store(path, &fingerprint, Choice { mode, marks: Some(marks) })
    }

    /// Sends every end sequence that this terminal may be sent, after a reader that was killed.
    pub fn reset(mut self) -> io::Result<()> {
        let profile = self.profile();
        let everywhere = kinds().iter().find(|kind| kind.otherwise).map(|kind| kind.end.clone());
        let own = kinds().iter().find(|kind| kind.name == profile.name).map(|kind| kind.end.clone());
        for end in [everywhere, own].into_iter().flatten() {
            self.write(&wrap(profile.carrier, &end))?;
        }
        if profile.carrier == Carrier::Tmux {
            self.guard.set_tmux();
            thread::sleep(WAIT_PASSAGE);
        }
        self.write(&session::leave(&self.settings))
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.tty.write_all(text.as_bytes())
    }
}

impl Drop for Examination {
    fn drop(&mut self) {
        self.guard.restore();
        device::release();
    }
}
