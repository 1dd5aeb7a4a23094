//! Peerings that use a gateway of the other network, and cannot.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::audited::{Audited, AuditedNetwork};
use super::finding::{Finding, Severity};
use super::links::Links;
use super::peerings::PEERING_2023;
use crate::links::is_named_for;
use crate::problem::codes;
use crate::service::Connects;

/// Uses of a gateway that is not offered, and by a network that has one itself.
pub(super) fn used(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let links = Links::of(audited);
    for (number, network) in audited.networks.iter().enumerate() {
        let uses = network.network.peerings.iter().filter(|it| it.remote_gateways == Some(true));
        for peering in uses {
            let other = links.remote(audited, peering).and_then(|at| audited.networks.get(at));
            let name = other.map_or(peering.remote_name(), |it| &it.name);
            let back = other.and_then(|other| {
                let mut back = other.network.peerings.iter();
                back.find(|it| links.remote(audited, it) == Some(number))
            });
            let refuses = back.is_some_and(|it| it.gateway_transit == Some(false));
            let (code, message, hint): (_, String, String) = if refuses {
                let message = format!(
                    "`{}` uses the gateway of `{name}`, which does not allow gateway transit",
                    network.name
                );
                (&codes::GATEWAY_TRANSIT, message, format!("allow gateway transit in `{name}`"))
            } else if has_gateway(network) {
                let message = format!(
                    "`{}` uses the gateway of `{name}`, but has a gateway of its own",
                    network.name
                );
                let hint = format!("do not use the gateway of `{name}`, or remove its own");
                (&codes::GATEWAY_TRANSIT, message, hint)
            } else if other.is_some_and(|it| !it.subnets.is_empty() && !has_gateway(it)) {
                let message =
                    format!("`{}` uses the gateway of `{name}`, which has none", network.name);
                (&codes::GATEWAY_MISSING, message, format!("deploy a gateway in `{name}`"))
            } else {
                continue;
            };
            let mut finding =
                Finding::new(Severity::Warning, code, message).hint(hint).source(&PEERING_2023);
            finding.networks = alloc::vec![network.name.clone()];
            finding.networks.extend(other.map(|it| it.name.clone()));
            findings.push(finding.at(peering.origin.clone()));
        }
    }
}

fn has_gateway(network: &AuditedNetwork<'_>) -> bool {
    network.subnets.iter().any(|it| is_named_for(&it.subnet.name, Connects::VpnGateway))
}
