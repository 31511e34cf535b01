//! A stretch of time that a person types to see only its dates: `2024..2025`, `2024-05`, `AH1446`,
//! `AP1403..`, `..1948`, `5784`, `199X`, or any date in words that the rules of dates read.
//!
//! In: what was typed, in digits of any script, small or capital letters. Out: the days from which
//! to which, and whether a mention of time lies in them at least in part.
//! Years alone from 1200 to 1500 are ambiguous: a Hijri or Persian date is compared by its own
//! years then, any other one by Gregorian years; a mark (AD, AH, AP, AM, BC) settles it.

use std::sync::atomic::AtomicBool;

use thiserror::Error;

use super::analyze_dates;
use super::dates;
use super::mention::{Hints, Timex};
use crate::text::fold;

/// Days from and to, both belonging to it; either end may be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    days: Bounds,
    /// The same numbers as years of the Hijri and of the Persian calendar, where they may be such.
    own: Option<[Bounds; 2]>,
}

/// Why something typed is no period.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PeriodError {
    /// Neither a value nor a date in words, or without a year.
    #[error(
        "{0:?} is no date with a year: write 2024, 2024-05, 199X, 18XX, AH1446, AP1403, AM5784, BC49, \
         or two of them as 2024..2025, 2024.. or ..1948"
    )]
    NoDate(String),
    /// There is no such day, month or week.
    #[error("{0:?} names a day that does not exist")]
    NoSuchDay(String),
    /// It ends before it begins.
    #[error("{0:?} comes after {1:?}: write the earlier one first")]
    Backwards(String, String),
}

/// First and last day number; `None`: open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    first: Option<i64>,
    last: Option<i64>,
}

/// An end that was typed: its days, and those of the same numbers in the other calendars.
struct End {
    days: (i64, i64),
    own: Option<[(i64, i64); 2]>,
    /// Which of [`OWN`] it was marked with.
    marked: Option<usize>,
}

/// The prefixes of values of the two calendars whose present years have four digits like ours.
const OWN: [&str; 2] = ["AH", "AP"];
/// What a year alone must be to be taken for one of theirs, as the first two digits.
const OWN_CENTURIES: [&str; 3] = ["12", "13", "14"];

impl Period {
    /// Reads a period.
    ///
    /// # Errors
    /// When it is none; see [`PeriodError`].
    pub fn parse(typed: &str) -> Result<Self, PeriodError> {
        let Some((from, to)) = cut(typed) else {
            let end = End::parse(typed)?;
            let bounds = |(first, last)| Bounds { first: Some(first), last: Some(last) };
            return Ok(Self { days: bounds(end.days), own: end.own.map(|own| own.map(bounds)) });
        };
        let end_of = |end: &str| Some(end).filter(|end| !end.is_empty()).map(End::parse);
        let (mut first, mut last) = (end_of(from).transpose()?, end_of(to).transpose()?);
        if let (Some(first), Some(last)) = (&mut first, &mut last) {
            (first.marked, last.marked) = (first.marked.or(last.marked), last.marked.or(first.marked));
            first.settle();
            last.settle();
        }
        if first.is_none() && last.is_none() {
            return Err(PeriodError::NoDate(typed.to_owned()));
        }
        let days =
            Bounds { first: first.as_ref().map(|end| end.days.0), last: last.as_ref().map(|end| end.days.1) };
        if days.first.zip(days.last).is_some_and(|(first, last)| first > last) {
            return Err(PeriodError::Backwards(from.to_owned(), to.to_owned()));
        }
        Ok(Self { days, own: own_bounds(first.as_ref(), last.as_ref()) })
    }

    /// Whether a mention of time lies in it, at least in part; one without days never does.
    pub fn overlaps(&self, timex: &Timex) -> bool {
        timex
            .days()
            .is_some_and(|days| self.bounds_for(timex, *days.start()).overlap(*days.start(), *days.end()))
    }

    /// Its first day, as days since 1970-01-01 (proleptic Gregorian); `None`: open.
    pub fn first_day(&self) -> Option<i64> {
        self.days.first
    }

