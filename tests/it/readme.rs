//! README.md says what the program does: its key table is the table of commands.

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
