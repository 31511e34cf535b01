//! The search over all documents as keys and reports change it.

use super::rows::refresh;
use super::*;
use crate::app::keyboard::Layout;
use crate::app::keymap::Keymap;
use crate::app::state::{Slot, State};
use crate::app::texts::{InterfaceLanguage, Texts};
use crate::document::Source;

fn hit(start: usize) -> AcrossHit {
    AcrossHit {
        bytes: start..start + 1,
        excerpt: "x".into(),
        marked: 0..1,
        direction: Direction::Ltr,
        beside: None,
    }
}

fn found(count: usize, kept: usize, language: Language) -> Found {
    Found { count, hits: (0..kept).map(hit).collect(), language: Some(language) }
}

fn findings(state: &State, found: Vec<(usize, Found)>, without: Vec<usize>, ended: bool) -> Findings {
    Findings { revision: state.across.revision, found, without, ended }
}

/// A state with the documents a0 to a9, the search for "x" begun.
fn state() -> State {
    let slots = (0..10).map(|slot| Slot::closed(format!("a{slot}"), Source::BuiltIn("a.txt", b"x")));
    let texts = Texts::new(InterfaceLanguage::English);
    let mut state = State::new(slots.collect(), texts, Keymap::built_in(Layout::Arabic));
    state.sizes.across_rows = 10;
    state.across.begin("x", Level::Loose, Mode::Letters, 10);
    state
}

fn take(state: &mut State, found: Vec<(usize, Found)>, without: Vec<usize>, ended: bool) {
    let findings = findings(state, found, without, ended);
    state.across.take(findings);
    refresh(state);
}

use Row::{Document, Hit as HitRow, More};

#[test]
fn documents_stand_in_order_with_their_hits_whatever_comes_first() {
    let mut state = state();
    take(&mut state, vec![(5, found(2, 2, Language::Arabic))], vec![0, 1], false);
    take(&mut state, vec![(3, found(4, 1, Language::English))], vec![2, 4], false);
    let rows = [Document(3), HitRow(3, 0), More(3, 3), Document(5), HitRow(5, 0), HitRow(5, 1)];
    assert_eq!(state.across.rows, rows);
    assert_eq!((state.across.count, state.across.searched, state.across.course), (6, 6, Course::Running));
    take(&mut state, Vec::new(), vec![6, 7, 8, 9], true);
    assert_eq!((state.across.searched, state.across.course), (10, Course::Ended));
}

#[test]
fn the_selection_stays_on_its_row_while_others_come_in_above() {
    let mut state = state();
    take(&mut state, vec![(5, found(2, 2, Language::Arabic))], vec![], false);
    state.across.place.selected = 2;
    take(
        &mut state,
        vec![(3, found(1, 1, Language::Arabic)), (9, found(1, 1, Language::Arabic))],
        vec![],
        false,
    );
    assert_eq!(state.across.rows[state.across.place.selected], HitRow(5, 1));
    // Sorted by hits its document comes first.
    state.across.sort = Sort::Hits;
    state.across.relist();
    refresh(&mut state);
    assert_eq!((state.across.rows[0], state.across.place.selected), (Document(5), 2));
    // At the first row one sees what comes first.
    state.across.place.selected = 0;
    take(&mut state, vec![(0, found(9, 1, Language::Arabic))], vec![], false);
    assert_eq!((state.across.rows[0], state.across.place.selected), (Document(0), 0));
}

#[test]
fn filters_leave_out_documents_and_hits() {
    let mut state = state();
    let both = vec![(1, found(2, 2, Language::Arabic)), (2, found(1, 1, Language::English))];
    take(&mut state, both, vec![], true);
    state.across.name = "A1".to_owned();
    state.across.relist();
    refresh(&mut state);
    assert_eq!(state.across.rows, [Document(1), HitRow(1, 0), HitRow(1, 1)]);
    state.across.name.clear();
    state.across.language = Some(Language::English);
    state.across.relist();
    refresh(&mut state);
    assert_eq!(state.across.rows, [Document(2), HitRow(2, 0)]);
    assert_eq!(state.across.languages(), [Language::Arabic, Language::English]);
    state.across.language = None;
    state.across.kind = Some(Kind::Date);
    assert!(state.across.wants_look());
    let to_look_at = state.across.to_look_at();
    let lengths: Vec<(usize, usize)> = to_look_at.iter().map(|(slot, hits)| (*slot, hits.len())).collect();
    assert_eq!(lengths, [(1, 2), (2, 1)]);
    let mut dates = Kinds::default();
    dates.add(Kind::Date);
    state.across.take_kinds(1, &[(0, Kinds::default()), (1, dates)]);
    state.across.take_kinds(2, &[(0, Kinds::default())]);
    refresh(&mut state);
    assert_eq!(state.across.rows, [Document(1), HitRow(1, 1)]);
    assert!(!state.across.wants_look());
    assert_eq!(state.across.selected(), Some((1, Some(1..2))), "the first hit that is listed");
}

