//! Operations for dates of one calendar alone: those of annals, that count by the Hijra, and months
//! whose names mean something else in the other calendar; the last day of a month.
//!
//! In: year, month, day or nights. Out: a day as far as it is written. Trap: a year in words needs
//! no era in annals, so an early one is of the Hijra.

use super::super::calendar::{self, Calendar};
use super::super::moment::{Known, Moment};
use super::super::symbols;
use super::super::value::Filled;
use super::days::{date, nearest};
use super::{Call, known};

/// Years in words below this one are Hijri, where no era stands beside them.
const HIJRI_WORDS_MAX: i32 = 1300;

/// Days of a month from whose end annals count.
const MONTH_DAYS: i32 = 30;

/// A date of the Hijri calendar as annals write it: its month says so, or a year in words that
/// would be early for any other. Nothing else fits.
pub(super) fn classical(call: &Call<'_>) -> Filled {
    match call.number(1).map(|month| symbols::month(month).0) {
        Some(Calendar::Hijri) => in_calendar(call, Calendar::Hijri, call.number(2)),
        None if call.era().is_empty() && call.number(0).is_some_and(|year| year < HIJRI_WORDS_MAX) => {
            in_calendar(call, Calendar::Hijri, None)
        }
        _ => Filled::Unfit,
    }
}

/// A date whose month is of the Gregorian calendar; nothing else fits.
pub(super) fn common(call: &Call<'_>) -> Filled {
    match call.number(1).map(|month| symbols::month(month).0) {
        Some(Calendar::Gregorian) => date(call),
        _ => Filled::Unfit,
    }
}

/// A Hijri day counted by the nights that are left of its month, taken as one of thirty days.
pub(super) fn nights_left(call: &Call<'_>) -> Filled {
    let day = call.number(2).map(|nights| MONTH_DAYS - nights).filter(|day| *day > 0);
    match (call.number(1).map(|month| symbols::month(month).0), day) {
        (Some(Calendar::Hijri), Some(day)) => in_calendar(call, Calendar::Hijri, Some(day)),
        _ => Filled::Unfit,
    }
}

fn in_calendar(call: &Call<'_>, calendar: Calendar, day: Option<i32>) -> Filled {
    let month = call.number(1).map(|month| symbols::month(month).1);
    let written = Known { calendar, before: call.era() == "BH", year: call.number(0), month, day };
    if written.exists() {
        known(nearest(written, call.captured.number("WEEKDAY"), call.context))
    } else {
        Filled::NoDate
    }
}

/// The last day of a month; of a month whose length hangs on an unknown year only the month.
pub(super) fn month_end(call: &Call<'_>) -> Filled {
    let Filled::Moment(Moment::Known(month)) = date(call) else { return Filled::Unfit };
    let Known { calendar, year, month: Some(number), .. } = month else { return Filled::Unfit };
    let by_year = year.and_then(|year| {
        (28..=31).rev().find(|&day| calendar::day_number(calendar, year, number, day).is_some())
    });
    let always = calendar::days_at_most(calendar, number);
    let fixed = calendar == Calendar::Gregorian && number != 2;
    let day = by_year.or((fixed && year.is_none()).then_some(always));
    known(Known { day, ..month })
}
