//! How hits are written: lines as grep writes them, rows of a terminal, objects for programs.

use std::ops::{ControlFlow, Range};

use serde::Serialize;

use super::lines::{self, Extent, Given, Line};
use super::matcher::Matcher;
use super::order::{Job, Saying, Voice};
use crate::cli::places::{Place, Scalars};
use crate::cli::{plain, rows};
use crate::document::direction_of;
use crate::search::Hit;
use crate::terminal::LineWriter;
use crate::text::{BaseDirection, one_row};

/// Text shown beside a hit on each side when its line is longer, in bytes.
const CONTEXT_BYTES: usize = 160;

/// Columns that a hit gets on a terminal however long the path is.
const CONTEXT_CELLS_MIN: u16 = 20;

/// Bytes that are said at once.
const SAYING_BYTES: usize = 32 * 1024;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing: only whether there is a hit.
    Nothing,
    /// The names of documents with a hit.
    Names,
    /// The number of lines with a hit of each document.
    Counts,
    /// An object a hit.
    Objects,
    /// Lines in reading order.
    Lines,
    /// Rows for a terminal of so many columns.
    Rows(u16),
}

/// How it is written.
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line are independent")]
#[derive(Clone, Debug)]
pub(super) struct Writer {
    pub(super) form: Form,
    pub(super) extent: Extent,
    pub(super) names: bool,
    pub(super) heads: bool,
    pub(super) numbers: bool,
    /// Only the hits, not the lines they stand in.
    pub(super) only_hits: bool,
    pub(super) colours: bool,
    pub(super) lines: LineWriter,
}

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

/// The document that is being searched.
struct Document<'a> {
    name: &'a str,
    text: &'a str,
    base: BaseDirection,
}

impl Writer {
    /// Says what is to be written of a document; whether it has a hit.
    pub(super) fn document(
        &self,
        job: &Job,
        name: &str,
        text: &str,
        matcher: &Matcher,
        voice: &Voice,
    ) -> bool {
        if matches!(self.form, Form::Nothing | Form::Names) {
            let found = self.extent.lines_max > 0 && matcher.is_in(text);
            if found && self.form == Form::Names {
                let _ = voice.say(job, Saying::Text(format!("{}\n", self.bold(name))));
            }
            return found;
        }
        if self.form == Form::Counts {
            let count = lines::each(text, matcher, self.extent, &mut |_| ControlFlow::Continue(()));
            let place = if self.names { format!("{}:", self.bold(name)) } else { String::new() };
            let _ = voice.say(job, Saying::Text(format!("{place}{count}\n")));
            return count > 0;
        }
        let is_row = matches!(self.form, Form::Rows(_));
        let base = BaseDirection::Auto(if is_row { direction_of(text) } else { crate::text::Direction::Ltr });
        let document = Document { name, text, base };
        self.hits(job, &document, matcher, voice)
    }

    fn hits(&self, job: &Job, document: &Document<'_>, matcher: &Matcher, voice: &Voice) -> bool {
        let (mut out, mut place) = (String::new(), Place::start(document.text));
        if self.heads && self.names && self.form != Form::Objects {
            out = self.head(document);
        }
        let head = out.len();
        // The first hit in a long text does not wait for the second.
        let mut waits = document.text.len() < 32 * SAYING_BYTES;
        let count = lines::each(document.text, matcher, self.extent, &mut |given| {
            match given {
                Given::Gap if matches!(self.form, Form::Objects) || self.only_hits => {}
                Given::Gap => out.push_str("--\n"),
                Given::Line(line) => self.line(&mut out, document, &line, &mut place),
            }
            if out.len() < SAYING_BYTES && (waits || out.len() == head) {
                return ControlFlow::Continue(());
            }
            waits = true;
            voice.say(job, Saying::Text(std::mem::take(&mut out)))
        });
        if count > 0 && !out.is_empty() {
            let _ = voice.say(job, Saying::Text(out));
        }
        count > 0
    }

    /// The name of a document above its hits.
    fn head(&self, document: &Document<'_>) -> String {
        let name = match self.form {
            Form::Rows(columns) => rows::one(document.name, columns, &self.lines).0,
            _ => plain::one_line(document.name),
        };
        rows::bold(&name, self.colours) + "\n"
    }

    fn bold(&self, name: &str) -> String {
        rows::bold(&plain::one_line(name), self.colours)
    }

