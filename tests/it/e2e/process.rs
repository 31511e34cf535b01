//! The program as a process: signals, stopping, a lost terminal, rest, a held key, what is sent.

use rustix::process::Signal;

use super::reader::{Reader, Screen, Start};

/// What gives the terminal back, as the end of all that was sent.
const FAREWELL: &str = "\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h";

fn ends_with_farewell(stream: &[u8]) -> bool {
    String::from_utf8_lossy(stream).trim_end().ends_with(FAREWELL)
}

#[test]
fn the_terminal_is_given_back_on_quit_and_on_signals() {
    let reader = Reader::built_in(&[]);
    assert!(reader.is_on_alternate_screen());
    assert!(ends_with_farewell(&reader.quit()));
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut reader = Reader::built_in(&[]);
        reader.signal(signal);
        assert_eq!(reader.ended(), code);
        assert!(ends_with_farewell(&reader.stream_to_the_end()), "{signal:?}");
    }
}

#[test]
fn the_interrupt_key_quits() {
    let mut reader = Reader::built_in(&[]);
    reader.keys("Ctrl-c");
    assert_eq!(reader.ended(), 0);
}

#[test]
fn a_lost_terminal_ends_the_program() {
    let mut reader = Reader::built_in(&[]);
    reader.close_terminal();
    reader.ended();
}

#[test]
fn it_stops_and_comes_back_under_a_shell() {
    let mut start = Start::new(&["--norc", "-i"]);
    start.program = "/bin/bash".into();
    if !start.program.exists() {
        return;
    }
    let mut reader = start.variable("PS1", "ready> ").open();
    reader.wait_for("ready>");
    reader.send("\"$QARI\"\r");
    // The counts of the list come in one by one; later screens are compared with this one.
    let before =
        reader.wait("the article", |screen| screen.count("2025-05-15") > 0 && all_looked_through(screen));
    reader.keys("Ctrl-z");
    reader.wait("the shell", |screen| screen.has("ready>") && screen.has("Stopped"));
    assert!(!reader.is_on_alternate_screen());
    reader.send("echo alive-$((40+2))\r");
    reader.wait_for("alive-42");
    reader.send("fg\r");
    reader.wait("the article again", |screen| screen.above_status() == before.above_status());
    assert!(reader.is_on_alternate_screen());
    reader.keys("q");
    // Four prompts: at the start, after the stop, after the echo, and now.
    reader.wait("the shell again", |screen| screen.count("ready>") == 4);
    reader.send("exit\r");
    assert_eq!(reader.ended(), 0);
}

/// Every document of the list has its count, and none is being analysed.
pub(crate) fn all_looked_through(screen: &Screen) -> bool {
    let counted = |y: usize| {
        let row: String = screen.row(y).chars().take(24).collect();
        row.trim_end().ends_with(|c: char| c.is_ascii_digit())
    };
    (2..8).all(counted) && !screen.status().contains("analysing")
}

#[cfg(target_os = "linux")]
#[test]
fn an_idle_reader_does_nothing() {
    let reader = Reader::built_in(&[]);
    reader.wait("all documents looked through", all_looked_through);
    // The last worker's thread may still be going to sleep.
    std::thread::sleep(std::time::Duration::from_millis(300));
    let (sent, used) = (reader.stream().len(), used(reader.id()));
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!(reader.stream().len(), sent, "bytes");
    assert_eq!(self::used(reader.id()), used, "ticks of the processor, and times it woke");
    reader.quit();
}

/// Ticks of the processor that a process used, and how often its threads went to sleep.
#[cfg(target_os = "linux")]
pub(crate) fn used(id: u32) -> (u64, u64) {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let ticks = fields.split_whitespace().skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum();
    let threads = std::fs::read_dir(format!("/proc/{id}/task")).unwrap();
    let switches = threads.map(|thread| {
        let status = std::fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches")).unwrap();
        line.split_whitespace().last().unwrap().parse::<u64>().unwrap()
    });
    (ticks, switches.sum())
}

#[test]
fn a_held_key_is_drawn_in_few_frames() {
    let mut reader = Reader::built_in(&[]);
    let before = reader.stream().len();
    reader.send("j".repeat(100));
    reader.wait("a hundred rows on", |screen| screen.count("100%") > 0);
    reader.keys("?");
    reader.wait_for("Keys and commands");
    let sent = reader.stream()[before..].to_vec();
    let frames = String::from_utf8_lossy(&sent).matches("\x1b[?2026h").count();
    assert!(frames <= 12, "{frames} frames");
    assert!(sent.len() < 80_000, "{} bytes", sent.len());
    reader.keys("Esc");
    reader.wait("the text", |screen| !screen.has("Keys and commands"));
    reader.quit();
}
