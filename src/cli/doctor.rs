//! `qari doctor`: what this terminal does with right-to-left text, what qari sends it and why, a
//! test picture, and one question that a person answers by eye.
//!
//! Everything is written on the ordinary screen, so that it can be read and copied afterwards.
//! Not on a terminal only the text part appears.

mod page;
mod report;

use std::io::{self, IsTerminal, Write};

use super::options::{DoctorOptions, SharedOptions};
use super::{Exit, settings};
use crate::app::{Key, KeyCode, Modifiers, Texts};
use crate::terminal::{Environment, Examination, Hint, Mode, Profile, Settings, ShownCell, guess};
use crate::text::{BaseDirection, Direction, lay_out};

use page::{CHOICES, cells, options, show};

/// Lam and alef: one column where the terminal joins them by itself.
const LAM_ALEF: &str = "\u{644}\u{627}";

/// Columns of the first and the second pane of the picture.
const PANES: (u16, u16) = (42, 14);

/// Examines the terminal; with `--reset` only sends it the end sequences. Fails where there is no
/// terminal to reset, or it is lost meanwhile.
pub(super) fn doctor(shared: &SharedOptions, options: &DoctorOptions) -> anyhow::Result<Exit> {
    let words = settings::texts(shared);
    let settings = settings::terminal(shared, false);
    if options.reset {
        Examination::begin(&settings)?.reset()?;
        writeln!(io::stdout(), "{}", words.get("doctor-reset"))?;
    } else {
        examine(&settings, words)?;
    }
    Ok(Exit::Done)
}

fn examine(settings: &Settings, words: Texts) -> anyhow::Result<()> {
    let is_terminal = io::stdout().is_terminal() && io::stdin().is_terminal();
    if !is_terminal {
        return without_terminal(settings, &words);
    }
    let mut terminal = Examination::begin(settings)?;
    let lam_alef = terminal.columns_of(LAM_ALEF);
    terminal.start()?;
    let profile = terminal.profile();
    let mut lines = vec![words.get("doctor-title"), String::new(), words.get("doctor-asked")];
    lines.extend(report::answers(terminal.answers(), &words));
    let lam_alef = lam_alef.map_or_else(|| words.get("doctor-silent"), |columns| columns.to_string());
    lines.push(format!("  {}: {lam_alef}", words.get("doctor-lam-alef")));
    lines.extend(text_part(terminal.environment(), &profile, &words));
    if profile.carrier != crate::terminal::Carrier::Direct {
        lines.push(words.get("doctor-explicit"));
    }
    for line in &lines {
        show(&mut terminal, line, words.direction() == Direction::Rtl, profile.mode)?;
    }
    let terminal = Box::new(terminal);
    Question { terminal, words, mode: profile.mode, marks: profile.marks, hint: profile.hint }.ask()
}

fn without_terminal(settings: &Settings, words: &Texts) -> anyhow::Result<()> {
    let environment = Environment::of_process();
    let profile = guess(&environment, settings);
    let mut lines = vec![words.get("doctor-title"), words.get("doctor-not-a-terminal")];
    lines.extend(text_part(&environment, &profile, words));
    for line in lines {
        writeln!(io::stdout(), "{line}")?;
    }
    Ok(())
}

fn text_part(environment: &Environment, profile: &Profile, words: &Texts) -> Vec<String> {
    let mut lines = vec![words.get("doctor-variables")];
    lines.extend(report::variables(environment));
    lines.push(words.get("doctor-follows"));
    lines.extend(report::profile(profile, words));
    lines.push(String::new());
    lines
}

/// The picture and the question below it.
struct Question {
    terminal: Box<Examination>,
    words: Texts,
    mode: Mode,
    marks: bool,
    hint: Option<Hint>,
}

impl Question {
    fn ask(mut self) -> anyhow::Result<()> {
        self.picture()?;
        let question = self.words.get("doctor-question");
        self.line(&question)?;
        while let Some(key) = self.terminal.key() {
            match answer(key) {
                Some(Answered::Line(line)) => {
                    self.mode = CHOICES.get(line).copied().unwrap_or_default();
                    self.chosen()?;
                }
                Some(Answered::None) => {
                    self.mode = Mode::Visual;
                    self.advise()?;
                }
                Some(Answered::Marks) => {
                    self.marks = !self.marks;
                    self.chosen()?;
                }
                Some(Answered::Save) => return self.save(),
                Some(Answered::Leave) => break,
                None => {}
            }
        }
        let unchanged = self.words.get("doctor-unchanged");
        self.line(&unchanged)
    }

    fn line(&mut self, text: &str) -> anyhow::Result<()> {
        Ok(show(&mut self.terminal, text, self.words.direction() == Direction::Rtl, self.mode)?)
    }

    fn picture(&mut self) -> anyhow::Result<()> {
        let sample = self.words.get("doctor-sample");
        let marked = self.words.get("doctor-sample-marked");
        let second = self.words.get("doctor-sample-second");
        let vocalised = self.words.get("doctor-sample-vocalised");
        let start = sample.find(&marked).unwrap_or(0);
        let marked = start..start + marked.len();
        let first = pane(&sample, PANES.0, true, &|byte| marked.contains(&byte));
        let second = pane(&second, PANES.1, true, &|_| false);
        for (at, mode) in CHOICES.iter().enumerate() {
            self.terminal.show(&row(at + 1, &first, &second), *mode)?;
        }
        let with = pane(&vocalised, PANES.0, true, &|_| false);
        let without = pane(&vocalised, PANES.1, false, &|_| false);
        self.terminal.show(&row(5, &with, &without), self.mode)?;
        Ok(())
    }

