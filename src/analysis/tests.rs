use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;

use super::*;

mod names;
mod variants;

/// The built-in article.
const ARTICLE: &str = include_str!("../../seeds/01-pakistan-tajikistan-talks.ar.txt");

fn analysis(text: &str) -> Analysis {
    analyze_whole(text, &Hints::default(), &AtomicBool::new(false))
}

/// How many mentions of a kind a text has.
fn count(text: &str, kind: Kind) -> usize {
    analysis(text).mentions.iter().filter(|mention| mention.kind == kind).count()
}

/// All sentences of the examples of a language.
fn sentences(language: Language) -> Vec<&'static str> {
    let names = [entities::examples::file(language), entities::other_examples(language)];
    [dates::data::examples(language)].iter().chain(&names).flat_map(sentences_of).collect()
}

/// The sentences of one file of examples.
fn sentences_of(file: &rule_error::DataFile) -> impl Iterator<Item = &'static str> + use<> {
    let lines = file.lines().map(|(_, line)| line);
    lines.filter(|line| !line.starts_with(' ') && !line.starts_with("document date"))
}

#[test]
fn a_mention_crosses_a_line_end_but_no_empty_line() {
    let dates = dates::Dates::built_in(Language::English).unwrap();
    let longest = |text: &str| {
        let tokens = tokens::Tokens::cut(text, 0..text.len());
        let found = dates.find(&tokens, &mut dates::Days::default());
        found.into_iter().map(|candidate| candidate.bytes.len()).max()
    };
    assert_eq!(longest("15 May\n2025"), Some(11));
    assert_eq!(longest("15 May\n\n2025"), Some(6));
}

#[test]
fn the_article_has_its_dates_and_names() {
    let dates: Vec<String> = analysis(ARTICLE)
        .mentions
        .into_iter()
        .filter_map(|mention| mention.timex)
        .map(|timex| timex.value.join("/"))
        .collect();
    assert_eq!(dates, ["XXXX-WXX-4", "2025-05-29/2025-05-31", "2024-07", "2025-05-15", "2024-12"]);
    for kind in [Kind::Person, Kind::Place, Kind::Organization, Kind::Other] {
        assert!(count(ARTICLE, kind) >= 3, "{kind:?}");
    }
}

#[test]
fn languages_are_told_apart() {
    for language in Language::ALL {
        let all = sentences(language);
        let wrong: Vec<&&str> =
            all.iter().filter(|sentence| analysis(sentence).language != language).collect();
        // A sentence of a few words may have no letter or word that speaks for its language.
        assert!(wrong.len() * 20 <= all.len(), "not {}: {wrong:#?}", language.tag());
    }
}

#[test]
fn variants_of_spelling_change_nothing_but_offsets() {
    let names = |text: &str| -> Vec<(Kind, String)> {
        let found = analysis(text);
        let name = |mention: &Mention| crate::text::fold(&found.entities[mention.entity.0].name);
        let of = |mention: &Mention| (mention.kind, name(mention));
        found.mentions.iter().map(of).collect()
    };
    let plain = names(ARTICLE);
    let is_letter = |c: char| ('\u{628}'..='\u{64A}').contains(&c) && c != '\u{640}';
    let spell = |each: &dyn Fn(char) -> String| ARTICLE.chars().map(each).collect::<String>();
    let variants = [
        spell(&|c| if is_letter(c) { format!("{c}\u{64E}") } else { c.to_string() }),
        spell(&|c| if is_letter(c) { format!("{c}\u{640}") } else { c.to_string() }),
        spell(&|c| if c == ' ' { " \u{200F}".to_owned() } else { c.to_string() }),
        spell(&|c| if matches!(c, '\u{623}' | '\u{625}') { "\u{627}".to_owned() } else { c.to_string() }),
        spell(&|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c).to_string()),
    ];
    for (index, variant) in variants.iter().enumerate() {
        assert_eq!(names(variant), plain, "variant {index}");
    }
}

/// Values of all mentions of time, with a document date.
fn values(text: &str, language: Language) -> Vec<String> {
    let hints = Hints { language: Some(language), date: Some("2025-05-30".to_owned()), ..Hints::default() };
    let found = analyze_whole(text, &hints, &AtomicBool::new(false));
    assert_eq!(check(text, &found), Ok(()), "{text}");
    found
        .mentions
        .into_iter()
        .filter_map(|mention| mention.timex)
        .map(|timex| timex.value.join("/"))
        .collect()
}

