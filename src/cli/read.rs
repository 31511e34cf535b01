//! `qari [PATH...]`: joins state, drawing and terminal, and reads until the person leaves.

use std::io;
use std::sync::mpsc::{self, Sender};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::options::{Keyboard, ReadOptions, SharedOptions};
use super::{Exit, complain, documents, plain, settings};
use crate::app::{
    Capabilities, End, Event, HitMap, Input, KeyboardLayout, Keymap, Mistake, Notice, Screen, Sizes, Slot,
    State, Workers, keys_complaint, listing_complaint, run,
};
use crate::library::Entry;
use crate::terminal::{Colours, Hint, Profile, Terminal};
use crate::ui::{self, Theme, ThemeName};

/// Opens the reader on the paths.
pub(super) fn read(shared: &SharedOptions, options: &ReadOptions) -> anyhow::Result<Exit> {
    let (library, notices) = documents::library(&options.paths);
    if library.is_empty() {
        for notice in &notices {
            complain(&notice.to_string());
        }
        return Ok(Exit::Failed);
    }
    let closed = |entry: &Entry| Slot::closed(entry.title.clone(), entry.source.clone());
    let shelf = library.entries().iter().map(closed).collect();
    let mut state = first_state(shelf, shared, options);
    for notice in &notices {
        let text = listing_complaint(&state.texts, notice);
        state.tell(Notice { text, error: true });
    }
    let (sender, events) = mpsc::channel();
    let mut workers = Workers::start(sender.clone(), shared.encoding.clone());
    let mut screen = TerminalScreen::open(shared, sender)?;
    let ended = run(&mut state, &mut screen, &mut workers, &events);
    screen.terminal.close();
    match ended? {
        End::Quit | End::Lost => Ok(Exit::Done),
        End::Signal(number) => Ok(Exit::Signal(u8::try_from(number).unwrap_or(u8::MAX))),
    }
}

fn first_state(shelf: Vec<Slot>, shared: &SharedOptions, options: &ReadOptions) -> State {
    let of_locale = || KeyboardLayout::from_locale(&settings::locale()).unwrap_or_default();
    let layout = options.keyboard.map_or_else(of_locale, layout_of);
    let texts = settings::texts(shared);
    let keys = settings::user_keys();
    let (keymap, mut mistakes) = Keymap::with_user_keys(layout, keys.as_deref().unwrap_or_default());
    mistakes.extend(keys.err().map(|error| Mistake::Unreadable(error.to_string())));
    let mut state = State::new(shelf, texts, keymap);
    for mistake in &mistakes {
        let text = keys_complaint(&state.texts, mistake);
        state.tell(Notice { text, error: true });
    }
    state.view.marks = !shared.no_marks;
    state.view.width_cells = shared.width.unwrap_or(state.view.width_cells);
    state.threshold = options.min_confidence.unwrap_or_default();
    state.date.clone_from(&options.date);
    state.search.level = options.level.unwrap_or_default().into();
    state
}

/// A Latin keyboard needs no table; the Arabic one does no harm.
fn layout_of(keyboard: Keyboard) -> KeyboardLayout {
    match keyboard {
        Keyboard::Latin | Keyboard::Arabic => KeyboardLayout::Arabic,
        Keyboard::Persian => KeyboardLayout::Persian,
        Keyboard::Urdu => KeyboardLayout::Urdu,
        Keyboard::Hebrew => KeyboardLayout::Hebrew,
    }
}

/// The terminal as the loop needs it.
struct TerminalScreen {
    terminal: Terminal,
    size: (u16, u16),
    theme: Theme,
}

impl TerminalScreen {
    fn open(shared: &SharedOptions, events: Sender<Event>) -> anyhow::Result<Self> {
        let mut terminal = Terminal::open(&settings::terminal(shared, true))?;
        // An event after the loop's end is nobody's.
        terminal.listen(Box::new(move |input: Input| drop(events.send(Event::Input(input)))));
        let size = terminal.size();
        let theme = Theme::new(theme_of(&terminal.profile()));
        Ok(Self { terminal, size, theme })
    }
}

fn theme_of(profile: &Profile) -> ThemeName {
    match profile.colours {
        Colours::None => ThemeName::Plain,
        Colours::Ansi16 => ThemeName::Ansi,
        _ if profile.dark => ThemeName::Dark,
        _ => ThemeName::Light,
    }
}

/// The advice of the doctor, said once on the status line.
fn hint_id(hint: Hint) -> String {
    let id = match hint {
        Hint::PuttyBoxes => "doctor-advice-putty-boxes",
        Hint::KittyForceLtr => "doctor-advice-kitty-force-ltr",
        Hint::ConsoleFont => "doctor-advice-console-font",
        Hint::BidiPreference => "doctor-advice-bidi-preference",
    };
    id.to_owned()
}

impl Screen for TerminalScreen {
    fn arrange(&self, state: &State) -> Sizes {
        ui::arrange(self.size.0, self.size.1, state)
    }

    fn draw(&mut self, state: &State) -> io::Result<HitMap> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let drawn = ui::draw(&mut buffer, state, &self.theme);
        self.terminal.present(&buffer, drawn.cursor)?;
        Ok(drawn.hits)
    }

    fn capabilities(&self) -> Capabilities {
        let profile = self.terminal.profile();
        Capabilities {
            marks: profile.marks,
            side_by_side: profile.side_by_side,
            hint: profile.hint.map(hint_id),
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
    }

    fn redraw(&mut self) {
        self.theme = Theme::new(theme_of(&self.terminal.profile()));
        self.terminal.redraw();
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.terminal.suspend()
    }

    fn resume(&mut self) -> io::Result<()> {
        self.terminal.resume()?;
        self.size = self.terminal.size();
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.terminal.copy(&plain::text(text))
    }
}
