//! Where a row may end (UAX #14, rules of Unicode 17).
//!
//! In: text. Out: byte positions, ascending. The caller takes only those that are at the boundary
//! of a cluster: the standard allows a break between a space and a mark that sits on it.

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

static SEGMENTER: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default());

/// Positions inside `text` at which a row may begin; not its beginning, not its end.
pub(super) fn breaks(text: &str) -> impl Iterator<Item = usize> {
    SEGMENTER.segment_str(text).filter(|at| *at > 0 && *at < text.len())
}

#[cfg(test)]
mod tests {
    use super::breaks;

    #[test]
    fn rows_begin_at_words_and_after_hyphens() {
        assert_eq!(breaks("one two-three").collect::<Vec<_>>(), [4, 8]);
    }

    #[test]
    fn punctuation_is_not_torn_from_its_word() {
        // A spaced guillemet, and the Arabic comma after a space.
        assert_eq!(breaks("\u{AB} \u{628} \u{BB}").count(), 0);
        assert_eq!(breaks("\u{628} \u{60C}").count(), 0);
    }

    #[test]
    fn an_empty_text_has_no_breaks() {
        assert_eq!(breaks("").count(), 0);
    }
}
