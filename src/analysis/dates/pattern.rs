//! The pattern language of date rules: `?` optional, `|` or, `( )`, `/name` capture.
//!
//! A capture after a class names its number; after brackets or a defined name it names the numbers
//! of the classes in capitals inside.
//!
//! In: a pattern as written. Out: all sequences of classes that it stands for. Patterns are short
//! and have no repetition, so they can be written out; that makes matching a walk down a tree.

use super::classes::{ClassId, Classes};

/// Sequences that one rule may stand for. Reason: a slip of brackets must not fill the memory;
/// the widest rule at hand stands for about 800.
const SEQUENCES_MAX: usize = 4096;

/// Definitions inside of definitions, at most; deeper ones go in a circle.
const DEFINITIONS_MAX: usize = 8;

/// One place of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The class that must stand here.
    pub(super) class: ClassId,
    /// The name under which its value is kept: that of the capture, or of the class.
    pub(super) name: String,
    holds_number: bool,
}

/// All sequences of a pattern, or the reason why it cannot be read.
pub(super) fn sequences(
    pattern: &str,
    classes: &Classes,
    defined: &[(String, String)],
) -> Result<Vec<Vec<Step>>, String> {
    let mut words = split(pattern, defined, 0)?;
    words.reverse();
    let found = alternatives(&mut words, classes)?;
    match words.pop() {
        Some(word) => Err(format!("'{word}' has no opening bracket")),
        None if found.iter().any(Vec::is_empty) => Err("the pattern can match nothing at all".to_owned()),
        None => Ok(found),
    }
}

/// Words and signs, with defined names replaced by their patterns in brackets.
fn split(pattern: &str, defined: &[(String, String)], depth: usize) -> Result<Vec<String>, String> {
    let spaced = ['(', ')', '|', '?'].iter().fold(pattern.to_owned(), |text, sign| {
        text.replace(*sign, &format!(" {sign} "))
    });
    let mut words = Vec::new();
    for word in spaced.split_whitespace() {
        let (name, capture) = word.split_at(word.find('/').unwrap_or(word.len()));
        match defined.iter().find(|(known, _)| known == name) {
            Some((name, _)) if depth > DEFINITIONS_MAX => return Err(format!("{name} is defined by itself")),
            Some((_, inner)) => {
                words.push("(".to_owned());
                words.extend(split(inner, defined, depth + 1)?);
                words.push(")".to_owned());
                words.extend((!capture.is_empty()).then(|| capture.to_owned()));
            }
            None => words.push(word.to_owned()),
        }
    }
    Ok(words)
}

/// Reads `A B | C D` up to a closing bracket or the end. `words` is in reverse order.
fn alternatives(words: &mut Vec<String>, classes: &Classes) -> Result<Vec<Vec<Step>>, String> {
    let mut all = Vec::new();
    loop {
        all.extend(row(words, classes)?);
        if all.len() > SEQUENCES_MAX {
            return Err(format!("the pattern stands for more than {SEQUENCES_MAX} sequences"));
        }
        match words.last().map(String::as_str) {
            Some("|") => words.pop(),
            _ => return Ok(all),
        };
    }
}

/// Reads `A B? (C | D)` up to `|`, a closing bracket or the end.
fn row(words: &mut Vec<String>, classes: &Classes) -> Result<Vec<Vec<Step>>, String> {
    let mut found: Vec<Vec<Step>> = vec![Vec::new()];
    while let Some(word) = words.pop() {
        let mut choices = match word.as_str() {
            "|" | ")" => {
                words.push(word);
                break;
            }
            "?" => return Err("'?' has nothing before it".to_owned()),
            "(" => {
                let mut inner = alternatives(words, classes)?;
                if words.pop().as_deref() != Some(")") {
                    return Err("'(' has no closing bracket".to_owned());
                }
                if let Some(name) = words.pop_if(|word| word.starts_with('/')) {
                    rename(&mut inner, name.trim_start_matches('/'));
                }
                inner
            }
            word => vec![vec![step(word, classes)?]],
        };
        if words.last().is_some_and(|next| next == "?") {
            words.pop();
            choices.push(Vec::new());
        }
        if found.len() * choices.len() > SEQUENCES_MAX {
            return Err(format!("the pattern stands for more than {SEQUENCES_MAX} sequences"));
        }
        found = found.iter().flat_map(|before| choices.iter().map(move |choice| [&before[..], choice].concat())).collect();
    }
    Ok(found)
}

/// Names the numbers of the classes in capitals.
fn rename(sequences: &mut [Vec<Step>], name: &str) {
    for step in sequences.iter_mut().flatten().filter(|step| step.holds_number) {
        name.clone_into(&mut step.name);
    }
}

fn step(word: &str, classes: &Classes) -> Result<Step, String> {
    let (class, name) = word.split_once('/').unwrap_or((word, word));
    let holds_number = class.bytes().all(|byte| !byte.is_ascii_lowercase());
    Ok(Step { class: classes.find(class)?, name: name.to_owned(), holds_number })
}
