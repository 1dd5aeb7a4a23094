//! What containers are, and what is in them.
//!
//! A container that holds no other one is a network, and what is in it are its subnets; the others
//! are pools. What is in no such network is a network itself, and in use as a whole.

use ipplan::{IpNet, overlaps};

use crate::read::ours::level::{Level, Mark};
use crate::read::ours::networks::Networks;

/// The networks with the levels that follow from the containers among them, which are marked as pools.
pub(super) fn settled(networks: &Networks) -> Networks {
    let mut lowest: Vec<(String, IpNet)> = Vec::new();
    let mut worlds: Vec<&str> = Vec::new();
    let marks: Vec<Mark> = (0..networks.networks().len())
        .map(|index| networks.mark(index).cloned().unwrap_or_default())
        .collect();
    for mark in &marks {
        if !worlds.contains(&mark.world.as_str()) {
            worlds.push(&mark.world);
        }
    }
    let holds =
        |mark: &Mark| mark.level == Level::Pool || (mark.level == Level::Network && !mark.full);
    for world in worlds {
        let here = networks.networks().iter().zip(&marks);
        let here = here.filter(|(_, mark)| mark.world == world && holds(mark));
        let here: Vec<IpNet> = here.map(|(range, _)| *range).collect();
        let mut is_lowest = vec![true; here.len()];
        for pair in overlaps(&here).distinct() {
            if here.get(pair.outer) != here.get(pair.inner)
                && let Some(lowest) = is_lowest.get_mut(pair.outer)
            {
                *lowest = false;
            }
        }
        let ranges = here.iter().zip(is_lowest).filter(|(_, lowest)| *lowest);
        lowest.extend(ranges.map(|(range, _)| (world.to_owned(), *range)));
    }
    lowest.sort_unstable();
    // Those of one address space are apart, so the last that begins before a range could hold it.
    let holder = |world: &str, range: &IpNet| {
        let next = lowest.partition_point(|(name, it)| {
            (name.as_str(), it.network()) <= (world, range.network())
        });
        let found = next.checked_sub(1).and_then(|at| lowest.get(at));
        found.filter(|(name, it)| name == world && it.contains(range)).map(|(_, it)| *it)
    };
    let level = |index: usize, mark: &Mark| {
        let range = networks.networks().get(index).copied().unwrap_or_default();
        let held = holder(&mark.world, &range);
        match mark.level {
            // A container that is one of the lowest is its own holder.
            Level::Pool if held == Some(range) => (Level::Network, false),
            Level::Unsaid if held.is_some() => (Level::Subnet, false),
            Level::Unsaid => (Level::Network, true),
            level => (level, mark.full),
        }
    };
    networks.remarked(|index| {
        let mark = marks.get(index).cloned().unwrap_or_default();
        let (level, full) = level(index, &mark);
        Mark { level, full, ..mark }
    })
}
