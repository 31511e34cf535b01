//! The search over all documents: two thousand of them, keys while it runs, a hit and back.

use std::fmt::Write;
use std::fs;

use tempfile::TempDir;

#[cfg(target_os = "linux")]
use super::process::{all_looked_through, used};
use super::reader::{Reader, Screen, Start};

/// Documents of the folder.
const DOCUMENTS: usize = 2000;

/// "kitab", the same vocalised, a longer word that is none, and "kataba" (he wrote).
const BOOK: &str = "\u{643}\u{62A}\u{627}\u{628}";
const BOOK_VOCALISED: &str = "\u{643}\u{650}\u{62A}\u{64E}\u{627}\u{628}\u{64C}";
const LONGER: &str = "\u{643}\u{62A}\u{627}\u{628}\u{638}\u{642}";
const WROTE: &str = "\u{643}\u{62A}\u{628}";

/// A line without a letter of those words.
const FILLER: &str = "\u{645}\u{646} \u{642}\u{644}\u{645} \u{631}\u{62C}\u{644} \u{633}\u{641}\u{631}\n";

/// Every second document has "kataba", every fourth the longer word, every twentieth the vocalised word.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for number in 0..DOCUMENTS {
        let mut text = FILLER.repeat(400);
        for (every, word) in [(2, WROTE), (4, LONGER), (20, BOOK_VOCALISED)] {
            if number % every == 0 {
                writeln!(text, "{number} {word} {number}").unwrap();
            }
        }
        text.push_str(&FILLER.repeat(400));
        fs::write(folder.path().join(format!("{number:04}.txt")), text).unwrap();
    }
    folder
}

fn open(folder: &TempDir) -> Reader {
    let reader = Start::new(&["."]).folder(folder.path()).open();
    reader.wait("the first document", |screen| screen.row(0).contains("0000.txt"));
    reader
}

/// What the view says at its head, without how far it has come when that is to the end.
fn says(screen: &Screen, words: &str) -> bool {
    screen.row(4).contains(words)
}

#[test]
fn letters_levels_a_hit_and_back_over_two_thousand_documents() {
    let folder = folder();
    let mut reader = open(&folder);
    reader.keys("S");
    reader.wait_for("Type what to find in all documents");
    let mut typed = String::new();
    let counts =
        ["1600 hits \u{B7} 1000 documents", "1600 hits", "600 hits \u{B7} 500 documents", "600 hits"];
    for (letter, count) in BOOK.chars().zip(counts) {
        reader.send(letter.to_string());
        typed.push(letter);
        reader.wait(count, |screen| {
            screen.row_from_right(29).contains(&typed) && says(screen, count) && !says(screen, "/2000")
        });
    }
    // The longer word is another; the very letters are not those with marks.
    reader.keys("Ctrl-l");
    reader.wait("whole words", |screen| {
        screen.has("whole words") && says(screen, "100 hits \u{B7} 100 documents")
    });
    reader.keys("Ctrl-l");
    reader.wait("exact letters", |screen| {
        screen.has("exact letters") && says(screen, "500 hits \u{B7} 500 documents")
    });
    reader.keys("Enter 9 0 j");
    let results = reader.wait("a row far down", |screen| screen.row(5).contains("0136.txt"));
    reader.keys("Enter");
    reader.wait("its document at the hit", |screen| {
        screen.row(0).contains("0180.txt") && screen.status().contains("1/1") && screen.has(LONGER)
    });
    reader.keys("Ctrl-o");
    reader.wait("the same rows", |screen| {
        // The sign of the document that is read has moved; the rows have not.
        let rows = |screen: &Screen| screen.above_status()[5..].join("\n").replace(['\u{25B8}', ' '], "");
        rows(screen) == rows(&results)
    });
    reader.keys("Esc");
    reader.wait("the text", |screen| !screen.has("All documents"));
    reader.quit();
}

#[test]
fn keys_a_resize_and_escape_work_while_the_search_runs() {
    let folder = folder();
    let mut reader = open(&folder);
    // Slow on purpose: each letter of each text may begin it.
    reader.keys("S Ctrl-r");
    reader.wait_for("regular expression");
    reader.send("(.*.*.*)[\u{643}\u{641}].*\u{628}");
    reader.wait("the search under way", |screen| says(screen, "/2000"));
    reader.keys("Enter j j");
    reader.wait("the third row", |screen| says(screen, "/2000") && screen.status().contains("Enter go"));
    reader.resize(80, 24);
    reader.wait("the same on a smaller screen", |screen| {
        screen.cells.len() == 24 && screen.row(2).starts_with('\u{256D}') && says(screen, "hits")
    });
    reader.resize(120, 30);
    reader.keys("Esc");
    reader.wait("the text, at once", |screen| screen.cells.len() == 30 && !screen.has("All documents"));
    // What was found is still there; the search goes on where it was.
    reader.keys("S");
    reader.wait("the results again", |screen| screen.has("All documents") && says(screen, "hits"));
    reader.keys("Ctrl-r / Ctrl-u");
    reader.wait("an empty field", |screen| screen.has("Type what to find"));
    reader.send(BOOK);
    reader.wait("the end of another search", |screen| {
        says(screen, "600 hits \u{B7} 500 documents") && !says(screen, "/2000")
    });
    reader.keys("Enter");
    // A click goes to the hit of its row.
    let screen = reader.wait_for("0004.txt");
    let (_, row) = screen.place("0004.txt").unwrap();
    reader.mouse(0, (20, row));
    reader
        .wait("its document", |screen| screen.row(0).contains("0004.txt") && screen.status().contains("1/1"));
    reader.quit();
}

/// A search that has ended wakes nothing, nor does the look for mentions.
#[cfg(target_os = "linux")]
#[test]
fn a_search_that_has_ended_leaves_the_program_at_rest() {
    let mut reader = Reader::built_in(&[]);
    reader.wait("all documents looked through", all_looked_through);
    reader.keys("S");
    reader.send("number");
    reader.keys("Enter m");
    reader.wait("the end of both", |screen| {
        says(screen, "3 hits") && !says(screen, "/6") && screen.has("with Dates") && !screen.has("looking")
    });
    std::thread::sleep(std::time::Duration::from_millis(500));
    let (sent, before) = (reader.stream().len(), used(reader.id()));
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!((reader.stream().len(), used(reader.id())), (sent, before), "bytes, ticks, wakings");
    reader.keys("Esc");
    reader.quit();
}
