//! Examples, the seed, and laws on any text.

use proptest::prelude::*;

use super::*;

const ARTICLE: &str = include_str!("../../../seeds/01-pakistan-tajikistan-talks.ar.txt");

fn pieces(text: &str, reflow: bool) -> Vec<(&str, Cut)> {
    let paragraphs = Paragraphs::split(text, reflow, Direction::Rtl);
    paragraphs.check(text).unwrap();
    let all = (0..paragraphs.len()).filter_map(|index| paragraphs.get(index));
    all.map(|paragraph| (&text[paragraph.bytes], paragraph.cut)).collect()
}

#[test]
fn each_source_line_is_a_paragraph_without_reflow() {
    let hard = |lines: &[&'static str]| lines.iter().map(|line| (*line, Cut::Hard)).collect::<Vec<_>>();
    assert_eq!(pieces("a\n\nb\r\n", false), hard(&["a", "", "b"]));
    assert_eq!(pieces("", false), hard(&[""]));
    assert_eq!(pieces("\n\n", true), hard(&[""]));
    assert_eq!(pieces("a\n\n\nb\n", true), hard(&["a", "b"]));
}

#[test]
fn the_article_has_fourteen_paragraphs_with_reflow() {
    let ranges = |reflow| {
        let paragraphs = Paragraphs::split(ARTICLE, reflow, Direction::Rtl);
        let all: Vec<_> = (0..paragraphs.len()).filter_map(|at| paragraphs.get(at)).collect();
        all.iter().map(|paragraph| paragraph.bytes.clone()).collect::<Vec<_>>()
    };
    // 20 lines of text and three blank ones.
    assert_eq!(ranges(false).len(), 23);
    insta::assert_debug_snapshot!(ranges(true));
}

#[test]
fn a_byte_leads_to_its_paragraph() {
    let paragraphs = Paragraphs::split("ab\ncd\n\nef", false, Direction::Ltr);
    let indexes: Vec<usize> = (0..12).map(|byte| paragraphs.index_at(byte)).collect();
    assert_eq!(indexes, [0, 0, 0, 1, 1, 1, 2, 3, 3, 3, 3, 3]);
    assert_eq!(paragraphs.get(4), None);
}

#[test]
fn a_long_paragraph_is_cut_softly_after_a_space() {
    let text = "\u{643}\u{644}\u{645}\u{629} ".repeat(30_000);
    let pieces = pieces(&text, false);
    assert_eq!(pieces.len(), text.len().div_ceil(limits::PARAGRAPH_BYTES_MAX));
    let (last, others) = pieces.split_last().unwrap();
    assert!(others.iter().all(|(piece, cut)| piece.ends_with(' ') && *cut == Cut::Soft));
    assert_eq!(last.1, Cut::Hard);
}

#[test]
fn without_spaces_it_is_cut_between_clusters_and_an_endless_cluster_between_scalars() {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    let text = family.repeat(8_000);
    assert!(pieces(&text, false).iter().all(|(piece, _)| piece.len() % family.len() == 0));
    let marks = format!("a{}", "\u{64E}".repeat(100_000));
    assert!(pieces(&marks, false).len() > 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Ranges are sorted, inside, and cover all but white space, whatever the text.
    #[test]
    fn no_letter_of_any_text_is_lost(
        parts in prop::collection::vec(
            prop_oneof![
                Just("\n"), Just("\r\n"), Just("\r"), Just("\u{85}"), Just("\u{2029}"), Just(" "), Just("- "),
                Just("CASA-1000"), Just("(x)"), Just("\u{60C} "), Just("a long line of words that goes on and on "),
                Just("\u{643}\u{644}\u{645}\u{629} \u{648}\u{643}\u{644}\u{645}\u{629} "), Just("\u{64E}"), Just("."),
                Just("\u{2028}"), Just("\0"), Just("\u{202E}"), Just("\t"),
            ],
            0..60,
        ),
        reflow: bool,
        rtl: bool,
    ) {
        let text = parts.concat();
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let paragraphs = Paragraphs::split(&text, reflow, direction);
        prop_assert_eq!(paragraphs.check(&text), Ok(()));
        for (byte, _) in text.char_indices() {
            let index = paragraphs.index_at(byte);
            let next = paragraphs.get(index + 1);
            prop_assert!(index == 0 || paragraphs.get(index).unwrap().bytes.start <= byte);
            prop_assert!(next.is_none_or(|next| next.bytes.start > byte));
        }
    }
}
