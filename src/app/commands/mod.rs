//! The table of commands: the only source of what can be done.
//!
//! A command is a row: name, scope, function. Its keys are in assets/keys.toml, its one-line help
//! in the interface texts under `command-NAME`; dispatcher, help screen, palette and README are
//! made from the table, and tests run over the whole of it. Rows stand by subject in the files of
//! this folder.

mod across;
mod card;
mod changes;
mod field;
mod lists;
mod panes;
mod program;
mod reading;
mod search;
mod timeline;
mod view;

use std::sync::LazyLock;

use super::state::State;

pub(super) use across::{arrive_at_hit, go_to_row, look_beside};
pub(super) use card::open_line;
pub(super) use changes::{following, touched};
pub(super) use field::{changed as field_changed, editor_mut};
pub(super) use lists::{enter_highlight, open_document, say_mention, select_entity};
pub(super) use reading::{go_to_paragraph, go_to_percent, jump_to, leap, reference_byte, scroll};
pub(super) use search::arrive;
pub(super) use timeline::{go_to_dated, select_bucket};

/// Where a command's keys work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every pane.
    Global,
    /// In the reading pane.
    Reading,
    /// In the list panes.
    List,
    /// In the highlights pane.
    Highlights,
    /// In input fields and the palette.
    Field,
    /// In the timeline.
    Timeline,
    /// In the results of the search over all documents.
    Across,
    /// In the help screen.
    Help,
    /// In the card of a mention.
    Card,
}

/// What a command asks the program to do beside changing the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Open the document of a slot; if it is open, anew.
    Open(usize),
    /// Watch the file of a slot, and decode its text to the end.
    Attend(usize),
    /// Look for the nearest hit beside the loop, as `Search::seeking` says.
    Seek,
    /// Go to a line of the source (1-based).
    FindLine(usize),
    /// Give the analysis of the current document up.
    StopAnalysing,
    /// Analyse the document of a slot.
    Analyse(usize),
    /// Count the hits of the search in the current document.
    Count,
    /// Search all documents, as `State::across` says.
    SearchAcross,
    /// Give that search up.
    StopAcross,
    /// Look for mentions beside its hits.
    LookBeside,
    /// Put text (logical order) on the clipboard.
    Copy(String),
    /// Send the whole screen again.
    Redraw,
    /// Give the terminal back and stop until the shell continues us.
    Suspend,
    /// End.
    Quit,
}

/// What the person gave with a command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// A count typed before it.
    pub count: Option<usize>,
}

impl Arguments {
    /// The count, 1 if there is none.
    pub fn times(self) -> usize {
        self.count.unwrap_or(1)
    }
}

/// What running a command takes.
pub(super) type Run = fn(&mut State, Arguments) -> Vec<Effect>;

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Its name, as in keys.toml and `command-NAME` of the interface texts.
    pub name: &'static str,
    /// Where its keys work.
    pub scope: Scope,
    /// What it does.
    pub run: Run,
}

/// All commands, by subject in the order of the help screen.
pub static COMMANDS: LazyLock<Vec<Command>> = LazyLock::new(|| {
    let subjects: [(Scope, &'static [(&'static str, Run)]); 15] = [
        (Scope::Reading, reading::TABLE),
        (Scope::Reading, changes::TABLE),
        (Scope::Reading, search::TABLE),
        (Scope::Global, panes::TABLE),
        (Scope::List, lists::TABLE),
        (Scope::Highlights, lists::HIGHLIGHTS_TABLE),
        (Scope::Global, across::OPENING_TABLE),
        (Scope::Global, timeline::OPENING_TABLE),
        (Scope::Global, view::TABLE),
        (Scope::Global, program::TABLE),
        (Scope::Timeline, timeline::TABLE),
        (Scope::Across, across::TABLE),
        (Scope::Card, card::TABLE),
        (Scope::Field, field::TABLE),
        (Scope::Help, program::HELP_TABLE),
    ];
    let rows = |(scope, table): (Scope, &'static [(&'static str, Run)])| {
        table.iter().map(move |(name, run)| Command { name, scope, run: *run })
    };
    subjects.into_iter().flat_map(rows).collect()
});
