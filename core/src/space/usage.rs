//! How full each declared prefix is, and where.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::net::IpAddr;

use ipnet::IpNet;

use crate::address::{Family, PrefixLen};

use super::counts::Addresses;
use super::free::fits_of;
use super::space::Space;

/// How full a declared prefix is.
///
/// ```
/// use ipplan::{PrefixLen, Space, usage};
///
/// let used = ["10.0.0.0/26".parse().unwrap()];
/// let space = Space::around(&["10.0.0.0/24".parse().unwrap()], &used)?;
/// let usage = &usage(&space, 0)[0];
/// assert_eq!(usage.blocks, 2);
/// assert_eq!(usage.largest_free, Some(PrefixLen::v4(25)));
/// assert_eq!(usage.fits[&PrefixLen::v4(26)], 3);
/// # Ok::<(), ipplan::SpaceError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The declared prefix.
    pub address_prefix: IpNet,
    /// Its addresses.
    pub addresses: Addresses,
    /// How many free blocks it has: the fewest that hold all of its free addresses.
    pub blocks: u128,
    /// The size of its largest free block; `None` when nothing is free.
    pub largest_free: Option<PrefixLen>,
    /// How many blocks of each length could be carved, if all were of that length, as
    /// [`Space::fits`] counts them.
    pub fits: BTreeMap<PrefixLen, u128>,
    /// The size of a cell of the map.
    pub cell: PrefixLen,
    /// The map: how many addresses are free in each cell, lowest first.
    pub cells: Vec<u128>,
}

/// How full each declared prefix is, in the order of [`Space::declared`], with a map of up to
/// 2 to the power of `doublings` equal cells (of at most 2¹⁶).
///
/// The time grows with the number of free blocks.
///
/// ```
/// use ipplan::{Space, usage};
///
/// let used = ["10.0.0.0/26".parse().unwrap(), "10.0.0.192/28".parse().unwrap()];
/// let space = Space::around(&["10.0.0.0/24".parse().unwrap()], &used)?;
/// let usage = &usage(&space, 2)[0];
/// assert_eq!(usage.addresses.used, 80);
/// assert_eq!((usage.cell.length(), usage.cells.as_slice()), (26, [0, 64, 64, 48].as_slice()));
/// # Ok::<(), ipplan::SpaceError>(())
/// ```
pub fn usage(space: &Space, doublings: u8) -> Vec<Usage> {
    let mut free = space.free().peekable();
    let prefixes = space.declared().map(|address_prefix| {
        let mut usage = Usage::full(address_prefix, doublings.min(16));
        // How many free blocks there are of each length.
        let mut blocks = [0; 129];
        // Blocks come in order, and IPv4 is before IPv6.
        let last = address_prefix.broadcast();
        while let Some(block) = free.next_if(|block| block.addr() <= last) {
            // One cell is all of the prefix, and counted below.
            if usage.cells.len() > 1 {
                usage.show(&block);
            }
            let addresses = PrefixLen::of(&block).addresses();
            usage.addresses.free = usage.addresses.free.saturating_add(addresses);
            if let Some(blocks) = blocks.get_mut(usize::from(block.prefix_len())) {
                *blocks += 1;
            }
        }
        usage.count(&blocks);
        usage
    });
    prefixes.collect()
}

impl Usage {
    /// How many blocks of each length could be carved from all of these prefixes together.
    ///
    /// ```
    /// use ipplan::{PrefixLen, Space, Usage, usage};
    ///
    /// let declared = ["10.0.0.0/25".parse().unwrap(), "10.1.0.0/26".parse().unwrap()];
    /// let fits = Usage::fits_together(&usage(&Space::new(&declared)?, 0));
    /// assert_eq!((fits[&PrefixLen::v4(25)], fits[&PrefixLen::v4(26)]), (1, 3));
    /// # Ok::<(), ipplan::SpaceError>(())
    /// ```
    pub fn fits_together(usages: &[Usage]) -> BTreeMap<PrefixLen, u128> {
        let mut sums = BTreeMap::<PrefixLen, u128>::new();
        for (length, fits) in usages.iter().flat_map(|usage| &usage.fits) {
            let sum = sums.entry(*length).or_default();
            *sum = sum.saturating_add(*fits);
        }
        sums
    }

    /// The usage of a prefix in which nothing is free.
    fn full(address_prefix: IpNet, doublings: u8) -> Usage {
        let whole = PrefixLen::of(&address_prefix);
        let mut cell = whole;
        for _ in 0..doublings {
            cell = cell.halved().unwrap_or(cell);
        }
        let total = whole.addresses();
        let cells = vec![0; 1 << (cell.length() - whole.length())];
        let addresses = Addresses { total, free: 0, used: total };
        let fits = BTreeMap::new();
        Usage { address_prefix, addresses, blocks: 0, largest_free: None, fits, cell, cells }
    }

    /// Fills in the sums, from the number of free blocks of each length.
    fn count(&mut self, blocks: &[u128]) {
        self.blocks = blocks.iter().sum();
        self.fits = fits_of(Family::of(&self.address_prefix), blocks);
        self.largest_free = self.fits.keys().next().copied();
        let Addresses { total, free, .. } = self.addresses;
        let is_all = PrefixLen::of(&self.address_prefix) == PrefixLen::v6(0);
        self.addresses.used = match free {
            // All of IPv6 has one address more than can be counted. Its free addresses can be
            // counted, unless all are free.
            1.. if is_all && blocks.first() == Some(&0) => 0_u128.wrapping_sub(free),
            _ => total - free,
        };
        if let [all] = self.cells.as_mut_slice() {
            *all = self.addresses.free;
        }
    }

    /// Shows a free block in the map.
    fn show(&mut self, block: &IpNet) {
        let length = PrefixLen::of(block);
        // The block fills cells, or is a part of one.
        let doublings = self.cell.length().saturating_sub(length.length());
        let above = bits(block.network()) - bits(self.address_prefix.network());
        let host_bits = self.cell.family().longest() - self.cell.length();
        let first = above.checked_shr(host_bits.into()).unwrap_or(0);
        let cells = self.cells.iter_mut().skip(usize::try_from(first).unwrap_or(usize::MAX));
        let free = length.addresses().min(self.cell.addresses());
        cells.take(1 << doublings.min(16)).for_each(|cell| *cell += free);
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u32::from(address).into(),
        IpAddr::V6(address) => address.into(),
    }
}
