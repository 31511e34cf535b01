//! Which key a byte or a control sequence stands for (xterm's, rxvt's, the Linux console's and
//! kitty's reports). Unknown keys are nothing.

use super::{Heard, pressed};
use crate::app::{Button, Input, KeyCode, Modifiers, Mouse, MouseKind};

/// A C0 control or DEL.
pub(super) fn control(byte: u8, alt: bool) -> Option<Heard> {
    let plain = Modifiers { alt, ..Modifiers::default() };
    let with_control = Modifiers { control: true, ..plain };
    let (code, modifiers) = match byte {
        b'\r' => (KeyCode::Enter, plain),
        b'\t' => (KeyCode::Tab, plain),
        0x7f | 0x08 => (KeyCode::Backspace, plain),
        0x00 => (KeyCode::Char(' '), with_control),
        // Ctrl with a letter takes its bit 6 away.
        0x01..=0x1a => (KeyCode::Char(char::from(byte | 0x60)), with_control),
        0x1c..=0x1f => (KeyCode::Char(char::from(byte | 0x40)), with_control),
        _ => return None,
    };
    Some(pressed(code, modifiers))
}

/// `ESC O` and a byte: arrows in application mode, F1 to F4, the keypad.
pub(super) fn single_shift(end: u8) -> Option<Heard> {
    let code = match end {
        b'M' => KeyCode::Enter,
        b'X' => KeyCode::Char('='),
        // The keypad's signs stand 0x40 above their ASCII.
        b'j'..=b'y' => KeyCode::Char(char::from(end - 0x40)),
        // rxvt: Ctrl with an arrow.
        b'a'..=b'd' => {
            let modifiers = Modifiers { control: true, ..Modifiers::default() };
            return Some(pressed(letter_key(end.to_ascii_uppercase())?, modifiers));
        }
        _ => letter_key(end)?,
    };
    Some(pressed(code, Modifiers::default()))
}

/// F1 to F5 of the Linux console: `CSI [ A` to `E`.
pub(super) fn linux_function(end: u8) -> Option<Heard> {
    let number = end.checked_sub(b'A').filter(|number| *number < 5)?;
    Some(pressed(KeyCode::F(number + 1), Modifiers::default()))
}

/// A control sequence with its parameters (private mark included) and final byte.
pub(super) fn report(parameters: &str, end: u8) -> Option<Heard> {
    if let Some(place) = parameters.strip_prefix('<') {
        return mouse(place, end);
    }
    // A private mark: a report of the terminal, never a key.
    if parameters.starts_with(['?', '>', '=']) {
        return None;
    }
    let mut fields = parameters.split(';');
    let first = fields.next().unwrap_or_default();
    let second = fields.next().unwrap_or_default();
    let (modifiers, released) = modifiers(second);
    if released {
        return None;
    }
    let key = |code| Some(pressed(code, modifiers));
    match end {
        b'A'..=b'F' | b'H' | b'P' | b'Q' | b'S' if matches!(first, "" | "1") => key(letter_key(end)?),
        // rxvt: Shift with an arrow.
        b'a'..=b'd' if first.is_empty() => {
            let shift = Modifiers { shift: true, ..Modifiers::default() };
            Some(pressed(letter_key(end.to_ascii_uppercase())?, shift))
        }
        b'Z' => Some(pressed(KeyCode::Tab, Modifiers { shift: true, ..modifiers })),
        b'~' if first == "27" => unicode_key(fields.next()?.parse().ok()?, modifiers),
        b'~' => key(numbered_key(first)?),
        // rxvt: Ctrl, and Ctrl with Shift.
        b'^' => Some(pressed(numbered_key(first)?, Modifiers { control: true, ..modifiers })),
        b'@' => Some(pressed(numbered_key(first)?, Modifiers { control: true, shift: true, ..modifiers })),
        b'u' => unicode_key(first.split(':').next()?.parse().ok()?, modifiers),
        _ => None,
    }
}

/// xterm: 1 + Shift 1 + Alt 2 + Ctrl 4; kitty adds `:event` (3 is the release).
fn modifiers(field: &str) -> (Modifiers, bool) {
    let (bits, event) = field.split_once(':').unwrap_or((field, "1"));
    let bits = bits.parse::<u32>().unwrap_or(1).saturating_sub(1);
    let modifiers = Modifiers { shift: bits & 1 != 0, alt: bits & 2 != 0, control: bits & 4 != 0 };
    (modifiers, event == "3")
}

fn letter_key(end: u8) -> Option<KeyCode> {
    Some(match end {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(end - b'P' + 1),
        _ => return None,
    })
}

fn numbered_key(number: &str) -> Option<KeyCode> {
    Some(match number.parse::<u8>().ok()? {
        1 | 7 => KeyCode::Home,
        4 | 8 => KeyCode::End,
        3 => KeyCode::Delete,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        number @ 11..=15 => KeyCode::F(number - 10),
        number @ 17..=21 => KeyCode::F(number - 11),
        number @ 23..=24 => KeyCode::F(number - 12),
        _ => return None,
    })
}

/// A key told by its code point (kitty's `CSI u`, xterm's modifyOtherKeys).
fn unicode_key(scalar: u32, modifiers: Modifiers) -> Option<Heard> {
    let code = match scalar {
        9 => KeyCode::Tab,
        // Enter, and the keypad's.
        13 | 57414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // kitty: the keypad's digits.
        57399..=57408 => KeyCode::Char(char::from_digit(scalar - 57399, 10)?),
        // kitty: other functional keys live in the private area.
        0xe000..=0xf8ff => return None,
        _ => KeyCode::Char(char::from_u32(scalar).filter(|letter| !letter.is_control())?),
    };
    // Shift is part of the character already, or told apart by it.
    let shift = modifiers.shift && !matches!(code, KeyCode::Char(_));
    Some(pressed(code, Modifiers { shift, ..modifiers }))
}

/// SGR mouse report: `button;column;row`, 1-based; final `M` press, `m` release.
fn mouse(place: &str, end: u8) -> Option<Heard> {
    let mut numbers = place.split(';').map(str::parse::<u16>);
    let (Some(Ok(bits)), Some(Ok(column)), Some(Ok(row))) = (numbers.next(), numbers.next(), numbers.next())
    else {
        return None;
    };
    let button = match bits & 0b11 {
        0 => Some(Button::Left),
        1 => Some(Button::Middle),
        2 => Some(Button::Right),
        _ => None,
    };
    let kind = match (bits & 0b110_0000, end) {
        (0, b'M') => MouseKind::Press(button?),
        (0, b'm') => MouseKind::Release(button?),
        (0b010_0000, b'M') => MouseKind::Drag(button?),
        (0b100_0000, b'M') if button == Some(Button::Left) => MouseKind::WheelUp,
        (0b100_0000, b'M') if button == Some(Button::Middle) => MouseKind::WheelDown,
        _ => return None,
    };
    let (column, row) = (column.checked_sub(1)?, row.checked_sub(1)?);
    Some(Heard::Input(Input::Mouse(Mouse { kind, column, row })))
}
