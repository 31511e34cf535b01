//! What an event does to the state: input -> command -> state, and answers of the workers.

use crate::analysis::{Analysis, Entity, Mention};
use std::ops::Range;

use crate::document::{Document, OpenError, Stamp, Text};

use super::across;
use super::commands::{
    Arguments, COMMANDS, Effect, Scope, arrive, editor_mut, enter_highlight, field_changed, following,
    jump_to, leap, look_beside, open_document, scroll, touched,
};
use super::complaints;
use super::flow::Top;
use super::hit_map::Target;
use super::input::{Button, Input, Key, KeyCode, Mouse, MouseKind};
use super::keymap::Resolution;
use super::open_document::OpenDocument;
use super::seek::Sought;
use super::state::{Content, Notice, Overlay, Pane, State};
use super::workers::KindsOf;

/// Rows that one notch of the wheel scrolls.
const WHEEL_ROWS: isize = 3;

/// What workers report.
#[derive(Debug)]
pub enum Report {
    /// A document was opened, or why it was not.
    Opened(usize, Result<Box<Document<Text>>, OpenError>),
    /// Mentions found so far in the document of a slot, with all entities so far.
    Mentions(usize, Vec<Mention>, Vec<Entity>),
    /// The analysis of these bytes of the document of a slot has ended.
    Analysed(usize, Range<usize>, Box<Analysis>),
    /// So many controls in a document could deceive its reader.
    Hazards(usize, usize),
    /// A document was looked through without opening it for reading: how many mentions it has
    /// (none if it can't be opened).
    Surveyed(usize, usize),
    /// Starts of further hits for a search, and how far the count has come in hundredths; `None`:
    /// these are the last.
    Counted(u64, Vec<usize>, Option<u8>),
    /// How far the search for a nearest hit has come, by its number, in hundredths.
    Seeking(u64, u8),
    /// What that search found.
    Sought(u64, Sought),
    /// The byte at which a line begins that was asked for in a slot.
    Line(usize, usize),
    /// More of the text of a slot is decoded.
    ReadOn(usize),
    /// Something happened to the file of a slot: its state now, `None` if it is gone.
    Touched(usize, Option<Stamp>),
    /// What the search over all documents found.
    Across(Box<across::Findings>),
    /// Kinds of mention beside hits of that search, by its number; the flag says that these are the
    /// last.
    Beside(u64, Vec<KindsOf>, bool),
}

/// Applies what a person did. What happens to the terminal is the loop's business.
pub fn apply_input(
    state: &mut State,
    input: &Input,
    target: impl Fn(u16, u16) -> Option<Target>,
) -> Vec<Effect> {
    let effects = match input {
        Input::Key(key) => apply_key(state, *key),
        Input::Paste(text) => match editor_mut(state) {
            Some(editor) => {
                editor.insert(text);
                field_changed(state)
            }
            None => Vec::new(),
        },
        Input::Mouse(mouse) => apply_mouse(state, *mouse, target(mouse.column, mouse.row)),
        _ => return Vec::new(),
    };
    // What is still to be said comes when nothing else is said, and no field takes its place.
    if state.notice.is_none() && state.prompt.is_none() && !is_wheel(input) {
        state.notice = state.later.pop_front();
    }
    effects
}

fn is_wheel(input: &Input) -> bool {
    matches!(input, Input::Mouse(mouse) if !matches!(mouse.kind, MouseKind::Press(_)))
}

fn apply_key(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    let scopes = scopes(state);
    let typing = scopes == [Scope::Field];
    if let (true, KeyCode::Char(scalar), false) =
        (typing, key.code, key.modifiers.control || key.modifiers.alt)
    {
        if let Some(editor) = editor_mut(state) {
            editor.insert(scalar.encode_utf8(&mut [0; 4]));
        }
        return field_changed(state);
    }
    let keymap = std::rc::Rc::clone(&state.keymap);
    match keymap.resolve(scopes, &mut state.pending, key) {
        Resolution::Command(index, count) => {
            COMMANDS.get(index).map_or_else(Vec::new, |command| (command.run)(state, Arguments { count }))
        }
        Resolution::More | Resolution::Nothing => Vec::new(),
    }
}

