//! UAX #9 word by word, slow and plain: what the engine's levels are compared with.
//!
//! Unlike the standard's test files the generated texts have brackets after isolates, where
//! unicode-bidi 0.3.18 by itself goes astray.

use icu_properties::props::BidiClass as Class;
use icu_properties::props::{BidiClass, BidiMirroringGlyph, EnumeratedProperty};
use proptest::prelude::*;
use qari::text::Direction;
use qari::text::stages::row_levels;

const DEPTH_MAX: u8 = 125;

fn is_initiator(class: Class) -> bool {
    matches!(class, Class::LeftToRightIsolate | Class::RightToLeftIsolate | Class::FirstStrongIsolate)
}

/// What X9 removes.
fn is_removed(class: Class) -> bool {
    matches!(
        class,
        Class::LeftToRightEmbedding
            | Class::RightToLeftEmbedding
            | Class::LeftToRightOverride
            | Class::RightToLeftOverride
            | Class::PopDirectionalFormat
            | Class::BoundaryNeutral
    )
}

/// BD9: for each initiator the index of its PDI, or the length.
fn matching(classes: &[Class]) -> Vec<usize> {
    let mut found = vec![classes.len(); classes.len()];
    for (start, class) in classes.iter().enumerate() {
        if !is_initiator(*class) {
            continue;
        }
        let mut depth = 1;
        for (index, class) in classes.iter().enumerate().skip(start + 1) {
            depth += i32::from(is_initiator(*class)) - i32::from(*class == Class::PopDirectionalIsolate);
            if depth == 0 {
                found[start] = index;
                break;
            }
        }
    }
    found
}

/// P2 and P3 on the content of an FSI.
fn content_is_rtl(classes: &[Class], pdis: &[usize], range: std::ops::Range<usize>) -> bool {
    let mut index = range.start;
    while index < range.end {
        match classes[index] {
            Class::LeftToRight => return false,
            Class::RightToLeft | Class::ArabicLetter => return true,
            class if is_initiator(class) => index = pdis[index],
            _ => {}
        }
        index += 1;
    }
    false
}

/// X1 to X8: explicit levels; overrides change `classes`.
fn explicit(classes: &mut [Class], pdis: &[usize], base: u8) -> Vec<u8> {
    let original = classes.to_vec();
    let mut levels = vec![base; classes.len()];
    let mut stack: Vec<(u8, Option<Class>, bool)> = vec![(base, None, false)];
    let (mut isolates, mut embeddings, mut valid) = (0, 0, 0);
    for index in 0..classes.len() {
        let (level, forced, _) = *stack.last().unwrap();
        let class = original[index];
        let rtl = match class {
            Class::RightToLeftEmbedding | Class::RightToLeftOverride | Class::RightToLeftIsolate => true,
            Class::FirstStrongIsolate => content_is_rtl(&original, pdis, index + 1..pdis[index]),
            _ => false,
        };
        let next = if rtl { (level + 1) | 1 } else { (level + 2) & !1 };
        let room = next <= DEPTH_MAX && isolates == 0 && embeddings == 0;
        levels[index] = level;
        match class {
            Class::RightToLeftEmbedding | Class::LeftToRightEmbedding if room => {
                stack.push((next, None, false));
            }
            Class::RightToLeftOverride if room => stack.push((next, Some(Class::RightToLeft), false)),
            Class::LeftToRightOverride if room => stack.push((next, Some(Class::LeftToRight), false)),
            Class::RightToLeftEmbedding
            | Class::LeftToRightEmbedding
            | Class::RightToLeftOverride
            | Class::LeftToRightOverride => embeddings += i32::from(isolates == 0),
            Class::LeftToRightIsolate | Class::RightToLeftIsolate | Class::FirstStrongIsolate => {
                classes[index] = forced.unwrap_or(class);
                if room {
                    valid += 1;
                    stack.push((next, None, true));
                } else {
                    isolates += 1;
                }
            }
            Class::PopDirectionalIsolate => {
                if isolates > 0 {
                    isolates -= 1;
                } else if valid > 0 {
                    embeddings = 0;
                    while !stack.pop().unwrap().2 {}
                    valid -= 1;
                }
                let (level, forced, _) = *stack.last().unwrap();
                levels[index] = level;
                classes[index] = forced.unwrap_or(class);
            }
            Class::PopDirectionalFormat => {
                if isolates > 0 {
                } else if embeddings > 0 {
                    embeddings -= 1;
                } else if stack.len() > 1 && !stack.last().unwrap().2 {
                    stack.pop();
                }
            }
            Class::BoundaryNeutral => {}
            _ => classes[index] = forced.unwrap_or(class),
        }
    }
    levels
}

