//! Learns the models of names from annotated text: the program `train-names`.
//!
//! In: folders of annotated text, running text and lists outside of the project. Out:
//! `assets/gazetteers/lists.fst`, `assets/models/NAME.names`, and a report beside them. The same
//! input gives the same bytes. Steps: lists; vocabulary (vectors, clusters); weights, learnt three
//! times without a third of the documents to know what a first reading finds, then with all.

mod clusters;
mod corpus;
mod crf;
mod lists;
mod random;
mod samples;
mod score;
mod vectors;
mod words;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::tagger::decode::Transitions;
use super::tagger::features::Template;
use super::tagger::model::{Header, Model};
use super::tagger::sentence::Spellings;
use super::tagger::tags::{KINDS, TAGS};
use super::tagger::weights::Weights;
use super::tagger::{Tagged, WHOLE};
use crate::analysis::mention::{Kind, Language};
use corpus::{Corpus, Document};
use crf::{Learner, Settings};
use samples::{Annotated, Sample};
use score::Score;

/// Features of a shipped model, at most.
const FEATURES_MAX: usize = 190_000;

/// Parts into which documents are cut to learn what a first reading finds.
const FOLDS: usize = 3;

/// What to do and with what.
#[derive(Clone, Debug)]
pub struct Job {
    /// Folder of annotated text, with `train` and `dev` in it.
    pub annotated: PathBuf,
    /// Folder of the project's own annotated text.
    pub own: PathBuf,
    /// Folder of running text, one folder a language.
    pub text: PathBuf,
    /// Folder of lists.
    pub lists: PathBuf,
    /// The project's `assets`.
    pub assets: PathBuf,
    /// Languages to learn, as tags; all when empty.
    pub languages: Vec<String>,
    /// Steps: "lists", "words", "tags".
    pub steps: Vec<String>,
    /// Templates of features to leave out, by name.
    pub without: Vec<String>,
    /// Learn from corpora too that may only be measured with.
    pub all_corpora: bool,
    /// Write no model.
    pub dry: bool,
    /// Settings for trials, as NAME=VALUE.
    pub settings: Vec<String>,
}

