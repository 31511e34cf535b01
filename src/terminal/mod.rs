//! Which terminal this is and how it is addressed; raw mode and the screen, given back on every
//! way out; input; frames.
//!
//! In: ratatui buffers in visual order. Out: bytes to the terminal, [`crate::app::Input`] from it.
//! Knows nothing of documents. The only place that knows crossterm.

mod clipboard;
mod device;
mod examine;
mod identify;
mod input;
mod lines;
mod listen;
mod modes;
mod multiplexer;
mod paint;
mod session;
mod signals;

pub use examine::{Examination, ShownCell};
pub use identify::{
    Answers, Carrier, Colours, DecidedBy, Environment, Evidence, Hint, Mode, ModeChoice, Profile, Settings,
};
pub use lines::{LineStyle, LineWriter};
pub use session::Terminal;

/// What is known of the terminal from the variables alone, for output that goes elsewhere.
pub fn guess(environment: &Environment, settings: &Settings) -> Profile {
    identify::identify(&Answers::default(), environment, settings)
}
