//! A plan as a template of the resource manager (ARM), and the resources of it for other languages of the
//! same resource manager.

use ipplan::Plan;
use serde_json::{Map, Value, json};

use super::deployment::{
    AttachedResource, DeployedNetwork, DeployedPeering, DeployedSubnet, Deployment,
};
use super::label::symbol;
use crate::write::show::json;
use crate::write::shown::shown;

/// The version of the interface. Since 2023-09-01 a network that is deployed without a list of subnets
/// keeps those it has.
pub(super) const API: &str = "2025-07-01";

/// Why the subnets are where they are, for the head of a file.
pub(super) const SUBNETS_APART: [&str; 3] = [
    "Subnets are resources of their own, and no network lists them: a network that is deployed again",
    "then keeps the subnets that are not in this file. They are deployed one after the other, because",
    "Azure changes only one subnet of a network at a time.",
];

/// The name of the list of peerings, and why it is separate.
pub(super) const PEERINGS: &str = "peerings";
pub(super) const PEERINGS_APART: &str =
    "One after the other, because a network that is being changed refuses another change.";

/// The comment above a resource that exists.
pub(super) const LEFT_ALONE: &str = "It exists, and is left as it is.";

/// A template for a resource group: one resource for each network, and a list of subnets for each.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let text = ipplan_formats::deploy::arm(&plan);
/// assert!(text.contains("\"type\": \"Microsoft.Network/virtualNetworks/subnets\""));
/// ```
pub fn plan(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut head = deployment.head();
    head.extend(SUBNETS_APART.map(str::to_owned));
    let mut template = Map::new();
    let mut set = |key: &str, value: Value| template.insert(key.to_owned(), value);
    let schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
    set("$schema", schema.into());
    set("contentVersion", "1.0.0.0".into());
    set("metadata", json!({ "description": comment(&head) }));
    if deployment.lacks_a_region() {
        let about = "The region of networks whose request names none.";
        let location = json!({
            "type": "string",
            "defaultValue": "[resourceGroup().location]",
            "metadata": { "description": about },
        });
        set("parameters", json!({ "location": location }));
    }
    let lists = deployment.networks.iter().filter_map(|network| {
        let subnets: Vec<Value> = deployed(network).map(|subnet| listed(subnet)).collect();
        (!subnets.is_empty()).then(|| (list_of(network), subnets.into()))
    });
    let mut lists: Map<String, Value> = lists.collect();
    if !deployment.peerings.is_empty() {
        let peerings = deployment.peerings.iter().map(|it| peering(&deployment, it));
        lists.insert(PEERINGS.to_owned(), peerings.collect());
    }
    set("variables", Value::Object(lists));
    let resources = deployment.networks.iter().flat_map(resources).chain(peerings(&deployment));
    set("resources", resources.collect());
    json::text(&Value::Object(template))
}

/// The subnets that are deployed: those that do not exist.
pub(super) fn deployed<'d, 'p>(
    network: &'d DeployedNetwork<'p>,
) -> impl Iterator<Item = &'d DeployedSubnet<'p>> {
    network.subnets.iter().filter(|subnet| subnet.planned.id.is_none())
}

/// The name of the list of the subnets of a network.
pub(super) fn list_of(network: &DeployedNetwork<'_>) -> String {
    format!("subnets_{}", symbol(&[network.name]))
}

/// The properties of a subnet, in the words of the resource manager; IDs are functions of the language.
pub(super) fn properties<T>(
    subnet: &DeployedSubnet<'_>,
    text: impl Fn(&str) -> T,
    id: impl Fn(&'static str, &AttachedResource) -> T,
) -> Vec<(&'static str, Property<T>)> {
    let mut properties = Vec::new();
    let prefixes = subnet.prefixes();
    properties.push(match prefixes.as_slice() {
        [prefix] => ("addressPrefix", Property::One(text(prefix))),
        several => {
            ("addressPrefixes", Property::Several(several.iter().map(|it| text(it)).collect()))
        }
    });
    properties.push(("defaultOutboundAccess", Property::Switch(subnet.planned.default_outbound)));
    if let Some(delegation) = subnet.delegation() {
        properties.push(("delegations", Property::Delegation(text(delegation))));
    }
    if let Some(group) = &subnet.security_group {
        properties.push(("networkSecurityGroup", Property::Id(id("networkSecurityGroups", group))));
    }
    if let Some(table) = &subnet.route_table {
        properties.push(("routeTable", Property::Id(id("routeTables", table))));
    }
    properties
}

/// A property of a subnet.
pub(super) enum Property<T> {
    One(T),
    Several(Vec<T>),
    Switch(bool),
    Delegation(T),
    Id(T),
}

/// Text that is no expression: only what is in brackets could be one.
fn plain(text: &str) -> Value {
    let calculated = text.starts_with('[') && text.ends_with(']');
    if calculated { format!("[{text}").into() } else { text.into() }
}

/// Text inside of an expression.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn comment(lines: &[String]) -> Value {
    let lines: Vec<_> = lines.iter().map(|line| shown(line)).collect();
    plain(&lines.join("\n"))
}

