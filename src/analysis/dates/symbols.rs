//! The signs that stand for values in files of words: units, eras, calendars, parts.
//!
//! In: what stands after `=`. Out: a number, so that all values are of one kind. A month of another
//! calendar is written `AH 9`; its number holds the calendar in the hundreds. Feasts: see `feast`.

use super::calendar::Calendar;
use super::feast::Feast;

/// All signs, each with its number.
const SIGNS: [(&str, i32); 45] = [
    ("AD", 1),
    ("BC", 2),
    ("AH", 3),
    ("AP", 4),
    ("AM", 5),
    ("BH", 6),
    ("D", 11),
    ("W", 12),
    ("M", 13),
    ("Y", 14),
    ("DE", 15),
    ("CE", 16),
    ("H", 17),
    ("MIN", 18),
    ("S", 19),
    ("Q", 20),
    ("WE", 21),
    ("ML", 22),
    ("HY", 23),
    ("FN", 24),
    ("SP", 31),
    ("SU", 32),
    ("FA", 33),
    ("WI", 34),
    ("MO", 41),
    ("MI", 42),
    ("AF", 43),
    ("EV", 44),
    ("NI", 45),
    ("START", 51),
    ("MID", 52),
    ("END", 53),
    ("APPROX", 54),
    ("FIRST_HALF", 55),
    ("SECOND_HALF", 56),
    ("FIRST_QUARTER", 57),
    ("LESS_THAN", 58),
    ("MORE_THAN", 59),
    ("PAST", 61),
    ("PRESENT", 62),
    ("FUTURE", 63),
    ("LATER", 81),
    ("AGO", 82),
    ("AFTER", 83),
    ("BEFORE", 84),
];

/// In the hundreds of a month's number: no calendar, the month was written in digits.
const PLAIN: i32 = 4;

/// Counts stand above units in the number of a length.
const LENGTH: i32 = 100;

/// The number of what is written after `=`: a number, a sign, the month of a calendar, a feast, count
/// and unit of a length.
pub(super) fn number(written: &str) -> Option<i32> {
    if let Ok(number) = written.parse() {
        return Some(number);
    }
    if let Some(&(_, number)) = SIGNS.iter().find(|(sign, _)| *sign == written) {
        return Some(number);
    }
    // A length of time in one word.
    if let Some((count, unit)) = written.split_once(' ')
        && let Ok(count) = count.parse()
    {
        return number(unit).and_then(|unit| joined_length(count, unit));
    }
    let month = written.split_once(' ').filter(|(_, month)| !month.contains('-'));
    let Some((calendar, month)) = month else { return Feast::read(written).map(Feast::number) };
    let hundreds = match calendar {
        "AH" => 1,
        "AP" => 2,
        "AM" => 3,
        _ => return None,
    };
    Some(hundreds * 100 + month.parse::<i32>().ok()?)
}

/// The number of a length of time that is written as one word: count and unit.
pub(super) fn joined_length(count: i32, unit: i32) -> Option<i32> {
    count.checked_mul(LENGTH)?.checked_add(unit).filter(|_| (0..LENGTH).contains(&unit))
}

/// Count and unit of a length's number.
pub(super) fn length(number: i32) -> (i32, i32) {
    (number / LENGTH, number % LENGTH)
}

/// The sign of a number; empty where there is none.
pub(super) fn sign(number: i32) -> &'static str {
    SIGNS.iter().find(|&&(_, of)| of == number).map_or("", |&(sign, _)| sign)
}

/// The calendar and month of a month's number.
pub(super) fn month(number: i32) -> (Calendar, i32) {
    (calendar(number / 100), number % 100)
}

/// The number of a month that is written in digits: its calendar follows from the year.
pub(super) fn plain_month(month: i32) -> i32 {
    PLAIN * 100 + month
}

/// Whether a month was written in digits.
pub(super) fn is_plain_number(number: i32) -> bool {
    number / 100 == PLAIN
}

fn calendar(hundreds: i32) -> Calendar {
    match hundreds {
        1 => Calendar::Hijri,
        2 => Calendar::Persian,
        3 => Calendar::Hebrew,
        _ => Calendar::Gregorian,
    }
}
