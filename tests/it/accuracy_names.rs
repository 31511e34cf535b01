//! How well names are found, measured on the annotated text of the shared folder where it is
//! present: the table is printed, and a figure below its recorded floor fails.
//!
//! Exact span and kind of people, places and organizations, micro-averaged, on whole tokens; the
//! last column is the F1 of other things where they are annotated by our rules. No corpus is named.
//! Files of corpora that the models are not learnt from are marked with `*`. A floor is a little
//! below what was measured: raise it with the models.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use qari::analysis::{Hints, Kind, Language, analyze_whole};

/// File, least F1 and least precision over the three kinds, in hundredths.
const FLOORS: [(&str, f64, f64); 16] = [
    ("anercorp.ar", 76.2, 79.2),
    ("aqmar.ar", 72.9, 78.0),
    ("wojood-sample.ar", 83.5, 85.2),
    ("reader-news.ar", 69.6, 78.0),
    ("reader-wiki.ar", 81.7, 84.4),
    ("reader-own.ar", 80.4, 84.7),
    ("nemo.he", 71.4, 80.9),
    ("reader-news.he", 74.5, 79.8),
    ("reader-wiki.he", 79.7, 85.9),
    ("peyma.fa", 69.6, 75.6),
    ("parstwiner.fa", 76.3, 81.7),
    ("reader-wiki.fa", 70.2, 74.2),
    ("il-ner.ur", 69.8, 72.2),
    ("uner-khan.ur", 68.6, 74.0),
    ("wnut17.en", 57.5, 70.1),
    ("wikigold.en", 66.3, 73.0),
];

/// Corpora that the shipped models are not learnt from.
const UNSEEN: [&str; 3] = ["nemo.he", "peyma.fa", "uner-khan.ur"];

/// The confidence from which on `qari analyze` lists a name.
const CONFIDENCE_MIN: f32 = 0.5;

/// Sentences of a document where a file marks none.
const SENTENCES_OF_DOCUMENT: usize = 20;

/// Tokens in a sentence, first and last, and the kind.
type Name = (usize, usize, usize, Kind);

#[derive(Default)]
struct Document {
    text: String,
    /// Bytes of each token, its sentence, its place there.
    tokens: Vec<(usize, usize, usize, usize)>,
    gold: HashSet<Name>,
    sentences: usize,
}

impl Document {
    fn add(&mut self, sentence: &[(&str, &str)]) {
        let mut open: Option<(usize, Kind)> = None;
        for (at, (token, tag)) in sentence.iter().enumerate() {
            self.tokens.push((self.text.len(), self.text.len() + token.len(), self.sentences, at));
            self.text.push_str(token);
            self.text.push(if at + 1 == sentence.len() { '\n' } else { ' ' });
            let (part, kind) =
                tag.split_once('-').map_or(("O", Kind::Date), |(part, kind)| (part, kind_of(kind)));
            if let Some((start, own)) = open.filter(|&(_, own)| part != "I" || kind != own) {
                self.gold.insert((self.sentences, start, at, own));
                open = None;
            }
            if part == "B" || (part == "I" && open.is_none()) {
                open = Some((at, kind));
            }
        }
        if let Some((start, kind)) = open {
            self.gold.insert((self.sentences, start, sentence.len(), kind));
        }
        self.sentences += 1;
    }

