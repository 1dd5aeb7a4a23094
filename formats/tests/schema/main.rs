//! Every answer in JSON is what its schema says, and the schemas refuse what is not.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod described;
mod existing;
mod external;
mod files;
mod reach;
mod repack;

use ipplan::{
    Edit, IpNet, Notice, Options, PrefixLen, Problem, Service, Source, Space, Workload, capacity,
    codes, does_not_fit, services, size,
};
use ipplan_formats::read::FileRead;
use ipplan_formats::{json, read};
use serde_json::Value;

use described::Schema;

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
    let schema = Schema::of("size");
    let options = Options { headroom: 10, ..Options::default() };
    let mut seen = 0;
    for (_, workload) in workloads() {
        let Ok(answer) = size(&workload, &options) else { continue };
        schema.holds(&json::size(&answer));
        let placed = answer.starting_at("10.0.0.0".parse().unwrap()).unwrap();
        schema.holds(&json::size(&placed));
        seen += 1;
    }
    assert!(seen > services::ALL.len());
    schema.all_of_it_occurred();
}

#[test]
fn capacities() {
    let schema = Schema::of("capacity");
    let mut seen = 0;
    for (_, workload) in workloads() {
        let Ok(answer) = capacity(&workload, None, None, &Options::default()) else { continue };
        schema.holds(&json::capacity(&answer));
        seen += 1;
    }
    assert!(seen > 5);
    schema.all_of_it_occurred();
}

#[test]
fn problems() {
    let schema = Schema::of("problems");
    for service in services::ALL {
        let wrong = service.workload().with("no-such-input", "x");
        let problems = size(&wrong, &Options::default()).unwrap_err();
        schema.holds(&json::problems(&problems));
    }
    let refused = read::request("fit: neat", read::Syntax::Yaml).unwrap_err();
    schema.holds(&json::problems_in(&refused.problems, &refused.places));
    let cited = Problem::new(&codes::TOO_SMALL, "it is too small").source(page());
    let cited = cited.at("networks.a.space").and("networks.b.space");
    schema.holds(&json::problems(&[cited.clone(), with_every_change(cited)]));
    schema.all_of_it_occurred();
}

/// The problem with a hint for each kind of change.
fn with_every_change(problem: Problem) -> Problem {
    let whole = Edit::Release { network: "hub".to_owned(), subnet: None };
    let changes = [
        Edit::set("/26"),
        Edit::set(30),
        Edit::rename("fit"),
        Edit::leave_out("at"),
        Edit::release("hub", "web"),
        whole,
        Edit::place_again("hub", "web"),
    ];
    changes.into_iter().fold(problem, |problem, change| problem.offer("try this", change))
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

/// A page that has everything a page can have.
fn page() -> &'static Source {
    let given = services::app_service::SERVICE.with("instances", 1);
    let sources = size(&given, &Options::default()).unwrap().subnets[0].sources();
    sources.into_iter().find(|source| source.note.is_some()).unwrap()
}

/// Notices for an answer, with a page and without.
fn notices() -> [Notice; 2] {
    let notice =
        Notice { code: &codes::OUTSIDE_DECLARED, message: "somewhere else".into(), source: None };
    [notice.clone(), Notice { source: Some(page()), ..notice }]
}

/// Files that were read: a file, and a table without a name.
fn files() -> Vec<FileRead> {
    let mut list = read::networks(b"10.0.0.0/8\n").unwrap().named("a.txt");
    list.append(read::networks(b"subnet,mask\n10.0.0.0,24\n").unwrap());
    list.files()
}

