//! What runs beside the loop: opening documents, analysing them, looking for hits and counting them,
//! watching files. Workers get values and send values; each job can be cancelled, and its answer names
//! what it was for.

mod analysis;
mod hits;
mod reading;

mod across;
mod beside;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::analysis::Hints;
use crate::document::{Document, OpenError, Source, Text, open_for_reading};
use crate::search::Query;

use super::run::Event;
use super::seek::Way;
use super::update::Report;

pub(super) use across::{AcrossJob, Documents};
pub(super) use beside::{BesideJob, KindsOf};
use reading::Wake;

pub(super) use analysis::part_around;

/// Findings are sent at most this often: more would only draw frames nobody can tell apart.
const REPORT_EVERY_MS: u64 = 100;

/// Work for the thread that analyses.
enum Job {
    /// An open document.
    Analyse { slot: usize, text: Text, part: Range<usize>, hints: Box<Hints>, cancel: Arc<AtomicBool> },
    /// A document of the list, opened just to count what it names.
    Survey { slot: usize, source: Source },
}

/// The workers of a reader.
pub struct Workers {
    reports: Sender<Event>,
    encoding: Option<String>,
    jobs: Sender<Job>,
    cancels: HashMap<usize, Arc<AtomicBool>>,
    counting: Arc<AtomicBool>,
    searching_across: Arc<AtomicBool>,
    looking_beside: Arc<AtomicBool>,
    sources: OnceCell<Arc<[Source]>>,
    seeking: Arc<AtomicBool>,
    finding_line: Arc<AtomicBool>,
    reading: Option<(Arc<AtomicBool>, Sender<Wake>)>,
}

impl Workers {
    /// Starts the thread that analyses one document after the other; `encoding` is the label
    /// that the person forced.
    pub fn start(reports: Sender<Event>, encoding: Option<String>) -> Self {
        let (jobs, queue) = mpsc::channel::<Job>();
        let answers = reports.clone();
        let label = encoding.clone();
        thread::spawn(move || {
            for job in queue {
                match job {
                    Job::Analyse { slot, text, part, hints, cancel } => {
                        analysis::analyse(slot, (&text, &part), &hints, &cancel, &answers);
                    }
                    Job::Survey { slot, source } => {
                        analysis::survey(slot, &source, label.as_deref(), &answers);
                    }
                }
            }
        });
        Self {
            reports,
            encoding,
            jobs,
            cancels: HashMap::new(),
            counting: Arc::default(),
            searching_across: Arc::default(),
            looking_beside: Arc::default(),
            sources: OnceCell::new(),
            seeking: Arc::default(),
            finding_line: Arc::default(),
            reading: None,
        }
    }

    /// Opens a source beside the loop.
    pub fn open(&self, slot: usize, source: Source) {
        let (reports, encoding) = (self.reports.clone(), self.encoding.clone());
        thread::spawn(move || {
            let opened = open_source(&source, encoding.as_deref());
            // The loop may have ended meanwhile: then nobody wants the answer.
            let _ = reports.send(Event::Report(Report::Opened(slot, opened)));
        });
    }

    /// Opens a source here and now.
    pub fn open_now(&self, source: &Source) -> Result<Box<Document<Text>>, OpenError> {
        open_source(source, self.encoding.as_deref())
    }

    /// Analyses a part of a document after those that wait already. An older analysis of it is given
    /// up.
    pub fn analyse(&mut self, slot: usize, text: Text, part: Range<usize>, hints: Hints) {
        let cancel = Arc::<AtomicBool>::default();
        if let Some(older) = self.cancels.insert(slot, Arc::clone(&cancel)) {
            older.store(true, Ordering::Relaxed);
        }
        // The thread lives as long as this sender.
        let _ = self.jobs.send(Job::Analyse { slot, text, part, hints: Box::new(hints), cancel });
    }

    /// Counts what a document names without opening it for reading, after the work that waits.
    pub fn survey(&self, slot: usize, source: Source) {
        let _ = self.jobs.send(Job::Survey { slot, source });
    }

    /// Gives the analysis of a document up; whether one was under way.
    pub fn stop_analysing(&mut self, slot: usize) -> bool {
        self.cancels.remove(&slot).is_some_and(|cancel| !cancel.swap(true, Ordering::Relaxed))
    }

