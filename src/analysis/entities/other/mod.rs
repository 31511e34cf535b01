//! Names of events, agreements, laws, works, projects, products and prizes: the kind "other".
//!
//! In: the tokens of a paragraph, its language, and spans that other finders know as names (after a
//! head noun one of them may complete the mention). Out: ranges of tokens, each with the rule that
//! found it. No corpus teaches this kind, so it is rules over classes of words, as for dates; they
//! stand in `assets/languages/*/names/other`. Knows nothing of the other kinds.

mod data;
#[cfg(test)]
pub(in crate::analysis) mod examples;
mod forms;
mod matcher;
mod page;
mod pattern;
mod quotes;
mod rules;
mod words;

use std::ops::Range;
use std::sync::OnceLock;

use crate::analysis::mention::Language;
use crate::analysis::rule_error::{DataFile, RuleError};
use crate::analysis::tokens::Tokens;
use matcher::Starts;
pub(in crate::analysis) use page::Named;
use page::Page;
use rules::Rule;
use words::Classes;

/// A mention of the kind "other".
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis) struct OtherHit {
    /// Its tokens.
    pub(in crate::analysis) tokens: Range<usize>,
    /// Folded bytes of one-letter words before it.
    pub(in crate::analysis) skip: usize,
    /// The rule, without the language.
    pub(in crate::analysis) rule: &'static str,
    /// 0 to 1.
    pub(in crate::analysis) confidence: f32,
}

/// The words and rules of a language, ready to match.
struct Others {
    language: Language,
    classes: Classes,
    rules: Vec<Rule>,
    starts: Starts,
}

/// The mentions of a paragraph, in reading order, not overlapping. `named` is sorted.
pub(in crate::analysis) fn find(tokens: &Tokens<'_>, language: Language, named: &[Named]) -> Vec<OtherHit> {
    Others::built_in(language).map_or_else(Vec::new, |others| others.find(tokens, named))
}

impl Others {
    fn read(language: Language, words: &[DataFile], rules: &[DataFile]) -> Result<Self, RuleError> {
        let classes = Classes::read(words)?;
        let rules = rules::read(rules, &classes)?;
        let starts = Starts::of(rules.iter().enumerate());
        Ok(Self { language, classes, rules, starts })
    }

    /// The built-in rules of a language, compiled at first use.
    fn built_in(language: Language) -> Option<&'static Self> {
        static BUILT_IN: [OnceLock<Option<Others>>; Language::ALL.len()] = [const { OnceLock::new() }; 5];
        let cell = BUILT_IN.get(language.index())?;
        cell.get_or_init(|| {
            let read = Self::read(language, &data::words(language), &data::rules(language));
            debug_assert!(read.is_ok(), "{:?}", read.err());
            read.ok()
        })
        .as_ref()
    }

    /// A copy that a test may change.
    #[cfg(test)]
    fn again(&self) -> Self {
        let (words, rules) = (data::words(self.language), data::rules(self.language));
        Self::read(self.language, &words, &rules).expect("the built-in rules")
    }

    /// Leaves one rule out.
    #[cfg(test)]
    fn leave_out(&mut self, rule: Option<usize>) {
        self.starts = Starts::of(self.rules.iter().enumerate().filter(|(index, _)| Some(*index) != rule));
    }

    fn find(&self, tokens: &Tokens<'_>, named: &[Named]) -> Vec<OtherHit> {
        let page = Page::new(tokens, self.language, &self.classes, named);
        let found = self.starts.matches(&page, &self.rules);
        let hit = |found: matcher::Match| {
            let rule = self.rules.get(found.rule)?;
            // A rule without confidence only hides what others would find there.
            (rule.sure > 0.0).then_some(())?;
            Some(OtherHit { tokens: found.tokens, skip: found.skip, rule: rule.name, confidence: rule.sure })
        };
        found.into_iter().filter_map(hit).collect()
    }
}
