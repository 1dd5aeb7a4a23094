//! A plan. It can have as many subnets as an estate, so it too is written as it goes.

use std::collections::BTreeMap;

use ipplan::{
    CheckedWorkload, DecidedBy, Edition, Family, LockedNetwork, LockedSubnet, Notice, Pinned, Plan,
    PlannedClientPool, PlannedNetwork, PlannedSubnet, PrefixLen, Prefixes, Source,
};
use serde::Serialize;

use super::answers::AddressCounts;
use super::links::{self, LinkOf, Site};
use super::lists::{Each, Fits, NetworkText};

/// Where everything goes, with the hash of its lock.
///
/// A subnet with more than one prefix of a family has the others in `more`, and what it had before and
/// keeps until it is released in `former`; most have neither.
///
/// Address pools of point-to-site connections, which lie outside every network, stand in `client_pools`,
/// and those that are kept until they are released in `gone_client_pools`; most plans have neither.
///
/// A subnet has its `service` with `inputs`, or in their place `holds`, a list of several such pairs.
///
/// A network or a subnet that was renamed has its former name in `was`, and one that is known to exist in
/// Azure has its resource ID in `id`.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let json = serde_json::to_value(ipplan_formats::json::plan(&plan)).unwrap();
/// assert_eq!(json["networks"][0]["subnets"][0]["address_prefix"], "10.0.0.0/27");
/// ```
pub fn plan(plan: &Plan) -> impl Serialize {
    #[derive(Serialize)]
    struct Answer<'a, N> {
        edition: Edition,
        hash: String,
        networks: N,
        gone: Vec<GoneNetwork<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        client_pools: Vec<ClientPool<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        gone_client_pools: Vec<GoneSubnet<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sites: Vec<Site<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        links: Vec<LinkOf<'a>>,
        notices: Vec<NoticeOf<'a>>,
        sources: Vec<&'static Source>,
    }
    let with_subnets = |(notice, subnets)| NoticeOf { notice, subnets };
    Answer {
        edition: plan.edition,
        hash: crate::lockfile::hash(&plan.lock()),
        networks: Each(|| plan.networks.iter().map(|(name, it)| network(name, it))),
        gone: plan.gone.iter().map(|(name, it)| gone(name, it)).collect(),
        client_pools: plan.client_pools.iter().map(|(name, it)| client_pool(name, it)).collect(),
        gone_client_pools: tombstones(&plan.gone_client_pools),
        sites: plan.sites.iter().map(|(name, space)| Site::of(name, space)).collect(),
        links: plan.links.iter().map(links::link).collect(),
        notices: plan.notices().into_iter().map(with_subnets).collect(),
        sources: plan.sources(),
    }
}

#[derive(Serialize)]
struct NoticeOf<'a> {
    #[serde(flatten)]
    notice: &'a Notice,
    subnets: Vec<String>,
}

fn network<'a>(name: &'a str, network: &'a PlannedNetwork) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Network<'a, P, F, S> {
        name: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        was: Option<&'a String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'a String>,
        region: Option<&'a String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        isolated: Option<&'a String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reuse: Option<&'a String>,
        space: P,
        free: F,
        fits: Fits,
        subnets: S,
        gone: Vec<GoneSubnet<'a>>,
    }
    Network {
        name,
        was: network.was.as_ref(),
        id: network.id.as_ref(),
        region: network.region.as_ref(),
        isolated: network.isolated.as_ref(),
        reuse: network.reuse.as_ref(),
        space: Each(|| network.prefixes.iter().copied().map(NetworkText)),
        free: Each(|| network.free.free().map(NetworkText)),
        fits: Fits(network.free.fits(Family::V4)),
        subnets: Each(|| network.subnets.iter().map(|(key, it)| subnet(key, it))),
        gone: tombstones(&network.gone),
    }
}

/// The address pool of a point-to-site connection.
#[derive(Serialize)]
struct ClientPool<'a> {
    name: &'a str,
    address_prefix: NetworkText,
    network: Option<&'a String>,
    #[serde(flatten)]
    holds: Holds<'a>,
    addresses: AddressCounts,
    prefix_length: PrefixLen,
    usable: u64,
    spare: u64,
    decided_by: DecidedBy,
    pinned: bool,
}

