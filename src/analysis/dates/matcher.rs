//! Matches all date rules: from every token whose classes begin some of them, those are followed
//! step by step.
//!
//! In: tokens of a paragraph. Out: at each token the best match that begins there. Linear in the
//! number of tokens: a rule has as many steps as it has, whatever the text.

use std::cell::Cell;

use super::classes::{ClassId, Classes, Made, Member};
use super::numbers::{self, WordNumber};
use super::operations::Context;
use super::pattern::Step;
use super::rules::Rule;
use super::symbols;
use super::value::{Captured, Value};
use crate::analysis::clitics::{self, Reading};
use crate::analysis::letters::{Script, is_hebrew_apostrophe};
use crate::analysis::mention::{Language, Timex};
use crate::analysis::phrases::Words;
use crate::analysis::tokens::{Gap, Token, TokenKind, Tokens};

/// How far from a span a word of the future is looked for, in tokens.
const SENTENCE_TOKENS_MAX: usize = 30;

/// Tokens beside an expression that still stands alone (a preposition), at most.
const ALONE_BESIDE_MAX: usize = 1;

/// Bytes before an ending, at least: two letters.
const ENDING_OF_MIN: usize = 2;

/// Words of one number, at most.
const NUMBER_WORDS_MAX: usize = 12;

/// One way to read the text at a token: a class, its value, how far it reaches.
#[derive(Clone, Copy, Debug)]
struct Sense {
    class: ClassId,
    value: i32,
    tokens: usize,
    /// Folded bytes of clitics before the word.
    skip: usize,
}

/// A rule that fits at a token.
pub(super) struct Match {
    /// Index of the rule.
    pub(super) rule: usize,
    /// Tokens of the span, first and after the last.
    pub(super) tokens: std::ops::Range<usize>,
    /// Folded bytes of clitics before the first word.
    pub(super) skip: usize,
    /// Its value; never [`Value::Unfit`].
    pub(super) value: Value,
}

/// The steps with which the rules begin, by class: class, rule, step.
pub(super) struct Starts {
    pub(super) by_class: Vec<Vec<(usize, usize)>>,
}

