//! Decides the changes for a request, for one block, for a release, or to undo a version. The planner of the core
//! places.

use std::collections::BTreeSet;

use ipplan::{
    AddressSpace, Family, IpNet, Lock, LockedNetwork, LockedSubnet, Network, Plan, PrefixLen,
    Problem, Request, Space, Subnet, codes, does_not_fit, place, platform,
};

use ipplan_formats::lock::{self, Released};

use crate::delta::{Delta, SubnetChange, between};
use crate::version::{Asked, Owner, Version};
use crate::words::in_store;

/// Plans the request of one owner around everything in a version: returns the change, and the plan.
///
/// Networks and subnets of others stay, and are not gone because this request does not list them; nor is what
/// the owner has reserved by its name. A request that names such a subnet takes it over.
///
/// # Errors
///
/// The problems of the plan, and one for each network or subnet that belongs to somebody else.
pub fn request(
    version: &Version,
    owner: &str,
    request: &Request,
) -> Result<(Delta, Plan), Vec<Problem>> {
    let lock = &version.lock;
    let problems = foreign(version, owner, request);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut plan = ipplan::plan(request, lock).map_err(in_store)?;
    let mut after = plan.lock();
    let taken_over = taken_over(version, request);
    for (name, network) in &lock.networks {
        let theirs = !version.is_open_to(owner, &format!("{name}/"));
        if !request.networks.contains_key(name) && theirs {
            after.networks.insert(name.clone(), network.clone());
            continue;
        }
        let Some(now) = after.networks.get_mut(name) else { continue };
        for (key, subnet) in &network.subnets {
            let stays = !version.is_planned_by(owner, &place::subnet(name, key));
            if stays && !taken_over.contains(&(name, key)) {
                now.subnets.insert(key.clone(), subnet.clone());
            }
        }
    }
    for (name, pool) in &lock.client_pools {
        if !version.is_open_to(owner, &place::subnet(ipplan::CLIENT_POOLS, name)) {
            after.client_pools.insert(name.clone(), pool.clone());
        }
    }
    let mut delta = between(lock, &after, Some((request, &plan)));
    for (network, key) in taken_over {
        // Its place is the same, and yet it is no longer what was reserved.
        let subnet = lock.networks.get(network).and_then(|it| it.subnets.get(key));
        if !delta.subnets.iter().any(|it| it.network == network && it.subnet == key) {
            delta.subnets.push(SubnetChange::again(network, key, subnet));
        }
    }
    version.without_others(owner, &mut plan);
    Ok((delta, plan))
}

/// The subnets that were reserved by their names, and that a request names.
fn taken_over<'v>(version: &'v Version, request: &Request) -> BTreeSet<(&'v str, &'v str)> {
    let mut taken_over = BTreeSet::new();
    for (name, network) in &version.lock.networks {
        let Some(wanted) = request.networks.get(name) else { continue };
        for key in network.subnets.keys() {
            let holder = version.holders.get(&place::subnet(name, key));
            if names(wanted, key) && holder.is_some_and(|it| it.by_name) {
                taken_over.insert((name.as_str(), key.as_str()));
            }
        }
    }
    taken_over
}

/// Whether a request names a subnet of the lock, by its name of now or of before.
fn names(network: &Network, key: &str) -> bool {
    let entry = key.split('/').next().unwrap_or_default();
    let renamed = |it: &Subnet| it.was.as_deref() == Some(entry);
    network.subnets.contains_key(entry) || network.subnets.values().any(renamed)
}

