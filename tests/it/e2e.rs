//! The real program in a pseudo-terminal, end to end: keys and mouse in, screens out.

mod across;
mod doctor;
mod documents;
mod fields;
mod large;
mod lists;
mod process;
pub(crate) mod reader;
mod reading;
