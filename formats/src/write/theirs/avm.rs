//! A plan as inputs of Azure Verified Modules for virtual networks, in Terraform and in Bicep.

use ipplan::Plan;

use super::arm::API;
use super::bicep::{self, BicepPage};
use super::deployment::{DeployedNetwork, DeployedPeering, Deployment};
use super::hcl::{HclPage, list, quoted};
use super::label::{label, symbol};
use super::terraform;

/// The module for Terraform, and the versions that have these inputs.
const TERRAFORM: (&str, &str) = ("Azure/avm-res-network-virtualnetwork/azurerm", "~> 0.18");
/// Its part for one direction of a peering.
const TERRAFORM_PEERING: &str = "Azure/avm-res-network-virtualnetwork/azurerm//modules/peering";
/// The module for Bicep. A reference to it names one exact version, not a range.
const BICEP: &str = "br/public:avm/res/network/virtual-network:0.10.1";

/// The names of the properties of a direction in the module.
const HERE: [&str; 5] = [
    "name",
    "allowVirtualNetworkAccess",
    "allowForwardedTraffic",
    "allowGatewayTransit",
    "useRemoteGateways",
];
/// The same for the way back.
const BACK: [&str; 5] = [
    "remotePeeringName",
    "remotePeeringAllowVirtualNetworkAccess",
    "remotePeeringAllowForwardedTraffic",
    "remotePeeringAllowGatewayTransit",
    "remotePeeringUseRemoteGateways",
];

/// One module for each network in Terraform, with the resources that services require on their
/// subnets.
///
/// ```
/// use ipplan::{Lock, Network, Request, plan};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let text = ipplan_formats::deploy::avm(&plan);
/// assert!(text.contains("source  = \"Azure/avm-res-network-virtualnetwork/azurerm\""));
/// ```
pub fn avm(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut page = HclPage::default();
    page.comment(&deployment.head());
    let about = "The ID of the resource group of the networks.";
    terraform::variable(&mut page, "resource_group_id", about);
    let is_new = |network: &&DeployedNetwork<'_>| network.planned.id.is_none();
    let attaches = |network: &DeployedNetwork<'_>| {
        network.subnets.iter().any(|subnet| subnet.attached().next().is_some())
    };
    if deployment.networks.iter().filter(is_new).any(attaches) {
        let about = "The name of the same resource group.";
        terraform::variable(&mut page, "resource_group_name", about);
    }
    if deployment.networks.iter().filter(is_new).any(|it| it.planned.region.is_none()) {
        terraform::variable(&mut page, "location", terraform::LOCATION);
    }
    for network in &deployment.networks {
        in_terraform(&mut page, network);
    }
    for peering in &deployment.peerings {
        peering_in_terraform(&mut page, &deployment, peering);
    }
    page.finish()
}

/// Each direction is a module of its own: two networks whose modules name each other would be a cycle.
fn peering_in_terraform(
    page: &mut HclPage,
    deployment: &Deployment<'_>,
    peering: &DeployedPeering<'_>,
) {
    let ends = [peering.network, peering.remote];
    let module = |name: &str| format!("module.vnet_{}", label(&[name]));
    let [network, remote] = ends.map(|name| match deployment.id(name) {
        Some(id) => quoted(id),
        None => format!("{}.resource_id", module(name)),
    });
    let new = ends.into_iter().filter(|name| deployment.id(name).is_none());
    let new: Vec<String> = new.map(module).collect();
    page.gap();
    page.comment(&peering.reasons);
    let of_peering = format!("peer_{}", label(&[peering.network, peering.remote]));
    page.block(&format!("module {}", quoted(&of_peering)), |page| {
        page.attributes(&[("source", quoted(TERRAFORM_PEERING)), ("version", quoted(TERRAFORM.1))]);
        page.gap();
        let mut settings = vec![
            ("name", quoted(&peering.name)),
            ("parent_id", network),
            ("remote_virtual_network_id", remote),
            ("allow_gateway_transit", peering.gateway_transit.to_string()),
            ("use_remote_gateways", peering.remote_gateways.to_string()),
        ];
        if peering.forwarded_traffic {
            settings.push(("allow_forwarded_traffic", "true".to_owned()));
        }
        page.attributes(&settings);
        if let Some([local, remote]) = &peering.subnets {
            let subnets = |names: &[&str]| {
                let names =
                    names.iter().map(|name| format!("{{ subnet_name = {} }}", quoted(name)));
                format!("[{}]", names.collect::<Vec<_>>().join(", "))
            };
            page.gap();
            page.attributes(&[
                ("peer_complete_vnets", "false".to_owned()),
                ("local_peered_subnets", subnets(local)),
                ("remote_peered_subnets", subnets(remote)),
            ]);
        }
        page.gap();
        page.comment(
            &["A network whose subnets are being made refuses another change.".to_owned()],
        );
        page.attributes(&[("depends_on", format!("[{}]", new.join(", ")))]);
    });
}

