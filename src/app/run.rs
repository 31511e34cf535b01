//! The loop: wait for an event, apply all that wait, prepare, draw once, wait again.
//!
//! It is handed the screen as a trait, so that it knows neither terminal nor drawing. Nothing
//! wakes it but an event.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::sync::mpsc::Receiver;

use crate::analysis::Hints;
use crate::document::Source;
use crate::limits::{
    ANALYSIS_AROUND_BYTES, ANALYSIS_WHOLE_BYTES_MAX, EVENTS_PER_FRAME_MAX, OPEN_AT_ONCE_BYTES_MAX,
    SURVEY_BYTES_MAX, SURVEY_DOCUMENTS_MAX,
};

use super::commands::{Effect, open_document};
use super::hit_map::HitMap;
use super::input::Input;
use super::open_document::Findings;
use super::page::prepare;
use super::search::Total;
use super::state::{Capabilities, Content, Sizes, Slot, State};
use super::update::{Report, apply_input, apply_report};
use super::workers::{AcrossJob, BesideJob, Documents, Workers, part_around};

/// What wakes the loop.
#[derive(Debug)]
pub enum Event {
    /// The person or the terminal.
    Input(Input),
    /// A worker.
    Report(Report),
}

/// The screen as the loop needs it.
pub trait Screen {
    /// The sizes of the panes now.
    fn arrange(&self, state: &State) -> Sizes;
    /// Draws the state and says what landed where.
    fn draw(&mut self, state: &State) -> io::Result<HitMap>;
    /// What the terminal can show, as far as it is known now.
    fn capabilities(&self) -> Capabilities;
    /// The window has another size.
    fn resize(&mut self, columns: u16, rows: u16);
    /// The next frame is to be sent whole.
    fn redraw(&mut self);
    /// Gives the terminal back, stops the process, and takes the terminal again.
    fn suspend(&mut self) -> io::Result<()>;
    /// The process was continued: takes the terminal again.
    fn resume(&mut self) -> io::Result<()>;
    /// Puts text on the clipboard.
    fn copy(&mut self, text: &str) -> io::Result<()>;
}

/// How the reader ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The person left.
    Quit,
    /// A signal with this number asked for it.
    Signal(i32),
    /// The terminal is gone.
    Lost,
}

/// Reads until the person leaves.
pub fn run(
    state: &mut State,
    screen: &mut dyn Screen,
    workers: &mut Workers,
    events: &Receiver<Event>,
) -> io::Result<End> {
    state.learn(screen.capabilities());
    let first = open_document(state, state.current);
    let mut reader = Reader {
        state,
        screen,
        workers,
        hits: HitMap::default(),
        to_analyse: BTreeSet::new(),
        to_attend: None,
    };
    if let Some(end) = reader.perform(first) {
        return end;
    }
    loop {
        reader.draw()?;
        // The terminal's thread lives as long as the loop; without it nothing can come any more.
        let Ok(event) = events.recv() else { return Ok(End::Lost) };
        if let Some(end) = reader.apply_waiting(event, events) {
            return end;
        }
    }
}

struct Reader<'a> {
    state: &'a mut State,
    screen: &'a mut dyn Screen,
    workers: &'a mut Workers,
    hits: HitMap,
    /// Slots whose analysis, and whose watching, begins after the next frame: a frame goes first.
    to_analyse: BTreeSet<usize>,
    to_attend: Option<usize>,
}

