//! Network security groups and route tables, and rules and routes that are resources of their own.

use ipplan::{AttachmentKind, ExistingAttachment, ExistingRoute, ExistingRule};

use super::id::{before, last, properties};
use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::item::Item;

const GROUP: &str = "microsoft.network/networksecuritygroups";
const RULE: &str = "microsoft.network/networksecuritygroups/securityrules";
const TABLE: &str = "microsoft.network/routetables";
const ROUTE: &str = "microsoft.network/routetables/routes";

/// Whether resources of this type (in lower case) are these.
pub(crate) fn is_attached(kind: &str) -> bool {
    [GROUP, RULE, TABLE, ROUTE].contains(&kind)
}

/// Whether it is a whole group or table, not a part of one.
pub(crate) fn is_whole(kind: &str) -> bool {
    [GROUP, TABLE].contains(&kind)
}

/// Such a resource. `group` is the ID of the resource group of those that have no ID of their own.
pub(crate) fn attachment(item: &Item<'_>, kind: &str, group: Option<&str>) -> ExistingAttachment {
    let is_table = [TABLE, ROUTE].contains(&kind);
    let of = if is_table { AttachmentKind::RouteTable } else { AttachmentKind::SecurityGroup };
    let id = item.text("id").filter(|it| it.contains('/'));
    let name = item.text("name").or_else(|| id.and_then(last)).unwrap_or_default();
    let whole = is_whole(kind);
    let (name, id) = if whole {
        (name, id)
    } else {
        let part = if is_table { "/routes/" } else { "/securityrules/" };
        let id = id.and_then(|id| before(id, part));
        let named = name.split_once('/').map(|(parent, _)| parent);
        (named.or_else(|| id.and_then(last)).unwrap_or_default(), id)
    };
    let own = if is_table { TABLE } else { GROUP };
    let by_group = || Some(format!("{}/providers/{own}/{name}", group?));
    let mut found = ExistingAttachment {
        id: id.map(str::to_owned).or_else(by_group),
        is_declared: whole,
        origin: item.origin(),
        ..ExistingAttachment::of(of, name)
    };
    let list = properties(item).get(if is_table { "routes" } else { "securityRules" });
    found.has_gaps |= list.as_ref().is_some_and(|it| it.unknown().is_some());
    let parts: Vec<Item<'_>> = match list {
        _ if !whole => vec![item.clone()],
        Some(list) => list.items().filter(|it| it.node.value != NodeValue::Null).collect(),
        None => Vec::new(),
    };
    for part in parts {
        found.has_gaps |= has_gaps(&part);
        if is_table {
            found.routes.push(route(&part));
        } else {
            found.rules.push(rule(&part));
        }
    }
    found
}

/// Whether something that decides is not known.
fn has_gaps(item: &Item<'_>) -> bool {
    let is_open =
        |it: &Item<'_>| it.unknown().is_some() || it.items().any(|item| item.unknown().is_some());
    let own = properties(item);
    is_open(item)
        || is_open(&own)
        || own.entries().any(|(key, value)| !key.eq_ignore_ascii_case("name") && is_open(&value))
}

fn rule(item: &Item<'_>) -> ExistingRule {
    let own = properties(item);
    let words = |one: &str, many: &str| {
        let words = own.list(many).chain(own.get(one)).filter_map(|it| match &it.node.value {
            NodeValue::Number(text) | NodeValue::Text(text) => Some(text.clone()),
            _ => None,
        });
        words.filter(|it| !it.is_empty()).collect()
    };
    let is = |key: &str, word: &str| own.text(key).is_some_and(|it| it.eq_ignore_ascii_case(word));
    let priority = own.get("priority").and_then(|it| match &it.node.value {
        NodeValue::Number(text) | NodeValue::Text(text) => text.parse().ok(),
        _ => None,
    });
    ExistingRule {
        name: item.text("name").and_then(last).unwrap_or_default().to_owned(),
        priority: priority.unwrap_or(u64::MAX),
        inbound: is("direction", "Inbound"),
        allows: is("access", "Allow"),
        protocol: own.text("protocol").unwrap_or_default().to_owned(),
        source_ports: words("sourcePortRange", "sourcePortRanges"),
        ports: words("destinationPortRange", "destinationPortRanges"),
        from: words("sourceAddressPrefix", "sourceAddressPrefixes"),
        to: words("destinationAddressPrefix", "destinationAddressPrefixes"),
        origin: item.origin(),
    }
}

fn route(item: &Item<'_>) -> ExistingRoute {
    let own = properties(item);
    ExistingRoute {
        name: item.text("name").and_then(last).unwrap_or_default().to_owned(),
        to: own.text("addressPrefix").unwrap_or_default().to_owned(),
        next_hop: own.text("nextHopType").unwrap_or_default().to_owned(),
        origin: item.origin(),
    }
}
