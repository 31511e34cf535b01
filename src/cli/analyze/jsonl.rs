//! `qari analyze --jsonl`: a filter for other programs. One object a line in, one object a line
//! out, each written as soon as it is done; a bad line is reported with its number and passed over.

use std::io::{self, BufRead};

use anyhow::Context;
use serde::Deserialize;

use super::objects::Object;
use super::{analysis_of, json};
use crate::analysis::{Hints, Language};
use crate::cli::options::AnalyzeOptions;
use crate::cli::output::Output;
use crate::cli::{Exit, complain_of_line};

/// One line of standard input.
#[derive(Deserialize)]
struct Line {
    /// Given back as it is.
    id: serde_json::Value,
    text: String,
    date: Option<String>,
    lang: Option<String>,
}

/// Analyses the lines of standard input.
pub(super) fn filter(out: &mut Output, options: &AnalyzeOptions) -> anyhow::Result<Exit> {
    let mut input = io::stdin().lock();
    let (mut bytes, mut number, mut exit) = (Vec::new(), 0, Exit::Done);
    loop {
        bytes.clear();
        number += 1;
        if input.read_until(b'\n', &mut bytes).context("reading standard input")? == 0 {
            return Ok(exit);
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Line>(&bytes) {
            Ok(line) => {
                out.write(&format!("{}\n", answer(line, options)?))?;
                out.flush()?;
            }
            Err(error) => {
                let message = error.to_string();
                // The number that serde_json gives is that of the line within the line: 1.
                let message = message.split(" at line ").next().unwrap_or_default();
                complain_of_line(number, error.column(), message);
                exit = Exit::Failed;
            }
        }
    }
}

fn answer(line: Line, options: &AnalyzeOptions) -> anyhow::Result<String> {
    let hints = Hints { language: line.lang.as_deref().and_then(language_of), date: line.date };
    let analysis = analysis_of(&line.text, &hints, options);
    json(&Object::new(line.id, &line.text, &hints, &analysis))
}

/// The language of a BCP 47 tag by its first subtag; `None`, found from the text, for those that
/// have no rules.
fn language_of(tag: &str) -> Option<Language> {
    let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    let known = [Language::Arabic, Language::Persian, Language::Hebrew, Language::Urdu, Language::English];
    known.into_iter().find(|language| language.tag() == primary)
}
