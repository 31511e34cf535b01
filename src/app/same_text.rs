//! Finds a place of a text again in a newer version of it, by the words that stand there.

use memchr::memmem;

use crate::document::Text;

/// Bytes of the words that are looked for. Reason: enough to be met once.
const WORDS_BYTES: usize = 160;

/// Bytes before and after the old place in which they are looked for.
const REACH_BYTES: usize = 1024 * 1024;

/// The byte of `new` at which stands what stands at `byte` of `old`: the nearest one, else the same
/// number of bytes from the start (or the end, if there are fewer).
pub(super) fn find(old: &Text, byte: usize, new: &Text) -> usize {
    let words = old.get(byte..byte.saturating_add(WORDS_BYTES));
    let here = byte.min(new.len());
    if words.is_empty() || new.get(here..here.saturating_add(words.len())) == words {
        return here;
    }
    let (start, around) = new.window(here.saturating_sub(REACH_BYTES)..here.saturating_add(REACH_BYTES));
    let places = memmem::find_iter(around.as_bytes(), words.as_bytes()).map(|at| start + at);
    places.min_by_key(|at| at.abs_diff(byte)).unwrap_or(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, at: &str, new: &str, expected: Option<&str>) {
        let byte = old.find(at).unwrap();
        let found = find(&Text::from(old), byte, &Text::from(new));
        assert_eq!(Some(found), expected.and_then(|words| new.find(words)).or(Some(byte.min(new.len()))));
    }

    #[test]
    fn a_place_is_found_again_by_its_words() {
        check("one\ntwo\nthree", "two", "zero\none\ntwo\nthree", Some("two"));
        check("one\ntwo\nthree", "two", "two\nthree", Some("two"));
        check("one\ntwo\nthree", "three", "one", None);
        check("one\ntwo", "two", "one\nTWO", None);
    }
}
