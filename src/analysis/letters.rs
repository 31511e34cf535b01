//! What single scalars are: the script of a letter, the value of a digit, the kind of a mark.
//!
//! Knows nothing of words or languages. Letters are folded by `text`; marks are folded here, to
//! the few that date rules speak of.

/// The script of a word; numbers and marks have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Arabic, Persian, Urdu.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Latin.
    Latin,
    /// Letters of other scripts.
    Other,
    /// No letters.
    None,
}

/// The script of a letter.
pub(super) fn script(letter: char) -> Script {
    match letter {
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{600}'..='\u{6FF}'
        | '\u{750}'..='\u{77F}'
        | '\u{870}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}' => Script::Arabic,
        '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}' => Script::Hebrew,
        _ => Script::Other,
    }
}

/// Whether a scalar is a letter, or a mark that counts as one (Unicode's Alphabetic). The common
/// letters of the five languages are told without a look at the table: it took a third of the time.
pub(super) fn is_letter(scalar: char) -> bool {
    match scalar {
        'a'..='z' | 'A'..='Z' | '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{5D0}'..='\u{5EA}' => true,
        '\0'..='\u{7F}' => false,
        _ => scalar.is_alphabetic(),
    }
}

/// The folded form of a mark: all dashes are one, and so are slashes and commas.
pub(super) fn fold_mark(mark: char) -> char {
    match mark {
        '\u{5BE}' | '\u{640}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{60C}' | '\u{FF0C}' | '\u{66C}' => ',',
        '\u{60D}' | '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        '\u{66B}' | '\u{FF0E}' => '.',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        _ => mark,
    }
}

/// The value of a digit of the kinds in use: European, Arabic-Indic, Extended Arabic-Indic.
pub(super) fn digit(scalar: char) -> Option<u32> {
    match scalar {
        '0'..='9' => Some(scalar as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(scalar as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(scalar as u32 - 0x6F0),
        _ => None,
    }
}

/// Whether a scalar joins letters into one Hebrew word (geresh, gershayim and their stand-ins).
pub(super) fn is_hebrew_apostrophe(scalar: char) -> bool {
    matches!(scalar, '\u{5F3}' | '\u{5F4}' | '\'' | '"' | '\u{2019}' | '\u{201C}' | '\u{201D}' | '\u{2033}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for scalar in '\0'..='\u{FFFF}' {
            assert_eq!(is_letter(scalar), scalar.is_alphabetic(), "{scalar:?}");
        }
    }
}
