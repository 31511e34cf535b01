//! What stands beside a span: whether it is the end of a longer number, which classes come before
//! and after it, and what the sentence around it speaks of.

use std::ops::Range;

use super::classes::{ClassId, Made};
use super::matcher::Page;
use crate::analysis::clitics::{Reading, may_have_prefix};
use crate::analysis::letters::Script;
use crate::analysis::tokens::{Gap, Token, TokenKind, Tokens};

/// What a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// What is to come.
    Future,
    /// What has been.
    Past,
    /// No word says.
    Open,
}

/// How far a look to one side of a span has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// In the clause of the span.
    Clause,
    /// In another clause of the sentence.
    Sentence,
    /// Past the sentence.
    Over,
}

impl Side {
    /// Where the look is after one more token.
    fn at(self, is_stop: bool, is_pause: bool) -> Self {
        match self {
            Self::Over => Self::Over,
            _ if is_stop => Self::Over,
            Self::Clause if is_pause => Self::Sentence,
            side => side,
        }
    }
}

/// How far from a span a word of the future is looked for, in tokens.
const SENTENCE_TOKENS_MAX: usize = 30;

/// Tokens of a phrase before a span, at most.
const WORDS_BEFORE_MAX: usize = 3;

/// Tokens between two dates of a list, at most.
const JOINERS_MAX: usize = 2;

/// Bytes before an ending, at least: two letters.
const ENDING_OF_MIN: usize = 2;

