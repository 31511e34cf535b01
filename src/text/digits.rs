//! Decimal digits of all scripts, and the shape in which they are shown.
//!
//! Only the shape changes: direction, order, line breaks and byte ranges are those of the digits
//! as they are written. So `12-10` written with Arabic-Indic digits keeps its order when it is
//! shown with European ones.

use icu_properties::props::{EnumeratedProperty, GeneralCategory};

/// How decimal digits are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// As they are written.
    #[default]
    AsWritten,
    /// 0-9.
    European,
    /// U+0660-0669.
    ArabicIndic,
}

/// The value 0 to 9 of a decimal digit of any script.
pub(super) fn digit_value(scalar: char) -> Option<u32> {
    match scalar {
        '0'..='9' => return Some(u32::from(scalar) - 0x30),
        _ if scalar < '\u{660}' => return None,
        '\u{660}'..='\u{669}' => return Some(u32::from(scalar) - 0x660),
        '\u{6F0}'..='\u{6F9}' => return Some(u32::from(scalar) - 0x6F0),
        _ if GeneralCategory::for_char(scalar) != GeneralCategory::DecimalNumber => return None,
        _ => {}
    }
    // Decimal digits are encoded in unbroken runs that begin with a zero (TUS 4.6); the longest
    // run are the five mathematical sets.
    let mut zero = u32::from(scalar);
    while char::from_u32(zero - 1)
        .is_some_and(|before| GeneralCategory::for_char(before) == GeneralCategory::DecimalNumber)
    {
        zero -= 1;
    }
    Some((u32::from(scalar) - zero) % 10)
}

/// The character that stands for the digit, or the character itself when it is no digit.
pub(super) fn shown_digit(scalar: char, digits: Digits) -> char {
    let zero = match digits {
        Digits::AsWritten => return scalar,
        Digits::European => 0x30,
        Digits::ArabicIndic => 0x660,
    };
    digit_value(scalar).and_then(|value| char::from_u32(zero + value)).unwrap_or(scalar)
}

#[cfg(test)]
mod tests {
    use super::{Digits, digit_value, shown_digit};

    #[test]
    fn digits_of_every_script_have_a_value() {
        for (scalar, value) in [
            ('7', Some(7)),
            ('\u{667}', Some(7)),
            ('\u{6F7}', Some(7)),
            ('\u{96D}', Some(7)),
            ('\u{1D7FF}', Some(9)),
            ('\u{1D7D8}', Some(0)),
            ('\u{B2}', None),
            ('x', None),
        ] {
            assert_eq!(digit_value(scalar), value);
        }
    }

    #[test]
    fn only_digits_change_their_shape() {
        assert_eq!(shown_digit('\u{6F3}', Digits::European), '3');
        assert_eq!(shown_digit('3', Digits::ArabicIndic), '\u{663}');
        assert_eq!(shown_digit('\u{6F3}', Digits::AsWritten), '\u{6F3}');
        assert_eq!(shown_digit('a', Digits::European), 'a');
    }
}
