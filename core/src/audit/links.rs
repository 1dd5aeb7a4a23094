//! Which networks are peered, with each other or with the same third one.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::audited::Audited;
use crate::inventory::{ExistingNetwork, Peering};

/// The peerings of all networks, in both directions.
pub(super) struct Links {
    /// INVARIANT: one for each audited network, then one for each network that only a peering names;
    /// neighbours are sorted, each once.
    neighbours: Vec<Vec<usize>>,
    /// The names of those that only a peering names.
    others: Vec<String>,
    by_id: BTreeMap<String, usize>,
}

impl Links {
    pub(super) fn of(audited: &Audited<'_>) -> Links {
        let mut by_id = BTreeMap::new();
        for (index, it) in audited.networks.iter().enumerate() {
            let key = it.network.id.as_ref().unwrap_or(&it.network.name).to_ascii_lowercase();
            by_id.entry(key).or_insert(index);
        }
        // A peering may name a network that the file has without its ID, or by its name alone.
        for (index, it) in audited.networks.iter().enumerate() {
            by_id.entry(it.network.name.to_ascii_lowercase()).or_insert(index);
        }
        let neighbours = audited.networks.iter().map(|_| Vec::new()).collect();
        let mut links = Links { neighbours, others: Vec::new(), by_id };
        for (index, it) in audited.networks.iter().enumerate() {
            for peering in it.network.peerings.iter().filter(|it| !it.remote.is_empty()) {
                let remote = links.number(audited, peering);
                links.add(index, remote);
                links.add(remote, index);
            }
        }
        for neighbours in &mut links.neighbours {
            neighbours.sort_unstable();
            neighbours.dedup();
        }
        links
    }

    fn add(&mut self, from: usize, to: usize) {
        if let Some(neighbours) = self.neighbours.get_mut(from) {
            neighbours.push(to);
        }
    }

    /// The number of the network that a peering leads to, if there is one already.
    pub(super) fn remote(&self, audited: &Audited<'_>, peering: &Peering) -> Option<usize> {
        let whole = peering.remote.to_ascii_lowercase();
        let at = self.by_id.get(&whole).copied();
        // By its name only where the network has no ID that says it is another one.
        let named = || {
            let at = *self.by_id.get(&peering.remote_name().to_ascii_lowercase())?;
            audited.networks.get(at).filter(|it| it.network.id.is_none()).map(|_| at)
        };
        at.or_else(named)
    }

    fn number(&mut self, audited: &Audited<'_>, peering: &Peering) -> usize {
        if let Some(known) = self.remote(audited, peering) {
            return known;
        }
        let number = self.neighbours.len();
        self.neighbours.push(Vec::new());
        self.others.push(peering.remote_name().into());
        self.by_id.insert(peering.remote.to_ascii_lowercase(), number);
        number
    }

    pub(super) fn neighbours(&self, network: usize) -> &[usize] {
        self.neighbours.get(network).map_or(&[], Vec::as_slice)
    }

    /// Whether two are peered.
    pub(super) fn are_peered(&self, one: usize, other: usize) -> bool {
        self.neighbours(one).binary_search(&other).is_ok()
    }

    /// A network that both are peered with.
    pub(super) fn hub_of(&self, one: usize, other: usize) -> Option<usize> {
        let mut shared = self.neighbours(one).iter().copied();
        shared.find(|hub| self.neighbours(other).binary_search(hub).is_ok())
    }

    /// The name of a network by its number here.
    pub(super) fn name<'a>(&'a self, audited: &'a Audited<'_>, number: usize) -> &'a str {
        match audited.networks.get(number) {
            Some(network) => &network.name,
            None => number
                .checked_sub(audited.networks.len())
                .and_then(|at| self.others.get(at))
                .map_or("", String::as_str),
        }
    }

    /// Every network with those that it is peered with: no two of a group may overlap.
    pub(super) fn groups(&self) -> impl Iterator<Item = (usize, &[usize])> {
        self.neighbours.iter().enumerate().map(|(at, neighbours)| (at, neighbours.as_slice()))
    }
}

/// Whether two readings are of one network: of the same name, where one of them has no ID.
pub(super) fn is_same(one: &ExistingNetwork, other: &ExistingNetwork) -> bool {
    let known = one.id.is_some() && other.id.is_some();
    !known
        && !one.name.is_empty()
        && one.name.eq_ignore_ascii_case(&other.name)
        && one.origin.file != other.origin.file
}