    fn chosen(&mut self) -> anyhow::Result<()> {
        let line = CHOICES.iter().position(|mode| *mode == self.mode).map_or(0, |at| at + 1).to_string();
        let marks = report::marks(self.marks, &self.words);
        let places = [("line", line.as_str()), ("mode", self.mode.name()), ("marks", marks.as_str())];
        let text = self.words.with("doctor-chosen", &places);
        self.line(&text)
    }

    fn advise(&mut self) -> anyhow::Result<()> {
        let advice = match self.hint {
            Some(Hint::PuttyBoxes) => "doctor-advice-putty-boxes",
            Some(Hint::KittyForceLtr) => "doctor-advice-kitty-force-ltr",
            Some(Hint::ConsoleFont) => "doctor-advice-console-font",
            Some(Hint::BidiPreference) => "doctor-advice-bidi-preference",
            None => "doctor-advice-font",
        };
        let advice = self.words.get(advice);
        self.line(&advice)
    }

    fn save(mut self) -> anyhow::Result<()> {
        let text = match self.terminal.keep(self.mode, self.marks) {
            Ok(()) => self.words.get("doctor-saved"),
            Err(error) => {
                let error = match error.kind() {
                    io::ErrorKind::NotFound => self.words.get("doctor-no-answer"),
                    _ => error.to_string(),
                };
                let places = [("error", error.as_str()), ("mode", self.mode.name())];
                self.words.with("doctor-not-saved", &places)
            }
        };
        self.line(&text)
    }
}

/// A text of the picture set flush right in its pane.
fn pane(text: &str, columns: u16, marks: bool, is_marked: &dyn Fn(usize) -> bool) -> Vec<ShownCell> {
    let layout = lay_out(text, &options(columns, BaseDirection::Forced(Direction::Rtl), marks));
    layout.rows().first().map(|row| cells(row, columns, is_marked)).unwrap_or_default()
}

/// A row of the picture: its number and two panes between borders.
fn row(number: usize, first: &[ShownCell], second: &[ShownCell]) -> Vec<ShownCell> {
    let plain = |text: &str| text.chars().map(|letter| (letter.to_string(), false)).collect::<Vec<_>>();
    let border = plain(" \u{2502} ");
    [plain(&format!(" {number}")), border.clone(), first.to_vec(), border.clone(), second.to_vec(), border]
        .concat()
}

/// What a key means to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answered {
    Line(usize),
    None,
    Marks,
    Save,
    Leave,
}

/// Digits of all kinds count, and the letter keys by their place on Arabic, Persian, Urdu and
/// Hebrew keyboards.
fn answer(key: Key) -> Option<Answered> {
    let held = Modifiers { shift: false, ..key.modifiers } != Modifiers::default();
    match key.code {
        KeyCode::Char('c' | 'd') if key.modifiers.control => Some(Answered::Leave),
        _ if held => None,
        KeyCode::Enter => Some(Answered::Save),
        // q; dad (Arabic, Persian); qaf (Urdu)
        KeyCode::Esc | KeyCode::Char('q' | 'Q' | '\u{636}' | '\u{642}') => Some(Answered::Leave),
        // m; teh marbuta (Arabic); hamza on yeh (Persian); meem (Urdu); tsadi (Hebrew)
        KeyCode::Char('m' | 'M' | '\u{629}' | '\u{626}' | '\u{645}' | '\u{5e6}') => Some(Answered::Marks),
        KeyCode::Char(letter) => match digit(letter)? {
            0 => Some(Answered::None),
            line @ 1..=4 => Some(Answered::Line(line - 1)),
            _ => None,
        },
        _ => None,
    }
}

/// The value of an ASCII, Arabic-Indic or extended Arabic-Indic digit.
fn digit(letter: char) -> Option<usize> {
    let zero =
        ['0', '\u{660}', '\u{6f0}'].into_iter().find(|zero| (*zero..).take(10).any(|one| one == letter))?;
    Some((u32::from(letter) - u32::from(zero)) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::InterfaceLanguage;

    fn check(code: KeyCode, wanted: Option<Answered>) {
        assert_eq!(answer(Key { code, modifiers: Modifiers::default() }), wanted);
    }

    #[test]
    fn keys_count_by_place_and_digits_of_all_kinds() {
        check(KeyCode::Char('3'), Some(Answered::Line(2)));
        check(KeyCode::Char('\u{661}'), Some(Answered::Line(0)));
        check(KeyCode::Char('\u{6f4}'), Some(Answered::Line(3)));
        check(KeyCode::Char('\u{660}'), Some(Answered::None));
        check(KeyCode::Char('5'), None);
        check(KeyCode::Char('\u{629}'), Some(Answered::Marks));
        check(KeyCode::Char('\u{636}'), Some(Answered::Leave));
        check(KeyCode::Enter, Some(Answered::Save));
    }

    #[test]
    fn rows_of_the_picture_are_of_one_width() {
        let words = Texts::new(InterfaceLanguage::English);
        let first = pane(&words.get("doctor-sample"), PANES.0, true, &|_| false);
        let second = pane(&words.get("doctor-sample-second"), PANES.1, true, &|_| false);
        assert_eq!((first.len(), second.len()), (usize::from(PANES.0), usize::from(PANES.1)));
    }
}
