use super::{BaseDirection, Digits, Direction, LayoutOptions, Newlines, Place, lay_out, one_row};
use crate::text::{HiddenReason, Layout};

const OPTIONS: LayoutOptions = LayoutOptions {
    columns: 20,
    base: BaseDirection::Auto(Direction::Ltr),
    newlines: Newlines::Join,
    marks: true,
    digits: Digits::AsWritten,
    reveal: false,
    joining: true,
};

fn rows(layout: &Layout) -> Vec<String> {
    layout.check().unwrap();
    layout.rows().iter().map(|row| row.cells().map(|cell| cell.symbol.to_owned()).collect()).collect()
}

fn check(text: &str, options: &LayoutOptions, expected: &[&str]) {
    assert_eq!(rows(&lay_out(text, options)), expected);
}

#[test]
fn an_arabic_word_is_joined_and_stands_in_visual_order() {
    // seen-lam-alef-meem with vowels: three cells, from the right.
    check(
        "\u{633}\u{64E}\u{644}\u{64E}\u{627}\u{645}",
        &LayoutOptions { base: BaseDirection::Auto(Direction::Rtl), ..OPTIONS },
        &["\u{FEE1}\u{FEFC}\u{64E}\u{FEB3}\u{64E}"],
    );
}

#[test]
fn lam_alef_is_one_cell_over_both_letters() {
    let layout = lay_out("\u{644}\u{627}", &OPTIONS);
    let row = &layout.rows()[0];
    assert_eq!(row.cells().len(), 1);
    assert_eq!(row.cells().next().unwrap().bytes, 0..4);
    assert_eq!(layout.place_of(3), Some(Place { row: 0, column: 0 }));
}

#[test]
fn a_row_wraps_on_the_widths_that_are_shown() {
    let words = "\u{644}\u{627} ".repeat(4);
    let layout = lay_out(&words, &LayoutOptions { columns: 3, ..OPTIONS });
    assert_eq!(layout.rows().len(), 2);
}

#[test]
fn mixed_text_is_ordered_and_brackets_turn() {
    let rtl = LayoutOptions { base: BaseDirection::Forced(Direction::Rtl), joining: false, ..OPTIONS };
    check("\u{5D0} (abc) 12", &rtl, &["12 (abc) \u{5D0}"]);
    check("\u{5D0} (\u{5D1})", &rtl, &["(\u{5D1}) \u{5D0}"]);
}

#[test]
fn tabs_and_names_take_cells_of_their_own() {
    check("a\tb", &OPTIONS, &["a       b"]);
    let reveal = LayoutOptions { reveal: true, ..OPTIONS };
    check("a\u{202E}b", &reveal, &["a\u{27E6}RLO\u{27E7}b"]);
}

#[test]
fn a_word_ligature_reads_from_the_right_and_a_name_from_the_left() {
    let options = LayoutOptions { base: BaseDirection::Forced(Direction::Rtl), reveal: true, ..OPTIONS };
    check("\u{5D0}\u{FDF2}", &options, &["\u{FEEA}\u{FEE0}\u{FEDF}\u{FE8D}\u{5D0}"]);
    check("\u{5D0}\u{200F}\u{5D1}", &options, &["\u{5D1}\u{27E6}RLM\u{27E7}\u{5D0}"]);
    // In one column neither fits: an ellipsis says that something is there.
    check("\u{FDF2}", &LayoutOptions { columns: 1, ..options }, &["\u{2026}"]);
}

#[test]
fn stray_line_ends_are_joined_or_kept() {
    check("one\ntwo\u{2028}three", &OPTIONS, &["one two", "three"]);
    check("one\r\ntwo", &LayoutOptions { newlines: Newlines::Break, ..OPTIONS }, &["one", "two"]);
    check("one\n) two", &OPTIONS, &["one) two"]);
}

#[test]
fn a_joined_line_end_does_not_part_right_to_left_text() {
    let ltr = LayoutOptions { base: BaseDirection::Forced(Direction::Ltr), joining: false, ..OPTIONS };
    for text in ["a \u{5D0} \n\u{5D1} b", "a \u{5D0}\n\u{5D1} b", "a \u{5D0}\n \u{5D1} b"] {
        check(text, &ltr, &["a \u{5D1} \u{5D0} b"]);
    }
}

#[test]
fn what_is_not_shown_has_a_reason() {
    let layout = lay_out("a\u{200B}\u{1B} \u{2028}b  ", &OPTIONS);
    let reasons: Vec<_> =
        layout.hidden().iter().map(|hidden| (hidden.bytes.clone(), hidden.reason)).collect();
    assert_eq!(
        reasons,
        [
            (1..4, HiddenReason::Format),
            (4..5, HiddenReason::Control),
            (5..6, HiddenReason::TrailingSpace),
            (6..9, HiddenReason::RowEnd),
            (10..12, HiddenReason::TrailingSpace),
        ]
    );
}

#[test]
fn one_row_cuts_at_the_logical_end() {
    assert_eq!(rows(&one_row("abcdef", 6, BaseDirection::Auto(Direction::Ltr))), ["abcdef"]);
    assert_eq!(rows(&one_row("ab cdef", 4, BaseDirection::Auto(Direction::Ltr))), ["ab\u{2026}"]);
    assert_eq!(
        rows(&one_row("\u{5D0}\u{5D1}\u{5D2}\u{5D3}", 3, BaseDirection::Auto(Direction::Rtl))),
        ["\u{2026}\u{5D1}\u{5D0}"]
    );
    assert_eq!(rows(&one_row("a\tb\nc\u{2028} ", 9, BaseDirection::Auto(Direction::Ltr))), ["a b c  "]);
    assert_eq!(rows(&one_row("", 9, BaseDirection::Auto(Direction::Ltr))), [""]);
}

#[test]
fn the_caret_stands_where_the_next_letter_appears() {
    let caret = |text: &str, byte| lay_out(text, &OPTIONS).caret_of(byte).map(|place| place.column);
    assert_eq!(caret("abc", 0), Some(0));
    assert_eq!(caret("abc", 3), Some(3));
    let hebrew = "\u{5D0}\u{5D1}\u{5D2}";
    let options = LayoutOptions { base: BaseDirection::Forced(Direction::Rtl), ..OPTIONS };
    let layout = lay_out(hebrew, &options);
    assert_eq!(layout.caret_of(0).map(|place| place.column), Some(3));
    assert_eq!(layout.caret_of(6).map(|place| place.column), Some(0));
}

#[test]
fn empty_rows_and_deep_nests_do_not_panic() {
    check("", &OPTIONS, &[""]);
    check("\u{2028}\u{2028}a", &OPTIONS, &["", "", "a"]);
    let nest: String = (0..140).map(|turn| if turn % 2 == 0 { '\u{2067}' } else { '\u{2066}' }).collect();
    check(&format!("{nest}1"), &OPTIONS, &["1"]);
    check(&format!("a\u{2028}{nest}"), &OPTIONS, &["a", ""]);
}
