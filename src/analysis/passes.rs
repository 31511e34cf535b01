//! Reads a document: all paragraphs once in order, then again for their names, when the first
//! reading has told what the document names.
//!
//! In: a text and hints. Out: the analysis; while the first reading goes on, what it finds, for a
//! reader who waits: first where the eye is, then from the start. Those first mentions are
//! provisional; the analysis replaces them all. Where the eye is changes nothing in the analysis.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use super::candidate::Candidate;
use super::check::check;
use super::choose::choose;
use super::dates::{self, Dates, Days, Guesses};
use super::entities::{self, FirstReading, Names};
use super::language;
use super::linking::{Linker, Surroundings};
use super::mention::{Analysis, Entity, Hints, Language, Mention};
use super::tokens::Tokens;
use crate::document::Paragraphs;
use crate::limits;
use crate::text::Direction;

/// Takes mentions as they are found, one call a paragraph, with all entities so far.
pub type Arrived<'a> = &'a mut dyn FnMut(&[Mention], &[Entity]);

/// What the first reading of a paragraph gives to the second one.
struct First {
    bytes: Range<usize>,
    language: Language,
    dates: Vec<Candidate>,
    names: FirstReading,
}

/// A document while it is read.
pub(super) struct Document<'t> {
    text: &'t str,
    hints: &'t Hints,
    paragraphs: Paragraphs,
    days: Days,
    usual: Option<Language>,
    names: Option<Names>,
}

impl<'t> Document<'t> {
    /// Before the first reading; with `names` or for the dates alone.
    pub(super) fn new(text: &'t str, hints: &'t Hints, names: bool) -> Self {
        Self {
            text,
            hints,
            paragraphs: Paragraphs::split(text, true, Direction::of_most(text)),
            days: match &hints.date {
                Some(date) => Days::of_document(Some(date)),
                None => dates::dateline(text, hints.language),
            },
            usual: None,
            names: names.then(|| Names::new(hints.explain)),
        }
    }

    /// Reads the whole document; stops early, with what was found so far, when `cancel` is set.
    pub(super) fn analyze(mut self, cancel: &AtomicBool, mut arrived: Option<Arrived<'_>>) -> Analysis {
        let mut provisional = Linker::default();
        let near = self.near();
        if let Some(arrived) = &mut arrived {
            // A reading of its own: what it learns there must not reach the start of the text.
            let mut eye = Self::new(self.text, self.hints, self.names.is_some());
            for index in near.clone() {
                if let Some(first) = eye.first(index) {
                    eye.report(&first, &mut provisional, arrived);
                }
            }
        }
        let mut firsts = Vec::new();
        for index in 0..self.paragraphs.len() {
            if cancel.load(Ordering::Relaxed) {
                break;
            }
            let Some(first) = self.first(index) else { continue };
            if let Some(arrived) = arrived.as_mut().filter(|_| !near.contains(&index)) {
                self.report(&first, &mut provisional, arrived);
            }
            firsts.push(first);
        }
        self.second(&firsts, cancel)
    }

    /// The paragraphs around the eye, when it is not at the start.
    fn near(&self) -> Range<usize> {
        let Some(start) = self.hints.from.filter(|&from| from > 0) else { return 0..0 };
        let end = start.saturating_add(limits::ANALYSIS_NEAR_BYTES);
        self.paragraphs.index_at(start)..self.paragraphs.index_at(end) + 1
    }

    fn first(&mut self, index: usize) -> Option<First> {
        let bytes = self.paragraphs.get(index)?.bytes;
        let tokens = Tokens::cut(self.text, bytes.clone());
        let languages = language::languages(&tokens, self.hints.language, self.usual);
        let &language = languages.first()?;
        self.usual = Some(language);
        let mut dates = Vec::new();
        for &language in &languages {
            if let Some(finder) = Dates::built_in(language) {
                dates.extend(finder.find(&tokens, &mut self.days));
            }
        }
        let names = self.names.as_mut().map(|names| names.first(&tokens, language)).unwrap_or_default();
        Some(First { bytes, language, dates, names })
    }

    /// Tells what the first reading of a paragraph found.
    fn report(&mut self, first: &First, linker: &mut Linker, arrived: &mut Arrived<'_>) {
        let tokens = Tokens::cut(self.text, first.bytes.clone());
        let names =
            self.names.as_mut().map(|names| names.before_second(&tokens, first.language, &first.names));
        let found = together(&tokens, first, names.unwrap_or_default());
        let surroundings = Surroundings { tokens: &tokens, language: first.language };
        let batch = linker.link(surroundings, choose(self.text, found));
        arrived(&batch, linker.entities());
    }

    fn second(mut self, firsts: &[First], cancel: &AtomicBool) -> Analysis {
        let mut linker = Linker::default();
        let mut guesses = Guesses::default();
        let mut mentions: Vec<Mention> = Vec::new();
        let mut bytes_by_language = [0_usize; Language::ALL.len()];
        for first in firsts {
            if let Some(sum) = bytes_by_language.get_mut(first.language.index()) {
                *sum += first.bytes.len();
            }
            let tokens = Tokens::cut(self.text, first.bytes.clone());
            let names = self.names.as_mut().map(|names| {
                if cancel.load(Ordering::Relaxed) {
                    names.before_second(&tokens, first.language, &first.names)
                } else {
                    names.second(&tokens, first.language, &first.names)
                }
            });
            let found = together(&tokens, first, names.unwrap_or_default());
            let chosen = choose(self.text, found);
            for candidate in &chosen {
                guesses.note(candidate);
            }
            mentions.extend(linker.link(Surroundings { tokens: &tokens, language: first.language }, chosen));
        }
        guesses.add(&mut mentions, &self.days);
        let entities = linker.finish(&mut mentions);
        let most = Language::ALL.into_iter().rev().max_by_key(|language| bytes_by_language[language.index()]);
        let analysis = Analysis {
            language: self.hints.language.or(most).unwrap_or_default(),
            date: self.days.document(),
            mentions,
            entities,
        };
        debug_assert_eq!(check(self.text, &analysis), Ok(()));
        analysis
    }
}

/// Dates and names of a paragraph, where both end with the same words, the names cut.
fn together(tokens: &Tokens<'_>, first: &First, mut names: Vec<Candidate>) -> Vec<Candidate> {
    entities::give_way((tokens, first.language), &mut names, &first.dates);
    first.dates.iter().cloned().chain(names).collect()
}
