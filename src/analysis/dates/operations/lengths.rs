//! Operations that give lengths of time, and what comes back after each of them.

use super::super::symbols;
use super::super::value::Filled;
use super::{Call, clock, named};
use crate::analysis::mention::{Language, TimexType};

/// An ISO 8601 duration; a count below 0 is "some".
pub(super) fn length_of(count: i32, unit: i32) -> String {
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

/// So many units.
pub(super) fn lasting(call: &Call<'_>) -> Filled {
    // In Arabic and Hebrew one follows its noun, and is also "one of".
    let is_after = matches!(call.context.language, Language::Arabic | Language::Hebrew);
    if call.number(0) == Some(1) && is_after && call.parts.len() > 2 {
        return Filled::Unfit;
    }
    call.pair()
        .map_or(Filled::Unfit, |(count, unit)| Filled::Other(TimexType::Duration, length_of(count, unit)))
}

/// So many units and a part of one, in hundredths: a year and a half, half an hour.
pub(super) fn share(call: &Call<'_>) -> Filled {
    let (Some(unit), Some(hundredths)) = (call.number(1), call.number(2)) else { return Filled::Unfit };
    shared(call.number(0).unwrap_or_default(), unit, hundredths)
        .map_or(Filled::Unfit, |(count, unit)| Filled::Other(TimexType::Duration, length_of(count, unit)))
}

/// So many units and hundredths of one, counted in the unit below.
pub(super) fn shared(count: i32, unit: i32, hundredths: i32) -> Option<(i32, i32)> {
    let (each, below) = match symbols::sign(unit) {
        "CE" => (100, "Y"),
        "DE" => (10, "Y"),
        "Y" => (12, "M"),
        "M" => (30, "D"),
        "W" => (7, "D"),
        "D" => (24, "H"),
        "H" => (60, "MIN"),
        "MIN" => (60, "S"),
        _ => return None,
    };
    let hundreds = count.checked_mul(100)?.checked_add(hundredths)?.checked_mul(each)?;
    Some((hundreds / 100, symbols::number(below)?))
}

/// One end of a range of lengths; the other is greater.
pub(super) fn length(call: &Call<'_>) -> Filled {
    match call.pair() {
        Some((count, unit)) if call.number(2).is_none_or(|longer| count < longer) => {
            named(length_of(count, unit), None)
        }
        _ => Filled::Unfit,
    }
}

/// Each unit, or each so many of them.
pub(super) fn every(call: &Call<'_>) -> Filled {
    call.number(0).map_or(Filled::Unfit, |unit| {
        Filled::Other(TimexType::Set, length_of(call.number(1).unwrap_or(1), unit))
    })
}

/// A weekday of each week.
pub(super) fn on_every(call: &Call<'_>) -> Filled {
    call.number(0).map_or(Filled::Unfit, |weekday| {
        let clock = clock::written(call.captured).unwrap_or_default();
        Filled::Other(TimexType::Set, format!("XXXX-WXX-{weekday}{clock}"))
    })
}
