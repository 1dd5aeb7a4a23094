//! Free addresses as a value.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::iter::FusedIterator;
use core::net::IpAddr;

use ipnet::IpNet;

use crate::address::{Declared, Family, Gaps, PrefixLen, Range, SpaceError, by_family, strict};

use super::counts::Addresses;
use super::free::{Free, fits_of};
use super::pool::{CountByLength, Pool};
use super::shortfall::Shortfall;

/// The free addresses of one or more declared prefixes, IPv4 and IPv6.
///
/// Blocks are carved out of it and released into it. The block that is taken is the smallest free
/// block that holds what is asked, and of those the lowest: that keeps large blocks whole. Free
/// addresses that touch are one block again as soon as alignment allows, but never across two
/// declared prefixes, for a subnet has to lie inside one.
///
/// A space is a value: two are equal when they declare the same prefixes and have the same free
/// addresses, however they came to it. Releasing what was carved restores the very same value. It
/// knows what is free, not by whom the rest was taken: any part of that may be released.
///
/// One operation takes a time that grows with the logarithm of the number of free ranges, and not
/// with the size of the prefixes or of the block: a `/64` out of an IPv6 `/16` costs what a `/28`
/// out of a `/24` costs. Where that does not hold, the method says so.
///
/// ```
/// use ipplan::{PrefixLen, Space};
///
/// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
/// space.reserve("10.0.0.0/27".parse().unwrap());
///
/// let block = space.carve(PrefixLen::v4(27)).unwrap();
/// assert_eq!(block.to_string(), "10.0.0.32/27");
///
/// let free: Vec<String> = space.free().map(|block| block.to_string()).collect();
/// assert_eq!(free, ["10.0.0.64/26", "10.0.0.128/25"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    pub(super) v4: Pool<u32>,
    pub(super) v6: Pool<u128>,
}

impl Space {
    /// All addresses of the declared prefixes, free. Prefixes may adjoin, and their order makes no
    /// difference.
    ///
    /// # Errors
    ///
    /// [`SpaceError::HostBits`], and [`SpaceError::Overlapping`] when two have addresses in common.
    ///
    /// ```
    /// use ipplan::{IpNet, PrefixLen, Space};
    ///
    /// let halves: [IpNet; 2] = ["10.0.0.0/25", "10.0.0.128/25"].map(|net| net.parse().unwrap());
    /// let mut space = Space::new(&halves).unwrap();
    /// assert_eq!(space.free().count(), 2);
    /// assert!(space.carve(PrefixLen::v4(24)).is_err());
    /// ```
    pub fn new(declared: &[IpNet]) -> Result<Space, SpaceError> {
        Space::around(declared, &[])
    }

    /// The addresses of the declared prefixes that are in none of the networks: [`Space::new`], then
    /// [`Space::reserve`] for each, in one sorted pass.
    ///
    /// # Errors
    ///
    /// Those of [`Space::new`].
    ///
    /// ```
    /// use ipplan::{IpNet, Space};
    ///
    /// let declared: IpNet = "10.0.0.0/24".parse().unwrap();
    /// let used: [IpNet; 2] = ["10.0.0.64/26", "10.0.0.0/26"].map(|net| net.parse().unwrap());
    /// let space = Space::around(&[declared], &used)?;
    /// assert!(space.free().eq(["10.0.0.128/25".parse().unwrap()]));
    /// # Ok::<(), ipplan::SpaceError>(())
    /// ```
    pub fn around(declared: &[IpNet], networks: &[IpNet]) -> Result<Space, SpaceError> {
        let Declared { v4, v6 } = Declared::new(declared)?;
        let (taken4, taken6) = by_family(networks);
        Ok(Space {
            v4: Pool::new(v4.clone(), Gaps::new(v4, taken4)),
            v6: Pool::new(v6.clone(), Gaps::new(v6, taken6)),
        })
    }

    /// The declared prefixes, IPv4 before IPv6 and lowest first.
    ///
    /// ```
    /// use ipplan::{IpNet, Space};
    ///
    /// let declared: [IpNet; 2] = ["10.1.0.0/16", "10.0.0.0/16"].map(|net| net.parse().unwrap());
    /// let space = Space::new(&declared).unwrap();
    /// assert!(space.declared().eq([declared[1], declared[0]]));
    /// ```
    pub fn declared(&self) -> impl FusedIterator<Item = IpNet> {
        let v4 = self.v4.declared().map(Range::network);
        v4.chain(self.v6.declared().map(Range::network))
    }

