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

/// A feast of a year.
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
    if feast.exists() { known(feast) } else { Filled::Unfit }
}

/// A day or month of one calendar in a year that may be of another.
pub(super) fn in_year(feast: Known, year: i32) -> Known {
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
