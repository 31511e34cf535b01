//! Date rules as written: a name at the margin, below it `match`, `value`, `why` and what else
//! there is to say.
//!
//! ```text
//! day-range.month-year
//!   match  DAY/a to DAY/b MONTH YEAR4
//!   value  INTERVAL YEAR4-MONTH-a / YEAR4-MONTH-b
//!   why    one span, both ends inclusive
//! ```
//! `before` and `after` name classes of which one must stand there, outside of the span,
//! `not-before` and `not-after` those that must not, `not-near` those that must not be in the
//! sentence; `ahead` is a pattern that must come after the span, whose numbers the value may use:
//! the month of "5 and 7 May" is that of both. `sure` is the confidence from 0 to 1; `mod` a modifier
//! (APPROX) of all that the rule finds; `only alone` is for expressions that are the whole paragraph;
//! `define NAME` with `match` gives a pattern a name, and with `value` a value that goes with it.

use super::classes::{ClassId, Classes};
use super::pattern::{Definition, Pattern};
use super::qualifiers;
use super::symbols;
use super::value::Template;
use crate::analysis::rule_error::{DataFile, RuleError, did_you_mean};

/// Confidence of a rule that does not say another.
const SURE: f32 = 0.95;

/// A rule, read and checked.
pub(super) struct Rule {
    /// Name without the language.
    pub(super) name: String,
    /// What it stands for.
    pub(super) pattern: Pattern,
    /// Its value.
    pub(super) template: Template,
    /// Classes of which one must stand before the span; empty: anything.
    pub(super) before: Vec<ClassId>,
    /// Classes of which one must stand after the span; empty: anything.
    pub(super) after: Vec<ClassId>,
    /// Classes of which none may stand before the span.
    pub(super) not_before: Vec<ClassId>,
    /// Classes of which none may stand after the span.
    pub(super) not_after: Vec<ClassId>,
    /// Classes of which none may stand in the sentence.
    pub(super) not_near: Vec<ClassId>,
    /// Steps of the pattern that are inside the span; those after them only lie ahead.
    pub(super) inside: usize,
    /// Only where the span is the whole paragraph.
    pub(super) only_alone: bool,
    /// The modifier of all that it finds, where it captures no other.
    pub(super) modifier: Option<&'static str>,
    /// Confidence.
    pub(super) sure: f32,
}

/// An entry of a file before it is understood.
struct Entry<'f> {
    file: DataFile,
    line: usize,
    title: &'f str,
    fields: Vec<(usize, &'f str, &'f str)>,
}

const FIELDS: [&str; 12] = [
    "match",
    "value",
    "why",
    "before",
    "after",
    "not-before",
    "not-after",
    "sure",
    "only",
    "not-near",
    "ahead",
    "mod",
];

/// Reads rule files; earlier ones are preferred when two rules are otherwise equal.
pub(super) fn read(files: &[DataFile], classes: &Classes) -> Result<Vec<Rule>, RuleError> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut defined = Vec::new();
    for &file in files {
        for entry in entries(file)? {
            if let Some(name) = entry.title.strip_prefix("define ") {
                defined.push(Definition {
                    name: name.trim().to_owned(),
                    pattern: entry.field("match")?.1.to_owned(),
                    value: entry.optional("value").map(|(_, value)| value.to_owned()),
                });
            }
        }
    }
    for &file in files {
        for entry in entries(file)? {
            if entry.title.starts_with("define ") {
                continue;
            }
            if rules.iter().any(|rule| rule.name == entry.title) {
                return Err(file.error(entry.line, format!("a second rule named {}", entry.title)));
            }
            rules.push(rule(&entry, classes, &defined)?);
        }
    }
    Ok(rules)
}

fn entries(file: DataFile) -> Result<Vec<Entry<'static>>, RuleError> {
    let mut entries: Vec<Entry<'static>> = Vec::new();
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
            return Err(
                file.error(line, format!("unknown field {key}{}", did_you_mean(key, FIELDS.into_iter())))
            );
        }
        entry.fields.push((line, key, content.trim()));
    }
    Ok(entries)
}

impl<'f> Entry<'f> {
    fn optional(&self, key: &str) -> Option<(usize, &'f str)> {
        self.fields.iter().find(|(_, name, _)| *name == key).map(|&(line, _, content)| (line, content))
    }

    fn field(&self, key: &str) -> Result<(usize, &'f str), RuleError> {
        self.optional(key).ok_or_else(|| self.file.error(self.line, format!("{} has no {key}", self.title)))
    }

    fn classes(&self, key: &str, classes: &Classes) -> Result<Vec<ClassId>, RuleError> {
        let Some((line, content)) = self.optional(key) else { return Ok(Vec::new()) };
        content
            .split(['|', ' '])
            .filter(|word| !word.is_empty())
            .map(|word| classes.find(word).map_err(|reason| self.file.error(line, reason)))
            .collect()
    }
}

/// The pattern with what must come after it, and how many of its steps are inside the span.
fn pattern_of(
    entry: &Entry<'_>,
    classes: &Classes,
    defined: &[Definition],
) -> Result<(Pattern, usize), RuleError> {
    let (line, written) = entry.field("match")?;
    let read = |line: usize, written: &str| {
        Pattern::read(written, classes, defined).map_err(|reason| entry.file.error(line, reason))
    };
    let pattern = read(line, written)?;
    let inside = pattern.steps.len();
    match entry.optional("ahead") {
        None => Ok((pattern, inside)),
        Some((line, ahead)) => Ok((read(line, &format!("( {written} ) ( {ahead} )"))?, inside)),
    }
}

fn rule(entry: &Entry<'_>, classes: &Classes, defined: &[Definition]) -> Result<Rule, RuleError> {
    let (pattern, inside) = pattern_of(entry, classes, defined)?;
    let (line, written) = entry.field("value")?;
    let template =
        Template::read(written, &pattern, defined).map_err(|reason| entry.file.error(line, reason))?;
    entry.field("why")?;
    let sure = match entry.optional("sure") {
        None => SURE,
        Some((line, written)) => written
            .parse()
            .ok()
            .filter(|sure| (0.0..=1.0).contains(sure))
            .ok_or_else(|| entry.file.error(line, format!("'{written}' is not a number from 0 to 1")))?,
    };
    let modifier = match entry.optional("mod") {
        None => None,
        Some((line, written)) => Some(
            symbols::number(written)
                .and_then(qualifiers::modifier)
                .ok_or_else(|| entry.file.error(line, format!("unknown modifier {written}")))?,
        ),
    };
    let only_alone = match entry.optional("only") {
        None => false,
        Some((_, "alone")) => true,
        Some((line, written)) => {
            return Err(entry.file.error(line, format!("unknown condition {written} (did you mean alone?)")));
        }
    };
    Ok(Rule {
        not_near: entry.classes("not-near", classes)?,
        inside,
        only_alone,
        name: entry.title.to_owned(),
        pattern,
        template,
        before: entry.classes("before", classes)?,
        after: entry.classes("after", classes)?,
        not_before: entry.classes("not-before", classes)?,
        not_after: entry.classes("not-after", classes)?,
        modifier,
        sure,
    })
}
