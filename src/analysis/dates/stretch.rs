//! The days that a value covers: a day, month or year of any calendar, before the era too, and the
//! stretches that have values of their own (decade, century, quarter, half, season, week).
//!
//! In: a value as dates/CONVENTION writes it. Out: day numbers (days since 1970-01-01, proleptic
//! Gregorian). Values of the Gregorian calendar before 1582 are taken as they are written.
//! Seasons are whole months: of a Persian year its quarters, else spring is March to May, and
//! winter begins in the December of its year; Hijri and Hebrew years have none, there it is the year.

use super::calendar::{self, Calendar, MONTHS};
use super::moment::Known;

/// What a value speaks of, its time of day left aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// A day, month or year.
    Known(Known),
    /// A decade, a century or a millennium: its first and last year, counted on below 1 before the era.
    Years(Calendar, i32, i32),
    /// A part of a year; the year may be unknown.
    Part(Known, Part),
}

/// A named part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Months of a year, from and to; more than twelve: of the next year.
    Months(i32, i32),
    /// By its name; the months depend on the calendar. From spring, 0.
    Season(i32),
    /// An ISO week, and whether its end alone is meant.
    Week(i32, bool),
}

impl Stretch {
    /// What a value without a time of day speaks of; `None` where that are no days.
    pub(super) fn parse(value: &str) -> Option<Self> {
        if let Some(known) = Known::parse(value) {
            return Some(Self::Known(known));
        }
        let (calendar, before, rest) = Calendar::split(value);
        if let Some((year, part)) = rest.split_once('-') {
            let year = Known::parse(year)?;
            return Some(Self::Part(Known { calendar, before, ..year }, Part::parse(part)?));
        }
        let digits = rest.trim_end_matches('X');
        let width = match (digits.len(), rest.len()) {
            (3, 4) => 10,
            (2, 4) => 100,
            (1, 4) => 1000,
            _ => return None,
        };
        let first =
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i32>().ok())??;
        let (first, last) = (first * width, first * width + width - 1);
        // There is no year 0.
        let (first, last) = if before { (1 - last, 1 - first.max(1)) } else { (first.max(1), last) };
        Some(Self::Years(calendar, first, last))
    }

    /// The first and the last day, where the year is known and there are such days.
    pub(super) fn days(self) -> Option<(i64, i64)> {
        let year_of = |calendar, year| Known { calendar, year: Some(year), ..Known::default() };
        match self {
            Self::Known(known) => known.limits(),
            Self::Years(calendar, first, last) => {
                Some((year_of(calendar, first).limits()?.0, year_of(calendar, last).limits()?.1))
            }
            Self::Part(of, part) => {
                let year = of.counted_year()?;
                match part.months(of.calendar) {
                    Some((from, to)) => {
                        let month = |month: i32| {
                            let year = year_of(of.calendar, year + (month - 1) / MONTHS);
                            Known { month: Some((month - 1) % MONTHS + 1), ..year }.limits()
                        };
                        Some((month(from)?.0, month(to)?.1))
                    }
                    None => part.week(year),
                }
            }
        }
    }
}

impl Part {
    fn parse(written: &str) -> Option<Self> {
        Some(match written {
            "H1" => Self::Months(1, 6),
            "H2" => Self::Months(7, 12),
            "Q1" => Self::Months(1, 3),
            "Q2" => Self::Months(4, 6),
            "Q3" => Self::Months(7, 9),
            "Q4" => Self::Months(10, 12),
            "SP" => Self::Season(0),
            "SU" => Self::Season(1),
            "FA" => Self::Season(2),
            "WI" => Self::Season(3),
            _ => {
                let week = written.strip_suffix("-WE").unwrap_or(written).strip_prefix('W')?;
                let is_number = week.len() == 2 && week.bytes().all(|byte| byte.is_ascii_digit());
                Self::Week(week.parse().ok().filter(|_| is_number)?, written.ends_with("-WE"))
            }
        })
    }

    fn months(self, calendar: Calendar) -> Option<(i32, i32)> {
        match (self, calendar) {
            (Self::Months(from, to), _) => Some((from, to)),
            (Self::Season(season), Calendar::Persian) => Some((season * 3 + 1, season * 3 + 3)),
            (Self::Season(season), Calendar::Gregorian) => Some((season * 3 + 3, season * 3 + 5)),
            (Self::Season(_), _) => Some((1, MONTHS)),
            (Self::Week(..), _) => None,
        }
    }

    /// The days of an ISO week of a Gregorian year.
    fn week(self, year: i32) -> Option<(i64, i64)> {
        let Self::Week(week, end_alone) = self else { return None };
        let fourth = calendar::civil(year, 1, 4);
        let monday = fourth - i64::from(calendar::weekday(fourth)) + 1 + 7 * (i64::from(week) - 1);
        let exists = week > 0 && calendar::iso_week(monday).0 == year;
        exists.then_some((if end_alone { monday + 5 } else { monday }, monday + 6))
    }
}

