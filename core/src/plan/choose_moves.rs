//! Chooses the subnets that have to move so that new blocks fit: those with the fewest addresses.
//!
//! # An example
//!
//! A /26 is wanted in a /25 that has three subnets, each cell a /28:
//!
//! ```text
//!  a  .  .  .  |  b  b  .  c        a and c are a /28, b is a /27
//! ```
//!
//! Enough is free (four cells), but in two pieces. The left half is clear once `a` has moved, the right one
//! once `b` and `c` have. Moving `a` is cheaper, 16 addresses instead of 48, and the free cell between `b`
//! and `c` has room for it.
//!
//! # Why the search need not try places
//!
//! Blocks fit if and only if, at every size, no more is wanted in blocks of that size or larger than is
//! free. So it is enough to count. A *place* of a size is an aligned block of that size in which nothing
//! of that size or larger lies, and from which everything smaller moves. A subnet of at least that size
//! frees as much as it needs again when it moves, so it changes nothing. The condition that remains: at
//! every size there must be as many places as the new blocks need. In the example that is 1 place of a
//! /26, 2 of a /27 and 4 of a /28; with `a` moved there are 1, 2 and 4: three cells of the left half, as
//! `a` lies in the fourth, and the one between `b` and `c`.
//!
//! # The search
//!
//! A choice is a set of blocks to clear. A [`Clearing`] of a block combines one of each half, or clears
//! all of it; of the many there are, only those are kept that no other beats: one that moves no more and
//! leaves no fewer places of any size. The search runs twice. The quick run keeps few clearings of each
//! block, so it always ends, and its result bounds the exact run, which keeps all but gives up after a
//! given number of steps.
//!
//! # Why each move can be carried out
//!
//! In a choice from which nothing can be left out, each move can be carried out, the smallest first. The
//! place that a subnet leaves is covered by a block larger than itself: otherwise everything that comes
//! there could take its new place instead, and it could stay. So no subnet waits for one of its own size
//! or a larger one to leave, and none has to move twice.
//!
//! The tests compare the choice with every other one of up to ten subnets.

use alloc::vec;
use alloc::vec::Vec;

use ipnet::Ipv4Net;

/// The blocks that move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Their numbers, in rising order.
    pub(super) moved: Vec<usize>,
    /// Whether no other choice moves fewer addresses. If not, the exact search gave up, and this is the
    /// result of the quick one.
    pub(super) fewest: bool,
}

/// Steps for each pair of clearings that is put together, which bounds the memory as well.
const PAIR: usize = 8;

/// How many clearings of each block the quick search keeps.
const FEW: usize = 48;

/// Chooses the blocks to move so that those wanted fit next to those that stay; `None` if no choice
/// makes them fit.
///
/// The areas do not overlap, and are free except for the blocks in them, of which no two overlap. The
/// exact search gives up after `steps` steps.
pub(super) fn choose(
    steps: usize,
    areas: &[Ipv4Net],
    blocks: &[Ipv4Net],
    wanted: &[u8],
) -> Option<Chosen> {
    let levels = levels(blocks, wanted);
    let areas: Vec<Area> = areas.iter().map(|area| Area::with(*area, blocks)).collect();
    let mut search = Search::quick(blocks, levels);
    let quick = search.best(&areas)?;
    let quick = search.without_idle(&areas, quick.moved);
    let mut search = search.exact(steps, &quick);
    let best = search.best(&areas);
    let fewest = best.is_some();
    let mut moved = best.map_or(quick, |clearing| clearing.moved);
    moved.sort_unstable();
    Some(Chosen { moved, fewest })
}

/// A block whose addresses are free except for the blocks inside.
struct Area {
    block: Ipv4Net,
    inside: Vec<usize>,
}

impl Area {
    fn with(block: Ipv4Net, blocks: &[Ipv4Net]) -> Area {
        let all = blocks.iter().enumerate();
        let inside = all.filter(|(_, it)| block.contains(*it)).map(|(index, _)| index);
        Area { block, inside: inside.collect() }
    }
}

