//! Operations that count units of time from an anchor: the document's day, or the day mentioned
//! last.
//!
//! Without an anchor what they give stays open (`PAST_REF`).

use super::super::calendar;
use super::super::moment::{Known, Moment};
use super::super::symbols;
use super::super::value::Filled;
use super::lengths::{length_of, smaller};
use super::years::{decade_from, native_year, part_of_year};
use super::{Call, Context, known, named};
use crate::analysis::mention::TimexType;

/// Years ago, that nobody counts from.
const YEARS_MAX: i32 = 1000;

/// Last week, this year.
pub(super) fn this(call: &Call<'_>) -> Filled {
    call.pair().map_or(Filled::Unfit, |(which, unit)| this_unit(which, unit, call.context))
}

/// This unit, only where the document's day is known.
pub(super) fn this_if(call: &Call<'_>) -> Filled {
    match (call.number(0), call.context.document) {
        (Some(unit), Some(_)) => this_unit(0, unit, call.context),
        _ => Filled::Unfit,
    }
}

fn this_unit(which: i32, unit: i32, context: &Context<'_>) -> Filled {
    match context.anchor() {
        None => vague_of(which),
        Some(anchor) => in_units(anchor, which, unit, context),
    }
}

/// Three days ago: AGO and LATER count from the document's day, BEFORE and AFTER from the one that
/// was mentioned last.
pub(super) fn offset(call: &Call<'_>) -> Filled {
    // A dual has its number in itself.
    let count = call.number(0).unwrap_or(2);
    call.number(1).map_or(Filled::Unfit, |unit| so_long(count, unit, call.number(2), call.context))
}

/// Half a year ago, in an hour and a half: count, unit, which way, sixtieths.
pub(super) fn offset_part(call: &Call<'_>) -> Filled {
    let (Some(unit), Some(part)) = (call.number(1), call.number(3)) else { return Filled::Unfit };
    smaller(call.number(0).unwrap_or_default(), part, unit)
        .map_or(Filled::Unfit, |(count, unit)| so_long(count, unit, call.number(2), call.context))
}

/// Three days ago, number and unit written as one word.
pub(super) fn offset_joined(call: &Call<'_>) -> Filled {
    call.number(0)
        .map(symbols::length)
        .map_or(Filled::Unfit, |(count, unit)| so_long(count, unit, call.number(1), call.context))
}

fn so_long(count: i32, unit: i32, way: Option<i32>, context: &Context<'_>) -> Filled {
    let way = symbols::sign(way.unwrap_or_default());
    let later = matches!(way, "LATER" | "AFTER");
    let anchor = match way {
        "AFTER" | "BEFORE" => context.mentioned_for(unit).or(context.document),
        "LATER" => context.document.or(context.mentioned_for(unit)),
        _ => context.document,
    };
    // By itself, "two hours before" says nothing.
    if context.alone && matches!(way, "AFTER" | "BEFORE") && context.mentioned.is_none() && !later {
        return Filled::Unfit;
    }
    context.used.set(anchor);
    let count = if later { count } else { -count };
    match anchor {
        Some(anchor) => in_units(anchor, count, unit, context),
        None if later => Filled::Other(TimexType::Duration, length_of(count, unit)),
        None => vague_of(count),
    }
}

/// In three days: from the anchor where the text looks ahead, else how long something took.
pub(super) fn ahead(call: &Call<'_>) -> Filled {
    let Some((count, unit)) = call.pair() else { return Filled::Unfit };
    match call.context.document.filter(|_| call.context.ahead()) {
        Some(anchor) => {
            call.context.used.set(Some(anchor));
            in_units(anchor, count, unit, call.context)
        }
        None => Filled::Other(TimexType::Duration, length_of(count, unit)),
    }
}

/// The same year, the following day: seen from what was mentioned last, where that is no coarser
/// than the unit.
pub(super) fn then(call: &Call<'_>) -> Filled {
    let Some((which, unit)) = call.pair() else { return Filled::Unfit };
    let context = call.context;
    let anchor = context.mentioned_for(unit).or(context.document);
    context.used.set(anchor);
    match anchor {
        Some(anchor) => in_units(anchor, which, unit, context),
        // "That day" says nothing where nothing was mentioned.
        None if which == 0 => Filled::Unfit,
        None => vague_of(which),
    }
}

/// The first of so many units before or after the anchor: the last two weeks, the next three days.
pub(super) fn run_start(call: &Call<'_>) -> Filled {
    run(call, |which, count| if which < 0 { -count } else { 1 })
}

/// The last of them.
pub(super) fn run_end(call: &Call<'_>) -> Filled {
    run(call, |which, count| if which < 0 { -1 } else { count })
}

fn run(call: &Call<'_>, place: impl FnOnce(i32, i32) -> i32) -> Filled {
    let (Some((which, count)), Some(unit)) = (call.pair(), call.number(2)) else { return Filled::Unfit };
    let Some(anchor) = call.context.anchor().filter(|_| which != 0) else { return Filled::Unfit };
    match in_units(anchor, place(which, count), unit, call.context) {
        Filled::Other(_, value) => named(value, None),
        found => found,
    }
}

/// Years ago, years later: nobody knows how many.
pub(super) fn many(call: &Call<'_>) -> Filled {
    call.pair().map_or(Filled::Unfit, |(unit, way)| match symbols::sign(way) {
        "LATER" | "AFTER" => Filled::Other(TimexType::Duration, length_of(-1, unit)),
        _ => vague_of(-1),
    })
}

