//! A plan in Bicep.

use ipplan::Plan;

use super::arm::{
    API, LEFT_ALONE, PEERINGS, PEERINGS_APART, Property, RuleValue, SUBNETS_APART, deployed,
    list_of, peered, properties, rule_properties,
};
use super::deployment::{
    AttachedResource, DeployedNetwork, DeployedPeering, DeployedSubnet, Deployment,
};
use super::label::symbol;
use crate::write::shown::{acts, shown};

/// The resource of one direction of a peering.
pub(super) const PEERING: &str = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings";

/// A file for a resource group: one resource for each network, and a list of subnets for each.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let text = ipplan_formats::deploy::bicep(&plan);
/// assert!(text.contains("name: 'web'") && text.contains("addressPrefix: '10.0.0.0/27'"));
/// ```
pub fn plan(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut page = BicepPage::default();
    page.comment(&deployment.head());
    page.comment(&SUBNETS_APART.map(str::to_owned));
    location_parameter(&mut page, &deployment);
    for network in &deployment.networks {
        one_network(&mut page, network);
    }
    if !deployment.peerings.is_empty() {
        peerings(&mut page, &deployment);
    }
    page.text
}

/// The region of networks that have none.
pub(super) fn location_parameter(page: &mut BicepPage, deployment: &Deployment<'_>) {
    if deployment.lacks_a_region() {
        page.gap();
        page.line("@description('The region of networks whose request names none.')");
        page.line("param location string = resourceGroup().location");
    }
}

fn one_network(page: &mut BicepPage, network: &DeployedNetwork<'_>) {
    for subnet in deployed(network) {
        for (kind, attached) in subnet.attached() {
            attach(page, network, subnet, kind, attached);
        }
    }
    let symbol = symbol(&[network.name]);
    page.gap();
    page.comment(&network.reasons);
    if network.planned.id.is_some() {
        page.comment(&[LEFT_ALONE.to_owned()]);
        let head = format!("resource vnet_{symbol} 'Microsoft.Network/virtualNetworks@{API}'");
        page.object(&format!("{head} existing = "), |page| {
            page.line(&format!("name: {}", quoted(network.name)));
        });
    } else {
        let head = format!("resource vnet_{symbol} 'Microsoft.Network/virtualNetworks@{API}'");
        page.object(&format!("{head} = "), |page| {
            page.line(&format!("name: {}", quoted(network.name)));
            page.line(&format!("location: {}", location(network)));
            page.object("properties: ", |page| {
                page.object("addressSpace: ", |page| {
                    page.list("addressPrefixes: ", network.space().iter().map(|it| quoted(it)));
                });
            });
        });
    }
    if deployed(network).next().is_none() {
        return;
    }
    page.gap();
    page.line(&format!("var {} = [", list_of(network)));
    page.depth += 1;
    for subnet in &network.subnets {
        page.comment(&subnet.reasons);
        if subnet.planned.id.is_some() {
            page.comment(&[LEFT_ALONE.to_owned()]);
        } else {
            page.object("", |page| listed(page, network, subnet));
        }
    }
    page.depth -= 1;
    page.line("]");
    page.gap();
    page.line("@batchSize(1)");
    let head =
        format!("resource subnet_{symbol} 'Microsoft.Network/virtualNetworks/subnets@{API}'");
    page.line(&format!("{head} = [for subnet in {}: {{", list_of(network)));
    page.line(&format!("  parent: vnet_{symbol}"));
    page.line("  name: subnet.name");
    page.line("  properties: subnet.properties");
    page.line("}]");
}

fn peerings(page: &mut BicepPage, deployment: &Deployment<'_>) {
    page.gap();
    page.line(&format!("var {PEERINGS} = ["));
    page.depth += 1;
    for peering in &deployment.peerings {
        page.comment(&peering.reasons);
        let remote = format!("vnet_{}.id", symbol(&[peering.remote]));
        page.object("", |page| one_peering(page, peering, &remote));
    }
    page.depth -= 1;
    page.line("]");
    page.gap();
    page.comment(&[PEERINGS_APART.to_owned()]);
    page.line("@batchSize(1)");
    page.line(&format!("resource peer '{PEERING}@{API}' = [for peering in {PEERINGS}: {{"));
    page.line("  name: peering.name");
    page.line("  properties: peering.properties");
    let needed = peered(deployment).filter_map(|network| {
        let symbol = symbol(&[network.name]);
        match deployed(network).next() {
            Some(_) => Some(format!("subnet_{symbol}")),
            None => network.planned.id.is_none().then(|| format!("vnet_{symbol}")),
        }
    });
    let needed: Vec<String> = needed.collect();
    if !needed.is_empty() {
        page.depth += 1;
        page.list("dependsOn: ", needed.into_iter());
        page.depth -= 1;
    }
    page.line("}]");
}

/// One direction, to the network with an ID that is an expression.
pub(super) fn one_peering(page: &mut BicepPage, peering: &DeployedPeering<'_>, remote: &str) {
    page.line(&format!("name: {}", quoted(&format!("{}/{}", peering.network, peering.name))));
    page.object("properties: ", |page| {
        page.line("allowVirtualNetworkAccess: true");
        page.line(&format!("allowGatewayTransit: {}", peering.gateway_transit));
        page.line(&format!("useRemoteGateways: {}", peering.remote_gateways));
        if peering.forwarded_traffic {
            page.line("allowForwardedTraffic: true");
        }
        page.object("remoteVirtualNetwork: ", |page| {
            page.line(&format!("id: {remote}"));
        });
        if let Some([local, remote]) = &peering.subnets {
            page.line("peerCompleteVnets: false");
            page.list("localSubnetNames: ", local.iter().map(|it| quoted(it)));
            page.list("remoteSubnetNames: ", remote.iter().map(|it| quoted(it)));
        }
    });
}

