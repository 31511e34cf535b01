//! Everything the program knows while it runs, as one value. Commands change it, drawing reads
//! it; it holds no thread and nothing of the terminal. (The text of a large document is read from its
//! file where it is asked for.)

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use crate::analysis::{Kind, Mention};
use crate::document::{OpenError, Source};
use crate::limits::{NOTICES_MAX, TEXT_COLUMN_CELLS};
use crate::text::{BaseDirection, Digits, Direction};

use super::across::Across;
use super::editor::Editor;
use super::highlights::Highlights;
use super::keymap::{Keymap, Pending};
use super::open_document::OpenDocument;
use super::page::Page;
use super::search::Search;
use super::texts::Texts;
use super::threshold::Threshold;

/// A pane of the screen; one of them has the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of documents.
    Documents,
    /// The text.
    #[default]
    Reading,
    /// What was found in it.
    Highlights,
}

/// A document of the list and what became of it.
#[derive(Debug)]
pub struct Slot {
    /// Name for the list (raw).
    pub title: String,
    /// Where it comes from.
    pub source: Source,
    /// Its content as far as it is known.
    pub content: Content,
    /// How many mentions a survey found in it without opening it for reading.
    pub surveyed: Option<usize>,
}

impl Slot {
    /// A document that is not opened yet.
    pub fn closed(title: String, source: Source) -> Self {
        Self { title, source, content: Content::Closed, surveyed: None }
    }
}

/// The content of a slot.
#[derive(Debug, Default)]
pub enum Content {
    /// Not opened yet.
    #[default]
    Closed,
    /// A worker opens it.
    Opening,
    /// Open.
    Open(Box<OpenDocument>),
    /// It can't be opened.
    Failed(OpenError),
}

/// What the reader wants to see of every document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The base direction; `None`: by the rules.
    pub direction: Option<Direction>,
    /// Vowel marks are shown.
    pub marks: bool,
    /// How digits are shown.
    pub digits: Digits,
    /// Hidden controls are shown.
    pub reveal: bool,
    /// Cells of the text column at most.
    pub width_cells: u16,
}

impl Default for Capabilities {
    fn default() -> Self {
        Self { marks: true, side_by_side: true, hint: None }
    }
}

impl Default for View {
    fn default() -> Self {
        Self {
            direction: None,
            marks: true,
            digits: Digits::AsWritten,
            reveal: false,
            width_cells: TEXT_COLUMN_CELLS,
        }
    }
}

impl View {
    /// The base direction for a document written mostly in `document`.
    pub fn base(&self, document: Direction) -> BaseDirection {
        self.direction.map_or(BaseDirection::Auto(document), BaseDirection::Forced)
    }
}

/// What the terminal can show, as far as it concerns state and layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// Combining marks are drawn right.
    pub marks: bool,
    /// Panes may stand side by side.
    pub side_by_side: bool,
    /// Advice for the person, shown once (id of an interface text).
    pub hint: Option<String>,
}

/// The sizes that commands and layout need, in cells and rows; made by `ui::arrange`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Columns of the text column.
    pub text_columns: u16,
    /// Rows of the text.
    pub text_rows: u16,
    /// Rows of the list of documents.
    pub documents_rows: u16,
    /// Rows of the list of highlights.
    pub highlights_rows: u16,
    /// Rows of an overlay's list.
    pub overlay_rows: u16,
    /// Columns of the bars of the timeline.
    pub timeline_columns: u16,
    /// Rows of the list under them.
    pub timeline_rows: u16,
    /// Rows of the results of the search over all documents.
    pub across_rows: u16,
    /// The list panes stand beside the text (else they come up over it).
    pub wide: bool,
}

/// A list with a selected row that is kept in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListPlace {
    /// Index of the selected row.
    pub selected: usize,
    /// Index of the first visible row.
    pub first: usize,
}

