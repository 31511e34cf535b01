//! Pure functions over text: clusters and widths, bidi levels and visual order, joining, line
//! breaking, the layout of a paragraph into rows of cells with the map cell <-> byte, folding,
//! digits, and the harmless rendering of hostile characters.
//!
//! Knows nothing of files, documents, the screen or ratatui. Every function is total: whatever
//! the text, it gives a value.

mod base;
mod breaks;
mod check;
mod clusters;
mod digits;
mod direction;
mod fold;
mod glyphs;
mod harmless;
mod hazards;
mod joining;
mod joints;
mod layout;
mod levels;
mod marks;
mod names;
mod order;
mod row;
pub mod stages;
mod units;
mod width;
mod wrap;

pub use base::BaseDirection;
pub use digits::Digits;
pub use direction::Direction;
pub use fold::{
    Depth, Folded, FoldedText, fold, fold_scalar, fold_scalar_at, fold_with_offsets, is_ignorable, marks_end,
};
pub use harmless::HiddenReason;
pub use hazards::{Hazard, hazards};
pub use joints::Newlines;
pub use layout::{Hidden, Layout, LayoutOptions, Place, lay_out, one_row};
pub use row::{CellView, Row};
