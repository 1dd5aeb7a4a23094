//! The floor of a list: radix sort of packed words, and one pass. For IPv4 and up to 2²⁶ networks.

use ipplan::IpNet;

use super::Bits;
use super::lists::Sum;

/// Sorts by the bits from `low` up to `high`, eleven at a time.
fn sort(words: &mut Vec<u64>, low: u32, high: u32) {
    let mut other = vec![0; words.len()];
    for shift in (low..high).step_by(11) {
        let digit = |word: &u64| (word >> shift) as usize & 0x7ff;
        let mut starts = [0u32; 2048];
        for word in words.iter() {
            starts[digit(word)] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for word in words.iter() {
            let start = &mut starts[digit(word)];
            other[*start as usize] = *word;
            *start += 1;
        }
        std::mem::swap(words, &mut other);
    }
}

/// Address, length and index in one word.
pub fn overlaps(list: &[IpNet]) -> Sum {
    let pack = |(network, index): (&IpNet, u64)| {
        u64::from(u32::of(*network)) << 32 | u64::from(network.prefix_len()) << 26 | index
    };
    let mut words: Vec<u64> = list.iter().zip(0..).map(pack).collect();
    sort(&mut words, 26, 64);
    let mut stack: Vec<(u32, usize)> = Vec::new();
    let (mut count, mut sum) = (0, 0);
    for word in words {
        let (first, length) = ((word >> 32) as u32, (word >> 26) as u8 & 63);
        let index = word as usize & ((1 << 26) - 1);
        while stack.pop_if(|outer| outer.0 < first).is_some() {}
        for (_, outer) in &stack {
            count += 1;
            sum += outer + index;
        }
        stack.push((first.last(length), index));
    }
    (count, sum)
}

/// First and last address in one word; the blocks of each gap by its two ends.
pub fn gaps(pool: IpNet, list: &[IpNet]) -> Sum {
    let pack = |network: &IpNet| {
        let first = u32::of(*network);
        u64::from(first) << 32 | u64::from(first.last(network.prefix_len()))
    };
    let mut words: Vec<u64> = list.iter().map(pack).collect();
    sort(&mut words, 32, 64);
    let end = u64::from(u32::of(pool).last(pool.prefix_len())) + 1;
    let mut next = u64::from(u32::of(pool));
    let (mut count, mut sum) = (0, 0);
    for word in words.into_iter().chain([end << 32]) {
        let first = word >> 32;
        while next < first {
            let size = next.trailing_zeros().min((first - next).ilog2());
            count += 1;
            sum += 32 - size as usize;
            next += 1 << size;
        }
        next = next.max((word & u64::from(u32::MAX)) + 1);
    }
    (count, sum)
}
