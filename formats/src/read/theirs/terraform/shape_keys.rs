//! The names that people give to ranges, sizes and networks in variables.

use super::value::TerraformValue;

/// How deep maps are looked into.
pub(super) const DEEPEST: usize = 12;

/// Keys of the ranges of a subnet.
pub(super) const PREFIXES: &[&str] = &[
    "address_prefixes",
    "address_prefix",
    "prefixes",
    "prefix",
    "cidrs",
    "cidr",
    "cidr_blocks",
    "cidr_block",
    "range",
    "ranges",
    "address_range",
    "subnet_prefixes",
    "subnet_prefix",
    "subnet_cidr",
    "subnet_cidrs",
    "subnet_address_prefix",
    "subnet_address_prefixes",
];

/// Keys of what names the network of a subnet.
pub(super) const NETWORK: &[&str] = &[
    "virtual_network_name",
    "virtual_network_id",
    "virtual_network_resource_id",
    "vnet_name",
    "vnet_id",
    "virtual_network",
    "parent_id",
];

/// Keys that say how large a subnet is to be.
pub(super) const SIZES: &[&str] =
    &["size", "prefix_length", "prefix_size", "cidr_size", "mask", "netmask", "subnet_size"];

/// Keys of what `cidrsubnet` is given.
pub(super) const BITS: &[&str] = &["newbits", "new_bits", "newbit", "netnum", "net_num", "bits"];

pub(super) fn plain(key: &str) -> String {
    key.to_ascii_lowercase().replace('-', "_")
}

pub(super) fn one_of(keys: &[&str], key: &str) -> bool {
    keys.contains(&plain(key).as_str())
}

/// Whether a key is that of the address space of a network itself.
pub(super) fn is_space(key: &str) -> bool {
    let key = plain(key);
    let has = |parts: &[&str]| parts.iter().any(|part| key.contains(part));
    let elsewhere =
        ["on_prem", "onprem", "remote", "peer", "client", "gateway", "allow", "subnet", "dns"];
    let network =
        has(&["vnet", "virtual_network", "network"]) && has(&["cidr", "prefix", "range", "block"]);
    (key.contains("address_space") || network || key == "cidr_block") && !has(&elsewhere)
}

/// Whether a value is a range, or a list of nothing else.
pub(super) fn is_ranges(value: &TerraformValue) -> bool {
    let is_range =
        |it: &TerraformValue| it.word().is_some_and(|it| it.contains('/') && is_network(it));
    is_range(value) || !value.items().is_empty() && value.items().iter().all(is_range)
}

fn is_network(text: &str) -> bool {
    text.trim().parse::<ipplan::IpNet>().is_ok()
}

/// Whether a value may be ranges that are not known.
pub(super) fn may_be(value: &TerraformValue) -> bool {
    is_ranges(value)
        || matches!(value, TerraformValue::Unknown(_))
        || !value.items().is_empty()
            && value
                .items()
                .iter()
                .all(|it| matches!(it, TerraformValue::Unknown(_)) || is_ranges(it))
}
