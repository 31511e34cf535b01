//! The options of the command line: one definition feeds the parser, `--help`, the man page and
//! the completions.
//!
//! `qari PATH...` reads and takes no subcommand name, `qari analyze` and its like do. Which of
//! the two a line is, is decided by its first word that is no option: so `qari *` reads a file
//! named "print" in the middle of a folder, and options may stand before a subcommand.

mod search;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::analysis::{Hints, Kind, Period};
use crate::app::Threshold;
use crate::search::Level;

pub(super) use search::{Case, Colour, SearchFormat, SearchOptions};

const EXAMPLES: &str = "\
Examples:
  qari                            the built-in documents
  qari talks.txt reports/         a file and all text files of a folder
  curl -s URL | qari -            standard input
  qari search WORD reports/       every place where WORD stands, however it is spelled
  qari analyze --format csv a.txt the people, places, organizations and dates of a text
  qari analyze --format ics --dates 2024..2025 a.txt    its dates as a calendar
  qari doctor                     what this terminal does with right-to-left text

A file named like a command is reached as ./print. QARI_TERMINAL sets --terminal-mode.
Exit codes: 0 done or found, 1 nothing found, 2 something could not be done.";

/// A whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "qari",
    version,
    about = "Reads Arabic, Hebrew, Persian, Urdu and English documents in a terminal.",
    after_help = EXAMPLES,
    max_term_width = 100,
    override_usage = "qari [OPTIONS] [PATH...]\n       qari [OPTIONS] COMMAND ...",
    disable_help_flag = true,
    disable_help_subcommand = true
)]
pub struct Options {
    /// Options of every command.
    #[command(flatten)]
    pub shared: SharedOptions,
    /// What is read, and how, when there is no command.
    #[command(flatten)]
    pub read: ReadOptions,
    /// The command.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A command line without a command.
#[derive(Debug, Parser)]
#[command(name = "qari", disable_help_flag = true)]
struct ReadLine {
    #[command(flatten)]
    shared: SharedOptions,
    #[command(flatten)]
    read: ReadOptions,
}

/// Options of every command.
#[derive(Clone, Debug, Default, Args)]
pub struct SharedOptions {
    /// Language of the interface [default: from the locale]
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub language: Option<InterfaceLanguage>,
    /// Encoding of the documents, such as windows-1256 [default: found]
    #[arg(long, value_name = "LABEL", global = true)]
    pub encoding: Option<String>,
    /// How this terminal is sent right-to-left text
    #[arg(long, visible_alias = "bidi", value_name = "MODE", global = true)]
    pub terminal_mode: Option<TerminalMode>,
    /// Do not draw vowel marks (harakat, niqqud)
    #[arg(long, global = true, overrides_with = "marks")]
    pub no_marks: bool,
    /// Draw vowel marks even where the terminal is known to draw them badly
    #[arg(long, global = true, overrides_with = "no_marks")]
    pub marks: bool,
    /// Leave the terminal's own reordering as it is
    #[arg(long, global = true)]
    pub no_switch: bool,
    /// Width of the text in columns [default: the terminal's, at most 100]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), global = true)]
    pub width: Option<u16>,
    /// Print help
    // Short: the long form takes three screens for a line more on each value.
    #[arg(short, long, action = ArgAction::HelpShort, global = true)]
    help: Option<bool>,
}

/// What is read, and how.
#[derive(Clone, Debug, Default, Args)]
pub struct ReadOptions {
    /// Files, folders, '-' for standard input [default: the built-in documents]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// When the documents were written, for what they say relative to it [default: what each says]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = document_date)]
    pub date: Option<String>,
    /// Least confidence of a name that is shown, 0 to 1 [default: 0.5]
    #[arg(long, value_name = "NUMBER", value_parser = Threshold::parse)]
    pub min_confidence: Option<Threshold>,
    /// Keyboard layout [default: from the locale]
    #[arg(long, value_name = "LAYOUT")]
    pub keyboard: Option<Keyboard>,
    /// How exactly a search hit must equal what was typed [default: loose]
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<SearchLevel>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the people, places, organizations and dates of documents
    Analyze(AnalyzeOptions),
    /// Print every place where something stands, however it is spelled
    Search(SearchOptions),
    /// Print documents set for this terminal
    Print(PrintOptions),
    /// Show what this terminal does with right-to-left text, and choose how it is sent
    Doctor(DoctorOptions),
    /// Print the completions for a shell
    Completions(CompletionsOptions),
    /// Print the manual page
    Man,
}

/// `qari analyze`.
#[derive(Clone, Debug, Default, Args)]
pub struct AnalyzeOptions {
    /// Files, folders, '-' for standard input [default: the built-in documents]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What is written
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: AnalyzeFormat,
    /// Read {"id","text","date"?,"lang"?} a line from standard input, write one object a line
    #[arg(long, conflicts_with_all = ["paths", "format", "explain"])]
    pub jsonl: bool,
    /// Analyze this text and show which rule found what
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["paths", "format"])]
    pub explain: Option<String>,
    /// The documents' date, for what a text says relative to it
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with = "jsonl", value_parser = document_date)]
    pub date: Option<String>,
    /// Only mentions of these kinds
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub kind: Vec<MentionKind>,
    /// Only names of at least this confidence, 0 to 1 [default: 0.5]
    #[arg(long, value_name = "NUMBER", value_parser = Threshold::parse)]
    pub min_confidence: Option<Threshold>,
    /// Only dates in this time: 2024..2025, 2024-05, AH1446, AP1403.., ..1948, 199X
    #[arg(long, value_name = "RANGE", value_parser = Period::parse)]
    pub dates: Option<Period>,
}

