//! The timeline, the explanation of a mention, and the date of the document: opening, moving,
//! zooming, going to the text.

use crate::analysis::{Hints, Period, gregorian_day};
use crate::app::card;
use crate::app::state::{ListPlace, Overlay, Pane, PromptKind, State};
use crate::app::timeline::{Dated, Timeline};
use crate::text::Direction;

use super::reading::{jump_to, reference_byte, visible_bytes};
use super::search::open_prompt;
use super::{Arguments, Effect, Run};

/// What opens the timeline and the explanation.
pub(super) const OPENING_TABLE: &[(&str, Run)] =
    &[("timeline", open), ("explain", explain), ("document-date", ask_date)];

pub(super) const TABLE: &[(&str, Run)] = &[
    ("timeline-left", |state, arguments| step_aside(state, arguments, Direction::Rtl)),
    ("timeline-right", |state, arguments| step_aside(state, arguments, Direction::Ltr)),
    ("timeline-start", |state, _| change(state, |timeline| timeline.step(isize::MIN + 1))),
    ("timeline-end", |state, _| change(state, |timeline| timeline.step(isize::MAX))),
    ("timeline-finer", |state, _| zoom(state, true)),
    ("timeline-coarser", |state, _| zoom(state, false)),
    ("timeline-down", |state, arguments| step_list(state, arguments.times().cast_signed())),
    ("timeline-up", |state, arguments| step_list(state, -arguments.times().cast_signed())),
    ("timeline-page-down", |state, _| step_list(state, page_rows(state))),
    ("timeline-page-up", |state, _| step_list(state, -page_rows(state))),
    ("timeline-enter", enter),
    ("timeline-filter", filter),
    ("timeline-leave", leave),
];

/// Opens the timeline at the date one is reading.
fn open(state: &mut State, _: Arguments) -> Vec<Effect> {
    let has_dates = state.open().is_some_and(|open| {
        open.findings
            .mentions
            .iter()
            .any(|mention| mention.timex.as_ref().is_some_and(|timex| timex.days().is_some()))
    });
    if has_dates {
        state.overlay = Some(Overlay::Timeline(Box::default()));
    } else {
        state.say("notice-no-dates");
    }
    Vec::new()
}

fn change(state: &mut State, change: impl FnOnce(&mut Timeline)) -> Vec<Effect> {
    if let Some(Overlay::Timeline(timeline)) = &mut state.overlay {
        change(timeline);
    }
    Vec::new()
}

/// To the next bar on that side of the screen; time runs the way the interface is read.
fn step_aside(state: &mut State, arguments: Arguments, towards: Direction) -> Vec<Effect> {
    let later = towards == state.interface_direction();
    let by = arguments.times().cast_signed();
    change(state, |timeline| timeline.step(if later { by } else { -by }))
}

fn zoom(state: &mut State, finer: bool) -> Vec<Effect> {
    let zoomed = match &mut state.overlay {
        Some(Overlay::Timeline(timeline)) => timeline.zoom(finer),
        _ => return Vec::new(),
    };
    if !zoomed {
        state.say(if finer { "notice-finest" } else { "notice-coarsest" });
    }
    Vec::new()
}

fn page_rows(state: &State) -> isize {
    usize::from(state.sizes.timeline_rows.saturating_sub(1).max(1)).cast_signed()
}

fn step_list(state: &mut State, by: isize) -> Vec<Effect> {
    change(state, |timeline| {
        let len = timeline.listed().len();
        timeline.place.step(by, len);
    })
}

/// Selects a bar.
pub(crate) fn select_bucket(state: &mut State, bucket: i64) {
    change(state, |timeline| {
        if timeline.selected != bucket {
            timeline.selected = bucket;
            timeline.place = ListPlace::default();
        }
    });
}

fn enter(state: &mut State, _: Arguments) -> Vec<Effect> {
    let date = match &state.overlay {
        Some(Overlay::Timeline(timeline)) => timeline.selected_date(),
        _ => None,
    };
    date.map_or_else(Vec::new, |date| go_to(state, date))
}

