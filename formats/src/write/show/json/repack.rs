//! A rearrangement, for programs.

use ipplan::{Lock, Repack};
use serde_json::{Value, json};

/// The moves that make everything fit, with the hash of the lock for which they were calculated.
///
/// ```
/// use ipplan::{Lock, REPACK_STEPS, Request, repack};
///
/// let lock = Lock::default();
/// let nothing = repack(&Request::default(), &lock, &[], REPACK_STEPS).unwrap();
/// assert_eq!(ipplan_formats::json::repack(&nothing, &lock)["moves"].as_array().unwrap().len(), 0);
/// ```
pub fn repack(repack: &Repack, lock: &Lock) -> Value {
    let subnet = |network: &str, key: &str| repack.plan.networks.get(network)?.subnets.get(key);
    let moves = repack.moves.iter().map(|it| {
        let holds = subnet(&it.network, &it.subnet).into_iter().flat_map(|it| &*it.holds);
        json!({
            "network": it.network,
            "subnet": it.subnet,
            "services": holds.map(|given| given.service().id).collect::<Vec<_>>(),
            "addresses": it.addresses(),
            "from": it.from,
            "to": it.to,
            "release": it.release,
        })
    });
    let placed = repack.plan.placed_now().map(|(network, key)| {
        let range = subnet(network, key).map(|subnet| subnet.prefixes.first());
        json!({ "network": network, "subnet": key, "address_prefix": range })
    });
    let fit_for = repack.fit_for.iter();
    let fit_for =
        fit_for.map(|(network, range)| json!({ "network": network, "address_prefix": range }));
    json!({
        "edition": repack.plan.edition,
        "hash": crate::lockfile::hash(lock),
        "moves": moves.collect::<Vec<_>>(),
        "addresses": repack.addresses(),
        "fewest": repack.fewest,
        "steps": repack.steps,
        "placed": placed.collect::<Vec<_>>(),
        "fit_for": fit_for.collect::<Vec<_>>(),
        "stays": repack.stays,
        "released_first": repack.released_first,
    })
}
