//! Connections of networks other than peerings: connections of gateways, sites on-premises, the
//! addresses of clients, failover groups, links with SQL Server, and apps that are integrated.

use ipplan::{ExistingClientPool, ExistingConnection, ExistingSite, Inventory, Link, LinkKind};

use super::id::{LOCAL_GATEWAY, before, is_subnet, keep_out, last, properties};
use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::item::Item;

const GATEWAY: &str = "microsoft.network/virtualnetworkgateways";
const CONNECTION: &str = "microsoft.network/connections";
const HUB_CONNECTION: &str = "microsoft.network/virtualhubs/hubvirtualnetworkconnections";
const FAILOVER_GROUP: &str = "microsoft.sql/locations/instancefailovergroups";
const INSTANCE_LINK: &str = "microsoft.sql/managedinstances/distributedavailabilitygroups";
const INTEGRATIONS: [&str; 4] = [
    "microsoft.web/sites/virtualnetworkconnections",
    "microsoft.web/sites/slots/virtualnetworkconnections",
    "microsoft.web/sites/networkconfig",
    "microsoft.web/sites/slots/networkconfig",
];

/// Whether resources of this type (in lower case) join others, or are joined by them alone.
pub(super) fn is_known(kind: &str) -> bool {
    [CONNECTION, HUB_CONNECTION, FAILOVER_GROUP, LOCAL_GATEWAY, INSTANCE_LINK].contains(&kind)
        || is_integration(kind)
}

/// Whether they join others wherever they live, or say what their clients have.
pub(crate) fn joins(kind: &str) -> bool {
    kind == GATEWAY || is_known(kind) && !is_integration(kind)
}

/// Adds such a resource of a type (in lower case).
pub(crate) fn joined(item: &Item<'_>, kind: &str, inventory: &mut Inventory) {
    if kind == GATEWAY {
        let name = item.text("name").unwrap_or_default();
        clients(item, format!("{GATEWAY}/{name}"), inventory);
    } else {
        add(item, kind, None, inventory);
    }
}

/// Whether they are integrations of an app, which live in a subnet as well.
pub(super) fn is_integration(kind: &str) -> bool {
    INTEGRATIONS.contains(&kind)
}

/// Adds such a resource. `group` is the ID of the resource group of those that have no ID of their own.
pub(super) fn add(item: &Item<'_>, kind: &str, group: Option<&str>, inventory: &mut Inventory) {
    let own = properties(item);
    let id = |key: &str| own.get(key)?.text("id").map(str::to_owned);
    let joined = |kind: LinkKind, ends: [Option<String>; 2]| ExistingConnection {
        name: item.text("name").unwrap_or_default().to_owned(),
        link: Link::of(kind, ends.into_iter().flatten()),
        origin: item.origin(),
    };
    match kind {
        LOCAL_GATEWAY => local_gateway(item, group, inventory),
        INSTANCE_LINK => {
            let server = own.text("partnerEndpoint").or_else(|| own.text("sourceEndpoint"));
            if let Some(name) =
                server.filter(|it| ExistingConnection::endpoint_address(it).is_none())
            {
                let why = "the link is left out, because a name is not looked up";
                item.not_read(format!("`{name}` has no address: {why}"), inventory);
            }
            let instance = parent(item, "Microsoft.Sql/managedInstances", group);
            let mut linked = joined(LinkKind::InstanceLink, [server.map(str::to_owned), instance]);
            linked.link.databases = Some(own.list("databases").count().max(1) as u64);
            inventory.connections.push(linked);
        }
        _ if is_integration(kind) => integration(item, group, inventory),
        CONNECTION => {
            let first = id("virtualNetworkGateway1");
            let is_circuit = own
                .text("connectionType")
                .is_some_and(|it| it.eq_ignore_ascii_case("ExpressRoute"));
            let (kind, other) = if is_circuit {
                (LinkKind::ExpressRoute, id("peer"))
            } else {
                let site = id("localNetworkGateway2");
                (LinkKind::Vpn, site.or_else(|| id("virtualNetworkGateway2")))
            };
            inventory.connections.push(joined(kind, [first, other]));
        }
        HUB_CONNECTION => {
            let hub = item.text("id").and_then(|it| before(it, "/hubvirtualnetworkconnections/"));
            let ends = [hub.map(str::to_owned), id("remoteVirtualNetwork")];
            inventory.connections.push(joined(LinkKind::VirtualWan, ends));
        }
        _ => {
            for pair in own.list("managedInstancePairs") {
                let of = |key: &str| pair.text(key).map(str::to_owned);
                let ends = [of("primaryManagedInstanceId"), of("partnerManagedInstanceId")];
                inventory.connections.push(joined(LinkKind::FailoverGroup, ends));
            }
        }
    }
}

