//! Persons by the titles before them: a title, what belongs to it, then a name of up to five words.
//!
//! In: tokens of a paragraph, the words of names, the listed places (a title may be followed by its
//! country). Out: ranges of tokens of names; the title stays outside. Where the name ends is data:
//! marks, function words, words that end names. Precision first: of a name in a script without
//! capitals one of the first two words must be known as a word of names.

use std::ops::Range;

use super::gazetteer::Hit;
use super::names::{NameWords, Role};
use crate::analysis::clitics;
use crate::analysis::language::{self, Guide};
use crate::analysis::letters::Script;
use crate::analysis::mention::Language;
use crate::analysis::tokens::{Gap, Token, TokenKind, Tokens};

/// Words of a name, particles counted.
const NAME_WORDS_MAX: usize = 5;

/// Complements, titles and adjectives in a row between the first title and the name.
const COMPLEMENTS_MAX: usize = 6;

/// What an unknown Arabic word of the sentence may begin with, and a word of a name seldom does: the
/// conjunction waw, and beh, kaf, lam, feh with the article.
const ARABIC_CLITICS: [&str; 5] =
    ["\u{648}", "\u{628}\u{627}\u{644}", "\u{643}\u{627}\u{644}", "\u{644}\u{644}", "\u{641}\u{627}\u{644}"];

/// Confidence: of two or more words all of which are known, of others, of a single word.
const SURE: f32 = 0.92;
const PARTLY_KNOWN: f32 = 0.85;
const SINGLE: f32 = 0.75;

/// A person found by a title.
pub(super) struct Person {
    /// The tokens of the name.
    pub(super) tokens: Range<usize>,
    /// Folded bytes of clitics before it.
    pub(super) skip: usize,
    /// 0 to 1.
    pub(super) confidence: f32,
}

struct Finder<'f> {
    tokens: &'f Tokens<'f>,
    language: Language,
    guide: &'f Guide,
    words: &'f NameWords,
    places: &'f [Hit],
}

/// The persons of a paragraph that have a title before them.
pub(super) fn persons(
    tokens: &Tokens<'_>,
    language: Language,
    words: &NameWords,
    places: &[Hit],
) -> Vec<Person> {
    let finder = Finder { tokens, language, guide: language::guide(language), words, places };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let person = finder.after_title(at).and_then(|start| finder.name(start));
        at = person.as_ref().map_or(at + 1, |person| person.tokens.end);
        found.extend(person);
    }
    found
}

