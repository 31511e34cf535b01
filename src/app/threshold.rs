//! How sure a name must be to be shown: the reader's setting, in steps, and what is near its edge.
//!
//! Dates have no such edge: they follow from rules, and what is open about them is shown as such.

use crate::analysis::{Kind, Mention};

/// Where the edge lies unless the person says otherwise, in percent.
const DEFAULT_PERCENT: u8 = 50;

/// A step up or down, in percent points.
const STEP_PERCENT: u8 = 5;

/// The highest edge: nothing is quite sure.
const MOST_PERCENT: u8 = 95;

/// Names that are surer than the edge by less than this are shown as doubtful, in percent points.
const NEAR_PERCENT: u8 = 15;

/// The least confidence of a name that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    percent: u8,
}

impl Default for Threshold {
    fn default() -> Self {
        Self { percent: DEFAULT_PERCENT }
    }
}

impl Threshold {
    /// Reads a number from 0 to 1, as confidences are written. The error is for a person.
    pub fn parse(typed: &str) -> Result<Self, &'static str> {
        let number = typed.trim().parse::<f32>().ok().filter(|number| (0.0..=1.0).contains(number));
        number
            .map(|number| Self { percent: percent(number) })
            .ok_or("write a number from 0 to 1, such as 0.6")
    }

    /// In percent.
    pub fn percent(self) -> u8 {
        self.percent
    }

    /// Whether a mention is sure enough.
    pub fn admits(self, mention: &Mention) -> bool {
        mention.kind == Kind::Date || percent(mention.confidence) >= self.percent
    }

    /// Whether a mention is sure enough by a little only.
    pub fn is_near(self, mention: &Mention) -> bool {
        mention.kind != Kind::Date && percent(mention.confidence) < self.percent.saturating_add(NEAR_PERCENT)
    }

    /// The edge so many steps higher, or lower.
    #[must_use]
    pub fn moved(self, steps: isize) -> Self {
        let by = steps.saturating_mul(isize::from(STEP_PERCENT));
        let moved = isize::from(self.percent).saturating_add(by).clamp(0, isize::from(MOST_PERCENT));
        Self { percent: u8::try_from(moved).unwrap_or(MOST_PERCENT) }
    }
}

/// A confidence in percent, to the nearest.
fn percent(confidence: f32) -> u8 {
    let percent = (confidence.clamp(0.0, 1.0) * 100.0).round();
    // From 0 to 100.
    (0..=100_u8).rev().find(|&number| f32::from(number) <= percent).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_moves_in_steps_and_stops() {
        let edge = Threshold::parse("0.6").expect("a number");
        assert_eq!((edge.percent(), edge.moved(1).percent(), edge.moved(-2).percent()), (60, 65, 50));
        assert_eq!((edge.moved(isize::MAX).percent(), edge.moved(isize::MIN).percent()), (95, 0));
        assert!(Threshold::parse("60").is_err() && Threshold::parse("nan").is_err());
    }

    #[test]
    fn percent_is_the_nearest() {
        assert_eq!([0.0, 0.004, 0.005, 0.5, 0.55, 0.999, 7.0].map(percent), [0, 0, 1, 50, 55, 100, 100]);
    }
}
