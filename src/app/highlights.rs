//! The highlights pane's content: what the document names, grouped by kind with counts, dates in
//! order of time, the rest by number of mentions.

use std::collections::{BTreeSet, HashMap};

use crate::analysis::{EntityId, Kind};
use crate::text::fold;

use super::open_document::OpenDocument;
use super::state::{Content, ListPlace, State};

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
    },
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

/// Makes the entries again if anything that they depend on changed; the selection stays on its
/// entity.
pub(super) fn refresh(state: &mut State) {
    let stamp = Stamp {
        document: state.current,
        revision: state.open().map_or(0, |open| open.findings.revision),
        filter: state.highlights.filter.clone(),
        collapsed: state.highlights.collapsed.clone(),
        hidden: state.highlights.hidden.clone(),
    };
    if state.highlights.made_for.as_ref() == Some(&stamp) {
        return;
    }
    let same_document = state.highlights.made_for.as_ref().is_some_and(|old| old.document == stamp.document);
    let entries = match state.shelf.get(state.current).map(|slot| &slot.content) {
        Some(Content::Open(open)) => entries_of(open, &state.highlights),
        _ => Vec::new(),
    };
    let selected = state.highlights.entries.get(state.highlights.place.selected).cloned();
    let kept =
        selected.filter(|_| same_document).and_then(|old| entries.iter().position(|new| same_row(new, &old)));
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

fn entries_of(open: &OpenDocument, highlights: &Highlights) -> Vec<Entry> {
    let mut counts: HashMap<EntityId, usize> = HashMap::new();
    for mention in &open.findings.mentions {
        *counts.entry(mention.entity).or_default() += 1;
    }
    let needle = fold(&highlights.filter);
    let mut entries = Vec::new();
    for kind in KINDS.into_iter().filter(|kind| !highlights.hidden.contains(kind)) {
        let mut named = named_of(open, kind, &counts);
        named.retain(|(_, name, _)| needle.is_empty() || fold(name).contains(&needle));
        if named.is_empty() {
            continue;
        }
        // While a filter is typed its finds must be seen, folded away or not.
        let collapsed = highlights.collapsed.contains(&kind) && needle.is_empty();
        entries.push(Entry::Group { kind, count: named.len(), collapsed });
        if !collapsed {
            entries.extend(named.into_iter().map(|(id, name, count)| Entry::Entity {
                id,
                kind,
                name,
                count,
            }));
        }
    }
    entries
}

/// The entities of a kind in the order of the pane: dates by time, others by number of mentions,
/// then by first mention (entities are numbered in reading order).
fn named_of(
    open: &OpenDocument,
    kind: Kind,
    counts: &HashMap<EntityId, usize>,
) -> Vec<(EntityId, String, usize)> {
    let entities = open.findings.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind);
    let mut named: Vec<_> = entities
        .filter_map(|(index, entity)| {
            let id = EntityId(index);
            let count = *counts.get(&id)?;
            Some((id, label_of(open, id, &entity.name), count))
        })
        .collect();
    if kind == Kind::Date {
        let times = times_of(open);
        named.sort_by(|(a, ..), (b, ..)| times.get(a).cmp(&times.get(b)).then(a.cmp(b)));
    } else {
        named.sort_by(|(a, _, more), (b, _, less)| less.cmp(more).then(a.cmp(b)));
    }
    named
}

/// What the list says of an entity: its name. A date without a known year ("XXXX-WXX-4") is shown
/// by the words of the text, which say more to a person; an interval of days within a month in
/// the short form of ISO 8601 ("2025-05-29/31").
fn label_of(open: &OpenDocument, id: EntityId, name: &str) -> String {
    let first = || open.findings.mentions.iter().find(|mention| mention.entity == id);
    let words = |bytes: &std::ops::Range<usize>| open.document.text.get(bytes.clone());
    if let Some(mention) = first().filter(|mention| mention.kind == Kind::Date && name.starts_with('X')) {
        return words(&mention.bytes).unwrap_or(name).to_owned();
    }
    short_interval(name).unwrap_or_else(|| name.to_owned())
}

/// "2025-05-29/2025-05-31" as "2025-05-29/31"; `None` for anything else.
fn short_interval(name: &str) -> Option<String> {
    let (start, end) = name.split_once('/')?;
    let month = start.get(..8).filter(|_| start.len() == 10)?;
    let last = end.strip_prefix(month).filter(|last| last.len() == 2)?;
    Some(format!("{start}/{last}"))
}

/// The first Gregorian day of each date; values without a year ("XXXX-...") come last.
fn times_of(open: &OpenDocument) -> HashMap<EntityId, String> {
    open.findings
        .mentions
        .iter()
        .filter_map(|mention| {
            let timex = mention.timex.as_ref()?;
            let first = timex.gregorian.first().or(timex.value.first())?;
            Some((mention.entity, first.clone()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::short_interval;

    #[test]
    fn only_days_of_one_month_are_shortened() {
        assert_eq!(short_interval("2025-05-29/2025-05-31").as_deref(), Some("2025-05-29/31"));
        // The last has bytes 8 and 9 inside a letter.
        for name in
            ["2025-05-29/2025-06-01", "2025-05/2025-06", "2025-05-29", "\u{627}\u{627}\u{627}a\u{feed}/x"]
        {
            assert_eq!(short_interval(name), None, "{name}");
        }
    }
}
