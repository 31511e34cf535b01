//! The timeline: bars over an axis of time, longer dates as lines under it, and the mentions of the
//! selected bar in their sentences. Time runs the way the interface is read.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::analysis::Timex;
use crate::app::{Bar, Dated, HitMap, OpenDocument, State, Target, Timeline, days_label, short_interval};
use crate::limits::EXCERPT_BYTES_MAX;
use crate::text::Direction;

use super::arrangement::{Arrangement, TimelinePlaces};
use super::cells::{self, Align, sign};
use super::frame::draw_box;
use super::theme::Theme;
use super::zone;

/// Cells between two marks of the axis beside the longest mark itself.
const TICK_GAP: usize = 2;

/// Draws the timeline of the document.
pub(super) fn draw(
    buffer: &mut Buffer,
    places: &Arrangement,
    (state, theme): (&State, &Theme),
    timeline: &Timeline,
    hits: &mut HitMap,
) {
    let title = state.texts.get("pane-timeline");
    let filter = &state.highlights.filter;
    let title = if filter.is_empty() { title } else { format!("{title} / {filter}") };
    draw_box(buffer, places.overlay, &title, theme);
    let parts = places.timeline;
    let picture = Picture { window: timeline.window(parts.bars.width), timeline, state, theme };
    picture.bars(buffer, parts.bars, hits);
    picture.axis(buffer, parts.axis);
    picture.lanes(buffer, parts.lanes);
    picture.select(buffer, &parts);
    picture.heading(buffer, parts.heading);
    picture.list(buffer, parts.list, hits);
}

struct Picture<'a> {
    window: Range<i64>,
    timeline: &'a Timeline,
    state: &'a State,
    theme: &'a Theme,
}

