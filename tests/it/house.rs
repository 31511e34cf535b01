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

/// Imports between rooms that the floors would allow, and the plan does not: search reads text alone.
const APART: [(&str, &str); 1] = [("search", "document")];

/// The first names of the paths that start in `code`: one, or those of a group in braces.
fn first_names(code: &str) -> Vec<String> {
    let name = |part: &str| part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let Some(group) = code.strip_prefix('{') else { return vec![name(code)] };
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                names.push(name(group[start..at].trim()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

/// The rooms that a file names: behind `crate::`, and behind enough `super::` to leave its own.
fn rooms_named(name: &str, code: &str) -> Vec<String> {
    let parts = name.trim_end_matches("/mod.rs").split('/').count();
    let climbs = "super::".repeat(parts);
    let starts = code.match_indices("crate::").map(|(at, word)| at + word.len());
    let climbed = code.match_indices(&climbs).map(|(at, word)| at + word.len());
    starts.chain(climbed).flat_map(|at| first_names(&code[at..])).collect()
}

/// The imports that lead to a room on the same floor or above.
fn forbidden(name: &str, source: &str) -> Vec<String> {
    let room = name.split(['/', '.']).next().unwrap_or_default();
    let Some(own) = floor(room) else { return Vec::new() };
    let lines = without_tests(source).lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = lines.flat_map(|line| [line, "\n"]).collect();
    let goes_up = |target: &String| {
        let above = floor(target).is_some_and(|other| other >= own);
        target != room && (above || APART.contains(&(room, target)))
    };
    rooms_named(name, &code).into_iter().filter(goes_up).map(|target| format!("{name}: {target}")).collect()
}

#[test]
fn imports_go_down() {
    for (name, source) in [
        ("text/a.rs", "use crate::document::X;"),
        ("ui/a.rs", "use crate::terminal::X;"),
        ("search/a.rs", "use crate::document::X;"),
        ("analysis/a.rs", "use crate::{\n    limits::{A, B},\n    search,\n};"),
        ("text/a.rs", "use super::super::app::X;"),
        ("limits.rs", "use crate::text::X;"),
    ] {
        assert_eq!(forbidden(name, source).len(), 1, "{name}: {source}");
    }
    assert_eq!(forbidden("app/a.rs", "use crate::{text::{self, A}, limits::B};"), Vec::<String>::new());
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
    let folders = ["src", "assets", "seeds", "tests/it", "benches", ".ci"];
    let pages = ["README.md", "ARCHITECTURE.md", "Cargo.toml", "clippy.toml", "LICENSE"];
    let texts = folders.iter().flat_map(|folder| files(folder));
    for path in texts.chain(pages.map(|page| root().join(page))) {
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

/// A file of data that nothing reads is dead, and one that a picture or a page shows is named there.
#[test]
fn every_asset_is_used() {
    let mut readers: String = sources().into_iter().map(|(_, source)| source).collect();
    for page in ["README.md", "ARCHITECTURE.md"] {
        readers.push_str(&fs::read_to_string(root().join(page)).unwrap());
    }
    for path in files("assets").into_iter().filter(|path| path.extension().is_none_or(|kind| kind != "md")) {
        let name = path.strip_prefix(root().join("assets")).unwrap().to_string_lossy().into_owned();
        // Own text is read by its folder, by the program that learns from it.
        if name.starts_with("models/own/") {
            continue;
        }
        // Languages are read by a part of their path.
        let within = name.strip_prefix("languages/").unwrap_or(&name);
        let used = readers.contains(&format!("assets/{name}")) || readers.contains(&format!("\"{within}\""));
        assert!(used, "nothing uses assets/{name}");
    }
}

#[test]
fn data_names_its_sources() {
    let is_notes = |path: &PathBuf| path.ends_with("SOURCES.md") || path.ends_with("NOTES.md");
    let mut folders = vec!["assets/gazetteers".to_owned(), "assets/models".to_owned()];
    for language in ["ar", "en", "fa", "he", "ur"] {
        folders.extend(["dates", "names"].map(|part| format!("assets/languages/{language}/{part}")));
    }
    for folder in folders {
        let notes = files(&folder).into_iter().find(is_notes);
        let notes = notes.map(|path| fs::read_to_string(path).unwrap()).unwrap_or_default();
        let licensed =
            ["CC0", "CC-BY", "ODbL", "Unicode", "public domain", "our own", "own words", "licence"];
        assert!(licensed.iter().any(|word| notes.contains(word)), "{folder} names no source and licence");
    }
}
