//! How the doctor writes on the terminal: in rows laid out and addressed as the reader's are.

use std::io;

use crate::terminal::{Examination, Mode, ShownCell};
use crate::text::{BaseDirection, Digits, Direction, LayoutOptions, Newlines, Row, lay_out};

/// Columns of the report at most.
const COLUMNS_MAX: u16 = 100;

/// Writes a line on the terminal, in the direction of the interface, as long as it needs.
pub(super) fn show(terminal: &mut Examination, text: &str, rtl: bool, mode: Mode) -> io::Result<()> {
    let columns = terminal.size().0.min(COLUMNS_MAX);
    let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
    let layout = lay_out(text, &options(columns, BaseDirection::Forced(direction), true));
    for row in layout.rows() {
        terminal.show(&cells(row, if rtl { columns } else { 0 }, &|_| false), mode)?;
    }
    Ok(())
}

/// How rows of the doctor are laid out.
pub(super) fn options(columns: u16, base: BaseDirection, marks: bool) -> LayoutOptions {
    LayoutOptions {
        columns,
        base,
        newlines: Newlines::Join,
        marks,
        digits: Digits::AsWritten,
        reveal: false,
        joining: true,
    }
}

/// The cells of a row, set flush right in `columns`, those marked whose first byte is.
pub(super) fn cells(row: &Row, columns: u16, is_marked: &dyn Fn(usize) -> bool) -> Vec<ShownCell> {
    let blanks = columns.saturating_sub(row.width_cells());
    let mut cells = vec![(" ".to_owned(), false); usize::from(blanks)];
    cells.extend(row.cells().map(|cell| (cell.symbol.to_owned(), is_marked(cell.bytes.start))));
    cells
}

/// The test row in every mode that a person can choose.
pub(super) const CHOICES: [Mode; 4] = [Mode::Visual, Mode::Split, Mode::Words, Mode::Fenced];
