//! Titles and offices beside the name of a person, as they are written: before it, or behind a
//! comma after it, with what completes them ("prime minister of Pakistan").
//!
//! In: the tokens of a paragraph, the titles of its language, the names found in it. Out: bytes of
//! the document. A title ends where the name begins, or at a mark; where neither is so, it is none.

use std::ops::Range;

use super::named::Surroundings;
use super::wording::{script_of, without_article};
use super::words::LinkWords;
use crate::analysis::clitics::{self, Reading};
use crate::analysis::entities::{Role, Titles};
use crate::analysis::letters::Script;
use crate::analysis::mention::Kind;
use crate::analysis::tokens::{Gap, TokenKind};

/// Words of a title with all that completes it, at most.
const ROLE_WORDS_MAX: usize = 14;

/// A name in the paragraph: its tokens and what it is.
pub(super) struct Place {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it names.
    pub(super) kind: Kind,
}

/// Looks for the titles of people in a paragraph.
pub(super) struct Roles<'a> {
    around: Surroundings<'a>,
    titles: &'static Titles,
    /// The names of the paragraph in reading order.
    names: &'a [Place],
}

impl<'a> Roles<'a> {
    /// For a paragraph with its names in reading order.
    pub(super) fn new(around: Surroundings<'a>, names: &'a [Place]) -> Self {
        Self { around, titles: Titles::built_in(around.language), names }
    }

    /// The titles of the person at some tokens, white space as single spaces.
    pub(super) fn of(&self, person: &Range<usize>) -> Vec<String> {
        let bytes = [self.before(person.start), self.after(person.end)];
        let joined = |bytes: Range<usize>| self.around.tokens.joined(&bytes);
        bytes.into_iter().flatten().map(joined).filter(|role| !role.is_empty()).collect()
    }

    /// The longest title that ends where a name begins.
    fn before(&self, name: usize) -> Option<Range<usize>> {
        let tokens = self.around.tokens;
        let mut found = None;
        for start in (name.saturating_sub(ROLE_WORDS_MAX)..name).rev() {
            // Nothing crosses the end of a line or a mark that stands in no name.
            let next_goes_on = tokens.get(start + 1).is_some_and(|token| token.gap != Gap::Break);
            if !next_goes_on || self.name_at(start).is_some_and(|place| place.kind == Kind::Person) {
                break;
            }
            if self.is_mark(start) && self.name_at(start).is_none() {
                break;
            }
            if let Some((first_byte, end)) = self.title(start, true)
                && end == name
            {
                let end_byte = tokens.get(name.checked_sub(1)?)?.end;
                found = Some(first_byte..end_byte);
            }
        }
        found
    }

    /// The title behind a comma after a name; it ends at a mark.
    fn after(&self, end: usize) -> Option<Range<usize>> {
        let tokens = self.around.tokens;
        if tokens.word(end) != "," {
            return None;
        }
        let start = end + 1 + usize::from(LinkWords::built_in().articles.holds(tokens.word(end + 1)));
        let (first_byte, stop) = self.title(start, false)?;
        let ends = tokens.get(stop).is_none_or(|token| token.gap == Gap::Break) || self.is_mark(stop);
        let end_byte = tokens.get(stop.checked_sub(1)?)?.end;
        ends.then_some(first_byte..end_byte)
    }

    /// A title that begins at a token, with all that completes it: its first byte, and the token
    /// after it.
    fn title(&self, start: usize, with_clitics: bool) -> Option<(usize, usize)> {
        let (skip, length, role) = self.cue(start, with_clitics)?;
        let mut complete = match role {
            Role::Title => true,
            Role::Office => false,
            Role::Complement => return None,
        };
        let mut next = start + length;
        while next < start + ROLE_WORDS_MAX {
            if let Some(place) = self.name_at(next).filter(|place| place.kind != Kind::Person) {
                (next, complete) = (place.tokens.end, true);
            } else if let Some((_, length, role)) = self
                .cue(next, false)
                .filter(|_| self.name_at(next).is_none() && !self.begins_anew(start, skip, next))
            {
                (next, complete) = (next + length, complete || role != Role::Office);
            } else if self.goes_on(next) {
                next += 1;
            } else {
                break;
            }
        }
        let token = self.around.tokens.get(start)?;
        complete.then_some((self.around.tokens.byte_after(token, skip)?, next))
    }

    /// A title that begins with the word of the first one is another person's: "met the president
    /// the president X".
    fn begins_anew(&self, start: usize, skip: usize, next: usize) -> bool {
        let first = self.around.tokens.word(start).get(skip..).unwrap_or_default();
        let bare = |word| without_article(Kind::Other, word);
        let word = self.around.tokens.word(next);
        bare(word) == bare(first) && word != first
    }

    /// Words inside of a title: "of" before a name, an adjective with the article.
    fn goes_on(&self, at: usize) -> bool {
        let tokens = self.around.tokens;
        if self.is_mark(at)
            || self.name_at(at).is_some()
            || tokens.get(at).is_none_or(|token| token.gap == Gap::Break)
        {
            return false;
        }
        let word = tokens.word(at);
        let table = LinkWords::built_in();
        let small = table.small.holds(word) || table.articles.holds(word);
        let leads_to_name = self.name_at(at + 1).is_some_and(|place| place.kind != Kind::Person);
        (small && (leads_to_name || self.cue(at + 1, false).is_some())) || is_definite_adjective(word)
    }

    /// The longest title, office or complement at a token: folded bytes of clitics, tokens, what.
    fn cue(&self, at: usize, with_clitics: bool) -> Option<(usize, usize, Role)> {
        let tokens = self.around.tokens;
        let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let mut best = None;
        let mut look = |reading: &Reading<'_>| {
            if reading.skip == 0 || with_clitics {
                best = self
                    .titles
                    .cues
                    .longest(tokens, at, reading)
                    .map(|(length, role)| (reading.skip, length, role));
            }
            best.is_some()
        };
        clitics::readings(self.around.language, tokens, token, &mut look);
        best
    }

    /// The name that a token belongs to.
    fn name_at(&self, at: usize) -> Option<&Place> {
        let index = self.names.partition_point(|place| place.tokens.end <= at);
        self.names.get(index).filter(|place| place.tokens.contains(&at))
    }

    fn is_mark(&self, at: usize) -> bool {
        self.around.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }
}

/// A word with the article and the ending of origin, Arabic or Hebrew.
fn is_definite_adjective(word: &str) -> bool {
    let rest = without_article(Kind::Other, word);
    let ending: &[&str] = match script_of(word) {
        Script::Arabic => &["\u{64A}", "\u{64A}\u{647}"],
        Script::Hebrew => &["\u{5D9}", "\u{5D9}\u{5EA}"],
        _ => return false,
    };
    rest.len() < word.len()
        && ending.iter().any(|ending| rest.ends_with(ending))
        && rest.chars().nth(2).is_some()
}
