//! The form in which the letters of words compare as equal, and the script they belong to.
//!
//! In: one scalar of the text. Out: its folded scalar, or nothing when it is written inside words
//! without being a letter of them (vowel marks, tatweel, joiners, bidi controls).
//! Knows nothing of words or languages. The rules are those of search folding, with two more:
//! the geresh and gershayim of Hebrew words are dropped, and all dashes are one.

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

/// Whether a scalar stands inside words without being a letter of them.
pub(super) fn is_passed_over(scalar: char) -> bool {
    matches!(scalar,
        '\u{AD}'
        | '\u{300}'..='\u{36F}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{61C}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{8D3}'..='\u{8FF}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FB1E}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{FEFF}')
}

/// The folded form of a letter or mark; lower case, one form a letter family.
pub(super) fn fold(scalar: char) -> char {
    match scalar {
        'A'..='Z' => scalar.to_ascii_lowercase(),
        '\0'..='\u{7F}' => scalar,
        _ => fold_beyond_ascii(scalar),
    }
}

fn fold_beyond_ascii(scalar: char) -> char {
    match scalar {
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}'..='\u{673}' | '\u{675}' => '\u{627}', // alef
        '\u{624}' => '\u{648}',                                                             // waw
        '\u{626}' | '\u{649}' | '\u{6CC}' | '\u{6CE}' | '\u{6D0}' | '\u{6D2}' | '\u{6D3}' => '\u{64A}', // yeh
        '\u{6A9}' | '\u{6AA}' => '\u{643}',                                                 // kaf
        '\u{629}' | '\u{6BE}' | '\u{6C0}'..='\u{6C3}' | '\u{6D5}' => '\u{647}',             // heh
        '\u{5DA}' => '\u{5DB}',                                                             // Hebrew finals
        '\u{5DD}' => '\u{5DE}',
        '\u{5DF}' => '\u{5E0}',
        '\u{5E3}' => '\u{5E4}',
        '\u{5E5}' => '\u{5E6}',
        '\u{5BE}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{60C}' | '\u{FF0C}' | '\u{66C}' => ',',
        '\u{60D}' | '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        '\u{66B}' | '\u{FF0E}' => '.',
        '\u{5F3}' | '\u{2018}' | '\u{2019}' => '\'',
        '\u{5F4}' | '\u{201C}' | '\u{201D}' => '"',
        '\u{C0}'..='\u{C5}' | '\u{E0}'..='\u{E5}' => 'a',
        '\u{C7}' | '\u{E7}' => 'c',
        '\u{C8}'..='\u{CB}' | '\u{E8}'..='\u{EB}' => 'e',
        '\u{CC}'..='\u{CF}' | '\u{EC}'..='\u{EF}' => 'i',
        '\u{D1}' | '\u{F1}' => 'n',
        '\u{D2}'..='\u{D6}' | '\u{F2}'..='\u{F6}' => 'o',
        '\u{D9}'..='\u{DC}' | '\u{F9}'..='\u{FC}' => 'u',
        _ => scalar.to_lowercase().next().unwrap_or(scalar),
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
    matches!(scalar, '\u{5F3}' | '\u{5F4}' | '\'' | '"' | '\u{2019}' | '\u{201D}')
}
