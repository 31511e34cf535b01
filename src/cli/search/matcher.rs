//! What is searched for: one query or several, whole words or not, as one stream of hits.

use std::ops::Range;

use anyhow::Context;

use crate::cli::options::{Case, SearchOptions};
use crate::search::{self, Hit, Level, Mode, Query};
use crate::text::fold_scalar;

/// All that makes a hit.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    queries: Vec<Query>,
    whole_words: bool,
    is_regex: bool,
    /// Only hits without capitals.
    small_only: bool,
}

impl Matcher {
    pub(super) fn new(options: &SearchOptions) -> anyhow::Result<Self> {
        let (level, case) = (options.level.unwrap_or_default().into(), options.case());
        let compile = |query: &String| {
            let (text, mode) = in_case(query, level, options.regex, case);
            Query::compile(&text, level, mode)
                .with_context(|| format!("searching {query:?} as a regular expression"))?
                .with_context(|| format!("searching {query:?}: it has no letter to search for"))
        };
        let queries = options.queries().iter().map(compile).collect::<anyhow::Result<_>>()?;
        // A query with a capital heeds all of them; one without any does not.
        let small_only = case == Case::Heeded
            && !options.regex
            && !options.queries().iter().any(|query| query.contains(char::is_uppercase));
        Ok(Self { queries, whole_words: options.word, is_regex: options.regex, small_only })
    }

    /// Whether the text has a hit.
    pub(super) fn is_in(&self, text: &str) -> bool {
        (0..self.queries.len()).any(|query| self.find(query, text, 0).is_some())
    }

    /// All hits in a text.
    pub(super) fn hits<'a>(&'a self, text: &'a str) -> Hits<'a> {
        // To begin anew at each hit costs a regular expression much, and letters nothing.
        let streams = self.is_regex && !self.whole_words;
        let streams = self.queries.iter().map(|query| streams.then(|| query.find_iter(text))).collect();
        Hits { matcher: self, text, next: vec![Next::Unknown; self.queries.len()], streams }
    }

    fn find(&self, query: usize, text: &str, from: usize) -> Option<Hit> {
        let query = self.queries.get(query)?;
        let mut hit = query.find(text, from)?;
        while !self.admits(text, &hit) {
            hit = query.find(text, text.ceil_char_boundary(hit.start + 1))?;
        }
        Some(hit)
    }

    fn admits(&self, text: &str, hit: &Hit) -> bool {
        let has_capital = || text.get(hit.clone()).is_some_and(|hit| hit.contains(char::is_uppercase));
        (!self.whole_words || is_whole_word(text, hit)) && !(self.small_only && has_capital())
    }
}

/// The text of a query that heeds capitals or not, and how it is meant. Without more ado a query
/// heeds them if it has one, or if its level folds no letters.
fn in_case(query: &str, level: Level, is_regex: bool, case: Case) -> (String, Mode) {
    let mode = if is_regex { Mode::Regex } else { Mode::Letters };
    match (case, mode) {
        (Case::Ignored, Mode::Letters) if matches!(level, Level::Loose | Level::Word) => {
            (query.to_lowercase(), mode)
        }
        (Case::Ignored, Mode::Letters) => {
            let escaped = query.chars().flat_map(|c| {
                // An escaped angle is the edge of a word.
                let sign = (c.is_ascii_punctuation() && !matches!(c, '<' | '>')).then_some('\\');
                sign.into_iter().chain([c])
            });
            (escaped.fold("(?i)".to_owned(), |text, c| text + c.encode_utf8(&mut [0; 4])), Mode::Regex)
        }
        (Case::Ignored, Mode::Regex) => (format!("(?i){query}"), mode),
        // A capital that matches nothing.
        (Case::Heeded, Mode::Regex) => (format!("(?:{query})A{{0}}"), mode),
        _ => (query.to_owned(), mode),
    }
}

/// The hits of all queries, by their start.
#[derive(Debug)]
pub(super) struct Hits<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    next: Vec<Next>,
    streams: Vec<Option<search::Hits<'a>>>,
}

#[derive(Clone, Debug)]
enum Next {
    Unknown,
    At(Hit),
    Ended,
}

impl Hits<'_> {
    /// The first hit that starts at `from` or later; of several the longest. `from` never goes back.
    pub(super) fn next_from(&mut self, from: usize) -> Option<Hit> {
        for (query, (next, stream)) in self.next.iter_mut().zip(&mut self.streams).enumerate() {
            let is_behind = match next {
                Next::Unknown => true,
                Next::At(hit) => hit.start < from,
                Next::Ended => false,
            };
            if is_behind {
                let found = match stream {
                    Some(stream) => stream.find(|hit| hit.start >= from),
                    None => self.matcher.find(query, self.text, from),
                };
                *next = found.map_or(Next::Ended, Next::At);
            }
        }
        let found = self.next.iter().filter_map(|next| match next {
            Next::At(hit) => Some(hit),
            _ => None,
        });
        found.min_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end))).cloned()
    }
}

/// Whether no letter or digit stands at either side, marks and joiners set aside.
fn is_whole_word(text: &str, bytes: &Range<usize>) -> bool {
    let seen = |c: &char| !fold_scalar(*c).is_empty();
    let before = text.get(..bytes.start).and_then(|before| before.chars().rev().find(seen));
    let after = text.get(bytes.end..).and_then(|after| after.chars().find(seen));
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
}

#[cfg(test)]
mod tests {
    use super::Matcher;
    use crate::search::{Level, Query};

    fn matcher(queries: &[&str], whole_words: bool) -> Matcher {
        let queries = queries.iter().map(|query| Query::new(query, Level::Loose).expect("letters"));
        Matcher { queries: queries.collect(), whole_words, is_regex: false, small_only: false }
    }

    fn hits(matcher: &Matcher, text: &str) -> Vec<std::ops::Range<usize>> {
        let (mut hits, mut from, mut all) = (matcher.hits(text), 0, Vec::new());
        while let Some(hit) = hits.next_from(from) {
            from = hit.end;
            all.push(hit);
        }
        all
    }

    #[test]
    fn hits_of_several_queries_come_in_the_order_of_the_text() {
        assert_eq!(
            hits(&matcher(&["two", "one", "twofold"], false), "one twofold two"),
            [0..3, 4..11, 12..15]
        );
    }

    #[test]
    fn a_whole_word_has_no_letter_beside_it() {
        let words = matcher(&["one"], true);
        assert_eq!(hits(&words, "one, ones, phone _one one"), [0..3, 22..25]);
        assert!(words.is_in("(one)") && !words.is_in("ones"));
        // A hit that overlaps one which is no word: "a b a" in "xa b a b a".
        assert_eq!(hits(&matcher(&["a b a"], true), "xa b a b a").first(), Some(&(5..10)));
        // Persian mi- before a joiner is no word by itself.
        assert!(!matcher(&["\u{645}\u{6CC}"], true).is_in("\u{645}\u{6CC}\u{200C}\u{631}\u{648}\u{645}"));
        // Kitab with and without a final mark; with an article before it.
        let book = matcher(&["\u{643}\u{62A}\u{627}\u{628}"], true);
        assert!(book.is_in("\u{643}\u{62A}\u{627}\u{628}\u{64C} x"));
        assert!(!book.is_in("\u{627}\u{644}\u{643}\u{62A}\u{627}\u{628}"));
    }
}
