//! `qari print`.

use super::Exit;
use super::options::{PrintOptions, SharedOptions};

pub(super) fn print(shared: &SharedOptions, options: &PrintOptions) -> anyhow::Result<Exit> {
    let _ = (shared, options);
    Ok(Exit::Done)
}
