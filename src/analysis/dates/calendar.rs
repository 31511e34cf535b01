//! Calendars: which days there are, and which Gregorian day a day of another calendar is.
//!
//! In: year, month and day as written. Out: day numbers (days since 1970-01-01, proleptic
//! Gregorian), weekdays, lengths of months. Hijri, Persian and Hebrew days come from icu_calendar:
//! Umm al-Qura from AH 1300 to 1600, the tabular calendar (civil) elsewhere.
//! Trap: outside of AH 1420-1449 a Hijri day is only known to within a day.

use icu_calendar::cal::Iso;
use icu_calendar::cal::hijri::{
    TabularAlgorithm as Tabular, TabularAlgorithmEpoch, TabularAlgorithmLeapYears,
};
use icu_calendar::cal::{Hebrew, Hijri};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date};

/// A calendar that texts date by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Calendar {
    /// The common one; Julian before 1582, kept as written.
    #[default]
    Gregorian,
    /// Of the Hijra, lunar.
    Hijri,
    /// Of the Hijra, solar: Iran and Afghanistan.
    Persian,
    /// Since the creation.
    Hebrew,
}

impl Calendar {
    /// The letters before its years.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Gregorian => "",
            Self::Hijri => "AH",
            Self::Persian => "AP",
            Self::Hebrew => "AM",
        }
    }

    /// Its name in values.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Hijri => "islamic",
            Self::Persian => "persian",
            Self::Hebrew => "hebrew",
        }
    }
}

/// The number that stands for the first Adar of a leap year among the months of a Hebrew year.
pub(super) const FIRST_ADAR: i32 = 20;

/// Months of a year whose number every calendar has.
pub(super) const MONTHS: i32 = 12;

/// Years of the Hijra that Umm al-Qura is used for; before and after them the tabular calendar is.
const UMM_AL_QURA: std::ops::RangeInclusive<i32> = 1300..=1600;

fn tabular() -> Hijri<Tabular> {
    Hijri::new_tabular(TabularAlgorithmLeapYears::TypeII, TabularAlgorithmEpoch::Friday)
}

/// The day number of a day, if there is such a day.
pub(super) fn day_number(calendar: Calendar, year: i32, month: i32, day: i32) -> Option<i64> {
    let (small_month, small_day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    match calendar {
        Calendar::Gregorian => {
            ((1..=days_of_month(Some(year), month)).contains(&day)).then(|| civil(year, month, day))
        }
        Calendar::Hijri if UMM_AL_QURA.contains(&year) => {
            let date =
                Date::try_new_hijri_with_calendar(year, small_month, small_day, Hijri::new_umm_al_qura())
                    .ok()?;
            Some(of_iso(&date))
        }
        Calendar::Hijri => {
            let date = Date::try_new_hijri_with_calendar(year, small_month, small_day, tabular()).ok()?;
            Some(of_iso(&date))
        }
        Calendar::Persian => Some(of_iso(&Date::try_new_persian(year, small_month, small_day).ok()?)),
        Calendar::Hebrew => {
            let month = if month == FIRST_ADAR { Month::leap(5) } else { Month::new(small_month) };
            Some(of_iso(&Date::try_new_hebrew_v2(year, month, small_day).ok()?))
        }
    }
}

/// The day number of a day of the Chinese year that begins in a year.
pub(super) fn of_chinese(year: i32, month: i32, day: i32) -> Option<i64> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Some(of_iso(&Date::try_new_chinese_traditional(year, Month::new(month), day).ok()?))
}

/// The year, month and day of a day number in a calendar.
pub(super) fn from_day_number(calendar: Calendar, number: i64) -> (i32, i32, i32) {
    let (year, month, day) = from_civil(number);
    let (Ok(small_month), Ok(small_day)) = (u8::try_from(month), u8::try_from(day)) else {
        return (year, month, day);
    };
    let Ok(iso) = Date::try_new_iso(year, small_month, small_day) else { return (year, month, day) };
    match calendar {
        Calendar::Gregorian => (year, month, day),
        Calendar::Hijri => {
            let published = parts(&iso.to_calendar(Hijri::new_umm_al_qura()));
            if UMM_AL_QURA.contains(&published.0) { published } else { parts(&iso.to_calendar(tabular())) }
        }
        Calendar::Persian => parts(&iso.to_calendar(icu_calendar::cal::Persian)),
        Calendar::Hebrew => {
            let date = iso.to_calendar(Hebrew);
            let month = date.month().to_input();
            let month = if month.is_leap() { FIRST_ADAR } else { i32::from(month.number()) };
            (date.year().extended_year(), month, i32::from(date.day_of_month().0))
        }
    }
}

