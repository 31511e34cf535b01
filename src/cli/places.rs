//! Byte offsets as other programs and people count: Unicode scalar values and lines.

/// A count of Unicode scalar values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub(super) struct Scalars(pub(super) usize);

/// A place in a text, counted as one goes: each byte of the text is looked at once.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    text: &'a str,
    byte: usize,
    /// Scalars before the place.
    pub(super) scalars: Scalars,
    /// The line, from 1.
    pub(super) line: usize,
}

impl<'a> Place<'a> {
    /// The start of the text.
    pub(super) fn start(text: &'a str) -> Self {
        Self { text, byte: 0, scalars: Scalars(0), line: 1 }
    }

    /// Goes on to the byte `to`; a byte before the place counts as the place itself.
    pub(super) fn go(&mut self, to: usize) -> &Self {
        if let Some(passed) = self.text.get(self.byte..to) {
            self.scalars.0 += passed.chars().count();
            self.line += memchr::memchr_iter(b'\n', passed.as_bytes()).count();
            self.byte = to;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_and_lines_are_counted_from_the_start() {
        let text = "a\u{645}\n\u{1F600}b";
        let mut place = Place::start(text);
        assert_eq!((place.go(3).scalars, place.line), (Scalars(2), 1));
        assert_eq!((place.go(8).scalars, place.line), (Scalars(4), 2));
        assert_eq!((place.go(1).scalars, place.line), (Scalars(4), 2));
    }
}
