//! Why a regular expression cannot be searched, and where in it the fault is.

use std::ops::Range;

use regex_automata::meta::BuildError;
use regex_syntax::{ast, hir};

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PatternFault {
    /// It is not a regular expression (yet): a bracket that is not closed, a `*` after nothing.
    Syntax,
    /// It asks for what is not offered: the start of the text, groups that look around.
    Unsupported,
    /// It would grow too large.
    TooLarge,
}

/// A regular expression that cannot be searched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PatternError {
    /// The kind of fault.
    pub fault: PatternFault,
    /// What is wrong, in English, in half a line.
    pub message: String,
    /// Where in the pattern, in bytes (a place between two letters is an empty range); the whole of
    /// it where no place is to blame. On character
    /// boundaries.
    pub place: Range<usize>,
}

impl PatternError {
    pub(super) fn unsupported(message: &str, place: &ast::Span) -> Self {
        Self { fault: PatternFault::Unsupported, message: message.to_owned(), place: range(place) }
    }

    pub(super) fn from_parse(error: &ast::Error) -> Self {
        let fault = match error.kind() {
            ast::ErrorKind::NestLimitExceeded(_) | ast::ErrorKind::CaptureLimitExceeded => {
                PatternFault::TooLarge
            }
            ast::ErrorKind::UnsupportedLookAround | ast::ErrorKind::UnsupportedBackreference => {
                PatternFault::Unsupported
            }
            _ => PatternFault::Syntax,
        };
        Self { fault, message: error.kind().to_string(), place: range(error.span()) }
    }

    pub(super) fn from_translation(error: &hir::Error) -> Self {
        Self {
            fault: PatternFault::Unsupported,
            message: error.kind().to_string(),
            place: range(error.span()),
        }
    }

    pub(super) fn from_build(pattern: &str, error: &BuildError) -> Self {
        let fault = match error.size_limit() {
            Some(_) => PatternFault::TooLarge,
            None => PatternFault::Unsupported,
        };
        let message = match fault {
            PatternFault::TooLarge => "the pattern grows too large".to_owned(),
            _ => error.to_string(),
        };
        Self { fault, message, place: 0..pattern.len() }
    }
}

fn range(span: &ast::Span) -> Range<usize> {
    span.start.offset..span.end.offset
}
