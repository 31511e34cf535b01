//! The embedding levels of a text (UAX #9, rules P1 to I2).
//!
//! In: text and a base direction. Out: one level a byte. The levels are worked out once for the
//! whole text; rows are cut and ordered later (`order.rs`).
//!
//! unicode-bidi does the work. Its one wrong answer (0.3.18 walks the runs of an isolating run
//! sequence in the wrong order when it looks backwards, so N0 after an isolate goes astray) needs
//! a sequence of several runs, and those come only from isolates with something in them. So each
//! isolate's content is taken out and resolved as a text of its own at the isolate's level; what
//! remains has the initiator and the PDI side by side. That is what X10 asks for anyway: content
//! and surroundings never share a sequence. Isolates nested too deep (BD2) stay where they are.

use icu_properties::props::{BidiClass, EnumeratedProperty};
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};
use unicode_bidi::{Level, ParagraphBidiInfo};

use super::Direction;

/// Scripts written from right to left and all bidi controls begin here.
const FIRST_RTL: char = '\u{590}';

/// BD2: the deepest explicit level.
const DEPTH_MAX: u8 = 125;

/// The level of each byte of `text`. Characters of class B end a stretch (P1); every stretch has
/// the same base direction.
pub(super) fn levels(text: &str, base: Direction) -> Vec<Level> {
    let base = if base.is_rtl() { Level::rtl() } else { Level::ltr() };
    if base.is_ltr() && text.chars().all(|scalar| scalar < FIRST_RTL) {
        return vec![base; text.len()];
    }
    if base.is_rtl() && is_all_rtl(text) {
        return vec![base; text.len()];
    }
    if !text.contains(is_separator) && !text.contains(is_isolate) {
        return plain_levels(text, base);
    }
    let mut out = vec![base; text.len()];
    let mut start = 0;
    for (at, scalar) in text.char_indices() {
        if is_separator(scalar) {
            fill_stretch(text, start..at, base, &mut out);
            start = at + scalar.len_utf8();
        }
    }
    fill_stretch(text, start..text.len(), base, &mut out);
    out
}

/// Bidi class B.
fn is_separator(scalar: char) -> bool {
    matches!(scalar, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}')
}

/// Whether nothing in a right-to-left paragraph can have another level than the paragraph: there
/// are right-to-left letters and neutrals only, no numbers, no controls (N1, N2).
fn is_all_rtl(text: &str) -> bool {
    text.chars().all(|scalar| {
        matches!(
            BidiClass::for_char(scalar),
            BidiClass::RightToLeft
                | BidiClass::ArabicLetter
                | BidiClass::NonspacingMark
                | BidiClass::WhiteSpace
                | BidiClass::OtherNeutral
                | BidiClass::CommonSeparator
                | BidiClass::EuropeanSeparator
                | BidiClass::EuropeanTerminator
                | BidiClass::SegmentSeparator
                | BidiClass::ParagraphSeparator
        )
    })
}

fn is_isolate(scalar: char) -> bool {
    matches!(scalar, '\u{2066}'..='\u{2068}')
}

fn fill_stretch(text: &str, bytes: std::ops::Range<usize>, base: Level, out: &mut [Level]) {
    let (Some(stretch), Some(out)) = (text.get(bytes.clone()), out.get_mut(bytes)) else { return };
    if stretch.contains(is_isolate) {
        fill_with_isolates(stretch, base, out);
    } else {
        out.copy_from_slice(&plain_levels(stretch, base));
    }
}

/// Levels of a text whose isolates, if any, are empty.
fn plain_levels(text: &str, base: Level) -> Vec<Level> {
    let classes: CodePointMapDataBorrowed<'static, BidiClass> = CodePointMapData::new();
    ParagraphBidiInfo::new_with_data_source(&classes, text, Some(base)).levels
}

/// The text of one isolate (or of the outermost level) without the contents of isolates in it.
struct Piece {
    text: String,
    /// Where each character of `text` stands in the stretch, in bytes.
    at: Vec<usize>,
    level: Level,
}

impl Piece {
    fn new(level: Level) -> Self {
        Self { text: String::new(), at: Vec::new(), level }
    }

    fn push(&mut self, at: usize, scalar: char) {
        self.text.push(scalar);
        self.at.push(at);
    }

    fn fill(&self, out: &mut [Level]) {
        if self.text.is_empty() {
            return;
        }
        let levels = plain_levels(&self.text, self.level);
        for ((from, scalar), at) in self.text.char_indices().zip(&self.at) {
            let level = levels.get(from).copied().unwrap_or(self.level);
            if let Some(bytes) = out.get_mut(*at..*at + scalar.len_utf8()) {
                bytes.fill(level);
            }
        }
    }
}

/// Resolves a text with isolates, each content on its own. One pass, no recursion.
fn fill_with_isolates(text: &str, base: Level, out: &mut [Level]) {
    let mut strong = isolate_directions(text).into_iter();
    let mut nest = Nest::new(base);
    let mut open = Vec::new();
    let mut piece = Piece::new(base);
    for (at, scalar) in text.char_indices() {
        let class = BidiClass::for_char(scalar);
        match class {
            BidiClass::LeftToRightIsolate | BidiClass::RightToLeftIsolate | BidiClass::FirstStrongIsolate => {
                piece.push(at, scalar);
                let own = strong.next().flatten().unwrap_or_default();
                let rtl = match class {
                    BidiClass::FirstStrongIsolate => own.is_rtl(),
                    other => other == BidiClass::RightToLeftIsolate,
                };
                if let Some(level) = nest.open_isolate(rtl) {
                    open.push(std::mem::replace(&mut piece, Piece::new(level)));
                }
            }
            BidiClass::PopDirectionalIsolate => {
                if nest.close_isolate()
                    && let Some(outer) = open.pop()
                {
                    std::mem::replace(&mut piece, outer).fill(out);
                }
                piece.push(at, scalar);
            }
            _ => {
                nest.follow(class);
                piece.push(at, scalar);
            }
        }
    }
    piece.fill(out);
    for piece in open {
        piece.fill(out);
    }
}

