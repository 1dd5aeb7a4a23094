//! Joined ends: a forest in which each tree has one root.

use alloc::vec::Vec;

/// The end that each points at: its root in the end.
#[derive(Clone, Debug)]
pub(super) struct Roots(Vec<usize>);

impl Roots {
    /// Every end by itself.
    pub(super) fn of(ends: usize) -> Roots {
        Roots((0..ends).collect())
    }

    pub(super) fn root(&mut self, mut at: usize) -> usize {
        while let Some(up) = self.0.get(at).copied().filter(|up| *up != at) {
            // Halves the way for later look-ups.
            let next = self.0.get(up).copied().unwrap_or(up);
            if let Some(mine) = self.0.get_mut(at) {
                *mine = next;
            }
            at = up;
        }
        at
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(mine) = self.0.get_mut(a.max(b)) {
            *mine = a.min(b);
        }
    }

    /// Lets each point at its root, after which [`Roots::are_joined`] holds.
    pub(super) fn settle(&mut self) {
        for at in 0..self.0.len() {
            let root = self.root(at);
            if let Some(mine) = self.0.get_mut(at) {
                *mine = root;
            }
        }
    }

    pub(super) fn are_joined(&self, a: usize, b: usize) -> bool {
        self.0.get(a).is_some_and(|root| self.0.get(b) == Some(root))
    }
}