fn in_terraform(page: &mut HclPage, network: &DeployedNetwork<'_>) {
    if network.planned.id.is_some() {
        page.gap();
        return page.comment(&network.beyond_modules());
    }
    let region = network.planned.region.as_deref();
    let region = region.map_or_else(|| "var.location".to_owned(), quoted);
    for subnet in &network.subnets {
        let label = label(&[network.name, subnet.key]);
        let place = terraform::ResourcePlace::new("var.resource_group_name", &region);
        if let Some(group) = &subnet.security_group {
            page.gap();
            terraform::security_group(page, &place, &label, group);
        }
        if let Some(table) = &subnet.route_table {
            page.gap();
            terraform::route_table(page, &place, &label, table);
        }
    }
    page.gap();
    page.comment(&network.reasons);
    page.block(&format!("module {}", quoted(&format!("vnet_{}", label(&[network.name])))), |page| {
        page.attributes(&[("source", quoted(TERRAFORM.0)), ("version", quoted(TERRAFORM.1))]);
        page.gap();
        page.attributes(&[
            ("name", quoted(network.name)),
            ("parent_id", "var.resource_group_id".to_owned()),
            ("location", region.clone()),
            ("address_space", list(network.space())),
        ]);
        page.gap();
        page.block("subnets =", |page| {
            for subnet in &network.subnets {
                page.gap();
                page.comment(&subnet.reasons);
                page.block(&format!("{} =", quoted(subnet.key)), |page| {
                    let label = label(&[network.name, subnet.key]);
                    let id = |kind| format!("{{ id = azurerm_{kind}.{label}.id }}");
                    let mut attributes = vec![
                        ("name", quoted(&subnet.planned.name)),
                        ("address_prefixes", list(subnet.prefixes())),
                        (
                            "default_outbound_access_enabled",
                            subnet.planned.default_outbound.to_string(),
                        ),
                    ];
                    if let Some(name) = subnet.delegation() {
                        let name = quoted(name);
                        let delegation = format!(
                            "[{{ name = \"delegation\", service_delegation = {{ name = {name} }} }}]"
                        );
                        attributes.push(("delegations", delegation));
                    }
                    if subnet.security_group.is_some() {
                        let kind = "network_security_group";
                        attributes.push(("network_security_group", id(kind)));
                    }
                    if subnet.route_table.is_some() {
                        attributes.push(("route_table", id("route_table")));
                    }
                    page.attributes(&attributes);
                });
            }
        });
    });
}

/// One module for each network in Bicep, with the resources that services require on their subnets.
///
/// ```
/// use ipplan::{Lock, Network, Request, plan};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]);
/// let plan = plan(&Request::default().with("hub", hub), &Lock::default()).unwrap();
/// let text = ipplan_formats::deploy::avm_bicep(&plan);
/// assert!(text.contains("module vnet_hub 'br/public:avm/res/network/virtual-network:"));
/// ```
pub fn avm_bicep(plan: &Plan) -> String {
    let deployment = Deployment::of(plan);
    let mut page = BicepPage::default();
    page.comment(&deployment.head());
    bicep::location_parameter(&mut page, &deployment);
    for network in &deployment.networks {
        // A network that exists has no module, so the other one has the peering.
        let is_ours = |name: &str| deployment.id(name).is_some() || name < network.name;
        let own = whole(&deployment).filter(|it| it.network == network.name);
        let pairs = own.filter(|it| is_ours(it.remote)).filter_map(|there| {
            let back = |it: &&DeployedPeering<'_>| {
                it.network == there.remote && it.remote == there.network
            };
            Some([there, whole(&deployment).find(back)?])
        });
        in_bicep(&mut page, &deployment, network, &pairs.collect::<Vec<_>>());
    }
    of_subnets(&mut page, &deployment);
    page.text
}

/// The peerings of whole networks, which are an input of the module for Bicep.
fn whole<'d>(deployment: &'d Deployment<'_>) -> impl Iterator<Item = &'d DeployedPeering<'d>> {
    deployment.peerings.iter().filter(|it| it.subnets.is_none())
}

