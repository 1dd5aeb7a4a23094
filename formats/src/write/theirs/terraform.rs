//! A plan as a root module of Terraform, for version 4 of the provider `azurerm`.

use std::collections::BTreeSet;

use ipplan::{Plan, PlannedNetwork, PlannedSubnet};

use super::arm::LEFT_ALONE;
use super::deployment::{
    AttachedResource, DeployedNetwork, DeployedPeering, DeployedSubnet, Deployment,
};
use super::hcl::{HclPage, list, quoted};
use super::label::label;

/// A root module: one resource for each network and subnet, named after them, so that adding one
/// changes no other.
///
/// A renamed network or subnet gets a `moved` block, and one that is known to exist an `import`
/// block, and is not changed.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let text = ipplan_formats::deploy::terraform(&plan);
/// assert!(text.contains("resource \"azurerm_subnet\" \"hub__web\" {"));
/// ```
pub fn plan(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut page = HclPage::default();
    page.comment(&deployment.head());
    let renames = renames(&deployment);
    let exist = existing(&deployment);
    settings(&mut page, &deployment, !exist.is_empty(), !renames.is_empty());
    for network in &deployment.networks {
        page.gap();
        virtual_network(&mut page, network);
        for subnet in &network.subnets {
            page.gap();
            one_subnet(&mut page, network, subnet);
        }
    }
    for peering in &deployment.peerings {
        page.gap();
        one_peering(&mut page, &deployment, peering);
    }
    for (from, to, why) in renames {
        page.gap();
        page.comment(&[why]);
        page.block("moved", |page| page.attributes(&[("from", from), ("to", to)]));
    }
    for (to, id) in exist {
        page.gap();
        page.block("import", |page| page.attributes(&[("to", to), ("id", quoted(id))]));
    }
    page.finish()
}

/// Why a peering comes last.
const WAITS: &str = "Azure refuses a peering while a subnet of either network is being changed.";

/// The description of the variable `location`.
pub(super) const LOCATION: &str = "The region of networks whose request names none.";

/// The place of a resource next to a network: expressions for its resource group and its region.
pub(super) struct ResourcePlace {
    group: String,
    location: String,
}

impl ResourcePlace {
    pub(super) fn new(group: &str, location: &str) -> ResourcePlace {
        ResourcePlace { group: group.to_owned(), location: location.to_owned() }
    }

    /// With a network, by its address.
    fn with(network: &str) -> ResourcePlace {
        ResourcePlace::new(
            &format!("{network}.resource_group_name"),
            &format!("{network}.location"),
        )
    }
}

fn settings(page: &mut HclPage, deployment: &Deployment<'_>, imports: bool, moves: bool) {
    page.gap();
    page.block("terraform", |page| {
        if imports {
            page.attributes(&[("required_version", quoted(">= 1.5"))]);
        } else if moves {
            page.attributes(&[("required_version", quoted(">= 1.1"))]);
        }
        page.gap();
        page.block("required_providers", |page| {
            page.block("azurerm =", |page| {
                page.attributes(&[
                    ("source", quoted("hashicorp/azurerm")),
                    ("version", quoted("~> 4.0")),
                ]);
            });
        });
    });
    page.gap();
    page.block("provider \"azurerm\"", |page| page.line("features {}"));
    if deployment.networks.iter().any(|network| network.resource_group().is_none()) {
        variable(page, "resource_group_name", "The resource group of the networks.");
    }
    if deployment.lacks_a_region() {
        variable(page, "location", LOCATION);
    }
}

pub(super) fn variable(page: &mut HclPage, name: &str, about: &str) {
    page.gap();
    page.block(&format!("variable {}", quoted(name)), |page| {
        page.attributes(&[("description", quoted(about)), ("type", "string".to_owned())]);
    });
}

fn virtual_network(page: &mut HclPage, network: &DeployedNetwork<'_>) {
    page.comment(&network.reasons);
    let head = format!("resource \"azurerm_virtual_network\" {}", quoted(&label(&[network.name])));
    page.block(&head, |page| {
        let region = network.planned.region.as_deref();
        let group = network.resource_group();
        page.attributes(&[
            ("name", quoted(network.name)),
            ("resource_group_name", group.map_or_else(|| "var.resource_group_name".into(), quoted)),
            ("location", region.map_or_else(|| "var.location".into(), quoted)),
            ("address_space", list(network.space())),
        ]);
        if network.planned.id.is_some() {
            left_alone(page);
        }
    });
}

/// A plan knows only the addresses of what exists, so Terraform must not take the rest away from it.
fn left_alone(page: &mut HclPage) {
    page.gap();
    page.block("lifecycle", |page| {
        page.comment(&[LEFT_ALONE.to_owned()]);
        page.attributes(&[("ignore_changes", "all".to_owned())]);
    });
}

