//! An inventory as a request, as a list, and as notices.

use ipplan::{ExistingRange, Inventory, Notice, Request, SubnetState, codes};

use crate::read::ours::level::{Level, Mark};
use crate::read::ours::levels::{named, notice};
use crate::read::ours::networks::Networks;
use crate::read::ours::request::Places;
use crate::read::syntax::lines;
use crate::read::syntax::tree::{Key, Node, NodeValue, Spot};

/// How many parts that were not read are named.
const NAMED: usize = 10;

/// The request, and where its parts stand in the file.
pub(crate) fn as_request(inventory: &Inventory) -> (Request, Places) {
    let spot =
        |line: usize, column: usize| Spot { line: line.max(1), column: column.max(1), width: 1 };
    let entry = |name: &str, node: Node| (Key { text: name.to_owned(), at: node.at }, node);
    let map = |at: Spot, entries| Node { at, value: NodeValue::Map(entries) };
    let mut networks = Vec::new();
    for (network, name) in inventory.networks.iter().zip(inventory.names()) {
        let at = spot(network.origin.line, network.origin.column);
        let mut subnets = Vec::new();
        for subnet in &network.subnets {
            let at = spot(subnet.origin.line, subnet.origin.column);
            subnets.push(entry(&subnet.name, map(at, Vec::new())));
        }
        networks.push(entry(&name, map(at, vec![entry("subnets", map(at, subnets))])));
    }
    let mut root = map(Spot::START, vec![entry("networks", map(Spot::START, networks))]);
    root.sort();
    (inventory.request(), Places::of_tree(root))
}

/// The ranges that exist, as a list, read from a file with this content.
///
/// ```
/// use ipplan_formats::read;
///
/// let text = b"10.0.0.0/24\n";
/// let (inventory, _) = read::inventory(&[("used.txt", text)]);
/// assert_eq!(read::list_of(&inventory, text).networks().len(), 1);
/// ```
pub fn list_of(inventory: &Inventory, content: &[u8]) -> Networks {
    networks(inventory, lines::count(content))
}

/// The ranges that exist, each with what it is.
pub(crate) fn networks(inventory: &Inventory, lines: usize) -> Networks {
    let mut list = Networks::of_text(lines, Vec::new());
    for range in &inventory.containers {
        list.push_marked(range.range, range.origin.line, Mark::of(Level::Pool, &range.why));
    }
    for range in &inventory.keep_outs {
        list.push_marked(range.range, range.origin.line, Mark::of(Level::KeepOut, &range.why));
    }
    for network in inventory.networks.iter().filter(|it| it.state != SubnetState::Going) {
        let mark = |level, name: &str| Mark { world: network.vrf.clone(), ..Mark::of(level, name) };
        // Of what is in use as a whole, nothing is said but that.
        let of = |level| if network.full { Level::Unsaid } else { level };
        for range in &network.space {
            list.push_marked(*range, network.origin.line, mark(of(Level::Network), &network.name));
        }
        let kept = network.subnets.iter().filter(|it| it.state.keeps_its_addresses());
        for subnet in kept {
            let name = format!("{}.{}", network.name, subnet.name);
            for range in &subnet.prefixes {
                list.push_marked(*range, subnet.origin.line, mark(Level::Subnet, &name));
            }
        }
    }
    for notice in notices(inventory) {
        list.notice(notice);
    }
    list.in_one_world()
}

/// Ranges that a request has no place for.
pub(crate) fn left_out(inventory: &Inventory) -> Option<Notice> {
    let told = |it: &ExistingRange| match it.origin.line {
        0 => it.range.to_string(),
        line => format!("{} at line {line}", it.range),
    };
    let told: Vec<String> = inventory.containers.iter().map(told).collect();
    let (named, count) = (named(&told), told.len());
    let message =
        format!("{named} a pool or container, and so not in the request ({count} left out)");
    (count > 0).then(|| notice(&codes::LEFT_OUT, message))
}

/// The notices about parts that were not read, and about subnets to be deleted.
pub(crate) fn notices(inventory: &Inventory) -> Vec<Notice> {
    let mut notices = inventory.notices.clone();
    for file in &inventory.files {
        for part in file.not_read.iter().take(NAMED) {
            let hint = part.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
            let message = format!("{}: not read: {}{hint}", part.origin, part.why);
            notices.push(notice(&codes::PART_NOT_READ, message));
        }
        if let Some(more @ 1..) = file.not_read.len().checked_sub(NAMED) {
            let message = format!("{more} more parts were not read; the output in JSON lists them");
            notices.push(notice(&codes::PART_NOT_READ, message));
        }
    }
    let going = inventory.networks.iter().flat_map(|it| &it.subnets);
    let going: Vec<&str> =
        going.filter(|it| it.state == SubnetState::Going).map(|it| it.name.as_str()).collect();
    if !going.is_empty() {
        let message =
            format!("about to be deleted, so its addresses count as free: {}", going.join(", "));
        notices.push(notice(&codes::GOING, message));
    }
    notices
}
