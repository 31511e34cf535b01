//! Query -> hits in a text. Folded: two spellings that a reader takes for the same are the same.
//! Knows nothing of the library's store or the screen.

mod query;

pub use query::{Hit, Level, Query};
