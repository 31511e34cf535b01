//! The search over all documents, on all cores.
//!
//! In: a query, the documents of the list. Out: reports of what was found, at most ten a second, the
//! first hit at once. Each thread takes the next document; one more gathers what they find. All of
//! them end with the search, so nothing wakes afterwards.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::analysis::language_of;
use crate::app::across::{AcrossHit, Findings, Found};
use crate::app::run::Event;
use crate::app::seek;
use crate::app::update::Report;
use crate::document::{Passing, Source, Text, with_text_for_reading};
use crate::limits::{ACROSS_AFTER_BYTES, ACROSS_BEFORE_BYTES, ACROSS_HITS_PER_DOCUMENT_MAX};
use crate::search::{Hit, Query, Step};
use crate::text::Direction;

use super::REPORT_EVERY_MS;

/// Bytes that are searched before a thread asks whether that is still wanted.
const SLICE_BYTES: usize = 256 * 1024;

/// Bytes around the first hit by which the language of a document is known.
const LANGUAGE_BYTES: usize = 2048;

/// Documents of the list with their texts, as far as they are in memory.
#[derive(Clone, Debug)]
pub(crate) struct Documents {
    /// Where they come from, by slot.
    pub(crate) sources: Arc<[Source]>,
    /// The texts of those that are open.
    pub(crate) open: HashMap<usize, Text>,
    /// The encoding that the person forced.
    pub(crate) encoding: Option<String>,
}

/// A search over all documents.
#[derive(Debug)]
pub(crate) struct AcrossJob {
    pub(crate) query: Query,
    pub(crate) revision: u64,
    /// The slots to search, in their order.
    pub(crate) slots: Vec<usize>,
    pub(crate) documents: Documents,
}

impl Documents {
    /// Hands the text of a document to `with`, if it can be read. What is piped in is looked at only
    /// when it is open: it may never end.
    pub(super) fn with_text<T>(
        &self,
        slot: usize,
        buffer: &mut Vec<u8>,
        with: impl FnOnce(Passing<'_>) -> T,
    ) -> Option<T> {
        match (self.open.get(&slot), self.sources.get(slot)?) {
            (Some(text), _) => Some(match text.as_whole() {
                Some(whole) => with(Passing::Whole(whole)),
                None => with(Passing::Windowed(text)),
            }),
            (None, Source::Stdin) => None,
            (None, source) => with_text_for_reading(source, self.encoding.as_deref(), buffer, with).ok(),
        }
    }
}

/// Starts a search; `cancel` ends it.
pub(super) fn start(job: AcrossJob, cancel: &Arc<AtomicBool>, reports: &Sender<Event>) {
    let (found, arriving) = mpsc::channel();
    let (job, next) = (Arc::new(job), Arc::new(AtomicUsize::new(0)));
    for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
        let (job, next, cancel, found) =
            (Arc::clone(&job), Arc::clone(&next), Arc::clone(cancel), found.clone());
        thread::spawn(move || search(&job, &next, &cancel, &found));
    }
    let (cancel, reports, revision) = (Arc::clone(cancel), reports.clone(), job.revision);
    thread::spawn(move || gather(revision, &arriving, &cancel, &reports));
}

/// Searches documents until there is none left.
fn search(job: &AcrossJob, next: &AtomicUsize, cancel: &AtomicBool, found: &Sender<(usize, Option<Found>)>) {
    let mut buffer = Vec::new();
    while !cancel.load(Ordering::Relaxed) {
        let Some(&slot) = job.slots.get(next.fetch_add(1, Ordering::Relaxed)) else { return };
        let look = |text: Passing<'_>| match text {
            Passing::Whole(text) => look_through(text, &job.query, cancel),
            Passing::Windowed(text) => look_through_windows(text, &job.query, cancel),
        };
        let one = job.documents.with_text(slot, &mut buffer, look).flatten();
        if found.send((slot, one)).is_err() {
            return;
        }
    }
}

