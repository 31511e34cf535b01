//! `qari doctor`: what this terminal does with right-to-left text.

use anyhow::bail;

use super::Exit;
use super::options::SharedOptions;

/// Shows what was found out about the terminal, and a test picture.
pub(super) fn doctor(shared: &SharedOptions) -> anyhow::Result<Exit> {
    let _ = shared;
    bail!("the doctor is not built yet: try --terminal-mode visual or logical")
}
