//! Feasts with a date of their own, in the year that is named or near the document's day.
//!
//! Easter by the rule of the Gregorian or the Julian calendar. A feast of another calendar is a
//! day of that one. Without a year and without a document's day only what is fixed is known.

use super::super::calendar::{self, Calendar};
use super::super::feast::Feast;
use super::super::moment::{Known, Moment};
use super::super::value::Filled;
use super::days::{nearest, nth_between};
use super::years::year_which;
use super::{Call, known};

/// From this year on a year beside a feast of another calendar is a Gregorian one, and from this
/// one on a Hebrew one.
const GREGORIAN_MIN: i32 = 1700;
const HEBREW_MIN: i32 = 3000;

/// Days of a feast, at most.
const DAYS_MAX: i32 = 7;

/// A feast of a year; -1 after the year: the day before it.
pub(super) fn festival(call: &Call<'_>) -> Filled {
    let Some(feast) = call.number(0).map(Feast::of_number) else { return Filled::Unfit };
    let found = match (call.year(1).or_else(|| feast_year(feast, call)), call.captured.number("WHICH")) {
        (Some(year), _) => of_year(feast, year),
        (None, _) if call.context.within.is_some() => call.context.within.and_then(|limits| {
            let (first, last) = (calendar::from_civil(limits.0).0, calendar::from_civil(limits.1).0);
            let falls_in =
                |known: &Known| known.limits().is_some_and(|(day, _)| (limits.0..=limits.1).contains(&day));
            (first..=last.min(first + 1)).filter_map(|year| of_year(feast, year)).find(falls_in)
        }),
        (None, Some(which)) => match call.context.anchor() {
            Some(anchor) => by_which(feast, which, anchor),
            None => Some(unknown(feast)),
        },
        (None, None) => match feast {
            Feast::Fixed { .. } => Some(nearest(unknown(feast), None, call.context)),
            _ => match call.context.anchor() {
                Some(anchor) => nearest_of(feast, anchor, call.context.alone),
                // A feast that moves, in no year: which day it is nobody can say.
                None => None,
            },
        },
    };
    let found = if call.number(2) == Some(-1) { found.map(eve_of) } else { found };
    match found {
        Some(found) if found.exists() => known(found),
        Some(_) => Filled::Unfit,
        None => Filled::NoDate,
    }
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

/// The second, the third day of a feast.
pub(super) fn festival_day(call: &Call<'_>) -> Filled {
    let day = call.number(2).filter(|day| (1..=DAYS_MAX).contains(day));
    match (festival(call), day) {
        (Filled::Moment(Moment::Known(feast)), Some(day)) => {
            let day = feast.day.map(|first| first + day - 1);
            let shifted = Known { day, ..feast };
            if shifted.exists() { known(shifted) } else { Filled::Unfit }
        }
        _ => Filled::Unfit,
    }
}

/// This, last or next year, of the feast's own calendar where the country counts by it.
fn feast_year(feast: Feast, call: &Call<'_>) -> Option<i32> {
    if matches!(feast, Feast::Fixed { calendar: Calendar::Persian, .. }) {
        return year_which(call);
    }
    let which = call.captured.number("YEARWHICH")?;
    Some(calendar::from_civil(call.context.anchor()?).0 + which)
}

/// A feast as far as it is known without a year.
fn unknown(feast: Feast) -> Known {
    match feast {
        Feast::Fixed { calendar, month, day } => {
            Known { calendar, month: Some(month), day: (day > 0).then_some(day), ..Known::default() }
        }
        Feast::Nth { month, .. } | Feast::UpTo { month, .. } => {
            Known { month: Some(month), ..Known::default() }
        }
        Feast::Easter { .. } | Feast::Chinese { .. } => Known::default(),
    }
}

fn of_year(feast: Feast, year: i32) -> Option<Known> {
    let civil = |month, day| calendar::day_number(Calendar::Gregorian, year, month, day);
    let day = match feast {
        Feast::Fixed { .. } => return Some(in_year(unknown(feast), year)),
        Feast::Easter { is_orthodox: false, days } => easter(year) + i64::from(days),
        Feast::Easter { is_orthodox: true, days } => orthodox_easter(year) + i64::from(days),
        Feast::Nth { month, number, weekday, days } => {
            let last = civil(month, calendar::days_of_month(Some(year), month))?;
            nth_between(number, weekday, (civil(month, 1)?, last))? + i64::from(days)
        }
        Feast::UpTo { month, day, weekday } => {
            let day = civil(month, day)?;
            day - i64::from((calendar::weekday(day) - weekday).rem_euclid(7))
        }
        Feast::Chinese { month, day } => calendar::of_chinese(year, month, day)?,
    };
    Some(Known::of(day))
}

/// The last, this or the next one, seen from a day.
fn by_which(feast: Feast, which: i32, anchor: i64) -> Option<Known> {
    let year = calendar::from_civil(anchor).0;
    let in_years = (year - 2..=year + 2).filter_map(|year| of_year(feast, year));
    let with_limits = in_years.filter_map(|known| Some((known, known.limits()?)));
    match which {
        1 => with_limits.filter(|(_, (first, _))| *first > anchor).min_by_key(|(_, limits)| *limits),
        -1 => with_limits.filter(|(_, (_, last))| *last < anchor).max_by_key(|(_, limits)| *limits),
        _ => return of_year(feast, year),
    }
    .map(|(known, _)| known)
}

fn nearest_of(feast: Feast, anchor: i64, looks_ahead: bool) -> Option<Known> {
    let year = calendar::from_civil(anchor).0;
    let far = |known: &Known| match known.limits() {
        Some((first, _)) if first < anchor && looks_ahead => i64::MAX / 2 - first,
        Some((first, _)) => (first - anchor).abs(),
        None => i64::MAX,
    };
    (year - 1..=year + 1).filter_map(|year| of_year(feast, year)).min_by_key(far)
}

/// A day or month of another calendar in a year that may be one of this calendar.
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

/// The day number of Easter Sunday: the Sunday after the full moon of the church (Knuth, TAOCP 1).
fn easter(year: i32) -> i64 {
    let (golden, century) = (year % 19 + 1, year / 100 + 1);
    let leap_days_left_out = 3 * century / 4 - 12;
    let moon_correction = (8 * century + 5) / 25 - 5;
    let epact = (11 * golden + 20 + moon_correction - leap_days_left_out).rem_euclid(30);
    let late = i32::from((epact == 25 && golden > 11) || epact == 24);
    let full_moon = 44 - epact - late;
    let full_moon = if full_moon < 21 { full_moon + 30 } else { full_moon };
    let day = calendar::civil(year, 3, 1) + i64::from(full_moon) - 1;
    day + 7 - i64::from(calendar::weekday(day) % 7)
}

/// The Gregorian day number of Easter Sunday by the Julian calendar (Meeus).
fn orthodox_easter(year: i32) -> i64 {
    let moon = (19 * (year % 19) + 15) % 30;
    let to_sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    let days = moon + to_sunday + 114;
    // How far the calendars are apart: 13 days from 1900 to 2099.
    let apart = year / 100 - year / 400 - 2;
    calendar::civil(year, days / 31, days % 31 + 1) + i64::from(apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(feast: &str, year: i32, wanted: (i32, i32)) {
        let known = Feast::read(feast).and_then(|feast| of_year(feast, year)).expect(feast);
        assert_eq!((known.month, known.day), (Some(wanted.0), Some(wanted.1)), "{feast} {year}");
    }

    #[test]
    fn feasts_that_move_fall_on_their_days() {
        check("EASTER", 2024, (3, 31));
        check("EASTER", 1818, (3, 22));
        check("EASTER", 2038, (4, 25));
        check("EASTER-46", 2025, (3, 5));
        check("EASTER+49", 2025, (6, 8));
        check("ORTHODOX", 2024, (5, 5));
        check("ORTHODOX", 2025, (4, 20));
        check("NTH 11-4-4", 2025, (11, 27));
        check("NTH 11-4-4+1", 2024, (11, 29));
        check("NTH 5-L-1", 2024, (5, 27));
        check("BEFORE 5-24-1", 2024, (5, 20));
        check("CHINESE 1-1", 2024, (2, 10));
    }
}
