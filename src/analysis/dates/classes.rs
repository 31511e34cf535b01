//! The classes that date rules speak of: those of words, and those that the engine makes of
//! numbers and marks.
//!
//! A class may be made of two others: `LENGTH joins NUM UNIT` has their words written together.
//!
//! In: `words.txt` files. Out: names of classes, and the phrases that belong to them with their
//! values. A spelling stands on its own line, so no file mixes it with code. After the name of a
//! class, `capital` says that its words are written with a capital letter, and `bare` that they
//! have no prefix inside of a span (three years, but not: three and in years).

use super::symbols;
use crate::analysis::phrases::Phrases;
use crate::analysis::rule_error::{DataFile, RuleError, did_you_mean};

/// A class, as index into [`Classes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ClassId(pub(super) u8);

/// Classes of a language, at most: as many as an index of one byte has, and a [`ClassSet`] bits.
const CLASSES_MAX: usize = 256;

/// A set of classes, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ClassSet([u128; 2]);

impl ClassSet {
    /// Adds a class.
    pub(super) fn insert(&mut self, class: ClassId) {
        let bits = if class.0 < 128 { &mut self.0[0] } else { &mut self.0[1] };
        *bits |= 1 << (class.0 % 128);
    }

    /// Whether a class is in the set.
    pub(super) fn holds(self, class: ClassId) -> bool {
        let bits = if class.0 < 128 { self.0[0] } else { self.0[1] };
        bits & (1 << (class.0 % 128)) != 0
    }

    /// Whether both sets have a class in common.
    pub(super) fn meets(self, other: Self) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }
}

/// Classes that the engine makes; the first ones of every table, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Made {
    /// A number of up to nine digits.
    Number,
    /// 1 to 31, of one or two digits.
    Day,
    /// 13 to 31: a day that is no month.
    HighDay,
    /// 1 to 12, of one or two digits.
    MonthNumber,
    /// Four digits that can only be a Gregorian year.
    Year,
    /// Four digits, 1000 to 2199.
    Year4,
    /// Three or four digits, 100 to 2199.
    Year3,
    /// One to four digits, not 0.
    AnyYear,
    /// A dash, with or without spaces.
    Dash,
    /// A slash.
    Slash,
    /// A full stop.
    Dot,
    /// A comma.
    Comma,
    /// A bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A dash that touches what stands on both sides.
    TightDash,
    /// A slash that touches.
    TightSlash,
    /// A full stop that touches.
    TightDot,
    /// A number of digits or of words.
    Count,
    /// A number of words that can only be a year: 1000 to 2199.
    WordYear,
    /// A number of words, 100 to 2199: what a year may be after its noun.
    WordCount,
    /// A number of words, 20 to 99.
    WordTwo,
    /// Two digits, 00 to 99.
    Two,
    /// One digit.
    One,
    /// 0 to 24: an hour.
    Hour,
    /// A colon that touches.
    Colon,
    /// A colon with white space beside it.
    WideColon,
    /// A day or year in Hebrew letters.
    HebrewDay,
    /// A year in Hebrew letters, and nothing else.
    HebrewYear,
    /// Hebrew letters that are a year where something says so.
    HebrewNumber,
    /// The end of the paragraph, a mark, or a function word for `after`; the start of a sentence for
    /// `before`.
    Edge,
    /// The end of the paragraph or a mark (only for `after`).
    Stop,
    /// A date, and "and" or a comma after it (only for `before`).
    Dated,
    /// A word with a capital letter (only for `before` and `after`).
    Capital,
    /// 1 to 12 in digits: an hour that a half of the day goes with.
    HalfDayHour,
    /// Three or four digits that are an hour and its minutes: 930, 1745.
    HourMinute,
    /// Four digits, 1700 to 2059: a year that needs less beside it.
    Recent,
}

/// The names of the classes before which a preposition may be written in the middle of a date.
const WITH_CLITIC: [&str; 8] =
    ["year-noun", "years-noun", "day-noun", "month-noun", "bare-month", "century-noun", "NOWUNIT", "THEUNIT"];