fn id_of(kind: &str, name: &str) -> String {
    format!("[resourceId('Microsoft.Network/{kind}', {})]", quoted(name))
}

fn listed(subnet: &DeployedSubnet<'_>) -> Value {
    let own = properties(subnet, plain, |kind, it| Value::from(id_of(kind, &it.name)));
    let own = own.into_iter().map(|(key, property)| {
        let value = match property {
            Property::One(text) => text,
            Property::Several(texts) => texts.into(),
            Property::Switch(on) => on.into(),
            Property::Delegation(name) => {
                json!([{ "name": "delegation", "properties": { "serviceName": name } }])
            }
            Property::Id(id) => json!({ "id": id }),
        };
        (key.to_owned(), value)
    });
    json!({
        "name": plain(&subnet.planned.name),
        "comments": comment(&subnet.reasons),
        "properties": Value::Object(own.collect()),
    })
}

fn location(network: &DeployedNetwork<'_>) -> Value {
    network.planned.region.as_deref().map_or_else(|| "[parameters('location')]".into(), plain)
}

fn peering(deployment: &Deployment<'_>, peering: &DeployedPeering<'_>) -> Value {
    let id = |name: &str| match deployment.id(name) {
        Some(id) => plain(id),
        None => id_of("virtualNetworks", name).into(),
    };
    let mut properties = json!({
        "allowVirtualNetworkAccess": true,
        "allowGatewayTransit": peering.gateway_transit,
        "useRemoteGateways": peering.remote_gateways,
        "remoteVirtualNetwork": { "id": id(peering.remote) },
    });
    if let (true, Value::Object(properties)) = (peering.forwarded_traffic, &mut properties) {
        properties.insert("allowForwardedTraffic".to_owned(), true.into());
    }
    if let (Some([local, remote]), Value::Object(properties)) = (&peering.subnets, &mut properties)
    {
        properties.insert("peerCompleteVnets".to_owned(), false.into());
        let names = |names: &[&str]| names.iter().map(|name| plain(name)).collect::<Value>();
        properties.insert("localSubnetNames".to_owned(), names(local));
        properties.insert("remoteSubnetNames".to_owned(), names(remote));
    }
    json!({
        "name": plain(&format!("{}/{}", peering.network, peering.name)),
        "comments": comment(&peering.reasons),
        "properties": properties,
    })
}

/// The networks that have peerings.
pub(super) fn peered<'d, 'p>(
    deployment: &'d Deployment<'p>,
) -> impl Iterator<Item = &'d DeployedNetwork<'p>> {
    let is_an_end =
        |name: &str| deployment.peerings.iter().any(|it| it.network == name || it.remote == name);
    deployment.networks.iter().filter(move |network| is_an_end(network.name))
}

/// The loop over all peerings.
fn peerings(deployment: &Deployment<'_>) -> Option<Value> {
    let mut needed: Vec<Value> = Vec::new();
    for network in peered(deployment) {
        if network.planned.id.is_none() {
            needed.push(id_of("virtualNetworks", network.name).into());
        }
        if deployed(network).next().is_some() {
            needed.push(list_of(network).into());
        }
    }
    let one = format!("variables('{PEERINGS}')[copyIndex()]");
    (!deployment.peerings.is_empty()).then(|| {
        json!({
            "type": "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
            "apiVersion": API,
            "name": format!("[{one}.name]"),
            "comments": PEERINGS_APART,
            "copy": serial(PEERINGS),
            "dependsOn": needed,
            "properties": format!("[{one}.properties]"),
        })
    })
}

