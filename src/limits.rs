//! Every limit of the program, with its unit, its reason, and what the reader sees when it is
//! reached. Imports nothing.

/// Combining marks shown in one cell. Reason: 100,000 marks on one letter are an attack, real
/// vocalised text needs four. Further marks stay in the text and are not drawn.
pub const MARKS_PER_CELL_MAX: usize = 8;

/// Bytes of one cell's symbol. Reason: a base of 4 bytes and eight marks of up to 3 bytes.
pub const SYMBOL_BYTES_MAX: usize = 32;

/// Bytes of one paragraph that are laid out as a piece. Reason: a "line" may have 100 MB;
/// longer paragraphs are cut softly at a space, and the reader sees a row that ends early.
pub const PARAGRAPH_BYTES_MAX: usize = 64 * 1024;

/// Cells of the text column unless told otherwise. Reason: longer rows are hard to follow.
pub const TEXT_COLUMN_CELLS: u16 = 100;

/// Bytes of a document that are read into memory. Larger files are refused with a message that
/// says so.
pub const DOCUMENT_BYTES_MAX: u64 = 2 * 1024 * 1024 * 1024;

/// Bytes of one paste. Reason: pastes go into one-line fields. The rest is dropped.
pub const PASTE_BYTES_MAX: usize = 64 * 1024;

/// Bytes of a text given to the clipboard. Reason: terminals cut or refuse longer ones (the
/// usual limit is 100,000 letters of base64). The reader is told that it was too long.
pub const CLIPBOARD_BYTES_MAX: usize = 74_994;
