//! Tells text from data that is no text, and says what the data is.
//!
//! In: the bytes of a document. Out: what they are, with the article ("a PDF document"), or
//! `None` for text. Texts with a few control characters, even hostile ones, stay texts: they are
//! shown harmlessly. UTF-16 has to be looked for before: half of its bytes may be NUL.

use crate::limits;

/// How known formats begin.
const MAGIC: [(&[u8], &str); 34] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT, EPUB and XLSX are such)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x7FELF", "a program (ELF)"),
    (b"MZ\x90\0", "a program (Windows)"),
    (b"\xCF\xFA\xED\xFE", "a program (Mach-O)"),
    (b"\xCA\xFE\xBA\xBE", "a program (Java class or Mach-O)"),
    (b"\0asm", "a program (WebAssembly)"),
    (b"\x1F\x8B\x08", "data compressed with gzip"),
    (b"BZh", "data compressed with bzip2"),
    (b"\xFD7zXZ\0", "data compressed with xz"),
    (b"\x28\xB5\x2F\xFD", "data compressed with zstd"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"!<arch>\n", "an archive of object files (ar)"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Microsoft Office document (DOC, XLS, PPT)"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS-Adobe", "a PostScript document"),
    (b"AT&TFORM", "a DjVu document"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound file (Ogg)"),
    (b"fLaC", "a sound file (FLAC)"),
    (b"RIFF", "a sound, film or picture (RIFF)"),
    (b"\x1A\x45\xDF\xA3", "a film (Matroska)"),
    (b"wOF2", "a font (WOFF2)"),
    (b"\0\x01\0\0", "a font (TrueType)"),
    (b"OTTO", "a font (OpenType)"),
];

/// What the bytes are by how they begin, if that is a format that holds no plain text.
pub(super) fn known_format(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Some("text in UTF-32 (iconv -f UTF-32 -t UTF-8 converts it)");
    }
    // "BZh", "ID3", "OTTO" and "RIFF" could begin a sentence: then no control character follows.
    let (_, what) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic))?;
    let proof = bytes.get(..64).unwrap_or(bytes).iter().any(|byte| is_control(*byte) || *byte >= 0x80);
    let is_text_format = matches!(bytes, [b'%' | b'{' | b'!', ..]);
    (proof || is_text_format).then_some(*what)
}

/// "binary data" if the bytes hold too many NULs or control characters for a text. `valid_utf8`:
/// what is known about the same bytes.
pub(super) fn unknown_data(bytes: &[u8], valid_utf8: bool) -> Option<&'static str> {
    let sample = bytes.get(..limits::ENCODING_SAMPLE_BYTES_MAX).unwrap_or(bytes);
    let nuls = memchr::memchr_iter(0, sample).count();
    let controls = sample.iter().filter(|byte| is_control(**byte)).count();
    let too_many = if valid_utf8 {
        // Text with stray controls is valid UTF-8; so are tables of small numbers.
        share(nuls, sample) > 50 || share(controls, sample) > 300
    } else if sample.len() >= 512 {
        // Compressed data has 0.4 % NULs and 10 % controls, an 8-bit text none.
        share(nuls, sample) > 3 || share(controls, sample) > 50
    } else {
        share(controls, sample) > 300
    };
    (too_many && controls >= 8).then_some("binary data")
}

/// In thousandths.
fn share(part: usize, sample: &[u8]) -> usize {
    part * 1000 / sample.len().max(1)
}

/// C0 controls that no plain text needs: without TAB, LF, VT, FF, CR, and ESC and BS of old
/// overprinted and coloured text.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=7 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_formats_are_named() {
        let check = |bytes: &[u8], expected| assert_eq!(known_format(bytes), expected, "{bytes:?}");
        check(b"%PDF-1.7\n", Some("a PDF document"));
        check(b"PK\x03\x04\x14\0", Some("a ZIP archive (DOCX, ODT, EPUB and XLSX are such)"));
        check(b"\x7FELF\x02\x01\x01", Some("a program (ELF)"));
        check(b"RIFF is a word of four letters", None);
        check(b"ID3 tags are described below.", None);
        check(b"", None);
        check(b"\xFF\xFE\0\0a\0\0\0", Some("text in UTF-32 (iconv -f UTF-32 -t UTF-8 converts it)"));
    }

    #[test]
    fn noise_is_data_and_hostile_text_is_text() {
        let mut state = 1_u32;
        let mut byte = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        let noise: Vec<u8> = (0..4096).map(|_| byte()).collect();
        assert_eq!(unknown_data(&noise, false), Some("binary data"));
        assert_eq!(unknown_data(&[0; 100], true), Some("binary data"));

        let all_controls: String = (0..0xA0_u8).map(char::from).collect();
        assert_eq!(unknown_data(all_controls.as_bytes(), true), None);
        assert_eq!(unknown_data(b"one stray NUL: \0 in a short text", true), None);
        assert_eq!(unknown_data(b"\x1b[31mred\x1b[0m", true), None);
        assert_eq!(unknown_data(b"", true), None);
    }
}
