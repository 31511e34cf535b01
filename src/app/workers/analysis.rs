//! Analysing documents beside the loop: the open one, and those of the list for their counts.
//!
//! A text of up to [`ANALYSIS_WHOLE_BYTES_MAX`] is analysed as a whole, what is near the reader first.
//! Of a larger one the part around the reader is, again when the reader has left it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::REPORT_EVERY_MS;
use crate::analysis::{self, Analysis, Entity, Hints, Mention};
use crate::app::run::Event;
use crate::app::threshold::Threshold;
use crate::app::update::Report;
use crate::document::{Source, Text, open};
use crate::limits::{ANALYSIS_AROUND_BYTES, ANALYSIS_WHOLE_BYTES_MAX};
use crate::text::hazards;

/// Which bytes of a text are analysed for a reader at a byte.
pub(in crate::app) fn part_around(text: &Text, byte: usize) -> Range<usize> {
    let len = text.len();
    if len <= ANALYSIS_WHOLE_BYTES_MAX {
        return 0..len;
    }
    byte.saturating_sub(ANALYSIS_AROUND_BYTES / 2)..byte.saturating_add(ANALYSIS_AROUND_BYTES / 2).min(len)
}

/// Analyses a part of an open document and reports what is found; nothing more once `cancel` is set.
pub(super) fn analyse(
    slot: usize,
    (text, part): (&Text, &Range<usize>),
    hints: &Hints,
    cancel: &AtomicBool,
    reports: &Sender<Event>,
) {
    let (start, words) = whole_lines(text, part);
    let words: &str = &words;
    let part = start..start + words.len();
    let hazards: usize = words.lines().map(|line| hazards(line).len()).sum();
    if hazards > 0 {
        let _ = reports.send(Event::Report(Report::Hazards(slot, hazards)));
    }
    let mut waiting: Vec<Mention> = Vec::new();
    let mut sent = Instant::now();
    let mut arrived = |mentions: &[Mention], entities: &[Entity]| {
        waiting.extend(mentions.iter().cloned().map(|mention| moved(mention, start)));
        if sent.elapsed() >= Duration::from_millis(REPORT_EVERY_MS) && !waiting.is_empty() {
            let batch = std::mem::take(&mut waiting);
            let _ = reports.send(Event::Report(Report::Mentions(slot, batch, entities.to_vec())));
            sent = Instant::now();
        }
    };
    let near = hints.from.map(|from| from.saturating_sub(start));
    let hints = Hints { from: near, ..hints.clone() };
    let mut analysis: Analysis = analysis::analyze(words, &hints, cancel, &mut arrived);
    if !cancel.load(Ordering::Relaxed) {
        analysis.mentions = analysis.mentions.into_iter().map(|mention| moved(mention, start)).collect();
        let _ = reports.send(Event::Report(Report::Analysed(slot, part, Box::new(analysis))));
    }
}

fn moved(mut mention: Mention, by: usize) -> Mention {
    mention.bytes = mention.bytes.start + by..mention.bytes.end + by;
    mention
}

/// A part of a text without the lines that its ends cut, and where it begins.
fn whole_lines<'a>(text: &'a Text, part: &Range<usize>) -> (usize, Cow<'a, str>) {
    let (start, words) = text.window(part.clone());
    let head = if start == 0 { 0 } else { words.find('\n').map_or(0, |end| end + 1) };
    let at_end = start + words.len() >= text.len();
    let tail = if at_end { None } else { words.rfind('\n').filter(|&end| end > head) };
    if head == 0 && tail.is_none() {
        return (start, words);
    }
    let lines = words.get(head..tail.unwrap_or(words.len())).unwrap_or_default();
    (start + head, Cow::Owned(lines.to_owned()))
}

/// Counts what a document of the list names.
pub(super) fn survey(slot: usize, source: &Source, encoding: Option<&str>, reports: &Sender<Event>) {
    let count = open(source, encoding).map_or(0, |document| {
        let never = AtomicBool::new(false);
        let mentions = analysis::analyze_whole(&document.text, &Hints::default(), &never).mentions;
        mentions.iter().filter(|mention| Threshold::default().admits(mention)).count()
    });
    let _ = reports.send(Event::Report(Report::Surveyed(slot, count)));
}
