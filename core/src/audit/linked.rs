//! Problems of connections: ranges that gateways bring together, failover groups, and limits of Azure
//! that are exceeded.
//!
//! Peerings have rules of their own, which use more than a link has: their state, and networks that are
//! in no file.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::audited::{Audited, AuditedNetwork, AuditedSubnet, Tenant, length};
use super::finding::{Finding, Severity};
use super::links::Links;
use crate::inventory::Origin;
use crate::links::{
    End, EndKind, EndSubnet, InUse, LinkKind, LinkedEstate, apart_from_ranges, problems,
};
use crate::problem::{Code, codes};
use crate::service::{Connects, platform};
use crate::services::private_endpoints;
use crate::size::{Options, Part, settle};

/// The problems of links that become findings, with their severity.
static TOLD: [(&Code, Severity); 5] = [
    (&codes::LINKED_OVERLAP, Severity::Error),
    (&codes::LINKED_REGIONS, Severity::Error),
    (&codes::OVER_LINK_LIMIT, Severity::Error),
    (&codes::PARTNER_TOO_SMALL, Severity::Warning),
    (&codes::OUT_OF_REACH, Severity::Warning),
];

/// Everything that the rules of links find.
pub(super) fn connections(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let inventory = audited.inventory;
    let names = inventory.names();
    let mut found = inventory.existing_links(&names);
    if found.links.is_empty() && found.client_pools.is_empty() {
        return;
    }
    let numbers: BTreeMap<&str, usize> = audited
        .networks
        .iter()
        .enumerate()
        .map(|(number, it)| (it.name.as_str(), number))
        .collect();
    let number = |end: &String| {
        let name = end.split_once('/').map_or(end.as_str(), |(network, _)| network);
        numbers.get(name).copied()
    };
    let is_there = |end: &String| {
        let network = number(end).and_then(|number| audited.networks.get(number));
        network.is_some_and(|it| it.network.isolated.is_none())
    };
    let apps = apps(audited);
    let (sites, pools) = (&found.sites, &found.client_pools);
    found.links.retain(|(link, _)| match link.kind {
        LinkKind::RegionalIntegration => {
            link.ends.iter().all(|it| is_there(it) && apps.contains(it.as_str()))
        }
        LinkKind::GatewayRequiredIntegration => link.ends.iter().all(|it| pools.contains_key(it)),
        _ => link.ends.iter().all(|end| sites.contains_key(end) || is_there(end)),
    });
    let origins: Vec<&Origin> = found.links.iter().map(|(_, origin)| *origin).collect();
    let links: Vec<_> = found.links.into_iter().map(|(link, _)| link).collect();
    let networks = audited.networks.iter();
    let mut ends: Vec<(End<'_>, &Origin)> =
        networks.map(|it| (of_network(audited, it), &it.network.origin)).collect();
    for (name, (space, origin)) in &found.sites {
        let end = End { name, kind: EndKind::Site, space: space.clone(), place: String::new() };
        ends.push((end, origin));
    }
    for (name, pool) in &found.client_pools {
        let kind = EndKind::ClientPool { network: Some(&pool.network), holds: Vec::new() };
        let end = End { name, kind, space: alloc::vec![pool.range], place: String::new() };
        ends.push((end, pool.origin));
    }
    let places: Vec<&Origin> = ends.iter().map(|(_, origin)| *origin).collect();
    let ends = ends.into_iter().enumerate();
    let ends = ends.map(|(number, (end, _))| End { place: format!("{number}"), ..end }).collect();
    let estate = LinkedEstate::of(audited.edition, ends, &links);
    let peered = Links::of(audited);
    // Peerings have a rule of their own for ranges.
    let only_peerings = inventory.connections.is_empty() && inventory.client_pools.is_empty();
    let judge = if only_peerings { apart_from_ranges } else { problems };
    for problem in judge(&estate, links.len()).problems {
        let Some((_, severity)) = TOLD.iter().find(|(code, _)| *code == problem.code) else {
            continue;
        };
        let (mut at, mut about) = (Vec::new(), BTreeSet::new());
        for place in core::iter::once(&problem.place).chain(&problem.also) {
            let first = place.strip_prefix("links.").and_then(|it| it.split('.').next());
            if let Some(link) = first.and_then(|it| it.parse::<usize>().ok()) {
                at.extend(origins.get(link).copied().cloned());
                about
                    .extend(links.get(link).into_iter().flat_map(|it| &it.ends).filter_map(number));
            } else if let Ok(end) = place.parse::<usize>() {
                at.extend(places.get(end).copied().cloned());
                // Networks come first.
                about.extend(Some(end).filter(|end| *end < audited.networks.len()));
            }
        }
        let about: Vec<usize> = about.into_iter().collect();
        if let [one, other] = *about.as_slice()
            && (peered.are_peered(one, other) || peered.hub_of(one, other).is_some())
            && problem.code == &codes::LINKED_OVERLAP
        {
            continue;
        }
        let reaches = problem.code != &codes::OUT_OF_REACH;
        let mut finding = Finding { severity: *severity, ..Finding::from(problem) };
        if !reaches {
            finding.hints.clear();
            finding = finding.hint("connect both networks, or give the files of their connections");
        }
        let names = about.iter().filter_map(|number| audited.networks.get(*number));
        finding.networks = names.map(|it| it.name.clone()).collect();
        finding.origins = at;
        findings.push(finding);
    }
}

/// The subnets that App Service lives in.
fn apps<'e>(audited: &'e Audited<'_>) -> BTreeSet<&'e str> {
    let subnets = audited.networks.iter().flat_map(|it| &it.subnets);
    let is_app = |it: &&AuditedSubnet<'_>| {
        it.services().any(|it| it.service.connects == Some(Connects::App))
    };
    subnets.filter(is_app).map(|it| it.name.as_str()).collect()
}

