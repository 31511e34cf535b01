//! The only place that writes cells of the screen.
//!
//! In: rows that `text` laid out (harmless symbols with promised widths) and the signs of this
//! file. Whatever comes from a document, a file name or a field goes through
//! [`text::one_row`](crate::text::one_row) or a paragraph's layout; there is no other way in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::{BaseDirection, CellView, Direction, Row, one_row};

/// Signs of the frame. They are the program's own, one cell each.
pub(super) mod sign {
    /// Vertical line.
    pub(crate) const VERTICAL: &str = "│";
    /// Horizontal line.
    pub(crate) const HORIZONTAL: &str = "─";
    /// A crossing of both.
    pub(crate) const CROSS: &str = "┼";
    /// Corners of a box.
    pub(crate) const CORNERS: [&str; 4] = ["╭", "╮", "╰", "╯"];
    /// Marks the document that is read, in left-to-right and right-to-left lists.
    pub(crate) const HERE: [&str; 2] = ["▸", "◂"];
    /// A group that is open, or folded away.
    pub(crate) const OPEN: &str = "▾";
    /// The track of a scroll bar and its thumb.
    pub(crate) const THUMB: &str = "┃";
    /// The same where hits of the search are.
    pub(crate) const HITS: &str = "┼";
    /// See `HITS`.
    pub(crate) const THUMB_WITH_HITS: &str = "╋";
    /// Eighths of a bar, from one to eight.
    pub(crate) const EIGHTHS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    /// A stretch of time, and one that is known only about.
    pub(crate) const STRETCH: [&str; 2] = ["━", "╍"];
    /// A mark of an axis.
    pub(crate) const TICK: &str = "┬";
    /// A date that is known only about.
    pub(crate) const VAGUE: &str = "≈";
    /// A date without a place in time.
    pub(crate) const OPEN_DATE: &str = "?";
    /// A date that overlaps one before it.
    pub(crate) const OVERLAPS: &str = "∩";
    /// A date that lies in one before it.
    pub(crate) const LIES_IN: [&str; 2] = ["└", "┘"];
}

/// At which end of its space a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Left.
    Left,
    /// Centre.
    Centre,
    /// Right.
    Right,
}

impl Align {
    /// Where a text of a direction begins.
    pub(super) fn start(direction: Direction) -> Self {
        match direction {
            Direction::Ltr => Self::Left,
            Direction::Rtl => Self::Right,
        }
    }

    /// Where it ends.
    pub(super) fn end(direction: Direction) -> Self {
        match direction {
            Direction::Ltr => Self::Right,
            Direction::Rtl => Self::Left,
        }
    }

    /// The left edge of `width` cells in `space`.
    pub(super) fn place(self, space: Rect, width: u16) -> u16 {
        let free = space.width.saturating_sub(width);
        space.x
            + match self {
                Self::Left => 0,
                Self::Centre => free / 2,
                Self::Right => free,
            }
    }
}

/// Gives every cell of an area a style and a blank.
pub(super) fn fill(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            put(buffer, x, y, " ", style);
        }
    }
}

/// Lays a style over what stands in an area.
pub(super) fn tint(buffer: &mut Buffer, area: Rect, style: Style) {
    buffer.set_style(area.intersection(buffer.area), style);
}

/// Writes a laid out row with its left edge at `x`, clipped to `clip`; `style` says how each cell
/// looks.
pub(super) fn put_row(
    buffer: &mut Buffer,
    clip: Rect,
    (x, y): (u16, u16),
    row: &Row,
    style: impl Fn(&CellView<'_>) -> Style,
) {
    let clip = clip.intersection(buffer.area);
    if y < clip.top() || y >= clip.bottom() {
        return;
    }
    for cell in row.cells() {
        let column = x.saturating_add(cell.column);
        // A wide cell that would stick out is left out whole.
        if column < clip.left() || column.saturating_add(cell.width) > clip.right() {
            continue;
        }
        let style = style(&cell);
        put(buffer, column, y, cell.symbol, style);
        for covered in 1..cell.width {
            put(buffer, column + covered, y, "", style);
        }
    }
}

/// Writes a row whose left edge lies at `left`, which may be outside the screen, on the first row
/// of `clip`.
pub(super) fn put_row_shifted(buffer: &mut Buffer, clip: Rect, left: i32, row: &Row, style: Style) {
    for cell in row.cells() {
        let Ok(column) = u16::try_from(left + i32::from(cell.column)) else { continue };
        if column >= clip.left() && column.saturating_add(cell.width) <= clip.right() {
            put(buffer, column, clip.y, cell.symbol, style);
            for covered in 1..cell.width {
                put(buffer, column + covered, clip.y, "", style);
            }
        }
    }
}

/// Writes a text on the first row of `space`; what does not fit is cut at its end with an
/// ellipsis. Gives the columns that it takes.
pub(super) fn put_text(buffer: &mut Buffer, space: Rect, text: &str, align: Align, style: Style) -> u16 {
    let direction = if align == Align::Right { Direction::Rtl } else { Direction::Ltr };
    put_text_in(buffer, space, text, (align, direction), style)
}

/// Writes words of the interface, in the direction of the interface.
pub(super) fn put_words(
    buffer: &mut Buffer,
    space: Rect,
    words: &str,
    (align, direction): (Align, Direction),
    style: Style,
) -> u16 {
    put_based(buffer, space, words, (align, BaseDirection::Forced(direction)), style)
}

/// Writes a name or another text of its own direction; one without a direction follows `direction`.
pub(super) fn put_text_in(
    buffer: &mut Buffer,
    space: Rect,
    text: &str,
    (align, direction): (Align, Direction),
    style: Style,
) -> u16 {
    put_based(buffer, space, text, (align, BaseDirection::of_name(text, direction)), style)
}

fn put_based(
    buffer: &mut Buffer,
    space: Rect,
    text: &str,
    (align, base): (Align, BaseDirection),
    style: Style,
) -> u16 {
    if space.width == 0 || space.height == 0 {
        return 0;
    }
    let layout = one_row(text, space.width, base);
    let Some(row) = layout.rows().first() else { return 0 };
    let x = align.place(space, row.width_cells());
    put_row(buffer, space, (x, space.y), row, |_| style);
    row.width_cells()
}

/// Writes a piece of a document's text on the first row of `space`; `style` says how the cell of
/// some bytes of it looks.
pub(super) fn put_excerpt(
    buffer: &mut Buffer,
    space: Rect,
    text: &str,
    direction: Direction,
    style: impl Fn(&CellView<'_>) -> Style,
) {
    let layout = one_row(text, space.width, BaseDirection::Forced(direction));
    if let Some(row) = layout.rows().first().filter(|_| space.height > 0) {
        let x = Align::start(direction).place(space, row.width_cells());
        put_row(buffer, space, (x, space.y), row, style);
    }
}

/// The cells that words of the interface take.
pub(super) fn width(words: &str) -> u16 {
    let layout = one_row(words, u16::MAX / 2, BaseDirection::Auto(Direction::Ltr));
    layout.rows().first().map_or(0, Row::width_cells)
}

/// Writes one of the program's own signs.
pub(super) fn put_sign(buffer: &mut Buffer, x: u16, y: u16, sign: &'static str, style: Style) {
    put(buffer, x, y, sign, style);
}

#[expect(clippy::disallowed_methods, reason = "this is the door through which all cells go")]
fn put(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    if let Some(cell) = buffer.cell_mut((x, y)) {
        // What lay there before shows through nowhere.
        cell.reset();
        cell.set_symbol(symbol);
        cell.set_style(style);
    }
}
