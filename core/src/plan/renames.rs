//! Resolves `was`: makes a lock in which everything renamed has its new name, so that no later step
//! knows about renaming.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::problem::{Notice, Problem, codes, place};

use super::lock::{Lock, LockedNetwork};
use super::request::Request;

/// A lock by the names of a request.
pub(super) struct Known<'l> {
    /// The lock with every new name.
    pub(super) lock: Cow<'l, Lock>,
    /// Notices about an old name that is in use again, by network, and by subnet if it is that of
    /// one.
    pub(super) stale: Vec<(String, Option<String>, Notice)>,
    /// The names in the lock itself of the networks that were renamed.
    networks: BTreeMap<String, String>,
    /// The names in the lock itself of the subnets that were renamed, by network and new name.
    subnets: BTreeMap<(String, String), String>,
}

impl Known<'_> {
    /// The name of a subnet in the lock itself, with its network.
    pub(super) fn in_lock(&self, network: &str, subnet: &str) -> String {
        let key = (network.to_string(), subnet.to_string());
        let subnet = self.subnets.get(&key).map_or(subnet, String::as_str);
        place::subnet(self.networks.get(network).map_or(network, String::as_str), subnet)
    }
}

/// The effect of a `was`.
enum Was {
    /// Nothing: the lock does not have that name, or it is the same one.
    Nothing,
    /// The place of the old name is that of the new one.
    TakesOver,
    /// Nothing, for its name is in use again.
    Stale,
    /// The old name is still wanted, and only it has a place.
    StillWanted,
    /// The lock has a place for both.
    Both,
}

fn judge(new_is_locked: bool, old_is_locked: bool, old_is_wanted: bool) -> Was {
    match (old_is_locked, old_is_wanted, new_is_locked) {
        (false, false, _) => Was::Nothing,
        (false, true, _) | (true, true, true) => Was::Stale,
        (true, true, false) => Was::StillWanted,
        (true, false, true) => Was::Both,
        (true, false, false) => Was::TakesOver,
    }
}

/// Gives every name that takes over a place that place.
pub(super) fn known<'l>(
    request: &Request,
    lock: &'l Lock,
    problems: &mut Vec<Problem>,
) -> Known<'l> {
    let mut known = Known {
        lock: Cow::Borrowed(lock),
        stale: Vec::new(),
        networks: BTreeMap::new(),
        subnets: BTreeMap::new(),
    };
    networks(request, &mut known, problems);
    for (network, wanted) in &request.networks {
        let renamed: Vec<(&String, &String)> = wanted
            .subnets
            .iter()
            .filter_map(|(name, subnet)| Some((name, subnet.was.as_ref()?)))
            .filter(|(name, was)| name != was)
            .collect();
        if renamed.is_empty() {
            continue;
        }
        let nothing = LockedNetwork::default();
        let locked = known.lock.networks.get(network).unwrap_or(&nothing);
        let (mut taken, mut takers) = (Vec::new(), BTreeMap::new());
        for (name, was) in renamed {
            let (is, had) = (keys(locked, name), keys(locked, was));
            let at = || format!("{}.was", place::of_subnet(network, name));
            let (old, new) = (place::subnet(network, was), place::subnet(network, name));
            match judge(!is.is_empty(), !had.is_empty(), wanted.subnets.contains_key(was)) {
                Was::Nothing => {}
                Was::Stale => known.stale.push((network.clone(), Some(name.clone()), stale(was))),
                Was::StillWanted => problems.push(still_wanted(name, was).at(at())),
                Was::Both => problems.push(both(&new, &old).at(at())),
                Was::TakesOver => match takers.insert(was, name) {
                    Some(first) => problems.push(twice(first, name, was).at(at())),
                    None => taken.extend(had.into_iter().map(|key| {
                        let role = key.get(was.len()..).unwrap_or_default();
                        (format!("{name}{role}"), key)
                    })),
                },
            }
        }
        if taken.is_empty() {
            continue;
        }
        if let Some(locked) = known.lock.to_mut().networks.get_mut(network) {
            for (new, old) in taken {
                if let Some(subnet) = locked.subnets.remove(&old) {
                    locked.subnets.insert(new.clone(), subnet);
                    known.subnets.insert((network.clone(), new), old);
                }
            }
        }
    }
    known
}

fn networks(request: &Request, known: &mut Known<'_>, problems: &mut Vec<Problem>) {
    let mut takers = BTreeMap::new();
    for (name, network) in &request.networks {
        let Some(was) = network.was.as_ref().filter(|was| *was != name) else { continue };
        let locked = &known.lock.networks;
        let at = || format!("{}.was", place::of_network(name));
        let wanted = request.networks.contains_key(was);
        // Of two that say the same, the second finds the place gone; its problem names the first.
        let had = locked.contains_key(was) || takers.contains_key(was);
        match judge(locked.contains_key(name), had, wanted) {
            Was::Nothing => {}
            Was::Stale => known.stale.push((name.clone(), None, stale(was))),
            Was::StillWanted => problems.push(still_wanted(name, was).at(at())),
            Was::Both => problems.push(both(name, was).at(at())),
            Was::TakesOver => {
                if let Some(first) = takers.insert(was, name) {
                    problems.push(twice(first, name, was).at(at()));
                    continue;
                }
                let networks = &mut known.lock.to_mut().networks;
                if let Some(locked) = networks.remove(was) {
                    networks.insert(name.clone(), locked);
                    known.networks.insert(name.clone(), was.clone());
                }
            }
        }
    }
}

/// The keys of a subnet in the lock: one, or one for each role of a service with several subnets.
fn keys(locked: &LockedNetwork, name: &str) -> Vec<String> {
    let of_roles = format!("{name}/");
    let roles = locked.subnets.range(of_roles.clone()..).map(|(key, _)| key);
    let roles = roles.take_while(|key| key.starts_with(&of_roles)).cloned();
    let itself = locked.subnets.contains_key(name).then(|| name.to_string());
    itself.into_iter().chain(roles).collect()
}

fn stale(was: &str) -> Notice {
    let message = format!("`was: {was}` has no effect, because `{was}` is in use again; remove it");
    Notice { code: &codes::STALE_WAS, message: message.into(), source: None }
}

fn still_wanted(name: &str, was: &str) -> Problem {
    let message =
        format!("`{name}` cannot take over the place of `{was}`, which the request still has");
    Problem::new(&codes::WAS_UNCLEAR, message)
        .hint(format!("remove `was`, if `{name}` is new"))
        .hint(format!(
            "if `{was}` was renamed, plan the renaming first, and add the new `{was}` \
                       afterwards"
        ))
}

fn both(new: &str, old: &str) -> Problem {
    let message = format!("`{new}` cannot take over the place of `{old}`: the lock has both");
    Problem::new(&codes::WAS_UNCLEAR, message).hint("remove `was`: the renaming is done").hint(
        format!(
            "release `{new}` first, if nothing is deployed there and `{old}` has its \
                       place"
        ),
    )
}

fn twice(first: &str, second: &str, was: &str) -> Problem {
    let message = format!("`{first}` and `{second}` both have `was: {was}`");
    Problem::new(&codes::WAS_UNCLEAR, message).hint("keep `was` in only one of them")
}
