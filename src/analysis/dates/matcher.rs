//! Matches all date rules: from every token whose classes begin some of them, those are followed
//! step by step.
//!
//! In: tokens of a paragraph. Out: at each token the best match that begins there. Linear in the
//! number of tokens: a rule has as many steps as it has, whatever the text.

use std::cell::{Cell, OnceCell};
use std::cmp::Reverse;

use super::classes::Classes;
use super::operations::Context;
use super::pattern::Step;
use super::rules::Rule;
use super::senses::{Sense, Table};
use super::value::{Captured, Value};
use crate::analysis::mention::{Language, Timex, TimexType};
use crate::analysis::phrases::Words;
use crate::analysis::tokens::{Gap, TokenKind, Tokens};

/// Tokens beside an expression that still stands alone (a preposition), at most.
const ALONE_BESIDE_MAX: usize = 1;

/// A rule that fits at a token.
pub(super) struct Match {
    /// Index of the rule.
    pub(super) rule: usize,
    /// Tokens of the span, first and after the last.
    pub(super) tokens: std::ops::Range<usize>,
    /// The token after what had to come ahead of it.
    reach: usize,
    /// Folded bytes of clitics before the first word.
    pub(super) skip: usize,
    /// Steps of the rule that it took: fewer for longer phrases.
    pub(super) steps: usize,
    /// The number of a qualifier that is written onto one of its words.
    pub(super) qualifier: Option<i32>,
    /// Its value; never [`Value::Unfit`].
    pub(super) value: Value,
}

/// The steps with which the rules begin, by class: class, rule, step.
pub(super) struct Starts {
    pub(super) by_class: Vec<Vec<(usize, usize)>>,
}

/// What the matcher reads from: one paragraph and the words of its language.
pub(super) struct Page<'p> {
    /// The paragraph.
    pub(super) tokens: &'p Tokens<'p>,
    /// Its language.
    pub(super) language: Language,
    /// The classes of words.
    pub(super) classes: &'p Classes,
    /// Function words of the language.
    pub(super) function_words: &'p Words,
    /// The rules.
    pub(super) rules: &'p [Rule],
    /// From this year on a bare number of four digits can only be Gregorian.
    pub(super) year_min: u32,
    /// The document's day.
    pub(super) document: Option<i64>,
    /// The minute of that day.
    pub(super) minute: Option<i64>,
    /// The day that was found last, in this paragraph and those before it.
    pub(super) mentioned: Cell<Option<(i64, i64)>>,
    /// The token after the date that was found last in this paragraph.
    pub(super) ended: Cell<usize>,
    /// Empty; filled by the matcher.
    pub(super) table: Table,
}

impl Starts {
    /// Sorts the first steps of all rules by class.
    pub(super) fn of(rules: &[Rule]) -> Self {
        let mut by_class: Vec<Vec<(usize, usize)>> = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            for &first in &rule.pattern.first {
                let Some(step) = rule.pattern.steps.get(first) else { continue };
                let class = usize::from(step.class.0);
                if by_class.len() <= class {
                    by_class.resize_with(class + 1, Vec::new);
                }
                if let Some(starts) = by_class.get_mut(class) {
                    starts.push((index, first));
                }
            }
        }
        Self { by_class }
    }

    /// The same without one rule.
    #[cfg(test)]
    pub(super) fn without(&self, rule: usize) -> Self {
        let others =
            |starts: &Vec<(usize, usize)>| starts.iter().copied().filter(|start| start.0 != rule).collect();
        Self { by_class: self.by_class.iter().map(others).collect() }
    }

    /// The best match that begins at each token, in reading order.
    pub(super) fn matches(&self, page: &mut Page<'_>) -> Vec<Match> {
        page.read_senses();
        let page = &*page;
        let mut found = Vec::new();
        let mut path = Vec::new();
        for at in 0..page.tokens.len() {
            let mut best = None;
            page.senses(at, |sense| {
                for &(rule, step) in
                    self.by_class.get(usize::from(sense.class.0)).map_or(&[][..], Vec::as_slice)
                {
                    page.follow(rule, step, at, sense, (&mut path, &mut best));
                }
            });
            // What begins inside of a date is a part of it.
            if let Some(Match { value: Value::Time(timex, _), tokens, .. }) = &best
                && tokens.start >= page.ended.get()
            {
                page.remember(timex);
                page.ended.set(tokens.end);
            }
            found.extend(best);
        }
        found
    }
}

/// The captured numbers of a match.
struct Captures<'m> {
    rule: &'m Rule,
    path: &'m [(usize, Sense)],
}

impl Captured for Captures<'_> {
    fn number_in(&self, scope: &str, name: &str) -> Option<i32> {
        let named = |step: usize| {
            self.rule.pattern.steps.get(step).is_some_and(|step| step.name == name && step.scope == scope)
        };
        self.path.iter().find(|(step, _)| named(*step)).map(|(_, sense)| sense.value)
    }
}

