//! The text part of the doctor: what was asked and answered, and what follows from it.

use crate::app::Texts;
use crate::terminal::{Answers, Colours, DecidedBy, Environment, Evidence, Profile};

/// Variables that are shown where they are set.
const VARIABLES: [&str; 24] = [
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "MLTERM",
    "XTERM_VERSION",
    "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID",
    "LC_TERMINAL",
    "WT_SESSION",
    "ZED_TERM",
    "TERMUX_VERSION",
    "COLORFGBG",
    "QARI_TERMINAL",
    "TMUX",
    "STY",
    "SSH_CONNECTION",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
];

/// Letters of a variable that are shown.
const VALUE_SHOWN_MAX: usize = 60;

/// What the terminal answered, one line an answer.
pub(super) fn answers(answers: &Answers, words: &Texts) -> Vec<String> {
    let silent = words.get("doctor-silent");
    let line = |name: &str, mark: &str, answer: Option<&str>| match answer {
        Some(answer) => format!("  {name}: {mark}{answer}"),
        None => format!("  {name}: {silent}"),
    };
    let rgb = |colour: Option<(u8, u8, u8)>| colour.map(|(r, g, b)| format!("#{r:02x}{g:02x}{b:02x}"));
    let reordering = answers.reordering.map(|value| value.to_string());
    vec![
        line("XTVERSION", "", answers.version.as_deref()),
        line("DA1", "?", answers.primary.as_deref()),
        line("DA2", ">", answers.secondary.as_deref()),
        line("DA3", "", answers.tertiary.as_deref()),
        line("DECRQM 8", "", reordering.as_deref()),
        line("OSC 10", "", rgb(answers.foreground).as_deref()),
        line("OSC 11", "", rgb(answers.background).as_deref()),
    ]
}

/// The variables that are set, one a line.
pub(super) fn variables(environment: &Environment) -> Vec<String> {
    let set = VARIABLES.iter().filter_map(|name| Some((name, environment.get(name)?)));
    set.map(|(name, value)| format!("  {name}={}", plain(value))).collect()
}

/// What follows, one line an item.
pub(super) fn profile(profile: &Profile, words: &Texts) -> Vec<String> {
    let unknown = words.get("doctor-terminal-unknown");
    let sent = |sequence: &str| {
        if sequence.is_empty() { words.get("doctor-nothing") } else { spelled(sequence) }
    };
    let either = |is: bool, yes: &str, no: &str| words.get(if is { yes } else { no });
    let items = [
        ("doctor-terminal", if profile.name.is_empty() { unknown } else { profile.name.clone() }),
        ("doctor-because", because(&profile.evidence, words)),
        ("doctor-mode", words.get(&format!("doctor-mode-{}", profile.mode.name()))),
        ("doctor-decided", words.get(decided(profile.decided_by))),
        ("doctor-start", sent(&profile.start)),
        ("doctor-end", sent(&profile.end)),
        ("doctor-marks", marks(profile.marks, words)),
        ("doctor-panes", either(profile.side_by_side, "doctor-panes-beside", "doctor-panes-one")),
        ("doctor-colours", colours(profile.colours).to_owned()),
        ("doctor-background", either(profile.dark, "doctor-dark", "doctor-light")),
        ("doctor-known-by", plain(&profile.fingerprint)),
    ];
    let shown = items.iter().filter(|(_, value)| !value.is_empty());
    shown.map(|(id, value)| format!("  {}: {value}", words.get(id))).collect()
}

/// Whether vowel marks are drawn, in words.
pub(super) fn marks(drawn: bool, words: &Texts) -> String {
    words.get(if drawn { "doctor-drawn" } else { "doctor-not-drawn" })
}

fn because(evidence: &Evidence, words: &Texts) -> String {
    let (id, text) = match evidence {
        Evidence::Switch => ("doctor-because-switch", ""),
        Evidence::Version(text) => ("doctor-because-version", text.as_str()),
        Evidence::Attributes(text) => ("doctor-because-attributes", text.as_str()),
        Evidence::Variable(text) => ("doctor-because-variable", text.as_str()),
        Evidence::Nothing => ("doctor-because-nothing", ""),
    };
    words.with(id, &[("text", &plain(text))])
}

fn decided(by: DecidedBy) -> &'static str {
    match by {
        DecidedBy::Order => "doctor-decided-order",
        DecidedBy::Saved => "doctor-decided-saved",
        DecidedBy::Table => "doctor-decided-table",
    }
}

fn colours(colours: Colours) -> &'static str {
    match colours {
        Colours::None => "0",
        Colours::Ansi16 => "16",
        Colours::Ansi256 => "256",
        Colours::True => "16777216",
    }
}

/// A control sequence in letters.
fn spelled(sequence: &str) -> String {
    sequence.replace('\u{1b}', "ESC ").replace('\u{7}', " BEL")
}

/// A value from outside: nothing but printable ASCII, cut to a line.
fn plain(value: &str) -> String {
    let printable = |letter: char| letter == ' ' || letter.is_ascii_graphic();
    let letters = value.chars().take(VALUE_SHOWN_MAX);
    letters.map(|letter| if printable(letter) { letter } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_outside_is_harmless() {
        let environment = Environment::of([("TERM", "x\u{1b}]52;c;aGk=\u{7}\u{202e}")]);
        assert_eq!(variables(&environment), ["  TERM=x\u{fffd}]52;c;aGk=\u{fffd}\u{fffd}"]);
    }

    #[test]
    fn sequences_are_spelled() {
        assert_eq!(spelled("\u{1b}[8l"), "ESC [8l");
    }
}
