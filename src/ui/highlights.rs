//! The highlights: groups by kind with counts; the colours of the headings are the key to the
//! marks in the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::analysis::Kind;
use crate::app::{Certainty, Entry, HitMap, Pane, State, Target, When};
use crate::text::Direction;

use super::arrangement::Arrangement;
use super::cells::{self, Align, sign};
use super::list::{self, List, place_before};
use super::theme::Theme;
use super::zone;

/// Dates that lie in dates that lie in dates are set in so many times at most.
const DEPTH_MAX: usize = 2;

/// Cells that a role has beside a name, at least: of less one reads nothing.
const ROLE_CELLS_MIN: u16 = 8;

/// Draws the visible part of the highlights.
pub(super) fn draw(
    buffer: &mut Buffer,
    places: &Arrangement,
    state: &State,
    theme: &Theme,
    hits: &mut HitMap,
) {
    let area = places.highlights;
    hits.add(zone(area), Target::HighlightsPane);
    let highlights = &state.highlights;
    let busy = state.analysing.contains(&state.current);
    let list = List {
        area,
        place: highlights.place,
        len: highlights.entries.len(),
        focused: state.focus == Pane::Highlights,
        empty: if busy { "status-analysing" } else { "status-nothing-found" },
    };
    list::draw(buffer, &list, (state, theme), |buffer, row, index| {
        hits.add(zone(row), Target::Entry(index));
        draw_entry(buffer, row, (state, theme), &highlights.entries[index]);
    });
}

fn draw_entry(buffer: &mut Buffer, row: Rect, (state, theme): (&State, &Theme), entry: &Entry) {
    let direction = state.interface_direction();
    let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    match entry {
        Entry::Group { kind, count, collapsed } => {
            let closed = sign::HERE[usize::from(direction == Direction::Rtl)];
            let sign = if *collapsed { closed } else { sign::OPEN };
            cells::put_sign(buffer, column(inside, direction, 0), row.y, sign, theme.role("faint"));
            let space = put_note(buffer, inside, &count.to_string(), (direction, theme));
            let words = state.texts.get(kind_id(*kind));
            let align = (Align::start(direction), direction);
            cells::put_text_in(buffer, indented(space, direction, 2), &words, align, theme.kind(*kind));
        }
        Entry::Entity { name, count, when, role, doubtful, .. } => {
            let gregorian = when.as_ref().and_then(|when| when.gregorian.as_ref());
            // Two values side by side need the room of a count that says nothing.
            let note = if gregorian.is_some() && *count == 1 { String::new() } else { format!("×{count}") };
            let space = put_note(buffer, inside, &note, (direction, theme));
            let indent =
                3 + when.as_ref().map_or(0, |when| draw_when(buffer, inside, when, (direction, theme)));
            let space = indented(space, direction, indent);
            let align = (Align::start(direction), direction);
            let style = theme.role(if *doubtful { "faint" } else { "text" });
            let taken = cells::put_text_in(buffer, space, name, align, style);
            let beside = gregorian.unwrap_or(role);
            let rest = indented(space, direction, taken + 1);
            if !beside.is_empty() && (gregorian.is_some() || rest.width >= ROLE_CELLS_MIN) {
                cells::put_text_in(buffer, rest, beside, align, theme.role("faint"));
            }
        }
    }
}

/// Before a date: how exactly it is known, and how it stands to the dates above it. Gives the cells
/// by which its value is set in.
fn draw_when(buffer: &mut Buffer, inside: Rect, when: &When, (direction, theme): (Direction, &Theme)) -> u16 {
    let mut put = |at: u16, sign: &'static str| {
        if at < inside.width {
            cells::put_sign(buffer, column(inside, direction, at), inside.y, sign, theme.role("faint"));
        }
    };
    match when.certainty {
        Certainty::Exact => {}
        Certainty::Vague => put(1, sign::VAGUE),
        Certainty::Open => put(1, sign::OPEN_DATE),
    }
    if when.overlaps {
        put(2, sign::OVERLAPS);
    }
    let lies_in = sign::LIES_IN[usize::from(direction == Direction::Rtl)];
    // Two values side by side leave no room to be set in.
    let depth = if when.gregorian.is_some() { 0 } else { when.depth.min(DEPTH_MAX) };
    let indent = 2 * u16::try_from(depth).unwrap_or(0);
    if depth > 0 {
        put(1 + indent, lies_in);
    } else if when.depth > 0 && !when.overlaps {
        put(2, lies_in);
    }
    indent
}

/// Writes a note at the end of a row; gives what is left of the row.
fn put_note(buffer: &mut Buffer, row: Rect, note: &str, (direction, theme): (Direction, &Theme)) -> Rect {
    let align = (Align::end(direction), Direction::Ltr);
    let taken = cells::put_text_in(buffer, row, note, align, theme.role("faint"));
    place_before(row, direction, taken + 1)
}

/// The column of a row that lies `at` cells from where the row begins.
fn column(row: Rect, direction: Direction, at: u16) -> u16 {
    if direction == Direction::Rtl { row.right().saturating_sub(1 + at) } else { row.x + at }
}

/// A row without its first cells.
fn indented(row: Rect, direction: Direction, by: u16) -> Rect {
    let by = by.min(row.width);
    let x = if direction == Direction::Ltr { row.x + by } else { row.x };
    Rect { x, width: row.width - by, ..row }
}

/// The interface text that names a kind.
pub(super) fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "kind-date",
        Kind::Person => "kind-person",
        Kind::Place => "kind-place",
        Kind::Organization => "kind-organization",
        Kind::Other => "kind-other",
    }
}
