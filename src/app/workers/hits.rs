//! Looking for hits and lines beside the loop, in texts that are too large for one frame.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::REPORT_EVERY_MS;
use crate::app::run::Event;
use crate::app::seek::{self, Sought, Way};
use crate::app::update::Report;
use crate::document::Text;
use crate::search::Query;

/// Bytes that are looked at for line ends at once.
const LINES_WINDOW_BYTES: usize = 1024 * 1024;

/// Says a thing now and then: not more often than frames can be told apart.
struct Pace(Instant);

impl Pace {
    fn new() -> Self {
        Self(Instant::now())
    }

    fn is_due(&mut self) -> bool {
        let due = self.0.elapsed() >= Duration::from_millis(REPORT_EVERY_MS);
        if due {
            self.0 = Instant::now();
        }
        due
    }
}

/// The nearest hit on a way; the answer bears the number of the question.
pub(super) fn seek_hit(
    (query, text, way): (&Query, &Text, Way),
    number: u64,
    cancel: &AtomicBool,
    reports: &Sender<Event>,
) {
    let len = text.len();
    let mut pace = Pace::new();
    let sought = seek::seek(query, text, way, &mut |seen| {
        if pace.is_due() {
            let _ = reports.send(Event::Report(Report::Seeking(number, percent(seen, len))));
        }
        !cancel.load(Ordering::Relaxed)
    });
    if sought != Sought::Stopped {
        let _ = reports.send(Event::Report(Report::Sought(number, sought)));
    }
}

/// All hits, in batches with how far the count has come.
pub(super) fn count_hits(
    query: &Query,
    text: &Text,
    revision: u64,
    cancel: &AtomicBool,
    reports: &Sender<Event>,
) {
    let len = text.len();
    let mut starts = Vec::new();
    let mut pace = Pace::new();
    seek::all_in(query, text, &(0..len), &mut |hits, seen| {
        starts.extend(hits.iter().map(|hit| hit.start));
        if pace.is_due() {
            let batch = std::mem::take(&mut starts);
            let report = Report::Counted(revision, batch, Some(percent(seen, len)));
            let _ = reports.send(Event::Report(report));
        }
        !cancel.load(Ordering::Relaxed)
    });
    if !cancel.load(Ordering::Relaxed) {
        let _ = reports.send(Event::Report(Report::Counted(revision, starts, None)));
    }
}

/// The byte at which a line (1-based) begins, or the last line if there are fewer.
pub(super) fn find_line(slot: usize, text: &Text, line: usize, cancel: &AtomicBool, reports: &Sender<Event>) {
    let (mut begins, mut number, mut from) = (0, 1, 0);
    while number < line && from < text.len() && !cancel.load(Ordering::Relaxed) {
        let (start, words) = text.window(from..from + LINES_WINDOW_BYTES);
        // CR LF is one line end: a window does not end between the two.
        let words = words.strip_suffix('\r').filter(|rest| !rest.is_empty()).unwrap_or(&words);
        for end in line_ends(words.as_bytes()) {
            (number, begins) = (number + 1, start + end);
            if number >= line {
                break;
            }
        }
        from = (start + words.len()).max(from + 1);
    }
    if !cancel.load(Ordering::Relaxed) {
        let _ = reports.send(Event::Report(Report::Line(slot, begins)));
    }
}

fn percent(seen: usize, len: usize) -> u8 {
    u8::try_from(seen.saturating_mul(100) / len.max(1)).unwrap_or(100).min(99)
}

/// Where the lines of a window end, their line ends included.
fn line_ends(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    ends.map(|end| end + 1).filter(|&end| bytes.get(end - 1..=end) != Some(b"\r\n"))
}