/// `qari print`.
#[derive(Clone, Debug, Default, Args)]
pub struct PrintOptions {
    /// Files, folders, '-' for standard input [default: the built-in documents]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Plain text in reading order, as when standard output is no terminal
    #[arg(long, conflicts_with = "visual")]
    pub logical: bool,
    /// Set rows in visual order even when standard output is no terminal
    #[arg(long)]
    pub visual: bool,
}

/// `qari doctor`.
#[derive(Clone, Debug, Default, Args)]
pub struct DoctorOptions {
    /// Only send the terminal the sequences that give it its own reordering back
    #[arg(long)]
    pub reset: bool,
}

/// `qari completions`.
#[derive(Clone, Debug, Args)]
pub struct CompletionsOptions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InterfaceLanguage {
    /// English.
    #[value(name = "en")]
    English,
    /// Arabic.
    #[value(name = "ar")]
    Arabic,
}

/// How rows are sent to the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TerminalMode {
    /// Found from the terminal.
    #[default]
    Auto,
    /// Visual order with presentation forms.
    Visual,
    /// Visual order, runs kept apart.
    Split,
    /// Visual order of words, letters in reading order.
    Words,
    /// Visual order inside directional fences.
    Fenced,
    /// Reading order: the terminal reorders.
    Logical,
}

/// A keyboard layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Keyboard {
    /// Latin letters.
    Latin,
    /// Arabic 101.
    Arabic,
    /// Persian.
    Persian,
    /// Urdu.
    Urdu,
    /// Hebrew.
    Hebrew,
}

/// [`Level`] as it is named on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SearchLevel {
    /// The very letters.
    Exact,
    /// Vowel marks and invisible characters are ignored.
    Marks,
    /// Letters written for each other are one.
    #[default]
    Loose,
    /// As loose, in whole words; prefixes and suffixes may stand around.
    Word,
}

impl From<SearchLevel> for Level {
    fn from(level: SearchLevel) -> Self {
        match level {
            SearchLevel::Exact => Self::Exact,
            SearchLevel::Marks => Self::Marks,
            SearchLevel::Loose => Self::Loose,
            SearchLevel::Word => Self::Word,
        }
    }
}

/// What `analyze` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AnalyzeFormat {
    /// Aligned columns for people.
    #[default]
    Table,
    /// One array of documents.
    Json,
    /// One document a line.
    Ndjson,
    /// One mention a line.
    Csv,
    /// The dates as a calendar (iCalendar).
    Ics,
}

/// [`Kind`] as it is named on the command line and in all outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MentionKind {
    /// Dates and times.
    Date,
    /// People.
    Person,
    /// Places.
    Place,
    /// Organizations.
    Organization,
    /// Events, agreements, works, laws.
    Other,
}

