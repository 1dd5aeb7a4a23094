//! The differences between a plan and what exists.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::IpNet;

use super::existing::{ExistingNetwork, ExistingSubnet, SubnetState};
use super::inventory::Inventory;
use crate::plan::{Plan, PlannedNetwork, name_of};
use crate::service::platform::names::folded;

/// One difference between a plan and what exists.
///
/// ```
/// use ipplan::{Drift, Inventory, Lock, Network, Request};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let plan = ipplan::plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let differences = Inventory::default().drift(&plan);
/// assert_eq!((differences[0].kind, differences[0].network.as_str()), (Drift::Missing, "hub"));
/// assert_eq!(differences[0].planned[0].to_string(), "10.0.0.0/24");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind of difference.
    pub kind: Drift,
    /// The network, by its name in the plan, or by its name in Azure if it is not planned.
    pub network: String,
    /// The subnet, likewise; `None` if the network itself differs.
    pub subnet: Option<String>,
    /// The prefixes of the plan; none if it is not planned.
    pub planned: Vec<IpNet>,
    /// The prefixes that exist; none if it does not exist.
    pub found: Vec<IpNet>,
    /// The name in Azure, if it is different.
    pub found_name: Option<String>,
}

/// The kinds of differences.
///
/// ```
/// assert_eq!(ipplan::Drift::Unplanned.word(), "unplanned");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drift {
    /// It is planned and does not exist.
    Missing,
    /// It exists and is not planned.
    Unplanned,
    /// It has the planned number of addresses, at another place.
    Moved,
    /// It has more or fewer addresses than planned.
    Resized,
    /// It is at the planned place, under another name.
    Renamed,
    /// It exists, but its prefixes could not be read.
    Unknown,
}

impl Drift {
    /// The name in lower case.
    ///
    /// ```
    /// assert_eq!(ipplan::Drift::Moved.word(), "moved");
    /// ```
    pub const fn word(self) -> &'static str {
        match self {
            Drift::Missing => "missing",
            Drift::Unplanned => "unplanned",
            Drift::Moved => "moved",
            Drift::Resized => "resized",
            Drift::Renamed => "renamed",
            Drift::Unknown => "unknown",
        }
    }
}

impl Inventory {
    /// The differences between a plan and what exists, in the order of the plan. Subnets that are
    /// not planned follow the others of their network, and networks that are not planned come last.
    ///
    /// Names are compared without regard to case, as in Azure. Networks and subnets that are about
    /// to be deleted are treated as if they did not exist.
    ///
    /// ```
    /// use ipplan::{Drift, ExistingNetwork, ExistingSubnet, Inventory, Lock, Network, Request, Subnet};
    ///
    /// let range = |text: &str| text.parse().unwrap();
    /// let web = Subnet::default().at(range("10.0.0.0/26"));
    /// let hub = Network::within(vec![range("10.0.0.0/24")]).with("web", web);
    /// let plan = ipplan::plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
    ///
    /// let web = ExistingSubnet {
    ///     name: "web".into(),
    ///     prefixes: vec![range("10.0.0.0/27")],
    ///     ..ExistingSubnet::default()
    /// };
    /// let space = vec![range("10.0.0.0/24")];
    /// let hub = ExistingNetwork { name: "HUB".into(), space, subnets: vec![web], ..Default::default() };
    /// let inventory = Inventory { networks: vec![hub], ..Inventory::default() };
    /// let differences = inventory.drift(&plan);
    /// assert_eq!(differences.len(), 1);
    /// assert_eq!(differences[0].kind, Drift::Resized);
    /// ```
    pub fn drift(&self, plan: &Plan) -> Vec<Difference> {
        let there = self.networks.iter().filter(|it| it.state != SubnetState::Going);
        let there: Vec<&ExistingNetwork> = there.collect();
        let planned = plan.networks.iter().map(|(name, network)| (name, sorted(&network.prefixes)));
        let found = there.iter().map(|network| (&network.name, sorted(&network.space)));
        let pairs = paired(&planned.collect::<Vec<_>>(), &found.collect::<Vec<_>>());
        let mut differences = Vec::new();
        let mut matched = alloc::vec![false; there.len()];
        for ((name, planned), at) in plan.networks.iter().zip(&pairs) {
            let Some(found) = at.and_then(|at| there.get(at)) else {
                let (kind, planned) = (Drift::Missing, planned.prefixes.clone());
                let (subnet, found, found_name) = (None, Vec::new(), None);
                let network = name.clone();
                differences.push(Difference { kind, network, subnet, planned, found, found_name });
                continue;
            };
            at.and_then(|at| matched.get_mut(at)).into_iter().for_each(|it| *it = true);
            let side = |prefixes: &[IpNet], name: &str| (name.to_string(), prefixes.to_vec());
            let both = (side(&planned.prefixes, name), side(&found.space, &found.name));
            differences.extend(compared(name, None, both));
            subnets(name, planned, found, &mut differences);
        }
        for (network, _) in there.iter().zip(&matched).filter(|(_, matched)| !**matched) {
            differences.push(unplanned(&network.name, None, &network.space));
        }
        differences
    }
}

