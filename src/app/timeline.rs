//! The timeline: the dated mentions of a document as bars on one line of time, which one moves
//! along, zooms, and leaves for the text.
//!
//! In: mentions with Gregorian days, the filter of the highlights, a width in cells. Out: bars and
//! spans by bucket of the unit; `ui` draws them. A mention that fits into one bucket adds to its
//! bar; a longer one is a span under the axis.

mod unit;

use std::ops::Range;

use crate::analysis::{EntityId, Guess, Kind};
use crate::limits::TIMELINE_BAR_CELLS_MAX;

use super::highlights::DateFilter;
use super::open_document::OpenDocument;
use super::state::{ListPlace, Overlay, State};
use super::when::Certainty;

pub use unit::Unit;

/// A mention with a place in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Index among the mentions of the document.
    pub mention: usize,
    /// What it names.
    pub entity: EntityId,
    /// First day, days since 1970-01-01.
    pub first: i64,
    /// Last day.
    pub last: i64,
    /// Its place is known only about.
    pub vague: bool,
}

/// What stands in a bucket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Mentions that lie in the bucket.
    pub count: usize,
    /// Those of them that are vague.
    pub vague: usize,
}

/// A date that is longer than a bucket, from the first of its buckets to behind the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The buckets.
    pub buckets: Range<i64>,
    /// It is known only about.
    pub vague: bool,
}

/// The timeline of a document.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// Mentions in the order of time.
    pub dates: Vec<Dated>,
    /// Mentions of time that have no place on the line: without a year, lengths, recurring ones.
    pub without_place: usize,
    /// What a bar stands for.
    pub unit: Option<Unit>,
    /// The selected bucket.
    pub selected: i64,
    /// The first bucket of the visible ones.
    pub first: i64,
    /// Cells that a bar is wide.
    pub bar_cells: u16,
    /// Place in the list of the selected bucket's mentions.
    pub place: ListPlace,
    made_for: Option<(usize, u64, String)>,
}

impl Timeline {
    /// The unit of its bars.
    pub fn unit(&self) -> Unit {
        self.unit.unwrap_or(Unit::Year)
    }

    /// The buckets from the first to behind the last date.
    pub fn buckets(&self) -> Range<i64> {
        let unit = self.unit();
        let first = self.dates.first().map_or(0, |date| unit.bucket(date.first));
        let last = self.dates.iter().map(|date| date.last).max().map_or(first, |day| unit.bucket(day));
        first..last + 1
    }

    /// The buckets that are visible in `cells` columns.
    pub fn window(&self, cells: u16) -> Range<i64> {
        self.first..self.first + i64::from(cells / self.bar_cells.max(1)).max(1)
    }

    /// The bars of the buckets of a window.
    pub fn bars(&self, window: &Range<i64>) -> Vec<Bar> {
        let unit = self.unit();
        let mut bars = vec![Bar::default(); usize::try_from(window.end - window.start).unwrap_or(0)];
        for date in &self.dates {
            let bucket = unit.bucket(date.first);
            let at = usize::try_from(bucket - window.start).ok().and_then(|index| bars.get_mut(index));
            if let Some(bar) = at.filter(|_| unit.bucket(date.last) == bucket) {
                bar.count += 1;
                bar.vague += usize::from(date.vague);
            }
        }
        bars
    }

    /// The highest bar anywhere on the line, so that bars keep their height while one moves.
    pub fn highest(&self) -> usize {
        let unit = self.unit();
        let mut counts = std::collections::HashMap::<i64, usize>::new();
        for date in self.dates.iter().filter(|date| unit.bucket(date.first) == unit.bucket(date.last)) {
            *counts.entry(unit.bucket(date.first)).or_default() += 1;
        }
        counts.into_values().max().unwrap_or(0)
    }

    /// The dates longer than a bucket that touch a window, laid in at most `lanes` lanes so that
    /// those of a lane keep apart; what finds no lane is left out.
    pub fn lanes(&self, window: &Range<i64>, lanes: usize) -> Vec<Vec<Span>> {
        let unit = self.unit();
        let mut laid: Vec<Vec<Span>> = vec![Vec::new(); lanes];
        let mut seen = std::collections::HashSet::new();
        for date in self.dates.iter().filter(|date| seen.insert(date.entity)) {
            let buckets = unit.bucket(date.first)..unit.bucket(date.last) + 1;
            let long = buckets.end - buckets.start > 1;
            if !long || buckets.end <= window.start || buckets.start >= window.end {
                continue;
            }
            let free =
                |lane: &&mut Vec<Span>| lane.last().is_none_or(|last| last.buckets.end < buckets.start);
            if let Some(lane) = laid.iter_mut().find(free) {
                lane.push(Span { buckets, vague: date.vague });
            }
        }
        laid
    }

