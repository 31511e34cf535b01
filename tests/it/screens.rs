//! Whole screens, as a person sees them: keys in, cells out.
//!
//! The loop runs with a screen that draws into memory and types the script's next key when the
//! work behind the picture is done. In the snapshots U+200E stands before each cell, so that an
//! editor shows the row in the order of the screen.

use std::io;
use std::sync::mpsc::{Sender, channel};

use qari::app::{
    AcrossCourse, Capabilities, Content, Event, HitMap, Input, InterfaceLanguage, Key, KeyCode,
    KeyboardLayout, Keymap, Modifiers, Screen, Sizes, Slot, State, Texts, Workers, run,
};
use qari::document::Source;
use qari::library::Library;
use qari::ui::{self, Theme, ThemeName};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Screens of the built-in documents.
struct Memory {
    size: (u16, u16),
    theme: Theme,
    script: Vec<Input>,
    events: Sender<Event>,
    last: Buffer,
    cursor: Option<(u16, u16)>,
}

impl Screen for Memory {
    fn arrange(&self, state: &State) -> Sizes {
        ui::arrange(self.size.0, self.size.1, state)
    }

    fn draw(&mut self, state: &State) -> io::Result<HitMap> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let drawn = ui::draw(&mut buffer, state, &self.theme);
        self.last = buffer;
        self.cursor = drawn.cursor;
        let surveyed = |slot: &Slot| !matches!(slot.content, Content::Closed) || slot.surveyed.is_some();
        let busy = !state.shelf.iter().all(surveyed)
            || !state.analysing.is_empty()
            || state.across.course == AcrossCourse::Running
            || state.across.looking.running
            || matches!(state.search.total, qari::app::Total::AtLeast(_));
        if !busy {
            let next = if self.script.is_empty() { Input::Lost } else { self.script.remove(0) };
            self.events.send(Event::Input(next)).unwrap();
        }
        Ok(drawn.hits)
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::default()
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
    }

    fn redraw(&mut self) {}

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

/// Runs the reader on the built-in documents and gives the last screen.
fn show(size: (u16, u16), language: InterfaceLanguage, keys: &str) -> String {
    let slots = Library::built_in()
        .entries()
        .iter()
        .map(|entry| Slot::closed(entry.title.clone(), entry.source.clone()))
        .collect();
    let mut state = State::new(slots, Texts::new(language), Keymap::built_in(KeyboardLayout::Arabic));
    run_script(&mut state, size, keys)
}

/// Runs the reader on a state and gives the last screen.
fn run_script(state: &mut State, size: (u16, u16), keys: &str) -> String {
    let (events, receiver) = channel();
    let mut workers = Workers::start(events.clone(), None);
    let mut screen = Memory {
        size,
        theme: Theme::new(ThemeName::Plain),
        script: keys.split_whitespace().map(input).collect(),
        events,
        last: Buffer::default(),
        cursor: None,
    };
    run(state, &mut screen, &mut workers, &receiver).unwrap();
    picture(&screen.last, screen.cursor)
}

/// What cannot be opened is no reason not to look through the others.
#[test]
fn the_list_says_how_much_is_found_after_a_first_document_that_fails() {
    let missing = Slot::closed("missing".to_owned(), Source::File("no/such/file".into()));
    let built_in = Library::built_in();
    let others =
        built_in.entries().iter().map(|entry| Slot::closed(entry.title.clone(), entry.source.clone()));
    let slots: Vec<Slot> = std::iter::once(missing).chain(others).collect();
    let mut state =
        State::new(slots, Texts::new(InterfaceLanguage::Arabic), Keymap::built_in(KeyboardLayout::Arabic));
    let shown = run_script(&mut state, (120, 30), "");
    assert!(state.shelf[1..].iter().all(|slot| slot.surveyed.is_some_and(|count| count > 0)));
    assert!(shown.replace('\u{200E}', "").contains("no/such/file"), "{shown}");
}

/// "j", "Enter", "Esc", "Tab", "Ctrl-p", "resize:80x24".
fn input(word: &str) -> Input {
    if let Some((columns, rows)) = word.strip_prefix("resize:").and_then(|size| size.split_once('x')) {
        return Input::Resize(columns.parse().unwrap(), rows.parse().unwrap());
    }
    let (control, name) = word.strip_prefix("Ctrl-").map_or((false, word), |name| (true, name));
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Space" => KeyCode::Char(' '),
        "F2" => KeyCode::F(2),
        _ => KeyCode::Char(name.chars().next().unwrap()),
    };
    Input::Key(Key { code, modifiers: Modifiers { control, ..Modifiers::default() } })
}

