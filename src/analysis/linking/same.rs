//! Names that are one name: the same row of a list, clitics apart, one in brackets behind the
//! other, first letters, the same code.

use std::collections::HashMap;

use super::forms::{Form, Forms, joined};
use super::groups::Groups;
use super::wording::{Unit, script_of, without_clitics};
use super::words::LinkWords;
use crate::analysis::mention::{Kind, Link};

/// Units of an acronym or another short name in brackets, at most.
const SHORT_UNITS_MAX: usize = 2;

/// Letters of an acronym, at most.
const ACRONYM_LETTERS_MAX: usize = 8;

/// Joins the forms that are the same name.
pub(super) fn join(forms: &Forms, groups: &mut Groups) {
    join_rows(forms, groups);
    join_clitics(forms, groups);
    join_brackets(forms, groups);
    join_acronyms(forms, groups);
    join_codes(forms, groups);
}

fn join_rows(forms: &Forms, groups: &mut Groups) {
    let mut rows: HashMap<(Kind, &str), usize> = HashMap::new();
    for (index, form) in forms.list.iter().enumerate().filter(|(_, form)| !form.key.is_empty()) {
        let first = *rows.entry((form.kind, &form.key)).or_insert(index);
        groups.join(index, first, Link::SameRow);
    }
}

/// A name with a clitic written onto it is the one without, when the text has that too.
fn join_clitics(forms: &Forms, groups: &mut Groups) {
    for (index, form) in forms.list.iter().enumerate() {
        let Some((first, rest)) = form.units.split_first() else { continue };
        // A row of a list was found with the clitic counted.
        if !form.key.is_empty() {
            continue;
        }
        let bare = without_clitics(form.kind, &first.text).into_iter().find_map(|text| {
            let mut units = vec![Unit { text: text.to_owned(), father: first.father }];
            units.extend(rest.iter().cloned());
            forms.find(form.kind, joined(&units)).filter(|&other| other != index)
        });
        if let Some(bare) = bare {
            groups.join(index, bare, Link::SameName);
        }
    }
}

/// "X (Y)": Y is another name of X when the text uses it as one of that kind, and it is in another
/// script, an acronym, or otherwise looks like a second name.
fn join_brackets(forms: &Forms, groups: &mut Groups) {
    for (index, form) in forms.list.iter().enumerate() {
        for bracket in &form.brackets {
            let Some(other) = forms.find(form.kind, joined(bracket)).filter(|&other| other != index) else {
                continue;
            };
            let Some(second) = forms.list.get(other) else { continue };
            let differs = !form.key.is_empty() && !second.key.is_empty() && form.key != second.key;
            if let Some(reason) = twin(form, second).filter(|_| !differs) {
                groups.join(other, index, reason);
            }
        }
    }
}

fn twin(form: &Form, second: &Form) -> Option<Link> {
    let script = |form: &Form| form.units.first().map(|unit| script_of(&unit.text));
    let (short, long) = if second.units.len() < form.units.len() { (second, form) } else { (form, second) };
    if is_acronym_of(short, long) {
        return Some(Link::Acronym);
    }
    let shares = second.units.iter().any(|unit| form.units.contains(unit));
    let is_part = is_within(&short.units, &long.units);
    let second_name = match form.kind {
        Kind::Date => false,
        // "Father of": the other way in which an Arab is called.
        Kind::Person => {
            is_part
                || second.units.first().is_some_and(|unit| second.units.len() == 1 && unit.text.contains('+'))
        }
        // A place in brackets is mostly the one around it.
        Kind::Place => shares,
        Kind::Organization | Kind::Other => {
            short.units.len() <= SHORT_UNITS_MAX && short.units.len() < long.units.len()
        }
    };
    (script(form) != script(second) || second_name).then_some(Link::Twin)
}

fn is_acronym_of(short: &Form, long: &Form) -> bool {
    let letters = joined(&short.units).replace([' ', '~'], "");
    short.units.len() == 1 && initials(&long.units).contains(&letters)
}

/// An acronym is the one long name whose first letters it is made of.
fn join_acronyms(forms: &Forms, groups: &mut Groups) {
    let mut by_initials: HashMap<(Kind, String), Vec<usize>> = HashMap::new();
    for kind in [Kind::Organization, Kind::Other, Kind::Place] {
        for (index, form) in forms.of_kind(kind) {
            for letters in initials(&form.units) {
                by_initials.entry((kind, letters)).or_default().push(index);
            }
        }
    }
    for (index, form) in
        forms.list.iter().enumerate().filter(|(_, form)| form.acronym && form.units.len() == 1)
    {
        let Some(unit) = form.units.first() else { continue };
        let Some(long) = by_initials.get(&(form.kind, unit.text.clone())) else { continue };
        let mut roots = long.iter().map(|&long| groups.root(long));
        let Some(root) = roots.next().filter(|first| roots.all(|root| root == *first)) else { continue };
        let known = |index: usize| forms.list.get(index).is_some_and(|form| !form.key.is_empty());
        if !(known(index) && long.iter().any(|&long| known(long))) {
            groups.join(index, root, Link::Acronym);
        }
    }
}

/// The first letters of a name of two words and more: with and without those of small words. The
/// parts of a word with a hyphen count each.
fn initials(units: &[Unit]) -> Vec<String> {
    if units.len() < 2 {
        return Vec::new();
    }
    let table = LinkWords::built_in();
    let parts = || units.iter().flat_map(|unit| unit.text.split('-'));
    let first = |part: &str| part.chars().next();
    let all: String = parts().filter_map(first).collect();
    let large: String = parts().filter(|part| !table.small.holds(part)).filter_map(first).collect();
    let mut found = vec![all, large];
    found.dedup();
    found.retain(|letters| (2..=ACRONYM_LETTERS_MAX).contains(&letters.chars().count()));
    found
}

/// "CASA-1000" is one thing with or without words around it; so are a law and the same law with the
/// body that gave it, by their number.
fn join_codes(forms: &Forms, groups: &mut Groups) {
    let mut codes: HashMap<String, usize> = HashMap::new();
    let mut numbers: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (index, form) in forms.of_kind(Kind::Other) {
        if form.units.iter().any(|unit| is_code(&unit.text)) {
            // More Latin words are another model: "S9", "S9 Plus".
            let words = form.units.iter().map(|unit| &*unit.text);
            let latin: Vec<&str> = words.filter(|word| word.is_ascii()).collect();
            let first = *codes.entry(latin.join(" ")).or_insert(index);
            groups.join(index, first, Link::Code);
        }
        let number = form.units.iter().skip(1).find(|unit| is_number(&unit.text));
        if let Some((head, number)) = form.units.first().zip(number) {
            numbers.entry((&head.text, &number.text)).or_default().push(index);
        }
    }
    for same in numbers.values() {
        let Some((&first, rest)) = same.split_first() else { continue };
        for &other in rest {
            let (Some(one), Some(two)) = (forms.list.get(first), forms.list.get(other)) else { continue };
            if is_within(&one.units, &two.units) || is_within(&two.units, &one.units) {
                groups.join(other, first, Link::Code);
            }
        }
    }
}

/// Whether all units of a name stand in another in their order.
fn is_within(short: &[Unit], long: &[Unit]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|unit| rest.any(|other| other == unit))
}

/// Latin letters and digits in one word.
fn is_code(word: &str) -> bool {
    word.chars().any(|scalar| scalar.is_ascii_digit())
        && word.chars().any(|scalar| scalar.is_ascii_alphabetic())
}

fn is_number(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|scalar| scalar.is_ascii_digit())
}