    /// The free blocks, IPv4 before IPv6 and lowest first: the fewest that hold every free address,
    /// none spanning two declared prefixes.
    ///
    /// ```
    /// use ipplan::{PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["fd00::/48".parse().unwrap()]).unwrap();
    /// space.carve(PrefixLen::v6(50)).unwrap();
    /// let free: Vec<String> = space.free().map(|block| block.to_string()).collect();
    /// assert_eq!(free, ["fd00:0:0:4000::/50", "fd00:0:0:8000::/49"]);
    /// ```
    pub fn free(&self) -> impl FusedIterator<Item = IpNet> {
        Free::of(self.v4.free(), self.v6.free())
    }

    /// Takes the smallest free block that holds one of this length, lowest address first, and of
    /// that block the lowest part.
    ///
    /// # Errors
    ///
    /// When no free block is large enough, and then nothing has changed.
    ///
    /// ```
    /// use ipplan::{PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// space.reserve("10.0.0.128/26".parse().unwrap());
    /// // 10.0.0.0/25 would hold it as well, and stays whole.
    /// let block = space.carve(PrefixLen::v4(28)).unwrap();
    /// assert_eq!(block.to_string(), "10.0.0.192/28");
    /// ```
    pub fn carve(&mut self, prefix_len: PrefixLen) -> Result<IpNet, Shortfall> {
        match prefix_len.family() {
            Family::V4 => self.v4.carve(prefix_len).map(Range::network),
            Family::V6 => self.v6.carve(prefix_len).map(Range::network),
        }
    }

    /// Takes the block of this length with the highest address, even if that splits a larger free
    /// block than necessary. Blocks that are taken from the top stay apart from those that
    /// [`Space::carve`] takes from the bottom.
    ///
    /// # Errors
    ///
    /// Those of [`Space::carve`].
    ///
    /// ```
    /// use ipplan::{PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// assert_eq!(space.carve(PrefixLen::v4(28)).unwrap().to_string(), "10.0.0.0/28");
    /// let block = space.carve_from_top(PrefixLen::v4(28)).unwrap();
    /// assert_eq!(block.to_string(), "10.0.0.240/28");
    /// ```
    pub fn carve_from_top(&mut self, prefix_len: PrefixLen) -> Result<IpNet, Shortfall> {
        match prefix_len.family() {
            Family::V4 => self.v4.carve_from_top(prefix_len).map(Range::network),
            Family::V6 => self.v6.carve_from_top(prefix_len).map(Range::network),
        }
    }

    /// Takes a block of each length, or none at all. The answers are in the order asked.
    ///
    /// The largest are placed first. That is exact: when there is any arrangement, this finds one,
    /// and which blocks are taken does not depend on the order asked; of equal lengths, the first
    /// asked gets the lowest place. See [`Shortfall`] for the reason.
    ///
    /// For many blocks at once this is much faster than [`Space::carve`].
    ///
    /// # Errors
    ///
    /// The proof that they don't fit. Nothing has changed then. Finding it takes a time that grows
    /// with the number of free ranges.
    ///
    /// ```
    /// use ipplan::{PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// let wanted = [PrefixLen::v4(28), PrefixLen::v4(26), PrefixLen::v4(26)];
    /// let blocks = space.carve_all(&wanted).unwrap();
    /// assert_eq!(blocks[0].to_string(), "10.0.0.128/28");
    /// assert_eq!(blocks[1].to_string(), "10.0.0.0/26");
    /// assert_eq!(blocks[2].to_string(), "10.0.0.64/26");
    ///
    /// let before = space.clone();
    /// assert!(space.carve_all(&[PrefixLen::v4(28), PrefixLen::v4(25)]).is_err());
    /// assert_eq!(space, before);
    /// ```
    pub fn carve_all(&mut self, prefix_lens: &[PrefixLen]) -> Result<Vec<IpNet>, Shortfall> {
        let (mut wanted4, mut wanted6): (CountByLength, CountByLength) = ([0; 129], [0; 129]);
        for prefix_len in prefix_lens {
            let wanted = match prefix_len.family() {
                Family::V4 => &mut wanted4,
                Family::V6 => &mut wanted6,
            };
            if let Some(wanted) = wanted.get_mut(usize::from(prefix_len.length())) {
                *wanted += 1;
            }
        }
        let mut taken4 = self.v4.carve_all(&wanted4)?;
        let mut taken6 = match self.v6.carve_all(&wanted6) {
            Ok(taken) => taken,
            Err(shortfall) => {
                self.v4.put_back(taken4);
                return Err(shortfall);
            }
        };
        let mut blocks = Vec::with_capacity(prefix_lens.len());
        blocks.extend(prefix_lens.iter().filter_map(|prefix_len| match prefix_len.family() {
            Family::V4 => taken4.next(*prefix_len).map(Range::network),
            Family::V6 => taken6.next(*prefix_len).map(Range::network),
        }));
        Ok(blocks)
    }

