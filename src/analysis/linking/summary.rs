//! What is said of an entity: its canonical name, the names seen, the roles.
//!
//! In: mentions and the entity of each. Out: entities in the order of their first mentions.

use std::collections::HashMap;

use super::named::Named;
use crate::analysis::mention::{Entity, Kind, Seen};

/// The canonical name is the longest of those that are at most so many times rarer than the most
/// frequent one.
const RARER_MAX: usize = 4;

/// Names and roles that are kept of an entity.
const SEEN_MAX: usize = 24;

/// The entities of mentions whose numbers are given, from 0 on in the order of first mention.
pub(super) fn entities(named: &[Named], entity_of: &[usize]) -> Vec<Entity> {
    let count = entity_of.iter().max().map_or(0, |most| most + 1);
    let mut members: Vec<Vec<&Named>> = vec![Vec::new(); count];
    for (mention, &entity) in named.iter().zip(entity_of) {
        if let Some(members) = members.get_mut(entity) {
            members.push(mention);
        }
    }
    members.iter().filter_map(|mentions| entity(mentions)).collect()
}

fn entity(mentions: &[&Named]) -> Option<Entity> {
    let first = mentions.first()?;
    if first.kind == Kind::Date {
        return Some(Entity::bare(Kind::Date, first.listed.clone()));
    }
    let names = seen(mentions.iter().map(|mention| mention.surface.as_str()));
    let roles = seen(mentions.iter().flat_map(|mention| mention.roles.iter().map(String::as_str)));
    // A list may name a body by its acronym where the text has it in full.
    let is_short = |name: &str| name.chars().all(|scalar| scalar.is_ascii_uppercase());
    let listed = mentions.iter().map(|mention| &mention.listed).find(|name| !name.is_empty());
    let name = match listed {
        Some(name) if !is_short(name) => name.clone(),
        _ => canonical(mentions),
    };
    Some(Entity { kind: first.kind, name, names, roles })
}

/// The longest frequent name: most words, then most letters, then the first. Acronyms and names in
/// the script of fewer mentions come last.
fn canonical(mentions: &[&Named]) -> String {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        counts.entry(&mention.surface).or_insert((0, index)).0 += 1;
    }
    let most = counts.values().map(|(count, _)| *count).max().unwrap_or(1);
    let script_of_first = |mention: &Named| mention.words.first().map(|word| super::wording::script_of(word));
    let script = mentions.first().and_then(|mention| script_of_first(mention));
    let rank = |mention: &&&Named| {
        let (count, first) = counts.get(mention.surface.as_str()).copied().unwrap_or((0, 0));
        let frequent = count * RARER_MAX >= most;
        let at_home = script_of_first(mention) == script;
        (frequent && !mention.acronym && at_home, mention.words.len(), count, std::cmp::Reverse(first))
    };
    mentions.iter().max_by_key(rank).map_or_else(String::new, |mention| mention.surface.clone())
}

/// Words with their counts, the most frequent first, then the first.
fn seen<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Seen> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut order: Vec<&str> = Vec::new();
    for word in words {
        let count = counts.entry(word).or_insert(0);
        if *count == 0 {
            order.push(word);
        }
        *count += 1;
    }
    let mut seen: Vec<Seen> = order
        .into_iter()
        .map(|words| Seen { words: words.to_owned(), count: counts.get(words).copied().unwrap_or(0) })
        .collect();
    seen.sort_by_key(|seen| std::cmp::Reverse(seen.count));
    seen.truncate(SEEN_MAX);
    seen
}
