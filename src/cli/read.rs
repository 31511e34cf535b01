//! `qari [PATH...]`: joins state, drawing and terminal, and reads until the person leaves.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::options::{Keyboard, ReadOptions, SharedOptions};
use super::{Exit, documents, settings};
use crate::app::{
    Capabilities, Event, HitMap, Input, InterfaceLanguage, KeyboardLayout, Keymap, Notice, Screen, Sizes, Slot,
    State, Texts, Workers, run,
};
use crate::terminal::{Colours, Profile, Terminal};
use crate::ui::{self, Theme, ThemeName};

/// Opens the reader on the paths.
pub(super) fn read(shared: &SharedOptions, options: &ReadOptions) -> anyhow::Result<Exit> {
    let (shelf, notices) = documents::shelf(&options.paths);
    let mut state = first_state(shelf, shared, options);
    if let Some(notice) = notices.first() {
        state.notice = Some(Notice { text: notice.clone(), error: true });
    }
    let (sender, events) = mpsc::channel();
    let mut workers = Workers::start(sender.clone(), shared.encoding.clone());
    let mut screen = TerminalScreen::open(shared, options, sender)?;
    let ended = run(&mut state, &mut screen, &mut workers, &events);
    screen.terminal.close();
    use crate::app::End;
    match ended? {
        End::Quit | End::Lost => Ok(Exit::Done),
        End::Signal(number) => Ok(Exit::Signal(number)),
    }
}

fn first_state(shelf: Vec<Slot>, shared: &SharedOptions, options: &ReadOptions) -> State {
    let locale = settings::locale();
    let language = shared.language.map_or_else(
        || InterfaceLanguage::from_tag(&locale).unwrap_or_default(),
        InterfaceLanguage::from,
    );
    let layout = match options.keyboard {
        Some(keyboard) => layout_of(keyboard),
        None => KeyboardLayout::from_locale(&locale).unwrap_or_default(),
    };
    let texts = Texts::new(language);
    let (keymap, mistakes) = Keymap::with_user_keys(layout, &settings::user_keys());
    let mistake = mistakes.first().map(|mistake| texts.with("notice-keys-file", &[("text", mistake)]));
    let mut state = State::new(shelf, texts, keymap);
    state.notice = mistake.map(|text| Notice { text, error: true });
    state.view.marks = !shared.no_marks;
    state.view.width_cells = shared.width.unwrap_or(state.view.width_cells);
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
    fn open(shared: &SharedOptions, options: &ReadOptions, events: Sender<Event>) -> anyhow::Result<Self> {
        let mut terminal = Terminal::open(&settings::terminal(shared, options))?;
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
        Capabilities { marks: profile.marks, side_by_side: profile.side_by_side, hint: profile.hint }
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
        self.terminal.copy(text)
    }
}

impl From<super::InterfaceLanguage> for InterfaceLanguage {
    fn from(language: super::InterfaceLanguage) -> Self {
        match language {
            super::InterfaceLanguage::English => Self::English,
            super::InterfaceLanguage::Arabic => Self::Arabic,
        }
    }
}

/// The person's own keys file, raw; empty if there is none.
pub(super) fn user_keys_path() -> Option<PathBuf> {
    settings::folder().map(|folder| folder.join("keys.toml"))
}