impl ListPlace {
    /// Moves the selection by `by` within `len` rows.
    pub fn step(&mut self, by: isize, len: usize) {
        self.selected = self.selected.saturating_add_signed(by).min(len.saturating_sub(1));
    }

    /// Scrolls so that the selection is among `rows` visible rows of `len`.
    pub fn reveal(&mut self, rows: u16, len: usize) {
        let rows = usize::from(rows).max(1);
        self.selected = self.selected.min(len.saturating_sub(1));
        let lowest = (self.selected + 1).saturating_sub(rows);
        self.first = self.first.clamp(lowest, self.selected).min(len.saturating_sub(rows.min(len)));
    }
}

/// What an input field on the status line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Search in the document.
    Search,
    /// Filter of the highlights.
    FilterHighlights,
    /// Filter of the documents.
    FilterDocuments,
    /// The date of the document.
    DocumentDate,
    /// Search in all documents.
    Across,
    /// Filter of its results by the names of the documents.
    FilterAcross,
}

/// An input field on the status line.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// What is typed.
    pub editor: Editor,
    /// Where one was when it opened, to go back to on Esc.
    pub origin: super::open_document::Place,
    /// Steps back in the history; 0: what is being typed.
    pub recalled: usize,
    /// What was typed before one went back in the history.
    pub typed: String,
    /// The search or filter that was on before, to go back to on Esc.
    pub replaced: String,
}

/// What lies over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys and commands.
    Help(ListPlace),
    /// The command palette: a field and the commands that match it.
    Palette {
        /// What is typed.
        editor: Editor,
        /// The selected match.
        place: ListPlace,
        /// What can be chosen, best first.
        matches: Vec<super::palette::Choice>,
    },
    /// The dates of the document on a line of time.
    Timeline(Box<super::timeline::Timeline>),
    /// The results of the search over all documents.
    Across,
    /// What is known of a mention, line by line.
    Card(ListPlace, Vec<super::card::CardLine>),
}

/// A line for the person on the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The words, in the interface language; may hold raw names.
    pub text: String,
    /// It is about something that failed.
    pub error: bool,
}

/// The state of the reader.
#[derive(Debug)]
pub struct State {
    /// The documents.
    pub shelf: Vec<Slot>,
    /// Index of the document that is being read.
    pub current: usize,
    /// Which pane has the focus.
    pub focus: Pane,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// The input field, while one is open.
    pub prompt: Option<Prompt>,
    /// Place in the list of documents.
    pub documents: ListPlace,
    /// Filter of the list of documents.
    pub documents_filter: String,
    /// The highlights pane.
    pub highlights: Highlights,
    /// The search in the document.
    pub search: Search,
    /// The search over all documents.
    pub across: Across,
    /// What the reader wants to see.
    pub view: View,
    /// What the terminal can show.
    pub capabilities: Capabilities,
    /// Sizes of the panes on the screen now.
    pub sizes: Sizes,
    /// The interface's words.
    pub texts: Rc<Texts>,
    /// The keys.
    pub keymap: Rc<Keymap>,
    /// Keys typed so far of a longer sequence, and a count.
    pub pending: Pending,
    /// A line for the person; goes with the next key.
    pub notice: Option<Notice>,
    /// What is to be said after it, a key later each.
    pub later: VecDeque<Notice>,
    /// The visible part of the document, made by `prepare`.
    pub page: Page,
    /// The date of all documents, ISO 8601, if the person said one.
    pub date: Option<String>,
    /// Slots whose analysis is under way.
    pub analysing: BTreeSet<usize>,
    /// How sure a name must be to be shown.
    pub threshold: Threshold,
}

impl State {
    /// The state at the start: nothing open yet, the text in focus.
    pub fn new(shelf: Vec<Slot>, texts: Texts, keymap: Keymap) -> Self {
        Self {
            shelf,
            current: 0,
            focus: Pane::Reading,
            overlay: None,
            prompt: None,
            documents: ListPlace::default(),
            documents_filter: String::new(),
            highlights: Highlights::default(),
            search: Search::default(),
            across: Across::default(),
            view: View::default(),
            capabilities: Capabilities::default(),
            sizes: Sizes::default(),
            texts: Rc::new(texts),
            keymap: Rc::new(keymap),
            pending: Pending::default(),
            notice: None,
            later: VecDeque::new(),
            page: Page::default(),
            date: None,
            analysing: BTreeSet::new(),
            threshold: Threshold::default(),
        }
    }

