//! The laws of layout on generated text: mixed, hostile, and at every width.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use proptest::prelude::*;
use qari::text::{
    BaseDirection, Digits, Direction, Layout, LayoutOptions, Newlines, Place, lay_out, one_row,
};
use unicode_bidi::{BidiInfo, Level};

/// What texts are made of; each string is one alphabet.
const ALPHABETS: &[&str] = &[
    // Arabic, with the letters that ligate.
    "\u{627}\u{644}\u{628}\u{629}\u{62F}\u{633}\u{639}\u{645}\u{621}\u{622}\u{623}\u{625}\u{640}",
    // Persian and Urdu.
    "\u{67E}\u{6CC}\u{6A9}\u{6AF}\u{6BA}\u{6C1}\u{6C2}\u{6D2}\u{679}\u{6D5}\u{6CE}\u{695}",
    // Hebrew.
    "\u{5D0}\u{5D1}\u{5DD}\u{5EA}\u{5BE}\u{5F3}",
    // Latin, CJK, Devanagari, Thai, Hangul parts.
    "abcXYZ\u{E9}\u{4E00}\u{3042}\u{915}\u{94D}\u{93E}\u{E01}\u{E33}\u{1100}\u{1161}\u{11A8}",
    // Marks.
    "\u{64B}\u{64E}\u{651}\u{670}\u{653}\u{654}\u{6D6}\u{5B0}\u{5BC}\u{591}\u{301}\u{20E3}\u{34F}",
    // Digits and number signs.
    "0123456789\u{660}\u{669}\u{6F0}\u{6F5}\u{966}\u{600}\u{605}\u{6DD}\u{8E2}",
    // Punctuation and brackets.
    ".,:;!?-/\u{60C}\u{61B}\u{61F}\u{AB}\u{BB}()[]{}<>\u{2329}\u{232A}\u{2018}\u{2019}",
    // Spaces, tabs, line ends.
    "    \t\n\r\u{A0}\u{2003}\u{3000}\u{202F}\u{1680}\u{B}\u{C}\u{85}\u{2028}\u{2029}",
    // Bidi controls.
    "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}",
    // Joiners, tags, variation selectors, fillers.
    "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}\u{E0001}\u{E0041}\u{E007F}\u{FE0E}\u{FE0F}\u{E0100}\u{3164}",
    // Emoji.
    "\u{1F469}\u{1F3FD}\u{1F680}\u{1F1F8}\u{1F1E6}\u{2764}\u{200D}\u{FE0F}\u{1F3F4}",
    // Controls, noncharacters, private and unassigned ones.
    "\0\u{7}\u{8}\u{1B}\u{7F}\u{90}\u{9B}\u{9D}\u{FFFE}\u{FDD0}\u{10FFFF}\u{E000}\u{378}\u{FFFC}\u{FFF9}",
    // Presentation forms and word ligatures.
    "\u{FEFB}\u{FE91}\u{FDF2}\u{FDFA}\u{FDFB}\u{FDFD}\u{FDFC}\u{FC5E}\u{FBEA}\u{FB1D}\u{FB4F}",
];

fn text() -> impl Strategy<Value = String> {
    let letter = (0..ALPHABETS.len(), any::<prop::sample::Index>()).prop_map(|(alphabet, index)| {
        let scalars: Vec<char> = ALPHABETS[alphabet].chars().collect();
        scalars[index.index(scalars.len())]
    });
    let run = (0..ALPHABETS.len(), prop::collection::vec(any::<prop::sample::Index>(), 1..8)).prop_map(
        |(alphabet, picks)| {
            let scalars: Vec<char> = ALPHABETS[alphabet].chars().collect();
            picks.iter().map(|pick| scalars[pick.index(scalars.len())]).collect::<String>()
        },
    );
    let piece = prop_oneof![
        4 => run,
        2 => letter.prop_map(String::from),
        2 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)]
}

