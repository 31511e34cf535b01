//! The tags of a token in a sequence (BILOU): begin, inside, last of a name of several tokens,
//! a name of one token ("unit"), outside; by kind.
//!
//! In: spans or tags. Out: the other one, and which tag may follow which. BILOU over BIO: Ratinov
//! and Roth, "Design Challenges and Misconceptions in Named Entity Recognition", CoNLL 2009.

use std::ops::Range;

use crate::analysis::mention::Kind;

/// How many tags there are: outside, and four of each kind.
pub(in crate::analysis::entities) const TAGS: usize = 1 + 4 * KINDS.len();

/// The kinds, in the order of their tags.
pub(in crate::analysis::entities) const KINDS: [Kind; 4] =
    [Kind::Person, Kind::Place, Kind::Organization, Kind::Other];

/// The tag of a token that belongs to no name.
pub(in crate::analysis::entities) const OUTSIDE: u8 = 0;

/// The place of a token in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis::entities) enum Part {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    Last,
    /// The only one.
    Unit,
}

const PARTS: [Part; 4] = [Part::Begin, Part::Inside, Part::Last, Part::Unit];

/// A tagged name.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis::entities) struct Span {
    /// Its tokens.
    pub(in crate::analysis::entities) tokens: Range<usize>,
    /// What it names.
    pub(in crate::analysis::entities) kind: Kind,
}

/// The tag of a part of a name of a kind; `None` for dates.
pub(in crate::analysis::entities) fn tag(kind: Kind, part: Part) -> Option<u8> {
    let kind = KINDS.iter().position(|&own| own == kind)?;
    Some(1 + 4 * kind as u8 + part as u8)
}

/// The kind and part of a tag; `None` outside.
pub(in crate::analysis::entities) fn parts(tag: u8) -> Option<(Kind, Part)> {
    let index = usize::from(tag.checked_sub(1)?);
    Some((*KINDS.get(index / 4)?, *PARTS.get(index % 4)?))
}

/// Whether a name may begin, or nothing stand, before this tag.
pub(in crate::analysis::entities) fn opens(tag: u8) -> bool {
    parts(tag).is_none_or(|(_, part)| matches!(part, Part::Begin | Part::Unit))
}

/// Whether a sequence may end with this tag.
pub(in crate::analysis::entities) fn closes(tag: u8) -> bool {
    parts(tag).is_none_or(|(_, part)| matches!(part, Part::Last | Part::Unit))
}

/// Whether `next` may follow `tag`.
pub(in crate::analysis::entities) fn may_follow(tag: u8, next: u8) -> bool {
    if closes(tag) || opens(next) {
        return closes(tag) && opens(next);
    }
    parts(tag).map(|(kind, _)| kind) == parts(next).map(|(kind, _)| kind)
}

/// The names that a sequence of tags says, in order.
pub(in crate::analysis::entities) fn spans(tags: &[u8]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, &tag) in tags.iter().enumerate() {
        let Some((kind, part)) = parts(tag) else { continue };
        if opens(tag) {
            start = at;
        }
        if matches!(part, Part::Last | Part::Unit) {
            found.push(Span { tokens: start..at + 1, kind });
        }
    }
    found
}

/// Writes the tags of a span into the tags of its sentence; what lies outside is passed over.
pub(in crate::analysis::entities) fn write(span: &Span, tags: &mut [u8]) {
    let last = span.tokens.end.saturating_sub(1);
    for at in span.tokens.clone() {
        let part = match (at == span.tokens.start, at == last) {
            (true, true) => Part::Unit,
            (true, false) => Part::Begin,
            (false, true) => Part::Last,
            (false, false) => Part::Inside,
        };
        if let (Some(slot), Some(tag)) = (tags.get_mut(at), tag(span.kind, part)) {
            *slot = tag;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_tags_are_each_others_inverse() {
        let wanted = vec![
            Span { tokens: 0..3, kind: Kind::Organization },
            Span { tokens: 3..4, kind: Kind::Person },
            Span { tokens: 5..7, kind: Kind::Other },
        ];
        let mut tags = vec![OUTSIDE; 8];
        for span in &wanted {
            write(span, &mut tags);
        }
        assert_eq!(spans(&tags), wanted);
        assert!(tags.windows(2).all(|pair| may_follow(pair[0], pair[1])));
    }

    #[test]
    fn a_name_goes_on_in_its_kind_and_ends() {
        let of = |kind, part| tag(kind, part).unwrap();
        assert!(may_follow(of(Kind::Person, Part::Begin), of(Kind::Person, Part::Last)));
        assert!(!may_follow(of(Kind::Person, Part::Begin), of(Kind::Place, Part::Last)));
        assert!(!may_follow(of(Kind::Person, Part::Inside), OUTSIDE));
        assert!(!may_follow(OUTSIDE, of(Kind::Place, Part::Inside)));
        assert!(may_follow(of(Kind::Place, Part::Unit), of(Kind::Other, Part::Begin)));
    }
}