/// The first and the last day of a value; a time of day is that day. `None`: no days follow from
/// the value alone (no year, a length, a vague one).
pub(in crate::analysis) fn days(value: &str) -> Option<(i64, i64)> {
    let day = value.split_once('T').map_or(value, |(day, _)| day);
    Stretch::parse(day)?.days()
}

/// Whether the Gregorian days of a value are known to within a day only: those of Hijri years for
/// which the tables of Umm al-Qura differ, or there is none.
pub(super) fn is_known_within_a_day(value: &str) -> bool {
    let (calendar, before, rest) = Calendar::split(value);
    let year = rest.get(..4).and_then(|year| year.parse::<i32>().ok());
    calendar == Calendar::Hijri && (before || year.is_none_or(|year| !(1420..1450).contains(&year)))
}

/// The days of an interval, or of one value: from the first day of its first to the last day of
/// its last one. An open end, or one that says no day, adds nothing.
pub(in crate::analysis) fn days_between(values: &[String]) -> Option<(i64, i64)> {
    let first = values.first().and_then(|value| days(value));
    let last = values.last().and_then(|value| days(value));
    let (start, end) = (first.or(last)?, last.or(first)?);
    (start.0 <= end.1).then_some((start.0, end.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::dates::moment::day_name;

    #[test]
    fn values_of_every_kind_have_their_days() {
        for (value, first, last) in [
            ("2025-05-29", "2025-05-29", "2025-05-29"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("1948", "1948-01-01", "1948-12-31"),
            ("199X", "1990-01-01", "1999-12-31"),
            ("18XX", "1800-01-01", "1899-12-31"),
            ("00XX", "0001-01-01", "0099-12-31"),
            ("BC0049", "BC0049-01-01", "BC0049-12-31"),
            ("BC0044-03-15", "BC0044-03-15", "BC0044-03-15"),
            ("BC04XX", "BC0499-01-01", "BC0400-12-31"),
            ("BC00XX", "BC0099-01-01", "BC0001-12-31"),
            ("2025-Q2", "2025-04-01", "2025-06-30"),
            ("2025-H2", "2025-07-01", "2025-12-31"),
            ("2025-SP", "2025-03-01", "2025-05-31"),
            ("2025-WI", "2025-12-01", "2026-02-28"),
            ("2025-W20", "2025-05-12", "2025-05-18"),
            ("2025-W20-WE", "2025-05-17", "2025-05-18"),
            ("2020-W53", "2020-12-28", "2021-01-03"),
            ("AH1446-09", "2025-03-01", "2025-03-29"),
            ("AH1446", "2024-07-07", "2025-06-25"),
            ("AH13XX", "1882-11-12", "1979-11-20"),
            ("AP1403", "2024-03-20", "2025-03-20"),
            ("AP136X", "1981-03-21", "1991-03-20"),
            ("AP1403-WI", "2024-12-21", "2025-03-20"),
            ("AM5784", "2023-09-16", "2024-10-02"),
            ("AM5784-M05L-14", "2024-02-23", "2024-02-23"),
            ("2025-05-15T15:30", "2025-05-15", "2025-05-15"),
            ("2025-05-15TEV", "2025-05-15", "2025-05-15"),
        ] {
            let found = days(value).map(|(first, last)| (day_name(first), day_name(last)));
            assert_eq!(found, Some((first.to_owned(), last.to_owned())), "{value}");
        }
        // 52 years before the Hijra, by the tabular calendar.
        assert_eq!(days("BH0052").map(|(first, _)| day_name(first).starts_with("0572")), Some(true));
    }

    #[test]
    fn what_has_no_year_or_no_such_day_has_no_days() {
        for value in [
            "XXXX-05-15",
            "XXXX-SU",
            "XXXX-WXX-4",
            "PAST_REF",
            "P3D",
            "T15:30",
            "",
            "2025-W54",
            "2025-W00",
            "2021-W53",
            "2025-13",
            "20250",
        ] {
            assert_eq!(days(value), None, "{value}");
        }
    }

    #[test]
    fn hijri_days_are_known_within_a_day_but_for_thirty_years() {
        for value in ["AH1419", "AH1450-01-01", "AH04XX", "AH142X", "BH1420"] {
            assert!(is_known_within_a_day(value), "{value}");
        }
        for value in ["AH1420", "AH1449-12-29T10", "AP1403", "2025", "AM5784", "P3D", ""] {
            assert!(!is_known_within_a_day(value), "{value}");
        }
    }

    #[test]
    fn an_interval_reaches_from_end_to_end() {
        let between = |first: &str, last: &str| days_between(&[first.to_owned(), last.to_owned()]);
        assert_eq!(
            between("1948", "195X"),
            Some((calendar::civil(1948, 1, 1), calendar::civil(1959, 12, 31)))
        );
        assert_eq!(between("1948", ""), days("1948"));
        assert_eq!(between("", "1948-05"), days("1948-05"));
        assert_eq!(between("1950", "1949"), None);
        assert_eq!(days_between(&[]), None);
    }
}
