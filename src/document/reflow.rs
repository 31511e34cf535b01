//! Joins sentences that stray line ends cut, for reading.
//!
//! Two things break lines, each with its own rule: text from the web (`fragments`) and
//! hard-wrapped text (`wrapped`). Which rules a document needs is found in its beginning. In: the
//! text and its direction. Out: ranges of whole paragraphs, which may hold line ends.

use std::ops::Range;

use super::fragments::{begins_inside, ends_sentence, is_prose, is_splinter};
use super::letters::LetterCounts;
use super::lines::Lines;
use super::wrapped::{continues, filled_columns, is_blank, is_special};
use crate::limits;
use crate::text::Direction;

/// Splinters in a row that can belong to one sentence.
const SPLINTERS_IN_A_ROW_MAX: usize = 2;

/// What is broken in a document's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reflow {
    direction: Direction,
    /// Sentences lie in splinters.
    splinters: bool,
    /// Prose was filled up to this column.
    filled_columns: Option<usize>,
}

impl Reflow {
    /// Looks at the beginning of a text.
    pub(super) fn find(text: &str, direction: Direction) -> Self {
        let end = text.floor_char_boundary(limits::REFLOW_SAMPLE_BYTES_MAX.min(text.len()));
        let sample = text.get(..end).unwrap_or_default();
        let filled_columns = filled_columns(Lines::of(sample).map(|line| slice(sample, &line)));
        let all = Self { direction, splinters: true, filled_columns: None };
        let splinters = LetterCounts::sample(text).mostly(direction) && all.has_some_splinters(sample);
        Self { direction, splinters, filled_columns }
    }

    /// Whether any rule has something to join.
    pub(super) fn is_needed(self) -> bool {
        self.splinters || self.filled_columns.is_some()
    }

    /// Hands over the paragraphs in order, without blank lines.
    pub(super) fn paragraphs(self, text: &str, mut each: impl FnMut(Range<usize>)) {
        let mut open: Option<Range<usize>> = None;
        self.walk(text, |line, joined| match &mut open {
            Some(paragraph) if joined => paragraph.end = line.end,
            _ => {
                let done = if is_blank(slice(text, &line)) { open.take() } else { open.replace(line) };
                done.into_iter().for_each(&mut each);
            }
        });
        open.into_iter().for_each(each);
    }

    /// Whether lines are joined at splinters, and neither so many that the text is a list in two
    /// languages (a line of three is of the other script), nor so few that they are chance (of
    /// a list of sentences one in some hundreds looks broken).
    fn has_some_splinters(self, sample: &str) -> bool {
        let (mut lines, mut splinters, mut joints) = (0_usize, 0_usize, 0_usize);
        self.walk(sample, |line, joined| {
            let line = slice(sample, &line);
            lines += usize::from(!is_blank(line));
            splinters += usize::from(is_splinter(line, self.direction));
            joints += usize::from(joined);
        });
        joints > 0 && joints * 150 >= lines && (splinters <= SPLINTERS_IN_A_ROW_MAX || splinters * 3 <= lines)
    }

    /// Visits each line with whether it continues the one before.
    fn walk(self, text: &str, mut visit: impl FnMut(Range<usize>, bool)) {
        let mut lines = Lines::of(text);
        let mut above = "";
        let mut run = Run::default();
        while let Some(bytes) = lines.next() {
            let line = slice(text, &bytes);
            let after_run = run;
            run = self.next_run(run, above, line, lines.clone().map(|line| slice(text, &line)));
            let joined = !is_blank(above) && !is_blank(line) && self.joins(above, after_run, line, run);
            visit(bytes, joined);
            above = line;
        }
    }

    /// The run of splinters that `line` belongs to.
    fn next_run<'a>(
        self,
        run: Run,
        above: &str,
        line: &str,
        mut below: impl Iterator<Item = &'a str>,
    ) -> Run {
        if !self.splinters || !is_splinter(line, self.direction) {
            return Run::None;
        }
        if run != Run::None {
            return run;
        }
        let mut length = 1;
        let end = below.find(|next| {
            let more = length <= SPLINTERS_IN_A_ROW_MAX && is_splinter(next, self.direction);
            length += usize::from(more);
            !more
        });
        let beside_prose = is_prose(above) || end.is_some_and(is_prose);
        if length <= SPLINTERS_IN_A_ROW_MAX && beside_prose { Run::OfSentence } else { Run::OfItsOwn }
    }

    fn joins(self, above: &str, run_above: Run, line: &str, run: Run) -> bool {
        if self.filled_columns.is_some_and(|filled| continues(above, line, filled)) {
            return true;
        }
        let at_splinter =
            run == Run::OfSentence || run_above == Run::OfSentence || (self.splinters && begins_inside(line));
        at_splinter && !ends_sentence(above) && !is_special(above) && !is_special(line)
    }
}

/// Lines of the other script that stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Run {
    /// The line is none.
    #[default]
    None,
    /// One or two beside prose: splinters of its sentence.
    OfSentence,
    /// Several, or beside short lines: a list, a listing, a poem.
    OfItsOwn,
}

fn slice<'a>(text: &'a str, bytes: &Range<usize>) -> &'a str {
    text.get(bytes.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
