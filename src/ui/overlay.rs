//! What lies over the panes: the help screen, the explanation of a mention, the command palette.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{
    COMMANDS, CardLine, Choice, Editor, HelpLine, HitMap, ListPlace, State, Target, help_lines,
};
use crate::text::Direction;

use super::arrangement::{Arrangement, inner};
use super::cells::{self, Align};
use super::frame::draw_box;
use super::list::place_before;
use super::status::draw_field;
use super::theme::Theme;
use super::zone;

/// Draws the help from its line `first` on.
pub(super) fn draw_help(
    buffer: &mut Buffer,
    places: &Arrangement,
    state: &State,
    theme: &Theme,
    first: usize,
) {
    draw_box(buffer, places.overlay, &state.texts.get("pane-help"), theme);
    let area = padded(inner(places.overlay));
    let direction = state.interface_direction();
    let (start, end) = (Align::start(direction), Align::end(direction));
    let lines = help_lines(&state.keymap, &state.texts);
    for (line, y) in lines.iter().skip(first).zip(area.top()..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        match line {
            HelpLine::Heading(words) => {
                cells::put_words(buffer, row, words, (start, direction), theme.role("title-focused"));
            }
            HelpLine::Command { keys, help } => {
                // The help needs its words; keys that do not fit beside them are cut.
                let taken = cells::put_words(buffer, row, help, (start, direction), theme.role("text"));
                let rest = Rect { width: row.width.saturating_sub(taken + 2), ..row };
                let rest = Rect {
                    x: if direction == Direction::Ltr { row.right() - rest.width } else { row.x },
                    ..rest
                };
                cells::put_words(buffer, rest, keys, (end, Direction::Ltr), theme.role("faint"));
            }
            HelpLine::Blank => {}
        }
    }
}

/// Draws the card of a mention; a line that leads on is tinted when it is selected.
pub(super) fn draw_card(
    buffer: &mut Buffer,
    places: &Arrangement,
    (state, theme): (&State, &Theme),
    (place, lines): (ListPlace, &[CardLine]),
    hits: &mut HitMap,
) {
    draw_box(buffer, places.overlay, &state.texts.get("pane-card"), theme);
    let area = padded(inner(places.overlay));
    let direction = state.interface_direction();
    let align = Align::start(direction);
    // Labels share a column, so that what they say stands in another.
    let labels = lines.iter().map(|line| cells::width(&line.label)).max().unwrap_or(0).min(area.width / 2);
    let shown = lines.iter().enumerate().skip(place.first);
    for ((index, line), y) in shown.zip(area.top()..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        hits.add(zone(row), Target::CardLine(index));
        let x = if direction == Direction::Ltr { row.x } else { row.right() - labels };
        let label = Rect { x, width: labels, ..row };
        cells::put_words(buffer, label, &line.label, (align, direction), theme.role("faint"));
        let width = row.width.saturating_sub(labels + 2);
        let x = if direction == Direction::Ltr { row.right() - width } else { row.x };
        let space = Rect { x, width, ..row };
        cells::put_text_in(buffer, space, &line.value, (align, direction), theme.role("text"));
        if index == place.selected && line.target.is_some() {
            cells::tint(buffer, space, theme.role("selected-focused"));
        }
    }
}

/// Draws the palette; gives the place of the cursor.
pub(super) fn draw_palette(
    buffer: &mut Buffer,
    places: &Arrangement,
    (state, theme): (&State, &Theme),
    (editor, place, matches): (&Editor, ListPlace, &[Choice]),
    hits: &mut HitMap,
) -> Option<(u16, u16)> {
    draw_box(buffer, places.overlay, &state.texts.get("pane-palette"), theme);
    let area = padded(inner(places.overlay));
    let field = Rect { height: area.height.min(1), ..area };
    let cursor = draw_field(buffer, field, (state, theme), &state.texts.get("prompt-palette"), editor);
    let direction = state.interface_direction();
    let list = Rect { y: area.y + field.height, height: area.height - field.height, ..area };
    for (y, (index, choice)) in (list.top()..list.bottom()).zip(matches.iter().enumerate().skip(place.first))
    {
        let row = Rect { y, height: 1, ..list };
        hits.add(zone(row), Target::Choice(index));
        let (words, keys) = words_of(state, *choice);
        let taken = cells::put_text_in(
            buffer,
            row,
            &keys,
            (Align::end(direction), Direction::Ltr),
            theme.role("faint"),
        );
        let space = place_before(row, direction, taken + 1);
        cells::put_words(buffer, space, &words, (Align::start(direction), direction), theme.role("text"));
        if index == place.selected {
            cells::tint(buffer, row, theme.role("selected-focused"));
        }
    }
    cursor
}

/// What a choice of the palette says, and its first key.
fn words_of(state: &State, choice: Choice) -> (String, String) {
    match choice {
        Choice::Command(index) => {
            let name = COMMANDS.get(index).map_or("", |command| command.name);
            let keys = state.keymap.names_of(index).into_iter().next().unwrap_or_default();
            (state.texts.get(&format!("command-{name}")), keys)
        }
        Choice::Paragraph(number) => {
            (state.texts.with("choice-paragraph", &[("number", &number.to_string())]), String::new())
        }
        Choice::Percent(number) => {
            (state.texts.with("choice-percent", &[("number", &number.to_string())]), String::new())
        }
    }
}

/// A blank column on either side.
fn padded(area: Rect) -> Rect {
    Rect { x: area.x + area.width.min(1), width: area.width.saturating_sub(2), ..area }
}
