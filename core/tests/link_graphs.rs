//! Random graphs of peerings, gateways, sites, client pools and failover groups, compared with a slow and
//! obvious twin: ranges that must not overlap never do, and everything that can be placed is, or a search
//! says that it gave up.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use ipplan::services::{sql_managed_instance, vpn_gateway};
use ipplan::{
    AddressSpace, ClientPool, IpNet, Link, LinkKind, Lock, Network, PrefixLen, Request, Subnet,
    plan,
};
use proptest::prelude::*;

/// How many networks, sites and client pools there can be.
const NETWORKS: usize = 6;
const SITES: usize = 2;
const POOLS: usize = 2;

/// Random choices for a graph. It can break the rules of ranges, and breaks no others.
#[derive(Clone, Debug)]
struct Choices {
    count: usize,
    gateways: Vec<bool>,
    peerings: Vec<(usize, usize, bool, bool)>,
    vpns: Vec<(usize, usize)>,
    pools: Vec<usize>,
    /// The block of each network, site and client pool.
    blocks: Vec<u8>,
}

fn choices(blocks: u8) -> impl Strategy<Value = Choices> {
    let end = 0..NETWORKS;
    (
        2..=NETWORKS,
        proptest::collection::vec(any::<bool>(), NETWORKS),
        proptest::collection::vec((end.clone(), end.clone(), any::<bool>(), any::<bool>()), 0..7),
        proptest::collection::vec((end.clone(), 0..NETWORKS + SITES), 0..5),
        proptest::collection::vec(end, 0..=POOLS),
        proptest::collection::vec(0..blocks, NETWORKS + SITES + POOLS),
    )
        .prop_map(|(count, gateways, peerings, vpns, pools, blocks)| Choices {
            count,
            gateways,
            peerings,
            vpns,
            pools,
            blocks,
        })
}

fn network(number: usize) -> String {
    format!("n{number}")
}

fn block(block: u8) -> IpNet {
    format!("10.0.{block}.0/24").parse().unwrap()
}

/// The request of the choices, with every network in that space.
fn graph(choices: &Choices, space: impl Fn(usize) -> AddressSpace) -> Request {
    let mut request = Request::default();
    for number in 0..choices.count {
        let mut it = Network { space: space(number), ..Network::from_pool("company") };
        it.reuse = Some("tests".into());
        it.region = Some(format!("region-{number}"));
        let instances =
            sql_managed_instance::SERVICE.with(&sql_managed_instance::GENERAL_PURPOSE, 4);
        it = it.with("db", Subnet::of(instances));
        if choices.gateways[number] {
            it = it.with("gateway", Subnet::of(ipplan::Workload::of(&vpn_gateway::SERVICE)));
        }
        request.networks.insert(network(number), it);
    }
    let has_gateway = |number: usize| number < choices.count && choices.gateways[number];
    let (mut peered, mut users) = (BTreeSet::new(), BTreeSet::new());
    for &(a, b, uses, fails_over) in &choices.peerings {
        let known = a.max(b) < choices.count && a != b;
        if !known || !peered.insert((a.min(b), a.max(b))) {
            continue;
        }
        let mut link = Link::of(LinkKind::Peer, [network(a), network(b)]);
        if uses && has_gateway(a) && !has_gateway(b) && users.insert(b) {
            link.gateway_transit = vec![network(a)];
            link.remote_gateways = vec![network(b)];
        }
        request.links.push(link);
        if fails_over {
            let ends = [a, b].map(|it| format!("{}/db", network(it)));
            // An instance has one failover group.
            let mine = request.links.iter().filter(|it| it.kind == LinkKind::FailoverGroup);
            let most =
                ends.iter().map(|end| mine.clone().filter(|it| it.ends.contains(end)).count());
            if most.max().unwrap_or(0) < 4 {
                request.links.push(Link::of(LinkKind::FailoverGroup, ends));
            }
        }
    }
    for &(a, b) in &choices.vpns {
        let other = match b.checked_sub(NETWORKS) {
            Some(site) => {
                let range = block(choices.blocks[b]);
                request.sites.insert(format!("site{site}"), vec![range]);
                format!("site{site}")
            }
            None if has_gateway(b) && a != b => network(b),
            None => continue,
        };
        if has_gateway(a) {
            request.links.push(Link::of(LinkKind::Vpn, [network(a), other]));
        }
    }
    for (number, &at) in choices.pools.iter().enumerate().filter(|(_, at)| has_gateway(**at)) {
        let range = block(choices.blocks[NETWORKS + SITES + number]);
        // Client pools never overlap each other, whatever is linked.
        if request.client_pools.values().any(|it| it.at == Some(range)) {
            continue;
        }
        let pool = ClientPool { network: Some(network(at)), ..ClientPool::at(range) };
        request.client_pools.insert(format!("pool{number}"), pool);
    }
    request
}

type Pairs = BTreeSet<(String, String)>;

fn pair(a: &str, b: &str) -> (String, String) {
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    (a.into(), b.into())
}

