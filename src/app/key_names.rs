//! Keys as words: "Ctrl-d", "] d", "PageDown", and back.

use super::input::{Key, KeyCode, Modifiers};

/// Names of keys that are not characters.
const NAMED: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Minus", KeyCode::Char('-')),
];

/// Reads a sequence of keys ("] d"); the error is the part that is no key.
pub(super) fn parse_sequence(text: &str) -> Result<Vec<Key>, String> {
    text.split_whitespace().map(parse).collect()
}

/// Reads one key ("Ctrl-d").
fn parse(text: &str) -> Result<Key, String> {
    let mut modifiers = Modifiers::default();
    let mut rest = text;
    loop {
        let (flag, after) = match rest.split_once('-') {
            Some(("Ctrl", after)) => (&mut modifiers.control, after),
            Some(("Alt", after)) => (&mut modifiers.alt, after),
            Some(("Shift", after)) => (&mut modifiers.shift, after),
            _ => break,
        };
        *flag = true;
        rest = after;
    }
    let named = NAMED.iter().find(|(name, _)| *name == rest).map(|(_, code)| *code);
    let code = named.or_else(|| function_key(rest)).or_else(|| single(rest));
    code.map(|code| Key { code, modifiers }).ok_or_else(|| text.to_owned())
}

fn function_key(text: &str) -> Option<KeyCode> {
    let number = text.strip_prefix('F')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

fn single(text: &str) -> Option<KeyCode> {
    let mut scalars = text.chars();
    let scalar = scalars.next()?;
    scalars.next().is_none().then_some(KeyCode::Char(scalar))
}

/// Writes a sequence as people read it: `]d`, `Ctrl-D`, `PageDown`.
pub(super) fn name_sequence(keys: &[Key]) -> String {
    keys.iter().map(name).collect()
}

fn name(key: &Key) -> String {
    let mut words = String::new();
    for (held, word) in
        [(key.modifiers.control, "Ctrl-"), (key.modifiers.alt, "Alt-"), (key.modifiers.shift, "Shift-")]
    {
        if held {
            words.push_str(word);
        }
    }
    match key.code {
        KeyCode::Char(' ') => words.push_str("Space"),
        KeyCode::Char(scalar) if key.modifiers.control => words.extend(scalar.to_uppercase()),
        KeyCode::Char(scalar) => words.push(scalar),
        KeyCode::F(number) => {
            words.push('F');
            words.push_str(&number.to_string());
        }
        code => {
            let known = NAMED.iter().find(|(_, named)| *named == code);
            words.push_str(known.map_or("", |(name, _)| name));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{name_sequence, parse_sequence};

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["j", "] d", "Ctrl-d", "Alt-Left", "Shift-Tab", "Space", "-", "F10", "%", "Ctrl-Alt-x"] {
            let keys = parse_sequence(text).unwrap();
            assert!(!keys.is_empty());
            let named = name_sequence(&keys);
            assert_eq!(named.to_lowercase(), text.replace(' ', "").to_lowercase());
        }
    }

    #[test]
    fn what_is_no_key_is_named() {
        assert_eq!(parse_sequence("] Entre"), Err("Entre".to_owned()));
        assert_eq!(parse_sequence("F13"), Err("F13".to_owned()));
    }
}