    /// Takes a block of each length from the top, or none at all. The answers are in the order asked.
    ///
    /// The largest are placed first, as by [`Space::carve_all`], each at the highest address there is.
    ///
    /// # Errors
    ///
    /// The proof that they don't fit. Nothing has changed then.
    ///
    /// ```
    /// use ipplan::{PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// let blocks = space.carve_all_from_top(&[PrefixLen::v4(28), PrefixLen::v4(26)]).unwrap();
    /// assert_eq!(blocks[1].to_string(), "10.0.0.192/26");
    /// assert_eq!(blocks[0].to_string(), "10.0.0.176/28");
    /// assert!(space.carve_all_from_top(&[PrefixLen::v4(25), PrefixLen::v4(25)]).is_err());
    /// ```
    pub fn carve_all_from_top(
        &mut self,
        prefix_lens: &[PrefixLen],
    ) -> Result<Vec<IpNet>, Shortfall> {
        // Whatever free blocks they are taken of, they fit when the largest are placed first.
        let mut after = self.clone();
        let mut blocks = after.clone().carve_all(prefix_lens)?;
        let mut wanted: Vec<usize> = (0..blocks.len()).collect();
        wanted.sort_by_key(|at| prefix_lens.get(*at));
        for at in wanted {
            if let (Some(block), Some(length)) = (blocks.get_mut(at), prefix_lens.get(at)) {
                *block = after.carve_from_top(*length)?;
            }
        }
        *self = after;
        Ok(blocks)
    }

    /// Takes this network.
    ///
    /// # Errors
    ///
    /// [`SpaceError::HostBits`]; [`SpaceError::Outside`] unless it is inside one declared prefix;
    /// [`SpaceError::Taken`] when any of its addresses is taken. Nothing has changed then.
    ///
    /// ```
    /// use ipplan::{IpNet, Space, SpaceError};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// let block: IpNet = "10.0.0.64/26".parse().unwrap();
    /// space.carve_at(block).unwrap();
    ///
    /// let network: IpNet = "10.0.0.0/25".parse().unwrap();
    /// let address = "10.0.0.64".parse().unwrap();
    /// assert_eq!(space.carve_at(network), Err(SpaceError::Taken { network, address }));
    /// ```
    pub fn carve_at(&mut self, network: IpNet) -> Result<(), SpaceError> {
        let taken = |address| SpaceError::Taken { network, address };
        match strict(network)? {
            IpNet::V4(net) => {
                self.v4.carve_at(net.into()).map_err(|fault| fault.of(network, taken))
            }
            IpNet::V6(net) => {
                self.v6.carve_at(net.into()).map_err(|fault| fault.of(network, taken))
            }
        }
    }

    /// Takes the free block of this length that starts nearest to a network of its family, of two equally
    /// near the lower one; `None` if there is none.
    ///
    /// ```
    /// use ipplan::{PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// let near = "10.0.0.128/26".parse().unwrap();
    /// space.carve_at(near).unwrap();
    /// let block = space.carve_near(PrefixLen::v4(27), near);
    /// assert_eq!(block, Some("10.0.0.96/27".parse().unwrap()));
    /// ```
    pub fn carve_near(&mut self, prefix_len: PrefixLen, near: IpNet) -> Option<IpNet> {
        match (prefix_len.family(), near) {
            (Family::V4, IpNet::V4(near)) => {
                self.v4.carve_near(prefix_len, near.network().into()).map(Range::network)
            }
            (Family::V6, IpNet::V6(near)) => {
                self.v6.carve_near(prefix_len, near.network().into()).map(Range::network)
            }
            _ => None,
        }
    }

    /// Makes every address of the network taken, whichever were already and whichever are declared.
    /// Host bits make no difference.
    ///
    /// The time grows with the number of free ranges it meets.
    ///
    /// ```
    /// use ipplan::Space;
    ///
    /// let mut space = Space::new(&["10.0.1.0/24".parse().unwrap()]).unwrap();
    /// space.reserve("10.0.1.0/26".parse().unwrap());
    /// space.reserve("10.0.0.0/16".parse().unwrap());
    /// assert_eq!(space.free().next(), None);
    /// ```
    pub fn reserve(&mut self, network: IpNet) {
        match network {
            IpNet::V4(network) => self.v4.reserve(network.into()),
            IpNet::V6(network) => self.v6.reserve(network.into()),
        }
    }

