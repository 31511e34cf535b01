//! Which pane gets which rectangle of the screen.
//!
//! In: the size of the screen in cells and the state. Out: [`Arrangement`]. The panes mirror as a
//! whole with the direction of the interface; on a narrow screen the list panes come up over the
//! text.

use ratatui::layout::Rect;

use crate::app::{Overlay, Pane, Sizes, State};
use crate::text::Direction;

/// From this width on the panes stand side by side.
const WIDE_CELLS: u16 = 100;

/// From this height on a line is drawn under the titles.
const TALL_ROWS: u16 = 10;

/// Rectangles of the screen. A pane that is not shown has an empty one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Arrangement {
    /// The title row of the reading pane.
    pub title: Rect,
    /// The list of documents: its rows, without title.
    pub documents: Rect,
    /// The space of the text with its margins.
    pub reading: Rect,
    /// The text column.
    pub text: Rect,
    /// The highlights: their rows, without title.
    pub highlights: Rect,
    /// The status line.
    pub status: Rect,
    /// The box of an overlay, with its frame.
    pub overlay: Rect,
    /// The parts of the timeline, inside that box.
    pub timeline: TimelinePlaces,
    /// The parts of the results of the search over all documents, inside that box.
    pub across: AcrossPlaces,
    /// The list panes stand beside the text.
    pub wide: bool,
    /// A line is drawn under the titles.
    pub ruled: bool,
}

/// The parts of the timeline, from top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TimelinePlaces {
    /// The bars.
    pub bars: Rect,
    /// The axis and the years under it.
    pub axis: Rect,
    /// Dates that are longer than a bar.
    pub lanes: Rect,
    /// What the selected bar stands for.
    pub heading: Rect,
    /// Its mentions.
    pub list: Rect,
}

/// The parts of the results of the search over all documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct AcrossPlaces {
    /// What is searched, and how far that has come.
    pub head: Rect,
    /// The results.
    pub list: Rect,
}

/// Arranges the results inside their frame: a low window has a row for each part.
fn across_places(inside: Rect) -> AcrossPlaces {
    let rows = if inside.height < 6 { inside.height.min(1) } else { 2 };
    let head = Rect {
        x: inside.x + inside.width.min(1),
        width: inside.width.saturating_sub(2),
        height: rows,
        ..inside
    };
    AcrossPlaces { head, list: Rect { y: inside.y + rows, height: inside.height - rows, ..inside } }
}

/// Arranges the timeline inside its frame: the list keeps half of the rows, a low window has no
/// picture.
fn timeline_places(inside: Rect) -> TimelinePlaces {
    let area = Rect { x: inside.x + inside.width.min(1), width: inside.width.saturating_sub(2), ..inside };
    let lanes = match area.height {
        0..=9 => 0,
        10..=17 => 2,
        _ => 3,
    };
    let bars = if area.height < 6 { 0 } else { (area.height / 2).saturating_sub(2 + lanes / 2).clamp(1, 12) };
    let heights = [bars, 2 * bars.min(1), lanes, area.height.min(1)];
    let mut y = area.y;
    let mut next = |height: u16| {
        let part = Rect { y, height, ..area };
        y += height;
        part
    };
    let [bars, axis, lanes, heading] = heights.map(&mut next);
    TimelinePlaces { bars, axis, lanes, heading, list: next(area.height - heights.iter().sum::<u16>()) }
}

/// Arranges the panes on a screen of this size.
pub(super) fn arrange(size: Rect, state: &State) -> Arrangement {
    let status = Rect { y: size.bottom().saturating_sub(1), height: size.height.min(1), ..size };
    let ruled = size.height >= TALL_ROWS;
    let head = if ruled { 2 } else { size.height.saturating_sub(1).min(1) };
    let body = Rect { y: size.y + head, height: size.height.saturating_sub(head + 1), ..size };
    let wide = size.width >= WIDE_CELLS && state.capabilities.side_by_side;
    let rtl = state.interface_direction() == Direction::Rtl;
    let mut arrangement = Arrangement { status, wide, ruled, reading: body, ..Arrangement::default() };
    if wide {
        let list = (size.width / 5).clamp(20, 30);
        // The narrowest holds a day of another calendar with its Gregorian day.
        let found = (size.width / 4).clamp(28, 38);
        let (left, right) = if rtl { (found, list) } else { (list, found) };
        let left_pane = Rect { width: left, ..body };
        let right_pane = Rect { x: body.right() - right, width: right, ..body };
        arrangement.reading = Rect { x: body.x + left + 1, width: body.width - left - right - 2, ..body };
        (arrangement.documents, arrangement.highlights) =
            if rtl { (right_pane, left_pane) } else { (left_pane, right_pane) };
    }
    arrangement.title = Rect { y: size.y, height: head.min(1), ..arrangement.reading };
    arrangement.text = text_column(arrangement.reading, state.view.width_cells);
    arrangement.overlay = overlay_box(size, body, state, wide);
    if matches!(state.overlay, Some(Overlay::Timeline(_))) {
        arrangement.timeline = timeline_places(inner(arrangement.overlay));
    }
    if matches!(state.overlay, Some(Overlay::Across)) {
        arrangement.across = across_places(inner(arrangement.overlay));
    }
    if !wide {
        let inside = inner(arrangement.overlay);
        match state.focus {
            Pane::Documents => arrangement.documents = inside,
            Pane::Highlights => arrangement.highlights = inside,
            Pane::Reading => {}
        }
    }
    arrangement
}