fn parts<A: AsCalendar>(date: &Date<A>) -> (i32, i32, i32) {
    (date.year().extended_year(), i32::from(date.month().ordinal), i32::from(date.day_of_month().0))
}

fn of_iso<A: AsCalendar>(date: &Date<A>) -> i64 {
    let (year, month, day) = parts(&date.to_calendar(Iso));
    civil(year, month, day)
}

/// The longest that a month of a calendar may be.
pub(super) fn days_at_most(calendar: Calendar, month: i32) -> i32 {
    match (calendar, month) {
        (Calendar::Gregorian, _) => days_of_month(None, month),
        (Calendar::Persian, 1..=6) => 31,
        _ => 30,
    }
}

/// Days of a Gregorian month; of an unknown year the longest that there may be. 0 when there is no
/// such month.
pub(super) fn days_of_month(year: Option<i32>, month: i32) -> i32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        _ => 0,
    }
}

/// As years are written: until 1582 they are Julian ones.
fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year <= 1582 || year % 100 != 0 || year % 400 == 0)
}

/// Days since 1970-01-01 of a Gregorian day (H. Hinnant's arithmetic: years begin in March).
pub(super) fn civil(year: i32, month: i32, day: i32) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Days by which a day as written is later than the proleptic Gregorian one of the same name: from
/// 15 October 1582 none, before that it is Julian.
pub(super) fn julian_days(year: i32, month: i32, day: i32) -> i64 {
    if (year, month, day) >= (1582, 10, 15) {
        return 0;
    }
    let year = i64::from(year) - i64::from(month <= 2);
    year.div_euclid(100) - year.div_euclid(400) - 2
}

/// The Gregorian year, month and day of a day number.
pub(super) fn from_civil(number: i64) -> (i32, i32, i32) {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (i32::try_from(year).unwrap_or(0), i32::try_from(month).unwrap_or(1), i32::try_from(day).unwrap_or(1))
}

/// The weekday of a day number, 1 for Monday to 7 for Sunday.
pub(super) fn weekday(number: i64) -> i32 {
    i32::try_from((number + 3).rem_euclid(7)).unwrap_or(0) + 1
}