    /// Its last day; `None`: open.
    pub fn last_day(&self) -> Option<i64> {
        self.days.last
    }

    /// The days to compare a mention with that begins on the day `start`.
    fn bounds_for(&self, timex: &Timex, start: i64) -> Bounds {
        let own = self.own.and_then(|own| match timex.calendar {
            "islamic" => Some((own[0], "AH1200")),
            "persian" => Some((own[1], "AP1200")),
            _ => None,
        });
        // A mention of AH 656 is not meant by 1258.
        own.filter(|(_, since)| dates::days(since).is_some_and(|(first, _)| first <= start))
            .map_or(self.days, |(bounds, _)| bounds)
    }
}

impl Bounds {
    fn overlap(self, first: i64, last: i64) -> bool {
        self.first.is_none_or(|from| from <= last) && self.last.is_none_or(|to| first <= to)
    }
}

/// The two ends around `..`; more dots, an ellipsis, or a dash between years are as good. `None`: one
/// value.
fn cut(typed: &str) -> Option<(&str, &str)> {
    let Some(at) = typed.find("..").or_else(|| typed.find('\u{2026}')) else {
        // Hyphen, en dash, em dash.
        let (from, to) = typed.split_once(['-', '\u{2013}', '\u{2014}'])?;
        let is_year = |end: &str| {
            let end = fold(end.trim());
            let digits = end.bytes().filter(u8::is_ascii_digit).count();
            digits > 2 && !end.contains(['-', '/']) && value_of(&end).is_some()
        };
        return (is_year(from) && is_year(to)).then_some((from.trim(), to.trim()));
    };
    let (from, to) = (typed.get(..at)?, typed.get(at..)?.trim_start_matches(['.', '\u{2026}']));
    Some((from.trim(), to.trim()))
}

/// The other readings, where every end that was typed has them.
fn own_bounds(first: Option<&End>, last: Option<&End>) -> Option<[Bounds; 2]> {
    if [first, last].into_iter().flatten().any(|end| end.own.is_none()) {
        return None;
    }
    Some([0, 1].map(|calendar| {
        let days = |end: Option<&End>| end.and_then(|end| end.own).map(|own| own[calendar]);
        Bounds { first: days(first).map(|(first, _)| first), last: days(last).map(|(_, last)| last) }
    }))
}

impl End {
    /// Reads one value.
    fn parse(typed: &str) -> Result<Self, PeriodError> {
        let folded = &*fold(typed.trim());
        let Some(value) = value_of(folded) else {
            let days = in_words(typed).ok_or_else(|| PeriodError::NoDate(typed.to_owned()))?;
            return Ok(Self { days, own: None, marked: None });
        };
        let days = dates::days(&value).ok_or_else(|| PeriodError::NoSuchDay(typed.to_owned()))?;
        let ambiguous =
            OWN_CENTURIES.iter().any(|century| value.starts_with(century)) && !folded.contains("ad");
        let [hijri, persian] =
            OWN.map(|prefix| dates::days(&format!("{prefix}{value}")).filter(|_| ambiguous));
        let marked = OWN.iter().position(|prefix| value.starts_with(prefix));
        Ok(Self { days, own: hijri.zip(persian).map(|(hijri, persian)| [hijri, persian]), marked })
    }

    /// In `AH1446..1447` the mark of one end is that of both.
    fn settle(&mut self) {
        if let (Some(marked), Some(own)) = (self.marked, self.own) {
            (self.days, self.own) = (own[marked], None);
        }
    }
}

/// The marks of eras as they are typed before or after a year, and those of values.
const ERAS: [(&str, &str); 8] = [
    ("ah", "AH"),
    ("bh", "BH"),
    ("ap", "AP"),
    ("am", "AM"),
    ("bce", "BC"),
    ("bc", "BC"),
    ("ce", ""),
    ("ad", ""),
];