/// For each isolate initiator in order: the first strong direction of its content (P2, P3 as X5c
/// asks), content of inner isolates not counted.
fn isolate_directions(text: &str) -> Vec<Option<Direction>> {
    let mut found = Vec::new();
    let mut open = Vec::new();
    for scalar in text.chars() {
        let direction = match BidiClass::for_char(scalar) {
            BidiClass::LeftToRightIsolate | BidiClass::RightToLeftIsolate | BidiClass::FirstStrongIsolate => {
                open.push(found.len());
                found.push(None);
                continue;
            }
            BidiClass::PopDirectionalIsolate => {
                open.pop();
                continue;
            }
            BidiClass::LeftToRight => Direction::Ltr,
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Direction::Rtl,
            _ => continue,
        };
        if let Some(slot) = open.last().and_then(|index: &usize| found.get_mut(*index)) {
            *slot = slot.or(Some(direction));
        }
    }
    found
}

/// The stack of X1 to X8, without the override status: only depths and matches matter here.
struct Nest {
    /// Level, and whether an isolate opened it.
    stack: Vec<(u8, bool)>,
    overflow_isolates: usize,
    overflow_embeddings: usize,
    valid_isolates: usize,
}

impl Nest {
    fn new(base: Level) -> Self {
        Self {
            stack: vec![(base.number(), false)],
            overflow_isolates: 0,
            overflow_embeddings: 0,
            valid_isolates: 0,
        }
    }

    fn next_level(&self, rtl: bool) -> Option<u8> {
        let now = self.stack.last().map_or(0, |entry| entry.0);
        let next = if rtl { (now + 1) | 1 } else { (now + 2) & !1 };
        (next <= DEPTH_MAX && self.overflow_isolates == 0 && self.overflow_embeddings == 0).then_some(next)
    }

    /// X5a to X5c: the level of the content, `None` for an overflow isolate.
    fn open_isolate(&mut self, rtl: bool) -> Option<Level> {
        let Some(next) = self.next_level(rtl) else {
            self.overflow_isolates += 1;
            return None;
        };
        self.valid_isolates += 1;
        self.stack.push((next, true));
        Level::new(next).ok()
    }

    /// X6a: whether the PDI closes a valid isolate.
    fn close_isolate(&mut self) -> bool {
        if self.overflow_isolates > 0 {
            self.overflow_isolates -= 1;
            return false;
        }
        if self.valid_isolates == 0 {
            return false;
        }
        self.overflow_embeddings = 0;
        self.valid_isolates -= 1;
        while let Some((_, isolate)) = self.stack.pop() {
            if isolate {
                break;
            }
        }
        true
    }

    /// X2 to X5 and X7: embeddings, overrides and their ends.
    fn follow(&mut self, class: BidiClass) {
        let rtl = match class {
            BidiClass::RightToLeftEmbedding | BidiClass::RightToLeftOverride => true,
            BidiClass::LeftToRightEmbedding | BidiClass::LeftToRightOverride => false,
            BidiClass::PopDirectionalFormat => return self.close_embedding(),
            _ => return,
        };
        if let Some(next) = self.next_level(rtl) {
            self.stack.push((next, false));
        } else if self.overflow_isolates == 0 {
            self.overflow_embeddings += 1;
        }
    }

    fn close_embedding(&mut self) {
        if self.overflow_isolates > 0 {
            return;
        }
        if self.overflow_embeddings > 0 {
            self.overflow_embeddings -= 1;
        } else if self.stack.len() >= 2 && self.stack.last().is_some_and(|entry| !entry.1) {
            self.stack.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, levels};

    fn check(text: &str, base: Direction, expected: &[u8]) {
        let all = levels(text, base);
        let found: Vec<u8> = text.char_indices().map(|(at, _)| all[at].number()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn brackets_after_an_isolate_follow_the_text_before_it() {
        // unicode-bidi 0.3.18 by itself answers 0 1 2 0 2 2 0 0 2 0.
        check(
            "\u{61}\u{5D0}\u{663}\u{2066}\u{29}\u{300}\u{2069}\u{28}\u{663}\u{29}",
            Direction::Ltr,
            &[0, 1, 2, 1, 2, 2, 1, 1, 2, 1],
        );
    }

    #[test]
    fn a_first_strong_isolate_looks_at_its_own_content_only() {
        check("a\u{2068}\u{2066}b\u{2069}\u{5D0}\u{2069}c", Direction::Ltr, &[0, 0, 1, 2, 1, 1, 0, 0]);
    }

    #[test]
    fn the_deepest_nests_have_levels_and_do_not_panic() {
        let nest: String = (0..140).map(|turn| if turn % 2 == 0 { '\u{2067}' } else { '\u{2066}' }).collect();
        let all = levels(&format!("{nest}1"), Direction::Ltr);
        assert_eq!(all.last().map(unicode_bidi::Level::number), Some(126));
    }

    #[test]
    fn an_empty_text_has_no_levels() {
        check("", Direction::Rtl, &[]);
    }
}
