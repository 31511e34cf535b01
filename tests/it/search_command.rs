//! `qari search` as scripts and people see it: each option on the real binary, the order of what is
//! written, and the same answers as grep where both can answer.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::command_line::{BOOK, BOOK_VOCALISED, folder, qari, run, run_on, sent_to_terminal};

/// What `search` with arguments (words) writes into a pipe in a folder of two files, and its exit code.
fn search(arguments: &str) -> (i32, String) {
    let folder = folder(&[
        ("a.txt", "one\ntwo one one\nthree\nfour\nfive\nsix one\n"),
        ("b.txt", "ones\nOne\nthe first line\nand the second\n"),
    ]);
    let arguments: Vec<&str> = std::iter::once("search").chain(arguments.split(' ')).collect();
    let (code, out, error) = run(folder.path(), &arguments);
    assert_eq!(error, "", "{arguments:?}");
    (code, out)
}

fn check(arguments: &str, expected: &str) {
    assert_eq!(search(arguments), (i32::from(expected.is_empty()), expected.to_owned()), "{arguments}");
}

#[test]
fn lines_are_written_as_grep_writes_them() {
    check("one a.txt", "one\ntwo one one\nsix one\n");
    check("-n one a.txt", "1:one\n2:two one one\n6:six one\n");
    check("three a.txt b.txt", "a.txt:three\n");
    check("-n -H three a.txt", "a.txt:3:three\n");
    check("-nN three a.txt", "three\n");
    check("-I one a.txt b.txt", "one\ntwo one one\nsix one\nones\nOne\n");
    check("--heading -n three a.txt b.txt", "a.txt\n3:three\n");
    check("--heading o a.txt b.txt -m1 -n", "a.txt\n1:one\n\nb.txt\n1:ones\n");
    check("nothing a.txt", "");
}

#[test]
fn names_and_counts() {
    check("-c one a.txt b.txt", "a.txt:3\nb.txt:2\n");
    check("-c one a.txt", "3\n");
    check("-l o a.txt b.txt", "a.txt\nb.txt\n");
    check("-l second a.txt b.txt", "b.txt\n");
    assert_eq!(search("-c nothing a.txt b.txt"), (1, "a.txt:0\nb.txt:0\n".to_owned()));
    assert_eq!(search("-q one a.txt"), (0, String::new()));
    assert_eq!(search("-q nothing a.txt"), (1, String::new()));
}

#[test]
fn context_stands_around_hits_and_gaps_are_marked() {
    check("-n -A1 two a.txt", "2:two one one\n3-three\n");
    check("-n -B1 two a.txt", "1-one\n2:two one one\n");
    check("-n -C1 four a.txt b.txt", "a.txt-3-three\na.txt:4:four\na.txt-5-five\n");
    check("-C1 -e two -e six a.txt", "one\ntwo one one\nthree\n--\nfive\nsix one\n");
    check("-A1 -e two -e three a.txt", "two one one\nthree\nfour\n");
    check("-B9 -n six a.txt", "1-one\n2-two one one\n3-three\n4-four\n5-five\n6:six one\n");
    check("-A1 -m1 one a.txt", "one\ntwo one one\n");
    check("-A1 -e five -e ones a.txt b.txt", "a.txt:five\na.txt-six one\n--\nb.txt:ones\nb.txt-One\n");
}

#[test]
fn words_queries_and_hits_by_themselves() {
    check("-w one b.txt", "One\n");
    check("-e three -e six a.txt", "three\nsix one\n");
    // With -e every other word is a path, the first one too.
    check("-e three a.txt", "three\n");
    check("-F -o one a.txt -n", "1:one\n2:one\n2:one\n6:one\n");
    check("-m 1 -c one a.txt", "1\n");
    check("-m 2 one a.txt", "one\ntwo one one\n");
    // A space crosses a line end; both lines have the hit.
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a"), "the first\nline\nx\n").unwrap();
    let (_, out, _) = run(folder.path(), &["search", "-n", "first line", "a"]);
    assert_eq!(out, "1:the first\n2:line\n");
}

#[test]
fn standard_input_is_searched_by_name_and_without_one() {
    let (code, out, _) = run_on(b"one\ntwo\n", &["search", "two"]);
    assert_eq!((code, &*out), (0, "two\n"));
    let (code, out, _) = run_on(b"one\ntwo\n", &["search", "-H", "-n", "two", "-"]);
    assert_eq!((code, &*out), (0, "-:2:two\n"));
    assert_eq!(run_on(b"", &["search", "two", "-"]).0, 1);
}

