//! Feasts with a date of their own, in the year that is named or near the document's day.

use super::super::calendar::{self, Calendar};
use super::super::moment::Known;
use super::super::symbols;
use super::super::value::Filled;
use super::days::nearest;
use super::{Call, known};

/// From this year on a year beside a feast of another calendar is a Gregorian one, and from this
/// one on a Hebrew one.
const GREGORIAN_MIN: i32 = 1700;
const HEBREW_MIN: i32 = 5000;

/// A feast of a year; -1 after the year: the day before it.
pub(super) fn festival(call: &Call<'_>) -> Filled {
    let Some(feast) = call.number(0) else { return Filled::Unfit };
    let (calendar, month, day) = symbols::festival(feast);
    let feast = Known { calendar, month: Some(month), day: (day > 0).then_some(day), ..Known::default() };
    let feast = match (call.number(1), call.captured.number("WHICH")) {
        (Some(year), _) => in_year(feast, year),
        (None, Some(which)) => match call.context.anchor() {
            Some(anchor) => {
                let (year, now, _) = calendar::from_day_number(calendar, anchor);
                let later = i32::from(which == 1 && month <= now) - i32::from(which == -1 && month >= now);
                Known { year: Some(year + later), ..feast }
            }
            None => feast,
        },
        (None, None) => nearest(feast, None, call.context),
    };
    let feast = if call.number(2) == Some(-1) { eve_of(feast) } else { feast };
    if feast.exists() { known(feast) } else { Filled::Unfit }
}

/// The day before a feast.
fn eve_of(feast: Known) -> Known {
    match (feast.calendar, feast.day) {
        (_, Some(day @ 2..)) => Known { day: Some(day - 1), ..feast },
        // The Hebrew year ends with the 29th of its last month; no other feast is a first day.
        (Calendar::Hebrew, Some(1)) if feast.month == Some(1) => {
            let year = feast.year.map(|year| year - 1);
            Known { year, month: Some(calendar::MONTHS), day: Some(29), ..feast }
        }
        _ => feast,
    }
}

/// A day of a feast in a year that may be of another calendar.
fn in_year(feast: Known, year: i32) -> Known {
    let of_its_own = match feast.calendar {
        Calendar::Gregorian => true,
        Calendar::Hijri | Calendar::Persian => year < GREGORIAN_MIN,
        Calendar::Hebrew => year > HEBREW_MIN,
    };
    if of_its_own {
        return Known { year: Some(year), ..feast };
    }
    let (first, _, _) = calendar::from_day_number(feast.calendar, calendar::civil(year, 1, 1));
    (first..=first + 1)
        .map(|native| Known { year: Some(native), ..feast })
        .find(|known| known.limits().is_some_and(|(day, _)| calendar::from_civil(day).0 == year))
        .unwrap_or(feast)
}
