//! Colours and attributes: turned down to what the terminal may be sent, and written as the
//! shortest SGR that leads from one paint to the next (ECMA-48 SGR, ISO 8613-6 colours).

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::terminal::identify::Colours;

/// How a cell is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paint {
    /// Foreground.
    pub front: Color,
    /// Background.
    pub back: Color,
    /// Bold, dim, italic, underlined, reversed, crossed out ...
    pub modifier: Modifier,
}

/// Turns the paint of cells to what the terminal may be sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink(pub Colours);

impl Ink {
    /// The paint of a cell.
    pub(crate) fn paint(self, cell: &Cell) -> Paint {
        // Nobody needs a blinking or hidden cell, and hidden text would be a trap.
        let modifier = cell.modifier - (Modifier::SLOW_BLINK | Modifier::RAPID_BLINK | Modifier::HIDDEN);
        Paint { front: self.colour(cell.fg), back: self.colour(cell.bg), modifier }
    }

    /// The nearest colour that may be sent.
    pub(crate) fn colour(self, colour: Color) -> Color {
        match (self.0, colour) {
            (Colours::None, _) => Color::Reset,
            (Colours::Ansi256, Color::Rgb(red, green, blue)) => {
                Color::Indexed(nearest_of_256(red, green, blue))
            }
            (Colours::Ansi16, Color::Rgb(red, green, blue)) => nearest_of_16(red, green, blue),
            (Colours::Ansi16, Color::Indexed(index)) => {
                let (red, green, blue) = rgb_of_index(index);
                if index < 16 { ansi(index) } else { nearest_of_16(red, green, blue) }
            }
            _ => colour,
        }
    }
}

const ANSI: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn ansi(index: u8) -> Color {
    ANSI.get(usize::from(index)).copied().unwrap_or(Color::Reset)
}

fn ansi_index(colour: Color) -> Option<u8> {
    ANSI.iter().position(|one| *one == colour).map(|at| at as u8)
}

/// xterm's default values of the first sixteen; their real ones are the reader's theme.
const ANSI_RGB: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The levels of a component in the colour cube 16 to 231.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