/// A size, and how many places of it are needed.
struct Level {
    length: u8,
    places: u64,
}

/// The sizes that matter: those wanted, and the sizes of blocks that a wanted one could displace.
fn levels(blocks: &[Ipv4Net], wanted: &[u8]) -> Vec<Level> {
    let largest = wanted.iter().copied().min();
    let blocks = blocks.iter().map(Ipv4Net::prefix_len);
    let smaller = blocks.filter(|length| largest.is_some_and(|largest| largest < *length));
    let mut lengths: Vec<u8> = wanted.iter().copied().chain(smaller).collect();
    lengths.sort_unstable();
    lengths.dedup();
    let places =
        |length| wanted.iter().fold(0, |sum: u64, it| sum.saturating_add(parts(*it, length)));
    lengths.into_iter().map(|length| Level { length, places: places(length) }).collect()
}

/// The number of blocks of a length in one of the length `of`; 0 if that is smaller.
fn parts(of: u8, length: u8) -> u64 {
    length.checked_sub(of).map_or(0, |doublings| 1_u64.checked_shl(doublings.into()).unwrap_or(0))
}

/// A way to clear a block: the subnets that move out of it, and the places that this makes.
#[derive(Clone)]
struct Clearing {
    /// The addresses that move.
    addresses: u64,
    moved: Vec<usize>,
    /// The resulting places, level by level, and no more than are needed.
    places: Vec<u64>,
}

/// Two clearings of different blocks, not put together yet: most pairs are beaten before that.
type Pair<'c> = (&'c Clearing, &'c Clearing);

/// The cost of a pair: the addresses that move, then the subnets.
fn cost((a, b): &Pair<'_>) -> (u64, usize) {
    (a.addresses + b.addresses, a.moved.len() + b.moved.len())
}

struct Search<'a> {
    blocks: &'a [Ipv4Net],
    levels: Vec<Level>,
    /// The addresses and the number of moves that are known to suffice.
    bound: Option<(u64, usize)>,
    /// Steps that are left; at the last one the search gives up.
    steps: usize,
    /// How many clearings of a block are kept.
    most: usize,
}

impl<'a> Search<'a> {
    /// A search that keeps few clearings and never gives up: what it finds need not be the best.
    fn quick(blocks: &'a [Ipv4Net], levels: Vec<Level>) -> Search<'a> {
        Search { blocks, levels, bound: None, steps: usize::MAX, most: FEW }
    }

    /// A search that keeps every clearing that may be part of the best choice, and gives up after a
    /// number of steps. The given moves are known to suffice.
    fn exact(self, steps: usize, enough: &[usize]) -> Search<'a> {
        let bound = Some((self.addresses(enough), enough.len()));
        Search { bound, steps, most: usize::MAX, ..self }
    }

    /// The cheapest clearing of all areas with enough places; `None` when there is none or the steps are
    /// used up.
    fn best(&mut self, areas: &[Area]) -> Option<Clearing> {
        let mut clearings = vec![self.nothing()];
        for area in areas {
            let here = self.clearings(area.block, &area.inside)?;
            clearings = self.combine(&clearings, &here)?;
        }
        clearings.into_iter().find(|clearing| self.suffices(&clearing.places))
    }

    /// The clearings of a block that no other beats, the cheapest first.
    fn clearings(&mut self, block: Ipv4Net, inside: &[usize]) -> Option<Vec<Clearing>> {
        if inside.is_empty() {
            return Some(vec![self.all(block, inside)]);
        }
        if self.fills(block, inside) {
            return Some(vec![self.nothing()]);
        }
        let nothing = self.nothing();
        let mut clearings = vec![nothing.clone()];
        for half in halves(block) {
            let here = self.clearings(half, &self.those_in(half, inside))?;
            clearings = self.combine(&clearings, &here)?;
        }
        // A block larger than all that is wanted is as clear as its halves are.
        if self.levels.first().is_some_and(|level| block.prefix_len() >= level.length) {
            let all = self.all(block, inside);
            let each = [&all].into_iter().chain(&clearings);
            clearings = self.unbeaten(each.map(|clearing| (clearing, &nothing)).collect())?;
        }
        Some(clearings)
    }

