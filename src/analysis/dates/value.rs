//! The value of a date rule: read from the rule file, filled in from a match.
//!
//! In: `DATE YEAR-MONTH-DAY`, `DATE offset COUNT UNIT WAY`, `INTERVAL a / b`, `NONE` (the span is no
//! date and hides those that lie inside; `NONE wins` also those of the same words); then the captured numbers. Out: TIMEX3 values as
//! dates/CONVENTION writes them, and the first and last Gregorian day. The operations stand in
//! `operations`. Era, modifier, part of a day and clock time need no mention in the value: where
//! the pattern captures them (ERA, MOD, PART, HOUR, MINUTE), they are applied.
//! Trap: a day that its month does not have is no date at all, not even its month and year.

use super::calendar::{self, Calendar};
use super::ends::{End, Given};
use super::moment::{Known, Moment, day_name};
use super::operations::{Context, Near, clock};
use super::pattern::{Definition, Pattern};
use super::stretch;
use super::symbols;
use crate::analysis::mention::{Language, Timex, TimexType};
use crate::analysis::rule_error::did_you_mean;

/// The value of a rule, before a match.
#[derive(Clone, Debug)]
pub(super) struct Template {
    kind: Option<TimexType>,
    ends: Vec<End>,
    wins: bool,
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
    /// The number under a name, of those captured under the name of a definition (empty: outside).
    fn number_in(&self, scope: &str, name: &str) -> Option<i32>;

    /// The number under a name.
    fn number(&self, name: &str) -> Option<i32> {
        self.number_in("", name)
    }
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
    pub(super) fn read(written: &str, pattern: &Pattern, defined: &[Definition]) -> Result<Self, String> {
        let (kind, rest) = written.split_once(' ').unwrap_or((written, ""));
        let kind = kind_of(kind)?;
        let wins = kind.is_none() && rest.trim() == "wins";
        let ends: Vec<End> = (if wins { "" } else { rest })
            .split('/')
            .map(str::trim)
            .filter(|end| !end.is_empty())
            .map(|end| End::read(end, pattern, defined))
            .collect::<Result<_, _>>()?;
        let wanted = match kind {
            Some(TimexType::Interval) => 2,
            Some(_) => 1,
            None => 0,
        };
        let may_be_two = matches!(kind, Some(TimexType::Duration | TimexType::Set)) && ends.len() == 2;
        if ends.len() == wanted || may_be_two {
            Ok(Self { kind, ends, wins })
        } else {
            Err(format!("{written} has {} values, not {wanted}", ends.len()))
        }
    }

    /// How much it says: the parts of its values; more than any if it wins.
    pub(super) fn parts(&self) -> usize {
        if self.wins {
            return usize::MAX;
        }
        self.ends.iter().map(End::parts).sum()
    }

    /// The value of a match.
    pub(super) fn fill(&self, captured: &dyn Captured, context: &Context<'_>) -> Value {
        let Some(kind) = self.kind else { return Value::NoDate };
        let twin = captured.number("twin");
        if twin.is_some() && twin != captured.number("MONTH") {
            return Value::Unfit;
        }
        if clock::is_impossible(captured) {
            return Value::Unfit;
        }
        let given = match &self.ends[..] {
            [one] => vec![one.run(captured, context)],
            [first, last] => interval(first, last, captured, context),
            _ => Vec::new(),
        };
        let (mut moments, mut clocks) = (Vec::new(), Vec::new());
        for Given { filled, clock } in given {
            match filled {
                Filled::Moment(moment) => moments.push(moment),
                Filled::Other(_, value) if self.ends.len() > 1 => moments.push(Moment::Named(value, None)),
                Filled::Other(kind, value) => {
                    return Value::Time(timex(kind, vec![value], captured, context), None);
                }
                Filled::NoDate => return Value::NoDate,
                Filled::Unfit => return Value::Unfit,
            }
            clocks.push(clock);
        }
        if kind == TimexType::Interval && clocks.iter().any(Option::is_some) {
            return interval_of_hours(&moments, &clocks, captured, context);
        }
        finished(kind, &moments, captured, context)
    }
}

/// Both ends of an interval. An end that stands for itself gives the other one what it does not
/// say: the year of a month, the week of a weekday.
fn interval(first: &End, last: &End, captured: &dyn Captured, context: &Context<'_>) -> Vec<Given> {
    let absent = Context { document: None, mentioned: None, ..*context };
    let is_known = |end: &End| match end.run(captured, &absent).filled {
        Filled::Moment(moment) => moment.limits(),
        _ => None,
    };
    if let (None, Some((day, _))) = (is_known(first), is_known(last)) {
        let near = Context { near: Some(Near::Before(day)), ..*context };
        return vec![first.run(captured, &near), last.run(captured, context)];
    }
    let first = first.run(captured, context);
    let near = match &first.filled {
        Filled::Moment(moment) => moment.limits().map(|(day, _)| Near::After(day)),
        _ => None,
    };
    vec![first, last.run(captured, &Context { near, ..*context })]
}

