//! The order of a row's units on the screen (UAX #9 L1 and L2).
//!
//! In: levels of the units of one row in logical order. Out: their indices from left to right.
//! Works on units, never on characters: a letter keeps its marks after it. It copies the row's
//! levels only; unicode-bidi's own `visual_runs` copies those of the whole text for each row and
//! panics on an empty row and on a row of level 126.

/// What rule L1 makes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    /// Nothing.
    No,
    /// White space or an isolate's control: takes the base level before a separator and at the
    /// end of the row.
    Space,
    /// A tab or a paragraph separator: takes the base level.
    Separator,
    /// Removed by X9: as the white space around it.
    Removed,
}

/// UAX #9 L1 for one row: white space before separators and at the row's end, and the separators
/// themselves, take the base level.
pub(super) fn reset_blanks(levels: &mut [u8], blanks: impl Fn(usize) -> Blank, base: u8) {
    let mut trailing = true;
    for (index, level) in levels.iter_mut().enumerate().rev() {
        match blanks(index) {
            Blank::No => trailing = false,
            Blank::Separator => {
                trailing = true;
                *level = base;
            }
            Blank::Space | Blank::Removed if trailing => *level = base,
            Blank::Space | Blank::Removed => {}
        }
    }
}

/// UAX #9 L2: the indices of `levels` from left to right.
pub(super) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let Some(lowest_odd) = levels.iter().copied().filter(|level| level % 2 == 1).min() else {
        return order;
    };
    for level in (lowest_odd..=highest).rev() {
        turn_stretches(&mut order, levels, level);
    }
    order
}

/// Turns every stretch of `level` or higher. Stretches of higher levels lie inside those of lower
/// ones, so positions in logical order stay good for the half-turned order.
fn turn_stretches(order: &mut [usize], levels: &[u8], level: u8) {
    let mut start = 0;
    while let Some(first) = levels.get(start..).and_then(|rest| rest.iter().position(|it| *it >= level)) {
        let from = start + first;
        let rest = levels.get(from..).unwrap_or_default();
        let end = from + rest.iter().position(|it| *it < level).unwrap_or(rest.len());
        if let Some(stretch) = order.get_mut(from..end) {
            stretch.reverse();
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use unicode_bidi::{BidiInfo, Level};

    use super::{Blank, reset_blanks, visual_order};

    #[test]
    fn the_examples_of_the_standard() {
        // UAX #9 L2.
        assert_eq!(visual_order(&[0, 0, 0, 1, 1, 1, 0]), [0, 1, 2, 5, 4, 3, 6]);
        assert_eq!(visual_order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
        assert_eq!(visual_order(&[]), Vec::<usize>::new());
        assert_eq!(visual_order(&[126, 126]), [0, 1]);
    }

    #[test]
    fn white_space_at_the_end_and_before_tabs_goes_with_the_base() {
        let blanks = [Blank::No, Blank::Space, Blank::Separator, Blank::No, Blank::Space, Blank::Removed];
        let mut levels = [1, 1, 1, 1, 1, 1];
        reset_blanks(&mut levels, |index| blanks[index], 0);
        assert_eq!(levels, [1, 0, 0, 1, 0, 0]);
    }

    #[test]
    fn it_orders_as_unicode_bidi_does() {
        let mut seed = 7_u32;
        for length in 0..200 {
            let levels: Vec<u8> = (0..length % 40)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 24) as u8 % 6
                })
                .collect();
            let oracle: Vec<Level> = levels.iter().map(|level| Level::new(*level).unwrap()).collect();
            assert_eq!(visual_order(&levels), BidiInfo::reorder_visual(&oracle), "{levels:?}");
        }
    }
}
