//! The operations of which rules build values: by name, from the numbers that a match captured.
//!
//! | operation | reads | gives |
//! |---|---|---|
//! | (a shape) | `YEAR-MONTH-DAY` | a day, month or year |
//! | weekday | weekday, -1 / 0 / 1 | the weekday before, next to, or after the anchor |
//! | days | days from the anchor | yesterday, tomorrow |
//! | this | -1 / 0 / 1, unit | last week, this year |
//! | offset | count, unit, AGO or LATER | three days ago |
//! | month | -1 / 0 / 1, month | next May |
//! | season | season, year | |
//! | century, decade | number | |
//! | quarter, half | number, year | |
//! | festival | festival, year | |
//! | nth | number, weekday, month, year | the second Sunday of May |
//! | lasting | count, unit | a DURATION |
//! | every | unit, count | a SET |
//! | on-every | weekday | a SET |
//! | length | count, unit, greater count | one end of a range of lengths |
//! | next-day | | the day after the one that was mentioned |
//! | this-if | unit | this unit, only where the document's day is known |
//! | until | year, two digits, year | the end of a span of years |
//! | hours | hour, part, minute, part | one end of a span of hours |
//! | twoway | days | yesterday or tomorrow, as the sentence says |
//! | letter-day | 1 to 7 | the weekday that is counted so, the first is Sunday |
//! | on-day | days, weekday | the one of both that was captured |
//! | many | unit, AGO or LATER | years ago, years later |
//! | vague | PAST, PRESENT, FUTURE | |
//! | clock | | a time without a day |
//!
//! What is relative is worked out from the anchor; without one it stays open.

use std::cell::Cell;

use super::calendar::{self, Calendar};
use super::clock::{clock, hour_of, lasting};
use super::moment::{Known, Moment};
use super::relative::{days_off, month_off, native_year, nearest, offset, this, weekday_of};
use super::symbols;
use super::value::{Captured, End, Filled};
use crate::analysis::mention::{Language, TimexType};

/// The names of the operations.
pub(super) const NAMES: [&str; 27] = [
    "date",
    "weekday",
    "days",
    "this",
    "offset",
    "month",
    "season",
    "century",
    "decade",
    "quarter",
    "half",
    "festival",
    "nth",
    "lasting",
    "every",
    "on-every",
    "vague",
    "clock",
    "until",
    "twoway",
    "hours",
    "next-day",
    "letter-day",
    "this-if",
    "many",
    "on-day",
    "length",
];

/// What is known beside the match.
pub(super) struct Context<'c> {
    /// The language of the text.
    pub(super) language: Language,
    /// The document's day.
    pub(super) document: Option<i64>,
    /// The minute of that day, where it is known.
    pub(super) minute: Option<i64>,
    /// Whether the expression stands alone, as one types it into a calendar: it looks ahead.
    pub(super) alone: bool,
    /// The day that was mentioned last.
    pub(super) mentioned: Option<i64>,
    /// Whether the sentence speaks of the future.
    pub(super) future: &'c dyn Fn() -> bool,
    /// Whether it speaks of the past.
    pub(super) past: &'c dyn Fn() -> bool,
    /// The anchor that an operation used.
    pub(super) used: &'c Cell<Option<i64>>,
}

impl Context<'_> {
    /// Whether what has no direction of its own looks ahead.
    pub(super) fn ahead(&self) -> bool {
        self.alone || (self.future)()
    }

    /// The document's day, noted as used.
    pub(super) fn anchor(&self) -> Option<i64> {
        if self.document.is_some() {
            self.used.set(self.document);
        }
        self.document
    }
}