/// An interval from one clock time to another: a day that only one end has is that of both.
fn interval_of_hours(
    moments: &[Moment],
    clocks: &[Option<String>],
    captured: &dyn Captured,
    context: &Context<'_>,
) -> Value {
    let ([first, last], [from, to]) = (moments, clocks) else { return Value::Unfit };
    let (first_day, last_day) = (first.value(), last.value());
    let day = |own: String, other: &str| if own.is_empty() { other.to_owned() } else { own };
    let clock = |clock: &Option<String>| clock.clone().unwrap_or_default();
    let value =
        vec![day(first_day.clone(), &last_day) + &clock(from), day(last_day, &first_day) + &clock(to)];
    if value.first() == value.last() || value.iter().any(String::is_empty) {
        return Value::Unfit;
    }
    if first.limits().zip(last.limits()).is_some_and(|(first, last)| first.0 > last.1) {
        return Value::Unfit;
    }
    Value::Time(timex(TimexType::Interval, value, captured, context), None)
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

/// Puts the ends together, with the clock time and the part of the day.
fn finished(kind: TimexType, moments: &[Moment], captured: &dyn Captured, context: &Context<'_>) -> Value {
    let (Some(first), Some(last)) = (moments.first(), moments.last()) else { return Value::Unfit };
    // In lines that mix directions the later year is often written first.
    let is_year = |moment: &Moment| {
        matches!(moment, Moment::Known(known) if known.month.is_none() && !known.before
            && (captured.number("ERA").or_else(|| captured.number_in("b", "ERA")).is_some()
                || is_full_year(known.year, context)))
    };
    if kind == TimexType::Interval && is_year(first) && is_year(last) && !in_order(first, last) {
        let turned = [last.clone(), first.clone()];
        return if first == last { Value::Unfit } else { finished(kind, &turned, captured, context) };
    }
    if kind == TimexType::Interval && (!in_order(first, last) || !one_calendar(first, last)) {
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
    let weekday = match (captured.number("WEEKDAY"), first) {
        (Some(weekday), Moment::Known(known)) => beside(*known, weekday),
        _ => None,
    };
    let mut timex = timex(kind, value, captured, context);
    if let Moment::Known(known) = first
        && let (Some(Beside::Decides(days)), Some((day, _)), 1) = (weekday, known.limits(), moments.len())
    {
        timex.gregorian = vec![day_name(day + days), day_name(day + days)];
        timex.approx = false;
    }
    Value::Time(timex, weekday.map(|weekday| weekday != Beside::Differs))
}

/// What the weekday beside a day says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// It is that day, or for a Hijri day its neighbour by so many days: the weekday decides.
    Decides(i64),
    /// It is another day.
    Differs,
}

/// `None` when the day is not known.
fn beside(known: Known, weekday: i32) -> Option<Beside> {
    let day = known.written_number()?;
    Some(match (weekday - calendar::weekday(day)).rem_euclid(7) {
        0 => Beside::Decides(0),
        1 if known.calendar == Calendar::Hijri => Beside::Decides(1),
        6 if known.calendar == Calendar::Hijri => Beside::Decides(-1),
        _ => Beside::Differs,
    })
}

/// Whether a year of the Persian press is written in full: of such two, either may stand first.
fn is_full_year(year: Option<i32>, context: &Context<'_>) -> bool {
    context.language == Language::Persian && year.is_some_and(|year| year >= 1000)
}

fn timex(kind: TimexType, value: Vec<String>, captured: &dyn Captured, context: &Context<'_>) -> Timex {
    let days = stretch::days_between(&value);
    Timex {
        r#type: kind,
        calendar: value.first().map_or("gregorian", |value| Calendar::split(value).0.name()),
        gregorian: days.map(|(first, last)| vec![day_name(first), day_name(last)]).unwrap_or_default(),
        modifier: captured.number("MOD").map(symbols::sign).filter(|sign| !sign.is_empty()),
        approx: days.is_some() && value.iter().any(|value| stretch::is_known_within_a_day(value)),
        value,
        anchor: context.used.take().map(day_name),
        candidates: Vec::new(),
    }
}

/// Nobody dates the beginning by one calendar and the end by another.
fn one_calendar(first: &Moment, last: &Moment) -> bool {
    match (first, last) {
        (Moment::Known(first), Moment::Known(last)) => first.calendar == last.calendar,
        _ => true,
    }
}

/// The ends of an interval in order; of ends whose order is not known, different ones.
fn in_order(first: &Moment, last: &Moment) -> bool {
    match (first.limits(), last.limits()) {
        // Two hours of one day.
        (Some((start, _)), Some((end, _))) if start == end => {
            first.value().contains('T') && first.value() < last.value()
        }
        (Some((start, _)), Some((end, _))) => start < end,
        _ => match (first, last) {
            (Moment::Known(first), Moment::Known(last)) if first.before => {
                !last.before || first.year > last.year
            }
            // From December to March, of no year: over the turn of one.
            (Moment::Known(first), Moment::Known(last)) if first.year.is_none() && last.year.is_none() => {
                if first.month == last.month {
                    first < last
                } else {
                    true
                }
            }
            (Moment::Known(first), Moment::Known(last)) => first < last,
            _ => first.value() != last.value(),
        },
    }
}
