//! Runs the examples of all languages, and shows that every rule is needed by one of them.
//!
//! An example is a sentence at the margin, then indented each mention and below it `= @rule`, or
//! `= none` with the rules that must not fire (`@a @b`).

use super::{Others, data};
use crate::analysis::clitics;
use crate::analysis::entities::lists::{Class, Lists};
use crate::analysis::entities::other::Named;
use crate::analysis::letters::Script;
use crate::analysis::mention::Language;
use crate::analysis::rule_error::DataFile;
use crate::analysis::tokens::Tokens;

/// The sentences of a language with the names that must be found in them.
pub(in crate::analysis) fn file(language: Language) -> DataFile {
    data::examples(language)
}

/// A mention and its rule.
type Name = (String, String);

struct Example {
    place: String,
    sentence: &'static str,
    wanted: Vec<Name>,
    near_misses: Vec<&'static str>,
}

fn read(language: Language) -> Vec<Example> {
    let file = file(language);
    let mut examples: Vec<Example> = Vec::new();
    let mut mention = "";
    for (number, line) in file.lines() {
        if !line.starts_with(' ') {
            let place = format!("{}:{number}", file.path);
            examples.push(Example { place, sentence: line, wanted: Vec::new(), near_misses: Vec::new() });
        } else if let Some(value) = line.trim().strip_prefix("= ") {
            let example = examples.last_mut().expect("a value before the first sentence");
            if let Some(rules) = value.strip_prefix("none") {
                example.near_misses =
                    rules.split(" @").map(str::trim).filter(|rule| !rule.is_empty()).collect();
            } else {
                example.wanted.push((mention.to_owned(), value.trim_start_matches('@').to_owned()));
            }
        } else {
            mention = line.trim();
        }
    }
    examples
}

/// Places and organizations of the lists: in the program the tagger tells what is named.
fn listed(tokens: &Tokens<'_>, language: Language) -> Vec<Named> {
    let lists = Lists::built_in();
    let wanted = Class::Country.bit();
    let mut named: Vec<Named> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if named.last().is_some_and(|last| last.tokens.end > at) {
            continue;
        }
        let capital = token.capital || token.script != Script::Latin;
        clitics::readings(language, tokens, token, |reading| {
            let mut place = lists.start().and_then(|start| lists.go(start, &reading.word()));
            let mut end = None;
            for next in at + 1..at + 6 {
                let Some(from) = place else { break };
                if lists.classes(from) & wanted != 0 && capital {
                    end = Some(next);
                }
                place = lists.go(from, " ").and_then(|from| lists.go(from, tokens.word(next)));
            }
            named.extend(end.map(|end| Named { tokens: at..end, skip: reading.skip }));
            end.is_some()
        });
    }
    named
}

fn found(others: &Others, sentence: &str) -> Vec<Name> {
    let tokens = Tokens::cut(sentence, 0..sentence.len());
    let named = listed(&tokens, others.language);
    let text = |hit: &super::OtherHit| {
        let (first, last) = (tokens.get(hit.tokens.start), tokens.get(hit.tokens.end - 1));
        let (first, last) = (first.expect("a token"), last.expect("a token"));
        sentence[tokens.byte_after(first, hit.skip).unwrap_or(first.start)..last.end].to_owned()
    };
    others.find(&tokens, &named).iter().map(|hit| (text(hit), hit.rule.to_owned())).collect()
}

#[test]
fn every_example_finds_what_it_says() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let others = Others::built_in(language).expect("the built-in rules");
        for example in read(language) {
            let found = found(others, example.sentence);
            if found != example.wanted {
                wrong.push(format!("{}: wanted {:?}\n  found {found:?}", example.place, example.wanted));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The shared rules have their examples in one language.
#[test]
fn every_rule_is_needed_and_has_a_near_miss() {
    let (mut idle, mut needed, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for language in Language::ALL {
        let mut others = Others::built_in(language).expect("the built-in rules").again();
        let examples = read(language);
        for index in 0..others.rules.len() {
            let name = others.rules[index].name;
            others.leave_out(Some(index));
            let breaks = examples.iter().any(|example| found(&others, example.sentence) != example.wanted);
            let missed = examples.iter().any(|example| example.near_misses.contains(&name));
            let shared = data::rules(language)[1].text.contains(&format!("\n{name}\n"));
            match (breaks && missed, shared) {
                (true, true) => needed.push(name),
                (true, false) => {}
                (false, true) => idle.push(name),
                (false, false) => missing.push(format!("{}.{name}", language.tag())),
            }
        }
    }
    missing.extend(idle.into_iter().filter(|name| !needed.contains(name)).map(str::to_owned));
    assert!(missing.is_empty(), "without example or near miss: {missing:?}");
}

#[test]
fn a_mistake_in_a_file_is_told_with_its_place() {
    let words = DataFile { path: "xx/words.txt", text: "CUP\n  cup\n" };
    let rules = |text| DataFile { path: "xx/rules.txt", text };
    let read = |text| Others::read(Language::English, &[words], &[rules(text)]).err().map(|e| e.to_string());
    assert_eq!(read("cup\n  match  CUP Word+\n  why    a cup\n"), None);
    let wrong = [
        ("cup\n  match  CPU Word\n  why    a cup\n", "xx/rules.txt:2: unknown class CPU (did you mean CUP?)"),
        ("cup\n  match  CUP +\n  macth  CUP\n", "xx/rules.txt:3: unknown field macth (did you mean match?)"),
        ("cup\n  match  ( CUP\n  why    a cup\n", "xx/rules.txt:2: '(' has no closing bracket"),
        ("cup\n  match  CUP?\n  why    a cup\n", "xx/rules.txt:2: the pattern can match nothing at all"),
        ("cup\n  match  CUP\n", "xx/rules.txt:1: cup has no why"),
        ("cup\n  match  in'CUP\n  sure   2\n  why    x\n", "xx/rules.txt:3: sure is no number from 0 to 1"),
    ];
    for (text, reason) in wrong {
        assert_eq!(read(text).as_deref(), Some(reason));
    }
}