fn write(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

#[test]
fn folders_are_searched_without_what_is_hidden_ignored_or_no_text() {
    let folder = TempDir::new().unwrap();
    for name in ["f/10.txt", "f/2.txt", "f/.hidden.txt", "f/deep/a.txt", "f/left.log", "f/kept.txt"] {
        write(&folder, name, "word\n");
    }
    write(&folder, "f/.ignore", "*.log\n");
    write(&folder, "f/data", b"\x7FELF\x02\x01\x01\0\0\0 word");
    let names = |arguments: &[&str]| {
        let (code, out, error) = run(folder.path(), &[&["search", "-l", "word"], arguments].concat());
        assert_eq!((code, &*error), (0, ""), "{arguments:?}");
        out.replace('\n', " ")
    };
    assert_eq!(names(&["f"]), "f/2.txt f/10.txt f/deep/a.txt f/kept.txt ");
    assert_eq!(names(&["f", "--no-ignore"]), "f/2.txt f/10.txt f/deep/a.txt f/kept.txt f/left.log ");
    assert!(names(&["f", "--hidden"]).contains("f/.hidden.txt"));
    // What is named itself is searched whatever it is called.
    assert_eq!(names(&["f/left.log", "f/.hidden.txt"]), "f/left.log f/.hidden.txt ");
    // An empty folder has nothing in it, which is no failure.
    fs::create_dir(folder.path().join("empty")).unwrap();
    assert_eq!(run(folder.path(), &["search", "word", "empty"]), (1, String::new(), String::new()));
}

#[test]
fn what_cannot_be_searched_is_told_in_its_turn_and_the_rest_is_done() {
    let folder = TempDir::new().unwrap();
    write(&folder, "a.txt", "word\n");
    write(&folder, "data", b"\x7FELF\x02\x01\x01\0\0\0 word");
    write(&folder, "z.txt", "word\n");
    let (code, out, error) = run(folder.path(), &["search", "word", "missing", "a.txt", "data", "z.txt"]);
    assert_eq!((code, &*out), (2, "a.txt:word\nz.txt:word\n"));
    let said: Vec<&str> = error.lines().collect();
    assert_eq!(said.len(), 2, "{error}");
    assert!(said[0].starts_with("qari: missing: ") && said[1].starts_with("qari: data: "), "{error}");
    assert_eq!(run(folder.path(), &["search", "-q", "word", "a.txt", "missing"]).0, 0, "found is found");
}

#[test]
fn what_is_asked_for_wrongly_is_refused() {
    for arguments in [&["search"][..], &["search", "-A", "x", "a"], &["search", "--color", "no", "a"]] {
        let (code, out, error) = run(Path::new("."), arguments);
        assert_eq!((code, &*out), (2, ""), "{arguments:?}");
        assert!(error.starts_with("qari: "), "{error}");
    }
    let (code, _, error) = run(Path::new("."), &["search", "-e", "one", "-e", "\u{64E}", "."]);
    assert!(code == 2 && error.contains("no letter"), "{error}");
}

/// Three hundred files, the first ones the longest, on eight threads: always the same.
#[test]
fn the_order_is_that_of_the_names_on_any_number_of_threads() {
    let folder = TempDir::new().unwrap();
    let mut wanted = String::new();
    for number in 0..300 {
        let text = format!("filler {number}\n").repeat(3000 / (number + 1)) + "the word\n";
        write(&folder, &format!("f/{number}.txt"), text);
        wanted.extend(["f/", &number.to_string(), ".txt:the word\n"]);
    }
    for threads in ["1", "3", "8"] {
        let (code, out, _) = run(folder.path(), &["search", "-j", threads, "word", "f"]);
        assert_eq!((code, out == wanted), (0, true), "{threads} threads");
    }
}

#[test]
fn colours_and_heads_are_for_terminals_or_when_asked_for() {
    let folder = folder(&[("a.txt", "x one y one\n")]);
    let (_, out, _) = run(folder.path(), &["search", "--color", "always", "-n", "one", "a.txt"]);
    assert_eq!(out, "\u{1B}[1m1\u{1B}[0m:x \u{1B}[1;7mone\u{1B}[0m y \u{1B}[1;7mone\u{1B}[0m\n");
    let sent =
        |arguments: &[&str]| sent_to_terminal(folder.path(), &[&["search"], arguments].concat(), false);
    let shown = sent(&["one", "a.txt", "."]);
    // A document is met once, under its first name; above its hits.
    assert!(shown.starts_with("\u{1B}[1ma.txt\u{1B}[0m\r\n") && shown.contains("1: "), "{shown:?}");
    let shown = sent(&["--color", "never", "--no-heading", "one", "a.txt", "."]);
    assert_eq!(shown, "a.txt:1: x one y one\r\n");
    assert_eq!(sent(&["--color=never", "-N", "one", "a.txt"]), "x one y one\r\n");
}

#[test]
fn a_long_line_has_a_row_for_each_hit_that_the_last_one_does_not_show() {
    let far = format!("one two {}\n", "filler ".repeat(40) + "one end");
    let folder = folder(&[("a.txt", &far)]);
    let shown = sent_to_terminal(folder.path(), &["search", "-e", "one", "-e", "two", "a.txt"], true);
    let rows: Vec<&str> = shown.lines().collect();
    assert_eq!(rows.len(), 2, "{shown}");
    assert!(rows[0].starts_with("1: one two filler") && rows[1].contains("one end"), "{shown}");
}

/// The letters of a terminal's row in right-to-left text stand flush right.
#[test]
fn rows_of_arabic_stand_on_the_right() {
    let folder = folder(&[("a.txt", &format!("{BOOK_VOCALISED}\n"))]);
    let shown = sent_to_terminal(folder.path(), &["search", "--no-marks", BOOK, "a.txt"], true);
    let cells = shown.trim_end_matches(['\r', '\n']).chars().filter(|c| !('\u{64B}'..='\u{652}').contains(c));
    assert_eq!(cells.count(), 40, "{shown:?}");
}

#[test]
fn capitals_levels_and_regular_expressions() {
    check("-i ONE b.txt", "ones\nOne\n");
    check("-s one b.txt", "ones\n");
    check("-S One b.txt", "One\n");
    check("-s -i one b.txt", "ones\nOne\n");
    check("-i --level exact ONE b.txt", "ones\nOne\n");
    check("--level exact one b.txt", "ones\n");
    let signs = run_on(b"<A_b.>\nAxb\n", &["search", "-i", "--level", "exact", "<a_b.>"]);
    assert_eq!(signs, (0, "<A_b.>\n".to_owned(), String::new()));
    check("--level word one b.txt", "One\n");
    check("--regex ^t[hw].*e a.txt b.txt", "a.txt:two one one\na.txt:three\nb.txt:the first line\n");
    check("--regex -s o.e b.txt", "ones\n");
    check("--regex -i O.E b.txt", "ones\nOne\n");
    check("--regex -F t.o a.txt", "");
    let (code, out, error) = run(Path::new("."), &["search", "--regex", "(a", "x"]);
    assert_eq!((code, &*out), (2, ""));
    assert!(error.contains("\"(a\" as a regular expression"), "{error}");
}

/// On plain Latin text the exact level answers as grep does.
#[test]
fn grep_answers_the_same() {
    let words = ["alpha", "beta", "gamma", "alphabet", "", "delta alpha", "Beta", "a_beta", "x-alpha-y"];
    let folder = TempDir::new().unwrap();
    let mut state = 7_u32;
    for file in 0..40 {
        let mut text = String::new();
        for _ in 0..60 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(words[(state >> 16) as usize % words.len()]);
            text.push(if state >> 30 == 0 { ' ' } else { '\n' });
        }
        write(&folder, &format!("{file:02}.txt"), text);
    }
    let files: Vec<String> = (0..40).map(|file| format!("{file:02}.txt")).collect();
    for options in [
        &["-c"][..],
        &["-l"],
        &["-n"],
        &["-H"],
        &["-w", "-n"],
        &["-o", "-n"],
        &["-m", "3", "-n"],
        &["-C", "2", "-n"],
        &["-A", "3", "-B", "1"],
        &["-m", "2", "-A", "4"],
        &["-i", "-n"],
    ] {
        for query in ["alpha", "beta", "missing"] {
            let mut grep = Command::new("grep");
            grep.args(options).arg("-F").arg(query).args(&files).current_dir(folder.path());
            let Ok(grep) = grep.stdin(Stdio::null()).output() else { return };
            let mut ours = qari();
            ours.args(["search", "--level", "exact"]).args(options).arg("-F").arg(query).args(&files);
            let ours = ours.current_dir(folder.path()).output().unwrap();
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
            assert_eq!(text(&ours.stdout), text(&grep.stdout), "{options:?} {query}");
            assert_eq!(ours.status.code(), grep.status.code(), "{options:?} {query}");
        }
    }
}
