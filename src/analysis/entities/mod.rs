//! Finds names of people, places, organizations and other things.
//!
//! In: the tokens of the paragraphs of a document. Out: candidates that may overlap. A statistical
//! tagger (`tagger`) reads each sentence, with lists (`lists`) among its features; `document` reads
//! all sentences and then again those of which the rest of the document says something. What no
//! corpus teaches, events, works and the like, rules find besides (`other`). The models are learnt
//! by `training`, a program of its own. `gazetteer` and `titles` serve the linking.

mod clitic;
mod document;
#[cfg(test)]
pub(super) mod examples;
mod gazetteer;
pub(in crate::analysis) mod lists;
mod models;
mod other;
pub(in crate::analysis) mod tagger;
mod titles;
#[cfg(any(test, feature = "train"))]
pub mod training;

#[cfg(test)]
pub(super) use other::examples::file as other_examples;

use super::mention::{Kind, Language};
pub(super) use document::{FirstReading, Names, give_way};
use gazetteer::Gazetteer;
pub(super) use titles::{Role, Titles};

/// The key and the first name of the row of a list that has this very name for a thing of a kind.
pub(super) fn listed(name: &str, language: Language, kind: Kind) -> Option<(String, String)> {
    let row = Gazetteer::built_in(language).listed(name).filter(|row| row.kind == kind)?;
    Some((row.key.clone(), row.name.clone()))
}

/// The first names of all listed places in a language.
pub(super) fn place_names(language: Language) -> impl Iterator<Item = &'static str> {
    Gazetteer::built_in(language).rows().filter(|row| row.kind == Kind::Place).map(|row| row.name.as_str())
}
