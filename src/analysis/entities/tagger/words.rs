//! A word as the model sees it, wherever it stands: its readings, letters, shape, lists, clusters.
//!
//! In: a token. Out: a `Word`, made once for each spelling, and the features of a word at a place.
//! Knows nothing of sentences.

use super::features::{Feature, Template, Value};
use super::vocabulary::{Known, Vocabulary};
use crate::analysis::clitics;
use crate::analysis::entities::lists::{Class, Lists, Place};
use crate::analysis::letters::Script;
use crate::analysis::mention::Language;
use crate::analysis::tokens::{Token, TokenKind, Tokens, hash};

/// First and last letters that are features of a word.
const AFFIX_LETTERS_MAX: usize = 4;

/// The same of a neighbour.
const NEIGHBOUR_AFFIX_LETTERS_MAX: usize = 3;

/// Letters of a word that are looked at in threes. Reason: what is longer is no word.
const LETTERS_MAX: usize = 24;

/// The bit of a shape for alef maqsura at the end.
const MAQSURA: u64 = 1 << 40;

/// The article, before which Arabic and Hebrew write nothing but clitics.
const ARABIC_ARTICLE: &str = "\u{627}\u{644}";
const HEBREW_ARTICLE: &str = "\u{5D4}";

/// Letters left of a word without its article, at least.
const LETTERS_WITHOUT_ARTICLE_MIN: usize = 3;

/// One way to read a word.
#[derive(Clone, Debug)]
pub(in crate::analysis::entities) struct Reading {
    /// Folded bytes of clitics in front.
    pub(in crate::analysis::entities) skip: usize,
    /// What is left, with a swallowed article put back.
    pub(in crate::analysis::entities) word: String,
    /// Its classes in the lists.
    pub(in crate::analysis::entities) classes: u32,
    /// What running text knows of it.
    pub(in crate::analysis::entities) known: Option<Known>,
    /// It is without the article, and no reading of its own for names.
    pub(in crate::analysis::entities) bare: bool,
    /// Hash of the word.
    pub(in crate::analysis::entities) hash: u64,
    /// Where a listed run of words goes on behind it.
    pub(in crate::analysis::entities) next: Option<Place>,
}

/// A spelling: a folded word with its shape.
#[derive(Clone, Debug)]
pub(in crate::analysis::entities) struct Word {
    /// Folded; of a number its digits as zeros.
    pub(in crate::analysis::entities) folded: String,
    /// The first is the whole word.
    pub(in crate::analysis::entities) readings: Vec<Reading>,
    /// Hash of `folded`.
    pub(in crate::analysis::entities) hash: u64,
    /// The classes of all its readings.
    pub(in crate::analysis::entities) classes: u32,
    /// What running text knows of the first reading that it knows.
    pub(in crate::analysis::entities) known: Option<Known>,
    /// Script, capitals, digits; see `shape`.
    pub(in crate::analysis::entities) shape: u64,
    /// Where each letter of `folded` begins, and its end.
    limits: Vec<usize>,
}

impl Word {
    /// The word of a token.
    pub(in crate::analysis::entities) fn of(
        tokens: &Tokens<'_>,
        token: &Token,
        language: Language,
        vocabulary: &Vocabulary,
    ) -> Self {
        let folded = match token.kind {
            TokenKind::Number => "0".repeat(token.digits.min(LETTERS_MAX)),
            _ => tokens.folded(token).to_owned(),
        };
        let mut readings: Vec<Reading> = Vec::new();
        if token.kind == TokenKind::Word {
            clitics::readings(language, tokens, token, |reading| {
                let word = reading.word();
                add_reading(&mut readings, vocabulary, reading.skip, word, false);
                false
            });
            for index in 0..readings.len() {
                if let Some((skip, bare)) =
                    readings.get(index).and_then(|whole| without_article(language, whole))
                {
                    add_reading(&mut readings, vocabulary, skip, bare, true);
                }
            }
        } else {
            add_reading(&mut readings, vocabulary, 0, folded.clone(), false);
        }
        let shown = folded.char_indices().map(|(at, _)| at).take(LETTERS_MAX);
        let mut limits: Vec<usize> = shown.collect();
        limits.push(folded.char_indices().nth(LETTERS_MAX).map_or(folded.len(), |(at, _)| at));
        Self {
            shape: shape(tokens.source(token), token),
            hash: hash(&[&folded]),
            classes: readings.iter().fold(0, |all, reading| all | reading.classes),
            known: readings.iter().find_map(|reading| reading.known),
            folded,
            readings,
            limits,
        }
    }