/// The value of one end.
pub(super) fn run(end: &End, captured: &dyn Captured, context: &Context<'_>) -> Filled {
    let number = |index: usize| end.parts.get(index).and_then(|part| part.number(captured));
    let first = number(0);
    match end.operation {
        "date" => date(number(0), number(1), number(2), captured, context),
        "season" => season(first, number(1), captured, context),
        "century" => first.map_or(Filled::Unfit, |century| century_of(century, captured)),
        "decade" => first.map_or(Filled::Unfit, |decade| decade_of(decade, number(1), captured, context)),
        "quarter" => with(first, Some(4), |number_, _| part_of_year('Q', number_, 4, number(1), context)),
        "half" => with(first, Some(2), |number_, _| part_of_year('H', number_, 2, number(1), context)),
        "festival" => {
            first.map_or(Filled::Unfit, |festival| festival_of(festival, number(1), captured, context))
        }
        "nth" => nth(first, number(1), number(2), number(3), context),
        // In Arabic one follows its noun, and is also "one of".
        "lasting" if first == Some(1) && context.language == Language::Arabic && end.parts.len() > 2 => {
            Filled::Unfit
        }
        "lasting" => {
            with(first, number(1), |count, unit| Filled::Other(TimexType::Duration, lasting(count, unit)))
        }
        "every" => first.map_or(Filled::Unfit, |unit| {
            Filled::Other(TimexType::Set, lasting(number(1).unwrap_or(1), unit))
        }),
        "on-every" => first.map_or(Filled::Unfit, |weekday| {
            Filled::Other(
                TimexType::Set,
                format!("XXXX-WXX-{weekday}{}", clock(captured).unwrap_or_default()),
            )
        }),
        "until" => match (first, number(1), number(2)) {
            (_, None, Some(to)) => date(Some(to), None, None, captured, context),
            (Some(from), Some(to), _) => date(Some(from - from % 100 + to), None, None, captured, context),
            _ => Filled::Unfit,
        },
        "hours" => first.map_or(Filled::Unfit, |hour| {
            // The part of the day that is said once, at the end, holds for both hours.
            let part = number(1).or(number(3)).map_or("", symbols::sign);
            let minute = number(2).map_or_else(String::new, |minute| format!(":{minute:02}"));
            named(format!("T{:02}{minute}", hour_of(hour, part)), None)
        }),
        "many" => with(first, number(1), |unit, way| match symbols::sign(way) {
            "LATER" => Filled::Other(TimexType::Duration, lasting(-1, unit)),
            _ => vague_of(-1),
        }),
        "length" if number(2).is_some_and(|longer| first >= Some(longer)) => Filled::Unfit,
        "length" => with(first, number(1), |count, unit| named(lasting(count, unit), None)),
        "clock" => named(String::new(), None),
        "vague" => first.map_or(Filled::Unfit, vague),
        _ => anchored(end, captured, context),
    }
}

/// The operations that start from a known day.
fn anchored(end: &End, captured: &dyn Captured, context: &Context<'_>) -> Filled {
    let number = |index: usize| end.parts.get(index).and_then(|part| part.number(captured));
    let first = number(0);
    match end.operation {
        "weekday" => first.map_or(Filled::Unfit, |weekday| weekday_of(weekday, number(1), context)),
        "letter-day" => match first {
            Some(letter @ 1..=7) => weekday_of((letter + 5) % 7 + 1, None, context),
            _ => Filled::Unfit,
        },
        "days" => first.map_or(Filled::Unfit, |days| days_off(days, captured.number("WEEKDAY"), context)),
        "this" => with(first, number(1), |which, unit| this(which, unit, context)),
        "offset" => with(first.or(Some(2)), number(1), |count, unit| {
            offset(count, unit, number(2).unwrap_or_default(), context)
        }),
        "month" => with(first, number(1), |which, month| month_off(which, month, context)),
        "next-day" => match context.mentioned.or(context.document) {
            Some(day) => Filled::Moment(Moment::Known(Known::of(day + 1))),
            None => {
                named(if clock(captured).is_some() { String::new() } else { "FUTURE_REF".to_owned() }, None)
            }
        },
        "twoway" => first.map_or(Filled::Unfit, |days| {
            let days = if context.ahead() || !(context.past)() { days } else { -days };
            days_off(days, captured.number("WEEKDAY"), context)
        }),
        "on-day" => match (first, number(1)) {
            (Some(days), _) => days_off(days, None, context),
            (None, Some(weekday)) => weekday_of(weekday, None, context),
            _ => Filled::Unfit,
        },
        "this-if" => match (first, context.document) {
            (Some(unit), Some(_)) => this(0, unit, context),
            _ => Filled::Unfit,
        },
        _ => Filled::Unfit,
    }
}

fn with(first: Option<i32>, second: Option<i32>, give: impl FnOnce(i32, i32) -> Filled) -> Filled {
    match (first, second) {
        (Some(first), Some(second)) => give(first, second),
        _ => Filled::Unfit,
    }
}

pub(super) fn named(value: String, limits: Option<(i64, i64)>) -> Filled {
    Filled::Moment(Moment::Named(value, limits))
}

