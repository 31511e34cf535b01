//! Which terminal this is and what follows: from [`Answers`] and [`Environment`] to a
//! [`Profile`]. Pure but for reading the file of saved choices.
//!
//! Order of belief: the reader's order, the choice saved by eye, DECRQM 8, XTVERSION, device
//! attributes, TERM, other variables. Variables come last because they lie: they survive sudo,
//! ssh and a terminal started from another one.
//! Trap: inside tmux and screen the device attributes are those of the multiplexer.

mod answers;
mod profile;
mod saved;
mod table;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub(super) use answers::Answer;
pub use answers::Answers;
pub(super) use answers::{control_sequence, device_string, system_string};
pub use profile::{Carrier, Colours, DecidedBy, Evidence, Hint, Mode, ModeChoice, Profile, Settings};
pub(super) use saved::{Choice, store};
pub(super) use table::kinds;

use table::Kind;

/// Variables that say something of the terminal. Values reach the screen only through the door.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// The variables of this process; those that are not Unicode are left out.
    pub fn of_process() -> Self {
        let pairs = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Environment(pairs.collect())
    }

    /// Given variables.
    pub fn of<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        Environment(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    /// The value of a variable, `None` if unset or empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether the program runs at the far end of ssh.
    pub fn is_remote(&self) -> bool {
        self.get("SSH_CONNECTION").is_some() || self.get("SSH_TTY").is_some()
    }

    /// The value of TERM, empty if unset.
    pub fn term(&self) -> &str {
        self.get("TERM").unwrap_or_default()
    }
}

/// What carries the sequences: a multiplexer, or nothing.
fn carrier(answers: &Answers, environment: &Environment) -> Carrier {
    let version = answers.version.as_deref().unwrap_or_default();
    let term = environment.term();
    if environment.get("TMUX").is_some() || version.starts_with("tmux ") || term.starts_with("tmux") {
        Carrier::Tmux
    } else if environment.get("STY").is_some() || term.starts_with("screen") {
        Carrier::Screen
    } else {
        Carrier::Direct
    }
}

/// What follows from what the terminal answered so far, the variables and the reader's wishes.
pub(super) fn identify(answers: &Answers, environment: &Environment, settings: &Settings) -> Profile {
    let carrier = carrier(answers, environment);
    let seen = Seen::new(answers, environment, carrier);
    let (kind, evidence) = recognize(&seen, environment);
    let fingerprint = fingerprint(answers, environment, carrier);
    let saved = settings.saved.as_deref().filter(|_| !fingerprint.is_empty());
    let saved = saved.and_then(|path| saved::load(path, &fingerprint));
    let (mode, decided_by) = mode(kind, environment, settings, saved);
    let switched = settings.switches && !kind.start.is_empty();
    // OSC 50 means "set the font" elsewhere: what is not harmless everywhere waits for the answers.
    let may_start = switched && (is_harmless(&kind.start) || answers.primary.is_some());
    // Marks break in reversed words whatever the terminal.
    let marks = settings.marks.or(saved.and_then(|choice| choice.marks));
    let marks = marks.unwrap_or(kind.marks.unwrap_or(true) && !matches!(mode, Mode::Words | Mode::Fenced));
    Profile {
        name: kind.name.clone(),
        evidence,
        mode,
        decided_by,
        marks,
        side_by_side: side_by_side(kind, mode, decided_by, switched),
        colours: colours(kind, environment, carrier),
        dark: is_dark(answers, environment),
        hint: kind.hint,
        fingerprint,
        carrier,
        foreground: answers.foreground,
        start: if may_start { kind.start.clone() } else { String::new() },
        end: if may_start && (settings.konsole_restore || !kind.kept) {
            kind.end.clone()
        } else {
            String::new()
        },
    }
}

/// Whether a switch may be sent to a terminal of which nothing is known.
fn is_harmless(start: &str) -> bool {
    kinds().iter().any(|kind| kind.otherwise && kind.start == start)
}

/// Panes side by side exchange their words where the terminal reorders rows and goes on doing so.
/// A person who looked at the doctor's picture has seen two panes, and decides.
fn side_by_side(kind: &Kind, mode: Mode, decided_by: DecidedBy, switched: bool) -> bool {
    if decided_by == DecidedBy::Saved || mode == Mode::Fenced {
        return true;
    }
    let reorders = kind.stubborn || (kind.rows && !switched);
    !reorders && mode != Mode::Logical
}

fn mode(
    kind: &Kind,
    environment: &Environment,
    settings: &Settings,
    saved: Option<Choice>,
) -> (Mode, DecidedBy) {
    let variable = environment.get("QARI_TERMINAL").and_then(|text| text.parse().ok());
    let ordered = match (settings.mode, variable) {
        (ModeChoice::Fixed(mode), _) | (ModeChoice::Auto, Some(ModeChoice::Fixed(mode))) => Some(mode),
        _ => None,
    };
    if let Some(mode) = ordered {
        return (mode, DecidedBy::Order);
    }
    if let Some(choice) = saved {
        return (choice.mode, DecidedBy::Saved);
    }
    let by_table = if settings.switches { kind.mode } else { kind.unswitched.unwrap_or(kind.mode) };
    (by_table, DecidedBy::Table)
}

/// The evidence on the terminal itself, with what a multiplexer said of itself left out.
struct Seen<'a> {
    switch: bool,
    version: &'a str,
    secondary: &'a str,
    tertiary: &'a str,
    term: &'a str,
}

