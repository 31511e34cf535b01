//! Whole screens, as a person sees them: keys in, cells out.
//!
//! The loop runs with a screen that draws into memory and types the script's next key when the
//! work behind the picture is done. In the snapshots U+200E stands before each cell, so that an
//! editor shows the row in the order of the screen.

use std::io;
use std::sync::mpsc::{Sender, channel};

use qari::app::{
    Capabilities, Event, HitMap, Input, InterfaceLanguage, Key, KeyCode, KeyboardLayout, Keymap, Modifiers,
    Screen, Sizes, Slot, State, Texts, Workers, run,
};
use qari::library::Library;
use qari::ui::{self, Theme, ThemeName};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Screens of the built-in documents.
struct Memory {
    size: (u16, u16),
    theme: Theme,
    script: Vec<Input>,
    events: Sender<Event>,
    last: Buffer,
    cursor: Option<(u16, u16)>,
}

impl Screen for Memory {
    fn arrange(&self, state: &State) -> Sizes {
        ui::arrange(self.size.0, self.size.1, state)
    }

    fn draw(&mut self, state: &State) -> io::Result<HitMap> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let drawn = ui::draw(&mut buffer, state, &self.theme);
        self.last = buffer;
        self.cursor = drawn.cursor;
        let busy = !state.analysing.is_empty() || matches!(state.search.total, qari::app::Total::AtLeast(_));
        if !busy {
            let next = if self.script.is_empty() { Input::Lost } else { self.script.remove(0) };
            self.events.send(Event::Input(next)).unwrap();
        }
        Ok(drawn.hits)
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::default()
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
    }

    fn redraw(&mut self) {}

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

/// Runs the reader on the built-in documents and gives the last screen.
fn show(size: (u16, u16), language: InterfaceLanguage, keys: &str) -> String {
    let slots = Library::built_in()
        .entries()
        .iter()
        .map(|entry| Slot::closed(entry.title.clone(), entry.source.clone()))
        .collect();
    let mut state = State::new(slots, Texts::new(language), Keymap::built_in(KeyboardLayout::Arabic));
    let (events, receiver) = channel();
    let mut workers = Workers::start(events.clone(), None);
    let mut screen = Memory {
        size,
        theme: Theme::new(ThemeName::Plain),
        script: keys.split_whitespace().map(input).collect(),
        events,
        last: Buffer::default(),
        cursor: None,
    };
    run(&mut state, &mut screen, &mut workers, &receiver).unwrap();
    picture(&screen.last, screen.cursor)
}

/// "j", "Enter", "Esc", "Tab", "Ctrl-p", "resize:80x24".
fn input(word: &str) -> Input {
    if let Some((columns, rows)) = word.strip_prefix("resize:").and_then(|size| size.split_once('x')) {
        return Input::Resize(columns.parse().unwrap(), rows.parse().unwrap());
    }
    let (control, name) = word.strip_prefix("Ctrl-").map_or((false, word), |name| (true, name));
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Space" => KeyCode::Char(' '),
        "Down" => KeyCode::Down,
        _ => KeyCode::Char(name.chars().next().unwrap()),
    };
    Input::Key(Key { code, modifiers: Modifiers { control, ..Modifiers::default() } })
}

fn picture(buffer: &Buffer, cursor: Option<(u16, u16)>) -> String {
    let mut lines = String::new();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            lines.push('\u{200e}');
            lines.push_str(buffer[(x, y)].symbol());
        }
        lines.push('\n');
    }
    lines.push_str(&format!("cursor {cursor:?}\n"));
    lines
}

#[test]
fn look() {
    for (size, language, keys) in [
        ((120, 30), InterfaceLanguage::English, ""),
        ((120, 30), InterfaceLanguage::Arabic, "/ \u{62f} \u{648}"),
        ((80, 24), InterfaceLanguage::English, "Tab"),
        ((20, 5), InterfaceLanguage::English, ""),
        ((100, 24), InterfaceLanguage::English, "?"),
        ((100, 24), InterfaceLanguage::English, ": q u"),
    ] {
        println!("{}", show(size, language, keys).replace('\u{200e}', ""));
    }
}
