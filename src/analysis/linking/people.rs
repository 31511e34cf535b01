//! People by parts of their names: "Shehbaz Sharif" is "Muhammad Shehbaz Sharif", "Sharif" is the
//! one of them who was named before.
//!
//! In: forms and mentions. Out: joined forms, and for mentions of a name that several people have
//! the one that is meant, where that can be told. Two full names that share one word stay apart; the
//! name of the father inside a name is not the son's; a word of kinship keeps both apart.

use std::collections::{HashMap, HashSet};

use super::forms::{Form, Forms, joined};
use super::groups::Groups;
use super::named::Named;
use super::wording::{HEBREW_ARTICLE, Unit, without_article};
use crate::analysis::mention::{Kind, Link};

/// Different full names that hold a word, at most: a word of more names tells nobody apart.
const HOLDERS_MAX: usize = 64;

/// Mentions between a short name and the full one that it is short for, at most.
const WINDOW: usize = 400;

/// The people of a text.
pub(super) struct People<'f> {
    named: &'f [Named],
    forms: &'f Forms,
    holders: HashMap<&'f str, Vec<usize>>,
}

impl<'f> People<'f> {
    /// Looks up who has which name.
    pub(super) fn new(named: &'f [Named], forms: &'f Forms) -> Self {
        let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, form) in forms.of_kind(Kind::Person).filter(|(_, form)| form.units.len() > 1) {
            for unit in &form.units {
                let holders = holders.entry(&unit.text).or_default();
                if holders.last() != Some(&index) {
                    holders.push(index);
                }
            }
        }
        Self { named, forms, holders }
    }

    /// Joins the forms of one person; gives the form that is meant by single mentions whose name
    /// several people have.
    pub(super) fn join(&self, groups: &mut Groups) -> HashMap<usize, usize> {
        let mut order: Vec<usize> = self.forms.of_kind(Kind::Person).map(|(index, _)| index).collect();
        order.sort_by_key(|&index| std::cmp::Reverse(self.form(index).map_or(0, |form| form.units.len())));
        let mut meant = HashMap::new();
        let mut roles = None;
        for index in order {
            let Some(form) = self.form(index) else { continue };
            let holders = self.holders_of(index, form);
            let roots: HashSet<usize> = holders.iter().map(|&holder| groups.root(holder)).collect();
            if holders.is_empty() || roots.contains(&groups.root(index)) {
                continue;
            }
            if roots.len() == 1 && self.named.len() <= WINDOW {
                groups.join(index, holders.first().copied().unwrap_or(index), Link::PartOfName);
                continue;
            }
            // Full names come before single ones, so their roles are known by now.
            let roles = &*roles.get_or_insert_with(|| self.roles(groups));
            for &mention in &form.mentions {
                if let Some(holder) = self.nearest(mention, &holders, (&mut *groups, roles)) {
                    meant.insert(mention, holder);
                }
            }
        }
        meant
    }

    fn form(&self, index: usize) -> Option<&'f Form> {
        self.forms.list.get(index)
    }

    /// The forms of longer names that this one may be short for.
    fn holders_of(&self, index: usize, form: &Form) -> Vec<usize> {
        let exact = form.units.iter().filter(|unit| !unit.is_initial());
        let lists = exact.filter_map(|unit| self.holders.get(unit.text.as_str()));
        let Some(rarest) = lists.min_by_key(|list| list.len()).filter(|list| list.len() <= HOLDERS_MAX)
        else {
            return Vec::new();
        };
        let longer = rarest.iter().copied().filter(|&holder| holder != index);
        let fits = |long: &Form| may_be_short_for(form, long) && !self.is_father_of(form, long);
        longer.filter(|&holder| self.form(holder).is_some_and(fits)).collect()
    }

    /// Whether a name that ends like a longer one is that of the father, whose given name stands in
    /// it: the text has the first name with the family name, too.
    fn is_father_of(&self, short: &Form, long: &Form) -> bool {
        let [given, .., family] = &*long.units else { return false };
        let own = [given.clone(), family.clone()];
        let begins = short.units.first() == Some(given);
        short.units.len() > 1
            && !begins
            && long.units.len() > own.len()
            && self.forms.find(Kind::Person, joined(&own)).is_some()
    }

    /// What people are called beside their names, by the set of their forms.
    fn roles(&self, groups: &mut Groups) -> HashMap<usize, HashSet<String>> {
        let mut roles: HashMap<usize, HashSet<String>> = HashMap::new();
        for (mention, form) in self.named.iter().zip(&self.forms.of_mention) {
            if mention.kind == Kind::Person && self.form(*form).is_some_and(|form| form.units.len() > 1) {
                roles
                    .entry(groups.root(*form))
                    .or_default()
                    .extend(mention.roles.iter().filter_map(|role| head_of(role)));
            }
        }
        roles
    }

    /// The holder that is meant by a mention: the only one near before it, else the only one with
    /// its role, else the only one near after it.
    fn nearest(
        &self,
        mention: usize,
        holders: &[usize],
        (groups, roles): (&mut Groups, &HashMap<usize, HashSet<String>>),
    ) -> Option<usize> {
        let within = |from: usize, end: usize, groups: &mut Groups| {
            let mut found: Vec<(usize, usize)> = Vec::new();
            for &holder in holders {
                let mentions = self.form(holder).map_or(&[][..], |form| &form.mentions);
                let at = mentions.partition_point(|&at| at < from);
                let root = groups.root(holder);
                if mentions.get(at).is_some_and(|&at| at < end)
                    && found.iter().all(|(known, _)| *known != root)
                {
                    found.push((root, holder));
                }
            }
            found
        };
        let before = within(mention.saturating_sub(WINDOW), mention, groups);
        let after = if before.is_empty() { within(mention, mention + WINDOW, groups) } else { Vec::new() };
        match (&*before, &*after) {
            ([(_, only)], _) | ([], [(_, only)]) => Some(*only),
            (many, _) => {
                let called: Vec<String> =
                    self.named.get(mention)?.roles.iter().filter_map(|role| head_of(role)).collect();
                let has = |root: &usize| {
                    roles.get(root).is_some_and(|of| called.iter().any(|role| of.contains(role)))
                };
                let mut fitting = many.iter().filter(|(root, _)| has(root));
                let (_, holder) = fitting.next()?;
                fitting.next().is_none().then_some(*holder)
            }
        }
    }
}

