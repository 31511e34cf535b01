//! Where a name begins in a word that may have clitics in front.
//!
//! In: the first word of a name. Out: how many folded bytes of it are clitics. Among the readings
//! the one counts that running text and the lists know best; the whole word when they know none.

use super::lists::Class;
use super::tagger::words::{Reading, Word};

/// What a place in a list of names counts, in powers of two of frequency.
const LISTED: i32 = 7;

/// The same for a word of names of persons alone.
const OF_NAMES: i32 = 4;

/// What a reading without a clitic must count more for each clitic taken off.
const FOR_EACH_CLITIC: i32 = 1;

/// Folded bytes of clitics in front of a name's first word.
pub(super) fn skip(word: &Word) -> usize {
    let mut best = (0, i32::MIN);
    for reading in word.readings.iter().filter(|reading| !reading.bare) {
        let letters = word.folded.get(..reading.skip).map_or(0, |clitics| clitics.chars().count());
        let score = weight(reading) - FOR_EACH_CLITIC * i32::try_from(letters).unwrap_or(0);
        if score > best.1 {
            best = (reading.skip, score);
        }
    }
    best.0
}

fn weight(reading: &Reading) -> i32 {
    let names = [Class::Country, Class::City, Class::Town, Class::Region, Class::Organization, Class::Given]
        .iter()
        .chain(&[Class::Family, Class::OrganizationHead, Class::OtherHead, Class::NameOften])
        .fold(0, |all, class| all | class.bit());
    let of_names = Class::NameSeldom.bit() | Class::Village.bit();
    let listed = match reading.classes {
        classes if classes & names != 0 => LISTED,
        classes if classes & of_names != 0 => OF_NAMES,
        _ => 0,
    };
    listed + reading.known.map_or(0, |known| i32::from(known.frequency))
}
