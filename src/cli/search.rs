//! `qari search`.

use super::Exit;
use super::options::{SearchOptions, SharedOptions};

pub(super) fn search(shared: &SharedOptions, options: &SearchOptions) -> anyhow::Result<Exit> {
    let _ = (shared, options);
    Ok(Exit::Done)
}
