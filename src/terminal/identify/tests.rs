//! Every terminal that was looked at is found again by what it was seen to answer.
use super::*;

fn settings() -> Settings {
    Settings { saved: None, ..Settings::default() }
}

fn answered(version: &str, da1: &str, da2: &str, da3: &str, decrqm: Option<u16>) -> Answers {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Answers {
        version: some(version),
        primary: some(da1),
        secondary: some(da2),
        tertiary: some(da3),
        reordering: decrqm,
        ..Answers::default()
    }
}

fn check(environment: &Environment, answers: &Answers, name: &str, mode: Mode, start: &str) {
    let profile = identify(answers, environment, &settings());
    assert!(profile.name.starts_with(name), "{} is not {name}: {:?}", profile.name, profile.evidence);
    assert_eq!((profile.mode, profile.start.as_str()), (mode, start), "{name}");
}

const OFF: &str = "\u{1b}[8l";
const KONSOLE_OFF: &str = "\u{1b}]50;BidiRenderingEnabled=false\u{7}";
const MLTERM_OFF: &str = "\u{1b}]5379;use_ctl=false\u{7}";

#[test]
fn terminals_are_found_by_what_they_answer() {
    let none = Environment::default;
    let rows = [
        (answered("XTerm(379)", "64;1;2", "41;379;0", "", Some(0)), "xterm", Mode::Visual, ""),
        (answered("", "65;1;9", "65;7006;1", "", Some(1)), "VTE", Mode::Visual, OFF),
        (answered("", "65;1;9", "65;7006;1", "7E565445", Some(2)), "VTE", Mode::Visual, OFF),
        (
            answered("Konsole 22.12.3", "62;1;4", "1;115;0", "7E4B4445", None),
            "Konsole",
            Mode::Visual,
            KONSOLE_OFF,
        ),
        (answered("", "1;2", "0;115;0", "", None), "QTerminal", Mode::Split, ""),
        (answered("", "63;1;2", "24;279;0", "", Some(0)), "mlterm", Mode::Visual, MLTERM_OFF),
        (answered("kitty(0.26.5)", "62;", "1;4000;26", "", Some(0)), "kitty", Mode::Words, ""),
        (answered("", "6", "0;1700;1", "", None), "Alacritty", Mode::Visual, ""),
        (answered("", "1;2", "85;95;0", "", None), "rxvt-unicode", Mode::Visual, ""),
        (answered("", "6", "0;136;0", "", None), "PuTTY", Mode::Visual, ""),
        (answered("", "1;2", "0;276;0", "", Some(0)), "xterm.js", Mode::Split, ""),
        (answered("foot(1.13.1)", "62;4;22", "1;011301;0", "", None), "foot", Mode::Visual, ""),
        (answered("mintty 3.7", "", "77;30700;0", "", None), "mintty", Mode::Visual, OFF),
        (answered("WezTerm 2024", "", "", "", None), "WezTerm", Mode::Visual, ""),
        (answered("ghostty 1.1", "", "", "", None), "Ghostty", Mode::Visual, ""),
        (answered("iTerm2 3.5", "", "", "", None), "iTerm2", Mode::Visual, ""),
        (answered("", "6", "", "", None), "", Mode::Visual, OFF),
    ];
    for (answers, name, mode, start) in rows {
        check(&none(), &answers, name, mode, start);
    }
}

