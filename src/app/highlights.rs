//! The highlights pane's content: what the document names, grouped by kind with counts, dates in
//! order of time, the rest by number of mentions.

use std::collections::{BTreeSet, HashMap};

use crate::analysis::{Entity, EntityId, Kind, Period, Timex};
use crate::text::fold;

use super::open_document::OpenDocument;
use super::state::{Content, ListPlace, State};
use super::threshold::Threshold;
use super::when::{self, When, short_interval};

/// The kinds in the order in which the pane shows them.
pub(super) const KINDS: [Kind; 5] = [Kind::Date, Kind::Person, Kind::Place, Kind::Organization, Kind::Other];

/// A row of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The heading of a kind, with the number of its entities.
    Group {
        /// Which kind.
        kind: Kind,
        /// How many different things of it are named.
        count: usize,
        /// Its entries are folded away.
        collapsed: bool,
    },
    /// A thing that is named.
    Entity {
        /// Which one.
        id: EntityId,
        /// Its kind.
        kind: Kind,
        /// Its canonical name, or the normalized value of a date.
        name: String,
        /// How many mentions it has.
        count: usize,
        /// Of a date: where it stands in time.
        when: Option<When>,
        /// The title or office that stands beside its names most often.
        role: String,
        /// None of its mentions is much surer than it must be.
        doubtful: bool,
    },
}

/// What was typed to filter the highlights: a part of a name, and for dates a year or a period.
#[derive(Clone, Debug, Default)]
pub(super) struct DateFilter {
    needle: String,
    period: Option<Period>,
}

impl DateFilter {
    /// Reads what was typed.
    pub(super) fn new(typed: &str) -> Self {
        let needle = fold(typed.trim());
        let period = if needle.is_empty() { None } else { Period::parse(typed).ok() };
        Self { needle, period }
    }

    /// Whether a name has the typed letters in it, or a date lies in the typed period.
    pub(super) fn lets_through(&self, name: &str, timex: Option<&Timex>) -> bool {
        self.needle.is_empty()
            || fold(name).contains(&self.needle)
            || self.period.as_ref().zip(timex).is_some_and(|(period, timex)| period.overlaps(timex))
    }

    /// Whether another name of an entity or one of its roles has the typed letters in it.
    fn finds_in(&self, entity: &Entity) -> bool {
        let seen = entity.names.iter().chain(&entity.roles);
        seen.into_iter().any(|seen| fold(&seen.words).contains(&self.needle))
    }
}

/// The highlights pane.
#[derive(Debug, Default)]
pub struct Highlights {
    /// The selected row and the first visible one.
    pub place: ListPlace,
    /// Only names that contain this, folded.
    pub filter: String,
    /// Kinds whose entries are folded away.
    pub collapsed: BTreeSet<Kind>,
    /// Kinds that are marked neither here nor in the text.
    pub hidden: BTreeSet<Kind>,
    /// The entity whose mentions stay lit while one reads.
    pub lit: Option<EntityId>,
    /// The rows, made by `refresh`.
    pub entries: Vec<Entry>,
    made_for: Option<Stamp>,
}

/// What the entries were made from; they are made again when it differs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    document: usize,
    revision: u64,
    filter: String,
    collapsed: BTreeSet<Kind>,
    hidden: BTreeSet<Kind>,
    threshold: Threshold,
}

impl Highlights {
    /// The entity on which the selection stands.
    pub fn selected_entity(&self) -> Option<EntityId> {
        match self.entries.get(self.place.selected) {
            Some(Entry::Entity { id, .. }) => Some(*id),
            _ => None,
        }
    }
}

impl Highlights {
    /// Keeps the selection and the lit entity on their things when entities got other numbers.
    pub(super) fn rename(&mut self, renamed: &HashMap<EntityId, EntityId>) {
        self.lit = self.lit.and_then(|id| renamed.get(&id).copied());
        let selected = self.place.selected;
        if let Some(Entry::Entity { id, .. }) = self.entries.get_mut(selected)
            && let Some(new) = renamed.get(id)
        {
            *id = *new;
        }
    }
}

/// Makes the entries again if anything that they depend on changed; the selection stays on its
/// entity.
pub(super) fn refresh(state: &mut State) {
    let stamp = Stamp {
        document: state.current,
        revision: state.open().map_or(0, |open| open.findings.revision),
        filter: state.highlights.filter.clone(),
        collapsed: state.highlights.collapsed.clone(),
        hidden: state.highlights.hidden.clone(),
        threshold: state.threshold,
    };
    if state.highlights.made_for.as_ref() == Some(&stamp) {
        return;
    }
    let same_document = state.highlights.made_for.as_ref().is_some_and(|old| old.document == stamp.document);
    let entries = match state.shelf.get(state.current).map(|slot| &slot.content) {
        Some(Content::Open(open)) => entries_of(open, &state.highlights, state.threshold),
        _ => Vec::new(),
    };
    let selected = state.highlights.entries.get(state.highlights.place.selected).cloned();
    // Who has not moved yet stays at the start, whatever is found first.
    let moved = same_document && state.highlights.place.selected > 0;
    let kept = selected.filter(|_| moved).and_then(|old| entries.iter().position(|new| same_row(new, &old)));
    let highlights = &mut state.highlights;
    let position = match kept {
        Some(position) => position,
        None if same_document => highlights.place.selected.min(entries.len().saturating_sub(1)),
        None => 0,
    };
    // What a filter finds are things that are named: the selection goes to one, not to a heading.
    let is_heading = matches!(entries.get(position), Some(Entry::Group { .. }));
    let filtered = !highlights.filter.is_empty();
    highlights.place.selected = position + usize::from(filtered && is_heading);
    highlights.entries = entries;
    highlights.made_for = Some(stamp);
}