impl Reader<'_> {
    /// Applies an event and all that wait behind it.
    fn apply_waiting(&mut self, event: Event, events: &Receiver<Event>) -> Option<io::Result<End>> {
        let mut next = Some(event);
        for _ in 0..EVENTS_PER_FRAME_MAX {
            let Some(event) = next.take() else { break };
            if let Some(end) = self.apply(event) {
                return Some(end);
            }
            next = events.try_recv().ok();
        }
        // The loop ended by its limit with an event in hand only if more than the limit waited.
        next.and_then(|event| self.apply(event))
    }

    fn apply(&mut self, event: Event) -> Option<io::Result<End>> {
        let effects = match event {
            Event::Report(report) => {
                let opened = match &report {
                    Report::Opened(slot, Ok(_)) => Some(*slot),
                    _ => None,
                };
                let quiet =
                    matches!(report, Report::Analysed(..) | Report::Surveyed(..) | Report::Opened(_, Err(_)));
                let effects = apply_report(self.state, report);
                self.to_analyse.extend(opened);
                if quiet {
                    self.survey_next();
                }
                effects
            }
            Event::Input(Input::Resize(columns, rows)) => {
                self.screen.resize(columns, rows);
                self.arrange();
                Vec::new()
            }
            Event::Input(Input::TerminalKnown) => {
                let capabilities = self.screen.capabilities();
                self.state.learn(capabilities);
                self.screen.redraw();
                self.arrange();
                Vec::new()
            }
            Event::Input(Input::Resumed) => return self.failed(|screen| screen.resume()),
            Event::Input(Input::Suspend) => vec![Effect::Suspend],
            Event::Input(Input::Terminate(signal)) => return Some(Ok(End::Signal(signal))),
            Event::Input(Input::Lost) => return Some(Ok(End::Lost)),
            Event::Input(input) => {
                let hits = &self.hits;
                let effects = apply_input(self.state, &input, |column, row| hits.at(column, row));
                self.arrange();
                effects
            }
        };
        debug_assert_eq!(self.state.check(), Ok(()));
        let end = self.perform(effects);
        if let Some(error) = self.state.open().and_then(|open| open.document.text.take_fault()) {
            self.state.say_with("notice-read-failed", &[("error", &error)]);
        }
        if self.state.search.seeking.is_none() {
            self.workers.stop_seeking();
        }
        self.analyse_around();
        end
    }

    /// Does what commands asked for.
    fn perform(&mut self, effects: Vec<Effect>) -> Option<io::Result<End>> {
        for effect in effects {
            match effect {
                Effect::Quit => return Some(Ok(End::Quit)),
                Effect::Open(slot) => self.open(slot),
                Effect::Count => self.count(),
                Effect::Attend(slot) => self.to_attend = Some(slot),
                Effect::Seek => self.seek(),
                Effect::FindLine(line) => self.find_line(line),
                Effect::StopAnalysing => self.stop_analysing(),
                Effect::Analyse(slot) => _ = self.to_analyse.insert(slot),
                Effect::SearchAcross => self.search_across(),
                Effect::StopAcross => self.workers.stop_across(),
                Effect::LookBeside => self.look_beside(),
                Effect::Redraw => self.screen.redraw(),
                Effect::Suspend => {
                    if let Some(end) = self.failed(|screen| screen.suspend()) {
                        return Some(end);
                    }
                }
                Effect::Copy(text) => {
                    if self.screen.copy(&text).is_err() {
                        self.state.say("notice-copy-failed");
                    }
                }
            }
        }
        None
    }

    /// A terminal that can't be written to is a terminal that is gone.
    fn failed(&mut self, action: impl FnOnce(&mut dyn Screen) -> io::Result<()>) -> Option<io::Result<End>> {
        action(self.screen).err().map(Err)
    }

    /// Small files are opened at once, so that the first frame shows their text.
    fn open(&mut self, slot: usize) {
        let Some(source) = self.state.shelf.get(slot).map(|slot| slot.source.clone()) else { return };
        if !opens_at_once(&source) {
            self.workers.open(slot, source);
            return;
        }
        let opened = self.workers.open_now(&source);
        let good = opened.is_ok();
        let effects = apply_report(self.state, Report::Opened(slot, opened));
        if good {
            self.to_analyse.insert(slot);
        } else {
            self.survey_next();
        }
        // Opening asks for a count and for attention at most.
        if effects.contains(&Effect::Count) {
            self.count();
        }
        if effects.contains(&Effect::Attend(slot)) {
            self.to_attend = Some(slot);
        }
    }

    fn attend(&mut self, slot: usize) {
        if let Some(Content::Open(open)) = self.state.shelf.get(slot).map(|slot| &slot.content) {
            self.workers.attend(slot, &open.document);
        }
    }

    fn seek(&mut self) {
        let search = &self.state.search;
        if let (Some(query), Some(seeking), Some(open)) = (&search.query, search.seeking, self.state.open()) {
            self.workers.seek(query.clone(), open.document.text.clone(), seeking.way, seeking.number);
        }
    }

    fn find_line(&mut self, line: usize) {
        if let Some(open) = self.state.open() {
            self.workers.find_line(self.state.current, open.document.text.clone(), line);
        }
    }

    fn stop_analysing(&mut self) {
        let slot = self.state.current;
        self.state.analysing.remove(&slot);
        let stopped = self.workers.stop_analysing(slot);
        self.state.say(if stopped { "notice-analysis-stopped" } else { "notice-nothing-to-stop" });
    }

    /// Of a large text only the part around the reader is analysed: when the reader has left it, the
    /// part around the new place is.
    fn analyse_around(&mut self) {
        let slot = self.state.current;
        let Some(open) = self.state.open() else { return };
        let (part, byte, len) = (&open.findings.part, open.place.top.byte, open.document.text.len());
        if len <= ANALYSIS_WHOLE_BYTES_MAX || part.is_empty() {
            return;
        }
        let margin = ANALYSIS_AROUND_BYTES / 8;
        let inside = (part.start == 0 || byte >= part.start + margin)
            && (part.end + margin >= len || byte + margin < part.end);
        if !inside {
            self.to_analyse.insert(slot);
        }
    }

    fn analyse(&mut self, slot: usize) {
        if let Some(Content::Open(open)) = self.state.shelf.get_mut(slot).map(|slot| &mut slot.content) {
            let byte = open.place.top.byte;
            let part = part_around(&open.document.text, byte);
            let hints = Hints { date: open.date.clone(), from: Some(byte), ..Hints::default() };
            let text = open.document.text.clone();
            if !part.is_empty() && part.len() < text.len() && open.findings.part != part {
                open.findings = Findings {
                    part: part.clone(),
                    revision: open.findings.revision + 1,
                    ..Findings::default()
                };
            }
            self.state.analysing.insert(slot);
            self.workers.analyse(slot, text, part, hints);
        }
    }

    /// When nothing else is to be analysed, the next small document of the list is looked through,
    /// so that the list can say how much each names. One at a time: opening one goes before.
    fn survey_next(&mut self) {
        if !self.state.analysing.is_empty() {
            return;
        }
        let unknown = |slot: &Slot| matches!(slot.content, Content::Closed) && slot.surveyed.is_none();
        let small = |slot: &Slot| size_of(&slot.source).is_some_and(|bytes| bytes <= SURVEY_BYTES_MAX);
        let mut slots = self.state.shelf.iter().take(SURVEY_DOCUMENTS_MAX).enumerate();
        if let Some((index, slot)) = slots.find(|(_, slot)| unknown(slot) && small(slot)) {
            self.workers.survey(index, slot.source.clone());
        }
    }

    /// Counts the hits, unless they are counted already.
    fn count(&mut self) {
        if matches!(self.state.search.total, Total::Exact(_)) {
            return;
        }
        let query = self.state.search.query.clone();
        match query.zip(self.state.open()) {
            Some((query, open)) => {
                let text = open.document.text.clone();
                // What an older count of the same search still sends is not wanted twice.
                self.state.search.revision += 1;
                self.state.search.begin_count();
                self.state.search.total = Total::AtLeast(0);
                self.workers.count(query, text, self.state.search.revision);
            }
            None => self.workers.stop_counting(),
        }
    }

    /// Searches the documents that the search over all of them does not know yet.
    fn search_across(&mut self) {
        let across = &self.state.across;
        match &across.query {
            Some(query) => {
                let (query, slots) = (query.clone(), across.to_search());
                let job = AcrossJob { query, revision: across.revision, slots, documents: self.documents() };
                self.workers.search_across(job);
            }
            None => self.workers.stop_across(),
        }
    }

    fn look_beside(&mut self) {
        let across = &self.state.across;
        let (revision, hits) = (across.revision, across.to_look_at());
        let job = BesideJob { revision, hits, documents: self.documents() };
        self.workers.look_beside(job);
    }

    /// The documents of the list for workers.
    fn documents(&self) -> Documents {
        let shelf = &self.state.shelf;
        let mut open = HashMap::new();
        for (slot, document) in shelf.iter().enumerate() {
            if let Content::Open(document) = &document.content {
                open.insert(slot, document.document.text.clone());
            }
        }
        self.workers.documents(|| shelf.iter().map(|slot| slot.source.clone()).collect(), open)
    }

    fn arrange(&mut self) {
        self.state.sizes = self.screen.arrange(self.state);
    }

    fn draw(&mut self) -> io::Result<()> {
        self.arrange();
        prepare(self.state);
        self.hits = self.screen.draw(self.state)?;
        for slot in std::mem::take(&mut self.to_analyse) {
            self.analyse(slot);
        }
        if let Some(slot) = self.to_attend.take() {
            self.attend(slot);
        }
        Ok(())
    }
}

fn opens_at_once(source: &Source) -> bool {
    size_of(source).is_some_and(|bytes| bytes <= OPEN_AT_ONCE_BYTES_MAX)
}

/// The size of a source in bytes; `None` if it is no regular file (or is gone).
fn size_of(source: &Source) -> Option<u64> {
    match source {
        Source::BuiltIn(_, bytes) => Some(bytes.len() as u64),
        Source::Stdin => None,
        Source::File(path) => {
            std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|file| file.len())
        }
    }
}
