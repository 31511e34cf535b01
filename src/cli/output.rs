//! Standard output: buffered, told apart from a pipe, coloured only for a terminal.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anyhow::Context;

use super::options::SharedOptions;
use super::settings;
use crate::limits;
use crate::terminal::{Environment, LineWriter};

const WRITING: &str = "writing to standard output";

/// Columns when nobody says how many there are.
const COLUMNS: u16 = 80;

/// Standard output.
pub(super) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    /// Whether a person reads along.
    pub(super) terminal: bool,
    /// Whether colours are wanted and understood.
    pub(super) colours: bool,
    /// How rows in visual order are written.
    pub(super) lines: LineWriter,
}

impl Output {
    pub(super) fn new(shared: &SharedOptions) -> Self {
        let terminal = io::stdout().is_terminal();
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        Self {
            out: BufWriter::new(io::stdout().lock()),
            terminal,
            colours: terminal && !dumb && set("NO_COLOR").is_none(),
            lines: if terminal {
                LineWriter::for_terminal(&Environment::of_process(), &settings::terminal(shared, false))
            } else {
                LineWriter::visual()
            },
        }
    }

    /// Before the first row in visual order: the terminal is told that rows come as they are seen.
    pub(super) fn begin_rows(&mut self) -> anyhow::Result<()> {
        if self.terminal {
            self.lines.guard();
        }
        self.out.write_all(self.lines.start.as_bytes()).context(WRITING)
    }

    /// After the last one: the terminal's own way is given back.
    pub(super) fn end_rows(&mut self) -> anyhow::Result<()> {
        self.out.write_all(self.lines.end.as_bytes()).context(WRITING)
    }

    /// Writes text that is harmless already.
    pub(super) fn write(&mut self, text: &str) -> anyhow::Result<()> {
        self.out.write_all(text.as_bytes()).context(WRITING)
    }

    /// Writes what was held back. Must be called: what is lost on dropping is lost silently.
    pub(super) fn flush(&mut self) -> anyhow::Result<()> {
        self.out.flush().context(WRITING)
    }
}

/// Columns of a row of text: as asked, or the terminal's, but no wider than is good to read.
pub(super) fn columns(asked: Option<u16>) -> u16 {
    asked.unwrap_or_else(|| {
        let size = rustix::termios::tcgetwinsize(io::stdout()).ok();
        let columns = size.map(|size| size.ws_col).filter(|&columns| columns > 0);
        columns.unwrap_or(COLUMNS).min(limits::TEXT_COLUMN_CELLS)
    })
}

/// Writes bytes that are harmless already.
pub(super) fn write_all(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).context(WRITING)
}
