//! The second deployment: a plan is written, something is added, it is planned again around the lock and
//! written again. Nothing but what was added differs, in each language.

use std::collections::BTreeSet;

use ipplan::{Lock, Plan, plan};
use ipplan_formats::{PLANS, Writer};
use serde_json::Value;

use super::{ESTATE, LINKED, estate, request};

/// The writers of files that are deployed, or that say the same in another form.
fn writers() -> impl Iterator<Item = &'static Writer<Plan>> {
    PLANS.iter().skip_while(|writer| writer.name != "terraform")
}

/// The lines of the first are lines of the second, in the same order; returns those in between.
fn added<'t>(name: &str, before: &str, after: &'t str) -> Vec<&'t str> {
    // A comma after the last line of a list in JSON does not count.
    let plain = |line: &str| line.trim_end_matches(',').to_owned();
    let mut before = before.lines().map(plain).peekable();
    let mut added = Vec::new();
    for line in after.lines() {
        if before.peek() == Some(&plain(line)) {
            before.next();
        } else {
            added.push(line);
        }
    }
    assert_eq!(before.next(), None, "{name}: a line that was there is gone or changed");
    added
}

/// The parts of a file that are deployed each by itself: what stands at the left with all that is
/// indented below it, or what is in the lists and objects of JSON.
fn parts(name: &str, text: &str) -> BTreeSet<String> {
    if !["arm", "tfvars"].contains(&name) {
        let mut parts = vec![String::new()];
        for line in text.lines() {
            let ends = parts.last().is_some_and(|part| part.ends_with('\n'));
            if ends && line.starts_with(|it: char| it.is_alphabetic()) {
                parts.push(String::new());
            }
            // Reasons stand above their subject, and the next part begins after them.
            if let (Some(part), false) = (parts.last_mut(), line.starts_with(['#', '/'])) {
                part.push_str(line);
                part.push('\n');
            }
        }
        return parts.iter().map(|part| part.trim_end().to_owned()).collect();
    }
    let Value::Object(root) = serde_json::from_str(text).unwrap() else { panic!("{text}") };
    let inner = |(key, value): (String, Value)| match value {
        Value::Array(items) => items.iter().map(|it| format!("{key}: {it}")).collect(),
        Value::Object(entries) => {
            entries.iter().map(|(name, it)| format!("{key}.{name}: {it}")).collect()
        }
        other => vec![format!("{key}: {other}")],
    };
    root.into_iter().filter(|(key, _)| key != "metadata").flat_map(inner).collect()
}

/// Writes both in each language. The new parts name what is new and nothing of `others`; if a part of
/// the file is one resource, each part that existed is unchanged.
fn only_adds(before: &Plan, after: &Plan, new: &str, others: &[&str], whole: &[&str]) {
    for writer in writers() {
        let name = writer.name;
        let (first, second) = ((writer.write)(before), (writer.write)(after));
        assert_ne!(first, second, "{name}");
        let added = added(name, &first, &second);
        assert!(added.iter().any(|line| line.contains(new)), "{name}: {added:#?}");
        for other in others {
            let quoted = [format!("'{other}'"), format!("\"{other}\""), format!("__{other}")];
            let names = |line: &&str| quoted.iter().any(|it| line.contains(it.as_str()));
            assert_eq!(added.iter().find(|line| names(line)), None, "{name}");
        }
        if whole.contains(&name) {
            let (first, second) = (parts(name, &first), parts(name, &second));
            assert!(first.len() >= 3, "{name}: {first:#?}");
            let lost: Vec<_> = first.difference(&second).collect();
            assert!(lost.is_empty(), "{name}: {lost:#?}");
        }
        assert_eq!((writer.write)(after), second, "{name}: the same plan, the same bytes");
    }
}

#[test]
fn a_subnet_more_changes_nothing_else() {
    let first = estate();
    let wanted =
        ESTATE.replace("      web:", "      many: { service: hosts, addresses: 90 }\n      web:");
    let second = plan(&request(&wanted), &first.lock()).unwrap();
    assert_eq!(second.placed_now().collect::<Vec<_>>(), [("vnet.shop", "many")]);
    let others = ["web", "data", "api", "gateway", "dns_in", "empty", "hub"];
    // In the other languages, the subnets of a network are one list.
    only_adds(&first, &second, "many", &others, &["terraform", "az"]);
}

/// Peerings wait for it, and are the same else.
#[test]
fn a_subnet_more_leaves_peerings_alone() {
    let first = plan(&request(LINKED), &Lock::default()).unwrap();
    let wanted = LINKED
        .replace(" gateway: vpn-gateway", " jump: { at: 10.0.0.64/26 }, gateway: vpn-gateway");
    let second = plan(&request(&wanted), &first.lock()).unwrap();
    only_adds(&first, &second, "jump", &["app", "web", "in", "out", "gateway", "lab"], &["az"]);
}

/// Out of the same pool, and first in the order of names.
#[test]
fn a_network_more_changes_nothing_else() {
    let first = estate();
    let more = "
  before: { from: spokes, prefix-length: /24, region: westeurope, subnets: {
    inside: { service: sql-managed-instance, general-purpose: 1 },
    jump: { service: hosts, addresses: 4 } } }
  empty:";
    let second = plan(&request(&ESTATE.replace("\n  empty:", more)), &first.lock()).unwrap();
    let placed: Vec<_> = second.placed_now().collect();
    assert_eq!(placed, [("before", "inside"), ("before", "jump")]);
    let others = ["web", "data", "api", "gateway", "dns_in", "empty", "hub", "vnet.shop"];
    let whole = ["terraform", "bicep", "arm", "tfvars", "avm", "avm-bicep", "az"];
    only_adds(&first, &second, "before", &others, &whole);
}

/// Between two networks that have peerings already.
#[test]
fn a_peering_more_changes_nothing_else() {
    let first = plan(&request(LINKED), &Lock::default()).unwrap();
    let wanted = LINKED.replace("  - vpn:", "  - peer: [hub, lab]\n  - vpn:");
    let second = plan(&request(&wanted), &first.lock()).unwrap();
    assert_eq!(second.placed_now().count(), 0);
    // In other languages, all peerings are one list.
    let whole = ["terraform", "tfvars", "avm", "az"];
    // It waits for the subnets of both.
    only_adds(&first, &second, "lab", &["app", "web"], &whole);
}
