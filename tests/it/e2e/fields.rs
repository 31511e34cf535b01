//! Typing: search, history, paste, and the keys of other keyboard layouts.

use std::fs;

use tempfile::TempDir;

use super::reader::{Reader, Start};

const DUSHANBE: &str = "\u{62f}\u{648}\u{634}\u{646}\u{628}\u{647}";

#[test]
fn a_search_in_arabic_is_typed_counted_walked_and_left() {
    let mut reader = Reader::built_in(&[]);
    let before = reader.screen();
    reader.send("/");
    let mut typed = String::new();
    for letter in DUSHANBE.chars() {
        reader.send(letter.to_string());
        typed.push(letter);
        let wanted = typed.clone();
        let screen = reader.wait("the letters in the field", |screen| {
            screen.row_from_right(29).contains(&wanted) && screen.status().contains("1/")
        });
        // The cursor stands left of the last letter: there the next one will appear.
        let (column, row) = screen.cursor.unwrap();
        assert_eq!(row, 29);
        assert!(
            screen.cells[29][column].trim().is_empty() && !screen.cells[29][column + 1].trim().is_empty(),
            "{screen}"
        );
    }
    reader.wait("four hits", |screen| screen.status().contains("1/4"));
    reader.keys("Enter n");
    reader.wait("the second", |screen| screen.status().contains("2/4"));
    reader.keys("N N");
    reader.wait("round the end", |screen| screen.status().contains("4/4"));
    reader.keys("Esc g / Up");
    reader.wait("the history", |screen| screen.row_from_right(29).contains(DUSHANBE));
    reader.keys("Esc");
    reader.wait("where one was", |screen| screen.above_status() == before.above_status());
    reader.quit();
}

#[test]
fn a_paste_with_sequences_and_line_ends_is_harmless() {
    let mut reader = Reader::built_in(&[]);
    reader.send("/");
    reader.wait_for("Search:");
    reader.paste(b"a\x1b]0;title\x07\r\nq\x1b[31m\x03b");
    let screen = reader.wait("the pasted letters", |screen| screen.status().contains("title"));
    assert!(screen.cursor.is_some(), "the field is still open\n{screen}");
    reader.keys("Esc");
    reader.wait("the field is left", |screen| screen.cursor.is_none());
    // Outside a field a paste is nothing: its q does not quit.
    reader.paste(b"qqq");
    reader.keys("?");
    reader.wait_for("Keys and commands");
    reader.keys("Esc");
    reader.wait("the text", |screen| !screen.has("Keys and commands"));
    reader.quit();
}

#[test]
fn the_key_that_bears_j_scrolls_on_every_layout() {
    // What the keys j, G and g give: teh, (no letter), lam ...
    for (layout, down, up) in [
        ("arabic", "\u{62a}", "\u{646}"),
        ("persian", "\u{62a}", "\u{646}"),
        ("urdu", "\u{62c}", "\u{6a9}"),
        ("hebrew", "\u{5d7}", "\u{5dc}"),
    ] {
        let mut reader = Reader::built_in(&["--keyboard", layout]);
        let before = reader.screen();
        reader.send(down);
        reader.wait(layout, |screen| screen.row(2) != before.row(2));
        reader.send(up);
        reader.wait(layout, |screen| screen.above_status() == before.above_status());
        // Digits of all kinds count: fifty per cent.
        reader.send("\u{665}\u{660}%");
        reader.wait(layout, |screen| screen.row(2) != before.row(2));
        if layout == "arabic" {
            reader.send("\u{61f}");
            reader.wait_for("Keys and commands");
            reader.keys("Esc");
            reader.wait("the text", |screen| !screen.has("Keys and commands"));
        }
        reader.quit();
    }
}

#[test]
fn a_persons_own_keys_are_used_and_mistakes_are_said() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join(".config/qari");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("keys.toml"), "line-down = [\"z\"]\nno-such-command = [\"x\"]\n").unwrap();
    let mut start = Start::new(&[]);
    start.home = Some(home);
    let mut reader = start.open();
    reader.wait_for("In your keys.toml");
    let before = reader.wait("the article", |screen| screen.count("2025-05-15") > 0);
    reader.keys("z");
    reader.wait("a row on", |screen| screen.row(2) != before.row(2));
    reader.quit();
}

#[test]
fn a_search_typed_in_one_burst_is_counted_once() {
    for _ in 0..4 {
        let mut reader = Reader::built_in(&[]);
        reader.keys("] f");
        reader.wait_for("You can learn the whole program");
        reader.send("/number\r");
        reader.wait("the exact count", |screen| screen.status().contains("1/3 "));
        // A second count of the same search would still arrive.
        std::thread::sleep(std::time::Duration::from_millis(200));
        assert!(reader.screen().status().contains("1/3 "), "{}", reader.screen());
        reader.quit();
    }
}
