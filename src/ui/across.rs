//! The results of the search over all documents: what is searched and how far that has come, then
//! documents with their counts, under each its hits, a line each in its own direction.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Across, AcrossCourse, AcrossHit, AcrossRow, AcrossSort, HitMap, PromptKind, State, Target};
use crate::search::{Level, Mode};
use crate::text::Direction;

use super::arrangement::Arrangement;
use super::cells::{self, Align, sign};
use super::frame::draw_box;
use super::highlights::kind_id;
use super::list::{self, List, place_before};
use super::theme::Theme;
use super::zone;

/// Draws the view.
pub(super) fn draw(
    buffer: &mut Buffer,
    places: &Arrangement,
    (state, theme): (&State, &Theme),
    hits: &mut HitMap,
) {
    draw_box(buffer, places.overlay, &state.texts.get("pane-across"), theme);
    let direction = state.interface_direction();
    let head = places.across.head;
    let lines = [(what(state), hint(state)), (how_far(state), filters(state))];
    for ((start, end), y) in lines.iter().zip(head.top()..head.bottom()) {
        let row = Rect { y, height: 1, ..head };
        let fault = y > head.y && state.across.fault.is_some();
        let style = theme.role(if fault { "error" } else { "title" });
        let taken = cells::put_words(buffer, row, start, (Align::start(direction), direction), style);
        let room = row.width.saturating_sub(taken + 2);
        if !end.is_empty() && cells::width(end) <= room {
            cells::put_words(buffer, row, end, (Align::end(direction), direction), theme.role("faint"));
        }
    }
    let list = List {
        area: places.across.list,
        place: state.across.place,
        len: state.across.rows.len(),
        focused: state.prompt.is_none(),
        empty: nothing_id(&state.across),
    };
    list::draw(buffer, &list, (state, theme), |buffer, row, index| {
        hits.add(zone(row), Target::AcrossRow(index));
        if let Some(entry) = state.across.rows.get(index) {
            draw_row(buffer, row, (state, theme), *entry);
        }
    });
}

fn draw_row(buffer: &mut Buffer, row: Rect, (state, theme): (&State, &Theme), entry: AcrossRow) {
    let direction = state.interface_direction();
    let align = Align::start(direction);
    let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    let indented = |by: u16| {
        let by = by.min(inside.width);
        let x = if direction == Direction::Ltr { inside.x + by } else { inside.x };
        Rect { x, width: inside.width - by, ..inside }
    };
    match entry {
        AcrossRow::Document(slot) => {
            let count = state.across.found.get(&slot).map_or(0, |found| found.count).to_string();
            let (at, here) = if direction == Direction::Ltr {
                (inside.x, sign::HERE[0])
            } else {
                (inside.right().saturating_sub(1), sign::HERE[1])
            };
            if slot == state.current {
                cells::put_sign(buffer, at, row.y, here, theme.role("current"));
            }
            let end = (Align::end(direction), Direction::Ltr);
            let taken = cells::put_text_in(buffer, inside, &count, end, theme.role("faint"));
            let space = place_before(indented(2), direction, taken + 1);
            let title = state.shelf.get(slot).map_or("", |slot| slot.title.as_str());
            cells::put_text_in(buffer, space, title, (align, direction), theme.role("title-focused"));
        }
        AcrossRow::Hit(slot, index) => {
            let hit = state.across.found.get(&slot).and_then(|found| found.hits.get(index));
            if let Some(hit) = hit {
                draw_hit(buffer, indented(4), hit, theme);
            }
        }
        AcrossRow::More(_, more) => {
            let words = state.texts.with("across-more", &[("count", &more.to_string())]);
            cells::put_words(buffer, indented(4), &words, (align, direction), theme.role("faint"));
        }
    }
}