#[test]
fn terminals_are_found_by_variables_before_they_answer() {
    let silent = Answers::default();
    let rows = [
        (Environment::of([("TERM", "xterm-256color"), ("VTE_VERSION", "7006")]), "VTE", Mode::Visual, OFF),
        (Environment::of([("TERM", "xterm"), ("XTERM_VERSION", "XTerm(379)")]), "xterm", Mode::Visual, ""),
        (Environment::of([("KONSOLE_VERSION", "221203")]), "Konsole", Mode::Visual, ""),
        (Environment::of([("TERM", "mlterm")]), "mlterm", Mode::Visual, ""),
        (Environment::of([("TERM", "xterm-kitty"), ("VTE_VERSION", "7006")]), "kitty", Mode::Words, ""),
        (Environment::of([("TERM", "alacritty")]), "Alacritty", Mode::Visual, ""),
        (Environment::of([("TERM", "rxvt-unicode-256color")]), "rxvt-unicode", Mode::Visual, ""),
        (Environment::of([("TERM", "st-256color")]), "st", Mode::Visual, ""),
        (Environment::of([("TERM", "foot")]), "foot", Mode::Visual, ""),
        (Environment::of([("TERM_PROGRAM", "vscode")]), "xterm.js", Mode::Split, ""),
        (Environment::of([("TERM_PROGRAM", "Apple_Terminal")]), "Terminal.app", Mode::Fenced, ""),
        (Environment::of([("TERM", "linux")]), "Linux console", Mode::Visual, ""),
        (Environment::of([("WT_SESSION", "a")]), "Windows Terminal", Mode::Visual, ""),
        (Environment::of([("TERMUX_VERSION", "1")]), "Termux", Mode::Visual, ""),
        (Environment::of([("ZED_TERM", "true")]), "Zed", Mode::Visual, ""),
        (Environment::of([("VTE_VERSION", "4800")]), "", Mode::Visual, OFF),
    ];
    for (environment, name, mode, start) in rows {
        check(&environment, &silent, name, mode, start);
    }
}

#[test]
fn a_switch_that_may_harm_others_waits_for_the_answers() {
    let konsole = || Environment::of([("KONSOLE_VERSION", "200000")]);
    check(&konsole(), &Answers::default(), "Konsole", Mode::Visual, "");
    check(&konsole(), &answered("", "62;1;4", "", "", None), "Konsole", Mode::Visual, KONSOLE_OFF);
}

#[test]
fn an_answer_outranks_a_variable() {
    let lying = Environment::of([("TERM", "xterm-256color"), ("VTE_VERSION", "7006")]);
    let kitty = answered("kitty(0.26.5)", "62;", "1;4000;26", "", Some(0));
    check(&lying, &kitty, "kitty", Mode::Words, "");
}

#[test]
fn inside_tmux_the_outer_terminal_counts() {
    let tmux = || {
        Environment::of([("TMUX", "/tmp/x,1,0"), ("TERM", "tmux-256color"), ("XTERM_VERSION", "XTerm(379)")])
    };
    let mut answers = answered("tmux 3.3a", "1;2", "84;0;0", "", None);
    assert_eq!(carrier(&answers, &tmux()), Carrier::Tmux);
    answers.outer = Some(("Konsole 22.12.3".into(), "xterm-256color".into()));
    check(&tmux(), &answers, "Konsole", Mode::Visual, KONSOLE_OFF);
    assert_eq!(identify(&answers, &tmux(), &settings()).fingerprint, "Konsole 22.12.3 + tmux");
    answers.outer = Some((String::new(), "xterm-256color".into()));
    answers.reordering = Some(2);
    check(&tmux(), &answers, "VTE", Mode::Visual, OFF);
}

#[test]
fn inside_screen_its_own_attributes_say_nothing() {
    let screen = Environment::of([("STY", "1.pts"), ("TERM", "screen"), ("COLORTERM", "truecolor")]);
    let answers = answered("", "1;2", "83;40900;0", "", Some(1));
    let profile = identify(&answers, &screen, &settings());
    assert!(profile.name.starts_with("VTE"));
    assert_eq!((profile.carrier, profile.colours), (Carrier::Screen, Colours::Ansi16));
}

