//! Mentions as a table for people: aligned by what is shown, right-to-left text in visual order
//! on a terminal.

use crate::analysis::{Analysis, Link, Mention, Timex};
use crate::cli::output::Output;
use crate::cli::places::Place;
use crate::cli::plain;
use crate::cli::rows;

use super::objects::{kind_name, kind_of_time};

const GAP: &str = "  ";
const KIND_CELLS: u16 = 12;
const LINE_CELLS: u16 = 5;
/// Columns that a text has at least, however narrow the terminal is.
const TEXT_CELLS_MIN: u16 = 12;

/// Writes the mentions of a document in reading order: line, kind, entity or value, text.
pub(super) fn write(
    out: &mut Output,
    heading: Option<&str>,
    text: &str,
    analysis: &Analysis,
    columns: u16,
) -> anyhow::Result<()> {
    if let Some(name) = heading {
        let line = format!("==> {} <==", field(name, columns.saturating_sub(8), out, false));
        out.write(&format!("{}\n", rows::bold(&line, out.colours)))?;
    }
    let value_cells = (columns / 3).max(TEXT_CELLS_MIN);
    let taken = LINE_CELLS + KIND_CELLS + value_cells + 3 * GAP.len() as u16;
    let text_cells = columns.saturating_sub(taken).max(TEXT_CELLS_MIN);
    let mut place = Place::start(text);
    for mention in &analysis.mentions {
        let line = place.go(mention.bytes.start).line;
        let kind = kind_name(mention.kind);
        let value = field(name_of(mention, analysis), value_cells, out, true);
        let named = field(text_of(mention, text), text_cells, out, false);
        out.write(&format!("{line:>5}{GAP}{kind:<12}{GAP}{value}{GAP}{named}\n"))?;
    }
    if heading.is_some() {
        out.write("\n")?;
    }
    Ok(())
}

/// Writes which rule found what in a text: rule, kind, value or entity, confidence, text.
pub(super) fn explain(out: &mut Output, text: &str, analysis: &Analysis, columns: u16) -> anyhow::Result<()> {
    out.write(&format!("language {}\n", analysis.language.tag()))?;
    if let Some(date) = &analysis.date {
        out.write(&format!("document date {date}\n"))?;
    }
    if analysis.mentions.is_empty() {
        out.write("no rule matched\n")?;
    }
    for mention in &analysis.mentions {
        let kind = kind_name(mention.kind);
        let value = field(name_of(mention, analysis), columns / 3, out, true);
        let named = field(text_of(mention, text), columns, out, false);
        let (rule, confidence) = (&mention.rule, mention.confidence);
        out.write(&format!("{rule:<32}{GAP}{kind:<12}{GAP}{value}{GAP}{confidence:.2}{GAP}{named}\n"))?;
        if let Some(timex) = &mention.timex {
            explain_time(out, timex)?;
        }
        explain_name(out, mention, columns)?;
    }
    Ok(())
}

/// Why a mention belongs to its entity, and what spoke for it.
fn explain_name(out: &mut Output, mention: &Mention, columns: u16) -> anyhow::Result<()> {
    let link = mention.link.filter(|_| mention.timex.is_none()).map(Link::name);
    for reason in link.into_iter().chain(mention.evidence.iter().map(String::as_str)) {
        let reason = field(reason, columns, out, false);
        out.write(&format!("{:<32}{GAP}{reason}\n", ""))?;
    }
    Ok(())
}

/// What lies behind a value: its own calendar, the Gregorian days, the day that a relative one
/// starts from, what qualifies it, and what else the text allows.
fn explain_time(out: &mut Output, timex: &Timex) -> anyhow::Result<()> {
    let calendar = (timex.calendar != "gregorian").then(|| format!("{} calendar", timex.calendar));
    let days = match &*timex.gregorian {
        [first, last] if first == last => Some(format!("gregorian {first}")),
        [first, last] => Some(format!("gregorian {first} to {last}")),
        _ => None,
    };
    let near = if timex.approx { ", \u{B1}1 day" } else { "" };
    let facts = [
        Some(kind_of_time(timex.r#type).to_owned()),
        calendar,
        days.map(|days| days + near),
        timex.anchor.as_ref().map(|anchor| format!("from {anchor}")),
        timex.modifier.map(str::to_owned),
    ];
    let guesses = timex.candidates.iter();
    let guesses = guesses.map(|guess| format!("perhaps {} ({:.2})", guess.value, guess.confidence));
    let facts: Vec<String> = facts.into_iter().flatten().chain(guesses).collect();
    out.write(&format!("{:<32}{GAP}{}\n", "", facts.join("; ")))
}

fn name_of<'a>(mention: &Mention, analysis: &'a Analysis) -> &'a str {
    analysis.entities.get(mention.entity.0).map(|entity| &*entity.name).unwrap_or_default()
}

fn text_of<'a>(mention: &Mention, text: &'a str) -> &'a str {
    text.get(mention.bytes.clone()).unwrap_or_default()
}

/// A field of at most `columns`, filled up with blanks if `fill`. In visual order and cut for a
/// terminal; whole and in reading order for a file.
fn field(text: &str, columns: u16, out: &Output, fill: bool) -> String {
    let (visual, taken) = rows::one(text, columns, &out.lines);
    let mut field = if out.terminal { visual } else { plain::one_line(&plain::text(text)) };
    if fill {
        field.extend(std::iter::repeat_n(' ', usize::from(columns.saturating_sub(taken))));
    }
    field
}
