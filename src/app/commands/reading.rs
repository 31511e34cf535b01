//! Moving in the text: rows, pages, paragraphs, jumps, mentions.

use std::ops::Range;

use crate::analysis::{Kind, Mention};
use crate::app::flow::{Spot, Top};
use crate::app::open_document::Place;
use crate::app::state::State;
use crate::document::{Division, Paragraph};
use crate::limits::PARAGRAPHS_WALKED_MAX;

use super::{Arguments, Effect, Run};

pub(super) const TABLE: &[(&str, Run)] = &[
    ("line-down", |state, arguments| scroll(state, arguments.times().cast_signed())),
    ("line-up", |state, arguments| scroll(state, -arguments.times().cast_signed())),
    ("half-page-down", |state, arguments| scroll_pages(state, arguments, 1, 2)),
    ("half-page-up", |state, arguments| scroll_pages(state, arguments, -1, 2)),
    ("page-down", |state, arguments| scroll_pages(state, arguments, 1, 1)),
    ("page-up", |state, arguments| scroll_pages(state, arguments, -1, 1)),
    ("text-start", text_start),
    ("text-end", text_end),
    ("go-percent", go_percent),
    ("paragraph-next", paragraph_next),
    ("paragraph-previous", paragraph_previous),
    ("jump-back", jump_back),
    ("jump-forward", jump_forward),
    ("date-next", |state, arguments| go_to_kind(state, arguments, true, Some(Kind::Date))),
    ("date-previous", |state, arguments| go_to_kind(state, arguments, false, Some(Kind::Date))),
    ("person-next", |state, arguments| go_to_kind(state, arguments, true, Some(Kind::Person))),
    ("person-previous", |state, arguments| go_to_kind(state, arguments, false, Some(Kind::Person))),
    ("place-next", |state, arguments| go_to_kind(state, arguments, true, Some(Kind::Place))),
    ("place-previous", |state, arguments| go_to_kind(state, arguments, false, Some(Kind::Place))),
    ("organization-next", |state, arguments| go_to_kind(state, arguments, true, Some(Kind::Organization))),
    ("organization-previous", |state, arguments| {
        go_to_kind(state, arguments, false, Some(Kind::Organization))
    }),
    ("mention-next", |state, arguments| go_to_kind(state, arguments, true, None)),
    ("mention-previous", |state, arguments| go_to_kind(state, arguments, false, None)),
    ("copy", copy),
];

/// Scrolls by rows, down if positive, as far as there is text.
pub(crate) fn scroll(state: &mut State, rows: isize) -> Vec<Effect> {
    let (view, sizes) = (state.shown_view(), state.sizes);
    let Some(open) = state.open_mut() else { return Vec::new() };
    let flow = open.flow(&view, sizes.text_columns);
    let last = flow.last_screen(sizes.text_rows.into());
    let now = flow.spot_of_top(open.place.top).min(last);
    let next =
        if rows < 0 { flow.back(now, rows.unsigned_abs()) } else { flow.forward(now, rows.unsigned_abs()) };
    let next = next.min(last);
    let top = flow.top_of(next);
    // Who goes back is not at the end any more.
    open.is_followed &= next >= now;
    open.place.top = top;
    Vec::new()
}

/// Scrolls by `count` screens divided by `part`; whole screens keep two rows for the eye.
fn scroll_pages(state: &mut State, arguments: Arguments, sign: isize, part: usize) -> Vec<Effect> {
    let height = usize::from(state.sizes.text_rows);
    let rows = if part == 1 { height.saturating_sub(2) } else { height / part }.max(1);
    scroll(state, sign * rows.saturating_mul(arguments.times()).cast_signed())
}

fn text_start(state: &mut State, arguments: Arguments) -> Vec<Effect> {
    match arguments.count {
        Some(number) => go_to_paragraph(state, number),
        None => leap(state, Top::default()),
    }
}

fn text_end(state: &mut State, arguments: Arguments) -> Vec<Effect> {
    if let Some(number) = arguments.count {
        return go_to_paragraph(state, number);
    }
    let end = state.open().map_or(0, |open| open.document.text.len());
    let effects = leap(state, Top { byte: end, spacer: false });
    if let Some(percent) = state.open().and_then(|open| open.document.text.progress()) {
        state.say_with("notice-still-reading", &[("percent", &percent.to_string())]);
    }
    effects
}

/// Puts the last screenful on the screen, without remembering where one was.
pub(super) fn to_end(state: &mut State) {
    let (view, sizes) = (state.shown_view(), state.sizes);
    if let Some(open) = state.open_mut() {
        let flow = open.flow(&view, sizes.text_columns);
        let top = flow.top_of(flow.last_screen(sizes.text_rows.into()));
        open.place.top = top;
    }
}

