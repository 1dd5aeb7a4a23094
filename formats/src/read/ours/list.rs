//! A list of networks as a request: those inside of another are subnets of it.

use ipplan::{
    Code, Family, IpNet, KeepOut, Network, Notice, PrefixLen, Problem, Request, Subnet, codes,
    overlaps, platform,
};

use crate::read::ours::found::Found;
use crate::read::ours::level::Level;
use crate::read::ours::levels::{self, notice};
use crate::read::ours::networks::Networks;
use crate::read::ours::sniff::Sniffed;
use crate::read::ours::{plain, table};

/// A list in lines, or in a table.
pub(crate) fn read(text: &Sniffed<'_>) -> Found {
    let (networks, problems) = match &text.header {
        Some(header) => table::read(text.bytes, header),
        None => plain::read(text.bytes),
    };
    Found::List(networks, problems)
}

/// What a list says, as a request, and what of it is not part of that.
pub(crate) fn as_request(list: &Networks) -> (Request, Vec<Problem>, Vec<Notice>) {
    // A network that is said to be one holds what is in it, and pools and other address spaces have
    // no place in a request that is about this one.
    let marked = |index: usize| list.mark(index).is_some_and(|it| !it.world.is_empty());
    let pool = |index: usize| list.level(index) == Level::Pool && !marked(index);
    let notices = [
        left_out(list, &codes::LEFT_OUT, "a pool or container", pool),
        left_out(list, &codes::OTHER_SPACE, "in another address space (VRF)", marked),
    ];
    let notices = notices.into_iter().flatten().collect();
    let list = &list.only(|index| !pool(index) && !marked(index));
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
    (request, problems, notices)
}

/// Lines of a list that are not part of the request.
fn left_out(
    list: &Networks,
    code: &'static Code,
    what: &str,
    which: impl Fn(usize) -> bool,
) -> Option<Notice> {
    let lines = (0..list.networks().len()).filter(|index| which(*index));
    let lines: Vec<String> = lines.map(|index| list.network_at(index)).collect();
    let (named, count) = (levels::named(&lines), lines.len());
    let message = format!("{named} {what}, and so not in the request ({count} left out)");
    (count > 0).then(|| notice(code, message))
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
        format!("{range} is inside {outer}, which is itself inside another network")
    };
    Problem::new(&codes::OVERLAPPING, message)
        .hint("leave it out; its addresses are counted already")
}