/// Sends on what the threads find.
fn gather(
    revision: u64,
    arriving: &Receiver<(usize, Option<Found>)>,
    cancel: &AtomicBool,
    reports: &Sender<Event>,
) {
    let every = Duration::from_millis(REPORT_EVERY_MS);
    let mut findings = Findings { revision, ..Findings::default() };
    // The first hit is told at once.
    let mut due = Instant::now();
    let mut told_a_hit = false;
    loop {
        let arrived = arriving.recv_timeout(due.saturating_duration_since(Instant::now()).max(every / 10));
        match arrived {
            Ok((slot, Some(found))) => findings.found.push((slot, found)),
            Ok((slot, None)) => findings.without.push(slot),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        let has_news = !findings.found.is_empty() || (told_a_hit && !findings.without.is_empty());
        let waits = Instant::now() < due && (told_a_hit || findings.found.is_empty());
        if has_news && !waits {
            told_a_hit |= !findings.found.is_empty();
            due = Instant::now() + every;
            let batch = std::mem::replace(&mut findings, Findings { revision, ..Findings::default() });
            let _ = reports.send(Event::Report(Report::Across(Box::new(batch))));
        }
    }
    if !cancel.load(Ordering::Relaxed) {
        findings.ended = true;
        let _ = reports.send(Event::Report(Report::Across(Box::new(findings))));
    }
}

/// What a text has of a query; `None` if it has nothing, or the search is over.
fn look_through(text: &str, query: &Query, cancel: &AtomicBool) -> Option<Found> {
    let mut found = Found::default();
    let mut hits = query.find_iter(text);
    loop {
        match hits.advance(SLICE_BYTES) {
            Step::Found(hit) => add(&mut found, (text, 0), hit),
            Step::Paused => {}
            Step::Ended => break,
        }
        if cancel.load(Ordering::Relaxed) {
            return None;
        }
    }
    (found.count > 0).then_some(found)
}

/// The same for a text that is read in windows.
fn look_through_windows(text: &Text, query: &Query, cancel: &AtomicBool) -> Option<Found> {
    let mut found = Found::default();
    seek::all_in(query, text, &(0..text.len()), &mut |hits, _| {
        for hit in hits {
            if found.hits.len() < ACROSS_HITS_PER_DOCUMENT_MAX {
                let reach = ACROSS_BEFORE_BYTES.max(ACROSS_AFTER_BYTES).max(LANGUAGE_BYTES);
                let bytes = hit.start.saturating_sub(reach)..hit.end.saturating_add(reach);
                let (start, window) = text.window(bytes);
                add(&mut found, (&window, start), hit.clone());
            } else {
                found.count += 1;
            }
        }
        !cancel.load(Ordering::Relaxed)
    });
    (found.count > 0 && !cancel.load(Ordering::Relaxed)).then_some(found)
}

/// Adds a hit of a text of which a piece is known, that begins at a byte.
fn add(found: &mut Found, (piece, start): (&str, usize), hit: Hit) {
    let inside = hit.start - start..hit.end - start;
    if found.count == 0 {
        found.language = language_of(around(piece, &inside, LANGUAGE_BYTES));
    }
    if found.hits.len() < ACROSS_HITS_PER_DOCUMENT_MAX {
        found.hits.push(AcrossHit { bytes: hit, ..with_line(piece, inside) });
    }
    found.count += 1;
}

fn around<'t>(text: &'t str, hit: &Hit, reach: usize) -> &'t str {
    let start = text.floor_char_boundary(hit.start.saturating_sub(reach));
    let end = text.ceil_char_boundary(hit.end.saturating_add(reach).min(text.len()));
    text.get(start..end).unwrap_or_default()
}

/// A hit with the lines that it stands in, cut to what is kept of them, between words where there are
/// any.
fn with_line(text: &str, hit: Hit) -> AcrossHit {
    let line = lines_of(text, &hit);
    let near = text.ceil_char_boundary(hit.start.saturating_sub(ACROSS_BEFORE_BYTES)).max(line.start);
    let word = text.get(near..hit.start).and_then(|cut| cut.find(char::is_whitespace));
    let start = if near == line.start { near } else { word.map_or(near, |at| near + at) };
    // A hit may be as long as a page.
    let long = hit.end.min(hit.start + ACROSS_AFTER_BYTES);
    let end = text.floor_char_boundary((long + ACROSS_AFTER_BYTES).min(line.end)).max(start);
    let excerpt = text.get(start..end).unwrap_or_default().replace(['\r', '\n'], " ");
    let marked = hit.start - start..hit.end.min(end).saturating_sub(start);
    let direction = Direction::of_most(&excerpt);
    AcrossHit { bytes: hit, excerpt: excerpt.into_boxed_str(), marked, direction, beside: None }
}