/// What was typed as a value of dates/CONVENTION; `None` when it has not the shape of one.
fn value_of(folded: &str) -> Option<String> {
    let era = ERAS.iter().find_map(|(typed, era)| {
        let rest = folded.strip_prefix(typed).or_else(|| folded.strip_suffix(typed))?;
        Some((*era, rest.trim()))
    });
    let (era, rest) = era.unwrap_or(("", folded));
    let (year, part) = match rest.find(['-', '/']) {
        Some(at) => (rest.get(..at)?, Some(rest.get(at + 1..)?)),
        None => (rest, None),
    };
    let year = year_of(year)?;
    let is_hebrew = era.is_empty() && ("5000".."7000").contains(&&*year) && !folded.contains(['a', 'c']);
    let era = if is_hebrew { "AM" } else { era };
    let part = part.map(|part| part_of(part, era == "AM")).map_or(Some(String::new()), |part| part)?;
    Some(format!("{era}{year}{part}"))
}

/// "624" as "0624", "199x" and "1990s" as "199X".
fn year_of(typed: &str) -> Option<String> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(decade) = typed.strip_suffix("0s").filter(|decade| decade.len() == 3 && is_digits(decade)) {
        return Some(format!("{decade}X"));
    }
    let digits = typed.trim_end_matches('x');
    let unknown = typed.len() - digits.len();
    let fits = if unknown == 0 { (1..=4).contains(&digits.len()) } else { unknown <= 2 && typed.len() == 4 };
    (fits && is_digits(digits)).then(|| format!("{:0>4}", typed.to_ascii_uppercase()))
}

/// "-05", "-05-29", "-Q2" and so on; of Hebrew years "-M07-15".
fn part_of(typed: &str, is_hebrew: bool) -> Option<String> {
    let starts_with_letter = typed.bytes().next()?.is_ascii_alphabetic();
    if starts_with_letter {
        return Some(format!("-{}", typed.to_ascii_uppercase()));
    }
    let two = |number: &str| {
        let fits = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| format!("{number:0>2}"))
    };
    let mut parts = typed.split(['-', '/']);
    let month = two(parts.next()?)?;
    let month = if is_hebrew { format!("M{month}") } else { month };
    let day = match parts.next() {
        Some(day) => format!("-{}", two(day)?),
        None => String::new(),
    };
    parts.next().is_none().then(|| format!("-{month}{day}"))
}