fn rgb_of_index(index: u8) -> (u8, u8, u8) {
    match index {
        0..=15 => ANSI_RGB[usize::from(index)],
        16..=231 => {
            let at = usize::from(index - 16);
            (CUBE[at / 36], CUBE[at / 6 % 6], CUBE[at % 6])
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

/// The red, green and blue of a colour; `None` for the default.
pub(crate) fn rgb(colour: Color) -> Option<(u8, u8, u8)> {
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some((red, green, blue)),
        Color::Indexed(index) => Some(rgb_of_index(index)),
        named => ansi_index(named).map(rgb_of_index),
    }
}

fn distance(one: (u8, u8, u8), other: (u8, u8, u8)) -> u32 {
    let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    // The eye weighs green most (ITU-R BT.601, rounded).
    3 * part(one.0, other.0) + 6 * part(one.1, other.1) + part(one.2, other.2)
}

fn nearest_of_256(red: u8, green: u8, blue: u8) -> u8 {
    let wanted = (red, green, blue);
    // The first sixteen are the reader's own palette, and not to be relied on.
    (16..=255).min_by_key(|index| distance(rgb_of_index(*index), wanted)).unwrap_or(15)
}

fn nearest_of_16(red: u8, green: u8, blue: u8) -> Color {
    let wanted = (red, green, blue);
    ansi((0..16).min_by_key(|index| distance(rgb_of_index(*index), wanted)).unwrap_or(7))
}

/// Writes the shortest change of attributes from one paint to another.
pub(crate) fn change(from: Paint, to: Paint, out: &mut Vec<u8>) {
    if from == to {
        return;
    }
    let mut step = Codes::default();
    step.difference(from, to);
    let mut afresh = Codes::default();
    afresh.push("0");
    afresh.difference(Paint::default(), to);
    // "CSI m" is "CSI 0 m".
    let afresh = if to == Paint::default() { String::new() } else { afresh.0 };
    let codes = if afresh.len() < step.0.len() { afresh } else { step.0 };
    out.extend_from_slice(b"\x1b[");
    out.extend_from_slice(codes.as_bytes());
    out.push(b'm');
}

/// Attribute, the code that sets it, the code that takes it away.
const ATTRIBUTES: [(Modifier, &str, &str); 6] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

#[derive(Default)]
struct Codes(String);

impl Codes {
    fn push(&mut self, code: &str) {
        if !self.0.is_empty() {
            self.0.push(';');
        }
        self.0.push_str(code);
    }

    fn difference(&mut self, from: Paint, to: Paint) {
        let mut before = from.modifier;
        let gone = before - to.modifier;
        for (attribute, _, off) in ATTRIBUTES {
            if gone.contains(attribute) && before.contains(attribute) {
                self.push(off);
                // 22 takes bold and dim away together.
                let pair = Modifier::BOLD | Modifier::DIM;
                before -= if pair.contains(attribute) { pair } else { attribute };
            }
        }
        for (attribute, on, _) in ATTRIBUTES {
            if to.modifier.contains(attribute) && !before.contains(attribute) {
                self.push(on);
            }
        }
        if from.front != to.front {
            self.colour(to.front, 30);
        }
        if from.back != to.back {
            self.colour(to.back, 40);
        }
    }

    /// `base` is 30 for the foreground, 40 for the background.
    fn colour(&mut self, colour: Color, base: u8) {
        let code = match colour {
            Color::Reset => (base + 9).to_string(),
            Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
            Color::Indexed(index) => format!("{};5;{index}", base + 8),
            named => match ansi_index(named) {
                Some(index @ 0..=7) => (base + index).to_string(),
                // aixterm's bright colours.
                Some(index) => (base + 60 + index - 8).to_string(),
                None => (base + 9).to_string(),
            },
        };
        self.push(&code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paint(front: Color, modifier: Modifier) -> Paint {
        Paint { front, back: Color::Reset, modifier }
    }

    fn check(from: Paint, to: Paint, wanted: &str) {
        let mut out = Vec::new();
        change(from, to, &mut out);
        assert_eq!(String::from_utf8_lossy(&out), wanted);
    }

    #[test]
    fn the_shortest_change_is_written() {
        let plain = Paint::default();
        let red = paint(Color::Red, Modifier::empty());
        let bold_red = paint(Color::Red, Modifier::BOLD);
        check(plain, plain, "");
        check(plain, bold_red, "\u{1b}[1;31m");
        check(red, bold_red, "\u{1b}[1m");
        check(bold_red, red, "\u{1b}[22m");
        check(bold_red, plain, "\u{1b}[m");
        check(paint(Color::Red, Modifier::DIM), bold_red, "\u{1b}[22;1m");
        check(paint(Color::Red, Modifier::BOLD | Modifier::DIM), bold_red, "\u{1b}[22;1m");
        check(plain, paint(Color::LightBlue, Modifier::empty()), "\u{1b}[94m");
        check(plain, Paint { back: Color::Indexed(237), ..plain }, "\u{1b}[48;5;237m");
        check(red, paint(Color::Rgb(1, 2, 3), Modifier::empty()), "\u{1b}[38;2;1;2;3m");
    }

    #[test]
    fn colours_are_turned_down() {
        let orange = Color::Rgb(255, 135, 0);
        assert_eq!(Ink(Colours::True).colour(orange), orange);
        assert_eq!(Ink(Colours::Ansi256).colour(orange), Color::Indexed(208));
        assert_eq!(Ink(Colours::Ansi16).colour(Color::Rgb(250, 10, 10)), Color::LightRed);
        assert_eq!(Ink(Colours::Ansi16).colour(Color::Indexed(196)), Color::LightRed);
        assert_eq!(Ink(Colours::Ansi16).colour(Color::Indexed(4)), Color::Blue);
        assert_eq!(Ink(Colours::Ansi256).colour(Color::Rgb(8, 8, 8)), Color::Indexed(232));
        assert_eq!(Ink(Colours::None).colour(orange), Color::Reset);
    }
}