/// The first word of a role, folded, without its article.
fn head_of(role: &str) -> Option<String> {
    let first = crate::text::fold(role.split_whitespace().next()?);
    let bare = without_article(Kind::Other, &first);
    // "the minister" has two letters in Hebrew.
    let short =
        first.strip_prefix(HEBREW_ARTICLE).filter(|rest| bare == first && rest.chars().nth(1).is_some());
    Some(short.unwrap_or(bare).to_owned())
}

/// Whether a name can be a short form of another.
fn may_be_short_for(short: &Form, long: &Form) -> bool {
    let Some(first) = short.units.first() else { return false };
    if let [only] = &*short.units {
        let Some(at) = long.units.iter().position(|unit| unit.text == only.text) else { return false };
        let fathers = long.units.get(at).is_some_and(|unit| unit.father) && !only.father;
        return !only.is_initial() && !fathers && (at == 0 || !short.kin);
    }
    let Some(matched) = positions(&short.units, &long.units) else { return false };
    let initials = short.units.iter().any(Unit::is_initial);
    let begins = long.units.first().is_some_and(|other| first.text == other.text);
    let ends = short.units.last().map(|unit| &unit.text) == long.units.last().map(|unit| &unit.text);
    let father =
        matched.first().and_then(|&at| long.units.get(at)).is_some_and(|unit| unit.father && !first.father);
    let longer = short.units.len() < long.units.len() || (initials && short.units != long.units);
    let family = (short.kin || long.kin) && matched.first() != Some(&0);
    longer && (begins || ends) && (!initials || ends) && !father && !family
}

/// Where the units of a short name stand in a long one, in order.
fn positions(short: &[Unit], long: &[Unit]) -> Option<Vec<usize>> {
    let mut at = 0;
    let mut found = Vec::with_capacity(short.len());
    for unit in short {
        let next = long.iter().skip(at).position(|other| unit.stands_for(other))? + at;
        found.push(next);
        at = next + 1;
    }
    Some(found)
}
