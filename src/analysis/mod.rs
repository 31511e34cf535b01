//! Finds what a text names: people, places, organizations, other named things, and dates.
//!
//! `analyze(text, hints) -> Analysis`. Knows nothing of the library or the screen.
//! Inside, one way (`passes`): paragraph -> tokens -> language -> candidates of dates and of names,
//! these read twice -> the choice among those that overlap -> linking. Languages are data (`assets/languages`), lists of
//! names too (`assets/gazetteers`); both are read when a text first needs them.

mod boundaries;
mod candidate;
mod check;
mod choose;
mod clitics;
mod dates;
mod entities;
mod language;
mod letters;
mod linking;
mod mention;
mod passes;
mod period;
mod phrases;
mod rule_error;
#[cfg(test)]
mod tests;
mod tokens;

pub use check::check;
pub use dates::{day_number, gregorian_day};
#[cfg(feature = "train")]
pub use entities::training;
pub use mention::{
    Analysis, Entity, EntityId, Guess, Hints, Kind, Language, Link, Mention, Seen, Timex, TimexType,
};
pub use passes::Arrived;
pub use period::{Period, PeriodError};

use std::sync::atomic::AtomicBool;

use passes::Document;

/// The language of most words of a text; `None` if it has no words.
pub fn language_of(text: &str) -> Option<Language> {
    let tokens = tokens::Tokens::cut(text, 0..text.len());
    language::languages(&tokens, None, None).first().copied()
}

/// Analyses `text`. Hands provisional mentions over in batches as a first reading finds them, one
/// batch a paragraph, with all entities so far: where `hints.from` says that the eye is, then in
/// reading order. The analysis replaces them. Stops early, with what was found so far, when
/// `cancel` becomes true.
pub fn analyze(text: &str, hints: &Hints, cancel: &AtomicBool, arrived: Arrived<'_>) -> Analysis {
    Document::new(text, hints, true).analyze(cancel, Some(arrived))
}

/// Like [`analyze`], without telling anything before the end.
pub fn analyze_whole(text: &str, hints: &Hints, cancel: &AtomicBool) -> Analysis {
    Document::new(text, hints, true).analyze(cancel, None)
}

/// Like [`analyze_whole`], for the dates alone.
pub fn analyze_dates(text: &str, hints: &Hints, cancel: &AtomicBool) -> Analysis {
    Document::new(text, hints, false).analyze(cancel, None)
}
