//! Containers, and the ranges in them.
//!
//! A container that holds no other one is a network, and the ranges in it are its subnets; the
//! other containers are pools. A range in no such network is a network itself, and in use as a
//! whole.

use ipplan::{IpNet, overlaps};

use super::listed::Listing;
use crate::read::ours::level::Level;

/// Gives the rows the levels that follow from the containers among them, which are marked as pools.
pub(super) fn settle(listing: &mut Listing) {
    let Listing { rows, abouts, .. } = listing;
    let world = |about: usize| abouts.get(about).map_or("", |it| it.world.as_str());
    let mut worlds: Vec<&str> = rows.iter().map(|it| world(it.about)).collect();
    worlds.sort_unstable();
    worlds.dedup();
    let mut lowest: Vec<(&str, IpNet)> = Vec::new();
    for name in worlds {
        let here = rows.iter().filter(|it| {
            let holds = it.level == Level::Pool || (it.level == Level::Network && !it.full);
            holds && world(it.about) == name
        });
        let here: Vec<IpNet> = here.map(|it| it.range).collect();
        let mut is_lowest = vec![true; here.len()];
        for pair in overlaps(&here).distinct() {
            if here.get(pair.outer) != here.get(pair.inner)
                && let Some(lowest) = is_lowest.get_mut(pair.outer)
            {
                *lowest = false;
            }
        }
        let ranges = here.iter().zip(is_lowest).filter(|(_, lowest)| *lowest);
        lowest.extend(ranges.map(|(range, _)| (name, *range)));
    }
    lowest.sort_unstable();
    // Those of one address space are apart, so the last that begins before a range could hold it.
    let holder = |world: &str, range: &IpNet| {
        let next =
            lowest.partition_point(|(name, it)| (*name, it.network()) <= (world, range.network()));
        let found = next.checked_sub(1).and_then(|at| lowest.get(at));
        found.filter(|(name, it)| *name == world && it.contains(range)).map(|(_, it)| *it)
    };
    for listed in rows {
        let held = holder(world(listed.about), &listed.range);
        (listed.level, listed.full) = match listed.level {
            // A container that is one of the lowest is its own holder.
            Level::Pool if held == Some(listed.range) => (Level::Network, false),
            Level::Unsaid if held.is_some() => (Level::Subnet, false),
            Level::Unsaid => (Level::Network, true),
            level => (level, listed.full),
        };
    }
}
