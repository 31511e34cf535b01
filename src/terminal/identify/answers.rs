//! What a terminal answered to the queries at start: kept as text, as it came.
//!
//! In: whole control sequences, already framed by the input parser. Out: [`Answer`]s and their
//! collection [`Answers`]. Trap: an answer must never become a key press, so everything that
//! looks like one is taken, asked for or not.

/// One answer of a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// XTVERSION (`DCS > | text ST`).
    Version(String),
    /// DA1 (`CSI ? text c`): the end of the round.
    Primary(String),
    /// DA2 (`CSI > text c`).
    Secondary(String),
    /// DA3 (`DCS ! | text ST`).
    Tertiary(String),
    /// DECRPM of an ANSI mode (`CSI mode ; value $ y`).
    AnsiMode(u16, u16),
    /// OSC 10: the default foreground.
    Foreground(u8, u8, u8),
    /// OSC 11: the background.
    Background(u8, u8, u8),
    /// CPR: row and column of the cursor, 1-based.
    Cursor(u16, u16),
    /// tmux on its client: XTVERSION and TERM of the outer terminal, and whether the pane let
    /// sequences pass before it was asked to.
    Outer {
        /// XTVERSION of the outer terminal, empty if it gave none.
        version: String,
        /// TERM of the outer terminal.
        term: String,
    },
    /// An answer that says nothing here.
    Other,
}

/// All answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// XTVERSION.
    pub version: Option<String>,
    /// DA1.
    pub primary: Option<String>,
    /// DA2.
    pub secondary: Option<String>,
    /// DA3.
    pub tertiary: Option<String>,
    /// Value of DECRPM for mode 8: 0 unknown, 1 set, 2 reset.
    pub reordering: Option<u16>,
    /// OSC 10.
    pub foreground: Option<(u8, u8, u8)>,
    /// OSC 11.
    pub background: Option<(u8, u8, u8)>,
    /// XTVERSION and TERM of the terminal around tmux.
    pub outer: Option<(String, String)>,
}

/// The mode of DECRQM that switches reordering (BDSM).
pub(crate) const REORDERING_MODE: u16 = 8;

impl Answers {
    /// Adds one answer.
    pub(crate) fn take(&mut self, answer: &Answer) {
        match answer {
            Answer::Version(text) => self.version = Some(text.clone()),
            Answer::Primary(text) => self.primary = Some(text.clone()),
            Answer::Secondary(text) => self.secondary = Some(text.clone()),
            Answer::Tertiary(text) => self.tertiary = Some(text.clone()),
            Answer::AnsiMode(REORDERING_MODE, value) => self.reordering = Some(*value),
            Answer::Foreground(red, green, blue) => self.foreground = Some((*red, *green, *blue)),
            Answer::Background(red, green, blue) => self.background = Some((*red, *green, *blue)),
            Answer::Outer { version, term } => self.outer = Some((version.clone(), term.clone())),
            Answer::AnsiMode(..) | Answer::Cursor(..) | Answer::Other => {}
        }
    }
}

/// Reads the text of a DCS, without introducer and terminator.
pub(crate) fn device_string(text: &[u8]) -> Answer {
    if let Some(version) = text.strip_prefix(b">|") {
        Answer::Version(printable(version))
    } else if let Some(unit) = text.strip_prefix(b"!|") {
        Answer::Tertiary(printable(unit))
    } else {
        Answer::Other
    }
}

/// Reads the text of an OSC, without introducer and terminator.
pub(crate) fn system_string(text: &[u8]) -> Answer {
    let text = printable(text);
    let colour = |body: &str| colour(body);
    match text.split_once(';') {
        Some(("10", body)) => colour(body).map_or(Answer::Other, |(r, g, b)| Answer::Foreground(r, g, b)),
        Some(("11", body)) => colour(body).map_or(Answer::Other, |(r, g, b)| Answer::Background(r, g, b)),
        _ => Answer::Other,
    }
}

/// Reads a CSI that is an answer: parameters with their private mark, intermediates, final byte.
/// `None` if it is none.
pub(crate) fn control_sequence(parameters: &str, intermediates: &[u8], end: u8) -> Option<Answer> {
    match (end, intermediates) {
        (b'c', []) => Some(attributes(parameters)),
        (b'y', [b'$']) => Some(mode_report(parameters)),
        (b'R', []) => Some(cursor(parameters)),
        (b'n' | b't' | b'x' | b'y', _) => Some(Answer::Other),
        _ => None,
    }
}

