//! `qari [PATH...]`: reads documents in the terminal.

use anyhow::bail;

use super::Exit;
use super::options::{ReadOptions, SharedOptions};

/// Opens the reader on the paths.
pub(super) fn read(shared: &SharedOptions, options: &ReadOptions) -> anyhow::Result<Exit> {
    let _ = (shared, options);
    bail!("the reader is not built yet: use qari print, qari search or qari analyze")
}
