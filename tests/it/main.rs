//! The integration tests: one binary, one module for each subject.

mod command_line;
mod folding;
mod readme;
mod screens;
//! The integration tests, one binary.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod conformance;
mod layout_laws;
mod slow_bidi;
