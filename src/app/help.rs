//! The help screen's lines, made from the table of commands and the keys.

use std::fmt::Write;

use super::commands::{COMMANDS, Scope};
use super::keymap::Keymap;
use super::texts::Texts;

/// A line of the help screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The heading of a scope.
    Heading(String),
    /// A command: its keys and what it does.
    Command {
        /// Keys, separated by two blanks.
        keys: String,
        /// One line of help.
        help: String,
    },
    /// A blank line between scopes.
    Blank,
}

/// Scopes in the order of the help, with the id of their heading.
const SCOPES: [(Scope, &str); 9] = [
    (Scope::Reading, "help-reading"),
    (Scope::Global, "help-everywhere"),
    (Scope::List, "help-lists"),
    (Scope::Highlights, "help-highlights"),
    (Scope::Timeline, "help-timeline"),
    (Scope::Across, "help-across"),
    (Scope::Card, "help-card"),
    (Scope::Field, "help-fields"),
    (Scope::Help, "help-help"),
];

/// All lines of the help.
pub fn lines(keymap: &Keymap, texts: &Texts) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for (scope, heading) in SCOPES {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(texts.get(heading)));
        let of_scope = COMMANDS.iter().enumerate().filter(|(_, command)| command.scope == scope);
        lines.extend(of_scope.map(|(index, command)| HelpLine::Command {
            keys: keymap.names_of(index).join("  "),
            help: texts.get(&format!("command-{}", command.name)),
        }));
    }
    lines
}

/// The same as the table of README.md (English).
pub fn markdown(keymap: &Keymap, texts: &Texts) -> String {
    let mut table = String::from("| keys | what they do |\n|---|---|\n");
    for line in lines(keymap, texts) {
        // Writing into a string does not fail.
        let _ = match line {
            HelpLine::Heading(heading) => writeln!(table, "| | **{heading}** |"),
            HelpLine::Command { keys, help } => {
                let keys: Vec<String> = keys.split("  ").map(|key| format!("`{key}`")).collect();
                writeln!(table, "| {} | {help} |", keys.join(" "))
            }
            HelpLine::Blank => Ok(()),
        };
    }
    table
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{HelpLine, lines};
    use crate::app::commands::COMMANDS;
    use crate::app::keyboard::Layout;
    use crate::app::keymap::Keymap;
    use crate::app::texts::{InterfaceLanguage, Texts};

    #[test]
    fn every_command_has_its_own_name_keys_and_help_in_every_language() {
        let names: BTreeSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
        assert_eq!(names.len(), COMMANDS.len(), "a name is there twice");
        for language in InterfaceLanguage::ALL {
            let texts = Texts::new(language);
            for name in &names {
                let id = format!("command-{name}");
                assert_ne!(texts.get(&id), id, "{language:?}");
            }
            let lines = lines(&Keymap::built_in(Layout::Arabic), &texts);
            let commands = lines.iter().filter(|line| matches!(line, HelpLine::Command { .. }));
            assert_eq!(commands.count(), COMMANDS.len());
        }
    }
}
