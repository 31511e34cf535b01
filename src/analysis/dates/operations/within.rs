//! Operations that find one day or unit inside of a longer stretch: the fifth of next month, the
//! first Monday of last month, the last week of a year.
//!
//! In: a number (-1 is the last) and what is counted; the stretch is the value after `@`, else the
//! month that goes on at the document's day. Out: days, weeks, months and longer ones.

use super::super::calendar;
use super::super::moment::Known;
use super::super::symbols;
use super::super::value::Filled;
use super::anchored::{in_units, week};
use super::days::nth_between;
use super::{Call, Context, known, named};

/// A day of a month by its number: the nearest such day, or the coming one.
pub(super) fn day_of_month(call: &Call<'_>) -> Filled {
    let Some(day) = call.number(0).filter(|day| (1..=31).contains(day)) else { return Filled::Unfit };
    let context = call.context;
    let open = Known { day: Some(day), ..Known::default() };
    if let Some((first, _)) = context.within {
        let (year, month, _) = calendar::from_civil(first);
        let found = Known { year: Some(year), month: Some(month), ..open };
        return if found.exists() { known(found) } else { Filled::NoDate };
    }
    let weekday = call.captured.number("WEEKDAY");
    let Some(anchor) = context.anchor() else {
        return weekday.map_or_else(|| known(open), |day| named(format!("XXXX-WXX-{day}"), None));
    };
    // A weekday beside it looks further than the next month.
    let reach = if weekday.is_some() { 12 } else { 2 };
    let (year, month, _) = calendar::from_civil(anchor);
    let ahead = context.ahead();
    (-reach..=reach)
        .map(|months| {
            let month = year * 12 + month - 1 + months;
            Known { year: Some(month.div_euclid(12)), month: Some(month.rem_euclid(12) + 1), ..open }
        })
        .filter(|found| found.exists())
        .filter_map(|found| Some((found, found.number()?)))
        .filter(|&(_, day)| weekday.is_none_or(|weekday| calendar::weekday(day) == weekday))
        .filter(|&(_, day)| if ahead { day >= anchor } else { day <= anchor })
        .min_by_key(|&(_, day)| (day - anchor).abs())
        .map_or(Filled::Unfit, |(found, _)| known(found))
}

/// A day or month of the year that the stretch begins in; of an unknown year where there is none.
pub(super) fn of_year(call: &Call<'_>) -> Filled {
    let Some((calendar, month)) = call.number(0).map(symbols::month) else { return Filled::Unfit };
    let year = call.context.within.map(|(first, _)| calendar::from_day_number(calendar, first).0);
    let found = Known { calendar, year, month: Some(month), day: call.number(1), ..Known::default() };
    if found.exists() { known(found) } else { Filled::NoDate }
}

/// The second Sunday of a stretch.
pub(super) fn nth_in(call: &Call<'_>) -> Filled {
    let Some((number, weekday)) = call.pair() else { return Filled::Unfit };
    let day = match call.context.within {
        Some(limits) => nth_between(number, weekday, limits),
        None => coming_nth(number, weekday, call.context),
    };
    day.map_or(Filled::Unfit, |day| known(Known::of(day)))
}

/// Of this month, or of the next one when that day is over.
fn coming_nth(number: i32, weekday: i32, context: &Context<'_>) -> Option<i64> {
    let anchor = context.anchor()?;
    let (year, month, _) = calendar::from_civil(anchor);
    let of_month = |months: i32| {
        let month = year * 12 + month - 1 + months;
        let month = Known {
            year: Some(month.div_euclid(12)),
            month: Some(month.rem_euclid(12) + 1),
            ..Known::default()
        };
        nth_between(number, weekday, month.limits()?)
    };
    of_month(0).filter(|&day| day >= anchor).or_else(|| of_month(1))
}

/// The first week of a year, the last weekend of a month, the third day of a month. A week
/// belongs where its Thursday is.
pub(super) fn nth_unit(call: &Call<'_>) -> Filled {
    let (Some((number, unit)), Some((first, last))) = (call.pair(), call.context.within) else {
        return Filled::Unfit;
    };
    let from_end = call.number(2).is_some();
    let steps = if number < 0 { 0 } else { number - 1 };
    let found = match symbols::sign(unit) {
        "D" if number < 0 || from_end => known(Known::of(last - i64::from(steps))),
        "D" => known(Known::of(first + i64::from(steps))),
        sign @ ("W" | "WE") => {
            let counted = if number < 0 || from_end { -1 - steps } else { number };
            // A weekend belongs where its Saturday is.
            let (of, rest) = if sign == "W" { (4, "") } else { (6, "-WE") };
            return nth_between(counted, of, (first, last)).map_or(Filled::Unfit, |day| week(day, rest));
        }
        "M" | "Q" | "Y" | "DE" if number < 0 || from_end => in_units(last, -steps, unit, call.context),
        "M" | "Q" | "Y" | "DE" => in_units(first, steps, unit, call.context),
        _ => Filled::Unfit,
    };
    match found {
        Filled::Moment(moment) if moment.limits().is_some_and(|(day, _)| (first..=last).contains(&day)) => {
            Filled::Moment(moment)
        }
        _ => Filled::Unfit,
    }
}

/// So many weekdays from the anchor: three Fridays from now, two Thursdays back.
pub(super) fn weekdays_off(call: &Call<'_>) -> Filled {
    let (Some((count, weekday)), Some(way)) = (call.pair(), call.number(2)) else { return Filled::Unfit };
    let Some(anchor) = call.context.anchor() else { return named(format!("XXXX-WXX-{weekday}"), None) };
    let ahead = i64::from((weekday - calendar::weekday(anchor)).rem_euclid(7));
    let count = i64::from(count);
    let day = match symbols::sign(way) {
        "LATER" | "AFTER" => anchor + if ahead == 0 { 7 } else { ahead } + 7 * (count - 1),
        _ => anchor + ahead - 7 * count,
    };
    known(Known::of(day))
}
