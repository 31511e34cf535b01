//! Pure functions over text: clusters and widths, bidi levels and visual order, joining, line
//! breaking, the layout of a paragraph into rows of cells with the map cell <-> byte, folding,
//! digits, and the harmless rendering of hostile characters.
//!
//! Knows nothing of files, documents, the screen or ratatui. Every function is total: whatever
//! the text, it gives a value.

mod direction;
mod fold;
mod layout;

pub use direction::Direction;
pub use fold::{
    Depth, Folded, FoldedText, fold, fold_scalar, fold_scalar_at, fold_with_offsets, is_ignorable, marks_end,
};
pub use layout::{
    BaseDirection, CellView, Digits, Layout, LayoutOptions, Newlines, Place, Row, lay_out, one_row,
};
