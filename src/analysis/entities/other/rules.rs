//! The rules of "other" as written: a name at the margin, below it `match`, `why` and what else
//! there is to say.
//!
//! ```text
//! treaty.of-place
//!   match  TREATY Name
//!   why    a treaty is named after the town where it was signed
//! ```
//! `before` names classes of which one must stand before the span, at most `within` tokens away (one
//! unless told) and in the same clause; `not-before` and `not-after` those that must not stand right
//! there; `sure` is the confidence from 0 to 1; `define NAME` with `match` gives a pattern a name.

use super::pattern::{Definition, Pattern};
use super::words::Classes;
use crate::analysis::rule_error::{DataFile, RuleError, did_you_mean};

/// Confidence of a rule that does not say another.
const SURE: f32 = 0.85;

/// A rule, read and checked.
pub(super) struct Rule {
    /// Name without the language.
    pub(super) name: &'static str,
    /// What it stands for.
    pub(super) pattern: Pattern,
    /// Classes of which one must stand before the span; empty: anything.
    pub(super) before: Vec<u8>,
    /// How many tokens away, at most.
    pub(super) within: usize,
    /// Classes of which none may stand before the span.
    pub(super) not_before: Vec<u8>,
    /// Classes of which none may stand after the span.
    pub(super) not_after: Vec<u8>,
    /// Confidence.
    pub(super) sure: f32,
}

/// An entry of a file before it is understood.
struct Entry {
    file: DataFile,
    line: usize,
    title: &'static str,
    fields: Vec<(usize, &'static str, &'static str)>,
}

const FIELDS: [&str; 7] = ["match", "why", "before", "within", "not-before", "not-after", "sure"];

/// Reads files of rules; earlier rules are preferred when two are otherwise equal.
pub(super) fn read(files: &[DataFile], classes: &Classes) -> Result<Vec<Rule>, RuleError> {
    let (mut rules, mut defined): (Vec<Rule>, _) = (Vec::new(), Vec::new());
    let mut all = Vec::new();
    for &file in files {
        all.extend(entries(file)?);
    }
    for entry in all {
        let file = entry.file;
        let (line, written) = entry.field("match")?;
        if let Some(name) = entry.title.strip_prefix("define ") {
            // Read for its mistakes alone: here they have a line.
            let pattern = format!("( {written} )");
            Pattern::read(&format!("STOP {pattern}"), classes, &defined)
                .map_err(|reason| file.error(line, reason))?;
            defined.push(Definition { name: name.trim().to_owned(), pattern });
        } else if rules.iter().any(|rule| rule.name == entry.title) {
            return Err(file.error(entry.line, format!("a second rule named {}", entry.title)));
        } else {
            rules.push(entry.rule(classes, &defined)?);
        }
    }
    Ok(rules)
}

fn entries(file: DataFile) -> Result<Vec<Entry>, RuleError> {
    let mut entries: Vec<Entry> = Vec::new();
    for (line, text) in file.lines() {
        if !text.starts_with(' ') {
            entries.push(Entry { file, line, title: text, fields: Vec::new() });
            continue;
        }
        let Some(entry) = entries.last_mut() else {
            return Err(file.error(line, "a field before the first rule"));
        };
        let (key, content) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        if !FIELDS.contains(&key) {
            let near = did_you_mean(key, FIELDS.into_iter());
            return Err(file.error(line, format!("unknown field {key}{near}")));
        }
        entry.fields.push((line, key, content.trim()));
    }
    Ok(entries)
}

impl Entry {
    fn optional(&self, key: &str) -> Option<(usize, &'static str)> {
        self.fields.iter().find(|(_, name, _)| *name == key).map(|&(line, _, content)| (line, content))
    }

    fn field(&self, key: &str) -> Result<(usize, &'static str), RuleError> {
        self.optional(key).ok_or_else(|| self.file.error(self.line, format!("{} has no {key}", self.title)))
    }

    fn classes(&self, key: &str, classes: &Classes) -> Result<Vec<u8>, RuleError> {
        let Some((line, content)) = self.optional(key) else { return Ok(Vec::new()) };
        content
            .split(['|', ' '])
            .filter(|word| !word.is_empty())
            .map(|word| classes.find(word).map_err(|reason| self.file.error(line, reason)))
            .collect()
    }

    /// A number in a range, or what is right without one.
    fn number(&self, key: &str, usual: f32, range: std::ops::RangeInclusive<f32>) -> Result<f32, RuleError> {
        let Some((line, written)) = self.optional(key) else { return Ok(usual) };
        written.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
            self.file.error(line, format!("{key} is no number from {} to {}", range.start(), range.end()))
        })
    }

    fn rule(&self, classes: &Classes, defined: &[Definition]) -> Result<Rule, RuleError> {
        let (line, written) = self.field("match")?;
        self.field("why")?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 9")]
        Ok(Rule {
            name: self.title,
            pattern: Pattern::read(written, classes, defined)
                .map_err(|reason| self.file.error(line, reason))?,
            before: self.classes("before", classes)?,
            within: self.number("within", 1.0, 1.0..=9.0)? as usize,
            not_before: self.classes("not-before", classes)?,
            not_after: self.classes("not-after", classes)?,
            sure: self.number("sure", SURE, 0.0..=1.0)?,
        })
    }
}
