//! The command line.

pub mod doctor;

use std::process::ExitCode;

/// Runs the program on the process's arguments and gives its exit code.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
