//! What has to move so that new blocks fit: the choice with the fewest addresses.
//!
//! Blocks fit if and only if, at every size, no more is wanted in blocks of that size or larger than
//! is free. A block that moves and is at least of that size takes there what it leaves, so it makes no
//! difference. What remains is this: at every size there have to be as many places as the new blocks
//! consist of, a place being an aligned block of that size in which nothing of that size or larger lies,
//! and from which all that is smaller moves. So nobody has to try where anything goes: to choose is
//! to say which places are cleared, half by half, and to keep of all ways those that no other beats.
//!
//! Of a choice from which nothing can be left out, each move can be carried out, the smallest first.
//! Where a block leaves a place, one larger than itself comes to cover it: else all that comes there
//! could take its new place instead, and it could stay. So no block waits for one of its own size or a
//! larger one to leave, and none has to move twice.

use alloc::vec;
use alloc::vec::Vec;

use ipnet::Ipv4Net;

use crate::address::sort_by_key;

/// What moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Which of the blocks, in rising order.
    pub(super) moved: Vec<usize>,
    /// Whether no other choice moves fewer addresses; else a search that was cut short found it.
    pub(super) fewest: bool,
}

/// Steps for each pair of ways that is put together, which bounds the memory as well.
const PAIR: usize = 8;

/// Ways that are kept of each block where the exact search was too long.
const FEW: usize = 48;

/// Which of these blocks to move, so that what is wanted fits beside those that stay; `None` where
/// nothing helps.
///
/// The grounds are apart from each other and free but for the blocks in them, of which no two overlap.
pub(super) fn choose(
    steps: usize,
    grounds: &[Ipv4Net],
    blocks: &[Ipv4Net],
    wanted: &[u8],
) -> Option<Chosen> {
    let levels = levels(blocks, wanted);
    let grounds: Vec<Ground> = grounds.iter().map(|ground| Ground::with(*ground, blocks)).collect();
    let mut search = Search { blocks, levels, bound: None, steps: usize::MAX, most: FEW };
    let quick = search.best(&grounds)?;
    let quick = search.without_idle(&grounds, quick.moved);
    search.bound = Some((search.cost(&quick), quick.len()));
    (search.steps, search.most) = (steps, usize::MAX);
    let best = search.best(&grounds);
    let fewest = best.is_some();
    let mut moved = best.map_or(quick, |way| way.moved);
    sort_by_key(&mut moved, |index| *index);
    Some(Chosen { moved, fewest })
}

/// A block whose addresses are free but for the blocks inside.
struct Ground {
    block: Ipv4Net,
    inside: Vec<usize>,
}

impl Ground {
    fn with(block: Ipv4Net, blocks: &[Ipv4Net]) -> Ground {
        let all = blocks.iter().enumerate();
        let inside = all.filter(|(_, it)| block.contains(*it)).map(|(index, _)| index);
        Ground { block, inside: inside.collect() }
    }
}

/// A size, and how many places of it there have to be.
struct Level {
    length: u8,
    places: u64,
}

/// The sizes that matter: those wanted, and of the blocks those that a wanted one could displace.
fn levels(blocks: &[Ipv4Net], wanted: &[u8]) -> Vec<Level> {
    let largest = wanted.iter().copied().min();
    let blocks = blocks.iter().map(Ipv4Net::prefix_len);
    let smaller = blocks.filter(|length| largest.is_some_and(|largest| largest < *length));
    let mut lengths: Vec<u8> = wanted.iter().copied().chain(smaller).collect();
    sort_by_key(&mut lengths, |length| *length);
    lengths.dedup();
    let places =
        |length| wanted.iter().fold(0, |sum: u64, it| sum.saturating_add(parts(*it, length)));
    lengths.into_iter().map(|length| Level { length, places: places(length) }).collect()
}

/// How many blocks of a length one of another consists of; none of a larger one.
fn parts(of: u8, length: u8) -> u64 {
    length.checked_sub(of).map_or(0, |doublings| 1_u64.checked_shl(doublings.into()).unwrap_or(0))
}

