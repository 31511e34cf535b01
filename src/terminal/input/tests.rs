//! Keys, paste, mouse, answers, and bytes that are none of them.
use proptest::prelude::*;

use super::*;
use crate::app::{Button, Mouse, MouseKind};

fn heard(bytes: &[u8]) -> Vec<Heard> {
    let mut parser = Parser::default();
    let mut all = Vec::new();
    parser.feed(bytes, &mut all);
    all
}

fn key(code: KeyCode) -> Heard {
    pressed(code, Modifiers::default())
}

fn with(code: KeyCode, control: bool, alt: bool, shift: bool) -> Heard {
    pressed(code, Modifiers { control, alt, shift })
}

#[test]
fn letters_of_all_scripts_are_keys() {
    // jeem, lam-alef of an Arabic layout (one key), shin, peh, ZWNJ of a Persian layout, a smiley
    let text = "j\u{62c}\u{fefb}\u{5e9}\u{67e}\u{200c}\u{1f600}";
    let wanted: Vec<Heard> = text.chars().map(|letter| key(KeyCode::Char(letter))).collect();
    assert_eq!(heard(text.as_bytes()), wanted);
}

#[test]
fn a_letter_cut_in_two_is_one_key() {
    let mut parser = Parser::default();
    let mut all = Vec::new();
    for byte in "\u{644}\u{1f600}".as_bytes() {
        parser.feed(&[*byte], &mut all);
    }
    assert_eq!(all, [key(KeyCode::Char('\u{644}')), key(KeyCode::Char('\u{1f600}'))]);
}

#[test]
fn controls_and_alt() {
    assert_eq!(
        heard(b"\r\t\x7f\x08"),
        [key(KeyCode::Enter), key(KeyCode::Tab), key(KeyCode::Backspace), key(KeyCode::Backspace)]
    );
    assert_eq!(
        heard(b"\x03\x10\x00\x1d"),
        [
            with(KeyCode::Char('c'), true, false, false),
            with(KeyCode::Char('p'), true, false, false),
            with(KeyCode::Char(' '), true, false, false),
            with(KeyCode::Char(']'), true, false, false)
        ]
    );
    assert_eq!(heard(b"\x1bx"), [with(KeyCode::Char('x'), false, true, false)]);
    assert_eq!(heard("\u{1b}\u{634}".as_bytes()), [with(KeyCode::Char('\u{634}'), false, true, false)]);
}