fn client_pool<'a>(name: &'a str, pool: &'a PlannedClientPool) -> ClientPool<'a> {
    let size = &pool.size;
    ClientPool {
        name,
        address_prefix: NetworkText(pool.range),
        network: pool.network.as_ref(),
        holds: Holds::of(&pool.holds),
        addresses: AddressCounts::of(size),
        prefix_length: size.prefix_len,
        usable: size.usable(),
        spare: size.spare(),
        decided_by: size.decided_by,
        pinned: pool.pinned != Pinned::No,
    }
}

/// A network that is no longer wanted.
#[derive(Serialize)]
struct GoneNetwork<'a> {
    name: &'a str,
    space: Vec<NetworkText>,
    gone: Vec<GoneSubnet<'a>>,
}

/// The block of a subnet that is no longer wanted.
#[derive(Serialize)]
struct GoneSubnet<'a> {
    key: &'a str,
    address_prefix: NetworkText,
    ipv6: Option<NetworkText>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more: Vec<NetworkText>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    former: Vec<NetworkText>,
}

/// The prefixes other than the first one and the first of IPv6.
fn more(prefixes: &Prefixes) -> Vec<NetworkText> {
    let more = prefixes.iter().skip(1).filter(|it| Some(*it) != prefixes.ipv6());
    more.map(NetworkText).collect()
}

fn gone<'a>(name: &'a str, network: &'a LockedNetwork) -> GoneNetwork<'a> {
    let space = network.space.iter().copied().map(NetworkText).collect();
    GoneNetwork { name, space, gone: tombstones(&network.subnets) }
}

fn tombstones(subnets: &BTreeMap<String, LockedSubnet>) -> Vec<GoneSubnet<'_>> {
    let subnets = subnets.iter();
    let tombstones = subnets.map(|(key, it)| {
        let prefixes = &it.prefixes;
        GoneSubnet {
            key,
            address_prefix: NetworkText(prefixes.first()),
            ipv6: prefixes.ipv6().map(NetworkText),
            more: more(prefixes),
            former: it.former.iter().copied().map(NetworkText).collect(),
        }
    });
    tombstones.collect()
}

/// One workload of a subnet; each of several has the same form.
#[derive(Serialize)]
struct Held<'a> {
    service: &'static str,
    inputs: &'a CheckedWorkload,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Holds<'a> {
    One(Held<'a>),
    Several { holds: Vec<Held<'a>> },
}

impl<'a> Holds<'a> {
    fn of(given: &'a [CheckedWorkload]) -> Holds<'a> {
        let held = |inputs: &'a CheckedWorkload| Held { service: inputs.service().id, inputs };
        match given {
            [only] => Holds::One(held(only)),
            several => Holds::Several { holds: several.iter().map(held).collect() },
        }
    }
}

fn subnet<'a>(key: &'a str, subnet: &'a PlannedSubnet) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Subnet<'a> {
        key: &'a str,
        name: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        was: Option<&'a String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'a String>,
        address_prefix: NetworkText,
        ipv6: Option<NetworkText>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        more: Vec<NetworkText>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        former: Vec<NetworkText>,
        #[serde(flatten)]
        holds: Holds<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        by_name: Option<&'static str>,
        addresses: AddressCounts,
        prefix_length: PrefixLen,
        usable: u64,
        spare: u64,
        decided_by: DecidedBy,
        delegation: Option<&'static str>,
        default_outbound: bool,
        pinned: bool,
        group: Option<&'a String>,
        reserve: Option<NetworkText>,
    }
    let size = &subnet.size;
    Subnet {
        key,
        name: &subnet.name,
        was: subnet.was.as_ref(),
        id: subnet.id.as_ref(),
        address_prefix: NetworkText(subnet.prefixes.first()),
        ipv6: subnet.prefixes.ipv6().map(NetworkText),
        more: more(&subnet.prefixes),
        former: subnet.former.iter().copied().map(NetworkText).collect(),
        holds: Holds::of(&subnet.holds),
        by_name: size.by_name.map(|service| service.id),
        addresses: AddressCounts::of(size),
        prefix_length: size.prefix_len,
        usable: size.usable(),
        spare: size.spare(),
        decided_by: size.decided_by,
        delegation: size.delegation.map(|delegation| delegation.value),
        default_outbound: subnet.default_outbound,
        pinned: subnet.pinned != Pinned::No,
        group: subnet.group.as_ref(),
        reserve: subnet.reserve.map(NetworkText),
    }
}
