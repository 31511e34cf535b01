//! Choices made by eye in the doctor, kept per fingerprint of a terminal in
//! `$XDG_CONFIG_HOME/qari/terminals.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

use super::profile::Mode;

/// What a person chose for one terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Choice {
    /// The mode.
    pub mode: Mode,
    /// Whether vowel marks are drawn; absent: as the terminal can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<bool>,
}

/// The file in the reader's configuration folder; `None` without a home.
pub(crate) fn usual_path() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    // XDG base directories: a relative path is invalid and ignored.
    let folder = set("XDG_CONFIG_HOME")
        .filter(|folder| folder.is_absolute())
        .or_else(|| set("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("qari").join("terminals.toml"))
}

/// The choice for a fingerprint. A file that is missing or cannot be read is no choice: the
/// reader can still read.
pub(crate) fn load(path: &Path, fingerprint: &str) -> Option<Choice> {
    all(path).ok()?.remove(fingerprint)
}

/// Keeps a choice, beside those for other terminals. A file that is not understood is not
/// overwritten.
pub(crate) fn store(path: &Path, fingerprint: &str, choice: Choice) -> io::Result<()> {
    let mut choices = all(path)?;
    choices.insert(fingerprint.to_owned(), choice);
    let text = toml::to_string(&choices).map_err(io::Error::other)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Written beside and renamed: a full disk leaves the old choices whole.
    let beside = path.with_extension("toml.new");
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}

fn all(path: &Path) -> io::Result<BTreeMap<String, Choice>> {
    match fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept_beside_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/terminals.toml");
        let words = Choice { mode: Mode::Words, marks: Some(false) };
        let visual = Choice { mode: Mode::Visual, marks: None };
        assert_eq!(load(&path, "kitty(0.26.5)"), None);
        store(&path, "kitty(0.26.5)", words).unwrap();
        store(&path, "?65;1;9 >65;7006;1 + tmux", visual).unwrap();
        assert_eq!(load(&path, "kitty(0.26.5)"), Some(words));
        assert_eq!(load(&path, "?65;1;9 >65;7006;1 + tmux"), Some(visual));
    }

    #[test]
    fn a_file_that_is_not_understood_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("terminals.toml");
        fs::write(&path, "not = [toml").unwrap();
        assert_eq!(load(&path, "x"), None);
        assert!(store(&path, "x", Choice { mode: Mode::Visual, marks: None }).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "not = [toml");
    }
}
