use icu_properties::props::{BinaryProperty, DefaultIgnorableCodePoint};

use super::super::glyphs::Glyphs;
use super::{Digits, HiddenReason, Look, Shown, is_harmless, is_ignorable, show};

const PLAIN: Look<'static> =
    Look { letter: None, mirrored: false, marks: true, digits: Digits::AsWritten, reveal: false };

fn check(cluster: &str, look: &Look<'_>, expected: &[&str]) {
    let mut glyphs = Glyphs::default();
    show(cluster, look, &mut glyphs);
    let found: Vec<_> = (0..glyphs.len()).filter_map(|index| glyphs.get(index)).collect();
    assert_eq!(found.iter().map(|glyph| glyph.0).collect::<Vec<_>>(), expected);
    for (symbol, width) in found {
        assert!(is_harmless(symbol, width), "{symbol:?}");
    }
}

#[test]
fn controls_and_formats_are_hidden_or_named() {
    let reveal = Look { reveal: true, ..PLAIN };
    for hidden in ["\u{1B}", "\u{9B}", "\u{202E}", "\u{E0041}", "\u{FE0F}", "\u{3164}", "\u{FEFF}"] {
        check(hidden, &PLAIN, &[]);
    }
    check("\u{1B}", &reveal, &["\u{241B}"]);
    check("\u{202E}", &reveal, &["\u{27E6}", "R", "L", "O", "\u{27E7}"]);
    let mut glyphs = Glyphs::default();
    assert_eq!(show("\u{7}", &PLAIN, &mut glyphs), Shown::Hidden(HiddenReason::Control));
    assert_eq!(show("\u{200E}", &PLAIN, &mut glyphs), Shown::Hidden(HiddenReason::Format));
}

#[test]
fn what_has_no_meaning_here_is_a_replacement_character() {
    for scalar in ["\u{E000}", "\u{FFFE}", "\u{FDD0}", "\u{10FFFF}", "\u{378}"] {
        check(scalar, &PLAIN, &["\u{FFFD}"]);
    }
}

#[test]
fn eight_marks_are_drawn_and_no_more() {
    let many = format!("a{}", "\u{301}".repeat(100_000));
    check(&many, &PLAIN, &["a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}"]);
}

#[test]
fn a_lone_mark_stands_on_a_dotted_circle_and_a_spaced_one_on_a_space() {
    check("\u{64E}\u{651}", &PLAIN, &["\u{25CC}\u{64E}\u{651}"]);
    check(" \u{64E}", &PLAIN, &["\u{A0}\u{64E}"]);
}

#[test]
fn vowel_signs_can_be_hidden() {
    let bare = Look { marks: false, ..PLAIN };
    check("\u{628}\u{64E}\u{654}", &bare, &["\u{628}\u{654}"]);
    check("e\u{301}", &bare, &["e\u{301}"]);
    check("\u{64E}", &bare, &[]);
}

#[test]
fn emoji_are_shown_by_their_first_picture_and_flags_by_letters() {
    check("\u{1F469}\u{1F3FD}\u{200D}\u{1F680}", &PLAIN, &["\u{1F469}"]);
    check("\u{2764}\u{FE0F}", &PLAIN, &["\u{2764}"]);
    check("\u{1F1F8}", &PLAIN, &["S"]);
}

#[test]
fn word_ligatures_show_their_letters() {
    check("\u{FDF2}", &PLAIN, &["\u{FE8D}", "\u{FEDF}", "\u{FEE0}", "\u{FEEA}"]);
    let mut glyphs = Glyphs::default();
    for ligature in ["\u{FDFA}", "\u{FDFD}", "\u{FC5E}", "\u{FDFC}"] {
        show(ligature, &PLAIN, &mut glyphs);
    }
    for index in 0..glyphs.len() {
        let (symbol, width) = glyphs.get(index).unwrap();
        assert!(is_harmless(symbol, width), "{symbol:?}");
        assert_eq!(width, 1);
    }
}

#[test]
fn brackets_turn_and_digits_change_their_shape() {
    check("(", &Look { mirrored: true, ..PLAIN }, &[")"]);
    check("\u{AB}", &Look { mirrored: true, ..PLAIN }, &["\u{BB}"]);
    check("3", &Look { digits: Digits::ArabicIndic, ..PLAIN }, &["\u{663}"]);
}

#[test]
fn the_rule_itself_refuses_what_is_dangerous() {
    for (symbol, cells) in [
        ("", 1),
        ("\u{1B}", 1),
        ("\u{301}", 1),
        ("a\u{200D}", 1),
        ("ab", 1),
        ("a", 2),
        ("\u{202E}", 1),
        ("\u{E000}", 1),
        ("\u{1F1F8}", 1),
    ] {
        assert!(!is_harmless(symbol, cells), "{symbol:?}");
    }
}

#[test]
fn the_bounds_of_what_is_never_seen_are_right() {
    for scalar in '\0'..=char::MAX {
        assert_eq!(is_ignorable(scalar), DefaultIgnorableCodePoint::for_char(scalar));
    }
}