fn one_subnet(page: &mut HclPage, network: &DeployedNetwork<'_>, subnet: &DeployedSubnet<'_>) {
    let (of_network, of_subnet) = (label(&[network.name]), label(&[network.name, subnet.key]));
    let reference = format!("azurerm_virtual_network.{of_network}");
    page.comment(&subnet.reasons);
    page.block(&format!("resource \"azurerm_subnet\" {}", quoted(&of_subnet)), |page| {
        page.attributes(&[
            ("name", quoted(&subnet.planned.name)),
            ("resource_group_name", format!("{reference}.resource_group_name")),
            ("virtual_network_name", format!("{reference}.name")),
            ("address_prefixes", list(subnet.prefixes())),
            ("default_outbound_access_enabled", subnet.planned.default_outbound.to_string()),
        ]);
        if let Some(delegation) = subnet.delegation() {
            page.gap();
            page.block("delegation", |page| {
                page.attributes(&[("name", quoted("delegation"))]);
                page.gap();
                page.block("service_delegation", |page| {
                    page.attributes(&[("name", quoted(delegation))]);
                });
            });
        }
        if subnet.planned.id.is_some() {
            return left_alone(page);
        }
        if subnet.delegation().is_none() {
            return;
        }
        page.gap();
        page.block("lifecycle", |page| {
            page.comment(&["Azure adds the actions of a delegation itself.".to_owned()]);
            let actions = "[delegation[0].service_delegation[0].actions]";
            page.attributes(&[("ignore_changes", actions.to_owned())]);
        });
    });
    if let Some(group) = &subnet.security_group {
        page.gap();
        security_group(page, &ResourcePlace::with(&reference), &of_subnet, group);
        association(page, "network_security_group", &of_subnet);
    }
    if let Some(table) = &subnet.route_table {
        page.gap();
        route_table(page, &ResourcePlace::with(&reference), &of_subnet, table);
        association(page, "route_table", &of_subnet);
    }
}

fn one_peering(page: &mut HclPage, deployment: &Deployment<'_>, peering: &DeployedPeering<'_>) {
    let (network, remote) = (label(&[peering.network]), label(&[peering.remote]));
    let reference = format!("azurerm_virtual_network.{network}");
    let of_peering = label(&[peering.network, peering.remote]);
    page.comment(&peering.reasons);
    let head = format!("resource \"azurerm_virtual_network_peering\" {}", quoted(&of_peering));
    page.block(&head, |page| {
        let mut settings = vec![
            ("name", quoted(&peering.name)),
            ("resource_group_name", format!("{reference}.resource_group_name")),
            ("virtual_network_name", format!("{reference}.name")),
            ("remote_virtual_network_id", format!("azurerm_virtual_network.{remote}.id")),
            ("allow_gateway_transit", peering.gateway_transit.to_string()),
            ("use_remote_gateways", peering.remote_gateways.to_string()),
        ];
        if peering.forwarded_traffic {
            settings.push(("allow_forwarded_traffic", "true".to_owned()));
        }
        page.attributes(&settings);
        if let Some([local, remote]) = &peering.subnets {
            page.gap();
            page.attributes(&[
                ("peer_complete_virtual_networks_enabled", "false".to_owned()),
                ("local_subnet_names", list(local)),
                ("remote_subnet_names", list(remote)),
            ]);
        }
        let ends = [peering.network, peering.remote].into_iter();
        let ends = ends.filter_map(|name| deployment.network(name));
        let subnets = ends.flat_map(|network| {
            network.subnets.iter().flat_map(|it| finished(it, &label(&[network.name, it.key])))
        });
        let subnets: Vec<String> = subnets.collect();
        if !subnets.is_empty() {
            page.gap();
            page.comment(&[WAITS.to_owned()]);
            page.line("depends_on = [");
            page.inside(|page| subnets.iter().for_each(|it| page.line(&format!("{it},"))));
            page.line("]");
        }
    });
}

/// The resources that exist once a subnet is finished, by its label.
fn finished(subnet: &DeployedSubnet<'_>, label: &str) -> Vec<String> {
    let beside = [
        ("network_security_group", subnet.security_group.is_some()),
        ("route_table", subnet.route_table.is_some()),
    ];
    let beside = beside.into_iter().filter(|(_, is_there)| *is_there);
    let beside: Vec<String> =
        beside.map(|(kind, _)| format!("azurerm_subnet_{kind}_association.{label}")).collect();
    if beside.is_empty() { vec![format!("azurerm_subnet.{label}")] } else { beside }
}

/// The attributes of every resource next to a network.
fn beside(page: &mut HclPage, place: &ResourcePlace, name: &str) {
    page.attributes(&[
        ("name", quoted(name)),
        ("resource_group_name", place.group.clone()),
        ("location", place.location.clone()),
    ]);
}