#[test]
fn the_readers_order_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("terminals.toml");
    let kitty = answered("kitty(0.26.5)", "62;", "1;4000;26", "", Some(0));
    store(&path, "kitty(0.26.5)", Choice { mode: Mode::Visual, marks: Some(true) }).unwrap();
    let mut wishes = Settings { saved: Some(path), ..Settings::default() };
    let none = Environment::default();
    let saved = identify(&kitty, &none, &wishes);
    assert_eq!((saved.mode, saved.marks, saved.decided_by), (Mode::Visual, true, DecidedBy::Saved));
    let variable = Environment::of([("QARI_TERMINAL", "fenced")]);
    assert_eq!(identify(&kitty, &variable, &wishes).mode, Mode::Fenced);
    wishes.mode = ModeChoice::Fixed(Mode::Split);
    assert_eq!(identify(&kitty, &variable, &wishes).mode, Mode::Split);
}

#[test]
fn without_the_switch_panes_do_not_stand_side_by_side() {
    let vte = answered("", "65;1;9", "65;7006;1", "", Some(1));
    let none = Environment::default();
    assert!(identify(&vte, &none, &settings()).side_by_side);
    let kept = Settings { switches: false, ..settings() };
    let profile = identify(&vte, &none, &kept);
    assert_eq!((profile.mode, profile.start.as_str(), profile.end.as_str()), (Mode::Fenced, "", ""));
    let mlterm = answered("", "63;1", "24;279;0", "", Some(0));
    let profile = identify(&mlterm, &none, &kept);
    assert_eq!((profile.mode, profile.side_by_side), (Mode::Logical, false));
    let konsole = answered("Konsole 22.12.3", "62;1;4", "", "", None);
    let profile = identify(&konsole, &none, &kept);
    assert_eq!((profile.mode, profile.side_by_side), (Mode::Fenced, true));
    let putty = answered("", "6", "0;136;0", "", None);
    let profile = identify(&putty, &none, &settings());
    assert_eq!((profile.side_by_side, profile.hint), (false, Some(Hint::PuttyBoxes)));
}

#[test]
fn konsole_is_left_alone_at_the_end_if_told() {
    let konsole = answered("Konsole 22.12.3", "62;1;4", "", "", None);
    let wishes = Settings { konsole_restore: false, ..settings() };
    let profile = identify(&konsole, &Environment::default(), &wishes);
    assert_eq!((profile.start.as_str(), profile.end.as_str()), (KONSOLE_OFF, ""));
}

#[test]
fn colours_are_what_the_terminal_and_the_reader_allow() {
    let silent = Answers::default();
    let colours = |environment: Environment| identify(&silent, &environment, &settings()).colours;
    assert_eq!(colours(Environment::of([("TERM", "xterm"), ("NO_COLOR", "1")])), Colours::None);
    assert_eq!(colours(Environment::of([("TERM", "dumb")])), Colours::None);
    assert_eq!(colours(Environment::of([("TERM", "linux")])), Colours::Ansi16);
    assert_eq!(colours(Environment::of([("TERM", "xterm-256color")])), Colours::Ansi256);
    assert_eq!(
        colours(Environment::of([("TERM", "xterm-256color"), ("COLORTERM", "truecolor")])),
        Colours::True
    );
    assert_eq!(colours(Environment::of([("TERM", "alacritty")])), Colours::True);
    assert_eq!(colours(Environment::of([("TERM", "xterm"), ("NO_COLOR", "")])), Colours::Ansi16);
}

#[test]
fn the_background_is_told_or_guessed() {
    let mut answers = Answers::default();
    let dark = |answers: &Answers, pairs| identify(answers, &Environment::of([pairs]), &settings()).dark;
    assert!(dark(&answers, ("TERM", "xterm")));
    assert!(!dark(&answers, ("COLORFGBG", "0;15")));
    assert!(dark(&answers, ("COLORFGBG", "15;default;0")));
    answers.background = Some((250, 250, 240));
    assert!(!dark(&answers, ("COLORFGBG", "15;0")));
}

#[test]
fn attributes_inside_a_multiplexer_are_its_own() {
    let inside = Environment::of([("STY", "1.pts"), ("TERM", "screen")]);
    check(&inside, &answered("", "1;2", "41;379;0", "", None), "", Mode::Visual, OFF);
    check(&Environment::default(), &answered("", "1;2", "41;379;0", "", None), "xterm", Mode::Visual, "");
}
