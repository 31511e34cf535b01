//! Values that are worked out from an anchor: the document's day, or the day mentioned last.
//!
//! Without an anchor they stay open (`XXXX-WXX-4`, `PAST_REF`).

use super::calendar::{self, Calendar};
use super::clock::lasting;
use super::moment::{Known, Moment};
use super::operations::{Context, decade_from, named, part_of_year, vague_of};
use super::symbols;
use super::value::Filled;
use crate::analysis::mention::{Language, TimexType};

/// Gives a day without a year that of the nearest such day to the document's, of those that the
/// weekday beside it allows; ahead, when it stands alone.
pub(super) fn nearest(known: Known, weekday: Option<i32>, context: &Context<'_>) -> Known {
    if known.year.is_some() || known.month.is_none() {
        return known;
    }
    let Some(anchor) = context.anchor() else { return known };
    let (year, _, _) = calendar::from_day_number(known.calendar, anchor);
    let far = |candidate: &Known| {
        candidate.limits().map_or(i64::MAX, |(first, last)| {
            if (first..=last).contains(&anchor) {
                0
            } else if context.alone && last < anchor {
                (anchor - last) * 10
            } else {
                (first - anchor).abs().min((last - anchor).abs())
            }
        })
    };
    let on_weekday = |candidate: &Known| {
        weekday.is_none_or(|weekday| candidate.number().is_some_and(|day| calendar::weekday(day) == weekday))
    };
    let in_year = |year| Known { year: Some(year), ..known };
    (year - 2..=year + 2)
        .map(in_year)
        .filter(on_weekday)
        .min_by_key(far)
        .or_else(|| (year - 1..=year + 1).map(in_year).min_by_key(far))
        .unwrap_or(known)
}

pub(super) fn weekday_of(weekday: i32, which: Option<i32>, context: &Context<'_>) -> Filled {
    let Some(anchor) = context.anchor() else { return named(format!("XXXX-WXX-{weekday}"), None) };
    let ahead = i64::from((weekday - calendar::weekday(anchor)).rem_euclid(7));
    let week_end = anchor + 7 - i64::from(calendar::weekday(anchor));
    let day = match which {
        // "Next Friday" is not the one that comes now, in English and Hebrew.
        Some(1)
            if matches!(context.language, Language::English | Language::Hebrew)
                && ahead > 0
                && anchor + ahead <= week_end =>
        {
            anchor + ahead + 7
        }
        Some(1) => anchor + if ahead == 0 { 7 } else { ahead },
        Some(0) if context.alone => anchor + ahead,
        Some(-1) => anchor + ahead - 7,
        Some(_) => anchor - i64::from(calendar::weekday(anchor)) + i64::from(weekday),
        None if context.alone && ahead == 0 => anchor + 7,
        None if ahead == 0 || context.ahead() => anchor + ahead,
        None => anchor + ahead - 7,
    };
    Filled::Moment(Moment::Known(Known::of(day)))
}

pub(super) fn days_off(days: i32, weekday: Option<i32>, context: &Context<'_>) -> Filled {
    let Some(anchor) = context.anchor() else {
        return weekday.map_or_else(|| vague_of(days), |weekday| named(format!("XXXX-WXX-{weekday}"), None));
    };
    Filled::Moment(Moment::Known(Known::of(anchor + i64::from(days))))
}

pub(super) fn this(which: i32, unit: i32, context: &Context<'_>) -> Filled {
    match context.anchor() {
        None => vague_of(which),
        Some(anchor) => in_units(anchor, which, unit, context),
    }
}

pub(super) fn offset(count: i32, unit: i32, way: i32, context: &Context<'_>) -> Filled {
    let later = symbols::sign(way) == "LATER";
    let anchor = if later { context.document.or(context.mentioned) } else { context.document };
    context.used.set(anchor);
    let count = if later { count } else { -count };
    match anchor {
        Some(anchor) => in_units(anchor, count, unit, context),
        None if later => Filled::Other(TimexType::Duration, lasting(count, unit)),
        None => vague_of(count),
    }
}

/// So many units from a day, as coarse as the unit.
fn in_units(anchor: i64, count: i32, unit: i32, context: &Context<'_>) -> Filled {
    let (year, month, _) = calendar::from_civil(anchor);
    match symbols::sign(unit) {
        "D" => Filled::Moment(Moment::Known(Known::of(anchor + i64::from(count)))),
        "W" => week(anchor + 7 * i64::from(count), ""),
        "WE" => week(anchor + 7 * i64::from(count), "-WE"),
        "M" => {
            let months = year * 12 + month - 1 + count;
            let known = Known {
                year: Some(months.div_euclid(12)),
                month: Some(months.rem_euclid(12) + 1),
                ..Known::default()
            };
            Filled::Moment(Moment::Known(known))
        }
        "Q" => {
            let quarters = year * 4 + (month - 1) / 3 + count;
            part_of_year('Q', quarters.rem_euclid(4) + 1, 4, Some(quarters.div_euclid(4)), context)
        }
        "Y" if count.abs() > 1000 => vague_of(count),
        "Y" => Filled::Moment(Moment::Known(native_year(anchor, count, context))),
        "DE" => decade_from((year / 10 + count) * 10),
        "CE" => named(format!("{:02}XX", year / 100 + count), None),
        "H" | "MIN" | "S" => match (context.minute, symbols::sign(unit)) {
            (Some(minute), unit @ ("H" | "MIN")) => {
                let minutes = anchor * 1440 + minute + i64::from(count) * if unit == "H" { 60 } else { 1 };
                let day = Known::of(minutes.div_euclid(1440)).value();
                let of_day = minutes.rem_euclid(1440);
                Filled::Other(TimexType::Time, format!("{day}T{:02}:{:02}", of_day / 60, of_day % 60))
            }
            _ => vague_of(count),
        },
        _ => Filled::Unfit,
    }
}

/// "This year" is one of the calendar that the country counts by.
pub(super) fn native_year(anchor: i64, count: i32, context: &Context<'_>) -> Known {
    let calendar =
        if context.language == Language::Persian { Calendar::Persian } else { Calendar::Gregorian };
    let (year, _, _) = calendar::from_day_number(calendar, anchor);
    Known { calendar, year: Some(year + count), ..Known::default() }
}

fn week(day: i64, rest: &str) -> Filled {
    let (year, week) = calendar::iso_week(day);
    let monday = day - i64::from(calendar::weekday(day)) + 1;
    let first = if rest.is_empty() { monday } else { monday + 5 };
    named(format!("{year:04}-W{week:02}{rest}"), Some((first, monday + 6)))
}

pub(super) fn month_off(which: i32, month: i32, context: &Context<'_>) -> Filled {
    let (calendar, month) = symbols::month(month);
    let unknown = Known { calendar, month: Some(month), ..Known::default() };
    let Some(anchor) = context.anchor() else { return Filled::Moment(Moment::Known(unknown)) };
    let (year, now, _) = calendar::from_day_number(calendar, anchor);
    let year = match which {
        1 if month <= now => year + 1,
        -1 if month >= now => year - 1,
        _ => year,
    };
    Filled::Moment(Moment::Known(Known { year: Some(year), ..unknown }))
}
