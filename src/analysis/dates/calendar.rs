//! The Gregorian calendar, as far as dates in texts need it: lengths of months and weekdays.

/// Days of a month; of an unknown year the longest that there may be. 0 when there is no such month.
pub(super) fn days_of_month(year: Option<u32>, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// The weekday of a day, 1 for Monday to 7 for Sunday (Sakamoto's congruence).
pub(super) fn weekday(year: u32, month: u32, day: u32) -> u32 {
    const SHIFT: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year.saturating_sub(1) } else { year };
    let shift = SHIFT.get(month.saturating_sub(1) as usize).copied().unwrap_or(0);
    let from_sunday = (year + year / 4 - year / 100 + year / 400 + shift + day) % 7;
    if from_sunday == 0 { 7 } else { from_sunday }
}

#[cfg(test)]
mod tests {
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
        assert_eq!(weekday(2025, 5, 29), 4);
        assert_eq!(weekday(2000, 1, 1), 6);
        assert_eq!(weekday(1973, 10, 6), 6);
        assert_eq!(weekday(2024, 2, 25), 7);
    }
}
