//! How well dates are found, measured on the annotated cases of the shared folder where it is
//! present: the table is printed, and a figure below its recorded floor fails.
//!
//! Overlap of spans one to one, and the share of all gold values that are right; spans marked
//! optional are free, `phrase` and `type-only` cases never count a false hit as wrong. A floor is
//! a little below what was measured: raise it with the rules.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use qari::analysis::{Hints, Language, TimexType, analyze_whole};
use serde::Deserialize;

/// File, least F1 of overlap, least share of right values, most texts without a date with a hit.
const FLOORS: [(&str, f64, f64, usize); 18] = [
    ("handmade.ar", 0.99, 0.99, 0),
    ("handmade.fa", 1.0, 1.0, 0),
    ("handmade.he", 0.99, 0.99, 0),
    ("handmade.ur", 1.0, 1.0, 0),
    ("seed-article-hand-gold.ar", 1.0, 1.0, 0),
    ("chrono.ar", 0.96, 0.94, 0),
    ("chrono.en", 0.93, 0.51, 7),
    ("dateparser.ar", 1.0, 0.66, 0),
    ("dateparser.en", 0.85, 1.0, 0),
    ("dateparser.fa", 0.96, 0.13, 0),
    ("dateparser.he", 0.99, 0.99, 0),
    ("duckling.ar", 0.94, 0.74, 0),
    ("duckling.en", 0.91, 0.46, 0),
    ("duckling.he", 0.97, 0.86, 0),
    ("parstdex.fa", 0.81, 0.0, 1),
    ("puckling.ar", 0.95, 0.71, 0),
    ("puckling.en", 0.98, 0.79, 0),
    ("recognizers-text.en", 0.88, 0.52, 0),
];

/// Texts without a date that have a hit, of all of them, at most.
const FALSE_HITS_MOST: f64 = 0.045;

#[derive(Deserialize)]
struct Case {
    text: String,
    lang: String,
    r#ref: Option<String>,
    #[serde(default)]
    scope: String,
    spans: Vec<Span>,
}

#[derive(Clone, Deserialize)]
struct Span {
    start: usize,
    end: usize,
    value: Option<Written>,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    alts: Vec<Option<Written>>,
    greg: Option<Vec<Option<String>>>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(untagged)]
enum Written {
    One(String),
    Ends(Vec<Option<String>>),
}

/// A mention that was found: scalars, and its value.
struct Found {
    start: usize,
    end: usize,
    value: Written,
}

#[derive(Default)]
struct Tally {
    matched: usize,
    wrong: usize,
    missed: usize,
    valued: usize,
    right: usize,
    empty: usize,
    empty_hit: usize,
}

fn overlap(gold: &Span, found: &Found) -> usize {
    gold.end.min(found.end).saturating_sub(gold.start.max(found.start))
}

/// A value in the form in which two are compared.
fn canonical(value: &str) -> String {
    let mut value = value.to_owned();
    if value.get(10..11) == Some(" ") {
        value.replace_range(10..11, "T");
    }
    if let Some(at) = value.find('T') {
        let zone = value.rfind(['+', '-', 'Z']).filter(|&zone| zone > at);
        value.truncate(zone.unwrap_or(value.len()));
        for _ in 0..2 {
            if value.len() > at + 3 && value.ends_with(":00") {
                value.truncate(value.len() - 3);
            }
        }
    }
    let digits = value.trim_start_matches("BC");
    match digits.len() {
        3 if digits.bytes().all(|byte| byte.is_ascii_digit()) => value.push('X'),
        2 if digits.bytes().all(|byte| byte.is_ascii_digit()) => value.push_str("XX"),
        _ => {}
    }
    value
}

/// Whether one end is right where gold says another: what gold leaves open may be filled.
fn same(gold: &str, found: &str) -> bool {
    if gold == found {
        return true;
    }
    if let Some(rest) = gold.strip_prefix("XXXX-WXX-") {
        let (day, time) = found.split_at(found.len().min(10));
        return weekday(day).is_some_and(|weekday| rest == format!("{weekday}{time}"));
    }
    if gold.starts_with("XXXX-") {
        return gold.len() == found.len() && gold.get(4..) == found.get(4..);
    }
    gold.starts_with('T') && found.find('T').is_some_and(|at| canonical(&found[at..]) == gold)
}

/// Sakamoto's congruence, Monday is 1.
fn weekday(day: &str) -> Option<usize> {
    const SHIFT: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let parts: Vec<usize> = day.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[year, month, day] = &parts[..] else { return None };
    let year = if month < 3 { year - 1 } else { year };
    let from_sunday = (year + year / 4 - year / 100 + year / 400 + SHIFT.get(month - 1)? + day) % 7;
    Some(if from_sunday == 0 { 7 } else { from_sunday })
}

