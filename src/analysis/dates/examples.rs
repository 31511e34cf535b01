//! Runs the examples of all languages, and shows that every rule is needed by one of them.
//!
//! An example is a sentence at the margin, then indented each mention and below it `= TYPE values
//! @rule`, or `= none` with the rules that must not fire (`@a @b`).
//! `document date 2025-05-30` (or `none`) holds for the sentences below it.

use super::{Dates, Days, data};
use crate::analysis::choose::choose;
use crate::analysis::mention::Language;
use crate::analysis::rule_error::DataFile;
use crate::analysis::tokens::Tokens;

#[derive(Debug)]
struct Example {
    place: String,
    sentence: &'static str,
    wanted: Vec<Wanted>,
    near_misses: Vec<&'static str>,
    date: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    text: String,
    value: String,
    rule: String,
}

fn read(file: DataFile) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let (mut text, mut date) = ("", None);
    for (number, line) in file.lines() {
        if let Some(written) = line.strip_prefix("document date") {
            date = Some(written.trim()).filter(|date| *date != "none");
        } else if !line.starts_with(' ') {
            let place = format!("{}:{number}", file.path);
            examples.push(Example {
                place,
                sentence: line,
                wanted: Vec::new(),
                near_misses: Vec::new(),
                date,
            });
        } else if let Some(value) = line.trim().strip_prefix("= ") {
            let example = examples.last_mut().expect("a value before the first sentence");
            let mut parts = value.split(" @");
            let (value, rule) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            if value == "none" {
                example.near_misses =
                    Some(rule).filter(|rule| !rule.is_empty()).into_iter().chain(parts).collect();
            } else {
                example.wanted.push(Wanted {
                    text: text.to_owned(),
                    value: value.to_owned(),
                    rule: rule.to_owned(),
                });
            }
        } else {
            text = line.trim();
        }
    }
    examples
}

fn found(dates: &Dates, sentence: &str, date: Option<&str>) -> Vec<Wanted> {
    let tokens = Tokens::cut(sentence, 0..sentence.len());
    choose(sentence, dates.find(&tokens, &mut Days::of_document(date)))
        .into_iter()
        .map(|candidate| {
            let timex = candidate.timex.expect("a date has a value");
            let kind = format!("{:?}", timex.r#type).to_uppercase();
            Wanted {
                text: sentence[candidate.bytes].to_owned(),
                value: format!("{kind} {}", timex.value.join(" ")),
                rule: candidate.rule.split_once('.').expect("a language before the rule").1.to_owned(),
            }
        })
        .collect()
}

fn built_in(language: Language) -> Dates {
    Dates::read(language, &data::words(language), &data::rules(language)).expect("built-in rules")
}

/// Whether an example of a language breaks. Those that name the rule are tried first: nearly always
/// one of them does.
fn one_breaks(dates: &Dates, examples: &[Example], rule: &str) -> bool {
    let names = |example: &&Example| {
        example.near_misses.contains(&rule) || example.wanted.iter().any(|wanted| wanted.rule == rule)
    };
    let breaks = |example: &Example| found(dates, example.sentence, example.date) != example.wanted;
    examples.iter().filter(names).any(breaks) || examples.iter().filter(|example| !names(example)).any(breaks)
}

#[test]
fn every_example_finds_what_it_says() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let dates = built_in(language);
        for example in read(data::examples(language)) {
            let found = found(&dates, example.sentence, example.date);
            if found != example.wanted {
                wrong.push(format!("{}: wanted {:?}\n  found {found:?}", example.place, example.wanted));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_example_that_breaks_without_it_and_a_near_miss() {
    let examples = Language::ALL.map(|language| read(data::examples(language)));
    let mut languages = Language::ALL.map(built_in);
    let mut names: Vec<String> =
        languages.iter().flat_map(|dates| dates.rules.iter().map(|rule| rule.name.clone())).collect();
    names.sort();
    names.dedup();
    let mut faults = Vec::new();
    for name in names {
        let mut breaks = false;
        for (dates, examples) in languages.iter_mut().zip(&examples) {
            let Some(index) = dates.rules.iter().position(|rule| rule.name == name) else { continue };
            let starts = std::mem::replace(&mut dates.starts, super::Starts { by_class: Vec::new() });
            dates.starts = starts.without(index);
            breaks = breaks || one_breaks(dates, examples, &name);
            dates.starts = starts;
        }
        if !breaks {
            faults.push(format!("no example breaks without {name}"));
        }
        let has_near_miss =
            examples.iter().flatten().any(|example| example.near_misses.contains(&name.as_str()));
        if !has_near_miss {
            faults.push(format!("{name} has no near miss"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_example_names_a_rule_that_exists() {
    for language in Language::ALL {
        let dates = built_in(language);
        for example in read(data::examples(language)) {
            let named = example.wanted.iter().map(|wanted| wanted.rule.as_str()).chain(example.near_misses);
            for name in named {
                assert!(
                    dates.rules.iter().any(|rule| rule.name == name),
                    "{}: no rule {name}",
                    example.place
                );
            }
        }
    }
}

fn error_of(rules: &'static str) -> String {
    let words = DataFile { path: "x/dates/words.txt", text: "MONTH\n = 5\n  May\nto\n  to\n" };
    let rules = DataFile { path: "x/dates/rules.txt", text: rules };
    match Dates::read(Language::English, &[words], &[rules]) {
        Ok(_) => "no error".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_mistake_in_a_rule_file_says_where_and_what() {
    let cases = [
        (
            "a\n  match  MONHT\n  value  NONE\n  why x\n",
            "x/dates/rules.txt:2: unknown class MONHT (did you mean MONTH?)",
        ),
        ("a\n  match  (MONTH\n  value  NONE\n  why x\n", "x/dates/rules.txt:2: '(' has no closing bracket"),
        ("a\n  match  MONTH)\n  value  NONE\n  why x\n", "x/dates/rules.txt:2: ')' has no opening bracket"),
        (
            "a\n  match  MONTH?\n  value  NONE\n  why x\n",
            "x/dates/rules.txt:2: the pattern can match nothing at all",
        ),
        (
            "a\n  match  MONTH\n  value  DAET x\n",
            "x/dates/rules.txt:3: unknown type DAET (did you mean DATE?)",
        ),
        ("a\n  match  MONTH/m\n  value  DATE YEAR-m\n", "x/dates/rules.txt:3: YEAR is not in the pattern"),
        (
            "a\n  match  MONTH\n  value  INTERVAL MONTH\n",
            "x/dates/rules.txt:3: INTERVAL MONTH has 1 values, not 2",
        ),
        ("a\n  macth  MONTH\n", "x/dates/rules.txt:2: unknown field macth (did you mean match?)"),
        ("a\n  match  MONTH\n  value  NONE\n", "x/dates/rules.txt:1: a has no why"),
        (
            "a\n  match  MONTH\n  value  NONE\n  why x\n  sure 2\n",
            "x/dates/rules.txt:5: '2' is not a number from 0 to 1",
        ),
        ("define A\n  match A\nb\n  match A\n  value NONE\n", "x/dates/rules.txt:4: A is defined by itself"),
    ];
    for (rules, wanted) in cases {
        assert_eq!(error_of(rules), wanted);
    }
}
