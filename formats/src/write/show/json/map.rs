//! The address map: a plan as a screen draws it, with the position of everything in its prefix.

use ipplan::{
    AddressSpace, Family, IpNet, Pinned, Plan, PlannedClientPool, PlannedLink, PlannedNetwork,
    Request, Space,
};
use serde::Serialize;

use super::lists::{ExactCount, Fits, NetworkText};
use crate::write::show::sentences;

/// The position of a block in its prefix, as fractions of it: a screen only has to multiply.
#[derive(Serialize)]
struct Span {
    /// Which of the prefixes, from 0.
    prefix: usize,
    /// Where it starts, from 0 to 1.
    start: f64,
    /// How much of the prefix it is, up to 1.
    size: f64,
}

#[derive(Serialize)]
struct Map<'a> {
    edition: String,
    hash: String,
    networks: Vec<Network<'a>>,
    pools: Vec<Pool<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    client_pools: Vec<ClientPool<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link<'a>>,
    notices: Option<Vec<Notice<'a>>>,
}

/// The address pool of a point-to-site connection: it lies outside every network.
#[derive(Serialize)]
struct ClientPool<'a> {
    name: &'a str,
    address_prefix: NetworkText,
    network: Option<&'a str>,
    need: u64,
    usable: u64,
    spare: u64,
}

/// The ends of a link.
#[derive(Serialize)]
struct Link<'a> {
    kind: &'static str,
    ends: &'a [String],
}

#[derive(Serialize)]
struct Network<'a> {
    name: &'a str,
    region: Option<&'a str>,
    pool: Option<&'a str>,
    prefixes: Vec<IpNet>,
    /// Addresses of IPv4: all, and those that are free.
    addresses: ExactCount,
    free: ExactCount,
    /// The part of the addresses that is used, from 0 to 1.
    used: f64,
    /// How many blocks of each length still fit, by length.
    fits: Fits,
    subnets: Vec<Subnet<'a>>,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Subnet<'a> {
    key: &'a str,
    name: &'a str,
    address_prefix: NetworkText,
    ipv6: Option<NetworkText>,
    services: Vec<&'a str>,
    need: u64,
    usable: u64,
    spare: u64,
    decided_by: ipplan::DecidedBy,
    /// The same as a sentence.
    decision: String,
    /// `no` for what was placed now, `locked`, or `asked` by the request.
    pinned: &'a str,
    group: Option<&'a str>,
    /// How many notices there are about it.
    notices: usize,
    #[serde(flatten)]
    span: Option<Span>,
}

/// Blocks of the map other than subnets: `free`, `gone`, `avoid`, `reserve`, `more` of a subnet with
/// several prefixes, or a `network` in a pool.
#[derive(Serialize)]
struct Block<'a> {
    kind: &'static str,
    address_prefix: NetworkText,
    /// The subnet or network it belongs to, or why it is avoided.
    of: Option<&'a str>,
    #[serde(flatten)]
    span: Span,
}

#[derive(Serialize)]
struct Pool<'a> {
    name: &'a str,
    prefixes: &'a [IpNet],
    fits: Fits,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Notice<'a> {
    code: &'a str,
    message: &'a str,
    source: Option<&'static ipplan::Source>,
    subnets: Vec<String>,
}

/// The address map of a plan and the request it came from, as what `serde` can write.
///
/// ```
/// use ipplan::{Lock, Network, Request, Subnet, plan, services::hosts};
///
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()])
///     .with("web", Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20)));
/// let request = Request::default().with("hub", hub);
/// let plan = plan(&request, &Lock::default()).unwrap();
///
/// let map = serde_json::to_value(ipplan_formats::json::map(&request, &plan)).unwrap();
/// let web = &map["networks"][0]["subnets"][0];
/// assert_eq!((&web["start"], &web["size"]), (&0.0.into(), &0.125.into())); // a /27 of a /24
/// ```
pub fn map<'a>(request: &'a Request, plan: &'a Plan) -> impl Serialize + 'a {
    part_of_map(request, plan, crate::lockfile::hash(&plan.lock()), &|_| true, true)
}

/// The map with some of its networks, and with its notices or without. `hash` is that of its lock.
pub(super) fn part_of_map<'a>(
    request: &'a Request,
    plan: &'a Plan,
    hash: String,
    has: &dyn Fn(&str) -> bool,
    with_notices: bool,
) -> impl Serialize + use<'a> {
    let networks = plan.networks.iter().filter(|(name, _)| has(name));
    let notices = with_notices.then(|| plan.notices()).map(|notices| {
        let notice = |(notice, subnets): (&'a ipplan::Notice, Vec<String>)| Notice {
            code: notice.code.id,
            message: &notice.message,
            source: notice.source,
            subnets,
        };
        notices.into_iter().map(notice).collect()
    });
    Map {
        edition: plan.edition.to_string(),
        hash,
        networks: networks.map(|(name, it)| network(request, name, it)).collect(),
        pools: request.pools.iter().map(|(name, it)| pool(request, plan, name, it)).collect(),
        client_pools: plan.client_pools.iter().map(|(name, it)| client_pool(name, it)).collect(),
        links: plan.links.iter().map(|PlannedLink { link, .. }| linked(link)).collect(),
        notices,
    }
}

fn client_pool<'a>(name: &'a str, planned: &'a PlannedClientPool) -> ClientPool<'a> {
    ClientPool {
        name,
        address_prefix: NetworkText(planned.range),
        network: planned.network.as_deref(),
        need: planned.size.need(),
        usable: planned.size.usable(),
        spare: planned.size.spare(),
    }
}

fn linked(link: &ipplan::Link) -> Link<'_> {
    Link { kind: link.kind.word(), ends: &link.ends }
}