/// The differences of the subnets of one network.
fn subnets(
    name: &str,
    planned: &PlannedNetwork,
    found: &ExistingNetwork,
    differences: &mut Vec<Difference>,
) {
    let there = found.subnets.iter().filter(|it| it.state != SubnetState::Going);
    let there: Vec<&ExistingSubnet> = there.collect();
    let prefixes = |it: &crate::address::Prefixes| it.iter().collect::<Vec<IpNet>>();
    let wanted = planned.subnets.values().map(|it| (&it.name, sorted(&prefixes(&it.prefixes))));
    let names: Vec<String> = names_by_plan(planned, &there);
    let existing = there.iter().zip(&names).map(|(it, name)| (name, sorted(&it.prefixes)));
    let pairs = paired(&wanted.collect::<Vec<_>>(), &existing.collect::<Vec<_>>());
    let mut matched = alloc::vec![false; there.len()];
    for (subnet, at) in planned.subnets.values().zip(&pairs) {
        let planned = prefixes(&subnet.prefixes);
        let found = at.and_then(|at| there.get(at).zip(names.get(at)));
        let Some((found, found_name)) = found else {
            let (kind, network) = (Drift::Missing, name.to_string());
            let (subnet, found, found_name) = (Some(subnet.name.clone()), Vec::new(), None);
            differences.push(Difference { kind, network, subnet, planned, found, found_name });
            continue;
        };
        at.and_then(|at| matched.get_mut(at)).into_iter().for_each(|it| *it = true);
        let both = ((subnet.name.clone(), planned), (found_name.clone(), found.prefixes.clone()));
        differences.extend(compared(name, Some(&subnet.name), both));
    }
    for (subnet, _) in there.iter().zip(&matched).filter(|(_, matched)| !**matched) {
        differences.push(unplanned(name, Some(&subnet.name), &subnet.prefixes));
    }
}

/// The names in Azure of subnets that exist: where one has the key of a planned subnet for its name, that of
/// the planned one.
fn names_by_plan(planned: &PlannedNetwork, there: &[&ExistingSubnet]) -> Vec<String> {
    let keys = planned.subnets.iter().map(|(key, it)| (folded(&name_of(key)), &it.name));
    let keys: BTreeMap<String, &String> = keys.collect();
    let planned = |it: &&&ExistingSubnet| keys.get(&folded(&it.name)).filter(|_| it.named_by_key);
    there.iter().map(|it| planned(&it).map_or(&it.name, |name| name).clone()).collect()
}

fn unplanned(network: &str, subnet: Option<&str>, found: &[IpNet]) -> Difference {
    Difference {
        kind: Drift::Unplanned,
        network: network.to_string(),
        subnet: subnet.map(ToString::to_string),
        planned: Vec::new(),
        found: found.to_vec(),
        found_name: None,
    }
}

/// A name, and prefixes.
type Side = (String, Vec<IpNet>);

/// The difference between two that belong together.
fn compared(
    network: &str,
    subnet: Option<&str>,
    (planned, found): (Side, Side),
) -> Option<Difference> {
    let (is, ought) = (sorted(&found.1), sorted(&planned.1));
    let lengths = |prefixes: &[IpNet]| {
        let mut lengths: Vec<_> =
            prefixes.iter().map(|it| (it.max_prefix_len(), it.prefix_len())).collect();
        lengths.sort_unstable();
        lengths
    };
    let renamed = !planned.0.eq_ignore_ascii_case(&found.0);
    let kind = if is.is_empty() {
        Drift::Unknown
    } else if is != ought && lengths(&is) == lengths(&ought) {
        Drift::Moved
    } else if is != ought {
        Drift::Resized
    } else if renamed {
        Drift::Renamed
    } else {
        return None;
    };
    Some(Difference {
        kind,
        network: network.to_string(),
        subnet: subnet.map(ToString::to_string),
        planned: planned.1,
        found: found.1,
        found_name: renamed.then_some(found.0),
    })
}

fn sorted(prefixes: &[IpNet]) -> Vec<IpNet> {
    let mut prefixes = prefixes.to_vec();
    prefixes.sort_unstable();
    prefixes
}

/// The network or subnet found for each of the planned: the one with its name (among several, the
/// one at its place), or else one at its place whose name is not planned.
fn paired(
    planned: &[(&String, Vec<IpNet>)],
    found: &[(&String, Vec<IpNet>)],
) -> Vec<Option<usize>> {
    let mut by_name = BTreeMap::<String, Vec<usize>>::new();
    let mut by_place = BTreeMap::<&[IpNet], Vec<usize>>::new();
    for (at, (name, prefixes)) in found.iter().enumerate() {
        by_name.entry(name.to_ascii_lowercase()).or_default().push(at);
        by_place.entry(prefixes).or_default().push(at);
    }
    let mut taken = alloc::vec![false; found.len()];
    let mut take = |at: usize| taken.get_mut(at).is_some_and(|it| !core::mem::replace(it, true));
    let mut pairs: Vec<Option<usize>> = Vec::new();
    for (name, prefixes) in planned {
        let candidates = by_name.get(&name.to_ascii_lowercase());
        let in_place = candidates
            .into_iter()
            .flatten()
            .find(|at| found.get(**at).is_some_and(|(_, found)| found == prefixes));
        let any = candidates.into_iter().flatten();
        let mut candidates = in_place.into_iter().chain(any);
        pairs.push(candidates.find(|at| take(**at)).copied());
    }
    for ((_, prefixes), pair) in planned.iter().zip(&mut pairs) {
        if pair.is_none() && !prefixes.is_empty() {
            let candidates = by_place.get(prefixes.as_slice()).into_iter().flatten();
            *pair = candidates.copied().find(|at| take(*at));
        }
    }
    pairs
}