/// The problems of entries in a request that belong to somebody else.
fn foreign(version: &Version, owner: &str, request: &Request) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut refuse = |place: String, at: String, what: &str| {
        let Some(holder) = version.holders.get(&place).filter(|it| it.owner != owner) else {
            return;
        };
        let message = format!("{what} belongs to `{}` in the store", holder.owner);
        let problem = Problem::new(&codes::NAME_TAKEN, message).at(at);
        problems.push(problem.hint("use another name, or plan as its owner with --owner"));
    };
    for (name, network) in &request.networks {
        let at = format!("networks.{}", place::step(name));
        let locked = version.lock.networks.get(name);
        let same = match (&network.space, locked) {
            (AddressSpace::Declared(space), Some(locked)) => *space == locked.space,
            (AddressSpace::From { .. }, Some(_)) | (_, None) => true,
        };
        if !same {
            refuse(format!("{name}/"), at.clone(), &format!("network `{name}`, with other space,"));
        }
        if let Some(was) = &network.was {
            refuse(format!("{was}/"), at.clone(), &format!("network `{was}`"));
        }
        let old = network.was.as_ref().unwrap_or(name);
        let keys = version.lock.networks.get(old).into_iter().flat_map(|it| it.subnets.keys());
        for key in keys {
            // With its network, any other subnet gets another name too.
            if names(network, key) || network.was.is_some() {
                let entry = key.split('/').next().unwrap_or_default();
                let at = format!("{at}.subnets.{}", place::step(entry));
                refuse(place::subnet(old, key), at, &format!("subnet `{key}`"));
            }
        }
    }
    for name in request.client_pools.keys() {
        let at = format!("client-pools.{}", place::step(name));
        refuse(place::subnet(ipplan::CLIENT_POOLS, name), at, &format!("client pool `{name}`"));
    }
    problems
}

/// One block that is wanted now.
#[derive(Clone, Debug)]
pub struct WantedBlock<'w> {
    /// For whom.
    pub owner: &'w str,
    /// The network that contains it.
    pub network: &'w str,
    /// The name of the subnet.
    pub subnet: &'w str,
    /// How large it is.
    pub prefix_len: PrefixLen,
    /// The address space of the network, if it is not in the store yet.
    pub space: &'w [IpNet],
    /// When the reservation ends, in seconds since 1970.
    pub until: Option<u64>,
}

impl<'w> WantedBlock<'w> {
    /// The network and the subnet of a name.
    ///
    /// # Errors
    ///
    /// When it is not `NETWORK/SUBNET`.
    ///
    /// ```
    /// use ipplan_store::decide::WantedBlock;
    ///
    /// assert_eq!(WantedBlock::named("hub/web"), Ok(("hub", "web")));
    /// assert!(WantedBlock::named("hub").is_err());
    /// ```
    pub fn named(name: &'w str) -> Result<(&'w str, &'w str), Problem> {
        let parts = name.split_once('/');
        parts.filter(|(network, subnet)| !network.is_empty() && !subnet.is_empty()).ok_or_else(
            || Problem::new(&codes::USAGE, "a name in a store is NETWORK/SUBNET").at("name"),
        )
    }

    /// The size of a block, `/26` or `26`: of IPv6 from `/33` on, which IPv4 does not have.
    ///
    /// # Errors
    ///
    /// When it is not a size, or of IPv4 one that no subnet in Azure has.
    ///
    /// ```
    /// use ipplan::PrefixLen;
    /// use ipplan_store::decide::WantedBlock;
    ///
    /// assert_eq!(WantedBlock::sized("/26"), Ok(PrefixLen::v4(26)));
    /// assert_eq!(WantedBlock::sized("64"), Ok(PrefixLen::v6(64)));
    /// assert_eq!(WantedBlock::sized("/30").unwrap_err().code.id, "under-minimum");
    /// assert!(WantedBlock::sized("129").is_err());
    /// ```
    pub fn sized(size: &str) -> Result<PrefixLen, Problem> {
        let is_long = size.trim_start_matches('/').parse().is_ok_and(|it: u8| it > 32);
        let family = if is_long { Family::V6 } else { Family::V4 };
        let length = PrefixLen::parse(size, family).ok_or_else(|| {
            let message = format!("`{size}` is not the size of one block");
            let problem = Problem::new(&codes::USAGE, message).at("size");
            problem.hint("write a size such as `/26`; several blocks have a name each")
        })?;
        match platform::below_smallest(length) {
            None => Ok(length),
            Some(notice) => {
                let problem = Problem::new(notice.code, notice.message).at("size");
                let problem = Problem { source: notice.source, ..problem };
                Err(problem.hint("ask for a larger block"))
            }
        }
    }

    /// Where it is, and who holds it, in a version that has it.
    ///
    /// # Errors
    ///
    /// When somebody has released it again.
    pub fn found(&self, version: &Version) -> Result<(IpNet, Owner), Problem> {
        let place = place::subnet(self.network, self.subnet);
        let placed = version.lock.networks.get(self.network);
        let placed = placed.and_then(|it| it.subnets.get(self.subnet));
        let block = placed
            .and_then(|it| it.prefixes.iter().find(|it| PrefixLen::of(it) == self.prefix_len));
        let gone = || Problem::new(&codes::NOT_IN_LOCK, format!("`{place}` was released again"));
        let block = block.ok_or_else(gone)?;
        Ok((block, version.holders.get(&place).cloned().unwrap_or_default()))
    }
}

