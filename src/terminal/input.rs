//! Bytes from the terminal -> what the person did, and what the terminal answered.
//!
//! A parser of our own, because an answer (late, unknown, cut in two by a slow line) must never
//! become key presses. It never fails: what it does not know it drops.
//! Standards: ECMA-48 control sequences; xterm's key and mouse reports; kitty's `CSI u`.
//! Trap: ESC alone is a key, ESC before anything is a beginning. [`Parser::patience`] says how
//! long to wait for more, [`Parser::give_up`] decides when nothing came.

mod keys;

#[cfg(test)]
mod tests;

use std::time::Duration;

use super::identify::{Answer, control_sequence, device_string, system_string};
use crate::app::{Input, Key, KeyCode, Modifiers};
use crate::limits::PASTE_BYTES_MAX;

/// What was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The person did something.
    Input(Input),
    /// The terminal answered.
    Answer(Answer),
}

/// How long an ESC may stand alone before it is the Escape key.
const ESCAPE_PATIENCE: Duration = Duration::from_millis(40);
/// The same while answers are expected: over a slow line they may arrive in pieces.
const ANSWER_PATIENCE: Duration = Duration::from_millis(250);
/// How long a begun sequence, letter or paste may stand still.
const SEQUENCE_PATIENCE: Duration = Duration::from_secs(2);
/// Longer control sequences are none that anybody sends.
const SEQUENCE_BYTES_MAX: usize = 256;
/// Longer strings (OSC, DCS) are passed over to their end.
const STRING_BYTES_MAX: usize = 4096;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";

/// The state between two reads.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    waiting: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// Set while the answers to queries are still to come.
    pub expects_answers: bool,
}

/// What a step of the parser found at the front of the waiting bytes.
enum Step {
    /// So many bytes are done, and this was heard.
    Done(usize, Option<Heard>),
    /// A paste begins after so many bytes.
    Paste(usize),
    /// More bytes are needed.
    Incomplete,
}

impl Parser {
    /// A parser to which answers are still to come.
    pub(crate) fn expecting() -> Self {
        Parser { expects_answers: true, ..Parser::default() }
    }

    /// Takes bytes in, and appends all that is complete to `heard`.
    pub(crate) fn feed(&mut self, bytes: &[u8], heard: &mut Vec<Heard>) {
        self.waiting.extend_from_slice(bytes);
        loop {
            if self.paste.is_some() {
                if !self.take_paste(heard) {
                    return;
                }
                continue;
            }
            if self.waiting.is_empty() {
                return;
            }
            match step(&self.waiting) {
                Step::Done(count, found) => {
                    self.drop_front(count);
                    heard.extend(found);
                }
                Step::Paste(count) => {
                    self.drop_front(count);
                    self.paste = Some(Vec::new());
                }
                Step::Incomplete => return,
            }
        }
    }

    /// How long to wait for the rest; `None`: nothing is begun.
    pub(crate) fn patience(&self) -> Option<Duration> {
        match self.waiting.as_slice() {
            [] if self.paste.is_none() => None,
            [ESC] | [ESC, ESC | b'[' | b'O' | b']' | b'P' | b'_' | b'^' | b'X'] if self.paste.is_none() => {
                Some(if self.expects_answers { ANSWER_PATIENCE } else { ESCAPE_PATIENCE })
            }
            _ => Some(SEQUENCE_PATIENCE),
        }
    }

    /// Nothing more came: a lone ESC is the Escape key, two bytes are a key with Alt, anything
    /// longer is dropped.
    pub(crate) fn give_up(&mut self, heard: &mut Vec<Heard>) {
        if let Some(paste) = self.paste.take() {
            heard.push(pasted(&paste));
        } else {
            match self.waiting.as_slice() {
                [ESC] | [ESC, ESC] => heard.push(pressed(KeyCode::Esc, Modifiers::default())),
                [ESC, letter] => {
                    let alt = Modifiers { alt: true, ..Modifiers::default() };
                    heard.push(pressed(KeyCode::Char(char::from(*letter)), alt));
                }
                _ => {}
            }
        }
        self.waiting.clear();
    }

    fn drop_front(&mut self, count: usize) {
        self.waiting.drain(..count.min(self.waiting.len()));
    }

    /// Moves waiting bytes into the paste; whether its end was found.
    fn take_paste(&mut self, heard: &mut Vec<Heard>) -> bool {
        let Some(paste) = self.paste.as_mut() else { return false };
        let end = memchr::memmem::find(&self.waiting, PASTE_END);
        // Without the end, the last bytes may be its beginning.
        let ready = end.unwrap_or(self.waiting.len().saturating_sub(PASTE_END.len() - 1));
        let room = PASTE_BYTES_MAX.saturating_sub(paste.len());
        paste.extend(self.waiting.iter().take(ready.min(room)));
        let gone = if end.is_some() { ready + PASTE_END.len() } else { ready };
        self.drop_front(gone);
        if end.is_some() {
            heard.extend(self.paste.take().map(|paste| pasted(&paste)));
        }
        end.is_some()
    }
}

/// A key press, as it is heard.
fn pressed(code: KeyCode, modifiers: Modifiers) -> Heard {
    Heard::Input(Input::Key(Key { code, modifiers }))
}

