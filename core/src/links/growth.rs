//! How many steps links take, counted: never more than n log n.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::apart::groups;
use super::demands::demands;
use super::estate::{End, EndKind, EndSubnet, LinkedEstate};
use super::link::{Link, LinkKind};
use super::reach::Reached;
use super::rules::problems;
use super::ways::Ways;
use crate::fact::Edition;
use crate::service::{CheckedWorkload, Workload};
use crate::services::{sql_managed_instance, vpn_gateway};

/// Spokes of each hub.
const SPOKES: usize = 100;

/// Steps for `n` networks with a site, a client pool, an access and a failover group each; `lost` wants what
/// nothing leads to as well.
fn steps(n: usize, lost: bool) -> u64 {
    let checked = |workload: Workload| workload.check(Edition::newest()).unwrap();
    let instances = sql_managed_instance::SERVICE.with(&sql_managed_instance::GENERAL_PURPOSE, 200);
    let (gateway, instances) = (checked(Workload::of(&vpn_gateway::SERVICE)), checked(instances));
    let names: Vec<String> = (0..n).map(|it| format!("n{it}")).collect();
    let sites: Vec<String> = (0..n).map(|it| format!("site{it}")).collect();
    let pools: Vec<String> = (0..n / SPOKES).map(|it| format!("pool{it}")).collect();
    let subnet = |name: &'static str, holds: Vec<&'static str>, given| EndSubnet {
        name: Cow::Borrowed(name),
        holds: holds.iter().map(|_| given).collect::<Vec<&CheckedWorkload>>(),
        space: Vec::new(),
        size: Some((256, 21)),
        in_use: None,
    };
    let is_hub = |number: usize| number.is_multiple_of(SPOKES);
    let mut ends: Vec<End<'_>> = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let mut subnets = vec![subnet("db", vec!["instances"], &instances)];
        if is_hub(number) {
            subnets.push(subnet("gateway", vec!["gateway"], &gateway));
        }
        let region = if is_hub(number) { "westeurope" } else { "northeurope" };
        let kind = EndKind::Network { region: Some(region), isolated: false, subnets };
        let space = vec![format!("10.{}.{}.0/24", number / 256, number % 256).parse().unwrap()];
        ends.push(End { name, kind, space, place: String::new() });
    }
    for (number, name) in sites.iter().enumerate() {
        let space = vec![format!("11.{}.{}.0/24", number / 256, number % 256).parse().unwrap()];
        ends.push(End { name, kind: EndKind::Site, space, place: String::new() });
    }
    for (number, name) in pools.iter().enumerate() {
        let network = names.get(number * SPOKES).map(String::as_str);
        let space = vec![format!("12.{}.{}.0/24", number / 256, number % 256).parse().unwrap()];
        let kind = EndKind::ClientPool { network, holds: Vec::new() };
        ends.push(End { name, kind, space, place: String::new() });
    }
    let mut links = Vec::new();
    // Hubs that reach each other, so that what one reaches grows with the estate.
    for number in (SPOKES..n).step_by(SPOKES).filter(|_| !lost) {
        links.push(Link::of(LinkKind::Peer, ["n0", &format!("n{number}")]));
        links.push(Link::of(LinkKind::Vpn, ["n0", &format!("n{number}")]));
    }
    for (number, name) in names.iter().enumerate() {
        let hub = format!("n{}", number / SPOKES * SPOKES);
        links.push(Link::of(LinkKind::Vpn, [&hub, &format!("site{number}")]));
        if is_hub(number) {
            continue;
        }
        let (gateway_transit, remote_gateways) = (vec![hub.clone()], vec![name.clone()]);
        let peer = Link::of(LinkKind::Peer, [&hub, name]);
        links.push(Link { gateway_transit, remote_gateways, ..peer });
        links.push(Link::of(LinkKind::Access, [format!("site{number}"), format!("{name}/db")]));
        links.push(Link::of(LinkKind::FailoverGroup, [format!("{hub}/db"), format!("{name}/db")]));
        if lost {
            links.push(Link::of(
                LinkKind::Access,
                [name.clone(), format!("n{}", (number + SPOKES) % n)],
            ));
        }
    }
    let estate = LinkedEstate::of(Edition::newest(), ends, &links);
    let found = problems(&estate, links.len()).problems;
    assert_eq!(found.is_empty(), !lost, "{:?}", found.first());
    assert!(!groups(&estate).is_empty());
    let ways = Ways::of(&estate, links.len());
    for from in ["n1", "n0", "site1", "pool0"] {
        let reached = Reached::from(&ways, from);
        let ways = estate.ends.iter().map(|end| reached.reach(end.name));
        assert!(ways.filter(|it| it.why_not.is_none()).count() > SPOKES, "{from}");
    }
    let demanded: usize = estate.links.iter().map(|link| demands(&estate, link).len()).sum();
    assert!(demanded > n);
    estate.steps.get()
}

#[test]
fn twice_the_networks_take_little_more_than_twice_the_steps() {
    for lost in [false, true] {
        let sizes = [1_000, 2_000, 4_000];
        let taken = sizes.map(|n| steps(n, lost));
        for pair in taken.windows(2) {
            let [before, after] = *pair else { continue };
            // n log n doubles, and a tenth more, from a thousand on.
            assert!(after * 10 < before * 22, "{taken:?}");
        }
    }
}
