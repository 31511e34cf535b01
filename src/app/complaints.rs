//! What went wrong, in the words of the interface: documents that cannot be opened, paths that are
//! not listed, mistakes in a person's keys file.
//!
//! The errors say the same in English for the command line. Names in the words are raw.

use crate::document::OpenError;
use crate::library;

use super::keymap::Mistake;
use super::texts::Texts;

/// Why a document cannot be opened, and what to do.
pub fn of_opening(texts: &Texts, error: &OpenError) -> String {
    let name = |path: &std::path::Path| path.display().to_string();
    match error {
        OpenError::Missing { path } => texts.with("open-missing", &[("path", &name(path))]),
        OpenError::BrokenLink { path, target } => {
            texts.with("open-broken-link", &[("path", &name(path)), ("target", &name(target))])
        }
        OpenError::Unreadable { path } => texts.with("open-unreadable", &[("path", &name(path))]),
        OpenError::Folder { path } => texts.with("open-folder", &[("path", &name(path))]),
        OpenError::NotAFile { path, what } => {
            texts.with("open-not-a-file", &[("path", &name(path)), ("what", what)])
        }
        OpenError::Binary { name, what } => texts.with("open-binary", &[("path", name), ("what", what)]),
        OpenError::TooLarge { name, bytes_max } => {
            texts.with("open-too-large", &[("path", name), ("most", &bytes_max.to_string())])
        }
        OpenError::UnknownEncoding { label, close } => {
            texts.with("open-unknown-encoding", &[("label", label), ("close", &close.join(", "))])
        }
        OpenError::Io { name, error } => {
            texts.with("open-failed", &[("path", name), ("error", &error.to_string())])
        }
    }
}

/// Why something is not in the list of documents.
pub fn of_listing(texts: &Texts, notice: &library::Notice) -> String {
    let with = |id: &str, path: &std::path::Path, most: &str| {
        texts.with(id, &[("path", &path.display().to_string()), ("most", most)])
    };
    match notice {
        library::Notice::NotListed(error) => of_opening(texts, error),
        library::Notice::NoTexts { path } => with("list-no-texts", path, ""),
        library::Notice::LinkLoop { path } => with("list-link-loop", path, ""),
        library::Notice::TooDeep { path, depth_max } => with("list-too-deep", path, &depth_max.to_string()),
        library::Notice::TooMany { path, documents_max } => {
            with("list-too-many", path, &documents_max.to_string())
        }
    }
}

/// What is wrong in a person's keys file.
pub fn of_keys(texts: &Texts, mistake: &Mistake) -> String {
    let words = match mistake {
        Mistake::Unreadable(error) => texts.with("keys-unreadable", &[("error", error)]),
        Mistake::NoToml(error) => error.clone(),
        Mistake::NoCommand(name) => texts.with("keys-no-command", &[("name", name)]),
        Mistake::NoKey { command, key } => texts.with("keys-no-key", &[("name", command), ("key", key)]),
    };
    texts.with("notice-keys-file", &[("text", &words)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::InterfaceLanguage;

    /// Without the isolates around what was filled in.
    fn plain(words: &str) -> String {
        words.replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn english_words_are_those_of_the_command_line() {
        let texts = Texts::new(InterfaceLanguage::English);
        let path = || "a/b.txt".into();
        for error in [
            OpenError::Missing { path: path() },
            OpenError::BrokenLink { path: path(), target: "c".into() },
            OpenError::Unreadable { path: path() },
            OpenError::Folder { path: path() },
            OpenError::NotAFile { path: path(), what: "a socket" },
            OpenError::Binary { name: "a".to_owned(), what: "a PDF document" },
            OpenError::TooLarge { name: "a".to_owned(), bytes_max: 5 },
            OpenError::UnknownEncoding { label: "utf9".to_owned(), close: vec!["utf-8", "utf-16"] },
            OpenError::Io { name: "a".to_owned(), error: std::io::Error::other("x") },
        ] {
            assert_eq!(plain(&of_opening(&texts, &error)), error.to_string());
        }
        for notice in [
            library::Notice::NoTexts { path: path() },
            library::Notice::LinkLoop { path: path() },
            library::Notice::TooDeep { path: path(), depth_max: 64 },
            library::Notice::TooMany { path: path(), documents_max: 9 },
        ] {
            assert_eq!(plain(&of_listing(&texts, &notice)), notice.to_string());
        }
    }
}
