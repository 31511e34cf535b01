//! Clock times and parts of the day, as values write them.

use super::super::moment::Known;
use super::super::symbols;
use super::super::value::{Captured, Filled};
use super::{Call, known, named};

/// A time without a day.
pub(super) fn alone(_: &Call<'_>) -> Filled {
    named(String::new(), None)
}

/// The day on which the hour that was captured, or the one that is given, comes next after the
/// minute of the text; no day where that minute is not known.
pub(super) fn coming(call: &Call<'_>) -> Filled {
    let Some((day, now)) = call.context.document.zip(call.context.minute) else { return alone(call) };
    let hour = match call.pair() {
        Some((hour, part)) => Some(i64::from(hour_of(hour, symbols::sign(part))) * 60),
        None => written(call.captured).as_deref().and_then(minute_of),
    };
    call.context.used.set(Some(day));
    known(Known::of(day + i64::from(hour.is_some_and(|hour| hour < now))))
}

/// The minute of the day of a clock time as it is written in values.
fn minute_of(clock: &str) -> Option<i64> {
    let mut parts = clock.strip_prefix('T')?.split(':').map(|part| part.parse::<i64>().ok());
    Some(parts.next()?? * 60 + parts.next().flatten().unwrap_or(0))
}

/// A part of the day that a word has in itself.
pub(super) fn part(call: &Call<'_>) -> Filled {
    call.number(0).map_or(Filled::Unfit, |part| named(format!("T{}", symbols::sign(part)), None))
}

/// One end of a span of hours.
pub(super) fn hours(call: &Call<'_>) -> Filled {
    let Some(hour) = call.number(0) else { return Filled::Unfit };
    // The part of the day that is said once, at the end, holds for both hours, unless the first
    // one would then come after the other: 11-1 pm.
    let said_once = call.number(3).filter(|&part| {
        let later = |other| hour_of(hour, symbols::sign(part)) > hour_of(other, symbols::sign(part));
        !call.number(4).is_some_and(later)
    });
    let part = call.number(1).or(said_once).map_or("", symbols::sign);
    let minute = call.number(2).map_or_else(String::new, |minute| format!(":{minute:02}"));
    named(format!("T{:02}{minute}", hour_of(hour, part)), None)
}

/// Whether a match has captured an hour or minutes that no clock shows.
pub(in crate::analysis::dates) fn is_impossible(captured: &dyn Captured) -> bool {
    let has_hour = captured.number("HOUR").is_some() || captured.number("HHMM").is_some();
    has_hour && written(captured).is_none()
}

/// The clock time or part of the day of a match, as it follows the day in a value.
pub(in crate::analysis::dates) fn written(captured: &dyn Captured) -> Option<String> {
    let part = captured.number("PART").map_or("", symbols::sign);
    if let Some(hour) = captured.number("HALFPAST") {
        return Some(format!("T{:02}:30", hour_of(hour, part)));
    }
    let (hour, minute) = match (captured.number("HOUR"), captured.number("HHMM")) {
        (Some(hour), _) => (hour, captured.number("MINUTE")),
        (None, Some(both)) => (both / 100, Some(both % 100)),
        (None, None) => return (!part.is_empty()).then(|| format!("T{part}")),
    };
    let has_minute = minute.is_some() || captured.number("TOHOUR").is_some();
    let minute = minute.unwrap_or(0);
    // Five to six; or the word itself says how many.
    let minute = match captured.number("TOHOUR") {
        Some(to @ 1..) => -to,
        Some(_) => -minute,
        None => minute,
    };
    let hour = hour_of(hour, part);
    let (hour, minute) = if minute < 0 { (hour - 1, minute + 60) } else { (hour, minute) };
    if !(0..=24).contains(&hour) || minute > 59 {
        return None;
    }
    if let (Some(second), true) = (captured.number("SECOND"), has_minute) {
        Some(format!("T{hour:02}:{minute:02}:{second:02}"))
    } else if has_minute {
        Some(format!("T{hour:02}:{minute:02}"))
    } else {
        Some(format!("T{hour:02}"))
    }
}

/// An hour of the clock, as one of 24 by the part of the day beside it.
fn hour_of(hour: i32, part: &str) -> i32 {
    match part {
        "AF" | "EV" if hour < 12 => hour + 12,
        "NI" if (5..12).contains(&hour) => hour + 12,
        "NI" | "MO" if hour == 12 => 0,
        "MI" if (1..=4).contains(&hour) => hour + 12,
        _ => hour,
    }
}