    /// The mentions that touch the selected bucket, in the order of time: those that lie in it
    /// first, then the longer ones.
    pub fn listed(&self) -> Vec<Dated> {
        let unit = self.unit();
        let touches =
            |date: &&Dated| (unit.bucket(date.first)..=unit.bucket(date.last)).contains(&self.selected);
        let mut listed: Vec<Dated> = self.dates.iter().filter(touches).copied().collect();
        listed.sort_by_key(|date| unit.bucket(date.first) != unit.bucket(date.last));
        listed
    }

    /// The selected mention.
    pub fn selected_date(&self) -> Option<Dated> {
        let listed = self.listed();
        listed.get(self.place.selected.min(listed.len().saturating_sub(1))).copied()
    }

    /// Moves the selection by `by` buckets in which a date begins.
    pub fn step(&mut self, by: isize) {
        let unit = self.unit();
        let mut occupied: Vec<i64> = self.dates.iter().map(|date| unit.bucket(date.first)).collect();
        occupied.dedup();
        let Some(last) = occupied.len().checked_sub(1) else { return };
        let at = occupied.partition_point(|bucket| *bucket < self.selected);
        // Between two of them, one step back leads to the one before.
        let next = at.saturating_add_signed(by).min(last);
        if occupied[next] != self.selected {
            self.selected = occupied[next];
            self.place = ListPlace::default();
        }
    }

    /// Changes the unit to the next finer or coarser one; the selected mention stays selected.
    pub fn zoom(&mut self, finer: bool) -> bool {
        let unit = self.unit();
        let Some(next) = (if finer { unit.finer() } else { unit.coarser() }) else { return false };
        let kept = self.selected_date();
        let day = kept.map_or_else(|| unit.first_day(self.selected), |date| date.first);
        self.unit = Some(next);
        self.selected = next.bucket(day);
        self.select(kept);
        true
    }

    /// Selects a mention of the list, if it stands there.
    fn select(&mut self, wanted: Option<Dated>) {
        let position = wanted.and_then(|wanted| self.listed().iter().position(|date| *date == wanted));
        self.place = ListPlace { selected: position.unwrap_or(0), first: 0 };
    }

    /// Makes bars as wide as the columns allow and scrolls so that the selected one is visible.
    fn fit(&mut self, cells: u16) {
        let all = self.buckets();
        let count = (all.end - all.start).max(1);
        let widest = i64::from(TIMELINE_BAR_CELLS_MAX);
        self.bar_cells = u16::try_from((i64::from(cells) / count).clamp(1, widest)).unwrap_or(1);
        let visible = i64::from(cells / self.bar_cells).max(1);
        self.first = if count <= visible {
            all.start - (visible - count) / 2
        } else {
            // The selected bar keeps a quarter of the window to either side of it where it can.
            let margin = visible / 4;
            let highest = (self.selected - margin).min(all.end - visible);
            let lowest = (self.selected + margin + 1 - visible).max(all.start);
            self.first.clamp(lowest.min(highest), highest.max(lowest))
        };
    }

    /// The finest unit at which all dates are visible at once.
    fn best_unit(&self, cells: u16) -> Unit {
        let (Some(first), Some(last)) = (self.dates.first(), self.dates.iter().map(|date| date.last).max())
        else {
            return Unit::Year;
        };
        let fits = |unit: &Unit| unit.bucket(last) - unit.bucket(first.first) < i64::from(cells.max(1));
        Unit::ALL.into_iter().find(fits).unwrap_or(Unit::Century)
    }
}

/// Brings an open timeline up to date with the findings, the filter and the size of the screen.
pub(super) fn refresh(state: &mut State) {
    let (columns, rows) = (state.sizes.timeline_columns, state.sizes.timeline_rows);
    let mut timeline = match state.overlay.take() {
        Some(Overlay::Timeline(timeline)) => timeline,
        other => {
            state.overlay = other;
            return;
        }
    };
    let stamp = (
        state.current,
        state.open().map_or(0, |open| open.findings.revision),
        state.highlights.filter.clone(),
    );
    if let Some(open) = state.open().filter(|_| timeline.made_for.as_ref() != Some(&stamp)) {
        let kept = timeline.selected_date();
        let other = timeline.made_for.as_ref().is_none_or(|(document, ..)| *document != stamp.0);
        fill(&mut timeline, open, &DateFilter::new(&stamp.2));
        if other || timeline.unit.is_none() {
            timeline.unit = Some(timeline.best_unit(columns));
            timeline.go_to_byte(open, super::commands::reference_byte(state).0);
        } else {
            timeline.select(kept);
            timeline.step(0);
        }
        timeline.made_for = Some(stamp);
    }
    timeline.fit(columns);
    let len = timeline.listed().len();
    timeline.place.reveal(rows, len);
    state.overlay = Some(Overlay::Timeline(timeline));
}