impl Page<'_> {
    /// Takes `step` of a rule at a token read as `sense`, and follows the rule from there. As deep
    /// as the pattern has steps.
    fn follow(
        &self,
        rule: usize,
        step: usize,
        at: usize,
        sense: Sense,
        (path, best): (&mut Vec<(usize, Sense)>, &mut Option<Match>),
    ) {
        let Some(wanted) = self.rules.get(rule) else { return };
        let Some(taken) = wanted.pattern.steps.get(step) else { return };
        // What is written onto a word in the middle of an expression belongs to it only before nouns
        // that may have a preposition ("15 May for-year 1948", not "15 for-year" as 15 years).
        let after_and = path.last().is_some_and(|(_, before)| before.tokens == 0);
        if sense.skip > 0
            && self.language == Language::Arabic
            && !path.is_empty()
            && !after_and
            && !self.classes.with_clitic.holds(sense.class)
        {
            return;
        }
        let next = at + sense.tokens;
        if !self.may_go_on(taken, next) {
            return;
        }
        path.push((step, sense));
        if taken.ends
            && let Some(found) = self.judge(rule, next, path)
            && best.as_ref().is_none_or(|best| self.is_better(&found, best))
        {
            *best = Some(found);
        }
        if !taken.next.is_empty() && self.tokens.get(next).is_some_and(|token| token.gap != Gap::Break) {
            self.senses(next, |sense| {
                let has_prefix = sense.skip > 0 && self.classes.bare.holds(sense.class);
                if has_prefix || !taken.next_classes.holds(sense.class) {
                    return;
                }
                for &step in &taken.next {
                    if wanted.pattern.steps.get(step).is_some_and(|step| step.class == sense.class) {
                        self.follow(rule, step, next, sense, (path, best));
                    }
                }
            });
        }
        path.pop();
    }

    fn judge(&self, rule: usize, end: usize, path: &[(usize, Sense)]) -> Option<Match> {
        let wanted = self.rules.get(rule)?;
        let length: usize = path.iter().map(|(_, sense)| sense.tokens).sum();
        let ahead = path.iter().filter(|(step, _)| *step >= wanted.inside);
        let end_inside = end.checked_sub(ahead.map(|(_, sense)| sense.tokens).sum())?;
        let (start, reach, end) = (end.checked_sub(length)?, end, end_inside);
        let mut tokens = start..end;
        let first = path.first()?.1;
        let mut skip = first.skip;
        if self.classes.lead == Some(first.class) && path.len() > 1 {
            tokens.start += first.tokens;
            skip = 0;
        }
        let alone = tokens.len() + ALONE_BESIDE_MAX >= self.tokens.len();
        if wanted.only_alone && !self.is_whole(&tokens) {
            return None;
        }
        let stands_free = self.is_free_before(tokens.start) && self.is_free_after(end);
        let has_before = wanted.before.is_empty() || self.comes_before(tokens.start, skip, &wanted.before);
        if !stands_free || !has_before || !(wanted.after.is_empty() || self.comes_after(end, &wanted.after)) {
            return None;
        }
        if (!wanted.not_before.is_empty() && self.comes_before(tokens.start, skip, &wanted.not_before))
            || (!wanted.not_after.is_empty() && self.comes_after(end, &wanted.not_after))
            || (!wanted.not_near.is_empty() && self.is_near(&tokens, &wanted.not_near))
        {
            return None;
        }
        let used = Cell::new(None);
        let said = OnceCell::new();
        let direction = || *said.get_or_init(|| self.direction(&tokens));
        let context = Context {
            language: self.language,
            document: self.document,
            mentioned: self.mentioned.get(),
            minute: self.minute,
            near: None,
            within: None,
            alone,
            direction: &direction,
            used: &used,
        };
        let value = wanted.template.fill(&Captures { rule: wanted, path }, &context);
        if value == Value::Unfit {
            return None;
        }
        let qualifier = self.qualifier_inside(start, path);
        Some(Match { rule, tokens, reach, skip, steps: path.len(), value, qualifier })
    }

    /// Keeps the days of a date as anchor of what follows.
    fn remember(&self, timex: &Timex) {
        if let (TimexType::Date | TimexType::Time, [first, last]) = (timex.r#type, &timex.gregorian[..])
            && let Some(days) = super::day_number_of(first).zip(super::day_number_of(last))
        {
            self.mentioned.set(Some(days));
        }
    }

    /// Longer, then more specific, then with more ahead of it, of longer phrases, listed first.
    fn is_better(&self, new: &Match, old: &Match) -> bool {
        let measure = |found: &Match| {
            let parts = self.rules.get(found.rule).map_or(0, |rule| rule.template.parts());
            (found.tokens.end, parts, found.reach, Reverse(found.steps), Reverse(found.rule))
        };
        measure(new) > measure(old)
    }

    /// Whether a span is all that the paragraph says, but for a preposition before it and marks.
    fn is_whole(&self, span: &std::ops::Range<usize>) -> bool {
        let is_mark = |at| self.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark);
        let leads = |at| self.function_words.holds(self.tokens.word(at)) || self.tokens.word(at) == "@";
        span.start <= 1
            && (span.start == 0 || is_mark(0) || leads(0))
            && span.end + 1 >= self.tokens.len()
            && is_mark(span.end)
    }

    /// Whether a step may end here, or a token comes that may follow it.
    fn may_go_on(&self, step: &Step, next: usize) -> bool {
        step.ends || self.table.classes.get(next).is_some_and(|classes| classes.meets(step.next_classes))
    }
}
