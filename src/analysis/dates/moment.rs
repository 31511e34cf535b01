//! What a value speaks of: a day as far as it is known, or a stretch of days with its own name.
//!
//! Knows how values are written (dates/CONVENTION) and which Gregorian days they cover.

use super::calendar::{self, Calendar, MONTHS};

/// A year, month or day of a calendar; the later ones may be unknown, and the year too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Known {
    /// The calendar.
    pub(super) calendar: Calendar,
    /// Before the calendar's beginning.
    pub(super) before: bool,
    /// Year.
    pub(super) year: Option<i32>,
    /// Month; of the Hebrew year as [`calendar::FIRST_ADAR`] says.
    pub(super) month: Option<i32>,
    /// Day of the month.
    pub(super) day: Option<i32>,
}

/// One end of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// A day, month or year.
    Known(Known),
    /// Anything else, as written, with the day numbers that it covers.
    Named(String, Option<(i64, i64)>),
}

impl Moment {
    /// As values are written.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Known(known) => known.value(),
            Self::Named(value, _) => value.clone(),
        }
    }

    /// First and last day.
    pub(super) fn limits(&self) -> Option<(i64, i64)> {
        match self {
            Self::Known(known) => known.limits(),
            Self::Named(_, limits) => *limits,
        }
    }
}

impl Known {
    /// The Gregorian day of a day number.
    pub(super) fn of(number: i64) -> Self {
        let (year, month, day) = calendar::from_civil(number);
        // The year before 1 is 1 before Christ.
        let (before, year) = if year < 1 { (true, 1 - year) } else { (false, year) };
        Self { before, year: Some(year), month: Some(month), day: Some(day), ..Self::default() }
    }

    /// Whether there is such a day.
    pub(super) fn exists(self) -> bool {
        let Some(month) = self.month else { return true };
        if !((1..=MONTHS).contains(&month)
            || (self.calendar == Calendar::Hebrew && month == calendar::FIRST_ADAR))
        {
            return false;
        }
        let Some(day) = self.day else { return true };
        if day < 1 || day > calendar::days_at_most(self.calendar, month) {
            return false;
        }
        match self.year {
            Some(year) if !self.before => {
                calendar::day_number(self.calendar, year, month, day).is_some() || self.may_be_thirtieth(day)
            }
            _ => true,
        }
    }

    /// Outside of the years for which both tables of Umm al-Qura agree, a month of 29 days by one
    /// table may have had 30.
    fn may_be_thirtieth(self, day: i32) -> bool {
        self.calendar == Calendar::Hijri
            && day == 30
            && self.year.is_none_or(|year| !(1420..1450).contains(&year))
    }

    /// As values are written.
    pub(super) fn value(self) -> String {
        let prefix = match (self.calendar, self.before) {
            (Calendar::Gregorian, true) => "BC",
            (Calendar::Hijri, true) => "BH",
            (calendar, _) => calendar.prefix(),
        };
        let year = self.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        let Some(month) = self.month else {
            return match self.day {
                Some(day) => format!("{prefix}{year}-XX-{day:02}"),
                None => format!("{prefix}{year}"),
            };
        };
        let month = match (self.calendar, month) {
            (Calendar::Hebrew, calendar::FIRST_ADAR) => "M05L".to_owned(),
            (Calendar::Hebrew, month) => format!("M{month:02}"),
            (_, month) => format!("{month:02}"),
        };
        match self.day {
            None => format!("{prefix}{year}-{month}"),
            Some(day) => format!("{prefix}{year}-{month}-{day:02}"),
        }
    }

    /// The year as one counts on below 1: 1 before the era is 0.
    pub(super) fn counted_year(self) -> Option<i32> {
        self.year.map(|year| if self.before { 1 - year } else { year })
    }

    /// The first and the last day, when the year is known.
    pub(super) fn limits(self) -> Option<(i64, i64)> {
        let year = self.counted_year()?;
        let number = |month, day| calendar::day_number(self.calendar, year, month, day);
        let last_of = |month| (28..=31).rev().find_map(|day| number(month, day));
        match (self.month, self.day) {
            (None, _) => Some((number(1, 1)?, last_of(MONTHS)?)),
            (Some(month), None) => Some((number(month, 1)?, last_of(month)?)),
            (Some(month), Some(day)) => {
                let day = number(month, day).or_else(|| number(month, day - 1).map(|before| before + 1))?;
                Some((day, day))
            }
        }
    }

    /// The day number of a full date as it is written: before the Gregorian reform, Julian.
    pub(super) fn written_number(self) -> Option<i64> {
        match (self.calendar, self.year, self.month, self.day) {
            (Calendar::Gregorian, Some(year), Some(month), Some(day)) if !self.before => {
                self.number().map(|number| number + calendar::julian_days(year, month, day))
            }
            _ => self.number(),
        }
    }

    /// The day number of a full date.
    pub(super) fn number(self) -> Option<i64> {
        self.day.and_then(|_| self.limits()).map(|(first, _)| first)
    }
}

/// A day number as a Gregorian day.
pub(super) fn day_name(number: i64) -> String {
    Known::of(number).value()
}