impl Finder<'_> {
    /// Where the name begins, when a title with all that belongs to it stands at `at`.
    fn after_title(&self, at: usize) -> Option<usize> {
        let (length, role) = self.cue(at, true)?;
        let mut complete = match role {
            Role::Title => true,
            Role::Office => false,
            Role::Complement => return None,
        };
        let mut next = at + length;
        for _ in 0..COMPLEMENTS_MAX {
            if self.breaks(next) {
                break;
            }
            if let Some(hit) = self.place(next) {
                (next, complete) = (hit.tokens.end, true);
            } else if let Some((length, role)) = self.cue(next, false) {
                // A word may be title and word of names at once: then the name has begun.
                if role == Role::Title && self.is_known(next) && length == 1 {
                    break;
                }
                (next, complete) = (next + length, complete || role != Role::Office);
            } else if self.is_nationality(next) {
                next += 1;
            } else {
                break;
            }
        }
        complete.then_some(next)
    }

    /// The longest title, office or complement at a token.
    fn cue(&self, at: usize, with_clitics: bool) -> Option<(usize, Role)> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        if self.language == Language::English && !token.capital {
            return None;
        }
        let mut best = None;
        clitics::readings(self.language, self.tokens, token, |reading| {
            if reading.skip == 0 || with_clitics {
                best = self.words.cues.longest(self.tokens, at, reading);
            }
            best.is_some()
        });
        best
    }

    fn place(&self, at: usize) -> Option<&Hit> {
        let index = self.places.binary_search_by_key(&at, |hit| hit.tokens.start).ok()?;
        self.places.get(index)
    }

    /// An adjective of a country or place: the article, a stem, the ending of origin.
    fn is_nationality(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let stem = match self.language {
            Language::Arabic => word.strip_prefix("\u{627}\u{644}").and_then(|rest| {
                rest.strip_suffix("\u{64A}\u{647}").or_else(|| rest.strip_suffix('\u{64A}'))
            }),
            Language::Hebrew => word.strip_prefix('\u{5D4}').and_then(|rest| {
                rest.strip_suffix("\u{5D9}\u{5EA}").or_else(|| rest.strip_suffix('\u{5D9}'))
            }),
            _ => None,
        };
        stem.is_some_and(|stem| stem.chars().nth(2).is_some()) && !self.is_known(at)
    }

    /// The name that begins at a token.
    fn name(&self, start: usize) -> Option<Person> {
        if self.language == Language::English {
            return self.name_in_capitals(start);
        }
        let mut end = start;
        while end < start + NAME_WORDS_MAX && self.may_go_on(start, end) {
            end += 1;
        }
        // Particles and single letters end no name.
        while end > start && self.is_joint(end - 1) {
            end -= 1;
        }
        let known = (start..end).filter(|&at| self.is_known(at) || self.is_particle(at)).count();
        // The second half of a name is no name.
        if self.is_particle(start) && !self.is_joint(start) {
            return None;
        }
        let begins_known = self.is_known(start) || (end > start + 1 && self.is_known(start + 1));
        if !begins_known {
            return None;
        }
        let confidence = match end - start {
            0 => return None,
            1 => SINGLE,
            length if known == length => SURE,
            _ => PARTLY_KNOWN,
        };
        Some(Person { tokens: start..end, skip: 0, confidence })
    }

    fn may_go_on(&self, start: usize, at: usize) -> bool {
        let Some(token) = self.name_token(at, at == start) else { return false };
        if self.is_known(at) || self.is_particle(at) {
            return !self.ends(token) || self.is_particle(at);
        }
        if self.ends(token) || self.place(at).is_some() {
            return false;
        }
        // An unknown word stays in where the name goes on or clearly ends behind it, or as first
        // word before a known one.
        let next_ends = self.name_token(at + 1, false).is_none_or(|next| self.ends(next));
        let definite = self.tokens.word(at).starts_with("\u{627}\u{644}");
        let conjunction = match self.language {
            Language::Arabic => {
                ARABIC_CLITICS.iter().any(|clitics| self.tokens.word(at).starts_with(clitics))
            }
            Language::Hebrew => self.tokens.word(at).starts_with('\u{5D5}'),
            _ => false,
        };
        // A family name after a known one: the article and the ending of origin.
        let family =
            definite && at > start && self.is_known(at - 1) && self.tokens.word(at).ends_with('\u{64A}');
        let closes = at > start && next_ends && !definite && !self.is_inflected(token);
        !conjunction && !self.has_tanwin(token) && (self.is_known(at + 1) || family || closes)
    }

    /// A token that can be a word of a name: letters, one script, nothing between but a space.
    fn name_token(&self, at: usize, first: bool) -> Option<&Token> {
        let token = self.tokens.get(at)?;
        let joined = token.gap == Gap::Space || (first && token.gap != Gap::Break);
        (token.kind == TokenKind::Word && joined && token.script != Script::Latin).then_some(token)
    }

    fn breaks(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.gap == Gap::Break || token.kind != TokenKind::Word)
    }

    /// Accusative endings are written on words of the sentence, not on names in running text.
    fn has_tanwin(&self, token: &Token) -> bool {
        self.tokens.source(token).contains('\u{64B}')
    }

    /// Ends as words of an Arabic sentence do: the alef of the accusative, "his".
    fn is_inflected(&self, token: &Token) -> bool {
        let last = self.tokens.source(token).chars().rev().find(|&scalar| !crate::text::is_ignorable(scalar));
        // Their presentation forms too.
        let alef_or_heh = |letter| {
            matches!(letter, '\u{627}' | '\u{647}' | '\u{FE8D}' | '\u{FE8E}' | '\u{FEE9}'..='\u{FEEC}')
        };
        self.language == Language::Arabic && last.is_some_and(alef_or_heh)
    }

    fn is_known(&self, at: usize) -> bool {
        self.words.known.holds(self.tokens.word(at))
    }

    fn is_particle(&self, at: usize) -> bool {
        self.words.particles.holds(self.tokens.word(at))
    }

    /// A particle that needs a word after it (one with the article is itself the end of a name).
    fn is_joint(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        self.is_particle(at) && !word.starts_with("\u{627}\u{644}") || word.chars().count() == 1
    }

    fn ends(&self, token: &Token) -> bool {
        let folded = self.tokens.folded(token);
        self.words.ends.holds(folded)
            || self.guide.is_function_word(self.tokens.source(token))
            || (self.guide.function_words.holds(folded) && !self.words.known.holds(folded))
    }

    /// Names in Latin letters: words with capitals, particles between them, initials.
    fn name_in_capitals(&self, start: usize) -> Option<Person> {
        let mut end = start;
        let mut at = start;
        let mut words = 0;
        while words < NAME_WORDS_MAX {
            let Some(token) = self.tokens.get(at).filter(|token| token.gap != Gap::Break) else { break };
            let is_initial_mark = self.tokens.touches_before(at)
                && self.tokens.word(at) == "."
                && self.tokens.word(at.wrapping_sub(1)).len() == 1;
            let is_hyphen = self.tokens.touches_before(at)
                && self.tokens.word(at) == "-"
                && self.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::None && next.capital);
            if at > start && (is_initial_mark || is_hyphen) {
                at += 1;
                continue;
            }
            let is_word = token.kind == TokenKind::Word && (token.capital || self.is_particle(at));
            if !is_word || (token.capital && self.ends(token)) || self.place(at).is_some() {
                break;
            }
            words += 1;
            at += 1;
            if token.capital {
                end = at;
            }
        }
        let first_is_capital = self.tokens.get(start).is_some_and(|token| token.capital);
        let long_enough = end > start + 1 || self.tokens.word(start).len() > 1;
        (end > start && first_is_capital && long_enough).then(|| Person {
            tokens: start..end,
            skip: 0,
            confidence: if end > start + 1 { SURE } else { SINGLE },
        })
    }
}