fn is_right(gold: &Span, found: &Written, document: Option<&str>) -> bool {
    let mut golds: Vec<Written> = gold.value.iter().chain(gold.alts.iter().flatten()).cloned().collect();
    if let Some([Some(first), Some(last)]) = gold.greg.as_deref() {
        golds.push(if first == last {
            Written::One(first.clone())
        } else {
            Written::Ends(vec![Some(first.clone()), Some(last.clone())])
        });
    }
    golds.iter().any(|gold| match (gold, found) {
        (Written::Ends(gold), Written::Ends(found)) => {
            gold.len() == found.len()
                && gold.iter().zip(found).all(|ends| match ends {
                    (Some(gold), Some(found)) => same(&canonical(gold), &canonical(found)),
                    (gold, found) => gold == found,
                })
        }
        (Written::One(gold), Written::One(found)) => {
            let (gold, found) = (canonical(gold), canonical(found));
            let day = document.and_then(|document| document.get(..10));
            same(&gold, &found)
                || (gold == "PRESENT_REF" && day.is_some() && found.get(..10) == day)
                || (found.starts_with('T') && day.is_some_and(|day| gold == format!("{day}{found}")))
        }
        _ => false,
    })
}

fn mentions(case: &Case) -> Vec<Found> {
    let hints =
        Hints { language: Language::from_tag(&case.lang), date: case.r#ref.clone(), ..Hints::default() };
    let analysis = analyze_whole(&case.text, &hints, &AtomicBool::new(false));
    let scalars = |byte: usize| case.text[..byte].chars().count();
    let value = |kind: TimexType, ends: &[String]| match ends {
        [one] if kind != TimexType::Interval => Written::One(one.clone()),
        ends => Written::Ends(ends.iter().cloned().map(Some).collect()),
    };
    analysis
        .mentions
        .iter()
        .filter_map(|mention| {
            let timex = mention.timex.as_ref()?;
            Some(Found {
                start: scalars(mention.bytes.start),
                end: scalars(mention.bytes.end),
                value: value(timex.r#type, &timex.value),
            })
        })
        .collect()
}

fn score(case: &Case, tally: &mut Tally) {
    let found = mentions(case);
    let must: Vec<&Span> = case.spans.iter().filter(|span| !span.optional).collect();
    let is_free = |found: &Found| case.spans.iter().any(|span| span.optional && overlap(span, found) > 0);
    if case.spans.is_empty() && (case.scope.is_empty() || case.scope == "full") {
        tally.empty += 1;
        tally.empty_hit += usize::from(!found.is_empty());
    }
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (gold, span) in must.iter().enumerate() {
        pairs.extend(found.iter().enumerate().map(|(at, found)| (overlap(span, found), gold, at)));
    }
    pairs.retain(|pair| pair.0 > 0);
    pairs.sort_by_key(|&(overlap, gold, at)| (std::cmp::Reverse(overlap), gold, at));
    let (mut taken_gold, mut taken) = (vec![false; must.len()], vec![false; found.len()]);
    for (_, gold, at) in pairs {
        if taken_gold[gold] || taken[at] {
            continue;
        }
        (taken_gold[gold], taken[at]) = (true, true);
        tally.matched += 1;
        let span = must[gold];
        let right = span.value.is_some() && is_right(span, &found[at].value, case.r#ref.as_deref());
        tally.right += usize::from(right);
    }
    tally.missed += taken_gold.iter().filter(|taken| !**taken).count();
    tally.valued += must.iter().filter(|span| span.value.is_some()).count();
    if case.scope != "type-only" {
        tally.wrong += found.iter().zip(&taken).filter(|(found, taken)| !**taken && !is_free(found)).count();
    }
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 {
        0.0
    } else {
        f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(of).unwrap())
    }
}

#[test]
fn no_figure_falls_below_its_floor() {
    let Some(shared) = std::env::var_os("QARI_SHARED") else { return };
    let folder = PathBuf::from(shared).join("dates/dev");
    let mut fallen = Vec::new();
    let (mut empty, mut empty_hit) = (0, 0);
    println!("{:<28}{:>6}{:>8}{:>9}{:>8}", "file", "gold", "F1", "values", "hits");
    for (name, f1_least, right_least, hits_most) in FLOORS {
        let Ok(text) = std::fs::read_to_string(folder.join(format!("{name}.jsonl"))) else { continue };
        let mut tally = Tally::default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            score(&serde_json::from_str(line).unwrap(), &mut tally);
        }
        let f1 = share(2 * tally.matched, 2 * tally.matched + tally.wrong + tally.missed);
        let right = share(tally.right, tally.valued);
        let gold = tally.matched + tally.missed;
        println!("{name:<28}{gold:>6}{f1:>8.3}{right:>9.3}{:>5}/{}", tally.empty_hit, tally.empty);
        (empty, empty_hit) = (empty + tally.empty, empty_hit + tally.empty_hit);
        if f1 < f1_least || right < right_least || tally.empty_hit > hits_most {
            fallen.push(format!("{name}: F1 {f1:.3}, values {right:.3}, hits {}", tally.empty_hit));
        }
    }
    let hits = share(empty_hit, empty);
    println!("texts without a date that have a hit: {empty_hit} of {empty}");
    if hits > FALSE_HITS_MOST {
        fallen.push(format!("{empty_hit} of {empty} texts without a date have a hit: {hits:.3}"));
    }
    assert!(fallen.is_empty(), "below the recorded floor:\n{}", fallen.join("\n"));
}
