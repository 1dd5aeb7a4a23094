//! A subnet out of a map of values, with the names of the azurerm provider.

use std::collections::BTreeMap;

use super::shape_keys::{DEEPEST, PREFIXES, may_be, plain};
use super::value::TerraformValue;

/// A subnet with only a name and ranges.
pub(super) fn ranged(name: &TerraformValue, ranges: &TerraformValue, path: &str) -> TerraformValue {
    let entries = [
        ("name".to_owned(), name.clone()),
        ("address_prefixes".to_owned(), ranges.clone()),
        ("$path".to_owned(), TerraformValue::text_of(path)),
    ];
    TerraformValue::map(entries.into_iter().collect(), None)
}

/// A subnet with the names of the azurerm provider.
pub(super) fn subnet(map: &TerraformValue, name: &str, path: &str) -> TerraformValue {
    let mut values = BTreeMap::new();
    let own = ["name", "subnet_name"].iter().find_map(|key| map.get(key)).cloned();
    values.insert("name".to_owned(), own.unwrap_or_else(|| TerraformValue::text_of(name)));
    values.insert("$path".to_owned(), TerraformValue::text_of(path));
    let ranges = PREFIXES
        .iter()
        .filter_map(|wanted| map.entries().find(|(key, it)| plain(key) == **wanted && may_be(it)));
    if let Some((_, ranges)) = ranges.into_iter().next() {
        values.insert("address_prefixes".to_owned(), ranges.clone());
    }
    let id = |key: &str| {
        let value = map.get(key)?;
        ["id", "resource_id"].iter().find_map(|key| value.get(key)).or(Some(value)).cloned()
    };
    let pairs = [
        (
            "security_group",
            &["network_security_group", "network_security_group_id", "nsg_id", "security_group"][..],
        ),
        ("route_table_id", &["route_table", "route_table_id"]),
        ("service_endpoints", &["service_endpoints"]),
        ("default_outbound_access_enabled", &["default_outbound_access_enabled"]),
    ];
    for (target, keys) in pairs {
        let value = keys.iter().find_map(|key| id(key));
        values.extend(
            value
                .filter(|it| !matches!(it, TerraformValue::Map(_)))
                .map(|it| (target.to_owned(), it)),
        );
    }
    values.insert("delegation".to_owned(), TerraformValue::list(delegations(map)));
    TerraformValue::map(values, map.at())
}

/// `delegation = "Microsoft.Web/serverFarms"`, or objects with the service in them, of any depth.
fn delegations(map: &TerraformValue) -> Vec<TerraformValue> {
    let mut found = Vec::new();
    for key in ["delegation", "delegations", "service_delegation"] {
        services(map.get(key), 0, &mut found);
    }
    found
}

fn services(value: Option<&TerraformValue>, depth: usize, found: &mut Vec<TerraformValue>) {
    let Some(value) = value.filter(|_| depth < DEEPEST) else { return };
    match value.word() {
        Some(word)
            if word.starts_with("Microsoft.")
                && !word.contains("/action")
                && word.matches('/').count() == 1 =>
        {
            let entries = [("name".to_owned(), value.clone())];
            let service = TerraformValue::list(vec![TerraformValue::map(
                entries.into_iter().collect(),
                None,
            )]);
            let entries = [("service_delegation".to_owned(), service)];
            found.push(TerraformValue::map(entries.into_iter().collect(), None));
        }
        Some(_) => {}
        None => {
            let inside = value.entries().filter(|(key, _)| *key != "actions").map(|(_, it)| it);
            for it in inside.chain(value.items()) {
                services(Some(it), depth + 1, found);
            }
        }
    }
}
