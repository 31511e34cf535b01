use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::*;

/// The built-in article.
const ARTICLE: &str = include_str!("../../seeds/01-pakistan-tajikistan-talks.ar.txt");

fn analysis(text: &str) -> Analysis {
    analyze(text, &Hints::default(), &AtomicBool::new(false), &mut |_| {})
}

/// The mentions of a kind, as text.
fn named(text: &str, kind: Kind) -> Vec<&str> {
    let analysis = analysis(text);
    analysis
        .mentions
        .iter()
        .filter(|mention| mention.kind == kind)
        .map(|mention| &text[mention.bytes.clone()])
        .collect()
}

fn check_named(text: &str, kind: Kind, wanted: &[&str]) {
    assert_eq!(named(text, kind), wanted, "in: {text}");
}

#[test]
fn persons_follow_titles_and_end_where_the_sentence_goes_on() {
    check_named("التقى وزير الخارجية الأردني أيمن الصفدي السفير في العاصمة", Kind::Person, &["أيمن الصفدي"]);
    check_named("قال الرئيس محمد نجيب إن البلاد بخير", Kind::Person, &["محمد نجيب"]);
    check_named("ناقش رئيس الوزراء والرئيس الطاجيكي مناقشات واسعة", Kind::Person, &[]);
    check_named("نخست وزیر پاکستان شهباز شریف وارد تهران شد", Kind::Person, &["شهباز شریف"]);
    check_named(
        "The Prime Minister of Pakistan met President Emomali Rahmon in Dushanbe.",
        Kind::Person,
        &["Emomali Rahmon"],
    );
}

#[test]
fn places_are_found_with_clitics_and_not_inside_words() {
    check_named(
        "وصل وفد من باكستان وطاجيكستان إلى بغداد وللأمم المتحدة مكتب فيها",
        Kind::Place,
        &["باكستان", "طاجيكستان", "بغداد"],
    );
    check_named("الوضع المالي مالي بحت، والرئيس الطاجيكي بخير", Kind::Place, &[]);
    check_named("הם נסעו מירדן לפקיסטן", Kind::Place, &["ירדן", "פקיסטן"]);
    check_named("I was hungry, who ate turkey in Hungary?", Kind::Place, &["Hungary"]);
}

#[test]
fn an_organization_with_the_article_swallowed_begins_at_the_preposition() {
    check_named("انضمت وللأمم المتحدة دور", Kind::Organization, &["للأمم المتحدة"]);
}

#[test]
fn a_mention_crosses_a_line_end_but_no_empty_line() {
    let tokens = Tokens::cut("15 May\n2025", 0..11);
    let found = candidates(&tokens, &[Language::English]);
    assert!(found.iter().any(|candidate| candidate.bytes == (0..11)));
    let tokens = Tokens::cut("15 May\n\n2025", 0..12);
    let found = candidates(&tokens, &[Language::English]);
    assert!(found.iter().all(|candidate| candidate.bytes.end <= 6));
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
    assert_eq!(named(ARTICLE, Kind::Person).len(), 7);
    assert_eq!(named(ARTICLE, Kind::Organization).len(), 4);
}

#[test]
fn languages_are_told_apart() {
    let check = |text: &str, wanted: Language| assert_eq!(analysis(text).language, wanted, "of: {text}");
    check("هذا نص قصير باللغة العربية عن السفر", Language::Arabic);
    check("این متن کوتاه به زبان فارسی است", Language::Persian);
    check("یہ اردو زبان میں ایک مختصر متن ہے", Language::Urdu);
    check("זה טקסט קצר בעברית", Language::Hebrew);
    check("This is a short text.", Language::English);
}

#[test]
fn variants_of_spelling_give_the_same_date() {
    for text in ["في ١٥ أيار ٢٠٢٥", "في 15 ايار 2025", "في ۱۵ أيَّار ۲۰۲۵", "في 15\u{200F} أيـار\u{200E} 2025"]
    {
        let found = analysis(text);
        let values: Vec<&str> = found.entities.iter().map(|entity| entity.name.as_str()).collect();
        assert_eq!(values, ["2025-05-15"], "in: {text}");
    }
}

#[test]
fn cancelling_stops_between_paragraphs() {
    let text = "Seen on 15 May 2025.\n\nSeen on 16 May 2025.\n\nSeen on 17 May 2025.";
    let cancel = AtomicBool::new(false);
    let mut batches = 0;
    let found = analyze(text, &Hints::default(), &cancel, &mut |batch| {
        batches += usize::from(!batch.is_empty());
        cancel.store(true, Ordering::Relaxed);
    });
    assert_eq!((batches, found.mentions.len()), (1, 1));
}

#[test]
fn batches_are_the_mentions_in_order() {
    let mut arrived = Vec::new();
    let found = analyze(ARTICLE, &Hints::default(), &AtomicBool::new(false), &mut |batch| {
        arrived.extend_from_slice(batch);
    });
    assert_eq!(arrived, found.mentions);
}

/// Pieces of which hostile and ordinary texts are made.
const PIECES: [&str; 40] = [
    "15",
    " ",
    "مايو",
    " 2025",
    "\n",
    "\n\n",
    "إلى",
    "/",
    "-",
    ".",
    "يوم الخميس",
    "الرئيس",
    "محمد",
    "علي",
    "و",
    "ب",
    "\u{64B}",
    "\u{640}",
    "\u{200D}",
    "\u{200F}",
    "\u{202E}",
    "\u{FEFB}",
    "\u{1F468}\u{200D}\u{1F469}",
    "\u{301}",
    "ב-15",
    "במאי",
    "ראש הממשלה",
    "Dr. ",
    "Smith",
    "UN",
    "CASA-1000",
    "،",
    "لل",
    "أمم المتحدة",
    "باكستان",
    "١٥",
    "(",
    ")",
    "م",
    "\0",
];

proptest! {
    #[test]
    fn the_laws_hold_for_any_mixture(parts in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let text = parts.concat();
        prop_assert_eq!(check(&text, &analysis(&text)), Ok(()));
    }

    #[test]
    fn the_laws_hold_for_any_text(text in any::<String>()) {
        prop_assert_eq!(check(&text, &analysis(&text)), Ok(()));
    }
}
