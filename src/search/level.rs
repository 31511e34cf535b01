//! How exactly a hit must equal the query, and how the query is meant.

use crate::text::Depth;

/// How exactly a hit must equal the query. At every level a space finds white space of any kind
/// and length, line ends too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// The very letters.
    Exact,
    /// Combining marks and invisible characters are ignored.
    Marks,
    /// Letters are folded as well (alef, yeh, kaf, heh forms, finals, digits, case). A query with
    /// a capital letter finds capitals where it has them and nowhere else.
    #[default]
    Loose,
    /// As [`Level::Loose`], in whole words only; the prefixes and suffixes that languages write
    /// without a space (`assets/languages/*/search/affixes.txt`) may stand around the query.
    Word,
}

impl Level {
    /// All levels, from the narrowest.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Marks, Self::Loose, Self::Word];

    /// How deep text is folded at the level, for a query with or without a capital letter.
    pub(super) fn depth(self, capitals: bool) -> Depth {
        match self {
            Self::Exact => Depth::Exact,
            Self::Marks => Depth::Marks,
            Self::Loose | Self::Word if capitals => Depth::Cased,
            Self::Loose | Self::Word => Depth::Loose,
        }
    }
}

/// How the text of a query is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The letters themselves.
    #[default]
    Letters,
    /// A regular expression over the folded text.
    Regex,
}
