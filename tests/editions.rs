//! The answers of every edition, one page a service: old editions never change.
//!
//! `cargo xtask bless` rewrites the pages. A line that changes under an old date is a mistake, or the
//! correction of one; a new page of the documentation only adds lines.

use std::collections::BTreeSet;
use std::fmt::Write;

use ipplan::{AnyFact, Edition, Options, Service, Workload, platform, services, size};
use snapbox::{Data, assert_data_eq};

#[test]
fn editions_answer_as_they_did() {
    for service in services::ALL {
        let path = xtask::root().join("tests/editions").join(format!("{}.txt", service.id));
        assert_data_eq!(page(service), Data::read_from(&path, None).raw());
    }
}

/// A page that no service writes any more would never fail.
#[test]
fn every_page_has_its_service() {
    for entry in std::fs::read_dir(xtask::root().join("tests/editions")).unwrap() {
        let file = entry.unwrap().file_name().to_string_lossy().into_owned();
        let id = file.strip_suffix(".txt").unwrap();
        assert!(Service::named(id).is_some_and(|service| service.id == id), "{file}");
    }
}

fn page(service: &'static Service) -> String {
    let mut page = format!("{}\n", service.id);
    let facts = || service.facts.iter().flat_map(|fact| fact.entries());
    let mut editions: BTreeSet<Edition> = facts().map(|entry| entry.since).collect();
    if service.facts.is_empty() {
        let platform = platform::FACTS.iter().flat_map(|fact| fact.entries());
        editions.extend(platform.map(|entry| entry.since));
    }
    for edition in editions {
        writeln!(page, "\n{edition}").unwrap();
        for fact in service.facts {
            if let Some(value) = at(*fact, edition) {
                writeln!(page, "  {}: {value}", fact.what()).unwrap();
            }
        }
        for (given, workload) in workloads(service) {
            writeln!(page, "  {given} -> {}", answer(&workload, edition)).unwrap();
        }
    }
    page
}

/// The value of a fact at an edition.
pub(crate) fn at(fact: &dyn AnyFact, edition: Edition) -> Option<String> {
    let mut entries = fact.entries().into_iter().rev();
    entries.find(|entry| entry.since <= edition).map(|entry| entry.value)
}

/// The inputs of the worked examples, each once, in their order.
pub(crate) fn workloads(service: &'static Service) -> Vec<(String, Workload)> {
    let mut seen = BTreeSet::new();
    let mut workloads = Vec::new();
    for example in service.examples {
        let words: Vec<String> = example.given.iter().map(|(a, b)| format!("{a} {b}")).collect();
        let given = if words.is_empty() { "as it is".to_owned() } else { words.join(", ") };
        if seen.insert(given.clone()) {
            let start = service.workload();
            let workload =
                example.given.iter().fold(start, |it, (name, text)| it.with(*name, *text));
            workloads.push((given, workload));
        }
    }
    workloads
}

fn answer(workload: &Workload, edition: Edition) -> String {
    let options = Options { edition, ..Options::default() };
    match size(workload, &options) {
        Ok(answer) => {
            let subnets = answer.subnets.iter().map(|size| {
                let steady = size.demand.addresses(ipplan::Phase::Steady);
                let peak = size.demand.peak();
                format!("{steady} steady, {peak} peak, {} need, {}", size.need(), size.prefix_len)
            });
            subnets.collect::<Vec<_>>().join("; ")
        }
        Err(problems) => {
            let codes = problems.iter().map(|problem| problem.code.id);
            codes.collect::<Vec<_>>().join(", ")
        }
    }
}