/// A way to clear some of a block.
#[derive(Clone)]
struct Way {
    /// The addresses that move.
    addresses: u64,
    moved: Vec<usize>,
    /// The places there are then, level by level, and no more than there have to be.
    places: Vec<u64>,
}

struct Search<'a> {
    blocks: &'a [Ipv4Net],
    levels: Vec<Level>,
    /// The addresses and the number of moves that are known to be enough.
    bound: Option<(u64, usize)>,
    /// Steps that are left; at the last one the search gives up.
    steps: usize,
    /// How many ways are kept of a block.
    most: usize,
}

impl Search<'_> {
    /// The cheapest way to have all the places; `None` when there is none or the steps are used up.
    fn best(&mut self, grounds: &[Ground]) -> Option<Way> {
        let mut ways = vec![self.nothing()];
        for ground in grounds {
            let here = self.ways(ground.block, &ground.inside)?;
            ways = self.combine(&ways, &here)?;
        }
        ways.into_iter().find(|way| self.suffices(&way.places))
    }

    /// The ways to clear some of a block that no other beats, the cheapest first.
    fn ways(&mut self, block: Ipv4Net, inside: &[usize]) -> Option<Vec<Way>> {
        if inside.is_empty() {
            return Some(vec![self.all(block, inside)]);
        }
        if self.fills(block, inside) {
            return Some(vec![self.nothing()]);
        }
        let nothing = self.nothing();
        let mut ways = vec![nothing.clone()];
        for half in halves(block) {
            let here: Vec<usize> = self.those_in(half, inside);
            let here = self.ways(half, &here)?;
            ways = self.combine(&ways, &here)?;
        }
        // A block larger than all that is wanted is as clear as its halves are.
        if self.levels.first().is_some_and(|level| block.prefix_len() >= level.length) {
            let all = self.all(block, inside);
            ways = self
                .unbeaten([&all].into_iter().chain(&ways).map(|way| (way, &nothing)).collect())?;
        }
        Some(ways)
    }

    /// Every pair of ways of two blocks, but for those that another one beats.
    fn combine(&mut self, a: &[Way], b: &[Way]) -> Option<Vec<Way>> {
        self.steps = self.steps.checked_sub(a.len().checked_mul(b.len())?.checked_mul(PAIR)?)?;
        self.unbeaten(a.iter().flat_map(|a| b.iter().map(move |b| (a, b))).collect())
    }

    /// The pairs that no other beats, as one way each, the cheapest first; `None` at the last step.
    fn unbeaten(&mut self, mut pairs: Vec<(&Way, &Way)>) -> Option<Vec<Way>> {
        let cost =
            |(a, b): &(&Way, &Way)| (a.addresses + b.addresses, a.moved.len() + b.moved.len());
        pairs.retain(|pair| self.bound.is_none_or(|bound| cost(pair) <= bound));
        sort_by_key(&mut pairs, cost);
        let mut kept: Vec<Way> = Vec::new();
        for (a, b) in pairs {
            let places = self.sum(&a.places, &b.places);
            let beats = |way: &Way| way.places.iter().zip(&places).all(|(has, want)| has >= want);
            let beaten = kept.iter().position(beats);
            self.steps = self.steps.checked_sub(beaten.map_or(kept.len(), |index| index + 1))?;
            if beaten.is_none() {
                let addresses = a.addresses + b.addresses;
                let moved = a.moved.iter().chain(&b.moved).copied().collect();
                kept.push(Way { addresses, moved, places });
            }
        }
        Some(self.thinned(kept))
    }

    /// Some of the ways, spread over what they cost; always the last, which clears the most.
    fn thinned(&self, ways: Vec<Way>) -> Vec<Way> {
        let (count, most) = (ways.len(), self.most);
        if count <= most {
            return ways;
        }
        let kept =
            |index: usize| index + 1 == count || index.is_multiple_of(count.div_ceil(most - 1));
        ways.into_iter().enumerate().filter(|(index, _)| kept(*index)).map(|(_, way)| way).collect()
    }

    fn nothing(&self) -> Way {
        Way { addresses: 0, moved: Vec::new(), places: vec![0; self.levels.len()] }
    }

    /// All that lies in a block moves.
    fn all(&self, block: Ipv4Net, inside: &[usize]) -> Way {
        let inside_of = |length| {
            let blocks = inside.iter().filter_map(|index| self.blocks.get(*index));
            blocks.fold(0_u64, |sum, it| sum.saturating_add(parts(it.prefix_len(), length)))
        };
        let places = self.levels.iter().map(|level| {
            let all = parts(block.prefix_len(), level.length);
            all.saturating_sub(inside_of(level.length)).min(level.places)
        });
        Way { addresses: self.cost(inside), moved: inside.to_vec(), places: places.collect() }
    }

    /// The places of two blocks together.
    fn sum(&self, a: &[u64], b: &[u64]) -> Vec<u64> {
        let both = a.iter().zip(b).zip(&self.levels);
        both.map(|((a, b), level)| a.saturating_add(*b).min(level.places)).collect()
    }

    fn suffices(&self, places: &[u64]) -> bool {
        places.iter().zip(&self.levels).all(|(has, level)| *has >= level.places)
    }

    fn cost(&self, moved: &[usize]) -> u64 {
        moved
            .iter()
            .filter_map(|index| self.blocks.get(*index))
            .map(|it| parts(it.prefix_len(), 32))
            .sum()
    }

    fn those_in(&self, half: Ipv4Net, inside: &[usize]) -> Vec<usize> {
        let lies_in = |index: &usize| self.blocks.get(*index).is_some_and(|it| half.contains(it));
        inside.iter().copied().filter(lies_in).collect()
    }

    fn fills(&self, block: Ipv4Net, inside: &[usize]) -> bool {
        inside.iter().any(|index| self.blocks.get(*index) == Some(&block))
    }

    /// The same without what can stay as well, the largest first.
    fn without_idle(&self, grounds: &[Ground], mut moved: Vec<usize>) -> Vec<usize> {
        sort_by_key(&mut moved, |index| *index);
        let mut order = moved.clone();
        sort_by_key(&mut order, |index| self.blocks.get(*index).map(Ipv4Net::prefix_len));
        for idle in order {
            let fewer: Vec<usize> = moved.iter().copied().filter(|index| *index != idle).collect();
            let places = grounds.iter().fold(self.nothing().places, |sum, ground| {
                self.sum(&sum, &self.places(ground.block, &ground.inside, &fewer))
            });
            if self.suffices(&places) {
                moved = fewer;
            }
        }
        moved
    }

    /// The places in a block once these have moved, which are in rising order.
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
    use proptest::prelude::*;

    use ipnet::IpNet;

    use super::*;
    use crate::address::PrefixLen;
    use crate::space::Space;

    fn grounds() -> [Ipv4Net; 3] {
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
        let mut space = Space::new(&grounds().map(IpNet::V4)).unwrap();
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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn no_other_choice_is_cheaper((blocks, wanted) in questions()) {
            let all = 0..1_u32 << blocks.len();
            let enough = all.filter(|set| fits(&blocks, &wanted, |index| set & (1 << index) != 0));
            let indices = |set: u32| (0..blocks.len()).filter(move |index| set & (1 << index) != 0);
            let least = enough.map(|set| (cost(&blocks, indices(set)), set.count_ones())).min();
            let choice = choose(20_000_000, &grounds(), &blocks, &wanted);
            let found = choice.as_ref().map(|choice| {
                let moves = u32::try_from(choice.moved.len()).unwrap();
                (cost(&blocks, choice.moved.iter().copied()), moves)
            });
            prop_assert_eq!(found, least);
            prop_assert!(choice.is_none_or(|choice| choice.fewest));
        }

        #[test]
        fn a_search_cut_short_still_helps_and_moves_nothing_idle((blocks, wanted) in questions()) {
            let Some(quick) = choose(0, &grounds(), &blocks, &wanted) else {
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
