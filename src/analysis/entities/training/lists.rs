//! Compiles the lists of names and cue words into one automaton.
//!
//! In: a folder of tables (`cities.tsv`, `territories.tsv`, ...; columns as their first lines say).
//! Out: `lists.fst`: folded words, joined by single spaces, to the bits of their classes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use fst::MapBuilder;

use crate::analysis::entities::lists::Class;
use crate::analysis::entities::titles::{self, Role};
use crate::analysis::tokens::Tokens;

/// A city counts as large from this population on.
const CITY_POPULATION_MIN: u64 = 100_000;

/// A word that stands in this many names of persons, or more, counts as frequent in them.
const NAMES_OFTEN_MIN: u64 = 10;

/// Words of an entry, at most.
const WORDS_MAX: usize = 6;

/// The entries while they are gathered.
#[derive(Default)]
struct Entries(BTreeMap<String, u64>);

impl Entries {
    fn add(&mut self, name: &str, class: Class) {
        let tokens = Tokens::cut(name, 0..name.len());
        let words: Vec<&str> = tokens.iter().map(|token| tokens.folded(token)).collect();
        let letters = words.iter().map(|word| word.chars().count()).sum::<usize>();
        if words.len() <= WORDS_MAX && letters > 1 {
            *self.0.entry(words.join(" ")).or_default() |= u64::from(class.bit());
        }
    }

    fn add_all(&mut self, names: &str, class: Class) {
        names.split('|').filter(|name| !name.is_empty()).for_each(|name| self.add(name, class));
    }
}

/// The automaton of the lists in a folder, and how many entries it has.
pub(super) fn compile(folder: &Path) -> Result<(Vec<u8>, usize)> {
    let mut entries = Entries::default();
    for row in rows(folder, "territories.tsv")? {
        row.iter().skip(1).for_each(|names| entries.add_all(names, Class::Country));
    }
    for row in rows(folder, "languages.tsv")? {
        row.iter().skip(1).for_each(|names| entries.add_all(names, Class::Language));
    }
    for row in rows(folder, "cities.tsv")? {
        let class = if number(&row, 3) >= CITY_POPULATION_MIN { Class::City } else { Class::Town };
        [1, 4, 5].iter().filter_map(|&at| row.get(at)).for_each(|names| entries.add_all(names, class));
    }
    for row in rows(folder, "places-wof.tsv")? {
        add_place(&row, &mut entries);
    }
    for file in ["given-names.ar.tsv", "given-names.fa.tsv", "given-names.he.tsv"] {
        for row in rows(folder, file)? {
            let family = row.get(1).is_some_and(|kind| kind == "last");
            entries
                .add(row.first().map_or("", |name| name), if family { Class::Family } else { Class::Given });
        }
    }
    for file in ["person-name-tokens.ar.tsv", "person-name-tokens.he.tsv", "person-name-tokens.en.tsv"] {
        for row in rows(folder, file)? {
            let class = match number(&row, 1) {
                NAMES_OFTEN_MIN.. => Class::NameOften,
                2.. => Class::NameSeldom,
                _ => Class::NameOnce,
            };
            entries.add(row.first().map_or("", |name| name), class);
        }
    }
    for row in rows(folder, "cues.tsv")? {
        let class = match row.get(1).map(String::as_str) {
            Some("title") => Class::Title,
            Some("kin") => Class::Kin,
            Some("orghead") => Class::OrganizationHead,
            Some("placehead") => Class::PlaceHead,
            _ => Class::OtherHead,
        };
        entries.add(row.get(2).map_or("", |word| word), class);
    }
    add_own(&mut entries);
    let mut builder = MapBuilder::memory();
    for (name, bits) in &entries.0 {
        builder.insert(name, *bits)?;
    }
    Ok((builder.into_inner()?, entries.0.len()))
}

/// Well-known names of one language each: the kind, a tab, the name.
const KNOWN: [&str; 5] = [
    include_str!("../../../../assets/gazetteers/known.ar.tsv"),
    include_str!("../../../../assets/gazetteers/known.en.tsv"),
    include_str!("../../../../assets/gazetteers/known.fa.tsv"),
    include_str!("../../../../assets/gazetteers/known.he.tsv"),
    include_str!("../../../../assets/gazetteers/known.ur.tsv"),
];

/// The project's own lists and words of grammar.
fn add_own(entries: &mut Entries) {
    let own: [(Class, &str); 7] = [
        (Class::Organization, include_str!("../../../../assets/gazetteers/firms.tsv")),
        (Class::Organization, include_str!("../../../../assets/gazetteers/bodies.tsv")),
        (Class::Person, include_str!("../../../../assets/gazetteers/persons.tsv")),
        (Class::Other, include_str!("../../../../assets/gazetteers/others.tsv")),
        (Class::Country, include_str!("../../../../assets/gazetteers/territories.tsv")),
        (Class::City, include_str!("../../../../assets/gazetteers/capitals.tsv")),
        (Class::Organization, include_str!("../../../../assets/gazetteers/organizations.tsv")),
    ];
    for (class, text) in own {
        for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
            for names in line.split('\t').skip(1) {
                names.split('|').for_each(|name| entries.add(name.trim_start_matches('?'), class));
            }
        }
    }
    for text in KNOWN {
        for (kind, name) in text.lines().filter_map(|line| line.split_once('\t')) {
            let class = match kind {
                "P" => Class::Person,
                "O" => Class::Organization,
                "L" => Class::Region,
                _ => Class::Other,
            };
            entries.add(name, class);
        }
    }
    for language in crate::analysis::mention::Language::ALL {
        // A file with a mistake stops the tests of the titles; what can be read is taken.
        let _ = titles::phrases(titles::file(language), |phrase, role| {
            if role != Role::Complement {
                entries.add(phrase, Class::Title);
            }
        });
        let words = crate::analysis::language::function_words(language);
        for word in words.lines().flat_map(|(_, line)| line.split_whitespace()) {
            entries.add(word, Class::Function);
        }
    }
}

/// A place counts with a population, or with names in two languages.
fn add_place(row: &[String], entries: &mut Entries) {
    let names: Vec<&String> = row.iter().skip(4).filter(|names| !names.is_empty()).collect();
    if number(row, 3) == 0 && names.len() < 2 {
        return;
    }
    let class = match row.get(1).map(String::as_str) {
        Some("country") => Class::Country,
        Some("region" | "county" | "macroregion" | "macrocounty") => Class::Region,
        _ if number(row, 3) >= CITY_POPULATION_MIN => Class::City,
        _ => Class::Village,
    };
    for names in names {
        entries.add_all(names, class);
    }
}

fn number(row: &[String], at: usize) -> u64 {
    row.get(at).and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn rows(folder: &Path, file: &str) -> Result<Vec<Vec<String>>> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}
