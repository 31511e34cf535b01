//! What follows from which terminal this is: how rows are addressed, in which colours, and what
//! must be sent at start and end. Also what the reader asked for beforehand ([`Settings`]).

use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a finished row of cells is put to the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Cells from left to right, as laid out.
    #[default]
    Visual,
    /// As visual, neighbouring right-to-left cells differing by an invisible attribute.
    Split,
    /// Each right-to-left word reversed in place.
    Words,
    /// As words, each word and blank fenced by direction marks.
    Fenced,
    /// Right-to-left stretches in reading order.
    Logical,
}

impl Mode {
    /// The name used by options, settings and saved choices.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Visual => "visual",
            Mode::Split => "split",
            Mode::Words => "words",
            Mode::Fenced => "fenced",
            Mode::Logical => "logical",
        }
    }
}

/// The reader's wish for the mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ModeChoice {
    /// Found from the terminal.
    #[default]
    Auto,
    /// As told.
    Fixed(Mode),
}

impl FromStr for ModeChoice {
    type Err = String;

    /// Reads `auto` or the name of a [`Mode`]; the error names what would have been understood.
    fn from_str(text: &str) -> Result<Self, String> {
        let modes = [Mode::Visual, Mode::Split, Mode::Words, Mode::Fenced, Mode::Logical];
        if text == "auto" {
            return Ok(ModeChoice::Auto);
        }
        let found = modes.into_iter().find(|mode| mode.name() == text);
        found.map(ModeChoice::Fixed).ok_or_else(|| "auto, visual, split, words, fenced or logical".to_owned())
    }
}

/// What the reader asked of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `--terminal-mode`.
    pub mode: ModeChoice,
    /// Vowel marks drawn or not, whatever the terminal; `None`: as the terminal can.
    pub marks: Option<bool>,
    /// Whether a terminal's own reordering may be switched off (`--no-switch`: false).
    pub switches: bool,
    /// Whether Konsole's reordering is switched on again at the end (it cannot be asked before).
    pub konsole_restore: bool,
    /// Whether the mouse is asked for.
    pub mouse: bool,
    /// The file of choices made in the doctor; `None`: neither read nor written.
    pub saved: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            mode: ModeChoice::Auto,
            marks: None,
            switches: true,
            konsole_restore: true,
            mouse: true,
            saved: super::saved::usual_path(),
        }
    }
}

/// How many colours may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Colours {
    /// None: bold, underline and reverse only.
    #[serde(rename = "none")]
    None,
    /// The sixteen of the terminal's own palette.
    #[serde(rename = "16")]
    Ansi16,
    /// The palette of 256.
    #[serde(rename = "256")]
    Ansi256,
    /// 24 bits.
    #[serde(rename = "true")]
    True,
}

/// An advice that only the person at the terminal can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// PuTTY: tick "Disable bidirectional text display" and "Disable Arabic text shaping".
    PuttyBoxes,
    /// kitty: `force_ltr yes` in kitty.conf.
    KittyForceLtr,
    /// Linux console: load a font with Arabic letters.
    ConsoleFont,
    /// iTerm2, WezTerm: right unless the person switched bidi on.
    BidiPreference,
}

/// What the sequences pass on their way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carrier {
    /// Nothing between the program and the terminal.
    #[default]
    Direct,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Why the terminal is taken for what it is, strongest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It answered DECRQM 8.
    Switch,
    /// Its XTVERSION answer.
    Version(String),
    /// Its device attributes.
    Attributes(String),
    /// An environment variable (`NAME=VALUE`).
    Variable(String),
    /// Nothing was recognized.
    Nothing,
}

/// Who decided on the mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// An option or `QARI_TERMINAL`.
    Order,
    /// A choice saved by the doctor.
    Saved,
    /// The table of terminals.
    Table,
}

/// How to address this terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The terminal's name, empty if unknown.
    pub name: String,
    /// Why it is taken for that.
    pub evidence: Evidence,
    /// How rows are sent.
    pub mode: Mode,
    /// Who decided on the mode.
    pub decided_by: DecidedBy,
    /// Whether vowel marks are drawn.
    pub marks: bool,
    /// Whether panes may stand side by side; false: the terminal would exchange their words.
    pub side_by_side: bool,
    /// How many colours may be sent.
    pub colours: Colours,
    /// Whether the background is dark.
    pub dark: bool,
    /// An advice to the person, shown once.
    pub hint: Option<Hint>,
    /// What a saved choice is kept under; empty until the terminal answered.
    pub fingerprint: String,
    /// What lies between.
    pub carrier: Carrier,
    /// The default foreground (red, green, blue), if the terminal told.
    pub foreground: Option<(u8, u8, u8)>,
    /// Sent to the terminal itself at start (before the screen is cleared), unwrapped.
    pub start: String,
    /// Sent to the terminal itself at the end, unwrapped.
    pub end: String,
}
