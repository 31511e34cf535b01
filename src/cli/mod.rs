//! The command line: arguments, the commands that need no screen, and how the program ends.
//!
//! Every error is printed here, in one place, and becomes an exit code here.

mod analyze;
mod completions;
mod doctor;
mod documents;
mod exit;
mod options;
mod output;
mod places;
mod plain;
mod print;
mod read;
mod rows;
mod search;
mod settings;

pub use exit::Exit;
pub use options::{InterfaceLanguage, Keyboard, Options, ReadOptions, SharedOptions, TerminalMode};

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Context;
use clap::ValueEnum;

use options::Command;

/// Runs the program on the process's arguments and gives its exit code.
pub fn run() -> ExitCode {
    let exit = match options::parse(std::env::args_os().collect()) {
        Ok(options) => dispatch(options).unwrap_or_else(|error| end(&error)),
        Err(answer) => answer_of_parser(&answer),
    };
    exit.into()
}

fn dispatch(mut options: Options) -> anyhow::Result<Exit> {
    if options.shared.terminal_mode.is_none() {
        options.shared.terminal_mode = terminal_mode_of_environment()?;
    }
    // A level before the command is as good as one after it.
    if let Some(Command::Search(search)) = &mut options.command {
        search.level = search.level.or(options.read.level);
    }
    let shared = &options.shared;
    match &options.command {
        None => read::read(shared, &options.read),
        Some(Command::Analyze(analyze)) => analyze::analyze(shared, analyze),
        Some(Command::Search(search)) => search::search(shared, search),
        Some(Command::Print(print)) => print::print(shared, print),
        Some(Command::Doctor(doctor)) => doctor::doctor(shared, doctor),
        Some(Command::Completions(completions)) => completions::completions(completions.shell),
        Some(Command::Man) => completions::man(),
    }
}

fn terminal_mode_of_environment() -> anyhow::Result<Option<TerminalMode>> {
    let Some(value) = std::env::var_os("QARI_TERMINAL").filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let value = value.to_string_lossy();
    let mode = TerminalMode::from_str(&value, true).ok().with_context(|| {
        let modes = TerminalMode::value_variants().iter().filter_map(TerminalMode::to_possible_value);
        let modes: Vec<String> = modes.map(|mode| mode.get_name().to_owned()).collect();
        format!("QARI_TERMINAL is {value}: set it to one of {}", modes.join(", "))
    })?;
    Ok(Some(mode))
}

/// Ends after an error: quietly when the reader of our output has gone, else with a message.
fn end(error: &anyhow::Error) -> Exit {
    let closed = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(closed) {
        return Exit::Done;
    }
    complain(&format!("{error:#}"));
    Exit::Failed
}

/// Says on standard error what went wrong. The one place that does.
fn complain(message: &str) {
    say(&format!("qari: {}", plain::one_line(message)));
}

/// Writes a line, harmless already, to standard error.
fn say(line: &str) {
    // When even standard error is gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{line}");
}

/// Says on standard error, as an object, what is wrong with a line of standard input. Lines and
/// columns (in bytes) count from 1.
fn complain_of_line(line: u64, column: usize, message: &str) {
    let object = serde_json::json!({ "line": line, "column": column, "error": message });
    say(&plain::json(&object.to_string()));
}

/// What the parser has to say: help and version on standard output, a wrong line on standard
/// error. Its words hold the arguments, and those may be file names of a `*`: harmless only.
fn answer_of_parser(answer: &clap::Error) -> Exit {
    let text = answer.render().to_string();
    let text = plain::text(&text);
    if answer.use_stderr() {
        let text = text.trim_end();
        say(&format!("qari: {}", text.strip_prefix("error: ").unwrap_or(text)));
        return Exit::Failed;
    }
    match output::write_all(text.as_bytes()) {
        Ok(()) => Exit::Done,
        Err(error) => end(&error),
    }
}
