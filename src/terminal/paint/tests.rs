//! Frames are shown by a terminal emulator and compared with the buffer; their bytes are counted.
use std::num::NonZero;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::*;
use crate::terminal::identify::Colours;

const MANNER: Manner = Manner {
    mode: Mode::Visual,
    ink: Ink(Colours::True),
    around: Surroundings { foreground: None, dark: true },
};

/// A painter and the emulator that it writes to.
struct Screen {
    painter: Painter,
    emulator: vt100::Parser,
}

impl Screen {
    fn new(columns: u16, rows: u16) -> Self {
        Screen { painter: Painter::default(), emulator: vt100::Parser::new(some(rows), some(columns), 0) }
    }

    /// Shows a frame, checks the screen cell by cell, gives the bytes sent.
    fn show(&mut self, buffer: &Buffer) -> Vec<u8> {
        let bytes = self.painter.frame(buffer, None, MANNER, b"").to_vec();
        self.emulator.process(&bytes);
        self.check(buffer);
        bytes
    }

    fn check(&self, buffer: &Buffer) {
        let screen = self.emulator.screen();
        for row in 0..buffer.area.height {
            for column in 0..buffer.area.width {
                let cell = &buffer[(column, row)];
                let shown = screen.cell(row, column).unwrap();
                let symbol = if shown.is_wide_continuation() {
                    assert_eq!(cell.symbol(), "", "row {row}, column {column}: a wide cell too many");
                    continue;
                } else if shown.contents().is_empty() {
                    " "
                } else {
                    shown.contents()
                };
                assert_eq!(symbol, cell.symbol(), "row {row}, column {column}");
                assert_eq!(shown.fgcolor(), emulated(cell.fg), "row {row}, column {column}");
                assert_eq!(shown.bgcolor(), emulated(cell.bg), "row {row}, column {column}");
                assert_eq!(
                    shown.bold(),
                    cell.modifier.contains(Modifier::BOLD),
                    "row {row}, column {column}"
                );
                assert_eq!(
                    shown.underline(),
                    cell.modifier.contains(Modifier::UNDERLINED),
                    "row {row}, column {column}"
                );
            }
        }
    }
}

fn some(size: u16) -> NonZero<u16> {
    NonZero::new(size).unwrap()
}

fn emulated(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

#[expect(clippy::disallowed_methods, reason = "the test stands in for ui/cells.rs")]
fn set<'a>(buffer: &'a mut Buffer, column: u16, row: u16, symbol: &str) -> &'a mut Cell {
    buffer[(column, row)].set_symbol(symbol)
}

fn write(buffer: &mut Buffer, column: u16, row: u16, text: &str) {
    for (at, letter) in text.chars().enumerate() {
        let column = column + at as u16;
        if column < buffer.area.width {
            set(buffer, column, row, &letter.to_string());
        }
    }
}

fn blank(columns: u16, rows: u16) -> Buffer {
    Buffer::empty(Rect::new(0, 0, columns, rows))
}

/// A page of presentation forms set flush right, unlike any other page.
fn page(columns: u16, rows: u16, seed: u32) -> Buffer {
    let mut buffer = blank(columns, rows);
    let mut state = seed.wrapping_mul(2_654_435_761).max(1);
    for row in 0..rows {
        for column in (row % 7)..columns {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            let letter =
                if state.is_multiple_of(6) { ' ' } else { char::from_u32(0xfe8d + state % 0x60).unwrap() };
            set(&mut buffer, column, row, &letter.to_string());
        }
    }
    buffer
}

/// Bytes of the rows without their blank ends.
fn visible_bytes(buffer: &Buffer) -> usize {
    let rows = buffer.content.chunks(usize::from(buffer.area.width));
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>().trim_end().len()).sum()
}

#[test]
fn an_unchanged_frame_is_nothing() {
    let mut screen = Screen::new(40, 10);
    let page = page(40, 10, 1);
    assert!(!screen.show(&page).is_empty());
    assert_eq!(screen.show(&page), b"");
}

#[test]
fn a_page_costs_little_more_than_its_text() {
    let mut screen = Screen::new(200, 50);
    for seed in 1..6 {
        let page = page(200, 50, seed);
        let sent = screen.show(&page).len();
        let limit = visible_bytes(&page) * 115 / 100;
        assert!(sent <= limit, "{sent} bytes sent, {limit} allowed");
    }
}

