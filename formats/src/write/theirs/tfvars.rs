//! A plan as values for Terraform code that others wrote.

use ipplan::Plan;
use serde_json::{Map, Value, json};

use super::deployment::{DeployedNetwork, DeployedPeering, DeployedSubnet, Deployment};
use super::hcl::{HclPage, quoted};
use crate::write::show::json;
use crate::write::shown::shown;

/// A file that Terraform reads by itself (`*.auto.tfvars.json`): the variable `networks`, a map of
/// networks by name with their subnets by key, and `peerings`, a list, where there are any.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let values: serde_json::Value =
///     serde_json::from_str(&ipplan_formats::deploy::tfvars(&plan)).unwrap();
/// let web = &values["networks"]["hub"]["subnets"]["web"];
/// assert_eq!(web["address_prefixes"][0], "10.0.0.0/27");
/// ```
pub fn tfvars(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut values = json!({ "networks": networks(&deployment) });
    if let (false, Value::Object(values)) = (deployment.peerings.is_empty(), &mut values) {
        let peerings = deployment.peerings.iter().map(|it| Value::Object(peering(it)));
        values.insert("peerings".to_owned(), peerings.collect());
    }
    json::text(&values)
}

/// The same map as a local value, in the language of Terraform: for code that has no variable for it.
///
/// ```
/// use ipplan::{Lock, Network, Request, plan};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// assert!(ipplan_formats::deploy::locals(&plan).contains("locals {\n  networks = {\n"));
/// ```
pub fn locals(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut page = HclPage::default();
    page.comment(&deployment.head());
    page.gap();
    page.block("locals", |page| {
        page.block("networks =", |page| {
            for network in &deployment.networks {
                page.gap();
                page.comment(&network.reasons);
                page.block(&format!("{} =", word(network.name)), |page| one_local(page, network));
            }
        });
        if !deployment.peerings.is_empty() {
            page.gap();
            page.line("peerings = [");
        }
        for it in &deployment.peerings {
            page.inside(|page| {
                page.comment(&it.reasons);
                page.line("{");
                page.inside(|page| attributes(page, &peering(it)));
                page.line("},");
            });
        }
        if !deployment.peerings.is_empty() {
            page.line("]");
        }
    });
    page.finish()
}

/// A direction of a peering, by the names of both networks.
fn peering(peering: &DeployedPeering<'_>) -> Map<String, Value> {
    let mut values = Map::new();
    let mut set = |key: &str, value: Value| values.insert(key.to_owned(), value);
    set("name", peering.name.as_str().into());
    set("network", peering.network.into());
    set("remote_network", peering.remote.into());
    set("allow_gateway_transit", peering.gateway_transit.into());
    set("use_remote_gateways", peering.remote_gateways.into());
    if peering.forwarded_traffic {
        set("allow_forwarded_traffic", true.into());
    }
    if let Some([local, remote]) = &peering.subnets {
        set("local_subnet_names", local.clone().into());
        set("remote_subnet_names", remote.clone().into());
    }
    values
}

fn one_local(page: &mut HclPage, network: &DeployedNetwork<'_>) {
    attributes(page, &settings(network));
    page.gap();
    page.block("subnets =", |page| {
        for it in &network.subnets {
            page.gap();
            page.comment(&it.reasons);
            page.block(&format!("{} =", word(it.key)), |page| attributes(page, &subnet(it)));
        }
    });
}

fn attributes(page: &mut HclPage, values: &Map<String, Value>) {
    let values = values.iter().map(|(key, value)| (key.as_str(), expression(value)));
    page.attributes(&values.collect::<Vec<_>>());
}

/// A key of a map, in quotes where it is no word.
fn word(key: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    let first = key.starts_with(|it: char| it.is_ascii_alphabetic());
    // Words that mean something where a key stands.
    let other = ["for", "null", "true", "false"].contains(&key);
    if first && !other && key.chars().all(plain) { key.to_owned() } else { quoted(key) }
}

fn expression(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(expression).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

pub(super) fn networks(deployment: &Deployment<'_>) -> Value {
    let networks = deployment.networks.iter();
    Value::Object(networks.map(|it| (it.name.to_owned(), network(it))).collect())
}

fn network(network: &DeployedNetwork<'_>) -> Value {
    let mut values = settings(network);
    let subnets = network.subnets.iter().map(|it| {
        let mut values = subnet(it);
        // There are no comments in JSON.
        let reasons = it.reasons.iter().map(|line| shown(line).into_owned());
        values.insert("reasons".to_owned(), reasons.collect());
        (it.key.to_owned(), values.into())
    });
    values.insert("subnets".to_owned(), Value::Object(subnets.collect()));
    values.into()
}

/// A network without its subnets.
fn settings(network: &DeployedNetwork<'_>) -> Map<String, Value> {
    let mut values = Map::new();
    let mut set = |key: &str, value: Value| values.insert(key.to_owned(), value);
    set("name", network.name.into());
    set("id", network.planned.id.as_deref().into());
    set("location", network.planned.region.as_deref().into());
    set("address_space", network.space().into());
    values
}

fn subnet(subnet: &DeployedSubnet<'_>) -> Map<String, Value> {
    let mut values = Map::new();
    let mut set = |key: &str, value: Value| values.insert(key.to_owned(), value);
    set("name", subnet.planned.name.as_str().into());
    set("id", subnet.planned.id.as_deref().into());
    set("address_prefixes", subnet.prefixes().into());
    set("default_outbound_access_enabled", subnet.planned.default_outbound.into());
    set("delegation", subnet.delegation().into());
    set("network_security_group_required", subnet.security_group.is_some().into());
    set("route_table_required", subnet.route_table.is_some().into());
    values
}
