//! Blocks of a pool for networks that may reuse ranges: they keep off what their links bring them together
//! with, and off nothing else of the pool.
//!
//! One after the other, the largest first, each takes the lowest block that is free for it. Where that ends
//! without a block, another order might have ended with one, so the problem is no proof.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ipnet::IpNet;

use super::client_pools::Client;
use super::linked::{reached_ranges, reused};
use super::planned::Pinned;
use super::request::Request;
use super::takers::{NetworkSpace, Taker, Whose};
use crate::address::{PrefixLen, summarize};
use crate::problem::{Problem, codes, place};
use crate::space::Space;

/// Takes those that may reuse ranges out of the others, each with the name of its pool.
pub(super) fn set_apart<'a>(
    request: &Request,
    takers: &mut BTreeMap<&'a str, Vec<Taker<'a>>>,
) -> Vec<(&'a str, Taker<'a>)> {
    let mut reusing = Vec::new();
    for (pool, takers) in takers {
        let reuses = |taker: &mut Taker<'a>| match taker.whose {
            Whose::Network(name) => request.networks.get(name).is_some_and(|it| it.reuse.is_some()),
            Whose::Client(..) => false,
        };
        reusing.extend(takers.extract_if(.., reuses).map(|taker| (*pool, taker)));
    }
    reusing
}

/// Gives each network its block, and reports those for which there is none.
pub(super) fn place(
    request: &Request,
    mut takers: Vec<(&str, Taker<'_>)>,
    keep_outs: &[IpNet],
    clients: &[Client<'_>],
    spaces: &mut BTreeMap<String, NetworkSpace>,
    problems: &mut Vec<Problem>,
) {
    let reused = reused(request, clients);
    let nothing = BTreeSet::default();
    takers.sort_by_key(|(_, taker)| (taker.kept.is_none(), taker.length, taker.whose.name()));
    for (pool, taker) in takers {
        let name = taker.whose.name();
        if let Some(kept) = taker.kept {
            let given = NetworkSpace { prefixes: alloc::vec![kept], pinned: taker.pinned };
            spaces.insert(name.into(), given);
            continue;
        }
        let Some(prefixes) = request.pools.get(pool) else { continue };
        let reached = reused.get(name).unwrap_or(&nothing);
        let mut taken = reached_ranges(request, reached, spaces, clients);
        taken.extend(keep_outs);
        if let Some(block) = block(prefixes, &taken, taker.length) {
            let given = NetworkSpace { prefixes: alloc::vec![block], pinned: Pinned::No };
            spaces.insert(name.into(), given);
            continue;
        }
        let message = format!(
            "no {} of pool `{pool}` was found for `{name}` that nothing it reaches has",
            taker.length
        );
        let problem = Problem::new(&codes::NO_RANGE_TO_REUSE, message);
        let problem = problem.at(format!("{}.from", place::of_network(name)));
        problems.push(problem.hint("add address space to the pool, or links to fewer"));
    }
}

/// The lowest block of that size that is free.
fn block(prefixes: &[IpNet], taken: &[IpNet], length: PrefixLen) -> Option<IpNet> {
    let taken: Vec<IpNet> = summarize(taken).collect();
    let mut space = Space::new(prefixes).ok()?;
    for range in taken {
        space.reserve(range);
    }
    space.carve(length).ok()
}
