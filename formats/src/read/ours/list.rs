//! A list of networks as a request: those inside of another are subnets of it.

use std::collections::BTreeMap;

use ipplan::platform::names;
use ipplan::{
    Family, IpNet, KeepOut, Network, PrefixLen, Problem, Request, Subnet, codes, overlaps, platform,
};

use crate::read::ours::found::Found;
use crate::read::ours::named::named;
use crate::read::ours::plain::PlainList;
use crate::read::ours::sniff::Sniffed;
use crate::read::ours::{plain, table};

/// A list in lines, or in a table.
pub(crate) fn read(text: &Sniffed<'_>) -> Found {
    if let Some(header) = &text.header {
        return Found::Table(Box::new(table::read(header.source(text.bytes), header)));
    }
    Found::List(Box::new(plain::read(text.bytes)))
}

/// A list as a request.
pub(crate) fn as_request(list: &PlainList) -> (Request, Vec<Problem>) {
    let (mut request, mut problems) = (Request::default(), Vec::new());
    let networks = list.networks.networks();
    let names = names(list);
    let name = |index: usize, range: &IpNet| names.get(&index).cloned().unwrap_or(named(range));
    let mut outside = BTreeMap::new();
    let mut holders: Vec<Option<IpNet>> = vec![None; networks.len()];
    for pair in overlaps(networks).nearest() {
        if let Some(holder) = holders.get_mut(pair.inner) {
            *holder = networks.get(pair.outer).copied();
        }
    }
    let alone = networks.iter().zip(&holders).enumerate();
    for (index, (range, _)) in alone.filter(|(_, (_, holder))| holder.is_none()) {
        let name = name(index, range);
        outside.insert(*range, name.clone());
        request.networks.insert(name, Network::within(vec![*range]));
    }
    for (index, (range, holder)) in networks.iter().zip(&holders).enumerate() {
        let Some(outer) = holder else { continue };
        let network = outside.get(outer).and_then(|name| request.networks.get_mut(name));
        match network {
            Some(network) if outer != range => {
                occupy(network, &mut request.avoid, name(index, range), *range);
            }
            _ => {
                let line = list.networks.place(index).map_or(1, |place| place.line);
                problems.push(covered(range, outer).at(format!("{line}:1")));
            }
        }
    }
    (request, problems)
}

/// The names of the networks of a list, changed as far as Azure requires it. Networks with the same name
/// have their ranges appended.
fn names(list: &PlainList) -> BTreeMap<usize, String> {
    let nearest = |text: &String| names::NETWORK.nearest(text);
    let all = list.names.iter().filter_map(|(index, text)| Some((*index, nearest(text)?)));
    let mut names: BTreeMap<usize, String> = all.collect();
    let mut count = BTreeMap::<String, usize>::new();
    for name in names.values() {
        *count.entry(names::folded(name)).or_default() += 1;
    }
    for (index, name) in &mut names {
        let range = list.networks.networks().get(*index).map(named);
        if let Some(range) = range.filter(|_| count.get(&names::folded(name)) != Some(&1)) {
            *name = format!("{name}-{range}");
        }
    }
    names.retain(|_, name| names::NETWORK.check(name).is_ok());
    names
}

/// Adds a subnet that exists and whose use is not known. A range that cannot be a subnet in Azure
/// becomes a range to avoid.
pub(crate) fn occupy(network: &mut Network, avoid: &mut Vec<KeepOut>, key: String, range: IpNet) {
    let smallest = platform::SMALLEST.newest().value;
    if Family::of(&range) == Family::V4 && !smallest.is_larger_than(PrefixLen::of(&range)) {
        network.subnets.insert(key, Subnet::default().at(range));
    } else {
        avoid.push(KeepOut { range, why: "in use".to_owned() });
    }
}

fn covered(range: &IpNet, outer: &IpNet) -> Problem {
    let message = if range == outer {
        format!("{range} is listed twice")
    } else {
        format!("{range} is inside {outer}, which is itself inside another network")
    };
    Problem::new(&codes::OVERLAPPING, message)
        .hint("leave it out; its addresses are counted already")
}
