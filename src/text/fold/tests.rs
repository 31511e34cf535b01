//! Folding by example, and the laws that search and analysis rely on.

use super::*;

fn check(source: &str, folded: &str) {
    assert_eq!(fold(source), folded, "{source:?}");
    assert_eq!(fold_with_offsets(source).text(), folded, "{source:?}");
}

#[test]
fn vowel_marks_tatweel_and_invisible_characters_are_dropped() {
    // kataba, vocalised; with tatweel; with a zero width non-joiner and a right-to-left mark.
    check("\u{643}\u{64E}\u{62A}\u{64E}\u{628}\u{64E}", "\u{643}\u{62A}\u{628}");
    check("\u{643}\u{640}\u{640}\u{62A}\u{628}", "\u{643}\u{62A}\u{628}");
    check("\u{643}\u{200C}\u{62A}\u{200F}\u{628}", "\u{643}\u{62A}\u{628}");
    check("\u{5E9}\u{5C1}\u{5B8}\u{5DC}\u{5D5}\u{5B9}\u{5DD}", "\u{5E9}\u{5DC}\u{5D5}\u{5DE}");
}

#[test]
fn letters_written_for_each_other_are_one() {
    check("\u{622}\u{623}\u{625}\u{671}\u{627}", "\u{627}\u{627}\u{627}\u{627}\u{627}");
    check("\u{649}\u{6CC}\u{6D2}\u{626}", "\u{64A}\u{64A}\u{64A}\u{64A}");
    check("\u{6A9}\u{629}\u{6C1}\u{6BE}\u{624}", "\u{643}\u{647}\u{647}\u{647}\u{648}");
}

#[test]
fn digits_punctuation_and_capitals_are_those_of_ascii() {
    check("\u{661}\u{6F2}3\u{60C}\u{61F}\u{201D}\u{AB}", "123,?\"\"");
    check("CAF\u{C9} e\u{301}", "cafe e");
}

#[test]
fn ligatures_come_apart() {
    check("\u{FEFB}", "\u{644}\u{627}");
    check("\u{FDF2}", "\u{627}\u{644}\u{644}\u{647}");
    assert_eq!(fold_scalar('\u{FDFA}').len(), 18);
}

#[test]
fn marks_alone_go_when_letters_count() {
    let hamza = fold_scalar_at('\u{623}', Depth::Marks);
    assert_eq!(&*hamza, &['\u{627}', '\u{654}']);
    assert!(fold_scalar_at('\u{64E}', Depth::Marks).is_empty());
    assert_eq!(&*fold_scalar_at('A', Depth::Marks), &['A']);
    assert_eq!(&*fold_scalar_at('\u{649}', Depth::Marks), &['\u{649}']);
}

#[test]
fn capitals_stay_when_case_counts() {
    assert_eq!(&*fold_scalar_at('\u{C9}', Depth::Cased), &['E']);
    assert_eq!(&*fold_scalar_at('\u{6CC}', Depth::Cased), &['\u{64A}']);
}

#[test]
fn the_way_back_leads_to_whole_letters_with_their_marks() {
    // beh fatha, lam-alef, teh shadda kasra
    let source = "\u{628}\u{64E}\u{FEFB}\u{62A}\u{651}\u{650}";
    let folded = fold_with_offsets(source);
    assert_eq!(folded.text(), "\u{628}\u{644}\u{627}\u{62A}");
    assert_eq!(folded.source_of(0..2), 0..4);
    // Half a ligature is the whole of it.
    assert_eq!(folded.source_of(2..4), 4..7);
    assert_eq!(folded.source_of(4..8), 4..13);
    assert_eq!(folded.source_of(4..4), 4..4);
    assert_eq!(folded.source_of(8..8), 13..13);
    assert_eq!(folded.source_of(6..99), 7..13);
}

/// The planes that hold letters, compatibility ideographs and tags; the rest is unassigned or
/// private and folds to itself.
fn scalars() -> impl Iterator<Item = char> + Clone {
    (0..0x2_0000).chain(0x2_F800..0x2_FA20).chain(0xE_0000..0xE_0200).filter_map(char::from_u32)
}

#[test]
fn folding_twice_changes_nothing() {
    for depth in [Depth::Marks, Depth::Cased, Depth::Loose] {
        for c in scalars() {
            let once = fold_scalar_at(c, depth);
            let twice: Vec<char> =
                once.iter().flat_map(|&part| fold_scalar_at(part, depth).to_vec()).collect();
            assert_eq!(once.to_vec(), twice, "{:04X} {depth:?}", c as u32);
        }
    }
}

#[test]
fn the_remembered_form_is_what_the_rules_give() {
    for c in scalars() {
        assert_eq!(fold_scalar(c).to_vec(), rules::fold(c, Depth::Loose), "{:04X}", c as u32);
    }
}