pub(super) fn security_group(
    page: &mut HclPage,
    place: &ResourcePlace,
    label: &str,
    group: &AttachedResource,
) {
    page.comment(&group.reasons);
    let head = format!("resource \"azurerm_network_security_group\" {}", quoted(label));
    page.block(&head, |page| {
        beside(page, place, &group.name);
        for rule in &group.rules {
            page.gap();
            let ports = match rule.ports.as_slice() {
                [any] => ("destination_port_range", quoted(any)),
                several => ("destination_port_ranges", list(several)),
            };
            page.block("security_rule", |page| {
                page.attributes(&[
                    ("name", quoted(rule.name)),
                    ("priority", rule.priority.to_string()),
                    ("direction", quoted(rule.direction)),
                    ("access", quoted("Allow")),
                    ("protocol", quoted(rule.protocol)),
                    ("source_port_range", quoted("*")),
                    ports,
                    ("source_address_prefix", quoted(&rule.source)),
                    ("destination_address_prefix", quoted(&rule.destination)),
                ]);
            });
        }
    });
}

pub(super) fn route_table(
    page: &mut HclPage,
    place: &ResourcePlace,
    label: &str,
    table: &AttachedResource,
) {
    page.comment(&table.reasons);
    page.block(&format!("resource \"azurerm_route_table\" {}", quoted(label)), |page| {
        beside(page, place, &table.name);
        for route in &table.routes {
            page.gap();
            page.block("route", |page| {
                page.attributes(&[
                    ("name", quoted(route.name)),
                    ("address_prefix", quoted(&route.prefix)),
                    ("next_hop_type", quoted(route.next_hop)),
                ]);
            });
        }
    });
}

fn association(page: &mut HclPage, kind: &str, label: &str) {
    page.gap();
    let head = format!("resource \"azurerm_subnet_{kind}_association\" {}", quoted(label));
    page.block(&head, |page| {
        page.attributes(&[
            ("subnet_id", format!("azurerm_subnet.{label}.id")),
            (&format!("{kind}_id"), format!("azurerm_{kind}.{label}.id")),
        ]);
    });
}

/// The resources of a subnet by its label.
fn resources(subnet: &DeployedSubnet<'_>, label: &str) -> Vec<String> {
    let mut kinds = vec!["azurerm_subnet"];
    if subnet.security_group.is_some() {
        kinds.push("azurerm_network_security_group");
        kinds.push("azurerm_subnet_network_security_group_association");
    }
    if subnet.route_table.is_some() {
        kinds.push("azurerm_route_table");
        kinds.push("azurerm_subnet_route_table_association");
    }
    kinds.into_iter().map(|kind| format!("{kind}.{label}")).collect()
}

/// The resources that had another name: from, to, and what Terraform will do. A name that is in use
/// again is not the old one.
fn renames(deployment: &Deployment<'_>) -> Vec<(String, String, String)> {
    let mut now = BTreeSet::new();
    for network in &deployment.networks {
        now.insert(label(&[network.name]));
        now.extend(network.subnets.iter().map(|subnet| label(&[network.name, subnet.key])));
    }
    let mut moved = Vec::new();
    let replaced =
        "Azure cannot rename it: Terraform deletes it, and then creates it at its place.";
    for network in &deployment.networks {
        let PlannedNetwork { was: network_was, .. } = network.planned;
        let before = network_was.as_deref().unwrap_or(network.name);
        let (old, new) = (label(&[before]), label(&[network.name]));
        if old != new && !now.contains(&old) {
            let address = |label| format!("azurerm_virtual_network.{label}");
            moved.push((address(old), address(new), replaced.to_owned()));
        }
        for subnet in &network.subnets {
            let PlannedSubnet { was, size, .. } = subnet.planned;
            let key = was.as_deref().unwrap_or(subnet.key);
            let (old, new) = (label(&[before, key]), label(&[network.name, subnet.key]));
            if old == new || now.contains(&old) {
                continue;
            }
            let stays = size.required_name.is_some() && before == network.name;
            let why = if stays { "Only its name in the request changed." } else { replaced };
            let pairs = resources(subnet, &old).into_iter().zip(resources(subnet, &new));
            moved.extend(pairs.map(|(from, to)| (from, to, why.to_owned())));
        }
    }
    moved
}

/// The resources that are known to exist: the address, and the ID.
fn existing<'d>(deployment: &'d Deployment<'_>) -> Vec<(String, &'d str)> {
    let mut exist = Vec::new();
    for network in &deployment.networks {
        if let Some(id) = &network.planned.id {
            exist
                .push((format!("azurerm_virtual_network.{}", label(&[network.name])), id.as_str()));
        }
        for subnet in &network.subnets {
            if let Some(id) = &subnet.planned.id {
                let label = label(&[network.name, subnet.key]);
                exist.push((format!("azurerm_subnet.{label}"), id.as_str()));
            }
        }
    }
    exist
}
