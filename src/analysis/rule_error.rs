//! What is wrong in a file of words, rules or names, and where.

use thiserror::Error;

/// A mistake in a data file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}:{line}: {reason}")]
pub(super) struct RuleError {
    /// The file as it was named to the loader, e.g. "ar/dates/rules.txt".
    pub(super) path: String,
    /// Line, from 1.
    pub(super) line: usize,
    /// What is wrong and what may have been meant.
    pub(super) reason: String,
}

/// A data file: its name for messages, and its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct DataFile {
    /// Path below the folder of languages.
    pub(super) path: &'static str,
    /// Content.
    pub(super) text: &'static str,
}

impl DataFile {
    /// The lines that say something, with their numbers from 1: comments and empty lines are
    /// left out, white space at the end too.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &'static str)> + use<> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim_end()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    }

    /// A mistake at a line of this file.
    pub(super) fn error(&self, line: usize, reason: impl Into<String>) -> RuleError {
        RuleError { path: self.path.to_owned(), line, reason: reason.into() }
    }
}

/// " (did you mean X?)" when one of the known names is near, else nothing.
pub(super) fn did_you_mean<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> String {
    known
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|&(distance, candidate)| distance <= 2 && distance < candidate.len())
        .min()
        .map_or_else(String::new, |(_, candidate)| format!(" (did you mean {candidate}?)"))
}

/// Edits between two short ASCII names, an exchange of neighbours counting as one.
fn distance(left: &str, right: &str) -> usize {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let width = right.len() + 1;
    let mut table = vec![0_usize; (left.len() + 1) * width];
    let cell = |row: usize, column: usize| row * width + column;
    for row in 0..=left.len() {
        for column in 0..=right.len() {
            table[cell(row, column)] = if row == 0 || column == 0 {
                row + column
            } else {
                let same = left[row - 1] == right[column - 1];
                let mut least = (table[cell(row - 1, column)] + 1)
                    .min(table[cell(row, column - 1)] + 1)
                    .min(table[cell(row - 1, column - 1)] + usize::from(!same));
                let swapped = row > 1
                    && column > 1
                    && left[row - 1] == right[column - 2]
                    && left[row - 2] == right[column - 1];
                if swapped {
                    least = least.min(table[cell(row - 2, column - 2)] + 1);
                }
                least
            };
        }
    }
    table[cell(left.len(), right.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_offered_and_a_far_one_is_not() {
        let known = ["MONTH", "WEEKDAY", "to"];
        assert_eq!(did_you_mean("MONHT", known.into_iter()), " (did you mean MONTH?)");
        assert_eq!(did_you_mean("CENTURY", known.into_iter()), "");
    }
}