/// Their names in rule files, in the order of [`Made`].
const MADE: [&str; 36] = [
    "NUMBER",
    "DAY",
    "HIGHDAY",
    "MONTHNUMBER",
    "YEAR",
    "YEAR4",
    "YEAR3",
    "ANYYEAR",
    "dash",
    "slash",
    "dot",
    "comma",
    "open",
    "close",
    "tight-dash",
    "tight-slash",
    "tight-dot",
    "COUNT",
    "WORDYEAR",
    "WORDCOUNT",
    "WORDTWO",
    "TWO",
    "ONE",
    "HOUR",
    "colon",
    "wide-colon",
    "HEBREWDAY",
    "HEBREWYEAR",
    "HEBREWNUMBER",
    "edge",
    "stop",
    "dated",
    "capital",
    "HOUR12",
    "HHMM",
    "RECENT",
];

impl Made {
    /// Its place in every table.
    pub(super) fn class(self) -> ClassId {
        ClassId(self as u8)
    }
}

/// A word's place in a class: the class and the value there (0 where a class has no values).
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    /// The class.
    pub(super) class: ClassId,
    /// Its value.
    pub(super) value: i32,
    /// Only where the word is written with a capital letter.
    pub(super) capital: bool,
}

/// All classes of a language.
#[derive(Default)]
pub(super) struct Classes {
    names: Vec<String>,
    /// The phrases of the classes of words.
    pub(super) phrases: Phrases<Member>,
    /// The class of the words of numbers.
    pub(super) number: Option<ClassId>,
    /// The class of what stands between them.
    pub(super) number_and: Option<ClassId>,
    /// The class of words that speak of the future.
    pub(super) future: Option<ClassId>,
    /// The class of words that speak of the past.
    pub(super) past: Option<ClassId>,
    /// The class of words that stay outside when a span begins with them.
    pub(super) lead: Option<ClassId>,
    /// The classes of nouns before which a preposition may be written in the middle of a date.
    pub(super) with_clitic: ClassSet,
    /// The class of "and".
    pub(super) and: Option<ClassId>,
    /// The class of what stands between twin dates.
    pub(super) twin: Option<ClassId>,
    /// The class of words with which a line that dates its document begins.
    pub(super) dateline: Option<ClassId>,
    /// The class of names of agencies.
    pub(super) agency: Option<ClassId>,
    /// The class of words of birth and death.
    pub(super) life: Option<ClassId>,
    /// The classes of prepositions.
    pub(super) inside: Option<ClassId>,
    /// "From".
    pub(super) from: Option<ClassId>,
    /// "Of".
    pub(super) of: Option<ClassId>,
    /// The class of what qualifies a date before it.
    pub(super) qualifier: Option<ClassId>,
    /// The class of what qualifies a date after it.
    pub(super) qualifier_post: Option<ClassId>,
    /// The class of parts of a date: its beginning, its end.
    pub(super) modifier: Option<ClassId>,
    /// Classes whose words have no prefix inside of a span, only at its beginning.
    pub(super) bare: ClassSet,
    /// Folded endings of words, written with a hyphen before them; only looked at after a span.
    pub(super) endings: Vec<(Box<str>, ClassId)>,
}

/// A class whose words are those of two others, written together: lengths of time.
struct Joined {
    class: ClassId,
    first: String,
    second: String,
}

/// A word as it was read, kept until the joined words are made.
struct Spelling {
    class: ClassId,
    value: i32,
    word: &'static str,
}

