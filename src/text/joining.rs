//! Joins Arabic letters: which presentation form each letter of a text takes.
//!
//! In: text in logical order, a whole paragraph. Out: the letters that are shown as another
//! character, by byte position; an alef that its lam took up is marked absorbed. Joining types
//! are those of the Unicode data (TUS 9.2, rules R1 to R7); letters without forms (Sorani,
//! Pashto, Sindhi, Uyghur) stay nominal while their neighbours join. Forms that stand in the
//! text already join with nothing and are left alone. Traps: U+0621 joins with nothing although
//! it has a form; marks and format characters are looked through, ZWNJ is not.

use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{
    BinaryProperty, DefaultIgnorableCodePoint, EnumeratedProperty, GeneralCategory, JoiningType,
};

const LAM: char = '\u{644}';
const HAMZA_ABOVE: char = '\u{654}';

/// A letter that is shown as another character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// Its byte in the text.
    pub(super) at: usize,
    /// What is shown; meaningless when absorbed.
    pub(super) form: char,
    /// A mark that completes the form.
    pub(super) mark: Option<char>,
    /// It is an alef that is shown in the cell of the lam before it.
    pub(super) absorbed: bool,
}

/// A letter on its way: its two sides are known when its successor has been seen.
struct Pending {
    at: usize,
    letter: char,
    joined_before: bool,
    joins_after: bool,
    /// Only what the letter's own cell can hold has followed.
    adjacent: bool,
}

/// The letters of `text` that take a form, in logical order. With `reveal` a ligature is not made
/// over a format character, since that gets a cell of its own.
pub(super) fn join(text: &str, reveal: bool) -> Vec<Letter> {
    let types = CodePointMapData::<JoiningType>::new();
    let mut found = Vec::new();
    let mut pending: Option<Pending> = None;
    for (at, scalar) in text.char_indices() {
        // Nothing below the combining marks joins or is looked through but the soft hyphen,
        // which is transparent.
        let joining = if scalar < '\u{AD}' { JoiningType::NonJoining } else { types.get(scalar) };
        match joining {
            JoiningType::Transparent => {
                if let Some(before) = &mut pending {
                    before.adjacent &= stays_in_cell(scalar, reveal);
                }
                continue;
            }
            JoiningType::NonJoining => {
                finish(pending.take(), false, &mut found);
                continue;
            }
            _ => {}
        }
        let joins_before = joining != JoiningType::LeftJoining;
        let joined = joins_before && pending.as_ref().is_some_and(|before| before.joins_after);
        let ligature = pending.as_ref().filter(|before| joined && before.letter == LAM && before.adjacent);
        if let Some(form) = ligature.and_then(|lam| lam_alef(scalar, lam.joined_before)) {
            let lam_at = ligature.map_or(at, |lam| lam.at);
            found.push(Letter { at: lam_at, form, mark: None, absorbed: false });
            found.push(Letter { at, form, mark: None, absorbed: true });
            pending = None;
            continue;
        }
        finish(pending.take(), joined, &mut found);
        pending = Some(Pending {
            at,
            letter: scalar,
            joined_before: joined,
            joins_after: joining != JoiningType::RightJoining,
            adjacent: true,
        });
    }
    finish(pending, false, &mut found);
    found
}

/// Whether a transparent character between lam and alef lets them share a cell.
fn stays_in_cell(scalar: char, reveal: bool) -> bool {
    GeneralCategory::for_char(scalar) != GeneralCategory::Format
        && !(reveal && DefaultIgnorableCodePoint::for_char(scalar))
}

/// The ligature of lam with `alef`, `None` when it is no alef.
fn lam_alef(alef: char, joined_before: bool) -> Option<char> {
    let isolated = match alef {
        '\u{622}' => '\u{FEF5}',
        '\u{623}' => '\u{FEF7}',
        '\u{625}' => '\u{FEF9}',
        '\u{627}' => '\u{FEFB}',
        _ => return None,
    };
    char::from_u32(u32::from(isolated) + u32::from(joined_before))
}

/// Records the form of a letter whose two sides are known.
fn finish(letter: Option<Pending>, joined_after: bool, found: &mut Vec<Letter>) {
    let Some(Pending { at, letter, joined_before, joins_after, .. }) = letter else { return };
    let shape = match (joined_before, joined_after && joins_after) {
        (false, false) => Shape::Isolated,
        (true, false) => Shape::Final,
        (false, true) => Shape::Initial,
        (true, true) => Shape::Medial,
    };
    if let Some((form, mark)) = form(letter, shape) {
        found.push(Letter { at, form, mark, absorbed: false });
    }
}

/// The four shapes, in the order in which the table holds them.
#[derive(Clone, Copy)]
enum Shape {
    Isolated,
    Final,
    Initial,
    Medial,
}