/// The change that adds one block. It is empty if its owner has it already, with this size.
///
/// # Errors
///
/// A problem if the network is not known, or has other space; if somebody else has a subnet of that
/// name, or it has another size; and the proof if the block does not fit.
pub fn next(version: &Version, wanted: &WantedBlock<'_>) -> Result<Delta, Vec<Problem>> {
    let WantedBlock { owner, network, subnet, prefix_len, space, until } = *wanted;
    let place = place::subnet(network, subnet);
    let one = |problem: Problem| vec![problem.at("name")];
    let mut after = version.lock.clone_of(network);
    let known = version.lock.networks.get(network);
    if known.is_none() {
        if space.is_empty() {
            let message = format!("the store has no network `{network}`");
            return Err(one(Problem::new(&codes::UNKNOWN_NETWORK, message)
                .did_you_mean(network, version.lock.networks.keys().map(String::as_str))
                .or_hint("give its address space with `in`, such as 10.0.0.0/16, to create it")));
        }
        // The planner knows which address space a network can have.
        let wanted = Network::within(space.to_vec());
        let request = Request::default().with(network, wanted);
        let plan = ipplan::plan(&request, &version.lock)?.lock();
        after.networks.extend(plan.networks.into_iter().filter(|(name, _)| name == network));
    } else if let Some(known) = known.filter(|it| !space.is_empty() && it.space != space) {
        let space: Vec<String> = known.space.iter().map(ToString::to_string).collect();
        let message = format!("network `{network}` has the address space {}", space.join(", "));
        return Err(one(Problem::new(&codes::BAD_SPACE, message)
            .hint("leave the address space out: a network keeps its own")));
    }
    if let Some(there) = known.and_then(|it| it.subnets.get(subnet)) {
        let holder = version.holders.get(&place).cloned().unwrap_or_default();
        if holder.owner != owner {
            let message = format!("`{place}` belongs to `{}` in the store", holder.owner);
            return Err(one(Problem::new(&codes::NAME_TAKEN, message).hint("use another name")));
        }
        let lens = there.prefixes.iter().map(|it| PrefixLen::of(&it));
        if !lens.into_iter().any(|it| it == prefix_len) {
            let message = format!("`{place}` is at {}, which has another size", there.prefixes);
            let problem = Problem::new(&codes::PIN_MOVED, message);
            return Err(one(problem.hint("use another name, or release it first")));
        }
        if !there.gone && holder.until == until {
            return Ok(Delta::default());
        }
        let mut change = SubnetChange::again(network, subnet, Some(there));
        change.after = Some(LockedSubnet { gone: false, ..there.clone() });
        return Ok(Delta { subnets: vec![change], by_name: true, ..Delta::default() });
    }
    let Some(locked) = after.networks.get_mut(network) else { return Ok(Delta::default()) };
    let taken: Vec<IpNet> = locked.subnets.values().flat_map(LockedSubnet::keeps).collect();
    let mut free = Space::around(&locked.space, &taken)
        .map_err(|error| one(Problem::new(&codes::BAD_SPACE, error.to_string())))?;
    let whole = free.clone();
    let block = free
        .carve(prefix_len)
        .map_err(|shortfall| vec![does_not_fit(&whole, &taken, &[prefix_len], &shortfall)])?;
    locked.subnets.insert(subnet.to_owned(), LockedSubnet::at(block));
    // The reader of locks knows which names there can be.
    let mini = LockedNetwork {
        space: locked.space.clone(),
        subnets: [(subnet.to_owned(), LockedSubnet::at(block))].into(),
    };
    let mini = Lock { networks: [(network.to_owned(), mini)].into(), ..Lock::default() };
    lock::read(&lock::write(&mini)).map_err(|problem| {
        let message = problem.message.strip_prefix("this is not a lock file: ");
        let message = message.unwrap_or(&problem.message).to_owned();
        one(Problem::new(&codes::BAD_NAME, message))
    })?;
    let before = version.lock.clone_of(network);
    let mut delta = between(&before, &after, None);
    delta.by_name = true;
    for change in &mut delta.subnets {
        change.block = Some(block);
    }
    Ok(delta)
}

