//! The pattern language of date rules: `?` optional, `|` or, `( )`, `/name` capture.
//!
//! A capture after a class names its number; after brackets or a defined name it names the numbers
//! of the classes in capitals inside.
//!
//! In: a pattern as written. Out: its steps, and which step may stand first, last and after which
//! (Glushkov's construction): patterns have no repetition, so following the steps always ends.

use super::classes::{ClassId, ClassSet, Classes};

/// Steps of one pattern, at most. Reason: definitions inside of definitions must not fill the
/// memory; the longest rules at hand have some 400.
const STEPS_MAX: usize = 1024;

/// Definitions inside of definitions, at most; deeper ones go in a circle.
const DEFINITIONS_MAX: usize = 8;

/// A pattern with a name, and the value that goes with it.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    /// Its name.
    pub(super) name: String,
    /// What it stands for.
    pub(super) pattern: String,
    /// The value of one end; where there is one, a capture after the name keeps the numbers inside
    /// under their own names, apart from all others.
    pub(super) value: Option<String>,
}

/// A definition with a value in a pattern: the name it has there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    /// The capture after it, or its own name.
    pub(super) name: String,
    /// The name of the definition.
    pub(super) definition: String,
}

/// One place of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The class that must stand here.
    pub(super) class: ClassId,
    /// The name under which its value is kept: that of the capture, or of the class.
    pub(super) name: String,
    /// The capture after the definition inside of which it stands; empty: outside.
    pub(super) scope: String,
    /// The steps of which one comes next.
    pub(super) next: Vec<usize>,
    /// Their classes, as bits.
    pub(super) next_classes: ClassSet,
    /// Whether the pattern may end here.
    pub(super) ends: bool,
    holds_number: bool,
}

/// A pattern, ready to be followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    /// All steps.
    pub(super) steps: Vec<Step>,
    /// The steps with which it begins.
    pub(super) first: Vec<usize>,
    /// The definitions with values in it.
    pub(super) scopes: Vec<Scope>,
}

/// A part of a pattern: the steps where it begins and ends, and whether it may be left out.
#[derive(Clone, Default)]
struct Part {
    first: Vec<usize>,
    last: Vec<usize>,
    optional: bool,
}

/// What a pattern is read with.
struct Reader<'r> {
    /// Words and signs, the next one at the end.
    words: Vec<String>,
    classes: &'r Classes,
    steps: Vec<Step>,
    scopes: Vec<Scope>,
}

impl Pattern {
    /// Reads a pattern, or tells why it cannot be read.
    pub(super) fn read(written: &str, classes: &Classes, defined: &[Definition]) -> Result<Self, String> {
        let mut words = split(written, defined, 0)?;
        words.reverse();
        let mut reader = Reader { words, classes, steps: Vec::new(), scopes: Vec::new() };
        let whole = reader.alternatives()?;
        if let Some(word) = reader.words.pop() {
            return Err(format!("'{word}' has no opening bracket"));
        }
        if whole.optional {
            return Err("the pattern can match nothing at all".to_owned());
        }
        let mut steps = reader.steps;
        for last in whole.last {
            if let Some(step) = steps.get_mut(last) {
                step.ends = true;
            }
        }
        let classes: Vec<ClassId> = steps.iter().map(|step| step.class).collect();
        for step in &mut steps {
            step.next.sort_unstable();
            step.next.dedup();
            let next = step.next.iter().filter_map(|&next| classes.get(next));
            next.for_each(|&class| step.next_classes.insert(class));
        }
        Ok(Self { steps, first: whole.first, scopes: reader.scopes })
    }
}

/// Words and signs, with defined names replaced by their patterns in brackets.
fn split(pattern: &str, defined: &[Definition], depth: usize) -> Result<Vec<String>, String> {
    let spaced = ['(', ')', '|', '?']
        .iter()
        .fold(pattern.to_owned(), |text, sign| text.replace(*sign, &format!(" {sign} ")));
    let mut words = Vec::new();
    for word in spaced.split_whitespace() {
        let (name, capture) = word.split_at(word.find('/').unwrap_or(word.len()));
        match defined.iter().find(|known| known.name == name) {
            Some(_) if depth > DEFINITIONS_MAX => return Err(format!("{name} is defined by itself")),
            Some(known) => {
                words.push("(".to_owned());
                words.extend(split(&known.pattern, defined, depth + 1)?);
                words.push(")".to_owned());
                if known.value.is_some() {
                    words.push(format!("/{}={name}", capture.trim_start_matches('/')));
                } else {
                    words.extend((!capture.is_empty()).then(|| capture.to_owned()));
                }
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
            all.first.extend(other.first);
            all.last.extend(other.last);
            all.optional |= other.optional;
        }
        Ok(all)
    }

    /// Reads `A B? (C | D)` up to `|`, a closing bracket or the end.
    fn row(&mut self) -> Result<Part, String> {
        let mut row = Part { optional: true, ..Part::default() };
        while let Some(word) = self.words.pop_if(|word| word != "|" && word != ")") {
            let mut next = match word.as_str() {
                "?" => return Err("'?' has nothing before it".to_owned()),
                "(" => self.brackets()?,
                word => self.step(word)?,
            };
            next.optional |= self.words.pop_if(|word| word == "?").is_some();
            for &last in &row.last {
                if let Some(step) = self.steps.get_mut(last) {
                    step.next.extend(&next.first);
                }
            }
            if row.optional {
                row.first.extend(&next.first);
            }
            if !next.optional {
                row.last.clear();
            }
            row.last.extend(&next.last);
            row.optional &= next.optional;
        }
        Ok(row)
    }

    fn brackets(&mut self) -> Result<Part, String> {
        let from = self.steps.len();
        let inner = self.alternatives()?;
        if self.words.pop().as_deref() != Some(")") {
            return Err("'(' has no closing bracket".to_owned());
        }
        if let Some(name) = self.words.pop_if(|word| word.starts_with('/')) {
            let name = name.trim_start_matches('/');
            let inside = self.steps.iter_mut().skip(from);
            if let Some((scope, definition)) = name.split_once('=') {
                inside.for_each(|step| scope.clone_into(&mut step.scope));
                let name = if scope.is_empty() { definition } else { scope };
                self.scopes.push(Scope { name: name.to_owned(), definition: definition.to_owned() });
            } else {
                let numbers = inside.filter(|step| step.holds_number);
                numbers.for_each(|step| name.clone_into(&mut step.name));
            }
        }
        Ok(inner)
    }

    fn step(&mut self, word: &str) -> Result<Part, String> {
        let (class, name) = word.split_once('/').unwrap_or((word, word));
        if self.steps.len() == STEPS_MAX {
            return Err(format!("the pattern has more than {STEPS_MAX} steps"));
        }
        self.steps.push(Step {
            class: self.classes.find(class)?,
            name: name.to_owned(),
            scope: String::new(),
            next: Vec::new(),
            next_classes: ClassSet::default(),
            ends: false,
            holds_number: class.bytes().all(|byte| !byte.is_ascii_lowercase()),
        });
        let only = vec![self.steps.len() - 1];
        Ok(Part { first: only.clone(), last: only, optional: false })
    }
}
