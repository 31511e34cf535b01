//! The table of terminals, `assets/terminals.toml`: one row a terminal, with how it is recognized
//! and what it is sent. Read on first use.

use std::sync::OnceLock;

use serde::Deserialize;

use super::profile::{Colours, Hint, Mode};

/// A terminal of the table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "yes-or-no columns of a data table")]
pub(crate) struct Kind {
    /// Its name, empty for the last row.
    pub name: String,
    /// Recognized by an answer to DECRQM 8.
    pub decrqm: bool,
    /// Beginnings of XTVERSION.
    pub version: Vec<String>,
    /// Beginnings of DA2.
    pub da2: Vec<String>,
    /// Beginnings of DA3.
    pub da3: Vec<String>,
    /// Beginnings of TERM.
    pub term: Vec<String>,
    /// Tests of variables.
    pub env: Vec<String>,
    /// Taken when no other row matches.
    pub otherwise: bool,
    /// How rows are sent.
    pub mode: Mode,
    /// The mode when the switch must not be sent.
    pub unswitched: Option<Mode>,
    /// Whether marks are drawn; absent: yes.
    pub marks: Option<bool>,
    /// Switches its reordering off.
    pub start: String,
    /// Switches it on again.
    pub end: String,
    /// Its switch cannot be asked: the reader may forbid the end sequence.
    pub kept: bool,
    /// It reorders whole rows unless switched off.
    pub rows: bool,
    /// It cannot be switched off at all.
    pub stubborn: bool,
    /// Colours it is known for.
    pub colours: Option<Colours>,
    /// Advice.
    pub hint: Option<Hint>,
    /// Where the facts come from; for people.
    pub note: String,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    terminal: Vec<Kind>,
}

/// All rows in their order.
pub(crate) fn kinds() -> &'static [Kind] {
    static TABLE: OnceLock<Vec<Kind>> = OnceLock::new();
    TABLE.get_or_init(|| {
        // A test reads the table strictly; should it ever be broken, visual mode still reads.
        let table = toml::from_str::<Table>(include_str!("../../../assets/terminals.toml"));
        table.unwrap_or_default().terminal
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let table: Table = toml::from_str(include_str!("../../../assets/terminals.toml")).unwrap();
        assert!(table.terminal.len() > 20);
        for kind in &table.terminal {
            let tests =
                kind.version.len() + kind.da2.len() + kind.da3.len() + kind.term.len() + kind.env.len();
            assert!(kind.otherwise != (tests > 0), "{}: recognized by nothing", kind.name);
            assert_eq!(kind.start.is_empty(), kind.end.is_empty(), "{}: start without end", kind.name);
            assert!(kind.start.is_empty() || kind.rows || kind.otherwise, "{}", kind.name);
            assert!(!kind.note.is_empty() || kind.otherwise, "{}: fact without source", kind.name);
        }
        assert_eq!(table.terminal.iter().filter(|kind| kind.otherwise).count(), 1);
    }
}
