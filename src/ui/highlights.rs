//! The highlights: groups by kind with counts; the colours of the headings are the key to the
//! marks in the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::analysis::Kind;
use crate::app::{Entry, HitMap, Pane, State, Target};
use crate::text::Direction;

use super::arrangement::Arrangement;
use super::cells::{self, Align, sign};
use super::list::{self, List, place_before};
use super::theme::Theme;
use super::zone;

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
    let (label, note, style, indent) = match entry {
        Entry::Group { kind, count, collapsed } => {
            let closed = sign::HERE[usize::from(direction == Direction::Rtl)];
            let sign = if *collapsed { closed } else { sign::OPEN };
            let x = if direction == Direction::Rtl { inside.right().saturating_sub(1) } else { inside.x };
            cells::put_sign(buffer, x, row.y, sign, theme.role("faint"));
            (state.texts.get(kind_id(*kind)), count.to_string(), theme.kind(*kind), 2)
        }
        Entry::Entity { name, count, .. } => (name.clone(), format!("×{count}"), theme.role("text"), 3),
    };
    let taken = cells::put_text_in(
        buffer,
        inside,
        &note,
        (Align::end(direction), Direction::Ltr),
        theme.role("faint"),
    );
    let space = place_before(inside, direction, taken + 1);
    let x = if direction == Direction::Ltr { space.x + indent } else { space.x };
    let space = Rect { x, width: space.width.saturating_sub(indent), ..space };
    cells::put_text_in(buffer, space, &label, (Align::start(direction), direction), style);
}

/// The interface text that names a kind.
fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "kind-date",
        Kind::Person => "kind-person",
        Kind::Place => "kind-place",
        Kind::Organization => "kind-organization",
        Kind::Other => "kind-other",
    }
}
