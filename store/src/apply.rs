//! Bringing what somebody wants into the plan as it is now: all of it, or nothing.

use std::collections::BTreeMap;

use ipplan::{CLIENT_POOLS, IpNet, Lock, LockedSubnet, PrefixLen, Prefixes, Space, place};

use crate::delta::{Delta, SpaceChange, SubnetChange};
use crate::version::{Asked, Owner, Version};

/// A plan that changes come into, one after the other.
pub(crate) struct Applying<'v> {
    version: &'v mut Version,
    /// The free part of networks that were looked at already.
    free: BTreeMap<String, Space>,
    /// How to take back the change that is under way.
    undo: Vec<Undo>,
}

enum Undo {
    Network(String, Option<Vec<IpNet>>),
    Subnet(String, String, Option<LockedSubnet>),
}

/// Why it does not go into the plan as it is now.
struct Stale(String);

impl Stale {
    fn changed(what: &str) -> Stale {
        Stale(format!("`{what}` has changed"))
    }

    fn taken(what: &str) -> Stale {
        Stale(format!("the addresses of `{what}` are taken"))
    }

    fn named(what: &str) -> Stale {
        Stale(format!("there is a name that differs from `{what}` in case only"))
    }
}

impl<'v> Applying<'v> {
    pub(crate) fn new(version: &'v mut Version) -> Applying<'v> {
        Applying { version, free: BTreeMap::new(), undo: Vec::new() }
    }

    /// Brings in a change, all of it or nothing; says what is in its way, if something is.
    pub(crate) fn apply(&mut self, asked: &Asked) -> Result<(), String> {
        self.undo.clear();
        if let Err(Stale(why)) = self.all(&asked.delta) {
            self.take_back();
            return Err(why);
        }
        let delta = &asked.delta;
        let Asked { owner, until, .. } = asked;
        let holder = Owner { owner: owner.clone(), until: *until, by_name: delta.by_name };
        let holders = &mut self.version.holders;
        for (name, change) in &delta.spaces {
            match change.after {
                Some(_) => {
                    let _ = holders.entry(format!("{name}/")).or_insert_with(|| holder.clone());
                }
                None => drop(holders.remove(&format!("{name}/"))),
            }
        }
        for change in &delta.subnets {
            let place = place::subnet(&change.network, &change.subnet);
            match (&change.before, &change.after) {
                (_, None) => drop(holders.remove(&place)),
                (None, Some(_)) => drop(holders.insert(place, holder.clone())),
                (Some(_), Some(after)) => {
                    // Of a reservation that is made again, the end is another; the owner stays.
                    let known = holders.entry(place).or_insert_with(|| holder.clone());
                    if !after.gone {
                        (known.until, known.by_name) = (holder.until, holder.by_name);
                    }
                }
            }
        }
        Ok(())
    }

    fn all(&mut self, delta: &Delta) -> Result<(), Stale> {
        for change in &delta.subnets {
            if self.version.subnet(&change.network, &change.subnet) != change.before.as_ref() {
                return Err(Stale::changed(&place::subnet(&change.network, &change.subnet)));
            }
        }
        for change in delta.subnets.iter().filter(|it| it.before.is_some()) {
            self.put(&change.network, &change.subnet, None);
        }
        let mut moved = BTreeMap::new();
        for (name, change) in &delta.spaces {
            if let Some((from, to)) = self.space(name, change, delta)? {
                moved.insert(name.as_str(), (from, to));
            }
        }
        let mut blocks: BTreeMap<(&str, IpNet), Vec<&SubnetChange>> = BTreeMap::new();
        for change in &delta.subnets {
            let Some(after) = &change.after else { continue };
            let network = change.network.as_str();
            match (moved.get(network), change.block) {
                (Some((from, to)), _) => {
                    let after =
                        shifted(after, *from, *to).ok_or_else(|| Stale::changed(network))?;
                    self.carve(network, &change.subnet, &after)?;
                }
                (None, None) => self.carve(network, &change.subnet, after)?,
                (None, Some(block)) => blocks.entry((network, block)).or_default().push(change),
            }
        }
        // The largest first: in that order all find a place if there is one for all.
        let mut blocks: Vec<_> = blocks.into_iter().collect();
        blocks.sort_by_key(|((_, block), _)| block.prefix_len());
        for ((network, block), parts) in blocks {
            self.block(network, block, &parts, &delta.avoid)?;
        }
        Ok(())
    }

    /// Subnets of one block, where they want to be or else somewhere else.
    fn block(
        &mut self,
        network: &str,
        block: IpNet,
        parts: &[&SubnetChange],
        avoid: &[IpNet],
    ) -> Result<(), Stale> {
        let mut free = self.free(network)?.clone();
        for range in avoid {
            free.reserve(*range);
        }
        let to = match free.carve_at(block) {
            Ok(()) => block,
            Err(_) => free.carve(PrefixLen::of(&block)).map_err(|_| Stale::taken(network))?,
        };
        for part in parts {
            let after = part.after.as_ref().and_then(|after| shifted(after, block, to));
            self.carve(network, &part.subnet, &after.ok_or_else(|| Stale::changed(network))?)?;
        }
        Ok(())
    }

    /// Puts a subnet where it is to be, if that is free.
    fn carve(&mut self, network: &str, key: &str, after: &LockedSubnet) -> Result<(), Stale> {
        let folded = |other: &String| other != key && other.eq_ignore_ascii_case(key);
        let place = place::subnet(network, key);
        if network == CLIENT_POOLS {
            let ranges: Vec<IpNet> = after.keeps().collect();
            if self.version.lock.client_pools.keys().any(folded) {
                return Err(Stale::named(&place));
            }
            if outer(&self.version.lock, "").any(|it| ranges.iter().any(|mine| meet(mine, &it))) {
                return Err(Stale::taken(&place));
            }
        } else {
            let lock = &self.version.lock;
            let known = lock.networks.get(network).ok_or_else(|| Stale::changed(network))?;
            if known.subnets.keys().any(folded) {
                return Err(Stale::named(&place));
            }
            let space = known.space.clone();
            let free = self.free(network)?;
            for range in after.keeps() {
                // A range outside of the space was left there earlier, and conflicts with nothing.
                if space.iter().any(|it| it.contains(&range)) && free.carve_at(range).is_err() {
                    return Err(Stale::taken(&place));
                }
            }
        }
        // The free part knows it already.
        self.set(network, key, Some(after.clone()));
        Ok(())
    }

    /// Changes the address space of a network; says from where to where it moved, if it did.
    fn space(
        &mut self,
        name: &str,
        change: &SpaceChange,
        delta: &Delta,
    ) -> Result<Option<(IpNet, IpNet)>, Stale> {
        let known = self.version.lock.networks.get(name);
        let now = known.map(|it| &it.space);
        if now == change.after.as_ref() {
            // Somebody else has changed it in the same way, as when many are the first to use a network.
            return Ok(None);
        }
        if now != change.before.as_ref() {
            return Err(Stale::changed(name));
        }
        let mut after = change.after.clone();
        let mut moved = None;
        if let Some(space) = &mut after {
            let taken = |range: &IpNet| outer(&self.version.lock, name).any(|it| meet(range, &it));
            let was = change.before.as_deref().unwrap_or_default();
            let mut wanted = space.iter().filter(|it| !was.contains(it));
            if !change.isolated && wanted.any(taken) {
                let taken = || Stale::taken(name);
                let from = *space.first().ok_or_else(taken)?;
                let others: Vec<IpNet> =
                    outer(&self.version.lock, name).chain(delta.avoid.clone()).collect();
                let mut pool = Space::around(&change.pool, &others).map_err(|_| taken())?;
                let to = pool.carve(PrefixLen::of(&from)).map_err(|_| taken())?;
                if let Some(first) = space.first_mut() {
                    *first = to;
                }
                if space
                    .iter()
                    .any(|it| outer(&self.version.lock, name).any(|other| meet(it, &other)))
                {
                    return Err(taken());
                }
                moved = Some((from, to));
            }
            let folded = |other: &String| other != name && other.eq_ignore_ascii_case(name);
            if known.is_none() && self.version.lock.networks.keys().any(folded) {
                return Err(Stale::named(name));
            }
        } else if known.is_some_and(|it| !it.subnets.is_empty()) {
            // Somebody placed a subnet in it since.
            return Err(Stale::changed(name));
        }
        self.undo.push(Undo::Network(name.to_owned(), change.before.clone()));
        self.set_space(name, after);
        Ok(moved)
    }

    fn set_space(&mut self, name: &str, space: Option<Vec<IpNet>>) {
        self.free.remove(name);
        let networks = &mut self.version.lock.networks;
        match space {
            Some(space) => {
                networks.entry(name.to_owned()).or_default().space = space;
            }
            None => drop(networks.remove(name)),
        }
    }

    /// Replaces a subnet, and forgets what is known of the free part of its network.
    fn put(&mut self, network: &str, key: &str, subnet: Option<LockedSubnet>) {
        self.free.remove(network);
        self.set(network, key, subnet);
    }

    fn set(&mut self, network: &str, key: &str, subnet: Option<LockedSubnet>) {
        let before = self.version.subnet(network, key).cloned();
        self.undo.push(Undo::Subnet(network.to_owned(), key.to_owned(), before));
        set(&mut self.version.lock, network, key, subnet);
    }

    fn free(&mut self, network: &str) -> Result<&mut Space, Stale> {
        if !self.free.contains_key(network) {
            let known = self.version.lock.networks.get(network);
            let known = known.ok_or_else(|| Stale::changed(network))?;
            let taken: Vec<IpNet> = known.subnets.values().flat_map(LockedSubnet::keeps).collect();
            let space = Space::around(&known.space, &taken).map_err(|_| Stale::taken(network))?;
            self.free.insert(network.to_owned(), space);
        }
        self.free.get_mut(network).ok_or_else(|| Stale::changed(network))
    }

    fn take_back(&mut self) {
        while let Some(undo) = self.undo.pop() {
            match undo {
                Undo::Network(name, space) => self.set_space(&name, space),
                Undo::Subnet(network, key, before) => {
                    self.free.remove(&network);
                    set(&mut self.version.lock, &network, &key, before);
                }
            }
        }
    }
}

/// Removes reservations that have ended; says whether there were some. Clocks differ: an hour passes first.
pub(crate) fn expire(version: &mut Version, now: u64) -> bool {
    const GRACE: u64 = 60 * 60;
    let ended =
        |holder: &Owner| holder.until.is_some_and(|until| until.saturating_add(GRACE) < now);
    let ended: Vec<String> = version
        .holders
        .iter()
        .filter(|(place, holder)| ended(holder) && !place.ends_with('/'))
        .map(|(place, _)| place.clone())
        .collect();
    for place in &ended {
        version.holders.remove(place);
        if let Some((network, key)) = place.split_once('/') {
            set(&mut version.lock, network, key, None);
        }
    }
    !ended.is_empty()
}

fn set(lock: &mut Lock, network: &str, key: &str, subnet: Option<LockedSubnet>) {
    let subnets = match lock.networks.get_mut(network) {
        Some(network) => &mut network.subnets,
        None if network == CLIENT_POOLS => &mut lock.client_pools,
        None => return,
    };
    match subnet {
        Some(subnet) => drop(subnets.insert(key.to_owned(), subnet)),
        None => drop(subnets.remove(key)),
    }
}

/// The ranges of all networks but one, and of all client pools.
fn outer(lock: &Lock, but: &str) -> impl Iterator<Item = IpNet> {
    let networks = lock.networks.iter().filter(move |(name, _)| *name != but);
    let pools = lock.client_pools.values().flat_map(LockedSubnet::keeps);
    networks.flat_map(|(_, it)| it.space.iter().copied()).chain(pools)
}

fn meet(one: &IpNet, other: &IpNet) -> bool {
    one.contains(other) || other.contains(one)
}

/// The same subnet, moved as its block moves.
fn shifted(subnet: &LockedSubnet, from: IpNet, to: IpNet) -> Option<LockedSubnet> {
    if from == to {
        return Some(subnet.clone());
    }
    let shift = |range: IpNet| match (range, from, to) {
        _ if !from.contains(&range) => Some(range),
        (IpNet::V4(range), IpNet::V4(from), IpNet::V4(to)) => {
            let offset = u32::from(range.addr()).checked_sub(u32::from(from.addr()))?;
            let first = u32::from(to.addr()).checked_add(offset)?;
            ipplan::IpNet::new(std::net::Ipv4Addr::from(first).into(), range.prefix_len()).ok()
        }
        (IpNet::V6(range), IpNet::V6(from), IpNet::V6(to)) => {
            let offset = u128::from(range.addr()).checked_sub(u128::from(from.addr()))?;
            let first = u128::from(to.addr()).checked_add(offset)?;
            ipplan::IpNet::new(std::net::Ipv6Addr::from(first).into(), range.prefix_len()).ok()
        }
        _ => None,
    };
    let prefixes: Option<Vec<IpNet>> = subnet.prefixes.iter().map(shift).collect();
    Some(LockedSubnet { prefixes: Prefixes::of(prefixes?)?, ..subnet.clone() })
}
