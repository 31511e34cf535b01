//! Keys in, state out: what commands do, without a screen.

use crate::analysis::{Hints, Kind, analyze_whole};
use crate::document::{Source, open};

use super::highlights::{self, Entry};
use super::hit_map::Target;
use super::input::{Button, Input, Mouse, MouseKind};
use super::key_names::parse_sequence;
use super::keyboard::Layout;
use super::keymap::Keymap;
use super::state::{Notice, Pane, Slot, State};
use super::texts::{InterfaceLanguage, Texts};
use super::update::{Report, apply_input, apply_report};

/// A reader of texts on a screen of 80 columns and 20 rows, all of them open and analysed.
struct Reader(State);

impl Reader {
    fn of(texts: &[&'static str]) -> Self {
        let slot = |text: &&'static str| {
            let name: &str = text.split_whitespace().next().unwrap_or_default();
            Slot::closed(name.to_owned(), Source::BuiltIn("a.txt", text.as_bytes()))
        };
        let slots: Vec<Slot> = texts.iter().map(slot).collect();
        let sources: Vec<Source> = slots.iter().map(|slot| slot.source.clone()).collect();
        let texts = Texts::new(InterfaceLanguage::English);
        let mut state = State::new(slots, texts, Keymap::built_in(Layout::Arabic));
        for (index, source) in sources.into_iter().enumerate() {
            let document = open(&source, None).expect("opens");
            let text = document.text.clone();
            apply_report(&mut state, Report::Opened(index, Ok(Box::new(document.for_reading()))));
            let analysis = analyze_whole(&text, &Hints::default(), &false.into());
            apply_report(&mut state, Report::Analysed(index, 0..text.len(), Box::new(analysis)));
        }
        state.sizes.text_columns = 80;
        state.sizes.text_rows = 20;
        state.sizes.highlights_rows = 20;
        state.sizes.documents_rows = 20;
        state.sizes.wide = true;
        highlights::refresh(&mut state);
        Self(state)
    }

    /// Presses keys ("/ f o o Enter"), with a frame after each.
    fn keys(&mut self, keys: &str) -> &mut State {
        for key in parse_sequence(keys).expect("keys") {
            apply_input(&mut self.0, &Input::Key(key), |_, _| None);
            highlights::refresh(&mut self.0);
            assert_eq!(self.0.check(), Ok(()));
        }
        &mut self.0
    }

    fn click(&mut self, target: Target) -> &mut State {
        let mouse = Mouse { kind: MouseKind::Press(Button::Left), column: 0, row: 0 };
        apply_input(&mut self.0, &Input::Mouse(mouse), |_, _| Some(target));
        highlights::refresh(&mut self.0);
        &mut self.0
    }

    /// The selected row of the highlights.
    fn entry(&self) -> Option<&Entry> {
        self.0.highlights.entries.get(self.0.highlights.place.selected)
    }

    fn focus(&self) -> Option<usize> {
        self.0.open().and_then(|open| open.place.focus)
    }
}

const DATES: &str = "In Paris on 29 May 2025 and in 1948 they met.";

fn is_heading(entry: Option<&Entry>) -> bool {
    matches!(entry, Some(Entry::Group { .. }))
}

#[test]
fn a_filter_selects_what_it_finds_and_enter_goes_there() {
    let mut reader = Reader::of(&[DATES]);
    reader.keys("F3 / 2 0 2 5 Enter");
    assert!(matches!(reader.entry(), Some(Entry::Entity { kind: Kind::Date, .. })), "{:?}", reader.entry());
    reader.keys("Enter");
    assert_eq!(reader.focus(), DATES.find("29"));
    // A heading folds nothing while a filter is on.
    reader.keys("g Enter");
    assert!(is_heading(reader.entry()));
    assert!(reader.0.highlights.collapsed.is_empty());
}

#[test]
fn keys_that_come_before_the_next_frame_find_the_same() {
    let mut reader = Reader::of(&[DATES]);
    for key in parse_sequence("F3 / 2 0 2 5 Enter Enter").expect("keys") {
        apply_input(&mut reader.0, &Input::Key(key), |_, _| None);
    }
    assert_eq!(reader.focus(), DATES.find("29"));
}

#[test]
fn leaving_a_filter_field_leaves_the_filter_as_it_was() {
    let mut reader = Reader::of(&[DATES, "second", "third"]);
    assert_eq!(reader.keys("F3 / 2 0 2 5 Enter / x Esc").highlights.filter, "2025");
    assert_eq!(reader.keys("/ Ctrl-u Backspace").highlights.filter, "");
    assert_eq!(reader.keys("F2 / s e Enter / x Esc").documents_filter, "se");
}

#[test]
fn the_selection_of_the_documents_stays_on_its_document() {
    let mut reader = Reader::of(&["one", "two", "three", "four"]);
    let selected = |state: &State| state.listed_documents()[state.documents.selected];
    assert_eq!(selected(reader.keys("F2 / t h Enter")), 2);
    assert_eq!(selected(reader.keys("Esc")), 2);
    assert_eq!(reader.0.focus, Pane::Documents);
}

