//! Conditions on every service, and every worked example of their pages.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use ipplan::{
    AnyFact, Code, Edition, Example, Expect, InputKind, Options, PrefixLen, Service, Source,
    Workload, capacity, codes, platform, services, size,
};

fn workload(service: &'static Service, example: &Example) -> Workload {
    example
        .given
        .iter()
        .fold(service.workload(), |workload, (name, value)| workload.with(*name, *value))
}

#[test]
fn every_worked_example_comes_out() {
    for service in services::ALL {
        assert!(!service.examples.is_empty(), "{} has no example", service.id);
        for example in service.examples {
            let options = Options { edition: example.source.date, ..Options::default() };
            let workload = workload(service, example);
            let answer = size(&workload, &options)
                .unwrap_or_else(|problems| panic!("{} {}: {problems:?}", service.id, example.id));
            for expect in example.expect {
                for subnet in &answer.subnets {
                    let at = format!("{} {} {}", service.id, example.id, subnet.role);
                    check(*expect, &workload, &options, subnet, &at);
                }
            }
        }
    }
}

fn check(expect: Expect, workload: &Workload, options: &Options, size: &ipplan::Size, at: &str) {
    let row = |input: &str, within| {
        capacity(workload, Some(input), Some(within), options).unwrap().rows.remove(0)
    };
    match expect {
        Expect::Steady(addresses) => {
            assert_eq!(size.demand.addresses(ipplan::Phase::Steady), addresses, "{at}");
        }
        Expect::Peak(addresses) => assert_eq!(size.demand.peak(), addresses, "{at}"),
        Expect::Need(addresses) => assert_eq!(size.need(), addresses, "{at}"),
        Expect::Prefix(prefix_len) => assert_eq!(size.prefix_len, prefix_len, "{at}"),
        Expect::Usable { within, addresses } => {
            let reserved = size.demand.addresses(ipplan::Phase::Reserved);
            let block = u64::try_from(within.addresses()).unwrap();
            assert_eq!(block - reserved, addresses, "{at}");
        }
        Expect::Fits { input, within, most } => {
            assert_eq!(row(input, within).by_addresses, Some(most), "{at} in {within}");
        }
        Expect::Limit { input, most } => {
            // In a subnet so large that addresses cannot be what stops it.
            let row = row(input, PrefixLen::v4(8));
            assert_eq!((row.bounded_by.word(), row.most), ("limit", Some(most)), "{at}");
        }
        Expect::At { role, expect } => {
            assert!(
                workload.service().subnets.iter().any(|rule| rule.role == role),
                "{at}: {role}"
            );
            if size.role == role {
                check(*expect, workload, options, size, at);
            }
        }
    }
}

/// Every input at the top of its range, as far as the limits allow it.
fn at_the_top(service: &'static Service) -> Workload {
    let mut workload = service.workload();
    for input in service.inputs.iter().filter(|input| input.instead_of.is_empty()) {
        if let InputKind::Count { most, .. } = input.kind {
            workload = workload.with(*input, most);
        }
    }
    workload
}

#[test]
fn the_top_of_every_range_is_answered_without_overflow() {
    for service in services::ALL {
        let mut workload = at_the_top(service);
        let problems = loop {
            let problems = match size(&workload, &Options::default()) {
                Ok(answer) => {
                    for subnet in &answer.subnets {
                        assert!(subnet.need() <= 1 << 30, "{}: {}", service.id, subnet.need());
                    }
                    break Vec::new();
                }
                Err(problems) => problems,
            };
            let (over, other): (Vec<_>, Vec<_>) =
                problems.into_iter().partition(|problem| problem.code == &codes::OVER_LIMIT);
            if over.is_empty() {
                break other;
            }
            // A limit may be tighter than a range; then its own hint leads on.
            for problem in over {
                let most = problem.hints[0].text.split(' ').nth(1).unwrap().to_string();
                let before = workload.clone();
                workload = workload.with(service.input(&problem.place).unwrap(), most);
                assert!(before != workload, "{}: the hint changes nothing", service.id);
            }
        };
        for problem in problems {
            assert_eq!(problem.code, &codes::TOO_LARGE, "{}: {problem}", service.id);
        }
    }
}

