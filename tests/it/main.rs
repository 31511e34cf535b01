//! The integration tests: one binary, one module for each subject.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod accuracy_dates;
mod accuracy_names;
mod calendar;
mod command_line;
mod conformance;
mod e2e;
mod folding;
mod house;
mod layout_laws;
mod readme;
mod safety;
mod screens;
mod search_command;
mod slow_bidi;