/// The cells, then the style of each: a letter for each set of attributes.
fn picture(buffer: &Buffer, cursor: Option<(u16, u16)>) -> String {
    let rows = 0..buffer.area.height;
    let columns = || 0..buffer.area.width;
    let mut lines = String::new();
    for y in rows.clone() {
        for x in columns() {
            lines.push('\u{200e}');
            lines.push_str(buffer[(x, y)].symbol());
        }
        lines.push('\n');
    }
    for y in rows {
        let styles: String = columns().map(|x| letter_of(buffer[(x, y)].modifier)).collect();
        lines.push_str(styles.trim_end());
        lines.push('\n');
    }
    lines + &format!("cursor {cursor:?}\n")
}

/// Attributes as a letter; `?` for a set that is not in the table.
fn letter_of(modifier: Modifier) -> char {
    let known = [
        (Modifier::empty(), ' '),
        (Modifier::BOLD, 'b'),
        (Modifier::DIM, 'd'),
        (Modifier::UNDERLINED, 'u'),
        (Modifier::ITALIC, 'i'),
        (Modifier::REVERSED, 'r'),
        (Modifier::BOLD | Modifier::UNDERLINED, 'o'),
        (Modifier::DIM | Modifier::UNDERLINED, 'p'),
        (Modifier::REVERSED | Modifier::BOLD, 'B'),
        (Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED, 'O'),
    ];
    known.iter().find(|(set, _)| *set == modifier).map_or('?', |(_, letter)| *letter)
}

/// Compares with the snapshot of that name.
fn check(name: &str, size: (u16, u16), language: InterfaceLanguage, keys: &str) {
    insta::assert_snapshot!(name, show(size, language, keys));
}

/// Two screens are the same; says the first row in which they are not.
fn same(one: &str, other: &str) {
    let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    let bare = |row: &str| row.replace('\u{200e}', "");
    assert_eq!(differs.map(|(one, other)| (bare(one), bare(other))), None, "the first row that differs");
}

const ENGLISH: InterfaceLanguage = InterfaceLanguage::English;
const ARABIC: InterfaceLanguage = InterfaceLanguage::Arabic;

#[test]
fn the_article_in_three_sizes_and_two_languages() {
    check("article_120x30_en", (120, 30), ENGLISH, "");
    check("article_120x30_ar", (120, 30), ARABIC, "");
    check("article_80x24_en", (80, 24), ENGLISH, "");
    check("article_80x24_ar", (80, 24), ARABIC, "");
    check("article_20x5_en", (20, 5), ENGLISH, "");
    check("article_20x5_ar", (20, 5), ARABIC, "");
}

#[test]
fn the_end_of_the_article_joins_broken_lines_and_w_shows_them() {
    check("article_joined", (100, 24), ENGLISH, "5 0 %");
    check("article_source_lines", (100, 24), ENGLISH, "5 0 % w");
}

#[test]
fn an_entry_is_lit_and_entered() {
    check("entry_lit", (120, 30), ENGLISH, "Tab j j");
    check("entry_entered", (120, 30), ENGLISH, "Tab j j j Enter");
    check("entries_filtered", (120, 30), ARABIC, "Tab / 2 0 2 5 Enter");
}

#[test]
fn a_search_is_typed_in_arabic_and_left() {
    // dal, waw, sheen, noon, beh: the beginning of Dushanbe
    let typed = "/ \u{62f} \u{648} \u{634} \u{646} \u{628}";
    check("search_typed", (100, 24), ENGLISH, typed);
    check("search_second_hit", (100, 24), ENGLISH, &format!("{typed} Enter n"));
    same(&show((100, 24), ENGLISH, &format!("{typed} Esc")), &show((100, 24), ENGLISH, ""));
}

#[test]
fn vowel_marks_and_digits_change_by_a_key() {
    check("tour_ar_marks_hidden", (100, 24), ENGLISH, "] f ] f G v");
    check("digits_arabic_indic", (100, 24), ENGLISH, "c c");
    check("reveal", (80, 24), ENGLISH, "] f ] f ] f ] f i");
}

#[test]
fn overlays_lie_over_the_panes() {
    check("help_ar", (100, 24), ARABIC, "?");
    check("palette_en", (100, 24), ENGLISH, ": n e x t");
    check("documents_narrow_ar", (60, 16), ARABIC, "F2");
}

#[test]
fn the_dates_stand_on_a_line_of_time() {
    check("timeline_120x30_en", (120, 30), ENGLISH, "T");
    check("timeline_80x24_ar", (80, 24), ARABIC, "T - j");
    check("timeline_of_a_period", (80, 24), ENGLISH, "T / 2 0 2 4 . . 2 0 2 4 Enter");
    check("card_en", (80, 24), ENGLISH, "] d e");
    // What is left leaves no trace, and the way to the text is that of the date.
    same(&show((120, 30), ENGLISH, "T + - l Esc"), &show((120, 30), ENGLISH, ""));
    same(&show((120, 30), ENGLISH, "] d e Esc"), &show((120, 30), ENGLISH, "] d e q"));
}

