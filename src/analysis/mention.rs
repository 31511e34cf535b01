//! What an analysis gives: mentions, the entities they name, normalized times.

use std::ops::{Range, RangeInclusive};

use super::dates;

/// A language of the text, as BCP 47 primary subtag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
    /// Hebrew.
    Hebrew,
    /// Urdu.
    Urdu,
    /// English.
    #[default]
    English,
}

impl Language {
    /// All of them, in the order of their indices.
    pub const ALL: [Self; 5] = [Self::Arabic, Self::Persian, Self::Hebrew, Self::Urdu, Self::English];

    /// Its place in [`Self::ALL`].
    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// The language of a BCP 47 tag by its primary subtag; `None` for other languages.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The BCP 47 tag: "ar", "fa", "he", "ur", "en".
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Persian => "fa",
            Self::Hebrew => "he",
            Self::Urdu => "ur",
            Self::English => "en",
        }
    }
}

/// What is known before the analysis.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The document's language; `None`: found from the text, paragraph by paragraph.
    pub language: Option<Language>,
    /// The document's date, ISO 8601, from metadata.
    pub date: Option<String>,
    /// The byte from which a person reads: what is named there is told first.
    pub from: Option<usize>,
    /// [`Mention::evidence`] is wanted; it costs time and memory.
    pub explain: bool,
}

impl Hints {
    /// Whether a document's date can be read: a day of ISO 8601 that exists, alone or with a time
    /// of day after it ("2025-05-30", "2025-05-30T14:05").
    pub fn is_date(date: &str) -> bool {
        dates::is_document_date(date)
    }
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A mention of time.
    Date,
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organization.
    Organization,
    /// Events, agreements, projects, works, laws.
    Other,
}

/// Index of an entity in [`Analysis::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub usize);

/// The kind of time (TIMEX3 with INTERVAL).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimexType {
    /// A day or coarser.
    #[default]
    Date,
    /// Finer than a day.
    Time,
    /// A length of time.
    Duration,
    /// Recurring.
    Set,
    /// Both ends named.
    Interval,
}

/// A mention of time with its normalized value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timex {
    /// The kind of time.
    pub r#type: TimexType,
    /// ISO 8601 / TIMEX3 values: one, or first and last of an INTERVAL (both inclusive).
    pub value: Vec<String>,
    /// The calendar of the value: "gregorian", "islamic", "persian" or "hebrew".
    pub calendar: &'static str,
    /// First and last Gregorian day; empty when no year is known. See [`Timex::days`].
    pub gregorian: Vec<String>,
    /// What qualifies the value: START, MID, END, APPROX, FIRST_HALF, ... (TIMEX3 mod).
    pub modifier: Option<&'static str>,
    /// The Gregorian days may be off by one: Hijri days outside of AH 1420-1449.
    pub approx: bool,
    /// The day from which a relative value was worked out, ISO 8601.
    pub anchor: Option<String>,
    /// What an open value may be, by the text's own dates.
    pub candidates: Vec<Guess>,
}

/// A value that a text allows where it says less.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// ISO 8601 / TIMEX3.
    pub value: String,
    /// 0 to 1; below that of the mention.
    pub confidence: f32,
}

impl Guess {
    /// The Gregorian days that it covers; see [`Timex::days`].
    pub fn days(&self) -> Option<RangeInclusive<i64>> {
        let (first, last) = dates::days_between(std::slice::from_ref(&self.value))?;
        Some(first..=last)
    }
}

impl Timex {
    /// The Gregorian days that it covers, from the first to the last one, as days since 1970-01-01
    /// (proleptic Gregorian; before that, and before Christ, negative). `None` when no days follow
    /// from it: no year is known, it is a length of time, recurring or vague.
    pub fn days(&self) -> Option<RangeInclusive<i64>> {
        let (first, last) =
            dates::days_between(&self.gregorian).or_else(|| dates::days_between(&self.value))?;
        Some(first..=last)
    }
}

/// A range of the text that names something.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Bytes of the text, on cluster boundaries.
    pub bytes: Range<usize>,
    /// What it names.
    pub kind: Kind,
    /// The entity (same id: same thing). For dates: the same value.
    pub entity: EntityId,
    /// For dates.
    pub timex: Option<Timex>,
    /// The rule that found it, e.g. "ar.day-month-year".
    pub rule: String,
    /// 0 to 1.
    pub confidence: f32,
    /// What joins it to the other mentions of its entity; `None`: it is the first of that form.
    pub link: Option<Link>,
    /// What spoke for it, the strongest first, in the words of the finder; empty unless
    /// [`Hints::explain`] asked for it.
    pub evidence: Vec<String>,
}

/// Why a mention belongs to an entity that was named before, or is named elsewhere in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// The same name, spelling variants, clitics and articles apart.
    SameName,
    /// The same row of a list, or the same value.
    SameRow,
    /// A part of a longer name, or a longer form of it.
    PartOfName,
    /// The first letters of a longer name.
    Acronym,
    /// Both stand together in the text, the one in brackets.
    Twin,
    /// The same code or number ("CASA-1000").
    Code,
}

impl Link {
    /// Its name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::SameName => "same name",
            Self::SameRow => "same row of a list",
            Self::PartOfName => "part of name",
            Self::Acronym => "acronym",
            Self::Twin => "twin",
            Self::Code => "same code",
        }
    }
}

/// A thing that is named in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Canonical name; for dates the normalized value (interval: `start/end`).
    pub name: String,
    /// The names that the text has for it, the most frequent first; none for dates.
    pub names: Vec<Seen>,
    /// Titles and offices that stand beside its names, as written, the most frequent first.
    pub roles: Vec<Seen>,
}

impl Entity {
    /// An entity of which no more than its name is known.
    pub fn bare(kind: Kind, name: String) -> Self {
        Self { kind, name, names: Vec::new(), roles: Vec::new() }
    }
}

/// Words of the text and how often they stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The words, white space as single spaces.
    pub words: String,
    /// How often.
    pub count: usize,
}

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The language of most of the text.
    pub language: Language,
    /// The document's day, ISO 8601: from the hints, else from the dateline at its head.
    pub date: Option<String>,
    /// Sorted by start, inside the text, not overlapping.
    pub mentions: Vec<Mention>,
    /// What they name.
    pub entities: Vec<Entity>,
}
