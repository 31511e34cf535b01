//! `draw(buffer, &State)`: panes, theme, and the one door for cells. Changes nothing; knows no
//! file and no store.

mod across;
mod arrangement;
mod cells;
mod documents;
mod frame;
mod highlights;
mod list;
mod overlay;
mod reading;
mod status;
mod theme;
mod timeline;

use ratatui::buffer::Buffer;

use crate::app::{HitMap, Overlay, Pane, Sizes, State, Target, Zone};

pub use theme::{Theme, ThemeName};

/// What drawing gives back.
#[derive(Debug, Default)]
pub struct Drawn {
    /// What landed where.
    pub hits: HitMap,
    /// Where the terminal's cursor belongs; `None`: hidden.
    pub cursor: Option<(u16, u16)>,
}

/// The sizes of the panes on a screen of `columns` x `rows` cells.
pub fn arrange(columns: u16, rows: u16, state: &State) -> Sizes {
    let size = ratatui::layout::Rect::new(0, 0, columns, rows);
    arrangement::sizes(&arrangement::arrange(size, state))
}

/// Draws the whole screen into an empty buffer.
pub fn draw(buffer: &mut Buffer, state: &State, theme: &Theme) -> Drawn {
    let places = arrangement::arrange(buffer.area, state);
    let mut drawn = Drawn::default();
    if buffer.area.width < 2 || buffer.area.height < 2 {
        return drawn;
    }
    frame::draw_frame(buffer, &places, state, theme);
    drawn.hits.add(zone(places.reading), Target::ReadingPane);
    reading::draw(buffer, &places, state, theme, &mut drawn.hits);
    let over = !places.wide && state.overlay.is_none() && state.focus != Pane::Reading;
    if over {
        frame::draw_box(buffer, places.overlay, &frame::pane_title(state, state.focus), theme);
    }
    if places.wide || (over && state.focus == Pane::Documents) {
        documents::draw(buffer, &places, state, theme, &mut drawn.hits);
    }
    if places.wide || (over && state.focus == Pane::Highlights) {
        highlights::draw(buffer, &places, state, theme, &mut drawn.hits);
    }
    drawn.cursor = status::draw(buffer, &places, state, theme);
    match &state.overlay {
        Some(Overlay::Help(place)) => overlay::draw_help(buffer, &places, state, theme, place.first),
        Some(Overlay::Palette { editor, place, matches }) => {
            drawn.cursor = overlay::draw_palette(
                buffer,
                &places,
                (state, theme),
                (editor, *place, matches),
                &mut drawn.hits,
            );
        }
        Some(Overlay::Card(place, lines)) => {
            overlay::draw_card(buffer, &places, (state, theme), (*place, lines), &mut drawn.hits);
        }
        Some(Overlay::Timeline(timeline)) => {
            timeline::draw(buffer, &places, (state, theme), timeline, &mut drawn.hits);
        }
        Some(Overlay::Across) => across::draw(buffer, &places, (state, theme), &mut drawn.hits),
        None => {}
    }
    drawn
}

/// A rectangle as `app` knows it.
fn zone(area: ratatui::layout::Rect) -> Zone {
    Zone { x: area.x, y: area.y, width: area.width, height: area.height }
}