/// Does a job; says what it does and what came out.
pub fn run(job: &Job) -> Result<()> {
    if job.steps.iter().any(|step| step == "lists") {
        let (file, count) = lists::compile(&job.lists)?;
        println!("lists: {count} entries, {} bytes", file.len());
        write(&job.assets.join("gazetteers/lists.fst"), &file)?;
        // What was compiled in is the old file: go on with the next steps in a new build.
        return Ok(());
    }
    for language in Language::ALL {
        if job.languages.is_empty() || job.languages.iter().any(|tag| tag == language.tag()) {
            learn(job, language).with_context(|| format!("learning {}", language.tag()))?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

/// A corpus with its documents.
struct Read {
    corpus: Corpus,
    train: Vec<Document>,
    dev: Vec<Document>,
}

fn read_corpora(job: &Job, language: Language) -> Result<Vec<Read>> {
    let mut found = Vec::new();
    for corpus in corpus::table()?.corpus {
        if corpus.language != language.tag() {
            continue;
        }
        let train = if corpus.ship || job.all_corpora {
            corpus::read(&corpus, &job.annotated.join("train"))?
        } else {
            Vec::new()
        };
        let dev = corpus::read(&corpus, &job.annotated.join("dev")).unwrap_or_default();
        found.push(Read { corpus, train, dev });
    }
    found.extend(read_own(job, language)?);
    Ok(found)
}

fn read_own(job: &Job, language: Language) -> Result<Option<Read>> {
    let folder = job.own.join(language.tag());
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(None) };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    let (mut train, mut dev) = (Vec::new(), Vec::new());
    for path in &paths {
        let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        let reading = || format!("reading {}", path.display());
        if path.extension().is_some_and(|kind| kind == "tsv") {
            train.extend(corpus::standoff(&text, &job.text).with_context(reading)?);
        } else {
            train.extend(corpus::marked(&text, false).with_context(reading)?);
            dev.extend(corpus::marked(&text, true).with_context(reading)?);
        }
    }
    let corpus = Corpus::own(language.tag());
    Ok(Some(Read { corpus, train, dev }))
}

fn learn(job: &Job, language: Language) -> Result<()> {
    let corpora = read_corpora(job, language)?;
    let path = job.assets.join(format!("models/{}.names", language.tag()));
    if job.steps.iter().any(|step| step == "score") {
        let file = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let mut model = Model::read(file.into())?;
        (model.header.share, model.header.lean) = {
            let own = header(&corpora, language)?;
            (own.share, own.lean)
        };
        report(&corpora, &model, language);
        return job.dry.then_some(()).map_or_else(|| write(&path, &model.write()?), Ok);
    }
    let vocabulary = if job.steps.iter().any(|step| step == "words") {
        let all: Vec<Document> = corpora.iter().flat_map(|read| read.train.iter().cloned()).collect();
        words::learn(&job.text.join(language.tag()), &all)?
    } else {
        let file = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        Model::read(file.into())?.vocabulary
    };
    println!("{}: vocabulary of {} bytes", language.tag(), vocabulary.bytes().len());
    let mut model = Model {
        header: header(&corpora, language)?,
        transitions: Transitions::new(&[[0.0; TAGS]; TAGS]),
        weights: Weights::default(),
        vocabulary,
    };
    if job.steps.iter().any(|step| step == "tags") {
        learn_tags(&corpora, language, &mut model, &Trial::of(job)?);
        report(&corpora, &model, language);
    } else {
        model.weights = Weights::make(&[]);
    }
    if !job.dry {
        let file = model.write()?;
        println!("{}: {} bytes", path.display(), file.len());
        write(&path, &file)?;
    }
    Ok(())
}

fn header(corpora: &[Read], language: Language) -> Result<Header> {
    let mut profiles: Vec<String> = corpora.iter().map(|read| read.corpus.profile.clone()).collect();
    profiles.sort_by_key(|profile| profile != "reader");
    profiles.dedup();
    let used = corpora.iter().filter(|read| !read.train.is_empty());
    let mut header = Header::default();
    language.tag().clone_into(&mut header.language);
    header.profiles = profiles;
    header.sources = used.map(|read| format!("{} ({})", read.corpus.source, read.corpus.licence)).collect();
    "CC BY-SA 4.0".clone_into(&mut header.licence);
    let usage = corpus::table()?.language.into_iter().find(|usage| usage.tag == language.tag());
    let usage = usage.context("corpora.toml has no such language")?;
    (header.share, header.lean) = (usage.share, usage.lean);
    Ok(header)
}

/// How to learn, and what without.
struct Trial {
    settings: Settings,
    without: Vec<Template>,
}

impl Trial {
    fn of(job: &Job) -> Result<Self> {
        let left_out = |name: &str| job.without.iter().any(|left_out| left_out == name);
        let without = Template::ALL.into_iter().filter(|(_, name)| left_out(name));
        Ok(Self { settings: settings(job)?, without: without.map(|(template, _)| template).collect() })
    }
}

fn learn_tags(corpora: &[Read], language: Language, model: &mut Model, trial: &Trial) {
    let Trial { settings, without } = trial;
    let mut spellings = Spellings::default();
    let mut annotated: Vec<Annotated> = Vec::new();
    let mut number = 0;
    for read in corpora {
        for _ in 0..read.corpus.repeat {
            let numbered: Vec<(usize, &Document)> =
                read.train.iter().enumerate().map(|(at, document)| (number + at, document)).collect();
            number += numbered.len();
            let rules = (read.corpus.profile.as_str(), read.corpus.other);
            annotated.extend(samples::look(&numbered, rules, (language, &model.vocabulary), &mut spellings));
        }
    }
    let mut index = samples::index(&annotated, &spellings, without);
    let mut all = samples::samples(&annotated, &spellings, &index);
    println!("{}: {} sentences, {} features", language.tag(), all.len(), index.hashes.len());
    if !without.contains(&Template::Document) {
        let found = first_readings(&all, index.hashes.len(), *settings);
        samples::add_said(&annotated, &found, &spellings, (&mut index, &mut all));
    }
    let samples: Vec<&Sample> = all.iter().collect();
    let mut learner = Learner::new(index.hashes.len(), &samples, *settings);
    learner.learn(&samples, &mut |round| {
        if round % 4 == 0 {
            println!("{}: round {round}", language.tag());
        }
    });
    finish(model, &learner, &index.hashes);
}

fn finish(model: &mut Model, learner: &Learner, hashes: &[u64]) {
    let (weights, scale) = learner.weights(hashes, FEATURES_MAX);
    model.weights = weights;
    model.header.scale = scale;
    model.transitions = learner.transitions();
}

/// What models find that have not seen the documents: one for each fold, with half of the rounds.
fn first_readings(all: &[Sample], features: usize, settings: Settings) -> Vec<Vec<Tagged>> {
    let settings = Settings { rounds: settings.rounds.div_ceil(2), ..settings };
    let mut found = vec![Vec::new(); all.len()];
    for fold in 0..FOLDS {
        let others: Vec<&Sample> = all.iter().filter(|sample| sample.document % FOLDS != fold).collect();
        let mut learner = Learner::new(features, &others, settings);
        learner.learn(&others, &mut |_| {});
        for (sample, found) in all.iter().zip(&mut found).filter(|(own, _)| own.document % FOLDS == fold) {
            *found = learner.tag(sample);
        }
    }
    found
}

fn settings(job: &Job) -> Result<Settings> {
    let mut settings = Settings::default();
    for setting in &job.settings {
        let (name, text) = setting.split_once('=').context("a setting is NAME=VALUE")?;
        let value: f32 = text.parse().with_context(|| format!("reading {setting}"))?;
        match name {
            "rounds" => settings.rounds = text.parse()?,
            "rate" => settings.rate = value,
            "absolute" => settings.absolute = value,
            "square" => settings.square = value,
            "profile" => settings.profile = value,
            "document" => settings.document = value,
            "unseen" => settings.unseen = value,
            _ => {
                anyhow::bail!("no setting {name}: rounds, rate, absolute, square, profile, document, unseen")
            }
        }
    }
    Ok(settings)
}

/// Prints the scores on the documents that were put aside.
fn report(corpora: &[Read], model: &Model, language: Language) {
    let mut seen = HashSet::new();
    for read in corpora.iter().filter(|read| !read.dev.is_empty() && seen.insert(read.corpus.file.clone())) {
        let own = read.corpus.profile.as_str();
        let mut profiles = vec![None, Some(("reader", model.header.share)), Some((own, WHOLE))];
        profiles.dedup();
        for profile in profiles {
            let score = score::score(model, language, profile, &read.dev);
            println!("{}", line(&read.corpus.file, profile, &score));
        }
    }
}

fn line(file: &str, profile: Option<(&str, i32)>, score: &Score) -> String {
    let three = score.together(&KINDS[..3]);
    let by_kind: Vec<String> = KINDS.iter().map(|&kind| format!("{:.1}", score.of(kind).f1())).collect();
    let four = score.together(&[Kind::Person, Kind::Place, Kind::Organization, Kind::Other]);
    format!(
        "{file:<16} {:<16} P {:.1} R {:.1} F {:.1}  four {:.1}  by kind {}",
        profile.map_or("-".to_owned(), |(name, share)| format!("{name} {share}/{WHOLE}")),
        three.precision(),
        three.recall(),
        three.f1(),
        four.f1(),
        by_kind.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Own text of two subjects.
    const NEWS: &str = include_str!("../../../../assets/models/own/en/own-01.txt");
    const MORE: &str = include_str!("../../../../assets/models/own/en/own-02.txt");

    fn learnt() -> (Model, Vec<Read>) {
        let train = corpus::marked(NEWS, false).unwrap();
        let dev = corpus::marked(MORE, false).unwrap();
        let corpora = vec![Read { corpus: Corpus::own("en"), train, dev }];
        let mut model = Model {
            header: header(&corpora, Language::English).unwrap(),
            transitions: Transitions::new(&[[0.0; TAGS]; TAGS]),
            weights: Weights::default(),
            vocabulary: crate::analysis::entities::tagger::vocabulary::Vocabulary::default(),
        };
        let trial = Trial { settings: Settings { rounds: 6, ..Settings::default() }, without: Vec::new() };
        learn_tags(&corpora, Language::English, &mut model, &trial);
        (model, corpora)
    }

    #[test]
    fn a_small_text_teaches_its_names_and_some_of_another() {
        let (model, corpora) = learnt();
        let f1 = |documents: &[Document]| {
            score::score(&model, Language::English, None, documents).together(&KINDS).f1()
        };
        let (own, other) = (f1(&corpora[0].train), f1(&corpora[0].dev));
        assert!(own > 90.0 && other > 40.0, "own {own:.1}, other {other:.1}");
        let (again, _) = learnt();
        assert_eq!(model.write().unwrap(), again.write().unwrap(), "the same text, another model");
    }
}
