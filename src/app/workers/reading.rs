//! Attending to the document that is being read: what is not decoded yet is, and what happens to its
//! file, or comes out of the pipe, is told.
//!
//! The thread sleeps until the system tells of a change of the file; nothing is asked at intervals.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::REPORT_EVERY_MS;
use crate::app::run::Event;
use crate::app::update::Report;
use crate::document::{Source, Stamp, Text};

/// What wakes the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wake {
    /// Something happened to the file.
    Changed,
    /// Another document is read now.
    Stop,
}

/// Attends to a document until it is told to stop; `wakes` and `wake` are the two ends of one channel.
pub(super) fn attend(
    slot: usize,
    (source, text, stamp): (&Source, &Text, Option<Stamp>),
    cancel: &AtomicBool,
    (wake, wakes): (Sender<Wake>, &Receiver<Wake>),
    reports: &Sender<Event>,
) {
    read_on(slot, text, cancel, reports);
    // It lives as long as it is wanted.
    let _watcher = match source {
        Source::File(path) => watch(path, wake),
        Source::Stdin => {
            Source::tell_of_more(move || wake.send(Wake::Changed).is_ok());
            None
        }
        Source::BuiltIn(..) => None,
    };
    // What happened before the system was asked to tell.
    if source.stamp() != stamp {
        let _ = reports.send(Event::Report(Report::Touched(slot, source.stamp())));
    }
    let pause = Duration::from_millis(REPORT_EVERY_MS);
    while let Ok(Wake::Changed) = wakes.recv() {
        loop {
            read_on(slot, text, cancel, reports);
            let _ = reports.send(Event::Report(Report::Touched(slot, source.stamp())));
            // What happens meanwhile is told together.
            thread::sleep(pause);
            let more: Vec<Wake> = wakes.try_iter().collect();
            if more.contains(&Wake::Stop) {
                return;
            }
            if more.is_empty() {
                break;
            }
        }
    }
}

/// Decodes what is not decoded yet.
fn read_on(slot: usize, text: &Text, cancel: &AtomicBool, reports: &Sender<Event>) {
    let mut sent = Instant::now();
    let mut grown = false;
    while !cancel.load(Ordering::Relaxed) && text.read_on() {
        grown = true;
        if sent.elapsed() >= Duration::from_millis(REPORT_EVERY_MS) {
            let _ = reports.send(Event::Report(Report::ReadOn(slot)));
            sent = Instant::now();
        }
    }
    if grown {
        let _ = reports.send(Event::Report(Report::ReadOn(slot)));
    }
}

/// Watches a file, if the system can.
fn watch(path: &Path, wake: Sender<Wake>) -> Option<RecommendedWatcher> {
    let handler = move |event: notify::Result<notify::Event>| {
        // Reading it is no change.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            let _ = wake.send(Wake::Changed);
        }
    };
    let mut watcher = notify::recommended_watcher(handler).ok()?;
    watcher.watch(path, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}
