//! Terraform: plans, states, code and the values of its variables. Every expected range was worked out by
//! hand.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::too_many_lines, clippy::format_push_string, clippy::format_collect)]

use std::fs;
use std::path::Path;

use ipplan::{Attached, Inventory, SubnetState};
use ipplan_formats::read;

mod terraform_cases {
    mod code;
    mod plan;
    mod values;
}

/// The inventory of files given as name and text.
fn read(files: &[(&str, &str)]) -> Inventory {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, it)| (*name, it.as_bytes())).collect();
    let (inventory, problems) = read::inventory(&files);
    assert!(problems.is_empty(), "{problems:#?}");
    inventory
}

/// A file of `field`.
fn field(file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field");
    fs::read_to_string(folder.join(file)).unwrap()
}

/// A network a line and its subnets below it, with all that was read of them.
fn table(inventory: &Inventory) -> String {
    let mut lines = Vec::new();
    let word = |state: SubnetState| match state {
        SubnetState::Used => String::new(),
        other => format!(" ({})", other.word()),
    };
    for network in &inventory.networks {
        let space: Vec<String> = network.space.iter().map(ToString::to_string).collect();
        let line = format!("{}: {}{}", network.name, space.join(" "), word(network.state));
        lines.push(line.trim_end().to_owned());
        for subnet in &network.subnets {
            let ranges: Vec<String> = subnet.prefixes.iter().map(ToString::to_string).collect();
            let mut line = format!("  {}: {}{}", subnet.name, ranges.join(" "), word(subnet.state));
            for word in subnet.delegations.iter().chain(&subnet.service_endpoints) {
                line += &format!(" {word}");
            }
            for (name, attached) in [
                ("nsg", &subnet.security_group),
                ("routes", &subnet.route_table),
                ("nat", &subnet.nat_gateway),
            ] {
                match attached {
                    Attached::NotSaid => {}
                    Attached::Missing => line += &format!(" no-{name}"),
                    Attached::Named(id) => {
                        line += &format!(" {name}={}", id.rsplit('/').next().unwrap());
                    }
                }
            }
            for resident in &subnet.residents {
                let kind = resident.kind.rsplit('/').next().unwrap();
                line += &format!(" [{kind} {}", resident.name);
                if let Some(workload) = &resident.workload {
                    line += &format!(" = {}", workload.service().id);
                    for (name, value) in workload.values() {
                        line += &format!(" {name} {value}");
                    }
                }
                line += "]";
            }
            lines.push(line.trim_end().to_owned());
        }
        for peering in &network.peerings {
            lines.push(format!("  {} -> {}", peering.name, peering.remote_name()));
        }
    }
    for range in &inventory.keep_outs {
        lines.push(format!("keep out {}: {}", range.range, range.why));
    }
    for resident in &inventory.residents {
        lines.push(format!("resident {} in {}", resident.name, resident.subnet));
    }
    for part in inventory.files.iter().flat_map(|file| &file.not_read) {
        lines.push(format!("! {}: {}", part.origin, part.why));
    }
    for notice in &inventory.notices {
        lines.push(format!("note {}", notice.message));
    }
    lines.join("\n")
}

#[track_caller]
fn reads(files: &[(&str, &str)], expected: &str) {
    let expected: Vec<&str> = expected
        .trim()
        .lines()
        .map(|it| it.trim_end().strip_prefix("        ").unwrap_or(it))
        .collect();
    similar(&table(&read(files)), &expected.join("\n"));
}

#[track_caller]
fn similar(actual: &str, expected: &str) {
    assert!(actual == expected, "\n--- read\n{actual}\n--- expected\n{expected}");
}
