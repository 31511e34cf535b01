//! What stands at each token of a paragraph: the classes of words that it may begin.
//!
//! In: tokens, the classes of the language, spans that other finders know as names. Out: senses, a
//! class with the number of tokens and what is written onto the first. Only the classes that are
//! asked for are looked for: most tokens begin nothing.

use super::forms::{self, Read};
use super::quotes::{self, Quotation};
use super::words::{Classes, Clitics, Form, Listed, Made};
use crate::analysis::clitics::Reading;
use crate::analysis::entities::lists::{Class, Lists};
use crate::analysis::language::{self, Guide};
use crate::analysis::letters::Script;
use crate::analysis::mention::Language;
use crate::analysis::tokens::{Gap, Token, TokenKind, Tokens};

/// Tokens of a code, at most (AGM-65-B).
const CODE_TOKENS_MAX: usize = 7;

/// Bytes of a word that is written small in names ("of", "de", "the"), at most.
const SMALL_MAX: usize = 3;

/// Letters of a word that can be an adjective by its ending, at least.
const ADJECTIVE_LETTERS_MIN: usize = 4;

/// The Hebrew article.
const HEBREW_ARTICLE: &str = "\u{5D4}";

/// The Arabic article.
const ARTICLE: &str = "\u{627}\u{644}";

/// A span that another finder knows as a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Named {
    /// Its tokens.
    pub(in crate::analysis) tokens: std::ops::Range<usize>,
    /// Folded bytes of clitics before it.
    pub(in crate::analysis) skip: usize,
}

/// What may stand at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    /// The class and what is written onto it.
    pub(super) form: Form,
    /// How many tokens it has.
    pub(super) tokens: usize,
    /// Folded bytes of one-letter words in front.
    pub(super) skip: usize,
}

/// One paragraph, ready to be read.
pub(super) struct Page<'p> {
    tokens: &'p Tokens<'p>,
    language: Language,
    classes: &'p Classes,
    guide: &'p Guide,
    named: &'p [Named],
    quotations: Vec<Quotation>,
}

/// Whether classes, as bits, hold one that the engine makes.
fn holds(classes: u128, made: Made) -> bool {
    classes >> (made as u8) & 1 == 1
}

impl<'p> Page<'p> {
    /// A paragraph; `named` is sorted by its first token.
    pub(super) fn new(
        tokens: &'p Tokens<'p>,
        language: Language,
        classes: &'p Classes,
        named: &'p [Named],
    ) -> Self {
        Self {
            tokens,
            language,
            classes,
            guide: language::guide(language),
            named,
            quotations: quotes::find(tokens),
        }
    }

