//! The files of an inventory: the format of each, how much it contains, and the parts that were not
//! read.

use ipplan::{Inventory, NotRead};
use serde_json::{Value, json};

/// The files, in the order in which they were given.
pub(super) fn files(inventory: &Inventory) -> Value {
    let files = inventory.files.iter().map(|file| {
        json!({
            "name": file.name,
            "format": file.format,
            "networks": file.networks,
            "subnets": file.subnets,
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