/// The sizes that commands and layout need.
pub(super) fn sizes(arrangement: &Arrangement) -> Sizes {
    Sizes {
        text_columns: arrangement.text.width,
        text_rows: arrangement.text.height,
        documents_rows: arrangement.documents.height,
        highlights_rows: arrangement.highlights.height,
        overlay_rows: inner(arrangement.overlay).height,
        timeline_columns: arrangement.timeline.bars.width,
        timeline_rows: arrangement.timeline.list.height,
        across_rows: arrangement.across.list.height,
        wide: arrangement.wide,
    }
}

/// What a frame leaves inside.
pub(super) fn inner(framed: Rect) -> Rect {
    Rect {
        x: framed.x + framed.width.min(1),
        y: framed.y + framed.height.min(1),
        width: framed.width.saturating_sub(2),
        height: framed.height.saturating_sub(2),
    }
}

/// The text column: centred, with margins where there is room for them.
fn text_column(reading: Rect, widest: u16) -> Rect {
    let margin = match reading.width {
        0..=24 => 0,
        25..=47 => 1,
        _ => 3,
    };
    let width = reading.width.saturating_sub(2 * margin).min(widest);
    Rect { x: reading.x + (reading.width - width) / 2, width, ..reading }
}

/// The box of what lies over the panes. Where the terminal would exchange words of what stands side
/// by side it takes whole rows.
fn overlay_box(size: Rect, body: Rect, state: &State, wide: bool) -> Rect {
    let beside = state.capabilities.side_by_side;
    let widest = |width: u16| if beside { width } else { size.width };
    match (&state.overlay, state.focus) {
        (Some(Overlay::Help(_)), _) => centred(body, widest(84), body.height),
        (Some(Overlay::Palette { .. }), _) => centred(body, widest(64), body.height.min(16)),
        (Some(Overlay::Card(_, lines)), _) => {
            centred(body, widest(72), body.height.min(u16::try_from(lines.len() + 2).unwrap_or(u16::MAX)))
        }
        (Some(Overlay::Timeline(_) | Overlay::Across), _) => body,
        (None, Pane::Reading) => Rect::default(),
        (None, _) if wide => Rect::default(),
        (None, pane) => {
            let width = size.width.min(widest(46));
            let at_start = pane == Pane::Documents;
            let at_left = at_start == (state.interface_direction() == Direction::Ltr);
            let x = if at_left { body.x } else { body.right() - width };
            Rect { x, width, ..body }
        }
    }
}

fn centred(body: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(body.width);
    Rect { x: body.x + (body.width - width) / 2, y: body.y, width, height: height.min(body.height) }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::{arrange, sizes};
    use crate::app::{InterfaceLanguage, KeyboardLayout, Keymap, Pane, State, Texts};

    fn state(language: InterfaceLanguage) -> State {
        State::new(Vec::new(), Texts::new(language), Keymap::built_in(KeyboardLayout::Arabic))
    }

    #[test]
    fn the_panes_mirror_and_do_not_overlap() {
        let screen = Rect::new(0, 0, 120, 30);
        let english = arrange(screen, &state(InterfaceLanguage::English));
        let arabic = arrange(screen, &state(InterfaceLanguage::Arabic));
        assert!(english.documents.x < english.text.x && english.text.x < english.highlights.x);
        assert!(arabic.documents.x > arabic.text.x && arabic.text.x > arabic.highlights.x);
        for places in [english, arabic] {
            for pane in [places.documents, places.highlights] {
                assert!(pane.intersection(places.reading).is_empty());
            }
        }
    }

    #[test]
    fn a_terminal_that_exchanges_words_gets_one_pane_at_a_time() {
        let mut state = state(InterfaceLanguage::English);
        state.capabilities.side_by_side = false;
        state.focus = Pane::Highlights;
        let places = arrange(Rect::new(0, 0, 120, 30), &state);
        assert!(!places.wide && places.overlay.width == 120);
    }

    #[test]
    fn every_size_gives_panes_inside_the_screen() {
        let mut state = state(InterfaceLanguage::Arabic);
        for (width, height) in (0..130).flat_map(|width| (0..20).map(move |height| (width, height))) {
            for focus in [Pane::Documents, Pane::Reading, Pane::Highlights] {
                state.focus = focus;
                let screen = Rect::new(0, 0, width, height);
                let places = arrange(screen, &state);
                for area in [places.title, places.text, places.status, places.overlay, places.highlights] {
                    assert_eq!(area.intersection(screen).area(), area.area(), "{width}x{height}");
                }
                assert!(sizes(&places).text_columns <= 100);
            }
        }
    }
}
