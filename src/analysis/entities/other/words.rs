//! The classes that the rules of "other" speak of: those of words, and those that the engine makes.
//!
//! In: `words.txt`: a class at the margin, its spellings indented below it. Out: names of classes
//! and the phrases that belong to them. A spelling with a capital letter is found only where its
//! words have one. The class `STOP` holds words that end every mention: none of them is a `Word`.

use crate::analysis::phrases::Phrases;
use crate::analysis::rule_error::{DataFile, RuleError, did_you_mean};

/// Classes of a language, at most: as many as a set has bits.
const CLASSES_MAX: usize = 128;

/// Classes that the engine makes; the first ones of every table, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Made {
    /// A word that ends every mention (from `words.txt`).
    Stop,
    /// A word of the language that is neither a function word nor in `STOP`.
    Word,
    /// A `Word` in no class, without the endings of adjectives and feminines: it may be a name.
    Strange,
    /// A span that other finders know as a name.
    Name,
    /// A word with which names of persons and places are made.
    Known,
    /// An adjective of origin or kind, by its ending (Arabic, Hebrew, Persian).
    Adjective,
    /// A word in Latin letters with a capital.
    Capital,
    /// A word in Latin letters with a capital one among them, in a text of another script.
    Latin,
    /// A word of capital letters alone.
    Initials,
    /// Letters and digits that are written together with a dash: CASA-1000, F-16.
    Code,
    /// Letters and digits that are written together without one: S9, M4A1.
    Model,
    /// A number in Latin letters: II.
    Roman,
    /// Any number.
    Number,
    /// A number of four digits that may be a year.
    Year,
    /// A few words in quotation marks.
    Quoted,
    /// A dash.
    Dash,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A closing or opening bracket.
    Bracket,
    /// The English ending of possession.
    Possessive,
}

const MADE: [(&str, Made); 20] = [
    ("STOP", Made::Stop),
    ("Word", Made::Word),
    ("Strange", Made::Strange),
    ("Name", Made::Name),
    ("Known", Made::Known),
    ("Adjective", Made::Adjective),
    ("Capital", Made::Capital),
    ("Latin", Made::Latin),
    ("Initials", Made::Initials),
    ("Code", Made::Code),
    ("Model", Made::Model),
    ("Roman", Made::Roman),
    ("Number", Made::Number),
    ("Year", Made::Year),
    ("Quoted", Made::Quoted),
    ("Dash", Made::Dash),
    ("Comma", Made::Comma),
    ("Colon", Made::Colon),
    ("Bracket", Made::Bracket),
    ("Possessive", Made::Possessive),
];

/// What may be written onto a word, with the bit that stands for it.
const CLITICS: [(&str, Clitics); 5] = [
    ("and", Clitics::AND),
    ("in", Clitics::IN),
    ("as", Clitics::AS),
    ("to", Clitics::TO),
    ("from", Clitics::FROM),
];

/// One-letter words at the front of a word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clitics(pub(super) u8);

impl Clitics {
    pub(super) const AND: Self = Self(1);
    pub(super) const IN: Self = Self(2);
    pub(super) const AS: Self = Self(4);
    pub(super) const TO: Self = Self(8);
    pub(super) const FROM: Self = Self(16);
    /// Others, which no rule names: "that" in Hebrew.
    pub(super) const OTHER: Self = Self(32);

    /// Both.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What stands at a place: a class, and what is written onto its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// The class, as index.
    pub(super) class: u8,
    /// It has the article.
    pub(super) definite: bool,
    /// The one-letter words before that.
    pub(super) clitics: Clitics,
}

/// What a listed phrase is.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    /// Its class.
    pub(super) class: u8,
    /// Its words have capitals.
    pub(super) capital: bool,
}

/// The classes of a language with their words.
pub(super) struct Classes {
    names: Vec<String>,
    /// The spellings of all classes.
    pub(super) phrases: Phrases<Listed>,
}

impl Classes {
    /// Reads files of words.
    pub(super) fn read(files: &[DataFile]) -> Result<Self, RuleError> {
        let names = MADE.iter().map(|(name, _)| (*name).to_owned()).collect();
        let mut classes = Self { names, phrases: Phrases::default() };
        for &file in files {
            classes.add(file)?;
        }
        Ok(classes)
    }

    fn add(&mut self, file: DataFile) -> Result<(), RuleError> {
        let mut class = None;
        for (number, line) in file.lines() {
            if !line.starts_with(' ') {
                class = Some(self.index(line).map_err(|reason| file.error(number, reason))?);
                continue;
            }
            let Some(class) = class else { return Err(file.error(number, "a word before the first class")) };
            let spelling = line.trim();
            let capital = spelling.starts_with(char::is_uppercase);
            self.phrases.insert(spelling, Listed { class, capital });
        }
        Ok(())
    }

    /// The index of a class at its first line; a new name is given one.
    fn index(&mut self, name: &str) -> Result<u8, String> {
        if let Some((_, made)) = MADE.iter().find(|(known, _)| *known == name) {
            return if *made == Made::Stop { Ok(0) } else { Err(format!("{name} is made by the engine")) };
        }
        if self.names.iter().any(|known| known == name) {
            return Err(format!("a second class named {name}"));
        }
        if self.names.len() == CLASSES_MAX {
            return Err(format!("more than {CLASSES_MAX} classes"));
        }
        self.names.push(name.to_owned());
        Ok(u8::try_from(self.names.len() - 1).unwrap_or(0))
    }

    /// The class with a name.
    pub(super) fn find(&self, name: &str) -> Result<u8, String> {
        let found = self.names.iter().position(|known| known == name);
        found.and_then(|index| u8::try_from(index).ok()).ok_or_else(|| {
            let near = did_you_mean(name, self.names.iter().map(String::as_str));
            format!("unknown class {name}{near}")
        })
    }

    /// A class with what is written onto it: `to'the'Word`.
    pub(super) fn form(&self, written: &str) -> Result<Form, String> {
        let mut form = Form { class: 0, definite: false, clitics: Clitics::default() };
        let mut parts: Vec<&str> = written.split('\'').collect();
        form.class = self.find(parts.pop().unwrap_or_default())?;
        for part in parts {
            match CLITICS.iter().find(|(name, _)| *name == part) {
                Some((_, clitic)) => form.clitics = form.clitics.with(*clitic),
                None if part == "the" => form.definite = true,
                None => return Err(format!("unknown prefix {part}' (and' in' as' to' from' the')")),
            }
        }
        Ok(form)
    }
}
