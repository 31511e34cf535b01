//! Which mentions are wanted: `--kind`, `--dates` and `--min-confidence`.

use crate::analysis::{Analysis, Kind, Mention, Period};
use crate::cli::options::{AnalyzeOptions, MentionKind};

/// Leaves in an analysis the mentions that the options ask for. A period asks for dates alone,
/// unless kinds are named too.
pub(super) fn retain(analysis: &mut Analysis, options: &AnalyzeOptions) {
    let period = options.dates.as_ref();
    let kinds: &[MentionKind] =
        if options.kind.is_empty() && period.is_some() { &[MentionKind::Date] } else { &options.kind };
    let threshold = options.min_confidence.unwrap_or_default();
    analysis
        .mentions
        .retain(|mention| is_of(mention, kinds) && is_in(mention, period) && threshold.admits(mention));
}

fn is_of(mention: &Mention, kinds: &[MentionKind]) -> bool {
    kinds.is_empty() || kinds.iter().any(|&kind| Kind::from(kind) == mention.kind)
}

fn is_in(mention: &Mention, period: Option<&Period>) -> bool {
    match (&mention.timex, period) {
        (Some(timex), Some(period)) => period.overlaps(timex),
        _ => true,
    }
}
