//! `qari doctor` answered by eye, and `qari print` on a terminal.

use std::fs;

use tempfile::TempDir;

use super::reader::Start;

#[test]
fn a_choice_made_by_eye_is_saved_and_used() {
    let home = TempDir::new().unwrap();
    let mut start = Start::new(&["doctor"]).size(110, 60);
    start.home = Some(home);
    let mut reader = start.open();
    reader.wait_for("Which line reads right");
    reader.keys("3 Enter");
    reader.wait_for("Saved for this terminal");
    assert_eq!(reader.ended(), 0);
    let saved = fs::read_to_string(reader.home.path().join(".config/qari/terminals.toml")).unwrap();
    assert!(saved.contains("XTerm(379)") && saved.contains("words"), "{saved}");
    let home = TempDir::new().unwrap();
    fs::create_dir_all(home.path().join(".config/qari")).unwrap();
    fs::write(home.path().join(".config/qari/terminals.toml"), saved).unwrap();
    drop(reader);
    let mut start = Start::new(&[]);
    start.home = Some(home);
    let reader = start.open();
    // Words mode: the letters of a word are sent in reading order, in their nominal or joined form.
    let first = "\u{627}\u{633}\u{62a}\u{639}\u{631}\u{636}";
    let nfkc = icu_normalizer::ComposingNormalizerBorrowed::new_nfkc();
    reader.wait("words in reading order", |screen| nfkc.normalize(&screen.row(2)).contains(first));
    reader.quit();
}

#[test]
fn print_sets_rows_flush_right_on_a_terminal() {
    let mut reader = Start::new(&["print"]).size(60, 1000).open();
    assert_eq!(reader.ended(), 0);
    reader.stream_to_the_end();
    let screen = reader.screen();
    assert!(!reader.is_on_alternate_screen());
    assert!(
        screen.cells.iter().any(|row| row.concat().contains("\u{feb2}\u{fef4}\u{fe8b}\u{fead}")),
        "{screen}"
    );
}
