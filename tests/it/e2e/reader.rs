//! The real program in a pseudo-terminal, with a terminal emulator as its screen.
//!
//! In: arguments, keys, clicks, signals. Out: screens in visual order, the whole stream of bytes,
//! the exit code. A test waits for content, never for time. One program runs at a time, so that
//! tests do not slow one another down.
//! Trap: the cells hold presentation forms in visual order; [`Screen::has`] compares in reading order.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use icu_normalizer::ComposingNormalizerBorrowed;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Generous: a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What xterm answers to the queries that qari sends.
const XTERM: [(&[u8], &[u8]); 7] = [
    (b"\x1b[>q", b"\x1bP>|XTerm(379)\x1b\\"),
    (b"\x1b[8$p", b"\x1b[8;0$y"),
    (b"\x1b[>c", b"\x1b[>41;379;0c"),
    (b"\x1b[=c", b"\x1bP!|00000000\x1b\\"),
    (b"\x1b]10;?\x1b\\", b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
    (b"\x1b]11;?\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
    (b"\x1b[c", b"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"),
];

/// Foreground, background, and whether a cell is bold, underlined, reversed.
type Style = (vt100::Color, vt100::Color, bool, bool, bool);

/// How the program is started.
pub(crate) struct Start {
    /// The program; qari itself unless a shell starts it.
    pub(crate) program: PathBuf,
    /// Arguments.
    pub(crate) arguments: Vec<OsString>,
    /// Columns and rows.
    pub(crate) size: (u16, u16),
    /// Further variables.
    pub(crate) variables: Vec<(OsString, OsString)>,
    /// The terminal answers queries as xterm does; else not at all.
    pub(crate) answers: bool,
    /// The working folder; the empty home if none is given.
    pub(crate) folder: Option<PathBuf>,
    /// The home, with the settings under .config; an empty one if none is given.
    pub(crate) home: Option<TempDir>,
}

impl Start {
    /// qari with arguments in 120 columns and 30 rows.
    pub(crate) fn new(arguments: &[&str]) -> Self {
        Self {
            program: env!("CARGO_BIN_EXE_qari").into(),
            arguments: arguments.iter().map(OsString::from).collect(),
            size: (120, 30),
            variables: Vec::new(),
            answers: true,
            folder: None,
            home: None,
        }
    }

    /// A shell that runs a script; `$QARI` is the program.
    pub(crate) fn shell(script: &str) -> Self {
        Self { program: "/bin/sh".into(), ..Self::new(&["-c", script]) }
    }

    /// With another size.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// With a variable.
    pub(crate) fn variable(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// In a folder.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    /// Starts it. One at a time: a test drops one program before it opens another.
    pub(crate) fn open(self) -> Reader {
        static TURN: Mutex<()> = Mutex::new(());
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let home = self.home.unwrap_or_else(|| TempDir::new().unwrap());
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.arguments);
        command.env_clear();
        for (name, value) in [("PATH", std::env::var_os("PATH").unwrap()), ("LANG", "C.UTF-8".into())] {
            command.env(name, value);
        }
        command.env("TERM", "xterm-256color");
        command.env("QARI", env!("CARGO_BIN_EXE_qari"));
        command.env("HOME", home.path());
        command.env("XDG_CONFIG_HOME", home.path().join(".config"));
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.cwd(self.folder.as_deref().unwrap_or(home.path()));
        let pair = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let writer = Arc::new(Mutex::new(Some(pair.master.take_writer().unwrap())));
        let seen = Arc::new((Mutex::new(Seen::new(self.size)), Condvar::new()));
        let mut source = pair.master.try_clone_reader().unwrap();
        let (answers, sink, shared) = (self.answers, Arc::clone(&writer), Arc::clone(&seen));
        std::thread::spawn(move || hear(&mut *source, &shared, answers.then_some(&*sink)));
        Reader { master: Some(pair.master), writer, child, seen, home, _turn: turn }
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// What the program sent so far.
struct Seen {
    emulator: vt100::Parser,
    stream: Vec<u8>,
    answered: usize,
    ended: bool,
    left: bool,
}

impl Seen {
    /// Whether no frame has begun that has not ended (synchronized output, mode 2026).
    fn is_between_frames(&self) -> bool {
        let last = |mark: &[u8]| self.stream.windows(mark.len()).rposition(|window| window == mark);
        last(b"\x1b[?2026h") <= last(b"\x1b[?2026l")
    }

    fn new((columns, rows): (u16, u16)) -> Self {
        let some = |number| NonZeroU16::new(number).unwrap();
        let emulator = vt100::Parser::new(some(rows), some(columns), 0);
        Self { emulator, stream: Vec::new(), answered: 0, ended: false, left: false }
    }

    /// Answers to the queries of which the last byte arrived.
    fn answers(&mut self) -> Vec<u8> {
        let mut answers = Vec::new();
        while self.answered < self.stream.len() {
            let rest = &self.stream[self.answered..];
            if let Some((query, answer)) = XTERM.iter().find(|(query, _)| rest.starts_with(query)) {
                answers.extend_from_slice(answer);
                self.answered += query.len();
            } else if rest.starts_with(b"\x1b[6n") {
                let (row, column) = self.emulator.screen().cursor_position();
                answers.extend_from_slice(format!("\x1b[{};{}R", row + 1, column + 1).as_bytes());
                self.answered += 4;
            } else if rest[0] == 0x1b
                && rest.len() < 10
                && XTERM.iter().any(|(query, _)| query.starts_with(rest))
            {
                break;
            } else {
                self.answered += 1;
            }
        }
        answers
    }
}

type Shared = (Mutex<Seen>, Condvar);
type Sink = Mutex<Option<Box<dyn Write + Send>>>;

fn hear(source: &mut dyn Read, shared: &Shared, sink: Option<&Sink>) {
    let mut bytes = vec![0; 65536];
    loop {
        let count = source.read(&mut bytes).unwrap_or(0);
        let mut seen = lock(&shared.0);
        if count == 0 {
            seen.ended = true;
        }
        seen.stream.extend_from_slice(&bytes[..count]);
        seen.emulator.process(&bytes[..count]);
        let answers = seen.answers();
        let over = seen.ended || seen.left;
        drop(seen);
        shared.1.notify_all();
        if over {
            return;
        }
        if let Some(writer) =
            sink.and_then(|sink| lock(sink).as_mut().map(|writer| writer.write_all(&answers)))
        {
            // The program may have ended; the next read says so.
            drop(writer);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A running program.
pub(crate) struct Reader {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Arc<Sink>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Shared>,
    /// The home of the program.
    pub(crate) home: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Reader {
    /// The built-in documents in 120 columns and 30 rows, analysed.
    pub(crate) fn built_in(arguments: &[&str]) -> Self {
        let reader = Start::new(arguments).open();
        reader.wait("the first document, analysed", |screen| screen.count("2025-05-15") > 0);
        // All six are surveyed: each row of the list has its count.
        reader.wait("the counts of the documents", |screen| {
            let on_the_left = screen.row(0).starts_with(" Documents");
            (2..8).all(|y| {
                let row: Vec<char> = screen.row(y).chars().collect();
                let list = if on_the_left { &row[..24] } else { &row[row.len() - 24..] };
                list.iter().any(char::is_ascii_digit)
            })
        });
        reader
    }

    /// Sends bytes as the keyboard would.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        if let Some(writer) = &mut *lock(&self.writer) {
            writer.write_all(bytes.as_ref()).unwrap();
            writer.flush().unwrap();
        }
    }

    /// Sends keys named like in keys.toml, with blanks between them.
    pub(crate) fn keys(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let bytes: &[u8] = match key {
                "Enter" => b"\r",
                "Esc" => b"\x1b",
                "Tab" => b"\t",
                "Space" => b" ",
                "Up" => b"\x1b[A",
                "Down" => b"\x1b[B",
                "F1" => b"\x1bOP",
                "F2" => b"\x1bOQ",
                "F3" => b"\x1bOR",
                "F4" => b"\x1bOS",
                "Backspace" => b"\x7f",
                "Ctrl-l" => b"\x0c",
                "Ctrl-o" => b"\x0f",
                "Ctrl-p" => b"\x10",
                "Ctrl-r" => b"\x12",
                "Ctrl-u" => b"\x15",
                "Ctrl-z" => b"\x1a",
                "Ctrl-c" => b"\x03",
                letters => letters.as_bytes(),
            };
            self.send(bytes);
            if key == "Esc" {
                // What follows an Esc at once belongs to it: Alt and a key.
                std::thread::sleep(Duration::from_millis(120));
            }
        }
    }

    /// Pastes as a terminal in bracketed paste mode does.
    pub(crate) fn paste(&mut self, text: &[u8]) {
        self.send([b"\x1b[200~", text, b"\x1b[201~"].concat());
    }

    /// Presses and releases a mouse button (0 left, 64 wheel up, 65 wheel down) at a cell.
    pub(crate) fn mouse(&mut self, button: u8, (column, row): (usize, usize)) {
        let (column, row) = (column + 1, row + 1);
        self.send(format!("\x1b[<{button};{column};{row}M"));
        if button < 64 {
            self.send(format!("\x1b[<{button};{column};{row}m"));
        }
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let some = |number| NonZeroU16::new(number).unwrap();
        lock(&self.seen.0).emulator.set_size(some(rows), some(columns));
        self.master.as_ref().unwrap().resize(pty_size((columns, rows))).unwrap();
    }

    /// Waits until the screen is as wanted, and gives it. Fails with the screen as it is.
    pub(crate) fn wait(&self, what: &str, wanted: impl Fn(&Screen) -> bool) -> Screen {
        let end = Instant::now() + PATIENCE;
        let mut seen = lock(&self.seen.0);
        loop {
            let screen = Screen::of(seen.emulator.screen());
            if seen.is_between_frames() && wanted(&screen) {
                return screen;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.ended, "waited for {what}; the screen is\n{screen}");
            seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits for a text, in reading order.
    pub(crate) fn wait_for(&self, text: &str) -> Screen {
        self.wait(text, |screen| screen.has(text))
    }

    /// The screen now.
    pub(crate) fn screen(&self) -> Screen {
        Screen::of(lock(&self.seen.0).emulator.screen())
    }

    /// Whether the alternate screen is on.
    pub(crate) fn is_on_alternate_screen(&self) -> bool {
        lock(&self.seen.0).emulator.screen().alternate_screen()
    }

    /// All bytes that the program sent.
    pub(crate) fn stream(&self) -> Vec<u8> {
        lock(&self.seen.0).stream.clone()
    }

    /// The process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.id().cast_signed()).unwrap(), signal).unwrap();
    }

    /// Takes the terminal away from the program, as when its window is closed.
    pub(crate) fn close_terminal(&mut self) {
        lock(&self.seen.0).left = true;
        // The listening thread holds the terminal until something arrives.
        self.send("?");
        let end = Instant::now() + PATIENCE;
        while Arc::strong_count(&self.seen) > 1 {
            assert!(Instant::now() < end, "nothing arrives any more");
            std::thread::sleep(Duration::from_millis(1));
        }
        *lock(&self.writer) = None;
        self.master = None;
    }

    /// Waits for the end of the program; its exit code.
    pub(crate) fn ended(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program does not end; the screen is\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Leaves by the key, and checks that the terminal is as before; all that was sent.
    pub(crate) fn quit(mut self) -> Vec<u8> {
        self.send("q");
        assert_eq!(self.ended(), 0);
        self.stream_to_the_end()
    }

    /// After the end of the program: everything it sent.
    pub(crate) fn stream_to_the_end(&self) -> Vec<u8> {
        let mut seen = lock(&self.seen.0);
        let end = Instant::now() + PATIENCE;
        while !seen.ended {
            assert!(Instant::now() < end, "the terminal stays open");
            seen = self.seen.1.wait_timeout(seen, PATIENCE).unwrap_or_else(PoisonError::into_inner).0;
        }
        seen.stream.clone()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // A program that ended has nothing to be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A screen: rows of cells in visual order.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Screen {
    /// The cells' text; a blank for an empty cell.
    pub(crate) cells: Vec<Vec<String>>,
    /// Whether a cell is drawn reversed, underlined, bold or coloured.
    pub(crate) styles: Vec<Vec<Style>>,
    /// Column and row of the cursor, if it is shown.
    pub(crate) cursor: Option<(usize, usize)>,
}

impl Screen {
    fn of(screen: &vt100::Screen) -> Self {
        let (rows, columns) = screen.size();
        let row = |y: u16| (0..columns.get()).filter_map(move |x| screen.cell(y, x));
        let text = |cell: &vt100::Cell| {
            let text = cell.contents();
            if text.is_empty() { " ".to_owned() } else { text.to_owned() }
        };
        let style = |cell: &vt100::Cell| {
            (cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.underline(), cell.inverse())
        };
        let (row_of_cursor, column) = screen.cursor_position();
        Self {
            cells: (0..rows.get()).map(|y| row(y).map(text).collect()).collect(),
            styles: (0..rows.get()).map(|y| row(y).map(style).collect()).collect(),
            cursor: (!screen.hide_cursor()).then_some((column.into(), row_of_cursor.into())),
        }
    }

    /// A row from left to right.
    pub(crate) fn row(&self, y: usize) -> String {
        self.cells[y].concat()
    }

    /// A row from right to left, with the letters as they are written in a file.
    pub(crate) fn row_from_right(&self, y: usize) -> String {
        let nfkc = ComposingNormalizerBorrowed::new_nfkc();
        self.cells[y].iter().rev().map(|cell| nfkc.normalize(cell).into_owned()).collect()
    }

    /// The last row.
    pub(crate) fn status(&self) -> String {
        self.row(self.cells.len() - 1)
    }

    /// Where a text of one direction stands: column of its first letter, and row. Arabic and
    /// Hebrew are read from right to left.
    pub(crate) fn place(&self, text: &str) -> Option<(usize, usize)> {
        let is_rtl = |c: char| matches!(c, '\u{590}'..='\u{8ff}');
        (0..self.cells.len()).find_map(|y| {
            if text.chars().any(is_rtl) {
                let row = self.row_from_right(y);
                let before = row[..row.find(text)?].chars().count();
                Some((self.cells[y].len() - 1 - before.min(self.cells[y].len() - 1), y))
            } else {
                let row = self.row(y);
                Some((row[..row.find(text)?].chars().count(), y))
            }
        })
    }

    /// Whether a text of one direction stands somewhere, in reading order.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.place(text).is_some()
    }

    /// How many rows hold a text that is written from left to right.
    pub(crate) fn count(&self, text: &str) -> usize {
        (0..self.cells.len()).filter(|y| self.row(*y).contains(text)).count()
    }

    /// The text of the rows without the last, for comparisons.
    pub(crate) fn above_status(&self) -> Vec<String> {
        (0..self.cells.len() - 1).map(|y| self.row(y)).collect()
    }
}

impl std::fmt::Display for Screen {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (0..self.cells.len()).try_for_each(|y| writeln!(out, "{:2} |{}|", y, self.row(y)))?;
        writeln!(out, "cursor {:?}", self.cursor)
    }
}