/// To the paragraph with a number (1-based), or the last one.
pub(crate) fn go_to_paragraph(state: &mut State, number: usize) -> Vec<Effect> {
    let Some(open) = state.open() else { return Vec::new() };
    let Some(paragraphs) = open.division.listed() else { return vec![Effect::FindLine(number)] };
    let index = number.saturating_sub(1).min(paragraphs.len() - 1);
    let byte = paragraphs.get(index).map_or(0, |paragraph| paragraph.bytes.start);
    leap(state, Top { byte, spacer: false })
}

fn go_percent(state: &mut State, arguments: Arguments) -> Vec<Effect> {
    let Some(count) = arguments.count else {
        state.say("notice-percent-how");
        return Vec::new();
    };
    go_to_percent(state, count)
}

/// To a place in the text, in percent of its bytes.
pub(crate) fn go_to_percent(state: &mut State, percent: usize) -> Vec<Effect> {
    let len = state.open().map_or(0, |open| open.document.text.len());
    leap(
        state,
        Top { byte: len / 100 * percent.min(100) + len % 100 * percent.min(100) / 100, spacer: false },
    )
}

/// Puts another row at the top, as far down as there is a screenful, and remembers where one was.
pub(crate) fn leap(state: &mut State, top: Top) -> Vec<Effect> {
    let (view, sizes) = (state.shown_view(), state.sizes);
    let Some(open) = state.open_mut() else { return Vec::new() };
    let flow = open.flow(&view, sizes.text_columns);
    let last = flow.last_screen(sizes.text_rows.into());
    let top = flow.top_of(flow.spot_of_top(top).min(last));
    open.jumps.push(open.place);
    open.is_followed = false;
    open.place = Place { top, focus: None };
    Vec::new()
}

fn paragraph_next(state: &mut State, arguments: Arguments) -> Vec<Effect> {
    let Some((paragraph, _)) = top_paragraph(state) else { return Vec::new() };
    walk_paragraphs(state, paragraph, arguments.times(), Division::next)
}

fn paragraph_previous(state: &mut State, arguments: Arguments) -> Vec<Effect> {
    let Some((paragraph, inside)) = top_paragraph(state) else { return Vec::new() };
    // From the middle of a paragraph its start is the one before.
    let back = arguments.times() - usize::from(inside);
    walk_paragraphs(state, paragraph, back, Division::previous)
}

/// The paragraph of the first visible row, and whether that row is not its first.
fn top_paragraph(state: &State) -> Option<(usize, bool)> {
    let open = state.open()?;
    let flow = open.flow(&state.shown_view(), state.sizes.text_columns);
    let spot = flow.spot_of_top(open.place.top).min(flow.last_screen(state.sizes.text_rows.into()));
    Some((spot.paragraph, spot.row > 0))
}

/// Goes from a paragraph on by steps, as far as there are paragraphs.
fn walk_paragraphs(
    state: &mut State,
    start: usize,
    times: usize,
    step: fn(&Division, &Paragraph) -> Option<Paragraph>,
) -> Vec<Effect> {
    if let Some(open) = state.open_mut() {
        let mut paragraph = open.division.at(start);
        for _ in 0..times.min(PARAGRAPHS_WALKED_MAX) {
            let Some(other) = step(&open.division, &paragraph) else { break };
            paragraph = other;
        }
        open.place.top = Top { byte: paragraph.bytes.start, spacer: false };
    }
    Vec::new()
}

fn jump_back(state: &mut State, arguments: Arguments) -> Vec<Effect> {
    if super::across::back_to_results(state) {
        return Vec::new();
    }
    travel(state, arguments, |open| open.jumps.back(open.place), "notice-no-jump-back")
}

fn jump_forward(state: &mut State, arguments: Arguments) -> Vec<Effect> {
    travel(state, arguments, |open| open.jumps.forward(open.place), "notice-no-jump-forward")
}

fn travel(
    state: &mut State,
    arguments: Arguments,
    step: fn(&mut crate::app::open_document::OpenDocument) -> Option<Place>,
    nowhere: &str,
) -> Vec<Effect> {
    for _ in 0..arguments.times() {
        let Some(open) = state.open_mut() else { break };
        if let Some(place) = step(open) {
            open.place = place;
            state.search.hit = None;
        } else {
            state.say(nowhere);
            break;
        }
    }
    Vec::new()
}

/// Goes to a byte, as [`show`] does, and remembers where one was.
pub(crate) fn jump_to(state: &mut State, byte: usize) {
    if let Some(open) = state.open_mut() {
        open.jumps.push(open.place);
    }
    show(state, byte);
}

