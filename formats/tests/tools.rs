//! The tools: what their schemas allow is what they read, and nothing stops them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan_formats::{RefusalReason, TOOLS, Tool, answer_schemas};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn ask(name: &str, arguments: &Value) -> Result<Value, Value> {
    let answer = Tool::named(name).unwrap().ask(arguments.as_object().unwrap());
    answer.map(|it| it.json).map_err(|it| it.answer.json)
}

fn code(name: &str, arguments: &Value) -> String {
    ask(name, arguments).unwrap_err()["problems"][0]["code"].as_str().unwrap().to_owned()
}

#[test]
fn numbers_are_read_as_they_are_meant() {
    // 20 addresses and the 5 of Azure: a /27. Programs write 20.0 too.
    for addresses in [json!(20), json!(20.0), json!("20")] {
        let asked = json!({ "service": "hosts", "inputs": { "addresses": addresses } });
        assert_eq!(ask("size", &asked).unwrap()["prefix_length"], 27, "{asked}");
    }
    for addresses in [json!(20.5), json!(-1), json!(1e300), json!("x")] {
        let asked = json!({ "service": "hosts", "inputs": { "addresses": addresses } });
        assert!(ask("size", &asked).is_err(), "{asked}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    for (name, asked, expected) in [
        ("size", json!({}), "missing-key"),
        ("size", json!({ "service": ["aks"] }), "wrong-type"),
        ("size", json!({ "service": "hosts", "input": {} }), "unknown-key"),
        ("size", json!({ "service": "hosts", "inputs": { "cidr": "10.0.0.0" } }), "unknown-input"),
        ("size", json!({ "service": "hosts" }), "missing-input"),
        ("services", json!({ "words": "nothing-of-that-kind" }), "unknown-service"),
        ("explain", json!({ "code": "no-such" }), "unknown-code"),
        ("plan", json!({ "request": "networks: {}", "format": "pdf" }), "not-a-choice"),
        ("plan", json!({ "request": "networks: {}", "lock": "{" }), "bad-lock"),
        ("plan", json!({ "request": "networks: {}", "expect": "x" }), "lock-changed"),
        ("plan", json!({ "request": "existing: a.json\nnetworks: {}" }), "cannot-read"),
        ("check", json!({ "files": [] }), "missing-key"),
        ("check", json!({ "files": [{ "name": "a" }] }), "wrong-type"),
        (
            "check",
            json!({ "files": [{ "name": "a", "text": "" }], "edition": "x" }),
            "unknown-edition",
        ),
        ("next", json!({ "sizes": [], "in": "10.0.0/24" }), "not-a-network"),
        ("reach", json!({ "request": "networks: {}", "from": "hub" }), "link-end"),
    ] {
        assert_eq!(code(name, &asked), expected, "{name} {asked}");
    }
}

/// A request that emptied a lock is mostly a mistake of the program that wrote it.
#[test]
fn a_lock_is_not_emptied() {
    let request = "networks: { hub: { space: 10.0.0.0/24, subnets: { a: { at: 10.0.0.0/26 } } } }";
    let lock = ask("plan", &json!({ "request": request })).unwrap()["lock"].clone();
    assert_eq!(code("plan", &json!({ "request": "networks: {}", "lock": lock })), "empty-request");
}

fn value() -> impl Strategy<Value = Value> {
    let texts =
        ["aks", "hosts", "10.0.0.0/24", "/26", "networks: {}", "yes", "terraform", "x\ny", "\u{0}"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(|it| json!(it)),
        proptest::sample::select(texts.to_vec()).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    let keys = proptest::sample::select(vec!["name", "text", "addresses", "networks", "fit", "?"]);
    leaf.prop_recursive(3, 12, 3, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..3).prop_map(|all| {
                Value::Object(all.into_iter().map(|(key, it)| (key.to_owned(), it)).collect())
            }),
        ]
    })
}

fn arguments() -> impl Strategy<Value = (usize, Map<String, Value>)> {
    (0..TOOLS.len()).prop_flat_map(|tool| {
        let names: Vec<&str> =
            TOOLS[tool].arguments.iter().map(|it| it.name).chain(["other"]).collect();
        let pair = (proptest::sample::select(names), value());
        prop::collection::vec(pair, 0..4).prop_map(move |all| {
            (tool, all.into_iter().map(|(key, it)| (key.to_owned(), it)).collect())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 500 } else { 20_000 }))]

    /// Arguments that the schema refuses are refused for that reason, and those that it allows are
    /// not.
    #[test]
    fn a_tool_reads_what_its_schema_allows((tool, arguments) in arguments()) {
        let tool = &TOOLS[tool];
        let schema = jsonschema::validator_for(&tool.schema()).unwrap();
        let valid = schema.is_valid(&Value::Object(arguments.clone()));
        let answer = tool.ask(&arguments);
        let (text, reason) = match &answer {
            Ok(answer) => (&answer.text, None),
            Err(refused) => (&refused.answer.text, Some(refused.reason)),
        };
        let styled = text.contains('\u{1b}');
        prop_assert!(!styled);
        prop_assert_eq!(!valid, reason == Some(RefusalReason::Form), "{}", text);
        let shape = ["unknown-key", "missing-key", "wrong-type", "not-a-choice"];
        let codes: Vec<String> = match &answer {
            Ok(_) => Vec::new(),
            Err(refused) => refused.answer.json["problems"].as_array().into_iter().flatten()
                .map(|it| it["code"].as_str().unwrap().to_owned()).collect(),
        };
        if !valid {
            prop_assert!(codes.iter().any(|it| shape.contains(&it.as_str())), "{codes:?}");
        }
    }
}

/// The schemas of answers are those that the command has, and each example is answered.
#[test]
fn each_example_is_answered_as_its_schema_says() {
    let schemas = answer_schemas();
    for tool in TOOLS {
        let arguments = Tool::arguments_in(tool.example.as_bytes()).unwrap();
        let answer = tool.ask(&arguments).unwrap().json;
        let of = |names: &[&str]| {
            assert!(names.iter().all(|name| schemas.contains_key(*name)), "{names:?}");
            let any: Vec<Value> =
                names.iter().map(|it| json!({ "$ref": format!("#/$defs/{it}") })).collect();
            jsonschema::validator_for(&json!({ "anyOf": any, "$defs": schemas })).unwrap()
        };
        let errors: Vec<String> =
            of(tool.answers).iter_errors(&answer).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", tool.name);
        let refused = tool.ask(&Map::from_iter([("other".to_owned(), json!(1))])).unwrap_err();
        assert!(of(tool.refuses).is_valid(&refused.answer.json), "{}", tool.name);
        assert!(!of(tool.answers).is_valid(&refused.answer.json), "{}", tool.name);
    }
    // A /24 is larger than what there is: the proof is not a list of problems.
    let full = ask("next", &json!({ "sizes": "/24", "in": "10.0.0.0/25" })).unwrap_err();
    let proof = json!({ "$ref": "#/$defs/DoesNotFit", "$defs": schemas });
    assert!(jsonschema::validator_for(&proof).unwrap().is_valid(&full), "{full:#}");
}