impl Classes {
    /// Reads `words.txt` files.
    pub(super) fn read(files: &[DataFile]) -> Result<Self, RuleError> {
        let mut classes = Self { names: MADE.iter().map(ToString::to_string).collect(), ..Self::default() };
        let (mut spellings, mut joined) = (Vec::new(), Vec::new());
        for file in files {
            classes.read_file(*file, &mut spellings, &mut joined)?;
        }
        for joined in joined {
            classes.join(&joined, &spellings);
        }
        classes.number = classes.find("NUM").ok();
        classes.number_and = classes.find("num-and").ok();
        classes.qualifier = classes.find("QUALIFIER").ok();
        classes.qualifier_post = classes.find("QUALIFIERPOST").ok();
        classes.modifier = classes.find("MOD").ok();
        classes.future = classes.find("future").ok();
        classes.past = classes.find("past").ok();
        classes.lead = classes.find("lead").ok();
        for name in WITH_CLITIC {
            classes.find(name).into_iter().for_each(|class| classes.with_clitic.insert(class));
        }
        classes.and = classes.find("and").ok();
        classes.twin = classes.find("twin").ok();
        classes.dateline = classes.find("dateline").ok();
        classes.agency = classes.find("agency").ok();
        classes.life = classes.find("life").ok();
        classes.inside = classes.find("in").ok();
        classes.from = classes.find("from").ok();
        classes.of = classes.find("of").ok();
        Ok(classes)
    }

    /// Adds the words that two classes make when they are written together; the value is that of
    /// a length.
    fn join(&mut self, joined: &Joined, spellings: &[Spelling]) {
        let of = |name: &str| {
            let class = self.find(name).ok();
            spellings.iter().filter(move |word| Some(word.class) == class && !word.word.contains(' '))
        };
        let pairs: Vec<(String, i32)> = of(&joined.first)
            .flat_map(|first| of(&joined.second).map(move |second| (first, second)))
            .filter_map(|(first, second)| {
                let value = symbols::joined_length(first.value, second.value)?;
                Some((format!("{}{}", first.word, second.word), value))
            })
            .collect();
        for (word, value) in pairs {
            self.phrases.insert(&word, Member { class: joined.class, value, capital: false });
        }
    }

    fn read_file(
        &mut self,
        file: DataFile,
        spellings: &mut Vec<Spelling>,
        joined: &mut Vec<Joined>,
    ) -> Result<(), RuleError> {
        let (mut class, mut value, mut capital) = (None, 0, false);
        for (number, line) in file.lines() {
            if !line.starts_with(' ') {
                let title = line.strip_suffix(" capital");
                capital = title.is_some();
                let title = title.unwrap_or(line);
                let (name, pair) = title.split_once(" joins ").unwrap_or((title, ""));
                let bare = name.strip_suffix(" bare");
                let added = self
                    .add(bare.unwrap_or(name))
                    .ok_or_else(|| file.error(number, format!("more than {CLASSES_MAX} classes")))?;
                if bare.is_some() {
                    self.bare.insert(added);
                }
                if let Some((first, second)) = pair.split_once(' ') {
                    joined.push(Joined { class: added, first: first.to_owned(), second: second.to_owned() });
                }
                (class, value) = (Some(added), 0);
            } else if let Some(written) = line.trim().strip_prefix('=') {
                value = symbols::number(written.trim()).ok_or_else(|| {
                    file.error(
                        number,
                        format!("the value '{}' is no number and no known sign", written.trim()),
                    )
                })?;
            } else if let Some(class) = class {
                let ending = line.trim().strip_prefix('-').filter(|ending| !ending.is_empty());
                if let Some(ending) = ending {
                    self.endings.push((crate::text::fold(ending).into(), class));
                } else {
                    spellings.push(Spelling { class, value, word: line.trim() });
                    self.phrases.insert(line.trim(), Member { class, value, capital });
                }
            } else {
                return Err(file.error(number, "a spelling before the first class"));
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str) -> Option<ClassId> {
        if let Some(known) = self.names.iter().position(|known| known == name) {
            return u8::try_from(known).ok().map(ClassId);
        }
        let id = u8::try_from(self.names.len()).ok().filter(|&id| usize::from(id) < CLASSES_MAX)?;
        self.names.push(name.to_owned());
        Some(ClassId(id))
    }

    /// The class of a name, or the reason why there is none.
    pub(super) fn find(&self, name: &str) -> Result<ClassId, String> {
        let known = self.names.iter().position(|known| known == name);
        known.and_then(|index| u8::try_from(index).ok()).map(ClassId).ok_or_else(|| {
            let near = did_you_mean(name, self.names.iter().map(String::as_str));
            format!("unknown class {name}{near}")
        })
    }
}