impl From<MentionKind> for Kind {
    fn from(kind: MentionKind) -> Self {
        match kind {
            MentionKind::Date => Self::Date,
            MentionKind::Person => Self::Person,
            MentionKind::Place => Self::Place,
            MentionKind::Organization => Self::Organization,
            MentionKind::Other => Self::Other,
        }
    }
}

/// A document's date, checked.
fn document_date(typed: &str) -> Result<String, &'static str> {
    if Hints::is_date(typed) {
        Ok(typed.to_owned())
    } else {
        Err("write a day that exists as 2025-05-30, or with its time as 2025-05-30T14:05")
    }
}

/// Parses a command line, program name first. The error is clap's; for `--help` and `--version`
/// it holds what to print.
pub(super) fn parse(arguments: Vec<OsString>) -> Result<Options, clap::Error> {
    let grammar = Options::command();
    let names_command =
        first_word(&arguments, &grammar).is_some_and(|word| grammar.find_subcommand(word).is_some());
    let asks = |argument: &OsString| ["-h", "--help", "-V", "--version"].iter().any(|name| argument == name);
    let asked = arguments.iter().take_while(|argument| *argument != "--").find(|argument| asks(argument));
    match asked {
        _ if names_command => Options::try_parse_from(arguments),
        Some(question) => Options::try_parse_from([OsStr::new("qari"), question.as_os_str()]),
        None => {
            let ReadLine { shared, read } = ReadLine::try_parse_from(arguments)?;
            Ok(Options { shared, read, command: None })
        }
    }
}

/// The first argument that is neither an option nor an option's value.
fn first_word<'a>(arguments: &'a [OsString], grammar: &clap::Command) -> Option<&'a OsStr> {
    let mut rest = arguments.iter().skip(1);
    while let Some(argument) = rest.next() {
        let word = argument.to_string_lossy();
        match word.strip_prefix("--") {
            Some("") => return None,
            Some(name) if takes_value(grammar, name) => _ = rest.next(),
            Some(_) => {}
            None if word.starts_with('-') && word.len() > 1 => {}
            None => return Some(argument),
        }
    }
    None
}

/// Whether the value of the option `name` is the next argument. ("--name=value" is no name.)
fn takes_value(grammar: &clap::Command, name: &str) -> bool {
    grammar
        .get_arguments()
        .filter(|option| option.get_action().takes_values() && !option.is_positional())
        .any(|option| option.get_long_and_visible_aliases().is_some_and(|names| names.contains(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Options {
        let words = std::iter::once("qari").chain(words.split_whitespace());
        parse(words.map(OsString::from).collect()).expect("parses")
    }

    #[test]
    fn the_grammar_is_sound() {
        Options::command().debug_assert();
        ReadLine::command().debug_assert();
    }

    #[test]
    fn the_first_word_decides_whether_there_is_a_command() {
        assert!(matches!(line("print a.txt").command, Some(Command::Print(_))));
        assert!(line("./print a.txt").command.is_none());
        let read = line("a.txt print search").read;
        assert_eq!(read.paths, ["a.txt", "print", "search"].map(PathBuf::from));
        assert!(line("-- print").command.is_none());
    }

    #[test]
    fn options_may_stand_before_and_after_a_command() {
        for words in ["--encoding utf-8 print a", "print --encoding utf-8 a", "--encoding=utf-8 print a"] {
            let options = line(words);
            assert_eq!(options.shared.encoding.as_deref(), Some("utf-8"), "{words}");
            assert!(matches!(options.command, Some(Command::Print(_))), "{words}");
        }
        // The value of an option is no command.
        assert!(line("--encoding print a").command.is_none());
        assert!(line("--bidi visual a").command.is_none());
        assert_eq!(line("a --width 40 b").shared.width, Some(40));
    }

    #[test]
    fn help_fits_a_screen() {
        let error = parse(["qari", "a.txt", "--help"].map(OsString::from).into()).expect_err("help");
        let help = error.render().to_string();
        assert!(help.lines().count() <= 48, "{} lines", help.lines().count());
        assert!(help.contains("Examples:") && help.contains("analyze"), "{help}");
    }
}
