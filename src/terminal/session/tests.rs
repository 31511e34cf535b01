//! The terminal in use on a pseudo-terminal: what is sent on every way in and out, and what comes
//! back.
use std::fs::OpenOptions;
use std::io::Read;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use portable_pty::{MasterPty, PtySize, native_pty_system};
use ratatui::layout::Rect;

use super::*;
use crate::app::{Key, KeyCode, Modifiers};

/// The other side: what a terminal emulator would read and write.
struct Outside {
    master: Box<dyn MasterPty>,
    written: Receiver<Vec<u8>>,
    seen: Vec<u8>,
    keyboard: Box<dyn Write>,
}

impl Outside {
    fn new() -> (Self, File) {
        let size = PtySize { rows: 10, cols: 40, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let path = pair.master.tty_name().unwrap();
        let tty = OpenOptions::new().read(true).write(true).open(path).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (give, written) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || give.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        (Outside { master: pair.master, written, seen: Vec::new(), keyboard }, tty)
    }

    /// Waits until a text was seen; gives all up to its end and forgets it.
    fn wait_for(&mut self, text: &str) -> String {
        let end = Instant::now() + Duration::from_secs(10);
        loop {
            if let Some(at) = memchr::memmem::find(&self.seen, text.as_bytes()) {
                let rest = self.seen.split_off(at + text.len());
                return String::from_utf8(std::mem::replace(&mut self.seen, rest)).unwrap();
            }
            let left = end.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.written.recv_timeout(left) else {
                panic!("{text:?} was not seen, but {:?}", String::from_utf8_lossy(&self.seen));
            };
            self.seen.extend(bytes);
        }
    }

    fn type_in(&mut self, text: &str) {
        self.keyboard.write_all(text.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }
}

fn settings() -> Settings {
    Settings { saved: None, ..Settings::default() }
}

fn open(environment: Environment) -> (Outside, Terminal, Receiver<Input>) {
    let (outside, tty) = Outside::new();
    let mut terminal = Terminal::on(tty, environment, &settings(), None).unwrap();
    let (give, take) = channel();
    terminal.listen(Box::new(move |input| {
        let _ = give.send(input);
    }));
    (outside, terminal, take)
}

fn next(input: &Receiver<Input>) -> Input {
    input.recv_timeout(Duration::from_secs(10)).unwrap()
}

fn key(letter: char) -> Input {
    Input::Key(Key { code: KeyCode::Char(letter), modifiers: Modifiers::default() })
}

fn blank() -> Buffer {
    Buffer::empty(Rect::new(0, 0, 40, 10))
}

const UNKNOWN_OFF: &str = "\u{1b}[8l";

#[test]
fn the_way_in_and_the_way_out() {
    let (mut outside, mut terminal, _input) = open(Environment::default());
    assert_eq!(terminal.size(), (40, 10));
    let entering = outside.wait_for(UNKNOWN_OFF);
    assert!(entering.starts_with("\u{1b}[?1049h"), "{entering:?}");
    assert!(entering.contains("\u{1b}[8$p") && entering.contains("\u{1b}[c"), "{entering:?}");
    terminal.present(&blank(), None).unwrap();
    outside.wait_for("\u{1b}[2J");
    terminal.close();
    let leaving = outside.wait_for("\u{1b}[?25h");
    let switched = leaving.find("\u{1b}[8h").unwrap();
    let left = leaving.find("\u{1b}[?1049l").unwrap();
    assert!(switched < left, "{leaving:?}");
    for end in ["\u{1b}[?2026l", "\u{1b}[?7h", "\u{1b}[?2004l", "\u{1b}[?1000l"] {
        assert!(leaving.contains(end), "{end:?} in {leaving:?}");
    }
}

#[test]
fn raw_mode_is_given_back() {
    let (outside, tty) = Outside::new();
    let flags = || rustix::termios::tcgetattr(&tty).unwrap().local_modes;
    let before = flags();
    let terminal = Terminal::on(tty.try_clone().unwrap(), Environment::default(), &settings(), None).unwrap();
    assert_ne!(flags(), before);
    drop(terminal);
    assert_eq!(flags(), before);
    drop(outside);
}

#[test]
fn answers_change_the_screen_and_are_no_keys() {
    let (mut outside, mut terminal, input) = open(Environment::default());
    terminal.present(&blank(), None).unwrap();
    outside.wait_for("\u{1b}[2J");
    let answers = "\u{1b}P>|kitty(0.26.5)\u{1b}\\\u{1b}[8;0$y\u{1b}[>1;4000;26c\u{1b}]11;rgb:ff/ff/ff\u{1b}\\\u{1b}[?62;c";
    outside.type_in(&format!("{answers}j"));
    assert_eq!(next(&input), Input::TerminalKnown);
    assert_eq!(next(&input), key('j'));
    let profile = terminal.profile();
    assert_eq!(
        (profile.mode, profile.dark, profile.name.as_str()),
        (super::super::Mode::Words, false, "kitty")
    );
    terminal.present(&blank(), None).unwrap();
    outside.wait_for("\u{1b}[2J");
}

#[test]
fn answers_that_say_what_was_guessed_change_nothing() {
    let variables = Environment::of([("TERM", "xterm-256color"), ("VTE_VERSION", "7006")]);
    let (mut outside, mut terminal, input) = open(variables);
    terminal.present(&blank(), None).unwrap();
    outside.type_in("\u{1b}[8;1$y\u{1b}[>65;7006;1c\u{1b}[?65;1;9cj");
    assert_eq!(next(&input), key('j'));
}

#[test]
fn konsole_is_switched_when_it_is_known_and_back_at_the_end() {
    let (mut outside, mut terminal, input) = open(Environment::of([("KONSOLE_VERSION", "221203")]));
    let entering = outside.wait_for("\u{1b}[c");
    assert!(!entering.contains("\u{1b}]50;"), "{entering:?}");
    outside.type_in("\u{1b}P>|Konsole 22.12.3\u{1b}\\\u{1b}[?62;1;4c");
    assert_eq!(next(&input), Input::TerminalKnown);
    terminal.present(&blank(), None).unwrap();
    let frame = outside.wait_for("\u{1b}[2J");
    assert!(frame.contains("\u{1b}]50;BidiRenderingEnabled=false\u{7}"), "{frame:?}");
    drop(terminal);
    let leaving = outside.wait_for("\u{1b}[?1049l");
    assert!(leaving.contains("\u{1b}]50;BidiRenderingEnabled=true\u{7}"), "{leaving:?}");
}

#[test]
fn an_escape_alone_is_heard_without_a_second_key() {
    let (mut outside, _terminal, input) = open(Environment::default());
    outside.type_in("\u{1b}");
    assert_eq!(next(&input), Input::Key(Key { code: KeyCode::Esc, modifiers: Modifiers::default() }));
}

#[test]
fn a_terminal_that_is_gone_is_lost() {
    let (outside, mut terminal, input) = open(Environment::default());
    let Outside { master, written, keyboard, .. } = outside;
    drop((master, keyboard, written));
    // The thread outside holds the last descriptor; anything written ends it.
    terminal.present(&blank(), None).unwrap();
    // The library types a line end and an end of file when its keyboard is dropped.
    while next(&input) != Input::Lost {}
}

#[test]
fn a_suspended_screen_comes_back_whole() {
    let (mut outside, mut terminal, _input) = open(Environment::default());
    terminal.present(&blank(), None).unwrap();
    outside.wait_for("\u{1b}[2J");
    terminal.guard.restore();
    outside.wait_for("\u{1b}[?1049l");
    terminal.resume().unwrap();
    outside.wait_for("\u{1b}[?1049h");
    terminal.present(&blank(), None).unwrap();
    let back = outside.wait_for("\u{1b}[2J");
    assert!(back.contains(UNKNOWN_OFF) && !back.contains("\u{1b}[c"), "{back:?}");
}

#[test]
fn coming_back_to_a_screen_that_was_kept_does_not_enter_it_twice() {
    let (mut outside, mut terminal, _input) = open(Environment::default());
    terminal.present(&blank(), None).unwrap();
    outside.wait_for("\u{1b}[2J");
    terminal.resume().unwrap();
    terminal.present(&blank(), None).unwrap();
    let again = outside.wait_for("\u{1b}[2J");
    assert!(!again.contains("?1049h") && again.contains(UNKNOWN_OFF), "{again:?}");
}

#[test]
fn inside_screen_sequences_go_past_it() {
    let (mut outside, terminal, _input) = open(Environment::of([("STY", "1.x"), ("TERM", "screen")]));
    let entering = outside.wait_for("\u{1b}P\u{1b}[8l\u{1b}\\");
    assert!(entering.contains("\u{1b}P\u{1b}[8$p\u{1b}\\"), "{entering:?}");
    drop(terminal);
    outside.wait_for("\u{1b}P\u{1b}[8h\u{1b}\\");
}

#[test]
fn a_copied_text_goes_to_the_clipboard() {
    let (mut outside, mut terminal, _input) = open(Environment::default());
    terminal.copy("foo").unwrap();
    outside.wait_for("\u{1b}]52;c;Zm9v\u{7}");
    assert!(terminal.copy(&"x".repeat(100_000)).is_err());
}