/// Collects the mentions that the filter lets through.
fn fill(timeline: &mut Timeline, open: &OpenDocument, filter: &DateFilter) {
    timeline.dates.clear();
    timeline.without_place = 0;
    for (index, mention) in open.findings.mentions.iter().enumerate() {
        let Some(timex) = mention.timex.as_ref().filter(|_| mention.kind == Kind::Date) else { continue };
        let name = open.findings.entities.get(mention.entity.0).map_or("", |entity| entity.name.as_str());
        if !filter.lets_through(name, Some(timex)) {
            continue;
        }
        // An open date stands, as a vague one, where the text lets it be.
        let Some(days) = timex.days().or_else(|| timex.candidates.first().and_then(Guess::days)) else {
            timeline.without_place += 1;
            continue;
        };
        timeline.dates.push(Dated {
            mention: index,
            entity: mention.entity,
            first: *days.start(),
            last: *days.end(),
            vague: Certainty::of(timex) != Certainty::Exact,
        });
    }
    timeline.dates.sort_by_key(|date| (date.first, date.last, date.mention));
}

impl Timeline {
    /// Selects the first date of the text that begins at a byte or later; else the last one.
    fn go_to_byte(&mut self, open: &OpenDocument, byte: usize) {
        let mentions = &open.findings.mentions;
        let after =
            |date: &&Dated| mentions.get(date.mention).is_some_and(|mention| mention.bytes.start >= byte);
        let near = self.dates.iter().filter(after).min_by_key(|date| date.mention);
        let Some(date) = near.or(self.dates.iter().max_by_key(|date| date.mention)).copied() else { return };
        self.selected = self.unit().bucket(date.first);
        self.select(Some(date));
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Dated, Timeline, Unit};
    use crate::analysis::{EntityId, day_number};

    /// Dates of the form (first day, last day), in years alone.
    fn timeline(years: &[(i32, i32)]) -> Timeline {
        let dates = years.iter().enumerate().map(|(index, (first, last))| Dated {
            mention: index,
            entity: EntityId(index),
            first: day_number(*first, 1, 1),
            last: day_number(*last, 12, 31),
            vague: index == 0,
        });
        Timeline { dates: dates.collect(), unit: Some(Unit::Year), ..Timeline::default() }
    }

    #[test]
    fn short_dates_are_bars_and_long_ones_lie_in_lanes() {
        let timeline = timeline(&[(1900, 1900), (1900, 1900), (1901, 1910), (1905, 1915), (1912, 1920)]);
        let window = 1899..1925;
        let bars = timeline.bars(&window);
        assert_eq!(bars[1], Bar { count: 2, vague: 1 });
        assert_eq!(bars.iter().map(|bar| bar.count).sum::<usize>(), 2);
        assert_eq!(timeline.highest(), 2);
        let lanes = timeline.lanes(&window, 2);
        let laid: Vec<Vec<_>> = lanes
            .iter()
            .map(|lane| lane.iter().map(|span| (span.buckets.start, span.buckets.end)).collect())
            .collect();
        assert_eq!(laid, [vec![(1901, 1911), (1912, 1921)], vec![(1905, 1916)]]);
        assert!(timeline.lanes(&(1930..1940), 2).iter().all(Vec::is_empty));
    }

    #[test]
    fn steps_lead_from_bar_to_bar_and_stop_at_the_ends() {
        let mut timeline = timeline(&[(1900, 1900), (1950, 1950), (1950, 1950), (2000, 2000)]);
        let mut visited = Vec::new();
        timeline.selected = 1900;
        for by in [1, 1, 1, -1, isize::MIN + 1, isize::MAX] {
            timeline.step(by);
            visited.push(timeline.selected);
        }
        assert_eq!(visited, [1950, 2000, 2000, 1950, 1900, 2000]);
    }

    #[test]
    fn zooming_keeps_the_selected_date_and_the_window_holds_it() {
        let mut timeline = timeline(&[(1900, 1900), (1950, 1950), (1951, 1951), (2000, 2000)]);
        timeline.selected = 1951;
        let chosen = timeline.selected_date();
        for finer in [false, false, true, true, true, true] {
            timeline.zoom(finer);
            timeline.fit(60);
            assert_eq!(timeline.selected_date(), chosen, "{:?}", timeline.unit);
            assert!(timeline.window(60).contains(&timeline.selected), "{:?}", timeline.unit);
        }
        assert!(!timeline.zoom(true), "there is nothing finer than a day");
    }

    #[test]
    fn the_finest_unit_that_shows_all_dates_is_chosen() {
        let unit = |years: &[(i32, i32)], cells| timeline(years).best_unit(cells);
        assert_eq!(unit(&[(2024, 2024), (2025, 2025)], 60), Unit::Month);
        assert_eq!(unit(&[(1980, 1980), (2025, 2025)], 60), Unit::Year);
        assert_eq!(unit(&[(1580, 1580), (2025, 2025)], 60), Unit::Decade);
        assert_eq!(unit(&[(-3000, -3000), (2025, 2025)], 60), Unit::Century);
        assert_eq!(unit(&[], 60), Unit::Year);
    }
}
