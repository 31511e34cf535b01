//! The value of a date rule: read from the rule file, filled in from a match.
//!
//! In: `DATE YEAR-MONTH-DAY`, `DATE offset COUNT UNIT WAY`, `INTERVAL a / b`, `NONE` (the span is no
//! date and hides those that lie inside); then the captured numbers. Out: TIMEX3 values as
//! dates/CONVENTION writes them, and the first and last Gregorian day. The operations stand in
//! `operations`. Era, modifier, part of a day and clock time need no mention in the value: where
//! the pattern captures them (ERA, MOD, PART, HOUR, MINUTE), they are applied.
//! Trap: a day that its month does not have is no date at all, not even its month and year.

use super::calendar;
use super::moment::{Moment, day_name};
use super::operations::{self, Call, Context, Operation, clock};
use super::pattern::Pattern;
use super::symbols;
use crate::analysis::mention::{Language, Timex, TimexType};
use crate::analysis::rule_error::did_you_mean;

/// A place of a value: a number from the match, or written in the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Under this name.
    Captured(String),
    /// As it stands; `None`: unknown.
    Written(Option<i32>),
}

/// One end of a value: an operation and what it reads.
#[derive(Clone, Debug)]
struct End {
    operation: Operation,
    parts: Vec<Part>,
}

/// The value of a rule, before a match.
#[derive(Clone, Debug)]
pub(super) struct Template {
    kind: Option<TimexType>,
    ends: Vec<End>,
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
    fn number(&self, name: &str) -> Option<i32>;
}

/// What an operation gives.
pub(super) enum Filled {
    /// A moment.
    Moment(Moment),
    /// A value that is no moment: a duration or a set; or one whose kind differs from the rule's.
    Other(TimexType, String),
    /// No such day.
    NoDate,
    /// The rule does not fit.
    Unfit,
}

impl Template {
    /// Reads a value; each name in it must be one of the pattern's.
    pub(super) fn read(written: &str, pattern: &Pattern) -> Result<Self, String> {
        let (kind, rest) = written.split_once(' ').unwrap_or((written, ""));
        let kind = kind_of(kind)?;
        let ends: Vec<End> = rest
            .split('/')
            .map(str::trim)
            .filter(|end| !end.is_empty())
            .map(|end| end_of(end, pattern))
            .collect::<Result<_, _>>()?;
        let wanted = match kind {
            Some(TimexType::Interval) => 2,
            Some(_) => 1,
            None => 0,
        };
        let may_be_two = kind == Some(TimexType::Duration) && ends.len() == 2;
        if ends.len() == wanted || may_be_two {
            Ok(Self { kind, ends })
        } else {
            Err(format!("{written} has {} values, not {wanted}", ends.len()))
        }
    }

    /// How much it says: the parts of its values. Of two rules for the same words, the one that
    /// says that they are no date is right.
    pub(super) fn parts(&self) -> usize {
        if self.kind.is_none() {
            return usize::MAX;
        }
        let captured = |end: &End| end.parts.iter().filter(|part| matches!(part, Part::Captured(_))).count();
        self.ends.iter().map(captured).sum()
    }

    /// The value of a match.
    pub(super) fn fill(&self, captured: &dyn Captured, context: &Context<'_>) -> Value {
        let Some(kind) = self.kind else { return Value::NoDate };
        let twin = captured.number("twin");
        if twin.is_some() && twin != captured.number("MONTH") {
            return Value::Unfit;
        }
        let mut moments = Vec::new();
        for end in &self.ends {
            match (end.operation)(&Call { parts: &end.parts, captured, context }) {
                Filled::Moment(moment) => moments.push(moment),
                Filled::Other(kind, value) => {
                    return Value::Time(timex(kind, vec![value], captured, context), None);
                }
                Filled::NoDate => return Value::NoDate,
                Filled::Unfit => return Value::Unfit,
            }
        }
        finished(kind, &moments, captured, context)
    }
}

fn kind_of(written: &str) -> Result<Option<TimexType>, String> {
    const KINDS: [&str; 6] = ["DATE", "TIME", "DURATION", "SET", "INTERVAL", "NONE"];
    Ok(match written {
        "DATE" => Some(TimexType::Date),
        "TIME" => Some(TimexType::Time),
        "DURATION" => Some(TimexType::Duration),
        "SET" => Some(TimexType::Set),
        "INTERVAL" => Some(TimexType::Interval),
        "NONE" => None,
        _ => return Err(format!("unknown type {written}{}", did_you_mean(written, KINDS.into_iter()))),
    })
}

