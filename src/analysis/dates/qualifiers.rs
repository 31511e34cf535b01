//! What qualifies a date without being part of it: "about" three years, "more than" a week, the
//! "end of" a feast; before the span, after it, or as a prefix of one of its words.
//!
//! In: a match and the words beside it. Out: a modifier of TIMEX3 (APPROX, MORE_THAN, ...). The
//! words are the classes QUALIFIER and MOD (before a span) and QUALIFIERPOST (after it); a rule that
//! has captured a modifier inside of its span keeps that one. Trap: "not more than" ends like "more
//! than", so the longest phrase decides.

use super::classes::ClassId;
use super::matcher::Page;
use super::senses::Sense;
use super::symbols;
use crate::analysis::clitics::Reading;
use crate::analysis::tokens::{Gap, Tokens};

/// Words of a qualifier, at most.
const WORDS_MAX: usize = 5;

impl Page<'_> {
    /// The number of what qualifies a span from outside of it, or as a prefix of its first word.
    pub(super) fn qualifier_beside(&self, span: &std::ops::Range<usize>, skip: usize) -> Option<i32> {
        self.qualifier_clitic(span.start, skip)
            .or_else(|| self.qualifier_before(span.start))
            .or_else(|| self.qualifier_after(span.end))
    }

    /// The number of a qualifier that is written onto one of the words of a match.
    pub(super) fn qualifier_inside(&self, start: usize, path: &[(usize, Sense)]) -> Option<i32> {
        let mut at = start;
        path.iter().find_map(|(_, sense)| {
            let found = self.qualifier_clitic(at, sense.skip);
            at += sense.tokens;
            found
        })
    }

    fn qualifier_clitic(&self, at: usize, skip: usize) -> Option<i32> {
        let class = self.classes.qualifier.filter(|_| skip > 0)?;
        let clitic = self.tokens.word(at).get(..skip)?;
        let word = Tokens::cut(clitic, 0..clitic.len());
        let mut found = None;
        self.classes.phrases.at(&word, 0, &Reading::whole(&word, word.get(0)?), |tokens, member| {
            if member.class == class && tokens == 1 {
                found = Some(member.value);
            }
        });
        found
    }

    fn qualifier_before(&self, start: usize) -> Option<i32> {
        if self.tokens.get(start).is_none_or(|token| token.gap == Gap::Break) {
            return None;
        }
        // The hyphen after a Hebrew prefix; "of" between a noun and its date.
        let has_hyphen = self.tokens.touches_before(start) && start > 0 && self.tokens.word(start - 1) == "-";
        let before = if has_hyphen { start - 1 } else { start };
        let phrase = |class: Option<ClassId>, end: usize| {
            (1..=WORDS_MAX.min(end)).rev().find_map(|words| self.reaching(class, end - words, words))
        };
        phrase(self.classes.qualifier, before).or_else(|| phrase(self.classes.modifier, before)).or_else(
            || {
                self.reaching(self.classes.of, before.checked_sub(1)?, 1)
                    .and_then(|_| phrase(self.classes.modifier, before - 1))
            },
        )
    }

    fn qualifier_after(&self, end: usize) -> Option<i32> {
        (1..=WORDS_MAX).rev().find_map(|words| self.reaching(self.classes.qualifier_post, end, words))
    }

    /// The value of a phrase of a class that begins at a token and has so many of them.
    fn reaching(&self, class: Option<ClassId>, at: usize, words: usize) -> Option<i32> {
        let mut found = None;
        self.senses(at, |sense| {
            if Some(sense.class) == class && sense.tokens == words {
                found = Some(sense.value);
            }
        });
        found
    }
}

/// The modifier that a qualifier's number stands for.
pub(super) fn modifier(number: i32) -> Option<&'static str> {
    Some(symbols::sign(number)).filter(|sign| !sign.is_empty())
}
