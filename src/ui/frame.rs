//! Titles and lines between the panes, and the frame of an overlay.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Content, Pane, State};
use crate::text::Direction;

use super::arrangement::Arrangement;
use super::cells::{self, Align, sign};
use super::theme::Theme;

/// Draws titles, the line under them and the lines between the panes.
pub(super) fn draw_frame(buffer: &mut Buffer, places: &Arrangement, state: &State, theme: &Theme) {
    let border = theme.role("border");
    if places.ruled {
        for x in buffer.area.left()..buffer.area.right() {
            cells::put_sign(buffer, x, 1, sign::HORIZONTAL, border);
        }
    }
    if places.wide {
        for pane in [Pane::Documents, Pane::Highlights] {
            let area = pane_area(places, pane);
            let x = if area.x == 0 { area.right() } else { area.x - 1 };
            draw_divider(buffer, places, x, theme);
            let space = Rect { x: area.x + 1, y: 0, width: area.width.saturating_sub(2), height: 1 };
            let direction = state.interface_direction();
            let title = pane_title(state, pane);
            cells::put_text_in(
                buffer,
                space,
                &title,
                (Align::start(direction), direction),
                title_style(state, pane, theme),
            );
        }
    }
    draw_document_title(buffer, places, state, theme);
}

/// The title of a list pane.
pub(super) fn pane_title(state: &State, pane: Pane) -> String {
    let (id, filter) = match pane {
        Pane::Documents => ("pane-documents", &state.documents_filter),
        _ => ("pane-highlights", &state.highlights.filter),
    };
    let title = state.texts.get(id);
    if filter.is_empty() { title } else { format!("{title} / {filter}") }
}

/// Draws a box over whatever is there and clears its inside.
pub(super) fn draw_box(buffer: &mut Buffer, area: Rect, title: &str, theme: &Theme) {
    let border = theme.role("border");
    cells::fill(buffer, area, theme.role("text"));
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.left()..area.right() {
        cells::put_sign(buffer, x, area.y, sign::HORIZONTAL, border);
        cells::put_sign(buffer, x, bottom, sign::HORIZONTAL, border);
    }
    for y in area.top()..area.bottom() {
        cells::put_sign(buffer, area.x, y, sign::VERTICAL, border);
        cells::put_sign(buffer, right, y, sign::VERTICAL, border);
    }
    let corners = [(area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom)];
    for ((x, y), corner) in corners.into_iter().zip(sign::CORNERS) {
        cells::put_sign(buffer, x, y, corner, border);
    }
    let space = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
    let title = format!(" {title} ");
    cells::put_text(buffer, space, &title, Align::Centre, theme.role("title-focused"));
}

fn pane_area(places: &Arrangement, pane: Pane) -> Rect {
    match pane {
        Pane::Documents => places.documents,
        Pane::Highlights => places.highlights,
        Pane::Reading => places.reading,
    }
}

fn title_style(state: &State, pane: Pane, theme: &Theme) -> ratatui::style::Style {
    theme.role(if state.focus == pane { "title-focused" } else { "title" })
}

fn draw_divider(buffer: &mut Buffer, places: &Arrangement, x: u16, theme: &Theme) {
    let border = theme.role("border");
    for y in 0..places.status.y {
        cells::put_sign(buffer, x, y, sign::VERTICAL, border);
    }
    if places.ruled {
        cells::put_sign(buffer, x, 1, sign::CROSS, border);
    }
}

/// The document's title in the middle, its language, encoding and place at the end.
fn draw_document_title(buffer: &mut Buffer, places: &Arrangement, state: &State, theme: &Theme) {
    let direction = state.interface_direction();
    let row = Rect { x: places.title.x + 1, width: places.title.width.saturating_sub(2), ..places.title };
    let facts = facts(state);
    let taken =
        cells::put_text_in(buffer, row, &facts, (Align::end(direction), Direction::Ltr), theme.role("faint"));
    let margin = taken + 2;
    // The title keeps clear of the facts on their side; on a wide row it stays in the middle.
    let space = if row.width > 2 * margin + 12 {
        Rect { x: row.x + margin, width: row.width - 2 * margin, ..row }
    } else {
        let width = row.width.saturating_sub(margin);
        let x = if direction == Direction::Rtl { row.right() - width } else { row.x };
        Rect { x, width, ..row }
    };
    let title = state.shelf.get(state.current).map_or("qari", |slot| slot.title.as_str());
    cells::put_text_in(
        buffer,
        space,
        title,
        (Align::Centre, direction),
        title_style(state, Pane::Reading, theme),
    );
}

/// "ar · windows-1256 · 42%"
fn facts(state: &State) -> String {
    let mut facts = Vec::new();
    if let Some(Content::Open(open)) = state.shelf.get(state.current).map(|slot| &slot.content) {
        if let Some(language) = open.findings.language {
            facts.push(language.tag().to_owned());
        }
        if open.document.encoding.name != "UTF-8" {
            facts.push(open.document.encoding.name.to_owned());
        }
        facts.push(format!("{}%", state.page.percent));
    }
    facts.join(" · ")
}