#[test]
fn one_line_down_moves_the_rows() {
    let mut screen = Screen::new(200, 50);
    let first = page(200, 51, 9);
    let mut upper = blank(200, 50);
    let mut lower = blank(200, 50);
    upper.content.clone_from_slice(&first.content[..200 * 50]);
    lower.content.clone_from_slice(&first.content[200..]);
    // The status row stays.
    for buffer in [&mut upper, &mut lower] {
        write(buffer, 0, 49, &format!("{:200}", "status"));
    }
    screen.show(&upper);
    let down = screen.show(&lower).len();
    assert!(down * 100 <= visible_bytes(&lower) * 15, "{down} bytes down");
    let up = screen.show(&upper).len();
    assert!(up * 100 <= visible_bytes(&upper) * 15, "{up} bytes up");
}

#[test]
fn everything_is_on_the_screen_in_one_synchronized_piece() {
    let mut screen = Screen::new(20, 3);
    let mut buffer = blank(20, 3);
    write(&mut buffer, 5, 1, "hello");
    let bytes = screen.show(&buffer);
    assert!(bytes.starts_with(SYNCHRONIZED) && bytes.ends_with(SYNCHRONIZED_END));
    assert_eq!(bytes.windows(4).filter(|part| part == b"\x1b[2J").count(), 1);
}

#[test]
fn wide_cells_hide_their_neighbour() {
    let mut screen = Screen::new(10, 1);
    let mut buffer = blank(10, 1);
    write(&mut buffer, 0, 0, "abcdefghij");
    screen.show(&buffer);
    set(&mut buffer, 3, 0, "\u{6f22}");
    set(&mut buffer, 4, 0, "");
    screen.show(&buffer);
    set(&mut buffer, 3, 0, "x");
    set(&mut buffer, 4, 0, "y");
    screen.show(&buffer);
}

#[test]
fn no_control_character_leaves_a_cell() {
    let mut painter = Painter::default();
    let mut buffer = blank(3, 1);
    for (column, symbol) in ["\u{1b}[31m", "\u{9b}2J", "a\u{7f}"].into_iter().enumerate() {
        set(&mut buffer, column as u16, 0, symbol);
    }
    let text = String::from_utf8(painter.frame(&buffer, None, MANNER, b"").to_vec()).unwrap();
    assert!(text.contains("\u{fffd}\u{fffd}\u{fffd}") && !text.contains("[31m"), "{text:?}");
}

#[test]
fn the_cursor_is_hidden_unless_given() {
    let mut painter = Painter::default();
    let buffer = blank(10, 3);
    let first = painter.frame(&buffer, None, MANNER, b"").to_vec();
    assert!(!first.windows(SHOW.len()).any(|part| part == SHOW));
    assert_eq!(painter.frame(&buffer, Some((4, 1)), MANNER, b""), b"\x1b[2;5H\x1b[?25h");
    assert_eq!(painter.frame(&buffer, Some((4, 1)), MANNER, b""), b"");
    assert_eq!(painter.frame(&buffer, Some((0, 2)), MANNER, b""), b"\x1b[3H");
    assert_eq!(painter.frame(&buffer, None, MANNER, b""), HIDE);
}

#[test]
fn drawing_afresh_sends_the_start_before_the_clear() {
    let mut painter = Painter::default();
    let buffer = blank(4, 1);
    painter.frame(&buffer, None, MANNER, b"");
    assert_eq!(painter.frame(&buffer, None, MANNER, b"\x1b[8l"), b"");
    painter.forget();
    let bytes = painter.frame(&buffer, None, MANNER, b"\x1b[8l").to_vec();
    assert!(bytes.starts_with(b"\x1b[8l"));
    assert!(bytes.windows(4).any(|part| part == b"\x1b[2J"));
}

#[test]
fn another_size_draws_afresh() {
    let mut screen = Screen::new(30, 8);
    screen.show(&page(30, 8, 3));
    screen.emulator.screen_mut().set_size(some(5), some(22));
    screen.show(&page(22, 5, 4));
}

#[test]
fn fenced_rows_are_written_whole() {
    let manner = Manner { mode: Mode::Fenced, ..MANNER };
    let mut painter = Painter::default();
    let mut buffer = blank(6, 1);
    write(&mut buffer, 0, 0, "\u{fe8d} \u{fe8f}");
    painter.frame(&buffer, None, manner, b"");
    set(&mut buffer, 2, 0, "\u{fe91}");
    let text = String::from_utf8(painter.frame(&buffer, None, manner, b"").to_vec()).unwrap();
    assert!(text.contains("\u{200f}\u{fe8d}\u{200f}\u{200e} \u{200e}\u{200f}\u{fe91}\u{200f}"), "{text:?}");
}