#[test]
fn keys_of_many_terminals() {
    let rows: [(&[u8], Heard); 22] = [
        (b"\x1b[A", key(KeyCode::Up)),
        (b"\x1bOB", key(KeyCode::Down)),
        (b"\x1b[1;5C", with(KeyCode::Right, true, false, false)),
        (b"\x1b[1;2D", with(KeyCode::Left, false, false, true)),
        (b"\x1b[d", with(KeyCode::Left, false, false, true)),
        (b"\x1bOc", with(KeyCode::Right, true, false, false)),
        (b"\x1b[H", key(KeyCode::Home)),
        (b"\x1b[8~", key(KeyCode::End)),
        (b"\x1b[3~", key(KeyCode::Delete)),
        (b"\x1b[5~", key(KeyCode::PageUp)),
        (b"\x1b[6;5~", with(KeyCode::PageDown, true, false, false)),
        (b"\x1b[6^", with(KeyCode::PageDown, true, false, false)),
        (b"\x1b[Z", with(KeyCode::Tab, false, false, true)),
        (b"\x1bOP", key(KeyCode::F(1))),
        (b"\x1b[[A", key(KeyCode::F(1))),
        (b"\x1b[11~", key(KeyCode::F(1))),
        (b"\x1b[24~", key(KeyCode::F(12))),
        (b"\x1b[106;5u", with(KeyCode::Char('j'), true, false, false)),
        (b"\x1b[27;5;106~", with(KeyCode::Char('j'), true, false, false)),
        (b"\x1b[13u", key(KeyCode::Enter)),
        (b"\x1bOt", key(KeyCode::Char('4'))),
        (b"\x1bOM", key(KeyCode::Enter)),
    ];
    for (bytes, wanted) in rows {
        assert_eq!(heard(bytes), [wanted], "{:?}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(heard(b"\x1b[106;1:3u\x1b[57441u\x1b[2~"), []);
}

#[test]
fn an_escape_alone_waits_and_is_a_key() {
    let mut parser = Parser::default();
    let mut all = Vec::new();
    assert_eq!(parser.patience(), None);
    parser.feed(b"\x1b", &mut all);
    assert_eq!((all.len(), parser.patience()), (0, Some(ESCAPE_PATIENCE)));
    parser.give_up(&mut all);
    assert_eq!(all, [key(KeyCode::Esc)]);
    assert_eq!(parser.patience(), None);
    assert_eq!(heard(b"\x1b\x1b[A"), [key(KeyCode::Esc), key(KeyCode::Up)]);
}

#[test]
fn answers_are_swallowed_in_any_piecing() {
    let round = b"\x1bP>|XTerm(379)\x1b\\\x1b[8;0$y\x1b[>41;379;0c\x1bP!|00000000\x1b\\\x1b[?64;1;2c\
        \x1b]11;rgb:0000/0000/0000\x1b\\\x1b]10;rgb:ffff/ffff/ffff\x07\x1b[3;7R\x1b[?2026;2$y";
    let whole = heard(round);
    assert_eq!(whole.len(), 9);
    assert!(whole.iter().all(|one| matches!(one, Heard::Answer(_))), "{whole:?}");
    for cut in 1..round.len() {
        let mut parser = Parser { expects_answers: true, ..Parser::default() };
        let mut all = Vec::new();
        parser.feed(&round[..cut], &mut all);
        parser.feed(&round[cut..], &mut all);
        assert_eq!(all, whole, "cut at {cut}");
    }
}

#[test]
fn a_string_that_never_ends_does_not_swallow_the_keyboard() {
    let mut parser = Parser::default();
    let mut all = Vec::new();
    parser.feed(b"\x1bPnever ends", &mut all);
    assert_eq!(all, []);
    parser.feed(b"\x03", &mut all);
    assert_eq!(all, [with(KeyCode::Char('c'), true, false, false)]);
    parser.feed(b"\x1b]again", &mut all);
    parser.give_up(&mut all);
    parser.feed(b"q", &mut all);
    assert_eq!(all.last(), Some(&key(KeyCode::Char('q'))));
}

#[test]
fn a_paste_is_harmless_and_whole() {
    let bytes = "\u{1b}[200~a\r\nb\tc\u{1b}[31mq\u{7}\u{85}\u{634}\u{1b}[201~j";
    let wanted = [Heard::Input(Input::Paste("a b c[31mq\u{634}".to_owned())), key(KeyCode::Char('j'))];
    assert_eq!(heard(bytes.as_bytes()), wanted);
    let mut parser = Parser::default();
    let mut all = Vec::new();
    for byte in bytes.as_bytes() {
        parser.feed(&[*byte], &mut all);
    }
    assert_eq!(all, wanted);
}

#[test]
fn a_huge_paste_is_cut() {
    let mut bytes = b"\x1b[200~".to_vec();
    bytes.resize(PASTE_BYTES_MAX * 2, b'x');
    bytes.extend_from_slice(PASTE_END);
    bytes.push(b'q');
    let all = heard(&bytes);
    let [Heard::Input(Input::Paste(text)), last] = all.as_slice() else { panic!("{}", all.len()) };
    assert_eq!((text.len(), last), (PASTE_BYTES_MAX, &key(KeyCode::Char('q'))));
}

#[test]
fn the_mouse() {
    let at = |kind| Heard::Input(Input::Mouse(Mouse { kind, column: 9, row: 4 }));
    assert_eq!(heard(b"\x1b[<0;10;5M"), [at(MouseKind::Press(Button::Left))]);
    assert_eq!(heard(b"\x1b[<0;10;5m"), [at(MouseKind::Release(Button::Left))]);
    assert_eq!(heard(b"\x1b[<34;10;5M"), [at(MouseKind::Drag(Button::Right))]);
    assert_eq!(heard(b"\x1b[<64;10;5M"), [at(MouseKind::WheelUp)]);
    assert_eq!(heard(b"\x1b[<65;10;5M"), [at(MouseKind::WheelDown)]);
    assert_eq!(heard(b"\x1b[<35;10;5M\x1b[<66;1;1M\x1b[<0;0;0M\x1b[M !!"), []);
}

fn is_key(one: &Heard) -> bool {
    matches!(one, Heard::Input(_))
}

#[test]
fn reports_with_a_private_mark_are_no_keys() {
    for report in ["\u{1b}[?Z", "\u{1b}[>Z", "\u{1b}[=Z", "\u{1b}[?1u", "\u{1b}[?1;2~", "\u{1b}[>4;1m"] {
        assert!(!heard(report.as_bytes()).iter().any(is_key), "{report:?}");
    }
}

proptest! {
    /// Any bytes in any pieces: never a panic, and never a control character as a key or paste.
    #[test]
    fn any_bytes_are_survived(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..8)) {
        let mut parser = Parser::default();
        let mut all = Vec::new();
        for piece in &pieces {
            parser.feed(piece, &mut all);
        }
        parser.give_up(&mut all);
        for one in &all {
            match one {
                Heard::Input(Input::Key(Key { code: KeyCode::Char(letter), .. })) => prop_assert!(!letter.is_control()),
                Heard::Input(Input::Paste(text)) => prop_assert!(!text.chars().any(char::is_control)),
                _ => {}
            }
        }
        prop_assert!(parser.waiting.is_empty());
    }

    /// An answer of any content, known or not, is never a key.
    #[test]
    fn no_answer_becomes_a_key(kind in "[P\\]_^X]", text in "[ -~]{0,60}", bel in any::<bool>()) {
        let end = if bel { "\u{7}" } else { "\u{1b}\\" };
        let all = heard(format!("\u{1b}{kind}{text}{end}").as_bytes());
        prop_assert!(!all.iter().any(is_key), "{:?}", all);
    }

    /// Reports with a private mark or an intermediate byte are no keys.
    #[test]
    fn no_report_becomes_a_key(private in "[?>=]", numbers in "[0-9;]{0,20}", middle in "[ -/]{0,2}", end in "[@-~]") {
        let all = heard(format!("\u{1b}[{private}{numbers}{middle}{end}").as_bytes());
        prop_assert!(!all.iter().any(is_key), "{:?}", all);
    }
}
