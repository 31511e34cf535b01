//! The object of one document for other programs; its shape is a promise (README).
//!
//! Offsets are Unicode scalar values, made here and nowhere else.

use serde::Serialize;

use crate::analysis::{Analysis, Hints, Kind, Mention, Seen, Timex, TimexType};
use crate::cli::places::{Place, Scalars};

/// One document.
#[derive(Serialize)]
pub(super) struct Object<'a> {
    pub(super) id: serde_json::Value,
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    pub(super) mentions: Vec<MentionObject<'a>>,
    /// What the mentions name; no dates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entities: Vec<EntityObject<'a>>,
}

/// A thing that is named.
#[derive(Serialize)]
struct EntityObject<'a> {
    kind: &'static str,
    name: &'a str,
    /// Mentions of it, of those in the object.
    count: usize,
    /// The names that the text has for it, the most frequent first.
    names: Vec<&'a str>,
    /// Titles and offices beside its names, the most frequent first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<&'a str>,
}

/// One mention.
#[derive(Serialize)]
pub(super) struct MentionObject<'a> {
    pub(super) kind: &'static str,
    pub(super) start: Scalars,
    pub(super) end: Scalars,
    pub(super) text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) timex: Option<TimexObject<'a>>,
    /// The canonical name; none for dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) entity: Option<&'a str>,
    pub(super) confidence: f32,
    pub(super) rule: &'a str,
}

/// A mention of time.
#[derive(Serialize)]
pub(super) struct TimexObject<'a> {
    pub(super) r#type: &'static str,
    pub(super) value: Value<'a>,
    pub(super) calendar: &'static str,
    pub(super) gregorian: &'a [String],
    /// TIMEX3 mod: START, END, ...
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub(super) modifier: Option<&'static str>,
    /// The Gregorian days may be off by one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) approx: bool,
    /// The day from which a relative value was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) anchor: Option<&'a str>,
    /// What an open value may be.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) candidates: Vec<CandidateObject<'a>>,
}

/// A value that the text's own dates allow for an open one.
#[derive(Serialize)]
pub(super) struct CandidateObject<'a> {
    value: &'a str,
    confidence: f32,
}

/// One value, or both ends of an interval.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Value<'a> {
    One(&'a str),
    Ends(&'a [String]),
}

impl<'a> Object<'a> {
    /// The object of the document `id`.
    pub(super) fn new(
        id: serde_json::Value,
        text: &'a str,
        hints: &'a Hints,
        analysis: &'a Analysis,
    ) -> Self {
        let mut place = Place::start(text);
        let mentions = analysis.mentions.iter();
        Self {
            id,
            language: analysis.language.tag(),
            date: analysis.date.as_deref().or(hints.date.as_deref()),
            mentions: mentions.map(|mention| object_of(mention, text, analysis, &mut place)).collect(),
            entities: entities_of(analysis),
        }
    }
}

/// The entities that have a mention in the analysis, in the order of their first mentions.
fn entities_of(analysis: &Analysis) -> Vec<EntityObject<'_>> {
    let mut counts = vec![0_usize; analysis.entities.len()];
    for mention in &analysis.mentions {
        if let Some(count) = counts.get_mut(mention.entity.0) {
            *count += 1;
        }
    }
    let named = analysis.entities.iter().zip(counts);
    let named = named.filter(|(entity, count)| entity.kind != Kind::Date && *count > 0);
    named
        .map(|(entity, count)| EntityObject {
            kind: kind_name(entity.kind),
            name: &entity.name,
            count,
            names: words_of(&entity.names),
            roles: words_of(&entity.roles),
        })
        .collect()
}

fn words_of(seen: &[Seen]) -> Vec<&str> {
    seen.iter().map(|seen| &*seen.words).collect()
}

