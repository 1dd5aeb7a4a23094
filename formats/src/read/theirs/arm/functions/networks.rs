//! Ranges of addresses: `parseCidr`, `cidrSubnet` and `cidrHost`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipplan::IpNet;

use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::arm::call::{Call, FunctionResult, number};
use crate::read::theirs::unknown::NotKnown;

pub(super) fn find(name: &str) -> Option<fn(&Call<'_>) -> FunctionResult> {
    Some(match name {
        "parsecidr" => parse,
        "cidrsubnet" => subnet,
        "cidrhost" => host,
        _ => return None,
    })
}

/// The range of the first argument, whose address may be any in it.
fn network(call: &Call<'_>) -> Result<IpNet, NotKnown> {
    let text = call.text(0)?;
    let read = text.trim().parse::<IpNet>();
    read.map_err(|_| call.wrong(format_args!("`{text}` is not a range in CIDR notation")))
}

fn first(network: &IpNet) -> u128 {
    match network.network() {
        IpAddr::V4(it) => u32::from(it).into(),
        IpAddr::V6(it) => it.into(),
    }
}

/// The address of a number, in the family of a network.
fn address(network: &IpNet, number: u128) -> Option<IpAddr> {
    match network {
        IpNet::V4(_) => u32::try_from(number).ok().map(|it| Ipv4Addr::from(it).into()),
        IpNet::V6(_) => Some(Ipv6Addr::from(number).into()),
    }
}

fn parse(call: &Call<'_>) -> FunctionResult {
    let network = network(call)?;
    let text = |it: IpAddr| NodeValue::Text(it.to_string());
    let near = |at: IpAddr, step: i128| match (&network, at) {
        // Both addresses of a /31 and the one of a /32 can be used, and so can all of IPv6.
        (IpNet::V4(it), IpAddr::V4(at)) if it.prefix_len() < 31 => {
            let moved = i128::from(u32::from(at)) + step;
            text(u32::try_from(moved).map_or(at, Ipv4Addr::from).into())
        }
        _ => text(at),
    };
    let mut entries =
        vec![("network", text(network.network())), ("netmask", text(network.netmask()))];
    if let IpNet::V4(_) = network {
        entries.push(("broadcast", text(network.broadcast())));
    }
    entries.push(("firstUsable", near(network.network(), 1)));
    entries.push(("lastUsable", near(network.broadcast(), -1)));
    entries.push(("cidr", number(network.prefix_len().into())));
    Ok(call.object(entries))
}

fn subnet(call: &Call<'_>) -> FunctionResult {
    let (network, length, index) = (network(call)?, call.number(1)?, call.number(2)?);
    let (least, most) = (network.prefix_len(), network.max_prefix_len());
    let length = u8::try_from(length).ok().filter(|it| (least..=most).contains(it));
    let Some(length) = length else {
        let why = format_args!("a part of {network} has a length of {least} to {most}");
        return Err(call.wrong(why));
    };
    let none = || call.wrong(format_args!("{network} has no part {index} of length {length}"));
    let index = u128::try_from(index).map_err(|_| none())?;
    if index.checked_shr(u32::from(length - least)).is_some_and(|it| it > 0) {
        return Err(none());
    }
    let start = index.checked_shl(u32::from(most - length)).unwrap_or(0);
    let at = first(&network).checked_add(start).and_then(|it| address(&network, it));
    let part = at.and_then(|at| IpNet::new(at, length).ok()).ok_or_else(none)?;
    Ok(NodeValue::Text(part.to_string()))
}

/// Index 0 is the address after the first one.
fn host(call: &Call<'_>) -> FunctionResult {
    let (network, index) = (network(call)?, call.number(1)?);
    let none = || call.wrong(format_args!("{network} has no host {index}"));
    let index = u128::try_from(index).map_err(|_| none())?;
    let number = first(&network).checked_add(index).and_then(|it| it.checked_add(1));
    let at = number.and_then(|it| address(&network, it)).ok_or_else(none)?;
    let last = matches!(network, IpNet::V4(_)) && at == network.broadcast();
    if !network.contains(&at) || last {
        return Err(none());
    }
    Ok(NodeValue::Text(at.to_string()))
}