/// The resource that one is a part of: its ID, or its type and name.
fn parent(item: &Item<'_>, kind: &str, group: Option<&str>) -> Option<String> {
    let id = item.text("id").filter(|it| it.contains('/'));
    if let Some((id, end)) = id.and_then(|id| Some((id, id.rmatch_indices('/').nth(1)?.0))) {
        return id.get(..end).map(str::to_owned);
    }
    let (parent, _) = item.text("name")?.rsplit_once('/')?;
    let group = group.map_or(String::new(), |group| format!("{group}/providers/"));
    Some(format!("{group}{kind}/{parent}"))
}

/// An integration of an app that is a resource of its own.
fn integration(item: &Item<'_>, group: Option<&str>, inventory: &mut Inventory) {
    let own = properties(item);
    let app = parent(item, "Microsoft.Web/sites", group);
    let app = app.as_deref().and_then(last).map(str::to_owned);
    let end = own.text("subnetResourceId").or_else(|| own.text("vnetResourceId"));
    let Some(end) = end.filter(|it| !it.is_empty()) else { return };
    let kind = if is_subnet(end) {
        LinkKind::RegionalIntegration
    } else {
        LinkKind::GatewayRequiredIntegration
    };
    inventory.connections.push(ExistingConnection {
        name: item.text("name").unwrap_or_default().to_owned(),
        link: Link { app, ..Link::of(kind, [end]) },
        origin: item.origin(),
    });
}

/// The integration of an app that names its subnet.
pub(super) fn app(item: &Item<'_>, subnet: &str, plan: Option<&str>, inventory: &mut Inventory) {
    let own = properties(item);
    let linux = item.text("kind").is_some_and(|it| it.to_ascii_lowercase().contains("linux"))
        || own.get("reserved").is_some_and(|it| it.node.value == NodeValue::Bool(true));
    let name = item.text("name").unwrap_or_default().to_owned();
    let link = Link {
        plan: plan.map(str::to_owned),
        app: Some(name.clone()),
        region: item.text("location").map(str::to_owned),
        linux,
        ..Link::of(LinkKind::RegionalIntegration, [subnet])
    };
    inventory.connections.push(ExistingConnection { name, link, origin: item.origin() });
}

/// An on-premises site.
fn local_gateway(item: &Item<'_>, group: Option<&str>, inventory: &mut Inventory) {
    let space = properties(item).known("localNetworkAddressSpace", inventory);
    let ranges = space.map(|it| it.networks(&["addressPrefixes"], inventory)).unwrap_or_default();
    let name = item.text("name").unwrap_or_default().to_owned();
    keep_out(item, ranges.clone(), &format!("local network gateway {name}"), inventory);
    let own = item.text("id").filter(|it| it.contains('/')).map(str::to_owned);
    let by_group = || Some(format!("{}/providers/{LOCAL_GATEWAY}/{name}", group?));
    let id = own.or_else(by_group);
    inventory.sites.push(ExistingSite { name, id, space: ranges, origin: item.origin() });
}

/// The addresses that a VPN gateway gives to its clients. `gateway` is its ID, or its type and name.
pub(super) fn clients(item: &Item<'_>, gateway: String, inventory: &mut Inventory) {
    let configuration = properties(item).get("vpnClientConfiguration");
    let pool = configuration.and_then(|it| it.get("vpnClientAddressPool"));
    let Some(pool) = pool else { return };
    let ranges = pool.networks(&["addressPrefixes"], inventory);
    let name = item.text("name").unwrap_or_default();
    keep_out(item, ranges.clone(), &format!("VPN clients of {name}"), inventory);
    if !ranges.is_empty() {
        let origin = item.origin();
        inventory.client_pools.push(ExistingClientPool { gateway, ranges, origin });
    }
}
