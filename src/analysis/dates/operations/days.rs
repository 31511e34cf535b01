//! Operations that give a day, or a day, month and year as far as they are written.
//!
//! In: numbers of a match. Out: moments. Trap: a day without a year takes the nearest such day to
//! the document's; one that its month does not have is no date.

use super::super::calendar::{self, Calendar};
use super::super::moment::{Known, Moment};
use super::super::surroundings::Direction;
use super::super::symbols;
use super::super::value::Filled;
use super::{Call, Context, Near, clock, known, named};
use crate::analysis::mention::Language;

/// The last solar year that two digits stand for where the document's day is not known; and how far
/// they reach after that day, in years.
const SOLAR_YEAR_LAST: i32 = 1409;
const SOLAR_YEARS_AHEAD_MAX: i32 = 5;

/// The last year of the Hijra that texts speak of; what is above it has the era of another number.
const HIJRI_MAX: i32 = 1600;

/// The last year that values can write.
const YEAR_MAX: i32 = 9999;

/// How far a day may lie against the tense of its sentence: that of another verb.
const DAYS_NEAR: i64 = 60;

/// More than any day is away from the nearest of its name.
const DAYS_OF_YEAR: i64 = 366;

/// Years that are Hebrew ones, and those of them that stand beside Gregorian months too.
const HEBREW_YEAR_MIN: i32 = 3000;
const HEBREW_SURE_MIN: i32 = 5600;

/// A Gregorian year and the Hebrew one that begins before it.
const YEARS_BETWEEN: i32 = 3760;

/// A day, month or year as it is written.
pub(super) fn date(call: &Call<'_>) -> Filled {
    let (year, month, day) = (call.year(0), call.number(1), call.number(2));
    let by_number = month.is_some_and(symbols::is_plain_number);
    let (calendar, month) = match month.map(symbols::month) {
        Some((calendar, month)) => (Some(calendar), Some(month)),
        None => (None, None),
    };
    // In numbers alone, the year says which calendar.
    let calendar = match (call.context.language, year) {
        _ if !by_number => calendar,
        (Language::Arabic | Language::Urdu, Some(1300..1500)) => Some(Calendar::Hijri),
        (Language::Persian, _) => None,
        (_, Some(0..=99)) => Some(Calendar::Gregorian),
        _ => calendar,
    };
    let (calendar, before, year) = year_of(call, year, calendar);
    let year = year.or_else(|| which_year(call, calendar));
    let year = match month.zip(year) {
        Some((month, year)) => match by_month(calendar, month, year) {
            None => return Filled::Unfit,
            by_month => by_month,
        },
        None => year,
    };
    let year = year.map(|year| match year {
        0..=49 if by_number && calendar == Calendar::Gregorian => year + 2000,
        50..=99 if by_number && calendar == Calendar::Gregorian => year + 1900,
        _ => year,
    });
    let written = match year {
        // The month of another calendar in a year of this one.
        Some(year) if month.is_some() && !by_number && era_is_common(call) => {
            super::feasts::in_year(Known { calendar, before, year: None, month, day }, year)
        }
        _ => Known { calendar, before, year, month, day },
    };
    let year_max = if written.calendar == Calendar::Hijri { HIJRI_MAX } else { YEAR_MAX };
    if written.year.is_some_and(|year| year > year_max) {
        return Filled::Unfit;
    }
    if !written.exists() {
        return Filled::NoDate;
    }
    known(nearest(written, call.captured.number("WEEKDAY"), call.context))
}

/// This, last or next year of a calendar, where a word beside the month says so.
fn which_year(call: &Call<'_>, calendar: Calendar) -> Option<i32> {
    let which = call.captured.number("YEARWHICH")?;
    Some(calendar::from_day_number(calendar, call.context.anchor()?).0 + which)
}

/// The year of a Gregorian month where it is a Hebrew one: that of the month's calendar. `None`: such letters beside a Gregorian month are no year.
fn by_month(calendar: Calendar, month: i32, year: i32) -> Option<i32> {
    match (calendar, year) {
        (Calendar::Gregorian, HEBREW_YEAR_MIN..HEBREW_SURE_MIN) => None,
        (Calendar::Gregorian, HEBREW_SURE_MIN..6000) => {
            Some(year - if month < 9 { YEARS_BETWEEN } else { YEARS_BETWEEN + 1 })
        }
        _ => Some(year),
    }
}

fn era_is_common(call: &Call<'_>) -> bool {
    matches!(call.era(), "" | "AD")
}

