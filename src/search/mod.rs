//! Query -> hits in a text. Folded: two spellings that a reader takes for the same are the same.
//! Knows nothing of the library's store or the screen.
//!
//! A query is compiled into units; a text is never folded as a whole: `anchor` jumps to the places
//! of one letter of the query, chosen for being rare, and `matching` follows the units from there
//! to both sides. So a hit is a range of the source by itself.

mod anchor;
mod matching;
mod query;
mod units;

pub use query::{Hit, Hits, Level, Query, Step};