    fn line<'a>(&self, out: &mut String, document: &Document<'a>, line: &Line<'_>, place: &mut Place<'a>) {
        match self.form {
            Form::Objects => {
                // A hit that crosses lines is said once, with the line in which it begins.
                let line_end = line.start + line.text.len();
                for hit in line.hits.iter().filter(|hit| (line.start..=line_end).contains(&hit.start)) {
                    object(out, document, hit, place);
                }
            }
            Form::Rows(columns) => self.rows(out, document, line, columns),
            _ if self.only_hits => {
                for hit in begun(line) {
                    self.place(out, document, line);
                    let text = document.text.get(hit.clone()).unwrap_or_default();
                    let text = plain::one_line(&plain::text(text));
                    *out += &if self.colours { marked(&text) } else { text };
                    out.push('\n');
                }
            }
            _ => {
                self.place(out, document, line);
                let mut at = 0;
                for hit in line.hits.iter().filter(|_| self.colours) {
                    let inside = within(line, hit);
                    let before = at.min(inside.start)..inside.start;
                    *out += &plain::text(line.text.get(before).unwrap_or_default());
                    let shown = inside.start.max(at)..inside.end;
                    *out += &marked(&plain::text(line.text.get(shown).unwrap_or_default()));
                    at = at.max(inside.end);
                }
                *out += &plain::text(line.text.get(at..).unwrap_or_default());
                out.push('\n');
            }
        }
    }

    /// "name:12:" before a line with a hit, "name-12-" before one near it.
    fn place(&self, out: &mut String, document: &Document<'_>, line: &Line<'_>) {
        let sign = if line.hits.is_empty() { '-' } else { ':' };
        if self.names && !self.heads {
            *out += &self.bold(document.name);
            out.push(sign);
        }
        if self.numbers {
            *out += &rows::bold(&line.number.to_string(), self.colours);
            out.push(sign);
        }
    }

    /// A row that shows the first hit, and further ones for those that found no room on it.
    fn rows(&self, out: &mut String, document: &Document<'_>, line: &Line<'_>, columns: u16) {
        if line.hits.is_empty() {
            if !self.only_hits {
                self.row(out, document, line, (columns, &(line.start..line.start)));
            }
            return;
        }
        let mut shown = 0;
        for hit in line.hits {
            if hit.end > shown || shown == 0 {
                shown = self.row(out, document, line, (columns, hit));
            }
        }
    }

    /// A row with the text around a hit, in visual order, flush on its side; where in the text ends
    /// what it shows.
    fn row(
        &self,
        out: &mut String,
        document: &Document<'_>,
        line: &Line<'_>,
        (columns, hit): (u16, &Hit),
    ) -> usize {
        let (place, taken) = self.place_on_row(document, line, columns);
        *out += &rows::bold(&place, self.colours);
        let room = columns.saturating_sub(taken);
        let hit = if self.only_hits { hit.clone() } else { hit.start.max(line.start)..hit.end };
        // The hit stands in the first part of the row: the row is cut at its end.
        let reach = if self.only_hits { 0 } else { usize::from(room) / 3 };
        let piece = if self.only_hits {
            Piece::of(document.text, hit)
        } else {
            Piece::around(line, &hit, reach, room)
        };
        let layout = one_row(&piece.text, room, document.base);
        let Some(row) = layout.rows().first() else {
            out.push('\n');
            return piece.start;
        };
        *out += &rows::indent(layout.direction(), row.width_cells(), room);
        let marks: Vec<Range<usize>> = line.hits.iter().filter_map(|hit| piece.place_of(hit)).collect();
        *out += &rows::written(row, &marks, self.colours, &self.lines);
        out.push('\n');
        piece.source_of(row.bytes().end)
    }

    /// Where a line stands, for a terminal, and the cells that it takes.
    fn place_on_row(&self, document: &Document<'_>, line: &Line<'_>, columns: u16) -> (String, u16) {
        let sign = if line.hits.is_empty() { '-' } else { ':' };
        let number = if self.numbers { format!("{}{sign} ", line.number) } else { String::new() };
        if !self.names || self.heads {
            let taken = number.len() as u16;
            return (number, taken);
        }
        let end = format!("{sign}{number}");
        let room = columns.saturating_sub(CONTEXT_CELLS_MIN + end.len() as u16).max(1);
        let (name, taken) = rows::one(document.name, room, &self.lines);
        (name + &end, taken + end.len() as u16)
    }
}

