//! Documents in which every name and the thing that it names are written down, and how well a
//! linking agrees with them.
//!
//! B-cubed: for each mention, how much of what stands under its entity belongs there (precision),
//! and how much of what belongs to it stands there (recall); the means of all mentions. A found
//! mention that is none counts as wrong for precision, a missed one for recall.

use std::collections::HashMap;
use std::ops::Range;

use crate::analysis::{Analysis, Kind};

/// A document with its names.
pub(super) struct Gold {
    /// Name for messages.
    pub(super) name: String,
    /// The text.
    pub(super) text: String,
    /// In reading order: bytes, kind, the thing.
    pub(super) names: Vec<(Range<usize>, Kind, String)>,
    /// Names that may be found or not.
    pub(super) optional: Vec<Range<usize>>,
}

impl Gold {
    /// Reads a document of `tests/data/linking`.
    pub(super) fn read(name: &str, file: &str) -> Self {
        let (text, list) = file.split_once("\nnames\n").expect("a list of names");
        let mut names = Vec::new();
        let mut thing = "";
        let mut at = 0;
        for line in list.lines() {
            let Some(words) = line.strip_prefix("  ") else {
                thing = line;
                continue;
            };
            let start =
                at + text[at..].find(words).unwrap_or_else(|| panic!("{name}: no {words} after {at}"));
            at = start + words.len();
            names.push((start..at, kind(thing), thing.to_owned()));
        }
        Self { name: name.to_owned(), text: text.to_owned(), names, optional: Vec::new() }
    }

    /// Reads a line of a file for the scorer of names; of nested names the longest counts.
    pub(super) fn of_json(line: &str) -> Self {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = value["text"].as_str().expect("text").to_owned();
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let (mut names, mut optional) = (Vec::new(), Vec::new());
        for mention in value["mentions"].as_array().expect("mentions") {
            let place =
                |end: &str| bytes[usize::try_from(mention[end].as_u64().expect("place")).expect("fits")];
            let range = place("start")..place("end");
            if mention["optional"] == true {
                optional.push(range);
            } else {
                let word = mention["kind"].as_str().expect("kind");
                names.push((range, kind(word), mention["entity"].to_string()));
            }
        }
        Self { name: "json".to_owned(), text, names, optional }
    }
}

fn kind(thing: &str) -> Kind {
    match thing.split(' ').next() {
        Some("person") => Kind::Person,
        Some("place") => Kind::Place,
        Some("organization") => Kind::Organization,
        Some("other") => Kind::Other,
        _ => panic!("no kind: {thing}"),
    }
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score {
    pub(super) precision: f64,
    pub(super) recall: f64,
}

impl Score {
    /// The harmonic mean.
    pub(super) fn f1(self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall).max(f64::MIN_POSITIVE)
    }
}

/// How well an analysis agrees with a document; dates do not count.
pub(super) fn b_cubed(gold: &Gold, analysis: &Analysis) -> Score {
    let things: HashMap<(usize, usize), &str> =
        gold.names.iter().map(|(bytes, _, thing)| ((bytes.start, bytes.end), thing.as_str())).collect();
    let found: Vec<((usize, usize), String)> = analysis
        .mentions
        .iter()
        .filter(|mention| mention.kind != Kind::Date && !gold.optional.contains(&mention.bytes))
        .map(|mention| ((mention.bytes.start, mention.bytes.end), mention.entity.0.to_string()))
        .collect();
    let entities: HashMap<(usize, usize), &str> =
        found.iter().map(|(bytes, entity)| (*bytes, entity.as_str())).collect();
    Score { precision: mean(&entities, &things), recall: mean(&things, &entities) }
}

/// For each place of `one`: how much of its set stands in the set that `other` has it in.
fn mean(one: &HashMap<(usize, usize), &str>, other: &HashMap<(usize, usize), &str>) -> f64 {
    let mut sets: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (bytes, entity) in one {
        sets.entry(entity).or_default().push(*bytes);
    }
    let share = |(bytes, entity): (&(usize, usize), &&str)| {
        let Some(there) = other.get(bytes) else { return 0.0 };
        let set = &sets[*entity];
        let same = set.iter().filter(|bytes| other.get(bytes) == Some(there)).count();
        number(same) / number(set.len())
    };
    one.iter().map(share).sum::<f64>() / number(one.len().max(1))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
