//! What a document as a whole says of its dates: the dateline at its head, twin dates of two
//! calendars, the day that a bare weekday most likely is.
//!
//! Knows no words: those are classes of the language data (`twin`, `dateline`, `agency`, `life`).

mod dateline;
mod guesses;
#[cfg(test)]
mod tests;
mod twins;

pub(in crate::analysis) use dateline::dateline;
pub(in crate::analysis) use guesses::Guesses;
pub(super) use twins::settle;