#[test]
fn a_click_on_a_heading_folds_it() {
    let mut reader = Reader::of(&[DATES]);
    let rows = reader.0.highlights.entries.len();
    assert!(reader.click(Target::Entry(0)).highlights.entries.len() < rows);
    assert_eq!(reader.click(Target::Entry(0)).highlights.entries.len(), rows);
}

const WORDS: &str = "one two one in May 1999, one two one";

/// Where in the text a search for it stands, from 1.
fn hit(state: &State) -> Option<usize> {
    let start = state.search.hit.as_ref()?.start;
    Some(WORDS.get(..start)?.matches(&state.search.text).count() + 1)
}

#[test]
fn an_empty_search_goes_on_to_the_next_hit() {
    let mut reader = Reader::of(&[WORDS]);
    assert_eq!(hit(reader.keys("/ o n e Enter")), Some(1));
    assert_eq!(hit(reader.keys("/ Enter")), Some(2));
    // Typed letters that were deleted are no search, and the place is as before.
    assert_eq!(hit(reader.keys("/ t w Backspace Backspace Enter")), Some(3));
    // After the marks were taken off, the last search is meant.
    assert_eq!(hit(reader.keys("Esc / Enter")), Some(1));
}

#[test]
fn the_next_hit_is_the_one_after_the_place_where_one_is() {
    let mut reader = Reader::of(&[WORDS]);
    assert_eq!(hit(reader.keys("/ o n e Enter g ] d n")), Some(3));
    // As a click on the first "two" does.
    super::commands::jump_to(&mut reader.0, 4);
    assert_eq!(hit(reader.keys("n")), Some(2));
    assert_eq!(hit(reader.keys("N Ctrl-o n")), Some(3));
}

#[test]
fn a_search_that_is_left_takes_no_jump_away() {
    let mut reader = Reader::of(&[WORDS]);
    reader.keys("/ t w o Enter n Ctrl-o");
    let before = reader.focus();
    reader.keys("/ o n e Esc");
    assert_eq!(reader.focus(), before);
    reader.keys("Ctrl-n");
    assert_eq!(reader.focus(), WORDS.rfind("two"));
}

#[test]
fn what_was_typed_comes_back_from_the_history() {
    let mut reader = Reader::of(&[WORDS]);
    reader.keys("/ o n e Enter / t w o Enter / x y Up Up");
    let typed = |state: &State| state.prompt.as_ref().map(|prompt| prompt.editor.text().to_owned());
    assert_eq!(typed(&reader.0).as_deref(), Some("one"));
    assert_eq!(typed(reader.keys("Down Down")).as_deref(), Some("xy"));
}

#[test]
fn what_is_to_be_said_at_the_start_comes_key_by_key() {
    let mut reader = Reader::of(&["one"]);
    let said = |state: &State| state.notice.as_ref().map(|notice| notice.text.clone());
    for text in ["first", "second", "third"] {
        reader.0.tell(Notice { text: text.to_owned(), error: true });
    }
    assert_eq!(said(&reader.0).as_deref(), Some("first"));
    assert_eq!(said(reader.keys("j")).as_deref(), Some("second"));
    // What a command says comes first, a field takes its place.
    assert_ne!(said(reader.keys("v")).as_deref(), Some("third"));
    assert_eq!(said(reader.keys("/ x")), None);
    assert_eq!(said(reader.keys("Esc")).as_deref(), Some("third"));
    assert_eq!(said(reader.keys("j")), None);
}

#[test]
fn nothing_is_not_copied() {
    let mut reader = Reader::of(&[""]);
    let key = parse_sequence("y").expect("a key")[0];
    assert_eq!(apply_input(&mut reader.0, &Input::Key(key), |_, _| None), Vec::new());
}

#[test]
fn the_lit_and_the_selected_thing_stay_when_names_come_together() {
    let text = "President Anna Smith spoke first. Later Mrs Smith left.";
    let mut reader = Reader::of(&[text]);
    let whole = reader.0.open().expect("open").findings.mentions.clone();
    let entities = reader.0.open().expect("open").findings.entities.clone();
    assert_eq!((whole.len(), whole[0].entity), (2, whole[1].entity));
    // As it is while the analysis runs: two things.
    let mut batch = whole.clone();
    batch[1].entity = crate::analysis::EntityId(1);
    reader.0.open_mut().expect("open").set_date(None);
    let both = vec![entities[0].clone(), entities[0].clone()];
    apply_report(&mut reader.0, Report::Mentions(0, batch, both));
    highlights::refresh(&mut reader.0);
    reader.keys("Tab g j j Enter");
    assert_eq!(reader.0.highlights.lit, Some(crate::analysis::EntityId(1)));
    let analysis = analyze_whole(text, &Hints::default(), &false.into());
    apply_report(&mut reader.0, Report::Analysed(0, 0..text.len(), Box::new(analysis)));
    highlights::refresh(&mut reader.0);
    assert_eq!(reader.0.highlights.lit, Some(whole[0].entity));
    assert!(matches!(reader.entry(), Some(Entry::Entity { id, .. }) if *id == whole[0].entity));
}
