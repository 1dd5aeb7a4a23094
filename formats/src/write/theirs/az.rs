//! A plan as a script of commands of the Azure CLI.

use std::fmt::Write as _;

use ipplan::Plan;

use super::arm::LEFT_ALONE;
use super::deployment::{
    AttachedResource, DeployedNetwork, DeployedPeering, DeployedSubnet, Deployment,
};
use crate::write::shown::{acts, shown};

/// A script for bash. It can be run again: what is there is updated, and nothing is deleted.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let text = ipplan_formats::deploy::az(&plan);
/// assert!(text.contains("subnet 'hub' 'web' \\\n  --address-prefixes '10.0.0.0/27'"));
/// ```
pub fn plan(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut page = String::from("#!/usr/bin/env bash\n");
    comment(&mut page, &deployment.head());
    comment(
        &mut page,
        &["It can be run again: what is there is updated, and nothing is deleted.".to_owned()],
    );
    page.push_str("set -euo pipefail\n\n");
    page.push_str(": \"${RESOURCE_GROUP:?set it to the resource group of the networks}\"\n");
    if deployment.lacks_a_region() {
        page.push_str(": \"${LOCATION:?set it to the region of the networks}\"\n");
    }
    page.push_str(FUNCTIONS);
    for network in &deployment.networks {
        one_network(&mut page, network);
    }
    for peering in &deployment.peerings {
        one_peering(&mut page, &deployment, peering);
    }
    page
}

const FUNCTIONS: &str = r#"
# network NAME LOCATION PREFIX...
network() {
  if az network vnet show -g "$RESOURCE_GROUP" -n "$1" -o none 2>/dev/null; then
    az network vnet update -g "$RESOURCE_GROUP" -n "$1" -o none --address-prefixes "${@:3}"
  else
    az network vnet create -g "$RESOURCE_GROUP" -n "$1" -o none -l "$2" --address-prefixes "${@:3}"
  fi
}

# subnet NETWORK NAME OPTION...
subnet() {
  local verb=create
  if az network vnet subnet show -g "$RESOURCE_GROUP" --vnet-name "$1" -n "$2" -o none 2>/dev/null; then
    verb=update
  fi
  az network vnet subnet "$verb" -g "$RESOURCE_GROUP" --vnet-name "$1" -n "$2" -o none "${@:3}"
}

# attached KIND NAME LOCATION: a network security group (nsg) or a route table (route-table)
attached() {
  if ! az network "$1" show -g "$RESOURCE_GROUP" -n "$2" -o none 2>/dev/null; then
    az network "$1" create -g "$RESOURCE_GROUP" -n "$2" -o none -l "$3"
  fi
}
"#;

fn comment(page: &mut String, lines: &[String]) {
    for line in lines {
        let line = format!("# {}", shown(line));
        page.push_str(line.trim_end());
        page.push('\n');
    }
}

/// A word of the shell, as it is.
fn word(text: &str) -> String {
    if !text.contains(acts) {
        return format!("'{}'", text.replace('\'', "'\\''"));
    }
    let mut word = String::from("$'");
    for letter in text.chars() {
        let code = u32::from(letter);
        match letter {
            '\'' | '\\' => word.extend(['\\', letter]),
            // Writing to a string cannot fail. No word holds the first one, which ends it.
            '\0' => word.push_str("\\\\0"),
            _ if acts(letter) && code < 0x80 => drop(write!(word, "\\x{code:02x}")),
            _ if acts(letter) => drop(write!(word, "\\U{code:08x}")),
            _ => word.push(letter),
        }
    }
    word.push('\'');
    word
}

fn words(texts: &[String]) -> String {
    texts.iter().map(|text| word(text)).collect::<Vec<_>>().join(" ")
}

/// A command, one option a line.
fn command(page: &mut String, head: &str, options: &[String]) {
    page.push_str(head);
    for option in options {
        page.push_str(" \\\n  ");
        page.push_str(option);
    }
    page.push('\n');
}

fn location(network: &DeployedNetwork<'_>) -> String {
    network.planned.region.as_deref().map_or_else(|| "\"$LOCATION\"".to_owned(), word)
}

