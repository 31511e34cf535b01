//! README.md says what the program does: its key table is the table of commands, its example of
//! `analyze --jsonl` what the program answers.

use super::command_line::run_on;
use qari::app::{InterfaceLanguage, KeyboardLayout, Keymap, Texts, help_markdown};

const START: &str = "<!-- keys: made from the table of commands; `cargo test` compares -->\n";
const END: &str = "<!-- end of keys -->";

/// With QARI_WRITE_README set the table is written instead of compared.
#[test]
fn the_key_table_is_the_table_of_commands() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(START).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    let table =
        help_markdown(&Keymap::built_in(KeyboardLayout::Arabic), &Texts::new(InterfaceLanguage::English));
    if std::env::var_os("QARI_WRITE_README").is_some() {
        std::fs::write(path, format!("{before}{START}{table}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(written, table, "run the tests once with QARI_WRITE_README=1");
}

#[test]
fn the_object_for_other_programs_is_the_one_that_is_written() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let shown = readme.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let shown: serde_json::Value = serde_json::from_str(shown).unwrap();
    let input = r#"{"id":"a1","text":"He came yesterday to Paris.","date":"2025-05-30"}"#;
    let (code, out, _) = run_on(input.as_bytes(), &["analyze", "--jsonl"]);
    assert_eq!((code, serde_json::from_str(&out).ok()), (0, Some(shown)));
}
