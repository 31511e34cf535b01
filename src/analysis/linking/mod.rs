//! Gives mentions of the same thing the same entity.
//!
//! In: the chosen candidates of a document, paragraph by paragraph in reading order, with the tokens
//! around them. Out: mentions; at the end, when the whole text is known, the entity of each, why it
//! belongs to it, and the entities with the names seen and the roles. Until then mentions have
//! entities by their words alone, for the reader who does not wait.
//! A wrong merge misleads more than a missed one: a rule joins where one thing alone fits. Time grows
//! with the mentions and the different names.

mod bodies;
mod forms;
mod groups;
mod named;
mod people;
mod places;
mod roles;
mod same;
mod summary;
#[cfg(test)]
mod tests;
mod wording;
mod words;

use std::collections::HashMap;

use super::candidate::Candidate;
use super::mention::{Entity, EntityId, Kind, Link, Mention};
use forms::Forms;
use groups::Groups;
use named::Named;
pub(super) use named::Surroundings;
use people::People;
use roles::{Place, Roles};

/// The mentions so far.
#[derive(Default)]
pub(super) struct Linker {
    named: Vec<Named>,
    entities: Vec<Entity>,
    known: HashMap<(Kind, String), EntityId>,
}

impl Linker {
    /// The mentions of a paragraph's chosen candidates, with provisional entities.
    pub(super) fn link(&mut self, around: Surroundings<'_>, chosen: Vec<Candidate>) -> Vec<Mention> {
        let names: Vec<Place> = chosen
            .iter()
            .map(|candidate| Place { tokens: around.range(&candidate.bytes), kind: candidate.kind })
            .collect();
        let roles = Roles::new(around, &names);
        let mut mentions = Vec::with_capacity(chosen.len());
        for (candidate, place) in chosen.into_iter().zip(&names) {
            let mut named = if candidate.kind == Kind::Date {
                Named::date(&candidate.key, &candidate.name)
            } else {
                around.named(&candidate.bytes, candidate.kind)
            };
            if candidate.kind == Kind::Person {
                named.roles = roles.of(&place.tokens);
            }
            if !candidate.key.is_empty() {
                (named.key, named.listed) = (candidate.key, candidate.name);
            } else if let Some((key, name)) = places::listed(&named, around.language) {
                (named.key, named.listed) = (key, name);
            }
            let entity = self.provisional(&named);
            self.named.push(named);
            mentions.push(Mention {
                bytes: candidate.bytes,
                kind: candidate.kind,
                entity,
                timex: candidate.timex,
                rule: candidate.rule,
                confidence: candidate.confidence.clamp(0.0, 1.0),
                link: None,
                evidence: candidate.evidence,
            });
        }
        mentions
    }

    /// The provisional entities so far, in the order of their first mentions.
    pub(super) fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Gives all mentions that were handed out, in their order, their final entities.
    pub(super) fn finish(self, mentions: &mut [Mention]) -> Vec<Entity> {
        let linked = linked(&self.named);
        for (mention, (entity, link)) in mentions.iter_mut().zip(&linked) {
            (mention.entity, mention.link) = (EntityId(*entity), *link);
        }
        let entity_of: Vec<usize> = linked.into_iter().map(|(entity, _)| entity).collect();
        summary::entities(&self.named, &entity_of)
    }

    fn provisional(&mut self, named: &Named) -> EntityId {
        let key = if named.key.is_empty() { named.words.join(" ") } else { named.key.clone() };
        *self.known.entry((named.kind, key)).or_insert_with(|| {
            let name = if named.listed.is_empty() { &named.surface } else { &named.listed };
            self.entities.push(Entity::bare(named.kind, name.clone()));
            EntityId(self.entities.len() - 1)
        })
    }
}

/// The entity of each mention, numbered in the order of first mention, and why it belongs to it.
fn linked(named: &[Named]) -> Vec<(usize, Option<Link>)> {
    let forms = Forms::collect(named);
    let mut groups = Groups::new(forms.list.len());
    same::join(&forms, &mut groups);
    let of_text = places::of_text(&forms);
    bodies::join(&forms, &mut groups, &|word| of_text.contains(word) || places::is_known(word));
    let meant = People::new(named, &forms).join(&mut groups);
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    // The form that an entity is named by first.
    let mut first_forms: Vec<usize> = Vec::new();
    let mut linked = Vec::with_capacity(named.len());
    for (mention, &form) in forms.of_mention.iter().enumerate() {
        let holder = meant.get(&mention).copied();
        let root = groups.root(holder.unwrap_or(form));
        let next = numbers.len();
        let number = *numbers.entry(root).or_insert(next);
        let link = if number == next {
            first_forms.push(form);
            None
        } else if first_forms.get(number) == Some(&form) {
            Some(Link::SameName)
        } else if holder.is_some() {
            Some(Link::PartOfName)
        } else {
            let of_first = first_forms.get(number).and_then(|first| groups.reason(*first));
            groups.reason(form).or(of_first).or(Some(Link::PartOfName))
        };
        linked.push((number, link));
    }
    linked
}
