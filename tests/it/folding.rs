//! Compares folding with the table of 1,832 scalars that was measured before the program was
//! written: all of it where the shared data is, a sample everywhere.

#![expect(clippy::unwrap_used, reason = "a row that cannot be read fails the test")]

use std::path::Path;

use qari::text::fold_scalar;

/// Where the measured table and the rules differ, and why the rules stay.
const EXCEPTIONS: [(u32, &str, &str); 1] = [
    // The table left the long s of U+1E9B as it is, though it folds no long s elsewhere: the
    // rules fold both to s, as Unicode decomposes it.
    (0x1E9B, "017F", "0073"),
];

const SAMPLE: &str = include_str!("../data/unicode/fold_sample.tsv");

fn check(table: &str) -> usize {
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (source, wanted) = line.split_once('\t').unwrap();
        let code = u32::from_str_radix(source, 16).unwrap();
        let folded = fold_scalar(char::from_u32(code).unwrap());
        let got: Vec<String> = folded.iter().map(|&c| format!("{:04X}", c as u32)).collect();
        let got = got.join(" ");
        let excepted = EXCEPTIONS.contains(&(code, wanted, &got));
        assert!(got == wanted || excepted, "U+{source}: wanted {wanted:?}, got {got:?}");
        rows += 1;
    }
    rows
}

#[test]
fn the_sample_folds_as_measured() {
    assert!(check(SAMPLE) >= 300);
}

#[test]
fn the_whole_table_folds_as_measured() {
    let Some(shared) = std::env::var_os("QARI_SHARED") else { return };
    let table = std::fs::read_to_string(Path::new(&shared).join("unicode/fold_table.tsv")).unwrap();
    assert_eq!(check(&table), 1832);
}
