//! Every answer in JSON is what its schema says, and the schemas refuse what is not.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ipplan::{Options, Service, Workload, capacity, services, size};
use ipplan_formats::json;
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
