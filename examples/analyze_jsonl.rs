//! Reads `{"id","text","date","lang"}` lines and writes the mentions found, for scoring.

use std::io::{BufRead, Write};
use std::sync::atomic::AtomicBool;

use qari::analysis::{Hints, Kind, Language, TimexType, analyze};
use serde_json::{Value, json};

fn main() -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let text = case["text"].as_str().unwrap_or_default();
        let hints = Hints {
            language: case["lang"].as_str().and_then(Language::from_tag),
            date: case["date"].as_str().map(str::to_owned),
        };
        let found = analyze(text, &hints, &AtomicBool::new(false), &mut |_, _| {});
        let scalars = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        let mentions: Vec<Value> = found
            .mentions
            .iter()
            .map(|mention| {
                json!({
                    "kind": kind(mention.kind),
                    "start": scalars(mention.bytes.start),
                    "end": scalars(mention.bytes.end),
                    "text": text.get(mention.bytes.clone()),
                    "rule": mention.rule,
                    "confidence": mention.confidence,
                    "entity": found.entities.get(mention.entity.0).map(|entity| &entity.name),
                    "timex": mention.timex.as_ref().map(|timex| json!({
                        "type": if timex.r#type == TimexType::Interval { "INTERVAL" } else { "DATE" },
                        "value": if timex.value.len() == 1 { json!(timex.value[0]) } else { json!(timex.value) },
                    })),
                })
            })
            .collect();
        writeln!(
            out,
            "{}",
            json!({"id": case["id"], "language": found.language.tag(), "mentions": mentions})
        )?;
    }
    Ok(())
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "date",
        Kind::Person => "person",
        Kind::Place => "place",
        Kind::Organization => "organization",
        Kind::Other => "other",
    }
}