/// Something that a program draws: text here and there, in a style, cleared stretches, moved rows.
#[derive(Clone, Debug)]
enum Stroke {
    Text(u16, u16, String, u8),
    Clear(u16, u16, u16),
    Wide(u16, u16),
    Move(u16, i16),
}

fn stroke() -> impl Strategy<Value = Stroke> {
    prop_oneof![
        4 => (0..40u16, 0..12u16, "[a-c \u{fe8d}-\u{fe92}]{1,30}", 0..6u8)
            .prop_map(|(column, row, text, style)| Stroke::Text(column, row, text, style)),
        2 => (0..40u16, 0..12u16, 1..40u16).prop_map(|(column, row, length)| Stroke::Clear(column, row, length)),
        1 => (0..39u16, 0..12u16).prop_map(|(column, row)| Stroke::Wide(column, row)),
        1 => (0..12u16, -4..5i16).prop_map(|(from, by)| Stroke::Move(from, by)),
    ]
}

fn draw(buffer: &mut Buffer, stroke: &Stroke) {
    let clear = |cell: &mut Cell| *cell = Cell::EMPTY;
    match stroke {
        Stroke::Text(column, row, text, style) => {
            for (at, letter) in text.chars().enumerate() {
                let column = column + at as u16;
                if column >= 40 {
                    break;
                }
                part_wide(buffer, column, *row);
                let cell = set(buffer, column, *row, &letter.to_string());
                cell.modifier = Modifier::empty();
                (cell.fg, cell.bg) = match style {
                    1 => (Color::Red, Color::Reset),
                    2 => (Color::Rgb(1, 2, 3), Color::Indexed(200)),
                    3 => (Color::Reset, Color::LightBlue),
                    _ => (Color::Reset, Color::Reset),
                };
                if *style > 3 {
                    cell.modifier = if *style == 4 { Modifier::BOLD } else { Modifier::UNDERLINED };
                }
            }
        }
        Stroke::Clear(column, row, length) => {
            for column in *column..(column + length).min(40) {
                part_wide(buffer, column, *row);
                clear(&mut buffer[(column, *row)]);
            }
        }
        Stroke::Wide(column, row) => {
            part_wide(buffer, *column, *row);
            part_wide(buffer, column + 1, *row);
            clear(&mut buffer[(*column, *row)]);
            clear(&mut buffer[(column + 1, *row)]);
            set(buffer, *column, *row, "\u{6f22}");
            set(buffer, column + 1, *row, "");
        }
        Stroke::Move(from, by) => {
            let old = buffer.clone();
            for row in *from..12 {
                let source = row.checked_add_signed(*by).filter(|source| (*from..12).contains(source));
                for column in 0..40 {
                    buffer[(column, row)] =
                        source.map_or(Cell::EMPTY, |source| old[(column, source)].clone());
                }
            }
        }
    }
}

/// Blanks both halves of a wide cell that is about to be overwritten in part.
fn part_wide(buffer: &mut Buffer, column: u16, row: u16) {
    let hidden = |column: u16, buffer: &Buffer| column < 40 && buffer[(column, row)].symbol().is_empty();
    let lead = if hidden(column, buffer) { column.checked_sub(1) } else { Some(column) };
    let Some(lead) = lead.filter(|lead| hidden(lead + 1, buffer)) else { return };
    buffer[(lead, row)] = Cell::EMPTY;
    buffer[(lead + 1, row)] = Cell::EMPTY;
}

#[test]
fn rows_that_come_in_by_scrolling_are_known_to_be_blank() {
    let mut screen = Screen::new(60, 12);
    let mut upper = page(60, 12, 5);
    screen.show(&upper);
    // One row up; the row that comes in is the one that went out at the top.
    let old = upper.clone();
    upper.content[..60 * 11].clone_from_slice(&old.content[60..]);
    upper.content[60 * 11..].clone_from_slice(&old.content[..60]);
    let bytes = screen.show(&upper);
    assert!(bytes.windows(4).any(|part| part == b"\x1b[1M"), "not scrolled");
    screen.show(&old);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is drawn after whatever, the screen shows the buffer.
    #[test]
    fn the_screen_is_the_buffer(frames in prop::collection::vec(prop::collection::vec(stroke(), 1..8), 1..8)) {
        let mut screen = Screen::new(40, 12);
        let mut buffer = blank(40, 12);
        for strokes in &frames {
            for stroke in strokes {
                draw(&mut buffer, stroke);
            }
            screen.show(&buffer);
        }
    }
}