/// BD13: the isolating run sequences, each as indices.
fn sequences(original: &[Class], levels: &[u8], pdis: &[usize]) -> Vec<Vec<usize>> {
    let kept: Vec<usize> = (0..original.len()).filter(|index| !is_removed(original[*index])).collect();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for index in kept {
        match runs.last_mut() {
            Some(run) if levels[*run.last().unwrap()] == levels[index] => run.push(index),
            _ => runs.push(vec![index]),
        }
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    for run in runs {
        let first = run[0];
        let before = found.iter_mut().find(|sequence| {
            let last = *sequence.last().unwrap();
            is_initiator(original[last]) && pdis[last] == first
        });
        match before {
            Some(sequence) => sequence.extend(run),
            None => found.push(run),
        }
    }
    found
}

fn direction(level: u8) -> Class {
    if level % 2 == 1 { Class::RightToLeft } else { Class::LeftToRight }
}

/// N0 and N1 take numbers as right to left.
fn strong(class: Class) -> Option<Class> {
    match class {
        Class::LeftToRight => Some(Class::LeftToRight),
        Class::RightToLeft | Class::EuropeanNumber | Class::ArabicNumber => Some(Class::RightToLeft),
        _ => None,
    }
}

/// W1 to W7 on the classes of one sequence.
fn weak(row: &mut [Class], sos: Class) {
    for index in 0..row.len() {
        if row[index] == Class::NonspacingMark {
            row[index] = match index.checked_sub(1).map_or(sos, |before| row[before]) {
                class if is_initiator(class) || class == Class::PopDirectionalIsolate => Class::OtherNeutral,
                class => class,
            };
        }
    }
    let last_strong = |row: &[Class], index: usize| {
        let strong =
            |class: &&Class| matches!(**class, Class::LeftToRight | Class::RightToLeft | Class::ArabicLetter);
        row[..index].iter().rev().find(strong).copied().unwrap_or(sos)
    };
    for index in 0..row.len() {
        if row[index] == Class::EuropeanNumber && last_strong(row, index) == Class::ArabicLetter {
            row[index] = Class::ArabicNumber;
        }
    }
    row.iter_mut()
        .filter(|class| **class == Class::ArabicLetter)
        .for_each(|class| *class = Class::RightToLeft);
    for index in 1..row.len().saturating_sub(1) {
        let (before, after) = (row[index - 1], row[index + 1]);
        let number = matches!(before, Class::EuropeanNumber | Class::ArabicNumber) && before == after;
        if number
            && (row[index] == Class::CommonSeparator
                || row[index] == Class::EuropeanSeparator && before == Class::EuropeanNumber)
        {
            row[index] = before;
        }
    }
    let copy = row.to_vec();
    for (index, class) in row.iter_mut().enumerate() {
        if *class == Class::EuropeanTerminator {
            let ends = |class: Option<&Class>| class == Some(&Class::EuropeanNumber);
            let not = |class: &&Class| **class != Class::EuropeanTerminator;
            if ends(copy[..index].iter().rev().find(not)) || ends(copy[index..].iter().find(not)) {
                *class = Class::EuropeanNumber;
            }
        }
    }
    for class in row.iter_mut() {
        if matches!(*class, Class::EuropeanSeparator | Class::EuropeanTerminator | Class::CommonSeparator) {
            *class = Class::OtherNeutral;
        }
    }
    for index in 0..row.len() {
        if row[index] == Class::EuropeanNumber && last_strong(row, index) == Class::LeftToRight {
            row[index] = Class::LeftToRight;
        }
    }
}

/// BD16: pairs of brackets in the sequence, by the opening one.
fn bracket_pairs(scalars: &[char], row: &[Class]) -> Vec<(usize, usize)> {
    use icu_properties::props::BidiPairedBracketType as Paired;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (index, scalar) in scalars.iter().enumerate() {
        let bracket = BidiMirroringGlyph::for_char(*scalar);
        if row[index] != Class::OtherNeutral {
            continue;
        }
        match (bracket.paired_bracket_type, bracket.mirroring_glyph) {
            (Paired::Open, Some(partner)) => open.push((index, partner)),
            (Paired::Close, Some(_)) => {
                if let Some(at) = open.iter().rposition(|entry| entry.1 == *scalar) {
                    pairs.push((open[at].0, index));
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

/// N0 to N2.
fn neutral(row: &mut [Class], original: &[Class], scalars: &[char], level: u8, sos: Class, eos: Class) {
    let own = direction(level);
    for (open, close) in bracket_pairs(scalars, row) {
        let inside: Vec<Class> = row[open + 1..close].iter().filter_map(|class| strong(*class)).collect();
        let new = if inside.contains(&own) {
            own
        } else if inside.is_empty() {
            continue;
        } else {
            let before = row[..open].iter().rev().find_map(|class| strong(*class)).unwrap_or(sos);
            if before == own { own } else { before }
        };
        for bracket in [open, close] {
            row[bracket] = new;
            for index in bracket + 1..row.len() {
                if original[index] != Class::NonspacingMark {
                    break;
                }
                row[index] = new;
            }
        }
    }
    let copy = row.to_vec();
    for (index, class) in row.iter_mut().enumerate() {
        if strong(*class).is_none() {
            let before = copy[..index].iter().rev().find_map(|class| strong(*class)).unwrap_or(sos);
            let after = copy[index..].iter().find_map(|class| strong(*class)).unwrap_or(eos);
            *class = if before == after { before } else { own };
        }
    }
}

/// The levels of one row up to L1, `None` for what X9 removes.
fn slow_levels(text: &str, base: u8) -> Vec<Option<u8>> {
    let scalars: Vec<char> = text.chars().collect();
    let original: Vec<Class> = scalars.iter().map(|scalar| BidiClass::for_char(*scalar)).collect();
    let pdis = matching(&original);
    let mut classes = original.clone();
    let mut levels = explicit(&mut classes, &pdis, base);
    let explicit_levels = levels.clone();
    let kept = |index: &usize| !is_removed(original[*index]);
    for sequence in sequences(&original, &explicit_levels, &pdis) {
        let (first, last) = (sequence[0], *sequence.last().unwrap());
        let level = explicit_levels[first];
        let before = (0..first).rev().find(kept).map_or(base, |index| explicit_levels[index]);
        let open = is_initiator(original[last]) && pdis[last] == original.len();
        let after = (last + 1..original.len()).find(kept).filter(|_| !open);
        let after = after.map_or(base, |index| explicit_levels[index]);
        let (sos, eos) = (direction(level.max(before)), direction(level.max(after)));
        let mut row: Vec<Class> = sequence.iter().map(|index| classes[*index]).collect();
        let own: Vec<Class> = row.clone();
        let shown: Vec<char> = sequence.iter().map(|index| scalars[*index]).collect();
        weak(&mut row, sos);
        neutral(&mut row, &own, &shown, level, sos, eos);
        for (index, class) in sequence.iter().zip(row) {
            // I1 and I2.
            levels[*index] += match (class, level % 2) {
                (Class::RightToLeft, 0) | (Class::LeftToRight, 1) => 1,
                (Class::EuropeanNumber | Class::ArabicNumber, parity) => 2 - parity,
                _ => 0,
            };
        }
    }
    // L1.
    let mut trailing = true;
    for index in (0..original.len()).rev() {
        let class = original[index];
        match class {
            Class::SegmentSeparator | Class::ParagraphSeparator => trailing = true,
            _ if is_initiator(class) || is_removed(class) => {}
            Class::WhiteSpace | Class::PopDirectionalIsolate => {}
            _ => trailing = false,
        }
        if trailing {
            levels[index] = base;
        }
    }
    levels.into_iter().zip(original).map(|(level, class)| (!is_removed(class)).then_some(level)).collect()
}

#[test]
fn the_slow_levels_are_right_where_the_package_is_wrong() {
    let text = "\u{61}\u{5D0}\u{663}\u{2066}\u{29}\u{300}\u{2069}\u{28}\u{663}\u{29}";
    assert_eq!(slow_levels(text, 0), [0, 1, 2, 1, 2, 2, 1, 1, 2, 1].map(Some));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn levels_are_those_of_the_standard(
        text in "[ab\u{5D0}\u{627}12\u{661}()\\[\\]+%,:! \t\u{300}\u{AD}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{2067}\u{2069}\u{2069}]{0,24}",
        rtl in any::<bool>(),
    ) {
        let base = if rtl { Direction::Rtl } else { Direction::Ltr };
        prop_assert_eq!(row_levels(&text, base), slow_levels(&text, u8::from(rtl)), "{}", text.escape_unicode());
    }

    #[test]
    fn brackets_after_isolates_have_the_levels_of_the_standard(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "a", "\u{5D0}", "\u{663}", "1", " ", "(", ")", "(\u{663})", "(a)", "(!)", "\u{300}",
            "\u{2066})\u{300}\u{2069}", "\u{2067}a\u{2069}", "\u{2068}\u{5D0}1\u{2069}", "\u{2067}(", "\u{2069}",
        ]), 3..12),
        rtl in any::<bool>(),
    ) {
        let text = pieces.concat();
        let base = if rtl { Direction::Rtl } else { Direction::Ltr };
        prop_assert_eq!(row_levels(&text, base), slow_levels(&text, u8::from(rtl)), "{}", text.escape_unicode());
    }

    #[test]
    fn deep_nests_have_the_levels_of_the_standard(
        nest in prop::collection::vec(prop::sample::select(vec![
            '\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2067}',
        ]), 55..160),
        tail in "[a\u{5D0}1() \u{202C}\u{2069}\u{2066}-\u{2068}]{0,40}",
        rtl in any::<bool>(),
    ) {
        let text: String = nest.into_iter().collect::<String>() + &tail;
        let base = if rtl { Direction::Rtl } else { Direction::Ltr };
        prop_assert_eq!(row_levels(&text, base), slow_levels(&text, u8::from(rtl)), "{}", text.escape_unicode());
    }
}
