//! The two directions of writing, and the first strong direction of a text (UAX #9 P2, P3).

/// A direction of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}
