//! What joins networks beside peerings: connections of gateways, the sites behind them, the addresses of
//! their clients, and failover groups.

use ipplan::{ExistingClientPool, ExistingConnection, ExistingSite, Inventory, LinkKind};

use super::id::{LOCAL_GATEWAY, before, keep_out, properties};
use crate::read::theirs::item::Item;

const CONNECTION: &str = "microsoft.network/connections";
const HUB_CONNECTION: &str = "microsoft.network/virtualhubs/hubvirtualnetworkconnections";
const FAILOVER_GROUP: &str = "microsoft.sql/locations/instancefailovergroups";

/// Whether resources of this type (in small letters) join others, or are joined by them alone.
pub(super) fn is_known(kind: &str) -> bool {
    [CONNECTION, HUB_CONNECTION, FAILOVER_GROUP, LOCAL_GATEWAY].contains(&kind)
}

/// Adds such a resource. `group` is the ID of the resource group of those that have no ID of their own.
pub(super) fn add(item: &Item<'_>, kind: &str, group: Option<&str>, inventory: &mut Inventory) {
    let own = properties(item);
    let id = |key: &str| own.get(key)?.text("id").map(str::to_owned);
    let joined = |kind: LinkKind, ends: [Option<String>; 2]| ExistingConnection {
        name: item.text("name").unwrap_or_default().to_owned(),
        kind,
        ends: ends.into_iter().flatten().collect(),
        origin: item.origin(),
    };
    match kind {
        LOCAL_GATEWAY => local_gateway(item, group, inventory),
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