impl Page<'_> {
    /// What the word of time that stands nearest to a span speaks of: in its clause, else in its
    /// sentence; of two that stand equally near, the one before.
    pub(super) fn direction(&self, span: &Range<usize>) -> Direction {
        if self.classes.future.is_none() && self.classes.past.is_none() {
            return Direction::Open;
        }
        let (mut before, mut after) = (Side::Clause, Side::Clause);
        let mut further = Direction::Open;
        for far in 1..=SENTENCE_TOKENS_MAX {
            let place = span.start.checked_sub(far).filter(|_| before != Side::Over);
            before = place.map_or(Side::Over, |at| before.at(self.is_stop(at), self.is_pause(at)));
            let found = place.filter(|_| before != Side::Over).and_then(|at| self.cue(at));
            match found {
                Some(found) if before == Side::Clause => return found,
                Some(found) if further == Direction::Open => further = found,
                _ => {}
            }
            // A break lies before its token: what stands there still belongs to the sentence.
            if place.and_then(|at| self.tokens.get(at)).is_none_or(|token| token.gap == Gap::Break) {
                before = Side::Over;
            }
            let at = span.end + far - 1;
            let breaks = self.tokens.get(at).is_none_or(|token| token.gap == Gap::Break);
            after = after.at(breaks || self.is_stop(at), self.is_pause(at));
            match Some(at).filter(|_| after != Side::Over).and_then(|at| self.cue(at)) {
                Some(found) if after == Side::Clause => return found,
                Some(found) if further == Direction::Open => further = found,
                _ => {}
            }
            let is_decided = further != Direction::Open && before != Side::Clause && after != Side::Clause;
            if is_decided || (before == Side::Over && after == Side::Over) {
                break;
            }
        }
        further
    }

    fn is_pause(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| matches!(self.tokens.folded(token), "," | ";" | "\u{61B}"))
    }

    fn cue(&self, at: usize) -> Option<Direction> {
        let token = self.tokens.get(at)?;
        let has = |class: Option<ClassId>| {
            class.is_some_and(|class| {
                let mut found = false;
                self.senses(at, |sense| found |= sense.class == class);
                found || self.has_ending_of(token, &[class])
            })
        };
        if has(self.classes.future) {
            Some(Direction::Future)
        } else if has(self.classes.past) {
            Some(Direction::Past)
        } else {
            None
        }
    }

    /// Whether a word of one of these classes is in the sentence of a span.
    pub(super) fn is_near(&self, span: &Range<usize>, classes: &[ClassId]) -> bool {
        let has = |at: usize| {
            let mut found = false;
            self.senses(at, |sense| found |= classes.contains(&sense.class));
            found
        };
        let breaks = |at: usize| self.tokens.get(at).is_none_or(|token| token.gap == Gap::Break);
        let after =
            (span.end..span.end + SENTENCE_TOKENS_MAX).take_while(|&at| !self.is_stop(at) && !breaks(at));
        let first = span.start.saturating_sub(SENTENCE_TOKENS_MAX);
        // A break lies before its token.
        let before = (first..span.start).rev().take_while(|&at| !self.is_stop(at) && !breaks(at + 1));
        after.chain(before).any(has)
    }

    fn is_stop(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_none_or(|token| matches!(self.tokens.folded(token), "." | "!" | "?" | "\u{61F}" | "\u{6D4}"))
    }

    /// A number at the start of a span is not the end of a longer one, of a version or a code.
    pub(super) fn is_free_before(&self, start: usize) -> bool {
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
                            // "634 AD/13 AH" where such words are not Latin.
                            TokenKind::Word if self.tokens.folded(before) == "/" => {
                                further.script != Script::Latin
                            }
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
    pub(super) fn is_free_after(&self, end: usize) -> bool {
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

    pub(super) fn comes_before(&self, start: usize, skip: usize, classes: &[ClassId]) -> bool {
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
        if classes.contains(&Made::Edge.class()) && self.begins_sentence(start) {
            return true;
        }
        if classes.contains(&Made::Dated.class()) && self.goes_on(start) {
            return true;
        }
        let Some(before) = before.checked_sub(1) else { return false };
        let mut found = classes.contains(&Made::Capital.class())
            && self.tokens.get(before).is_some_and(|token| token.capital);
        for length in 1..=WORDS_BEFORE_MAX {
            let Some(at) = (before + 1).checked_sub(length) else { break };
            let word = self.tokens.word(at);
            self.senses(at, |sense| {
                // "And" may be written onto the word before, other clitics make another word of it.
                let stands = sense.skip == 0 || word.get(..sense.skip).is_some_and(is_conjunction);
                found |= sense.tokens == length && stands && classes.contains(&sense.class);
            });
        }
        found
    }

    /// Whether the date found last ends before a token, with no more between than a comma and "and".
    fn goes_on(&self, start: usize) -> bool {
        let joins = |at: usize| {
            let mut joins = false;
            self.senses(at, |sense| {
                joins |= Some(sense.class) == self.classes.and || sense.class == Made::Comma.class();
            });
            joins
        };
        let end = self.ended.get();
        end > 0 && end < start && start - end <= JOINERS_MAX && (end..start).all(joins)
    }

    fn begins_sentence(&self, start: usize) -> bool {
        start.checked_sub(1).is_none_or(|before| self.is_stop(before))
            || self.tokens.get(start).is_some_and(|token| token.gap == Gap::Break)
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

    pub(super) fn comes_after(&self, end: usize, classes: &[ClassId]) -> bool {
        if classes.contains(&Made::Capital.class()) && self.tokens.get(end).is_some_and(|token| token.capital)
        {
            return true;
        }
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
        let is_mark = |token: &Token| token.kind == TokenKind::Mark || token.gap == Gap::Break;
        if classes.contains(&Made::Stop.class()) && self.tokens.get(end).is_none_or(is_mark) {
            return true;
        }
        let mut found = false;
        self.senses(end, |sense| found |= sense.tokens > 0 && classes.contains(&sense.class));
        found || self.tokens.get(end).is_some_and(|token| self.has_ending_of(token, classes))
    }

    fn has_ending_of(&self, token: &Token, classes: &[ClassId]) -> bool {
        let word = self.tokens.folded(token);
        if may_have_prefix(self.language, word) {
            return false;
        }
        self.classes.endings.iter().any(|(ending, class)| {
            classes.contains(class) && word.len() > ending.len() + ENDING_OF_MIN && word.ends_with(&**ending)
        })
    }
}

/// The Arabic conjunctions of one letter: waw and feh.
fn is_conjunction(clitic: &str) -> bool {
    matches!(clitic, "\u{648}" | "\u{641}")
}

/// Whether a word that touches a number makes a code of both: Latin letters, or a word longer
/// than a prefix.
fn is_code(word: &Token, folded: &str) -> bool {
    word.script == Script::Latin || folded.chars().nth(3).is_some()
}
