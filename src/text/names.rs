//! The pictures by which reveal mode shows characters that are not seen.
//!
//! C0 controls have pictures in Unicode; the others show their usual abbreviation or their number
//! between white square brackets. All characters of a picture take one cell.

use std::borrow::Cow;

/// What stands for a control or format character.
pub(super) fn control_name(scalar: char) -> Cow<'static, str> {
    match scalar {
        '\0'..='\u{1F}' => picture(u32::from(scalar)),
        '\u{7F}' => Cow::Borrowed("\u{2421}"),
        _ => match abbreviation(scalar) {
            Some(name) => Cow::Owned(format!("\u{27E6}{name}\u{27E7}")),
            None => Cow::Owned(format!("\u{27E6}{:02X}\u{27E7}", u32::from(scalar))),
        },
    }
}

fn picture(control: u32) -> Cow<'static, str> {
    Cow::Owned(char::from_u32(0x2400 + control).unwrap_or(char::REPLACEMENT_CHARACTER).to_string())
}

/// Abbreviations as the Unicode standard gives them (NameAliases).
fn abbreviation(scalar: char) -> Option<&'static str> {
    Some(match scalar {
        '\u{85}' => "NEL",
        '\u{AD}' => "SHY",
        '\u{34F}' => "CGJ",
        '\u{61C}' => "ALM",
        '\u{200B}' => "ZWSP",
        '\u{200C}' => "ZWNJ",
        '\u{200D}' => "ZWJ",
        '\u{200E}' => "LRM",
        '\u{200F}' => "RLM",
        '\u{2028}' => "LS",
        '\u{2029}' => "PS",
        '\u{202A}' => "LRE",
        '\u{202B}' => "RLE",
        '\u{202C}' => "PDF",
        '\u{202D}' => "LRO",
        '\u{202E}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{FE0E}' => "VS15",
        '\u{FE0F}' => "VS16",
        '\u{FEFF}' => "BOM",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::control_name;

    #[test]
    fn controls_have_pictures_and_the_rest_has_names() {
        assert_eq!(control_name('\u{1B}'), "\u{241B}");
        assert_eq!(control_name('\u{7F}'), "\u{2421}");
        assert_eq!(control_name('\u{9B}'), "\u{27E6}9B\u{27E7}");
        assert_eq!(control_name('\u{202E}'), "\u{27E6}RLO\u{27E7}");
        assert_eq!(control_name('\u{E0041}'), "\u{27E6}E0041\u{27E7}");
    }
}
