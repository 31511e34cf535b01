mod gold;

use super::*;
use crate::analysis::tokens::Tokens;
use crate::analysis::{Analysis, Hints, Language, analyze_whole, language};
use crate::document::Paragraphs;
use crate::text::Direction;
use gold::{Gold, b_cubed};

/// A document of `tests/data/linking`.
macro_rules! document {
    ($name:literal) => {
        Gold::read($name, include_str!(concat!("../../../tests/data/linking/", $name)))
    };
}

fn documents() -> [Gold; 8] {
    [
        document!("rails.ar.txt"),
        document!("seas.ar.txt"),
        document!("port.he.txt"),
        document!("desert.he.txt"),
        document!("dam.fa.txt"),
        document!("water.ur.txt"),
        document!("harbour.en.txt"),
        document!("archive.en.txt"),
    ]
}

/// Links mentions that are given: bytes and kind.
fn link(text: &str, names: &[(std::ops::Range<usize>, Kind)]) -> Analysis {
    let paragraphs = Paragraphs::split(text, true, Direction::of_most(text));
    let mut linker = Linker::default();
    let mut mentions = Vec::new();
    for index in 0..paragraphs.len() {
        let bytes = paragraphs.get(index).expect("a paragraph").bytes;
        let tokens = Tokens::cut(text, bytes.clone());
        let Some(&language) = language::languages(&tokens, None, None).first() else { continue };
        let inside = names.iter().filter(|(name, _)| bytes.start <= name.start && name.end <= bytes.end);
        let chosen = inside.map(|(name, kind)| candidate(text, name, *kind)).collect();
        mentions.extend(linker.link(Surroundings { tokens: &tokens, language }, chosen));
    }
    let entities = linker.finish(&mut mentions);
    Analysis { language: Language::Arabic, date: None, mentions, entities }
}

fn candidate(text: &str, bytes: &std::ops::Range<usize>, kind: Kind) -> Candidate {
    Candidate {
        bytes: bytes.clone(),
        kind,
        name: text[bytes.clone()].to_owned(),
        key: String::new(),
        hides: false,
        ahead: false,
        timex: None,
        rule: String::new(),
        confidence: 1.0,
        specific: 1,
        evidence: Vec::new(),
    }
}

fn with_gold_mentions(gold: &Gold) -> Analysis {
    let names: Vec<_> = gold.names.iter().map(|(bytes, kind, _)| (bytes.clone(), *kind)).collect();
    link(&gold.text, &names)
}

/// With `QARI_SHOW` set: what stands under each entity.
fn show(gold: &Gold, analysis: &Analysis) {
    if std::env::var_os("QARI_SHOW").is_none() {
        return;
    }
    for (id, entity) in analysis.entities.iter().enumerate().filter(|(_, entity)| entity.kind != Kind::Date) {
        println!("  {:?} {} {:?}", entity.kind, entity.name, entity.roles);
        for mention in analysis.mentions.iter().filter(|mention| mention.entity.0 == id) {
            let thing =
                gold.names.iter().find(|(bytes, ..)| *bytes == mention.bytes).map(|(.., thing)| thing);
            println!("    {:?} {:?} {}", thing, mention.link, &gold.text[mention.bytes.clone()]);
        }
    }
}

/// Mean F1 of the documents with the names given, at least.
const WITH_GOLD_MENTIONS: f64 = 0.99;

#[test]
fn names_of_one_thing_come_together_in_our_own_documents() {
    let mut sum = 0.0;
    for gold in documents() {
        let analysis = with_gold_mentions(&gold);
        let score = b_cubed(&gold, &analysis);
        println!("{}: {:.3} {:.3} {:.3}", gold.name, score.precision, score.recall, score.f1());
        show(&gold, &analysis);
        assert!(score.precision >= 0.999, "{}: {score:?}", gold.name);
        sum += score.f1() / 8.0;
    }
    println!("mean {sum:.3}");
    assert!(sum >= WITH_GOLD_MENTIONS, "{sum}");
}

/// The same with what is found, for the record.
#[test]
fn names_that_are_found_come_together() {
    for gold in documents() {
        let analysis = analyze_whole(&gold.text, &Hints::default(), &false.into());
        let score = b_cubed(&gold, &analysis);
        println!("found {}: {:.3} {:.3} {:.3}", gold.name, score.precision, score.recall, score.f1());
    }
}

#[test]
fn the_article_with_its_names_given() {
    let Some(folder) = std::env::var_os("QARI_SHARED") else { return };
    let path = std::path::Path::new(&folder).join("ner/dev/seed-article.ar.jsonl");
    let gold = Gold::of_json(std::fs::read_to_string(path).expect("readable").trim());
    let given = with_gold_mentions(&gold);
    let score = b_cubed(&gold, &given);
    println!("given: {score:?} {:.3}", score.f1());
    assert!(score.f1() >= 0.999, "{score:?}");
    show(&gold, &given);
    let found = b_cubed(&gold, &analyze_whole(&gold.text, &Hints::default(), &false.into()));
    println!("found: {found:?} {:.3}", found.f1());
    assert!(found.f1() >= 0.85, "{found:?}");
}

