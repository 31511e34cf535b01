//! How dates stand to each other on one line of time: their order, which lies in which, which
//! overlap, and how exactly each is known.
//!
//! In: mentions of time with their Gregorian days. Out: what the highlights and the explanation
//! say beside a value.

use std::ops::RangeInclusive;

use crate::analysis::{Timex, gregorian_day};

/// Entries that are still open at a place of the line of time; deeper ones are not told apart.
const OPEN_MAX: usize = 16;

/// How exactly the place of a date in time is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// From day to day, as written.
    #[default]
    Exact,
    /// About then: "early 2025", a Hijri day that may be a day off.
    Vague,
    /// No year is known, or it is a length of time: it has no place.
    Open,
}

impl Certainty {
    /// That of a value.
    pub fn of(timex: &Timex) -> Self {
        if timex.days().is_none() {
            Self::Open
        } else if timex.approx || timex.modifier.is_some() {
            Self::Vague
        } else {
            Self::Exact
        }
    }
}

/// What is said of a date beside its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The Gregorian day, months or years of a date of another calendar; of one that is open the
    /// likeliest day, with a question mark.
    pub gregorian: Option<String>,
    /// How exactly it is known.
    pub certainty: Certainty,
    /// How many of the dates before it in the order of time hold it whole.
    pub depth: usize,
    /// It overlaps a date before it without lying in it.
    pub overlaps: bool,
}

/// The key of the order of time: earlier first, of those that begin together the longer first;
/// dates without a place last.
pub(super) fn order(timex: &Timex) -> (bool, i64, i64) {
    timex.days().map_or((true, 0, 0), |days| (false, *days.start(), -*days.end()))
}

/// What to say of each of some dates, which come in the order of time.
pub(super) fn relate<'a>(dates: impl IntoIterator<Item = &'a Timex>) -> Vec<When> {
    let mut open: Vec<RangeInclusive<i64>> = Vec::new();
    dates
        .into_iter()
        .map(|timex| {
            let mut when =
                When { gregorian: gregorian(timex), certainty: Certainty::of(timex), ..When::default() };
            let Some(days) = timex.days() else { return when };
            open.retain(|earlier| earlier.end() >= days.start());
            when.depth =
                open.iter().filter(|earlier| earlier.end() >= days.end() && **earlier != days).count();
            when.overlaps = open.iter().any(|earlier| earlier.end() < days.end());
            if open.len() < OPEN_MAX {
                open.push(days);
            }
            when
        })
        .collect()
}

/// The Gregorian equivalent of a value of another calendar, or a guess at an open one.
fn gregorian(timex: &Timex) -> Option<String> {
    if timex.days().is_none() {
        return timex.candidates.first().map(|guess| format!("{}?", guess.value));
    }
    (timex.calendar != "gregorian").then(|| timex.days().map(|days| days_label(&days)))?
}

/// Days in as many figures as their number asks for: "2025-03-15", "2025-03-01/30",
/// "2025-02-01/03-30" and, from ten months on, years: "2024/2025".
pub fn days_label(days: &RangeInclusive<i64>) -> String {
    let (first, last) = (gregorian_day(*days.start()), gregorian_day(*days.end()));
    let year = |year: i32| if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) };
    let day = |(of, month, day): (i32, i32, i32)| format!("{}-{month:02}-{day:02}", year(of));
    match days.end() - days.start() {
        0 => day(first),
        300.. if first.0 == last.0 => year(first.0),
        300.. => format!("{}/{}", year(first.0), year(last.0)),
        _ => short_interval(&format!("{}/{}", day(first), day(last))),
    }
}

/// An interval of days without what its end has in common with its start, as ISO 8601 allows:
/// "2025-05-29/31", "2025-05-29/06-01"; any other value as it is.
pub fn short_interval(value: &str) -> String {
    let ends = value.split_once('/').filter(|(start, end)| start.len() == 10 && end.len() == 10);
    let shortened = ends.and_then(|(start, end)| {
        let common = ["2025-05-".len(), "2025-".len()]
            .into_iter()
            .find(|len| start.get(..*len).is_some_and(|head| head.ends_with('-') && end.starts_with(head)))?;
        Some(format!("{start}/{}", end.get(common..)?))
    });
    shortened.unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Certainty, days_label, order, relate, short_interval};
    use crate::analysis::{Timex, day_number};

    fn date(value: &str, gregorian: [&str; 2]) -> Timex {
        Timex {
            value: vec![value.to_owned()],
            calendar: "gregorian",
            gregorian: gregorian.map(str::to_owned).to_vec(),
            ..Timex::default()
        }
    }

    #[test]
    fn a_longer_date_comes_before_those_in_it() {
        let mut dates = [
            date("2025-05-29", ["2025-05-29", "2025-05-29"]),
            date("2025", ["2025-01-01", "2025-12-31"]),
            date("2025-06", ["2025-06-01", "2025-06-30"]),
            date("2025-12-20/2026-01-05", ["2025-12-20", "2026-01-05"]),
            Timex { value: vec!["XXXX-WXX-4".to_owned()], ..Timex::default() },
        ];
        dates.sort_by_key(order);
        let said: Vec<_> =
            dates.iter().zip(relate(&dates)).map(|(date, when)| (date.value[0].as_str(), when)).collect();
        let depths: Vec<_> = said.iter().map(|(value, when)| (*value, when.depth, when.overlaps)).collect();
        assert_eq!(
            depths,
            [
                ("2025", 0, false),
                ("2025-05-29", 1, false),
                ("2025-06", 1, false),
                ("2025-12-20/2026-01-05", 0, true),
                ("XXXX-WXX-4", 0, false),
            ]
        );
        assert_eq!(said[4].1.certainty, Certainty::Open);
    }

    #[test]
    fn a_hijri_day_is_told_with_its_gregorian_one() {
        let hijri = Timex { calendar: "islamic", approx: true, ..date("AH1300-09-15", ["1883-07-20"; 2]) };
        let when = &relate([&hijri])[0];
        assert_eq!((when.gregorian.as_deref(), when.certainty), (Some("1883-07-20"), Certainty::Vague));
    }

    #[test]
    fn days_are_named_as_coarsely_as_they_are_many() {
        let label = |first: (i32, i32, i32), last: (i32, i32, i32)| {
            days_label(&(day_number(first.0, first.1, first.2)..=day_number(last.0, last.1, last.2)))
        };
        assert_eq!(label((2025, 3, 15), (2025, 3, 15)), "2025-03-15");
        assert_eq!(label((2025, 3, 1), (2025, 3, 30)), "2025-03-01/30");
        assert_eq!(label((2025, 2, 1), (2025, 3, 30)), "2025-02-01/03-30");
        assert_eq!(label((2024, 7, 7), (2025, 6, 25)), "2024/2025");
        assert_eq!(label((-43, 1, 1), (-43, 12, 31)), "BC0044");
    }

    #[test]
    fn intervals_lose_what_their_ends_share() {
        assert_eq!(short_interval("2025-05-29/2025-05-31"), "2025-05-29/31");
        assert_eq!(short_interval("2025-05-29/2025-06-01"), "2025-05-29/06-01");
        // The last has a letter across byte 8.
        let letters = "\u{627}\u{627}\u{627}a\u{feed}/\u{627}\u{627}\u{627}a\u{feed}";
        for value in ["2025-05-29/2026-05-29", "2025-05/2025-06", "2025-05-29", letters] {
            assert_eq!(short_interval(value), value);
        }
    }
}
