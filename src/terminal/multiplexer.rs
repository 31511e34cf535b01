//! Sequences for the terminal around tmux and GNU screen.
//!
//! tmux: `ESC P tmux;` + the sequence, every ESC doubled, + `ESC \`, where the pane allows it.
//! screen: `ESC P` + the sequence + `ESC \`, at most 256 bytes, always allowed.
//! Trap: tmux loses what is passed through in the same burst as `?1049 h`.

use std::process::{Command, Stdio};

use super::identify::{Answer, Carrier};

/// The sequence as it must be sent to reach the terminal itself.
pub(super) fn wrap(carrier: Carrier, sequence: &str) -> String {
    if sequence.is_empty() {
        return String::new();
    }
    match carrier {
        Carrier::Direct => sequence.to_owned(),
        Carrier::Tmux => format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")),
        Carrier::Screen => format!("\x1bP{sequence}\x1b\\"),
    }
}

/// What tmux said of its client, and whether the pane must be closed again at the end.
pub(super) struct Passage {
    /// The terminal around tmux.
    pub outer: Answer,
    /// The pane had no setting of its own and was opened here.
    pub opened: bool,
}

/// Lets sequences of this pane pass, and asks for the terminal around. `None` without tmux.
pub(super) fn open_passage() -> Option<Passage> {
    let question = "#{client_termtype}\t#{client_termname}";
    let told = tmux(&["display-message", "-p", question, ";", "show-options", "-pqv", "allow-passthrough"])?;
    let mut lines = told.lines();
    let (version, term) = lines.next()?.split_once('\t')?;
    let outer = Answer::Outer { version: version.to_owned(), term: term.to_owned() };
    // A setting that the person made for this pane is theirs. tmux before 3.3 has none and passes all.
    let own = lines.next().is_some_and(|line| !line.is_empty());
    let opened = !own && tmux(&["set-option", "-p", "allow-passthrough", "on"]).is_some();
    Some(Passage { outer, opened })
}

/// Takes the pane's setting back.
pub(super) fn close_passage() {
    // tmux may be gone with its terminal.
    let _ = tmux(&["set-option", "-pu", "allow-passthrough"]);
}

fn tmux(arguments: &[&str]) -> Option<String> {
    // TMUX_PANE tells tmux which pane is meant.
    let mut command = Command::new("tmux");
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_wrapped_for_their_carrier() {
        let sequence = "\x1b]50;x=y\x07";
        assert_eq!(wrap(Carrier::Direct, sequence), sequence);
        assert_eq!(wrap(Carrier::Tmux, sequence), "\x1bPtmux;\x1b\x1b]50;x=y\x07\x1b\\");
        assert_eq!(wrap(Carrier::Screen, "\x1b[8l"), "\x1bP\x1b[8l\x1b\\");
        assert_eq!(wrap(Carrier::Tmux, ""), "");
    }
}