    /// Counts the hits of a query; an older count is given up.
    pub fn count(&mut self, query: Query, text: Text, revision: u64) {
        let cancel = renew(&mut self.counting);
        let reports = self.reports.clone();
        thread::spawn(move || hits::count_hits(&query, &text, revision, &cancel, &reports));
    }

    /// Searches documents of the list; an older search of them is given up.
    pub(super) fn search_across(&mut self, job: AcrossJob) {
        self.stop_across();
        self.searching_across = Arc::default();
        across::start(job, &self.searching_across, &self.reports);
    }

    /// Looks for mentions beside hits of that search.
    pub(super) fn look_beside(&mut self, job: BesideJob) {
        self.looking_beside.store(true, Ordering::Relaxed);
        self.looking_beside = Arc::default();
        let (cancel, reports) = (Arc::clone(&self.looking_beside), self.reports.clone());
        thread::spawn(move || beside::look(&job, &cancel, &reports));
    }

    /// Gives the search over all documents up, and what belongs to it.
    pub(super) fn stop_across(&self) {
        self.searching_across.store(true, Ordering::Relaxed);
        self.looking_beside.store(true, Ordering::Relaxed);
    }

    /// The documents of the list (which does not change) with the texts of the open ones.
    pub(super) fn documents(
        &self,
        sources: impl FnOnce() -> Arc<[Source]>,
        open: HashMap<usize, Text>,
    ) -> Documents {
        let sources = Arc::clone(self.sources.get_or_init(sources));
        Documents { sources, open, encoding: self.encoding.clone() }
    }

    /// Gives the count up.
    pub fn stop_counting(&self) {
        self.counting.store(true, Ordering::Relaxed);
    }

    /// Looks for the nearest hit on a way; an older search is given up.
    pub fn seek(&mut self, query: Query, text: Text, way: Way, number: u64) {
        let cancel = renew(&mut self.seeking);
        let reports = self.reports.clone();
        thread::spawn(move || hits::seek_hit((&query, &text, way), number, &cancel, &reports));
    }

    /// Looks for a line of the source; an older search is given up.
    pub fn find_line(&mut self, slot: usize, text: Text, line: usize) {
        let cancel = renew(&mut self.finding_line);
        let reports = self.reports.clone();
        thread::spawn(move || hits::find_line(slot, &text, line, &cancel, &reports));
    }

    /// Gives the search for a hit up.
    pub fn stop_seeking(&self) {
        self.seeking.store(true, Ordering::Relaxed);
    }

    /// Decodes a text to its end and watches its file; the document that was read before is left
    /// alone.
    pub fn attend(&mut self, slot: usize, document: &Document<Text>) {
        self.leave_alone();
        let (source, text, stamp) = (document.source.clone(), document.text.clone(), document.stamp);
        let (wake, wakes) = mpsc::channel();
        let cancel = Arc::<AtomicBool>::default();
        self.reading = Some((Arc::clone(&cancel), wake.clone()));
        let reports = self.reports.clone();
        thread::spawn(move || {
            reading::attend(slot, (&source, &text, stamp), &cancel, (wake, &wakes), &reports);
        });
    }

    fn leave_alone(&mut self) {
        if let Some((cancel, wake)) = self.reading.take() {
            cancel.store(true, Ordering::Relaxed);
            let _ = wake.send(Wake::Stop);
        }
    }
}

/// Cancels what a flag stands for; gives the flag of what takes its place.
fn renew(flag: &mut Arc<AtomicBool>) -> Arc<AtomicBool> {
    flag.store(true, Ordering::Relaxed);
    *flag = Arc::default();
    Arc::clone(flag)
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.stop_counting();
        self.stop_across();
        self.stop_seeking();
        self.finding_line.store(true, Ordering::Relaxed);
        self.leave_alone();
        for cancel in self.cancels.values() {
            cancel.store(true, Ordering::Relaxed);
        }
    }
}

fn open_source(source: &Source, encoding: Option<&str>) -> Result<Box<Document<Text>>, OpenError> {
    open_for_reading(source, encoding).map(Box::new)
}
