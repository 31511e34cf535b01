//! Operations that give years, and what is made of years or parts of them: centuries, decades,
//! seasons, quarters, halves.

use super::super::calendar::{self, Calendar};
use super::super::moment::Known;
use super::super::symbols;
use super::super::value::Filled;
use super::days::year_of;
use super::{Call, Context, known, named};
use crate::analysis::mention::Language;

/// The century that is meant where none is named, and the first year of the solar one.
const CENTURY: i32 = 20;
const SOLAR_CENTURY: i32 = 1300;

/// Seasons in the order of the year.
const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// The greatest number of a century.
const CENTURY_MAX: i32 = 60;

/// A season of a year, or the one that a word like "last" says.
pub(super) fn season(call: &Call<'_>) -> Filled {
    let Some(season) = call.number(0).map(symbols::sign) else { return Filled::Unfit };
    let year = match (year_within(call).or_else(|| year_which(call)), call.captured.number("WHICH")) {
        (None, Some(which)) => {
            call.context.anchor().map(|anchor| year_of_season(season, which, anchor, call))
        }
        (year, _) => year,
    };
    let (calendar, before, year) = year_of(call, year, None);
    named(format!("{}-{season}", Known { calendar, before, year, ..Known::default() }.value()), None)
}

/// This, last or next year, where a word beside what lies in it says so (YEARWHICH).
pub(super) fn year_which(call: &Call<'_>) -> Option<i32> {
    let which = call.captured.number("YEARWHICH")?;
    native_year(call.context.anchor()?, which, call.context).year
}

/// The year of the last, this or next season of a name: the last one is over, the next one has not
/// begun. January belongs to the winter of the year before.
fn year_of_season(season: &str, which: i32, anchor: i64, call: &Call<'_>) -> i32 {
    let calendar = native_year(anchor, 0, call.context).calendar;
    let (year, month, _) = calendar::from_day_number(calendar, anchor);
    let now = if calendar == Calendar::Persian { (month - 1) / 3 } else { month / 3 - 1 };
    let wanted = SEASONS.iter().zip(0..).find(|(name, _)| **name == season).map_or(0, |(_, index)| index);
    match which {
        -1 if wanted >= now => year - 1,
        1 if wanted <= now => year + 1,
        _ => year,
    }
}

/// The nineteenth century is 18XX.
pub(super) fn century(call: &Call<'_>) -> Filled {
    let Some(century) = call.number(0).filter(|century| (1..=CENTURY_MAX).contains(century)) else {
        return Filled::Unfit;
    };
    let prefix = match call.era() {
        era @ ("BC" | "AH" | "AP" | "BH") => era,
        _ => "",
    };
    let first = (century - 1) * 100;
    let limits =
        prefix.is_empty().then(|| (calendar::civil(first, 1, 1), calendar::civil(first + 99, 12, 31)));
    named(format!("{prefix}{:02}XX", century - 1), limits)
}

/// The second millennium is 1XXX.
pub(super) fn millennium(call: &Call<'_>) -> Filled {
    match (call.number(0), call.era()) {
        (Some(number @ 1..=9), "BC") => named(format!("BC{}XXX", number - 1), None),
        (Some(number @ 1..=3), _) => named(format!("{}XXX", number - 1), None),
        _ => Filled::Unfit,
    }
}

/// A decade by its first year, of two digits or four, in a century or the last one; or the second
/// decade of a century.
pub(super) fn decade(call: &Call<'_>) -> Filled {
    let (Some(decade), century) = (call.number(0), call.number(1)) else { return Filled::Unfit };
    if let (1..=9, Some(century)) = (decade, century) {
        return decade_from(Calendar::Gregorian, (century - 1) * 100 + (decade - 1) * 10);
    }
    if (1000..10_000).contains(&decade) {
        let (calendar, _, year) = year_of(call, Some(decade), None);
        return decade_from(calendar, year.unwrap_or(decade));
    }
    if decade % 10 != 0 || decade >= 100 || century.is_some_and(|n| !(1..=CENTURY_MAX).contains(&n)) {
        return Filled::Unfit;
    }
    let era = call.era();
    let is_persian = call.context.language == Language::Persian;
    if era == "AP" || (is_persian && era.is_empty() && century.is_none()) {
        return decade_from(Calendar::Persian, SOLAR_CENTURY + decade);
    }
    decade_from(Calendar::Gregorian, (century.unwrap_or(CENTURY) - 1) * 100 + decade)
}

