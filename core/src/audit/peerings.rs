//! Peerings that are half open, or that know another address space than the network has.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ipnet::IpNet;

use super::audited::Audited;
use super::finding::{Finding, Severity, listed};
use super::links::Links;
use crate::fact::{Edition, Source};
use crate::links::MOST_PEERINGS;
use crate::problem::codes;

/// How many prefixes one message names.
const NAMED: usize = 3;

pub(super) static PEERING_2023: Source = Source::new(
    "Create, change, or delete a virtual network peering",
    "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering",
    Edition::new(2023, 8, 24),
);
static SYNC_2022: Source = Source::new(
    "Update the address space for a peered virtual network using the Azure portal",
    "https://learn.microsoft.com/azure/virtual-network/update-virtual-network-peering-address-space",
    Edition::new(2022, 7, 10),
);

/// Peerings that are not connected, and peerings without their other side.
pub(super) fn connected(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let links = Links::of(audited);
    for (number, network) in audited.networks.iter().enumerate() {
        for peering in &network.network.peerings {
            let remote = links.remote(audited, peering);
            let other = remote.and_then(|at| audited.networks.get(at));
            let returns = other.map(|other| {
                let mut back = other.network.peerings.iter();
                back.any(|it| links.remote(audited, it) == Some(number))
            });
            let state = peering.state.as_deref().filter(|it| !it.is_empty());
            let open = state.is_some_and(|it| it.eq_ignore_ascii_case("Connected"));
            let same_file =
                other.is_some_and(|other| other.network.origin.file == network.network.origin.file);
            let name = other.map_or(peering.remote_name(), |it| &it.name);
            let (name, here) = (format!("`{name}`"), format!("`{}`", network.name));
            let message = match (state, returns) {
                (Some(state), Some(false)) if !open => format!(
                    "the peering `{}` of {here} is {state}: {name} has no peering back to {here}",
                    peering.name
                ),
                (Some(state), _) if !open => format!(
                    "the peering `{}` of {here} with {name} is {state}, not connected",
                    peering.name
                ),
                (None, Some(false)) if same_file => format!(
                    "{here} has a peering `{}` with {name}, which has none back",
                    peering.name
                ),
                _ => continue,
            };
            let gone = state.is_some_and(|it| it.eq_ignore_ascii_case("Disconnected"));
            let hint = if gone {
                "delete this peering and create it again, on both sides".to_string()
            } else {
                format!("create the peering of {name} with {here}; traffic flows once both exist")
            };
            let mut finding = Finding::new(Severity::Warning, &codes::HALF_OPEN_PEERING, message)
                .hint(hint)
                .source(&PEERING_2023);
            finding.networks = alloc::vec![network.name.clone()];
            finding.networks.extend(other.map(|it| it.name.clone()));
            findings.push(finding.at(peering.origin.clone()));
        }
    }
}

/// Networks with more peerings than Azure allows, counting those with networks that no file has. Where the
/// networks of the files alone are too many, the rules of links say so.
pub(super) fn many(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let most = MOST_PEERINGS.said_by(audited.edition);
    let over = |count: usize| u64::try_from(count).is_ok_and(|count| count > most.value);
    let crowded = audited.networks.iter().enumerate();
    let mut crowded = crowded.filter(|(_, it)| over(it.network.peerings.len())).peekable();
    if crowded.peek().is_none() {
        return;
    }
    let links = Links::of(audited);
    for (number, network) in crowded {
        let neighbours = links.neighbours(number);
        let known = neighbours.iter().filter(|it| **it < audited.networks.len()).count();
        if !over(neighbours.len()) || over(known) {
            continue;
        }
        let message = format!(
            "network `{}` has {} peerings; it can have {}",
            network.name,
            neighbours.len(),
            most.value
        );
        let finding = Finding::new(Severity::Error, &codes::OVER_LINK_LIMIT, message)
            .hint("spread its spokes over several hubs")
            .source(most.source);
        findings.push(finding.of_network(&network.name, network.network));
    }
}

/// Peerings whose copy of the other network's address space is out of date.
pub(super) fn in_sync(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let links = Links::of(audited);
    for network in &audited.networks {
        for peering in &network.network.peerings {
            let other = links.remote(audited, peering).and_then(|at| audited.networks.get(at));
            let now = match other {
                Some(other) if !other.network.space.is_empty() => &other.network.space,
                _ => &peering.remote_space,
            };
            let known = &peering.synced_space;
            let reported = !known.is_empty() && !now.is_empty();
            let lacks = without(now, known).filter(|_| reported);
            let lacks: Vec<IpNet> = lacks.collect();
            let gone: Vec<IpNet> = without(known, now).filter(|_| reported).collect();
            let level = peering.sync.as_deref().filter(|it| !it.is_empty());
            let level = level.filter(|it| !it.eq_ignore_ascii_case("FullyInSync"));
            if level.is_none() && lacks.is_empty() && gone.is_empty() {
                continue;
            }
            let name = other.map_or(peering.remote_name(), |it| &it.name);
            let mut message = format!("the peering `{}` of `{}`", peering.name, network.name);
            match level {
                Some(level) => message = format!("{message} is not in sync ({level})"),
                None => message = format!("{message} is out of date"),
            }
            if !lacks.is_empty() {
                message = format!(
                    "{message}: its copy of the address space of `{name}` lacks {}",
                    some(&lacks)
                );
            }
            if !gone.is_empty() {
                let and = if lacks.is_empty() { ": it still has" } else { " and still has" };
                message = format!("{message}{and} {}", some(&gone));
                if lacks.is_empty() {
                    message = format!("{message}, which `{name}` does not have");
                }
            }
            let mut finding = Finding::new(Severity::Warning, &codes::PEERING_OUT_OF_SYNC, message)
                .hint(format!(
                    "synchronize the peering: `az network vnet peering sync --name {} --vnet-name {}`",
                    peering.name, network.network.name
                ))
                .source(&SYNC_2022);
            finding.networks = alloc::vec![network.name.clone()];
            finding.networks.extend(other.map(|it| it.name.clone()));
            findings.push(finding.at(peering.origin.clone()));
        }
    }
}

fn without<'a>(all: &'a [IpNet], others: &'a [IpNet]) -> impl Iterator<Item = IpNet> + use<'a> {
    let mut sorted = others.to_vec();
    sorted.sort_unstable();
    all.iter().copied().filter(move |it| sorted.binary_search(it).is_err())
}

fn some(ranges: &[IpNet]) -> String {
    let mut named: Vec<String> = ranges.iter().take(NAMED).map(ToString::to_string).collect();
    if ranges.len() > NAMED {
        named.push(format!("{} more", ranges.len() - NAMED));
    }
    listed(&named)
}