fn attributes(parameters: &str) -> Answer {
    if let Some(text) = parameters.strip_prefix('?') {
        Answer::Primary(text.to_owned())
    } else if let Some(text) = parameters.strip_prefix('>') {
        Answer::Secondary(text.to_owned())
    } else {
        Answer::Other
    }
}

fn mode_report(parameters: &str) -> Answer {
    let numbers = parameters.split_once(';').map(|(mode, value)| (mode.parse(), value.parse()));
    match numbers {
        Some((Ok(mode), Ok(value))) => Answer::AnsiMode(mode, value),
        _ => Answer::Other,
    }
}

fn cursor(parameters: &str) -> Answer {
    let place = parameters.trim_start_matches('?').split_once(';');
    match place.map(|(row, column)| (row.parse(), column.parse())) {
        Some((Ok(row), Ok(column))) => Answer::Cursor(row, column),
        _ => Answer::Other,
    }
}

/// `rgb:RRRR/GGGG/BBBB` with one to four digits each (XParseColor), or `#RRGGBB`.
fn colour(text: &str) -> Option<(u8, u8, u8)> {
    let mut parts: Vec<Option<u8>> = if let Some((_, body)) = text.split_once(':') {
        body.split('/').map(component).collect()
    } else {
        let body = text.strip_prefix('#').filter(|body| body.len() % 3 == 0 && body.is_ascii())?;
        let digits = body.len() / 3;
        (0..3).map(|at| component(body.get(at * digits..(at + 1) * digits)?)).collect()
    };
    parts.truncate(3);
    match parts.as_slice() {
        [Some(red), Some(green), Some(blue)] => Some((*red, *green, *blue)),
        _ => None,
    }
}

fn component(digits: &str) -> Option<u8> {
    let full = match digits.len() {
        1..=4 => (1u32 << (4 * digits.len())) - 1,
        _ => return None,
    };
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from(value * 255 / full).ok()
}

/// The printable ASCII of an answer, cut to a length that fits a line: it is shown to people.
fn printable(text: &[u8]) -> String {
    const SHOWN_MAX: usize = 80;
    let ascii = text.iter().filter(|byte| (0x20..0x7f).contains(*byte));
    ascii.take(SHOWN_MAX).map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_all_lengths_are_read() {
        assert_eq!(system_string(b"11;rgb:0000/8080/ffff"), Answer::Background(0, 128, 255));
        assert_eq!(system_string(b"10;rgb:f/0/8"), Answer::Foreground(255, 0, 136));
        assert_eq!(system_string(b"11;#102030"), Answer::Background(16, 32, 48));
        assert_eq!(system_string(b"11;rgba:00/11/22/33"), Answer::Background(0, 17, 34));
        assert_eq!(system_string(b"11;?"), Answer::Other);
        assert_eq!(system_string(b"11;rgb:zz/00/00"), Answer::Other);
    }

    #[test]
    fn answers_are_told_from_keys() {
        assert_eq!(control_sequence("8;1", b"$", b'y'), Some(Answer::AnsiMode(8, 1)));
        assert_eq!(control_sequence("?64;1;2", b"", b'c'), Some(Answer::Primary("64;1;2".into())));
        assert_eq!(control_sequence(">65;7006;1", b"", b'c'), Some(Answer::Secondary("65;7006;1".into())));
        assert_eq!(control_sequence("3;7", b"", b'R'), Some(Answer::Cursor(3, 7)));
        assert_eq!(control_sequence("1;2", b"", b'A'), None);
        assert_eq!(device_string(b">|XTerm(379)"), Answer::Version("XTerm(379)".into()));
        assert_eq!(device_string(b"!|7E565445"), Answer::Tertiary("7E565445".into()));
    }

    #[test]
    fn an_answer_is_harmless_to_show() {
        assert_eq!(device_string(b">|a\x1b]0;x\x07\xc2\x9bb"), Answer::Version("a]0;xb".into()));
    }
}