fn vague(which: i32) -> Filled {
    named(format!("{}_REF", symbols::sign(which)), None)
}

/// The vague value of what lies before or after an unknown day.
pub(super) fn vague_of(direction: i32) -> Filled {
    vague(62 + direction.signum())
}

/// The calendar of a year, and the year in full.
fn year_of(
    year: Option<i32>,
    calendar: Option<Calendar>,
    captured: &dyn Captured,
    context: &Context<'_>,
) -> (Calendar, bool, Option<i32>) {
    let era = captured.number("ERA").map_or("", symbols::sign);
    let by_era = match era {
        "AD" | "BC" => Some(Calendar::Gregorian),
        "AH" | "BH" => Some(Calendar::Hijri),
        "AP" => Some(Calendar::Persian),
        "AM" => Some(Calendar::Hebrew),
        _ => None,
    };
    let before = matches!(era, "BC" | "BH");
    let by_size = match (context.language, year) {
        (Language::Persian, Some(1200..1500 | 10..100)) => Some(Calendar::Persian),
        (Language::Hebrew, Some(5000..6000)) => Some(Calendar::Hebrew),
        _ => None,
    };
    let calendar = by_era.or(calendar).or(by_size).unwrap_or_default();
    let full = year.map(|year| match (calendar, year) {
        (Calendar::Persian, 0..=9) if era.is_empty() => year + 1400,
        (Calendar::Persian, 10..=99) if era.is_empty() => year + 1300,
        (Calendar::Hebrew, 1..=999) => year + 5000,
        _ => year,
    });
    (calendar, before, full)
}

fn date(
    year: Option<i32>,
    month: Option<i32>,
    day: Option<i32>,
    captured: &dyn Captured,
    context: &Context<'_>,
) -> Filled {
    let by_year = month.is_some_and(symbols::is_plain_number);
    let (calendar, month) = match month.map(symbols::month) {
        Some((calendar, month)) => (Some(calendar), Some(month)),
        None => (None, None),
    };
    // In numbers alone, the year says which calendar.
    let calendar = match (context.language, year) {
        _ if !by_year => calendar,
        (Language::Arabic | Language::Urdu, Some(1300..1500)) => Some(Calendar::Hijri),
        (Language::Persian, _) => None,
        (_, Some(0..=99)) => Some(Calendar::Gregorian),
        _ => calendar,
    };
    let (calendar, before, year) = year_of(year, calendar, captured, context);
    let year = year.map(|year| match year {
        0..=49 if by_year && calendar == Calendar::Gregorian => year + 2000,
        50..=99 if by_year && calendar == Calendar::Gregorian => year + 1900,
        _ => year,
    });
    let known = Known { calendar, before, year, month, day };
    if !known.exists() {
        return Filled::NoDate;
    }
    Filled::Moment(Moment::Known(nearest(known, captured.number("WEEKDAY"), context)))
}

fn season(season: Option<i32>, year: Option<i32>, captured: &dyn Captured, context: &Context<'_>) -> Filled {
    let Some(season) = season.map(symbols::sign) else { return Filled::Unfit };
    let year = match (year, captured.number("WHICH")) {
        (None, Some(which)) => context.anchor().and_then(|anchor| native_year(anchor, which, context).year),
        (year, _) => year,
    };
    let (calendar, before, year) = year_of(year, None, captured, context);
    named(format!("{}-{season}", Known { calendar, before, year, ..Known::default() }.value()), None)
}

fn century_of(century: i32, captured: &dyn Captured) -> Filled {
    let era = captured.number("ERA").map_or("", symbols::sign);
    let prefix = match era {
        "BC" | "AH" | "AP" | "BH" => era,
        _ => "",
    };
    if !(1..=60).contains(&century) {
        return Filled::Unfit;
    }
    let first = (century - 1) * 100;
    let limits =
        prefix.is_empty().then(|| (calendar::civil(first, 1, 1), calendar::civil(first + 99, 12, 31)));
    named(format!("{prefix}{:02}XX", century - 1), limits)
}

