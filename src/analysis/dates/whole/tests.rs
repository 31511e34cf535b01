//! Runs the documents of `assets/languages/common/dates/documents.txt`.

use std::sync::atomic::AtomicBool;

use crate::analysis::mention::{Analysis, Hints, Mention, Timex};
use crate::analysis::rule_error::DataFile;

const DOCUMENTS: DataFile = DataFile {
    path: "common/dates/documents.txt",
    text: include_str!("../../../../assets/languages/common/dates/documents.txt"),
};

#[derive(Default)]
struct Document {
    line: usize,
    lines: Vec<&'static str>,
    wanted: Vec<&'static str>,
}

fn documents() -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for (line, text) in DOCUMENTS.lines() {
        if text.starts_with(' ') {
            documents.last_mut().expect("a document before what is wanted").wanted.push(text.trim());
        } else if let Some(last) = documents.last_mut().filter(|last| last.wanted.is_empty()) {
            last.lines.push(text);
        } else {
            documents.push(Document { line, lines: vec![text], wanted: Vec::new() });
        }
    }
    documents
}

fn mention<'a>(text: &str, analysis: &'a Analysis, span: &str) -> Option<(&'a Mention, &'a Timex)> {
    let mut dates = analysis.mentions.iter().filter_map(|mention| Some((mention, mention.timex.as_ref()?)));
    dates.find(|(mention, _)| &text[mention.bytes.clone()] == span)
}

/// What is wrong with the part of a mention that a line speaks of.
fn fault(wanted: &str, (mention, timex): (&Mention, &Timex)) -> Option<String> {
    let (what, value) = wanted.trim_start_matches("= ").split_once(' ').unwrap_or((&wanted[2..], ""));
    let candidates: Vec<&str> = timex.candidates.iter().map(|guess| guess.value.as_str()).collect();
    let same_days = timex.gregorian.iter().all(|day| day == value) && !timex.gregorian.is_empty();
    let holds = match what {
        "value" => timex.value == [value],
        "perhaps" => candidates.iter().copied().eq(Some(value).filter(|value| *value != "none")),
        "gregorian" => same_days && !timex.approx,
        "about" => same_days && timex.approx,
        "mod" => timex.modifier.unwrap_or("none") == value,
        "doubted" => mention.confidence < 0.5,
        _ => false,
    };
    (!holds).then(|| format!("wanted {wanted}, found {timex:?}, {:.2}", mention.confidence))
}

#[test]
fn documents_say_what_their_dates_are() {
    let mut faults = Vec::new();
    for document in documents() {
        let text = document.lines.join("\n");
        let never = AtomicBool::new(false);
        let analysis = crate::analysis::analyze_whole(&text, &Hints::default(), &never);
        let mut spoken_of = None;
        for wanted in document.wanted {
            let fault = if let Some(date) = wanted.strip_prefix("date ") {
                let found = analysis.date.as_deref().unwrap_or("none");
                (found != date).then(|| format!("wanted date {date}, found {found}"))
            } else if wanted.starts_with("= ") {
                spoken_of.and_then(|mention| fault(wanted, mention))
            } else {
                spoken_of = mention(&text, &analysis, wanted);
                spoken_of.is_none().then(|| format!("no mention {wanted}"))
            };
            faults.extend(fault.map(|fault| format!("{}:{}: {fault}", DOCUMENTS.path, document.line)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
