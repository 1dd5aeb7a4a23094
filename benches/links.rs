//! An estate of hubs and spokes, with its links and without them: what the links add.

use std::time::{Duration, Instant};

use ipplan::services::{hosts, vpn_gateway};
use ipplan::{AddressSpace, Link, LinkKind, Lock, Network, PrefixLen, Request, Subnet, plan};

use crate::row::{Contestant, Kind, Row, Task};

/// How many spokes a hub has.
const EACH: usize = 100;
const MOST: usize = 8_000;

/// All rows.
pub fn rows() -> Vec<Row> {
    let contestant = |name, kind, prepare| Contestant { name, kind, most: MOST, prepare };
    vec![Row {
        name: "links: n spokes around hubs of 100",
        operation: "a spoke",
        sizes: &[2_000, 4_000, MOST],
        contestants: vec![
            contestant("ipplan", Kind::Ours, |n| planned(&estate(n), |_| ())),
            contestant("without its links", Kind::Floor, |n| {
                planned(&estate(n), |request| request.links.clear())
            }),
        ],
    }]
}

/// Hubs with a gateway that their spokes use, each with an office, and spokes with an application.
pub fn estate(spokes: usize) -> Request {
    let mut request = Request::default();
    request.pools.insert("company".into(), vec!["10.0.0.0/8".parse().unwrap()]);
    let network = |length| Network {
        space: AddressSpace::From {
            pool: "company".into(),
            prefix_len: Some(PrefixLen::v4(length)),
        },
        ..Network::from_pool("company")
    };
    let gateway = Subnet::of(ipplan::Workload::of(&vpn_gateway::SERVICE));
    let app = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
    for number in 0..spokes / EACH {
        let hub = format!("hub-{number}");
        let names: Vec<String> = (0..EACH).map(|it| format!("spoke-{number}-{it}")).collect();
        request = request.with(hub.clone(), network(24).with("GatewaySubnet", gateway.clone()));
        for name in &names {
            request = request.with(name.clone(), network(26).with("app", app.clone()));
        }
        let office = format!("office-{number}");
        let at = format!("172.{}.{}.0/24", 16 + number / 256, number % 256);
        request.sites.insert(office.clone(), vec![at.parse().unwrap()]);
        request.links.push(Link {
            gateway_transit: vec![hub.clone()],
            remote_gateways: names.clone(),
            ..Link::of(LinkKind::Peer, [hub.clone()].into_iter().chain(names))
        });
        request.links.push(Link::of(LinkKind::Vpn, [hub, office]));
    }
    request
}

fn planned(request: &Request, change: fn(&mut Request)) -> Task {
    let mut request = request.clone();
    change(&mut request);
    Box::new(move || {
        let clock = Instant::now();
        let plan = std::hint::black_box(plan(&request, &Lock::default()).unwrap());
        let taken: Duration = clock.elapsed();
        (taken, plan.networks.len())
    })
}
