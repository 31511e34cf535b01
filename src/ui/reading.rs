//! The reading pane: the rows of the page with the styles of mentions, hits and the focus laid
//! over their cells. No text is ever cut into styled pieces: each cell asks what covers its bytes.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::analysis::{EntityId, Mention};
use crate::app::{Content, HitMap, OpenDocument, PageRow, Pane, State, Target, opening_complaint};
use crate::text::Direction;

use super::arrangement::Arrangement;
use super::cells::{self, Align, sign};
use super::theme::Theme;
use super::zone;

/// Draws the visible rows of the document, or why there are none.
pub(super) fn draw(
    buffer: &mut Buffer,
    places: &Arrangement,
    state: &State,
    theme: &Theme,
    hits: &mut HitMap,
) {
    let Some(open) = state.open() else {
        draw_absence(buffer, places, state, theme);
        return;
    };
    let marks = Marks::new(state, open, theme);
    for ((index, row), y) in state.page.rows.iter().enumerate().zip(places.text.top()..places.text.bottom()) {
        let Some(laid_out) = row.layout.rows().get(row.row) else { continue };
        let line = Rect { y, height: 1, ..places.text };
        let align = Align::start(row.layout.direction());
        let x = align.place(line, laid_out.width_cells());
        hits.add(
            zone(Rect { x: places.reading.x, width: places.reading.width, ..line }),
            Target::TextRow(index, x),
        );
        let style = |cell: &crate::text::CellView<'_>| {
            marks.style(row.start + cell.bytes.start..row.start + cell.bytes.end)
        };
        cells::put_row(buffer, line, (x, y), laid_out, style);
    }
    draw_scroll_bar(buffer, places, state, theme);
}

/// What lies over the text: mentions, the lit entity, the focus, hits of the search.
struct Marks<'a> {
    mentions: &'a [Mention],
    hits: &'a [Range<usize>],
    current_hit: Option<&'a Range<usize>>,
    focus: Option<usize>,
    lit: Option<EntityId>,
    state: &'a State,
    theme: &'a Theme,
    text: Style,
}

impl<'a> Marks<'a> {
    fn new(state: &'a State, open: &'a OpenDocument, theme: &'a Theme) -> Self {
        let selected = state.highlights.selected_entity().filter(|_| state.focus == Pane::Highlights);
        Self {
            mentions: open.mentions_in(visible_bytes(&state.page.rows)),
            hits: &state.page.hits,
            current_hit: state.search.hit.as_ref(),
            focus: open.place.focus,
            lit: selected.or(state.highlights.lit),
            state,
            theme,
            text: theme.role("text"),
        }
    }

    /// The style of a cell that stands for some bytes of the document.
    fn style(&self, bytes: Range<usize>) -> Style {
        let mut style = self.text;
        let covers = |range: &Range<usize>| range.start < bytes.end && bytes.start < range.end;
        let at = self.mentions.partition_point(|mention| mention.bytes.end <= bytes.start);
        if let Some(mention) = self.mentions.get(at).filter(|mention| covers(&mention.bytes))
            && self.state.shows_mention(mention)
        {
            style = style.patch(self.theme.kind(mention.kind));
            if self.state.threshold.is_near(mention) {
                style = style.patch(self.theme.role("doubtful"));
            }
            if self.lit == Some(mention.entity) {
                style = style.patch(self.theme.role("lit"));
            }
            if self.focus.is_some_and(|focus| mention.bytes.contains(&focus)) {
                style = style.patch(self.theme.role("focus"));
            }
        }
        let at = self.hits.partition_point(|hit| hit.end <= bytes.start);
        if let Some(hit) = self.hits.get(at).filter(|hit| covers(hit)) {
            let current = self.current_hit == Some(hit);
            style = self.text.patch(self.theme.role(if current { "hit-current" } else { "hit" }));
        }
        style
    }
}

fn visible_bytes(rows: &[PageRow]) -> Range<usize> {
    let start = rows.first().map_or(0, |row| row.bytes().start);
    let end = rows.iter().map(|row| row.bytes().end).max().unwrap_or(start);
    start..end.max(start)
}

/// A thumb on the line at the end of the pane (or its last column) shows how far one has read, ticks
/// where the hits of the search are; none if all is visible.
fn draw_scroll_bar(buffer: &mut Buffer, places: &Arrangement, state: &State, theme: &Theme) {
    let area = places.reading;
    let Some(open) = state.open().filter(|_| !state.page.whole && area.height > 2) else { return };
    if places.text.width == area.width {
        return;
    }
    let len = open.document.text.len().max(1);
    let seen = state.page.bytes();
    let scale =
        |byte: usize| u16::try_from(byte.saturating_mul(area.height.into()) / len).unwrap_or(area.height);
    let first = scale(seen.start).min(area.height - 1);
    let end = scale(seen.end).clamp(first + 1, area.height);
    let x = match (state.interface_direction(), places.wide) {
        (Direction::Ltr, true) => area.right(),
        (Direction::Ltr, false) => area.right().saturating_sub(1),
        (Direction::Rtl, true) => area.x.saturating_sub(1),
        (Direction::Rtl, false) => area.x,
    };
    let byte_of = |y: u16| usize::from(y).saturating_mul(len) / usize::from(area.height);
    for y in 0..area.height {
        let has_hits = state.search.spread.any(byte_of(y), byte_of(y + 1), len);
        let is_thumb = (first..end).contains(&y);
        let sign = match (is_thumb, has_hits) {
            (true, true) => sign::THUMB_WITH_HITS,
            (true, false) => sign::THUMB,
            (false, true) => sign::HITS,
            (false, false) => continue,
        };
        let role = if has_hits { "hit-tick" } else { "thumb" };
        cells::put_sign(buffer, x, area.y + y, sign, theme.role(role));
    }
}

fn draw_absence(buffer: &mut Buffer, places: &Arrangement, state: &State, theme: &Theme) {
    let (words, style) = match state.shelf.get(state.current).map(|slot| &slot.content) {
        Some(Content::Failed(why)) => (opening_complaint(&state.texts, why), theme.role("text")),
        Some(Content::Opening | Content::Closed) => (state.texts.get("status-opening"), theme.role("faint")),
        _ => (state.texts.get("status-nothing-open"), theme.role("faint")),
    };
    let base = crate::text::BaseDirection::Auto(state.interface_direction());
    let options = crate::text::LayoutOptions {
        columns: places.text.width,
        base,
        newlines: crate::text::Newlines::Break,
        marks: state.view.marks,
        digits: state.view.digits,
        reveal: false,
        joining: true,
    };
    let layout = crate::text::lay_out(&words, &options);
    let align = Align::start(layout.direction());
    for (row, y) in layout.rows().iter().zip(places.text.top() + 1..places.text.bottom()) {
        let line = Rect { y, height: 1, ..places.text };
        cells::put_row(buffer, line, (align.place(line, row.width_cells()), y), row, |_| style);
    }
}