    /// Every pair of clearings of two blocks, except those that another one beats.
    fn combine(&mut self, a: &[Clearing], b: &[Clearing]) -> Option<Vec<Clearing>> {
        self.spend(a.len().checked_mul(b.len())?.checked_mul(PAIR)?)?;
        self.unbeaten(a.iter().flat_map(|a| b.iter().map(move |b| (a, b))).collect())
    }

    /// The pairs that no other beats, as one clearing each, the cheapest first; `None` at the last step.
    fn unbeaten(&mut self, mut pairs: Vec<Pair<'_>>) -> Option<Vec<Clearing>> {
        pairs.retain(|pair| self.bound.is_none_or(|bound| cost(pair) <= bound));
        pairs.sort_by_key(cost);
        let mut kept: Vec<Clearing> = Vec::new();
        for (a, b) in pairs {
            let places = self.sum(&a.places, &b.places);
            // The ones that are kept move no more than this one.
            let beats =
                |it: &Clearing| it.places.iter().zip(&places).all(|(has, want)| has >= want);
            let beaten = kept.iter().position(beats);
            self.spend(beaten.map_or(kept.len(), |index| index + 1))?;
            if beaten.is_none() {
                let addresses = a.addresses + b.addresses;
                let moved = a.moved.iter().chain(&b.moved).copied().collect();
                kept.push(Clearing { addresses, moved, places });
            }
        }
        Some(self.thinned(kept))
    }

    fn spend(&mut self, steps: usize) -> Option<()> {
        self.steps = self.steps.checked_sub(steps)?;
        Some(())
    }

    /// Some of the clearings, spread over their costs; always the last, which clears the most.
    fn thinned(&self, clearings: Vec<Clearing>) -> Vec<Clearing> {
        let (count, most) = (clearings.len(), self.most);
        if count <= most {
            return clearings;
        }
        let every = count.div_ceil(most - 1);
        let kept = |index: usize| index + 1 == count || index.is_multiple_of(every);
        let numbered = clearings.into_iter().enumerate();
        numbered.filter(|(index, _)| kept(*index)).map(|(_, clearing)| clearing).collect()
    }

    /// The clearing without moves and without places: of a full block, or of none.
    fn nothing(&self) -> Clearing {
        Clearing { addresses: 0, moved: Vec::new(), places: vec![0; self.levels.len()] }
    }

    /// The clearing that moves everything in a block.
    fn all(&self, block: Ipv4Net, inside: &[usize]) -> Clearing {
        let inside_of = |length| {
            let blocks = inside.iter().filter_map(|index| self.blocks.get(*index));
            blocks.fold(0_u64, |sum, it| sum.saturating_add(parts(it.prefix_len(), length)))
        };
        let places = self.levels.iter().map(|level| {
            let all = parts(block.prefix_len(), level.length);
            all.saturating_sub(inside_of(level.length)).min(level.places)
        });
        let places = places.collect();
        Clearing { addresses: self.addresses(inside), moved: inside.to_vec(), places }
    }

    /// The places of two blocks together.
    fn sum(&self, a: &[u64], b: &[u64]) -> Vec<u64> {
        let both = a.iter().zip(b).zip(&self.levels);
        both.map(|((a, b), level)| a.saturating_add(*b).min(level.places)).collect()
    }

    fn suffices(&self, places: &[u64]) -> bool {
        places.iter().zip(&self.levels).all(|(has, level)| *has >= level.places)
    }

    /// The number of addresses of these blocks.
    fn addresses(&self, blocks: &[usize]) -> u64 {
        let blocks = blocks.iter().filter_map(|index| self.blocks.get(*index));
        blocks.map(|it| parts(it.prefix_len(), 32)).sum()
    }

    fn those_in(&self, half: Ipv4Net, inside: &[usize]) -> Vec<usize> {
        let lies_in = |index: &usize| self.blocks.get(*index).is_some_and(|it| half.contains(it));
        inside.iter().copied().filter(lies_in).collect()
    }

