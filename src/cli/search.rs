//! `qari search`: every hit of a query in documents, in reading order.

use std::ops::Range;

use anyhow::Context;
use serde::Serialize;

use super::documents::{Documents, name_of};
use super::options::{SearchFormat, SearchOptions, SharedOptions};
use super::output::{self, Output};
use super::places::{Place, Scalars};
use super::rows;
use super::{Exit, plain};
use crate::search::{Hit, Query};
use crate::terminal::LineWriter;
use crate::text::{BaseDirection, Direction, one_row};

/// Text shown beside a hit on each side when its line is longer, in bytes.
const CONTEXT_BYTES: usize = 160;

/// Columns that a hit gets on a terminal however long the path is.
const CONTEXT_CELLS_MIN: u16 = 20;

/// One hit for other programs.
#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    line: usize,
    /// Bytes of the document's text in UTF-8.
    bytes: [usize; 2],
    start: Scalars,
    end: Scalars,
    text: &'a str,
}

/// Searches the documents at the paths.
pub(super) fn search(shared: &SharedOptions, options: &SearchOptions) -> anyhow::Result<Exit> {
    let query = Query::new(&options.query, options.level.unwrap_or_default().into())
        .with_context(|| format!("searching {:?}: it has no letter to search for", options.query))?;
    let mut out = Output::new(shared);
    let mut documents = Documents::new(&options.paths, shared.encoding.as_deref());
    let (columns, mut found) = (output::columns(shared.width), false);
    let rows = out.terminal && options.format == SearchFormat::Text && !options.count && !options.list;
    if rows {
        out.begin_rows()?;
    }
    for document in documents.by_ref() {
        let (name, text) = (name_of(&document.source), &*document.text);
        found |= if options.count {
            let count = query.find_iter(text).count();
            out.write(&format!("{}:{count}\n", plain::one_line(&name)))?;
            count > 0
        } else if options.list {
            let some = query.find(text, 0).is_some();
            if some {
                out.write(&format!("{}\n", plain::one_line(&name)))?;
            }
            some
        } else {
            let shape = shape_of(&out, options.format, columns, document.direction);
            write_hits(&mut out, &query, &name, text, &shape)?
        };
        out.flush()?;
    }
    if rows {
        out.end_rows()?;
        out.flush()?;
    }
    Ok(match (documents.failed, found) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Done,
        (false, false) => Exit::NothingFound,
    })
}

/// How a hit is written.
enum Shape {
    /// An object for other programs.
    Object,
    /// Plain text in reading order.
    Plain,
    /// A row for a terminal.
    Row { columns: u16, base: BaseDirection, colours: bool },
}

fn shape_of(out: &Output, format: SearchFormat, columns: u16, direction: Direction) -> Shape {
    match format {
        SearchFormat::Ndjson => Shape::Object,
        SearchFormat::Text if out.terminal => {
            Shape::Row { columns, base: BaseDirection::Auto(direction), colours: out.colours }
        }
        SearchFormat::Text => Shape::Plain,
    }
}

/// Writes all hits; whether there are any.
fn write_hits(
    out: &mut Output,
    query: &Query,
    name: &str,
    text: &str,
    shape: &Shape,
) -> anyhow::Result<bool> {
    let (mut place, mut found) = (Place::start(text), false);
    for hit in query.find_iter(text) {
        let start = place.go(hit.start).clone();
        let line = match *shape {
            Shape::Object => {
                let end = place.go(hit.end).scalars;
                record(name, text, &hit, &start, end)?
            }
            Shape::Plain => {
                let (piece, _) = context(text, &hit, CONTEXT_BYTES);
                format!("{}:{}: {}", plain::one_line(name), start.line, plain::one_line(&plain::text(&piece)))
            }
            Shape::Row { columns, base, colours } => {
                let (place, taken) = place_row(name, start.line, columns, &out.lines);
                let room = columns.saturating_sub(taken);
                let row = hit_row(text, &hit, (room, base), colours, &out.lines);
                format!("{}{row}", rows::bold(&place, colours))
            }
        };
        out.write(&format!("{line}\n"))?;
        found = true;
    }
    Ok(found)
}

