//! The last step on a finished row: turns it into what a terminal of some [`Mode`] must be sent.
//! Pure functions from row to row; nothing above knows of them.
//!
//! - Visual: as it is.
//! - Split: right-to-left cells differ from their neighbours by one unit of colour, so that a
//!   renderer which draws equal cells as one string draws each alone.
//! - Words: in each maximal run of right-to-left cells the symbols are reversed while the paints
//!   stay; marks are dropped, since they break the drawing.
//! - Fenced: as words, each word in RLM, each blank in LRM.
//! - Logical: stretches of right-to-left words with what lies between them reversed.

use ratatui::style::{Color, Modifier};

use super::identify::Mode;
use super::paint::{Row, rgb};

const LRM: char = '\u{200e}';
const RLM: char = '\u{200f}';

/// What the default foreground is taken for when the terminal did not tell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings {
    /// The default foreground, if told.
    pub foreground: Option<(u8, u8, u8)>,
    /// Whether the background is dark.
    pub dark: bool,
}

/// Turns a row into what is sent in a mode, written into `sent`; `false` if it is sent as it is.
pub(crate) fn address(row: &Row, mode: Mode, around: Surroundings, sent: &mut Row) -> bool {
    if mode == Mode::Visual || !(0..row.columns()).any(|column| is_rtl(row.at(column).0)) {
        return false;
    }
    sent.clear();
    match mode {
        Mode::Visual => return false,
        Mode::Split => split(row, around, sent),
        Mode::Words => place(row, &reversed(row, &faces(row)), sent, |_, symbol| bare(symbol)),
        Mode::Fenced => fenced(row, sent),
        Mode::Logical => place(row, &reversed(row, &stretches(row)), sent, |_, symbol| symbol.to_owned()),
    }
    true
}

fn split(row: &Row, around: Surroundings, sent: &mut Row) {
    let guess = if around.dark { (229, 229, 229) } else { (16, 16, 16) };
    let foreground = around.foreground.unwrap_or(guess);
    let mut odd = false;
    for column in 0..row.columns() {
        let (symbol, slot) = row.at(column);
        let mut paint = slot.paint;
        if is_rtl(symbol) {
            let (red, green, blue) = rgb(paint.front).unwrap_or(foreground);
            // Both differ from the colour itself, so the run parts from its neighbours too.
            let unit = |value: u8| if value < 255 { value + 1 } else { value - 1 };
            paint.front =
                if odd { Color::Rgb(unit(red), green, blue) } else { Color::Rgb(red, green, unit(blue)) };
            odd = !odd;
        }
        sent.push(symbol, slot.width, paint);
    }
}

fn fenced(row: &Row, sent: &mut Row) {
    let words = words(row);
    let starts = |column: usize| words.iter().any(|word| word.start == column);
    let ends = |column: usize| words.iter().any(|word| word.end == column + 1);
    place(row, &reversed(row, &words), sent, |column, symbol| {
        if symbol == " " {
            return format!("{LRM} {LRM}");
        }
        let mut text = bare(symbol);
        if starts(column) {
            text.insert(0, RLM);
        }
        if ends(column) {
            text.push(RLM);
        }
        text
    });
}

/// Writes the symbols in a new order over the paints of the old one.
fn place(row: &Row, order: &[usize], sent: &mut Row, write: impl Fn(usize, &str) -> String) {
    for (column, from) in order.iter().enumerate() {
        let (symbol, slot) = row.at(*from);
        sent.push(&write(column, symbol), slot.width, row.at(column).1.paint);
    }
}

/// The columns in order, those of each range turned round.
fn reversed(row: &Row, ranges: &[std::ops::Range<usize>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..row.columns()).collect();
    for range in ranges {
        if let Some(part) = order.get_mut(range.clone()) {
            part.reverse();
        }
    }
    order
}

/// The maximal runs of right-to-left cells.
fn words(row: &Row) -> Vec<std::ops::Range<usize>> {
    let mut words: Vec<std::ops::Range<usize>> = Vec::new();
    for column in (0..row.columns()).filter(|column| is_rtl(row.at(*column).0)) {
        match words.last_mut() {
            Some(word) if word.end == column => word.end += 1,
            _ => words.push(column..column + 1),
        }
    }
    words
}

/// The maximal runs of right-to-left cells in one face: bold and italic are other fonts, and a
/// terminal that turns words round turns what it draws in one font.
fn faces(row: &Row) -> Vec<std::ops::Range<usize>> {
    let face = |column: usize| row.at(column).1.paint.modifier & (Modifier::BOLD | Modifier::ITALIC);
    let mut faces: Vec<std::ops::Range<usize>> = Vec::new();
    for column in words(row).into_iter().flatten() {
        match faces.last_mut() {
            Some(run) if run.end == column && face(run.start) == face(column) => run.end += 1,
            _ => faces.push(column..column + 1),
        }
    }
    faces
}

/// Runs of right-to-left words with single blanks and signs between them; letters and digits of
/// other scripts, borders and wider gaps part them.
fn stretches(row: &Row) -> Vec<std::ops::Range<usize>> {
    let mut stretches: Vec<std::ops::Range<usize>> = Vec::new();
    for word in words(row) {
        let joins = |end: usize| {
            word.start - end <= 2
                && (end..word.start).all(|column| {
                    row.at(column).0.chars().all(|sign| sign == ' ' || sign.is_ascii_punctuation())
                })
        };
        match stretches.last_mut() {
            Some(last) if joins(last.end) => last.end = word.end,
            _ => stretches.push(word),
        }
    }
    stretches
}

