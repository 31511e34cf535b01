//! What the model sees: features of a word at a place near the token, and of words together.
//!
//! A feature is a template, a place (tokens from the one that is tagged, -2 to 2) and a value; the
//! model knows it by the hash of the three. The tagger and the program that trains it call the same
//! functions, so they can't drift apart. Templates after Ratinov and Roth (CoNLL 2009) and Turian,
//! Ratinov and Bengio (ACL 2010, clusters), for scripts that write clitics onto words.

use crate::analysis::entities::lists::Class;
use crate::analysis::tokens::hash;

/// What a feature looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub(in crate::analysis::entities) enum Template {
    /// The folded word.
    Word,
    /// The word without clitics or article.
    Reading,
    /// The clitics that a reading takes off.
    Clitic,
    /// Its first letters.
    Start,
    /// Its last letters.
    End,
    /// Three letters in a row, with the limits of the word.
    Letters,
    /// Script, capitals, digits, length.
    Shape,
    /// How often the word stands in running text.
    Frequency,
    /// Its cluster, coarse to fine.
    Cluster,
    /// A class of lists that it is in.
    Listed,
    /// A class of lists that a reading of it is in.
    ReadingListed,
    /// All its classes together.
    Classes,
    /// Its part in a listed run of words.
    Run,
    /// Two words together.
    Pair,
    /// Two clusters together.
    ClusterPair,
    /// Classes or shapes of neighbours together.
    Surroundings,
    /// First or last in the sentence, within quotes or brackets.
    Position,
    /// What the rest of the document says of the word.
    Document,
}

impl Template {
    /// All templates, with the names that explanations and reports use.
    pub(in crate::analysis::entities) const ALL: [(Self, &'static str); 18] = [
        (Self::Word, "word"),
        (Self::Reading, "without clitics"),
        (Self::Clitic, "clitics"),
        (Self::Start, "begins with"),
        (Self::End, "ends in"),
        (Self::Letters, "letters"),
        (Self::Shape, "shape"),
        (Self::Frequency, "frequency"),
        (Self::Cluster, "cluster"),
        (Self::Listed, "listed as"),
        (Self::ReadingListed, "without clitics listed as"),
        (Self::Classes, "classes"),
        (Self::Run, "in a listed name"),
        (Self::Pair, "pair of words"),
        (Self::ClusterPair, "pair of clusters"),
        (Self::Surroundings, "neighbours"),
        (Self::Position, "position"),
        (Self::Document, "rest of the document"),
    ];

    /// Its name.
    pub(in crate::analysis::entities) fn name(self) -> &'static str {
        Self::ALL.get(self as usize).map_or("", |(_, name)| name)
    }
}

/// What a feature says.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis::entities) enum Value<'w> {
    /// Letters.
    Text(&'w str),
    /// A number: a class, a cluster, a hash of several things.
    Number(u64),
}

/// A feature of a token.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis::entities) struct Feature<'w> {
    /// What it looks at.
    pub(in crate::analysis::entities) template: Template,
    /// A number within the template (how many letters, how fine a cluster).
    pub(in crate::analysis::entities) detail: u8,
    /// Tokens from the one that is tagged.
    pub(in crate::analysis::entities) place: i8,
    /// What it says.
    pub(in crate::analysis::entities) value: Value<'w>,
}

impl Feature<'_> {
    /// By what the model knows it; the same on every machine.
    pub(in crate::analysis::entities) fn hash(&self) -> u64 {
        let value = match self.value {
            Value::Text(text) => hash(&[text]),
            Value::Number(number) => number,
        };
        let kind = (self.template as u64) << 16
            | u64::from(self.detail) << 8
            | u64::from(self.place.cast_unsigned());
        mix(mix(SEED, kind), value)
    }
}

/// A feature in words, for explanations; `own` is the token that it speaks of.
pub(in crate::analysis::entities) fn describe(feature: &Feature<'_>, own: &str) -> String {
    let place = match feature.place {
        0 => String::new(),
        place => format!(" ({place:+})"),
    };
    let value = match (feature.template, feature.value) {
        (_, Value::Text(text)) => format!(" {text}"),
        (Template::Listed | Template::ReadingListed, Value::Number(class)) => {
            let class = usize::try_from(class).ok().and_then(|class| Class::ALL.get(class));
            class.map_or_else(String::new, |(_, name)| format!(" {name}"))
        }
        (Template::Cluster, Value::Number(cluster)) => format!(" {}.{cluster}", feature.detail),
        _ => String::new(),
    };
    format!("{own}{place}: {}{value}", feature.template.name())
}

/// The seed of all hashes of features; a model made with another one is not read.
pub(in crate::analysis::entities) const SEED: u64 = 0x7169_7261_6e00_0001;

/// Two numbers as one, every bit of both reaching the upper half.
pub(in crate::analysis::entities) fn mix(left: u64, right: u64) -> u64 {
    let product = (left.rotate_left(23) ^ right).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}
