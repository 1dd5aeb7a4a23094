//! The files of an inventory: what each is, how much it says, and what of it was not read.

use std::collections::BTreeMap;

use ipplan::{Inventory, NotRead};
use serde_json::{Value, json};

/// The files, in the order in which they were given.
pub(super) fn files(inventory: &Inventory) -> Value {
    let mut counts = BTreeMap::<usize, (usize, usize)>::new();
    for network in &inventory.networks {
        counts.entry(network.origin.file).or_default().0 += 1;
        for subnet in &network.subnets {
            counts.entry(subnet.origin.file).or_default().1 += 1;
        }
    }
    let files = inventory.files.iter().enumerate().map(|(index, file)| {
        let (networks, subnets) = counts.get(&index).copied().unwrap_or_default();
        json!({
            "name": file.name,
            "format": file.format,
            "networks": networks,
            "subnets": subnets,
            "unread": file.not_read.iter().map(unread).collect::<Value>(),
        })
    });
    files.collect()
}

fn unread(part: &NotRead) -> Value {
    json!({
        "place": part.origin.to_string(),
        "line": Some(part.origin.line).filter(|line| *line > 0),
        "why": part.why,
        "hint": part.hint,
    })
}
