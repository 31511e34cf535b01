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

/// Bytes that are looked at to tell text from binary data, and to guess an 8-bit encoding.
/// Reason: the guess runs at 14 MB a second and does not get better with more.
pub const ENCODING_SAMPLE_BYTES_MAX: usize = 64 * 1024;

/// Units of 16 bits that are looked at to find UTF-16 without a byte order mark. Reason: measured
/// on this many (1,676 of 1,680 texts found, none found wrongly).
pub const UTF16_SAMPLE_UNITS_MAX: usize = 4096;

/// Broken places after which the question whether a text is damaged UTF-8 is decided. Reason: a
/// file in another encoding has one at nearly each letter.
pub const UTF8_FAULTS_MAX: usize = 4096;

/// Bytes of one window, and the number of windows, in which letters are counted to find a
/// document's direction. Reason: 256 KiB tell as much as 100 MB, at once.
pub const LETTER_WINDOW_BYTES: usize = 8 * 1024;
/// See [`LETTER_WINDOW_BYTES`].
pub const LETTER_WINDOWS_MAX: usize = 32;

/// Bytes from the start of a text in which stray line ends are looked for. Reason: a text is
/// broken throughout or not at all, and opening must not wait.
pub const REFLOW_SAMPLE_BYTES_MAX: usize = 1024 * 1024;

/// Folders within folders that are looked into. Reason: no library of texts is deeper; deeper
/// ones are left out with a notice.
pub const FOLDER_DEPTH_MAX: usize = 64;

/// Documents in one list. Reason: a whole disk named by mistake must not fill the memory; the
/// rest is left out with a notice.
pub const DOCUMENTS_MAX: usize = 200_000;

/// Scalars of a title made from a first line. Reason: a list shows 20 to 40 cells, a title bar
/// up to 100; longer lines are cut at a clause or a word.
pub const TITLE_SCALARS_MAX: usize = 80;
