//! The explanation of a mention: what it stands for, what it was worked out from, which rule found
//! it and how sure that is.
//!
//! In: a mention of the open document. Out: lines of a label and what it says, in the language of
//! the interface.

use std::sync::atomic::AtomicBool;

use crate::analysis::{EntityId, Guess, Hints, Kind, Mention, Timex, TimexType, analyze};

use super::entity_card;
use super::open_document::OpenDocument;
use super::state::State;
use super::when::days_label;

/// Names of other dates that a line lists at most; the rest is counted.
const NAMES_MAX: usize = 6;

/// Bytes of a paragraph that is looked through again for what spoke for a name, at most: a card must
/// come up at once.
const EXPLAINED_BYTES_MAX: usize = 16 * 1024;

/// A line of the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// What it is about.
    pub label: String,
    /// What it says: words of the document (raw), a value, or words of the interface.
    pub value: String,
    /// The entity that it names: one can go on to its card.
    pub target: Option<EntityId>,
}

/// What is known of a mention.
pub(super) fn lines(state: &State, mention: &Mention) -> Vec<CardLine> {
    let Some(open) = state.open() else { return Vec::new() };
    let mut card = Card { state, lines: Vec::new() };
    card.add("card-words", open.document.text.get(mention.bytes.clone()).into_owned());
    card.add("card-kind", state.texts.get(kind_id(mention)));
    match &mention.timex {
        Some(timex) => card.time(open, mention, timex),
        None => entity_card::add(&mut card, open, mention),
    }
    let (number, count) = open.ordinal_of(mention.entity, mention.bytes.start, state.threshold);
    card.add("card-mentions", format!("{number}/{count}"));
    card.add("card-rule", mention.rule.clone());
    card.add("card-confidence", format!("{:.0} %", mention.confidence * 100.0));
    for (index, reason) in evidence(open, mention).into_iter().enumerate() {
        card.add(if index == 0 { "card-evidence" } else { "" }, reason);
    }
    card.lines
}

/// What spoke for a name. It is not kept while one reads: its paragraph is looked through once more.
fn evidence(open: &OpenDocument, mention: &Mention) -> Vec<String> {
    let bytes = open.division.at(mention.bytes.start).bytes;
    if mention.kind == Kind::Date || bytes.len() > EXPLAINED_BYTES_MAX {
        return Vec::new();
    }
    let text = open.document.text.get(bytes.clone());
    let hints = Hints { language: open.findings.language, explain: true, ..Hints::default() };
    let found = analyze(&text, &hints, &AtomicBool::new(false), &mut |_, _| {});
    let same = |other: &&mut Mention| {
        other.kind == mention.kind && bytes.start + other.bytes.start == mention.bytes.start
    };
    let mut mentions = found.mentions;
    mentions.iter_mut().find(same).map_or_else(Vec::new, |same| std::mem::take(&mut same.evidence))
}

/// A card that is being written.
pub(super) struct Card<'a> {
    /// What the program knows.
    pub(super) state: &'a State,
    lines: Vec<CardLine>,
}

impl Card<'_> {
    /// Adds a line; `label` is the id of an interface text, or empty when the line goes on.
    pub(super) fn add(&mut self, label: &str, value: String) {
        let label = if label.is_empty() { String::new() } else { self.state.texts.get(label) };
        self.lines.push(CardLine { label, value, target: None });
    }

    /// Adds a line about an entity.
    pub(super) fn add_target(&mut self, label: &str, value: String, target: EntityId) {
        self.add(label, value);
        if let Some(line) = self.lines.last_mut() {
            line.target = Some(target);
        }
    }

    fn time(&mut self, open: &OpenDocument, mention: &Mention, timex: &Timex) {
        self.add("card-value", timex.value.join("/"));
        match timex.days() {
            Some(days) if timex.approx => {
                let days = days_label(&days);
                self.add("card-gregorian", self.state.texts.with("card-about-a-day", &[("days", &days)]));
            }
            Some(days) => self.add("card-gregorian", days_label(&days)),
            None if matches!(timex.r#type, TimexType::Date | TimexType::Time | TimexType::Interval) => {
                self.add("card-gregorian", self.state.texts.get("card-no-year"));
            }
            None => {}
        }
        if let Some(modifier) = timex.modifier {
            self.add("card-modifier", modifier.to_owned());
        }
        if let Some(anchor) = &timex.anchor {
            self.add("card-anchor", anchor.clone());
        }
        if !timex.candidates.is_empty() {
            let guess = |guess: &Guess| format!("{} ({:.0} %)", guess.value, guess.confidence * 100.0);
            self.add("card-candidates", timex.candidates.iter().map(guess).collect::<Vec<_>>().join(", "));
        }
        self.neighbours(open, mention, timex);
    }

    /// The dates that it lies in, that lie in it, and that it overlaps otherwise.
    fn neighbours(&mut self, open: &OpenDocument, mention: &Mention, timex: &Timex) {
        let Some(days) = timex.days() else { return };
        let (mut holding, mut held, mut crossing) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = std::collections::HashSet::from([mention.entity]);
        for other in &open.findings.mentions {
            let Some(those) = other.timex.as_ref().and_then(Timex::days) else { continue };
            if those == days || those.start() > days.end() || days.start() > those.end() {
                continue;
            }
            if !seen.insert(other.entity) {
                continue;
            }
            let inside = those.start() >= days.start() && those.end() <= days.end();
            let around = those.start() <= days.start() && those.end() >= days.end();
            let group = if around {
                &mut holding
            } else if inside {
                &mut held
            } else {
                &mut crossing
            };
            group.push(name_of(open, other));
        }
        for (label, names) in [("card-lies-in", holding), ("card-holds", held), ("card-overlaps", crossing)] {
            if !names.is_empty() {
                self.add(label, shortened(&names));
            }
        }
    }
}

/// Names with commas between them; of many the first ones and how many more there are.
fn shortened(names: &[String]) -> String {
    let shown = names.iter().take(NAMES_MAX).cloned().collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(NAMES_MAX) {
        Some(more @ 1..) => format!("{shown} +{more}"),
        _ => shown,
    }
}

fn name_of(open: &OpenDocument, mention: &Mention) -> String {
    open.findings.entities.get(mention.entity.0).map_or_else(String::new, |entity| entity.name.clone())
}

/// The interface text that names a kind of mention, and of a date the kind of time.
fn kind_id(mention: &Mention) -> &'static str {
    match (mention.kind, mention.timex.as_ref().map(|timex| timex.r#type)) {
        (Kind::Date, Some(TimexType::Time)) => "card-time",
        (Kind::Date, Some(TimexType::Duration)) => "card-duration",
        (Kind::Date, Some(TimexType::Set)) => "card-set",
        (Kind::Date, Some(TimexType::Interval)) => "card-interval",
        (Kind::Date, _) => "card-date",
        (Kind::Person, _) => "card-person",
        (Kind::Place, _) => "card-place",
        (Kind::Organization, _) => "card-organization",
        (Kind::Other, _) => "card-other",
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn many_names_are_counted() {
        let names: Vec<String> = (1..=8).map(|year| format!("200{year}")).collect();
        assert_eq!(shortened(&names[..2]), "2001, 2002");
        assert!(shortened(&names).ends_with("2006 +2"));
    }
}
