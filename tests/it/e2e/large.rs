//! Documents larger than a screenful of memory, documents that change while they are read, and pipes
//! that do not end.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use tempfile::TempDir;

use super::reader::{Reader, Start};

/// A file of `lines` numbered lines, each of some 100 bytes; what stands in the last is "the end".
fn large_file(path: &Path, lines: usize) {
    let mut file = std::io::BufWriter::new(File::create(path).unwrap());
    let words = "\u{643}\u{644}\u{645}\u{629} \u{648}\u{623}\u{62E}\u{631}\u{649} ".repeat(4);
    for number in 1..=lines {
        writeln!(file, "line {number} {words}").unwrap();
    }
    writeln!(file, "\u{627}\u{644}\u{632}\u{646}\u{628}\u{642} the end").unwrap();
}

fn open(folder: &TempDir) -> Reader {
    Start::new(&["large.txt"]).folder(folder.path()).size(80, 24).open()
}

fn memory_kib(reader: &Reader, what: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", reader.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn a_large_file_is_read_from_end_to_end() {
    let folder = TempDir::new().unwrap();
    large_file(&folder.path().join("large.txt"), 300_000);
    let mut reader = open(&folder);
    reader.wait_for("line 1 ");
    reader.keys("G");
    reader.wait_for("the end");
    reader.keys("g");
    reader.wait_for("line 1 ");
    reader.send("50%");
    reader.wait("the middle", |screen| screen.has("line 150"));
    reader.send(":12345\r");
    reader.wait("a line by its number", |screen| screen.has("line 12345 "));
    reader.keys("Ctrl-o");
    reader.wait("the middle again", |screen| screen.has("line 150"));
    // 33 MB are read through and not kept.
    #[cfg(target_os = "linux")]
    assert!(memory_kib(&reader, "RssAnon") < 64 * 1024, "{} KiB", memory_kib(&reader, "RssAnon"));
    reader.quit();
}

#[test]
fn a_hit_far_away_is_found_counted_and_stopped() {
    let folder = TempDir::new().unwrap();
    large_file(&folder.path().join("large.txt"), 300_000);
    let mut reader = open(&folder);
    reader.wait_for("line 1 ");
    // Letter by letter, folded, far beyond what one frame looks at.
    reader.send("/");
    for letter in "\u{627}\u{644}\u{632}\u{646}\u{628}\u{642}".chars() {
        reader.send(letter.to_string());
    }
    reader.keys("Enter");
    reader
        .wait("the hit in the last line", |screen| screen.has("the end") && screen.status().contains("1/1"));
    reader.keys("g n");
    reader.wait("again from the start", |screen| screen.has("the end"));
    // A frequent word: the first hit is there at once, the count grows; a resize changes nothing.
    reader.keys("g");
    reader.send("/\u{648}\u{627}\u{62E}\u{631}\u{64A}\r");
    reader.wait_for("line 1 ");
    reader.resize(60, 15);
    reader.wait("the whole count", |screen| screen.status().contains("/1200000"));
    reader.quit();
}

#[test]
fn a_file_that_is_cut_short_during_a_search_ends_where_it_ends() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("large.txt");
    large_file(&path, 300_000);
    let mut reader = open(&folder);
    reader.wait_for("line 1 ");
    reader.keys("G");
    reader.wait_for("the end");
    reader.send("/xyzzy\r");
    OpenOptions::new().write(true).open(&path).unwrap().set_len(20_000).unwrap();
    let screen = reader.wait("that it is said", |screen| screen.status().contains("cut short"));
    assert!(!screen.has("the end"), "{screen}");
    reader.keys("g");
    reader.wait_for("line 1 ");
    reader.keys("G");
    reader.wait("the new end", |screen| screen.has("line 1") && !screen.has("the end"));
    reader.quit();
}

#[test]
fn a_log_is_followed_and_a_replaced_file_is_read_again_at_its_words() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("large.txt");
    large_file(&path, 6_000);
    let mut reader = open(&folder);
    reader.wait_for("line 1 ");
    reader.keys("F");
    reader.wait_for("the end");
    let mut log = OpenOptions::new().append(true).open(&path).unwrap();
    writeln!(log, "one more line").unwrap();
    reader.wait_for("one more line");
    writeln!(log, "and another").unwrap();
    reader.wait_for("and another");
    reader.keys("k k k k k");
    reader.wait("not followed", |screen| !screen.status().contains("following"));
    writeln!(log, "unseen").unwrap();
    reader.wait_for("has grown");
    // Another file takes its name: the old one stays until it is asked for.
    reader.send(":3000\r");
    reader.wait_for("line 3000 ");
    let other = folder.path().join("other.txt");
    large_file(&other, 6_000);
    let text = fs::read_to_string(&other).unwrap();
    fs::write(&other, format!("{}{text}", "something before\n".repeat(50))).unwrap();
    fs::rename(&other, &path).unwrap();
    reader.wait_for("replaced");
    reader.keys("R");
    reader.wait("the same line of the new file", |screen| {
        screen.has("line 3000 ") && !screen.status().contains("replaced")
    });
    fs::remove_file(&path).unwrap();
    reader.wait_for("gone");
    reader.keys("G");
    reader.wait_for("the end");
    reader.quit();
}

#[test]
fn a_pipe_that_does_not_end_is_read_as_it_comes() {
    let script = "(printf 'first words\\n'; n=0; while :; do n=$((n+1)); echo \"line $n\"; \
                  sleep 0.05; done) | \"$QARI\" -";
    let mut reader = Start::shell(script).size(80, 12).open();
    reader.wait_for("first words");
    reader.keys("F");
    reader.wait_for("line 30");
    reader.keys("g");
    reader.wait_for("first words");
    reader.quit();
}

#[test]
fn one_line_of_megabytes_is_read_like_any_text() {
    let folder = TempDir::new().unwrap();
    let words = "\u{643}\u{644}\u{645}\u{629} and words ".repeat(600_000);
    fs::write(folder.path().join("large.txt"), format!("start {words}the end")).unwrap();
    let mut reader = open(&folder);
    reader.wait_for("start");
    reader.keys("G");
    reader.wait_for("the end");
    reader.keys("g");
    reader.wait_for("start");
    reader.send("50%");
    reader.keys("j k Space b");
    reader.wait("the middle", |screen| screen.has("and words") && screen.has("50%"));
    reader.quit();
}

#[test]
fn a_query_of_ten_thousand_letters_and_one_that_explodes_are_answered() {
    let folder = TempDir::new().unwrap();
    large_file(&folder.path().join("large.txt"), 10_000);
    let mut reader = open(&folder);
    reader.wait_for("line 1 ");
    reader.send("/");
    reader.paste("\u{643}".repeat(10_000).as_bytes());
    reader.keys("Enter");
    reader.wait("that there is none", |screen| screen.status().contains("Not found"));
    reader.keys("j");
    reader.wait_for("line 2 ");
    reader.quit();
}
