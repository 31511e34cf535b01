//! The integration tests: one binary, one module for each subject.

mod command_line;
mod folding;
mod screens;
