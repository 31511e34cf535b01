//! Lines on the ordinary screen, for commands that print and end: the same modes as in the reader,
//! chosen from the variables alone (nothing is asked, nothing waits).
//!
//! In: cells of a row in visual order. Out: the text of the line, and what to send before the
//! first and after the last. A terminal that keeps its mode per row (VTE) is switched for the
//! printed rows; one whose switch would turn rows round afterwards (Konsole, mlterm) is not
//! switched, and gets the mode that serves it so.

use ratatui::style::{Color, Modifier};

use super::identify::{Environment, Mode, Profile, Settings};
use super::modes::{Surroundings, address};
use super::paint::{Paint, Row, change};
use super::signals;

/// BDSM reset: the one switch that stays with the rows (TERMINALS: explicit mode of VTE).
const EXPLICIT: &str = "\x1b[8l";

/// How a cell of a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStyle {
    /// As the text.
    Plain,
    /// A hit of a search, or a marked word.
    Marked,
}

/// Writes lines for a terminal.
#[derive(Clone, Debug)]
pub struct LineWriter {
    mode: Mode,
    around: Surroundings,
    /// Sent before the first line.
    pub start: String,
    /// Sent after the last line.
    pub end: String,
}

impl LineWriter {
    /// For the terminal that the variables name.
    pub fn for_terminal(environment: &Environment, settings: &Settings) -> Self {
        let switched = super::guess(environment, settings);
        let profile = if switched.start == EXPLICIT {
            switched
        } else {
            super::guess(environment, &Settings { switches: false, ..settings.clone() })
        };
        let writer = Self::of(&profile);
        // A dumb terminal is sent no sequence at all.
        if environment.term() == "dumb" {
            return Self { start: String::new(), end: String::new(), ..writer };
        }
        writer
    }

    /// Visual order as it is, for a pipe.
    pub fn visual() -> Self {
        let around = Surroundings { foreground: None, dark: true };
        Self { mode: Mode::Visual, around, start: String::new(), end: String::new() }
    }

    /// Sees to it that a signal which ends or stops the program leaves the terminal its own way of
    /// showing rows. Without signals the rows are printed all the same.
    pub fn guard(&self) {
        if !self.end.is_empty() {
            let _ = signals::guard_rows(self.start.clone(), self.end.clone());
        }
    }

    fn of(profile: &Profile) -> Self {
        Self {
            mode: profile.mode,
            around: Surroundings { foreground: profile.foreground, dark: profile.dark },
            start: profile.start.clone(),
            end: profile.end.clone(),
        }
    }

    /// A line of cells (symbol, width in cells, style) from left to right; without line end.
    /// `colours`: marked cells are shown bold and reversed, else like the others.
    pub fn line<'a>(&self, cells: impl Iterator<Item = (&'a str, u16, LineStyle)>, colours: bool) -> String {
        let mut row = Row::default();
        for (symbol, width, style) in cells {
            let marked = colours && style == LineStyle::Marked;
            let modifier = if marked { Modifier::BOLD | Modifier::REVERSED } else { Modifier::empty() };
            row.push(symbol, width.min(2) as u8, Paint { front: Color::Reset, back: Color::Reset, modifier });
        }
        let mut sent = Row::default();
        let row = if address(&row, self.mode, self.around, &mut sent) { sent } else { row };
        written(&row)
    }
}

/// The bytes of a row: its symbols with the changes of attributes between them, ended by a reset
/// if there were any.
pub(super) fn written(row: &Row) -> String {
    let mut bytes = Vec::new();
    let mut pen = Paint::default();
    for column in 0..row.columns() {
        let (symbol, slot) = row.at(column);
        change(pen, slot.paint, &mut bytes);
        pen = slot.paint;
        bytes.extend_from_slice(symbol.as_bytes());
    }
    change(pen, Paint::default(), &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{EXPLICIT, LineStyle, LineWriter};
    use crate::terminal::{Environment, Settings};

    // In visual order: meem, then alef (final form).
    const CELLS: [&str; 2] = ["\u{fee1}", "\u{fe8e}"];

    fn writer<const N: usize>(variables: [(&str, &str); N]) -> LineWriter {
        let settings = Settings { saved: None, ..Settings::default() };
        LineWriter::for_terminal(&Environment::of(variables), &settings)
    }

    fn line(writer: &LineWriter) -> String {
        writer.line(CELLS.into_iter().map(|symbol| (symbol, 1, LineStyle::Plain)), true)
    }

    #[test]
    fn vte_is_switched_for_the_printed_rows() {
        let vte = writer([("TERM", "xterm-256color"), ("VTE_VERSION", "7006")]);
        assert_eq!((vte.start.as_str(), vte.end.as_str()), (EXPLICIT, "\x1b[8h"));
        assert_eq!(line(&vte), CELLS.concat());
    }

    #[test]
    fn konsole_gets_fenced_words_and_no_switch() {
        let konsole = writer([("TERM", "xterm-256color"), ("KONSOLE_VERSION", "221203")]);
        assert_eq!((konsole.start.as_str(), konsole.end.as_str()), ("", ""));
        assert_eq!(line(&konsole), "\u{200f}\u{fe8e}\u{fee1}\u{200f}");
    }

    #[test]
    fn a_marked_cell_ends_with_a_reset() {
        let cells = [("a", 1, LineStyle::Marked), ("b", 1, LineStyle::Plain)];
        let coloured = LineWriter::visual().line(cells.into_iter(), true);
        assert!(coloured.starts_with("\x1b[") && coloured.ends_with('b'), "{coloured:?}");
        assert_eq!(LineWriter::visual().line(cells.into_iter(), false), "ab");
    }
}
