//! The demand on a space against its free addresses, size by size.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use alloc::{format, vec};

use ipnet::IpNet;

use crate::address::{Family, PrefixLen, overlaps};
use crate::problem::{Problem, codes};

use super::shortfall::Shortfall;
use super::space::Space;

/// Blocks wanted and blocks free at one size, larger ones counted as the blocks of this size they
/// consist of. Over [`u128::MAX`] it is that.
///
/// Blocks fit if and only if, at every size wanted, no more are wanted than are free; see
/// [`Shortfall`](crate::Shortfall) for the reason.
///
/// ```
/// use ipplan::{Balance, PrefixLen, Space};
///
/// let space = Space::new(&["10.0.0.0/24".parse().unwrap()])?;
/// let balance = Balance::of(&space, &[PrefixLen::v4(26); 5])[0];
/// assert_eq!((balance.wanted, balance.free), (5, 4)); // one /26 is missing
/// # Ok::<(), ipplan::SpaceError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The size.
    pub prefix_length: PrefixLen,
    /// The number of blocks of this size that would cover all wanted blocks of this size or larger.
    pub wanted: u128,
    /// The number of blocks of this size that are free, those inside larger free blocks included.
    pub free: u128,
}

impl Balance {
    /// The sizes that are wanted, IPv4 before IPv6 and the largest first.
    ///
    /// ```
    /// use ipplan::{Balance, PrefixLen, Space};
    ///
    /// let space = Space::new(&["10.0.0.0/25".parse().unwrap()])?;
    /// let wanted = [PrefixLen::v4(26), PrefixLen::v4(28), PrefixLen::v4(26), PrefixLen::v4(28)];
    /// let sizes: Vec<_> = Balance::of(&space, &wanted).iter().map(|it| (it.wanted, it.free)).collect();
    /// assert_eq!(sizes, [(2, 2), (10, 8)]);
    /// # Ok::<(), ipplan::SpaceError>(())
    /// ```
    pub fn of(space: &Space, wanted: &[PrefixLen]) -> Vec<Balance> {
        let mut counts = BTreeMap::<PrefixLen, u128>::new();
        for length in wanted {
            *counts.entry(*length).or_default() += 1;
        }
        let fits = [Family::V4, Family::V6].map(|family| space.fits(family));
        let mut balances: Vec<Balance> = Vec::with_capacity(counts.len());
        for (prefix_length, count) in counts {
            let larger =
                balances.last().filter(|it| it.prefix_length.family() == prefix_length.family());
            let larger = larger.map_or(0, |it| times(it.wanted, it.prefix_length, prefix_length));
            let free = fits.iter().find_map(|fits| fits.get(&prefix_length)).copied();
            balances.push(Balance {
                prefix_length,
                wanted: count.saturating_add(larger),
                free: free.unwrap_or(0),
            });
        }
        balances
    }

    /// The smallest block that would mend it, were there one more free, or one less wanted, of its
    /// size. `None` when all fits, and when not even a whole family is enough.
    ///
    /// ```
    /// use ipplan::{Balance, PrefixLen, Space};
    ///
    /// let space = Space::new(&["10.0.0.0/24".parse().unwrap()])?;
    /// let missing = |wanted: &[PrefixLen]| Balance::missing(&Balance::of(&space, wanted));
    /// assert_eq!(missing(&[PrefixLen::v4(24)]), None);
    /// assert_eq!(missing(&[PrefixLen::v4(24), PrefixLen::v4(28)]), Some(PrefixLen::v4(28)));
    /// assert_eq!(missing(&[PrefixLen::v4(25); 5]), Some(PrefixLen::v4(23)));
    /// # Ok::<(), ipplan::SpaceError>(())
    /// ```
    pub fn missing(balances: &[Balance]) -> Option<PrefixLen> {
        let family = balances.iter().find(|it| it.wanted > it.free)?.prefix_length.family();
        let short = balances.iter().filter(|it| it.wanted > it.free);
        let short = short.filter(|it| it.prefix_length.family() == family);
        let blocks = short.map(|it| {
            // As many blocks of its size as are short, up to the next power of two, are one block.
            let doublings = PrefixLen::holding(it.wanted - it.free, Family::V6)?;
            let doublings = Family::V6.longest() - doublings.length();
            PrefixLen::new(family, it.prefix_length.length().checked_sub(doublings)?)
        });
        // The largest: the length that is the lowest number.
        blocks.collect::<Option<Vec<PrefixLen>>>()?.into_iter().min()
    }
}