/// A decade by its first year, of two digits or four, in a century or the last one.
fn decade_of(decade: i32, century: Option<i32>, captured: &dyn Captured, context: &Context<'_>) -> Filled {
    if decade >= 1000 {
        return decade_from(decade);
    }
    if decade % 10 != 0 || decade >= 100 {
        return Filled::Unfit;
    }
    let era = captured.number("ERA").map_or("", symbols::sign);
    if era == "AP" || (context.language == Language::Persian && era.is_empty() && century.is_none()) {
        return named(format!("AP13{}X", decade / 10), None);
    }
    decade_from((century.unwrap_or(20) - 1) * 100 + decade)
}

pub(super) fn decade_from(year: i32) -> Filled {
    let limits = (calendar::civil(year, 1, 1), calendar::civil(year + 9, 12, 31));
    named(format!("{:03}X", year / 10), Some(limits))
}

pub(super) fn part_of_year(
    letter: char,
    number: i32,
    of: i32,
    year: Option<i32>,
    context: &Context<'_>,
) -> Filled {
    if !(1..=of).contains(&number) {
        return Filled::Unfit;
    }
    let year = year.or_else(|| context.anchor().map(|anchor| calendar::from_civil(anchor).0));
    let written = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    let months = 12 / of;
    let limits = year.and_then(|year| {
        let first = Known { year: Some(year), month: Some((number - 1) * months + 1), ..Known::default() };
        let last = Known { month: Some(number * months), ..first };
        Some((first.limits()?.0, last.limits()?.1))
    });
    named(format!("{written}-{letter}{number}"), limits)
}

fn festival_of(festival: i32, year: Option<i32>, captured: &dyn Captured, context: &Context<'_>) -> Filled {
    let (calendar, month, day) = symbols::festival(festival);
    let known = Known { calendar, month: Some(month), day: (day > 0).then_some(day), ..Known::default() };
    let which = captured.number("WHICH");
    let known = match (year, which) {
        (Some(year), _) => in_year(known, year),
        (None, Some(which)) => match context.anchor() {
            Some(anchor) => {
                let (year, now, _) = calendar::from_day_number(calendar, anchor);
                let later = i32::from(which == 1 && month <= now) - i32::from(which == -1 && month >= now);
                Known { year: Some(year + later), ..known }
            }
            None => known,
        },
        (None, None) => nearest(known, None, context),
    };
    if known.exists() { Filled::Moment(Moment::Known(known)) } else { Filled::Unfit }
}

/// A day of a festival in a year that may be of another calendar.
fn in_year(known: Known, year: i32) -> Known {
    let of_its_own = match known.calendar {
        Calendar::Gregorian => true,
        Calendar::Hijri | Calendar::Persian => year < 1700,
        Calendar::Hebrew => year > 5000,
    };
    if of_its_own {
        return Known { year: Some(year), ..known };
    }
    let (first, _, _) = calendar::from_day_number(known.calendar, calendar::civil(year, 1, 1));
    (first..=first + 1)
        .map(|native| Known { year: Some(native), ..known })
        .find(|known| known.limits().is_some_and(|(day, _)| calendar::from_civil(day).0 == year))
        .unwrap_or(known)
}

fn nth(
    number: Option<i32>,
    weekday: Option<i32>,
    month: Option<i32>,
    year: Option<i32>,
    context: &Context<'_>,
) -> Filled {
    let (Some(number), Some(weekday), Some(month)) = (number, weekday, month) else { return Filled::Unfit };
    // "Sunday the second of May" is a date where the weekday agrees; in Persian always.
    let may_be_date = matches!(context.language, Language::Arabic | Language::Hebrew);
    let is_date = year.filter(|_| may_be_date).is_some_and(|year| {
        let day = calendar::day_number(Calendar::Gregorian, year, symbols::month(month).1, number);
        day.is_some_and(|day| calendar::weekday(day) == weekday)
    });
    if number > 5 || is_date || context.language == Language::Persian {
        return Filled::Unfit;
    }
    let month = Known { year, month: Some(symbols::month(month).1), ..Known::default() };
    let Some((first, last)) = nearest(month, None, context).limits() else {
        return Filled::Moment(Moment::Known(month));
    };
    let to_first = i64::from((weekday - calendar::weekday(first)).rem_euclid(7));
    let day = if number < 0 {
        last - i64::from((calendar::weekday(last) - weekday).rem_euclid(7))
    } else {
        first + to_first + 7 * (i64::from(number) - 1)
    };
    if day > last { Filled::NoDate } else { Filled::Moment(Moment::Known(Known::of(day))) }
}