/// A decade of the last century or of this one, as a text says that is written in this one.
pub(super) fn decade_which(call: &Call<'_>) -> Filled {
    match call.pair() {
        Some((number @ 1..10, which)) => {
            decade_from(Calendar::Gregorian, (CENTURY + which) * 100 + (number - 1) * 10)
        }
        Some((decade, which)) if decade % 10 == 0 && (0..100).contains(&decade) => {
            decade_from(Calendar::Gregorian, (CENTURY + which) * 100 + decade)
        }
        _ => Filled::Unfit,
    }
}

/// The first to tenth decade of a century; -1 is the last one.
pub(super) fn decade_nth(call: &Call<'_>) -> Filled {
    let Some((number, century)) = call.pair() else { return Filled::Unfit };
    let number = if number == -1 { 10 } else { number };
    if !(1..=10).contains(&number) || !(1..=CENTURY_MAX).contains(&century) {
        return Filled::Unfit;
    }
    let first = (century - 1) * 100 + (number - 1) * 10;
    match call.era() {
        "" | "AD" => decade_from(Calendar::Gregorian, first),
        era @ ("AH" | "AP") => named(format!("{era}{:03}X", first / 10), None),
        _ => Filled::Unfit,
    }
}

/// A season of last, this or next year.
pub(super) fn season_year(call: &Call<'_>) -> Filled {
    let Some((season, which)) = call.pair() else { return Filled::Unfit };
    let year = call.context.anchor().map(|anchor| native_year(anchor, which, call.context));
    named(format!("{}-{}", year.unwrap_or_default().value(), symbols::sign(season)), None)
}

/// The decade that begins with a year; years have four digits.
pub(super) fn decade_from(calendar: Calendar, year: i32) -> Filled {
    if !(0..=9999).contains(&year) {
        return Filled::Unfit;
    }
    let in_year = |year| Known { calendar, year: Some(year), ..Known::default() }.limits();
    let limits = in_year(year).zip(in_year(year + 9)).map(|((first, _), (_, last))| (first, last));
    named(format!("{}{:03}X", calendar.prefix(), year / 10), limits)
}

/// A quarter of a year.
pub(super) fn quarter(call: &Call<'_>) -> Filled {
    part_of('Q', call)
}

/// A half of a year.
pub(super) fn half(call: &Call<'_>) -> Filled {
    part_of('H', call)
}

/// The year that is named, or that of the stretch after `@`.
fn year_within(call: &Call<'_>) -> Option<i32> {
    call.year(1).or(call.context.within.map(|(first, _)| calendar::from_civil(first).0))
}

/// A quarter or half of a year that is written, or of this, last or next year.
fn part_of(letter: char, call: &Call<'_>) -> Filled {
    let Some(number) = call.number(0) else { return Filled::Unfit };
    let (calendar, _, year) = year_of(call, year_within(call), None);
    let known = match (year, call.captured.number("YEARWHICH"), call.context.anchor()) {
        (None, which, Some(anchor)) => native_year(anchor, which.unwrap_or(0), call.context),
        _ => Known { calendar, year, ..Known::default() },
    };
    part_of_year(letter, number, known)
}

/// A quarter (Q) or half (H) of a year.
pub(super) fn part_of_year(letter: char, number: i32, year: Known) -> Filled {
    let parts = if letter == 'Q' { 4 } else { 2 };
    if !(1..=parts).contains(&number) {
        return Filled::Unfit;
    }
    let months = 12 / parts;
    let first = Known { month: Some((number - 1) * months + 1), ..year }.limits();
    let last = Known { month: Some(number * months), ..year }.limits();
    let limits = first.zip(last).map(|((first, _), (_, last))| (first, last));
    named(format!("{}-{letter}{number}", year.value()), limits)
}

/// "This year" is one of the calendar that the country counts by.
pub(super) fn native_year(anchor: i64, count: i32, context: &Context<'_>) -> Known {
    let calendar =
        if context.language == Language::Persian { Calendar::Persian } else { Calendar::Gregorian };
    let (year, _, _) = calendar::from_day_number(calendar, anchor);
    Known { calendar, year: Some(year + count), ..Known::default() }
}

/// The end of a span of years: in full, or its last two digits.
pub(super) fn until(call: &Call<'_>) -> Filled {
    let year = match (call.number(0), call.number(1), call.number(2)) {
        (_, None, Some(to)) => to,
        (Some(from), Some(to), _) => from - from % 100 + to,
        _ => return Filled::Unfit,
    };
    let (calendar, before, year) = year_of(call, Some(year), None);
    known(Known { calendar, before, year, ..Known::default() })
}
