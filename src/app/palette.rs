//! The command palette: what is typed, in either language of the interface, finds commands; a
//! number goes to a paragraph, a number with a percent sign to a place.

use crate::text::fold;

use super::commands::{Arguments, COMMANDS, Effect, Scope};
use super::editor::Editor;
use super::keyboard::digit_value;
use super::state::{ListPlace, Overlay, Pane, State};
use super::texts::{InterfaceLanguage, Texts};

/// What can be chosen in the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A command: index into the table.
    Command(usize),
    /// Go to the paragraph with this number.
    Paragraph(usize),
    /// Go to this place in percent of the text.
    Percent(usize),
}

/// Opens the palette with all commands.
pub(super) fn open(state: &mut State) {
    state.overlay = Some(Overlay::Palette {
        editor: Editor::default(),
        place: ListPlace::default(),
        matches: Vec::new(),
    });
    refresh(state);
}

/// Finds again what matches the typed text.
pub(super) fn refresh(state: &mut State) {
    let Some(Overlay::Palette { editor, .. }) = &state.overlay else { return };
    let found = matching(editor.text(), state.focus);
    if let Some(Overlay::Palette { place, matches, .. }) = &mut state.overlay {
        *matches = found;
        *place = ListPlace::default();
    }
}

/// Does what is chosen.
pub(super) fn accept(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Palette { place, matches, .. }) = state.overlay.take() else { return Vec::new() };
    match matches.get(place.selected) {
        Some(Choice::Command(index)) => {
            COMMANDS.get(*index).map_or_else(Vec::new, |command| (command.run)(state, Arguments::default()))
        }
        Some(Choice::Paragraph(number)) => super::commands::go_to_paragraph(state, *number),
        Some(Choice::Percent(percent)) => super::commands::go_to_percent(state, *percent),
        None => Vec::new(),
    }
}

/// The choices for a typed text, best first.
fn matching(typed: &str, focus: Pane) -> Vec<Choice> {
    if let Some(choice) = number(typed) {
        return vec![choice];
    }
    let needle = fold(typed.trim());
    let texts = InterfaceLanguage::ALL.map(Texts::new);
    let mut scored: Vec<(u32, usize)> = COMMANDS
        .iter()
        .enumerate()
        .filter(|(_, command)| does_something(command.scope, focus))
        .filter_map(|(index, command)| {
            let help = texts.iter().map(|texts| texts.get(&format!("command-{}", command.name)));
            let best =
                help.chain([command.name.to_owned()]).filter_map(|words| score(&needle, &fold(&words))).min();
            best.map(|score| (score, index))
        })
        .collect();
    scored.sort_unstable();
    scored.into_iter().map(|(_, index)| Choice::Command(index)).collect()
}

/// Whether commands of a scope do something while a pane has the focus.
fn does_something(scope: Scope, focus: Pane) -> bool {
    match scope {
        Scope::Global | Scope::Reading => true,
        Scope::List => focus != Pane::Reading,
        Scope::Highlights => focus == Pane::Highlights,
        Scope::Field | Scope::Help | Scope::Card | Scope::Timeline | Scope::Across => false,
    }
}

/// "42" or "42%" with digits of any kind.
fn number(typed: &str) -> Option<Choice> {
    let typed = typed.trim();
    let (digits, percent) = match typed.strip_suffix(['%', '\u{66a}']) {
        Some(digits) => (digits, true),
        None => (typed, false),
    };
    let value = |sum: Option<usize>, scalar| {
        Some(sum?.saturating_mul(10).saturating_add(digit_value(scalar)? as usize))
    };
    let number = digits.chars().fold(Some(0), value).filter(|_| !digits.is_empty())?;
    Some(if percent { Choice::Percent(number) } else { Choice::Paragraph(number) })
}

/// How well folded words match a folded needle, lower is better: at the start, at the start of a
/// word, inside, as letters in order; `None` if not at all.
fn score(needle: &str, words: &str) -> Option<u32> {
    if let Some(at) = words.find(needle) {
        let at_word = words[..at].ends_with([' ', '-']);
        return Some(if at == 0 {
            0
        } else if at_word {
            1
        } else {
            2
        });
    }
    let mut letters = words.chars();
    let in_order = needle.chars().all(|wanted| letters.any(|letter| letter == wanted));
    in_order.then_some(3)
}

#[cfg(test)]
mod tests {
    use super::{Choice, does_something, matching, score};
    use crate::app::commands::{COMMANDS, Scope};
    use crate::app::state::Pane;

    fn best(typed: &str) -> &'static str {
        match matching(typed, Pane::Reading).first() {
            Some(Choice::Command(index)) => COMMANDS[*index].name,
            _ => "",
        }
    }

    #[test]
    fn commands_are_found_in_both_languages() {
        assert_eq!(best("quit"), "quit");
        // "leave" in Arabic, as the Arabic help of `quit` begins
        assert_eq!(best("خروج",), "quit");
    }

    #[test]
    fn a_number_goes_there() {
        assert_eq!(matching("42%", Pane::Reading), [Choice::Percent(42)]);
        assert_eq!(matching("\u{664}\u{662}", Pane::Reading), [Choice::Paragraph(42)]);
        assert!(!matching("", Pane::Reading).is_empty());
    }

    #[test]
    fn what_would_do_nothing_is_not_offered() {
        let offered = |focus| matching("", focus).len();
        assert!(offered(Pane::Reading) < offered(Pane::Documents));
        assert!(offered(Pane::Documents) < offered(Pane::Highlights));
        assert!(does_something(Scope::Reading, Pane::Highlights));
    }

    #[test]
    fn letters_in_order_match_last() {
        assert_eq!(score("qt", "quit"), Some(3));
        assert_eq!(score("tq", "quit"), None);
        assert!(score("next", "next page") < score("page", "next page"));
    }
}
