//! The operations of which rules build values: by name, from the numbers that a match captured.
//!
//! | operation | reads | gives |
//! |---|---|---|
//! | (a shape) | `YEAR-MONTH-DAY` | a day, month or year |
//! | classical, common | year, month, day | a date of the Hijri, of the Gregorian calendar, and no other |
//! | nights-left | year, month, nights | a Hijri day counted from the end of its month |
//! | month-end | year, month | its last day |
//! | weekday | weekday, -1 / 0 / 1 / 2 | the weekday before, next to, or after the anchor; 2: the one that comes |
//! | week-day | weekday, -1 / 0 / 1 | the Monday of last week |
//! | days | days from the anchor | yesterday, tomorrow |
//! | this | -1 / 0 / 1, unit | last week, this year |
//! | offset | count, unit, AGO LATER BEFORE AFTER | three days ago |
//! | offset-joined | count and unit as one word, AGO LATER BEFORE AFTER | |
//! | day-which | -1 / 0 / 1, month, day | the 14th of last May |
//! | month | -1 / 0 / 1, month | next May |
//! | month-day | -1 / 0 / 1, day | the third of next month |
//! | season | season, year | |
//! | century, decade, millennium | number | |
//! | quarter, half | number, year | |
//! | festival | festival, year | |
//! | decade-which | decade, -1 / 0 / 1 | a decade of the last century, of this one |
//! | decade-nth | number, century | the second decade of a century; -1 is the last |
//! | season-year | season, -1 / 0 / 1 | the summer of last year |
//! | festival-day | festival, year, number | the third day of a feast |
//! | nth | number, weekday, month, year | the second Sunday of May |
//! | nth-in | number, weekday | the second Sunday of the value after `@`, or of this month |
//! | nth-unit | number, unit, (from the end) | the last week of the value after `@` |
//! | of-year | month, day | a day or month of the year that stands after `@` |
//! | day-of-month | day | the fifth, of the value after `@` or the nearest one |
//! | weekdays | count, weekday, AGO or LATER | three Fridays from now |
//! | then | -1 / 0 / 1, unit | the following year, seen from what was mentioned |
//! | ahead | count, unit | in three days: ahead, or how long it took |
//! | run-start, run-end | -1 / 1, count, unit | both ends of the last two weeks |
//! | lengths | count, unit, two or three times | two hours and ten minutes |
//! | lasting | count, unit | a DURATION |
//! | lasting-joined | count and unit as one word | a DURATION |
//! | lasting-half | count, unit | so many and a half |
//! | every | unit, count | a SET |
//! | on-every | weekday | a SET |
//! | length | count, unit, greater count | one end of a range of lengths |
//! | some | unit | several of them |
//! | part-length | count, sixtieths, unit | an hour and a half |
//! | decimal | count, tenths, unit | 1.5 hours |
//! | ratio | number, number, unit | 3/4 of an hour |
//! | next-day | | the day after the one that was mentioned |
//! | this-if | unit | this unit, only where the document's day is known |
//! | until | year, two digits, year | the end of a span of years |
//! | hours | hour, part, minute, part, other hour | one end of a span of hours |
//! | twoway | days | yesterday or tomorrow, as the sentence says |
//! | letter-day | 1 to 7 | the weekday that is counted so, the first is Sunday |
//! | on-day | days, weekday | the one of both that was captured |
//! | offset-part | count, unit, AGO or LATER, sixtieths | half a year ago |
//! | in-year | -1 / 0 / 1, month, day | in May last year |
//! | many | unit, AGO or LATER | years ago, years later |
//! | vague | PAST, PRESENT, FUTURE | |
//! | part | MO, MI, AF, EV, NI | a part of the day, of the value after `@` |
//! | clock | | a time without a day |
//! | coming | hour, part | the day on which that hour, or the one that was captured, comes next |
//!
//! What is relative is worked out from the anchor; without one it stays open. The operations
//! stand by subject in the files of this folder.

mod anchored;
mod annals;
pub(super) mod clock;
mod days;
mod feasts;
mod lengths;
mod within;
mod years;

use std::cell::Cell;

use super::ends::Part;
use super::moment::{Known, Moment};
use super::surroundings::Direction;
use super::symbols;
use super::value::{Captured, Filled};
use crate::analysis::mention::Language;

/// The longest month and year.
const DAYS_OF_MONTH_MAX: i64 = 31;
const DAYS_OF_YEAR_MAX: i64 = 366;