    /// Makes every address from `first` to `last`, both included, taken, as [`Space::reserve`] does.
    ///
    /// # Errors
    ///
    /// [`SpaceError::NoRange`] when they are of different families, or `first` is after `last`.
    ///
    /// ```
    /// use ipplan::Space;
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// space.reserve_range("10.0.0.3".parse().unwrap(), "10.0.0.255".parse().unwrap()).unwrap();
    /// let free: Vec<String> = space.free().map(|block| block.to_string()).collect();
    /// assert_eq!(free, ["10.0.0.0/31", "10.0.0.2/32"]);
    /// ```
    pub fn reserve_range(&mut self, first: IpAddr, last: IpAddr) -> Result<(), SpaceError> {
        let range = match (first, last) {
            (IpAddr::V4(first), IpAddr::V4(last)) => {
                Range::new(first.into(), last.into()).map(|range| self.v4.reserve(range))
            }
            (IpAddr::V6(first), IpAddr::V6(last)) => {
                Range::new(first.into(), last.into()).map(|range| self.v6.reserve(range))
            }
            _ => None,
        };
        range.ok_or(SpaceError::NoRange { first, last })
    }

    /// Gives back a network, or a part of one.
    ///
    /// # Errors
    ///
    /// [`SpaceError::HostBits`]; [`SpaceError::Outside`] unless it is inside one declared prefix;
    /// [`SpaceError::Free`] when any of its addresses is free, because it was given back before or
    /// never taken. Nothing has changed then.
    ///
    /// ```
    /// use ipplan::{PrefixLen, Space, SpaceError};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// let before = space.clone();
    /// let network = space.carve(PrefixLen::v4(28)).unwrap();
    /// space.release(network).unwrap();
    /// assert_eq!(space, before);
    ///
    /// let address = "10.0.0.0".parse().unwrap();
    /// assert_eq!(space.release(network), Err(SpaceError::Free { network, address }));
    /// ```
    pub fn release(&mut self, network: IpNet) -> Result<(), SpaceError> {
        let free = |address| SpaceError::Free { network, address };
        match strict(network)? {
            IpNet::V4(net) => self.v4.release(net.into()).map_err(|fault| fault.of(network, free)),
            IpNet::V6(net) => self.v6.release(net.into()).map_err(|fault| fault.of(network, free)),
        }
    }

    /// The size of the largest free block of a family; `None` when nothing is free.
    ///
    /// ```
    /// use ipplan::{Family, PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// space.carve(PrefixLen::v4(28)).unwrap();
    /// assert_eq!(space.largest_free(Family::V4), Some(PrefixLen::v4(25)));
    /// assert_eq!(space.largest_free(Family::V6), None);
    /// ```
    pub fn largest_free(&self, family: Family) -> Option<PrefixLen> {
        match family {
            Family::V4 => self.v4.largest(),
            Family::V6 => self.v6.largest(),
        }
    }

    /// How many blocks of each length could be carved, if all were of that length: the lengths from
    /// The number of blocks of each length that could be carved if all had that length: the lengths
    /// from the largest free block's down to that of a single address. Saturates at [`u128::MAX`].
    ///
    /// The time grows with the number of free ranges.
    ///
    /// ```
    /// use ipplan::{Family, PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// space.carve(PrefixLen::v4(28)).unwrap();
    /// let fits = space.fits(Family::V4);
    /// assert_eq!(fits.get(&PrefixLen::v4(24)), None);
    /// assert_eq!(fits[&PrefixLen::v4(25)], 1);
    /// assert_eq!(fits[&PrefixLen::v4(26)], 3);
    /// assert_eq!(fits[&PrefixLen::v4(32)], 240);
    /// ```
    pub fn fits(&self, family: Family) -> BTreeMap<PrefixLen, u128> {
        let mut blocks = [0; 129];
        for block in self.free().filter(|block| Family::of(block) == family) {
            if let Some(blocks) = blocks.get_mut(usize::from(block.prefix_len())) {
                *blocks += 1;
            }
        }
        fits_of(family, &blocks)
    }

    /// How many addresses of a family there are, free and used.
    ///
    /// The time grows with the number of free ranges.
    ///
    /// ```
    /// use ipplan::{Family, PrefixLen, Space};
    ///
    /// let mut space = Space::new(&["10.0.0.0/24".parse().unwrap()]).unwrap();
    /// space.carve(PrefixLen::v4(26)).unwrap();
    /// let addresses = space.addresses(Family::V4);
    /// assert_eq!((addresses.total, addresses.free, addresses.used), (256, 192, 64));
    /// assert_eq!(addresses.utilisation(), 0.25);
    /// ```
    pub fn addresses(&self, family: Family) -> Addresses {
        match family {
            Family::V4 => self.v4.addresses(),
            Family::V6 => self.v6.addresses(),
        }
    }
}