fn object_of<'a>(
    mention: &'a Mention,
    text: &'a str,
    analysis: &'a Analysis,
    place: &mut Place<'_>,
) -> MentionObject<'a> {
    let entity = analysis.entities.get(mention.entity.0);
    MentionObject {
        kind: kind_name(mention.kind),
        start: place.go(mention.bytes.start).scalars,
        end: place.go(mention.bytes.end).scalars,
        text: text.get(mention.bytes.clone()).unwrap_or_default(),
        timex: mention.timex.as_ref().map(timex_of),
        entity: entity.filter(|_| mention.kind != Kind::Date).map(|entity| &*entity.name),
        confidence: mention.confidence,
        rule: &mention.rule,
    }
}

fn timex_of(timex: &Timex) -> TimexObject<'_> {
    let value = match &*timex.value {
        [one] => Value::One(one),
        ends => Value::Ends(ends),
    };
    TimexObject {
        r#type: kind_of_time(timex.r#type),
        value,
        calendar: timex.calendar,
        gregorian: &timex.gregorian,
        modifier: timex.modifier,
        approx: timex.approx,
        anchor: timex.anchor.as_deref(),
        candidates: timex
            .candidates
            .iter()
            .map(|guess| CandidateObject { value: &guess.value, confidence: guess.confidence })
            .collect(),
    }
}

/// The name of a kind of time in all outputs.
pub(super) fn kind_of_time(kind: TimexType) -> &'static str {
    match kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
        TimexType::Interval => "INTERVAL",
    }
}

/// The name of a kind in all outputs.
pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "date",
        Kind::Person => "person",
        Kind::Place => "place",
        Kind::Organization => "organization",
        Kind::Other => "other",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::analysis::{Entity, EntityId, Language};

    /// "8 يوليو, Paris.": a date and a place, found by hand.
    pub(in crate::cli::analyze) fn sample() -> (&'static str, Analysis) {
        let text = "8 \u{64A}\u{648}\u{644}\u{64A}\u{648}, Paris.";
        let timex = Timex {
            r#type: TimexType::Interval,
            value: vec!["2025-07-08".to_owned(), "2025-07-09".to_owned()],
            calendar: "gregorian",
            gregorian: vec!["2025-07-08".to_owned(), "2025-07-09".to_owned()],
            ..Timex::default()
        };
        let date = Mention {
            bytes: 0..12,
            kind: Kind::Date,
            entity: EntityId(0),
            timex: Some(timex),
            rule: "ar.day-month".to_owned(),
            confidence: 0.98,
            link: None,
            evidence: Vec::new(),
        };
        let place = Mention {
            bytes: 14..19,
            kind: Kind::Place,
            entity: EntityId(1),
            timex: None,
            rule: "gazetteer".to_owned(),
            confidence: 0.5,
            link: None,
            evidence: Vec::new(),
        };
        let entity = |kind, name: &str| Entity::bare(kind, name.to_owned());
        let analysis = Analysis {
            language: Language::Arabic,
            date: None,
            mentions: vec![date, place],
            entities: vec![entity(Kind::Date, "2025-07-08/2025-07-09"), entity(Kind::Place, "Paris, \"FR\"")],
        };
        (text, analysis)
    }

    #[test]
    fn the_object_has_the_promised_shape() {
        let (text, analysis) = sample();
        let hints = Hints { date: Some("2025-07-01".to_owned()), ..Hints::default() };
        let object = Object::new("a1".into(), text, &hints, &analysis);
        let wanted = concat!(
            r#"{"id":"a1","language":"ar","date":"2025-07-01","mentions":["#,
            "{\"kind\":\"date\",\"start\":0,\"end\":7,\"text\":\"8 \u{64A}\u{648}\u{644}\u{64A}\u{648}\",",
            r#""timex":{"type":"INTERVAL","value":["2025-07-08","2025-07-09"],"calendar":"gregorian","#,
            r#""gregorian":["2025-07-08","2025-07-09"]},"confidence":0.98,"rule":"ar.day-month"},"#,
            r#"{"kind":"place","start":9,"end":14,"text":"Paris","entity":"Paris, \"FR\"","confidence":0.5,"rule":"gazetteer"}],"#,
            r#""entities":[{"kind":"place","name":"Paris, \"FR\"","count":1,"names":[]}]}"#,
        );
        assert_eq!(serde_json::to_string(&object).expect("serializes"), wanted);
    }
}
