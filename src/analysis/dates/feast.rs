//! Feasts as files of words write them: how their day is found in a year.
//!
//! | written | means |
//! |---|---|
//! | `12-25` | a day of a month |
//! | `AH 10-1`, `AM 7-15`, `AP 1-1` | a day of a month of another calendar; day 0 is the whole month |
//! | `EASTER`, `EASTER+49`, `EASTER-2` | so many days from Easter; `ORTHODOX` that of the eastern churches |
//! | `NTH 11-4-4`, `NTH 11-4-4+1` | the fourth Thursday of November, and the day after it; `L` is the last |
//! | `BEFORE 5-24-1` | the last Monday up to 24 May |
//! | `CHINESE 1-1` | a day of a month of the Chinese year that begins in a year |
//!
//! In: such a text. Out: a number, as all values of words are, and back.

use super::calendar::Calendar;

/// How the day of a feast is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// A day of a month; day 0: the whole month.
    Fixed { calendar: Calendar, month: i32, day: i32 },
    /// Days from Easter.
    Easter { is_orthodox: bool, days: i32 },
    /// A weekday of a month, counted from its start, or from its end by -1; and days after it.
    Nth { month: i32, number: i32, weekday: i32, days: i32 },
    /// The last weekday up to a day.
    UpTo { month: i32, day: i32, weekday: i32 },
    /// A day of the Chinese year.
    Chinese { month: i32, day: i32 },
}

/// The kinds of numbers: what is below the first is a fixed day.
const EASTER: i32 = 1_000_000;
const ORTHODOX: i32 = 2_000_000;
const NTH: i32 = 3_000_000;
const UP_TO: i32 = 4_000_000;
const CHINESE: i32 = 5_000_000;
const CALENDAR: i32 = 100_000;

/// What is added to days from Easter, so that they are above 0.
const EASTER_DAYS: i32 = 500;

impl Feast {
    /// The feast that is written so.
    pub(super) fn read(written: &str) -> Option<Self> {
        for (name, is_orthodox) in [("EASTER", false), ("ORTHODOX", true)] {
            if let Some(days) = written.strip_prefix(name) {
                let days = if days.is_empty() { 0 } else { days.parse().ok()? };
                return Some(Self::Easter { is_orthodox, days });
            }
        }
        let (name, rest) = written.split_once(' ').unwrap_or(("", written));
        let (rest, days) = rest.split_once('+').unwrap_or((rest, "0"));
        let mut numbers = rest.split('-').map(|part| if part == "L" { Some(-1) } else { part.parse().ok() });
        let (month, second, third) = (numbers.next()??, numbers.next()??, numbers.next().flatten());
        let fixed = |calendar| Self::Fixed { calendar, month, day: second };
        Some(match name {
            "" => fixed(Calendar::Gregorian),
            "AH" => fixed(Calendar::Hijri),
            "AP" => fixed(Calendar::Persian),
            "AM" => fixed(Calendar::Hebrew),
            "NTH" => Self::Nth { month, number: second, weekday: third?, days: days.parse().ok()? },
            "BEFORE" => Self::UpTo { month, day: second, weekday: third? },
            "CHINESE" => Self::Chinese { month, day: second },
            _ => return None,
        })
    }

    /// Its number.
    pub(super) fn number(self) -> i32 {
        match self {
            Self::Fixed { calendar, month, day } => {
                let calendar = match calendar {
                    Calendar::Gregorian => 0,
                    Calendar::Hijri => 1,
                    Calendar::Persian => 2,
                    Calendar::Hebrew => 3,
                };
                calendar * CALENDAR + month * 100 + day
            }
            Self::Easter { is_orthodox, days } => {
                (if is_orthodox { ORTHODOX } else { EASTER }) + EASTER_DAYS + days
            }
            Self::Nth { month, number, weekday, days } => {
                NTH + month * 10_000 + (number + 1) * 1000 + weekday * 100 + days
            }
            Self::UpTo { month, day, weekday } => UP_TO + month * 1000 + day * 10 + weekday,
            Self::Chinese { month, day } => CHINESE + month * 100 + day,
        }
    }

    /// The feast of a number.
    pub(super) fn of_number(number: i32) -> Self {
        match number {
            CHINESE.. => Self::Chinese { month: (number - CHINESE) / 100, day: number % 100 },
            UP_TO.. => {
                Self::UpTo { month: (number - UP_TO) / 1000, day: number % 1000 / 10, weekday: number % 10 }
            }
            NTH.. => Self::Nth {
                month: (number - NTH) / 10_000,
                number: number % 10_000 / 1000 - 1,
                weekday: number % 1000 / 100,
                days: number % 100,
            },
            EASTER.. => Self::Easter { is_orthodox: number >= ORTHODOX, days: number % EASTER - EASTER_DAYS },
            _ => {
                let calendar = match number / CALENDAR {
                    1 => Calendar::Hijri,
                    2 => Calendar::Persian,
                    3 => Calendar::Hebrew,
                    _ => Calendar::Gregorian,
                };
                Self::Fixed { calendar, month: number % CALENDAR / 100, day: number % 100 }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feast_is_read_back_from_its_number() {
        let written = [
            "12-25",
            "AH 10-1",
            "AH 9-0",
            "AM 7-15",
            "EASTER",
            "EASTER+49",
            "EASTER-46",
            "ORTHODOX-2",
            "NTH 11-4-4",
            "NTH 11-4-4+1",
            "NTH 5-L-1",
            "BEFORE 5-24-1",
            "CHINESE 1-1",
        ];
        for written in written {
            let feast = Feast::read(written).expect(written);
            assert_eq!(Feast::of_number(feast.number()), feast, "{written}");
        }
        assert_eq!(Feast::read("XY 1-1"), None);
        assert_eq!(Feast::read("12"), None);
    }
}