/// Peerings of single subnets, for which the module has no input: a resource for each direction. They are deployed one
/// after the other, because a network that is being changed refuses another change.
fn of_subnets(page: &mut BicepPage, deployment: &Deployment<'_>) {
    let mut before: Option<String> = None;
    for peering in deployment.peerings.iter().filter(|it| it.subnets.is_some()) {
        page.gap();
        page.comment(&peering.reasons);
        let here = format!("peer_{}", symbol(&[peering.network, peering.remote]));
        page.object(&format!("resource {here} '{}@{API}' = ", bicep::PEERING), |page| {
            bicep::one_peering(page, peering, &id_in_bicep(deployment, peering.remote));
            let is_new = deployment.id(peering.network).is_none();
            let network = is_new.then(|| format!("vnet_{}", symbol(&[peering.network])));
            page.list("dependsOn: ", [network, before.take()].into_iter().flatten());
        });
        before = Some(here);
    }
}

/// Of two peered networks the second one has both directions of the peering: if each had its own, the
/// modules would depend on each other.
fn in_bicep(
    page: &mut BicepPage,
    deployment: &Deployment<'_>,
    network: &DeployedNetwork<'_>,
    peerings: &[[&DeployedPeering<'_>; 2]],
) {
    if network.planned.id.is_some() {
        page.gap();
        return page.comment(&network.beyond_modules());
    }
    for subnet in &network.subnets {
        for (kind, attached) in subnet.attached() {
            bicep::attach(page, network, subnet, kind, attached);
        }
    }
    let symbol = symbol(&[network.name]);
    page.gap();
    page.comment(&network.reasons);
    page.object(&format!("module vnet_{symbol} '{BICEP}' = "), |page| {
        page.line(&format!("name: 'vnet-{}'", super::label::short(network.name)));
        page.object("params: ", |page| {
            page.line(&format!("name: {}", bicep::quoted(network.name)));
            page.line(&format!("location: {}", bicep::location(network)));
            let space = network.space();
            page.list("addressPrefixes: ", space.iter().map(|it| bicep::quoted(it)));
            page.line("subnets: [");
            page.depth += 1;
            for subnet in &network.subnets {
                page.comment(&subnet.reasons);
                page.object("", |page| {
                    page.line(&format!("name: {}", bicep::quoted(&subnet.planned.name)));
                    let prefixes = subnet.prefixes();
                    page.list("addressPrefixes: ", prefixes.iter().map(|it| bicep::quoted(it)));
                    page.line(&format!(
                        "defaultOutboundAccess: {}",
                        subnet.planned.default_outbound
                    ));
                    if let Some(delegation) = subnet.delegation() {
                        page.line(&format!("delegation: {}", bicep::quoted(delegation)));
                    }
                    for (kind, _) in subnet.attached() {
                        let id = format!("{}.id", bicep::symbol_of(network, subnet, kind));
                        let key =
                            if kind == "group" { "networkSecurityGroup" } else { "routeTable" };
                        page.line(&format!("{key}ResourceId: {id}"));
                    }
                });
            }
            page.depth -= 1;
            page.line("]");
            if !peerings.is_empty() {
                page.line("peerings: [");
                page.depth += 1;
                for pair in peerings {
                    peering_in_bicep(page, deployment, pair);
                }
                page.depth -= 1;
                page.line("]");
            }
        });
    });
}

/// The ID of a network: an output of its module, unless it exists.
fn id_in_bicep(deployment: &Deployment<'_>, network: &str) -> String {
    let output = || format!("vnet_{}.outputs.resourceId", symbol(&[network]));
    deployment.id(network).map_or_else(output, bicep::quoted)
}

/// Both directions: the one of the module's network, and back.
fn peering_in_bicep(
    page: &mut BicepPage,
    deployment: &Deployment<'_>,
    [there, back]: &[&DeployedPeering<'_>; 2],
) {
    page.comment(&there.reasons);
    page.comment(&back.reasons);
    page.object("", |page| {
        let remote = id_in_bicep(deployment, there.remote);
        page.line(&format!("remoteVirtualNetworkResourceId: {remote}"));
        page.line("remotePeeringEnabled: true");
        for (peering, [name, access, forwarded, transit, gateways]) in [(there, HERE), (back, BACK)]
        {
            page.line(&format!("{name}: {}", bicep::quoted(&peering.name)));
            page.line(&format!("{access}: true"));
            page.line(&format!("{forwarded}: {}", peering.forwarded_traffic));
            page.line(&format!("{transit}: {}", peering.gateway_transit));
            page.line(&format!("{gateways}: {}", peering.remote_gateways));
        }
    });
}
