//! The prefixes that addresses are divided from.

use alloc::vec::Vec;

use ipnet::IpNet;

use super::range::{Address, Range, by_family};
use super::sort::sort_blocks;
use super::space_error::{SpaceError, strict};

/// Prefixes by family, in address order.
///
/// INVARIANT: every range is a block, and they are disjoint.
#[derive(Debug)]
pub(crate) struct Declared {
    pub(crate) v4: Vec<Range<u32>>,
    pub(crate) v6: Vec<Range<u128>>,
}

impl Declared {
    pub(crate) fn new(prefixes: &[IpNet]) -> Result<Declared, SpaceError> {
        for prefix in prefixes {
            strict(*prefix)?;
        }
        let (v4, v6) = by_family(prefixes);
        Ok(Declared { v4: disjoint(v4)?, v6: disjoint(v6)? })
    }
}

/// Sorts blocks, and refuses two that overlap. As blocks nest or are apart, two neighbours do then.
fn disjoint<T: Address>(mut blocks: Vec<Range<T>>) -> Result<Vec<Range<T>>, SpaceError> {
    sort_blocks(&mut blocks, |block| *block);
    for (first, second) in blocks.iter().zip(blocks.iter().skip(1)) {
        if first.last >= second.first {
            let (first, second) = (first.network(), second.network());
            return Err(SpaceError::Overlapping { first, second });
        }
    }
    Ok(blocks)
}
