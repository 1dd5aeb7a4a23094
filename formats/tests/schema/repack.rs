//! Rearrangements, with and without moves.

use ipplan::PrefixLen;
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{json, lock};
use serde_json::Value;

use crate::described::Schema;

/// Two /28 are free, but no /27, unless `old` is released, which is not wanted any more.
const LOCK: &str = r#"{ "version": 1, "networks": { "hub": { "space": ["10.0.0.0/26"], "subnets": {
    "a": { "at": "10.0.0.16/28" }, "old": { "at": "10.0.0.48/28" } } } } }"#;

/// The answer for a new subnet with this number of addresses, and further free blocks of these
/// lengths.
fn answer(addresses: u64, lengths: &[u8]) -> Value {
    let text = format!(
        "networks:\n  hub:\n    space: 10.0.0.0/26\n    subnets:\n      \
         a: {{ service: hosts, addresses: 10 }}\n      \
         new: {{ service: hosts, addresses: {addresses} }}\n"
    );
    let request = read::request(&text, Syntax::Yaml).unwrap().request;
    let lock = lock::read(LOCK).unwrap();
    let besides = lengths.iter().map(|it| ("hub".to_owned(), PrefixLen::v4(*it)));
    let repack =
        ipplan::repack(&request, &lock, &besides.collect::<Vec<_>>(), ipplan::REPACK_STEPS)
            .unwrap();
    json::repack(&repack, &lock)
}

#[test]
fn rearrangements() {
    let schema = Schema::of("repack");
    // A /27 needs a move; a /29 and a /28 do not.
    for (answer, moves) in [(answer(20, &[]), 1), (answer(3, &[28]), 0)] {
        assert_eq!(answer["moves"].as_array().unwrap().len(), moves, "{answer:#}");
        schema.holds(&answer);
        for key in answer.as_object().unwrap().keys() {
            let mut less = answer.clone();
            less.as_object_mut().unwrap().shift_remove(key);
            assert!(!schema.is_valid(&less), "without {key}");
        }
    }
    schema.all_of_it_occurred();
}