pub(super) fn location(network: &DeployedNetwork<'_>) -> String {
    network.planned.region.as_deref().map_or_else(|| "location".to_owned(), quoted)
}

pub(super) fn symbol_of(
    network: &DeployedNetwork<'_>,
    subnet: &DeployedSubnet<'_>,
    kind: &str,
) -> String {
    let prefix = if kind == "group" { "nsg" } else { "rt" };
    format!("{prefix}_{}", symbol(&[network.name, subnet.key]))
}

fn listed(page: &mut BicepPage, network: &DeployedNetwork<'_>, subnet: &DeployedSubnet<'_>) {
    page.line(&format!("name: {}", quoted(&subnet.planned.name)));
    let id = |kind: &'static str, _: &AttachedResource| {
        let kind = if kind == "routeTables" { "table" } else { "group" };
        format!("{}.id", symbol_of(network, subnet, kind))
    };
    let properties = properties(subnet, quoted, id);
    page.object("properties: ", |page| {
        for (key, property) in properties {
            match property {
                Property::One(text) => page.line(&format!("{key}: {text}")),
                Property::Several(texts) => page.list(&format!("{key}: "), texts.into_iter()),
                Property::Switch(on) => page.line(&format!("{key}: {on}")),
                Property::Delegation(name) => {
                    page.line(&format!("{key}: ["));
                    page.depth += 1;
                    page.object("", |page| {
                        page.line("name: 'delegation'");
                        page.object("properties: ", |page| {
                            page.line(&format!("serviceName: {name}"));
                        });
                    });
                    page.depth -= 1;
                    page.line("]");
                }
                Property::Id(id) => {
                    page.object(&format!("{key}: "), |page| page.line(&format!("id: {id}")));
                }
            }
        }
    });
}

pub(super) fn attach(
    page: &mut BicepPage,
    network: &DeployedNetwork<'_>,
    subnet: &DeployedSubnet<'_>,
    kind: &str,
    attached: &AttachedResource,
) {
    let of_azure = if kind == "group" { "networkSecurityGroups" } else { "routeTables" };
    page.gap();
    page.comment(&attached.reasons);
    let symbol = symbol_of(network, subnet, kind);
    page.object(&format!("resource {symbol} 'Microsoft.Network/{of_azure}@{API}' = "), |page| {
        page.line(&format!("name: {}", quoted(&attached.name)));
        page.line(&format!("location: {}", location(network)));
        if attached.rules.is_empty() && attached.routes.is_empty() {
            page.line("properties: {}");
            return;
        }
        page.object("properties: ", |page| {
            page.line(if kind == "group" { "securityRules: [" } else { "routes: [" });
            page.depth += 1;
            for rule in &attached.rules {
                page.object("", |page| {
                    page.line(&format!("name: {}", quoted(rule.name)));
                    page.object("properties: ", |page| {
                        for (key, value) in rule_properties(rule) {
                            match value {
                                RuleValue::Text(text) => {
                                    page.line(&format!("{key}: {}", quoted(&text)));
                                }
                                RuleValue::Number(number) => page.line(&format!("{key}: {number}")),
                                RuleValue::Texts(texts) => {
                                    let texts = texts.iter().map(|it| quoted(it));
                                    page.list(&format!("{key}: "), texts);
                                }
                            }
                        }
                    });
                });
            }
            for route in &attached.routes {
                page.object("", |page| {
                    page.line(&format!("name: {}", quoted(route.name)));
                    page.object("properties: ", |page| {
                        page.line(&format!("addressPrefix: {}", quoted(&route.prefix)));
                        page.line(&format!("nextHopType: {}", quoted(route.next_hop)));
                    });
                });
            }
            page.depth -= 1;
            page.line("]");
        });
    });
}

/// Text in quotes, in which nothing is calculated.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('\'');
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '$' if letters.peek() == Some(&'{') => quoted.push_str("\\$"),
            _ if acts(letter) => quoted.extend(letter.escape_unicode()),
            _ => quoted.push(letter),
        }
    }
    quoted.push('\'');
    quoted
}

/// Text that is written line by line.
#[derive(Default)]
pub(super) struct BicepPage {
    pub(super) text: String,
    pub(super) depth: usize,
}

impl BicepPage {
    pub(super) fn line(&mut self, line: &str) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn comment(&mut self, lines: &[String]) {
        for line in lines {
            let line = format!("// {}", shown(line));
            self.line(line.trim_end());
        }
    }

    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    pub(super) fn object(&mut self, head: &str, inside: impl FnOnce(&mut BicepPage)) {
        self.line(&format!("{head}{{"));
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line("}");
    }

    pub(super) fn list(&mut self, head: &str, items: impl Iterator<Item = String>) {
        self.line(&format!("{head}["));
        self.depth += 1;
        items.for_each(|item| self.line(&item));
        self.depth -= 1;
        self.line("]");
    }
}