/// Goes to the mention at a row of the list.
pub(crate) fn go_to_dated(state: &mut State, position: usize) -> Vec<Effect> {
    let date = match &state.overlay {
        Some(Overlay::Timeline(timeline)) => timeline.listed().get(position).copied(),
        _ => None,
    };
    date.map_or_else(Vec::new, |date| go_to(state, date))
}

/// Leaves the timeline for the mention in the text.
fn go_to(state: &mut State, date: Dated) -> Vec<Effect> {
    let Some(byte) =
        state.open().and_then(|open| Some(open.findings.mentions.get(date.mention)?.bytes.start))
    else {
        return Vec::new();
    };
    state.overlay = None;
    state.focus = Pane::Reading;
    jump_to(state, byte);
    state.highlights.lit = Some(date.entity);
    super::lists::select_entity(state, date.entity);
    super::lists::say_mention(state, date.entity, byte, None);
    Vec::new()
}

/// The filter of the highlights: a part of a value, a year, a period.
fn filter(state: &mut State, _: Arguments) -> Vec<Effect> {
    let text = state.highlights.filter.clone();
    open_prompt(state, PromptKind::FilterHighlights, &text)
}

/// Takes a filter off, then leaves the timeline.
fn leave(state: &mut State, _: Arguments) -> Vec<Effect> {
    if state.highlights.filter.is_empty() {
        state.overlay = None;
    } else {
        state.highlights.filter.clear();
    }
    Vec::new()
}

/// Asks for the date of the document, from which its relative dates count.
fn ask_date(state: &mut State, _: Arguments) -> Vec<Effect> {
    let date = state.open().and_then(|open| open.date.clone()).unwrap_or_default();
    open_prompt(state, PromptKind::DocumentDate, &date)
}

/// Gives the document the typed date and analyses it anew. A date is typed in any form that the
/// rules of dates read; an empty field takes the date off.
pub(super) fn set_date(state: &mut State, typed: &str) -> Vec<Effect> {
    let typed = typed.trim();
    let date = if typed.is_empty() { Some(None) } else { day_of(typed).map(Some) };
    let Some(date) = date else {
        state.say_with("notice-no-document-date", &[("text", typed)]);
        return Vec::new();
    };
    let slot = state.current;
    let Some(open) = state.open_mut() else { return Vec::new() };
    open.set_date(date);
    state.highlights.lit = None;
    state.analysing.insert(slot);
    vec![Effect::Analyse(slot)]
}

/// The one day that a typed date stands for, as ISO 8601.
fn day_of(typed: &str) -> Option<String> {
    let period = Period::parse(typed).ok()?;
    let day = period.first_day().filter(|day| period.last_day() == Some(*day))?;
    let (year, month, day) = gregorian_day(day);
    Some(format!("{year:04}-{month:02}-{day:02}")).filter(|date| Hints::is_date(date))
}

/// Explains the selected entry of the highlights, or the mention one stands on, or the first
/// visible one.
fn explain(state: &mut State, _: Arguments) -> Vec<Effect> {
    let (byte, _) = reference_byte(state);
    let visible = visible_bytes(state);
    let entity = state.highlights.selected_entity().filter(|_| state.focus == Pane::Highlights);
    let mention = state.open().and_then(|open| match entity {
        Some(entity) => {
            let same = |mention: &&crate::analysis::Mention| mention.entity == entity;
            let here = open.mention_at(byte).filter(same);
            here.or_else(|| open.findings.mentions.iter().find(same))
        }
        None => open.mention_at(byte).or_else(|| open.mentions_in(byte..visible.end.max(byte)).first()),
    });
    match mention.map(|mention| card::lines(state, mention)) {
        Some(lines) => state.overlay = Some(Overlay::Card(ListPlace::default(), lines)),
        None => state.say("notice-nothing-to-explain"),
    }
    Vec::new()
}