/// The only mention of time of a text.
fn timex(text: &str) -> Timex {
    let mut found: Vec<Timex> = analysis(text).mentions.into_iter().filter_map(|m| m.timex).collect();
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

#[test]
fn hijri_days_are_only_sure_where_the_published_tables_agree() {
    let of = |year: u32| timex(&format!("They met on 10 Ramadan {year} AH in the old town."));
    assert!([1299, 1300, 1419, 1450].iter().all(|&year| of(year).approx));
    assert!([1420, 1435, 1449].iter().all(|&year| !of(year).approx));
    assert_eq!(of(1445).gregorian, ["2024-03-20", "2024-03-20"]);
    assert_eq!((of(1445).value, of(1445).calendar), (vec!["AH1445-09-10".to_owned()], "islamic"));
}

#[test]
fn days_before_the_reform_stay_as_they_are_written() {
    let of = |day: &str| timex(&format!("The town fell on {day} after a siege."));
    for (day, value) in [
        ("29 May 1453", "1453-05-29"),
        ("4 October 1582", "1582-10-04"),
        ("15 October 1582", "1582-10-15"),
        // A leap day that only the old calendar has.
        ("29 February 1500", "1500-02-29"),
    ] {
        let found = of(day);
        assert_eq!((found.value, found.calendar), (vec![value.to_owned()], "gregorian"), "{day}");
    }
}

#[test]
fn cancelling_stops_between_paragraphs() {
    let text = "Seen on 15 May 2025.\n\nSeen on 16 May 2025.\n\nSeen on 17 May 2025.";
    let cancel = AtomicBool::new(false);
    let mut batches = 0;
    let found = analyze(text, &Hints::default(), &cancel, &mut |batch, _| {
        batches += usize::from(!batch.is_empty());
        cancel.store(true, Ordering::Relaxed);
    });
    assert_eq!((batches, found.mentions.len()), (1, 1));
}

#[test]
fn a_sign_in_the_cluster_of_a_number_is_not_cut_off() {
    // U+0600 ARABIC NUMBER SIGN is one cluster with the digit after it.
    let found = analysis("\u{600}2025-05-15");
    assert_eq!(found.mentions[0].bytes, 0..12);
}

#[test]
fn presentation_forms_are_letters() {
    // "Pakistan" as old programs stored it: the shapes of the letters.
    let found = analysis("\u{FE91}\u{FE8E}\u{FEDB}\u{FEB4}\u{FE98}\u{FE8E}\u{FEE5}");
    assert_eq!((found.mentions.len(), found.mentions[0].kind), (1, Kind::Place));
}

#[test]
fn check_tells_which_law_is_broken() {
    let text = "On 15 May 2025 e\u{301} and on 16 May 2025.";
    let good = analysis(text);
    let broken = |change: &dyn Fn(&mut Analysis)| {
        let mut analysis = good.clone();
        change(&mut analysis);
        check(text, &analysis).expect_err("a broken law")
    };
    assert_eq!((good.mentions.len(), check(text, &good)), (2, Ok(())));
    assert!(broken(&|a| a.mentions.reverse()).starts_with("mentions overlap or are not sorted"));
    assert!(broken(&|a| a.mentions[1].bytes.start = 5).starts_with("mentions overlap or are not sorted"));
    assert!(broken(&|a| a.mentions[1].bytes.end = 500).starts_with("a mention is empty or outside"));
    assert!(broken(&|a| a.mentions[0].bytes.end = 16).starts_with("a mention cuts a cluster"));
    assert!(broken(&|a| a.mentions[0].entity = EntityId(9)).starts_with("a mention names no entity"));
    assert!(broken(&|a| a.mentions[0].timex = None).starts_with("a date without value"));
    assert!(broken(&|a| a.mentions[0].confidence = 1.5).starts_with("a confidence that is none"));
}

#[test]
fn batches_come_in_order_and_first_from_where_the_eye_is() {
    let text = ARTICLE.repeat(20);
    let batches = |from: Option<usize>| {
        let (mut starts, hints) = (Vec::new(), Hints { from, ..Hints::default() });
        let found = analyze(&text, &hints, &AtomicBool::new(false), &mut |batch, _| {
            starts.extend(batch.iter().map(|mention| mention.bytes.start));
        });
        (starts, found.mentions)
    };
    let (from_start, mentions) = batches(None);
    assert!(from_start.is_sorted());
    assert!(from_start.len() * 10 > mentions.len() * 9);
    let (from_middle, same) = batches(Some(text.len() / 2));
    assert!(from_middle[0] >= text.len() / 2 - ARTICLE.len());
    assert_eq!(same, mentions, "where the eye is changes nothing");
    let sorted = |mut starts: Vec<usize>| {
        starts.sort_unstable();
        starts
    };
    assert_eq!(sorted(from_middle), sorted(from_start), "each batch comes once");
}

#[test]
fn the_thursday_of_the_article_is_perhaps_the_one_of_its_congress() {
    let mentions = analysis(ARTICLE).mentions;
    let guesses: Vec<Guess> =
        mentions.into_iter().filter_map(|mention| mention.timex).flat_map(|timex| timex.candidates).collect();
    assert_eq!(guesses, [Guess { value: "2025-05-29".to_owned(), confidence: 0.5 }]);
}

/// What hostile texts are made of, beside the words of the examples.
const SIGNS: [&str; 23] = [
    "\u{600}",
    " ",
    "\n",
    "\n\n",
    "/",
    "-",
    ".",
    "(",
    ")",
    ",",
    "\0",
    "15",
    "2025",
    "\u{64B}",
    "\u{640}",
    "\u{200D}",
    "\u{200F}",
    "\u{202E}",
    "\u{FEFB}",
    "\u{301}",
    "\u{1F468}\u{200D}\u{1F469}",
    "\u{648}",
    "\u{644}\u{644}",
];

fn pieces() -> Vec<&'static str> {
    let words = Language::ALL.into_iter().flat_map(sentences).flat_map(str::split_whitespace);
    words.chain(SIGNS.iter().copied().cycle().take(1000)).collect()
}

proptest! {
    #[test]
    fn the_laws_hold_for_any_mixture(parts in prop::collection::vec(prop::sample::select(pieces()), 0..60)) {
        let text = parts.concat();
        prop_assert_eq!(check(&text, &analysis(&text)), Ok(()));
    }

    #[test]
    fn the_laws_hold_for_any_text(text in any::<String>()) {
        prop_assert_eq!(check(&text, &analysis(&text)), Ok(()));
    }
}