fn one_network(page: &mut String, network: &DeployedNetwork<'_>) {
    let name = word(network.name);
    page.push('\n');
    comment(page, &network.reasons);
    if network.planned.id.is_some() {
        comment(page, &[LEFT_ALONE.to_owned()]);
    } else {
        let head = format!("network {name} {} {}", location(network), words(&network.space()));
        command(page, &head, &[]);
    }
    for subnet in &network.subnets {
        page.push('\n');
        for (kind, resource) in subnet.attached() {
            attach(page, network, kind, resource);
        }
        one_subnet(page, &name, subnet);
    }
}

fn one_peering(page: &mut String, deployment: &Deployment<'_>, peering: &DeployedPeering<'_>) {
    let id = deployment.id(peering.remote);
    let mut options = vec![
        format!("--vnet-name {} -n {}", word(peering.network), word(&peering.name)),
        format!("--remote-vnet {} --allow-vnet-access true", word(id.unwrap_or(peering.remote))),
        format!("--allow-gateway-transit {}", peering.gateway_transit),
        format!("--use-remote-gateways {}", peering.remote_gateways),
    ];
    if peering.forwarded_traffic {
        options.push("--allow-forwarded-traffic true".to_owned());
    }
    if let Some(sides) = &peering.subnets {
        let [local, remote] = sides
            .each_ref()
            .map(|names| names.iter().map(|name| word(name)).collect::<Vec<_>>().join(" "));
        options.push("--peer-complete-vnets false".to_owned());
        options.push(format!("--local-subnet-names {local}"));
        options.push(format!("--remote-subnet-names {remote}"));
    }
    page.push('\n');
    comment(page, &peering.reasons);
    let head = "az network vnet peering create -g \"$RESOURCE_GROUP\" -o none";
    command(page, head, &options);
}

fn one_subnet(page: &mut String, network: &str, subnet: &DeployedSubnet<'_>) {
    comment(page, &subnet.reasons);
    if subnet.planned.id.is_some() {
        return comment(page, &[LEFT_ALONE.to_owned()]);
    }
    let mut options = vec![
        format!("--address-prefixes {}", words(&subnet.prefixes())),
        format!("--default-outbound-access {}", subnet.planned.default_outbound),
    ];
    if let Some(delegation) = subnet.delegation() {
        options.push(format!("--delegations {}", word(delegation)));
    }
    if let Some(group) = &subnet.security_group {
        options.push(format!("--network-security-group {}", word(&group.name)));
    }
    if let Some(table) = &subnet.route_table {
        options.push(format!("--route-table {}", word(&table.name)));
    }
    command(page, &format!("subnet {network} {}", word(&subnet.planned.name)), &options);
}

fn attach(
    page: &mut String,
    network: &DeployedNetwork<'_>,
    kind: &str,
    resource: &AttachedResource,
) {
    comment(page, &resource.reasons);
    let (azure, name) = (if kind == "group" { "nsg" } else { "route-table" }, word(&resource.name));
    command(page, &format!("attached {azure} {name} {}", location(network)), &[]);
    for rule in &resource.rules {
        let head = format!("az network nsg rule create -g \"$RESOURCE_GROUP\" --nsg-name {name}");
        let options = [
            format!("-n {} -o none", word(rule.name)),
            format!("--priority {} --direction {} --access Allow", rule.priority, rule.direction),
            format!("--protocol {} --source-port-ranges '*'", word(rule.protocol)),
            format!("--destination-port-ranges {}", words(&rule.ports)),
            format!("--source-address-prefixes {}", word(&rule.source)),
            format!("--destination-address-prefixes {}", word(&rule.destination)),
        ];
        command(page, &head, &options);
    }
    for route in &resource.routes {
        let head = format!(
            "az network route-table route create -g \"$RESOURCE_GROUP\" --route-table-name {name}"
        );
        let to = word(&route.prefix);
        let options = [
            format!("-n {} -o none", word(route.name)),
            format!("--address-prefix {to} --next-hop-type {}", route.next_hop),
        ];
        command(page, &head, &options);
    }
}
