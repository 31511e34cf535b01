//! Where drawing put things, for the next mouse event.

/// What lies at a cell of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A document: position in the list.
    Document(usize),
    /// A row of the highlights: index of the entry.
    Entry(usize),
    /// A choice of the palette.
    Choice(usize),
    /// A bar of the timeline: its bucket.
    TimelineBar(i64),
    /// A row of the list under the timeline: its index.
    TimelineDate(usize),
    /// A row of the results of the search over all documents: its index.
    AcrossRow(usize),
    /// A line of a card: its index.
    CardLine(usize),
    /// A row of the text: its index on the page, and the column of the screen at which its
    /// content begins.
    TextRow(usize, u16),
    /// Elsewhere in the list of documents.
    DocumentsPane,
    /// Elsewhere in the highlights.
    HighlightsPane,
    /// Elsewhere in the reading pane.
    ReadingPane,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// Left edge.
    pub x: u16,
    /// Upper edge.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// What lies where; later entries lie over earlier ones.
#[derive(Clone, Debug, Default)]
pub struct HitMap {
    zones: Vec<(Zone, Target)>,
}

impl HitMap {
    /// Notes that a target was drawn in a zone.
    pub fn add(&mut self, zone: Zone, target: Target) {
        self.zones.push((zone, target));
    }

    /// What lies at a cell.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let inside = |zone: &Zone| {
            (zone.x..zone.x.saturating_add(zone.width)).contains(&column)
                && (zone.y..zone.y.saturating_add(zone.height)).contains(&row)
        };
        self.zones.iter().rev().find(|(zone, _)| inside(zone)).map(|(_, target)| *target)
    }
}
