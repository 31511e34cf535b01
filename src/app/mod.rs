//! State, commands, keymap, background workers, the event loop: event -> command -> state.
//! Is handed drawing as a trait; knows nothing of how anything is drawn.

mod across;
mod card;
mod commands;
mod complaints;
mod editor;
mod entity_card;
mod flow;
mod help;
mod highlights;
mod hit_map;
mod input;
mod key_names;
mod keyboard;
mod keymap;
mod open_document;
mod page;
mod palette;
mod run;
mod same_text;
mod search;
mod seek;
mod state;
#[cfg(test)]
mod tests;
mod texts;
mod threshold;
mod timeline;
mod update;
mod when;
mod workers;

pub use across::{Across, AcrossHit, Course as AcrossCourse, Row as AcrossRow, Sort as AcrossSort};
pub use card::CardLine;
pub use commands::COMMANDS;
pub use complaints::{
    of_keys as keys_complaint, of_listing as listing_complaint, of_opening as opening_complaint,
};
pub use editor::Editor;
pub use help::{HelpLine, lines as help_lines, markdown as help_markdown};
pub use highlights::{Entry, Highlights};
pub use hit_map::{HitMap, Target, Zone};
pub use input::{Button, Input, Key, KeyCode, Modifiers, Mouse, MouseKind};
pub use keyboard::Layout as KeyboardLayout;
pub use keymap::{Keymap, Mistake, Pending};
pub use open_document::{News, OpenDocument};
pub use page::{Page, PageRow, prepare};
pub use palette::Choice;
pub use run::{End, Event, Screen, run};
pub use search::{Search, Total};
pub use state::{
    Capabilities, Content, ListPlace, Notice, Overlay, Pane, Prompt, PromptKind, Sizes, Slot, State, View,
};
pub use texts::{InterfaceLanguage, Texts};
pub use threshold::Threshold;
pub use timeline::{Bar, Dated, Span, Timeline, Unit};
pub use update::{Report, apply_input, apply_report};
pub use when::{Certainty, When, days_label, short_interval};
pub use workers::Workers;
