//! The commands as other programs see them: the real binary, its output, its exit codes.

#![expect(clippy::unwrap_used, reason = "a program that cannot be run fails the test")]

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// An Arabic word, "kitab", and the same with vowel marks and tatweel.
pub(crate) const BOOK: &str = "\u{643}\u{62A}\u{627}\u{628}";
pub(crate) const BOOK_VOCALISED: &str = "\u{643}\u{650}\u{62A}\u{640}\u{627}\u{628}\u{64C}";

pub(crate) fn qari() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
    for variable in ["NO_COLOR", "QARI_TERMINAL", "LC_ALL", "LANG"] {
        command.env_remove(variable);
    }
    command.stdin(Stdio::null());
    command
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(&qari().current_dir(folder).args(arguments).output().unwrap())
}

pub(crate) fn run_on(input: &[u8], arguments: &[&str]) -> (i32, String, String) {
    let mut command = qari();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = command.spawn().unwrap();
    // Written whole before anything is read: the inputs here are smaller than a pipe.
    program.stdin.take().unwrap().write_all(input).unwrap();
    ended(&program.wait_with_output().unwrap())
}

pub(crate) fn ended(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn print_gives_plain_text_in_reading_order_to_a_pipe() {
    let folder = folder(&[("a.txt", "one\u{1B}[31m\r\n\u{627}\u{644}\u{1E}x")]);
    let (code, out, _) = run(folder.path(), &["print", "a.txt"]);
    assert_eq!((code, &*out), (0, "one[31m\n\u{627}\u{644}x\n"));
}

#[test]
fn print_names_the_documents_when_there_are_several() {
    let folder = folder(&[("a.txt", "one\n"), ("b.txt", "two\n")]);
    let (_, out, _) = run(folder.path(), &["print", "a.txt", "b.txt"]);
    assert_eq!(out, "==> a.txt <==\none\n\n==> b.txt <==\ntwo\n");
}

#[test]
fn print_sets_rows_when_asked() {
    let folder = folder(&[("a.txt", "one two three\n")]);
    let (code, out, _) = run(folder.path(), &["print", "--visual", "--width", "7", "a.txt"]);
    assert_eq!(code, 0);
    assert!(out.lines().count() >= 2 && out.lines().all(|row| row.len() <= 7), "{out}");
    assert!(!out.contains('\u{1B}'), "no colours for a pipe");
}

#[test]
fn what_cannot_be_opened_is_named_and_the_rest_is_done() {
    let folder = folder(&[("b.txt", "two\n")]);
    let (code, out, error) = run(folder.path(), &["print", "a\u{1B}]0;x\u{7}\u{202E}.txt", "b.txt"]);
    assert_eq!(code, 2);
    assert!(out.ends_with("two\n"), "{out}");
    assert!(error.starts_with("qari: ") && error.contains("a\u{241B}]0;x\u{2407}"), "{error}");
    assert!(!error.contains(['\u{1B}', '\u{7}', '\u{202E}']), "{error:?}");
    assert_eq!(error.lines().count(), 1, "{error}");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = folder(&[("a.txt", &"a line of text\n".repeat(100_000))]);
    for command in [vec!["print", "a.txt"], vec!["search", "line", "a.txt"]] {
        let mut program = qari()
            .current_dir(folder.path())
            .args(&command)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = program.stdout.take().unwrap();
        out.read_exact(&mut [0; 100]).unwrap();
        drop(out);
        let (code, _, error) = ended(&program.wait_with_output().unwrap());
        assert_eq!((code, &*error), (0, ""), "{command:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = qari().args(["print"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    let (code, _, error) = ended(&output);
    assert_eq!(code, 2);
    assert!(error.starts_with("qari: writing to standard output"), "{error}");
}

#[test]
fn search_finds_other_spellings_and_says_where() {
    let text = format!("first\n{BOOK_VOCALISED} here\nnothing\n");
    let folder = folder(&[("a.txt", &text), ("b.txt", "none\n")]);
    let (code, out, _) = run(folder.path(), &["search", BOOK, "a.txt", "b.txt"]);
    assert_eq!(code, 0);
    assert_eq!(out, format!("a.txt:{BOOK_VOCALISED} here\n"));
    let (code, out, _) = run(folder.path(), &["search", "-c", BOOK, "a.txt", "b.txt"]);
    assert_eq!((code, &*out), (0, "a.txt:1\nb.txt:0\n"));
    let (code, out, _) = run(folder.path(), &["search", "-l", BOOK, "a.txt", "b.txt"]);
    assert_eq!((code, &*out), (0, "a.txt\n"));
}

#[test]
fn search_ends_with_0_1_or_2() {
    let folder = folder(&[("a.txt", "one\n")]);
    let code = |arguments: &[&str]| run(folder.path(), arguments).0;
    assert_eq!(code(&["search", "one", "a.txt"]), 0);
    assert_eq!(code(&["search", "two", "a.txt"]), 1);
    assert_eq!(code(&["search", "One", "a.txt"]), 1, "a capital asks for capitals");
    assert_eq!(code(&["search", "--level", "exact", BOOK, "a.txt"]), 1);
    assert_eq!(code(&["search", "one", "a.txt", "missing.txt"]), 2);
    assert_eq!(code(&["search", "\u{64E}", "a.txt"]), 2, "a mark alone is no query");
    assert_eq!(code(&["search", "--level", "no-such", "one", "a.txt"]), 2);
}

#[test]
fn search_gives_offsets_in_bytes_and_scalars() {
    let text = format!("x\u{645}\n\u{9B}{BOOK_VOCALISED}. {BOOK}");
    let folder = folder(&[("a.txt", &text)]);
    let (_, out, _) = run(folder.path(), &["search", "--format", "ndjson", BOOK, "a.txt"]);
    let hits: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(hits.len(), 2);
    let scalars: Vec<char> = text.chars().collect();
    for (hit, wanted) in hits.iter().zip([BOOK_VOCALISED, BOOK]) {
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let (start, end) = (number(&hit["start"]), number(&hit["end"]));
        assert_eq!(scalars[start..end].iter().collect::<String>(), wanted);
        assert_eq!(&text[number(&hit["bytes"][0])..number(&hit["bytes"][1])], wanted);
        assert_eq!((&hit["path"], &hit["line"], &hit["text"]), (&"a.txt".into(), &2.into(), &wanted.into()));
    }
}

#[test]
fn analyze_filters_lines_and_goes_on_after_a_bad_one() {
    let text = "The talks were held in Paris on 29 May 2025.";
    let input = format!(
        "{{\"id\":\"a1\",\"text\":\"{text}\",\"lang\":\"en\",\"date\":\"2025-05-30\"}}\n{{bad\n\n{{\"id\":7,\"text\":\"x\"}}\n"
    );
    let (code, out, error) = run_on(input.as_bytes(), &["analyze", "--jsonl"]);
    assert_eq!(code, 2);
    let objects: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(objects.len(), 2);
    assert_eq!((&objects[0]["id"], &objects[1]["id"]), (&"a1".into(), &7.into()));
    assert_eq!((&objects[0]["language"], &objects[0]["date"]), (&"en".into(), &"2025-05-30".into()));
    assert!(objects[1].get("date").is_none());
    check_mentions(&objects[0], text);
    let error: Value = serde_json::from_str(&error).unwrap();
    assert_eq!(error["line"], 2);
}

/// The promised shape of each mention, and offsets that give its text.
fn check_mentions(object: &Value, text: &str) {
    let scalars: Vec<char> = text.chars().collect();
    for mention in object["mentions"].as_array().unwrap() {
        let offset = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
        let named: String = scalars[offset("start")..offset("end")].iter().collect();
        assert_eq!(mention["text"], *named);
        let date = mention["kind"] == "date";
        assert_eq!(mention.get("timex").is_some(), date, "{mention}");
        assert_eq!(mention.get("entity").is_some(), !date, "{mention}");
        assert!(mention["rule"].is_string() && mention["confidence"].is_number(), "{mention}");
    }
}

#[test]
fn analyze_writes_every_format_for_one_and_many() {
    let folder = folder(&[("a.txt", "29 May 2025\n"), ("b.txt", "x\n")]);
    let out = |format: &str| {
        let (code, out, _) = run(folder.path(), &["analyze", "--format", format, "a.txt", "b.txt"]);
        assert_eq!(code, 0);
        out
    };
    let json: Value = serde_json::from_str(&out("json")).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 2);
    let lines = out("ndjson");
    let ids: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone()).collect();
    assert_eq!(ids, ["a.txt", "b.txt"]);
    check_mentions(&json[0], "29 May 2025\n");
    assert!(out("csv").starts_with("id,kind,start,end,text,"));
    assert!(out("table").contains("==> b.txt <=="));
}

#[test]
fn analyze_lists_the_kinds_and_the_dates_that_are_asked_for() {
    let folder = folder(&[("a.txt", "Held in Paris on 29 May 2025, as in 1948 and in April 2025.\n")]);
    let texts = |arguments: &[&str]| {
        let all = [&["analyze", "--format", "ndjson"], arguments, &["a.txt"]].concat();
        let (code, out, error) = run(folder.path(), &all);
        assert_eq!((code, &*error), (0, ""), "{arguments:?}");
        let object: Value = serde_json::from_str(&out).unwrap();
        let mentions = object["mentions"].as_array().unwrap().iter();
        mentions.map(|mention| mention["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&["--kind", "place"]), ["Paris"]);
    assert_eq!(texts(&["--kind", "place,date", "--dates", "2025-05.."]), ["Paris", "29 May 2025"]);
    assert_eq!(texts(&["--dates", "2025"]), ["29 May 2025", "April 2025"]);
    assert_eq!(texts(&["--dates", "..\u{661}\u{669}\u{664}\u{668}"]), ["1948"]);
    assert_eq!(texts(&["--dates", "AH1446"]), ["29 May 2025", "April 2025"]);
    let input = "{\"id\":1,\"text\":\"Paris, 29 May 2025\"}\n";
    let (_, out, _) = run_on(input.as_bytes(), &["analyze", "--jsonl", "--kind", "date"]);
    assert!(out.contains("2025-05-29") && !out.contains("place"), "{out}");
}

#[test]
fn a_wrong_date_or_range_is_refused_with_what_to_write() {
    for (arguments, wanted) in [
        (["--date", "foo"], "2025-05-30"),
        (["--date", "2025-02-30"], "2025-05-30"),
        (["--date", "2025-05-30x"], "2025-05-30"),
        (["--dates", "foo"], "2024..2025"),
        (["--dates", "2025..2024"], "earlier one first"),
        (["--kind", "foo"], "organization"),
    ] {
        let (code, out, error) = run(Path::new("."), &["analyze", arguments[0], arguments[1]]);
        assert_eq!((code, &*out), (2, ""), "{arguments:?}");
        assert!(error.starts_with("qari: ") && error.contains(wanted), "{error}");
    }
}

#[test]
fn an_explanation_shows_calendar_days_and_anchor() {
    // 15 Ramadan 1446 and 15 Rajab 1350, with the letter of the Hijri era.
    let text = "15 \u{631}\u{645}\u{636}\u{627}\u{646} 1446 \u{647}\u{640}\u{60C} 15 \u{631}\u{62C}\u{628} 1350 \u{647}\u{640}";
    let (_, out, _) = run(Path::new("."), &["analyze", "--explain", text]);
    assert!(out.contains("DATE; islamic calendar; gregorian 2025-03-15\n"), "{out}");
    assert!(out.contains("gregorian 1931-11-26, \u{B1}1 day\n"), "{out}");
    let (_, out, _) =
        run(Path::new("."), &["analyze", "--date", "2025-05-30", "--explain", "He came yesterday."]);
    assert!(out.contains("DATE; gregorian 2025-05-29; from 2025-05-30\n"), "{out}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (_, _, complaint) = run(root, &["analyze", "--explain", "Cargo.toml"]);
    assert!(complaint.contains("takes a text, not a file"), "{complaint}");
}

/// What the program sends to a terminal of 40 columns.
pub(crate) fn sent_to_terminal(folder: &Path, arguments: &[&str], no_color: bool) -> String {
    let size = portable_pty::PtySize { rows: 24, cols: 40, pixel_width: 0, pixel_height: 0 };
    let pty = portable_pty::native_pty_system().openpty(size).unwrap();
    let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
    command.cwd(folder);
    command.args(arguments);
    command.env("TERM", "xterm-256color");
    for variable in ["NO_COLOR", "QARI_TERMINAL"] {
        command.env_remove(variable);
    }
    if no_color {
        command.env("NO_COLOR", "1");
    }
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut sent = Vec::new();
    let mut piece = [0; 4096];
    // On Linux the end of a terminal is an error (EIO), elsewhere an end of file.
    while let Ok(count @ 1..) = reader.read(&mut piece) {
        sent.extend_from_slice(&piece[..count]);
    }
    assert!(child.wait().unwrap().success());
    let sent = String::from_utf8(sent).unwrap();
    // Rows in visual order are announced (BDSM reset) and the terminal's own way given back.
    let rows = sent.strip_prefix("\u{1B}[8l").and_then(|sent| sent.strip_suffix("\u{1B}[8h"));
    rows.map_or_else(|| sent.clone(), str::to_owned)
}

#[test]
fn a_terminal_sees_the_hit_marked_and_nothing_of_the_documents_controls() {
    let long = "word ".repeat(30);
    let folder = folder(&[("a.txt", &format!("{long}\u{1B}]0;x\u{7} {BOOK_VOCALISED}\u{9B}2J {long}\n"))]);
    let narrow = sent_to_terminal(folder.path(), &["search", "--width", "30", BOOK, "a.txt"], true);
    let letters = |row: &str| row.chars().filter(|c| !('\u{64B}'..='\u{652}').contains(c)).count();
    assert!(narrow.lines().all(|row| letters(row) <= 30), "{narrow:?}");
    let marked = sent_to_terminal(folder.path(), &["search", BOOK, "a.txt"], false);
    assert!(marked.contains("\u{1B}[1;7m"), "{marked:?}");
    let plain = sent_to_terminal(folder.path(), &["search", BOOK, "a.txt"], true);
    assert!(!plain.contains('\u{1B}'), "{plain:?}");
    for arguments in
        [&["search", BOOK, "a.txt"][..], &["print", "a.txt", "a.txt"], &["search", "-c", BOOK, "a.txt"]]
    {
        let sent = sent_to_terminal(folder.path(), arguments, true);
        assert!(!sent.contains(|c: char| c.is_control() && c != '\r' && c != '\n'), "{sent:?}");
        let is_cell = |c: &char| !c.is_control() && !('\u{64B}'..='\u{652}').contains(c);
        let screen = sent.lines().map(|row| row.chars().filter(is_cell).count()).max();
        assert!(screen <= Some(40), "{sent:?}");
    }
}

/// A terminal that keeps its mode per row (VTE) is not left in ours.
#[test]
fn a_signal_gives_the_terminal_its_own_way_back() {
    let folder = folder(&[("a.txt", &format!("{BOOK} {}\n", "word ".repeat(20)).repeat(50_000))]);
    for arguments in [&["print", "a.txt"][..], &["search", "word", "a.txt"]] {
        let size = portable_pty::PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pty = portable_pty::native_pty_system().openpty(size).unwrap();
        let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.cwd(folder.path());
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("VTE_VERSION", "7006");
        command.env_remove("QARI_TERMINAL");
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().unwrap();
        let mut sent = vec![0; 1000];
        reader.read_exact(&mut sent).unwrap();
        let process = rustix::process::Pid::from_raw(child.process_id().unwrap().cast_signed()).unwrap();
        rustix::process::kill_process(process, rustix::process::Signal::INT).unwrap();
        let mut piece = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut piece) {
            sent.extend_from_slice(&piece[..count]);
        }
        assert!(!child.wait().unwrap().success());
        let sent = String::from_utf8_lossy(&sent);
        assert!(sent.starts_with("\u{1B}[8l") && sent.len() < 1_000_000, "{arguments:?}");
        assert!(
            sent.contains("\u{1B}[8h"),
            "{arguments:?}: {:?}",
            sent.chars().rev().take(200).collect::<String>()
        );
    }
}

#[test]
fn help_completions_and_man_page_come_from_one_definition() {
    for (arguments, wanted) in [
        (["--help", "--bidi=visual"], "Examples:"),
        (["completions", "bash"], "--terminal-mode"),
        (["completions", "zsh"], "analyze"),
        (["man", "--width=80"], ".TH qari"),
    ] {
        let (code, out, error) = run(Path::new("."), &arguments);
        assert_eq!((code, &*error), (0, ""), "{arguments:?}");
        assert!(out.contains(wanted), "{arguments:?}");
    }
}

#[test]
fn a_wrong_line_is_answered_harmlessly() {
    let (code, out, error) = run(Path::new("."), &["--no-such\u{1B}[31m"]);
    assert_eq!((code, &*out), (2, ""));
    assert!(error.starts_with("qari: ") && !error.contains('\u{1B}'), "{error:?}");
    let output = qari().env("QARI_TERMINAL", "bad\u{1B}").arg("print").output().unwrap();
    let (code, _, error) = ended(&output);
    assert_eq!(code, 2);
    assert!(error.contains("QARI_TERMINAL") && !error.contains('\u{1B}'), "{error:?}");
}

#[test]
fn analyze_leaves_out_names_that_are_not_sure_enough() {
    let input =
        r#"{"id":1,"text":"President Daniel Okafor came to Paris. Mr Okafor left Paris on 3 May 2025."}"#;
    let all = run_on(input.as_bytes(), &["analyze", "--jsonl"]).1;
    assert!(all.contains(r#""names":["Daniel Okafor","Okafor"],"roles":["President","Mr"]"#), "{all}");
    let sure = run_on(input.as_bytes(), &["analyze", "--jsonl", "--min-confidence", "1"]).1;
    let names = |found: &str| found.matches(r#""kind":"p"#).count();
    assert!(names(&sure) < names(&all) && sure.contains("2025-05-03"), "{sure}");
    let (code, _, error) = run_on(b"", &["analyze", "--jsonl", "--min-confidence", "95"]);
    assert!(code != 0 && error.contains("0 to 1"), "{error}");
}
