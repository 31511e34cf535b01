//! Finds what a text names: people, places, organizations, other named things, and dates.
//!
//! `analyze(text, hints) -> Analysis`. Knows nothing of the library or the screen.
//! Inside, one way: paragraph -> tokens -> language -> candidates of dates and of names -> the
//! choice among those that overlap -> linking. Languages are data (`assets/languages`), lists of
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
mod period;
mod phrases;
mod rule_error;
#[cfg(test)]
mod tests;
mod tokens;

pub use check::check;
pub use dates::{day_number, gregorian_day};
pub use mention::{
    Analysis, Entity, EntityId, Guess, Hints, Kind, Language, Link, Mention, Seen, Timex, TimexType,
};
pub use period::{Period, PeriodError};

use std::sync::atomic::{AtomicBool, Ordering};

use crate::document::Paragraphs;
use crate::text::Direction;
use dates::{Dates, Days, Guesses};
use linking::{Linker, Surroundings};
use tokens::Tokens;

/// Analyses `text` from start to end and hands the mentions over in batches, in reading order,
/// as they are found: one batch a paragraph, with all entities so far. Stops early, with what was
/// found so far, when `cancel` becomes true. What only the whole text can tell (candidates for bare
/// weekdays, which names are names of one thing) is in the analysis, not in the batches: there each
/// mention has the entity of its words alone.
pub fn analyze(
    text: &str,
    hints: &Hints,
    cancel: &AtomicBool,
    arrived: &mut dyn FnMut(&[Mention], &[Entity]),
) -> Analysis {
    run(text, hints, cancel, arrived, true)
}

/// Like [`analyze`], for the dates alone.
pub fn analyze_dates(text: &str, hints: &Hints, cancel: &AtomicBool) -> Analysis {
    run(text, hints, cancel, &mut |_, _| {}, false)
}

fn run(
    text: &str,
    hints: &Hints,
    cancel: &AtomicBool,
    arrived: &mut dyn FnMut(&[Mention], &[Entity]),
    names: bool,
) -> Analysis {
    let paragraphs = Paragraphs::split(text, true, Direction::of_most(text));
    let mut linker = Linker::default();
    let mut mentions: Vec<Mention> = Vec::new();
    let mut bytes_by_language = [0_usize; Language::ALL.len()];
    let mut usual = None;
    let mut days = match &hints.date {
        Some(date) => Days::of_document(Some(date)),
        None => dates::dateline(text, hints.language),
    };
    let mut guesses = Guesses::default();
    for index in 0..paragraphs.len() {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        let Some(paragraph) = paragraphs.get(index) else { break };
        let tokens = Tokens::cut(text, paragraph.bytes.clone());
        let languages = language::languages(&tokens, hints.language, usual);
        let Some(&main) = languages.first() else {
            continue;
        };
        if let Some(sum) = bytes_by_language.get_mut(main.index()) {
            *sum += paragraph.bytes.len();
        }
        usual = Some(main);
        let found = candidates(&tokens, &languages, &mut days, names);
        let chosen = choose::choose(text, found);
        for candidate in &chosen {
            guesses.note(candidate);
        }
        let batch = linker.link(Surroundings { tokens: &tokens, language: main }, chosen);
        arrived(&batch, linker.entities());
        mentions.extend(batch);
    }
    guesses.add(&mut mentions, &days);
    let entities = linker.finish(&mut mentions);
    let most = Language::ALL.into_iter().rev().max_by_key(|language| bytes_by_language[language.index()]);
    let analysis = Analysis {
        language: hints.language.or(most).unwrap_or_default(),
        date: days.document(),
        mentions,
        entities,
    };
    debug_assert_eq!(check(text, &analysis), Ok(()));
    analysis
}

/// What the finders propose in a paragraph, in its languages.
fn candidates(
    tokens: &Tokens<'_>,
    languages: &[Language],
    days: &mut Days,
    names: bool,
) -> Vec<candidate::Candidate> {
    let mut found = Vec::new();
    for &language in languages {
        if let Some(dates) = Dates::built_in(language) {
            found.extend(dates.find(tokens, days));
        }
        if names {
            found.extend(entities::find(tokens, language));
        }
    }
    found
}