#[test]
fn more_of_anything_never_needs_less() {
    let options = Options::default();
    for service in services::ALL {
        let examples = service.examples.iter().map(|example| workload(service, example));
        for workload in examples.take(4) {
            for input in service.inputs {
                let InputKind::Count { least, most } = input.kind else { continue };
                let mut before = 0;
                for count in (least..=most).take(300) {
                    let workload = workload.clone().with(*input, count);
                    let Ok(answer) = size(&workload, &options) else { continue };
                    let need = answer.subnets.iter().map(ipplan::Size::need).sum();
                    assert!(before <= need, "{} {} {count}", service.id, input.name);
                    before = need;
                }
            }
        }
    }
}

#[test]
fn capacity_is_the_inverse_of_size() {
    let options = Options::default();
    for service in services::ALL {
        for input in service.inputs {
            let InputKind::Count { most, .. } = input.kind else { continue };
            let start = workload(service, &service.examples[0]);
            let Ok(answer) = capacity(&start, Some(input.name), None, &options) else { continue };
            assert!(!answer.rows.is_empty(), "{} {}", service.id, input.name);
            for row in answer.rows {
                let needs = |count: u64| {
                    let workload = start.clone().with(*input, count);
                    let answer = size(&workload, &options).ok()?;
                    Some(answer.subnets.iter().map(ipplan::Size::need).max().unwrap_or(0))
                };
                let block = u64::try_from(row.prefix_len.addresses()).unwrap();
                let Some(fits) = row.most else {
                    assert!(needs(0).is_none_or(|need| need > block), "{}", service.id);
                    continue;
                };
                if fits > 0 {
                    assert!(needs(fits).is_none_or(|need| need <= block), "{}", service.id);
                }
                if row.bounded_by.word() == "addresses" && fits < most {
                    let one_more = needs(fits + 1);
                    assert!(one_more.is_none_or(|need| need > block), "{}", service.id);
                }
            }
        }
    }
}

#[test]
fn names_are_plain_and_unique() {
    let mut names = BTreeSet::new();
    let plain = |name: &str| {
        name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    for service in services::ALL {
        for name in service.aliases.iter().chain([&service.id]) {
            assert!(plain(name), "{name}");
            assert!(names.insert(*name), "two services answer to {name}");
        }
        let mut inputs = BTreeSet::new();
        for input in service.inputs {
            for name in input.aliases.iter().chain([&input.name]) {
                assert!(plain(name), "{} {name}", service.id);
                assert!(inputs.insert(*name), "{}: two inputs answer to {name}", service.id);
            }
            assert!(!input.help.ends_with('.'), "{} {}", service.id, input.name);
            for other in input.instead_of {
                assert!(service.input(other).is_some(), "{}: no input {other}", service.id);
            }
        }
        let ids: BTreeSet<_> = service.examples.iter().map(|example| example.id).collect();
        assert_eq!(ids.len(), service.examples.len(), "{}", service.id);
        assert!(service.about.ends_with('.'), "{}", service.id);
        assert!(!service.subnets.is_empty(), "{}", service.id);
    }
    assert_eq!(services::ALL.iter().filter(|service| service.assumed).count(), 1);
}

/// Every source a service can cite.
fn sources(service: &Service) -> Vec<&'static Source> {
    let facts = service.facts.iter().flat_map(|fact| fact.entries());
    let notes = service.notes.iter().map(|note| note.source);
    let examples = service.examples.iter().map(|example| example.source);
    facts.map(|entry| entry.source).chain(notes).chain(examples).collect()
}

#[test]
fn every_source_is_whole() {
    for service in services::ALL {
        for source in sources(service) {
            assert!(source.url.starts_with("https://"), "{}", source.url);
            assert!(!source.url.contains(".md"), "{}", source.url);
            assert!(source.title.len() > 10, "{}", source.title);
            assert!(source.date <= Edition::newest(), "{} is newer than newest()", source.title);
        }
    }
    for fact in platform::FACTS {
        assert!(fact.latest() <= Edition::newest());
    }
}