    fn fills(&self, block: Ipv4Net, inside: &[usize]) -> bool {
        inside.iter().any(|index| self.blocks.get(*index) == Some(&block))
    }

    /// The same moves without those that are not needed, the largest tried first.
    fn without_idle(&self, areas: &[Area], mut moved: Vec<usize>) -> Vec<usize> {
        moved.sort_unstable();
        let mut order = moved.clone();
        order.sort_by_key(|index| self.blocks.get(*index).map(Ipv4Net::prefix_len));
        for idle in order {
            let fewer: Vec<usize> = moved.iter().copied().filter(|index| *index != idle).collect();
            let places = areas.iter().fold(self.nothing().places, |sum, area| {
                self.sum(&sum, &self.places(area.block, &area.inside, &fewer))
            });
            if self.suffices(&places) {
                moved = fewer;
            }
        }
        moved
    }

    /// The places in a block after these have moved; `moved` is in rising order.
    fn places(&self, block: Ipv4Net, inside: &[usize], moved: &[usize]) -> Vec<u64> {
        if self.fills(block, inside) {
            return self.nothing().places;
        }
        if inside.iter().all(|index| moved.binary_search(index).is_ok()) {
            return self.all(block, inside).places;
        }
        halves(block).fold(self.nothing().places, |sum, half| {
            self.sum(&sum, &self.places(half, &self.those_in(half, inside), moved))
        })
    }
}

