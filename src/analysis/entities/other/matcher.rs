//! Matches the rules of "other": from each token at which one may begin, the longest way through its
//! pattern.
//!
//! In: a page and the rules. Out: matches in reading order that do not overlap. A pattern is walked
//! over sets of steps and over a limited number of tokens, so the time is linear in the text.

use super::page::{Page, Sense};
use super::pattern::members;
use super::rules::Rule;
use super::words::{Form, Made};
use crate::analysis::tokens::Gap;

/// Tokens of a match, at most: the longest official titles have some twenty.
const LENGTH_MAX: usize = 24;

/// A rule that fits at a token.
pub(super) struct Match {
    /// Index of the rule.
    pub(super) rule: usize,
    /// Tokens of the mention, without quotation marks around all of it.
    pub(super) tokens: std::ops::Range<usize>,
    /// The token after all that was matched.
    end: usize,
    /// Folded bytes of one-letter words in front.
    pub(super) skip: usize,
}

/// The rules by the classes with which they begin.
pub(super) struct Starts {
    /// Rules, by class.
    by_class: Vec<Vec<usize>>,
    /// The classes, as bits.
    all: u128,
}

impl Starts {
    /// Sorts the rules by their first classes.
    pub(super) fn of<'r>(rules: impl Iterator<Item = (usize, &'r Rule)>) -> Self {
        let mut starts = Self { by_class: (0..128).map(|_| Vec::new()).collect(), all: 0 };
        for (index, rule) in rules {
            for step in members(rule.pattern.first).filter_map(|at| rule.pattern.steps.get(at)) {
                starts.all |= 1 << step.form.class;
                if let Some(list) = starts.by_class.get_mut(usize::from(step.form.class))
                    && list.last() != Some(&index)
                {
                    list.push(index);
                }
            }
        }
        starts
    }

    /// The best matches of a page.
    pub(super) fn matches(&self, page: &Page<'_>, rules: &[Rule]) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let (mut at, mut here) = (0, Vec::new());
        while at < page.tokens().len() {
            here.clear();
            page.senses(at, self.all, &mut |sense| {
                here.extend(self.by_class.get(usize::from(sense.form.class)).into_iter().flatten().copied());
            });
            here.sort_unstable();
            here.dedup();
            let mut best: Option<Match> = None;
            for &index in &here {
                let Some(rule) = rules.get(index) else { continue };
                let longest = best.as_ref().map_or(0, |best| best.end);
                let before = found.last().filter(|last| last.rule == index).map(|last| last.end);
                let way = Way { page, rule, at, before };
                best = way.longest(index).filter(|new| new.end > longest).or(best);
            }
            at = best.as_ref().map_or(at + 1, |best| best.end);
            found.extend(best);
        }
        found
    }
}

/// One rule at one token.
struct Way<'w> {
    page: &'w Page<'w>,
    rule: &'w Rule,
    at: usize,
    /// Where a match of the same rule ended.
    before: Option<usize>,
}

impl Way<'_> {
    /// The longest match.
    fn longest(&self, rule: usize) -> Option<Match> {
        let pattern = &self.rule.pattern;
        let mut pending = [0_u128; LENGTH_MAX + 1];
        let (mut ends, mut skip, mut quoted) = (0_u32, None, None);
        pending[0] = pattern.first;
        for offset in 0..LENGTH_MAX {
            let steps = pending.get(offset).copied().unwrap_or(0);
            let broken = offset > 0
                && self.page.tokens().get(self.at + offset).is_none_or(|token| token.gap == Gap::Break);
            if steps == 0 || broken {
                continue;
            }
            let wanted = members(steps)
                .filter_map(|step| pattern.steps.get(step))
                .fold(0, |all, step| all | 1_u128 << step.form.class);
            self.page.senses(self.at + offset, wanted, &mut |sense| {
                for index in members(steps) {
                    let Some(step) = pattern.steps.get(index).filter(|step| fits(step.form, sense, offset))
                    else {
                        continue;
                    };
                    let Some(next) = pending.get_mut(offset + sense.tokens) else { continue };
                    *next |= step.next;
                    if offset == 0 {
                        skip.get_or_insert(sense.skip);
                        quoted = (sense.form.class == Made::Quoted as u8).then_some(sense.tokens).or(quoted);
                    }
                    ends |= u32::from(pattern.last >> index & 1 == 1) << (offset + sense.tokens);
                }
            });
        }
        let length = self.end(ends)?;
        if !self.stands_well() {
            return None;
        }
        let end = self.at + length;
        // Quotation marks around the whole are outside; inside of it they belong to it.
        let tokens = if quoted == Some(length) { self.at + 1..end - 1 } else { self.at..end };
        Some(Match { rule, tokens, end, skip: if quoted.is_some() { 0 } else { skip.unwrap_or(0) } })
    }

    /// The longest end after which the text may go on as it does.
    fn end(&self, ends: u32) -> Option<usize> {
        (1..=LENGTH_MAX).rev().find(|&length| {
            ends >> length & 1 == 1 && !self.page.comes_at(self.at + length, &self.rule.not_after)
        })
    }

    /// Whether what stands before the match is what the rule asks for.
    fn stands_well(&self) -> bool {
        let comes_before = |within, classes| self.page.comes_before(self.at, within, classes);
        let goes_on = || self.before.is_some_and(|before| self.page.joins(before, self.at));
        (self.rule.before.is_empty() || comes_before(self.rule.within, &self.rule.before) || goes_on())
            && (self.rule.not_before.is_empty() || !comes_before(1, &self.rule.not_before))
    }
}

/// Whether a sense is what a step wants; before the first word one-letter words may stand.
fn fits(form: Form, sense: Sense, offset: usize) -> bool {
    form.class == sense.form.class
        && form.definite == sense.form.definite
        && (offset == 0 || form.clitics == sense.form.clitics)
}