/// The scopes in which a key is looked up now.
fn scopes(state: &State) -> &'static [Scope] {
    match (&state.overlay, &state.prompt, state.focus) {
        (Some(Overlay::Help(_)), ..) => &[Scope::Help],
        (Some(Overlay::Card(..)), ..) => &[Scope::Card],
        (Some(Overlay::Palette { .. }), ..) | (_, Some(_), _) => &[Scope::Field],
        (Some(Overlay::Timeline(_)), None, _) => &[Scope::Timeline],
        (Some(Overlay::Across), None, _) => &[Scope::Across],
        (None, None, Pane::Reading) => &[Scope::Reading, Scope::Global],
        (None, None, Pane::Documents) => &[Scope::List, Scope::Global],
        (None, None, Pane::Highlights) => &[Scope::Highlights, Scope::List, Scope::Global],
    }
}

fn apply_mouse(state: &mut State, mouse: Mouse, target: Option<Target>) -> Vec<Effect> {
    match (mouse.kind, target) {
        (MouseKind::WheelUp, target) => wheel(state, -WHEEL_ROWS, target),
        (MouseKind::WheelDown, target) => wheel(state, WHEEL_ROWS, target),
        (MouseKind::Press(Button::Left), Some(target)) => click(state, target, mouse.column),
        _ => Vec::new(),
    }
}

fn wheel(state: &mut State, rows: isize, target: Option<Target>) -> Vec<Effect> {
    match (&mut state.overlay, target) {
        (Some(Overlay::Help(place) | Overlay::Card(place, _)), _) => {
            place.first = place.first.saturating_add_signed(rows);
        }
        (Some(Overlay::Timeline(timeline)), _) => {
            let len = timeline.listed().len();
            timeline.place.step(rows.signum(), len);
        }
        (Some(Overlay::Palette { place, matches, .. }), _) => place.step(rows.signum(), matches.len()),
        (Some(Overlay::Across), _) => {
            let len = state.across.rows.len();
            state.across.place.step(rows, len);
        }
        (None, Some(Target::Document(_) | Target::DocumentsPane)) => {
            let len = state.listed_documents().len();
            state.documents.step(rows, len);
        }
        (None, Some(Target::Entry(_) | Target::HighlightsPane)) => {
            let len = state.highlights.entries.len();
            state.highlights.place.step(rows, len);
        }
        (None, _) => return scroll(state, rows),
    }
    Vec::new()
}

fn click(state: &mut State, target: Target, column: u16) -> Vec<Effect> {
    // What lies under an overlay is not within reach.
    let of_overlay = matches!(
        target,
        Target::Choice(_)
            | Target::TimelineBar(_)
            | Target::TimelineDate(_)
            | Target::CardLine(_)
            | Target::AcrossRow(_)
    );
    if state.overlay.is_some() && !of_overlay {
        return Vec::new();
    }
    state.notice = None;
    match target {
        Target::Document(position) => {
            state.documents.selected = position;
            state.focus = Pane::Reading;
            let index = state.listed_documents().get(position).copied();
            return index.map_or_else(Vec::new, |index| open_document(state, index));
        }
        Target::Entry(position) => {
            state.highlights.place.selected = position;
            enter_highlight(state);
        }
        Target::Choice(position) => {
            if let Some(Overlay::Palette { place, .. }) = &mut state.overlay {
                place.selected = position;
                return super::palette::accept(state);
            }
        }
        Target::AcrossRow(row) => {
            state.prompt = None;
            return super::commands::go_to_row(state, row);
        }
        Target::CardLine(line) => super::commands::open_line(state, line),
        Target::TimelineBar(bucket) => super::commands::select_bucket(state, bucket),
        Target::TimelineDate(position) => return super::commands::go_to_dated(state, position),
        Target::TextRow(row, x) => {
            state.focus = Pane::Reading;
            if let Some(byte) = state.page.byte_at(row, i32::from(column) - i32::from(x)) {
                click_text(state, byte);
            }
        }
        Target::DocumentsPane => state.focus = Pane::Documents,
        Target::HighlightsPane => state.focus = Pane::Highlights,
        Target::ReadingPane => state.focus = Pane::Reading,
    }
    Vec::new()
}

/// A click on a mention lights its entity; on other text it sets the place to go on from.
fn click_text(state: &mut State, byte: usize) {
    let mention = state.open().and_then(|open| open.mention_at(byte));
    let entity = mention.filter(|mention| state.threshold.admits(mention)).map(|mention| mention.entity);
    jump_to(state, byte);
    state.highlights.lit = entity;
    if let Some(id) = entity {
        super::commands::select_entity(state, id);
        super::commands::say_mention(state, id, byte, None);
    }
}

