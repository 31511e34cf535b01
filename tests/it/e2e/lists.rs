//! The list panes: highlights and documents, by key and by mouse.

use super::reader::{Reader, Screen};

const DUSHANBE: &str = "\u{62f}\u{648}\u{634}\u{646}\u{628}\u{647}";

/// The place of an entry of the highlights pane.
fn entry(screen: &Screen, text: &str) -> (usize, usize) {
    let y = (0..29).find(|y| screen.row(*y).chars().skip(90).collect::<String>().contains(text)).unwrap();
    (95, y)
}

#[test]
fn an_entry_is_entered_and_says_which_mention_it_is() {
    let mut reader = Reader::built_in(&[]);
    reader.keys("Tab / D");
    reader.keys("Esc");
    reader.send(format!("/{DUSHANBE}"));
    reader.wait("one entry", |screen| screen.count("×") == 1);
    reader.keys("Enter j Enter");
    reader.wait("the first of four", |screen| screen.status().contains("1/4"));
    reader.keys("n");
    reader.wait("the second", |screen| screen.status().contains("2/4"));
    reader.keys("N");
    reader.wait("the first again", |screen| screen.status().contains("1/4"));
    reader.keys("Esc");
    reader.wait("all entries", |screen| screen.count("×") > 10);
    reader.quit();
}

#[test]
fn the_timeline_leads_to_the_text() {
    let mut reader = Reader::built_in(&[]);
    reader.keys("T");
    reader.wait("bars", |screen| screen.count("\u{2588}\u{2588}") > 0 && screen.count("2025-05") > 0);
    reader.keys("g");
    reader.wait("the earliest bar", |screen| screen.count("2024-07 \u{b7} 1 mention") == 1);
    reader.keys("Enter");
    reader.wait("its mention in the text", |screen| {
        screen.status().contains("2024-07")
            && screen.status().contains("1/1")
            && screen.count("\u{2588}") == 0
    });
    reader.keys("e");
    reader.wait("its explanation", |screen| screen.count("ar.") == 1 && screen.count("2024-07-01/31") == 1);
    reader.keys("q");
    reader.quit();
}

#[test]
fn the_entry_that_one_stands_on_is_lit_in_the_text() {
    let mut reader = Reader::built_in(&[]);
    let before = reader.screen();
    reader.keys("Tab");
    reader.send(format!("/{DUSHANBE}\rj"));
    reader.wait("other styles in the text", |screen| {
        screen.styles.iter().zip(&before.styles).any(|(new, old)| new[40..88] != old[40..88])
    });
    reader.quit();
}

#[test]
fn wheel_and_clicks_reach_text_entries_and_documents() {
    let mut reader = Reader::built_in(&[]);
    let before = reader.screen();
    reader.mouse(65, (60, 10));
    reader.wait("the text three rows on", |screen| screen.row(2)[..] != before.row(2)[..]);
    reader.mouse(64, (60, 10));
    reader.wait("back", |screen| screen.above_status() == before.above_status());
    reader.mouse(0, entry(&before, "2025-05-15"));
    reader.wait("the date's mention", |screen| screen.status().contains("1/1"));
    reader.keys("g");
    let at_start =
        reader.wait("the start", |screen| screen.row(2).contains("\u{fead}") && screen.count("32%") > 0);
    // A click on a mention: the name of a person in the first row.
    reader.mouse(0, at_start.place("\u{634}\u{647}\u{628}\u{627}\u{632}").map(|(_, _)| (64, 2)).unwrap());
    reader.wait("the first of two mentions", |screen| screen.status().contains("1/2"));
    let (column, row) = at_start.place("A tour of qari").unwrap();
    reader.mouse(0, (column, row));
    reader.wait_for("You can learn the whole program");
    reader.quit();
}

#[test]
fn documents_are_opened_and_filtered_by_key() {
    let mut reader = Reader::built_in(&[]);
    reader.keys("] f");
    reader.wait_for("You can learn the whole program");
    reader.keys("F2 / t o u r");
    reader.wait("one document", |screen| {
        screen.status().contains("tour") && !screen.row(2).contains("\u{fea9}")
    });
    reader.keys("Esc [ f");
    reader.wait("the article", |screen| screen.count("2025-05-15") > 0);
    reader.quit();
}

#[test]
fn help_and_palette_lie_over_the_panes() {
    let mut reader = Reader::built_in(&[]);
    let before = reader.screen();
    reader.keys("?");
    reader.wait_for("Keys and commands");
    reader.keys("Esc");
    reader.wait("the text", |screen| screen.above_status() == before.above_status());
    reader.keys(": e n d o f t e x t");
    reader.wait_for("End of the text");
    reader.keys("Enter");
    reader.wait_for("100%");
    reader.quit();
}

#[test]
fn the_card_of_a_person_leads_to_a_neighbour() {
    let mut reader = Reader::built_in(&[]);
    reader.keys("] p e");
    reader.wait("names seen and roles", |screen| {
        screen.count("Seen as") == 1 && screen.count("Called") == 1 && screen.count("Named with") == 1
    });
    reader.keys("j j j Enter");
    reader.wait("the card of the place named with him most", |screen| {
        screen.count(".tagger.place") == 1 && screen.count("Seen as") == 1
    });
    reader.keys("q");
    reader.quit();
}

#[test]
fn the_confidence_that_is_asked_for_is_set_and_moved() {
    let mut reader = Reader::built_in(&["--min-confidence", "1"]);
    // Names are never quite sure; dates are not asked.
    reader.wait("dates and no names", |screen| screen.count("Dates") == 1 && screen.count("People") == 0);
    reader.keys("4 (");
    reader.wait("people, and the edge", |screen| {
        screen.count("People") == 1 && screen.status().contains("80 % confidence and more")
    });
    reader.quit();
}
