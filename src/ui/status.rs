//! The status line: what was just said or is being typed, the search, what is going on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Content, Editor, News, Overlay, Pane, PromptKind, State, Total};
use crate::text::{BaseDirection, Digits, Direction, one_row};

use super::arrangement::Arrangement;
use super::cells::{self, Align};
use super::list::place_before;
use super::theme::Theme;

/// Draws the status line; gives the place of the cursor while a field is open on it.
pub(super) fn draw(
    buffer: &mut Buffer,
    places: &Arrangement,
    state: &State,
    theme: &Theme,
) -> Option<(u16, u16)> {
    let row = places.status;
    let style = theme.role("status");
    cells::fill(buffer, row, style);
    let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    let direction = state.interface_direction();
    let align = (Align::end(direction), direction);
    let facts = facts(state);
    // A narrow line belongs to the field or the notice.
    let room = if state.prompt.is_some() || state.notice.is_some() { inside.width / 3 } else { inside.width };
    let taken = cells::put_words(buffer, inside, &fitting(facts, room, direction), align, style);
    let space = place_before(inside, direction, taken + 2 * u16::from(taken > 0));
    if let Some(prompt) = &state.prompt {
        let label = state.texts.get(match prompt.kind {
            PromptKind::Search => "prompt-search",
            PromptKind::Across => "prompt-across",
            PromptKind::FilterHighlights | PromptKind::FilterDocuments | PromptKind::FilterAcross => {
                "prompt-filter"
            }
            PromptKind::DocumentDate => "prompt-document-date",
        });
        return draw_field(buffer, space, (state, theme), &label, &prompt.editor);
    }
    let (words, style) = match &state.notice {
        Some(notice) => (notice.text.clone(), theme.role(if notice.error { "error" } else { "notice" })),
        None => (state.texts.get(hint_id(state)), style),
    };
    cells::put_words(buffer, space, &words, (Align::start(direction), direction), style);
    None
}

/// Draws a label and a field after it; the text scrolls so that the caret is visible. Gives the
/// cell of the caret: where the next letter will appear.
pub(super) fn draw_field(
    buffer: &mut Buffer,
    space: Rect,
    (state, theme): (&State, &Theme),
    label: &str,
    editor: &Editor,
) -> Option<(u16, u16)> {
    let direction = state.interface_direction();
    let style = theme.role("field");
    let align = (Align::start(direction), direction);
    let taken = cells::put_words(buffer, space, label, align, theme.role("status"));
    let taken = taken + u16::from(taken > 0);
    let x = if direction == Direction::Ltr { space.x + taken } else { space.x };
    let field = Rect { x, width: space.width.saturating_sub(taken), ..space };
    let layout = one_row(
        editor.text(),
        crate::limits::FIELD_CELLS_MAX,
        BaseDirection::of_name(editor.text(), direction),
    );
    let row = layout.rows().first()?;
    let edge = layout.caret_of(editor.caret()).map_or(0, |place| place.column);
    // The cursor covers the cell on the side of the edge to which the text goes on.
    let next = row.cells().find(|cell| cell.bytes.start == editor.caret()).map(|cell| cell.rtl);
    let rtl = next.unwrap_or(layout.direction() == Direction::Rtl);
    let column = i32::from(edge) - i32::from(rtl);
    // One cell is kept for the caret at the end of the text.
    let shown = field.width.saturating_sub(1).max(1);
    let left = field_left(layout.direction() == Direction::Rtl, field, row.width_cells());
    let (low, high) = (i32::from(field.x), i32::from(field.x + shown));
    let at = left + column;
    let shift = (low - at).max(0) + (high - at).min(0);
    cells::put_row_shifted(buffer, field, left + shift, row, style);
    Some((u16::try_from(at + shift).unwrap_or(field.x).min(field.right().saturating_sub(1)), field.y))
}

/// The left edge of a text in a field: right-to-left text stands at its right edge.
fn field_left(rtl: bool, field: Rect, width: u16) -> i32 {
    // The caret at the end of the text stands in the cell left of it.
    if rtl { i32::from(field.right()) - i32::from(width) } else { i32::from(field.x) }
}

