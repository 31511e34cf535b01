//! The list of documents: the one that is read is marked, each with the number of its mentions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Content, HitMap, Pane, State, Target};
use crate::text::Direction;

use super::arrangement::Arrangement;
use super::cells::{self, Align, sign};
use super::list::{self, List, place_before};
use super::theme::Theme;
use super::zone;

/// Draws the visible part of the list.
pub(super) fn draw(
    buffer: &mut Buffer,
    places: &Arrangement,
    state: &State,
    theme: &Theme,
    hits: &mut HitMap,
) {
    let area = places.documents;
    hits.add(zone(area), Target::DocumentsPane);
    let listed = state.listed_documents();
    let list = List {
        area,
        place: state.documents,
        len: listed.len(),
        focused: state.focus == Pane::Documents,
        empty: "status-nothing-listed",
    };
    list::draw(buffer, &list, (state, theme), |buffer, row, position| {
        hits.add(zone(row), Target::Document(position));
        draw_row(buffer, row, (state, theme), listed[position]);
    });
}

fn draw_row(buffer: &mut Buffer, row: Rect, (state, theme): (&State, &Theme), index: usize) {
    let slot = &state.shelf[index];
    let direction = state.interface_direction();
    let here = index == state.current;
    let style = theme.role(if here { "current" } else { "text" });
    if here {
        let (x, sign) = match direction {
            Direction::Ltr => (row.x, sign::HERE[0]),
            Direction::Rtl => (row.right().saturating_sub(1), sign::HERE[1]),
        };
        cells::put_sign(buffer, x, row.y, sign, style);
    }
    let (note, note_style) = match &slot.content {
        Content::Open(open) if state.analysing.contains(&index) && open.findings.mentions.is_empty() => {
            ("…".to_owned(), theme.role("faint"))
        }
        Content::Open(open) => {
            (open.count_of(|mention| state.shows_mention(mention)).to_string(), theme.role("faint"))
        }
        Content::Opening => ("…".to_owned(), theme.role("faint")),
        Content::Failed(_) => ("!".to_owned(), theme.role("error")),
        Content::Closed => {
            let count = slot.surveyed.map_or_else(String::new, |count| count.to_string());
            (count, theme.role("faint"))
        }
    };
    let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    let taken =
        cells::put_text_in(buffer, inside, &note, (Align::end(direction), Direction::Ltr), note_style);
    let name = place_before(inside, direction, taken + u16::from(taken > 0));
    let name = Rect {
        x: name.x + u16::from(direction == Direction::Ltr),
        width: name.width.saturating_sub(1),
        ..name
    };
    cells::put_text_in(buffer, name, &slot.title, (Align::start(direction), direction), style);
}