fn value(answer: impl serde::Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

#[test]
fn next() {
    let schema = Schema::of("next");
    let (mut placed, mut short) = (0, 0);
    let hosts = services::hosts::SERVICE.with(&services::hosts::ADDRESSES, 20);
    let sized = size(&hosts, &Options::default()).unwrap();
    for space in spaces() {
        for length in 0..=128 {
            for family in [ipplan::Family::V4, ipplan::Family::V6] {
                let Some(length) = PrefixLen::new(family, length) else { continue };
                let wanted = [length, length];
                match space.clone().carve_all(&wanted) {
                    Ok(blocks) => {
                        let (notices, files) = (notices(), files());
                        let answer = json::placements(&blocks, Some(&sized), &notices, &files);
                        schema.holds(&value(answer));
                        placed += 1;
                    }
                    Err(shortfall) => {
                        let problem = does_not_fit(&space, &[], &wanted, &shortfall);
                        let answer =
                            value(json::shortfall(&shortfall, &problem, &notices(), &files()));
                        schema.holds(&answer);
                        let problem = with_every_change(problem);
                        schema.holds(&value(json::shortfall(&shortfall, &problem, &[], &[])));
                        short += 1;
                    }
                }
            }
        }
    }
    assert!(placed > 50 && short > 50, "{placed} {short}");
    schema.all_of_it_occurred();
}

#[test]
fn free() {
    let schema = Schema::of("free");
    for space in spaces() {
        let answer = value(json::free(&space, &notices(), &files()));
        schema.holds(&answer);
        for key in answer.as_object().unwrap().keys() {
            let mut less = answer.clone();
            less.as_object_mut().unwrap().shift_remove(key);
            assert!(!schema.is_valid(&less), "without {key}");
        }
        // A count that a program would read as another.
        let mut wrong = answer;
        wrong["addresses"]["total"] = (1_u64 << 53).into();
        assert!(!schema.is_valid(&wrong));
    }
    schema.all_of_it_occurred();
}

#[test]
fn lists() {
    let (overlaps, summarize) = (Schema::of("overlaps"), Schema::of("summarize"));
    let text =
        b"cidr,note\n10.0.0.0/8,\n10.0.0.0/24,\n10.0.0.0/24,\nfd00::/8,\nfd00::7,\n10.9.9.0,\n";
    let list = read::networks(text).unwrap().named("a.txt");
    let mut lists = list.clone();
    // Two that are in no file.
    lists.append(read::network("192.168.0.0/16").unwrap().into());
    lists.append(read::network("192.168.0.0/16").unwrap().into());
    for notice in notices() {
        lists.notice(notice);
    }
    for (list, several, pairs) in [(&list, false, 5), (&lists, true, 6)] {
        let answer = value(json::overlaps(list, several, true));
        assert_eq!(answer["overlaps"].as_array().unwrap().len(), pairs);
        overlaps.holds(&answer);
        summarize.holds(&value(json::summary(list)));
    }
    overlaps.all_of_it_occurred();
    summarize.all_of_it_occurred();
    let none = read::networks(b"").unwrap();
    overlaps.holds(&value(json::overlaps(&none, false, false)));
    summarize.holds(&value(json::summary(&none)));
}

#[test]
fn the_catalogue_and_the_codes() {
    for (name, answer) in [
        ("services", json::services(services::ALL)),
        ("catalogue", json::catalogue(services::ALL)),
        ("explain", json::codes(codes::ALL)),
    ] {
        let schema = Schema::of(name);
        schema.holds(&answer);
        schema.all_of_it_occurred();
    }
}

#[test]
fn a_schema_refuses_what_it_does_not_describe() {
    let schema = Schema::of("size");
    let workload = Service::named("hosts").unwrap().with("addresses", 20);
    let answer = json::size(&size(&workload, &Options::default()).unwrap());
    assert!(schema.is_valid(&answer));
    for key in answer.as_object().unwrap().keys() {
        let mut less = answer.clone();
        less.as_object_mut().unwrap().shift_remove(key);
        assert!(!schema.is_valid(&less), "without {key}");
    }
    let mut more = answer.clone();
    more["surprise"] = true.into();
    assert!(!schema.is_valid(&more));
    let mut wrong = answer;
    wrong["prefix_length"] = 33.into();
    assert!(!schema.is_valid(&wrong));
}
