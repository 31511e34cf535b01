//! The units of the timeline and their buckets: which day falls into which month, year, decade or
//! century, and what a bucket is called.
//!
//! Buckets are numbered without gaps, so that the distance of two of them is a number of columns.
//! Days are proleptic Gregorian day numbers (days since 1970-01-01); year 0 is 1 BC.

use crate::analysis::{day_number, gregorian_day};

/// What a bar of the timeline stands for, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years, from one that ends in 0 (before Christ: to one that does).
    Decade,
    /// A hundred years, from one that ends in 00.
    Century,
}

impl Unit {
    /// All of them, from fine to coarse.
    pub const ALL: [Self; 5] = [Self::Day, Self::Month, Self::Year, Self::Decade, Self::Century];

    /// The bucket that a day falls into.
    pub fn bucket(self, day: i64) -> i64 {
        let (year, month, _) = gregorian_day(day);
        let year = i64::from(year);
        match self {
            Self::Day => day,
            Self::Month => year * 12 + i64::from(month) - 1,
            Self::Year => year,
            Self::Decade => span_of(year, 10),
            Self::Century => span_of(year, 100),
        }
    }

    /// The first day of a bucket.
    pub fn first_day(self, bucket: i64) -> i64 {
        let january = |year: i64| day_number(small(year), 1, 1);
        match self {
            Self::Day => bucket,
            Self::Month => day_number(small(bucket.div_euclid(12)), small(bucket.rem_euclid(12)) + 1, 1),
            Self::Year => january(bucket),
            Self::Decade => january(first_year(bucket, 10)),
            Self::Century => january(first_year(bucket, 100)),
        }
    }

    /// What a bucket is called: "2025-05-15", "2025-05", "2025", "2020-2029"; years before 1 as
    /// "BC44".
    pub fn label(self, bucket: i64) -> String {
        match self {
            Self::Day => {
                let (year, month, day) = gregorian_day(bucket);
                format!("{}-{month:02}-{day:02}", year_label(year.into()))
            }
            Self::Month => {
                format!("{}-{:02}", year_label(bucket.div_euclid(12)), bucket.rem_euclid(12) + 1)
            }
            Self::Year => year_label(bucket),
            Self::Decade => span_label(bucket, 10),
            Self::Century => span_label(bucket, 100),
        }
    }

    /// What stands under the axis at a bucket: its first year, or month and day where the axis is
    /// that fine.
    pub fn tick(self, bucket: i64) -> String {
        match self {
            Self::Day | Self::Month => self.label(bucket),
            Self::Year | Self::Decade | Self::Century => {
                let (year, _, _) = gregorian_day(self.first_day(bucket));
                year_label(year.into())
            }
        }
    }

    /// How many buckets lie between two marks of the axis when a mark may stand every `least`
    /// buckets at most: a number that people count by.
    pub fn step(self, least: i64) -> i64 {
        let steps: &[i64] = match self {
            Self::Day => &[1, 2, 5, 10, 15, 30, 60, 90, 180],
            Self::Month => &[1, 2, 3, 6, 12, 24, 60, 120],
            Self::Year | Self::Decade | Self::Century => &[1, 2, 5, 10, 20, 50, 100, 200, 500],
        };
        steps.iter().copied().find(|step| *step >= least).unwrap_or(least)
    }

    /// The next finer unit.
    pub fn finer(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|unit| *unit < self)
    }

    /// The next coarser unit.
    pub fn coarser(self) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| *unit > self)
    }
}

/// The number of the stretch of `length` years that a year lies in. Before Christ stretches are
/// counted as in values: 44 BC lies in that of 99 to 1 BC.
fn span_of(year: i64, length: i64) -> i64 {
    if year > 0 { year / length } else { -((1 - year) / length) - 1 }
}

/// The first year of a stretch; there is no year 0 of the era.
fn first_year(span: i64, length: i64) -> i64 {
    let first = span.saturating_mul(length);
    match span {
        1.. => first,
        0 => 1,
        _ => first.saturating_add(2),
    }
}

fn span_label(span: i64, length: i64) -> String {
    format!("{}-{}", year_label(first_year(span, length)), year_label(first_year(span + 1, length) - 1))
}

fn year_label(year: i64) -> String {
    if year > 0 { year.to_string() } else { format!("BC{}", 1 - year) }
}

fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN / 2 } else { i32::MAX / 2 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Unit;
    use crate::analysis::day_number;

    #[test]
    fn buckets_have_names() {
        let day = day_number(2025, 5, 15);
        let labels = Unit::ALL.map(|unit| unit.label(unit.bucket(day)));
        assert_eq!(labels, ["2025-05-15", "2025-05", "2025", "2020-2029", "2000-2099"]);
        let day = day_number(-43, 3, 15);
        let labels = [Unit::Year, Unit::Decade, Unit::Century].map(|unit| unit.label(unit.bucket(day)));
        assert_eq!(labels, ["BC44", "BC49-BC40", "BC99-BC1"]);
        assert_eq!(Unit::Century.label(0), "1-99");
    }

    #[test]
    fn zooming_goes_through_all_units() {
        assert_eq!((Unit::Day.finer(), Unit::Century.coarser()), (None, None));
        for pair in Unit::ALL.windows(2) {
            assert_eq!((pair[0].coarser(), pair[1].finer()), (Some(pair[1]), Some(pair[0])));
        }
    }

    proptest! {
        #[test]
        fn a_bucket_begins_with_its_first_day_and_they_follow_without_gaps(day in -2_000_000_i64..2_000_000) {
            for unit in Unit::ALL {
                let bucket = unit.bucket(day);
                let first = unit.first_day(bucket);
                prop_assert_eq!(unit.bucket(first), bucket);
                prop_assert!(first <= day);
                prop_assert!(unit.first_day(bucket + 1) > day);
                prop_assert_eq!(unit.bucket(first - 1), bucket - 1);
            }
        }
    }
}
