//! Which names are names of one thing: sets that grow together, with the rule that joined them.

use crate::analysis::mention::Link;

/// Disjoint sets of the numbers below a length.
pub(super) struct Groups {
    parent: Vec<usize>,
    reason: Vec<Option<Link>>,
}

impl Groups {
    /// So many sets of one member each.
    pub(super) fn new(len: usize) -> Self {
        Self { parent: (0..len).collect(), reason: vec![None; len] }
    }

    /// The member that stands for the set of `member`.
    pub(super) fn root(&mut self, member: usize) -> usize {
        let mut at = member;
        while let Some(&above) = self.parent.get(at) {
            if above == at {
                break;
            }
            let over = self.parent.get(above).copied().unwrap_or(above);
            if let Some(parent) = self.parent.get_mut(at) {
                *parent = over;
            }
            at = over;
        }
        at
    }

    /// Puts the set of `member` to that of `other`. The first reason that joins a member stays.
    pub(super) fn join(&mut self, member: usize, other: usize, reason: Link) {
        let (from, into) = (self.root(member), self.root(other));
        if from == into {
            return;
        }
        if let Some(parent) = self.parent.get_mut(from) {
            *parent = into;
        }
        if let Some(kept) = self.reason.get_mut(member) {
            kept.get_or_insert(reason);
        }
    }

    /// Why a member belongs to its set; `None`: others were joined to it.
    pub(super) fn reason(&self, member: usize) -> Option<Link> {
        self.reason.get(member).copied().flatten()
    }
}
