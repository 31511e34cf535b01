//! Organizations and other things by parts of their names: the kind of organization left out later,
//! the country or the purpose left out, the last words alone.
//!
//! In: forms. Out: joined forms. A short form belongs to a longer one that is named before it, if
//! only one thing of its kind can be shortened so. What a list knows is complete in itself.

use std::collections::{HashMap, HashSet};

use super::forms::{Form, Forms, joined};
use super::groups::Groups;
use super::wording::{Unit, script_of};
use super::words::LinkWords;
use crate::analysis::letters::Script;
use crate::analysis::mention::{Kind, Link};

/// Units of a name that is shortened, at most: of longer ones the last parts are phrases.
const UNITS_MAX: usize = 10;

/// Whether a folded word names a place.
pub(super) type IsPlace<'p> = &'p dyn Fn(&str) -> bool;

/// Joins short forms of organizations and other things with their long ones, and states with and
/// without their official form.
pub(super) fn join(forms: &Forms, groups: &mut Groups, is_place: IsPlace<'_>) {
    join_states(forms, groups);
    for kind in [Kind::Organization, Kind::Other] {
        let mut long: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, form) in forms.of_kind(kind).filter(|(_, form)| form.units.len() <= UNITS_MAX) {
            for short in shortened(form, is_place) {
                long.entry(joined(&short)).or_default().push(index);
            }
        }
        for (index, form) in forms.of_kind(kind).filter(|(_, form)| form.key.is_empty()) {
            let Some(holders) = long.get(&form.words()) else { continue };
            let roots: HashSet<usize> = holders.iter().map(|&holder| groups.root(holder)).collect();
            let named_before = holders
                .iter()
                .copied()
                .find(|&holder| forms.list.get(holder).is_some_and(|long| long.first() < form.first()));
            if let Some(holder) = named_before.filter(|_| roots.len() == 1) {
                groups.join(index, holder, Link::PartOfName);
            }
        }
    }
}

fn join_states(forms: &Forms, groups: &mut Groups) {
    let table = LinkWords::built_in();
    for (index, form) in forms.of_kind(Kind::Place).filter(|(_, form)| form.key.is_empty()) {
        let official = form.units.first().is_some_and(|unit| table.states.holds(&unit.text));
        let rest = form.units.get(1..).unwrap_or_default();
        let small = rest.iter().take_while(|unit| table.small.holds(&unit.text)).count();
        let Some(name) = rest.get(small..).filter(|name| official && !name.is_empty()) else { continue };
        if let Some(other) = forms.find(Kind::Place, joined(name)) {
            groups.join(index, other, Link::PartOfName);
        }
    }
}

/// What a later mention may leave of a name.
fn shortened(form: &Form, is_place: IsPlace<'_>) -> HashSet<Vec<Unit>> {
    let mut found: HashSet<Vec<Unit>> = HashSet::new();
    let whole = &*form.units;
    let table = LinkWords::built_in();
    let is_kind = |unit: &Unit| table.heads.holds(&unit.text) || table.clubs.holds(&unit.text);
    if form.kind == Kind::Organization {
        for start in 1..whole.len() {
            let (left, rest) = whole.split_at(start);
            if may_leave_front(left, rest, is_place) {
                found.insert(rest.to_vec());
                if left.iter().all(is_kind) {
                    found.extend(without_tails(rest, is_place));
                }
            }
        }
    }
    // A bare word without its place may be another club's.
    let tails = without_tails(whole, is_place).into_iter();
    found.extend(tails.filter(|rest| rest.len() > 1 || whole.get(1).is_some_and(is_kind)));
    if let Some(before) = before_purpose(form) {
        found.insert(before.to_vec());
    }
    found.remove(whole);
    found
}

/// Whether the first units may be left: a kind of organization always, for a place as rest only that
/// of a club; other words where the kind stands last, as in English, or a place that a team is from.
fn may_leave_front(left: &[Unit], rest: &[Unit], is_place: IsPlace<'_>) -> bool {
    let table = LinkWords::built_in();
    let (heads, clubs) = (
        left.iter().all(|unit| table.heads.holds(&unit.text) || table.clubs.holds(&unit.text)),
        left.iter().all(|unit| table.clubs.holds(&unit.text)),
    );
    let rest_is_place = rest.iter().all(|unit| is_place(&unit.text));
    let rest_is_head = rest.iter().all(|unit| table.heads.holds(&unit.text));
    let edges = [left.last(), rest.first()];
    let small = edges.into_iter().any(|unit| unit.is_none_or(|unit| table.small.holds(&unit.text)));
    let latin = left.first().is_some_and(|unit| script_of(&unit.text) == Script::Latin);
    let of_place = left.iter().all(|unit| is_place(&unit.text));
    if small {
        false
    } else if rest_is_place {
        clubs
    } else {
        heads || ((latin || of_place) && (!rest_is_head || rest.len() > 1))
    }
}

/// A name without the place, the nationality or the kind of organization at its end.
fn without_tails(units: &[Unit], is_place: IsPlace<'_>) -> Vec<Vec<Unit>> {
    let table = LinkWords::built_in();
    let mut found = Vec::new();
    let mut rest = units;
    while let Some((last, before)) = rest.split_last().filter(|(_, before)| !before.is_empty()) {
        let word = &last.text;
        let tail = is_place(word)
            || is_nationality(word, is_place)
            || table.heads.holds(word)
            || table.clubs.holds(word);
        let only_head = before.iter().all(|unit| table.heads.holds(&unit.text));
        if !tail || only_head {
            break;
        }
        found.push(before.to_vec());
        rest = before;
    }
    found
}

/// What stands before "for ..." and the like, two words or more of it.
fn before_purpose(form: &Form) -> Option<&[Unit]> {
    let table = LinkWords::built_in();
    let begins_purpose = |unit: &Unit| {
        let script = script_of(&unit.text);
        table.small.holds(&unit.text) || (script == Script::Hebrew && unit.text.starts_with('\u{5DC}'))
    };
    let small = form.units.iter().skip(2).position(begins_purpose).map(|at| at + 2);
    form.units.get(..form.purpose.into_iter().chain(small).min()?)
}

/// An adjective of a place: a stem that is its name, or nearly so, with the ending of origin.
fn is_nationality(word: &str, is_place: IsPlace<'_>) -> bool {
    let endings = match script_of(word) {
        Script::Arabic => &["\u{64A}\u{647}", "\u{64A}"][..],
        Script::Hebrew => &["\u{5D9}\u{5EA}", "\u{5D9}"],
        _ => return false,
    };
    let stem = endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.chars().nth(1).is_some());
    stem.is_some_and(|stem| {
        // The name may end in letters that the adjective drops.
        ["", "\u{627}", "\u{64A}\u{627}", "\u{647}", "\u{5D4}", "\u{5D9}\u{5D4}"]
            .iter()
            .any(|ending| is_place(&format!("{stem}{ending}")))
    })
}
