//! Twin dates: one day written in two calendars, side by side.
//!
//! In: the matches of a paragraph. Out: the same, in which the more certain calendar of two decides
//! the Gregorian day of the other (Gregorian before Jalali and Hebrew, those before Hijri), a twin
//! without a year has that of its day, and twins of different days are less sure.
//! Trap: texts state pairs that no table gives exactly, so two days apart are still one.

use super::super::calendar::Calendar;
use super::super::matcher::{Match, Page};
use super::super::moment::{Known, day_name};
use super::super::value::Value;
use crate::analysis::mention::Timex;
use crate::analysis::tokens::{Gap, TokenKind};

/// Tokens between twins, at most: a word, its preposition, a mark or two.
const BETWEEN_MAX: usize = 5;

/// Days that twins may be apart: the sighting of the moon, and days that begin at sunset.
const APART_MAX: i64 = 2;

/// How surely what stands between two dates makes them twins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A word, a slash, a bracket or a sign of equality: they claim to be one day.
    Told,
    /// A comma, a dash or nothing: they are twins only if they are one day.
    Beside,
}

/// Lets twins decide each other's days.
pub(in crate::analysis::dates) fn settle(page: &Page<'_>, found: &mut [Match]) {
    for index in 0..found.len() {
        let Some((before, rest)) = found.split_at_mut_checked(index + 1) else { return };
        let Some(first) = before.last_mut() else { return };
        if day_of(first).is_none() {
            continue;
        }
        let Some((joint, start)) = joint(page, first.tokens.end) else { continue };
        let at = rest.partition_point(|other| other.tokens.start < start);
        if let Some(second) = rest.get_mut(at).filter(|other| other.tokens.start == start) {
            pair(first, second, joint);
        }
    }
}

/// What stands after a date and where the next token begins that is none of it.
fn joint(page: &Page<'_>, end: usize) -> Option<(Joint, usize)> {
    let (mut at, mut joint) = (end, Joint::Beside);
    while at < end + BETWEEN_MAX {
        let token = page.tokens.get(at).filter(|token| token.gap != Gap::Break)?;
        let mut taken = 0;
        page.senses(at, |sense| {
            if Some(sense.class) == page.classes.twin && sense.skip == 0 {
                taken = taken.max(sense.tokens);
            }
        });
        let mark = token.kind == TokenKind::Mark;
        match page.tokens.folded(token) {
            _ if taken > 0 => joint = Joint::Told,
            "/" | "(" | "=" | "[" | "|" if mark => joint = Joint::Told,
            ")" | "," | "-" | ":" if mark => {}
            _ => return Some((joint, at)),
        }
        at += taken.max(1);
    }
    Some((joint, at))
}

/// The day of a match that is a day, without a year where that was only worked out.
fn day_of(found: &Match) -> Option<Known> {
    let Value::Time(timex, _) = &found.value else { return None };
    let [value] = &timex.value[..] else { return None };
    let day = value.split('T').next()?;
    let known = Known::parse(day).filter(|known| known.day.is_some() && !known.before)?;
    Some(if timex.anchor.is_some() { Known { year: None, ..known } } else { known })
}

fn pair(first: &mut Match, second: &mut Match, joint: Joint) {
    let (Some(mut one), Some(other)) = (day_of(first), day_of(second)) else { return };
    if one.calendar == other.calendar {
        return;
    }
    let mut other = other;
    match (one.year, other.year) {
        (Some(_), Some(_)) => {}
        (None, Some(_)) if joint == Joint::Told => one = completed(one, other),
        (Some(_), None) if joint == Joint::Told => other = completed(other, one),
        _ => return,
    }
    let (Some(day), Some(other_day)) = (one.written_number(), other.written_number()) else { return };
    if (day - other_day).abs() > APART_MAX {
        if joint == Joint::Told {
            doubt(first);
            doubt(second);
        }
        return;
    }
    let certain = if rank(one.calendar) <= rank(other.calendar) { one } else { other };
    for (found, known) in [(first, one), (second, other)] {
        decide(found, known, certain);
    }
}

/// The order in which calendars decide.
fn rank(calendar: Calendar) -> u8 {
    match calendar {
        Calendar::Gregorian => 0,
        Calendar::Persian | Calendar::Hebrew => 1,
        Calendar::Hijri => 2,
    }
}

/// A day without a year, in the year in which it is next to its twin.
fn completed(open: Known, twin: Known) -> Known {
    let Some(day) = twin.written_number() else { return open };
    let (year, _, _) = super::super::calendar::from_day_number(open.calendar, day);
    let apart = |known: &Known| known.written_number().map_or(i64::MAX, |number| (number - day).abs());
    (year - 1..=year + 1).map(|year| Known { year: Some(year), ..open }).min_by_key(apart).unwrap_or(open)
}

fn doubt(found: &mut Match) {
    if let Value::Time(_, agrees) = &mut found.value {
        *agrees = Some(false);
    }
}

/// Writes the day of a match, and the Gregorian one of the twin that decides.
fn decide(found: &mut Match, known: Known, certain: Known) {
    let Value::Time(timex, _) = &mut found.value else { return };
    if let Some(value) = timex.value.first_mut() {
        let time = value.find('T').and_then(|at| value.get(at..)).unwrap_or_default();
        *value = format!("{}{time}", known.value());
    }
    set_days(timex, certain);
    timex.anchor = None;
}

fn set_days(timex: &mut Timex, certain: Known) {
    let Some(number) = certain.number() else { return };
    let day = if certain.calendar == Calendar::Gregorian { certain.value() } else { day_name(number) };
    timex.gregorian = vec![day.clone(), day];
    timex.approx = false;
}