#[test]
fn what_is_kept_is_bounded_and_counts_are_exact() {
    let mut state = state();
    for slot in 0..10 {
        let many = found(ACROSS_HITS_MAX, ACROSS_HITS_MAX / 4, Language::Arabic);
        take(&mut state, vec![(slot, many)], vec![], slot == 9);
    }
    assert_eq!(state.across.count, 10 * ACROSS_HITS_MAX);
    assert_eq!(state.across.kept, 10 * ACROSS_HITS_PER_DOCUMENT_MAX);
    let mut kept = 0;
    let mut across = Across::default();
    across.begin("x", Level::Loose, Mode::Letters, 1000);
    for slot in 0..1000 {
        let found = vec![(slot, found(50, 50, Language::Arabic))];
        across.take(Findings { revision: across.revision, found, ..Findings::default() });
        kept = kept.max(across.found.values().map(|found| found.hits.len()).sum());
    }
    assert_eq!((across.count, kept), (50_000, ACROSS_HITS_MAX));
}

#[test]
fn another_letter_passes_over_documents_without_the_first_ones() {
    let mut across = Across::default();
    let all = |across: &Across| across.to_search().len();
    let end = |across: &mut Across| {
        let (with, without): (Vec<usize>, Vec<usize>) =
            across.to_search().into_iter().partition(|slot| slot % 2 == 0);
        let found = with.into_iter().map(|slot| (slot, found(1, 1, Language::Arabic))).collect();
        across.take(Findings { revision: across.revision, found, without, ended: true });
    };
    across.begin("a", Level::Loose, Mode::Letters, 10);
    end(&mut across);
    across.begin("ab", Level::Loose, Mode::Letters, 10);
    assert_eq!((all(&across), across.searched), (5, 5));
    end(&mut across);
    assert_eq!((across.searched, across.found.len()), (10, 5));
    // What may find more than the one before.
    for (text, level, mode) in [
        ("a", Level::Loose, Mode::Letters),
        ("xab", Level::Loose, Mode::Letters),
        ("abC", Level::Loose, Mode::Letters),
        ("abc", Level::Marks, Mode::Letters),
        ("abc", Level::Word, Mode::Letters),
        ("abc", Level::Loose, Mode::Regex),
    ] {
        across.begin("ab", Level::Loose, Mode::Letters, 10);
        end(&mut across);
        across.begin(text, level, mode, 10);
        assert_eq!(all(&across), 10, "{text} {level:?} {mode:?}");
    }
    // At the level of words a longer query may be one where the shorter was none.
    across.begin("ab", Level::Word, Mode::Letters, 10);
    end(&mut across);
    across.begin("abc", Level::Word, Mode::Letters, 10);
    assert_eq!(all(&across), 10);
}

#[test]
fn reports_of_an_older_search_are_dropped_and_a_stopped_one_goes_on() {
    let mut state = state();
    let old = findings(&state, vec![(1, found(1, 1, Language::Arabic))], vec![], false);
    state.across.begin("y", Level::Loose, Mode::Letters, 10);
    state.across.take(old);
    assert_eq!((state.across.count, state.across.searched), (0, 0));
    take(&mut state, vec![(1, found(1, 1, Language::Arabic))], vec![2], false);
    let late = findings(&state, vec![(3, found(1, 1, Language::Arabic))], vec![], true);
    state.across.stop();
    state.across.take(late);
    assert_eq!((state.across.count, state.across.course), (1, Course::Stopped));
    assert!(state.across.resume() && !state.across.to_search().contains(&2));
    assert_eq!(state.across.to_search().len(), 8);
}

#[test]
fn what_is_no_regular_expression_says_why() {
    let mut across = Across::default();
    across.begin("(a", Level::Loose, Mode::Regex, 10);
    assert!(across.fault.is_some() && across.course == Course::None);
    across.begin("(a)", Level::Loose, Mode::Regex, 10);
    assert_eq!((across.fault.as_deref(), across.course), (None, Course::Running));
    across.begin("", Level::Loose, Mode::Regex, 10);
    assert_eq!((across.fault.as_deref(), across.course), (None, Course::None));
}
