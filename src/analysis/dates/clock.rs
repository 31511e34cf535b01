//! Clock times, parts of the day, and lengths of time, as values write them.

use super::symbols;
use super::value::Captured;

/// An ISO 8601 duration; a count below 0 is "some".
pub(super) fn lasting(count: i32, unit: i32) -> String {
    let (time, letters, times) = match symbols::sign(unit) {
        "H" => ("T", "H", 1),
        "MIN" => ("T", "M", 1),
        "S" => ("T", "S", 1),
        "Q" => ("", "M", 3),
        "HY" => ("", "M", 6),
        "ML" => ("", "CE", 10),
        other => ("", other, 1),
    };
    if count < 0 { format!("P{time}X{letters}") } else { format!("P{time}{}{letters}", count * times) }
}

/// The clock time or part of the day of a match, as it follows the day in a value.
pub(super) fn clock(captured: &dyn Captured) -> Option<String> {
    let part = captured.number("PART").map_or("", symbols::sign);
    let Some(hour) = captured.number("HOUR") else {
        return (!part.is_empty()).then(|| format!("T{part}"));
    };
    let minute = captured.number("MINUTE").unwrap_or(0);
    // Five to six.
    let minute = if captured.number("TOHOUR").is_some() { -minute } else { minute };
    let hour = hour_of(hour, part);
    let (hour, minute) = if minute < 0 { (hour - 1, minute + 60) } else { (hour, minute) };
    if !(0..=24).contains(&hour) || minute > 59 {
        return None;
    }
    if let (Some(second), true) = (captured.number("SECOND"), captured.number("MINUTE").is_some()) {
        Some(format!("T{hour:02}:{minute:02}:{second:02}"))
    } else if captured.number("MINUTE").is_some() {
        Some(format!("T{hour:02}:{minute:02}"))
    } else {
        Some(format!("T{hour:02}"))
    }
}

/// An hour of the clock, as one of 24 by the part of the day beside it.
pub(super) fn hour_of(hour: i32, part: &str) -> i32 {
    match part {
        "AF" | "EV" if hour < 12 => hour + 12,
        "NI" if (5..12).contains(&hour) => hour + 12,
        "NI" | "MO" if hour == 12 => 0,
        "MI" if (1..=4).contains(&hour) => hour + 12,
        _ => hour,
    }
}
