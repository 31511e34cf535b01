//! The options of `qari search`: the letters that grep and ripgrep have taught people.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::SearchLevel;

/// `qari search`.
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line are independent")]
#[derive(Clone, Debug, Default, Args)]
pub struct SearchOptions {
    /// What to find; a space finds any white space, line ends too
    #[arg(value_name = "QUERY", required_unless_present = "queries", allow_hyphen_values = false)]
    query: Option<OsString>,
    /// Files, folders, '-' for standard input [default: standard input if piped, else the built-in
    /// documents]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What to find, once for each of several queries; then all other words are paths
    #[arg(short = 'e', long = "query", value_name = "QUERY", allow_hyphen_values = true)]
    queries: Vec<String>,
    /// How exactly a hit must equal the query [default: loose]
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<SearchLevel>,
    /// The query is a regular expression over the folded text
    #[arg(long, overrides_with = "fixed_strings")]
    pub regex: bool,
    /// The query is plain text, as without this option
    #[arg(short = 'F', long)]
    fixed_strings: bool,
    /// Capitals and small letters are the same [default: unless the query has a capital]
    #[arg(short = 'i', long, overrides_with_all = ["case_sensitive", "smart_case"])]
    ignore_case: bool,
    /// Capitals and small letters differ
    #[arg(short = 's', long, overrides_with_all = ["ignore_case", "smart_case"])]
    case_sensitive: bool,
    /// They differ if the query has a capital, as without this option
    #[arg(short = 'S', long, overrides_with_all = ["ignore_case", "case_sensitive"])]
    smart_case: bool,
    /// Only hits that are whole words
    #[arg(short = 'w', long)]
    pub word: bool,
    /// Write only the number of lines with a hit of each document
    #[arg(short = 'c', long, overrides_with_all = ["list", "quiet"])]
    pub count: bool,
    /// Write only the names of the documents that have a hit
    #[arg(short = 'l', long, visible_alias = "files-with-matches", overrides_with = "quiet")]
    pub list: bool,
    /// Write nothing; the exit code says whether there is a hit
    #[arg(short = 'q', long)]
    pub quiet: bool,
    /// Write each hit by itself, without the rest of its line
    #[arg(short = 'o', long)]
    pub only_matching: bool,
    /// Stop in a document after this many lines with a hit
    #[arg(short = 'm', long, value_name = "N")]
    pub max_count: Option<usize>,
    /// Lines shown after each hit
    #[arg(short = 'A', long, value_name = "N")]
    after_context: Option<usize>,
    /// Lines shown before each hit
    #[arg(short = 'B', long, value_name = "N")]
    before_context: Option<usize>,
    /// Lines shown before and after each hit
    #[arg(short = 'C', long, value_name = "N")]
    context: Option<usize>,
    /// Write the numbers of the lines [default: on a terminal]
    #[arg(short = 'n', long, overrides_with = "no_line_number")]
    line_number: bool,
    /// Do not write the numbers of the lines
    #[arg(short = 'N', long)]
    no_line_number: bool,
    /// Write the name of the document [default: if there can be several]
    #[arg(short = 'H', long, overrides_with = "no_filename")]
    with_filename: bool,
    /// Do not write the name of the document
    #[arg(short = 'I', long)]
    no_filename: bool,
    /// Write the name of a document once, above its hits [default: on a terminal]
    #[arg(long, overrides_with = "no_heading")]
    heading: bool,
    /// Write the name of the document before each line
    #[arg(long)]
    no_heading: bool,
    /// When to use colours
    #[arg(long, value_name = "WHEN", visible_alias = "colour", default_value = "auto")]
    pub color: Colour,
    /// What is written; ndjson has offsets in bytes and in Unicode scalar values
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: SearchFormat,
    /// Search hidden files and folders, too
    #[arg(long)]
    pub hidden: bool,
    /// Search what .gitignore and .ignore files leave out, too
    #[arg(long)]
    pub no_ignore: bool,
    /// Threads that search [default: one for each core]
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<usize>,
}

impl SearchOptions {
    /// What to find: one query at least.
    pub fn queries(&self) -> Vec<String> {
        match &self.query {
            Some(query) if self.queries.is_empty() => vec![query.to_string_lossy().into_owned()],
            _ => self.queries.clone(),
        }
    }

    /// Where to look; beside `-e` the first word, too.
    pub fn paths(&self) -> Vec<PathBuf> {
        let first = self.query.as_ref().filter(|_| !self.queries.is_empty());
        first.map(PathBuf::from).into_iter().chain(self.paths.iter().cloned()).collect()
    }

    /// Whether capitals count.
    pub fn case(&self) -> Case {
        match (self.ignore_case, self.case_sensitive) {
            (true, _) => Case::Ignored,
            (_, true) => Case::Heeded,
            _ => Case::Smart,
        }
    }

    /// Lines shown before and after those with a hit.
    pub fn context(&self) -> (usize, usize) {
        let around = self.context.unwrap_or(0);
        (self.before_context.unwrap_or(around), self.after_context.unwrap_or(around))
    }

    /// Whether lines have their numbers, on a terminal or not.
    pub fn numbers(&self, terminal: bool) -> bool {
        (terminal || self.line_number) && !self.no_line_number
    }

    /// Whether names stand above the hits, on a terminal or not.
    pub fn heads(&self, terminal: bool) -> bool {
        (terminal || self.heading) && !self.no_heading
    }

    /// Whether documents are named, if `several` can be met.
    pub fn names(&self, several: bool) -> bool {
        (several || self.with_filename) && !self.no_filename
    }
}

/// Whether capitals and small letters differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// If the query has a capital.
    Smart,
    /// No.
    Ignored,
    /// Yes.
    Heeded,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal that has them, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What `search` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// Lines, as grep writes them.
    #[default]
    Text,
    /// One hit a line.
    Ndjson,
}