fn lines_of(text: &str, hit: &Hit) -> Range<usize> {
    let (before, after) = (text.get(..hit.start), text.get(hit.end..));
    let start = before.and_then(|before| memchr::memrchr(b'\n', before.as_bytes())).map_or(0, |at| at + 1);
    let end = after.and_then(|after| memchr::memchr(b'\n', after.as_bytes()));
    start..end.map_or(text.len(), |at| hit.end + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Level;

    fn found(text: &str, query: &str) -> Option<Found> {
        let query = Query::new(query, Level::Loose).expect("letters");
        look_through(text, &query, &AtomicBool::new(false))
    }

    #[test]
    fn all_hits_are_counted_and_the_first_are_kept_with_their_lines() {
        let text = "one line\r\nthe word is here\n".to_owned() + &"word\n".repeat(99);
        let found = found(&text, "word").expect("is there");
        assert_eq!((found.count, found.hits.len()), (100, ACROSS_HITS_PER_DOCUMENT_MAX));
        let first = &found.hits[0];
        assert_eq!(
            (&*first.excerpt, first.excerpt.get(first.marked.clone())),
            ("the word is here", Some("word"))
        );
        assert_eq!(text.get(first.bytes.clone()), Some("word"));
        assert_eq!(found.language, Some(crate::analysis::Language::English));
    }

    #[test]
    fn a_long_line_is_cut_between_words_and_a_line_end_is_a_blank() {
        let book = "\u{643}\u{62A}\u{627}\u{628}";
        let text = format!("{} a\n{book} b {}", "word ".repeat(100), format!("{book} ").repeat(200));
        let found = found(&text, &format!("a {book}")).expect("is there");
        let hit = &found.hits[0];
        assert!(hit.excerpt.len() <= ACROSS_BEFORE_BYTES + 2 * ACROSS_AFTER_BYTES, "{}", hit.excerpt.len());
        assert!(hit.excerpt.starts_with(" word") && !hit.excerpt.contains('\n'), "{}", hit.excerpt);
        assert_eq!(hit.excerpt.get(hit.marked.clone()), Some(&*format!("a {book}")));
        assert_eq!(hit.direction, Direction::Rtl);
    }

    /// A text beyond the size that is held whole gives the same.
    #[test]
    fn a_text_in_windows_has_the_same_hits() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let line = format!("{}\u{645}\u{62F} a word here\n", "filler ".repeat(3000));
        let text = line.repeat(120);
        std::fs::write(file.path(), &text).expect("is written");
        let source = Source::File(file.path().to_owned());
        let (query, never) = (Query::new("a word", Level::Loose).expect("letters"), AtomicBool::new(false));
        let mut buffer = Vec::new();
        let found = with_text_for_reading(&source, None, &mut buffer, |text| match text {
            Passing::Whole(_) => None,
            Passing::Windowed(text) => look_through_windows(text, &query, &never),
        });
        let found = found.expect("opens").expect("is found");
        assert_eq!(Some(found.clone()), look_through(&text, &query, &never));
        assert_eq!((found.count, found.hits.len()), (120, ACROSS_HITS_PER_DOCUMENT_MAX));
    }

    /// Of a hundred documents every other one has the word; the reports come to that, whatever the
    /// threads do, and the last one says that it is the last.
    #[test]
    fn reports_come_to_all_documents_and_end() {
        let texts: Vec<Source> = (0..100)
            .map(|slot| Source::BuiltIn("a.txt", if slot % 2 == 0 { b"a word" } else { b"nothing" }))
            .collect();
        let documents = Documents {
            sources: texts.into(),
            open: HashMap::from([(1, Text::from("word word"))]),
            encoding: None,
        };
        let query = Query::new("word", Level::Loose).expect("letters");
        let job = AcrossJob { query, revision: 7, slots: (0..100).collect(), documents };
        let (reports, events) = mpsc::channel();
        let began = Instant::now();
        start(job, &Arc::default(), &reports);
        drop(reports);
        let (mut with, mut without, mut ends, mut count) = (Vec::new(), 0, 0, 0);
        for event in events {
            let Event::Report(Report::Across(findings)) = event else { continue };
            count += 1;
            assert_eq!((findings.revision, ends), (7, 0));
            with.extend(findings.found.iter().map(|(slot, found)| (*slot, found.count)));
            without += findings.without.len();
            ends += usize::from(findings.ended);
        }
        // One at once, one at the end, and ten a second between.
        assert!(count <= 2 + began.elapsed().as_millis() / u128::from(REPORT_EVERY_MS), "{count} reports");
        with.sort_unstable();
        let wanted: Vec<(usize, usize)> = (0..100)
            .filter(|slot| slot % 2 == 0 || *slot == 1)
            .map(|slot| (slot, if slot == 1 { 2 } else { 1 }))
            .collect();
        assert_eq!((with, without, ends), (wanted, 49, 1));
    }

    #[test]
    fn a_search_that_is_over_says_nothing() {
        let documents = Documents {
            sources: vec![Source::BuiltIn("a.txt", b"word"); 50].into(),
            open: HashMap::new(),
            encoding: None,
        };
        let query = Query::new("word", Level::Loose).expect("letters");
        let job = AcrossJob { query, revision: 1, slots: (0..50).collect(), documents };
        let (reports, events) = mpsc::channel();
        start(job, &Arc::new(AtomicBool::new(true)), &reports);
        drop(reports);
        assert_eq!(events.into_iter().count(), 0);
    }
}
