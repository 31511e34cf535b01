//! How the text is shown: marks, digits, direction, hidden controls, reflow, width, language.

use std::rc::Rc;

use crate::app::state::State;
use crate::app::texts::{InterfaceLanguage, Texts};
use crate::limits::{TEXT_COLUMN_CELLS_MAX, TEXT_COLUMN_CELLS_MIN};
use crate::text::{Digits, Direction};

use super::{Arguments, Effect, Run};

pub(super) const TABLE: &[(&str, Run)] = &[
    ("marks", toggle_marks),
    ("digits", cycle_digits),
    ("direction", cycle_direction),
    ("reveal", toggle_reveal),
    ("reflow", toggle_reflow),
    ("wider", |state, arguments| widen(state, arguments.times().min(1000).cast_signed() * 4)),
    ("narrower", |state, arguments| widen(state, -(arguments.times().min(1000).cast_signed() * 4))),
    ("language", switch_language),
    ("surer", |state, arguments| move_threshold(state, arguments.times().min(100).cast_signed())),
    ("less-sure", |state, arguments| move_threshold(state, -(arguments.times().min(100).cast_signed()))),
];

fn toggle_marks(state: &mut State, _: Arguments) -> Vec<Effect> {
    if !state.capabilities.marks {
        state.say("notice-marks-not-here");
        return Vec::new();
    }
    state.view.marks = !state.view.marks;
    state.say(if state.view.marks { "notice-marks-shown" } else { "notice-marks-hidden" });
    Vec::new()
}

fn cycle_digits(state: &mut State, _: Arguments) -> Vec<Effect> {
    let (next, notice) = match state.view.digits {
        Digits::AsWritten => (Digits::European, "notice-digits-european"),
        Digits::European => (Digits::ArabicIndic, "notice-digits-arabic"),
        Digits::ArabicIndic => (Digits::AsWritten, "notice-digits-as-written"),
    };
    state.view.digits = next;
    state.say(notice);
    Vec::new()
}

fn cycle_direction(state: &mut State, _: Arguments) -> Vec<Effect> {
    let (next, notice) = match state.view.direction {
        None => (Some(Direction::Rtl), "notice-direction-rtl"),
        Some(Direction::Rtl) => (Some(Direction::Ltr), "notice-direction-ltr"),
        Some(Direction::Ltr) => (None, "notice-direction-auto"),
    };
    state.view.direction = next;
    state.say(notice);
    Vec::new()
}

fn toggle_reveal(state: &mut State, _: Arguments) -> Vec<Effect> {
    state.view.reveal = !state.view.reveal;
    state.say(if state.view.reveal { "notice-reveal-on" } else { "notice-reveal-off" });
    Vec::new()
}

fn toggle_reflow(state: &mut State, _: Arguments) -> Vec<Effect> {
    let Some(open) = state.open_mut() else { return Vec::new() };
    let reflow = !open.reflow;
    open.set_reflow(reflow);
    state.say(if reflow { "notice-reflow-on" } else { "notice-reflow-off" });
    Vec::new()
}

fn widen(state: &mut State, by: isize) -> Vec<Effect> {
    let shown = isize::from(u16::cast_signed(state.sizes.text_columns));
    let now = if by < 0 { shown } else { isize::from(u16::cast_signed(state.view.width_cells)).min(shown) };
    let least = isize::from(u16::cast_signed(TEXT_COLUMN_CELLS_MIN));
    let most = isize::from(u16::cast_signed(TEXT_COLUMN_CELLS_MAX));
    let next = (now + by).clamp(least, most);
    state.view.width_cells = u16::try_from(next).unwrap_or(TEXT_COLUMN_CELLS_MAX);
    Vec::new()
}

/// To the next language of the interface; the screen mirrors with it.
fn switch_language(state: &mut State, _: Arguments) -> Vec<Effect> {
    let languages = InterfaceLanguage::ALL;
    let now = languages.iter().position(|language| *language == state.texts.language()).unwrap_or(0);
    state.texts = Rc::new(Texts::new(languages[(now + 1) % languages.len()]));
    state.say("notice-language");
    Vec::new()
}

/// Moves the edge below which names are not shown, and says how many that are.
fn move_threshold(state: &mut State, steps: isize) -> Vec<Effect> {
    state.threshold = state.threshold.moved(steps);
    let threshold = state.threshold;
    let left_out = state.open().map_or(0, |open| open.count_of(|mention| !threshold.admits(mention)));
    let (percent, count) = (threshold.percent().to_string(), left_out.to_string());
    state.say_with("notice-threshold", &[("percent", &percent), ("count", &count)]);
    Vec::new()
}
