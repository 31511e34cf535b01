//! How the program ends: the stable exit codes that scripts rely on.

use std::process::ExitCode;

/// The end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: everything asked for was done; a search found something.
    Done,
    /// 1: a search found nothing.
    NothingFound,
    /// 2: something could not be done; what and why is on standard error. The rest was done.
    Failed,
    /// 128 + number: a signal ended the program.
    Signal(u8),
}

impl Exit {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::NothingFound => 1,
            Self::Failed => 2,
            Self::Signal(number) => number.saturating_add(128),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
