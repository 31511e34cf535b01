//! The rules on the seed article, on prose wrapped by a naive wrapper, and on what looks alike.

use super::*;

const ARTICLE: &str = include_str!("../../../seeds/01-pakistan-tajikistan-talks.ar.txt");

fn joined(text: &str, direction: Direction) -> Vec<&str> {
    let mut paragraphs = Vec::new();
    Reflow::find(text, direction).paragraphs(text, |bytes| paragraphs.push(slice(text, &bytes)));
    paragraphs
}

/// Paragraphs without reflow but for blank lines.
fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !is_blank(line)).collect()
}

fn check_left_alone(text: &str, direction: Direction) {
    assert!(!Reflow::find(text, direction).is_needed(), "{text}");
    assert_eq!(joined(text, direction), lines(text));
}

/// Fills rows up to `columns` scalars, as `fold -s` and mail programs do.
fn wrap(text: &str, columns: usize) -> String {
    let mut wrapped = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > columns {
            wrapped.push('\n');
            width = 0;
        } else if width > 0 {
            wrapped.push(' ');
            width += 1;
        }
        wrapped.push_str(word);
        width += length;
    }
    wrapped
}

#[test]
fn the_article_reads_as_printed() {
    assert!(Reflow::find(ARTICLE, Direction::Rtl).is_needed());
    let paragraphs = joined(ARTICLE, Direction::Rtl);
    let line_ends: Vec<usize> = paragraphs.iter().map(|text| text.matches('\n').count()).collect();
    assert_eq!(line_ends, [0, 0, 0, 0, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0]);
    assert_eq!(paragraphs[8].lines().nth(3), Some("CASA-1000"));
    assert_eq!(paragraphs[9].lines().nth(1), Some("(JWGs)"));
}

#[test]
fn lists_in_two_languages_and_listings_stay_as_they_are() {
    let word = "\u{643}\u{644}\u{645}\u{629}";
    check_left_alone(&format!("{word}\nword\n").repeat(20), Direction::Rtl);
    let prose = format!("{word} ").repeat(30);
    let listing = format!("{prose}\nlet a = 1;\nlet b = 2;\nprint(a + b)\n{prose}");
    check_left_alone(&listing, Direction::Rtl);
    check_left_alone(&format!("{prose}\n\nCASA\n\n{prose}"), Direction::Rtl);
    check_left_alone(&format!("{prose}.\nCASA.\n{prose}"), Direction::Rtl);
    check_left_alone(&format!("{prose}\n12\n{prose}"), Direction::Rtl);
    check_left_alone("", Direction::Ltr);
}

#[test]
fn a_splinter_may_begin_or_end_its_sentence() {
    let prose = "\u{643}\u{644}\u{645}\u{629} ".repeat(30);
    let prose = prose.trim_end();
    let check = |text: &str, expected: usize| {
        assert_eq!(joined(text, Direction::Rtl).len(), expected, "{text}");
    };
    check(&format!("{prose}\nCASA\n{prose}"), 1);
    check(&format!("{prose}.\nCASA\n{prose}"), 2);
    check(&format!("{prose}\nCASA.\n{prose}"), 2);
    check(&format!("{prose}\nCASA\n(1000 MW)\n\u{60C} {prose}\n{prose}"), 2);
}

#[test]
fn wrapped_prose_is_joined_and_what_stands_in_it_is_not() {
    let sentence = "the reader walked along the river until the lamps of the old town were lit and \
                    nobody could tell any longer whether the boats were coming home or setting out ";
    let prose = wrap(&sentence.repeat(4), 72);
    let verse = "Short lines of verse\nstand as they were set,\nand every one of them\nremains";
    let text = format!("CHAPTER I\n\n{prose}\n\n{verse}\n\n{prose}\n  {prose}\n\n- one\n- two\n\n{prose}\n");
    let paragraphs = joined(&text, Direction::Ltr);
    let whole = paragraphs.iter().filter(|paragraph| paragraph.lines().count() > 5).count();
    assert_eq!((paragraphs.len(), whole), (1 + 4 + 4 + 2, 4), "{paragraphs:#?}");
}

#[test]
fn each_width_of_wrapping_is_found() {
    let source: Vec<&str> = joined(ARTICLE, Direction::Rtl);
    for columns in [50, 60, 65, 72, 76, 80, 100] {
        let wrapped: Vec<String> = source.iter().map(|text| wrap(text, columns)).collect();
        let text = wrapped.join("\n\n");
        assert_eq!(joined(&text, Direction::Rtl).len(), source.len(), "{columns}");
    }
}

/// On the shared texts: verse, sentences and paragraphs of one line are left alone; the same
/// paragraphs wrapped are joined again.
#[test]
fn real_texts_are_left_alone_and_put_together_again() {
    let Some(shared) = std::env::var_os("QARI_SHARED") else { return };
    let read =
        |name: &str| std::fs::read_to_string(std::path::Path::new(&shared).join("text").join(name)).unwrap();
    let names = ["fa/classical-poems.txt", "ar/common-voice-sentences.txt", "en/common-voice-sentences.txt"];
    for name in names.into_iter().chain(["ur/common-voice-sentences.txt", "fa/common-voice-sentences.txt"]) {
        let text = read(name);
        let direction = LetterCounts::sample(&text).direction();
        let (source, reflown) = (lines(&text).len(), joined(&text, direction).len());
        assert!(reflown * 1000 >= source * 999, "{name}: {source} lines, {reflown} paragraphs");
    }
    for name in
        ["en/gutenberg-war-and-peace.txt", "ar/one-thousand-and-one-nights.txt", "he/udhr.txt", "ur/udhr.txt"]
    {
        let text = read(name);
        let source: Vec<&str> = lines(&text).into_iter().filter(|line| !is_special(line)).collect();
        let wrapped: Vec<String> = source.iter().map(|line| wrap(line, 72)).collect();
        let direction = LetterCounts::sample(&text).direction();
        let wrapped = wrapped.join("\n\n");
        let reflown = joined(&wrapped, direction).len();
        println!("{name}: {} paragraphs, wrapped and joined {reflown}", source.len());
        assert!(
            reflown >= source.len() && reflown * 100 <= source.len() * 104,
            "{name}: {} {reflown}",
            source.len()
        );
    }
}
