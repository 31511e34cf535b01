//! A paragraph as units: what is kept together, ordered and mapped to bytes as one.
//!
//! In: the text and the options. Out: units in logical order that tile the bytes, with level,
//! glyphs, width in cells and whether a row may begin before them. A unit is a cluster, or the
//! clusters of lam and alef that share a cell. Usually it has one glyph; names in reveal mode and
//! word ligatures have several, hidden characters none.

use icu_properties::props::{BidiClass, EnumeratedProperty};
use unicode_bidi::Level;

use super::breaks::breaks;
use super::clusters::{Cluster, clusters};
use super::glyphs::Glyphs;
use super::harmless::{HiddenReason, Look, Shown, show};
use super::joining::{Letter, join};
use super::joints::{Joint, join_lines};
use super::layout::LayoutOptions;
use super::levels::levels;
use super::order::Blank;
use super::{Direction, Newlines};

/// Stands for what does not fit.
pub(super) const ELLIPSIS: char = '\u{2026}';

/// What a unit is for wrapping and drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Glyphs that follow its direction.
    Letters,
    /// Glyphs that go from left to right in any direction.
    Name,
    /// White space that may hang over the end of a row.
    Space,
    /// A tab: its width depends on where it stands.
    Tab,
    /// Ends its row.
    RowEnd,
    /// Has no cell.
    Hidden(HiddenReason),
}

impl Kind {
    /// White space and what is not seen: does not count at the end of a row.
    pub(super) fn is_blank(self) -> bool {
        !matches!(self, Self::Letters | Self::Name)
    }
}

/// See the module's head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// First byte.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
    /// Embedding level (UAX #9).
    pub(super) level: u8,
    /// What L1 makes of it.
    pub(super) blank: Blank,
    pub(super) kind: Kind,
    /// Index of its first glyph.
    pub(super) glyph: usize,
    /// How many glyphs it has.
    pub(super) glyphs: u16,
    /// Cells.
    pub(super) width: u16,
    /// A row may begin with it.
    pub(super) break_before: bool,
}

/// The units of a paragraph and their glyphs.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub(super) units: Vec<Unit>,
    pub(super) glyphs: Glyphs,
}

/// Whether rows are made of the text, or it goes on one row: then what ends a row and tabs are
/// spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    Many,
    One,
}

/// Cuts `text` into units.
pub(super) fn units(text: &str, base: Direction, options: &LayoutOptions, rows: Rows) -> Units {
    let newlines = if rows == Rows::One { Newlines::Join } else { options.newlines };
    let joined = join_lines(text, newlines);
    let characters = text.chars().count();
    let mut builder = Builder {
        levels: levels(&joined.text, base),
        letters: if options.joining { join(&joined.text, options.reveal) } else { Vec::new() },
        next_letter: 0,
        joints: joined.joints,
        next_joint: 0,
        options,
        rows,
        built: Units {
            units: Vec::with_capacity(characters),
            glyphs: Glyphs::with_room_for(characters, text.len()),
        },
    };
    let mut pieces = clusters(text, options.reveal).peekable();
    let mut breaks = breaks(&joined.text).peekable();
    while let Some(mut whole) = pieces.next() {
        let letter = builder.letter_of(whole);
        if let Some(alef) = pieces.next_if(|alef| builder.absorbs(*alef)) {
            whole.end = alef.end;
        }
        // A break inside a cluster is none.
        while breaks.next_if(|at| *at < whole.start).is_some() {}
        let break_before = breaks.next_if_eq(&whole.start).is_some();
        let cluster = text.get(whole.start..whole.end).unwrap_or_default();
        builder.add(whole, cluster, letter, break_before);
    }
    builder.built
}

struct Builder<'a> {
    levels: Vec<Level>,
    letters: Vec<Letter>,
    next_letter: usize,
    joints: Vec<Joint>,
    next_joint: usize,
    options: &'a LayoutOptions,
    rows: Rows,
    built: Units,
}