fn record(name: &str, text: &str, hit: &Hit, start: &Place<'_>, end: Scalars) -> anyhow::Result<String> {
    let record = Record {
        path: name,
        line: start.line,
        bytes: [hit.start, hit.end],
        start: start.scalars,
        end,
        text: text.get(hit.clone()).unwrap_or_default(),
    };
    Ok(plain::json(&serde_json::to_string(&record)?).into_owned())
}

/// Where a hit stands, for a terminal, and the cells that it takes.
fn place_row(name: &str, line: usize, columns: u16, lines: &LineWriter) -> (String, u16) {
    let line = format!(":{line}: ");
    let room = columns.saturating_sub(CONTEXT_CELLS_MIN + line.len() as u16).max(1);
    let (name, taken) = rows::one(name, room, lines);
    (name + &line, taken + line.len() as u16)
}

/// The text around a hit for a terminal, in visual order, flush on its side.
fn hit_row(
    text: &str,
    hit: &Hit,
    (columns, base): (u16, BaseDirection),
    colours: bool,
    lines: &LineWriter,
) -> String {
    // The hit stands in the first part of the row: the row is cut at its end.
    let (piece, marked) = context(text, hit, usize::from(columns) / 3);
    let layout = one_row(&piece, columns, base);
    let Some(row) = layout.rows().first() else { return String::new() };
    let indent = rows::indent(layout.direction(), row.width_cells(), columns);
    format!("{indent}{}", rows::written(row, &marked, colours, lines))
}

/// The lines that a hit stands in, at most `reach` bytes before it and about as much after it,
/// and where the hit is in that piece. Cut between words where there are any; what was cut is an
/// ellipsis.
fn context(text: &str, hit: &Hit, reach: usize) -> (String, Range<usize>) {
    let (before, after) =
        (text.get(..hit.start).unwrap_or_default(), text.get(hit.end..).unwrap_or_default());
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = hit.end + after.find('\n').unwrap_or(after.len());

    let near = text.ceil_char_boundary(hit.start.saturating_sub(reach)).max(line_start);
    let word = text.get(near..hit.start).and_then(|cut| cut.find(char::is_whitespace));
    let start = if near == line_start { near } else { word.map_or(near, |at| near + at) };

    let far = text.floor_char_boundary(hit.end.saturating_add(reach.max(CONTEXT_BYTES))).min(line_end);
    let word = text.get(hit.end..far).and_then(|cut| cut.rfind(char::is_whitespace));
    let end = if far == line_end { far } else { word.map_or(far, |at| hit.end + at) };

    let opening = if start > line_start { "\u{2026}" } else { "" };
    let closing = if end < line_end { "\u{2026}" } else { "" };
    let piece = format!("{opening}{}{closing}", text.get(start..end).unwrap_or_default());
    let moved = |at: usize| at - start + opening.len();
    (piece, moved(hit.start)..moved(hit.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_whole_and_a_long_one_is_cut_between_words() {
        assert_eq!(context("ab\nc hit d\ne", &(5..8), 99), ("c hit d".to_owned(), 2..5));
        let long = format!("{} hit {}", "word ".repeat(50), "more ".repeat(50));
        let at = long.find("hit").expect("is there");
        let (piece, marked) = context(&long, &(at..at + 3), 12);
        assert_eq!(&piece[marked], "hit");
        assert!(piece.starts_with("\u{2026} word word  hit"), "{piece}");
        assert!(piece.ends_with("more\u{2026}") && piece.len() < 250, "{piece}");
    }

    #[test]
    fn a_hit_across_lines_shows_both() {
        assert_eq!(context("a\nb hit\nhere c\nd", &(4..12), 99).0, "b hit\nhere c");
    }
}
