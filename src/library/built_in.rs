//! The documents embedded in the binary: seeds/, the article first.

use super::Library;
use crate::document::Source;

/// A file of seeds/: its name and bytes.
macro_rules! seed {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../seeds/", $name)).as_slice())
    };
}

/// The files of seeds/ in the order of their names.
const SEEDS: [(&str, &[u8]); 6] = [
    seed!("01-pakistan-tajikistan-talks.ar.txt"),
    seed!("02-tour.en.txt"),
    seed!("03-tour.ar.txt"),
    seed!("04-letters-of-the-calendar.he.txt"),
    seed!("05-reading-by-lamplight.fa.txt"),
    seed!("06-the-letter-writer.ur.txt"),
];

impl Library {
    /// The built-in documents.
    pub fn built_in() -> Self {
        Self::of(SEEDS.map(|(name, bytes)| Source::BuiltIn(name, bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Paragraphs, open};
    use crate::text::Direction;

    #[test]
    fn every_file_of_seeds_is_embedded_in_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
        let (files, notices) = Library::scan(&[folder.into()], crate::library::StandardInput::OnlyIfNamed);
        assert!(notices.is_empty());
        let names: Vec<&str> = files.entries().iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(names, SEEDS.map(|(name, _)| name));
    }

    #[test]
    fn each_opens_as_utf_8_in_its_direction_and_only_the_article_is_broken() {
        let library = Library::built_in();
        let mut seen = Vec::new();
        for entry in library.entries() {
            let document = open(&entry.source, None).unwrap();
            assert_eq!((document.encoding.name, document.encoding.malformed), ("UTF-8", 0));
            assert_eq!(document.title, entry.title);
            let paragraphs = Paragraphs::split(&document.text, document.broken_lines, document.direction);
            seen.push((document.direction, document.broken_lines, paragraphs.len()));
        }
        let (ltr, rtl) = (Direction::Ltr, Direction::Rtl);
        let expected = [
            (rtl, true, 14),
            (ltr, false, 49),
            (rtl, false, 52),
            (rtl, false, 11),
            (rtl, false, 11),
            (rtl, false, 11),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn titles_are_short() {
        for entry in Library::built_in().entries() {
            assert!(entry.title.chars().count() <= 80, "{}", entry.title);
        }
    }
}
