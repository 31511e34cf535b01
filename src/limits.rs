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

/// Bytes of a file that is held in memory as a whole while it is read. Reason: the first screen must
/// not wait for more; larger ones are read where the reader is.
pub const WHOLE_BYTES_MAX: u64 = 256 * 1024;

/// Bytes of an input field. Reason: nobody types more, and a paste may hold a book. What goes
/// beyond is dropped.
pub const FIELD_BYTES_MAX: usize = 64 * 1024;

/// Paragraphs that one command goes on at most. Reason: in a file of gigabytes each must be read.
pub const PARAGRAPHS_WALKED_MAX: usize = 100_000;

/// Layouts of paragraphs kept for reading. Reason: a screen needs a few dozen, memory must not
/// grow with the document.
pub const LAYOUTS_MAX: usize = 128;

/// Cells that a bar of the timeline is wide at most. Reason: a few wide ones look like a wall.
pub const TIMELINE_BAR_CELLS_MAX: u16 = 6;

/// Bytes of text after a mention that a row of a list shows of it at most. Reason: a row is no wider.
pub const EXCERPT_BYTES_MAX: usize = 1024;

/// Places in the jump list. Reason: nobody goes back further; older ones are forgotten.
pub const JUMPS_MAX: usize = 200;

/// Hits whose places are kept for "3/17". Reason: eight bytes each; a frequent word of a large file has
/// millions. Beyond, hits are counted without places.
pub const STARTS_MAX: usize = 250_000;

/// Bytes that are looked at for the next hit before the next frame. Reason: a millisecond or two;
/// beyond, a worker looks on.
pub const SEEK_AT_ONCE_BYTES: usize = 1024 * 1024;

/// Bytes of a text that are analysed as a whole. Reason: more would take minutes and much memory;
/// of a larger text the part around the reader is.
pub const ANALYSIS_WHOLE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Bytes of the part of a larger text that is analysed. Reason: some hundred pages, in a second.
pub const ANALYSIS_AROUND_BYTES: usize = 1024 * 1024;

/// Queries in the search history.
pub const HISTORY_MAX: usize = 200;

/// Things that wait to be said on the status line. Reason: each takes a key to go on; a folder may
/// hold thousands of files that cannot be read. What is beyond is not said there.
pub const NOTICES_MAX: usize = 20;

/// The largest count before a command (`1234j`). Reason: a count is a loop's bound.
pub const COUNT_MAX: usize = 9_999_999;

/// Events handled between two frames. Reason: a held key must not keep the screen from changing.
pub const EVENTS_PER_FRAME_MAX: usize = 4096;

/// Bytes of a document that are opened before the first frame instead of beside it. Reason: up
/// to here opening is faster than a frame, and the first screen shows the text at once.
pub const OPEN_AT_ONCE_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Bytes of text before and after the visible part in which hits are looked for, so that one
/// that begins above the screen is marked. Longer hits are marked from their visible start on.
pub const HIT_MARGIN_BYTES: usize = 4096;

/// Cells of the text column at most and at least, whatever the reader asks for.
pub const TEXT_COLUMN_CELLS_MAX: u16 = 400;
/// See [`TEXT_COLUMN_CELLS_MAX`].
pub const TEXT_COLUMN_CELLS_MIN: u16 = 16;

/// Cells of an input field that are laid out at most.
pub const FIELD_CELLS_MAX: u16 = 4096;
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
pub const REFLOW_SAMPLE_BYTES_MAX: usize = 64 * 1024;

/// Folders within folders that are looked into. Reason: no library of texts is deeper; deeper
/// ones are left out with a notice.
pub const FOLDER_DEPTH_MAX: usize = 64;

/// Documents in one list. Reason: a whole disk named by mistake must not fill the memory; the
/// rest is left out with a notice.
pub const DOCUMENTS_MAX: usize = 200_000;

/// Scalars of a title made from a first line. Reason: a list shows 20 to 40 cells, a title bar
/// up to 100; longer lines are cut at a clause or a word.
pub const TITLE_SCALARS_MAX: usize = 80;

/// Documents of the list that are looked through in the background for their counts, and the size
/// up to which they are. Reason: the list should say where much is found, a folder of books must
/// not keep the machine busy. Beyond, the list shows no number until the document is opened.
pub const SURVEY_DOCUMENTS_MAX: usize = 500;
/// See [`SURVEY_DOCUMENTS_MAX`].
pub const SURVEY_BYTES_MAX: u64 = 1024 * 1024;
/// Bytes of one paste. Reason: pastes go into one-line fields. The rest is dropped.
pub const PASTE_BYTES_MAX: usize = 64 * 1024;

/// Bytes of a text given to the clipboard. Reason: terminals cut or refuse longer ones (the
/// usual limit is 100,000 letters of base64). The reader is told that it was too long.
pub const CLIPBOARD_BYTES_MAX: usize = 74_994;

/// Bytes before and after a mention in which its sentence is looked for. Reason: what calls itself a
/// sentence may be a megabyte of numbers; a longer one is cut with an ellipsis.
pub const SENTENCE_BYTES_MAX: usize = 800;

/// Bytes of one line of `analyze --jsonl`. Reason: a line is held in memory, and so is what is found
/// in it. A longer one is reported with its number and passed over.
pub const JSONL_LINE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Bytes from the reading place on that are analysed before the rest. Reason: they are what the
/// person sees, with some pages to come.
pub const ANALYSIS_NEAR_BYTES: usize = 32 * 1024;

/// Bytes of hits that `search` holds until their documents have their turn, and documents that it
/// is ahead of the one whose turn it is. Reason: what is written has a stable order, and memory
/// must not grow with what is found; threads that are further ahead wait.
pub const SEARCH_AHEAD_BYTES_MAX: usize = 8 * 1024 * 1024;
/// See [`SEARCH_AHEAD_BYTES_MAX`].
pub const SEARCH_AHEAD_DOCUMENTS_MAX: usize = 4096;

/// Hits of a document that the search over all documents keeps with their lines, and hits that it
/// keeps in all. Reason: a line takes half a kilobyte, memory must not grow with the library; nobody
/// goes through more row by row. Counts stay exact; the view says how many more there are, and in
/// the document `n` goes to them.
pub const ACROSS_HITS_PER_DOCUMENT_MAX: usize = 50;
/// See [`ACROSS_HITS_PER_DOCUMENT_MAX`].
pub const ACROSS_HITS_MAX: usize = 10_000;

/// Bytes of a line kept before and after a hit of that search. Reason: a row shows no more.
pub const ACROSS_BEFORE_BYTES: usize = 160;
/// See [`ACROSS_BEFORE_BYTES`].
pub const ACROSS_AFTER_BYTES: usize = 320;

/// Bytes of text between a hit and a mention that stand beside each other, at most. Reason: about
/// what a row shows of the line.
pub const BESIDE_BYTES: usize = 160;

/// Bytes around a hit that are analysed to find the mentions beside it. Reason: a paragraph may have
/// a megabyte.
pub const BESIDE_ANALYSED_BYTES: usize = 4096;
