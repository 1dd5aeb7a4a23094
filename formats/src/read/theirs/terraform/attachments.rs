//! Network security groups and route tables, and rules and routes that are resources of their own.

use ipplan::{AttachmentKind, ExistingAttachment, ExistingRoute, ExistingRule, Inventory, Origin};

use super::resource::{Resource, named};
use super::value::TerraformValue;

/// Adds such a resource.
pub(super) fn add(resource: &Resource, all: &[Resource], inventory: &mut Inventory) {
    let values = &resource.values;
    let (kind, block, parent) = match resource.address.kind.as_str() {
        "azurerm_network_security_group" => (AttachmentKind::SecurityGroup, "security_rule", None),
        "azurerm_route_table" => (AttachmentKind::RouteTable, "route", None),
        "azurerm_network_security_rule" => {
            (AttachmentKind::SecurityGroup, "", Some("network_security_group_name"))
        }
        "azurerm_route" => (AttachmentKind::RouteTable, "", Some("route_table_name")),
        _ => return,
    };
    let mut found = ExistingAttachment::of(kind, "");
    found.origin = resource.origin.clone();
    if let Some(key) = parent {
        let Some(value) = values.get(key) else { return };
        let there = named(value, all);
        found.name = value.word().map(str::to_owned).unwrap_or_default();
        found.id = there.map(Resource::id_or_label);
        // Whose it is may be known when it is deployed; then it may be of any.
        if found.name.is_empty() && found.id.is_none() {
            return;
        }
        add_part(&mut found, resource, values, &resource.origin);
        inventory.attachments.push(found);
        return;
    }
    found.name = resource.plain_name();
    found.id = Some(resource.id_or_label());
    found.is_declared = true;
    match values.get(block) {
        Some(TerraformValue::Unknown(_)) => found.has_gaps = true,
        // The code of a data source says nothing of what is in it.
        None => found.has_gaps = resource.address.data,
        Some(_) => {}
    }
    for (index, part) in values.blocks(block).enumerate() {
        let mut origin = resource.at(&format!("{block}[{index}]"));
        if let Some(at) = part.at() {
            (origin.file, origin.line, origin.column) = (at.file, at.line, at.column);
        }
        add_part(&mut found, resource, part, &origin);
    }
    inventory.attachments.push(found);
}

fn add_part(
    found: &mut ExistingAttachment,
    resource: &Resource,
    values: &TerraformValue,
    origin: &Origin,
) {
    let is_open = |key: &str| match values.get(key) {
        Some(TerraformValue::Unknown(_)) => true,
        Some(list) => list.items().iter().any(|it| matches!(it, TerraformValue::Unknown(_))),
        None => false,
    };
    let text = |key: &str| values.text(key).unwrap_or_default().to_owned();
    let name = values.text("name").map_or_else(|| resource.plain_name(), str::to_owned);
    let origin = origin.clone();
    found.has_gaps |= matches!(values, TerraformValue::Unknown(_));
    if found.kind == AttachmentKind::RouteTable {
        found.has_gaps |= ["address_prefix", "next_hop_type"].into_iter().any(is_open);
        let (to, next_hop) = (text("address_prefix"), text("next_hop_type"));
        found.routes.push(ExistingRoute { name, to, next_hop, origin });
        return;
    }
    let words = |one: &str, many: &str| {
        let many = values.get(many).map(TerraformValue::items).unwrap_or_default();
        let words = many.iter().chain(values.get(one)).filter_map(word);
        words.filter(|it| !it.is_empty()).collect()
    };
    found.has_gaps |= [
        "priority",
        "direction",
        "access",
        "protocol",
        "source_port_range",
        "source_port_ranges",
        "destination_port_range",
        "destination_port_ranges",
        "source_address_prefix",
        "source_address_prefixes",
        "destination_address_prefix",
        "destination_address_prefixes",
    ]
    .into_iter()
    .any(is_open);
    found.rules.push(ExistingRule {
        name,
        priority: values.get("priority").and_then(TerraformValue::count).unwrap_or(u64::MAX),
        inbound: text("direction").eq_ignore_ascii_case("Inbound"),
        allows: text("access").eq_ignore_ascii_case("Allow"),
        protocol: text("protocol"),
        source_ports: words("source_port_range", "source_port_ranges"),
        ports: words("destination_port_range", "destination_port_ranges"),
        from: words("source_address_prefix", "source_address_prefixes"),
        to: words("destination_address_prefix", "destination_address_prefixes"),
        origin,
    });
}

/// Text, or a number as text.
fn word(value: &TerraformValue) -> Option<String> {
    match value {
        TerraformValue::Text(text) => Some(text.to_string()),
        _ => value.count().map(|it| it.to_string()),
    }
}
