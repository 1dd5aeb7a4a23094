//! Conditions on every plan, checked on the JSON of the shared cases with code of its own: ranges as
//! numbers from the first address to the last, and sets of the `iprange` crate.

use std::fs;
use std::path::Path;

use ipnet::{IpNet, Ipv4Net};
use ipplan::Lock;
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{json, lock};
use iprange::IpRange;
use serde_json::Value;

/// Ranges that no virtual network may use.
const FORBIDDEN: [&str; 5] =
    ["224.0.0.0/4", "255.255.255.255/32", "127.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32"];

/// A request of a case, as plain data, with its plan and the lock it was planned around.
struct Case {
    name: String,
    request: Value,
    plan: Value,
    before: Lock,
}

/// Every case that plans.
fn cases() -> Vec<Case> {
    let folders = fs::read_dir(xtask::root().join("tests/cases")).unwrap();
    let cases: Vec<Case> = folders.filter_map(|folder| case(&folder.unwrap().path())).collect();
    assert!(cases.len() > 25, "{} cases plan", cases.len());
    cases
}

fn case(folder: &Path) -> Option<Case> {
    let text = fs::read_to_string(folder.join("request.yaml")).ok()?;
    let request = read::request(&text, Syntax::Yaml).ok()?.request;
    let before = fs::read_to_string(folder.join("lock.json")).ok();
    let before = before.map_or(Ok(Lock::default()), |text| lock::read(&text)).ok()?;
    let plan = ipplan::plan(&request, &before).ok()?;
    let plan = serde_json::to_value(json::plan(&plan)).unwrap();
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    Some(Case { name, request: json::request(&request), plan, before })
}

/// The parts of a list; a single value is a list of one, and nothing is an empty one.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

fn nets(value: &Value) -> Vec<IpNet> {
    list(value).into_iter().map(net).collect()
}

/// A network that is written with its first address.
fn net(value: &Value) -> IpNet {
    let text = value.as_str().unwrap();
    let net: IpNet = text.parse().unwrap();
    assert_eq!(net.trunc(), net, "{text} does not start where its size says");
    net
}

/// The first and the last address, IPv6 above all of IPv4.
fn ends(net: &IpNet) -> (u128, u128) {
    match net {
        IpNet::V4(net) => (u32::from(net.network()).into(), u32::from(net.broadcast()).into()),
        IpNet::V6(net) => (net.network().into(), net.broadcast().into()),
    }
}

fn inside(inner: &IpNet, outer: &IpNet) -> bool {
    let ((first, last), (from, to)) = (ends(inner), ends(outer));
    inner.addr().is_ipv4() == outer.addr().is_ipv4() && from <= first && last <= to
}

/// That no two of these share an address.
fn apart(mut all: Vec<(String, IpNet)>) {
    all.sort_by_key(|(_, net)| (net.addr().is_ipv6(), ends(net)));
    for pair in all.windows(2) {
        let [(a, one), (b, two)] = pair else { continue };
        let same = one.addr().is_ipv4() == two.addr().is_ipv4();
        assert!(!same || ends(one).1 < ends(two).0, "{a} {one} overlaps {b} {two}");
    }
}

/// All prefixes of a subnet, the first one first.
fn prefixes(subnet: &Value) -> Vec<IpNet> {
    ["address_prefix", "more", "ipv6"].iter().flat_map(|key| nets(&subnet[key])).collect()
}

/// The ranges that a network or a subnet of it holds, with what each is.
fn held(network: &Value) -> Vec<(String, IpNet)> {
    let both = ["subnets", "gone"].map(|part| list(&network[part])).concat();
    let ranges = |it: &Value| prefixes(it).into_iter().chain(nets(&it["former"]));
    both.iter().flat_map(|it| ranges(it).map(|net| (it["key"].to_string(), net))).collect()
}

fn set<'a>(nets: impl IntoIterator<Item = &'a IpNet>) -> IpRange<Ipv4Net> {
    let v4 = |net: &IpNet| if let IpNet::V4(net) = net { Some(*net) } else { None };
    let mut set: IpRange<Ipv4Net> = nets.into_iter().filter_map(v4).collect();
    set.simplify();
    set
}

#[test]
fn nothing_overlaps_and_all_is_inside_one_declared_prefix() {
    for Case { name, plan, .. } in cases() {
        for network in list(&plan["networks"]) {
            let (space, held) = (nets(&network["space"]), held(network));
            for subnet in list(&network["subnets"]) {
                let range = net(&subnet["address_prefix"]);
                let around = space.iter().filter(|prefix| inside(&range, prefix)).count();
                assert_eq!(around, 1, "{name}: {range} is inside {around} declared prefixes");
            }
            let free = nets(&network["free"]).into_iter().map(|net| ("free".to_owned(), net));
            let inside_now =
                |(_, range): &(String, IpNet)| space.iter().any(|it| inside(range, it));
            apart(held.into_iter().filter(inside_now).chain(free).collect());
        }
    }
}