/// The symbol without its marks.
fn bare(symbol: &str) -> String {
    symbol.chars().take(1).collect()
}

/// Whether the cell belongs to a right-to-left word: letters and presentation forms of the
/// right-to-left scripts, Arabic punctuation, Arabic-Indic digits (Unicode blocks).
fn is_rtl(symbol: &str) -> bool {
    matches!(symbol.chars().next(), Some(
        '\u{590}'..='\u{8ff}'           // Hebrew, Arabic, Syriac, Thaana, NKo ... Arabic Extended-A
        | '\u{fb1d}'..='\u{fd3d}'       // presentation forms; FD3E, FD3F are brackets
        | '\u{fd40}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}'       // Forms-B without the byte order mark
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}'
    ))
}

/// Whether cells of a row must be rewritten from its beginning when one of them changes.
pub(crate) fn is_whole_row(mode: Mode) -> bool {
    // Zero-width fences cling to the cell before, and would pile up there.
    mode == Mode::Fenced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::paint::Paint;

    const AROUND: Surroundings = Surroundings { foreground: Some((10, 20, 255)), dark: true };

    fn row(symbols: &[&str]) -> Row {
        let mut row = Row::default();
        for symbol in symbols {
            row.push(symbol, 1, Paint::default());
        }
        row
    }

    fn symbols(row: &Row) -> Vec<String> {
        (0..row.columns()).map(|column| row.at(column).0.to_owned()).collect()
    }

    fn addressed(row: &Row, mode: Mode) -> Row {
        let mut sent = Row::default();
        assert!(address(row, mode, AROUND, &mut sent));
        sent
    }

    // In visual order: noon with a mark, meem, alef (final form); border; lam-alef ligature, beh.
    const NOON: &str = "\u{fee5}\u{64e}";
    const MEEM: &str = "\u{fee1}";
    const ALEF: &str = "\u{fe8e}";
    const LAM_ALEF: &str = "\u{fefb}";
    const COMMA: &str = "\u{60c}";

    #[test]
    fn a_bold_word_and_the_comma_after_it_are_turned_apart() {
        let mut mixed = row(&[COMMA]);
        let bold = Paint { modifier: Modifier::BOLD, ..Paint::default() };
        for symbol in [MEEM, ALEF] {
            mixed.push(symbol, 1, bold);
        }
        assert_eq!(symbols(&addressed(&mixed, Mode::Words)), [COMMA, ALEF, MEEM]);
    }

    #[test]
    fn rows_without_right_to_left_cells_are_sent_as_they_are() {
        let plain = row(&["a", " ", "1", "\u{2502}", "\u{feff}"]);
        for mode in [Mode::Visual, Mode::Split, Mode::Words, Mode::Fenced, Mode::Logical] {
            assert!(!address(&plain, mode, AROUND, &mut Row::default()));
        }
        assert!(!address(&row(&[NOON]), Mode::Visual, AROUND, &mut Row::default()));
    }

    #[test]
    fn words_are_reversed_without_marks_and_paints_stay() {
        let mut before = row(&["\u{2502}", COMMA, NOON, MEEM, ALEF, " ", LAM_ALEF, MEEM, "1", "2"]);
        let red = Paint { front: Color::Red, ..Paint::default() };
        before.push("\u{661}", 1, red);
        before.push("\u{662}", 1, Paint::default());
        let after = addressed(&before, Mode::Words);
        assert_eq!(
            symbols(&after),
            ["\u{2502}", ALEF, MEEM, "\u{fee5}", COMMA, " ", MEEM, LAM_ALEF, "1", "2", "\u{662}", "\u{661}"]
        );
        assert_eq!(after.at(10).1.paint, red);
        assert_eq!(after.at(11).1.paint, Paint::default());
    }

    #[test]
    fn fenced_words_and_blanks_carry_direction_marks() {
        let after = addressed(&row(&["\u{2502}", NOON, MEEM, " ", ALEF, "x"]), Mode::Fenced);
        assert_eq!(
            symbols(&after),
            [
                "\u{2502}",
                "\u{200f}\u{fee1}",
                "\u{fee5}\u{200f}",
                "\u{200e} \u{200e}",
                "\u{200f}\u{fe8e}\u{200f}",
                "x"
            ]
        );
    }

    #[test]
    fn split_neighbours_differ_by_one_unit_of_colour() {
        let mut before = row(&["a", NOON, MEEM, ALEF, " "]);
        before.push(MEEM, 1, Paint { front: Color::Rgb(255, 0, 7), ..Paint::default() });
        let after = addressed(&before, Mode::Split);
        assert_eq!(symbols(&after), symbols(&before));
        let fronts: Vec<Color> = (0..after.columns()).map(|column| after.at(column).1.paint.front).collect();
        assert_eq!(
            fronts,
            [
                Color::Reset,
                Color::Rgb(10, 20, 254),
                Color::Rgb(11, 20, 255),
                Color::Rgb(10, 20, 254),
                Color::Reset,
                Color::Rgb(254, 0, 7)
            ]
        );
    }

    #[test]
    fn logical_stretches_run_over_blanks_but_not_over_borders() {
        let after = addressed(&row(&[ALEF, " ", NOON, "\u{2502}", MEEM, " ", "1", ALEF]), Mode::Logical);
        assert_eq!(symbols(&after), [NOON, " ", ALEF, "\u{2502}", MEEM, " ", "1", ALEF]);
    }
}