    /// What tells spellings apart.
    pub(in crate::analysis::entities) fn key(tokens: &Tokens<'_>, token: &Token) -> u64 {
        super::features::mix(token.hash, shape(tokens.source(token), token))
    }

    /// Whether it is in small letters of a script that has capitals.
    pub(in crate::analysis::entities) fn is_small(&self) -> bool {
        self.shape & 0xF == 1
    }

    /// Whether it begins with a capital letter.
    pub(in crate::analysis::entities) fn is_capital(&self) -> bool {
        matches!(self.shape & 0xF, 2..=5)
    }

    /// Its features when it stands at `place`.
    pub(in crate::analysis::entities) fn features(&self, place: i8, each: &mut dyn FnMut(&Feature<'_>)) {
        let mut voice = Voice { place, each };
        voice.say(Template::Word, 0, Value::Text(&self.folded));
        voice.say(Template::Shape, 0, Value::Number(self.shape));
        if let Some(known) = self.known {
            for (fineness, &cluster) in known.clusters.iter().enumerate() {
                voice.say(Template::Cluster, fineness as u8, Value::Number(u64::from(cluster)));
            }
        }
        if self.shape & MAQSURA != 0 {
            voice.say(Template::Word, 1, Value::Text(&self.folded));
        }
        self.listed(&mut voice);
        if place.abs() <= 1 {
            self.readings(place, &mut voice);
            self.affixes(place, &mut voice);
        }
        if place == 0 {
            self.letters(&mut voice);
            let often = self.readings.first().and_then(|whole| whole.known);
            voice.say(
                Template::Frequency,
                0,
                Value::Number(often.map_or(0, |known| u64::from(known.frequency) + 1)),
            );
            voice.say(Template::Shape, 1, Value::Number(self.limits.len() as u64));
        }
    }

    fn readings(&self, place: i8, voice: &mut Voice<'_>) {
        for reading in self.readings.iter().skip(1) {
            voice.say(Template::Reading, 0, Value::Text(&reading.word));
            let clitic = self.folded.get(..reading.skip).unwrap_or_default();
            if place == 0 {
                voice.say(Template::Clitic, u8::from(reading.known.is_some()), Value::Text(clitic));
                if let Some(known) = reading.known {
                    let fine = known.clusters.last().copied().unwrap_or(0);
                    voice.say(Template::Cluster, 8, Value::Number(u64::from(fine)));
                }
            }
        }
    }

    fn listed(&self, voice: &mut Voice<'_>) {
        let whole = self.readings.first().map_or(0, |whole| whole.classes);
        let others = self.readings.iter().skip(1).fold(0, |all, reading| all | reading.classes) & !whole;
        for (class, _) in Class::ALL {
            if whole & class.bit() != 0 {
                voice.say(Template::Listed, 0, Value::Number(class as u64));
            }
            if others & class.bit() != 0 {
                voice.say(Template::ReadingListed, 0, Value::Number(class as u64));
            }
        }
        voice.say(Template::Classes, 0, Value::Number(u64::from(whole | others)));
    }

    fn affixes(&self, place: i8, voice: &mut Voice<'_>) {
        let most = if place == 0 { AFFIX_LETTERS_MAX } else { NEIGHBOUR_AFFIX_LETTERS_MAX };
        let letters = self.limits.len() - 1;
        for count in 1..=most.min(letters.saturating_sub(1)) {
            let start = self.limits.get(count).and_then(|&end| self.folded.get(..end));
            let end = self.limits.get(letters - count).and_then(|&start| self.folded.get(start..));
            voice.say(Template::Start, count as u8, Value::Text(start.unwrap_or_default()));
            voice.say(Template::End, count as u8, Value::Text(end.unwrap_or_default()));
        }
    }

    /// Three letters in a row: what names of other languages are told by.
    fn letters(&self, voice: &mut Voice<'_>) {
        for three in self.limits.windows(4) {
            if let [start, _, _, end] = three {
                let piece = self.folded.get(*start..*end).unwrap_or_default();
                voice.say(Template::Letters, 0, Value::Text(piece));
            }
        }
    }
}

/// Says the features of a word at one place.
struct Voice<'e> {
    place: i8,
    each: &'e mut dyn FnMut(&Feature<'_>),
}