/// The form of `letter`, with a mark that completes it; `None` when there is none: the letter is
/// shown as it is.
fn form(letter: char, shape: Shape) -> Option<(char, Option<char>)> {
    if let Some(form) = FORMS.get(letter, shape) {
        return Some((form, None));
    }
    // Letters without a form whose skeleton another letter has (dotless or with a mark to add).
    let (skeleton, mark) = match letter {
        '\u{6D5}' => ('\u{647}', None),
        '\u{6C2}' => ('\u{6C1}', Some(HAMZA_ABOVE)),
        '\u{6BA}' => ('\u{649}', None),
        _ => return None,
    };
    FORMS.get(skeleton, shape).map(|form| (form, mark))
}

/// Letters U+0620 to U+06FF have forms; all others none.
const FIRST_LETTER: u32 = 0x620;
const LETTERS: usize = 0xE0;

/// The presentation forms of the Arabic letters, found by the compatibility decompositions of the
/// Unicode data: a letter's forms are encoded side by side in the order of [`Shape`].
struct Forms([[Option<char>; 4]; LETTERS]);

static FORMS: LazyLock<Forms> = LazyLock::new(Forms::from_unicode_data);

impl Forms {
    fn from_unicode_data() -> Self {
        let mut forms = Self([[None; 4]; LETTERS]);
        let normalizer = ComposingNormalizerBorrowed::new_nfkc();
        // Forms-B first: alef maksura has its first two forms there, the other two in Forms-A.
        for form in ('\u{FE80}'..='\u{FEF4}').chain('\u{FB50}'..='\u{FBB1}').chain('\u{FBD3}'..='\u{FBE9}') {
            forms.add(&normalizer.normalize(form.encode_utf8(&mut [0; 4])), form);
        }
        for form in '\u{FBFC}'..='\u{FBFF}' {
            forms.add(&normalizer.normalize(form.encode_utf8(&mut [0; 4])), form);
        }
        forms
    }

    fn add(&mut self, letter: &str, form: char) {
        let mut scalars = letter.chars();
        let (Some(letter), None) = (scalars.next(), scalars.next()) else { return };
        if letter == form || CodePointMapData::<JoiningType>::new().get(letter) == JoiningType::NonJoining {
            return;
        }
        if let Some(free) = Self::index(letter)
            .and_then(|index| self.0.get_mut(index))
            .and_then(|shapes| shapes.iter_mut().find(|shape| shape.is_none()))
        {
            *free = Some(form);
        }
    }

    fn get(&self, letter: char, shape: Shape) -> Option<char> {
        *Self::index(letter).and_then(|index| self.0.get(index))?.get(shape as usize)?
    }

    fn index(letter: char) -> Option<usize> {
        u32::from(letter).checked_sub(FIRST_LETTER).map(|index| index as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::join;

    /// The text with each letter as it is shown, absorbed ones left out.
    fn check(text: &str, expected: &str) {
        let letters = join(text, false);
        let mut found = String::new();
        for (at, scalar) in text.char_indices() {
            match letters.iter().find(|letter| letter.at == at) {
                Some(letter) if letter.absorbed => {}
                Some(letter) => {
                    found.push(letter.form);
                    found.extend(letter.mark);
                }
                None => found.push(scalar),
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn letters_take_the_form_of_their_place() {
        check("\u{628}\u{628}\u{628} \u{628}", "\u{FE91}\u{FE92}\u{FE90} \u{FE8F}");
    }

    #[test]
    fn lam_and_alef_share_a_form_with_their_marks_between() {
        check("\u{633}\u{644}\u{64E}\u{627}\u{645}", "\u{FEB3}\u{FEFC}\u{64E}\u{FEE1}");
        check("\u{644}\u{627}\u{644}\u{627}", "\u{FEFB}\u{FEFB}");
    }

    #[test]
    fn what_stands_between_decides_whether_letters_join() {
        // ZWNJ parts, ZWJ and tatweel join, marks and RLM are looked through.
        check("\u{628}\u{200C}\u{628}", "\u{FE8F}\u{200C}\u{FE8F}");
        check("\u{628}\u{200D} ", "\u{FE91}\u{200D} ");
        check("\u{628}\u{640}\u{628}", "\u{FE91}\u{640}\u{FE90}");
        check("\u{628}\u{200F}\u{628}", "\u{FE91}\u{200F}\u{FE90}");
        check("\u{200D}\u{644}\u{623}", "\u{200D}\u{FEF8}");
    }

    #[test]
    fn letters_without_forms_stay_and_their_neighbours_join() {
        // Sorani: a yeh with small v between two behs.
        check("\u{628}\u{6CE}\u{628}", "\u{FE91}\u{6CE}\u{FE90}");
        // Hamza joins with nothing.
        check("\u{628}\u{621}\u{628}", "\u{FE8F}\u{621}\u{FE8F}");
    }

    #[test]
    fn skeletons_stand_in_for_missing_forms() {
        check("\u{628}\u{6D5}", "\u{FE91}\u{FEEA}");
        check("\u{628}\u{6BA}\u{628}", "\u{FE91}\u{FBE9}\u{FE90}");
        check("\u{628}\u{6BA}", "\u{FE91}\u{FB9F}");
    }
}
