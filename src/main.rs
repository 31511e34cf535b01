//! The program `qari`: hands its arguments to [`qari::cli`] and ends with the exit code it gets.
use std::process::ExitCode;

fn main() -> ExitCode {
    qari::cli::run()
}