fn hint_id(state: &State) -> &'static str {
    match (&state.overlay, state.focus) {
        (Some(Overlay::Help(_)), _) => "status-hint-help",
        (Some(Overlay::Palette { .. }), _) => "status-hint-field",
        (Some(Overlay::Card(..)), _) => "status-hint-card",
        (Some(Overlay::Timeline(_)), _) => "status-hint-timeline",
        (Some(Overlay::Across), _) => "status-hint-across",
        (None, Pane::Reading) => "status-hint",
        (None, Pane::Documents) => "status-hint-list",
        (None, Pane::Highlights) => "status-hint-highlights",
    }
}

/// What is going on, joined by dots: view settings that differ, background work, the search.
fn facts(state: &State) -> Vec<String> {
    let texts = &state.texts;
    let mut facts = Vec::new();
    let mut note = |wanted: bool, words: String| {
        if wanted {
            facts.push(words);
        }
    };
    let slot = state.shelf.get(state.current).map(|slot| &slot.content);
    note(matches!(slot, Some(Content::Opening)), texts.get("status-opening"));
    note(!state.analysing.is_empty(), texts.get("status-analysing"));
    if let Some(open) = state.open() {
        let reading = open.document.text.progress().map(|percent| percent.to_string());
        note(
            reading.is_some(),
            texts.with("status-still-reading", &[("percent", &reading.unwrap_or_default())]),
        );
        note(open.findings.is_of_a_part(open.document.text.len()), texts.get("status-near"));
        note(open.is_followed, texts.get("status-following"));
        note(open.news.is_some() && !open.is_followed, texts.get(open.news.map_or("", news_id)));
    }
    note(!state.view.marks && state.capabilities.marks, texts.get("status-marks-hidden"));
    note(state.view.digits == Digits::European, "123".to_owned());
    note(state.view.digits == Digits::ArabicIndic, "\u{661}\u{662}\u{663}".to_owned());
    note(state.view.direction == Some(Direction::Rtl), texts.get("status-rtl"));
    note(state.view.direction == Some(Direction::Ltr), texts.get("status-ltr"));
    note(state.view.reveal, texts.get("status-reveal"));
    let date = state.open().and_then(|open| open.date.clone());
    note(date.is_some(), texts.with("status-date", &[("date", &date.unwrap_or_default())]));
    let hazards = state.open().map_or(0, |open| open.hazards);
    note(hazards > 0, texts.with("status-hazards", &[("count", &hazards.to_string())]));
    let source_lines = state.open().is_some_and(|open| open.document.broken_lines && !open.reflow);
    note(source_lines, texts.get("status-source-lines"));
    if state.search.query.is_some() {
        note(state.prompt.is_none(), texts.with("status-search", &[("text", &state.search.text)]));
        note(true, search_count(state));
    }
    if let Some(seeking) = state.search.seeking {
        note(true, texts.with("status-searching", &[("percent", &seeking.percent.to_string())]));
    }
    let pending = state.pending.count.map(|count| count.to_string());
    note(pending.is_some(), pending.unwrap_or_default());
    facts
}

fn news_id(news: News) -> &'static str {
    match news {
        News::Grown => "status-file-grown",
        News::CutShort => "status-file-cut-short",
        News::Changed => "status-file-changed",
        News::Replaced => "status-file-replaced",
        News::Gone => "status-file-gone",
    }
}

/// The facts that fit into `room` cells, joined by dots; the last ones, the search among them, stay
/// longest.
fn fitting(mut facts: Vec<String>, room: u16, direction: Direction) -> String {
    loop {
        let line = facts.join(" · ");
        let layout = one_row(&line, u16::MAX / 2, BaseDirection::Forced(direction));
        let width = layout.rows().first().map_or(0, crate::text::Row::width_cells);
        if width <= room || facts.is_empty() {
            return line;
        }
        facts.remove(0);
    }
}

/// "3/17", "3/17+ 40 %" while counting.
fn search_count(state: &State) -> String {
    let ordinal = state.search.ordinal().map_or_else(String::new, |number| format!("{number}/"));
    match state.search.total {
        Total::None => String::new(),
        Total::AtLeast(count) => match state.search.counted_percent {
            Some(percent) => format!("{ordinal}{count}+ {percent} %"),
            None => format!("{ordinal}{count}+"),
        },
        Total::Exact(count) => format!("{ordinal}{count}"),
    }
}
