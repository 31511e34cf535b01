//! Themes: what each role looks like. Data under assets/themes, one file a theme, the same roles
//! in each (a test compares them).

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::analysis::Kind;

/// Which theme suits the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// Dark background, many colours.
    #[default]
    Dark,
    /// Light background, many colours.
    Light,
    /// 16 colours.
    Ansi,
    /// No colours.
    Plain,
}

/// Styles by role.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    roles: BTreeMap<String, Style>,
}

/// A style as written in a theme.
#[expect(clippy::struct_excessive_bools, reason = "attributes of a style are independent switches")]
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    fg: Option<String>,
    bg: Option<String>,
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
    reverse: bool,
}

impl Theme {
    /// Reads a theme.
    pub fn new(name: ThemeName) -> Self {
        let source = source(name);
        let written: BTreeMap<String, Written> = toml::from_str(source).unwrap_or_default();
        Self { roles: written.into_iter().map(|(role, written)| (role, written.style())).collect() }
    }

    /// The style of a role; the default style if the theme has none.
    pub fn role(&self, role: &str) -> Style {
        self.roles.get(role).copied().unwrap_or_default()
    }

    /// The style of a kind of mention.
    pub fn kind(&self, kind: Kind) -> Style {
        self.role(match kind {
            Kind::Date => "date",
            Kind::Person => "person",
            Kind::Place => "place",
            Kind::Organization => "organization",
            Kind::Other => "other",
        })
    }
}

fn source(name: ThemeName) -> &'static str {
    match name {
        ThemeName::Dark => include_str!("../../assets/themes/dark.toml"),
        ThemeName::Light => include_str!("../../assets/themes/light.toml"),
        ThemeName::Ansi => include_str!("../../assets/themes/ansi.toml"),
        ThemeName::Plain => include_str!("../../assets/themes/plain.toml"),
    }
}

impl Written {
    fn style(&self) -> Style {
        let attributes = [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underline, Modifier::UNDERLINED),
            (self.reverse, Modifier::REVERSED),
        ];
        let colour = |written: &Option<String>| written.as_ref().and_then(|name| name.parse::<Color>().ok());
        let mut style = Style { fg: colour(&self.fg), bg: colour(&self.bg), ..Style::default() };
        for (_, modifier) in attributes.into_iter().filter(|(on, _)| *on) {
            style = style.add_modifier(modifier);
        }
        style
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use ratatui::style::Style;

    use super::{Theme, ThemeName, Written, source};
    use crate::analysis::Kind;

    const ALL: [ThemeName; 4] = [ThemeName::Dark, ThemeName::Light, ThemeName::Ansi, ThemeName::Plain];

    #[test]
    fn every_theme_has_the_same_roles() {
        let roles = |name| -> BTreeSet<String> {
            toml::from_str::<BTreeMap<String, Written>>(source(name)).unwrap().into_keys().collect()
        };
        for name in ALL {
            assert_eq!(roles(name), roles(ThemeName::Dark), "{name:?}");
        }
    }

    #[test]
    fn kinds_of_mention_differ_without_colour() {
        let kinds = [Kind::Date, Kind::Person, Kind::Place, Kind::Organization, Kind::Other];
        let theme = Theme::new(ThemeName::Plain);
        let styles: Vec<Style> = kinds.map(|kind| theme.kind(kind)).to_vec();
        for (index, style) in styles.iter().enumerate() {
            assert_eq!((style.fg, style.bg), (None, None));
            assert!(!styles[..index].contains(style) && *style != theme.role("text"));
        }
    }
}
