//! The order of file names as people expect it: numbers by their value (2 before 10), letters
//! without regard to case.

use std::cmp::Ordering;

/// Compares two names; equal only if they are the same.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    while let (Some(x), Some(y)) = (left.chars().next(), right.chars().next()) {
        let order = if digit(x).is_some() && digit(y).is_some() {
            compare_numbers(take_number(&mut left), take_number(&mut right))
        } else {
            left = left.get(x.len_utf8()..).unwrap_or_default();
            right = right.get(y.len_utf8()..).unwrap_or_default();
            x.to_lowercase().cmp(y.to_lowercase())
        };
        if order.is_ne() {
            return order;
        }
    }
    left.len().cmp(&right.len()).then_with(|| a.cmp(b))
}

/// The digits at the beginning of `rest`, which loses them.
fn take_number<'a>(rest: &mut &'a str) -> &'a str {
    let end = rest.find(|letter| digit(letter).is_none()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    *rest = after;
    number
}

/// By value, however many digits there are.
fn compare_numbers(a: &str, b: &str) -> Ordering {
    let value = |number| str::chars(number).filter_map(digit).skip_while(|digit| *digit == 0);
    value(a).count().cmp(&value(b).count()).then_with(|| value(a).cmp(value(b)))
}

/// The value of a European, Arabic-Indic or Extended Arabic-Indic digit.
fn digit(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => Some(letter as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(letter as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(letter as u32 - 0x6F0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_value() {
        let mut names = ["b", "a10", "a2", "A3", "a02", "a\u{661}\u{661}", "a", "2", "10", "1.10", "1.9"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["1.9", "1.10", "2", "10", "a", "a02", "a2", "A3", "a10", "a\u{661}\u{661}", "b"]);
    }

    #[test]
    fn only_the_same_names_are_equal() {
        assert_eq!(compare("a1", "a01"), Ordering::Greater);
        assert_eq!(compare("a01", "a1"), Ordering::Less);
        assert_eq!(compare("A", "a"), Ordering::Less);
        assert_eq!(compare("a", "a"), Ordering::Equal);
        assert_eq!(compare(&"9".repeat(500), &format!("1{}", "0".repeat(500))), Ordering::Less);
    }
}
