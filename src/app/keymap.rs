//! From keys to commands: which command a sequence of keys means in a mode.
//!
//! In: assets/keys.toml, the person's own keys.toml, a keyboard layout. Out: [`Resolution`] for
//! each key. Keys work by place as well as by letter: a letter that means nothing by itself is
//! taken for the Latin letter on the same key.

use std::collections::{BTreeMap, HashMap};

use crate::limits::COUNT_MAX;

use super::commands::{COMMANDS, Scope};
use super::input::{Key, KeyCode};
use super::key_names::{name_sequence, parse_sequence};
use super::keyboard::{Keyboard, Layout, digit_value};

const BUILT_IN: &str = include_str!("../../assets/keys.toml");

/// Keys typed so far of a longer sequence, and the count before them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// The keys.
    pub keys: Vec<Key>,
    /// The count.
    pub count: Option<usize>,
}

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// A command (index into the table) with a count.
    Command(usize, Option<usize>),
    /// The beginning of something longer.
    More,
    /// Nothing.
    Nothing,
}

/// The keys of all commands.
#[derive(Debug)]
pub struct Keymap {
    bindings: HashMap<(Scope, Vec<Key>), usize>,
    keys: Vec<Vec<Vec<Key>>>,
    keyboard: Keyboard,
}

/// What is wrong with a person's keys file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is there and can't be read: why.
    Unreadable(String),
    /// It is no TOML: where and why.
    NoToml(String),
    /// There is no command of this name.
    NoCommand(String),
    /// A command has a key that is none.
    NoKey {
        /// The command.
        command: String,
        /// What was to be its key.
        key: String,
    },
}

impl Keymap {
    /// The built-in keys.
    pub fn built_in(layout: Layout) -> Self {
        Self::with_user_keys(layout, "").0
    }

    /// The built-in keys with those of a person's file over them; what is wrong in that file is
    /// told line by line, and the rest of it holds.
    pub fn with_user_keys(layout: Layout, user: &str) -> (Self, Vec<Mistake>) {
        let mut mistakes = Vec::new();
        let mut keys = vec![Vec::new(); COMMANDS.len()];
        // The built-in file has no mistakes: a test says so.
        read(BUILT_IN, &mut keys, &mut Vec::new());
        let built_in = keys.clone();
        read(user, &mut keys, &mut mistakes);
        let mut bindings = HashMap::new();
        // The person's keys come last: they win over built-in ones of the same scope.
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by_key(|index| keys[*index] != built_in[*index]);
        for index in order {
            for sequence in &keys[index] {
                bindings.insert((COMMANDS[index].scope, sequence.clone()), index);
            }
        }
        (Self { bindings, keys, keyboard: Keyboard::new(layout) }, mistakes)
    }

    /// The keys of a command as words, in the order of the file.
    pub fn names_of(&self, command: usize) -> Vec<String> {
        self.keys.get(command).into_iter().flatten().map(|keys| name_sequence(keys)).collect()
    }

    /// What a key means after the pending ones, looked up in the scopes in their order.
    pub fn resolve(&self, scopes: &[Scope], pending: &mut Pending, key: Key) -> Resolution {
        if let Some(count) = count_with(pending, key) {
            pending.count = Some(count);
            return Resolution::More;
        }
        let mut sequence = pending.keys.clone();
        sequence.push(key);
        let mut found = self.look_up(scopes, &sequence);
        if found == Resolution::Nothing
            && let Some(latin) = self.by_place(key)
        {
            sequence.pop();
            sequence.push(latin);
            found = self.look_up(scopes, &sequence);
        }
        match found {
            Resolution::Command(command, _) => {
                let count = std::mem::take(pending).count;
                Resolution::Command(command, count)
            }
            Resolution::More => {
                pending.keys = sequence;
                Resolution::More
            }
            Resolution::Nothing => {
                *pending = Pending::default();
                Resolution::Nothing
            }
        }
    }

    fn look_up(&self, scopes: &[Scope], sequence: &[Key]) -> Resolution {
        for scope in scopes {
            if let Some(command) = self.bindings.get(&(*scope, sequence.to_vec())) {
                return Resolution::Command(*command, None);
            }
            let begins = |(of, keys): &(Scope, Vec<Key>)| of == scope && keys.starts_with(sequence);
            if self.bindings.keys().any(begins) {
                return Resolution::More;
            }
        }
        Resolution::Nothing
    }

    /// The key as it would be on a Latin keyboard.
    fn by_place(&self, key: Key) -> Option<Key> {
        let KeyCode::Char(letter) = key.code else { return None };
        self.keyboard.latin(letter).map(|latin| Key { code: KeyCode::Char(latin), ..key })
    }
}

