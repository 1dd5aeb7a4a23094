//! A list of networks as a request: those inside of another are subnets of it.

use ipplan::{
    Family, IpNet, KeepOut, Network, PrefixLen, Problem, Request, Subnet, codes, overlaps, platform,
};

use crate::read::ours::found::Found;
use crate::read::ours::named::named;
use crate::read::ours::networks::Networks;
use crate::read::ours::sniff::Sniffed;
use crate::read::ours::{plain, table};

/// A list in lines, or in a table.
pub(crate) fn read(text: &Sniffed<'_>) -> Found {
    if let Some(header) = &text.header {
        return Found::Table(Box::new(table::read(header.source(text.bytes), header)));
    }
    let (networks, problems) = plain::read(text.bytes);
    Found::List(networks, problems)
}

/// What a list says, as a request.
pub(crate) fn as_request(list: &Networks) -> (Request, Vec<Problem>) {
    let (mut request, mut problems) = (Request::default(), Vec::new());
    let networks = list.networks();
    let mut holders: Vec<Option<IpNet>> = vec![None; networks.len()];
    for pair in overlaps(networks).nearest() {
        if let Some(holder) = holders.get_mut(pair.inner) {
            *holder = networks.get(pair.outer).copied();
        }
    }
    for (range, _) in networks.iter().zip(&holders).filter(|(_, holder)| holder.is_none()) {
        request.networks.insert(named(range), Network::within(vec![*range]));
    }
    for (index, (range, holder)) in networks.iter().zip(&holders).enumerate() {
        let Some(outer) = holder else { continue };
        match request.networks.get_mut(&named(outer)) {
            Some(network) if outer != range => {
                occupy(network, &mut request.avoid, named(range), *range);
            }
            _ => {
                let line = list.place(index).map_or(1, |place| place.line);
                problems.push(covered(range, outer).at(format!("{line}:1")));
            }
        }
    }
    (request, problems)
}

/// A subnet that is known to be there, and not what lives in it. What no subnet of Azure can be is kept
/// off all the same.
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