    /// The document that is being read, if it is open.
    pub fn open(&self) -> Option<&OpenDocument> {
        match self.shelf.get(self.current).map(|slot| &slot.content) {
            Some(Content::Open(document)) => Some(document),
            _ => None,
        }
    }

    /// The same, to change.
    pub fn open_mut(&mut self) -> Option<&mut OpenDocument> {
        match self.shelf.get_mut(self.current).map(|slot| &mut slot.content) {
            Some(Content::Open(document)) => Some(document),
            _ => None,
        }
    }

    /// What the reader wants to see, as far as the terminal can show it.
    pub fn shown_view(&self) -> View {
        View { marks: self.view.marks && self.capabilities.marks, ..self.view }
    }

    /// Takes note of what the terminal can show; its advice is said once.
    pub fn learn(&mut self, capabilities: Capabilities) {
        let advice = capabilities.hint.clone().filter(|_| self.capabilities.hint != capabilities.hint);
        self.capabilities = capabilities;
        if let Some(advice) = advice {
            self.tell(Notice { text: self.texts.get(&advice), error: false });
        }
    }

    /// Says something that nobody asked for: after what is being said, if there is something.
    pub fn tell(&mut self, notice: Notice) {
        if self.notice.is_none() {
            self.notice = Some(notice);
        } else if self.later.len() < NOTICES_MAX {
            self.later.push_back(notice);
        }
    }

    /// Says something on the status line: an interface text without arguments.
    pub fn say(&mut self, id: &str) {
        self.notice = Some(Notice { text: self.texts.get(id), error: false });
    }

    /// Says something with arguments.
    pub fn say_with(&mut self, id: &str, arguments: &[(&str, &str)]) {
        self.notice = Some(Notice { text: self.texts.with(id, arguments), error: false });
    }

    /// Indices of the documents that the filter lets through.
    pub fn listed_documents(&self) -> Vec<usize> {
        let needle = crate::text::fold(&self.documents_filter);
        (0..self.shelf.len())
            .filter(|&index| {
                needle.is_empty() || crate::text::fold(&self.shelf[index].title).contains(&needle)
            })
            .collect()
    }

    /// Filters the list of documents anew. The selection stays on its document; when that is not
    /// listed any more, it goes to the first one.
    pub fn filter_documents(&mut self, filter: &str) {
        let selected = self.listed_documents().get(self.documents.selected).copied();
        filter.clone_into(&mut self.documents_filter);
        let position = |index| self.listed_documents().iter().position(|listed| *listed == index);
        self.documents.selected = selected.and_then(position).unwrap_or(0);
    }

    /// The direction of the interface: of the whole screen.
    pub fn interface_direction(&self) -> Direction {
        self.texts.direction()
    }

    /// What must hold between two commands; the words say what does not.
    pub fn check(&self) -> Result<(), String> {
        if !self.shelf.is_empty() && self.current >= self.shelf.len() {
            return Err(format!("document {} of {}", self.current, self.shelf.len()));
        }
        for slot in &self.shelf {
            if let Content::Open(document) = &slot.content {
                document.check()?;
            }
        }
        Ok(())
    }

    /// Whether a kind of mention is wanted on the screen.
    pub fn shows(&self, kind: Kind) -> bool {
        !self.highlights.hidden.contains(&kind)
    }

    /// Whether a mention is wanted on the screen: its kind is, and it is sure enough.
    pub fn shows_mention(&self, mention: &Mention) -> bool {
        self.shows(mention.kind) && self.threshold.admits(mention)
    }
}