impl Voice<'_> {
    fn say(&mut self, template: Template, detail: u8, value: Value<'_>) {
        (self.each)(&Feature { template, detail, place: self.place, value });
    }
}

fn add_reading(readings: &mut Vec<Reading>, vocabulary: &Vocabulary, skip: usize, word: String, bare: bool) {
    if readings.iter().any(|known| known.word == word) {
        return;
    }
    let lists = Lists::built_in();
    let place = lists.start().and_then(|start| lists.go(start, &word));
    let classes = place.map_or(0, |place| lists.classes(place));
    let hash = hash(&[&word]);
    let known = vocabulary.get(hash);
    let next = place.and_then(|place| lists.go(place, " "));
    readings.push(Reading { skip, word, classes, known, bare, hash, next });
}

/// What is left of a reading without the article.
fn without_article(language: Language, reading: &Reading) -> Option<(usize, String)> {
    let article = match language {
        Language::Arabic => ARABIC_ARTICLE,
        Language::Hebrew => HEBREW_ARTICLE,
        _ => return None,
    };
    let rest = reading.word.strip_prefix(article)?;
    rest.chars().nth(LETTERS_WITHOUT_ARTICLE_MIN - 1)?;
    Some((reading.skip, rest.to_owned()))
}

/// Script, capitals and digits of a token, as one number.
fn shape(source: &str, token: &Token) -> u64 {
    let script = match token.script {
        Script::Arabic => 1,
        Script::Hebrew => 2,
        Script::Latin => 3,
        Script::Other => 4,
        Script::None => 0,
    };
    let kind = match token.kind {
        TokenKind::Word => 0,
        TokenKind::Number => 1 + token.digits.min(6) as u64,
        TokenKind::Mark => 8 + u64::from(source.chars().next().unwrap_or(' ')),
    };
    let capitals = if token.script == Script::Latin || token.script == Script::Other {
        let upper = source.chars().filter(|letter| letter.is_uppercase()).count();
        let letters = source.chars().filter(|&scalar| !crate::text::is_ignorable(scalar)).count();
        match (token.capital, upper) {
            (_, 0) => 1,
            (true, 1) if letters == 1 => 2,
            (true, 1) => 3,
            (true, upper) if upper == letters => 4,
            (true, _) => 5,
            (false, _) => 6,
        }
    } else {
        // Marks of a Hebrew or Arabic abbreviation.
        u64::from(source.contains(['"', '\u{5F4}', '\u{201D}', '\u{201C}'])) * 7
    };
    let maqsura = if ends_in_maqsura(source, token) { MAQSURA } else { 0 };
    maqsura | kind << 8 | script << 4 | capitals
}

/// Whether a word is written with alef maqsura at its end, which folding makes a yeh: it tells the
/// preposition "on" from the name Ali, where a text tells them apart.
fn ends_in_maqsura(source: &str, token: &Token) -> bool {
    let last = |word: &str| word.chars().rev().find(|&scalar| !crate::text::is_ignorable(scalar));
    token.script == Script::Arabic && matches!(last(source), Some('\u{649}' | '\u{FEEF}' | '\u{FEF0}'))
}