/// Goes to a byte: it becomes the focus, and one stands on no hit any more; if its row is not on the
/// screen, the text scrolls so that it stands at a third of the height.
pub(super) fn show(state: &mut State, byte: usize) {
    state.search.hit = None;
    let (view, sizes) = (state.shown_view(), state.sizes);
    let Some(open) = state.open_mut() else { return };
    let flow = open.flow(&view, sizes.text_columns);
    let height = usize::from(sizes.text_rows).max(1);
    let first = flow.spot_of_top(open.place.top).min(flow.last_screen(height));
    let last = flow.forward(first, height - 1);
    let spot = flow.spot_of(byte);
    let visible = (first..=last).contains(&spot);
    let top = if visible { open.place.top } else { flow.top_of(flow.back(spot, height / 3)) };
    open.place = Place { top, focus: Some(byte) };
}

/// The byte from which the next mention or hit is looked for: the one after the focus while that
/// is on the screen, else the first visible one. The flag says that there is a focus.
pub(crate) fn reference_byte(state: &State) -> (usize, bool) {
    let Some(open) = state.open() else { return (0, false) };
    let visible = visible_bytes(state);
    match open.place.focus.filter(|focus| visible.contains(focus)) {
        Some(focus) => (focus, true),
        None => (visible.start, false),
    }
}

/// The bytes that would be on the screen at the place now: several commands may run between two
/// frames, so the page drawn last does not tell.
pub(super) fn visible_bytes(state: &State) -> Range<usize> {
    let Some(open) = state.open() else { return 0..0 };
    let flow = open.flow(&state.shown_view(), state.sizes.text_columns);
    let height = usize::from(state.sizes.text_rows).max(1);
    let first = flow.spot_of_top(open.place.top).min(flow.last_screen(height));
    let last = flow.forward(first, height - 1);
    let bytes = |spot: Spot| {
        let layout = flow.layout(spot.paragraph);
        let start = spot.paragraph;
        // The blank row after a paragraph stands at its end.
        let row = layout.rows().get(spot.row).or(layout.rows().last());
        let bytes = row.map_or(0..0, crate::text::Row::bytes);
        start + bytes.start..start + bytes.end
    };
    bytes(first).start..bytes(last).end.max(bytes(first).start + 1)
}

/// To the next or previous mention that is wanted. With it the notice to give if the way led round
/// an end of the text.
pub(super) fn go_to_mention(
    state: &mut State,
    forward: bool,
    wanted: impl Fn(&Mention) -> bool,
) -> Option<(Mention, Option<&'static str>)> {
    let (from, focused) = reference_byte(state);
    let from = if forward && focused { from + 1 } else { from };
    let (mention, wrapped) = {
        let (mention, wrapped) = state.open()?.mention_from(from, forward, wanted)?;
        (mention.clone(), wrapped)
    };
    jump_to(state, mention.bytes.start);
    let notice = if forward { "notice-wrapped-to-start" } else { "notice-wrapped-to-end" };
    Some((mention, wrapped.then_some(notice)))
}

fn go_to_kind(state: &mut State, arguments: Arguments, forward: bool, kind: Option<Kind>) -> Vec<Effect> {
    let (hidden, threshold) = (state.highlights.hidden.clone(), state.threshold);
    for _ in 0..arguments.times().min(10_000) {
        let wanted = |mention: &Mention| {
            threshold.admits(mention)
                && kind.map_or(!hidden.contains(&mention.kind), |kind| mention.kind == kind)
        };
        let Some((mention, wrapped)) = go_to_mention(state, forward, wanted) else {
            state.say("notice-no-such-mention");
            break;
        };
        super::lists::select_entity(state, mention.entity);
        super::lists::say_mention(state, mention.entity, mention.bytes.start, wrapped);
    }
    Vec::new()
}

/// Copies the focused mention, or the first visible paragraph, as logical text.
fn copy(state: &mut State, _: Arguments) -> Vec<Effect> {
    let (byte, focused) = reference_byte(state);
    let Some(open) = state.open() else { return Vec::new() };
    let mention = open.mention_at(byte).filter(|_| focused).map(|mention| mention.bytes.clone());
    let bytes = mention.unwrap_or_else(|| open.division.at(byte).bytes);
    let source = open.document.text.get(bytes);
    let text = if open.reflow { joined(&source) } else { source.into_owned() };
    if text.is_empty() {
        state.say("notice-nothing-to-copy");
        return Vec::new();
    }
    let count = text.chars().count().to_string();
    state.say_with("notice-copied", &[("count", &count)]);
    vec![Effect::Copy(text)]
}

/// Text with its broken lines joined, as it is shown: a space for each line end and the white space
/// around it.
fn joined(source: &str) -> String {
    let lines: Vec<&str> =
        source.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_joint_is_copied_as_one_space() {
        assert_eq!(joined("a line \r\nthat\r\n  goes\non\r\n"), "a line that goes on");
    }
}