fn options() -> impl Strategy<Value = LayoutOptions> {
    let base = (direction(), any::<bool>()).prop_map(|(direction, forced)| {
        if forced { BaseDirection::Forced(direction) } else { BaseDirection::Auto(direction) }
    });
    let digits = prop_oneof![Just(Digits::AsWritten), Just(Digits::European), Just(Digits::ArabicIndic)];
    let newlines = prop_oneof![Just(Newlines::Break), Just(Newlines::Join)];
    (1..=120_u16, base, newlines, digits, any::<[bool; 3]>()).prop_map(
        |(columns, base, newlines, digits, [marks, reveal, joining])| LayoutOptions {
            columns,
            base,
            newlines,
            marks,
            digits,
            reveal,
            joining,
        },
    )
}

/// Characters that must never be sent, stated without the tables that the door uses.
fn is_forbidden(scalar: char) -> bool {
    matches!(u32::from(scalar),
        0..=0x1F | 0x7F..=0x9F | 0xAD | 0x34F | 0x61C | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F
        | 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xFDF2 | 0xFDFA | 0xFDFB | 0xFDFD
        | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF0..=0xFFFB | 0x115F | 0x1160 | 0x3164 | 0xFFA0
        | 0x1F1E6..=0x1F1FF | 0xE0000..=0xE0FFF | 0xF0000..=0x0010_FFFF)
        || u32::from(scalar) & 0xFFFE == 0xFFFE
}

fn check_laws(text: &str, layout: &Layout, columns: u16) -> Result<(), TestCaseError> {
    prop_assert_eq!(layout.check(), Ok(()));
    prop_assert_eq!(layout.rows().last().unwrap().bytes().end, text.len());
    for row in layout.rows() {
        prop_assert!(row.width_cells() <= columns.max(1));
        for cell in row.cells() {
            prop_assert!(!cell.symbol.chars().any(is_forbidden), "{:?}", cell.symbol);
            prop_assert!(cell.symbol.chars().count() <= 9 && cell.symbol.len() <= 32);
            prop_assert!(text.get(cell.bytes.clone()).is_some());
        }
    }
    for hidden in layout.hidden() {
        prop_assert!(text.get(hidden.bytes.clone()).is_some());
    }
    Ok(())
}

