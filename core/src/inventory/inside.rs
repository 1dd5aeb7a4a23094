//! Ranges of a list that lie in others of it: what the outer one is a network for, the inner is its subnet.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::as_request::{is_too_small, unique};
use super::existing::{ExistingNetwork, SubnetState};
use super::inventory::Inventory;
use crate::address::{Family, overlaps};
use crate::plan::{KeepOut, Network, Place, Subnet};

impl Inventory {
    /// The networks that are in use as a whole and lie in another one, each with that: as a list has
    /// networks and what is in them in rows that say no more.
    pub(super) fn inside(&self) -> BTreeMap<usize, usize> {
        let mut by_space = BTreeMap::<&str, Vec<(IpNet, usize)>>::new();
        let there = self.networks.iter().enumerate();
        for (index, network) in there.filter(|(_, it)| it.state != SubnetState::Going) {
            let ranges = network.space.iter().map(|range| (*range, index));
            by_space.entry(&network.vrf).or_default().extend(ranges);
        }
        let mut inside = BTreeMap::<usize, Option<usize>>::new();
        for ranges in by_space.values() {
            let all: Vec<IpNet> = ranges.iter().map(|(range, _)| *range).collect();
            let mut holders: Vec<Option<usize>> = ranges.iter().map(|_| None).collect();
            for pair in overlaps(&all).nearest() {
                let outer =
                    ranges.get(pair.outer).filter(|_| all.get(pair.outer) != all.get(pair.inner));
                if let Some(holder) = holders.get_mut(pair.inner) {
                    *holder = outer.map(|(_, network)| *network);
                }
            }
            for ((_, network), holder) in ranges.iter().zip(holders) {
                let holder = holder.filter(|holder| holder != network);
                let is_full = self.networks.get(*network).is_some_and(|it| it.full);
                let known = inside.entry(*network).or_insert(holder.filter(|_| is_full));
                // All of it has to lie in one.
                *known = known.filter(|known| Some(*known) == holder);
            }
        }
        let inside: BTreeMap<usize, usize> =
            inside.into_iter().filter_map(|(network, holder)| Some((network, holder?))).collect();
        let outermost = |mut at: usize| {
            while let Some(outer) = inside.get(&at) {
                at = *outer;
            }
            at
        };
        inside.iter().map(|(network, holder)| (*network, outermost(*holder))).collect()
    }
}

impl ExistingNetwork {
    /// Adds it to the network that contains it. `taken` has the names of its subnets so far, in
    /// lower case.
    pub(super) fn as_subnet_of(
        &self,
        outer: &mut Network,
        taken: &mut BTreeSet<String>,
        avoid: &mut Vec<KeepOut>,
    ) {
        if self.space.iter().any(is_no_subnet) {
            let ranges = self.space.iter();
            avoid.extend(ranges.map(|range| KeepOut { range: *range, why: self.name.clone() }));
            return;
        }
        if taken.is_empty() {
            taken.extend(outer.subnets.keys().map(|it| it.to_ascii_lowercase()));
        }
        let at = Place::Here(self.space.clone());
        let name = unique(taken, &self.name, None);
        outer.subnets.insert(name, Subnet { at, ..Subnet::default() });
    }
}

/// Whether a range alone cannot be a subnet of Azure.
fn is_no_subnet(range: &IpNet) -> bool {
    Family::of(range) == Family::V6 || is_too_small(range)
}
