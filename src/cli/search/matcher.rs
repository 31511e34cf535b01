//! What is searched for: one query or several, whole words or not, as one stream of hits.

use std::ops::Range;

use anyhow::Context;

use crate::cli::options::SearchOptions;
use crate::search::{Hit, Query};
use crate::text::fold_scalar;

/// All that makes a hit.
#[derive(Clone, Debug)]
pub(super) struct Matcher {
    queries: Vec<Query>,
    whole_words: bool,
}

impl Matcher {
    pub(super) fn new(options: &SearchOptions) -> anyhow::Result<Self> {
        let level = options.level.unwrap_or_default().into();
        let compile = |query: &String| {
            Query::new(query, level)
                .with_context(|| format!("searching {query:?}: it has no letter to search for"))
        };
        let queries = options.queries().iter().map(compile).collect::<anyhow::Result<_>>()?;
        Ok(Self { queries, whole_words: options.word })
    }

    /// Whether the text has a hit.
    pub(super) fn is_in(&self, text: &str) -> bool {
        (0..self.queries.len()).any(|query| self.find(query, text, 0).is_some())
    }

    /// All hits in a text.
    pub(super) fn hits<'a>(&'a self, text: &'a str) -> Hits<'a> {
        Hits { matcher: self, text, next: vec![Next::Unknown; self.queries.len()] }
    }

    fn find(&self, query: usize, text: &str, from: usize) -> Option<Hit> {
        let query = self.queries.get(query)?;
        let mut hit = query.find(text, from)?;
        while self.whole_words && !is_whole_word(text, &hit) {
            hit = query.find(text, text.ceil_char_boundary(hit.start + 1))?;
        }
        Some(hit)
    }
}

/// The hits of all queries, by their start.
#[derive(Debug)]
pub(super) struct Hits<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    next: Vec<Next>,
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
        for (query, next) in self.next.iter_mut().enumerate() {
            let is_behind = match next {
                Next::Unknown => true,
                Next::At(hit) => hit.start < from,
                Next::Ended => false,
            };
            if is_behind {
                *next = self.matcher.find(query, self.text, from).map_or(Next::Ended, Next::At);
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
        Matcher { queries: queries.collect(), whole_words }
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
