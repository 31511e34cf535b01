//! What the card of a name says of its entity: the names seen, roles, where it is named first, dates
//! and other names in the same sentences.
//!
//! In: the open document and a mention. Out: lines, those of other entities with their number, so
//! that one can go on to them.

use std::collections::{HashMap, HashSet};

use crate::analysis::{EntityId, Kind, Link, Mention, Seen};

use super::card::Card;
use super::highlights::label_of;
use super::open_document::OpenDocument;

/// Names, roles, dates or neighbours that are listed at most; the rest is counted.
const LISTED_MAX: usize = 6;

/// Mentions whose sentences are looked through, at most: a card must come up at once.
const SENTENCES_MAX: usize = 400;

/// Scalars before the first mention that are shown with it, and bytes after it.
const BEFORE_SCALARS: usize = 12;
const AFTER_BYTES: usize = 120;

/// Adds the lines of a name's entity to a card.
pub(super) fn add(card: &mut Card<'_>, open: &OpenDocument, mention: &Mention) {
    let Some(entity) = open.findings.entities.get(mention.entity.0) else { return };
    card.add("card-name", entity.name.clone());
    add_seen(card, "card-names", &entity.names);
    add_seen(card, "card-roles", &entity.roles);
    if let Some(first) = open.findings.mentions.iter().find(|other| other.entity == mention.entity) {
        card.add("card-first", first_mention(open, first));
    }
    let (dates, names) = neighbours(card, open, mention.entity);
    add_neighbours(card, open, "card-dates", &dates);
    add_neighbours(card, open, "card-together", &names);
    if let Some(link) = mention.link {
        card.add("card-link", card.state.texts.get(link_id(link)));
    }
}

fn add_seen(card: &mut Card<'_>, label: &str, seen: &[Seen]) {
    for (index, seen) in seen.iter().take(LISTED_MAX).enumerate() {
        card.add(if index == 0 { label } else { "" }, counted(&seen.words, seen.count));
    }
    add_rest(card, seen.len());
}

/// How many more there are than are listed.
fn add_rest(card: &mut Card<'_>, len: usize) {
    if let Some(more @ 1..) = len.checked_sub(LISTED_MAX) {
        card.add("", format!("+{more}"));
    }
}

fn counted(words: &str, count: usize) -> String {
    format!("{words} \u{D7}{count}")
}

/// How far in the text it stands, and its words.
fn first_mention(open: &OpenDocument, first: &Mention) -> String {
    let text = &open.document.text;
    let percent = first.bytes.start * 100 / text.len().max(1);
    let excerpt = open.excerpt(&first.bytes, AFTER_BYTES, BEFORE_SCALARS);
    let words = text.get(excerpt).split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{percent} % \u{B7} {words}")
}

/// Entities with the number of sentences that they share with another, most first.
type Counted = Vec<(EntityId, usize)>;

/// The dates and the other names in the sentences of an entity.
fn neighbours(card: &Card<'_>, open: &OpenDocument, entity: EntityId) -> (Counted, Counted) {
    let mut counts: HashMap<(bool, EntityId), usize> = HashMap::new();
    let mut looked_to = 0;
    let threshold = card.state.threshold;
    let own =
        open.findings.mentions.iter().filter(|mention| mention.entity == entity && threshold.admits(mention));
    for mention in own.take(SENTENCES_MAX) {
        // Two mentions in one sentence count it once.
        if mention.bytes.start < looked_to {
            continue;
        }
        let sentence = open.sentence_of(&mention.bytes);
        looked_to = sentence.end;
        let others = open.mentions_in(sentence).iter();
        let others: HashSet<(bool, EntityId)> = others
            .filter(|other| other.entity != entity && threshold.admits(other))
            .map(|other| (other.kind == Kind::Date, other.entity))
            .collect();
        for other in others {
            *counts.entry(other).or_insert(0) += 1;
        }
    }
    let of = |dates: bool| {
        let mut found: Counted =
            counts.iter().filter(|((is, _), _)| *is == dates).map(|((_, id), count)| (*id, *count)).collect();
        found.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
        found
    };
    (of(true), of(false))
}

fn add_neighbours(card: &mut Card<'_>, open: &OpenDocument, label: &str, counted_entities: &Counted) {
    for (index, (id, count)) in counted_entities.iter().take(LISTED_MAX).enumerate() {
        let name = open.findings.entities.get(id.0).map_or("", |entity| &*entity.name);
        let timex = open.findings.mentions.iter().find(|mention| mention.entity == *id);
        let label_of = label_of(open, *id, name, timex.and_then(|mention| mention.timex.as_ref()));
        card.add_target(if index == 0 { label } else { "" }, counted(&label_of, *count), *id);
    }
    add_rest(card, counted_entities.len());
}

/// The interface text that tells why a mention belongs to its entity.
fn link_id(link: Link) -> &'static str {
    match link {
        Link::SameName => "link-same-name",
        Link::SameRow => "link-same-row",
        Link::PartOfName => "link-part",
        Link::Acronym => "link-acronym",
        Link::Twin => "link-twin",
        Link::Code => "link-code",
    }
}
