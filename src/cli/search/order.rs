//! Documents searched on all cores and told of in their order, whatever the threads do.
//!
//! A thread walks over the paths and numbers what it meets; others search; the caller gets all
//! that is said of one document before anything of the next. The document whose turn it is speaks
//! at once, so the first hits appear while the search goes on. What others say is held until their
//! turn; a thread that is too far ahead waits, so memory stays bounded.

use std::cell::Cell;
use std::collections::{HashMap, VecDeque};
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::document::Source;
use crate::limits::{SEARCH_AHEAD_BYTES_MAX, SEARCH_AHEAD_DOCUMENTS_MAX};

/// Things that may wait between two threads.
const QUEUE: usize = 64;

/// Documents that a thread takes at once. Reason: to be woken for each takes longer than to search it.
const JOBS: usize = 8;

/// How long what is said without words waits at most. Reason: as for the jobs.
const QUIET: Duration = Duration::from_millis(10);

/// A document to search.
#[derive(Debug)]
pub(super) struct Job {
    number: usize,
    /// The document.
    pub(super) source: Source,
    /// Whether it was named itself, not only a folder that it lies in.
    pub(super) named: bool,
}

/// What is said of a document.
#[derive(Debug)]
pub(super) enum Saying {
    /// A part of what is written.
    Text(String),
    /// Something could not be done.
    Complaint(String),
    /// That was all; whether it has a hit.
    End(bool),
}

/// What a walk meets.
pub(super) enum Met {
    /// A document; whether it was named itself.
    Document(Source, bool),
    /// Something that cannot be searched, and whether that is a failure.
    Complaint(String),
}

/// How a document is searched: with a buffer to read it into; what is said goes to [`Voice`].
pub(super) type Search = dyn Fn(&Job, &mut Vec<u8>, &Voice) + Send + Sync;

/// How paths are walked over: hands on what it meets until that breaks.
pub(super) type Walk = dyn FnOnce(&mut dyn FnMut(Met) -> ControlFlow<()>) + Send;

/// Where a thread says what it found.
pub(super) struct Voice {
    turn: Arc<Turn>,
    sayings: SyncSender<(usize, Saying)>,
    /// The document of which something was said last.
    last: Cell<Option<usize>>,
}

/// Whose turn it is.
#[derive(Default)]
struct Turn {
    now: Mutex<Now>,
    moved: Condvar,
    /// Documents of which nothing is said, not even that they have a hit; nobody is woken for them.
    quiet: Mutex<Vec<(usize, Saying)>>,
}

#[derive(Default)]
struct Now {
    number: usize,
    held_bytes: usize,
    waiting: usize,
    is_over: bool,
}

/// All that is said, in the order of the documents.
pub(super) struct Sayings {
    turn: Arc<Turn>,
    arriving: Receiver<(usize, Saying)>,
    held: HashMap<usize, VecDeque<Saying>>,
    number: usize,
}

/// Starts to search what `walk` meets.
pub(super) fn start(threads: usize, walk: Box<Walk>, search: &Arc<Search>) -> Sayings {
    let turn = Arc::<Turn>::default();
    let (sender, arriving) = mpsc::sync_channel(QUEUE);
    let (jobs, queue) = mpsc::sync_channel::<Vec<Job>>(QUEUE);
    let queue = Arc::new(Mutex::new(queue));
    let voice = || Voice { turn: Arc::clone(&turn), sayings: sender.clone(), last: Cell::new(None) };
    let walker = voice();
    thread::spawn(move || walk_on(walk, &jobs, &walker));
    for _ in 0..threads.max(1) {
        let (queue, search, voice) = (Arc::clone(&queue), Arc::clone(search), voice());
        thread::spawn(move || {
            let mut buffer = Vec::new();
            loop {
                let jobs = lock(&queue).recv();
                let Ok(jobs) = jobs else { return };
                for job in jobs {
                    if voice.wait(|now| job.number >= now.number + SEARCH_AHEAD_DOCUMENTS_MAX) {
                        search(&job, &mut buffer, &voice);
                    }
                }
            }
        });
    }
    Sayings { turn, arriving, held: HashMap::new(), number: 0 }
}

