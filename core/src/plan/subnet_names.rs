//! Names of subnets: a network has one of each, and Azure ignores case.

use alloc::collections::btree_map::Entry;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::fact::Edition;
use crate::problem::{Problem, codes, place};
use crate::service::platform::names;

use super::lock::LockedNetwork;
use super::request::{Network, Subnet};
use super::size_cache::SizeCache;
use super::want::{Want, key_of, name_of};

/// A network has one subnet of a name, and Azure ignores case. Some names Azure insists on, those of
/// several subnets of one service are made of two, and what is gone keeps its own.
pub(super) fn names_taken_twice(
    network: &str,
    wants: &[Want<'_>],
    locked: Option<&LockedNetwork>,
) -> Vec<Problem> {
    let (mut first, mut problems) = (BTreeMap::<String, &Want<'_>>::new(), Vec::new());
    for want in wants {
        let name = want.name();
        if let Err(problem) = names::SUBNET.check(&name) {
            problems.push(problem.at(want.place()));
        }
        // One that has to have another name is called by its own all the same, in requests and locks.
        let mut claimed = alloc::vec![names::folded(&name)];
        if want.size.required_name.is_some() {
            claimed.push(names::folded(&name_of(&want.key)));
            claimed.dedup();
        }
        for name in claimed {
            match first.entry(name) {
                Entry::Vacant(free) => drop(free.insert(want)),
                Entry::Occupied(other) => {
                    problems.push(same_name(other.get(), want));
                    break;
                }
            }
        }
    }
    let mut wanted = BTreeSet::new();
    wanted.extend(wants.iter().map(|want| &*want.key));
    for (key, gone) in locked.iter().flat_map(|locked| &locked.subnets) {
        let Some(want) =
            first.get(&names::folded(&name_of(key))).filter(|_| !wanted.contains(key.as_str()))
        else {
            continue;
        };
        let message = format!(
            "`{}` would have the name of `{key}` at {}, which is no longer wanted but not released",
            want.key, gone.prefixes
        );
        let problem = Problem::new(&codes::NAME_TAKEN, message).at(want.place());
        problems.push(
            problem
                .hint(format!("add `was: {key}`, if it is the same subnet"))
                .hint(format!(
                    "release `{}`, if nothing is deployed there",
                    place::subnet(network, key)
                ))
                .source(names::SUBNET.longest.newest().source),
        );
    }
    problems
}

/// The name that a subnet of a request has in Azure.
pub(crate) struct NameInAzure {
    pub(crate) name: String,
    /// The same without what Azure insists on, as locks and plans have it.
    pub(crate) key: String,
    /// Its role, where the service needs several subnets.
    pub(crate) role: Option<&'static str>,
}

/// The names in Azure of all subnets that a network wants, each with its key in the request, as far as its workloads
/// are right.
pub(crate) fn names_in_azure(wanted: &Network, edition: Edition) -> Vec<(String, NameInAzure)> {
    let mut cache = SizeCache::new(edition);
    let names = wanted.subnets.iter().flat_map(|(key, subnet)| {
        let names = names_of_entry(&mut cache, key, subnet, edition);
        names.into_iter().map(|name| (key.clone(), name))
    });
    names.collect()
}

/// Those of one entry: one, or several where its service needs several subnets.
fn names_of_entry<'r>(
    cache: &mut SizeCache<'r>,
    key: &str,
    subnet: &'r Subnet,
    edition: Edition,
) -> Vec<NameInAzure> {
    let contents = cache.checked(&subnet.holds).ok();
    let roles = contents.as_ref().map_or(&[][..], |it| &it.roles).iter().copied().map(Some);
    let roles: Vec<Option<&str>> = roles.collect();
    let roles = if roles.is_empty() { alloc::vec![None] } else { roles };
    let name = |role: Option<&'static str>| {
        let key = name_of(&key_of(key, role)).into_owned();
        let name = contents.as_ref().and_then(|it| it.required_name(role, edition));
        NameInAzure { name: name.map_or_else(|| key.clone(), Into::into), key, role }
    };
    roles.into_iter().map(name).collect()
}

fn same_name(one: &Want<'_>, other: &Want<'_>) -> Problem {
    let problem = |message| Problem::new(&codes::NAME_TAKEN, message).at(other.place());
    let (first, second) = (&one.key, &other.key);
    if let (Some(name), Some(_)) = (one.size.required_name, other.size.required_name) {
        let message = format!("`{first}` and `{second}` both need the name {}", name.value);
        return problem(message).hint("keep one of them").source(name.source);
    }
    let message = if first.eq_ignore_ascii_case(second) {
        format!("`{first}` and `{second}` are the same name in Azure, which ignores case")
    } else {
        format!("`{first}` and `{second}` would both be named `{}` in Azure", other.name())
    };
    let rule = names::SUBNET.longest.newest();
    problem(message).hint("rename one of them").source(rule.source)
}
