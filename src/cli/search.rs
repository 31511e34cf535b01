//! `qari search`: the lines of documents in which something stands, with the habits of grep and
//! ripgrep.

mod lines;
mod matcher;
mod order;
mod write;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::available_parallelism;

use super::documents::{is_piped_in, name_of};
use super::options::{Colour, SearchFormat, SearchOptions, SharedOptions};
use super::output::{self, Output};
use super::{Exit, complain};
use crate::document::{OpenError, with_text};
use crate::library::{self, Library, Notice, Rules, StandardInput};
use lines::Extent;
use matcher::Matcher;
use order::{Job, Met, Saying, Sayings, Voice, Walk};
use write::{Form, Writer};

/// Searches the documents at the paths.
pub(super) fn search(shared: &SharedOptions, options: &SearchOptions) -> anyhow::Result<Exit> {
    let matcher = Matcher::new(options)?;
    let mut out = Output::new(shared);
    match options.color {
        Colour::Auto => {}
        Colour::Always => out.colours = true,
        Colour::Never => out.colours = false,
    }
    let paths = options.paths();
    let several = paths.len() > 1 || paths.iter().any(|path| path.is_dir()) || is_built_in(&paths);
    let writer = writer(&out, several, (shared, options));
    let (form, rows) = (writer.form, matches!(writer.form, Form::Rows(_)));
    let between = separator(&writer);
    let encoding = shared.encoding.clone();
    let search = move |job: &Job, buffer: &mut Vec<u8>, voice: &Voice| {
        let name = name_of(&job.source);
        let search = |text: &str| writer.document(job, &name, text, &matcher, voice);
        let found = match with_text(&job.source, encoding.as_deref(), buffer, search) {
            Ok(found) => found,
            // In a folder what is no text is met everywhere.
            Err(OpenError::Binary { .. }) if !job.named => false,
            Err(error) => {
                let _ = voice.say(job, Saying::Complaint(error.to_string()));
                false
            }
        };
        let _ = voice.say(job, Saying::End(found));
    };
    let threads = options.threads.unwrap_or_else(|| available_parallelism().map_or(1, usize::from));
    let rules = Rules { hidden: options.hidden, ignore_files: !options.no_ignore, documents_max: usize::MAX };
    let search: Arc<order::Search> = Arc::new(search);
    let sayings = order::start(threads, walk(paths, rules), &search);
    if rows {
        out.begin_rows()?;
    }
    let ended = tell(&mut out, sayings, form, between)?;
    if rows {
        out.end_rows()?;
    }
    out.flush()?;
    Ok(ended)
}

/// Whether the built-in documents are meant.
fn is_built_in(paths: &[PathBuf]) -> bool {
    paths.is_empty() && !is_piped_in()
}

fn writer(out: &Output, several: bool, (shared, options): (&SharedOptions, &SearchOptions)) -> Writer {
    let form = match (options.quiet, options.list, options.count, options.format) {
        (true, ..) => Form::Nothing,
        (_, true, ..) => Form::Names,
        (_, _, true, _) => Form::Counts,
        (.., SearchFormat::Ndjson) => Form::Objects,
        (.., SearchFormat::Text) if out.terminal => Form::Rows(output::columns(shared.width)),
        (.., SearchFormat::Text) => Form::Lines,
    };
    let has_lines = !options.only_matching && matches!(form, Form::Lines | Form::Rows(_));
    let around = if has_lines { options.context() } else { (0, 0) };
    // A hit that crosses lines may begin behind another one.
    let may_cross =
        options.regex || options.queries().iter().any(|query| query.contains(char::is_whitespace));
    let shows_hits = out.colours || options.only_matching || !matches!(form, Form::Lines | Form::Counts);
    let all_hits = may_cross || shows_hits;
    Writer {
        form,
        extent: Extent { around, lines_max: options.max_count.unwrap_or(usize::MAX), all_hits },
        names: options.names(several),
        heads: options.heads(out.terminal),
        numbers: options.numbers(out.terminal),
        only_hits: options.only_matching,
        colours: out.colours,
        lines: out.lines.clone(),
    }
}

/// What stands between the hits of two documents.
fn separator(writer: &Writer) -> &'static str {
    match writer.form {
        Form::Lines | Form::Rows(_) if writer.heads && writer.names => "\n",
        Form::Lines | Form::Rows(_) if writer.extent.around != (0, 0) => "--\n",
        _ => "",
    }
}

/// Meets what the paths lead to; without paths what is piped into the program, or else the built-in
/// documents.
fn walk(paths: Vec<PathBuf>, rules: Rules) -> Box<Walk> {
    Box::new(move |meet| {
        if is_built_in(&paths) {
            for entry in Library::built_in().entries() {
                if meet(Met::Document(entry.source.clone(), true)).is_break() {
                    return;
                }
            }
            return;
        }
        let input = if paths.is_empty() { StandardInput::Piped } else { StandardInput::OnlyIfNamed };
        library::walk(&paths, input, rules, |met| match met {
            library::Met::Document(source, named) => meet(Met::Document(source, named)),
            // All of it is searched.
            library::Met::Notice(Notice::NoTexts { .. } | Notice::LinkLoop { .. }) => {
                ControlFlow::Continue(())
            }
            library::Met::Notice(notice) => meet(Met::Complaint(notice.to_string())),
        });
    })
}

/// Writes what is said; how the search ended. Nothing that was said waits for what is not said yet.
fn tell(out: &mut Output, mut sayings: Sayings, form: Form, between: &str) -> anyhow::Result<Exit> {
    let (mut found, mut failed, mut written, mut begun) = (false, false, false, false);
    loop {
        let saying = if let Some(saying) = sayings.at_hand() {
            saying
        } else {
            out.flush()?;
            let Some(saying) = sayings.wait() else { break };
            saying
        };
        match saying {
            Saying::Text(text) => {
                if written && !begun {
                    out.write(between)?;
                }
                (written, begun) = (true, true);
                out.write(&text)?;
            }
            Saying::Complaint(words) => {
                out.flush()?;
                complain(&words);
                failed = true;
            }
            Saying::End(has_hit) => {
                found |= has_hit;
                begun = false;
                if found && form == Form::Nothing {
                    return Ok(Exit::Done);
                }
            }
        }
    }
    Ok(match (failed, found) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Done,
        (false, false) => Exit::NothingFound,
    })
}