/// Applies an answer of a worker; late answers to old questions are dropped.
pub fn apply_report(state: &mut State, report: Report) -> Vec<Effect> {
    match report {
        Report::Opened(slot, Ok(document)) => return opened(state, slot, *document),
        Report::Opened(slot, Err(why)) => {
            state.tell(Notice { text: complaints::of_opening(&state.texts, &why), error: true });
            if let Some(slot) = state.shelf.get_mut(slot) {
                slot.content = Content::Failed(why);
            }
        }
        Report::Mentions(slot, mentions, entities) => {
            if let Some(Content::Open(open)) = state.shelf.get_mut(slot).map(|slot| &mut slot.content) {
                open.findings.add(mentions);
                open.findings.entities = entities;
                open.findings.revision += 1;
            }
        }
        Report::Analysed(slot, part, analysis) => analysed(state, slot, part, *analysis),
        Report::Hazards(slot, count) => {
            if let Some(Content::Open(open)) = state.shelf.get_mut(slot).map(|slot| &mut slot.content) {
                open.hazards = count;
            }
        }
        Report::Surveyed(slot, count) => {
            if let Some(slot) = state.shelf.get_mut(slot) {
                slot.surveyed = Some(count);
            }
        }
        Report::Counted(revision, starts, percent) => {
            if revision == state.search.revision {
                let len = state.open().map_or(0, |open| open.document.text.len());
                state.search.add_counted(&starts, percent, len);
            }
        }
        Report::Seeking(number, percent) => {
            if let Some(seeking) = state.search.seeking.as_mut().filter(|seeking| seeking.number == number) {
                seeking.percent = percent;
            }
        }
        Report::Sought(number, sought) => {
            if let Some(seeking) = state.search.seeking.filter(|seeking| seeking.number == number) {
                arrive(state, sought, seeking.way, seeking.is_jump);
            }
        }
        Report::Line(slot, byte) => {
            if slot == state.current {
                return leap(state, Top { byte, spacer: false });
            }
        }
        Report::ReadOn(slot) => {
            if let Some(Content::Open(open)) = state.shelf.get_mut(slot).map(|slot| &mut slot.content) {
                open.text_changed();
            }
            return following(state, slot);
        }
        Report::Touched(slot, stamp) => return touched(state, slot, stamp),
        Report::Across(findings) => {
            state.across.take(*findings);
            return look_beside(state);
        }
        Report::Beside(revision, kinds, ended) => {
            state.across.take_looks(revision, &kinds, ended);
            return look_beside(state);
        }
    }
    Vec::new()
}

/// Takes the result of an analysis; what was listed as two things may be one.
fn analysed(state: &mut State, slot: usize, part: Range<usize>, analysis: Analysis) {
    state.analysing.remove(&slot);
    let Some(Content::Open(open)) = state.shelf.get_mut(slot).map(|slot| &mut slot.content) else { return };
    open.findings.part = part;
    let renamed = open.findings.finish(analysis);
    if slot == state.current {
        state.highlights.rename(&renamed);
        if let Some(Overlay::Card(_, lines)) = &mut state.overlay {
            for line in lines {
                line.target = line.target.and_then(|id| renamed.get(&id).copied());
            }
        }
    }
}

fn opened(state: &mut State, slot: usize, document: Document<Text>) -> Vec<Effect> {
    if document.encoding.name != "UTF-8" || document.encoding.malformed > 0 {
        let count = document.encoding.malformed.to_string();
        let id = if document.encoding.malformed > 0 { "notice-malformed" } else { "notice-encoding" };
        let arguments = [("encoding", document.encoding.name), ("count", count.as_str())];
        let text = state.texts.with(id, &arguments);
        state.tell(Notice { text, error: false });
    }
    let Some(place) = state.shelf.get_mut(slot) else { return Vec::new() };
    let mut open = OpenDocument::new(document);
    match &place.content {
        Content::Open(old) => open.take_over(old),
        _ => open.date.clone_from(&state.date),
    }
    place.content = Content::Open(Box::new(open));
    state.analysing.insert(slot);
    let mut effects = following(state, slot);
    if slot == state.current {
        effects.push(Effect::Attend(slot));
        if state.search.query.is_some() {
            state.search.forget_counts();
            effects.push(Effect::Count);
        }
    }
    effects.extend(super::commands::arrive_at_hit(state));
    effects
}
