//! Tasks on lists: every overlap, the rest of a pool, and the fewest blocks.
//!
//! Overlaps answer with how many pairs there are and the sum of their indices, the others with how
//! many blocks there are and the sum of their lengths: so that nobody can leave work out.

use std::collections::BTreeSet;

use ipnet::Ipv4Subnets;
use ipplan::{IpNet, Ipv4Net, gaps, overlaps, summarize};
use iprange::IpRange;
use prefix_trie::{PrefixMap, PrefixSet};
use range_set_blaze::RangeSetBlaze;

use super::Bits;

/// How many answers, and a sum over them.
pub type Sum = (usize, usize);

fn sum_pairs(pairs: impl Iterator<Item = (usize, usize)>) -> Sum {
    pairs.fold((0, 0), |(count, sum), (a, b)| (count + 1, sum + a + b))
}

fn sum_blocks(blocks: impl Iterator<Item = IpNet>) -> Sum {
    blocks.fold((0, 0), |(count, sum), block| (count + 1, sum + usize::from(block.prefix_len())))
}

fn v4(network: IpNet) -> Ipv4Net {
    match network {
        IpNet::V4(network) => network,
        IpNet::V6(_) => panic!("these lists are IPv4"),
    }
}

fn v4s(list: &[IpNet]) -> impl Iterator<Item = Ipv4Net> {
    list.iter().copied().map(v4)
}

/// Ours.
pub fn our_overlaps(list: &[IpNet]) -> Sum {
    sum_pairs(overlaps(list).map(|pair| (pair.outer, pair.inner)))
}

/// Ours.
pub fn our_gaps(pool: IpNet, list: &[IpNet]) -> Sum {
    sum_blocks(gaps(&[pool], list).unwrap())
}

/// Ours.
pub fn our_summary(_: IpNet, list: &[IpNet]) -> Sum {
    sum_blocks(summarize(list))
}

/// `ipnet`: sorts, and keeps the networks around the current one on a stack.
pub fn ipnet_overlaps(list: &[IpNet]) -> Sum {
    let mut sorted: Vec<(Ipv4Net, usize)> = v4s(list).zip(0..).collect();
    sorted.sort_unstable();
    let mut stack: Vec<(Ipv4Net, usize)> = Vec::new();
    let (mut count, mut sum) = (0, 0);
    for (network, index) in sorted {
        while stack.last().is_some_and(|(outer, _)| !outer.contains(&network)) {
            stack.pop();
        }
        for (_, outer) in &stack {
            count += 1;
            sum += outer + index;
        }
        stack.push((network, index));
    }
    (count, sum)
}

/// `prefix-trie`: a map from each network to its places in the list, and a look at what covers it.
pub fn trie_overlaps(list: &[IpNet]) -> Sum {
    let mut map: PrefixMap<Ipv4Net, Vec<usize>> = PrefixMap::new();
    for (network, index) in v4s(list).zip(0..) {
        map.entry(network).or_default().push(index);
    }
    let mut pairs = (0, 0);
    for (network, inner) in v4s(list).zip(0..) {
        for (outer, indices) in map.cover(&network) {
            for index in indices {
                if outer != network || *index < inner {
                    pairs = (pairs.0 + 1, pairs.1 + index + inner);
                }
            }
        }
    }
    pairs
}

/// A `BTreeSet` by first address: what a network covers is a range of it.
pub fn btree_overlaps(list: &[IpNet]) -> Sum {
    let sorted: BTreeSet<(u32, u8, usize)> =
        list.iter().zip(0..).map(|(it, index)| (u32::of(*it), it.prefix_len(), index)).collect();
    let mut pairs = (0, 0);
    for outer in &sorted {
        let last = outer.0.last(outer.1);
        for inner in sorted.range(outer..).skip(1).take_while(|inner| inner.0 <= last) {
            pairs = (pairs.0 + 1, pairs.1 + outer.2 + inner.2);
        }
    }
    pairs
}