/// What each cluster shows, in logical order; white space, which may hang, left out.
fn shown(layout: &Layout) -> Vec<(usize, usize, String)> {
    let mut shown: Vec<(usize, usize, String)> = Vec::new();
    for row in layout.rows() {
        for cell in row.cells().filter(|cell| !matches!(cell.symbol, " " | "\u{3000}")) {
            match shown.last_mut() {
                Some(last) if last.0 == cell.bytes.start => last.2.push_str(cell.symbol),
                _ => shown.push((cell.bytes.start, cell.bytes.end, cell.symbol.to_owned())),
            }
        }
    }
    shown.sort();
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_layout_keeps_the_laws(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        check_laws(&text, &layout, options.columns)?;
    }

    #[test]
    fn one_row_keeps_the_laws(text in text(), columns in 0..=60_u16, direction in direction()) {
        let layout = one_row(&text, columns, BaseDirection::Auto(direction));
        prop_assert_eq!(layout.rows().len(), 1);
        check_laws(&text, &layout, columns)?;
    }

    #[test]
    fn any_width_shows_the_same_clusters_in_the_same_order(
        text in text(), options in options(), columns in 1..=120_u16,
    ) {
        // Nothing is wider than 20 cells but the basmala (22), so wider rows show all alike.
        let wide = lay_out(&text, &LayoutOptions { columns: options.columns.max(24), ..options });
        let other = lay_out(&text, &LayoutOptions { columns: columns.max(24), ..options });
        prop_assert_eq!(shown(&wide), shown(&other));
        let narrow = shown(&lay_out(&text, &LayoutOptions { columns, ..options }));
        let bytes = |all: &[(usize, usize, String)]| all.iter().map(|it| (it.0, it.1)).collect::<Vec<_>>();
        prop_assert_eq!(bytes(&shown(&wide)), bytes(&narrow));
    }

    #[test]
    fn every_byte_and_every_place_has_an_answer(text in text(), options in options()) {
        let layout = lay_out(&text, &options);
        for byte in 0..text.len() + 3 {
            if let Some(place) = layout.place_of(byte) {
                prop_assert!(place.column < layout.rows()[place.row].width_cells());
            }
            let caret = layout.caret_of(byte).unwrap();
            prop_assert!(caret.column <= layout.rows()[caret.row].width_cells());
            prop_assert_eq!(caret.row, layout.row_of(byte));
        }
        for row in 0..=layout.rows().len() {
            for column in 0..=options.columns {
                let byte = layout.byte_at(Place { row, column });
                prop_assert!(text.is_char_boundary(byte));
            }
        }
    }

    #[test]
    fn the_look_does_not_move_the_bytes(text in text(), options in options()) {
        // Digits and joining (but for lam-alef) change symbols only.
        let plain = LayoutOptions { digits: Digits::AsWritten, ..options };
        let bytes = |layout: &Layout| -> Vec<_> {
            layout.rows().iter().flat_map(|row| row.cells().map(|cell| (cell.column, cell.bytes))).collect()
        };
        prop_assert_eq!(bytes(&lay_out(&text, &options)), bytes(&lay_out(&text, &plain)));
    }

    #[test]
    fn simple_text_is_ordered_as_unicode_bidi_orders_it(
        text in "[a-c\u{5D0}-\u{5D4}\u{628}-\u{62C}0-3\u{661}\u{662} ,.!+%]{0,40}",
        direction in direction(),
    ) {
        let text = text.trim_end();
        let options = LayoutOptions {
            columns: 120,
            base: BaseDirection::Forced(direction),
            newlines: Newlines::Break,
            marks: true,
            digits: Digits::AsWritten,
            reveal: false,
            joining: false,
        };
        let layout = lay_out(text, &options);
        let found: String =
            layout.rows().iter().flat_map(|row| row.cells().map(|cell| cell.symbol.to_owned())).collect();
        let level = if direction == Direction::Rtl { Level::rtl() } else { Level::ltr() };
        let oracle =
            BidiInfo::new_with_data_source(&CodePointMapData::<BidiClass>::new(), text, Some(level));
        let expected: String = oracle
            .paragraphs
            .iter()
            .map(|paragraph| oracle.reorder_line(paragraph, paragraph.range.clone()))
            .collect();
        prop_assert_eq!(found, expected);
    }
}

/// Texts made to cost more than their size, of 64 KiB or more; they keep the laws like all others.
#[test]
fn hostile_texts_keep_the_laws() {
    let nest: String = "\u{2067}\u{5D0}\u{2066}a".repeat(6_000);
    let texts = [
        format!("\u{628}{}", "\u{64E}".repeat(100_000)),
        format!("{nest}{}", "\u{2069}".repeat(12_000)),
        "\u{2067}a\u{2069}".repeat(9_000),
        "\u{202B}\u{202E}\u{2068}(".repeat(6_000),
        " ".repeat(65_536),
        "(\u{5D0}[".repeat(16_000),
        "\u{200B}".repeat(22_000),
        "\t\u{644}\u{627}".repeat(13_000),
        "a\u{200D}".repeat(16_000),
        "\n".repeat(65_536),
        "\u{2028}".repeat(22_000),
        "\u{FDFA}".repeat(22_000),
    ];
    for text in texts {
        for (columns, reveal, direction) in [(80, false, Direction::Rtl), (1, true, Direction::Ltr)] {
            let options = LayoutOptions {
                columns,
                base: BaseDirection::Auto(direction),
                newlines: Newlines::Join,
                marks: true,
                digits: Digits::European,
                reveal,
                joining: true,
            };
            let layout = lay_out(&text, &options);
            check_laws(&text, &layout, columns).unwrap();
        }
        let title = one_row(&text, 30, BaseDirection::Auto(Direction::Ltr));
        check_laws(&text, &title, 30).unwrap();
    }
}
