//! `qari completions` and `qari man`: made from the options' definition.

use clap::CommandFactory;

use super::options::Options;
use super::{Exit, output};

/// Writes the completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Options::command(), "qari", &mut script);
    output::write_all(&script)?;
    Ok(Exit::Done)
}

/// Writes the manual page (roff).
pub(super) fn man() -> anyhow::Result<Exit> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Options::command()).render(&mut page)?;
    output::write_all(&page)?;
    Ok(Exit::Done)
}
