//! The door for one resource of any type.

use ipplan::Inventory;

use super::id::{HUB, NETWORK, PEERING, SUBNET, properties};
use super::{attachments, connections, networks, residents};
use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::item::Item;

/// Adds a resource of a type (in lower case) to the inventory. `group` is the ID of the resource
/// group of those that have no ID of their own.
pub(crate) fn resource(
    item: &Item<'_>,
    kind: &str,
    group: Option<&str>,
    inventory: &mut Inventory,
) {
    match kind {
        NETWORK => {
            let network = networks::network(item, group, inventory);
            inventory.networks.push(network);
        }
        SUBNET => networks::lone_subnet(item, group, inventory),
        PEERING => networks::lone_peering(item, group, inventory),
        HUB => networks::hub(item, inventory),
        _ if attachments::is_attached(kind) => {
            inventory.attachments.push(attachments::attachment(item, kind, group));
        }
        _ if connections::is_known(kind) => {
            connections::add(item, kind, group, inventory);
            if connections::is_integration(kind) {
                residents::add(item, kind, group, inventory);
            }
        }
        _ => residents::add(item, kind, group, inventory),
    }
    without_range(item, kind, inventory);
}

/// Says of networks and subnets that have no range that they have none.
fn without_range(item: &Item<'_>, kind: &str, inventory: &mut Inventory) {
    let own = properties(item);
    if kind == SUBNET {
        subnet_without_range(item, inventory);
    }
    if kind != NETWORK {
        return;
    }
    if let Some(space) = own.get("addressSpace").filter(|it| says_nothing(it, &["addressPrefixes"]))
    {
        match space.get("ipamPoolPrefixAllocations") {
            Some(pools) => pools.not_read("the address space comes from an IPAM pool", inventory),
            None => space.not_read("the network has no address prefix", inventory),
        }
    }
    for subnet in own.list("subnets").filter(|it| it.node.value != NodeValue::Null) {
        subnet_without_range(&subnet, inventory);
    }
}

fn subnet_without_range(item: &Item<'_>, inventory: &mut Inventory) {
    let own = properties(item);
    if item.unknown().is_none() && says_nothing(&own, &["addressPrefixes", "addressPrefix"]) {
        match own.get("ipamPoolPrefixAllocations") {
            Some(pools) => pools.not_read("the range comes from an IPAM pool", inventory),
            None => item.not_read("the subnet has no address prefix", inventory),
        }
    }
}

/// Whether nothing stands at these keys.
fn says_nothing(item: &Item<'_>, keys: &[&str]) -> bool {
    let is_empty = |it: &Item<'_>| match &it.node.value {
        NodeValue::Text(text) => text.trim().is_empty(),
        NodeValue::List(items) => items.is_empty(),
        _ => false,
    };
    item.unknown().is_none() && keys.iter().all(|key| item.get(key).is_none_or(|it| is_empty(&it)))
}

/// Whether resources of this type (in lower case) say address space, or that they live in it.
pub(super) fn is_known(kind: &str) -> bool {
    [NETWORK, SUBNET, PEERING, HUB].contains(&kind)
        || attachments::is_attached(kind)
        || connections::is_known(kind)
        || residents::is_known(kind)
}