/// A loop over a list, one after the other.
fn serial(list: &str) -> Value {
    json!({
        "name": list,
        "count": format!("[length(variables('{list}'))]"),
        "mode": "serial",
        "batchSize": 1,
    })
}

fn resources(network: &DeployedNetwork<'_>) -> Vec<Value> {
    let mut resources = Vec::new();
    let mut needed = Vec::new();
    if network.planned.id.is_none() {
        needed.push(Value::from(id_of("virtualNetworks", network.name)));
    }
    for subnet in deployed(network) {
        let groups = subnet.security_group.iter().map(|it| ("networkSecurityGroups", it));
        let tables = subnet.route_table.iter().map(|it| ("routeTables", it));
        for (kind, attached) in groups.chain(tables) {
            resources.push(json!({
                "type": format!("Microsoft.Network/{kind}"),
                "apiVersion": API,
                "name": plain(&attached.name),
                "comments": comment(&attached.reasons),
                "location": location(network),
                "properties": contents(attached),
            }));
            needed.push(id_of(kind, &attached.name).into());
        }
    }
    if network.planned.id.is_none() {
        resources.push(json!({
            "type": "Microsoft.Network/virtualNetworks",
            "apiVersion": API,
            "name": plain(network.name),
            "comments": comment(&network.reasons),
            "location": location(network),
            "properties": { "addressSpace": { "addressPrefixes": network.space() } },
        }));
    }
    if deployed(network).next().is_some() {
        let list = format!("variables('{}')", list_of(network));
        let one = format!("{list}[copyIndex()]");
        resources.push(json!({
            "type": "Microsoft.Network/virtualNetworks/subnets",
            "apiVersion": API,
            "name": format!("[format('{{0}}/{{1}}', {}, {one}.name)]", quoted(network.name)),
            "copy": serial(&list_of(network)),
            "dependsOn": needed,
            "properties": format!("[{one}.properties]"),
        }));
    }
    resources
}

/// The contents of a network security group or a route table. It is left out if none are required, so
/// that rules added by the service are not a difference.
fn contents(attached: &AttachedResource) -> Value {
    let rules: Vec<Value> = attached
        .rules
        .iter()
        .map(|rule| {
            json!({ "name": rule.name, "properties": Value::Object(
                rule_properties(rule)
                    .into_iter()
                    .map(|(key, value)| {
                        let value = match value {
                            RuleValue::Text(text) => plain(&text),
                            RuleValue::Number(number) => number.into(),
                            RuleValue::Texts(texts) => texts.into(),
                        };
                        (key.to_owned(), value)
                    })
                    .collect(),
            ) })
        })
        .collect();
    let routes: Vec<Value> = attached
        .routes
        .iter()
        .map(|route| {
            let to = json!({ "addressPrefix": route.prefix, "nextHopType": route.next_hop });
            json!({ "name": route.name, "properties": to })
        })
        .collect();
    let mut contents = Map::new();
    if !rules.is_empty() {
        contents.insert("securityRules".to_owned(), rules.into());
    }
    if !routes.is_empty() {
        contents.insert("routes".to_owned(), routes.into());
    }
    Value::Object(contents)
}

/// A value of a rule.
pub(super) enum RuleValue {
    Text(String),
    Number(usize),
    Texts(Vec<String>),
}

/// The properties of a rule, in the words of the resource manager.
pub(super) fn rule_properties(
    rule: &super::deployment::DeployedRule,
) -> Vec<(&'static str, RuleValue)> {
    let text = |text: &str| RuleValue::Text(text.to_owned());
    let ports = match rule.ports.as_slice() {
        [any] => ("destinationPortRange", text(any)),
        several => ("destinationPortRanges", RuleValue::Texts(several.to_vec())),
    };
    vec![
        ("priority", RuleValue::Number(rule.priority)),
        ("direction", text(rule.direction)),
        ("access", text("Allow")),
        ("protocol", text(rule.protocol)),
        ("sourcePortRange", text("*")),
        ports,
        ("sourceAddressPrefix", text(&rule.source)),
        ("destinationAddressPrefix", text(&rule.destination)),
    ]
}
