//! The day that a bare weekday most likely is, in a text of which nobody knows the date.
//!
//! In: the mentions of a document, in reading order. Out: to a weekday without a day, the day as a
//! candidate, if the text's own dates leave one reading. That is so when all days that the text
//! names lie within [`ABOUT_DAYS`] before the last of them (the text is about one time, a life is
//! not); in the week that ends with the last one there is a day of that weekday which the text
//! names, alone or inside a span of days; and it does not name the same weekday a week before.
//! Days of sentences that look ahead do not count: the text was written before them.

use super::super::calendar;
use super::super::moment::Known;
use super::super::{Days, day_number_of};
use crate::analysis::candidate::Candidate;
use crate::analysis::mention::{Guess, Mention, TimexType};

/// How far back the days of a text about one time may lie.
const ABOUT_DAYS: i64 = 60;

/// Days of a week.
const WEEK_DAYS: i64 = 7;

/// How sure such a reading is.
const SURE: f32 = 0.5;

/// The value of a weekday without a day, before its number.
const OPEN: &str = "XXXX-WXX-";

/// The days that a text names, as first and last day number.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Guesses {
    named: Vec<(i64, i64)>,
}

impl Guesses {
    /// Takes the day or span of days of a chosen candidate.
    pub(in crate::analysis) fn note(&mut self, candidate: &Candidate) {
        let Some(timex) = candidate.timex.as_ref().filter(|timex| !candidate.ahead && timex.anchor.is_none())
        else {
            return;
        };
        let is_day = |value: &String| {
            Known::parse(value.split('T').next().unwrap_or_default()).is_some_and(|known| known.day.is_some())
        };
        let of_days = matches!(timex.r#type, TimexType::Date | TimexType::Time | TimexType::Interval);
        if let [first, last] = &timex.gregorian[..]
            && of_days
            && timex.value.iter().all(is_day)
            && let (Some(first), Some(last)) = (day_number_of(first), day_number_of(last))
        {
            self.named.push((first, last));
        }
    }

    /// Adds the candidates, where the document's day is not known.
    pub(in crate::analysis) fn add(&self, mentions: &mut [Mention], days: &Days) {
        if days.document.is_some() {
            return;
        }
        // Once for each weekday, not for each mention of it.
        let mut known: [Option<Option<i64>>; 8] = [None; 8];
        for timex in mentions.iter_mut().filter_map(|mention| mention.timex.as_mut()) {
            let [value] = &timex.value[..] else { continue };
            let Some((weekday, time)) = value.strip_prefix(OPEN).and_then(|rest| rest.split_at_checked(1))
            else {
                continue;
            };
            if timex.r#type != TimexType::Set
                && let Some(weekday) = weekday.parse::<i32>().ok()
                && let Some(seen) = usize::try_from(weekday).ok().and_then(|index| known.get_mut(index))
                && let Some(day) = *seen.get_or_insert_with(|| self.only(weekday))
            {
                let value = format!("{}{time}", Known::of(day).value());
                timex.candidates.push(Guess { value, confidence: SURE });
            }
        }
    }

    /// The only day that a weekday can be.
    fn only(&self, weekday: i32) -> Option<i64> {
        let last = self.named.iter().map(|&(_, last)| last).max()?;
        if self.named.iter().any(|&(first, _)| first + ABOUT_DAYS < last) {
            return None;
        }
        let day = last - i64::from((calendar::weekday(last) - weekday).rem_euclid(7));
        let names = |day: i64| self.named.iter().any(|&(first, last)| (first..=last).contains(&day));
        (names(day) && !names(day - WEEK_DAYS)).then_some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: i32, day: i32) -> i64 {
        calendar::civil(2025, month, day)
    }

    fn check(named: &[(i64, i64)], weekday: i32, wanted: Option<i64>) {
        let guesses = Guesses { named: named.to_vec() };
        assert_eq!(guesses.only(weekday), wanted, "{named:?} {weekday}");
    }

    #[test]
    fn one_reading_is_given_and_two_are_not() {
        let congress = (day(5, 29), day(5, 31));
        let meeting = (day(5, 15), day(5, 15));
        check(&[congress, meeting], 4, Some(day(5, 29)));
        check(&[congress, meeting], 6, Some(day(5, 31)));
        // Named nowhere.
        check(&[congress, meeting], 1, None);
        // The Thursday of the week before is named too.
        check(&[congress, (day(5, 22), day(5, 22))], 4, None);
        // A life, not a time.
        check(&[congress, (day(1, 3), day(1, 3))], 4, None);
        check(&[], 4, None);
    }
}