/// Pairs that must be apart, as the documentation has it.
fn apart(request: &Request) -> Pairs {
    let mut pairs = Pairs::new();
    let mut all: Vec<String> = request.networks.keys().cloned().collect();
    all.extend(request.sites.keys().chain(request.client_pools.keys()).cloned());
    let is_peered = |a: &str, b: &str| {
        request.links.iter().any(|it| {
            it.kind == LinkKind::Peer
                && it.ends.iter().any(|e| e == a)
                && it.ends.iter().any(|e| e == b)
        })
    };
    // Peered, or both peered with the same third one.
    for a in &all {
        for b in all.iter().filter(|b| *b > a) {
            let third = |hub: &String| is_peered(a, hub) && is_peered(b, hub);
            if is_peered(a, b) || all.iter().any(third) {
                pairs.insert(pair(a, b));
            }
        }
    }
    // The ends that gateways advertise to each other, over any distance.
    let mut told = Pairs::new();
    for link in &request.links {
        if link.kind == LinkKind::Vpn || !link.remote_gateways.is_empty() {
            told.insert(pair(&link.ends[0], &link.ends[1]));
        }
    }
    for (name, pool) in &request.client_pools {
        told.extend(pool.network.as_ref().map(|network| pair(name, network)));
    }
    for middle in &all {
        for a in &all {
            for b in all.iter().filter(|b| *b != a) {
                if told.contains(&pair(a, middle)) && told.contains(&pair(middle, b)) {
                    told.insert(pair(a, b));
                }
            }
        }
    }
    pairs.extend(told);
    // A failover group: both, and all that is peered with either.
    for link in request.links.iter().filter(|it| it.kind == LinkKind::FailoverGroup) {
        let ends: Vec<&str> = link.ends.iter().map(|it| it.split_once('/').unwrap().0).collect();
        for other in all.iter().filter(|other| ends.iter().any(|end| is_peered(other, end))) {
            pairs.extend(ends.iter().filter(|end| *end != other).map(|end| pair(other, end)));
        }
        pairs.insert(pair(ends[0], ends[1]));
    }
    pairs
}

/// Where sites and client pools are.
fn fixed(request: &Request) -> BTreeMap<String, IpNet> {
    let sites = request.sites.iter().map(|(name, space)| (name.clone(), space[0]));
    let pools = request.client_pools.iter().map(|(name, pool)| (name.clone(), pool.at.unwrap()));
    sites.chain(pools).collect()
}

/// Whether each of these can get a block of its own where it has to, by trying all.
fn can_be_placed(
    names: &[String],
    blocks: u8,
    pairs: &Pairs,
    placed: &mut BTreeMap<String, IpNet>,
) -> bool {
    let Some((name, others)) = names.split_first() else { return true };
    (0..blocks).map(block).any(|at| {
        let clashes =
            placed.iter().any(|(other, there)| *there == at && pairs.contains(&pair(name, other)));
        if clashes {
            return false;
        }
        placed.insert(name.clone(), at);
        let found = can_be_placed(others, blocks, pairs, placed);
        placed.remove(name);
        found
    })
}

fn overlapping(at: &BTreeMap<String, IpNet>, pairs: &Pairs) -> Pairs {
    pairs.iter().filter(|(a, b)| at[a] == at[b]).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Out of a pool with a number of blocks.
    #[test]
    fn what_can_be_placed_is((blocks, choices) in (1..6_u8).prop_flat_map(|it| (Just(it), choices(it + 2)))) {
        let from = |_| AddressSpace::From { pool: "company".into(), prefix_len: Some(PrefixLen::v4(24)) };
        let mut request = graph(&choices, from);
        request.pools.insert("company".into(), (0..blocks).map(block).collect());
        let pairs = apart(&request);
        let mut placed = fixed(&request);
        // Overlaps of fixed sites and client pools are the business of their author.
        let known: Pairs =
            pairs.iter().filter(|(a, b)| placed.contains_key(a) && placed.contains_key(b)).cloned().collect();
        prop_assume!(overlapping(&placed, &known).is_empty());
        let names: Vec<String> = request.networks.keys().cloned().collect();
        let possible = can_be_placed(&names, blocks, &pairs, &mut placed);
        match plan(&request, &Lock::default()) {
            Ok(plan) => {
                placed.extend(plan.networks.iter().map(|(name, it)| (name.clone(), it.prefixes[0])));
                prop_assert_eq!(overlapping(&placed, &pairs), Pairs::new());
                prop_assert!(possible);
            }
            Err(problems) => {
                let codes: BTreeSet<&str> = problems.iter().map(|it| it.code.id).collect();
                let gave_up = BTreeSet::from(["no-range-to-reuse"]);
                prop_assert!(codes == gave_up || !possible && codes.contains("pool-exhausted"), "{:?}", problems);
            }
        }
    }

    /// Where everybody has written down where they are.
    #[test]
    fn what_overlaps_is_found(choices in choices(4)) {
        let at = |number: usize| AddressSpace::Declared(vec![block(choices.blocks[number])]);
        let request = graph(&choices, at);
        let mut placed = fixed(&request);
        for number in 0..choices.count {
            placed.insert(network(number), block(choices.blocks[number]));
        }
        let wrong = overlapping(&placed, &apart(&request));
        match plan(&request, &Lock::default()) {
            Ok(_) => prop_assert_eq!(wrong, Pairs::new()),
            Err(problems) => {
                prop_assert!(!wrong.is_empty(), "{:?}", problems);
                for problem in problems {
                    // Of a client pool and its own network it is said without their link.
                    let ids = ["linked-overlap", "overlapping"];
                    prop_assert!(ids.contains(&problem.code.id), "{:?}", problem);
                    let name = |place: &str| place.split('.').nth(1).unwrap().to_owned();
                    let found = pair(&name(&problem.place), &name(&problem.also[0]));
                    prop_assert!(wrong.contains(&found), "{:?} is not in {:?}", found, wrong);
                }
            }
        }
    }
}
