//! Annotated text: documents with the names in them, and what is said of each corpus.
//!
//! In: `assets/models/corpora.toml`, CoNLL files (a token a line, tab, BIO tag; blank line between
//! sentences; `-DOCSTART-` between documents), and own text with inline marks. Out: documents as
//! the program reads them: a text, and spans of bytes with kinds.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::analysis::mention::Kind;

/// Sentences that make a document where a file marks none.
const SENTENCES_OF_DOCUMENT: usize = 20;

/// What is said of a corpus.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Corpus {
    pub(super) file: String,
    pub(super) language: String,
    pub(super) profile: String,
    pub(super) other: Other,
    #[serde(default = "once")]
    pub(super) repeat: usize,
    #[serde(default)]
    pub(super) leave_out: Vec<String>,
    pub(super) licence: String,
    pub(super) source: String,
    pub(super) ship: bool,
}

impl Corpus {
    /// The project's own text in a language.
    pub(super) fn own(language: &str) -> Self {
        Self {
            file: format!("own.{language}"),
            language: language.to_owned(),
            profile: "reader".to_owned(),
            other: Other::Yes,
            repeat: 1,
            leave_out: Vec::new(),
            licence: "CC0".to_owned(),
            source: "written and annotated for this project".to_owned(),
            ship: true,
        }
    }
}

fn once() -> usize {
    1
}

/// Whether a corpus annotates other things than people, places and organizations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Other {
    Yes,
    Unknown,
}

/// How a model is used.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Usage {
    pub(super) tag: String,
    /// Eighths.
    pub(super) share: i32,
    /// Natural logarithms.
    pub(super) lean: f32,
}

/// What `corpora.toml` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) language: Vec<Usage>,
    /// In the order of learning.
    pub(super) corpus: Vec<Corpus>,
}

/// The table of corpora and languages.
pub(super) fn table() -> Result<Table> {
    let text = include_str!("../../../../assets/models/corpora.toml");
    toml::from_str(text).context("reading assets/models/corpora.toml")
}

/// A document with its names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Document {
    pub(super) text: String,
    /// Sorted, not overlapping.
    pub(super) names: Vec<(Range<usize>, Kind)>,
}

/// The documents of a corpus in a folder: `FILE.conll`, or own text in the folder `FILE`.
pub(super) fn read(corpus: &Corpus, folder: &Path) -> Result<Vec<Document>> {
    let path = folder.join(format!("{}.conll", corpus.file));
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    conll(&text, corpus).with_context(|| format!("reading {}", path.display()))
}

/// The documents of a CoNLL text.
pub(super) fn conll(text: &str, corpus: &Corpus) -> Result<Vec<Document>> {
    let marked = text.lines().any(|line| line.starts_with("-DOCSTART-"));
    let mut documents = vec![Building::default()];
    for (number, line) in text.lines().enumerate() {
        let full = documents.last().is_some_and(|last| {
            if marked { line.starts_with("-DOCSTART-") } else { last.sentences >= SENTENCES_OF_DOCUMENT }
        });
        if full {
            documents.push(Building::default());
        }
        let Some(building) = documents.last_mut() else { break };
        if line.trim().is_empty() {
            building.end_sentence();
        } else if !line.starts_with("-DOCSTART-") {
            let Some((token, tag)) = line.rsplit_once('\t') else { bail!("line {}: no tab", number + 1) };
            building.add(token.split('\t').next().unwrap_or(token), tag);
        }
    }
    let mut found: Vec<Document> = documents.into_iter().map(Building::finish).collect();
    found.retain(|document| !document.text.is_empty());
    for document in &mut found {
        let text = &document.text;
        document.names.retain(|(bytes, _)| {
            let name = &text[bytes.clone()];
            !corpus.leave_out.iter().any(|word| word == name || (word == "@" && name.starts_with('@')))
        });
    }
    Ok(found)
}

/// A document while its lines are read.
#[derive(Default)]
struct Building {
    document: Document,
    open: Option<(usize, String)>,
    in_sentence: bool,
    sentences: usize,
}

impl Building {
    fn add(&mut self, token: &str, tag: &str) {
        let (part, kind) = tag.split_once('-').unwrap_or((tag, ""));
        if self.open.as_ref().is_some_and(|(_, open)| part != "I" || open != kind) {
            self.close();
        }
        let text = &mut self.document.text;
        if self.in_sentence {
            text.push(' ');
        }
        self.in_sentence = true;
        if part != "O" && self.open.is_none() {
            self.open = Some((text.len(), kind.to_owned()));
        }
        text.push_str(token);
    }

    fn close(&mut self) {
        if let Some((start, kind)) = self.open.take() {
            self.document.names.push((start..self.document.text.len(), kind_of(&kind)));
        }
    }

    fn end_sentence(&mut self) {
        if self.in_sentence {
            self.close();
            self.document.text.push('\n');
            self.in_sentence = false;
            self.sentences += 1;
        }
    }

    fn finish(mut self) -> Document {
        self.end_sentence();
        self.document
    }
}

fn kind_of(tag: &str) -> Kind {
    match tag {
        "PER" | "PERS" => Kind::Person,
        "LOC" | "GPE" | "FAC" => Kind::Place,
        "ORG" => Kind::Organization,
        _ => Kind::Other,
    }
}