fn network<'a>(request: &'a Request, name: &'a str, planned: &'a PlannedNetwork) -> Network<'a> {
    let pool = request.networks.get(name).and_then(|network| match &network.space {
        AddressSpace::From { pool, .. } => Some(pool.as_str()),
        AddressSpace::Declared(_) => None,
    });
    let within = |range: &IpNet| span(&planned.prefixes, range);
    let subnets = planned.subnets.iter().map(|(key, subnet)| Subnet {
        key,
        name: &subnet.name,
        address_prefix: NetworkText(subnet.prefixes.first()),
        ipv6: subnet.prefixes.ipv6().map(NetworkText),
        services: subnet.holds.iter().map(|given| given.service().id).collect(),
        need: subnet.size.need(),
        usable: subnet.size.usable(),
        spare: subnet.size.spare(),
        decided_by: subnet.size.decided_by,
        decision: sentences::decision(&subnet.size),
        pinned: match subnet.pinned {
            Pinned::No => "no",
            Pinned::Locked => "locked",
            Pinned::Asked => "asked",
        },
        group: subnet.group.as_deref(),
        notices: subnet.size.notices.len() + subnet.notices.len(),
        span: within(&subnet.prefixes.first()),
    });
    let block = |kind, range: IpNet, of| {
        Some(Block { kind, address_prefix: NetworkText(range), of, span: within(&range)? })
    };
    let free = planned.free.free().filter_map(|range| block("free", range, None));
    let gone = planned.gone.iter().flat_map(|(key, gone)| {
        gone.keeps().filter_map(move |range| block("gone", range, Some(&**key)))
    });
    let former = planned.subnets.iter().flat_map(|(key, subnet)| {
        subnet.former.iter().filter_map(move |range| block("gone", *range, Some(&**key)))
    });
    // The prefixes of a subnet other than the one that it is drawn at.
    let more = planned.subnets.iter().flat_map(|(key, subnet)| {
        subnet.prefixes.iter().skip(1).filter_map(move |range| block("more", range, Some(&**key)))
    });
    let reserved = planned.subnets.iter();
    let reserved = reserved.filter_map(|(key, it)| block("reserve", it.reserve?, Some(&**key)));
    let addresses = planned.free.addresses(Family::V4);
    Network {
        name,
        region: planned.region.as_deref(),
        pool,
        prefixes: planned.prefixes.clone(),
        addresses: ExactCount(addresses.total),
        used: addresses.utilisation(),
        free: ExactCount(addresses.free),
        fits: Fits(planned.free.fits(Family::V4)),
        subnets: subnets.collect(),
        blocks: free
            .chain(gone)
            .chain(former)
            .chain(more)
            .chain(reserved)
            .chain(avoided(request, &planned.prefixes))
            .collect(),
    }
}

/// A pool, with the networks that are in it.
fn pool<'a>(
    request: &'a Request,
    plan: &'a Plan,
    name: &'a str,
    prefixes: &'a [IpNet],
) -> Pool<'a> {
    let networks = plan.networks.iter().flat_map(|(network, planned)| {
        let ranges = planned.prefixes.iter();
        ranges.filter_map(move |range| {
            let span = span(prefixes, range)?;
            Some(Block {
                kind: "network",
                address_prefix: NetworkText(*range),
                of: Some(network),
                span,
            })
        })
    });
    let mut blocks: Vec<Block<'a>> = networks.chain(avoided(request, prefixes)).collect();
    let taken: Vec<IpNet> = blocks.iter().map(|block| block.address_prefix.0).collect();
    // A pool that overlaps itself has no plan, so there is a space.
    let space = Space::around(prefixes, &taken).ok();
    for range in space.iter().flat_map(Space::free) {
        let Some(span) = span(prefixes, &range) else { continue };
        blocks.push(Block { kind: "free", address_prefix: NetworkText(range), of: None, span });
    }
    let fits = space.map(|space| Fits(space.fits(Family::V4))).unwrap_or_default();
    Pool { name, prefixes, fits, blocks }
}

/// The keep-outs that meet these prefixes, cut to them.
fn avoided<'a>(request: &'a Request, prefixes: &[IpNet]) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    for keep_out in &request.avoid {
        for (index, prefix) in prefixes.iter().enumerate() {
            let cut = if prefix.contains(&keep_out.range) {
                keep_out.range
            } else if keep_out.range.contains(prefix) {
                *prefix
            } else {
                continue;
            };
            let Some(span) = span(prefixes, &cut) else { continue };
            let of = Some(keep_out.why.as_str());
            let span = Span { prefix: index, ..span };
            blocks.push(Block { kind: "avoid", address_prefix: NetworkText(cut), of, span });
        }
    }
    blocks
}

/// The position of a range in the prefix that holds it.
fn span(prefixes: &[IpNet], range: &IpNet) -> Option<Span> {
    let index = prefixes.iter().position(|prefix| prefix.contains(range))?;
    let prefix = prefixes.get(index)?;
    let (start, bits) = match (prefix, range) {
        (IpNet::V4(prefix), IpNet::V4(range)) => {
            let start = u32::from(range.network()).checked_sub(u32::from(prefix.network()))?;
            (f64::from(start), 32)
        }
        (IpNet::V6(prefix), IpNet::V6(range)) => {
            let start = u128::from(range.network()).checked_sub(u128::from(prefix.network()))?;
            #[expect(clippy::cast_precision_loss, reason = "a screen has no more digits")]
            (start as f64, 128)
        }
        _ => return None,
    };
    let addresses = |length: u8| f64::from(bits - i32::from(length)).exp2();
    let all = addresses(prefix.prefix_len());
    Some(Span { prefix: index, start: start / all, size: addresses(range.prefix_len()) / all })
}
