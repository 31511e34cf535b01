//! Finds what a text names: people, places, organizations, other named things, and dates.
//!
//! `analyze(text, hints) -> Analysis`. Knows nothing of the library or the screen.

mod mention;

pub use mention::{Analysis, Entity, EntityId, Hints, Kind, Language, Mention, Timex, TimexType};

use std::sync::atomic::{AtomicBool, Ordering};

/// Analyses `text` from start to end and hands the mentions over in batches, in reading order,
/// as they are found, each time with all entities so far. Stops early, with what was found so far, when `cancel` becomes true.
pub fn analyze(
    text: &str,
    hints: &Hints,
    cancel: &AtomicBool,
    arrived: &mut dyn FnMut(&[Mention], &[Entity]),
) -> Analysis {
    let _ = (text, hints, cancel.load(Ordering::Relaxed));
    arrived(&[], &[]);
    Analysis::default()
}
