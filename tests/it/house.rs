//! The house: imports go down its floors, every file has a head and a size that can be read, and
//! nothing invisible stands in a file.

use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each room (ARCHITECTURE.md).
const FLOORS: [(&str, u8); 10] = [
    ("limits", 0),
    ("text", 1),
    ("document", 2),
    ("analysis", 3),
    ("search", 3),
    ("library", 4),
    ("app", 5),
    ("ui", 6),
    ("terminal", 6),
    ("cli", 7),
];

/// Lines of a file, its tests counted out.
const LINES_MAX: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under a folder, sorted.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    let named = |path: PathBuf| {
        let name = path.strip_prefix(root().join("src")).unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    let is_source = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "rs");
    files("src").into_iter().filter(is_source).map(named).collect()
}

/// The part of a source file that is no test.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]\nmod ").next().unwrap_or(source)
}

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// The imports that lead to a room on the same floor or above.
fn forbidden(name: &str, source: &str) -> Vec<String> {
    let room = name.split(['/', '.']).next().unwrap_or_default();
    let Some(own) = floor(room) else { return Vec::new() };
    let code = without_tests(source).lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in code {
        for part in line.split("crate::").skip(1) {
            let target: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if target != room && floor(&target).is_some_and(|other| other >= own) {
                found.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    found
}

#[test]
fn imports_go_down() {
    assert_eq!(forbidden("text/a.rs", "use crate::document::X;").len(), 1, "the test can fail");
    assert_eq!(forbidden("ui/a.rs", "use crate::terminal::X;").len(), 1);
    let sources = sources();
    assert!(sources.len() > 80);
    let found: Vec<String> = sources.iter().flat_map(|(name, source)| forbidden(name, source)).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn packages_stay_in_their_rooms() {
    let rooms = [
        ("ratatui", &["ui", "terminal", "cli"][..]),
        ("crossterm", &["terminal"]),
        ("unicode_width", &["text"]),
    ];
    for (name, source) in sources() {
        let code: String =
            without_tests(&source).lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for (package, rooms) in rooms {
            let used = code.contains(&format!("{package}::"));
            assert!(!used || rooms.iter().any(|room| name.starts_with(room)), "{name} uses {package}");
        }
    }
}

#[test]
fn every_file_has_a_head_and_can_be_read() {
    for (name, source) in sources() {
        assert!(source.starts_with("//!") || name.ends_with("tests.rs"), "{name} has no head");
        let lines = without_tests(&source).lines().count();
        assert!(lines <= LINES_MAX || name.ends_with("tests.rs"), "{name} has {lines} lines");
    }
}

/// Directional controls, zero-width characters and tags do not stand raw in a file, but for what
/// belongs to the words of the languages, and the marks that keep snapshots readable.
#[test]
fn nothing_invisible_stands_in_a_file() {
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    let kept = |path: &Path, c: char| {
        let data = ["assets", "seeds"].iter().any(|folder| path.starts_with(root().join(folder)));
        (data && c == '\u{200c}') || (path.extension().is_some_and(|kind| kind == "snap") && c == '\u{200e}')
    };
    let texts = ["src", "assets", "seeds", "tests/it", "benches"].iter().flat_map(|folder| files(folder));
    for path in texts {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let found = text.chars().find(|c| invisible(*c) && !kept(&path, *c));
        assert_eq!(found.map(u32::from), None, "{}", path.display());
    }
}

#[test]
fn links_of_the_pages_lead_somewhere() {
    for page in ["README.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(link.starts_with("http") || root().join(link).exists(), "{page}: {link}");
        }
        for path in text
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|code| code.starts_with("src/") || code.starts_with("assets/"))
        {
            let fixed = path.split(['<', '*']).next().unwrap_or(path);
            assert!(root().join(fixed).exists(), "{page}: {path}");
        }
    }
}

#[test]
fn data_names_its_sources() {
    for folder in ["assets/gazetteers", "assets/languages"] {
        let named =
            files(folder).into_iter().any(|path| path.ends_with("SOURCES.md") || path.ends_with("NOTES.md"));
        assert!(named, "{folder} names no source");
    }
    for language in ["ar", "en", "fa", "he", "ur"] {
        for part in ["dates", "names"] {
            let notes = root().join("assets/languages").join(language).join(part).join("NOTES.md");
            assert!(notes.exists(), "{}", notes.display());
        }
    }
}
