//! Names of encodings that a person may give, and the close ones when there is no such name.

use encoding_rs::Encoding;

use super::OpenError;

/// Every encoding that can be read, by its WHATWG name; the ones of this program's languages
/// first, so that they win when names are equally close.
const NAMES: [&str; 36] = [
    "UTF-8",
    "windows-1256",
    "windows-1255",
    "ISO-8859-6",
    "ISO-8859-8",
    "ISO-8859-8-I",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-7",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-14",
    "ISO-8859-15",
    "ISO-8859-16",
    "IBM866",
    "KOI8-R",
    "KOI8-U",
    "macintosh",
    "GBK",
    "gb18030",
    "Big5",
    "EUC-JP",
    "Shift_JIS",
    "EUC-KR",
];

/// Names offered when a label is unknown.
const OFFERED_MAX: usize = 3;

/// The encoding of a WHATWG label (case and space around it do not matter).
pub(super) fn encoding_of(label: &str) -> Result<&'static Encoding, OpenError> {
    let known = Encoding::for_label_no_replacement(label.as_bytes());
    known.ok_or_else(|| OpenError::UnknownEncoding { label: label.to_owned(), close: close_names(label) })
}

fn close_names(label: &str) -> Vec<&'static str> {
    let wanted = skeleton(label);
    let mut scored: Vec<(usize, &'static str)> = NAMES
        .into_iter()
        .map(|name| {
            let known = skeleton(name);
            let holds = wanted.len() >= 3 && (known.contains(&wanted) || wanted.contains(&known));
            (if holds { 0 } else { edits(&wanted, &known) }, name)
        })
        .collect();
    scored.sort_by_key(|(edits, _)| *edits);
    scored.into_iter().take(OFFERED_MAX).map(|(_, name)| name).collect()
}

/// Letters and digits in lower case; of a long label only the beginning.
fn skeleton(label: &str) -> String {
    let kept = label.chars().filter(char::is_ascii_alphanumeric).take(40);
    kept.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Insertions, removals and changes of letters that lead from one word to the other.
fn edits(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (removed, a) in from.chars().enumerate() {
        let mut next = vec![removed + 1];
        for ((b, above), above_left) in to.chars().zip(row.iter().skip(1)).zip(&row) {
            let left = next.last().copied().unwrap_or(0);
            next.push((above_left + usize::from(a != b)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_name_is_a_label() {
        for name in NAMES {
            assert_eq!(encoding_of(name).unwrap().name(), name);
        }
    }

    #[test]
    fn an_unknown_label_offers_close_names() {
        let check = |label: &str, expected: &str| {
            let message = encoding_of(label).unwrap_err().to_string();
            assert!(message.starts_with(&format!("{label:?} is not")), "{message}");
            assert!(message.contains(expected), "{message}");
        };
        check("windows-125", "did you mean windows-1256, windows-1255");
        check("win1256", "windows-1256");
        check("1255", "windows-1255");
        check("utf9", "UTF-8");
        check("iso88598x", "ISO-8859-8");
        check("", "did you mean");
        check("replacement", "did you mean");
    }

    #[test]
    fn edits_are_counted() {
        assert_eq!(edits("kitten", "sitting"), 3);
        assert_eq!(edits("", "abc"), 3);
        assert_eq!(edits("abc", ""), 3);
    }
}