/// The two halves of a block; none of a single address.
fn halves(block: Ipv4Net) -> impl Iterator<Item = Ipv4Net> {
    block.subnets(block.prefix_len() + 1).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use core::ops::RangeInclusive;

    use proptest::prelude::*;

    use ipnet::IpNet;

    use super::*;
    use crate::address::PrefixLen;
    use crate::space::Space;

    fn areas() -> [Ipv4Net; 3] {
        // A /24 with two holes in it, as a keep-out and a pinned subnet leave them.
        ["10.0.0.0/25", "10.0.0.128/26", "10.0.0.224/27"].map(|text| text.parse().unwrap())
    }

    /// Blocks of /27 to /29 here and there, and the sizes that are wanted.
    fn questions() -> impl Strategy<Value = (Vec<Ipv4Net>, Vec<u8>)> {
        let blocks = prop::collection::vec((27..=29_u8, 0..32_u8), 0..11);
        let wanted = prop::collection::vec(25..=29_u8, 0..4);
        (blocks, wanted).prop_map(|(blocks, wanted)| {
            let mut free = space(&[]);
            let nets = blocks.into_iter().map(|(length, cell)| {
                Ipv4Net::new([10, 0, 0, cell * 8].into(), length).unwrap().trunc()
            });
            (nets.filter(|net| free.carve_at(IpNet::V4(*net)).is_ok()).collect(), wanted)
        })
    }

    fn space(staying: &[Ipv4Net]) -> Space {
        let mut space = Space::new(&areas().map(IpNet::V4)).unwrap();
        for net in staying {
            space.reserve(IpNet::V4(*net));
        }
        space
    }

    /// Whether it all fits when these move and the rest stays.
    fn fits(blocks: &[Ipv4Net], wanted: &[u8], moves: impl Fn(usize) -> bool) -> bool {
        let of = |moving: bool| -> Vec<Ipv4Net> {
            let some = blocks.iter().enumerate().filter(|(index, _)| moves(*index) == moving);
            some.map(|(_, net)| *net).collect()
        };
        let moving = of(true).into_iter().map(|net| net.prefix_len());
        let lengths = wanted.iter().copied().chain(moving).map(PrefixLen::v4);
        space(&of(false)).carve_all(&lengths.collect::<Vec<_>>()).is_ok()
    }

    fn cost(blocks: &[Ipv4Net], moved: impl Iterator<Item = usize>) -> u32 {
        moved.map(|index| 1 << (32 - blocks[index].prefix_len())).sum()
    }

    #[test]
    fn the_example_at_the_head() {
        let blocks = ["10.0.0.0/28", "10.0.0.64/27", "10.0.0.112/28"];
        let blocks = blocks.map(|text| text.parse().unwrap());
        let area = ["10.0.0.0/25".parse().unwrap()];
        assert_eq!(
            choose(1_000, &area, &blocks, &[26]),
            Some(Chosen { moved: vec![0], fewest: true })
        );
        // A fourth one in the free cell leaves fewer addresses than a /26 has.
        let full = ["10.0.0.0/28", "10.0.0.64/27", "10.0.0.96/28", "10.0.0.112/28"];
        assert_eq!(choose(1_000, &area, &full.map(|text| text.parse().unwrap()), &[26]), None);
    }

    /// Blocks at the start of each /24 from the first to the last.
    fn one_in_each_24(range: RangeInclusive<u8>) -> impl Iterator<Item = Ipv4Net> {
        range.map(|at| format!("10.0.{at}.0/28").parse().unwrap())
    }

    /// 127 of 256 blocks of a /24 have to be clear. There are more clearings than the quick search keeps, and
    /// those that it keeps clear an even number.
    #[test]
    fn of_many_moves_of_the_same_cost_none_is_idle() {
        let area = ["10.0.0.0/16".parse().unwrap()];
        let blocks: Vec<Ipv4Net> = one_in_each_24(0..=255).collect();
        for (steps, fewest) in [(0, false), (20_000_000, true)] {
            let choice = choose(steps, &area, &blocks, &[24; 127]).unwrap();
            assert_eq!((choice.moved.len(), choice.fewest), (127, fewest));
        }
    }

    /// All /24 have to be clear but the two that are full, and there is just enough room elsewhere: 16 blocks
    /// of a /25 have 128 of a /28.
    #[test]
    fn everything_small_moves_if_that_alone_helps() {
        let elsewhere = (0..16).map(|at| format!("10.1.{at}.0/25").parse().unwrap());
        let areas: Vec<Ipv4Net> =
            ["10.0.0.0/17".parse().unwrap()].into_iter().chain(elsewhere).collect();
        let full = ["10.0.0.0/24", "10.0.64.0/24"].map(|it| it.parse().unwrap());
        let blocks: Vec<Ipv4Net> = full
            .into_iter()
            .chain(one_in_each_24(1..=63))
            .chain(one_in_each_24(65..=127))
            .collect();
        let choice = choose(0, &areas, &blocks, &[24; 126]).unwrap();
        assert_eq!(choice.moved, (2..128).collect::<Vec<_>>());
        assert_eq!(choose(0, &areas, &blocks, &[24; 127]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn no_other_choice_is_cheaper((blocks, wanted) in questions()) {
            let all = 0..1_u32 << blocks.len();
            let enough = all.filter(|set| fits(&blocks, &wanted, |index| set & (1 << index) != 0));
            let indices = |set: u32| (0..blocks.len()).filter(move |index| set & (1 << index) != 0);
            let least = enough.map(|set| (cost(&blocks, indices(set)), set.count_ones())).min();
            let choice = choose(20_000_000, &areas(), &blocks, &wanted);
            let found = choice.as_ref().map(|choice| {
                let moves = u32::try_from(choice.moved.len()).unwrap();
                (cost(&blocks, choice.moved.iter().copied()), moves)
            });
            prop_assert_eq!(found, least);
            prop_assert!(choice.is_none_or(|choice| choice.fewest));
        }

        #[test]
        fn a_search_cut_short_still_helps_and_moves_nothing_idle((blocks, wanted) in questions()) {
            let Some(quick) = choose(0, &areas(), &blocks, &wanted) else {
                prop_assert!(!fits(&blocks, &wanted, |_| true));
                return Ok(());
            };
            prop_assert!(!quick.fewest);
            let moves = |index: usize| quick.moved.contains(&index);
            prop_assert!(fits(&blocks, &wanted, moves));
            for idle in &quick.moved {
                prop_assert!(!fits(&blocks, &wanted, |index| index != *idle && moves(index)));
            }
        }
    }
}
