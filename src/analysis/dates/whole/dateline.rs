//! The dateline: a full day at the head of a document that is the document's own.
//!
//! In: the first lines of a text. Out: the day, and the minute where it is told. One of these
//! shapes, and nothing else, makes a date a dateline:
//! place or agency, date, perhaps a name in brackets, dash (a dispatch); agency in brackets and date
//! or date and agency in brackets; a line that is only the date, or place, comma, date (a letter);
//! a line that begins with a word for author or publication and has the date.
//! Trap: lives and chronicles begin with dates too. A word of birth or death before the date, a
//! preposition right before it, a bracket with more than the date in it, a dash that begins
//! another date: no dateline.

use super::super::classes::ClassId;
use super::super::{Dates, Days, day_number_of, minute_of};
use crate::analysis::candidate::Candidate;
use crate::analysis::choose::choose;
use crate::analysis::clitics::Reading;
use crate::analysis::language;
use crate::analysis::letters::Script;
use crate::analysis::mention::{Kind, Language, TimexType};
use crate::analysis::tokens::{TokenKind, Tokens};

/// Lines with text at the head of a document where a dateline is looked for.
const LINES_MAX: usize = 5;

/// Bytes of such a line that are looked at; longer lines are looked at up to here.
const LINE_BYTES_MAX: usize = 400;

/// Tokens before a dateline's date, at most.
const BEFORE_MAX: usize = 12;

/// Tokens of a bracket with the name of an agency, at most.
const BRACKET_MAX: usize = 6;

/// Tokens between twin dates, at most.
const TWIN_GAP_MAX: usize = 3;

/// Tokens of a place, with its comma, in the head of a letter.
const PLACE_MAX: usize = 4;

/// A date in a line, as range of tokens.
struct Dated {
    start: usize,
    end: usize,
    day: i64,
    minute: Option<i64>,
}

/// A line at the head, and how its words are read.
struct Line<'l> {
    tokens: &'l Tokens<'l>,
    dates: &'l Dates,
    /// Nothing of it was left out at the end.
    whole: bool,
}

/// The days of a document by the dateline at its head; unknown where there is none.
pub(in crate::analysis) fn dateline(text: &str, hint: Option<Language>) -> Days {
    let mut start = 0;
    let mut lines = 0;
    while lines < LINES_MAX && start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let head = rest.get(..rest.floor_char_boundary(LINE_BYTES_MAX)).unwrap_or(rest);
        let end = head.find('\n').unwrap_or(head.len());
        let whole = end < head.len() || head.len() == rest.len();
        let tokens = Tokens::cut(text, start..start + end);
        if tokens.len() > 0 {
            lines += 1;
            if let Some(days) = of_line(text, &tokens, whole, hint) {
                return days;
            }
        }
        if !whole {
            // The line is longer than a head is.
            return Days::default();
        }
        start += end + 1;
    }
    Days::default()
}

fn of_line(text: &str, tokens: &Tokens<'_>, whole: bool, hint: Option<Language>) -> Option<Days> {
    if !tokens.iter().any(|token| token.kind == TokenKind::Number) {
        return None;
    }
    language::languages(tokens, hint, None).into_iter().find_map(|language| {
        let dates = Dates::built_in(language)?;
        let found = choose(text, dates.find(tokens, &mut Days::default()));
        let line = Line { tokens, dates, whole };
        let dated = line.first_day(&found)?;
        line.is_dateline(&dated).then_some(Days {
            document: Some(dated.day),
            minute: dated.minute,
            mentioned: None,
        })
    })
}

