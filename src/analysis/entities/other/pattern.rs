//! The pattern language of the rules of "other": classes in a row, `?` may be missing, `+` once or
//! more, `*` any number, `|` or, `( )`.
//!
//! Before a class stands what is written onto its word, each with an apostrophe: `the'` the article,
//! `and'`, `in'`, `as'`, `to'`, `from'` the one-letter words of Arabic and Hebrew.
//!
//! In: a pattern as written. Out: steps, and as sets of bits which may stand first, last and after
//! which (Glushkov's construction): matching walks over sets, so it never goes back.

use super::words::{Classes, Form};

/// Steps of one pattern, at most: as many as a set has bits.
const STEPS_MAX: usize = 128;

/// Definitions inside of definitions, at most; deeper ones go in a circle.
const DEFINITIONS_MAX: usize = 8;

/// A set of steps, as bits.
pub(super) type Steps = u128;

/// A pattern with a name.
pub(super) struct Definition {
    /// Its name.
    pub(super) name: String,
    /// What it stands for.
    pub(super) pattern: String,
}

/// One place of a pattern.
pub(super) struct Step {
    /// What must stand here.
    pub(super) form: Form,
    /// The steps of which one comes next.
    pub(super) next: Steps,
}

/// A pattern, ready to be followed.
#[derive(Default)]
pub(super) struct Pattern {
    /// All steps.
    pub(super) steps: Vec<Step>,
    /// The steps with which it begins.
    pub(super) first: Steps,
    /// The steps with which it may end.
    pub(super) last: Steps,
}

/// A part of a pattern: the steps where it begins and ends, and whether it may be left out.
#[derive(Clone, Copy, Default)]
struct Part {
    first: Steps,
    last: Steps,
    optional: bool,
}

struct Reader<'r> {
    /// Words and signs, the next one at the end.
    words: Vec<String>,
    classes: &'r Classes,
    steps: Vec<Step>,
}

impl Pattern {
    /// Reads a pattern, or tells why it cannot be read.
    pub(super) fn read(written: &str, classes: &Classes, defined: &[Definition]) -> Result<Self, String> {
        let mut words = split(written, defined, 0)?;
        words.reverse();
        let mut reader = Reader { words, classes, steps: Vec::new() };
        let whole = reader.alternatives()?;
        if let Some(word) = reader.words.pop() {
            return Err(format!("'{word}' has no opening bracket"));
        }
        if whole.optional {
            return Err("the pattern can match nothing at all".to_owned());
        }
        Ok(Self { steps: reader.steps, first: whole.first, last: whole.last })
    }
}

/// The numbers of the steps in a set.
pub(super) fn members(mut steps: Steps) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = (steps != 0).then(|| steps.trailing_zeros() as usize)?;
        steps &= steps - 1;
        Some(next)
    })
}

/// Words and signs, with defined names replaced by their patterns in brackets.
fn split(pattern: &str, defined: &[Definition], depth: usize) -> Result<Vec<String>, String> {
    let spaced = ['(', ')', '|', '?', '+', '*']
        .iter()
        .fold(pattern.to_owned(), |text, sign| text.replace(*sign, &format!(" {sign} ")));
    let mut words = Vec::new();
    for word in spaced.split_whitespace() {
        match defined.iter().find(|known| known.name == word) {
            Some(_) if depth > DEFINITIONS_MAX => return Err(format!("{word} is defined by itself")),
            Some(known) => {
                words.push("(".to_owned());
                words.extend(split(&known.pattern, defined, depth + 1)?);
                words.push(")".to_owned());
            }
            None => words.push(word.to_owned()),
        }
    }
    Ok(words)
}

impl Reader<'_> {
    /// Reads `A B | C D` up to a closing bracket or the end.
    fn alternatives(&mut self) -> Result<Part, String> {
        let mut all = self.row()?;
        while self.words.pop_if(|word| word == "|").is_some() {
            let other = self.row()?;
            all.first |= other.first;
            all.last |= other.last;
            all.optional |= other.optional;
        }
        Ok(all)
    }

    /// Reads `A B? (C | D)+` up to `|`, a closing bracket or the end.
    fn row(&mut self) -> Result<Part, String> {
        let mut row = Part { optional: true, ..Part::default() };
        while let Some(word) = self.words.pop_if(|word| word != "|" && word != ")") {
            let mut next = match word.as_str() {
                "?" | "+" | "*" => return Err(format!("'{word}' has nothing before it")),
                "(" => self.brackets()?,
                word => self.step(word)?,
            };
            let sign = self.words.pop_if(|word| matches!(word.as_str(), "?" | "+" | "*"));
            if matches!(sign.as_deref(), Some("+" | "*")) {
                self.join(next.last, next.first);
            }
            next.optional |= matches!(sign.as_deref(), Some("?" | "*"));
            self.join(row.last, next.first);
            if row.optional {
                row.first |= next.first;
            }
            row.last = if next.optional { row.last | next.last } else { next.last };
            row.optional &= next.optional;
        }
        Ok(row)
    }

    /// Lets each of some steps be followed by each of others.
    fn join(&mut self, before: Steps, after: Steps) {
        for at in members(before) {
            if let Some(step) = self.steps.get_mut(at) {
                step.next |= after;
            }
        }
    }

    fn brackets(&mut self) -> Result<Part, String> {
        let inner = self.alternatives()?;
        if self.words.pop().as_deref() != Some(")") {
            return Err("'(' has no closing bracket".to_owned());
        }
        Ok(inner)
    }

    fn step(&mut self, word: &str) -> Result<Part, String> {
        let at = self.steps.len();
        if at == STEPS_MAX {
            return Err(format!("the pattern has more than {STEPS_MAX} steps"));
        }
        self.steps.push(Step { form: self.classes.form(word)?, next: 0 });
        Ok(Part { first: 1 << at, last: 1 << at, optional: false })
    }
}
