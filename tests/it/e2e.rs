//! The real program in a pseudo-terminal, end to end: keys and mouse in, screens out.

mod doctor;
mod documents;
mod fields;
mod large;
mod lists;
mod process;
pub(crate) mod reader;
mod reading;