/// The gaps between sorted ranges, as blocks.
fn between(pool: IpNet, ranges: impl Iterator<Item = (u32, u32)>) -> Sum {
    let pool = v4(pool);
    let last = u32::from(pool.broadcast());
    let mut next = Some(u32::from(pool.network()));
    let mut sum = (0, 0);
    let mut add = |first: u32, last: u32| {
        let blocks = Ipv4Subnets::new(first.into(), last.into(), 0);
        let found = sum_blocks(blocks.map(IpNet::V4));
        sum = (sum.0 + found.0, sum.1 + found.1);
    };
    for (first, end) in ranges {
        if let Some(start) = next.filter(|start| *start < first) {
            add(start, first - 1);
        }
        next = next.max(end.checked_add(1));
    }
    if let Some(start) = next.filter(|start| *start <= last) {
        add(start, last);
    }
    sum
}

fn range(network: Ipv4Net) -> (u32, u32) {
    (network.network().into(), network.broadcast().into())
}

/// `ipnet`: what `aggregate` joined, and the blocks between.
pub fn aggregate_gaps(pool: IpNet, list: &[IpNet]) -> Sum {
    between(pool, Ipv4Net::aggregate(&v4s(list).collect()).into_iter().map(range))
}

/// `ipnet`: a sorted vector, and the blocks between.
pub fn vector_gaps(pool: IpNet, list: &[IpNet]) -> Sum {
    let mut sorted: Vec<Ipv4Net> = v4s(list).collect();
    sorted.sort_unstable();
    between(pool, sorted.into_iter().map(range))
}

/// `range-set-blaze`: the complement within the pool.
pub fn blaze_gaps(pool: IpNet, list: &[IpNet]) -> Sum {
    let set = |network: Ipv4Net| {
        let (first, last) = range(network);
        first..=last
    };
    let pool = RangeSetBlaze::from_iter([set(v4(pool))]);
    let free = pool - RangeSetBlaze::from_iter(v4s(list).map(set));
    let blocks = |range: std::ops::RangeInclusive<u32>| {
        Ipv4Subnets::new((*range.start()).into(), (*range.end()).into(), 0)
    };
    sum_blocks(free.ranges().flat_map(blocks).map(IpNet::V4))
}

/// `iprange`: the pool without the networks.
pub fn iprange_gaps(pool: IpNet, list: &[IpNet]) -> Sum {
    let mut free: IpRange<Ipv4Net> = [v4(pool)].into_iter().collect();
    for network in v4s(list) {
        free.remove(network);
    }
    free.simplify();
    sum_blocks(free.iter().map(IpNet::V4))
}

/// `ipnet`: `aggregate`.
pub fn aggregate_summary(_: IpNet, list: &[IpNet]) -> Sum {
    sum_blocks(Ipv4Net::aggregate(&v4s(list).collect()).into_iter().map(IpNet::V4))
}

/// `range-set-blaze`: its ranges.
pub fn blaze_summary(_: IpNet, list: &[IpNet]) -> Sum {
    let set = RangeSetBlaze::from_iter(v4s(list).map(|network| {
        let (first, last) = range(network);
        first..=last
    }));
    let blocks = |range: std::ops::RangeInclusive<u32>| {
        Ipv4Subnets::new((*range.start()).into(), (*range.end()).into(), 0)
    };
    sum_blocks(set.ranges().flat_map(blocks).map(IpNet::V4))
}

/// `iprange`: simplified.
pub fn iprange_summary(_: IpNet, list: &[IpNet]) -> Sum {
    let mut set: IpRange<Ipv4Net> = v4s(list).collect();
    set.simplify();
    sum_blocks(set.iter().map(IpNet::V4))
}

/// `prefix-trie`: aggregated.
pub fn trie_summary(_: IpNet, list: &[IpNet]) -> Sum {
    let mut set: PrefixSet<Ipv4Net> = v4s(list).collect();
    set.aggregate();
    sum_blocks(set.iter().map(IpNet::V4))
}