impl Picture<'_> {
    /// The cells of a bucket: its left edge, and one behind its right edge.
    fn columns(&self, area: Rect, bucket: i64) -> Range<u16> {
        let cells = self.timeline.bar_cells;
        let from = u16::try_from(bucket - self.window.start).unwrap_or(0).saturating_mul(cells);
        let left = match self.state.interface_direction() {
            Direction::Ltr => area.x.saturating_add(from),
            Direction::Rtl => area.right().saturating_sub(from.saturating_add(cells)),
        };
        left.max(area.x)..left.saturating_add(cells).min(area.right())
    }

    fn bars(&self, buffer: &mut Buffer, area: Rect, hits: &mut HitMap) {
        let highest = self.timeline.highest().max(1);
        let full = usize::from(area.height) * 8;
        for (bar, bucket) in self.timeline.bars(&self.window).into_iter().zip(self.window.clone()) {
            let columns = self.columns(area, bucket);
            let place = Rect { x: columns.start, width: columns.end.saturating_sub(columns.start), ..area };
            hits.add(zone(place), Target::TimelineBar(bucket));
            // A single mention is seen even beside a thousand.
            let eighths = if bar.count == 0 { 0 } else { (bar.count * full / highest).max(1) };
            self.bar(buffer, place, bar, eighths);
        }
    }

    /// One bar, its vague part on top and fainter.
    fn bar(&self, buffer: &mut Buffer, place: Rect, bar: Bar, eighths: usize) {
        let width = width_of_bar(place.width);
        let exact = (bar.count - bar.vague) * eighths / bar.count.max(1);
        for (level, y) in (place.top()..place.bottom()).rev().enumerate() {
            let part = eighths.saturating_sub(level * 8).min(8);
            let Some(symbol) = part.checked_sub(1).and_then(|index| sign::EIGHTHS.get(index)) else { break };
            let role = if level * 8 < exact { "bar" } else { "bar-vague" };
            for x in place.x..place.x + width {
                cells::put_sign(buffer, x, y, symbol, self.theme.role(role));
            }
        }
    }

    /// A line with marks, and under it what the marks stand for.
    fn axis(&self, buffer: &mut Buffer, area: Rect) {
        if area.height < 2 {
            return;
        }
        let (unit, all) = (self.timeline.unit(), self.timeline.buckets());
        let faint = self.theme.role("faint");
        for x in area.left()..area.right() {
            cells::put_sign(buffer, x, area.y, sign::HORIZONTAL, self.theme.role("border"));
        }
        let longest = unit.tick(all.start).len().max(unit.tick(all.end).len()) + TICK_GAP;
        let bar = i64::from(self.timeline.bar_cells.max(1));
        let least = (i64::try_from(longest).unwrap_or(1) + bar - 1) / bar;
        let step = unit.step(least).max(1);
        let words = Rect { y: area.y + 1, height: 1, ..area };
        for bucket in self.window.clone().filter(|bucket| bucket.rem_euclid(step) == 0) {
            let columns = self.columns(area, bucket);
            if columns.is_empty() {
                continue;
            }
            let direction = self.state.interface_direction();
            let at = if direction == Direction::Ltr { columns.start } else { columns.end - 1 };
            cells::put_sign(buffer, at, area.y, sign::TICK, self.theme.role("border"));
            let space = match direction {
                Direction::Ltr => Rect { x: at, width: words.right() - at, ..words },
                Direction::Rtl => Rect { width: at + 1 - words.x, ..words },
            };
            let align = (Align::start(direction), Direction::Ltr);
            let tick = unit.tick(bucket);
            if usize::from(space.width) >= tick.len() {
                cells::put_text_in(buffer, space, &tick, align, faint);
            }
        }
    }

    fn lanes(&self, buffer: &mut Buffer, area: Rect) {
        let lanes = self.timeline.lanes(&self.window, area.height.into());
        for (lane, y) in lanes.iter().zip(area.top()..area.bottom()) {
            for span in lane {
                let symbol = sign::STRETCH[usize::from(span.vague)];
                let seen = span.buckets.start.max(self.window.start)..span.buckets.end.min(self.window.end);
                let selected = span.buckets.contains(&self.timeline.selected);
                let role = self.theme.role(if selected { "bar" } else { "bar-vague" });
                for x in seen.flat_map(|bucket| self.columns(area, bucket)) {
                    cells::put_sign(buffer, x, y, symbol, role);
                }
            }
        }
    }

    /// Tints the selected bar and its piece of the axis.
    fn select(&self, buffer: &mut Buffer, parts: &TimelinePlaces) {
        if !self.window.contains(&self.timeline.selected) {
            return;
        }
        let columns = self.columns(parts.bars, self.timeline.selected);
        let width = width_of_bar(columns.end.saturating_sub(columns.start));
        let height = parts.bars.height + parts.axis.height.min(1);
        let place = Rect { x: columns.start, width, height, ..parts.bars };
        cells::tint(buffer, place, self.theme.role("selected-focused"));
    }

    /// "2025-05 · 4 mentions", and at the end, where there is room, how many have no place on the
    /// line.
    fn heading(&self, buffer: &mut Buffer, area: Rect) {
        let direction = self.state.interface_direction();
        let (texts, timeline) = (&self.state.texts, self.timeline);
        let words = if timeline.dates.is_empty() {
            texts.get("timeline-empty")
        } else {
            let bucket = timeline.unit().label(timeline.selected);
            let count = timeline.listed().len().to_string();
            texts.with("timeline-selected", &[("bucket", &bucket), ("count", &count)])
        };
        let align = (Align::start(direction), direction);
        let taken = cells::put_words(buffer, area, &words, align, self.theme.role("title-focused"));
        if timeline.without_place == 0 {
            return;
        }
        let words = texts.with("timeline-without-place", &[("count", &timeline.without_place.to_string())]);
        if cells::width(&words) + taken + 2 <= area.width {
            let align = (Align::end(direction), direction);
            cells::put_words(buffer, area, &words, align, self.theme.role("faint"));
        }
    }

    fn list(&self, buffer: &mut Buffer, area: Rect, hits: &mut HitMap) {
        let Some(open) = self.state.open() else { return };
        let place = self.timeline.place;
        for (y, (index, date)) in
            (area.top()..area.bottom()).zip(self.timeline.listed().iter().enumerate().skip(place.first))
        {
            let row = Rect { y, height: 1, ..area };
            hits.add(zone(row), Target::TimelineDate(index));
            self.mention(buffer, row, open, date);
            if index == place.selected {
                cells::tint(buffer, row, self.theme.role("selected-focused"));
            }
        }
    }

    /// A value and the words around the mention, in the direction of the document.
    fn mention(&self, buffer: &mut Buffer, row: Rect, open: &OpenDocument, date: &Dated) {
        let direction = self.state.interface_direction();
        let name = open.findings.entities.get(date.entity.0).map_or("", |entity| entity.name.as_str());
        let Some(mention) = open.findings.mentions.get(date.mention) else { return };
        let label = label(name, date, mention.timex.as_ref());
        let room = Rect { width: row.width / 2, ..row };
        let room =
            if direction == Direction::Rtl { Rect { x: row.right() - room.width, ..room } } else { room };
        let align = (Align::start(direction), Direction::Ltr);
        let taken = cells::put_text_in(buffer, room, &label, align, self.theme.role("text"));
        if date.vague && !label.ends_with('?') && taken < row.width {
            let x = if direction == Direction::Ltr { row.x + taken } else { row.right() - taken - 1 };
            cells::put_sign(buffer, x, row.y, sign::VAGUE, self.theme.role("faint"));
        }
        // Values of one length keep the excerpts in one column.
        let taken = taken.max(12) + 2;
        let width = row.width.saturating_sub(taken);
        let space =
            Rect { x: if direction == Direction::Ltr { row.right() - width } else { row.x }, width, ..row };
        let excerpt = open.excerpt(&mention.bytes, EXCERPT_BYTES_MAX, usize::from(width) / 3);
        let found = mention.bytes.start - excerpt.start..mention.bytes.end - excerpt.start;
        // A blank is as long as a line break: bytes stay where they are.
        let text = open.document.text.get(excerpt).replace(['\r', '\n'], " ");
        cells::put_excerpt(buffer, space, &text, open.document.direction, |cell| {
            let inside = found.contains(&cell.bytes.start);
            if inside { self.theme.kind(mention.kind) } else { self.theme.role("faint") }
        });
    }
}

/// The cells of a bar among those of its bucket: bars of more than two keep apart.
fn width_of_bar(cells: u16) -> u16 {
    if cells > 2 { cells - 1 } else { cells }
}

/// The value of a date, its Gregorian days beside it if they are others; of an open one the days
/// where the text lets it be.
fn label(name: &str, date: &Dated, timex: Option<&Timex>) -> String {
    let days = days_label(&(date.first..=date.last));
    match timex {
        Some(timex) if timex.days().is_none() => format!("{days}?"),
        Some(timex) if timex.calendar != "gregorian" => format!("{name} = {days}"),
        _ => short_interval(name),
    }
}