/// The count that a digit makes of the pending one; `None` if the key is not part of a count.
fn count_with(pending: &Pending, key: Key) -> Option<usize> {
    let KeyCode::Char(scalar) = key.code else { return None };
    let digit = digit_value(scalar)? as usize;
    let plain = !key.modifiers.control && !key.modifiers.alt && pending.keys.is_empty();
    (plain && (digit > 0 || pending.count.is_some()))
        .then(|| (pending.count.unwrap_or(0) * 10 + digit).min(COUNT_MAX))
}

/// Reads a key file into the keys of each command.
fn read(source: &str, keys: &mut [Vec<Vec<Key>>], mistakes: &mut Vec<Mistake>) {
    let table: BTreeMap<String, Vec<String>> = match toml::from_str(source) {
        Ok(table) => table,
        Err(error) => {
            mistakes.push(Mistake::NoToml(error.to_string().lines().collect::<Vec<_>>().join(" ")));
            return;
        }
    };
    for (name, sequences) in table {
        let Some(index) = COMMANDS.iter().position(|command| command.name == name) else {
            mistakes.push(Mistake::NoCommand(name));
            continue;
        };
        let mut parsed = Vec::new();
        for sequence in &sequences {
            match parse_sequence(sequence) {
                Ok(sequence) => parsed.push(sequence),
                Err(key) => mistakes.push(Mistake::NoKey { command: name.clone(), key }),
            }
        }
        keys[index] = parsed;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{BUILT_IN, Keymap, Pending, Resolution, read};
    use crate::app::commands::{COMMANDS, Scope};
    use crate::app::input::{Key, KeyCode, Modifiers};
    use crate::app::keyboard::Layout;

    fn key(scalar: char) -> Key {
        Key { code: KeyCode::Char(scalar), modifiers: Modifiers::default() }
    }

    fn name(keymap: &Keymap, keys: &[Key]) -> Option<(&'static str, Option<usize>)> {
        let mut pending = Pending::default();
        let mut last = Resolution::Nothing;
        for key in keys {
            last = keymap.resolve(&[Scope::Reading, Scope::Global], &mut pending, *key);
        }
        match last {
            Resolution::Command(index, count) => Some((COMMANDS[index].name, count)),
            _ => None,
        }
    }

    #[test]
    fn the_built_in_file_has_no_mistakes_and_no_key_twice_in_a_scope() {
        let mut keys = vec![Vec::new(); COMMANDS.len()];
        let mut mistakes = Vec::new();
        read(BUILT_IN, &mut keys, &mut mistakes);
        assert_eq!(mistakes, Vec::new());
        let mut seen = HashSet::new();
        for (index, sequences) in keys.iter().enumerate() {
            assert!(!sequences.is_empty(), "{} has no key", COMMANDS[index].name);
            for sequence in sequences {
                let place = (COMMANDS[index].scope, sequence.clone());
                assert!(seen.insert(place), "{} shares {sequence:?}", COMMANDS[index].name);
            }
        }
    }

    #[test]
    fn letters_of_every_layout_scroll() {
        for (layout, letter) in [
            (Layout::Arabic, '\u{62a}'),
            (Layout::Persian, '\u{62a}'),
            (Layout::Urdu, '\u{62c}'),
            (Layout::Hebrew, '\u{5d7}'),
        ] {
            assert_eq!(name(&Keymap::built_in(layout), &[key(letter)]), Some(("line-down", None)));
        }
    }

    #[test]
    fn sequences_and_counts_work_on_an_arabic_keyboard() {
        let keymap = Keymap::built_in(Layout::Arabic);
        // The keys ] and d bear dal and yeh; the count is in Arabic-Indic digits.
        assert_eq!(name(&keymap, &[key('\u{62f}'), key('\u{64a}')]), Some(("date-next", None)));
        let counted = [key('\u{661}'), key('\u{660}'), key('\u{62a}')];
        assert_eq!(name(&keymap, &counted), Some(("line-down", Some(10))));
        assert_eq!(name(&keymap, &[key('\u{61f}')]), Some(("help", None)));
    }

    #[test]
    fn a_persons_file_replaces_keys_and_mistakes_are_told() {
        let user = "line-down = [\"z\"]\nline-dwon = [\"y\"]\nquit = [\"Entre\"]\n";
        let (keymap, mistakes) = Keymap::with_user_keys(Layout::Arabic, user);
        assert_eq!(name(&keymap, &[key('z')]), Some(("line-down", None)));
        assert_eq!(name(&keymap, &[key('j')]), None);
        assert_eq!(mistakes.len(), 2);
        let (keymap, _) = Keymap::with_user_keys(Layout::Arabic, "line-down = [\"n\"]");
        assert_eq!(name(&keymap, &[key('n')]), Some(("line-down", None)), "a person's key wins");
        let (keymap, mistakes) = Keymap::with_user_keys(Layout::Arabic, "line-down = ");
        assert_eq!((mistakes.len(), name(&keymap, &[key('j')])), (1, Some(("line-down", None))));
    }
}
