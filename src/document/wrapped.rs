//! Hard-wrapped prose: a line ended because the next word did not fit.
//!
//! That is also how it is known: where text was filled up to a column, nearly each line would
//! have grown beyond it with the first word of the next. Verse, lists, tables, headings and code
//! do not pass; they are left alone.

use std::ops::Range;

/// Columns to which wrapped prose is filled.
const COLUMNS: Range<usize> = 45..111;

/// Pairs of lines without which nothing is said about a text.
const PAIRS_MIN: usize = 4;

/// Columns that a first word counts at most: a line that is one long address proves nothing.
const FIRST_WORD_COLUMNS_MAX: usize = 20;

/// Spaces at the beginning from which a line is quoted or code.
const DEEP_INDENT_COLUMNS: usize = 4;

/// The column up to which the lines of a text were filled; `None` if they were not.
/// `lines`: the lines of a sample, blank ones included.
pub(super) fn filled_columns<'a>(lines: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<&str> = None;
    for line in lines {
        if let Some(above) = before
            && is_joinable(above, line)
        {
            pairs.push((columns(above), first_word_columns(line)));
        }
        before = Some(line);
    }
    if pairs.len() < PAIRS_MIN {
        return None;
    }
    pairs.sort_unstable();
    // A few lines always stick out: an address, a dash without spaces.
    let widest = pairs.get(pairs.len() * 97 / 100)?.0;
    let full = pairs.iter().filter(|(line, word)| line + 1 + word + 2 > widest).count();
    let same = pairs.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len).max().unwrap_or(0);
    let is_wrapped = COLUMNS.contains(&widest)
        && full * 10 >= pairs.len() * 7
        // Lines of one and the same width are data.
        && (same * 10 <= pairs.len() * 6 || pairs.len() < 8);
    is_wrapped.then_some(widest)
}

/// Whether `line` continues `above` in a text filled up to `filled` columns.
pub(super) fn continues(above: &str, line: &str, filled: usize) -> bool {
    is_joinable(above, line) && columns(above) + 1 + first_word_columns(line) > filled - filled / 10
}

/// Whether the two lines could be lines of one paragraph, by their kind and indentation.
fn is_joinable(above: &str, line: &str) -> bool {
    if is_blank(above) || is_blank(line) || is_special(line) || is_table(above) || is_table(line) {
        return false;
    }
    let (indent_above, indent) = (indent_columns(above), indent_columns(line));
    // A deeper line begins a paragraph, unless it hangs below the mark of a list.
    if indent > indent_above && !is_list_item(above) {
        return false;
    }
    let is_code = indent >= DEEP_INDENT_COLUMNS && indent_above >= DEEP_INDENT_COLUMNS;
    let has_words = above.split_whitespace().nth(2).is_some();
    !is_code && has_words && (!is_special(above) || is_list_item(above))
}

pub(super) fn is_blank(line: &str) -> bool {
    line.chars().all(char::is_whitespace)
}

/// Whether the line begins with a sign that gives it a meaning of its own: a list item, a
/// heading, a quotation, a table, a rule, a fence.
pub(super) fn is_special(line: &str) -> bool {
    let start = line.trim_start();
    start.starts_with(['#', '>', '|', '<', '=', '_', '`', '~', '{', '}'])
        || start.starts_with("---")
        || start.starts_with("***")
        || is_list_item(line)
}

/// Whether the line begins with the mark of a list (or of speech): a sign or a number, and a
/// space.
fn is_list_item(line: &str) -> bool {
    let start = line.trim_start();
    let digits = start.chars().take_while(|letter| letter.is_numeric()).count();
    let mut after = start.chars().skip(digits);
    let mark = after.next();
    let is_mark = if digits > 0 {
        digits <= 4 && matches!(mark, Some('.' | ')' | '-' | ']'))
    } else {
        matches!(mark, Some('-' | '*' | '+' | '\u{2022}' | '\u{2013}' | '\u{2014}' | '\u{25CF}' | '\u{25AA}'))
    };
    is_mark && after.next().is_none_or(char::is_whitespace)
}

/// Whether the line is set in columns: wide gaps between words (two half-verses are, too).
fn is_table(line: &str) -> bool {
    let inside = line.trim();
    inside.contains('\t') || inside.contains("    ")
}

/// Columns of white space before the first letter.
fn indent_columns(line: &str) -> usize {
    let spaces = line.chars().take_while(|letter| letter.is_whitespace());
    spaces.map(|space| if space == '\t' { 8 } else { 1 }).sum()
}

fn columns(line: &str) -> usize {
    line.trim_end().chars().filter(|letter| !is_mark(*letter)).count()
}

fn first_word_columns(line: &str) -> usize {
    line.split_whitespace().next().map_or(0, columns).min(FIRST_WORD_COLUMNS_MAX)
}

/// Vowel signs and joiners, which take no column (the common ones: this is an estimate).
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}'
            | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{200B}'..='\u{200F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_are_seen() {
        let check = |line: &str, expected| assert_eq!(is_special(line), expected, "{line}");
        check("- milk", true);
        check("  12. milk", true);
        check("\u{661}) x", true);
        check("\u{2014} speech", true);
        check("# Heading", true);
        check("-5 degrees", false);
        check("1948 was a year", false);
        check("2,000 men", false);
        check("", false);
    }

    #[test]
    fn a_line_is_continued_when_the_next_word_did_not_fit() {
        let full = "one two three four five six seven eight nine ten eleven tw";
        let check = |above: &str, line: &str, expected| {
            assert_eq!(continues(above, line, 60), expected, "{above:?} {line:?}");
        };
        check(full, "thirteen fourteen", true);
        check("a short last line.", "Next", false);
        check(full, "", false);
        check(full, "  An indented line begins a paragraph", false);
        check(full, "- an item", false);
        check(&format!("- {full}"), "  hangs below its mark", true);
        check(&format!("    {full}"), "    code", false);
    }
}
