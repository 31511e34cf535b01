//! What runs beside the loop: opening documents, analysing them, counting hits. Workers get
//! values and send values; each job can be cancelled, and its answer names what it was for.

mod across;
mod beside;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::analysis::{self, Analysis, Entity, Hints, Mention};
use crate::document::{self, Document, OpenError, Source};
use crate::search::{Query, Step};
use crate::text::hazards;

use super::run::Event;
use super::threshold::Threshold;
use super::update::Report;

pub(super) use across::{AcrossJob, Documents};
pub(super) use beside::{BesideJob, KindsOf};

/// Findings are sent at most this often: more would only draw frames nobody can tell apart.
const REPORT_EVERY_MS: u64 = 100;

/// Bytes that a count looks at before it asks whether it is still wanted.
const COUNT_SLICE_BYTES: usize = 1024 * 1024;

/// Hits of a count are sent in batches of this size at most.
const HITS_PER_REPORT: usize = 4096;

/// Work for the thread that analyses.
enum Job {
    /// An open document.
    Analyse { slot: usize, text: Arc<str>, hints: Hints, cancel: Arc<AtomicBool> },
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
                    Job::Analyse { slot, text, hints, cancel } => {
                        analyse((slot, &text, &hints), &cancel, &answers);
                    }
                    Job::Survey { slot, source } => survey(slot, &source, label.as_deref(), &answers),
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
    pub fn open_now(&self, source: &Source) -> Result<Box<Document>, OpenError> {
        open_source(source, self.encoding.as_deref())
    }

    /// Analyses a document after those that wait already. An older analysis of it is given up.
    pub fn analyse(&mut self, slot: usize, text: Arc<str>, hints: Hints) {
        let cancel = Arc::<AtomicBool>::default();
        if let Some(older) = self.cancels.insert(slot, Arc::clone(&cancel)) {
            older.store(true, Ordering::Relaxed);
        }
        // The thread lives as long as this sender.
        let _ = self.jobs.send(Job::Analyse { slot, text, hints, cancel });
    }

    /// Counts what a document names without opening it for reading, after the work that waits.
    pub fn survey(&self, slot: usize, source: Source) {
        let _ = self.jobs.send(Job::Survey { slot, source });
    }

    /// Counts the hits of a query; an older count is given up.
    pub fn count(&mut self, query: Query, text: Arc<str>, revision: u64) {
        self.stop_counting();
        let cancel = Arc::<AtomicBool>::default();
        self.counting = Arc::clone(&cancel);
        let reports = self.reports.clone();
        thread::spawn(move || count_hits(&query, &text, revision, &cancel, &reports));
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
        open: HashMap<usize, Arc<str>>,
    ) -> Documents {
        let sources = Arc::clone(self.sources.get_or_init(sources));
        Documents { sources, open, encoding: self.encoding.clone() }
    }

    /// Gives the count up.
    pub fn stop_counting(&self) {
        self.counting.store(true, Ordering::Relaxed);
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.stop_counting();
        self.stop_across();
        for cancel in self.cancels.values() {
            cancel.store(true, Ordering::Relaxed);
        }
    }
}

fn open_source(source: &Source, encoding: Option<&str>) -> Result<Box<Document>, OpenError> {
    document::open(source, encoding).map(Box::new)
}

fn analyse((slot, text, hints): (usize, &str, &Hints), cancel: &AtomicBool, reports: &Sender<Event>) {
    let hazards: usize = text.lines().map(|line| hazards(line).len()).sum();
    if hazards > 0 {
        let _ = reports.send(Event::Report(Report::Hazards(slot, hazards)));
    }
    let mut waiting: Vec<Mention> = Vec::new();
    let mut sent = Instant::now();
    let mut arrived = |mentions: &[Mention], entities: &[Entity]| {
        waiting.extend_from_slice(mentions);
        if sent.elapsed() >= Duration::from_millis(REPORT_EVERY_MS) && !waiting.is_empty() {
            let batch = std::mem::take(&mut waiting);
            let _ = reports.send(Event::Report(Report::Mentions(slot, batch, entities.to_vec())));
            sent = Instant::now();
        }
    };
    let analysis: Analysis = analysis::analyze(text, hints, cancel, &mut arrived);
    if !cancel.load(Ordering::Relaxed) {
        let _ = reports.send(Event::Report(Report::Analysed(slot, Box::new(analysis))));
    }
}

fn survey(slot: usize, source: &Source, encoding: Option<&str>, reports: &Sender<Event>) {
    let count = open_source(source, encoding).map_or(0, |document| {
        let never = AtomicBool::new(false);
        let mentions = analysis::analyze_whole(&document.text, &Hints::default(), &never).mentions;
        mentions.iter().filter(|mention| Threshold::default().admits(mention)).count()
    });
    let _ = reports.send(Event::Report(Report::Surveyed(slot, count)));
}

fn count_hits(query: &Query, text: &str, revision: u64, cancel: &AtomicBool, reports: &Sender<Event>) {
    let mut starts = Vec::new();
    let mut sent = Instant::now();
    let mut hits = query.find_iter(text);
    loop {
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        match hits.advance(COUNT_SLICE_BYTES) {
            Step::Found(hit) => starts.push(hit.start),
            Step::Paused => {}
            Step::Ended => break,
        }
        if starts.len() >= HITS_PER_REPORT && sent.elapsed() >= Duration::from_millis(REPORT_EVERY_MS) {
            let batch = std::mem::take(&mut starts);
            let _ = reports.send(Event::Report(Report::Counted(revision, batch, false)));
            sent = Instant::now();
        }
    }
    let _ = reports.send(Event::Report(Report::Counted(revision, starts, true)));
}