#[test]
fn a_name_has_a_card_that_leads_on() {
    check("card_of_a_person_en", (80, 24), ENGLISH, "] p e j j j");
    check("card_of_a_person_ar", (100, 30), ARABIC, "] p e");
    check("card_small_ar", (20, 5), ARABIC, "] p e j j");
    // The third neighbour's card is that of its entry.
    let led = show((120, 40), ENGLISH, "] p e j j j Enter").replace('\u{200e}', "");
    assert!(led.contains(".tagger.") && led.contains("Seen as"), "{led}");
    same(&show((80, 24), ENGLISH, "] p e j Esc"), &show((80, 24), ENGLISH, "] p e q"));
}

#[test]
fn names_that_are_not_sure_enough_are_left_out() {
    let shown = |keys: &str| show((120, 30), ENGLISH, keys).replace('\u{200e}', "");
    let (before, after) = (shown(""), shown("8 )"));
    assert!(before.contains("People") && after.contains("90 % confidence and more;"), "{after}");
    same(&show((120, 30), ENGLISH, "8 ) 8 ( Esc"), &show((120, 30), ENGLISH, "Esc"));
    check("threshold_near", (120, 30), ENGLISH, "7 )");
}

#[test]
fn a_period_filters_the_dates_and_no_period_is_told() {
    let shown =
        |typed: &str| show((120, 30), ENGLISH, &format!("Tab / {typed} Enter")).replace('\u{200e}', "");
    let both = shown("2 0 2 4 - 0 5 . . 2 0 2 5");
    assert!(both.contains("2024-05") && both.contains("2025-05-15"), "{both}");
    // The same in Arabic-Indic digits, with one end.
    let late = shown("\u{662}\u{660}\u{662}\u{665} . .");
    assert!(!late.contains("2024-05") && late.contains("2025-05-15"), "{late}");
    assert!(shown("1 9 4 8").contains("No date matches 1948"));
}

#[test]
fn the_date_of_a_document_is_said_and_unsaid() {
    let shown = |keys: &str| show((120, 30), ENGLISH, keys).replace('\u{200e}', "");
    // The article's Thursday: open, worked out from a date, and open again.
    assert!(shown("").contains("2025-05-29?"));
    let dated = shown("D 2 0 2 5 - 0 6 - 0 2 Enter");
    assert!(dated.contains("written 2025-06-02") && !dated.contains("2025-05-29?"), "{dated}");
    assert!(dated.contains(" 2025-05-29 "), "{dated}");
    same(
        &show((120, 30), ENGLISH, "D 2 0 2 5 - 0 6 - 0 2 Enter D Ctrl-u Enter"),
        &show((120, 30), ENGLISH, ""),
    );
    assert!(shown("D 2 0 2 5 Enter").contains("2025 is no day"));
}

#[test]
fn all_documents_are_searched_and_a_hit_leads_to_its_document_and_back() {
    // reh, hamza on yeh, yeh, seen: president
    let president = "S \u{631} \u{626} \u{64a} \u{633}";
    check("across_120x40_en", (120, 40), ENGLISH, &format!("{president} Enter j j"));
    check("across_80x24_ar", (80, 24), ARABIC, &format!("{president} Enter G"));
    check("across_40x12_en", (40, 12), ENGLISH, "S n u m b e r");
    check("across_40x12_ar", (40, 12), ARABIC, "S n u m b e r Enter s");
    check("across_fault", (80, 24), ENGLISH, "S Ctrl-r ( a");
    check("across_hit_entered", (80, 24), ENGLISH, "S n u m b e r Enter j Enter");
    // Back on the row one came from; on the way back from a jump first to where one jumped.
    let results = show((120, 30), ENGLISH, "S n u m b e r Enter j j");
    let bare = |screen: &str| screen.lines().take(28).map(str::to_owned).collect::<Vec<_>>().join("\n");
    let back = show((120, 30), ENGLISH, "S n u m b e r Enter j j Enter Ctrl-o");
    assert!(back.replace('\u{200e}', "").contains("All documents"), "{back}");
    let on_row =
        |screen: &str| screen.lines().skip(30).position(|row| row.contains('B') && row.contains('r'));
    assert_eq!(on_row(&back), on_row(&results), "{}", bare(&back));
    let jumped = show((120, 30), ENGLISH, "S n u m b e r Enter j j Enter n Ctrl-o").replace('\u{200e}', "");
    assert!(!jumped.contains("All documents"), "{jumped}");
}