/// The entity of each name, where the names stand in the text one after the other.
fn entities_of(text: &str, names: &[(&str, Kind)]) -> Vec<usize> {
    let mut at = 0;
    let mut ranges = Vec::new();
    for (name, kind) in names {
        let start = at + text[at..].find(name).expect("stands in the text");
        at = start + name.len();
        ranges.push((start..at, *kind));
    }
    link(text, &ranges).mentions.iter().map(|mention| mention.entity.0).collect()
}

#[test]
fn a_father_inside_of_a_name_is_another_person() {
    use Kind::Person;
    let text = "Omar Adel Nasser left. Omar Nasser came home. Adel Nasser is the father.";
    let names = [("Omar Adel Nasser", Person), ("Omar Nasser", Person), ("Adel Nasser", Person)];
    assert_eq!(entities_of(text, &names), [0, 0, 1]);
    // Without the sign of it the longer name is the same person's.
    let text = "Omar Adel Nasser left. Adel Nasser came home.";
    assert_eq!(entities_of(text, &[("Omar Adel Nasser", Person), ("Adel Nasser", Person)]), [0, 0]);
    let text = "Omar Adel Nasser left. His father Adel Nasser came home.";
    assert_eq!(entities_of(text, &[("Omar Adel Nasser", Person), ("Adel Nasser", Person)]), [0, 1]);
}

#[test]
fn a_surname_of_two_is_neither_until_a_role_or_the_distance_tells() {
    use Kind::Person;
    let names = [("Ann Berg", Person), ("Tom Berg", Person), ("Berg", Person)];
    assert_eq!(entities_of("Senator Ann Berg met Tom Berg. Berg smiled.", &names), [0, 1, 2]);
    assert_eq!(entities_of("Senator Ann Berg met Tom Berg. Senator Berg smiled.", &names), [0, 1, 0]);
    let names = [("Ann Berg", Person), ("Berg", Person), ("Tom Berg", Person)];
    assert_eq!(entities_of("Ann Berg came. Berg smiled. Tom Berg came later.", &names), [0, 0, 1]);
}

#[test]
fn models_and_possessors_stay_apart() {
    use Kind::{Organization, Other};
    let names = [("Vega X9 Plus", Other), ("Vega X9", Other), ("Vega X9", Other)];
    assert_eq!(
        entities_of("The Vega X9 Plus costs more than the Vega X9. Vega X9 sells.", &names),
        [0, 1, 1]
    );
    let names = [("Court of the Senate", Organization), ("Senate", Organization)];
    assert_eq!(entities_of("The Court of the Senate met. The Senate did not.", &names), [0, 1]);
}

#[test]
fn roles_stand_before_and_behind_a_name() {
    let roles = |text: &str, name: &str| -> Vec<String> {
        let start = text.find(name).expect("stands in the text");
        let found = link(text, &[(start..start + name.len(), Kind::Person)]);
        found.entities[0].roles.iter().map(|role| role.words.clone()).collect()
    };
    assert_eq!(roles("Prime Minister Ann Berg spoke.", "Ann Berg"), ["Prime Minister"]);
    assert_eq!(roles("Ann Berg, the mayor of the city, spoke.", "Ann Berg"), Vec::<String>::new());
    assert_eq!(roles("Ann Berg, the poet, spoke.", "Ann Berg"), ["poet"]);
    // A list of people: the second title is not the first one's.
    assert_eq!(roles("They met Ann Berg, President Tom Low spoke.", "Ann Berg"), Vec::<String>::new());
}

#[test]
fn one_string_of_two_kinds_is_two_things() {
    let names = [("Jordan", Kind::Person), ("Jordan", Kind::Place), ("Jordan", Kind::Person)];
    assert_eq!(entities_of("Jordan went to Jordan. Jordan liked it.", &names), [0, 1, 0]);
}

#[test]
fn fifty_thousand_mentions_are_linked_in_time() {
    let mut text = String::new();
    let mut names = Vec::new();
    for number in 0..50_000_u32 {
        let start = text.len();
        let word = |of: u32| {
            let letter = |by: u32| char::from(b'a' + u8::try_from(of / by % 26).unwrap_or(0));
            format!("K{}{}{}", letter(1), letter(26), letter(676))
        };
        let name = if number % 3 == 0 {
            word(number / 7)
        } else {
            format!("{} {}", word(number % 500), word(number / 7))
        };
        text.push_str(&name);
        let kind = [Kind::Person, Kind::Organization, Kind::Other, Kind::Place][number as usize % 4];
        names.push((start..text.len(), kind));
        text.push_str(if number % 10 == 9 { "\n\n" } else { " met " });
    }
    let started = std::time::Instant::now();
    let named: Vec<Named> = {
        let tokens = Tokens::cut(&text, 0..text.len());
        let around = Surroundings { tokens: &tokens, language: Language::English };
        names.iter().map(|(bytes, kind)| around.named(bytes, *kind)).collect()
    };
    let collected = started.elapsed();
    let linked = linked(&named);
    println!("{collected:?} {:?}", started.elapsed());
    assert_eq!(linked.len(), 50_000);
}
