//! `qari analyze`: what documents name, for people (a table) and for other programs.

mod content_line;
mod csv;
mod ics;
mod jsonl;
mod objects;
mod sentence;
mod table;
mod wanted;

use std::sync::atomic::AtomicBool;

use super::documents::{Documents, name_of};
use super::options::{AnalyzeFormat, AnalyzeOptions, SharedOptions};
use super::output::{self, Output};
use super::{Exit, complain, plain};
use crate::analysis::{Analysis, Hints, analyze_whole as analyze_text};
use objects::Object;

/// Analyses the documents at the paths, or the lines of standard input.
pub(super) fn analyze(shared: &SharedOptions, options: &AnalyzeOptions) -> anyhow::Result<Exit> {
    let mut out = Output::new(shared);
    if options.jsonl {
        return jsonl::filter(&mut out, options);
    }
    if let Some(text) = &options.explain {
        let analysis = analysis_of(text, &hints(options), options);
        out.begin_rows()?;
        table::explain(&mut out, text, &analysis, output::columns(shared.width))?;
        out.end_rows()?;
        out.flush()?;
        // A path in place of a text is the mistake that is easily made.
        if analysis.mentions.is_empty() && std::path::Path::new(text).is_file() {
            complain("--explain takes a text, not a file: qari analyze --explain \"$(cat FILE)\"");
        }
        return Ok(Exit::Done);
    }
    documents(&mut out, shared, options)
}

fn documents(out: &mut Output, shared: &SharedOptions, options: &AnalyzeOptions) -> anyhow::Result<Exit> {
    let columns = output::columns(shared.width);
    let mut documents = Documents::new(&options.paths, shared.encoding.as_deref());
    let headings = documents.count > 1;
    let mut calendar = ics::Calendar::new(options.date.as_deref());
    match options.format {
        AnalyzeFormat::Json => out.write("[")?,
        AnalyzeFormat::Ics => out.write(&ics::Calendar::begin())?,
        AnalyzeFormat::Csv => out.write(csv::HEADER)?,
        AnalyzeFormat::Table => out.begin_rows()?,
        AnalyzeFormat::Ndjson => {}
    }
    let mut separator = "\n";
    for document in documents.by_ref() {
        let (name, text) = (name_of(&document.source), &*document.text);
        let hints = hints(options);
        let analysis = analysis_of(text, &hints, options);
        let object = || Object::new(name.clone().into(), text, &hints, &analysis);
        match options.format {
            AnalyzeFormat::Table => {
                let heading = headings.then_some(&*name);
                table::write(out, heading, text, &analysis, columns)?;
            }
            AnalyzeFormat::Json => {
                out.write(separator)?;
                out.write(&json(&object())?)?;
                separator = ",\n";
            }
            AnalyzeFormat::Ndjson => out.write(&format!("{}\n", json(&object())?))?,
            AnalyzeFormat::Csv => out.write(&csv::rows(&object()))?,
            AnalyzeFormat::Ics => out.write(&calendar.events(&document, &analysis))?,
        }
        out.flush()?;
    }
    match options.format {
        AnalyzeFormat::Json => out.write("\n]\n")?,
        AnalyzeFormat::Table => out.end_rows()?,
        AnalyzeFormat::Ics => out.write(&calendar.end())?,
        AnalyzeFormat::Csv | AnalyzeFormat::Ndjson => {}
    }
    out.flush()?;
    if let Some(left_out) = calendar.left_out() {
        complain(&left_out);
    }
    Ok(if documents.failed { Exit::Failed } else { Exit::Done })
}

fn hints(options: &AnalyzeOptions) -> Hints {
    Hints { date: options.date.clone(), explain: options.explain.is_some(), ..Hints::default() }
}

/// What the options ask for of what a text names.
fn analysis_of(text: &str, hints: &Hints, options: &AnalyzeOptions) -> Analysis {
    // Nobody stops a command but by a signal, which ends it.
    let mut analysis = analyze_text(text, hints, &AtomicBool::new(false));
    wanted::retain(&mut analysis, options);
    analysis
}

/// One line of JSON that a terminal may be sent.
fn json(object: &Object<'_>) -> anyhow::Result<String> {
    Ok(plain::json(&serde_json::to_string(object)?).into_owned())
}
