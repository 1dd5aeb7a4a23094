//! Sorting by address.
//!
//! The project has its own sort because `ipplan overlaps` of a million lines takes 12 % longer with the comparing
//! sort of the standard library (1,144 ms against 1,022 of processor time; as JSON 881 against 767). `free` and
//! `summarize` show no difference; only the pass by itself does.

use alloc::vec::Vec;

use super::range::{Address, Range};

/// Up to here comparing is as fast.
const FEW: usize = 500;
/// The bits of one digit.
const DIGIT: u32 = 11;

/// Sorts by first address; of the same first address, the largest block first; of equal blocks, as
/// they were.
pub(crate) fn sort_blocks<T: Address, I: Copy>(items: &mut Vec<I>, block: impl Fn(&I) -> Range<T>) {
    let key = |item: &I| (block(item).first, !block(item).last);
    if items.is_sorted_by_key(key) {
    } else if items.len() <= FEW {
        items.sort_by_key(key);
    } else {
        let mut other = items.clone();
        let length = |item: &I| (block(item).first ^ block(item).last).leading_zeros() as usize;
        by_digit(items, &mut other, length);
        by_address(items, &mut other, |item| block(item).first);
    }
}

/// Sorts by first address.
pub(crate) fn sort_ranges<T: Address>(ranges: &mut Vec<Range<T>>) {
    if ranges.is_sorted_by_key(|range| range.first) {
    } else if ranges.len() <= FEW {
        ranges.sort_by_key(|range| range.first);
    } else {
        let mut other = ranges.clone();
        by_address(ranges, &mut other, |range| range.first);
    }
}

/// One pass for each digit of the address, the lowest first: as a pass keeps the order of items
/// with the same digit, they are sorted by the whole address at the end.
fn by_address<T: Address, I: Copy>(
    items: &mut Vec<I>,
    other: &mut Vec<I>,
    address: impl Fn(&I) -> T,
) {
    // Bits that are the same in all are often most of them: those over a pool, and host bits.
    let Some(first) = items.first().map(&address) else { return };
    let varies = items.iter().fold(T::ZERO, |varies, item| varies | (address(item) ^ first));
    let mut shift = varies.trailing_zeros();
    while shift < T::BITS && varies >> shift != T::ZERO {
        by_digit(items, other, |item| (address(item) >> shift).low(DIGIT));
        shift += DIGIT;
    }
}

/// Counts how often each digit is there, and moves every item to where its digit starts.
fn by_digit<I: Copy>(items: &mut Vec<I>, other: &mut Vec<I>, digit: impl Fn(&I) -> usize) {
    let mut starts = [0_usize; 1 << DIGIT];
    for item in items.iter() {
        if let Some(count) = starts.get_mut(digit(item)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += core::mem::replace(start, sum);
    }
    for item in items.iter() {
        debug_assert!(digit(item) < starts.len(), "a digit has {DIGIT} bits");
        if let Some(start) = starts.get_mut(digit(item))
            && let Some(place) = other.get_mut(*start)
        {
            *place = *item;
            *start += 1;
        }
    }
    core::mem::swap(items, other);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check<T: Address>(addresses: &[T], orders: &[u32]) {
        let ranges: Vec<Range<T>> = addresses
            .iter()
            .zip(orders.iter().cycle())
            .map(|(address, order)| Range::block(*address, *order))
            .collect();
        let mut expected: Vec<_> = ranges.iter().copied().enumerate().collect();
        expected.sort_by_key(|(index, range)| (range.first, !range.last, *index));

        let mut indexed: Vec<_> = ranges.iter().copied().enumerate().collect();
        sort_blocks(&mut indexed, |(_, range)| *range);
        assert_eq!(indexed, expected);

        let mut sorted = ranges;
        sort_ranges(&mut sorted);
        assert!(sorted.is_sorted_by_key(|range| range.first));
        sorted.sort_by_key(|range| (range.first, !range.last));
        assert!(sorted.iter().eq(expected.iter().map(|(_, range)| range)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

        #[test]
        fn agrees_with_comparing(
            addresses in prop::collection::vec(any::<u128>(), 0..3 * FEW),
            orders in prop::collection::vec(0..=32u32, 1..9),
            shift in 0..128u32,
        ) {
            // High bits alike, low bits zero, and many of them equal.
            let six: Vec<u128> = addresses.iter().map(|address| address >> shift << (shift / 2)).collect();
            check(&six, &orders);
            let four: Vec<u32> = six.iter().map(|address| u32::saturated(*address)).collect();
            check(&four, &orders);
        }
    }
}
