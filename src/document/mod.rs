//! A document as it is read: where it comes from, its encoding, its text in UTF-8, its
//! paragraphs. Knows nothing of analysis or the screen.

mod open;
mod paragraphs;

pub use open::{Document, EncodingNote, OpenError, Source, open};
pub use paragraphs::{Cut, Paragraph, Paragraphs};
