//! What holds for every analysis, whatever the text.

use super::boundaries;
use super::dates;
use super::mention::{Analysis, Kind};

/// The first law that an analysis of `text` breaks, or nothing: mentions are sorted, inside the
/// text, not empty, not overlapping, on cluster boundaries; each names an entity of its kind that
/// exists; dates and only dates have a value that
/// is one; confidence is from 0 to 1.
pub fn check(text: &str, analysis: &Analysis) -> Result<(), String> {
    let mut reached = 0;
    for mention in &analysis.mentions {
        let bytes = &mention.bytes;
        let told = |law: &str| Err(format!("{law}: {bytes:?} of {}, rule {}", text.len(), mention.rule));
        if bytes.start < reached {
            return told("mentions overlap or are not sorted");
        }
        if text.get(bytes.clone()).is_none_or(str::is_empty) {
            return told("a mention is empty or outside the text");
        }
        if !boundaries::is_boundary(text, bytes.start) || !boundaries::is_boundary(text, bytes.end) {
            return told("a mention cuts a cluster");
        }
        if analysis.entities.get(mention.entity.0).is_none_or(|entity| entity.kind != mention.kind) {
            return told("a mention names no entity of its kind");
        }
        if mention.timex.is_some() != (mention.kind == Kind::Date) {
            return told("a date without value, or a value without date");
        }
        if mention.timex.as_ref().is_some_and(|timex| timex.value.is_empty()) {
            return told("an empty value");
        }
        if mention.timex.as_ref().is_some_and(|timex| !timex.value.iter().all(|value| dates::is_value(value)))
        {
            return told("a value that is none");
        }
        if !(0.0..=1.0).contains(&mention.confidence) {
            return told("a confidence that is none");
        }
        reached = bytes.end;
    }
    Ok(())
}