/// A piece of a text that is shown on a row.
struct Piece {
    text: String,
    /// Where in the document it begins.
    start: usize,
    /// Bytes of an ellipsis before it.
    opening: usize,
}

impl Piece {
    /// All of `bytes`.
    fn of(text: &str, bytes: Range<usize>) -> Self {
        Self { text: text.get(bytes.clone()).unwrap_or_default().to_owned(), start: bytes.start, opening: 0 }
    }

    /// At most `reach` bytes of a line before a hit and as much after it as `columns` can show. Cut
    /// between words where there are any; what was cut is an ellipsis.
    fn around(line: &Line<'_>, hit: &Hit, reach: usize, columns: u16) -> Self {
        let inside = within(line, hit);
        let near = line.text.ceil_char_boundary(inside.start.saturating_sub(reach));
        let word = line.text.get(near..inside.start).and_then(|cut| cut.find(char::is_whitespace));
        let start = if near == 0 { 0 } else { word.map_or(near, |at| near + at) };
        // A letter has at most four bytes, marks beside it.
        let most = CONTEXT_BYTES.max(usize::from(columns) * 6);
        let end = line.text.floor_char_boundary(inside.end.saturating_add(most).min(line.text.len()));
        let opening = if start > 0 { "\u{2026}" } else { "" };
        let closing = if end < line.text.len() { "\u{2026}" } else { "" };
        let text = format!("{opening}{}{closing}", line.text.get(start..end).unwrap_or_default());
        Self { text, start: line.start + start, opening: opening.len() }
    }

    /// Where a hit of the document stands in the piece.
    fn place_of(&self, hit: &Hit) -> Option<Range<usize>> {
        let place = |at: usize| (at + self.opening).saturating_sub(self.start);
        (hit.end > self.start).then(|| place(hit.start).max(self.opening)..place(hit.end))
    }

    /// The byte of the document at a byte of the piece.
    fn source_of(&self, byte: usize) -> usize {
        (self.start + byte).saturating_sub(self.opening)
    }
}

/// The part of a hit that stands in a line, by bytes of the line.
fn within(line: &Line<'_>, hit: &Hit) -> Range<usize> {
    let place = |byte: usize| byte.saturating_sub(line.start).min(line.text.len());
    place(hit.start)..place(hit.end)
}

/// The hits that begin in a line.
fn begun<'a>(line: &Line<'a>) -> impl Iterator<Item = &'a Hit> {
    let start = line.start;
    line.hits.iter().filter(move |hit| hit.start >= start)
}

/// Harmless text in bold and reversed (Select Graphic Rendition, ECMA-48).
fn marked(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\u{1B}[1;7m{text}\u{1B}[0m") }
}

fn object<'a>(out: &mut String, document: &Document<'a>, hit: &Hit, place: &mut Place<'a>) {
    let start = place.go(hit.start).clone();
    // A hit of another query may begin before this one ends.
    let end = place.clone().go(hit.end).scalars;
    let record = Record {
        path: document.name,
        line: start.line,
        bytes: [hit.start, hit.end],
        start: start.scalars,
        end,
        text: document.text.get(hit.clone()).unwrap_or_default(),
    };
    // Strings and numbers cannot fail to be written.
    *out += &plain::json(&serde_json::to_string(&record).unwrap_or_default());
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{Line, Piece};

    #[test]
    fn a_short_line_is_whole_and_a_long_one_begins_between_words() {
        let line = |text| Line { number: 1, text, start: 100, hits: &[] };
        let piece = Piece::around(&line("c hit d"), &(102..105), 9, 20);
        assert_eq!(
            (piece.text.as_str(), piece.place_of(&(102..105)), piece.source_of(7)),
            ("c hit d", Some(2..5), 107)
        );
        let long = format!("{} hit {}", "word ".repeat(50), "more ".repeat(100));
        let at = long.find("hit").expect("is there") + 100;
        let piece = Piece::around(&line(&long), &(at..at + 3), 12, 20);
        assert_eq!(piece.text.get(piece.place_of(&(at..at + 3)).expect("shown")), Some("hit"));
        assert!(piece.text.starts_with("\u{2026} word word  hit"), "{}", piece.text);
        assert!(piece.text.ends_with('\u{2026}') && piece.text.len() < 250, "{}", piece.text);
        assert_eq!(piece.source_of(piece.opening), piece.start);
    }
}