/// The change that releases subnets or networks of their owner, or their IPv6 ranges.
///
/// # Errors
///
/// A problem for each name that is not in the version, or one for the first that belongs to somebody else.
pub fn release(
    version: &Version,
    owner: &str,
    names: &BTreeSet<&str>,
    part: Released,
) -> Result<Delta, Vec<Problem>> {
    let mut after = version.lock.clone();
    lock::release(&mut after, names.iter().copied(), part).map_err(in_store)?;
    let delta = between(&version.lock, &after, None);
    version.refuse_others(owner, &delta, "release it as its owner, given as `owner`")?;
    Ok(delta)
}

/// The change that undoes what a version changed for an owner: subnets that it added are gone (their addresses
/// stay taken until they are released), those that it released are there again, and nothing moves.
///
/// # Errors
///
/// A problem if it changed nothing for this owner or is undone already, and one for each subnet that has become
/// another one since.
pub fn undo(
    version: &Version,
    owner: &str,
    before: &Version,
    undone: &Version,
) -> Result<Delta, Vec<Problem>> {
    let number = undone.number;
    let refused = |code, message: String| Problem::new(code, message).at("version");
    let (mine, others): (Vec<&Asked>, Vec<&Asked>) =
        undone.changes.iter().partition(|it| it.owner == owner);
    if let (true, Some(other)) = (mine.is_empty(), others.first()) {
        let message = format!("version {number} is a change of `{}`", other.owner);
        let problem = refused(&codes::NAME_TAKEN, message);
        return Err(vec![problem.hint("undo it as its owner with --owner")]);
    }
    let changed = |change: &SubnetChange| {
        let mut subnets = mine.iter().flat_map(|it| &it.delta.subnets);
        subnets.any(|it| it.network == change.network && it.subnet == change.subnet)
    };
    let mut delta = between(&undone.lock, &before.lock, None);
    delta.spaces.retain(|name, change| {
        change.after.is_some() && mine.iter().any(|it| it.delta.spaces.contains_key(name))
    });
    delta.subnets.retain(changed);
    for change in &mut delta.subnets {
        if change.after.is_none() {
            change.after = change.before.clone().map(|it| LockedSubnet { gone: true, ..it });
        }
    }
    let now = |change: &SubnetChange| version.subnet(&change.network, &change.subnet);
    let space = |name: &str| version.lock.networks.get(name).map(|it| &it.space);
    delta.subnets.retain(|change| now(change) != change.after.as_ref());
    delta.spaces.retain(|name, change| space(name) != change.after.as_ref());
    if delta.is_empty() {
        let message = format!("version {number} is already undone, or changed no addresses");
        return Err(vec![refused(&codes::LOCK_CHANGED, message)]);
    }
    let problems = delta.subnets.iter().filter(|it| now(it) != it.before.as_ref());
    let problems = problems.map(|change| {
        let place = place::subnet(&change.network, &change.subnet);
        let what = match now(change) {
            None => "was released".to_owned(),
            Some(LockedSubnet { gone: true, .. }) => "is no longer wanted".to_owned(),
            Some(there) => format!("is at {} now", there.prefixes),
        };
        let message = format!("`{place}` has changed since version {number}: it {what}");
        let problem = refused(&codes::LOCK_CHANGED, message);
        problem.hint(format!("`ipplan history {place}` says who changed it"))
    });
    let problems: Vec<Problem> = problems.collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    version.refuse_others(owner, &delta, "undo it as its owner with --owner")?;
    let named = |change: &SubnetChange| {
        let place = place::subnet(&change.network, &change.subnet);
        before.holders.get(&place).is_some_and(|it| it.by_name)
    };
    delta.by_name = delta.subnets.iter().all(named);
    Ok(delta)
}

/// A lock with one network of another.
trait CloneOf {
    fn clone_of(&self, network: &str) -> Lock;
}

impl CloneOf for Lock {
    fn clone_of(&self, network: &str) -> Lock {
        let networks = self.networks.get(network).map(|it| (network.to_owned(), it.clone()));
        Lock { networks: networks.into_iter().collect(), ..Lock::default() }
    }
}
