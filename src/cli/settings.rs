//! What is set outside the command line: locale, folders, the person's own files.
//!
//! Environment values and the contents of these files are the person's, but they reach the screen
//! like a document's text: through layout only.

use std::env;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::options::{SharedOptions, TerminalMode};
use crate::app::{InterfaceLanguage, Texts};
use crate::terminal::{Mode, ModeChoice, Settings};

/// The locale of messages, such as "ar_EG.UTF-8"; empty if none is set (POSIX: LC_ALL, then
/// LC_MESSAGES, then LANG).
pub(super) fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(env::var_os)
        .find(|value| !value.is_empty())
        .map_or_else(String::new, |value| value.to_string_lossy().into_owned())
}

/// The folder of the settings: $XDG_CONFIG_HOME/qari, else ~/.config/qari.
fn folder() -> Option<PathBuf> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(".config")));
    base.map(|base| base.join("qari"))
}

/// The person's own keys file; empty if there is none. The error: it is there and can't be read.
pub(super) fn user_keys() -> io::Result<String> {
    match folder().map(|folder| std::fs::read_to_string(folder.join("keys.toml"))) {
        Some(Err(error)) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(error)
        }
        Some(Ok(keys)) => Ok(keys),
        _ => Ok(String::new()),
    }
}

/// How the terminal is to be treated.
pub(super) fn terminal(shared: &SharedOptions, mouse: bool) -> Settings {
    let marks = match (shared.marks, shared.no_marks) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    Settings {
        mode: mode_choice(shared.terminal_mode.unwrap_or_default()),
        marks,
        switches: !shared.no_switch,
        mouse,
        ..Settings::default()
    }
}

/// The words of the interface: in the language asked for, else in that of the locale.
pub(super) fn texts(shared: &SharedOptions) -> Texts {
    let of_locale = || InterfaceLanguage::from_tag(&locale()).unwrap_or_default();
    Texts::new(shared.language.map_or_else(of_locale, InterfaceLanguage::from))
}

impl From<super::InterfaceLanguage> for InterfaceLanguage {
    fn from(language: super::InterfaceLanguage) -> Self {
        match language {
            super::InterfaceLanguage::English => Self::English,
            super::InterfaceLanguage::Arabic => Self::Arabic,
        }
    }
}

/// The choice of mode that a command line makes.
pub(super) fn mode_choice(mode: TerminalMode) -> ModeChoice {
    match mode {
        TerminalMode::Auto => ModeChoice::Auto,
        TerminalMode::Visual => ModeChoice::Fixed(Mode::Visual),
        TerminalMode::Split => ModeChoice::Fixed(Mode::Split),
        TerminalMode::Words => ModeChoice::Fixed(Mode::Words),
        TerminalMode::Fenced => ModeChoice::Fixed(Mode::Fenced),
        TerminalMode::Logical => ModeChoice::Fixed(Mode::Logical),
    }
}
