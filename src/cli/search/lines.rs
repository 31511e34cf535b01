//! Which lines of a text are written: those with a hit, and as many around them as are wanted.
//!
//! Lines are those of the source: a line feed ends one. A hit may cross lines; then all that it
//! touches have it.

use std::ops::{ControlFlow, Range};

use super::matcher::Matcher;
use crate::search::Hit;

/// A line to write.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub(super) number: usize,
    /// Without its end.
    pub(super) text: &'a str,
    /// Its place in the text, in bytes.
    pub(super) start: usize,
    /// Hits that touch it, by their places in the text; none: it stands near a line with one.
    pub(super) hits: &'a [Hit],
}

/// What comes next.
#[derive(Debug)]
pub(super) enum Given<'a> {
    /// Lines are left out here.
    Gap,
    /// A line.
    Line(Line<'a>),
}

/// How much is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Lines before and after those with a hit.
    pub(super) around: (usize, usize),
    /// Lines with a hit after which the search stops.
    pub(super) lines_max: usize,
    /// All hits of a line are wanted, not only that it has one.
    pub(super) all_hits: bool,
}

/// Gives the lines to write, until `give` breaks; how many have a hit.
pub(super) fn each(
    text: &str,
    matcher: &Matcher,
    extent: Extent,
    give: &mut dyn FnMut(Given<'_>) -> ControlFlow<()>,
) -> usize {
    let mut lines = Lines { text, extent, give, given: 0, number: 1, counted: 0, owed: 0, any: false };
    // What the caller does not want any more is not searched.
    let (ControlFlow::Continue(count) | ControlFlow::Break(count)) = lines.all(matcher);
    count
}

struct Lines<'a, 'g> {
    text: &'a str,
    extent: Extent,
    give: &'g mut dyn FnMut(Given<'_>) -> ControlFlow<()>,
    /// All lines that end before this byte were given or passed over for good.
    given: usize,
    /// The number of the line at the byte `counted`.
    number: usize,
    counted: usize,
    /// Lines that are still to be given after the last one with a hit.
    owed: usize,
    any: bool,
}

impl Lines<'_, '_> {
    fn all(&mut self, matcher: &Matcher) -> ControlFlow<usize, usize> {
        let mut hits = matcher.hits(self.text);
        let (mut from, mut count, mut group) = (0, 0, Vec::new());
        while count < self.extent.lines_max {
            let Some(first) = hits.next_from(from) else { break };
            group.clear();
            let start = line_start(self.text, first.start);
            let mut end = line_end(self.text, &first);
            let mut next = Some(first);
            while let Some(hit) = next.take().filter(|hit| hit.start <= end) {
                end = end.max(line_end(self.text, &hit));
                from = hit.end.max(self.text.ceil_char_boundary(hit.start + 1));
                group.push(hit);
                if self.extent.all_hits {
                    next = hits.next_from(from);
                }
            }
            from = from.max(end + 1);
            match self.matched(start..end, &group) {
                ControlFlow::Continue(lines) => count += lines,
                ControlFlow::Break(()) => return ControlFlow::Break(count + 1),
            }
        }
        if self.after(self.text.len()).is_break() {
            ControlFlow::Break(count)
        } else {
            ControlFlow::Continue(count)
        }
    }

    /// Gives the lines of `bytes`, in which `hits` stand, and what is wanted before them; how many
    /// they are.
    fn matched(&mut self, bytes: Range<usize>, hits: &[Hit]) -> ControlFlow<(), usize> {
        self.after(bytes.start)?;
        let before = self.line_before(bytes.start, self.extent.around.0).max(self.given);
        if before > self.given && self.any && self.extent.around != (0, 0) {
            (self.give)(Given::Gap)?;
        }
        let mut at = before;
        while at < bytes.start {
            at = self.line(at, &[])?;
        }
        let mut lines = 0;
        while at <= bytes.end {
            at = self.line(at, hits)?;
            lines += 1;
        }
        self.given = at;
        self.owed = self.extent.around.1;
        ControlFlow::Continue(lines)
    }

    /// Gives what is wanted after the last line with a hit, up to the byte `until`.
    fn after(&mut self, until: usize) -> ControlFlow<()> {
        while self.owed > 0 && self.given < until {
            self.owed -= 1;
            self.given = self.line(self.given, &[])?;
        }
        ControlFlow::Continue(())
    }

    /// Gives the line at a byte; where the next one begins.
    fn line(&mut self, start: usize, hits: &[Hit]) -> ControlFlow<(), usize> {
        let rest = self.text.get(start..).unwrap_or_default();
        let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default();
        let passed = self.text.as_bytes().get(self.counted..start).unwrap_or_default();
        self.number += memchr::memchr_iter(b'\n', passed).count();
        self.counted = start;
        self.any = true;
        let first = hits.partition_point(|hit| hit.end <= start);
        let end = hits.partition_point(|hit| hit.start <= start + length);
        let hits = hits.get(first..end.max(first)).unwrap_or_default();
        (self.give)(Given::Line(Line { number: self.number, text, start, hits }))?;
        ControlFlow::Continue(start + length + 1)
    }

    /// Where the line begins that stands `lines` lines before the one that begins at `start`.
    fn line_before(&self, start: usize, lines: usize) -> usize {
        (0..lines).fold(start, |at, _| line_start(self.text, at.saturating_sub(1)))
    }
}

/// Where the line begins that the byte stands in.
fn line_start(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().get(..byte).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)
}

/// Where the last line ends that a hit touches. (A hit may end with a line end.)
fn line_end(text: &str, hit: &Hit) -> usize {
    let last = hit.end.saturating_sub(1).max(hit.start);
    let after = text.as_bytes().get(last..).unwrap_or_default();
    memchr::memchr(b'\n', after).map_or(text.len(), |at| last + at)
}
