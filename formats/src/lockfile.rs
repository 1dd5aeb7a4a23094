//! The text of a lock file and its hash, under all that read or write one.

use std::collections::BTreeMap;
use std::fmt::Write;

use ipplan::Lock;
use sha2::{Digest, Sha256};

/// What the order of placing is, in this version: largest first, then by name, each into the
/// smallest free block that holds it, at its lowest address. A lock of another version was made with
/// another order.
pub const VERSION: u64 = 1;

/// A hash of everything that is placed: two locks are equal when their hashes are.
///
/// ```
/// use ipplan::Lock;
///
/// assert_eq!(ipplan_formats::lock::hash(&Lock::default()).len(), 64);
/// ```
pub fn hash(lock: &Lock) -> String {
    hash_of(&networks(lock))
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
    let networks = networks(lock);
    let hash = hash_of(&networks);
    format!(
        "{{\n  \"version\": {VERSION},\n  \"hash\": \"{hash}\",\n  \"networks\": {networks}\n}}\n"
    )
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
        braced(text, "      ", &network.subnets, |text, subnet| {
            let _ = write!(text, "{{ \"at\": \"{}\"", subnet.range);
            if let Some(range) = subnet.ipv6 {
                let _ = write!(text, ", \"ipv6\": \"{range}\"");
            }
            text.push_str(if subnet.gone { ", \"gone\": true }" } else { " }" });
        });
        text.push_str("\n    }");
    });
    text
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
