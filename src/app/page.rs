//! The visible part of a document, made before drawing: rows, hits, places.
//!
//! In: the state and the sizes of the panes. Out: [`Page`], in which drawing finds all that it
//! shows of the text without asking for a layout itself.

use std::ops::Range;
use std::rc::Rc;

use crate::limits::HIT_MARGIN_BYTES;
use crate::text::{Direction, Layout, Place};

use super::flow::{Flow, Spot};
use super::state::{Overlay, State};
use super::timeline;
use super::{across, highlights};

/// A visible row of the document.
#[derive(Clone, Debug)]
pub struct PageRow {
    /// The layout of its paragraph.
    pub layout: Rc<Layout>,
    /// Index of the row in the layout; past its end: the blank row between paragraphs.
    pub row: usize,
    /// Byte of the document's text at which the paragraph begins.
    pub start: usize,
}

impl PageRow {
    /// The bytes of the document that the row shows (an empty range for the blank row).
    pub fn bytes(&self) -> Range<usize> {
        let bytes = self.layout.rows().get(self.row).map_or(0..0, crate::text::Row::bytes);
        self.start + bytes.start..self.start + bytes.end
    }
}

/// What is visible of the document.
#[derive(Debug, Default)]
pub struct Page {
    /// The rows from top to bottom.
    pub rows: Vec<PageRow>,
    /// Hits of the search in the visible text, in reading order.
    pub hits: Vec<Range<usize>>,
    /// How far through the text the last visible row ends, in percent.
    pub percent: u8,
    /// The whole text is visible.
    pub whole: bool,
}

impl Page {
    /// The byte of the text at a cell of a visible row, in cells from where its content begins;
    /// beyond its edges the end or start of the row on that side.
    pub fn byte_at(&self, row: usize, column: i32) -> Option<usize> {
        let row = self.rows.get(row)?;
        let laid_out = row.layout.rows().get(row.row)?;
        let rtl = row.layout.direction() == Direction::Rtl;
        let byte = match u16::try_from(column) {
            Ok(column) => row.layout.byte_at(Place { row: row.row, column }),
            Err(_) if rtl => laid_out.bytes().end,
            Err(_) => laid_out.bytes().start,
        };
        Some(row.start + byte)
    }

    /// The bytes from the first to the last visible row.
    pub fn bytes(&self) -> Range<usize> {
        let first = self.rows.first().map_or(0, |row| row.bytes().start);
        let last = self.rows.iter().rev().find(|row| !row.bytes().is_empty());
        first..last.map_or(first, |row| row.bytes().end).max(first)
    }
}

/// Makes everything that drawing needs for these sizes: the visible rows, the lists' entries,
/// lists scrolled to their selections.
pub fn prepare(state: &mut State) {
    state.page = page_of(state).unwrap_or_default();
    highlights::refresh(state);
    timeline::refresh(state);
    across::refresh(state);
    let sizes = state.sizes;
    let listed = state.listed_documents().len();
    state.documents.reveal(sizes.documents_rows, listed);
    let entries = state.highlights.entries.len();
    state.highlights.place.reveal(sizes.highlights_rows, entries);
    match &mut state.overlay {
        Some(Overlay::Palette { place, matches, .. }) => place.reveal(sizes.overlay_rows, matches.len()),
        Some(Overlay::Help(place)) => {
            let last = super::help::lines(&state.keymap, &state.texts).len();
            place.first = place.first.min(last.saturating_sub(usize::from(sizes.overlay_rows)));
        }
        Some(Overlay::Card(place, lines)) => {
            place.first = place.first.min(lines.len().saturating_sub(usize::from(sizes.overlay_rows)));
        }
        Some(Overlay::Timeline(_) | Overlay::Across) | None => {}
    }
}

fn page_of(state: &mut State) -> Option<Page> {
    let (sizes, view) = (state.sizes, state.shown_view());
    let (columns, height) = (sizes.text_columns, usize::from(sizes.text_rows));
    let open = state.open_mut()?;
    let flow = open.flow(&view, columns);
    let wanted = flow.spot_of_top(open.place.top);
    let last_screen = flow.last_screen(height);
    // A row that is shown keeps its byte; only a place beyond the last screen is drawn from there.
    let first = wanted.min(last_screen);
    let (rows, end) = rows_from(&flow, first, height);
    let mut page = Page { rows, ..Page::default() };
    let len = open.document.text.len();
    page.whole = end.is_none() && first == Spot::default();
    let seen = page.bytes().end;
    page.percent =
        if end.is_none() { 100 } else { u8::try_from(seen * 100 / len.max(1)).unwrap_or(100).min(99) };
    let bytes = page.bytes();
    page.hits = state.search.hits_in(&state.open()?.document.text, bytes, HIT_MARGIN_BYTES);
    Some(page)
}

/// Up to `height` rows from `first` on, and the row that comes after them.
fn rows_from(flow: &Flow<'_>, first: Spot, height: usize) -> (Vec<PageRow>, Option<Spot>) {
    let mut rows = Vec::with_capacity(height);
    let mut next = Some(first);
    while let Some(spot) = next.filter(|_| rows.len() < height) {
        rows.push(PageRow { layout: flow.layout(spot.paragraph), row: spot.row, start: spot.paragraph });
        next = flow.next(spot);
    }
    (rows, next)
}
