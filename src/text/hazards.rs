//! Bidi controls that can make a text read otherwise than it is (Trojan Source).
//!
//! In: the text of one paragraph. Out: the overrides in it, and the embeddings and isolates that
//! nothing closes before its end. The reader is told; what is shown does not change.

use std::ops::Range;

use icu_properties::props::{BidiClass, EnumeratedProperty};

/// A control that deserves a warning, with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hazard {
    /// Letters after it are forced into one direction.
    Override(Range<usize>),
    /// An embedding or isolate that is open at the end of the paragraph.
    Unclosed(Range<usize>),
}

/// The hazards of `text`, overrides first, each kind in reading order.
pub fn hazards(text: &str) -> Vec<Hazard> {
    let mut found = Vec::new();
    // Bytes, and whether it is an isolate.
    let mut open: Vec<(Range<usize>, bool)> = Vec::new();
    let mut isolates = 0_usize;
    for (at, scalar) in text.char_indices().filter(|(_, scalar)| is_bidi_control(*scalar)) {
        let bytes = at..at + scalar.len_utf8();
        match BidiClass::for_char(scalar) {
            BidiClass::LeftToRightOverride | BidiClass::RightToLeftOverride => {
                found.push(Hazard::Override(bytes.clone()));
                open.push((bytes, false));
            }
            BidiClass::LeftToRightEmbedding | BidiClass::RightToLeftEmbedding => open.push((bytes, false)),
            BidiClass::PopDirectionalFormat if open.last().is_some_and(|entry| !entry.1) => {
                open.pop();
            }
            // It closes the isolate and all embeddings in it (UAX #9 X6a), or nothing; without the
            // count a row of them would each search the whole stack.
            BidiClass::PopDirectionalIsolate if isolates > 0 => {
                isolates -= 1;
                open.truncate(open.iter().rposition(|entry| entry.1).unwrap_or(0));
            }
            BidiClass::PopDirectionalFormat | BidiClass::PopDirectionalIsolate => {}
            _ => {
                isolates += 1;
                open.push((bytes, true));
            }
        }
    }
    found.extend(open.into_iter().map(|(bytes, _)| Hazard::Unclosed(bytes)));
    found
}

fn is_bidi_control(scalar: char) -> bool {
    matches!(scalar, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{Hazard, hazards};

    #[test]
    fn overrides_and_what_stays_open_are_found() {
        assert_eq!(
            hazards("a\u{202E}b\u{2066}c"),
            [Hazard::Override(1..4), Hazard::Unclosed(1..4), Hazard::Unclosed(5..8)]
        );
    }

    #[test]
    fn balanced_text_is_harmless() {
        assert_eq!(hazards("a\u{2067}b\u{202A}c\u{2069}d\u{202B}e\u{202C}\u{2069}\u{202C}"), []);
        assert_eq!(hazards("\u{200F}\u{200E}"), []);
    }
}