/// What a rule calls to work out a value.
pub(super) type Operation = fn(&Call<'_>) -> Filled;

/// All operations by name.
const TABLE: &[(&str, Operation)] = &[
    ("date", days::date),
    ("classical", annals::classical),
    ("common", annals::common),
    ("nights-left", annals::nights_left),
    ("month-end", annals::month_end),
    ("weekday", days::weekday),
    ("week-day", days::week_day),
    ("days", days::days),
    ("next-day", days::next_day),
    ("twoway", days::twoway),
    ("letter-day", days::letter_day),
    ("on-day", days::on_day),
    ("nth", days::nth),
    ("nth-in", within::nth_in),
    ("nth-unit", within::nth_unit),
    ("day-of-month", within::day_of_month),
    ("of-year", within::of_year),
    ("weekdays", within::weekdays_off),
    ("then", anchored::then),
    ("ahead", anchored::ahead),
    ("run-start", anchored::run_start),
    ("run-end", anchored::run_end),
    ("lengths", lengths::lengths),
    ("this", anchored::this),
    ("this-if", anchored::this_if),
    ("offset", anchored::offset),
    ("offset-joined", anchored::offset_joined),
    ("offset-part", anchored::offset_part),
    ("in-year", anchored::in_year),
    ("many", anchored::many),
    ("month", anchored::month),
    ("month-day", anchored::month_day),
    ("day-which", anchored::day_which),
    ("vague", anchored::vague),
    ("season", years::season),
    ("century", years::century),
    ("millennium", years::millennium),
    ("decade", years::decade),
    ("quarter", years::quarter),
    ("half", years::half),
    ("until", years::until),
    ("decade-which", years::decade_which),
    ("decade-nth", years::decade_nth),
    ("season-year", years::season_year),
    ("festival", feasts::festival),
    ("festival-day", feasts::festival_day),
    ("lasting", lengths::lasting),
    ("lasting-joined", lengths::lasting_joined),
    ("lasting-half", lengths::lasting_half),
    ("length", lengths::length),
    ("some", lengths::some),
    ("part-length", lengths::part_length),
    ("decimal", lengths::decimal),
    ("ratio", lengths::ratio),
    ("every", lengths::every),
    ("on-every", lengths::on_every),
    ("clock", clock::alone),
    ("part", clock::part),
    ("coming", clock::coming),
    ("hours", clock::hours),
];

/// The operation of a name.
pub(super) fn find(name: &str) -> Option<Operation> {
    TABLE.iter().find(|(known, _)| *known == name).map(|&(_, operation)| operation)
}

/// The names of all operations.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|&(name, _)| name)
}

/// What an operation is called with.
pub(super) struct Call<'c> {
    /// What stands after its name.
    pub(super) parts: &'c [Part],
    /// What the match has captured.
    pub(super) captured: &'c dyn Captured,
    /// What is known beside the match.
    pub(super) context: &'c Context<'c>,
}

impl Call<'_> {
    /// The number of the part at an index.
    fn number(&self, index: usize) -> Option<i32> {
        self.parts.get(index).and_then(|part| part.number(self.captured))
    }

    /// The year of the part at an index, or one that was captured as its last two digits.
    fn year(&self, index: usize) -> Option<i32> {
        self.number(index).or_else(|| match self.captured.number("YY")? {
            year @ 0..=49 => Some(2000 + year),
            year => Some(1900 + year),
        })
    }

    /// The first two numbers, where both are there.
    fn pair(&self) -> Option<(i32, i32)> {
        self.number(0).zip(self.number(1))
    }

    /// The sign of the era that was captured; empty where none was.
    fn era(&self) -> &'static str {
        self.captured.number("ERA").map_or("", symbols::sign)
    }
}

/// The other end of an interval, by which this one finds its year or week.
#[derive(Clone, Copy, Debug)]
pub(super) enum Near {
    /// This end lies before that day.
    Before(i64),
    /// This end lies after that day.
    After(i64),
}

/// What is known beside the match.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    /// The language of the text.
    pub(super) language: Language,
    /// The document's day.
    pub(super) document: Option<i64>,
    /// The minute of that day, where it is known.
    pub(super) minute: Option<i64>,
    /// Whether the expression stands alone, as one types it into a calendar: it looks ahead.
    pub(super) alone: bool,
    /// The first and last day of what was mentioned last.
    pub(super) mentioned: Option<(i64, i64)>,
    /// The first and last day of the value after `@`.
    pub(super) within: Option<(i64, i64)>,
    /// The other end of an interval.
    pub(super) near: Option<Near>,
    /// What the sentence speaks of.
    pub(super) direction: &'c dyn Fn() -> Direction,
    /// The anchor that an operation used.
    pub(super) used: &'c Cell<Option<i64>>,
}

impl Context<'_> {
    /// Whether what has no direction of its own looks ahead.
    pub(super) fn ahead(&self) -> bool {
        self.alone || (self.direction)() == Direction::Future
    }

    /// The first day of what was mentioned last, where units of that kind can be counted from it.
    fn mentioned_for(&self, unit: i32) -> Option<i64> {
        let (first, last) = self.mentioned?;
        let days_max = match symbols::sign(unit) {
            "M" | "Q" => DAYS_OF_MONTH_MAX,
            "Y" => DAYS_OF_YEAR_MAX,
            "DE" | "CE" | "ML" => i64::MAX,
            _ => 1,
        };
        (last - first < days_max).then_some(first)
    }

    /// The day that was mentioned last, where it was one.
    fn mentioned_day(&self) -> Option<i64> {
        self.mentioned.filter(|(first, last)| first == last).map(|(first, _)| first)
    }

    /// The document's day, noted as used.
    pub(super) fn anchor(&self) -> Option<i64> {
        if self.document.is_some() {
            self.used.set(self.document);
        }
        self.document
    }
}

/// A value that is no day, month or year, with the days that it covers.
fn named(value: String, limits: Option<(i64, i64)>) -> Filled {
    Filled::Moment(Moment::Named(value, limits))
}

/// A day, month or year.
fn known(known: Known) -> Filled {
    Filled::Moment(Moment::Known(known))
}
