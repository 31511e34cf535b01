//! Folders made for the purpose: order, links, what is left out, notices.

use std::fs;
use std::os::unix::fs::symlink;

use super::*;

/// A folder with these files (their folders are made).
fn folder(files: &[&str]) -> tempfile::TempDir {
    // Not hidden, as temporary folders otherwise are.
    let folder = tempfile::Builder::new().prefix("texts").tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "text").unwrap();
    }
    folder
}

fn scan(paths: &[PathBuf]) -> (Vec<String>, Vec<String>) {
    let (library, notices) = Library::scan(paths, StandardInput::OnlyIfNamed);
    let titles = library.entries().iter().map(|entry| entry.title.clone()).collect();
    (titles, notices.iter().map(ToString::to_string).collect())
}

#[test]
fn a_folder_gives_its_text_files_in_natural_order() {
    let folder = folder(&[
        "10.txt",
        "9.txt",
        "b/2.md",
        "b/10.html",
        ".hidden",
        ".git/x",
        "a.PNG",
        "noise.zip",
        "ignored",
    ]);
    fs::write(folder.path().join(".gitignore"), "ignored\n").unwrap();
    let (titles, notices) = scan(&[folder.path().to_owned()]);
    assert_eq!(titles, ["9.txt", "10.txt", "2.md", "10.html", "ignored"]);
    assert_eq!(notices, [""; 0]);
}

#[test]
fn arguments_keep_their_order_and_each_document_comes_once() {
    let folder = folder(&["a.txt", "b.txt", "c.txt"]);
    let path = |name: &str| folder.path().join(name);
    symlink(path("a.txt"), path("d.txt")).unwrap();
    let arguments = [path("c.txt"), "-".into(), path("c.txt"), folder.path().to_owned(), "-".into()];
    let (titles, notices) = scan(&arguments);
    assert_eq!(titles, ["c.txt", "standard input", "a.txt", "b.txt"]);
    assert_eq!(notices, [""; 0]);
    let (library, _) = Library::scan(&[path("a.txt")], StandardInput::Piped);
    assert_eq!(library.entries()[0].source, Source::Stdin);
}

#[test]
fn what_cannot_be_listed_is_noted_and_the_rest_is_listed() {
    let folder = folder(&["a.txt"]);
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("empty")).unwrap();
    symlink("nowhere", path("broken")).unwrap();
    let arguments = [path("missing"), path("empty"), "/dev/null".into(), path("broken"), path("a.txt")];
    let (titles, notices) = scan(&arguments);
    assert_eq!(titles, ["a.txt"]);
    let expected = ["there is no such file", "no text files in this folder", "a device", "points to nowhere"];
    assert_eq!(notices.len(), expected.len(), "{notices:?}");
    for (notice, part) in notices.iter().zip(expected) {
        assert!(notice.contains(part), "{notice}");
    }
}

#[test]
fn links_are_followed_and_loops_end() {
    let folder = folder(&["in/a.txt"]);
    let elsewhere = folder_of_one();
    symlink(folder.path(), folder.path().join("in/loop")).unwrap();
    symlink(elsewhere.path(), folder.path().join("in/other")).unwrap();
    let (titles, notices) = scan(&[folder.path().to_owned()]);
    assert_eq!(titles, ["a.txt", "z.txt"]);
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(notices[0].contains("leads back"), "{notices:?}");
}

fn folder_of_one() -> tempfile::TempDir {
    folder(&["z.txt"])
}

#[test]
fn a_folder_that_may_not_be_read_is_noted() {
    use std::os::unix::fs::PermissionsExt;
    // The superuser may read everything.
    if rustix::process::geteuid().is_root() {
        return;
    }
    let folder = folder(&["a.txt", "closed/b.txt"]);
    let closed = folder.path().join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let (titles, notices) = scan(&[folder.path().to_owned()]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(titles, ["a.txt"]);
    assert!(notices[0].contains("you may not read this"), "{notices:?}");
}

#[test]
fn two_thousand_files_list_at_once() {
    let names: Vec<String> = (0..2_000).map(|number| format!("{}/text {number}.txt", number % 20)).collect();
    let folder = folder(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let start = std::time::Instant::now();
    let (titles, _) = scan(&[folder.path().to_owned()]);
    println!("2,000 files listed in {:?}", start.elapsed());
    assert_eq!(titles.len(), 2_000);
}
