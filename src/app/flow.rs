//! The document as one long column of rows: which row comes before, after, at a byte.
//!
//! In: the text, its paragraphs, the layout options. Out: [`Spot`]s (paragraph and row) and
//! layouts. Only paragraphs that are asked for are laid out; a bounded cache keeps the last ones.
//! The reading place itself is a byte ([`Top`]), so that it survives every change of width.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::document::{Cut, Division, Paragraph, Text};
use crate::limits::LAYOUTS_MAX;
use crate::text::{Layout, LayoutOptions, lay_out};

/// The first visible row, kept in the text: the row that shows this byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Top {
    /// Byte of the document's text.
    pub byte: usize,
    /// The blank row after the byte's paragraph is meant, not the row of the byte.
    pub spacer: bool,
}

/// A row of the document: `row` counts within the paragraph's layout; one past its last row is
/// the blank row that sets paragraphs apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Byte of the text at which the paragraph begins.
    pub paragraph: usize,
    /// Index of the row in it.
    pub row: usize,
}

/// A paragraph as it is laid out.
#[derive(Debug)]
struct LaidOut {
    paragraph: Paragraph,
    layout: Rc<Layout>,
}

/// Layouts of the paragraphs seen last by where they begin, for one set of options.
#[derive(Debug, Default)]
pub struct LayoutCache {
    options: Option<LayoutOptions>,
    layouts: HashMap<usize, Rc<LaidOut>>,
}

impl LayoutCache {
    /// Forgets everything: the text or its paragraphs changed.
    pub fn clear(&mut self) {
        self.layouts.clear();
    }
}

/// The rows of a document under one set of options.
pub struct Flow<'a> {
    /// The document's text.
    pub text: &'a Text,
    /// Its paragraphs.
    pub division: &'a Division,
    /// How they are laid out.
    pub options: LayoutOptions,
    /// A blank row stands between paragraphs.
    pub spaced: bool,
    /// Where layouts are kept.
    pub cache: &'a RefCell<LayoutCache>,
}

