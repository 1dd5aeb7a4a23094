//! A list of networks as a request: those inside of another are subnets of it.

use ipplan::{IpNet, KeepOut, Network, Problem, Request, Subnet, codes, overlaps};
use ipplan::services::hosts;

use super::super::networks::{Networks, list};
use super::super::request::Places;
use super::{Found, Sniffed};

pub(super) fn read(text: &Sniffed<'_>) -> Found {
    let (networks, mut problems) = list(text.text.as_bytes());
    let (request, more) = as_request(&networks);
    problems.extend(more);
    let places = Places::of_text(&problems);
    problems.sort_by_cached_key(|problem| places.of(problem));
    Found { request, lock: None, problems, places }
}

fn as_request(list: &Networks) -> (Request, Vec<Problem>) {
    let (mut request, mut problems) = (Request::default(), Vec::new());
    let networks = list.networks();
    let mut outer: Vec<Option<usize>> = vec![None; networks.len()];
    for pair in overlaps(networks).nearest() {
        if let Some(slot) = outer.get_mut(pair.inner) {
            *slot = Some(pair.outer);
        }
    }
    let within = |index: usize| outer.get(index).copied().flatten();
    for (index, range) in networks.iter().enumerate() {
        if within(index).is_none() {
            let network = Network::within(vec![*range]);
            request.networks.insert(named(range), network);
        }
    }
    for (index, range) in networks.iter().enumerate() {
        let Some(holder) = within(index) else { continue };
        let Some(outer) = networks.get(holder) else { continue };
        if outer == range || within(holder).is_some() {
            let line = list.place(index).map_or(1, |place| place.line);
            problems.push(covered(range, outer).at(format!("{line}:1")));
        } else if let Some(network) = request.networks.get_mut(&named(outer)) {
            occupy(network, &mut request.avoid, named(range), *range);
        }
    }
    (request, problems)
}

/// A subnet that is known to be there, and not what lives in it, takes every address it has.
pub(super) fn occupy(network: &mut Network, avoid: &mut Vec<KeepOut>, key: String, range: IpNet) {
    let IpNet::V4(_) = range else {
        // Subnets are placed in IPv4.
        avoid.push(KeepOut { range, why: key });
        return;
    };
    let addresses = 1_u64 << (range.max_prefix_len() - range.prefix_len());
    let full = hosts::SERVICE.with(&hosts::ADDRESSES, addresses).with(&hosts::PLATFORM, "none");
    network.subnets.insert(key, Subnet::of(full).at(range));
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
    Problem::new(&codes::OVERLAPPING, message).hint("leave it out; its addresses are counted already")
}