/// A fact that is used but not listed would be missing from the history people see, and from the
/// newest edition.
#[test]
fn every_fact_an_answer_uses_is_listed() {
    for service in services::ALL {
        let facts = service.facts.iter().copied().chain(platform::FACTS.iter().copied());
        let listed: Vec<_> = facts.flat_map(AnyFact::entries).map(|it| it.source).collect();
        for example in service.examples {
            let options = Options { edition: example.source.date, ..Options::default() };
            for subnet in size(&workload(service, example), &options).unwrap().subnets {
                for term in subnet.demand.terms() {
                    let known = term.source().is_none_or(|source| listed.contains(&source));
                    assert!(known, "{}: {}", service.id, term.what);
                }
                assert!(listed.contains(&subnet.minimum.source), "{}", service.id);
                for (name, _) in [(subnet.required_name, ""), (subnet.delegation, "")] {
                    let known = name.is_none_or(|name| listed.contains(&name.source));
                    assert!(known, "{}", service.id);
                }
            }
        }
    }
}

#[test]
fn no_edition_uses_a_page_that_was_not_there_yet() {
    let mut editions: BTreeSet<Edition> = BTreeSet::new();
    for service in services::ALL {
        editions.extend(sources(service).iter().map(|source| source.date));
    }
    for service in services::ALL {
        for edition in &editions {
            let options = Options { edition: *edition, ..Options::default() };
            let start = workload(service, &service.examples[0]);
            match size(&start, &options) {
                Ok(answer) => {
                    for subnet in answer.subnets {
                        for term in subnet.demand.terms() {
                            assert!(term.cited.is_none_or(|(since, _)| since <= *edition));
                        }
                        for notice in subnet.notices {
                            assert!(notice.source.is_none_or(|source| source.date <= *edition));
                        }
                    }
                }
                Err(problems) => {
                    let expected: [&Code; 2] = [&codes::EDITION_TOO_EARLY, &codes::OVER_LIMIT];
                    for problem in problems {
                        assert!(expected.contains(&problem.code), "{} {problem}", service.id);
                    }
                }
            }
        }
    }
}

#[test]
fn the_earliest_edition_a_problem_names_does_answer() {
    let edition = Edition::parse("2000-01").unwrap();
    let options = Options { edition, ..Options::default() };
    for service in services::ALL {
        let start = workload(service, &service.examples[0]);
        let mut options = options;
        for _ in 0..10 {
            let Err(problems) = size(&start, &options) else { break };
            let hint = problems[0].hints[0].text.split('`').nth(1).unwrap();
            let named = Edition::parse(hint).unwrap_or_else(|| panic!("{problems:?}"));
            assert!(named > options.edition, "{}", service.id);
            options.edition = named;
        }
        assert!(size(&start, &options).is_ok(), "{}", service.id);
    }
}

#[test]
fn a_wrong_value_is_a_problem_at_its_place() {
    let huge = "9".repeat(40);
    let never = ["", "-1", "1.5", "ten", "18446744073709551616", &huge, "💥", "\0", "1 "];
    for service in services::ALL {
        for input in service.inputs {
            for value in never {
                let workload = workload(service, &service.examples[0]).with(*input, value);
                let problems = size(&workload, &Options::default()).unwrap_err();
                let here: Vec<_> = problems.iter().filter(|it| it.place == input.name).collect();
                assert_eq!(here.len(), 1, "{} {}={value:?}", service.id, input.name);
                assert!(here[0].message.contains(&input.expects()), "{}", here[0]);
            }
            if let InputKind::Count { least, most } = input.kind {
                for value in [least.checked_sub(1), most.checked_add(1)].into_iter().flatten() {
                    let workload = workload(service, &service.examples[0]).with(*input, value);
                    let problems = size(&workload, &Options::default()).unwrap_err();
                    let code = |it: &ipplan::Problem| it.code == &codes::OUT_OF_RANGE;
                    assert!(problems.iter().any(code), "{} {}={value}", service.id, input.name);
                }
            }
        }
    }
}