#[test]
fn results_are_filtered_and_left_without_a_trace() {
    let shown = |keys: &str| show((100, 24), ENGLISH, keys).replace('\u{200e}', "");
    let found = |keys: &str| shown(&format!("S Ctrl-r \\ d Enter {keys}"));
    assert!(found("").contains("6 documents"), "{}", found(""));
    let dated = found("m");
    assert!(dated.contains("with Dates") && dated.contains("2025"), "{dated}");
    let persian = found("L L");
    assert!(persian.contains(" fa "), "{persian}");
    assert!(found("f t o u r Enter").contains("named tour"));
    same(&show((100, 24), ENGLISH, "S x y Esc"), &show((100, 24), ENGLISH, ""));
    same(&show((100, 24), ENGLISH, "S x y Enter Esc"), &show((100, 24), ENGLISH, ""));
}

#[test]
fn a_resize_and_back_shows_the_same_screen() {
    let before = show((120, 30), ENGLISH, "} } j j");
    same(&show((120, 30), ENGLISH, "} } j j resize:40x10 resize:120x30"), &before);
    same(&show((120, 30), ENGLISH, "} } j j w w Esc"), &before);
}

#[test]
fn keys_of_an_arabic_keyboard_do_the_same() {
    // teh is on the key j, meem on l; Arabic question mark is help
    same(&show((100, 24), ENGLISH, "\u{62a} \u{62a}"), &show((100, 24), ENGLISH, "j j"));
    same(&show((100, 24), ENGLISH, "\u{61f}"), &show((100, 24), ENGLISH, "?"));
}

#[test]
fn no_size_is_too_small() {
    for size in [(1, 1), (2, 2), (3, 3), (1, 50), (200, 1), (8, 4), (20, 5)] {
        for keys in [
            "",
            "Tab",
            "F2",
            "S x",
            "S a Enter",
            "S a Enter j Enter",
            "?",
            ":",
            "/ x",
            "T",
            "T +",
            "] d e",
            "resize:2x9",
        ] {
            show(size, ARABIC, keys);
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]

    /// The loop asserts the laws of the state after each event (debug builds).
    #[test]
    fn no_keys_break_the_state(
        keys in proptest::collection::vec(0..KEYS.len(), 0..40),
        size in (1_u16..140, 1_u16..40),
    ) {
        let script: Vec<&str> = keys.into_iter().filter_map(|key| KEYS.get(key).copied()).collect();
        show(size, ARABIC, &script.join(" "));
    }
}

/// Keys that a hand may hit, with sizes in between.
const KEYS: [&str; 56] = [
    "S",
    "m",
    "s",
    "l",
    "r",
    "L",
    "(",
    ")",
    "j",
    "k",
    "Space",
    "b",
    "d",
    "u",
    "g",
    "G",
    "5",
    "9",
    "%",
    "{",
    "}",
    "/",
    "n",
    "N",
    "Enter",
    "Esc",
    "Tab",
    "F2",
    "]",
    "[",
    "d",
    "p",
    "f",
    "v",
    "c",
    "t",
    "i",
    "w",
    "+",
    "-",
    "x",
    "X",
    "?",
    "T",
    "z",
    "h",
    "e",
    ":",
    "Ctrl-o",
    "Ctrl-n",
    "Ctrl-p",
    "Ctrl-u",
    "\u{62a}",
    "\u{661}",
    "resize:30x7",
    "resize:120x30",
];

#[test]
fn a_count_goes_as_far_as_the_single_steps() {
    let small = (120, 8);
    same(&show(small, ENGLISH, "3 ] d"), &show(small, ENGLISH, "] d ] d ] d"));
    same(
        &show(small, ENGLISH, "/ \u{641} \u{64a} Enter 9 n"),
        &show(small, ENGLISH, "/ \u{641} \u{64a} Enter n n n n n n n n n"),
    );
}

#[test]
fn a_search_begins_where_one_reads() {
    // After a jump and pages away from it the first hit is one on the screen or below.
    let before = show((120, 12), ENGLISH, "] d Space Space Space");
    let after = show((120, 12), ENGLISH, "] d Space Space Space / \u{641} \u{64a}");
    let percent = |screen: &str| {
        let bare = screen.replace('\u{200e}', "");
        let row = bare.lines().next().unwrap().to_owned();
        row.split('%').next().unwrap().rsplit(' ').next().unwrap().parse::<u32>().unwrap()
    };
    assert!(percent(&after) >= percent(&before), "{} {}", percent(&before), percent(&after));
}