impl Flow<'_> {
    /// The layout of the paragraph that begins at a byte.
    pub fn layout(&self, start: usize) -> Rc<Layout> {
        Rc::clone(&self.laid_out(start).layout)
    }

    fn laid_out(&self, start: usize) -> Rc<LaidOut> {
        let mut cache = self.cache.borrow_mut();
        if cache.options != Some(self.options) {
            cache.layouts.clear();
            cache.options = Some(self.options);
        }
        if let Some(laid_out) = cache.layouts.get(&start) {
            return Rc::clone(laid_out);
        }
        if cache.layouts.len() >= LAYOUTS_MAX {
            cache.layouts.clear();
        }
        let paragraph = self.division.at(start);
        let layout = Rc::new(lay_out(&self.text.get(paragraph.bytes.clone()), &self.options));
        let laid_out = Rc::new(LaidOut { paragraph, layout });
        cache.layouts.insert(start, Rc::clone(&laid_out));
        laid_out
    }

    /// Where the paragraph of a spot ends, in bytes.
    fn end_of(&self, start: usize) -> usize {
        self.laid_out(start).paragraph.bytes.end
    }

    /// The row that shows a byte.
    pub fn spot_of(&self, byte: usize) -> Spot {
        let paragraph = self.division.at(byte).bytes.start;
        let row = self.layout(paragraph).row_of(byte.saturating_sub(paragraph));
        Spot { paragraph, row }
    }

    /// The row that [`Top`] means.
    pub fn spot_of_top(&self, top: Top) -> Spot {
        let spot = self.spot_of(top.byte);
        if top.spacer && self.has_spacer(spot.paragraph) {
            return Spot { row: self.layout(spot.paragraph).rows().len(), ..spot };
        }
        spot
    }

    /// The byte that keeps a row: its first, or its paragraph's end for the blank row after it.
    pub fn top_of(&self, spot: Spot) -> Top {
        match self.layout(spot.paragraph).rows().get(spot.row) {
            Some(row) => Top { byte: spot.paragraph + row.bytes().start, spacer: false },
            None => Top { byte: self.end_of(spot.paragraph), spacer: true },
        }
    }

    /// The next row; `None` at the end.
    pub fn next(&self, spot: Spot) -> Option<Spot> {
        if spot.row + 1 < self.rows_of(spot.paragraph) {
            return Some(Spot { row: spot.row + 1, ..spot });
        }
        let next = self.division.next(&self.laid_out(spot.paragraph).paragraph)?;
        Some(Spot { paragraph: next.bytes.start, row: 0 })
    }

    /// The row before; `None` at the start.
    pub fn previous(&self, spot: Spot) -> Option<Spot> {
        if let Some(row) = spot.row.checked_sub(1) {
            return Some(Spot { row, ..spot });
        }
        let before = self.division.previous(&self.laid_out(spot.paragraph).paragraph)?;
        let paragraph = before.bytes.start;
        Some(Spot { paragraph, row: self.rows_of(paragraph).saturating_sub(1) })
    }

    /// `count` rows on, or as far as there are rows.
    pub fn forward(&self, spot: Spot, count: usize) -> Spot {
        (0..count).try_fold(spot, |spot, _| self.next(spot).ok_or(spot)).unwrap_or_else(|last| last)
    }

    /// `count` rows back, or as far as there are rows.
    pub fn back(&self, spot: Spot, count: usize) -> Spot {
        (0..count).try_fold(spot, |spot, _| self.previous(spot).ok_or(spot)).unwrap_or_else(|first| first)
    }

    /// The first row of the last screenful of `height` rows.
    pub fn last_screen(&self, height: usize) -> Spot {
        let paragraph = self.division.at(self.text.len()).bytes.start;
        let last = Spot { paragraph, row: self.rows_of(paragraph).saturating_sub(1) };
        self.back(last, height.saturating_sub(1))
    }

    /// Rows of a paragraph with the blank row after it.
    fn rows_of(&self, paragraph: usize) -> usize {
        self.layout(paragraph).rows().len() + usize::from(self.has_spacer(paragraph))
    }

    fn has_spacer(&self, paragraph: usize) -> bool {
        let laid_out = self.laid_out(paragraph);
        self.spaced
            && laid_out.paragraph.cut == Cut::Hard
            && self.division.next(&laid_out.paragraph).is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::{Flow, LayoutCache, Spot, Top};
    use crate::document::{Division, Text};
    use crate::text::{BaseDirection, Digits, Direction, LayoutOptions, Newlines};

    const TEXT: &str = "one two three four\nfive\n\nsix seven eight";

    fn with_flow(columns: u16, spaced: bool, check: impl FnOnce(&Flow<'_>)) {
        let text = Text::from(TEXT);
        let division = Division::of(&text, false, Direction::Ltr);
        let cache = RefCell::new(LayoutCache::default());
        let options = LayoutOptions {
            columns,
            base: BaseDirection::Auto(Direction::Ltr),
            newlines: Newlines::Break,
            marks: true,
            digits: Digits::AsWritten,
            reveal: false,
            joining: true,
        };
        check(&Flow { text: &text, division: &division, options, spaced, cache: &cache });
    }

    #[test]
    fn walking_on_and_back_visits_the_same_rows() {
        for (columns, spaced) in [(6, true), (6, false), (80, true), (1, true)] {
            with_flow(columns, spaced, |flow| {
                let mut on = vec![Spot::default()];
                while let Some(next) = flow.next(on[on.len() - 1]) {
                    on.push(next);
                }
                let mut back = vec![on[on.len() - 1]];
                while let Some(previous) = flow.previous(back[back.len() - 1]) {
                    back.push(previous);
                }
                back.reverse();
                assert_eq!(on, back);
                for spot in on {
                    assert_eq!(flow.spot_of_top(flow.top_of(spot)), spot);
                }
            });
        }
    }

    #[test]
    fn the_place_survives_another_width() {
        let byte = TEXT.find("seven").unwrap();
        with_flow(6, true, |flow| {
            let spot = flow.spot_of(byte);
            assert!(spot.row > 0);
            let top = flow.top_of(spot);
            assert!(top.byte <= byte);
            with_flow(80, true, |wide| {
                assert_eq!(wide.spot_of_top(top).paragraph, spot.paragraph);
            });
        });
    }

    #[test]
    fn the_last_screen_ends_with_the_last_row() {
        with_flow(80, true, |flow| {
            let first = flow.last_screen(3);
            assert_eq!(flow.next(flow.forward(first, 2)), None);
            assert_eq!(flow.last_screen(100), Spot::default());
            assert_eq!(flow.spot_of_top(Top { byte: 0, spacer: true }).row, 1);
        });
    }
}