impl Builder<'_> {
    /// The joined form of the letter with which the cluster begins.
    fn letter_of(&mut self, cluster: Cluster) -> Option<Letter> {
        while let Some(letter) = self.letters.get(self.next_letter) {
            if letter.at > cluster.start {
                return None;
            }
            self.next_letter += 1;
            if letter.at == cluster.start {
                return Some(*letter);
            }
        }
        None
    }

    /// Whether the cluster is an alef that belongs to the lam before it.
    fn absorbs(&mut self, cluster: Cluster) -> bool {
        let absorbed =
            self.letters.get(self.next_letter).is_some_and(|next| next.absorbed && next.at == cluster.start);
        self.next_letter += usize::from(absorbed);
        absorbed
    }

    fn add(&mut self, whole: Cluster, cluster: &str, letter: Option<Letter>, break_before: bool) {
        let level = self.level_of(whole, cluster);
        let glyph = self.built.glyphs.len();
        let kind = self.glyphs_of(whole, cluster, letter.as_ref(), level);
        let count = self.built.glyphs.len() - glyph;
        let width = self.built.glyphs.width_from(glyph);
        let (count, width) = if width > usize::from(self.options.columns.max(1)) {
            // Wider than a whole row: say that something is there.
            self.built.glyphs.truncate(glyph);
            self.built.glyphs.begin(ELLIPSIS, 1);
            (1, 1)
        } else {
            (count, width)
        };
        self.built.units.push(Unit {
            start: whole.start,
            end: whole.end,
            level: level.number(),
            blank: match kind {
                // A stray line end is white space, whatever its own class.
                Kind::Space | Kind::Hidden(HiddenReason::LineEnd) => Blank::Space,
                _ if letter.is_some() => Blank::No,
                _ => blank_of(cluster),
            },
            kind,
            glyph,
            glyphs: count as u16,
            width: width as u16,
            break_before,
        });
    }

    /// The level of the first character that X9 does not remove.
    fn level_of(&self, whole: Cluster, cluster: &str) -> Level {
        let kept = |scalar: char| blank_of_class(BidiClass::for_char(scalar)) != Blank::Removed;
        let mut scalars = cluster.char_indices();
        let offset = match (scalars.next(), scalars.next()) {
            (Some((_, first)), Some(_)) if !kept(first) => {
                cluster.char_indices().find(|(_, scalar)| kept(*scalar)).map_or(0, |(at, _)| at)
            }
            _ => 0,
        };
        self.levels.get(whole.start + offset).copied().unwrap_or_else(Level::ltr)
    }

    fn glyphs_of(&mut self, whole: Cluster, cluster: &str, letter: Option<&Letter>, level: Level) -> Kind {
        if let Some(kind) = self.space_of(whole, cluster) {
            return kind;
        }
        let look = Look {
            letter,
            mirrored: level.is_rtl(),
            marks: self.options.marks,
            digits: self.options.digits,
            reveal: self.options.reveal,
        };
        match show(cluster, &look, &mut self.built.glyphs) {
            Shown::Hidden(reason) => Kind::Hidden(reason),
            Shown::Letters => Kind::Letters,
            Shown::Name => Kind::Name,
        }
    }

    /// What the cluster is when it is white space or ends a row.
    fn space_of(&mut self, whole: Cluster, cluster: &str) -> Option<Kind> {
        let first = cluster.chars().next()?;
        // Most characters are letters: they are seen at a glance.
        if matches!(first, '!'..='~' | '\u{A1}'..='\u{167F}' | '\u{FB00}'..) {
            return None;
        }
        match cluster {
            "\n" | "\r" | "\r\n" => Some(self.line_end(whole.start)),
            "\u{B}" | "\u{C}" | "\u{85}" | "\u{2028}" | "\u{2029}" => {
                Some(if self.rows == Rows::One { self.space() } else { Kind::RowEnd })
            }
            "\t" if self.rows == Rows::Many => Some(Kind::Tab),
            "\u{3000}" => {
                self.built.glyphs.begin('\u{3000}', 2);
                Some(Kind::Space)
            }
            _ => is_soft_space(cluster).then(|| self.space()),
        }
    }

    fn line_end(&mut self, at: usize) -> Kind {
        let Some(joint) = self.joints.get(self.next_joint).filter(|joint| joint.at == at) else {
            return Kind::RowEnd;
        };
        let space = joint.space;
        self.next_joint += 1;
        if space { self.space() } else { Kind::Hidden(HiddenReason::LineEnd) }
    }

    fn space(&mut self) -> Kind {
        self.built.glyphs.begin(' ', 1);
        Kind::Space
    }
}

/// White space of any width at which a row may end, alone in its cluster.
fn is_soft_space(cluster: &str) -> bool {
    let mut scalars = cluster.chars();
    let (Some(only), None) = (scalars.next(), scalars.next()) else { return false };
    matches!(only, ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}')
}

/// What L1 makes of a cluster; a space that carries a mark is none.
fn blank_of(cluster: &str) -> Blank {
    let mut scalars = cluster.chars();
    match (scalars.next(), scalars.next()) {
        (Some(only), None) => blank_of_class(BidiClass::for_char(only)),
        (Some('\r'), Some('\n')) => Blank::Separator,
        _ => Blank::No,
    }
}

/// What L1 makes of a character of the class.
pub(super) fn blank_of_class(class: BidiClass) -> Blank {
    match class {
        BidiClass::SegmentSeparator | BidiClass::ParagraphSeparator => Blank::Separator,
        BidiClass::WhiteSpace
        | BidiClass::LeftToRightIsolate
        | BidiClass::RightToLeftIsolate
        | BidiClass::FirstStrongIsolate
        | BidiClass::PopDirectionalIsolate => Blank::Space,
        // UAX #9 5.2: what X9 removes is looked through.
        BidiClass::BoundaryNeutral
        | BidiClass::LeftToRightEmbedding
        | BidiClass::RightToLeftEmbedding
        | BidiClass::LeftToRightOverride
        | BidiClass::RightToLeftOverride
        | BidiClass::PopDirectionalFormat => Blank::Removed,
        _ => Blank::No,
    }
}
