//! The program `train-names`: learns the models of names (see `qari::analysis::training`).
use std::path::PathBuf;

use clap::Parser;
use qari::analysis::training::{Job, run};

/// Learns the lists and models of names from text outside of the project, and writes them into
/// assets. The same input gives the same files.
#[derive(Parser)]
struct Arguments {
    /// Folder of annotated text: train/NAME.conll and dev/NAME.conll (assets/models/corpora.toml)
    #[arg(long)]
    annotated: PathBuf,
    /// Folder of own annotated text, one folder a language
    #[arg(long, default_value = "assets/models/own")]
    own: PathBuf,
    /// Folder of running text, one folder a language
    #[arg(long)]
    text: PathBuf,
    /// Folder of lists of names
    #[arg(long)]
    lists: PathBuf,
    /// Where to write
    #[arg(long, default_value = "assets")]
    assets: PathBuf,
    /// Languages to learn (all)
    #[arg(long, value_delimiter = ',')]
    languages: Vec<String>,
    /// Steps to do: lists, or words and tags
    #[arg(long, value_delimiter = ',', default_value = "words,tags")]
    steps: Vec<String>,
    /// Templates of features to leave out
    #[arg(long, value_delimiter = ',')]
    without: Vec<String>,
    /// Learn from corpora too that may only be measured with
    #[arg(long)]
    all_corpora: bool,
    /// Print scores, write no model
    #[arg(long)]
    dry: bool,
    /// Settings of a trial: rounds, rate, absolute, square, profile, document
    #[arg(long = "set")]
    settings: Vec<String>,
}

fn main() -> anyhow::Result<()> {
    let Arguments {
        annotated,
        own,
        text,
        lists,
        assets,
        languages,
        steps,
        without,
        all_corpora,
        dry,
        settings,
    } = Arguments::parse();
    run(&Job { annotated, own, text, lists, assets, languages, steps, without, all_corpora, dry, settings })
}
