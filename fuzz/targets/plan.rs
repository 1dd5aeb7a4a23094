//! Any request that can be planned: nothing overlaps, nothing is outside, and planning again around
//! what was placed moves nothing.
#![no_main]

use ipplan::{IpNet, Lock, Plan, PlannedNetwork, plan};
use ipplan_formats::{csv, json, lock, markdown, svg, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((_, Ok(document))) = ipplan_fuzz::request(bytes) else { return };
    let request = document.request;
    let planned = match plan(&request, &Lock::default()) {
        Ok(planned) => planned,
        Err(problems) => {
            let _ = json::problems_in(&problems, &document.places);
            return;
        }
    };
    let checked = ipplan::check(&request);
    assert!(checked.is_ok(), "planned, but: {checked:?}");
    let avoid: Vec<IpNet> = request.avoid.iter().map(|it| it.range).collect();
    for (name, network) in &planned.networks {
        // Nobody's ranges are in the way of an isolated network.
        let avoid = if network.isolated.is_some() { &[] } else { avoid.as_slice() };
        holds(name, network, avoid);
    }
    write(&planned);

    let before = planned.lock();
    assert_eq!(lock::read(&lock::write(&before)).as_ref(), Ok(&before));
    let again = plan(&request, &before).expect("what was placed can be kept");
    assert_eq!(again.lock(), before);
    assert_eq!(again.placed_now().count(), 0);
    let free = |plan: &Plan| -> Vec<Vec<IpNet>> {
        plan.networks.values().map(|network| network.free.free().collect()).collect()
    };
    assert_eq!(free(&again), free(&planned));
});

/// No address is twice among the subnets and what is free, and none is outside or to be avoided.
fn holds(name: &str, network: &PlannedNetwork, avoid: &[IpNet]) {
    let subnets = network.subnets.values();
    let ranges: Vec<IpNet> =
        subnets.flat_map(|it| it.prefixes.iter().chain(it.former.clone())).collect();
    for range in &ranges {
        let inside = network.prefixes.iter().any(|prefix| prefix.contains(range));
        assert!(inside, "{range} of {name} is outside of its prefixes");
        let avoided = avoid.iter().find(|it| it.contains(range) || range.contains(*it));
        assert!(avoided.is_none(), "{range} of {name} is to be avoided");
    }
    let all: Vec<IpNet> = ranges.into_iter().chain(network.free.free()).collect();
    let twice = ipplan::overlaps(&all).next();
    assert!(twice.is_none(), "{name}: {:?}", twice.map(|it| (all[it.outer], all[it.inner])));
    for subnet in network.subnets.values() {
        assert!(subnet.size.need() <= subnet.size.block(), "{} is too small", subnet.name);
        assert_eq!(subnet.size.prefix_len.length(), subnet.prefixes.first().prefix_len());
    }
}

/// Nothing stops any writer.
fn write(planned: &Plan) {
    let json = json::text(&json::plan(planned));
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
    let _ = (text::plan(planned), csv::plan(planned), markdown::plan(planned), svg::plan(planned));
}
