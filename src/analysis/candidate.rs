//! What a finder proposes: a mention that may overlap with others.

use std::ops::Range;

use super::mention::{Kind, Timex};

/// A proposed mention.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Bytes of the document.
    pub(super) bytes: Range<usize>,
    /// What it names.
    pub(super) kind: Kind,
    /// Canonical name of the entity; for dates the value.
    pub(super) name: String,
    /// What makes two mentions the same entity beside the kind; empty: the folded name.
    pub(super) key: String,
    /// It is no mention, but hides the candidates that it overlaps.
    pub(super) hides: bool,
    /// For dates: the sentence looks ahead.
    pub(super) ahead: bool,
    /// For dates.
    pub(super) timex: Option<Timex>,
    /// The rule, with its language.
    pub(super) rule: String,
    /// 0 to 1.
    pub(super) confidence: f32,
    /// How much it says; decides between candidates of one length.
    pub(super) specific: usize,
    /// What spoke for it, for [`super::Mention::evidence`].
    pub(super) evidence: Vec<String>,
}