/// The senses of all tokens of a paragraph.
#[derive(Default)]
pub(super) struct Table {
    senses: Vec<Sense>,
    /// Where those of each token begin; one more at the end.
    from: Vec<usize>,
    /// The classes of each token, as bits.
    classes: Vec<u128>,
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
    pub(super) mentioned: Cell<Option<i64>>,
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
            if let Some(Match { value: Value::Time(timex, _), .. }) = &best {
                page.remember(timex);
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
    fn number(&self, name: &str) -> Option<i32> {
        let named = |step: usize| self.rule.pattern.steps.get(step).is_some_and(|step| step.name == name);
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
                if sense.class.bit() & taken.next_classes == 0 {
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
        let length: usize = path.iter().map(|(_, sense)| sense.tokens).sum();
        let mut tokens = end.checked_sub(length)?..end;
        let first = path.first()?.1;
        let mut skip = first.skip;
        if self.classes.lead == Some(first.class) && path.len() > 1 {
            tokens.start += first.tokens;
            skip = 0;
        }
        let wanted = self.rules.get(rule)?;
        let stands_free = self.is_free_before(tokens.start) && self.is_free_after(end);
        let has_before = wanted.before.is_empty() || self.comes_before(tokens.start, skip, &wanted.before);
        if !stands_free || !has_before || !(wanted.after.is_empty() || self.comes_after(end, &wanted.after)) {
            return None;
        }
        if (!wanted.not_before.is_empty() && self.comes_before(tokens.start, skip, &wanted.not_before))
            || (!wanted.not_after.is_empty() && self.comes_after(end, &wanted.not_after))
        {
            return None;
        }
        let used = Cell::new(None);
        let future = || self.sentence_has(self.classes.future, &tokens);
        let past = || self.sentence_has(self.classes.past, &tokens);
        let context = Context {
            language: self.language,
            document: self.document,
            mentioned: self.mentioned.get(),
            minute: self.minute,
            alone: tokens.len() + ALONE_BESIDE_MAX >= self.tokens.len(),
            future: &future,
            past: &past,
            used: &used,
        };
        let value = wanted.template.fill(&Captures { rule: wanted, path }, &context);
        (value != Value::Unfit).then_some(Match { rule, tokens, skip, value })
    }

    /// Keeps a full Gregorian day as anchor of what follows.
    fn remember(&self, timex: &Timex) {
        if let [first, last] = &timex.gregorian[..]
            && first == last
        {
            self.mentioned.set(super::day_number_of(first));
        }
    }

    /// Whether the sentence around a span has a word of a class.
    fn sentence_has(&self, cue: Option<ClassId>, span: &std::ops::Range<usize>) -> bool {
        let Some(cue) = cue else { return false };
        let has_cue = |at: usize| {
            let mut found = false;
            self.senses(at, |sense| found |= sense.class == cue);
            found
        };
        let is_stop = |at: usize| {
            self.tokens.get(at).is_none_or(|token| {
                matches!(self.tokens.folded(token), "." | "!" | "?" | "\u{61F}" | "\u{6D4}")
            })
        };
        let breaks = |at: usize| self.tokens.get(at).is_none_or(|token| token.gap == Gap::Break);
        for at in span.end..span.end + SENTENCE_TOKENS_MAX {
            if is_stop(at) || breaks(at) {
                break;
            }
            if has_cue(at) {
                return true;
            }
        }
        for at in (span.start.saturating_sub(SENTENCE_TOKENS_MAX)..span.start).rev() {
            if is_stop(at) {
                break;
            }
            if has_cue(at) {
                return true;
            }
            if breaks(at) {
                break;
            }
        }
        false
    }

    /// Longer, then more specific, then listed first.
    fn is_better(&self, new: &Match, old: &Match) -> bool {
        let measure = |found: &Match| {
            let parts = self.rules.get(found.rule).map_or(0, |rule| rule.template.parts());
            (found.tokens.end, parts, std::cmp::Reverse(found.rule))
        };
        measure(new) > measure(old)
    }

    /// A number at the start of a span is not the end of a longer one, of a version or a code.
    fn is_free_before(&self, start: usize) -> bool {
        let Some(first) = self.tokens.get(start) else { return true };
        if first.kind != TokenKind::Number || !self.tokens.touches_before(start) {
            return true;
        }
        let Some(before) = start.checked_sub(1).and_then(|index| self.tokens.get(index)) else { return true };
        match before.kind {
            TokenKind::Number => false,
            TokenKind::Word => !is_code(before, self.tokens.folded(before)),
            TokenKind::Mark => match self.tokens.folded(before) {
                "." | "-" | "/" | ":" | "," | "_" => {
                    let further = start.checked_sub(2).and_then(|index| self.tokens.get(index));
                    !self.tokens.touches_before(start - 1)
                        || further.is_none_or(|further| match further.kind {
                            TokenKind::Number => false,
                            TokenKind::Word => !is_code(further, self.tokens.folded(further)),
                            TokenKind::Mark => true,
                        })
                }
                "#" | "+" | "$" | "\u{20AC}" | "\u{A3}" | "@" | "=" => false,
                _ => true,
            },
        }
    }

    /// A number at the end of a span does not go on as a longer one, a unit or a share.
    fn is_free_after(&self, end: usize) -> bool {
        let last = end.checked_sub(1).and_then(|index| self.tokens.get(index));
        let Some(after) = self.tokens.get(end) else { return true };
        if last.is_none_or(|last| last.kind != TokenKind::Number) || after.gap != Gap::None {
            return true;
        }
        match after.kind {
            TokenKind::Number => false,
            TokenKind::Word => !is_code(after, self.tokens.folded(after)),
            TokenKind::Mark => match self.tokens.folded(after) {
                "%" | "\u{66A}" | "$" | "\u{20AC}" | "\u{A3}" | "_" | "+" | "=" => false,
                "." | "-" | "/" | ":" | "," => !self
                    .tokens
                    .get(end + 1)
                    .is_some_and(|further| further.gap == Gap::None && further.kind == TokenKind::Number),
                _ => true,
            },
        }
    }

    fn comes_before(&self, start: usize, skip: usize, classes: &[ClassId]) -> bool {
        if skip > 0 {
            let clitic = self.tokens.word(start).get(..skip).unwrap_or_default();
            if self.is_one_of(clitic, classes) {
                return true;
            }
        }
        let mut before = start;
        // The hyphen between a Hebrew prefix and a number.
        if self.tokens.touches_before(before) && self.tokens.word(before - 1) == "-" {
            before -= 1;
        }
        let Some(before) = before.checked_sub(1) else { return false };
        let mut found = false;
        self.senses(before, |sense| {
            found |= sense.tokens == 1 && sense.skip == 0 && classes.contains(&sense.class);
        });
        found
    }

    fn is_one_of(&self, folded: &str, classes: &[ClassId]) -> bool {
        let word = Tokens::cut(folded, 0..folded.len());
        let Some(first) = word.get(0) else { return false };
        let mut found = false;
        self.classes.phrases.at(&word, 0, &Reading::whole(&word, first), |_, member| {
            found |= classes.contains(&member.class);
        });
        found
    }

    fn comes_after(&self, end: usize, classes: &[ClassId]) -> bool {
        if classes.contains(&Made::Edge.class()) {
            let is_edge = self.tokens.get(end).is_none_or(|token| {
                token.kind == TokenKind::Mark
                    || token.gap == Gap::Break
                    || self.function_words.holds(self.tokens.folded(token))
            });
            if is_edge {
                return true;
            }
        }
        let mut found = false;
        self.senses(end, |sense| found |= sense.tokens > 0 && classes.contains(&sense.class));
        found || self.tokens.get(end).is_some_and(|token| self.has_ending_of(token, classes))
    }

    fn has_ending_of(&self, token: &Token, classes: &[ClassId]) -> bool {
        let word = self.tokens.folded(token);
        self.classes.endings.iter().any(|(ending, class)| {
            classes.contains(class) && word.len() > ending.len() + ENDING_OF_MIN && word.ends_with(&**ending)
        })
    }

    /// All senses of the text at a token.
    fn senses(&self, at: usize, each: impl FnMut(Sense)) {
        let (Some(&from), Some(&to)) = (self.table.from.get(at), self.table.from.get(at + 1)) else { return };
        self.table.senses.get(from..to).unwrap_or_default().iter().copied().for_each(each);
    }

    /// Works out the senses of all tokens, once.
    fn read_senses(&mut self) {
        let mut table = Table::default();
        for at in 0..self.tokens.len() {
            table.from.push(table.senses.len());
            let mut classes = 0;
            self.work_out(at, |sense| {
                classes |= sense.class.bit();
                table.senses.push(sense);
            });
            table.classes.push(classes);
        }
        table.from.push(table.senses.len());
        self.table = table;
    }

    /// Whether a step may end here, or a token comes that may follow it.
    fn may_go_on(&self, step: &Step, next: usize) -> bool {
        step.ends || self.table.classes.get(next).is_some_and(|classes| classes & step.next_classes != 0)
    }

    /// Works out the senses of the text at a token.
    fn work_out(&self, at: usize, mut each: impl FnMut(Sense)) {
        let Some(token) = self.tokens.get(at) else { return };
        match token.kind {
            TokenKind::Number => self.number_senses(token, &mut each),
            TokenKind::Mark => self.mark_senses(at, token, &mut each),
            TokenKind::Word => {}
        }
        self.joined_and(token, &mut each);
        let mut is_number = false;
        clitics::readings(self.language, self.tokens, token, |reading| {
            let mut any = false;
            self.classes.phrases.at(self.tokens, at, reading, |tokens, member: Member| {
                any = true;
                is_number |= Some(member.class) == self.classes.number;
                if member.capital && !token.capital {
                    return;
                }
                each(Sense { class: member.class, value: member.value, tokens, skip: reading.skip });
            });
            any
        });
        if is_number {
            self.word_number_senses(at, &mut each);
        }
        if self.language == Language::Hebrew && token.script == Script::Hebrew {
            self.hebrew_letter_senses(token, &mut each);
        }
    }

    /// "And" that is written onto the word after it: nothing is taken of the text for it.
    fn joined_and(&self, token: &Token, each: &mut dyn FnMut(Sense)) {
        let joins = match self.language {
            Language::Arabic => self.tokens.folded(token).starts_with('\u{648}'),
            Language::Hebrew => self.tokens.folded(token).starts_with('\u{5D5}'),
            _ => false,
        };
        if let Some(class) = self.classes.and.filter(|_| joins && token.kind == TokenKind::Word) {
            each(Sense { class, value: 0, tokens: 0, skip: 0 });
        }
    }

    /// The numbers in words that begin at a token, each as far as it may go.
    fn word_number_senses(&self, start: usize, each: &mut dyn FnMut(Sense)) {
        let (mut at, mut number, mut first_skip) = (start, WordNumber::default(), 0);
        for index in 0..NUMBER_WORDS_MAX {
            let (mut joined, mut word) = (false, self.number_word(at));
            if word.is_none() && index > 0 && self.is_number_joiner(at) {
                (joined, word) = (true, self.number_word(at + 1));
                at += 1;
            }
            let Some((value, tokens, skip)) = word else { return };
            if index > 0 && self.tokens.get(at).is_none_or(|token| token.gap == Gap::Break) {
                return;
            }
            let Some(next) = number.with(value, joined || (index > 0 && skip > 0)) else { return };
            if index == 0 {
                first_skip = skip;
            }
            number = next;
            at += tokens;
            let mut add = |made: Made, fits: bool| {
                if fits {
                    let sense = Sense {
                        class: made.class(),
                        value: number.value(),
                        tokens: at - start,
                        skip: first_skip,
                    };
                    each(sense);
                }
            };
            let value = number.value();
            add(Made::Count, true);
            add(Made::WordYear, (1000..2200).contains(&value));
            add(Made::WordCount, (100..2200).contains(&value));
            add(Made::Hour, (1..=12).contains(&value));
            let writes_days_so = matches!(self.language, Language::Persian | Language::Hebrew);
            add(Made::Day, writes_days_so && (1..=31).contains(&value));
        }
    }

    fn number_word(&self, at: usize) -> Option<(i32, usize, usize)> {
        let token = self.tokens.get(at)?;
        let class = self.classes.number?;
        let mut best: Option<(i32, usize, usize)> = None;
        clitics::readings(self.language, self.tokens, token, |reading| {
            self.classes.phrases.at(self.tokens, at, reading, |tokens, member: Member| {
                if member.class == class && best.is_none_or(|(_, longest, _)| tokens > longest) {
                    best = Some((member.value, tokens, reading.skip));
                }
            });
            best.is_some()
        });
        best
    }

    fn is_number_joiner(&self, at: usize) -> bool {
        let (Some(token), Some(class)) = (self.tokens.get(at), self.classes.number_and) else { return false };
        let mut found = false;
        let whole = Reading::whole(self.tokens, token);
        self.classes.phrases.at(self.tokens, at, &whole, |tokens, member| {
            found |= tokens == 1 && member.class == class;
        });
        found
    }

    /// Days and years in Hebrew letters: with a geresh or gershayim, or they are words.
    fn hebrew_letter_senses(&self, token: &Token, each: &mut dyn FnMut(Sense)) {
        let source = self.tokens.source(token);
        if !source.contains(is_hebrew_apostrophe) {
            return;
        }
        let folded = self.tokens.folded(token);
        for skip in [0, 2] {
            let Some(letters) = folded.get(skip..).filter(|rest| !rest.is_empty()) else { return };
            if skip > 0 && !folded.starts_with(['\u{5D1}', '\u{5DC}', '\u{5DE}', '\u{5D4}', '\u{5D5}']) {
                return;
            }
            let count = letters.chars().count();
            let Some(value) = numbers::of_hebrew_letters(letters) else { return };
            if count <= 2 && (1..=30).contains(&value) {
                each(Sense { class: Made::HebrewDay.class(), value, tokens: 1, skip });
            }
            // He before the hundreds: five thousand.
            let hundreds = if value > 1000 { 0 } else { value };
            let hundreds = if letters.starts_with('\u{5D4}') { hundreds - 5 } else { hundreds };
            if count >= 3 && (500..900).contains(&hundreds) {
                each(Sense { class: Made::HebrewYear.class(), value: 5000 + hundreds, tokens: 1, skip });
            }
        }
    }

    fn number_senses(&self, token: &Token, each: &mut dyn FnMut(Sense)) {
        let Some(value) = token.value else { return };
        let year_min = self.year_min;
        let Ok(number) = i32::try_from(value) else { return };
        let mut add = |made: Made, fits: bool| {
            if fits {
                each(Sense { class: made.class(), value: number, tokens: 1, skip: 0 });
            }
        };
        add(Made::Count, true);
        add(Made::Two, token.digits == 2 && value < 100);
        add(Made::Hour, token.digits <= 2 && value <= 24);
        add(Made::Number, true);
        add(Made::Day, token.digits <= 2 && (1..=31).contains(&value));
        add(Made::HighDay, token.digits <= 2 && (13..=31).contains(&value));
        add(Made::Year3, (3..=4).contains(&token.digits) && (100..2200).contains(&value));
        add(Made::Year, token.digits == 4 && (year_min..2200).contains(&value));
        add(Made::Year4, token.digits == 4 && (1000..2200).contains(&value));
        add(Made::AnyYear, token.digits <= 4 && value > 0);
        if token.digits <= 2 && (1..=12).contains(&value) {
            let value = symbols::plain_month(number);
            each(Sense { class: Made::MonthNumber.class(), value, tokens: 1, skip: 0 });
        }
    }

    fn mark_senses(&self, at: usize, token: &Token, each: &mut dyn FnMut(Sense)) {
        let tight = self.tokens.touches_before(at) && self.tokens.touches_before(at + 1);
        let (made, made_tight) = match self.tokens.folded(token) {
            "-" => (Made::Dash, Some(Made::TightDash)),
            "/" => (Made::Slash, Some(Made::TightSlash)),
            "." => (Made::Dot, Some(Made::TightDot)),
            "," => (Made::Comma, None),
            ":" if tight => (Made::Colon, None),
            ":" => (Made::WideColon, None),
            "(" => (Made::Open, None),
            ")" => (Made::Close, None),
            _ => return,
        };
        for made in [Some(made), made_tight.filter(|_| tight)].into_iter().flatten() {
            each(Sense { class: made.class(), value: 0, tokens: 1, skip: 0 });
        }
    }
}

/// Whether a word that touches a number makes a code of both: Latin letters, or a word longer
/// than a prefix.
fn is_code(word: &Token, folded: &str) -> bool {
    word.script == Script::Latin || folded.chars().nth(3).is_some()
}