fn end_of(written: &str, pattern: &Pattern) -> Result<End, String> {
    let names = || pattern.steps.iter().map(|step| step.name.as_str());
    let part = |word: &str| {
        if word.bytes().all(|byte| byte == b'X') {
            Ok(Part::Written(None))
        } else if names().any(|name| name == word) {
            Ok(Part::Captured(word.to_owned()))
        } else if let Some(number) = symbols::number(word) {
            Ok(Part::Written(Some(number)))
        } else {
            Err(format!("{word} is not in the pattern{}", did_you_mean(word, names())))
        }
    };
    let mut words = written.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_name = first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_lowercase());
    if let Some(operation) = operations::find(first) {
        return Ok(End { operation, parts: words.map(part).collect::<Result<_, _>>()? });
    }
    if is_name && !names().any(|name| name == first) {
        let near = did_you_mean(first, operations::names());
        return Err(format!("unknown operation {first}{near}"));
    }
    let Some(operation) = operations::find("date") else { return Err("there is no date".to_owned()) };
    let parts = written.split('-').map(|word| part(word.trim())).collect::<Result<Vec<_>, _>>()?;
    if parts.len() > 3 {
        return Err(format!("{written} has more than year, month and day"));
    }
    Ok(End { operation, parts })
}

impl Part {
    /// Its number.
    pub(super) fn number(&self, captured: &dyn Captured) -> Option<i32> {
        match self {
            Self::Captured(name) => captured.number(name),
            Self::Written(number) => *number,
        }
    }
}

/// Puts the ends together, with the clock time and the part of the day.
fn finished(kind: TimexType, moments: &[Moment], captured: &dyn Captured, context: &Context<'_>) -> Value {
    let (Some(first), Some(last)) = (moments.first(), moments.last()) else { return Value::Unfit };
    // In lines that mix directions the later year is often written first.
    let is_year = |moment: &Moment| {
        matches!(moment, Moment::Known(known) if known.month.is_none() && !known.before
            && (captured.number("ERA").is_some() || is_full_year(known.year, context)))
    };
    if kind == TimexType::Interval && is_year(first) && is_year(last) && !in_order(first, last)
    {
        let turned = [last.clone(), first.clone()];
        return if first == last { Value::Unfit } else { finished(kind, &turned, captured, context) };
    }
    if kind == TimexType::Interval && !in_order(first, last) {
        return Value::Unfit;
    }
    let mut kind = kind;
    let mut value: Vec<String> = moments.iter().map(Moment::value).collect();
    if kind != TimexType::Interval
        && let Some(clock) = clock::written(captured)
        && let Some(value) = value.first_mut()
    {
        if value.ends_with("_REF") {
            value.clear();
        } else if value.contains('T') {
            return Value::Unfit;
        }
        value.push_str(&clock);
        kind = TimexType::Time;
    }
    if value.iter().any(String::is_empty) {
        return Value::Unfit;
    }
    let agrees = match (captured.number("WEEKDAY"), first) {
        (Some(weekday), Moment::Known(known)) => known.number().map(|day| {
            let off = (calendar::weekday(day) - weekday).rem_euclid(7);
            off == 0 || (known.calendar == calendar::Calendar::Hijri && (off == 1 || off == 6))
        }),
        _ => None,
    };
    let mut timex = timex(kind, value, captured, context);
    if let Moment::Known(known) = first {
        timex.calendar = known.calendar.name();
        timex.approx = known.calendar == calendar::Calendar::Hijri
            && known.year.is_none_or(|year| !(1420..1450).contains(&year));
    }
    if let (Some((start, _)), Some((_, end))) = (first.limits(), last.limits()) {
        timex.gregorian = vec![day_name(start), day_name(end)];
    }
    Value::Time(timex, agrees)
}

/// Whether a year of the Persian press is written in full: of such two, either may stand first.
fn is_full_year(year: Option<i32>, context: &Context<'_>) -> bool {
    context.language == Language::Persian && year.is_some_and(|year| year >= 1000)
}

fn timex(kind: TimexType, value: Vec<String>, captured: &dyn Captured, context: &Context<'_>) -> Timex {
    Timex {
        r#type: kind,
        value,
        calendar: "gregorian",
        gregorian: Vec::new(),
        modifier: captured.number("MOD").map(symbols::sign).filter(|sign| !sign.is_empty()),
        approx: false,
        anchor: context.used.take().map(day_name),
        candidates: Vec::new(),
    }
}

/// The ends of an interval in order; of ends whose order is not known, different ones.
fn in_order(first: &Moment, last: &Moment) -> bool {
    match (first.limits(), last.limits()) {
        (Some((start, _)), Some((end, _))) => start < end,
        _ => match (first, last) {
            (Moment::Known(first), Moment::Known(last)) if first.before => {
                !last.before || first.year > last.year
            }
            (Moment::Known(first), Moment::Known(last)) => first < last,
            _ => first.value() != last.value(),
        },
    }
}