/// The calendar of a year, whether it is one before the era, and the year in full.
pub(super) fn year_of(
    call: &Call<'_>,
    year: Option<i32>,
    calendar: Option<Calendar>,
) -> (Calendar, bool, Option<i32>) {
    let era = call.era();
    let by_era = match era {
        "AD" | "BC" => Some(Calendar::Gregorian),
        "AH" | "BH" => Some(Calendar::Hijri),
        "AP" => Some(Calendar::Persian),
        "AM" => Some(Calendar::Hebrew),
        _ => None,
    };
    let by_size = match (call.context.language, year) {
        (Language::Persian, Some(1200..1500 | 0..100)) => Some(Calendar::Persian),
        (Language::Hebrew, Some(HEBREW_YEAR_MIN..6000)) => Some(Calendar::Hebrew),
        _ => None,
    };
    let calendar = by_era.or(calendar).or(by_size).unwrap_or_default();
    let full = year.map(|year| match (calendar, year) {
        (Calendar::Persian, 0..=99) => solar_year(year, call.context),
        (Calendar::Hebrew, 1..=999) => year + 5000,
        _ => year,
    });
    (calendar, matches!(era, "BC" | "BH"), full)
}

/// A solar year of two digits in full: not far after the document's; where that is not known, of
/// the fifteenth century only when it is below 10.
fn solar_year(year: i32, context: &Context<'_>) -> i32 {
    let last = context.document.map_or(SOLAR_YEAR_LAST, |day| {
        calendar::from_day_number(Calendar::Persian, day).0 + SOLAR_YEARS_AHEAD_MAX
    });
    let century = last - last.rem_euclid(100);
    if century + year <= last { century + year } else { century - 100 + year }
}

