//! Types and IDs of resources, and where their properties stand.

use ipplan::{ExistingRange, Inventory};

use crate::read::theirs::item::Item;

pub(super) const NETWORK: &str = "microsoft.network/virtualnetworks";
pub(super) const SUBNET: &str = "microsoft.network/virtualnetworks/subnets";
pub(super) const PEERING: &str = "microsoft.network/virtualnetworks/virtualnetworkpeerings";
pub(super) const HUB: &str = "microsoft.network/virtualhubs";
pub(super) const LOCAL_GATEWAY: &str = "microsoft.network/localnetworkgateways";

pub(super) fn keep_out(
    item: &Item<'_>,
    ranges: Vec<ipplan::IpNet>,
    why: &str,
    inventory: &mut Inventory,
) {
    let ranges = ranges.into_iter().map(|range| ExistingRange {
        range,
        why: why.trim_end().to_owned(),
        origin: item.origin(),
    });
    inventory.keep_outs.extend(ranges);
}

/// The properties of a resource; the Azure CLI has them in the resource itself.
pub(super) fn properties<'a>(item: &Item<'a>) -> Item<'a> {
    item.get("properties").unwrap_or_else(|| item.clone())
}

/// Whether a text is the ID of a subnet.
pub(super) fn is_subnet(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.contains("/virtualnetworks/") && lower.contains("/subnets/")
}

/// The last part of an ID.
pub(super) fn last(id: &str) -> Option<&str> {
    id.rsplit('/').next().filter(|it| !it.is_empty())
}

/// The part of an ID before `part`, in any case of letters.
pub(super) fn before<'a>(id: &'a str, part: &str) -> Option<&'a str> {
    let at = id.to_ascii_lowercase().rfind(part)?;
    id.get(..at)
}

/// The ID of the resource group in the ID of a resource.
pub(crate) fn group_of(id: &str) -> Option<&str> {
    let at = id.to_ascii_lowercase().find("/providers/")?;
    id.get(..at)
}

/// `NETWORK/SUBNET` of the ID of a subnet.
pub(crate) fn short_subnet(id: &str) -> String {
    let subnet = last(id).unwrap_or_default();
    let network = before(id, "/subnets/").and_then(last).unwrap_or_default();
    format!("{network}/{subnet}")
}
