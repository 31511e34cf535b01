//! Gives mentions of the same thing the same entity.
//!
//! In: chosen candidates in reading order, over the whole document. Out: mentions and entities.
//! Today: the same row of a list, the same folded name and kind, the same value of a date.
//! Parts of names and names in two scripts come later, here.

use std::collections::HashMap;

use super::candidate::Candidate;
use super::mention::{Entity, EntityId, Kind, Mention};
use super::tokens::Tokens;

/// The entities found so far.
#[derive(Default)]
pub(super) struct Linker {
    entities: Vec<Entity>,
    known: HashMap<(Kind, String), EntityId>,
}

impl Linker {
    /// The mention of a chosen candidate.
    pub(super) fn link(&mut self, candidate: Candidate) -> Mention {
        let key = if candidate.key.is_empty() { folded(&candidate.name) } else { candidate.key };
        let entity = *self.known.entry((candidate.kind, key)).or_insert_with(|| {
            self.entities.push(Entity::bare(candidate.kind, candidate.name));
            EntityId(self.entities.len() - 1)
        });
        Mention {
            bytes: candidate.bytes,
            kind: candidate.kind,
            entity,
            timex: candidate.timex,
            rule: candidate.rule,
            confidence: candidate.confidence.clamp(0.0, 1.0),
            link: None,
            evidence: candidate.evidence,
        }
    }

    /// The entities so far, in the order of their first mentions.
    pub(super) fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// All entities, in the order of their first mentions.
    pub(super) fn finish(self) -> Vec<Entity> {
        self.entities
    }
}

fn folded(name: &str) -> String {
    let tokens = Tokens::cut(name, 0..name.len());
    tokens.iter().map(|token| tokens.folded(token)).collect::<Vec<_>>().join(" ")
}
