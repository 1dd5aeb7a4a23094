//! The door for one resource of any type.

use ipplan::Inventory;

use super::id::{HUB, LOCAL_GATEWAY, NETWORK, PEERING, SUBNET, keep_out, properties};
use super::{networks, residents};
use crate::read::theirs::item::Item;

/// Adds a resource of a type (in small letters) to the inventory. `group` is the ID of the resource
/// group of those that have no ID of their own.
pub(crate) fn resource(
    item: &Item<'_>,
    kind: &str,
    group: Option<&str>,
    inventory: &mut Inventory,
) {
    match kind {
        NETWORK => networks::network(item, group, inventory),
        SUBNET => networks::lone_subnet(item, group, inventory),
        PEERING => networks::lone_peering(item, group, inventory),
        HUB => networks::hub(item, inventory),
        LOCAL_GATEWAY => {
            let space = properties(item).known("localNetworkAddressSpace", inventory);
            let ranges = space.map(|it| it.networks(&["addressPrefixes"], inventory));
            let name = item.text("name").unwrap_or_default();
            keep_out(
                item,
                ranges.unwrap_or_default(),
                &format!("local network gateway {name}"),
                inventory,
            );
        }
        _ => residents::add(item, kind, group, inventory),
    }
}

/// Whether resources of this type (in small letters) say address space, or that they live in it.
pub(super) fn is_known(kind: &str) -> bool {
    [NETWORK, SUBNET, PEERING, HUB, LOCAL_GATEWAY].contains(&kind) || residents::is_known(kind)
}
