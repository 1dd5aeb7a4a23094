//! Peerings and connections that lead to something that no file has.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::audited::Audited;
use super::finding::{Finding, Severity, listed};
use crate::inventory::{LooseEnd, Origin};
use crate::links::LinkKind;
use crate::problem::codes;

/// How many networks one message names.
const NAMED: usize = 3;

/// Other ends of peerings and connections that are in none of the files.
pub(super) fn ends(audited: &Audited<'_>, findings: &mut Vec<Finding>) {
    let inventory = audited.inventory;
    let peers = inventory.networks.iter().any(|it| !it.peerings.is_empty());
    if !peers && inventory.connections.is_empty() {
        return;
    }
    let names = inventory.names();
    let found = inventory.existing_links(&names);
    // A hub of a thousand spokes is reported once.
    let mut peered = BTreeMap::<String, Vec<&LooseEnd<'_>>>::new();
    for end in &found.loose {
        match (end.kind, end.to) {
            (LinkKind::Peer, Some(to)) => {
                peered.entry(to.to_ascii_lowercase()).or_default().push(end);
            }
            _ => findings.push(connection(end)),
        }
    }
    findings.extend(peered.into_values().filter_map(|ends| peering(&ends)));
}

fn peering(ends: &[&LooseEnd<'_>]) -> Option<Finding> {
    let name = last(ends.first()?.to?);
    let mut from: Vec<String> =
        ends.iter().take(NAMED).map(|end| format!("`{}`", end.from)).collect();
    match ends.len().saturating_sub(NAMED) {
        0 => {}
        more => from.push(format!("{more} more")),
    }
    let is = if ends.len() == 1 { "is" } else { "are" };
    let message =
        format!("{} {is} peered with `{name}`, which is in none of the files", listed(&from));
    let mut finding = Finding::new(Severity::Notice, &codes::END_NOT_GIVEN, message)
        .hint(format!("give the file that has `{name}` too, so that both are compared"));
    for end in ends {
        if !finding.networks.contains(&end.from) {
            finding.networks.push(end.from.clone());
        }
    }
    finding.origins = ends.iter().take(NAMED).map(|end| Origin::clone(end.origin)).collect();
    Some(finding)
}

fn connection(end: &LooseEnd<'_>) -> Finding {
    let (name, kind) = (&end.from, end.kind.word());
    let finding = |message: String| Finding::new(Severity::Notice, &codes::END_NOT_GIVEN, message);
    let finding = match end.to {
        None => finding(format!("the connection `{name}` ({kind}) does not say both of its ends")),
        Some(to) => {
            let what = end_kind(to).map(|kind| format!(" ({kind})")).unwrap_or_default();
            let to = if what.is_empty() { to } else { last(to) };
            let message = format!(
                "the connection `{name}` ({kind}) leads to `{to}`{what}, which is in none of the files"
            );
            finding(message).hint(format!("give the file that has `{to}` too"))
        }
    };
    finding.at(end.origin.clone())
}

/// The type in an ID, or in a type and a name.
fn end_kind(end: &str) -> Option<&str> {
    let (before, _) = end.rsplit_once('/')?;
    let kind = before.rsplit_once("/providers/").map_or(before, |(_, kind)| kind);
    kind.starts_with("Microsoft.").then_some(kind)
}

fn last(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or_default()
}