impl Line<'_> {
    /// The first full day, together with its twins.
    fn first_day(&self, found: &[Candidate]) -> Option<Dated> {
        let mut days = found.iter().filter(|found| found.kind == Kind::Date).map_while(|found| {
            let timex = found.timex.as_ref()?;
            let [value] = &timex.value[..] else { return None };
            let is_day = matches!(timex.r#type, TimexType::Date | TimexType::Time);
            let day = match &timex.gregorian[..] {
                [first, last] if first == last && is_day && timex.anchor.is_none() => day_number_of(first)?,
                _ => return None,
            };
            let start = self.tokens.iter().position(|token| token.end > found.bytes.start)?;
            let end = self.tokens.iter().rposition(|token| token.start < found.bytes.end)? + 1;
            let gregorian = timex.calendar == "gregorian";
            let minute = minute_of(value).filter(|_| gregorian);
            Some((gregorian, Dated { start, end, day, minute }))
        });
        let (mut certain, mut dated) = days.next()?;
        for (gregorian, next) in days {
            if next.start > dated.end + TWIN_GAP_MAX {
                break;
            }
            if gregorian && !certain {
                (certain, dated.day) = (true, next.day);
            }
            dated.minute = dated.minute.or(next.minute);
            dated.end = next.end;
        }
        Some(dated)
    }

    fn is_dateline(&self, dated: &Dated) -> bool {
        let (before, after) = (dated.start, dated.end);
        let classes = &self.dates.classes;
        if before > BEFORE_MAX || (0..before).any(|at| self.is(at, classes.life) || self.is_stop(at)) {
            return false;
        }
        let ends = self.whole && after == self.tokens.len();
        if self.is(0, classes.dateline) && before > 0 {
            return ends || self.is_mark(after, &["-", "|", ",", "\u{B7}", "\u{2022}"]);
        }
        let preposition = before.checked_sub(1).is_some_and(|last| {
            [classes.inside, classes.from, classes.of].into_iter().any(|class| self.is(last, class))
        });
        if preposition {
            return false;
        }
        if ends {
            return before == 0 || self.ends_a_place(before) || self.bracket_before(before).is_some();
        }
        self.is_dispatch(before, after)
    }

    /// Words and a comma, before a date that ends its line.
    fn ends_a_place(&self, before: usize) -> bool {
        before <= PLACE_MAX
            && self.is_mark(before.saturating_sub(1), &[",", "/", "-"])
            && self.has_word(0..before)
    }

    /// The shapes after which the text goes on in the same line.
    fn is_dispatch(&self, before: usize, after: usize) -> bool {
        let in_bracket = before > 0 && self.is_mark(before - 1, &["(", "["]);
        if in_bracket && !self.is_mark(after, &[")", "]"]) {
            return false;
        }
        let (place, after) = if in_bracket { (before - 1, after + 1) } else { (before, after) };
        if !self.has_word(0..place) || self.is_open(place) || (0..place).any(|at| self.is_small(at)) {
            return false;
        }
        let bracket = self.bracket_after(after);
        let next = bracket.as_ref().map_or(after, |bracket| bracket.end + 1);
        let has_agency =
            |range: &std::ops::Range<usize>| range.clone().any(|at| self.is(at, self.dates.classes.agency));
        self.is_mark(next, &["-"])
            || bracket.as_ref().is_some_and(has_agency)
            || self.bracket_before(place).as_ref().is_some_and(has_agency)
    }

    /// Whether a token is a Latin word without a capital: places and agencies have one.
    fn is_small(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.script == Script::Latin && !token.capital)
    }

    /// Whether a bracket is open at a token.
    fn is_open(&self, at: usize) -> bool {
        let count = |marks: &[&str]| (0..at).filter(|&at| self.is_mark(at, marks)).count();
        count(&["(", "["]) > count(&[")", "]"])
    }

    /// The inside of a short bracket that begins at a token.
    fn bracket_after(&self, at: usize) -> Option<std::ops::Range<usize>> {
        self.is_mark(at, &["(", "["]).then_some(())?;
        let end = (at + 1..=at + 1 + BRACKET_MAX).find(|&end| self.is_mark(end, &[")", "]"]))?;
        Some(at + 1..end)
    }

    /// The inside of a short bracket that ends before a token; a mark may stand between.
    fn bracket_before(&self, at: usize) -> Option<std::ops::Range<usize>> {
        let mut end = at.checked_sub(1)?;
        if self.is_mark(end, &["-", ",", ":"]) {
            end = end.checked_sub(1)?;
        }
        self.is_mark(end, &[")", "]"]).then_some(())?;
        let start =
            (end.saturating_sub(BRACKET_MAX + 1)..end).rev().find(|&at| self.is_mark(at, &["(", "["]))?;
        Some(start + 1..end)
    }

    fn has_word(&self, mut range: std::ops::Range<usize>) -> bool {
        range.any(|at| self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word))
    }

    fn is_stop(&self, at: usize) -> bool {
        self.is_mark(at, &["!", "?", "\u{61F}", "\u{6D4}", ";", "\u{61B}"])
    }

    fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Mark && marks.contains(&self.tokens.folded(token)))
    }

    /// Whether a phrase of a class begins at a token.
    fn is(&self, at: usize, class: Option<ClassId>) -> bool {
        let (Some(token), Some(class)) = (self.tokens.get(at), class) else { return false };
        let mut found = false;
        let whole = Reading::whole(self.tokens, token);
        self.dates.classes.phrases.at(self.tokens, at, &whole, |_, member| found |= member.class == class);
        found
    }
}
