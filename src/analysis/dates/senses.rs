//! What the text at a token may be: words of classes, numbers in digits, words and letters, marks.
//!
//! In: a token of a paragraph and the classes of its language. Out: its senses, worked out once
//! for the whole paragraph. Trap: a sense may take no token at all ("and" that is written onto the
//! next word).

use super::classes::{ClassId, ClassSet, Made, Member};
use super::matcher::Page;
use super::numbers::{Lettered, WordNumber};
use super::symbols;
use crate::analysis::clitics::{self, Reading};
use crate::analysis::letters::{Script, is_hebrew_apostrophe};
use crate::analysis::mention::Language;
use crate::analysis::tokens::{Gap, Token, TokenKind};

/// Words of one number, at most.
const NUMBER_WORDS_MAX: usize = 12;

/// Prefixes before Hebrew letters that are a number, at most.
const HEBREW_PREFIXES_MAX: usize = 2;

/// One way to read the text at a token: a class, its value, how far it reaches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    pub(super) class: ClassId,
    pub(super) value: i32,
    pub(super) tokens: usize,
    /// Folded bytes of clitics before the word.
    pub(super) skip: usize,
}

/// The senses of all tokens of a paragraph.
#[derive(Default)]
pub(super) struct Table {
    pub(super) senses: Vec<Sense>,
    /// Where those of each token begin; one more at the end.
    pub(super) from: Vec<usize>,
    /// The classes of each token, as bits.
    pub(super) classes: Vec<ClassSet>,
}

impl Page<'_> {
    /// All senses of the text at a token.
    pub(super) fn senses(&self, at: usize, each: impl FnMut(Sense)) {
        let (Some(&from), Some(&to)) = (self.table.from.get(at), self.table.from.get(at + 1)) else { return };
        #[cfg(test)]
        super::work::note(to - from);
        self.table.senses.get(from..to).unwrap_or_default().iter().copied().for_each(each);
    }

    /// Works out the senses of all tokens, once.
    pub(super) fn read_senses(&mut self) {
        let mut table = Table::default();
        for at in 0..self.tokens.len() {
            table.from.push(table.senses.len());
            let mut classes = ClassSet::default();
            self.work_out(at, |sense| {
                classes.insert(sense.class);
                table.senses.push(sense);
            });
            table.classes.push(classes);
        }
        table.from.push(table.senses.len());
        self.table = table;
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
            add(Made::WordYear, (1000..2200).contains(&value) && value % 1000 != 0);
            add(Made::WordTwo, (20..100).contains(&value));
            add(Made::WordCount, (100..2200).contains(&value));
            add(Made::Hour, (1..=12).contains(&value));
            add(Made::HalfDayHour, (1..=12).contains(&value));
            let writes_days_so =
                matches!(self.language, Language::Persian | Language::Hebrew | Language::Urdu);
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
        let prefixes = self.tokens.folded(token).chars().take(HEBREW_PREFIXES_MAX);
        for (skipped, prefix) in std::iter::once(None).chain(prefixes.map(Some)).enumerate() {
            // bet, lamed, mem, he, vav
            if !matches!(prefix, None | Some('\u{5D1}' | '\u{5DC}' | '\u{5DE}' | '\u{5D4}' | '\u{5D5}')) {
                return;
            }
            let Some(number) = Lettered::read(source, skipped) else { continue };
            let skip = skipped * '\u{5D1}'.len_utf8();
            let mut add = |made: Made, value| each(Sense { class: made.class(), value, tokens: 1, skip });
            if number.is_day() {
                add(Made::HebrewDay, number.value);
            }
            if let Some(year) = number.year() {
                add(Made::HebrewNumber, year);
                if number.is_surely_year() {
                    add(Made::HebrewYear, year);
                }
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
        add(Made::One, token.digits == 1);
        add(Made::Two, token.digits == 2 && value < 100);
        add(Made::Hour, token.digits <= 2 && value <= 24);
        add(Made::Number, true);
        add(Made::Day, token.digits <= 2 && (1..=31).contains(&value));
        add(Made::HighDay, token.digits <= 2 && (13..=31).contains(&value));
        add(Made::Year3, (3..=4).contains(&token.digits) && (100..2200).contains(&value));
        add(Made::Year, token.digits == 4 && (year_min..2200).contains(&value));
        add(Made::Year4, token.digits == 4 && (1000..2200).contains(&value));
        add(Made::AnyYear, token.digits <= 4 && value > 0);
        add(Made::HalfDayHour, token.digits <= 2 && (1..=12).contains(&value));
        add(Made::HourMinute, (3..=4).contains(&token.digits) && value < 2400 && value % 100 < 60);
        add(Made::Recent, token.digits == 4 && (1700..2060).contains(&value));
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