    /// The tokens.
    pub(super) fn tokens(&self) -> &Tokens<'p> {
        self.tokens
    }

    /// Calls `each` with the senses at a token that are of the wanted classes.
    pub(super) fn senses(&self, at: usize, wanted: u128, each: &mut dyn FnMut(Sense)) {
        let Some(token) = self.tokens.get(at) else { return };
        let plain = |made: Made, tokens: usize, each: &mut dyn FnMut(Sense)| {
            if tokens > 0 && holds(wanted, made) {
                let form = Form { class: made as u8, definite: false, clitics: Clitics::default() };
                each(Sense { form, tokens, skip: 0 });
            }
        };
        if holds(wanted, Made::Name)
            && let Ok(index) = self.named.binary_search_by_key(&at, |named| named.tokens.start)
            && let Some(named) = self.named.get(index)
        {
            let front = self.tokens.folded(token).get(..named.skip).unwrap_or_default();
            let clitics = forms::clitics(self.language, front);
            let form = Form { class: Made::Name as u8, definite: false, clitics };
            each(Sense { form, tokens: named.tokens.len(), skip: named.skip });
        }
        match token.kind {
            TokenKind::Mark => {
                plain(Made::Quoted, self.quotation(at), each);
                if let Some(made) = mark(self.tokens.folded(token)) {
                    plain(made, 1, each);
                }
                plain(Made::Possessive, self.possessive(at), each);
            }
            TokenKind::Number => {
                plain(Made::Number, 1, each);
                let is_year =
                    token.digits == 4 && token.value.is_some_and(|year| (1000..2200).contains(&year));
                plain(Made::Year, usize::from(is_year), each);
            }
            TokenKind::Word if token.script == Script::Latin => {
                self.latin(at, token, wanted, each);
                self.words(at, token, wanted, each);
            }
            TokenKind::Word => self.words(at, token, wanted, each),
        }
    }

    /// Whether a sense of one of some classes stands before `start`, at most `within` tokens away.
    pub(super) fn comes_before(&self, start: usize, within: usize, classes: &[u8]) -> bool {
        let wanted = classes.iter().fold(0, |all, class| all | 1_u128 << class);
        for away in 1..=within.min(start) {
            let at = start - away;
            let ends = self.tokens.get(at + 1).is_none_or(|next| next.gap == Gap::Break);
            let mut found = false;
            self.senses(at, wanted, &mut |sense| found |= sense.tokens <= away);
            if found || ends {
                return found && !ends;
            }
            if self.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark && !self.is_colon(at)) {
                return false;
            }
        }
        false
    }

    /// Whether a sense of one of some classes stands at a token.
    pub(super) fn comes_at(&self, at: usize, classes: &[u8]) -> bool {
        let wanted = classes.iter().fold(0, |all, class| all | 1_u128 << class);
        let mut found = false;
        if wanted != 0 && self.tokens.get(at).is_some_and(|token| token.gap != Gap::Break) {
            self.senses(at, wanted, &mut |_| found = true);
        }
        found
    }

    /// Whether only a comma and a conjunction lie between two places: a list goes on.
    pub(super) fn joins(&self, end: usize, start: usize) -> bool {
        let is_joint = |at: usize| {
            self.tokens.word(at) == ","
                || self.tokens.get(at).is_some_and(|token| {
                    token.kind == TokenKind::Word
                        && (self.is_function_word(token)
                            || forms::clitics(self.language, self.tokens.folded(token)) == Clitics::AND)
                })
        };
        (1..=2).contains(&start.saturating_sub(end)) && (end..start).all(is_joint)
    }

    fn is_colon(&self, at: usize) -> bool {
        self.tokens.word(at) == ":"
    }

    fn is_function_word(&self, token: &Token) -> bool {
        // Folded: a name that is spelled as one is missed, and no spelling makes a difference.
        self.guide.function_words.holds(self.tokens.folded(token))
    }

    /// The words of the classes, and what the engine makes of a word.
    fn words(&self, at: usize, token: &Token, wanted: u128, each: &mut dyn FnMut(Sense)) {
        let word = self.tokens.folded(token);
        let (mut stops, mut in_class, mut after_clitic) = (false, false, false);
        forms::readings(self.language, word, &mut |read| {
            // A word that is known to be another is not cut.
            if stops {
                return;
            }
            let mut give = |reading: &Reading<'_>, read: Read| {
                self.classes.phrases.at(self.tokens, at, reading, |tokens, listed| {
                    stops |= listed.class == Made::Stop as u8 && tokens == 1 && read.cut == 0;
                    in_class |= tokens == 1;
                    after_clitic |= read.clitics != Clitics::default();
                    if wanted >> listed.class & 1 == 1 && self.is_written_well(at, tokens, listed) {
                        each(Sense { form: form(listed.class, &read), tokens, skip: read.skip });
                    }
                });
            };
            give(&Reading::after(word, read.cut), read);
            // Phrases that are listed with their article have lost its first letter here.
            if read.definite && read.cut > read.skip + ARTICLE.len() - 1 && read.clitics != Clitics::default()
            {
                give(&Reading::with_article(word, read.cut), Read { definite: false, ..read });
            }
        });
        let asks = [Made::Word, Made::Strange, Made::Known, Made::Adjective];
        if stops || !asks.into_iter().any(|made| holds(wanted, made)) || self.is_function_word(token) {
            return;
        }
        let article = match self.language {
            Language::Arabic => ARTICLE,
            Language::Hebrew => HEBREW_ARTICLE,
            _ => "-",
        };
        forms::readings(self.language, word, &mut |read| {
            let rest = word.get(read.cut..).unwrap_or_default();
            // What looks like the article is none in short words alone.
            let is_bare = read.definite || !rest.starts_with(article) || rest.chars().nth(3).is_none();
            let is_bare = is_bare && !(after_clitic && read.cut == 0) && rest.chars().nth(1).is_some();
            let mut give = |made: Made, is: bool| {
                if is && holds(wanted, made) {
                    each(Sense { form: form(made as u8, &read), tokens: 1, skip: read.skip });
                }
            };
            give(Made::Word, is_bare);
            give(Made::Strange, is_bare && !in_class && is_strange(self.language, rest));
            give(Made::Adjective, is_bare && is_adjective(self.language, rest));
            give(Made::Known, is_of_names(rest));
        });
    }

    /// Whether a spelling with a capital is written with capitals.
    fn is_written_well(&self, at: usize, tokens: usize, listed: Listed) -> bool {
        let starts_small = self.tokens.get(at).is_some_and(|token| !token.capital);
        let is_small = |index: usize| {
            self.tokens.get(index).is_some_and(|token| {
                token.script == Script::Latin
                    && !token.capital
                    && index > at
                    && token.end - token.start > SMALL_MAX
            })
        };
        !listed.capital || !(starts_small || (at..at + tokens).any(is_small))
    }

    /// What the engine makes of a word in Latin letters.
    fn latin(&self, at: usize, token: &Token, wanted: u128, each: &mut dyn FnMut(Sense)) {
        let source =
            || self.tokens.source(token).chars().filter(|&letter| !crate::text::is_ignorable(letter));
        let capitals = source().filter(|letter| letter.is_uppercase()).count();
        let letters = source().count();
        let is_initials = capitals == letters && letters > 1;
        let is_name = token.capital && letters > 1 && (is_initials || !self.is_function_word(token));
        let is_roman = letters <= 5 && source().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
        let senses = [
            (Made::Capital, usize::from(is_name && !self.stops(at, token))),
            (Made::Latin, usize::from(self.language != Language::English && capitals > 0)),
            (Made::Initials, usize::from(is_initials)),
            (Made::Roman, usize::from(is_roman)),
            (Made::Code, self.code(at, true)),
            (Made::Model, self.code(at, false)),
        ];
        for (made, tokens) in senses {
            if tokens > 0 && holds(wanted, made) {
                let form = Form { class: made as u8, definite: false, clitics: Clitics::default() };
                each(Sense { form, tokens, skip: 0 });
            }
        }
    }

    fn stops(&self, at: usize, token: &Token) -> bool {
        let mut stops = false;
        let reading = Reading::after(self.tokens.folded(token), 0);
        self.classes.phrases.at(self.tokens, at, &reading, |tokens, listed| {
            stops |= listed.class == Made::Stop as u8 && tokens == 1;
        });
        stops
    }

    /// How many tokens the code has that begins here, with or without dashes; 0: there is none.
    fn code(&self, at: usize, dashed: bool) -> usize {
        if self.tokens.touches_before(at) && at.checked_sub(1).is_some_and(|before| self.is_latin(before)) {
            return 0;
        }
        let (mut length, mut digits, mut capitals, mut dashes) = (0, false, false, false);
        for index in at..at + CODE_TOKENS_MAX {
            let Some(token) = self.tokens.get(index) else { break };
            let is_part = token.kind == TokenKind::Number || self.is_latin(index);
            let is_dash = self.tokens.word(index) == "-" && self.tokens.touches_before(index + 1);
            if (index > at && token.gap != Gap::None) || !(is_part || is_dash) {
                break;
            }
            digits |= token.kind == TokenKind::Number;
            capitals |= token.capital;
            dashes |= is_dash;
            if is_part {
                length = index + 1 - at;
            }
        }
        if digits && capitals && dashes == dashed { length } else { 0 }
    }

    fn is_latin(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.script == Script::Latin)
    }

    /// How many tokens the quotation has that begins here, its marks too.
    fn quotation(&self, at: usize) -> usize {
        let found = self.quotations.binary_search_by_key(&at, |quotation| quotation.open);
        let quotation = found.ok().and_then(|index| self.quotations.get(index));
        quotation.map_or(0, |quotation| quotation.close + 1 - at)
    }

    /// An apostrophe and the letter after it.
    fn possessive(&self, at: usize) -> usize {
        let is_letter = self.tokens.word(at + 1) == "s" && self.tokens.touches_before(at + 1);
        if self.tokens.word(at) == "'" && is_letter { 2 } else { 0 }
    }
}

