//! A document as it is read: where it comes from, its encoding, its text in UTF-8, its
//! paragraphs. Knows nothing of analysis or the screen.
//!
//! bytes (`source`) -> what they are (`binary`, `encoding`) -> text, in logical order
//! (`visual`) -> lines -> paragraphs (`reflow`: `fragments`, `wrapped`).
#![warn(clippy::indexing_slicing)]

mod binary;
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
mod utf16;
mod visual;
mod wrapped;

pub use encoding::EncodingNote;
pub use error::OpenError;
pub use open::{Document, open};
pub use paragraphs::{Cut, Paragraph, Paragraphs};
pub use read_text::{direction_of, with_text};
pub use source::Source;
pub(crate) use source::check_regular;
