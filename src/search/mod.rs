//! Query -> hits in a text. Folded: two spellings that a reader takes for the same are the same.
//! Knows nothing of the library's store or the screen.
//!
//! A query of letters is compiled into units; a text is never folded as a whole: `anchor` jumps to
//! the places of one letter of the query, chosen for being rare, and `matching` follows the units
//! from there to both sides. So a hit is a range of the source by itself. A regular expression is
//! tried on pieces of folded text (`pattern`).

mod anchor;
mod hits;
mod level;
mod literal;
mod matching;
mod pattern;
mod query;
mod units;
mod words;

pub use hits::{Hits, Step};
pub use level::{Level, Mode};
pub use pattern::{PatternError, PatternFault};
pub use query::{Hit, Query};