/// Last May, next Ramadan.
pub(super) fn month(call: &Call<'_>) -> Filled {
    let Some((which, month)) = call.pair() else { return Filled::Unfit };
    let (calendar, month) = symbols::month(month);
    let unknown = Known { calendar, month: Some(month), ..Known::default() };
    let Some(anchor) = call.context.anchor() else { return known(unknown) };
    let (year, now, _) = calendar::from_day_number(calendar, anchor);
    let year = match which {
        1 if month <= now => year + 1,
        -1 if month >= now => year - 1,
        _ => year,
    };
    known(Known { year: Some(year), ..unknown })
}

/// The third of this month, of the calendar that the country counts by.
pub(super) fn month_day(call: &Call<'_>) -> Filled {
    let (Some((which, day)), Some(anchor)) = (call.pair(), call.context.anchor()) else {
        return Filled::Unfit;
    };
    let here = native_year(anchor, 0, call.context);
    let (year, month, _) = calendar::from_day_number(here.calendar, anchor);
    let date = Known { day: Some(day), ..in_months(here, year * 12 + month - 1 + which) };
    if date.exists() { known(date) } else { Filled::NoDate }
}

/// The month of a number of months since the calendar began.
fn in_months(here: Known, months: i32) -> Known {
    Known { year: Some(months.div_euclid(12)), month: Some(months.rem_euclid(12) + 1), ..here }
}

/// The 14th of last May.
pub(super) fn day_which(call: &Call<'_>) -> Filled {
    match (month(call), call.number(2)) {
        (Filled::Moment(Moment::Known(found)), day @ Some(_)) => {
            let found = Known { day, ..found };
            if found.exists() { known(found) } else { Filled::NoDate }
        }
        _ => Filled::Unfit,
    }
}

/// A month, or a day of it, in the year before the anchor's, in that year, or after it.
pub(super) fn in_year(call: &Call<'_>) -> Filled {
    let Some((which, month)) = call.pair() else { return Filled::Unfit };
    let (calendar, month) = symbols::month(month);
    let year = call.context.anchor().map(|anchor| calendar::from_day_number(calendar, anchor).0 + which);
    let named = Known { calendar, year, month: Some(month), day: call.number(2), ..Known::default() };
    if named.exists() { known(named) } else { Filled::NoDate }
}

/// Once, now, some day.
pub(super) fn vague(call: &Call<'_>) -> Filled {
    call.number(0).map_or(Filled::Unfit, |which| named(format!("{}_REF", symbols::sign(which)), None))
}

/// The vague value of what lies before or after an unknown day.
pub(super) fn vague_of(direction: i32) -> Filled {
    let which = match direction.signum() {
        -1 => "PAST",
        0 => "PRESENT",
        _ => "FUTURE",
    };
    named(format!("{which}_REF"), None)
}

/// So many units from a day, as coarse as the unit; months and longer ones are those of the
/// calendar that the country counts by.
pub(super) fn in_units(anchor: i64, count: i32, unit: i32, context: &Context<'_>) -> Filled {
    let here = native_year(anchor, 0, context);
    let (year, month, _) = calendar::from_day_number(here.calendar, anchor);
    match symbols::sign(unit) {
        "D" => known(Known::of(anchor + i64::from(count))),
        "W" => week(anchor + 7 * i64::from(count), ""),
        "FN" => week(anchor + 14 * i64::from(count), ""),
        "WE" => week(anchor + 7 * i64::from(count), "-WE"),
        "M" => known(in_months(here, year * 12 + month - 1 + count)),
        "Q" => {
            let quarters = year * 4 + (month - 1) / 3 + count;
            let year = Known { year: Some(quarters.div_euclid(4)), ..here };
            part_of_year('Q', quarters.rem_euclid(4) + 1, year)
        }
        "Y" if count.abs() > YEARS_MAX => vague_of(count),
        "Y" => known(native_year(anchor, count, context)),
        "DE" => decade_from(here.calendar, (year / 10 + count) * 10),
        "CE" => {
            let (year, _, _) = calendar::from_civil(anchor);
            named(format!("{:02}XX", year / 100 + count), None)
        }
        "H" => in_minutes(anchor, i64::from(count) * 60, context),
        "MIN" => in_minutes(anchor, i64::from(count), context),
        "S" => vague_of(count),
        _ => Filled::Unfit,
    }
}

fn in_minutes(anchor: i64, count: i64, context: &Context<'_>) -> Filled {
    let Some(minute) = context.minute else { return vague_of(i32::try_from(count).unwrap_or_default()) };
    let minutes = anchor * 1440 + minute + count;
    let day = Known::of(minutes.div_euclid(1440)).value();
    let of_day = minutes.rem_euclid(1440);
    Filled::Other(TimexType::Time, format!("{day}T{:02}:{:02}", of_day / 60, of_day % 60))
}

/// The ISO week of a day, or its end.
pub(super) fn week(day: i64, rest: &str) -> Filled {
    let (year, week) = calendar::iso_week(day);
    let monday = day - i64::from(calendar::weekday(day)) + 1;
    let first = if rest.is_empty() { monday } else { monday + 5 };
    named(format!("{year:04}-W{week:02}{rest}"), Some((first, monday + 6)))
}
