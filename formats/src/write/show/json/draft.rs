//! A draft: the map of the subnets that could be placed, and the rest of the answer, as far as it
//! is not known to the reader.

use std::collections::BTreeSet;

use ipplan::{DraftPlan, PlannedNetwork, PlannedSubnet, Problem, Request};
use serde::Serialize;

use super::lists::NetworkText;
use super::map::part_of_map;
use crate::lockfile::stated_hash;

#[derive(Serialize)]
struct Beside<'a> {
    refused: Option<Refused<'a>>,
    moved: Vec<Moved<'a>>,
}

#[derive(Serialize)]
struct Refused<'a> {
    problems: &'a [Problem],
}

#[derive(Serialize)]
struct Moved<'a> {
    network: &'a str,
    subnet: &'a str,
    from: NetworkText,
    to: NetworkText,
}

fn beside(draft: &DraftPlan) -> Beside<'_> {
    let problems = draft.problems.as_slice();
    let moved = draft.moved.iter().map(|it| Moved {
        network: &it.network,
        subnet: &it.subnet,
        from: NetworkText(it.from),
        to: NetworkText(it.to),
    });
    Beside {
        refused: (!problems.is_empty()).then_some(Refused { problems }),
        moved: moved.collect(),
    }
}

#[derive(Serialize)]
struct ChangesText<'a, M: Serialize> {
    /// The map, with the networks that look otherwise than before, and without notices where they are the same.
    map: M,
    /// The names of all networks, in order.
    networks: Vec<&'a str>,
    #[serde(flatten)]
    beside: Beside<'a>,
}

/// The parts of a draft that are not known from the draft before it; the whole draft if there is none. The request of
/// the draft before may differ only in its networks, and networks that are not in `changed` are the same in both
/// requests. `lock` is the text of the lock of the newer draft.
///
/// ```
/// use ipplan::{Lock, Network, Request, draft};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let request = Request::default().with("hub", hub);
/// let before = draft(&request, &Lock::default(), &Lock::default());
/// let after = draft(&request, &Lock::default(), &before.plan.lock());
/// let changes = ipplan_formats::json::draft_changes(&request, &after, Some(&before), &[], "{}");
/// let value = serde_json::to_value(changes).unwrap();
/// assert_eq!(value["map"]["networks"].as_array().unwrap().len(), 0);
/// assert_eq!(value["networks"][0], "hub");
/// ```
pub fn draft_changes<'a>(
    request: &'a Request,
    draft: &'a DraftPlan,
    before: Option<&DraftPlan>,
    changed: &[&str],
    lock: &str,
) -> impl Serialize + 'a {
    let plan = &draft.plan;
    let earlier = |name: &str| before.and_then(|before| before.plan.networks.get(name));
    let same: BTreeSet<&str> = plan
        .networks
        .iter()
        .filter(|(name, now)| {
            !changed.contains(&name.as_str()) && earlier(name).is_some_and(|it| looks_same(now, it))
        })
        .map(|(name, _)| name.as_str())
        .collect();
    let notices_same = before.is_some_and(|before| {
        let of_networks = plan.networks.iter().zip(&before.plan.networks);
        let of_clients = plan.client_pools.values().zip(before.plan.client_pools.values());
        plan.networks.keys().eq(before.plan.networks.keys())
            && plan.client_pools.keys().eq(before.plan.client_pools.keys())
            && of_clients.into_iter().all(|(now, then)| {
                now.notices == then.notices && now.size.notices == then.size.notices
            })
            && of_networks.into_iter().all(|((name, now), (_, then))| {
                now.notices == then.notices
                    && (same.contains(name.as_str()) || has_same_notices(now, then))
            })
    });
    let hash = stated_hash(lock).to_owned();
    let map = part_of_map(request, plan, hash, &|name| !same.contains(name), !notices_same);
    let networks = plan.networks.keys().map(String::as_str).collect();
    ChangesText { map, networks, beside: beside(draft) }
}

/// Whether everything in a network that is wanted as before is where it was, with the same to know about its place.
fn looks_same(now: &PlannedNetwork, then: &PlannedNetwork) -> bool {
    let same = |now: &PlannedSubnet, then: &PlannedSubnet| {
        now.prefixes == then.prefixes
            && now.pinned == then.pinned
            && now.former == then.former
            && now.notices == then.notices
    };
    now.prefixes == then.prefixes
        && now.gone == then.gone
        && now.subnets.keys().eq(then.subnets.keys())
        && now.subnets.values().zip(then.subnets.values()).all(|(now, then)| same(now, then))
}

/// Whether the same is to be known of each subnet.
fn has_same_notices(now: &PlannedNetwork, then: &PlannedNetwork) -> bool {
    let same = |now: &PlannedSubnet, then: &PlannedSubnet| {
        now.notices == then.notices && now.size.notices == then.size.notices
    };
    now.subnets.keys().eq(then.subnets.keys())
        && now.subnets.values().zip(then.subnets.values()).all(|(now, then)| same(now, then))
}