fn of_network<'e>(audited: &Audited<'_>, network: &'e AuditedNetwork<'_>) -> End<'e> {
    let subnets = network.subnets.iter().map(|subnet| {
        let size = size(audited, subnet);
        EndSubnet {
            name: Cow::Borrowed(&*subnet.subnet.name),
            holds: subnet.tenants.iter().map(|tenant| &*tenant.given).collect(),
            space: subnet.subnet.prefixes.clone(),
            size,
            in_use: Some(in_use(network, subnet, size)),
        }
    });
    let kind = EndKind::Network {
        region: network.network.region.as_deref(),
        isolated: network.network.isolated.is_some(),
        subnets: subnets.collect(),
    };
    End { name: &network.name, kind, space: network.space(), place: String::new() }
}

/// The known use of a subnet: the counts of files, the workloads of a request, or else the least that its
/// residents need.
fn in_use(
    network: &AuditedNetwork<'_>,
    subnet: &AuditedSubnet<'_>,
    size: Option<(u128, u64)>,
) -> InUse {
    let it = subnet.subnet;
    let is_endpoint = |kind: &str| {
        private_endpoints::SERVICE.resources.iter().any(|it| it.eq_ignore_ascii_case(kind))
    };
    let residents = it.residents.iter().filter(|it| is_endpoint(&it.kind)).count() as u64;
    let counted = subnet.tenants.iter().filter(|it| it.is_counted);
    let wanted = counted.filter(|it| it.service.id == private_endpoints::SERVICE.id);
    let wanted =
        wanted.map(|it| private_endpoints::endpoints(&it.given)).fold(0, u64::saturating_add);
    let endpoints = residents.max(wanted);
    let need = size.map_or(0, |(_, need)| need);
    let need = need.saturating_sub(platform::RESERVED.newest().value);
    let addresses = need.max(it.ip_configurations.unwrap_or(0)).max(endpoints);
    let plain = endpoints > 0 && network.network.high_scale == Some(false);
    InUse { addresses, endpoints, plain }
}

/// The addresses of a subnet, and how many what lives there needs, where a file says how much that is.
fn size(audited: &Audited<'_>, subnet: &AuditedSubnet<'_>) -> Option<(u128, u64)> {
    let all_counted = subnet.tenants.iter().all(|it| it.is_counted);
    let parts: Vec<Part<'_>> = subnet.tenants.iter().map(Tenant::part).collect();
    let options = Options { edition: audited.edition, ..Options::default() };
    let size = settle(&parts, &options, None).ok().filter(|_| all_counted && !parts.is_empty())?;
    Some((subnet.ipv4().map(|range| length(range).addresses()).sum(), size.need()))
}

/// The places of ranges whose overlap is a finding of a link already, in either order.
pub(super) fn overlapping(findings: &[Finding]) -> BTreeSet<(Origin, Origin)> {
    let found = findings.iter().filter(|it| it.code == &codes::LINKED_OVERLAP);
    let pairs = found.filter_map(|it| match it.origins.as_slice() {
        [one, other] => Some([(one.clone(), other.clone()), (other.clone(), one.clone())]),
        _ => None,
    });
    pairs.flatten().collect()
}