#[test]
fn networks_of_pools_are_inside_them_and_apart_from_all() {
    for Case { name, plan, request, .. } in cases() {
        let all = ["networks", "gone"].map(|part| list(&plan[part])).concat();
        for network in &all {
            let Some(pool) = request["networks"][network["name"].as_str().unwrap()].get("from")
            else {
                continue;
            };
            let pool = nets(&request["pools"][pool.as_str().unwrap()]);
            let block = net(&network["space"][0]);
            assert!(pool.iter().any(|prefix| inside(&block, prefix)), "{name}: {block}");
            // Networks that no link brings together have the same range where both say so.
            let reuses = |it: &Value| {
                let asked = request["networks"].get(it["name"].as_str().unwrap());
                asked.is_some_and(|asked| asked.get("reuse").is_some())
            };
            let others = all.iter().filter(|other| other["name"] != network["name"]);
            let others = others.filter(|other| !(reuses(network) || reuses(other)));
            for other in others.flat_map(|other| nets(&other["space"])) {
                apart(vec![(name.clone(), block), ("another network".into(), other)]);
            }
        }
    }
}

#[test]
fn every_subnet_holds_its_need_and_no_smaller_one_would() {
    for Case { name, plan, .. } in cases() {
        for subnet in list(&plan["networks"]).into_iter().flat_map(|it| list(&it["subnets"])) {
            let number = |value: &Value| value.as_u64().unwrap();
            let of = |key: &str| number(&subnet["addresses"][key]);
            let length = number(&subnet["prefix_length"]);
            let prefixes = prefixes(subnet);
            assert_eq!(u64::from(prefixes[0].prefix_len()), length, "{name}: {subnet}");
            let v4 = prefixes.iter().filter(|range| range.addr().is_ipv4());
            let block: u64 = v4.map(|range| 1 << (32 - range.prefix_len())).sum();
            let need = of("need");
            assert_eq!(need, of("peak") + of("headroom") + of("reserved"), "{name}: {subnet}");
            assert!(of("steady") <= of("peak"), "{name}: {subnet}");
            assert_eq!(number(&subnet["spare"]), block - need, "{name}: {subnet}");
            assert_eq!(number(&subnet["usable"]), block - of("reserved"), "{name}: {subnet}");
            let by_need = subnet["decided_by"] == "need";
            assert!(!by_need || block / 2 < need, "{name}: half would do for {subnet}");
            for ipv6 in prefixes.iter().filter(|range| range.addr().is_ipv6()) {
                assert_eq!(ipv6.prefix_len(), 64, "{name}: {subnet}");
            }
        }
    }
}

#[test]
fn what_is_free_is_what_nobody_holds_or_keeps() {
    for Case { name, plan, request, .. } in cases() {
        let avoid = list(&request["avoid"]);
        let kept = avoid.iter().map(|it| net(it.get("range").unwrap_or(it)));
        let kept: Vec<IpNet> = kept.collect();
        let forbidden = FORBIDDEN.map(|it| it.parse().unwrap());
        for network in list(&plan["networks"]) {
            // An isolated network does not meet what is to be avoided.
            let kept = if network["isolated"].is_null() { kept.as_slice() } else { &[] };
            let free = nets(&network["free"]);
            let held: Vec<IpNet> = held(network).into_iter().map(|(_, net)| net).collect();
            let rooms: Vec<IpNet> =
                list(&network["subnets"]).iter().flat_map(|it| nets(&it["reserve"])).collect();
            let taken = set(held.iter().chain(&rooms).chain(kept).chain(&forbidden));
            let left = set(&nets(&network["space"])).exclude(&taken);
            assert_eq!(left, set(&free), "{name}: {}", network["name"]);
            for (length, count) in network["fits"].as_object().unwrap() {
                let length: u8 = length.parse().unwrap();
                let blocks = free.iter().filter(|net| net.addr().is_ipv4());
                let blocks = blocks.filter(|net| net.prefix_len() <= length);
                let fits: u64 = blocks.map(|net| 1 << (length - net.prefix_len())).sum();
                assert_eq!(count.as_u64(), Some(fits), "{name}: /{length}");
            }
        }
    }
}

#[test]
fn what_was_locked_or_pinned_is_where_it_was() {
    let mut checked = 0;
    for Case { name, plan, request, before } in cases() {
        for network in list(&plan["networks"]) {
            let at = network["name"].as_str().unwrap();
            let held = held(network);
            for locked in before.networks.get(at).iter().flat_map(|it| it.subnets.values()) {
                let kept = |range: ipnet::IpNet| held.iter().any(|(_, net)| *net == range);
                assert!(locked.keeps().all(kept), "{name}: {locked:?}");
                checked += 1;
            }
            for (key, subnet) in
                request["networks"][at]["subnets"].as_object().into_iter().flatten()
            {
                let at = subnet.get("at").unwrap_or(&Value::Null);
                let places = match at {
                    Value::Object(roles) => {
                        let key = |role: &String| format!("{:?}", format!("{key}/{role}"));
                        roles.iter().map(|(role, at)| (key(role), nets(at))).collect()
                    }
                    at => vec![(format!("{key:?}"), nets(at))],
                };
                for (key, pins) in places {
                    for pin in pins {
                        assert!(held.contains(&(key.clone(), pin)), "{name}: {key} at {pin}");
                        checked += 1;
                    }
                }
            }
        }
    }
    assert!(checked > 10, "{checked} places");
}