fn same_row(new: &Entry, old: &Entry) -> bool {
    match (new, old) {
        (Entry::Group { kind: new, .. }, Entry::Group { kind: old, .. }) => new == old,
        (Entry::Entity { id: new, .. }, Entry::Entity { id: old, .. }) => new == old,
        _ => false,
    }
}

/// An entity that is to be listed.
struct Named<'a> {
    id: EntityId,
    entity: &'a Entity,
    label: String,
    mentioned: Mentioned<'a>,
}

/// What the mentions of an entity say of it.
#[derive(Clone, Copy)]
struct Mentioned<'a> {
    count: usize,
    timex: Option<&'a Timex>,
    doubtful: bool,
}

fn entries_of(open: &OpenDocument, highlights: &Highlights, threshold: Threshold) -> Vec<Entry> {
    let mut mentioned: HashMap<EntityId, Mentioned<'_>> = HashMap::new();
    for mention in open.findings.mentions.iter().filter(|mention| threshold.admits(mention)) {
        let timex = mention.timex.as_ref();
        let first = Mentioned { count: 0, timex, doubtful: true };
        let entity = mentioned.entry(mention.entity).or_insert(first);
        entity.count += 1;
        entity.doubtful &= threshold.is_near(mention);
    }
    let filter = DateFilter::new(&highlights.filter);
    let mut entries = Vec::new();
    for kind in KINDS.into_iter().filter(|kind| !highlights.hidden.contains(kind)) {
        let mut named = named_of(open, kind, &mentioned);
        named.retain(|named| {
            filter.lets_through(&named.label, named.mentioned.timex) || filter.finds_in(named.entity)
        });
        if named.is_empty() {
            continue;
        }
        // While a filter is typed its finds must be seen, folded away or not.
        let collapsed = highlights.collapsed.contains(&kind) && filter.needle.is_empty();
        entries.push(Entry::Group { kind, count: named.len(), collapsed });
        if !collapsed {
            entries.extend(entities(kind, named));
        }
    }
    entries
}

fn entities(kind: Kind, named: Vec<Named<'_>>) -> Vec<Entry> {
    let mut whens = when::relate(named.iter().filter_map(|named| named.mentioned.timex)).into_iter();
    let entry = |named: Named<'_>| Entry::Entity {
        id: named.id,
        kind,
        when: named.mentioned.timex.and_then(|_| whens.next()),
        name: named.label,
        count: named.mentioned.count,
        role: named.entity.roles.first().map_or_else(String::new, |role| role.words.clone()),
        doubtful: named.mentioned.doubtful,
    };
    named.into_iter().map(entry).collect()
}

/// The entities of a kind in the order of the pane: dates by time, others by number of mentions,
/// then by first mention (entities are numbered in reading order).
fn named_of<'a>(
    open: &'a OpenDocument,
    kind: Kind,
    mentioned: &HashMap<EntityId, Mentioned<'a>>,
) -> Vec<Named<'a>> {
    let entities = open.findings.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind);
    let mut named: Vec<_> = entities
        .filter_map(|(index, entity)| {
            let id = EntityId(index);
            let mentioned = *mentioned.get(&id)?;
            let label = label_of(open, id, &entity.name, mentioned.timex);
            Some(Named { id, entity, label, mentioned })
        })
        .collect();
    if kind == Kind::Date {
        named.sort_by_cached_key(|named| (named.mentioned.timex.map(when::order), named.id));
    } else {
        named.sort_by_key(|named| (std::cmp::Reverse(named.mentioned.count), named.id));
    }
    named
}

/// What the list says of an entity: its name. A date without a place in time ("XXXX-WXX-4", "P3D")
/// is shown by the words of the text, which say more to a person; an interval
/// in the short form of ISO 8601 ("2025-05-29/31").
pub(super) fn label_of(open: &OpenDocument, id: EntityId, name: &str, timex: Option<&Timex>) -> String {
    if timex.is_some_and(|timex| timex.days().is_none()) {
        let first = open.findings.mentions.iter().find(|mention| mention.entity == id);
        let words = first.map(|mention| open.document.text.get(mention.bytes.clone()));
        return words.map_or_else(|| name.to_owned(), std::borrow::Cow::into_owned);
    }
    short_interval(name)
}