fn walk_on(walk: Box<Walk>, jobs: &SyncSender<Vec<Job>>, voice: &Voice) {
    let (mut number, mut waiting) = (0, Vec::new());
    walk(&mut |met| {
        let gone = match met {
            Met::Document(source, named) => {
                waiting.push(Job { number, source, named });
                waiting.len() >= JOBS && jobs.send(std::mem::take(&mut waiting)).is_err()
            }
            Met::Complaint(words) => {
                // What comes before must have its turn for this to have its own.
                jobs.send(std::mem::take(&mut waiting)).is_err()
                    || voice.send(number, Saying::Complaint(words)).is_break()
                    || voice.send(number, Saying::End(false)).is_break()
            }
        };
        number += 1;
        if gone { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    // When all is over already nobody takes them.
    let _ = jobs.send(waiting);
}

impl Voice {
    /// Says something of the document of a job; breaks when nobody listens any more.
    pub(super) fn say(&self, job: &Job, saying: Saying) -> ControlFlow<()> {
        self.send(job.number, saying)
    }

    fn send(&self, number: usize, saying: Saying) -> ControlFlow<()> {
        if matches!(saying, Saying::End(false)) && self.last.get() != Some(number) {
            lock(&self.turn.quiet).push((number, saying));
            return ControlFlow::Continue(());
        }
        self.last.set(Some(number));
        let bytes = saying.bytes();
        let is_far = |now: &Now| number != now.number && now.held_bytes + bytes > SEARCH_AHEAD_BYTES_MAX;
        if bytes > 0 && !self.wait(is_far) {
            return ControlFlow::Break(());
        }
        lock(&self.turn.now).held_bytes += bytes;
        match self.sayings.send((number, saying)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }

    /// Waits as long as `is_far`; false when all is over.
    fn wait(&self, is_far: impl Fn(&Now) -> bool) -> bool {
        let mut now = lock(&self.turn.now);
        while !now.is_over && is_far(&now) {
            now.waiting += 1;
            now = self.turn.moved.wait(now).unwrap_or_else(PoisonError::into_inner);
            now.waiting -= 1;
        }
        !now.is_over
    }
}

impl Saying {
    fn bytes(&self) -> usize {
        match self {
            Self::Text(words) | Self::Complaint(words) => words.len(),
            Self::End(_) => 0,
        }
    }
}

impl Sayings {
    /// What is said next, if it is there already.
    pub(super) fn at_hand(&mut self) -> Option<Saying> {
        loop {
            if let Some(saying) = self.held.get_mut(&self.number).and_then(VecDeque::pop_front) {
                return Some(self.told(saying));
            }
            self.sort_quiet();
            if self.held.get(&self.number).is_some_and(|held| !held.is_empty()) {
                continue;
            }
            let (number, saying) = self.arriving.try_recv().ok()?;
            if let Some(saying) = self.sort(number, saying) {
                return Some(saying);
            }
        }
    }

    fn sort_quiet(&mut self) {
        for (number, saying) in std::mem::take(&mut *lock(&self.turn.quiet)) {
            self.held.entry(number).or_default().push_back(saying);
        }
    }

    /// What is said next; `None` when all is said.
    pub(super) fn wait(&mut self) -> Option<Saying> {
        loop {
            if let Some(saying) = self.at_hand() {
                return Some(saying);
            }
            match self.arriving.recv_timeout(QUIET) {
                Ok((number, saying)) => {
                    if let Some(saying) = self.sort(number, saying) {
                        return Some(saying);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                // The threads have ended: what they said without words is there.
                Err(RecvTimeoutError::Disconnected) => return self.at_hand(),
            }
        }
    }

    fn sort(&mut self, number: usize, saying: Saying) -> Option<Saying> {
        if number == self.number {
            return Some(self.told(saying));
        }
        self.held.entry(number).or_default().push_back(saying);
        None
    }

    fn told(&mut self, saying: Saying) -> Saying {
        let mut now = lock(&self.turn.now);
        now.held_bytes = now.held_bytes.saturating_sub(saying.bytes());
        if matches!(saying, Saying::End(_)) {
            self.held.remove(&self.number);
            self.number += 1;
            now.number = self.number;
        }
        let waiting = now.waiting;
        drop(now);
        if waiting > 0 {
            self.turn.moved.notify_all();
        }
        saying
    }
}

impl Drop for Sayings {
    fn drop(&mut self) {
        lock(&self.turn.now).is_over = true;
        self.turn.moved.notify_all();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(number: usize) -> Met {
        Met::Document(Source::File(number.to_string().into()), false)
    }

    /// Each document says its number three times, the first ones slowest and much at once.
    #[test]
    fn all_is_told_in_order_whatever_the_threads_do() {
        let walk = |meet: &mut dyn FnMut(Met) -> ControlFlow<()>| {
            for number in 0..300 {
                let met = if number == 7 { Met::Complaint("7".to_owned()) } else { document(number) };
                let _ = meet(met);
            }
        };
        let search = |job: &Job, _: &mut Vec<u8>, voice: &Voice| {
            for _ in 0..3 {
                std::thread::sleep(std::time::Duration::from_micros(
                    300_u64.saturating_sub(job.number as u64),
                ));
                let _ = voice.say(job, Saying::Text(job.source.name()));
            }
            let _ = voice.say(job, Saying::End(true));
        };
        let mut sayings = start(8, Box::new(walk), &(Arc::new(search) as Arc<Search>));
        let mut told = Vec::new();
        while let Some(saying) = sayings.wait() {
            if let Saying::Text(words) | Saying::Complaint(words) = saying {
                told.push(words.parse::<usize>().expect("a number"));
            }
        }
        let wanted: Vec<usize> =
            (0..300).flat_map(|n| [n; 3].into_iter().take(if n == 7 { 1 } else { 3 })).collect();
        assert_eq!(told, wanted);
    }

    /// The first document waits for the others, which say more than may be held: they must wait for
    /// it, and it is told first.
    #[test]
    fn what_is_held_is_bounded() {
        static HELD: Mutex<usize> = Mutex::new(0);
        let walk = |meet: &mut dyn FnMut(Met) -> ControlFlow<()>| {
            for number in 0..50 {
                let _ = meet(document(number));
            }
        };
        let search = |job: &Job, _: &mut Vec<u8>, voice: &Voice| {
            if job.number == 0 {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            for _ in 0..4 {
                let _ = voice.say(job, Saying::Text("x".repeat(SEARCH_AHEAD_BYTES_MAX / 8)));
                let held = lock(&voice.turn.now).held_bytes;
                let mut most = lock(&HELD);
                *most = most.max(held);
            }
            let _ = voice.say(job, Saying::End(false));
        };
        let mut sayings = start(4, Box::new(walk), &(Arc::new(search) as Arc<Search>));
        let mut ends = 0;
        while let Some(saying) = sayings.wait() {
            ends += usize::from(matches!(saying, Saying::End(_)));
        }
        assert_eq!(ends, 50);
        // The one whose turn it is may speak beyond the bound, and each thread has one in hand.
        assert!(*lock(&HELD) <= SEARCH_AHEAD_BYTES_MAX * 2, "{}", lock(&HELD));
    }
}