/// Documents of own text: `# id` begins one (`dev` at its end: put aside), a paragraph a line, names
/// as `[P ...]`, `[L ...]`, `[O ...]`, `[M ...]`.
pub(super) fn marked(text: &str, aside: bool) -> Result<Vec<Document>> {
    let mut documents: Vec<(bool, Document)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if let Some(id) = line.strip_prefix("# ") {
            documents.push((id.trim_end().ends_with(" dev"), Document::default()));
        } else if !line.trim().is_empty() {
            let Some((_, document)) = documents.last_mut() else {
                bail!("line {}: no # id before it", number + 1)
            };
            mark_line(line, document).with_context(|| format!("line {}", number + 1))?;
        }
    }
    Ok(documents.into_iter().filter(|(own, _)| *own == aside).map(|(_, document)| document).collect())
}

/// Documents of names that are told apart from their text: a line each with the path below `root`, the
/// number of the line from 1, then names as `P=words`, in reading order, `P#2=words` for the second
/// place from the last name on. Lines that follow one another are a document.
pub(super) fn standoff(marks: &str, root: &Path) -> Result<Vec<Document>> {
    let mut texts: HashMap<String, Vec<String>> = HashMap::new();
    let mut documents: Vec<Document> = Vec::new();
    let mut last = None;
    for (number, line) in marks.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut columns = line.split('\t');
        let (Some(path), Some(at)) = (columns.next(), columns.next()) else {
            bail!("line {}: no place", number + 1)
        };
        let at: usize = at.parse().with_context(|| format!("line {}: no number of a line", number + 1))?;
        if !texts.contains_key(path) {
            let text = fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"))?;
            texts.insert(path.to_owned(), text.lines().map(str::to_owned).collect());
        }
        let source = texts.get(path).and_then(|lines| lines.get(at.wrapping_sub(1)));
        let source = source.with_context(|| format!("line {}: {path} has no line {at}", number + 1))?;
        if last != Some((path.to_owned(), at.wrapping_sub(1))) {
            documents.push(Document::default());
        }
        last = Some((path.to_owned(), at));
        if let Some(document) = documents.last_mut() {
            let marks = columns.filter(|mark| !mark.is_empty());
            stand_off(source, marks, document).with_context(|| format!("line {}", number + 1))?;
        }
    }
    Ok(documents)
}

fn stand_off<'m>(source: &str, marks: impl Iterator<Item = &'m str>, document: &mut Document) -> Result<()> {
    let base = document.text.len();
    let mut from = 0;
    for mark in marks {
        let (kind, words) = mark.split_once('=').with_context(|| format!("{mark}: no ="))?;
        let (kind, nth) = kind.split_once('#').unwrap_or((kind, "1"));
        let nth: usize = nth.parse().with_context(|| format!("{mark}: no number"))?;
        let rest = source.get(from..).unwrap_or_default();
        let found = rest.match_indices(words).nth(nth.saturating_sub(1));
        let (at, _) = found.with_context(|| format!("{words}: not in the line"))?;
        let start = from + at;
        from = start + words.len();
        document.names.push((base + start..base + from, kind_of_mark(kind)?));
    }
    document.text.push_str(source);
    document.text.push('\n');
    Ok(())
}

fn kind_of_mark(mark: &str) -> Result<Kind> {
    Ok(match mark {
        "P" => Kind::Person,
        "L" => Kind::Place,
        "O" => Kind::Organization,
        "M" => Kind::Other,
        other => bail!("no kind \"{other}\": P, L, O or M"),
    })
}

fn mark_line(line: &str, document: &mut Document) -> Result<()> {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        document.text.push_str(before);
        let (mark, after) = after.split_once(']').context("a bracket that is not closed")?;
        let (kind, name) = mark.split_once(' ').context("no kind before the name")?;
        let kind = kind_of_mark(kind)?;
        let start = document.text.len();
        document.text.push_str(name);
        document.names.push((start..document.text.len(), kind));
        rest = after;
    }
    document.text.push_str(rest);
    document.text.push('\n');
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus() -> Corpus {
        Corpus {
            file: String::new(),
            language: "en".to_owned(),
            profile: String::new(),
            other: Other::Yes,
            repeat: 1,
            leave_out: vec!["@".to_owned()],
            licence: String::new(),
            source: String::new(),
            ship: true,
        }
    }

    #[test]
    fn conll_becomes_text_with_names() {
        let lines = "Ana\tB-PER\nMora\tI-PER\nin\tO\nLisbon\tB-LOC\n\n@ana\tB-PER\nsaid\tO\n";
        let documents = conll(lines, &corpus()).unwrap();
        assert_eq!(documents.len(), 1);
        assert_eq!(documents[0].text, "Ana Mora in Lisbon\n@ana said\n");
        assert_eq!(documents[0].names, [(0..8, Kind::Person), (12..18, Kind::Place)]);
    }

    #[test]
    fn marks_become_names_and_mistakes_are_told() {
        let documents = marked("# 1 news\n[P Ana Mora] in [L Lisbon].\n# 2 dev\nNone.\n", false).unwrap();
        assert_eq!(documents.len(), 1);
        assert_eq!(documents[0].names, [(0..8, Kind::Person), (12..18, Kind::Place)]);
        assert!(marked("# 1\n[X Ana]\n", false).is_err());
        assert!(marked("# 1\n[P Ana\n", false).is_err());
    }

    #[test]
    fn the_table_of_corpora_is_read() {
        let table = table().unwrap();
        assert!(table.corpus.iter().any(|corpus| corpus.ship));
        assert_eq!(table.language.len(), 5);
    }
}