/// The ISO week of a day number: year and week.
pub(super) fn iso_week(number: i64) -> (i32, i64) {
    let thursday = number - i64::from(weekday(number)) + 4;
    let (year, _, _) = from_civil(thursday);
    (year, (thursday - civil(year, 1, 1)) / 7 + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn february_follows_the_year() {
        assert_eq!(days_of_month(Some(2024), 2), 29);
        assert_eq!(days_of_month(Some(1900), 2), 28);
        assert_eq!(days_of_month(Some(2000), 2), 29);
        assert_eq!(days_of_month(None, 2), 29);
        assert_eq!(days_of_month(None, 13), 0);
    }

    #[test]
    fn known_days_fall_on_their_weekdays() {
        assert_eq!(weekday(civil(2025, 5, 29)), 4);
        assert_eq!(weekday(civil(1973, 10, 6)), 6);
        assert_eq!(from_civil(civil(2024, 2, 29)), (2024, 2, 29));
        assert_eq!(iso_week(civil(2025, 5, 15)), (2025, 20));
        assert_eq!(iso_week(civil(2021, 1, 3)), (2020, 53));
    }

    #[test]
    fn days_before_the_reform_are_julian() {
        let weekday_of = |year, month, day| weekday(civil(year, month, day) + julian_days(year, month, day));
        // The last Julian day was a Thursday, the first Gregorian one the Friday after it.
        assert_eq!(weekday_of(1582, 10, 4), 4);
        assert_eq!(weekday_of(1582, 10, 15), 5);
        assert_eq!(civil(1582, 10, 4) + julian_days(1582, 10, 4) + 1, civil(1582, 10, 15));
        // The fall of Constantinople, a Tuesday.
        assert_eq!(weekday_of(1453, 5, 29), 2);
    }

    #[test]
    fn days_of_other_calendars_are_gregorian_days() {
        let gregorian = |calendar, year, month, day| day_number(calendar, year, month, day).map(from_civil);
        assert_eq!(gregorian(Calendar::Hijri, 1446, 9, 1), Some((2025, 3, 1)));
        assert_eq!(gregorian(Calendar::Persian, 1403, 12, 30), Some((2025, 3, 20)));
        assert_eq!(gregorian(Calendar::Persian, 1402, 12, 30), None);
        assert_eq!(gregorian(Calendar::Hebrew, 5784, FIRST_ADAR, 14), Some((2024, 2, 23)));
        assert_eq!(gregorian(Calendar::Hebrew, 5785, 1, 1), Some((2024, 10, 3)));
        assert_eq!(from_day_number(Calendar::Hebrew, civil(2024, 2, 23)), (5784, FIRST_ADAR, 14));
        assert_eq!(from_day_number(Calendar::Persian, civil(2025, 3, 20)), (1403, 12, 30));
    }

    /// The lines of a table in the shared folder, as fields; none where it is not present.
    fn shared(name: &str) -> Vec<Vec<String>> {
        let Some(folder) = std::env::var_os("QARI_SHARED") else { return Vec::new() };
        let text = std::fs::read_to_string(std::path::Path::new(&folder).join("dates").join(name));
        let text = text.expect("a table of the shared folder");
        text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }

    fn number_of(day: &str) -> i64 {
        let parts: Vec<i32> = day.split('-').map(|part| part.parse().expect("a number")).collect();
        civil(parts[0], parts[1], parts[2])
    }

    #[test]
    fn pairs_of_independent_sources_agree() {
        for row in shared("calendar_pairs.csv") {
            let calendar = match row[0].as_str() {
                "islamic-umalqura" | "islamic-civil" => Calendar::Hijri,
                "persian" => Calendar::Persian,
                "hebrew" => Calendar::Hebrew,
                _ => continue,
            };
            let number = |field: &str| field.parse::<i32>().expect("a number");
            let (year, day) = (number(&row[1]), number(&row[3]));
            if row[0] == "islamic-umalqura" && year < 1300 || row[0] == "islamic-civil" && year >= 1300 {
                continue;
            }
            let month = match row[4].as_str() {
                "M05L" => FIRST_ADAR,
                code => number(code.trim_start_matches('M')),
            };
            // The thirtieth of a month that has 29 days by the computed table.
            let before = || day_number(calendar, year, month, day - 1).map(|number| number + 1);
            let found = day_number(calendar, year, month, day).or_else(before).expect("a day");
            let tolerance: i64 = row[9].parse().expect("a number of days");
            assert!((found - number_of(&row[5])).abs() <= tolerance, "{row:?}: {:?}", from_civil(found));
        }
    }

    #[test]
    fn months_of_the_hijra_begin_where_the_computed_table_says_and_near_the_published_one() {
        for row in shared("hijri_month_starts_1343_1500.csv") {
            let number = |field: &str| field.parse::<i32>().expect("a number");
            let found = day_number(Calendar::Hijri, number(&row[0]), number(&row[1]), 1).expect("a day");
            assert_eq!(found, number_of(&row[3]), "{row:?}");
            assert!((found - number_of(&row[2])).abs() <= 2, "{row:?}");
        }
    }

    proptest! {
        #[test]
        fn a_day_of_any_calendar_is_the_day_that_it_came_from(
            calendar in prop::sample::select(vec![
                Calendar::Gregorian, Calendar::Hijri, Calendar::Persian, Calendar::Hebrew,
            ]),
            // From the year 640 to 2190.
            day in -485_000..80_000_i64,
        ) {
            let (year, month, of_month) = from_day_number(calendar, day);
            let back = day_number(calendar, year, month, of_month);
            // Where one Hijri calendar gives way to the other they may overlap by a day.
            let may_differ = calendar == Calendar::Hijri && (1299..=1601).contains(&year) && month % 11 == 1;
            prop_assert!(back == Some(day) || may_differ, "{year}-{month}-{of_month}: {back:?}, not {day}");
        }
    }
}