impl<'a> Seen<'a> {
    fn new(answers: &'a Answers, environment: &'a Environment, carrier: Carrier) -> Self {
        let version = answers.version.as_deref().unwrap_or_default();
        let version = if version.starts_with("tmux ") { "" } else { version };
        let (outer_version, outer_term) =
            answers.outer.as_ref().map_or(("", ""), |(version, term)| (version.as_str(), term.as_str()));
        let direct = carrier == Carrier::Direct;
        let own = |answer: &'a Option<String>| answer.as_deref().filter(|_| direct).unwrap_or_default();
        Seen {
            switch: matches!(answers.reordering, Some(1 | 2)),
            version: if outer_version.is_empty() { version } else { outer_version },
            secondary: own(&answers.secondary),
            tertiary: own(&answers.tertiary),
            term: if direct { environment.term() } else { outer_term },
        }
    }
}

fn recognize(seen: &Seen<'_>, environment: &Environment) -> (&'static Kind, Evidence) {
    let begins = |text: &str, beginnings: &[String]| {
        !text.is_empty() && beginnings.iter().any(|beginning| text.starts_with(beginning.as_str()))
    };
    let find = |test: &dyn Fn(&Kind) -> bool| kinds().iter().find(|kind| test(kind));
    if let Some(kind) = find(&|kind| seen.switch && kind.decrqm) {
        return (kind, Evidence::Switch);
    }
    if let Some(kind) = find(&|kind| begins(seen.version, &kind.version)) {
        return (kind, Evidence::Version(seen.version.to_owned()));
    }
    if let Some(kind) = find(&|kind| begins(seen.tertiary, &kind.da3)) {
        return (kind, Evidence::Attributes(seen.tertiary.to_owned()));
    }
    if let Some(kind) = find(&|kind| begins(seen.secondary, &kind.da2)) {
        return (kind, Evidence::Attributes(seen.secondary.to_owned()));
    }
    if let Some(kind) = find(&|kind| begins(seen.term, &kind.term)) {
        return (kind, Evidence::Variable(format!("TERM={}", seen.term)));
    }
    let by_variable =
        |kind: &'static Kind| Some((kind, kind.env.iter().find_map(|test| holds(test, environment))?));
    if let Some((kind, variable)) = kinds().iter().find_map(by_variable) {
        return (kind, Evidence::Variable(variable));
    }
    (find(&|kind| kind.otherwise).unwrap_or(unknown()), Evidence::Nothing)
}

/// A terminal of which nothing is known, should the table lack its last row.
fn unknown() -> &'static Kind {
    static UNKNOWN: std::sync::OnceLock<Kind> = std::sync::OnceLock::new();
    UNKNOWN.get_or_init(Kind::default)
}

/// Tests `NAME`, `NAME=VALUE` or `NAME>=NUMBER`; the variable as it is, if the test holds.
fn holds(test: &str, environment: &Environment) -> Option<String> {
    let (name, value, holds) = if let Some((name, number)) = test.split_once(">=") {
        let value = environment.get(name)?;
        let enough = value.parse::<u32>().ok()? >= number.parse().ok()?;
        (name, value, enough)
    } else if let Some((name, wanted)) = test.split_once('=') {
        let value = environment.get(name)?;
        (name, value, value == wanted)
    } else {
        (test, environment.get(test)?, true)
    };
    holds.then(|| format!("{name}={value}"))
}

fn fingerprint(answers: &Answers, environment: &Environment, carrier: Carrier) -> String {
    let outer = answers.outer.as_ref().map(|(version, term)| if version.is_empty() { term } else { version });
    let mut text = match (outer, &answers.version) {
        (Some(outer), _) if !outer.is_empty() => outer.clone(),
        (_, Some(version)) => version.clone(),
        _ => [("?", &answers.primary), (">", &answers.secondary), ("=", &answers.tertiary)]
            .iter()
            .filter_map(|(mark, answer)| answer.as_ref().map(|answer| format!("{mark}{answer}")))
            .collect::<Vec<_>>()
            .join(" "),
    };
    if text.is_empty() {
        return text;
    }
    match carrier {
        Carrier::Direct => {}
        Carrier::Tmux => text.push_str(" + tmux"),
        Carrier::Screen => text.push_str(" + screen"),
    }
    if environment.is_remote() {
        text.push_str(" + ssh");
    }
    text
}

fn colours(kind: &Kind, environment: &Environment, carrier: Carrier) -> Colours {
    let term = environment.term();
    // https://no-color.org: any value but the empty one.
    if environment.get("NO_COLOR").is_some() || term == "dumb" {
        return Colours::None;
    }
    let by_term = match term {
        _ if term.contains("direct") => Colours::True,
        _ if term.contains("256color") => Colours::Ansi256,
        _ => Colours::Ansi16,
    };
    // screen passes no 24-bit colours on; tmux turns them into what its client can.
    if carrier == Carrier::Screen {
        return by_term;
    }
    let announced = matches!(environment.get("COLORTERM"), Some("truecolor" | "24bit"));
    let by_variable = if announced { Colours::True } else { by_term };
    if carrier == Carrier::Tmux { by_variable } else { by_variable.max(kind.colours.unwrap_or(by_term)) }
}

/// Dark if the background's luma says so; else by COLORFGBG (`foreground;background`); else yes.
fn is_dark(answers: &Answers, environment: &Environment) -> bool {
    if let Some((red, green, blue)) = answers.background {
        // ITU-R BT.601 luma in thousandths.
        return 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue) < 128_000;
    }
    let last = environment.get("COLORFGBG").and_then(|text| text.rsplit(';').next());
    last.and_then(|index| index.parse::<u8>().ok()).is_none_or(|index| index < 7 || index == 8)
}
