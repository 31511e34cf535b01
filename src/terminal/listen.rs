//! The threads that hear the terminal: one reads bytes and sleeps meanwhile, one turns them into
//! input. At rest neither wakes.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};

use super::identify::{Answer, Answers, Environment, Profile, Settings, identify};
use super::input::{Heard, Parser};
use super::session::{Send, Shared};
use super::signals::spawn;
use crate::app::Input;

/// Bytes taken at a time; a terminal hands over at most 4,095.
const READ_BYTES: usize = 4096;

/// Starts reading; what is read comes as pieces, and the end of the terminal as the channel's end.
pub(super) fn pieces(tty: File) -> Receiver<Vec<u8>> {
    let (give, take) = channel();
    spawn("terminal", move || read(&tty, &give));
    take
}

fn read(mut tty: &File, give: &Sender<Vec<u8>>) {
    let mut bytes = vec![0; READ_BYTES];
    loop {
        let count = match tty.read(&mut bytes) {
            Ok(0) => return,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // EIO: the terminal is gone, or given to others for good.
            Err(_) => return,
        };
        let piece = bytes.get(..count).unwrap_or_default().to_vec();
        if give.send(piece).is_err() {
            return;
        }
    }
}

/// Parses the pieces and hands over what was heard, until the terminal is gone. Answers are not
/// expected any more after the end of the round.
pub(super) fn hear(pieces: &Receiver<Vec<u8>>, parser: &mut Parser, mut each: impl FnMut(Heard)) {
    let mut heard = Vec::new();
    loop {
        let piece = match parser.patience() {
            None => pieces.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(patience) => pieces.recv_timeout(patience),
        };
        match piece {
            Ok(bytes) => parser.feed(&bytes, &mut heard),
            Err(RecvTimeoutError::Timeout) => parser.give_up(&mut heard),
            Err(RecvTimeoutError::Disconnected) => return,
        }
        for one in heard.drain(..) {
            if matches!(one, Heard::Answer(Answer::Primary(_))) {
                parser.expects_answers = false;
            }
            each(one);
        }
    }
}

/// What is known so far, and what follows from it.
pub(super) struct Knowledge {
    environment: Environment,
    settings: Settings,
    answers: Answers,
}

impl Knowledge {
    /// Before any answer.
    pub(super) fn new(environment: Environment, settings: Settings) -> Self {
        Knowledge { environment, settings, answers: Answers::default() }
    }

    /// What follows now.
    pub(super) fn profile(&self) -> Profile {
        identify(&self.answers, &self.environment, &self.settings)
    }

    /// The variables.
    pub(super) fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Takes an answer; the new profile once the round has ended.
    pub(super) fn take(&mut self, answer: &Answer) -> Option<Profile> {
        if *answer == Answer::Other || matches!(answer, Answer::Cursor(..)) {
            return None;
        }
        self.answers.take(answer);
        self.answers.primary.is_some().then(|| self.profile())
    }
}

/// Listens for the reader.
pub(super) fn listen(tty: File, shared: Arc<Shared>, send: Send) {
    let pieces = pieces(tty);
    spawn("input", move || {
        let mut parser = Parser::expecting();
        hear(&pieces, &mut parser, |one| match one {
            Heard::Input(input) => send.send(input),
            Heard::Answer(answer) => {
                if shared.take(&answer) {
                    send.send(Input::TerminalKnown);
                }
            }
        });
        send.send(Input::Lost);
    });
}
