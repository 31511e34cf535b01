//! The set of documents: which there are, in which order, under which names.
//!
//! So far the list alone: built-in texts, files, folders, standard input. What was read, analysed
//! and marked (the store) and changes on the disk (watching) come beside it and refer to a
//! document by its [`DocumentId`]. Documents are opened by the `document` room, not here. Knows
//! nothing of the screen.

mod built_in;
mod list;
mod natural;
mod scan;

pub use list::{DocumentId, Entry, Library};
pub use scan::{Met, Notice, Rules, StandardInput, walk};