/// The days of a date in words that is all of the text.
fn in_words(typed: &str) -> Option<(i64, i64)> {
    let analysis = analyze_dates(typed, &Hints::default(), &AtomicBool::new(false));
    let [mention] = &*analysis.mentions else { return None };
    let around = [typed.get(..mention.bytes.start)?, typed.get(mention.bytes.end..)?];
    if around.iter().any(|text| text.contains(char::is_alphanumeric)) {
        return None;
    }
    let days = mention.timex.as_ref()?.days()?;
    Some((*days.start(), *days.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timex(value: &str) -> Timex {
        let calendar = match value.get(..2) {
            Some("AH") => "islamic",
            Some("AP") => "persian",
            Some("AM") => "hebrew",
            _ => "gregorian",
        };
        Timex { value: value.split('/').map(str::to_owned).collect(), calendar, ..Timex::default() }
    }

    fn check(typed: &str, inside: &[&str], outside: &[&str]) {
        let period = Period::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"));
        for value in inside {
            assert!(period.overlaps(&timex(value)), "{value} lies in {typed}");
        }
        for value in outside {
            assert!(!period.overlaps(&timex(value)), "{value} does not lie in {typed}");
        }
    }

    #[test]
    fn a_mention_that_lies_in_it_in_part_lies_in_it() {
        check(
            "2024..2025",
            &["2024-01-01", "2025-12", "202X", "20XX", "AH1446-09", "AP1403"],
            &["2023", "2026"],
        );
        check(
            "2024-05",
            &["2024-05-31", "2024-Q2", "2024", "AM5784", "2024-W18"],
            &["2024-06-01", "2024-W17"],
        );
        check("..1948", &["1948-12-31", "BC0049", "AH0656", "AH1300"], &["1949", "AH1446", "2025"]);
        check("AP1403..", &["2024-03-20", "AP1404", "2030"], &["2024-03-19", "AP1402", "AH1444"]);
        check("AH1446", &["AH1446-09-15", "2025-01", "AP1403"], &["AH1447", "2024-01"]);
        check("199X", &["1990", "1999-12-31", "19XX"], &["1989", "2000"]);
        check("bc500..bc300", &["BC0400", "BC03XX"], &["BC0299", "BC0501", "0400"]);
        check("2025-w20", &["2025-05-18"], &["2025-05-19"]);
    }

    #[test]
    fn hebrew_years_need_no_mark() {
        for typed in ["5784", "AM5784", "am 5784", "5784 AM"] {
            check(typed, &["AM5784-M01-01", "2024-01"], &["AM5785", "2025"]);
        }
        check("AM5784-M05L", &["2024-02-23"], &["2024-03-20"]);
        check("5784-7", &["AM5784-M07-15"], &["AM5784-M06"]);
    }

    #[test]
    fn years_that_may_be_of_three_calendars_are_compared_in_each_mention_s_own() {
        check("1403", &["AP1403-07", "AH1403", "1403-05"], &["AP1404", "AH1404", "2024", "1983"]);
        check("1446..", &["AH1446", "2025", "1446"], &["AH1445", "AP1403"]);
        check("1258", &["AH0656", "1258"], &["AH0700"]);
        check("AD1403", &["1403"], &["AP1403"]);
        for typed in ["AH1446..1447", "1446..AH1447", "AH1446-1447"] {
            check(typed, &["AH1446", "AH1447-12", "2025"], &["AH1445", "1446", "1700", "AP1403-01"]);
        }
    }

    #[test]
    fn digits_of_every_script_and_loose_spellings_do() {
        for typed in [
            "\u{662}\u{660}\u{662}\u{664}..\u{662}\u{660}\u{662}\u{665}",
            "\u{6F2}\u{6F0}\u{6F2}\u{6F4} .. \u{6F2}\u{6F0}\u{6F2}\u{6F5}",
            "2024...2025",
            "2024\u{2026}2025",
            "2024-2025",
            "2024 \u{2013} 2025",
        ] {
            assert_eq!(Period::parse(typed), Period::parse("2024..2025"), "{typed}");
        }
        for (typed, same) in [
            ("2024/5/7", "2024-05-07"),
            ("624", "0624"),
            ("ah1446", "AH1446"),
            ("49 BC", "BC0049"),
            ("1990s", "199X"),
            ("  2024 ", "2024"),
        ] {
            assert_eq!(Period::parse(typed), Period::parse(same), "{typed}");
        }
    }

    #[test]
    fn dates_in_words_do_too() {
        for (typed, same) in [
            ("\u{645}\u{627}\u{64A}\u{648} 2025", "2025-05"),
            ("May 2025", "2025-05"),
            ("15/5/2024", "2024-05-15"),
            ("May 2025..June 2025", "2025-05..2025-06"),
        ] {
            assert_eq!(Period::parse(typed), Period::parse(same), "{typed}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused_with_the_reason() {
        for typed in
            ["", "..", "foo", "May", "20245", "2024-05-07-01", "2024-5x", "x", "\u{301}", "2024..foo"]
        {
            assert!(matches!(Period::parse(typed), Err(PeriodError::NoDate(_))), "{typed}");
        }
        for typed in ["2025-02-30", "2024-13", "AH1446-13", "2021-W53", "2024-zz"] {
            assert!(matches!(Period::parse(typed), Err(PeriodError::NoSuchDay(_))), "{typed}");
        }
        assert!(matches!(Period::parse("2025..2024"), Err(PeriodError::Backwards(..))));
    }

    proptest::proptest! {
        #[test]
        fn anything_typed_is_read_or_refused(typed in "[0-9a-zA-Z./ \u{660}-\u{669}-]{0,20}|\\PC{0,12}") {
            let _ = Period::parse(&typed);
        }
    }
}
