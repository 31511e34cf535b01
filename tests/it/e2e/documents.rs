//! Where documents come from: files, folders, standard input, encodings, hostile names.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use super::reader::Start;

#[test]
fn standard_input_is_read_while_keys_work() {
    let mut reader = Start::shell("printf 'piped words\\nsecond\\n' | \"$QARI\" -").open();
    reader.wait_for("piped words");
    reader.keys("?");
    reader.wait_for("Keys and commands");
    reader.keys("Esc");
    reader.wait("the text", |screen| !screen.has("Keys and commands"));
    reader.quit();
}

#[test]
fn a_folder_shows_its_texts_and_names_what_is_no_text() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("one.txt", b"the first text\n");
    write(".hidden.txt", b"unseen\n");
    write("two.bin", b"\x7fELF\0\0\0\x01\x02\0\0\0");
    fs::create_dir(folder.path().join("deep")).unwrap();
    write("deep/three.txt", b"the third text\n");
    let mut reader = Start::new(&["."]).folder(folder.path()).open();
    let screen = reader.wait("both texts", |screen| {
        screen.has("one.txt") && screen.has("three.txt") && screen.has("the third text")
    });
    assert!(!screen.has(".hidden") && !screen.has("two.bin"), "{screen}");
    reader.keys("] f");
    reader.wait("another text", |screen| screen.has("the first text") && !screen.has("the third text"));
    reader.quit();
}

#[test]
fn a_missing_path_is_told_and_the_others_open() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("good.txt"), "good words\n").unwrap();
    let reader = Start::new(&["missing.txt", "good.txt"]).folder(folder.path()).open();
    reader.wait("the good one and a message", |screen| {
        screen.has("good words") && screen.status().contains("missing.txt")
    });
    reader.quit();
    let mut reader = Start::new(&["missing.txt"]).folder(folder.path()).open();
    assert_eq!(reader.ended(), 2);
    assert!(String::from_utf8_lossy(&reader.stream_to_the_end()).contains("missing.txt"));
}

#[test]
fn a_binary_file_is_told_and_the_next_opens() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("data"), b"\x7fELF\0\0\0\x01\x02\0\0\0".repeat(20)).unwrap();
    fs::write(folder.path().join("good.txt"), "good words\n").unwrap();
    let mut reader = Start::new(&["data", "good.txt"]).folder(folder.path()).open();
    reader.wait("a message", |screen| screen.status().contains("data") || screen.has("good words"));
    reader.keys("] f");
    reader.wait_for("good words");
    reader.quit();
}

#[test]
fn an_old_encoding_is_found_and_named() {
    let folder = TempDir::new().unwrap();
    // "The first meeting of the committee was held in the city of Cairo", several times
    let text = "\u{639}\u{642}\u{62f} \u{627}\u{644}\u{627}\u{62c}\u{62a}\u{645}\u{627}\u{639} \u{627}\u{644}\u{623}\u{648}\u{644} \u{644}\u{644}\u{62c}\u{646}\u{629} \u{641}\u{64a} \u{645}\u{62f}\u{64a}\u{646}\u{629} \u{627}\u{644}\u{642}\u{627}\u{647}\u{631}\u{629}\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(text);
    fs::write(folder.path().join("old.txt"), bytes.repeat(5)).unwrap();
    let reader = Start::new(&["old.txt"]).folder(folder.path()).open();
    let cairo = "\u{627}\u{644}\u{642}\u{627}\u{647}\u{631}\u{629}";
    reader.wait("the text and its encoding", |screen| screen.has(cairo) && screen.has("windows-1256"));
    reader.quit();
}

#[test]
fn a_name_with_controls_is_listed_and_opened() {
    let folder = TempDir::new().unwrap();
    let name = OsStr::from_bytes(b"a\x1b]0;x\x07\n\xe2\x80\xaeb.txt");
    fs::write(folder.path().join(name), "inside\n").unwrap();
    let reader = Start::new(&["."]).folder(folder.path()).open();
    reader.wait_for("inside");
    reader.quit();
}

#[test]
fn a_pipe_without_a_writer_and_an_empty_folder_are_told() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status();
    assert!(made.unwrap().success());
    for name in ["pipe", "empty"] {
        let mut reader = Start::new(&[name]).folder(folder.path()).open();
        assert_eq!(reader.ended(), 2, "{name}");
        let said = String::from_utf8(reader.stream_to_the_end()).unwrap();
        assert!(said.starts_with("qari: ") && said.contains(name) && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_next_opens() {
    let folder = TempDir::new().unwrap();
    let shut = folder.path().join("shut.txt");
    fs::write(&shut, "secret words\n").unwrap();
    fs::write(folder.path().join("good.txt"), "good words\n").unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&shut).is_ok() {
        // A superuser reads everything.
        return;
    }
    let mut reader = Start::new(&["shut.txt", "good.txt"]).folder(folder.path()).open();
    reader.wait("a message", |screen| screen.status().contains("shut.txt"));
    reader.keys("] f");
    reader.wait_for("good words");
    reader.quit();
}

#[test]
fn a_file_that_vanishes_or_shrinks_while_it_is_read_harms_nothing() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "good words\n\n".repeat(2000) + "the last line\n").unwrap();
    fs::write(folder.path().join("b.txt"), "other words\n").unwrap();
    let mut reader = Start::new(&["a.txt", "b.txt"]).folder(folder.path()).open();
    reader.wait_for("good words");
    fs::write(&path, "").unwrap();
    fs::remove_file(&path).unwrap();
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    reader.keys("G");
    reader.wait_for("the last line");
    reader.keys("] f");
    reader.wait("a message or the text that was looked through", |screen| {
        screen.status().contains("b.txt") || screen.has("other words")
    });
    reader.quit();
}
