//! The addresses that a list of networks covers, and the gaps it leaves: one sorted pass each.

use alloc::vec::{self, Vec};
use core::iter::{FusedIterator, Peekable};
use core::net::IpAddr;

use ipnet::IpNet;

use super::declared::Declared;
use super::range::{Address, Range, by_family};
use super::sort::sort_ranges;
use super::space_error::SpaceError;

/// The fewest networks that cover exactly the addresses the given ones cover, IPv4 before IPv6 and
/// lowest first.
///
/// Networks that touch are joined, so this is for lists of addresses; blocks of a
/// [`Space`](crate::Space) are never joined across declared prefixes.
///
/// Takes the time of sorting the list. Host bits make no difference.
///
/// ```
/// use ipplan::{IpNet, summarize};
///
/// let list = ["10.0.0.0/25", "10.0.0.128/25", "10.0.0.64/26", "10.0.1.0/26"];
/// let list = list.map(|network| network.parse::<IpNet>().unwrap());
/// let blocks: Vec<String> = summarize(&list).map(|block| block.to_string()).collect();
/// assert_eq!(blocks, ["10.0.0.0/24", "10.0.1.0/26"]);
/// ```
pub fn summarize(networks: &[IpNet]) -> impl FusedIterator<Item = IpNet> + use<> {
    let (v4, v6) = by_family(networks);
    blocks(Union::of(v4)).chain(blocks(Union::of(v6)))
}

/// The blocks of the declared prefixes that no given network covers, IPv4 before IPv6 and lowest
/// first. A block is as large as its alignment allows, and never spans two declared prefixes.
///
/// These are the blocks [`Space::free`](crate::Space::free) has after the same networks were
/// reserved, without the space. Takes the time of sorting the lists. Networks may overlap each
/// other and reach outside the declared prefixes; host bits make no difference to them.
///
/// # Errors
///
/// Declared prefixes that overlap, or have host bits set.
///
/// ```
/// use ipplan::{IpNet, gaps};
///
/// let declared: IpNet = "10.0.0.0/24".parse().unwrap();
/// let covered: IpNet = "10.0.0.64/27".parse().unwrap();
/// let blocks: Vec<String> = gaps(&[declared], &[covered])?.map(|block| block.to_string()).collect();
/// assert_eq!(blocks, ["10.0.0.0/26", "10.0.0.96/27", "10.0.0.128/25"]);
/// # Ok::<(), ipplan::SpaceError>(())
/// ```
pub fn gaps(
    declared: &[IpNet],
    networks: &[IpNet],
) -> Result<impl FusedIterator<Item = IpNet> + use<>, SpaceError> {
    let declared = Declared::new(declared)?;
    let (v4, v6) = by_family(networks);
    Ok(blocks(Gaps::new(declared.v4, v4)).chain(blocks(Gaps::new(declared.v6, v6))))
}

/// The addresses of some networks that others do not have: the fewest networks that cover them, IPv4
/// before IPv6 and lowest first.
///
/// ```
/// use ipplan::{IpNet, subtract};
///
/// let net = |text: &str| text.parse::<IpNet>().unwrap();
/// let rest = subtract(&[net("10.0.0.0/24"), net("10.0.1.0/24")], &[net("10.0.0.0/25")]);
/// assert!(rest.eq(["10.0.0.128/25", "10.0.1.0/24"].map(net)));
/// ```
pub fn subtract(networks: &[IpNet], others: &[IpNet]) -> impl FusedIterator<Item = IpNet> + use<> {
    let (v4, v6) = by_family(networks);
    let (others_v4, others_v6) = by_family(others);
    let v4 = Gaps::new(Union::of(v4).collect(), others_v4);
    let v6 = Gaps::new(Union::of(v6).collect(), others_v6);
    blocks(v4).chain(blocks(v6))
}

/// The addresses that two lists of networks have in common: the fewest networks that cover them, IPv4
/// before IPv6 and lowest first.
///
/// ```
/// use ipplan::{IpNet, intersect};
///
/// let net = |text: &str| text.parse::<IpNet>().unwrap();
/// let both = intersect(&[net("10.0.0.0/24")], &[net("10.0.0.128/25"), net("10.0.1.0/24")]);
/// assert!(both.eq([net("10.0.0.128/25")]));
/// ```
pub fn intersect(networks: &[IpNet], others: &[IpNet]) -> impl FusedIterator<Item = IpNet> + use<> {
    let rest: Vec<IpNet> = subtract(networks, others).collect();
    subtract(networks, &rest)
}

