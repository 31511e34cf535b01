//! `qari analyze --jsonl`: a filter for other programs. One object a line in, one object a line
//! out, each written as soon as it is done; a bad line is reported with its number and passed over.

use std::io::{self, BufRead, Read};

use anyhow::Context;
use serde::Deserialize;

use super::objects::Object;
use super::{analysis_of, json};
use crate::analysis::{Hints, Language};
use crate::cli::options::AnalyzeOptions;
use crate::cli::output::Output;
use crate::cli::{Exit, complain_of_line};
use crate::limits::JSONL_LINE_BYTES_MAX;

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
        match next_line(&mut input, &mut bytes, JSONL_LINE_BYTES_MAX).context("reading standard input")? {
            Length::End => return Ok(exit),
            Length::TooLong => {
                let most = format!("the line is longer than {JSONL_LINE_BYTES_MAX} bytes; split the text");
                complain_of_line(number, JSONL_LINE_BYTES_MAX + 1, &most);
                exit = Exit::Failed;
                continue;
            }
            Length::Whole => {}
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

/// How much of a line was read.
enum Length {
    /// There was none.
    End,
    /// All of it.
    Whole,
    /// More than the limit; the rest was passed over.
    TooLong,
}

/// Reads a line of at most `bytes_max` and its line end; of a longer one the rest is passed over.
fn next_line(input: &mut impl BufRead, bytes: &mut Vec<u8>, bytes_max: usize) -> io::Result<Length> {
    let most = bytes_max as u64 + 1;
    match input.by_ref().take(most).read_until(b'\n', bytes)? {
        0 => return Ok(Length::End),
        _ if bytes.ends_with(b"\n") || (bytes.len() as u64) < most => return Ok(Length::Whole),
        _ => {}
    }
    input.skip_until(b'\n')?;
    Ok(Length::TooLong)
}

fn answer(line: Line, options: &AnalyzeOptions) -> anyhow::Result<String> {
    let language = line.lang.as_deref().and_then(language_of);
    let hints = Hints { language, date: line.date, ..Hints::default() };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut input = "12345\n123456\n1234567890\nend".as_bytes();
        let mut next = |bytes: &mut Vec<u8>| {
            bytes.clear();
            next_line(&mut input, bytes, 5).expect("reads")
        };
        let mut bytes = Vec::new();
        assert!(matches!(next(&mut bytes), Length::Whole));
        assert_eq!(bytes, b"12345\n");
        assert!(matches!(next(&mut bytes), Length::TooLong));
        assert!(matches!(next(&mut bytes), Length::TooLong));
        assert!(matches!(next(&mut bytes), Length::Whole));
        assert_eq!(bytes, b"end");
        assert!(matches!(next(&mut bytes), Length::End));
    }
}
