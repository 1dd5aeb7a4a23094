//! A list of networks as a request: those inside of another are subnets of it.

use ipplan::{
    Family, IpNet, KeepOut, Network, PrefixLen, Problem, Request, Subnet, codes, overlaps, platform,
};

use crate::read::any::Found;
use crate::read::ours::networks::{Networks, list};
use crate::read::ours::request::Places;
use crate::read::sniff::Sniffed;

pub(crate) fn read(text: &Sniffed<'_>) -> Found {
    let (networks, mut problems) = list(text.text.as_bytes());
    let (request, more) = as_request(&networks);
    problems.extend(more);
    let places = Places::of_text(&problems);
    places.sort(&mut problems);
    Found { request, lock: None, problems, places }
}

fn as_request(list: &Networks) -> (Request, Vec<Problem>) {
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

/// A name for a network that has none: without dots, which separate the names of a path.
fn named(network: &IpNet) -> String {
    network.to_string().replace(['.', ':', '/'], "-")
}

fn covered(range: &IpNet, outer: &IpNet) -> Problem {
    let message = if range == outer {
        format!("{range} is listed twice")
    } else {
        format!("{range} is inside of {outer}, which is inside of another network itself")
    };
    Problem::new(&codes::OVERLAPPING, message)
        .hint("leave it out; its addresses are counted already")
}
