//! Every answer in JSON is what its schema says, and the schemas refuse what is not.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{
    IpNet, Lock, Network, Notice, Options, PrefixLen, Request, Service, Space, Subnet, Workload,
    capacity, codes, does_not_fit, plan, repack, services, size,
};
use ipplan_formats::{json, read};
use jsonschema::Validator;
use serde_json::Value;

fn schema(name: &str) -> Validator {
    let path = format!("{}/schema/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let schema = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn holds(validator: &Validator, answer: &Value) {
    let errors: Vec<_> = validator
        .iter_errors(answer)
        .map(|it| format!("{} at {}", it, it.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{answer:#}");
}

fn workloads() -> impl Iterator<Item = (&'static Service, Workload)> {
    services::ALL.iter().flat_map(|service| {
        service.examples.iter().map(|example| {
            let start = service.workload();
            let given = example.given.iter();
            (*service, given.fold(start, |workload, (name, value)| workload.with(*name, *value)))
        })
    })
}

#[test]
fn sizes() {
    let validator = schema("size");
    let options = Options { headroom: 10, ..Options::default() };
    let mut seen = 0;
    for (_, workload) in workloads() {
        let Ok(answer) = size(&workload, &options) else { continue };
        holds(&validator, &json::size(&answer));
        let placed = answer.starting_at("10.0.0.0".parse().unwrap()).unwrap();
        holds(&validator, &json::size(&placed));
        seen += 1;
    }
    assert!(seen > services::ALL.len());
}

#[test]
fn capacities() {
    let validator = schema("capacity");
    let mut seen = 0;
    for (_, workload) in workloads() {
        let Ok(answer) = capacity(&workload, None, None, &Options::default()) else { continue };
        holds(&validator, &json::capacity(&answer));
        seen += 1;
    }
    assert!(seen > 5);
}

#[test]
fn problems() {
    let validator = schema("problems");
    for service in services::ALL {
        let wrong = service.workload().with("no-such-input", "x");
        let problems = size(&wrong, &Options::default()).unwrap_err();
        holds(&validator, &json::problems(&problems));
    }
}

/// Spaces of either family and of both, empty, full and in between, from /0 to one address.
fn spaces() -> Vec<Space> {
    let space = |declared: &[&str], used: &[&str]| {
        let read = |it: &[&str]| it.iter().map(|it| it.parse().unwrap()).collect::<Vec<IpNet>>();
        Space::around(&read(declared), &read(used)).unwrap()
    };
    vec![
        space(&["10.0.0.0/16"], &["10.0.3.0/24", "10.0.0.7/32"]),
        space(&["10.0.0.0/24", "10.0.1.0/24"], &["10.0.0.0/24"]),
        space(&["10.0.0.0/24"], &["0.0.0.0/0"]),
        space(&["10.0.0.0/24", "fd00::/48"], &["fd00::/64"]),
        space(&["0.0.0.0/0", "::/0"], &[]),
        space(&["::/0"], &["::1/128"]),
        space(&["fd00::7/128"], &[]),
    ]
}

fn notices() -> [Notice; 1] {
    [Notice { code: &codes::OUTSIDE_DECLARED, message: "somewhere else".into(), source: None }]
}

fn value(answer: impl serde::Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

#[test]
fn next() {
    let validator = schema("next");
    let (mut placed, mut short) = (0, 0);
    for space in spaces() {
        for length in 0..=128 {
            for family in [ipplan::Family::V4, ipplan::Family::V6] {
                let Some(length) = PrefixLen::new(family, length) else { continue };
                let wanted = [length, length];
                match space.clone().carve_all(&wanted) {
                    Ok(blocks) => {
                        holds(&validator, &value(json::placements(&blocks, &notices())));
                        placed += 1;
                    }
                    Err(shortfall) => {
                        let problem = does_not_fit(&space, &[], &wanted, &shortfall);
                        let answer = value(json::shortfall(&shortfall, &problem, &[]));
                        holds(&validator, &answer);
                        short += 1;
                    }
                }
            }
        }
    }
    assert!(placed > 50 && short > 50, "{placed} {short}");
}

#[test]
fn free() {
    let validator = schema("free");
    for space in spaces() {
        let answer = value(json::free(&space, &notices()));
        holds(&validator, &answer);
        for key in answer.as_object().unwrap().keys() {
            let mut less = answer.clone();
            less.as_object_mut().unwrap().shift_remove(key);
            assert!(!validator.is_valid(&less), "without {key}");
        }
        // A count that a program would read as another.
        let mut wrong = answer;
        wrong["addresses"]["total"] = (1_u64 << 53).into();
        assert!(!validator.is_valid(&wrong));
    }
}

#[test]
fn lists() {
    let text = b"10.0.0.0/8\n10.0.0.0/24\n10.0.0.0/24\nfd00::/8\nfd00::7\n";
    let list = read::networks(text).unwrap().named("a.txt");
    let mut lists = list.clone();
    // Two that are in no file.
    lists.append(read::network("192.168.0.0/16").unwrap().into());
    lists.append(read::network("192.168.0.0/16").unwrap().into());
    for (list, several, pairs) in [(&list, false, 4), (&lists, true, 5)] {
        let answer = value(json::overlaps(list, several));
        assert_eq!(answer["overlaps"].as_array().unwrap().len(), pairs);
        holds(&schema("overlaps"), &answer);
        holds(&schema("summarize"), &value(json::summary(list.networks())));
    }
    let none = read::networks(b"").unwrap();
    holds(&schema("overlaps"), &value(json::overlaps(&none, false)));
    holds(&schema("summarize"), &value(json::summary(none.networks())));
}

#[test]
fn rearrangements() {
    let validator = schema("repack");
    let hosts = |count: u64| Subnet::of(Service::named("hosts").unwrap().with("addresses", count));
    let space = || Network::within(vec!["10.0.0.0/26".parse().unwrap()]);
    let spread = space().with("a", hosts(10).at("10.0.0.0/28".parse().unwrap()));
    let spread = spread.with("gone", hosts(10).at("10.0.0.48/28".parse().unwrap()));
    let lock = plan(&Request::default().with("hub", spread), &Lock::default()).unwrap().lock();
    let request =
        |subnet| Request::default().with("hub", space().with("a", hosts(10)).with("b", subnet));
    let besides = [("hub".to_owned(), PrefixLen::v4(28))];
    // With a move and what stays, and with nothing to do.
    for (count, besides, moves) in [(20, &[][..], 1), (5, &besides[..], 0)] {
        let mut lock = lock.clone();
        if moves == 1 {
            let hub = lock.networks.get_mut("hub").unwrap();
            hub.subnets.get_mut("a").unwrap().range = "10.0.0.16/28".parse().unwrap();
        }
        let answer = json::repack(&repack(&request(hosts(count)), &lock, besides).unwrap(), &lock);
        assert_eq!(answer["moves"].as_array().unwrap().len(), moves, "{answer:#}");
        holds(&validator, &answer);
        for key in answer.as_object().unwrap().keys() {
            let mut less = answer.clone();
            less.as_object_mut().unwrap().shift_remove(key);
            assert!(!validator.is_valid(&less), "without {key}");
        }
    }
}

#[test]
fn the_catalogue_and_the_codes() {
    holds(&schema("services"), &json::services(services::ALL));
    holds(&schema("explain"), &json::codes(ipplan::codes::ALL));
}

#[test]
fn a_schema_refuses_what_it_does_not_describe() {
    let validator = schema("size");
    let workload = Service::named("hosts").unwrap().with("addresses", 20);
    let answer = json::size(&size(&workload, &Options::default()).unwrap());
    assert!(validator.is_valid(&answer));
    for key in answer.as_object().unwrap().keys() {
        let mut less = answer.clone();
        less.as_object_mut().unwrap().shift_remove(key);
        assert!(!validator.is_valid(&less), "without {key}");
    }
    let mut more = answer.clone();
    more["surprise"] = true.into();
    assert!(!validator.is_valid(&more));
    let mut wrong = answer;
    wrong["prefix_length"] = 33.into();
    assert!(!validator.is_valid(&wrong));
}
