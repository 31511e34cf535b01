//! Finds mentions of time and gives them values.
//!
//! In: the tokens of a paragraph and its language. Out: candidates with values, in reading order,
//! that may overlap. What a date is stands in `assets/languages/*/dates` as rules over classes of
//! words; this room reads, compiles and runs them. Grows by rules, then by types of values.

mod calendar;
mod classes;
pub(super) mod data;
mod ends;
#[cfg(test)]
mod examples;
mod feast;
mod matcher;
mod moment;
mod numbers;
mod operations;
mod pattern;
mod qualifiers;
mod rules;
mod senses;
mod stretch;
mod surroundings;
mod symbols;
mod value;
mod whole;
#[cfg(test)]
mod work;
mod written;

use std::cell::Cell;
use std::sync::OnceLock;

use super::candidate::Candidate;
use super::language::{self, Guide};
use super::mention::{Kind, Language};
use super::rule_error::{DataFile, RuleError};
use super::tokens::Tokens;
use classes::Classes;
use matcher::{Match, Page, Starts};
use rules::Rule;
pub(super) use stretch::{days, days_between};
use surroundings::Direction;
use value::Value;
pub(super) use whole::{Guesses, dateline};
pub(super) use written::is_value;

/// The Gregorian year, month and day of a day number (days since 1970-01-01, proleptic; year 0 is
/// 1 BC).
pub fn gregorian_day(number: i64) -> (i32, i32, i32) {
    calendar::from_civil(number)
}

/// The day number of a Gregorian day; see [`gregorian_day`].
pub fn day_number(year: i32, month: i32, day: i32) -> i64 {
    calendar::civil(year, month, day)
}

/// What a date loses in confidence when the weekday beside it is that of another day.
const WRONG_WEEKDAY: f32 = 0.5;

/// From this year on a bare number of four digits is Gregorian where Hijri and Jalali years are
/// written too, and where they are not.
const YEAR_MIN_BESIDE_HIJRI: u32 = 1500;
const YEAR_MIN: u32 = 1000;

/// The days that relative expressions start from, as day numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Days {
    document: Option<i64>,
    minute: Option<i64>,
    /// The first and last day of what was mentioned last.
    mentioned: Option<(i64, i64)>,
}

impl Days {
    /// With the document's date, ISO 8601; what is no date is none.
    pub(super) fn of_document(date: Option<&str>) -> Self {
        Self { document: date.and_then(day_number_of), minute: date.and_then(minute_of), mentioned: None }
    }

    /// The document's day, ISO 8601.
    pub(super) fn document(&self) -> Option<String> {
        self.document.map(moment::day_name)
    }
}

/// The minute of the day of an ISO 8601 date and time.
fn minute_of(date: &str) -> Option<i64> {
    let (hour, rest) = date.get(11..)?.split_once(':')?;
    Some(hour.parse::<i64>().ok()? * 60 + rest.get(..2)?.parse::<i64>().ok()?)
}

/// Whether a document's date says a day, and, if it is longer, a minute.
pub(super) fn is_document_date(date: &str) -> bool {
    let is_whole = date.len() == 10
        || (matches!(date.as_bytes().get(10), Some(b'T' | b' ')) && minute_of(date).is_some());
    is_whole && day_number_of(date).is_some()
}

/// The day number of an ISO 8601 date; a time after it is passed over.
fn day_number_of(date: &str) -> Option<i64> {
    let mut parts = date.get(..10)?.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    calendar::day_number(calendar::Calendar::Gregorian, year, month, day)
}

/// The words and rules of one language, ready to match.
pub(super) struct Dates {
    language: Language,
    classes: Classes,
    rules: Vec<Rule>,
    starts: Starts,
}

impl Dates {
    /// Reads and compiles the words and rules of a language.
    pub(super) fn read(
        language: Language,
        words: &[DataFile],
        rules: &[DataFile],
    ) -> Result<Self, RuleError> {
        let classes = Classes::read(words)?;
        let rules = rules::read(rules, &classes)?;
        let starts = Starts::of(&rules);
        Ok(Self { language, classes, rules, starts })
    }

    /// The built-in rules of a language, compiled at first use.
    pub(super) fn built_in(language: Language) -> Option<&'static Self> {
        static BUILT_IN: [OnceLock<Option<Dates>>; Language::ALL.len()] = [const { OnceLock::new() }; 5];
        let cell = BUILT_IN.get(language.index())?;
        cell.get_or_init(|| {
            let read = Self::read(language, &data::words(language), &data::rules(language));
            debug_assert!(read.is_ok(), "{:?}", read.err());
            read.ok()
        })
        .as_ref()
    }

    /// All dates of a paragraph. `day` is that of the document; `mentioned` the day that was found
    /// last, and is set to the last one of this paragraph.
    pub(super) fn find(&self, tokens: &Tokens<'_>, days: &mut Days) -> Vec<Candidate> {
        let guide: &Guide = language::guide(self.language);
        let beside_hijri = !matches!(self.language, Language::English | Language::Hebrew);
        let mut page = Page {
            tokens,
            language: self.language,
            classes: &self.classes,
            function_words: &guide.function_words,
            rules: &self.rules,
            document: days.document,
            minute: days.minute,
            mentioned: Cell::new(days.mentioned),
            ended: Cell::new(0),
            table: senses::Table::default(),
            year_min: if beside_hijri { YEAR_MIN_BESIDE_HIJRI } else { YEAR_MIN },
        };
        let mut found = self.starts.matches(&mut page);
        whole::settle(&page, &mut found);
        days.mentioned = page.mentioned.get();
        found.into_iter().filter_map(|found| self.candidate(&page, found)).collect()
    }

    fn candidate(&self, page: &Page<'_>, found: Match) -> Option<Candidate> {
        let tokens = page.tokens;
        let rule = self.rules.get(found.rule)?;
        let first = tokens.get(found.tokens.start)?;
        let last = tokens.get(found.tokens.end.checked_sub(1)?)?;
        let start = tokens.byte_after(first, found.skip).unwrap_or(first.start);
        let (mut timex, agrees) = match found.value {
            Value::Time(timex, agrees) => (Some(timex), agrees),
            Value::NoDate | Value::Unfit => (None, None),
        };
        if let Some(timex) = timex.as_mut().filter(|timex| timex.modifier.is_none()) {
            let beside = || page.qualifier_beside(&found.tokens, found.skip);
            timex.modifier = rule.modifier.or(found.qualifier.or_else(beside).and_then(qualifiers::modifier));
        }
        let names_days = timex.as_ref().is_some_and(|timex| !timex.gregorian.is_empty());
        let ahead = names_days && page.direction(&found.tokens) == Direction::Future;
        Some(Candidate {
            bytes: start..last.end,
            kind: Kind::Date,
            name: timex.as_ref().map(|timex| timex.value.join("/")).unwrap_or_default(),
            key: String::new(),
            hides: timex.is_none(),
            ahead,
            timex,
            rule: format!("{}.{}", self.language.tag(), rule.name),
            confidence: if agrees == Some(false) { rule.sure - WRONG_WEEKDAY } else { rule.sure },
            specific: rule.template.parts(),
            evidence: Vec::new(),
        })
    }
}
