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
        "FN" => ("", "W", 2),
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

/// A length in two or three units, each smaller than the one before: two hours and ten minutes.
pub(super) fn lengths(call: &Call<'_>) -> Filled {
    const ORDER: [&str; 7] = ["Y", "M", "W", "D", "H", "MIN", "S"];
    let mut whole = String::new();
    let mut last = None;
    for index in [0, 2, 4] {
        let Some((count, unit)) = call.number(index).zip(call.number(index + 1)) else { break };
        let place = ORDER.iter().position(|&sign| sign == symbols::sign(unit));
        if count < 0 || place.is_none() || place <= last {
            return Filled::Unfit;
        }
        last = place;
        let part = length_of(count, unit);
        if whole.is_empty() {
            whole = part;
        } else {
            // P is said once, and so is the T before hours.
            let part = part.trim_start_matches('P');
            whole += if whole.contains('T') { part.trim_start_matches('T') } else { part };
        }
    }
    if last.is_none() { Filled::Unfit } else { Filled::Other(TimexType::Duration, whole) }
}

/// So many units, number and unit written as one word.
pub(super) fn lasting_joined(call: &Call<'_>) -> Filled {
    call.number(0)
        .map(symbols::length)
        .map_or(Filled::Unfit, |(count, unit)| Filled::Other(TimexType::Duration, length_of(count, unit)))
}

/// So many units and a half: two years and a half are thirty months.
pub(super) fn lasting_half(call: &Call<'_>) -> Filled {
    let Some((count, unit)) = call.pair() else { return Filled::Unfit };
    // Of hundreds and thousands, the half is that of the last one.
    if let Some(round) = [1000, 100].into_iter().find(|round| count > 0 && count % round == 0) {
        return Filled::Other(TimexType::Duration, length_of(count.saturating_add(round / 2), unit));
    }
    let (times, smaller) = match symbols::sign(unit) {
        "CE" => (100, "Y"),
        "DE" => (10, "Y"),
        "Y" => (12, "M"),
        "M" => (30, "D"),
        "D" => (24, "H"),
        "H" => (60, "MIN"),
        "MIN" => (60, "S"),
        _ => return Filled::Unfit,
    };
    symbols::number(smaller).zip(count.checked_mul(times)).map_or(Filled::Unfit, |(unit, count)| {
        Filled::Other(TimexType::Duration, length_of(count.saturating_add(times / 2), unit))
    })
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

/// Several units.
pub(super) fn some(call: &Call<'_>) -> Filled {
    call.number(0).map_or(Filled::Unfit, |unit| Filled::Other(TimexType::Duration, length_of(-1, unit)))
}

/// So many units and a part of one, in sixtieths: an hour and a half.
pub(super) fn part_length(call: &Call<'_>) -> Filled {
    match (call.number(0), call.number(1), call.number(2)) {
        (Some(count), Some(part), Some(unit)) if part > 0 => sixtieths(count, part, unit),
        _ => Filled::Unfit,
    }
}

/// So many units and tenths of one.
pub(super) fn decimal(call: &Call<'_>) -> Filled {
    match (call.number(0), call.number(1), call.number(2)) {
        (Some(count), Some(tenths @ 0..10), Some(unit)) => sixtieths(count, tenths * 6, unit),
        _ => Filled::Unfit,
    }
}

/// So many parts of a unit: three quarters of an hour.
pub(super) fn ratio(call: &Call<'_>) -> Filled {
    match (call.number(0), call.number(1), call.number(2)) {
        (Some(part), Some(of @ 2..=10), Some(unit)) if (1..of).contains(&part) && 60 % of == 0 => {
            sixtieths(0, 60 / of * part, unit)
        }
        _ => Filled::Unfit,
    }
}

fn sixtieths(count: i32, part: i32, unit: i32) -> Filled {
    smaller(count, part, unit)
        .map_or(Filled::Unfit, |(count, unit)| Filled::Other(TimexType::Duration, length_of(count, unit)))
}

/// So many units and sixtieths of one, in the next smaller unit: its count and the unit. `None` where
/// that is not whole.
pub(super) fn smaller(count: i32, part: i32, unit: i32) -> Option<(i32, i32)> {
    let (unit, per_unit) = match symbols::sign(unit) {
        "MIN" => ("S", 60),
        "H" => ("MIN", 60),
        "D" => ("H", 24),
        "W" => ("D", 7),
        "M" => ("D", 30),
        "Y" => ("M", 12),
        "DE" => ("Y", 10),
        "CE" => ("Y", 100),
        _ => return None,
    };
    let total = count.checked_mul(60)?.checked_add(part)?.checked_mul(per_unit)?;
    Some((total / 60, symbols::number(unit)?)).filter(|_| total % 60 == 0)
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
