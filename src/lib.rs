//! qari (قارئ, "reader"): reads Arabic, Hebrew, Persian, Urdu, English and mixed documents in a
//! terminal, shows what they name, and searches them.
//!
//! The crate is a house of rooms on floors; a room imports only rooms below it
//! (ARCHITECTURE.md). From the ground up: [`limits`], [`text`], [`document`],
//! [`analysis`] and [`search`], [`library`], [`app`], [`ui`] and [`terminal`], [`cli`].
#![forbid(unsafe_code)]

pub mod analysis;
pub mod app;
pub mod cli;
pub mod document;
pub mod library;
pub mod limits;
pub mod search;
pub mod terminal;
pub mod text;
pub mod ui;