/// A shortfall in words, with the smallest changes that would mend it.
///
/// `used` has the networks around which the space was made, and `wanted` the lengths that were
/// wanted in it.
///
/// ```
/// use ipplan::{IpNet, PrefixLen, Space, does_not_fit};
///
/// let declared: IpNet = "10.0.0.0/24".parse().unwrap();
/// let used: [IpNet; 2] = ["10.0.0.0/26", "10.0.0.128/28"].map(|network| network.parse().unwrap());
/// let wanted = [PrefixLen::v4(25), PrefixLen::v4(26)];
/// let space = Space::around(&[declared], &used)?;
/// let problem = does_not_fit(&space, &used, &wanted, &space.clone().carve_all(&wanted).unwrap_err());
/// assert_eq!(problem.message, "1 x /25 is needed in blocks of that size or larger, but 0 are free");
/// assert_eq!(problem.hints[0], "add a prefix to the address space: a /25 or larger");
/// # Ok::<(), ipplan::SpaceError>(())
/// ```
pub fn does_not_fit(
    space: &Space,
    used: &[IpNet],
    wanted: &[PrefixLen],
    shortfall: &Shortfall,
) -> Problem {
    let mut problem = Problem::new(&codes::DOES_NOT_FIT, format!("{shortfall}"));
    let Some(missing) = Balance::missing(&Balance::of(space, wanted)) else { return problem };
    // Beside a prefix there is no room for all of a family.
    if missing.length() > 0 {
        problem = problem.hint(format!("add a prefix to the address space: a {missing} or larger"));
    }
    let of_family = |length: &PrefixLen| length.family() == missing.family();
    let enough = |length: &PrefixLen| of_family(length) && !missing.is_larger_than(*length);
    if let Some(least) = wanted.iter().copied().filter(enough).max() {
        problem = problem.hint(format!("request one {least} fewer"));
    }
    if let Some(network) = releasable(space, used, missing) {
        problem = problem.hint(format!("free {network}, which is used"));
    }
    problem
}

/// The smallest used network that is at least so large, shares no address with another, and is in a
/// declared prefix; of several the first. Giving it back makes a free block of its size.
fn releasable(space: &Space, used: &[IpNet], least: PrefixLen) -> Option<IpNet> {
    let mut alone = vec![true; used.len()];
    for pair in overlaps(used).nearest() {
        for index in [pair.outer, pair.inner] {
            if let Some(alone) = alone.get_mut(index) {
                *alone = false;
            }
        }
    }
    let large = |network: &IpNet| {
        let length = PrefixLen::of(network);
        length.family() == least.family() && !least.is_larger_than(length)
    };
    let declared = |network: &IpNet| space.declared().any(|prefix| prefix.contains(network));
    let candidates = used.iter().zip(alone).filter(|(network, alone)| *alone && large(network));
    let mut smallest: Option<IpNet> = None;
    for (network, _) in candidates {
        let smaller = |it: IpNet| PrefixLen::of(&it).is_larger_than(PrefixLen::of(network));
        if smallest.is_none_or(smaller) && declared(network) {
            smallest = Some(*network);
        }
    }
    smallest
}

/// The number of `smaller` blocks in `count` blocks of the length `larger`. Saturates.
fn times(count: u128, larger: PrefixLen, smaller: PrefixLen) -> u128 {
    let doublings = smaller.length().saturating_sub(larger.length());
    let each = 1_u128.checked_shl(doublings.into()).unwrap_or(u128::MAX);
    count.saturating_mul(each)
}