/// The fewest networks that cover the addresses from the first to the last, lowest first; `None`
/// when the last is before the first or of another family.
///
/// ```
/// use ipplan::{IpNet, between};
///
/// let blocks = between("10.0.0.6".parse().unwrap(), "10.0.0.16".parse().unwrap()).unwrap();
/// let expected = ["10.0.0.6/31", "10.0.0.8/29", "10.0.0.16/32"];
/// assert!(blocks.eq(expected.map(|block| block.parse::<IpNet>().unwrap())));
/// assert!(between("10.0.0.1".parse().unwrap(), "10.0.0.0".parse().unwrap()).is_none());
/// ```
pub fn between(first: IpAddr, last: IpAddr) -> Option<impl FusedIterator<Item = IpNet>> {
    let (v4, v6) = match (first, last) {
        (IpAddr::V4(first), IpAddr::V4(last)) => (Range::new(first.into(), last.into()), None),
        (IpAddr::V6(first), IpAddr::V6(last)) => (None, Range::new(first.into(), last.into())),
        _ => (None, None),
    };
    (v4.is_some() || v6.is_some()).then(|| {
        let v4 = v4.map(|range: Range<u32>| blocks(core::iter::once(range)));
        let v6 = v6.map(|range: Range<u128>| blocks(core::iter::once(range)));
        v4.into_iter().flatten().chain(v6.into_iter().flatten())
    })
}

/// The blocks that ranges consist of, as networks.
pub(crate) fn blocks<T: Address>(
    ranges: impl FusedIterator<Item = Range<T>>,
) -> impl FusedIterator<Item = IpNet> {
    ranges.flat_map(|range| range.blocks().map(Range::network))
}

/// The ranges that ranges cover together: in order, disjoint, and none touching the next.
#[derive(Debug)]
pub(crate) struct Union<T> {
    sorted: Peekable<vec::IntoIter<Range<T>>>,
}

impl<T: Address> Union<T> {
    pub(crate) fn of(mut ranges: Vec<Range<T>>) -> Union<T> {
        sort_ranges(&mut ranges);
        Union { sorted: ranges.into_iter().peekable() }
    }
}

impl<T: Address> Iterator for Union<T> {
    type Item = Range<T>;

    fn next(&mut self) -> Option<Range<T>> {
        let mut union = self.sorted.next()?;
        let joins = |union: Range<T>, next: &Range<T>| {
            next.first <= union.last || Some(next.first) == union.last.after()
        };
        while let Some(next) = self.sorted.next_if(|next| joins(union, next)) {
            union.last = union.last.max(next.last);
        }
        Some(union)
    }
}

impl<T: Address> FusedIterator for Union<T> {}

/// The ranges of disjoint prefixes, given in order, that others leave: in order, and none spanning
/// two prefixes.
#[derive(Debug)]
pub(crate) struct Gaps<T: Address> {
    prefixes: vec::IntoIter<Range<T>>,
    /// The part of the current prefix that is still to be returned.
    rest: Option<Range<T>>,
    covered: Peekable<Union<T>>,
}

impl<T: Address> Gaps<T> {
    pub(crate) fn new(prefixes: Vec<Range<T>>, covered: Vec<Range<T>>) -> Gaps<T> {
        let covered = Union::of(covered).peekable();
        Gaps { prefixes: prefixes.into_iter(), rest: None, covered }
    }
}

impl<T: Address> Iterator for Gaps<T> {
    type Item = Range<T>;

    fn next(&mut self) -> Option<Range<T>> {
        loop {
            let rest = match self.rest.take() {
                Some(rest) => rest,
                None => self.prefixes.next()?,
            };
            while self.covered.next_if(|covered| covered.last < rest.first).is_some() {}
            let Some(covered) = self.covered.peek().and_then(|covered| covered.common(rest)) else {
                return Some(rest);
            };
            self.rest = covered.last.after().and_then(|first| Range::new(first, rest.last));
            let gap = covered.first.before().and_then(|last| Range::new(rest.first, last));
            if gap.is_some() {
                return gap;
            }
        }
    }
}

impl<T: Address> FusedIterator for Gaps<T> {}
