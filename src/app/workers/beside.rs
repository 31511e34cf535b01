//! Looks which kinds of mention stand in or beside hits of the search over all documents: only the
//! lines of the hits are analysed, one after the other, when somebody asks.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crate::analysis::{self, Hints, Mention};
use crate::app::across::Kinds;
use crate::app::run::Event;
use crate::app::threshold::Threshold;
use crate::app::update::Report;
use crate::document::Passing;
use crate::limits::{BESIDE_ANALYSED_BYTES, BESIDE_BYTES};

use super::REPORT_EVERY_MS;
use super::across::Documents;

/// Hits to look at.
#[derive(Debug)]
pub(crate) struct BesideJob {
    /// The search that found them.
    pub(crate) revision: u64,
    /// The hits of each document, by slot.
    pub(crate) hits: Vec<(usize, Vec<Range<usize>>)>,
    pub(crate) documents: Documents,
}

/// The kinds beside the hits of a document, by the starts of the hits.
pub(crate) type KindsOf = (usize, Vec<(usize, Kinds)>);

/// Looks at all hits; every one gets an answer, also where a text cannot be read any more.
pub(super) fn look(job: &BesideJob, cancel: &AtomicBool, reports: &Sender<Event>) {
    let (mut buffer, mut batch, mut sent) = (Vec::new(), Vec::<KindsOf>::new(), Instant::now());
    let tell = |batch: &mut Vec<KindsOf>, ended: bool| {
        let batch = std::mem::take(batch);
        let _ = reports.send(Event::Report(Report::Beside(job.revision, batch, ended)));
    };
    for (slot, hits) in &job.hits {
        let mut answer = |text: Passing<'_>| {
            let mut lines = Lines { text, seen: None, cancel };
            for hit in hits {
                if cancel.load(Ordering::Relaxed) {
                    return;
                }
                let kinds = (hit.start, lines.kinds_beside(hit));
                match batch.last_mut() {
                    Some((of, known)) if of == slot => known.push(kinds),
                    _ => batch.push((*slot, vec![kinds])),
                }
                if sent.elapsed() >= Duration::from_millis(REPORT_EVERY_MS) {
                    tell(&mut batch, false);
                    sent = Instant::now();
                }
            }
        };
        if job.documents.with_text(*slot, &mut buffer, &mut answer).is_none() {
            answer(Passing::Whole(""));
        }
        if cancel.load(Ordering::Relaxed) {
            return;
        }
    }
    tell(&mut batch, true);
}

/// The lines of a text, the last one with its mentions.
struct Lines<'a> {
    text: Passing<'a>,
    /// Where the last lines are in the text, and their mentions, by bytes of the lines.
    seen: Option<(Range<usize>, Vec<Mention>)>,
    cancel: &'a AtomicBool,
}

impl Lines<'_> {
    fn kinds_beside(&mut self, hit: &Range<usize>) -> Kinds {
        let around =
            hit.start.saturating_sub(BESIDE_ANALYSED_BYTES)..hit.end.saturating_add(BESIDE_ANALYSED_BYTES);
        let (start, piece) = match self.text {
            Passing::Whole(text) => {
                let start = text.floor_char_boundary(around.start);
                let end = text.floor_char_boundary(around.end).max(start);
                (start, Cow::Borrowed(text.get(start..end).unwrap_or_default()))
            }
            Passing::Windowed(text) => text.window(around),
        };
        let inside = line_of(&piece, &(hit.start.saturating_sub(start)..hit.end.saturating_sub(start)));
        let line = start + inside.start..start + inside.end;
        if self.seen.as_ref().is_none_or(|(seen, _)| *seen != line) {
            let lines = piece.get(inside).unwrap_or_default();
            let mentions = analysis::analyze_whole(lines, &Hints::default(), self.cancel).mentions;
            self.seen = Some((line.clone(), mentions));
        }
        let mut kinds = Kinds::default();
        for mention in self.seen.iter().flat_map(|(_, mentions)| mentions) {
            let bytes = mention.bytes.start + line.start..mention.bytes.end + line.start;
            let is_near = bytes.start <= hit.end + BESIDE_BYTES && hit.start <= bytes.end + BESIDE_BYTES;
            if is_near && Threshold::default().admits(mention) {
                kinds.add(mention.kind);
            }
        }
        kinds
    }
}

/// The lines of a piece that a hit stands in.
fn line_of(piece: &str, hit: &Range<usize>) -> Range<usize> {
    let before = piece.get(..hit.start).unwrap_or_default();
    let after = piece.get(hit.end..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(piece.len(), |at| hit.end + at);
    start.min(end)..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Kind;

    #[test]
    fn a_mention_in_the_line_and_near_the_hit_counts() {
        let never = AtomicBool::new(false);
        let text = format!(
            "They met on 29 May 2025 in talks.\nTalks.\n29 May 2025{} talks",
            " and so on".repeat(30)
        );
        let mut lines = Lines { text: Passing::Whole(&text), seen: None, cancel: &never };
        let has_date: Vec<bool> = text
            .to_lowercase()
            .match_indices("talks")
            .map(|(at, word)| lines.kinds_beside(&(at..at + word.len())).has(Kind::Date))
            .collect();
        assert_eq!(has_date, [true, false, false]);
        // A hit in a text that is not there any more.
        assert_eq!(
            Lines { text: Passing::Whole(""), seen: None, cancel: &never }.kinds_beside(&(5..9)),
            Kinds::default()
        );
    }
}
