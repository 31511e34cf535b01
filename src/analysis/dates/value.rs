//! The value of a date rule: read from the rule file, filled in from a match.
//!
//! In: `DATE YEAR4-MONTH-DAY`, `INTERVAL a / b`, `NONE` (the span is no date and hides those that
//! lie inside); then the captured numbers. Out: TIMEX3 values as dates/CONVENTION writes them, and
//! the first and last Gregorian day.
//! Trap: a day that its month does not have is no date at all, not even its month and year.

use super::calendar;
use super::pattern::Pattern;
use crate::analysis::mention::{Timex, TimexType};
use crate::analysis::rule_error::did_you_mean;

/// A place of a value: a number from the match, or written in the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Captured(String),
    Written(String),
}

/// One end of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// Year, month, day; the later ones may be missing.
    Day(Vec<Part>),
    /// A weekday without a date.
    Weekday(Part),
}

/// The value of a rule, before a match.
#[derive(Clone, Debug)]
pub(super) struct Template {
    kind: Option<TimexType>,
    ends: Vec<Shape>,
}

/// The value of a match.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A time, and what the weekday beside it says about it (`Some(false)`: it is another one).
    Time(Timex, Option<bool>),
    /// What was matched is no date, nor is anything inside.
    NoDate,
    /// The rule does not fit (ends in the wrong order, two names of different months).
    Unfit,
}

/// What a match has captured: names with numbers.
pub(super) trait Captured {
    /// The number under a name.
    fn number(&self, name: &str) -> Option<u32>;
}

/// A day of the calendar as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
}

impl Template {
    /// Reads a value; each name in it must be one of the pattern's.
    pub(super) fn read(written: &str, pattern: &Pattern) -> Result<Self, String> {
        let (kind, rest) = written.split_once(' ').unwrap_or((written, ""));
        let kind = match kind {
            "DATE" => Some(TimexType::Date),
            "INTERVAL" => Some(TimexType::Interval),
            "NONE" => None,
            _ => {
                let near = did_you_mean(kind, ["DATE", "INTERVAL", "NONE"].into_iter());
                return Err(format!("unknown type {kind}{near}"));
            }
        };
        let ends: Vec<Shape> = rest
            .split('/')
            .map(str::trim)
            .filter(|end| !end.is_empty())
            .map(|end| shape(end, pattern))
            .collect::<Result<_, _>>()?;
        let wanted = match kind {
            Some(TimexType::Interval) => 2,
            Some(_) => 1,
            None => 0,
        };
        if ends.len() == wanted {
            Ok(Self { kind, ends })
        } else {
            Err(format!("{written} has {} values, not {wanted}", ends.len()))
        }
    }

    /// How much it says: the parts of its values.
    pub(super) fn parts(&self) -> usize {
        self.ends
            .iter()
            .map(|shape| match shape {
                Shape::Day(parts) => parts.iter().filter(|part| matches!(part, Part::Captured(_))).count(),
                Shape::Weekday(_) => 1,
            })
            .sum()
    }

    /// The value of a match.
    pub(super) fn fill(&self, captured: &dyn Captured) -> Value {
        let Some(kind) = self.kind else { return Value::NoDate };
        let twin = captured.number("twin");
        if twin.is_some() && twin != captured.number("MONTH") {
            return Value::Unfit;
        }
        if let [Shape::Weekday(part)] = &self.ends[..] {
            let Some(weekday) = part.number(captured) else { return Value::Unfit };
            let value = vec![format!("XXXX-WXX-{weekday}")];
            return Value::Time(
                Timex { r#type: kind, value, calendar: "gregorian", gregorian: Vec::new() },
                None,
            );
        }
        let mut days = Vec::new();
        for shape in &self.ends {
            let Shape::Day(parts) = shape else { return Value::Unfit };
            let mut numbers = parts.iter().map(|part| part.number(captured));
            let mut next = || numbers.next().flatten();
            let day = Known { year: next(), month: next(), day: next() };
            if !day.exists() {
                return Value::NoDate;
            }
            days.push(day);
        }
        timex(kind, &days, captured.number("WEEKDAY"))
    }
}

fn shape(written: &str, pattern: &Pattern) -> Result<Shape, String> {
    let names = || pattern.steps.iter().map(|step| step.name.as_str());
    let (last, first): (&str, &str) = match written.rsplit_once("WXX-") {
        Some((first, last)) => (last, first),
        None => ("", written),
    };
    let part = |word: &str| {
        let is_literal = word.bytes().all(|byte| byte == b'X' || byte.is_ascii_digit());
        if is_literal {
            Ok(Part::Written(word.to_owned()))
        } else if names().any(|name| name == word) {
            Ok(Part::Captured(word.to_owned()))
        } else {
            Err(format!("{word} is not in the pattern{}", did_you_mean(word, names())))
        }
    };
    if !last.is_empty() {
        return part(last).map(Shape::Weekday);
    }
    let parts = first.split('-').map(part).collect::<Result<Vec<_>, _>>()?;
    if parts.len() > 3 {
        Err(format!("{written} has more than year, month and day"))
    } else {
        Ok(Shape::Day(parts))
    }
}

impl Part {
    fn number(&self, captured: &dyn Captured) -> Option<u32> {
        match self {
            Self::Captured(name) => captured.number(name),
            Self::Written(digits) => digits.parse().ok(),
        }
    }
}

impl Known {
    fn exists(self) -> bool {
        match (self.month, self.day) {
            (None, _) => true,
            (Some(month), None) => (1..=12).contains(&month),
            (Some(month), Some(day)) => day >= 1 && day <= calendar::days_of_month(self.year, month),
        }
    }

    fn value(self) -> String {
        let year = self.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        match (self.month, self.day) {
            (None, _) => year,
            (Some(month), None) => format!("{year}-{month:02}"),
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// The first and the last Gregorian day, when the year is known.
    fn limits(self) -> Option<(String, String)> {
        self.year?;
        let first = Self { month: self.month.or(Some(1)), day: self.day.or(Some(1)), ..self };
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| calendar::days_of_month(self.year, month));
        Some((first.value(), Self { month: Some(month), day: Some(day), ..self }.value()))
    }
}

fn timex(kind: TimexType, days: &[Known], weekday: Option<u32>) -> Value {
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else { return Value::Unfit };
    if kind == TimexType::Interval && first >= last {
        return Value::Unfit;
    }
    let gregorian = match (first.limits(), last.limits()) {
        (Some((start, _)), Some((_, end))) => vec![start, end],
        _ => Vec::new(),
    };
    let agrees = match (weekday, first) {
        (Some(weekday), Known { year: Some(year), month: Some(month), day: Some(day) }) => {
            Some(calendar::weekday(year, month, day) == weekday)
        }
        _ => None,
    };
    let value = days.iter().map(|day| day.value()).collect();
    Value::Time(Timex { r#type: kind, value, calendar: "gregorian", gregorian }, agrees)
}