    fn found(&self, language: Language) -> HashSet<Name> {
        let hints = Hints { language: Some(language), ..Hints::default() };
        let analysis = analyze_whole(&self.text, &hints, &AtomicBool::new(false));
        let on_tokens = |mention: &qari::analysis::Mention| {
            let bytes = &mention.bytes;
            let from = self.tokens.partition_point(|token| token.1 <= bytes.start);
            let to = self.tokens.partition_point(|token| token.0 < bytes.end);
            let (first, last) = (self.tokens.get(from)?, self.tokens.get(to.checked_sub(1)?)?);
            // What runs over the end of its sentence is false: no gold name is so long.
            let end = if first.2 == last.2 { last.3 + 1 } else { usize::MAX };
            Some((first.2, first.3, end, mention.kind))
        };
        let counts = |mention: &&qari::analysis::Mention| {
            mention.kind != Kind::Date && mention.confidence >= CONFIDENCE_MIN
        };
        analysis.mentions.iter().filter(counts).filter_map(on_tokens).collect()
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

fn documents(text: &str) -> Vec<Document> {
    let marked = text.contains("-DOCSTART-");
    let mut documents = vec![Document::default()];
    let mut sentence: Vec<(&str, &str)> = Vec::new();
    for line in text.lines().chain([""]) {
        if let Some((token, tag)) = line.split_once('\t').filter(|_| !line.starts_with("-DOCSTART-")) {
            sentence.push((token, tag.rsplit('\t').next().unwrap_or(tag)));
            continue;
        }
        if let Some(document) = documents.last_mut().filter(|_| !sentence.is_empty()) {
            document.add(&sentence);
            sentence.clear();
        }
        let full = documents.last().is_some_and(|document| document.sentences >= SENTENCES_OF_DOCUMENT);
        if if marked { line.starts_with("-DOCSTART-") } else { full } {
            documents.push(Document::default());
        }
    }
    documents
}

/// Right, found and gold of some kinds.
#[derive(Clone, Copy, Default)]
struct Counts(f64, f64, f64);

impl Counts {
    fn add(&mut self, gold: &HashSet<Name>, found: &HashSet<Name>, kinds: &[Kind]) {
        let of = |names: &HashSet<Name>| names.iter().filter(|name| kinds.contains(&name.3)).count() as f64;
        self.0 += gold.intersection(found).filter(|name| kinds.contains(&name.3)).count() as f64;
        self.1 += of(found);
        self.2 += of(gold);
    }

    fn precision(self) -> f64 {
        100.0 * self.0 / self.1.max(1.0)
    }

    fn recall(self) -> f64 {
        100.0 * self.0 / self.2.max(1.0)
    }

    fn f1(self) -> f64 {
        200.0 * self.0 / (self.1 + self.2).max(1.0)
    }
}

#[test]
fn no_figure_falls_below_its_floor() {
    let Some(shared) = std::env::var_os("QARI_SHARED") else { return };
    let folder = PathBuf::from(shared).join("ner/dev");
    let mut fallen = Vec::new();
    println!(
        "{:<20}{:>6}{:>8}{:>8}{:>8}{:>9}{:>7}{:>7}{:>7}",
        "file", "gold", "P", "R", "F1", "person", "place", "org", "other"
    );
    for (name, f1_least, precision_least) in FLOORS {
        let Ok(text) = std::fs::read_to_string(folder.join(format!("{name}.conll"))) else { continue };
        let language = Language::from_tag(name.rsplit('.').next().unwrap()).unwrap();
        let kinds = [Kind::Person, Kind::Place, Kind::Organization, Kind::Other];
        let (mut three, mut each) = (Counts::default(), [Counts::default(); 4]);
        for document in documents(&text) {
            let found = document.found(language);
            three.add(&document.gold, &found, &kinds[..3]);
            for (counts, kind) in each.iter_mut().zip(kinds) {
                counts.add(&document.gold, &found, &[kind]);
            }
        }
        let mark = if UNSEEN.contains(&name) { "*" } else { "" };
        print!("{:<20}{:>6}", format!("{name}{mark}"), three.2);
        print!("{:>8.1}{:>8.1}{:>8.1}  ", three.precision(), three.recall(), three.f1());
        let others = if name.starts_with("reader") || name.starts_with("wojood") { 4 } else { 3 };
        for counts in &each[..others] {
            print!("{:>7.1}", counts.f1());
        }
        println!();
        if three.f1() < f1_least || three.precision() < precision_least {
            fallen.push(format!("{name}: F1 {:.1}, precision {:.1}", three.f1(), three.precision()));
        }
    }
    assert!(fallen.is_empty(), "below the recorded floor:\n{}", fallen.join("\n"));
}
