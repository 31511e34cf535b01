//! A document as it is read: where it comes from, its encoding, its text in UTF-8, its
//! paragraphs. Knows nothing of analysis or the screen.
//!
//! bytes (`source`) -> what they are (`binary`, `encoding`) -> text, in logical order (`visual`), whole
//! or in windows (`content`) -> lines -> paragraphs (`reflow`: `fragments`, `wrapped`).
#![warn(clippy::indexing_slicing)]

mod binary;
mod content;
mod encoding;
mod error;
mod fragments;
mod labels;
mod letters;
mod lines;
mod open;
mod paragraphs;
mod read_text;
mod reflow;
mod source;
mod spool;
mod utf16;
mod visual;
mod wrapped;

pub use content::Text;
pub use encoding::EncodingNote;
pub use error::OpenError;
pub use open::{Document, open, open_for_reading};
pub use paragraphs::{Cut, Division, Paragraph, Paragraphs};
pub use read_text::{Passing, direction_of, with_text, with_text_for_reading};
pub(crate) use source::check_regular;
pub use source::{Source, Stamp};
