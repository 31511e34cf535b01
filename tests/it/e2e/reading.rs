//! Reading: the first screen, moving, the place that is kept, the view.

use super::reader::{Reader, Screen, Start};

// "reviewed the prime minister", "muhammad shahbaz sharif": the first words of the article
const FIRST_WORDS: &str = "\u{627}\u{633}\u{62a}\u{639}\u{631}\u{636} \u{631}\u{626}\u{64a}\u{633}";
// "from 29"; "Dushanbe"
const DUSHANBE: &str = "\u{62f}\u{648}\u{634}\u{646}\u{628}\u{647}";
// "sharif": stands in the first row of the text
const SHARIF: &str = "\u{634}\u{631}\u{64a}\u{641}";

/// The row of the text under the titles, in the column of the text.
fn top_row(screen: &Screen) -> String {
    screen.row(2).chars().skip(25).take(64).collect()
}

#[test]
fn the_article_is_joined_and_set_flush_right() {
    let reader = Reader::built_in(&[]);
    let screen = reader.screen();
    let (column, _) = screen.place(FIRST_WORDS).unwrap();
    assert!(column < 120);
    // hamza on yeh in its medial form between reh and seen: the letters are joined
    assert!(top_row(&screen).contains("\u{feb2}\u{fef4}\u{fe8b}\u{fead}"), "{screen}");
    // The first letters of the rows of a paragraph stand in one column.
    let ends: Vec<usize> = (2..6)
        .map(|y| screen.row(y).chars().take(86).collect::<String>().trim_end().chars().count())
        .collect();
    assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}\n{screen}");
    assert_eq!(screen.cursor, None);
    reader.quit();
}

#[test]
fn a_terminal_that_answers_nothing_is_served_as_well() {
    let mut start = Start::new(&[]);
    start.answers = false;
    let reader = start.open();
    reader.wait("the article", |screen| screen.has(FIRST_WORDS) && screen.count("2025-05-15") > 0);
    reader.quit();
}

#[test]
fn keys_move_and_come_back() {
    let mut reader = Reader::built_in(&[]);
    let start = top_row(&reader.screen());
    for (there, back) in
        [("j", "k"), ("Space", "b"), ("}", "{"), ("G", "g"), ("5 0 %", "g"), ("d", "u"), ("G", "Ctrl-o")]
    {
        reader.keys(there);
        reader.wait(there, |screen| top_row(screen) != start);
        reader.keys(back);
        reader.wait(back, |screen| top_row(screen) == start);
    }
    reader.keys("G");
    reader.wait_for("100%");
    reader.quit();
}

#[test]
fn a_resize_keeps_the_place() {
    let mut reader = Reader::built_in(&[]);
    reader.keys("} } j");
    reader.wait("another place", |screen| screen.count("32%") == 0);
    reader.keys("g } } }");
    let there = reader.wait("the fourth paragraph", |screen| {
        screen.cells[2].len() == 120
            && !top_row(screen).contains("\u{fea9}\u{feae}\u{feaf}")
            && screen.row_from_right(2).contains("\u{648}\u{628}\u{62f}\u{639}\u{648}\u{629}")
    });
    reader.resize(40, 10);
    reader.wait("the same place, narrow", |screen| {
        screen.cells[0].len() == 40
            && screen.row_from_right(2).contains("\u{648}\u{628}\u{62f}\u{639}\u{648}\u{629}")
    });
    reader.resize(120, 30);
    reader.wait("the same place", |screen| screen.above_status() == there.above_status());
    reader.quit();
}

#[test]
fn a_narrow_screen_shows_the_panes_as_overlays() {
    let mut reader = Start::new(&[]).size(60, 16).open();
    reader.wait_for(SHARIF);
    reader.keys("F2");
    reader.wait_for("A tour of qari");
    reader.keys("Esc");
    reader.wait("the text alone", |screen| !screen.has("A tour of qari"));
    reader.keys("F3");
    reader.wait_for("2025-05-15");
    reader.resize(20, 5);
    reader.wait("a tiny screen", |screen| screen.cells[0].len() == 20 && screen.cells.len() == 5);
    reader.keys("Esc");
    reader.wait_for(SHARIF);
    reader.quit();
}

#[test]
fn the_next_date_and_person_are_reached_from_the_text() {
    let mut reader = Reader::built_in(&[]);
    reader.keys("] d");
    let first = reader.wait("the first date", |screen| screen.status().contains("1/1"));
    reader.keys("] d");
    reader.wait("the second", |screen| screen.status() != first.status() && screen.status().contains("1/1"));
    reader.keys("[ d");
    reader.wait("the first again", |screen| screen.status() == first.status());
    reader.keys("g ] p");
    let name = "\u{645}\u{62d}\u{645}\u{62f} \u{634}\u{647}\u{628}\u{627}\u{632}";
    reader.wait("a person", |screen| screen.row_from_right(29).contains(name));
    reader.quit();
}

#[test]
fn the_view_changes_by_a_key_and_back() {
    let mut reader = Reader::built_in(&[]);
    reader.keys("5 0 %");
    let before = reader.wait("the middle", |screen| screen.count("32%") == 0);
    reader.keys("c c");
    reader.wait("Arabic-Indic digits", |screen| screen.count("\u{662}\u{660}\u{662}") > 0);
    reader.keys("c");
    reader.wait("as written", |screen| screen.above_status() == before.above_status());
    for (key, words, times) in [("v", "without marks", 2), ("t", "rtl", 3), ("i", "controls shown", 2)] {
        reader.keys(key);
        reader.wait_for(words);
        for _ in 1..times {
            reader.keys(key);
        }
        reader.wait("as before", |screen| screen.above_status() == before.above_status());
    }
    reader.keys("5 0 % w");
    reader.wait_for("source lines");
    reader.quit();
}

#[test]
fn the_arabic_interface_mirrors_the_screen() {
    let reader = Reader::built_in(&["--language", "ar"]);
    // "documents"
    let documents = "\u{627}\u{644}\u{648}\u{62b}\u{627}\u{626}\u{642}";
    let screen = reader.wait("the list of documents", |screen| screen.count("2025-05-15") > 0);
    let dates = screen.place("2025-05-15").unwrap().0;
    assert!(dates < 40, "the highlights stand on the left\n{screen}");
    let tour = screen.place("A tour of qari").unwrap().0;
    assert!(tour > 80, "the documents stand on the right ({documents})\n{screen}");
    reader.quit();
}

#[test]
fn no_colour_leaves_attributes_only() {
    let reader = Start::new(&[]).variable("NO_COLOR", "1").open();
    let screen = reader.wait("the marks", |screen| {
        screen.has(DUSHANBE) && screen.styles.iter().flatten().any(|style| style.3)
    });
    let plain = vt100::Color::Default;
    assert!(screen.styles.iter().flatten().all(|style| style.0 == plain && style.1 == plain));
    reader.quit();
}