/// Gives a day without a year that of the nearest such day to the document's, of those that the
/// weekday beside it allows; ahead, when it stands alone.
pub(super) fn nearest(known: Known, weekday: Option<i32>, context: &Context<'_>) -> Known {
    if known.year.is_some() || known.month.is_none() {
        return known;
    }
    if let Some((first, last)) = context.within {
        return inside(known, (first, last));
    }
    if let Some(near) = context.near {
        return beside(known, near);
    }
    let Some(anchor) = context.anchor() else { return known };
    let (year, _, _) = calendar::from_day_number(known.calendar, anchor);
    // A day of the coming or the past months is meant whatever the sentence speaks of.
    let is_other_way = |first: i64, last: i64| {
        (anchor - last > DAYS_NEAR && (context.direction)() == Direction::Future)
            || (first - anchor > DAYS_NEAR && (context.direction)() == Direction::Past)
    };
    let far = |candidate: &Known| {
        candidate.limits().map_or(i64::MAX, |(first, last)| {
            if (first..=last).contains(&anchor) {
                0
            } else if context.alone && last < anchor {
                (anchor - last) * 10
            } else if is_other_way(first, last) {
                (first - anchor).abs() + DAYS_OF_YEAR
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

/// Gives a day without a year the one in which it falls into a stretch of days.
fn inside(known: Known, (first, last): (i64, i64)) -> Known {
    let (from, _, _) = calendar::from_day_number(known.calendar, first);
    let (to, _, _) = calendar::from_day_number(known.calendar, last);
    (from..=to.min(from + 1))
        .map(|year| Known { year: Some(year), ..known })
        .find(|known| known.limits().is_some_and(|limits| limits.0 <= last && limits.1 >= first))
        .unwrap_or(known)
}

/// Gives a day without a year that of the nearest such day before or after another one.
fn beside(known: Known, near: Near) -> Known {
    let (Near::Before(day) | Near::After(day)) = near;
    let (year, _, _) = calendar::from_day_number(known.calendar, day);
    let in_year = |year| Known { year: Some(year), ..known };
    let starts = |candidate: &Known| candidate.limits().map(|(first, _)| first);
    let found = match near {
        Near::Before(day) => (year - 1..=year).rev().map(in_year).find(|known| starts(known) <= Some(day)),
        Near::After(day) => (year..=year + 1).map(in_year).find(|known| starts(known) >= Some(day)),
    };
    found.unwrap_or(known)
}

/// A weekday before, next to or after the anchor.
pub(super) fn weekday(call: &Call<'_>) -> Filled {
    call.number(0).map_or(Filled::Unfit, |weekday| weekday_of(weekday, call.number(1), call.context))
}

fn weekday_of(weekday: i32, which: Option<i32>, context: &Context<'_>) -> Filled {
    if let (None, Some(Near::After(day))) = (which, context.near) {
        return known(Known::of(day + i64::from((weekday - calendar::weekday(day)).rem_euclid(7))));
    }
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
        Some(1 | 2) => anchor + if ahead == 0 { 7 } else { ahead },
        Some(0) if context.alone => anchor + ahead,
        Some(-1) => anchor + ahead - 7,
        Some(_) => anchor - i64::from(calendar::weekday(anchor)) + i64::from(weekday),
        None if context.alone && ahead == 0 => anchor + 7,
        None if ahead == 0 || context.ahead() => anchor + ahead,
        None => anchor + ahead - 7,
    };
    known(Known::of(day))
}

/// A weekday of the last, this or next week. Weeks of Iran and Afghanistan begin on Saturday.
pub(super) fn week_day(call: &Call<'_>) -> Filled {
    let Some((weekday, which)) = call.pair() else { return Filled::Unfit };
    let Some(anchor) = call.context.anchor() else { return named(format!("XXXX-WXX-{weekday}"), None) };
    let shift = if call.context.language == Language::Persian { 1 } else { -1 };
    let of_week = |weekday: i32| i64::from((weekday + shift).rem_euclid(7));
    let first = anchor - of_week(calendar::weekday(anchor));
    known(Known::of(first + 7 * i64::from(which) + of_week(weekday)))
}

/// A weekday that is called by a letter or a number, the first is Sunday.
pub(super) fn letter_day(call: &Call<'_>) -> Filled {
    match call.number(0) {
        Some(letter @ 1..=7) => weekday_of((letter + 5) % 7 + 1, None, call.context),
        _ => Filled::Unfit,
    }
}

/// So many days from the anchor.
pub(super) fn days(call: &Call<'_>) -> Filled {
    call.number(0).map_or(Filled::Unfit, |days| days_off(days, call.captured.number("WEEKDAY"), call.context))
}

fn days_off(days: i32, weekday: Option<i32>, context: &Context<'_>) -> Filled {
    let Some(anchor) = context.anchor() else {
        return weekday
            .map_or_else(|| super::anchored::vague_of(days), |day| named(format!("XXXX-WXX-{day}"), None));
    };
    known(Known::of(anchor + i64::from(days)))
}

/// Yesterday or tomorrow, as the sentence says.
pub(super) fn twoway(call: &Call<'_>) -> Filled {
    let Some(days) = call.number(0) else { return Filled::Unfit };
    let days =
        if call.context.ahead() || (call.context.direction)() != Direction::Past { days } else { -days };
    days_off(days, call.captured.number("WEEKDAY"), call.context)
}

/// Days from the anchor or a weekday, whichever was captured.
pub(super) fn on_day(call: &Call<'_>) -> Filled {
    match (call.number(0), call.number(1)) {
        (Some(days), _) => days_off(days, None, call.context),
        (None, Some(weekday)) => weekday_of(weekday, None, call.context),
        _ => Filled::Unfit,
    }
}

/// The day after the one that was mentioned.
pub(super) fn next_day(call: &Call<'_>) -> Filled {
    match call.context.mentioned_day().or(call.context.document) {
        Some(day) => known(Known::of(day + 1)),
        None if clock::written(call.captured).is_some() => named(String::new(), None),
        None => named("FUTURE_REF".to_owned(), None),
    }
}

/// The second Sunday of a month; the last one is number -1.
pub(super) fn nth(call: &Call<'_>) -> Filled {
    let (Some((number, weekday)), Some(month)) = (call.pair(), call.number(2)) else { return Filled::Unfit };
    let (year, context) = (call.number(3), call.context);
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
    let Some(limits) = nearest(month, None, context).limits() else {
        return Filled::Moment(Moment::Known(month));
    };
    nth_between(number, weekday, limits).map_or(Filled::NoDate, |day| known(Known::of(day)))
}

/// The day number of a weekday between two days, counted from the first of them, or from the last
/// by -1.
pub(super) fn nth_between(number: i32, weekday: i32, (first, last): (i64, i64)) -> Option<i64> {
    let day = if number < 0 {
        last - i64::from((calendar::weekday(last) - weekday).rem_euclid(7)) + 7 * (i64::from(number) + 1)
    } else {
        first + i64::from((weekday - calendar::weekday(first)).rem_euclid(7)) + 7 * (i64::from(number) - 1)
    };
    (first..=last).contains(&day).then_some(day)
}
