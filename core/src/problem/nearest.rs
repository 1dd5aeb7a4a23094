//! The name that was probably meant.

use alloc::vec::Vec;

use crate::problem::problem::nearest;

/// Looks for names that were probably meant, for as long as that takes no time that is felt: a file can
/// have as many wrong names as right ones.
pub(crate) struct Nearest<'a> {
    names: Vec<&'a str>,
    /// How many more names it compares.
    left: usize,
}

/// Names that are compared in all. A comparison takes about a microsecond.
const COMPARED: usize = 200_000;

impl<'a> Nearest<'a> {
    pub(crate) fn among(names: impl Iterator<Item = &'a str>) -> Nearest<'a> {
        Nearest { names: names.collect(), left: COMPARED }
    }

    /// The name closest to what was read; `None` also when enough was looked for.
    pub(crate) fn to(&mut self, read: &str) -> Option<&'a str> {
        self.left = self.left.checked_sub(self.names.len())?;
        nearest(read, self.names.iter().copied())
    }
}
