//! State, commands, keymap, background workers, the event loop: event -> command -> state.
//! Is handed drawing as a function; knows nothing of how anything is drawn.

mod input;

pub use input::{Button, Input, Key, KeyCode, Modifiers, Mouse, MouseKind};
