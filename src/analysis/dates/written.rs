//! Values as they are written, read back: the check that every value is one of dates/CONVENTION.
//!
//! In: a value of a mention. Out: whether it is one, and of days, months and years which.

use super::calendar::{Calendar, FIRST_ADAR};
use super::moment::Known;
use super::stretch::Stretch;

impl Calendar {
    /// The calendar of a value, whether it is before the era, and the value without its letters.
    pub(super) fn split(value: &str) -> (Self, bool, &str) {
        let Some((prefix, rest)) = value.split_at_checked(2) else { return (Self::Gregorian, false, value) };
        match prefix {
            "AH" => (Self::Hijri, false, rest),
            "BH" => (Self::Hijri, true, rest),
            "AP" => (Self::Persian, false, rest),
            "AM" => (Self::Hebrew, false, rest),
            "BC" => (Self::Gregorian, true, rest),
            _ => (Self::Gregorian, false, value),
        }
    }
}

impl Known {
    /// The day, month or year that a value writes; `None` for values of other kinds.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let (calendar, before, rest) = Calendar::split(value);
        let mut parts = rest.split('-');
        let year = match parts.next()? {
            "XXXX" => None,
            digits => Some(digits.parse().ok().filter(|_| is_digits(digits, 4))?),
        };
        let month = match parts.next() {
            None | Some("XX") => None,
            Some("M05L") => Some(FIRST_ADAR),
            Some(month) => {
                let digits = if calendar == Calendar::Hebrew { month.strip_prefix('M')? } else { month };
                Some(digits.parse().ok().filter(|_| is_digits(digits, 2))?)
            }
        };
        let day = match parts.next() {
            None => None,
            Some(day) => Some(day.parse().ok().filter(|_| is_digits(day, 2))?),
        };
        // An unknown month is only written before a day.
        if rest.ends_with("XX") && month.is_none() && day.is_none() && rest.contains('-') {
            return None;
        }
        let known = Self { calendar, before, year, month, day };
        parts.next().is_none().then_some(known)
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a value is one that dates/CONVENTION knows.
pub(in crate::analysis) fn is_value(value: &str) -> bool {
    if matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF") {
        return true;
    }
    if let Some(length) = value.strip_prefix('P') {
        return is_length(length);
    }
    let (day, time) = match value.find('T') {
        Some(at) => (value.get(..at).unwrap_or_default(), value.get(at + 1..)),
        None => (value, None),
    };
    time.is_none_or(is_time) && ((day.is_empty() && time.is_some()) || is_day(day))
}

fn is_day(day: &str) -> bool {
    match day.strip_prefix("XXXX-WXX-") {
        Some(weekday) => matches!(weekday.as_bytes(), [b'1'..=b'7']),
        None => Stretch::parse(day).is_some(),
    }
}

fn is_time(time: &str) -> bool {
    matches!(time, "MO" | "MI" | "AF" | "EV" | "NI")
        || ((1..=3).contains(&time.split(':').count()) && time.split(':').all(|part| is_digits(part, 2)))
}

/// Counts with their units, three at most; after `T` they are of hours.
fn is_length(length: &str) -> bool {
    let (days, hours) = match length.split_once('T') {
        Some((days, hours)) => (days, Some(hours)),
        None => (length, None),
    };
    let are_days = are_counted(days, &["DE", "CE", "WE", "D", "W", "M", "Y"]);
    match hours {
        None => are_days,
        Some(hours) => (days.is_empty() || are_days) && are_counted(hours, &["H", "M", "S"]),
    }
}

/// Whether a text is one to three counts (or `X`), each with one of the units after it.
fn are_counted(text: &str, units: &[&str]) -> bool {
    let mut rest = text;
    for _ in 0..3 {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let after = if after.len() == rest.len() { after.strip_prefix('X') } else { Some(after) };
        let next = after.and_then(|after| units.iter().find_map(|unit| after.strip_prefix(unit)));
        match next {
            Some("") => return true,
            Some(next) => rest = next,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn calendars() -> impl Strategy<Value = Calendar> {
        prop::sample::select(vec![Calendar::Gregorian, Calendar::Hijri, Calendar::Persian, Calendar::Hebrew])
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            calendar in calendars(),
            year in prop::option::of(0..10_000),
            month in prop::option::of(1..=12),
            day in prop::option::of(1..=30),
        ) {
            let known = Known { calendar, before: false, year, month, day };
            prop_assert_eq!(Known::parse(&known.value()), Some(known));
            prop_assert!(is_value(&known.value()));
        }

        #[test]
        fn any_text_is_a_value_or_none(text in any::<String>()) {
            let _ = is_value(&text);
        }
    }

    #[test]
    fn values_of_all_kinds_are_values_and_others_are_not() {
        let good = [
            "2025-W20",
            "2025-W20-WE",
            "2025-Q2",
            "XXXX-SU",
            "195X",
            "BC04XX",
            "AH04XX",
            "BC0049-01-01",
            "AM5784-M05L-14",
            "XXXX-XX-15",
            "XXXX-WXX-4",
            "XXXX-WXX-7TAF",
            "2025-05-15T15:30",
            "T15",
            "T15:30:20",
            "P3D",
            "PT2H",
            "P1DE",
            "PXY",
            "PTXH",
            "P3Y2M",
            "PT2H10M",
            "P1DT4H",
            "PAST_REF",
        ];
        for value in good {
            assert!(is_value(value), "{value}");
        }
        for value in
            ["", "T", "2025-5-1", "20X5", "P", "PD", "2025-Q5", "2025-XX", "XXXX-WXX-8", "T1", "AM5784-05"]
        {
            assert!(!is_value(value), "{value}");
        }
    }
}
