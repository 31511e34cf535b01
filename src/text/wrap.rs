//! Breaks a paragraph into rows.
//!
//! In: units with their shown widths in cells, the places where a row may begin, and the columns.
//! Out: rows, each a range of units; they tile the paragraph. Knows nothing of direction: rows
//! are cut in logical order (UAX #9 3.4), reordering comes after. Trap: widths are those after
//! joining; lam-alef is one cell. White space at the end of a row hangs over and is not counted;
//! a word longer than a row is cut between its units.

use std::ops::Range;

use super::units::{Kind, Unit};

/// Tabs go to multiples of this many cells.
const TAB_CELLS: usize = 8;

/// A row before it is ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowUnits {
    /// All its units.
    pub(super) units: Range<usize>,
    /// Where the white space and the hidden units at its end begin.
    pub(super) visible: usize,
}

/// The rows of the units, at least one. Gives tabs their width.
pub(super) fn wrap(units: &mut [Unit], columns: u16) -> Vec<RowUnits> {
    let columns = usize::from(columns.max(1));
    let mut rows = Vec::new();
    let mut start = 0;
    while start < units.len() || rows.is_empty() {
        let end = row_end(units, start, columns);
        rows.push(RowUnits { units: start..end, visible: visible_end(units, start..end) });
        start = end.max(start + 1);
    }
    rows
}

/// The unit after the last one of the row that begins at `start`.
fn row_end(units: &mut [Unit], start: usize, columns: usize) -> usize {
    let mut cells = 0;
    let mut last_break = None;
    for index in start..units.len() {
        let Some(unit) = units.get_mut(index) else { break };
        if unit.break_before && index > start {
            last_break = Some(index);
        }
        match unit.kind {
            Kind::RowEnd => return index + 1,
            Kind::Hidden(_) => {}
            Kind::Space => cells += usize::from(unit.width),
            Kind::Tab => {
                let wanted = TAB_CELLS - cells % TAB_CELLS;
                let width = wanted.min(columns.saturating_sub(cells));
                unit.width = width as u16;
                cells += width;
            }
            Kind::Letters | Kind::Name => {
                let width = usize::from(unit.width);
                if cells + width > columns && index > start {
                    return last_break.unwrap_or(index);
                }
                cells += width;
            }
        }
    }
    units.len()
}

/// Where the white space at the end of the row begins.
fn visible_end(units: &[Unit], row: Range<usize>) -> usize {
    let start = row.start;
    let trailing = units
        .get(row.clone())
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|unit| unit.kind.is_blank())
        .count();
    start.max(row.end - trailing)
}

/// Puts all units on one row of at most `columns` cells. When they do not fit: the units that do,
/// one cell being left for an ellipsis.
pub(super) fn fit(units: &[Unit], columns: u16) -> (RowUnits, bool) {
    let columns = usize::from(columns.max(1));
    let mut cells = 0;
    let mut fitting = 0;
    for (index, unit) in units.iter().enumerate() {
        cells += usize::from(unit.width);
        if cells < columns {
            fitting = index + 1;
        }
        if cells > columns {
            let visible = visible_end(units, 0..fitting);
            return (RowUnits { units: 0..visible, visible }, true);
        }
    }
    (RowUnits { units: 0..units.len(), visible: units.len() }, false)
}

#[cfg(test)]
mod tests {
    use super::super::order::Blank;
    use super::{Kind, Unit, wrap};

    /// Units from a picture: letters, spaces, tabs (`>`), row ends (`/`), and `-` after which a
    /// row may begin.
    fn units(picture: &str) -> Vec<Unit> {
        let mut before = 'x';
        picture
            .char_indices()
            .map(|(at, scalar)| {
                let kind = match scalar {
                    ' ' => Kind::Space,
                    '>' => Kind::Tab,
                    '/' => Kind::RowEnd,
                    _ => Kind::Letters,
                };
                let break_before = matches!(before, ' ' | '>' | '-') && !matches!(scalar, ' ' | '>');
                before = scalar;
                let width = u16::from(kind == Kind::Letters || kind == Kind::Space);
                Unit {
                    start: at,
                    end: at + 1,
                    level: 0,
                    blank: Blank::No,
                    kind,
                    glyph: 0,
                    glyphs: width,
                    width,
                    break_before,
                }
            })
            .collect()
    }

    fn check(picture: &str, columns: u16, expected: &[&str]) {
        let mut units = units(picture);
        let rows = wrap(&mut units, columns);
        let found: Vec<&str> = rows.iter().map(|row| &picture[row.units.start..row.visible]).collect();
        assert_eq!(found, expected);
        assert_eq!(rows.iter().map(|row| row.units.len()).sum::<usize>(), units.len());
    }

    #[test]
    fn rows_end_at_spaces_and_spaces_hang() {
        check("one two three", 7, &["one two", "three"]);
        check("one two   three", 7, &["one two", "three"]);
        check("abc     ", 3, &["abc"]);
    }

    #[test]
    fn long_words_are_cut() {
        check("abcdefgh ij", 3, &["abc", "def", "gh", "ij"]);
        check("a-bcd", 3, &["a-", "bcd"]);
    }

    #[test]
    fn row_ends_end_rows() {
        check("a/b//c/", 9, &["a", "b", "", "c"]);
    }

    #[test]
    fn tabs_go_to_multiples_of_eight() {
        let mut tabbed = units("a>b>c");
        assert_eq!(wrap(&mut tabbed, 40).len(), 1);
        assert_eq!(tabbed.iter().map(|unit| unit.width).collect::<Vec<_>>(), [1, 7, 1, 7, 1]);
        check("a>b", 4, &["a", "b"]);
    }

    #[test]
    fn nothing_is_one_empty_row() {
        check("", 10, &[""]);
        check("     ", 2, &[""]);
    }
}