fn form(class: u8, read: &Read) -> Form {
    Form { class, definite: read.definite, clitics: read.clitics }
}

/// The marks that rules speak of.
fn mark(folded: &str) -> Option<Made> {
    Some(match folded {
        "-" => Made::Dash,
        "," => Made::Comma,
        ":" => Made::Colon,
        "(" | ")" => Made::Bracket,
        _ => return None,
    })
}

/// Whether a folded word has none of the endings of adjectives and feminines.
fn is_strange(language: Language, word: &str) -> bool {
    let feminine = language == Language::Arabic && word.ends_with(['\u{647}', '\u{627}']);
    word.chars().nth(2).is_some() && !feminine && !is_adjective(language, word)
}

/// Whether a folded word, its article taken off, ends as adjectives of origin and kind do.
fn is_adjective(language: Language, word: &str) -> bool {
    let endings: &[&str] = match language {
        Language::Arabic => &["\u{64A}", "\u{64A}\u{647}"],
        Language::Persian | Language::Urdu => &["\u{64A}"],
        Language::Hebrew => &["\u{5D9}", "\u{5D9}\u{5EA}", "\u{5D9}\u{5D9}\u{5DD}", "\u{5D9}\u{5D5}\u{5EA}"],
        Language::English => &[],
    };
    word.chars().nth(ADJECTIVE_LETTERS_MIN - 1).is_some()
        && endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether the lists know a folded word as one that names of persons are made of.
fn is_of_names(word: &str) -> bool {
    let lists = Lists::built_in();
    let place = lists.start().and_then(|start| lists.go(start, word));
    let classes = place.map_or(0, |place| lists.classes(place));
    classes & (Class::Family.bit() | Class::NameOften.bit()) != 0
}