/// The line of a hit, the hit in its first third.
fn draw_hit(buffer: &mut Buffer, space: Rect, hit: &AcrossHit, theme: &Theme) {
    let fits = cells::width(&hit.excerpt) <= space.width;
    let from = start_of(hit, if fits { usize::MAX } else { usize::from(space.width) / 3 });
    let text = hit.excerpt.get(from..).unwrap_or_default();
    let marked: Range<usize> = hit.marked.start.saturating_sub(from)..hit.marked.end.saturating_sub(from);
    cells::put_excerpt(buffer, space, text, hit.direction, |cell| {
        let is_in = cell.bytes.start < marked.end && marked.start < cell.bytes.end;
        theme.role(if is_in { "hit" } else { "text" })
    });
}

/// Where a line begins of which at most `before` scalars stand before its hit: at a word.
fn start_of(hit: &AcrossHit, before: usize) -> usize {
    let head = hit.excerpt.get(..hit.marked.start).unwrap_or_default();
    match head.char_indices().rev().nth(before.saturating_sub(1)) {
        Some((at, _)) if at > 0 => {
            let rest = head.get(at..).unwrap_or_default();
            let word = rest.find(char::is_whitespace).map_or(rest.len(), |space| space);
            let words = rest.get(word..).unwrap_or_default();
            head.len() - words.trim_start().len()
        }
        _ => head.len() - head.trim_start().len(),
    }
}

/// "“words” · loose · regular expression"
fn what(state: &State) -> String {
    let (texts, across) = (&state.texts, &state.across);
    let mut parts = Vec::new();
    if !across.text.is_empty()
        && !state.prompt.as_ref().is_some_and(|prompt| prompt.kind == PromptKind::Across)
    {
        parts.push(texts.with("status-search", &[("text", &across.text)]));
    }
    parts.push(texts.get(level_id(across.level)));
    if across.mode == Mode::Regex {
        parts.push(texts.get("across-regex"));
    }
    parts.join(" · ")
}

/// The keys that work while the query is typed.
fn hint(state: &State) -> String {
    match &state.prompt {
        Some(prompt) if prompt.kind == PromptKind::Across => state.texts.get("across-hint-field"),
        _ => String::new(),
    }
}

/// "12 hits · 3 documents · 40/2000", or what is wrong with the query.
fn how_far(state: &State) -> String {
    let (texts, across) = (&state.texts, &state.across);
    if let Some(fault) = &across.fault {
        return texts.with("across-fault", &[("text", fault)]);
    }
    if across.query.is_none() {
        return String::new();
    }
    let counted = |id: &str, count: usize| texts.with(id, &[("count", &count.to_string())]);
    let mut parts =
        vec![counted("across-hits", across.count), counted("across-documents", across.found.len())];
    if across.course != AcrossCourse::Ended {
        parts.push(format!("{}/{}", across.searched, across.all));
    }
    if across.course == AcrossCourse::Stopped {
        parts.push(texts.get("across-stopped"));
    }
    parts.join(" · ")
}

/// What is left out, and the order.
fn filters(state: &State) -> String {
    let (texts, across) = (&state.texts, &state.across);
    let mut parts = Vec::new();
    if across.sort == AcrossSort::Hits {
        parts.push(texts.get("across-by-hits"));
    }
    if !across.name.is_empty() {
        parts.push(texts.with("across-named", &[("text", &across.name)]));
    }
    parts.extend(across.language.map(|language| language.tag().to_owned()));
    if let Some(kind) = across.kind {
        parts.push(texts.with("across-beside", &[("text", &texts.get(kind_id(kind)))]));
        if across.looking.running {
            parts.push(format!("{}/{}", across.looking.done, across.kept));
        }
    }
    parts.join(" · ")
}

/// What an empty list says.
fn nothing_id(across: &Across) -> &'static str {
    match across.course {
        AcrossCourse::None if across.fault.is_some() => "across-go-on",
        AcrossCourse::None => "across-nothing-typed",
        AcrossCourse::Running => "across-searching",
        _ if across.count > 0 && across.looking.running => "across-looking",
        _ if across.count > 0 => "across-nothing-listed",
        _ => "across-nothing-found",
    }
}

fn level_id(level: Level) -> &'static str {
    match level {
        Level::Exact => "level-exact",
        Level::Marks => "level-marks",
        Level::Loose => "level-loose",
        Level::Word => "level-word",
    }
}
