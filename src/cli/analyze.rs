//! `qari analyze`.

use super::Exit;
use super::options::{AnalyzeOptions, SharedOptions};

pub(super) fn analyze(shared: &SharedOptions, options: &AnalyzeOptions) -> anyhow::Result<Exit> {
    let _ = (shared, options);
    Ok(Exit::Done)
}
