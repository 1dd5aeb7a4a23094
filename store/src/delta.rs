//! The change of one writer to a plan: the difference between two locks, with the freedom to move
//! that is left.

use std::collections::{BTreeMap, BTreeSet};

use ipplan::{
    AddressSpace, IpNet, Lock, LockedNetwork, LockedSubnet, Pinned, Plan, PlannedSubnet, Prefixes,
    Request,
};
use serde::{Deserialize, Serialize};

/// The change of one writer to a plan.
///
/// It holds prefixes and names, and no services: a writer that helps needs no facts, and can be of
/// another release.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Delta {
    /// The networks whose address space changes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub spaces: BTreeMap<String, SpaceChange>,
    /// The subnets and client pools that change; `client-pools` is the network of the latter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subnets: Vec<SubnetChange>,
    /// Ranges in which nothing of this may get a new place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<IpNet>,
    /// Whether its subnets are reserved by their names, so that no plan of their owner leaves them out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_name: bool,
}

/// How the address space of a network changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SpaceChange {
    /// The address space before; `None` if the network is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Vec<IpNet>>,
    /// The address space after; `None` if the network is released.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<IpNet>>,
    /// The prefixes of the pool from which a new network may also take another block of the same size.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pool: Vec<IpNet>,
    /// Whether it meets no other network, and so may have addresses that others have.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub isolated: bool,
}

/// How a subnet changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubnetChange {
    /// Its network.
    pub network: String,
    /// Its name in the lock.
    pub subnet: String,
    /// Where it was; nothing if it is new.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "written")]
    pub before: Option<LockedSubnet>,
    /// Where it is now; nothing if it is released.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "written")]
    pub after: Option<LockedSubnet>,
    /// The block with which it moves if it needs a new place; `None` if it must stay where it is. Subnets
    /// of one block keep their positions in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<IpNet>,
}

impl Delta {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.spaces.is_empty() && self.subnets.is_empty()
    }
}

impl SubnetChange {
    /// The same subnet at the same place, whose holder or end is another one.
    pub(crate) fn again(network: &str, subnet: &str, there: Option<&LockedSubnet>) -> SubnetChange {
        SubnetChange {
            network: network.to_owned(),
            subnet: subnet.to_owned(),
            before: there.cloned(),
            after: there.cloned(),
            block: None,
        }
    }
}

/// The difference between two locks. Everything new is fixed, unless a plan says that it may move.
pub fn between(before: &Lock, after: &Lock, planned: Option<(&Request, &Plan)>) -> Delta {
    let mut delta = Delta::default();
    let names: BTreeSet<&String> = before.networks.keys().chain(after.networks.keys()).collect();
    let none = LockedNetwork::default();
    for name in names {
        let (was, is) = (before.networks.get(name), after.networks.get(name));
        if was == is {
            continue;
        }
        let wanted = planned.and_then(|(request, _)| request.networks.get(name));
        let pool = match wanted.map(|it| &it.space) {
            Some(AddressSpace::From { pool, .. }) if was.is_none() => {
                let (request, _) = planned.unzip();
                request.and_then(|it| it.pools.get(pool)).cloned().unwrap_or_default()
            }
            _ => Vec::new(),
        };
        if was.map(|it| &it.space) != is.map(|it| &it.space) {
            let change = SpaceChange {
                before: was.map(|it| it.space.clone()),
                after: is.map(|it| it.space.clone()),
                pool,
                isolated: wanted.is_some_and(|it| it.isolated.is_some()),
            };
            delta.spaces.insert(name.clone(), change);
        }
        let blocks = planned.and_then(|(_, plan)| plan.networks.get(name)).map(|it| &it.subnets);
        let blocks = blocks.map(blocks_of).unwrap_or_default();
        let (was, is) = (was.unwrap_or(&none), is.unwrap_or(&none));
        subnets(&mut delta, name, &was.subnets, &is.subnets, &blocks);
    }
    let pools = (&before.client_pools, &after.client_pools);
    subnets(&mut delta, ipplan::CLIENT_POOLS, pools.0, pools.1, &BTreeMap::new());
    if let Some((request, _)) = planned {
        delta.avoid = request.avoid.iter().map(|it| it.range).collect();
    }
    delta
}

fn subnets(
    delta: &mut Delta,
    network: &str,
    before: &BTreeMap<String, LockedSubnet>,
    after: &BTreeMap<String, LockedSubnet>,
    blocks: &BTreeMap<&str, IpNet>,
) {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let (was, is) = (before.get(key), after.get(key));
        if was == is {
            continue;
        }
        let block = was.is_none().then(|| blocks.get(key.as_str()).copied()).flatten();
        delta.subnets.push(SubnetChange {
            network: network.to_owned(),
            subnet: key.clone(),
            before: was.cloned(),
            after: is.cloned(),
            block,
        });
    }
}

/// The block of each subnet that may move: its own, the room in which it grows, or that of its group.
fn blocks_of(subnets: &BTreeMap<String, PlannedSubnet>) -> BTreeMap<&str, IpNet> {
    let mut groups: BTreeMap<&str, Option<IpNet>> = BTreeMap::new();
    for subnet in subnets.values() {
        let Some(group) = &subnet.group else { continue };
        let around = own_block(subnet);
        let known = groups.entry(group).or_insert(around);
        // A group with a subnet that cannot move stays where it is.
        *known = known.zip(around).and_then(|(one, other)| covering(one, other));
    }
    let block = |subnet: &PlannedSubnet| match &subnet.group {
        Some(group) => groups.get(group.as_str()).copied().flatten(),
        None => own_block(subnet),
    };
    subnets.iter().filter_map(|(key, it)| Some((key.as_str(), block(it)?))).collect()
}

/// The block of a subnet that was placed now, with one prefix.
fn own_block(subnet: &PlannedSubnet) -> Option<IpNet> {
    let one = subnet.prefixes.iter().count() == 1;
    let free = subnet.pinned == Pinned::No && one;
    free.then(|| subnet.reserve.unwrap_or_else(|| subnet.prefixes.first()))
}

/// The smallest prefix around both.
fn covering(one: IpNet, other: IpNet) -> Option<IpNet> {
    let mut around = one;
    while !around.contains(&other) {
        around = around.supernet()?;
    }
    Some(around)
}

/// A locked subnet with the keys of a lock file.
#[allow(clippy::ref_option)] // serde calls it so.
mod written {
    use super::{Deserialize, IpNet, LockedSubnet, Prefixes, Serialize};
    use serde::{Deserializer, Serializer, de::Error};

    #[derive(Serialize, Deserialize)]
    struct Written {
        at: Vec<IpNet>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        former: Vec<IpNet>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        gone: bool,
    }

    pub(super) fn serialize<S: Serializer>(
        subnet: &Option<LockedSubnet>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let written = subnet.as_ref().map(|it| Written {
            at: it.prefixes.iter().collect(),
            former: it.former.clone(),
            gone: it.gone,
        });
        written.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<LockedSubnet>, D::Error> {
        let Some(Written { at, former, gone }) = Option::deserialize(deserializer)? else {
            return Ok(None);
        };
        let prefixes = Prefixes::of(at).ok_or_else(|| D::Error::custom("a subnet has no place"))?;
        Ok(Some(LockedSubnet { prefixes, former, gone }))
    }
}
