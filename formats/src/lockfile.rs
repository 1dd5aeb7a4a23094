//! The text of a lock file and its hash, under all that read or write one.

use std::collections::BTreeMap;
use std::fmt::Write;

use ipplan::{CLIENT_POOLS, Family, IpNet, Lock, LockedSubnet};
use sha2::{Digest, Sha256};

/// The version of the order of placing: largest first, then by name, each into the smallest free
/// block that holds it, at its lowest address. A lock of another version was made with another
/// order.
pub const VERSION: u64 = 1;

/// A hash of everything that is placed: two locks are equal when their hashes are.
///
/// ```
/// use ipplan::Lock;
///
/// assert_eq!(ipplan_formats::lock::hash(&Lock::default()).len(), 64);
/// ```
pub fn hash(lock: &Lock) -> String {
    hash_of(&(networks(lock) + &client_pools(lock)))
}

/// The hash of any text, for a record of a request.
///
/// ```
/// assert_eq!(ipplan_formats::lock::hash_of_text("").len(), 64);
/// ```
pub fn hash_of_text(text: &str) -> String {
    hash_of(text)
}

fn hash_of(networks: &str) -> String {
    Sha256::digest(networks).iter().fold(String::new(), |mut hex, byte| {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The lock file.
///
/// ```
/// use ipplan::Lock;
/// use ipplan_formats::lock;
///
/// let text = lock::write(&Lock::default());
/// assert_eq!(lock::read(&text).unwrap(), Lock::default());
/// ```
pub fn write(lock: &Lock) -> String {
    let networks = networks(lock) + &client_pools(lock);
    let hash = hash_of(&networks);
    format!(
        "{{\n  \"version\": {VERSION},\n  \"hash\": \"{hash}\",\n  \"networks\": {networks}\n}}\n"
    )
}

/// The hash that the text of a lock file states, as [`write`] has it.
pub(crate) fn stated_hash(text: &str) -> &str {
    let after = text.split_once("\"hash\": \"").map_or("", |(_, after)| after);
    after.split_once('"').map_or("", |(hash, _)| hash)
}

/// The part that the hash is of.
fn networks(lock: &Lock) -> String {
    let mut text = String::new();
    braced(&mut text, "  ", &lock.networks, |text, network| {
        text.push_str("{\n      \"space\": [");
        for (index, prefix) in network.space.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            let _ = write!(text, "{comma}\"{prefix}\"");
        }
        text.push_str("],\n      \"subnets\": ");
        braced(text, "      ", &network.subnets, placed);
        text.push_str("\n    }");
    });
    text
}

/// The key after the networks, which older locks do not have; nothing if there is no such pool, so
/// that their hashes stay.
fn client_pools(lock: &Lock) -> String {
    let mut text = String::new();
    if !lock.client_pools.is_empty() {
        let _ = write!(text, ",\n  \"{CLIENT_POOLS}\": ");
        braced(&mut text, "  ", &lock.client_pools, placed);
    }
    text
}

/// Where a subnet is, on one line.
fn placed(text: &mut String, subnet: &LockedSubnet) {
    let mut before = "{ ";
    for (key, prefixes) in entries(subnet) {
        let _ = write!(text, "{before}\"{key}\": {}", one_or_list(&prefixes));
        before = ", ";
    }
    text.push_str(if subnet.gone { ", \"gone\": true }" } else { " }" });
}

/// The prefixes of a subnet by key; keys without prefixes are left out.
pub(crate) fn entries(subnet: &LockedSubnet) -> impl Iterator<Item = (&'static str, Vec<IpNet>)> {
    let of = |family| subnet.prefixes.of_family(family).collect();
    let entries =
        [("at", of(Family::V4)), ("ipv6", of(Family::V6)), ("former", subnet.former.clone())];
    entries.into_iter().filter(|(_, prefixes)| !prefixes.is_empty())
}

/// A prefix alone as text, several as a list.
fn one_or_list(prefixes: &[IpNet]) -> String {
    match prefixes {
        [one] => format!("\"{one}\""),
        several => {
            let several: Vec<String> = several.iter().map(|it| format!("\"{it}\"")).collect();
            format!("[{}]", several.join(", "))
        }
    }
}

/// A map with an entry a line.
fn braced<V>(
    text: &mut String,
    indent: &str,
    entries: &BTreeMap<String, V>,
    value: impl Fn(&mut String, &V),
) {
    for (index, (key, entry)) in entries.iter().enumerate() {
        let before = if index > 0 { "," } else { "{" };
        // Writing into a string cannot fail.
        let _ = write!(text, "{before}\n{indent}  {}: ", quoted(key));
        value(text, entry);
    }
    if entries.is_empty() {
        text.push_str("{}");
    } else {
        let _ = write!(text, "\n{indent}}}");
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