/// Pasted bytes made harmless: line ends and tabs are blanks, other controls are gone.
fn pasted(bytes: &[u8]) -> Heard {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let letters = text.chars().filter_map(|letter| match letter {
        '\n' | '\r' | '\t' => Some(' '),
        _ if letter.is_control() => None,
        _ => Some(letter),
    });
    Heard::Input(Input::Paste(letters.collect()))
}

fn step(bytes: &[u8]) -> Step {
    match *bytes {
        [ESC, ref rest @ ..] => escape(rest),
        [byte, ..] if byte < 0x20 || byte == 0x7f => Step::Done(1, keys::control(byte, false)),
        _ => letter(bytes, 0, false),
    }
}

/// After an ESC.
fn escape(rest: &[u8]) -> Step {
    match *rest {
        [] | [b'O' | ESC] => Step::Incomplete,
        [b'[', ref body @ ..] => sequence(body),
        [b'O', final_byte, ..] => match final_byte {
            // A control or a letter of another script: the O was a key with Alt.
            0x20..=0x7e => Step::Done(3, keys::single_shift(final_byte)),
            _ => Step::Done(2, Some(alt('O'))),
        },
        [kind @ (b'P' | b']' | b'_' | b'^' | b'X'), ref body @ ..] => string(kind, body),
        // The first ESC was the key, or Alt before a sequence: what follows decides for itself.
        [ESC, ..] if rest.len() > 1 => Step::Done(1, Some(pressed(KeyCode::Esc, Modifiers::default()))),
        [byte, ..] if byte < 0x20 || byte == 0x7f => Step::Done(2, keys::control(byte, true)),
        _ => letter(rest, 1, true),
    }
}

fn alt(letter: char) -> Heard {
    pressed(KeyCode::Char(letter), Modifiers { alt: true, ..Modifiers::default() })
}

/// One letter in UTF-8; `before` bytes stood before it. Bytes that are no UTF-8 are dropped.
fn letter(bytes: &[u8], before: usize, with_alt: bool) -> Step {
    let length = match bytes.first() {
        Some(0..=0x7f) => 1,
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Step::Done(before + 1, None),
    };
    let known = bytes.iter().take(length).skip(1).take_while(|byte| (0x80..0xc0).contains(*byte)).count() + 1;
    if known < length {
        let cut = bytes.len() == known;
        return if cut { Step::Incomplete } else { Step::Done(before + known, None) };
    }
    let text = bytes.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let found = text.and_then(|text| text.chars().next()).filter(|letter| !letter.is_control());
    let modifiers = Modifiers { alt: with_alt, ..Modifiers::default() };
    Step::Done(before + length, found.map(|letter| pressed(KeyCode::Char(letter), modifiers)))
}

/// A control sequence after `ESC [`.
fn sequence(body: &[u8]) -> Step {
    // The Linux console's F1 to F5.
    if let [b'[', rest @ ..] = body {
        return rest.first().map_or(Step::Incomplete, |end| Step::Done(4, keys::linux_function(*end)));
    }
    let length = body.iter().take_while(|byte| (0x20..0x40).contains(*byte)).count();
    let Some(end) = body.get(length).copied() else {
        let hopeless = length > SEQUENCE_BYTES_MAX;
        return if hopeless { Step::Done(2 + length, None) } else { Step::Incomplete };
    };
    // A control or a letter of another script breaks the sequence off and counts for itself.
    if !(0x40..0x7f).contains(&end) {
        return Step::Done(2 + length, None);
    }
    // X10 mouse: three raw bytes follow.
    if length == 0 && end == b'M' {
        return if body.len() < 4 { Step::Incomplete } else { Step::Done(2 + 4, None) };
    }
    let inside = body.get(..length).unwrap_or_default();
    let parameters = inside.iter().take_while(|byte| **byte >= 0x30).count();
    let (parameters, intermediates) = inside.split_at(parameters);
    let parameters = std::str::from_utf8(parameters).unwrap_or_default();
    let done = 2 + length + 1;
    if parameters == "200" && end == b'~' {
        return Step::Paste(done);
    }
    let answer = control_sequence(parameters, intermediates, end).map(Heard::Answer);
    let key = || if intermediates.is_empty() { keys::report(parameters, end) } else { None };
    Step::Done(done, answer.or_else(key))
}

/// A string after its introducer: DCS, OSC, APC, PM or SOS, ended by ST or BEL.
fn string(kind: u8, body: &[u8]) -> Step {
    let stop = body.iter().position(|byte| *byte < 0x20);
    let Some(length) = stop else {
        let hopeless = body.len() > STRING_BYTES_MAX;
        return if hopeless { Step::Done(2 + body.len(), None) } else { Step::Incomplete };
    };
    let text = body.get(..length).unwrap_or_default();
    let found = match kind {
        b'P' => device_string(text),
        b']' => system_string(text),
        _ => Answer::Other,
    };
    match body.get(length..).unwrap_or_default() {
        [0x07, ..] => Step::Done(2 + length + 1, Some(Heard::Answer(found))),
        [ESC, b'\\', ..] => Step::Done(2 + length + 2, Some(Heard::Answer(found))),
        [ESC] => Step::Incomplete,
        // CAN, SUB, another ESC, Ctrl-C: broken off, and the control counts for itself.
        _ => Step::Done(2 + length, None),
    }
}
