//! The tools of a server on the plan of a store, in a folder.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::net::{Ipv4Addr, TcpListener};
use std::thread;
use std::time::Duration;

use ipplan_formats::{RefusalReason, TOOLS, Tool, ToolResult, answer_schemas};
use ipplan_store::{OfferedPlan, tools};
use serde_json::{Value, json};

fn offered(address: String, wait: Duration) -> Vec<Tool> {
    let (owner, author) = (Some("shop".to_owned()), Some("ada".to_owned()));
    tools(OfferedPlan { address, command: "ipplan serve", owner, author, wait })
}

fn folder() -> (tempfile::TempDir, Vec<Tool>) {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("file:{}", folder.path().display());
    (folder, offered(address, Duration::from_secs(20)))
}

fn asked(tools: &[Tool], name: &str, arguments: &Value) -> ToolResult {
    let tool = tools.iter().find(|it| it.name == name).unwrap();
    tool.ask(arguments.as_object().unwrap())
}

fn done(tools: &[Tool], name: &str, arguments: &Value) -> Value {
    asked(tools, name, arguments).unwrap().json
}

/// The reason, the code, and the place.
fn refused(tools: &[Tool], name: &str, arguments: &Value) -> (RefusalReason, String, String) {
    let refusal = asked(tools, name, arguments).unwrap_err();
    let problem = &refusal.answer.json["problems"][0];
    let word = |key: &str| problem[key].as_str().unwrap().to_owned();
    (refusal.reason, word("code"), word("place"))
}

#[test]
fn a_block_is_allocated_once_and_released_by_its_owner() {
    let (_folder, tools) = folder();
    let web = json!({ "name": "hub/web", "size": "/26", "in": ["10.0.0.0/24"] });
    let first = done(&tools, "allocate", &web);
    assert_eq!(
        first,
        json!({
            "name": "hub/web", "address_prefix": "10.0.0.0/26", "owner": "shop", "until": null,
            "version": 1,
        })
    );
    assert_eq!(done(&tools, "allocate", &web), first);
    let bank = json!({ "name": "hub/web", "size": "/26", "owner": "bank" });
    let taken = (RefusalReason::No, "name-taken".to_owned(), "name".to_owned());
    assert_eq!(refused(&tools, "allocate", &bank), taken);
    let theirs = json!({ "name": "hub/web", "owner": "bank" });
    assert_eq!(refused(&tools, "release", &theirs), taken);
    let api = json!({ "name": "hub/api", "size": "26", "until": "2990-01-01", "author": "bob" });
    assert_eq!(done(&tools, "allocate", &api)["until"], "2990-01-01T00:00:00Z");
    let released = done(&tools, "release", &json!({ "name": ["hub/web"] }));
    assert_eq!(released, json!({ "released": ["hub/web"], "ipv6_only": false, "version": 3 }));
    let history = done(&tools, "history", &json!({}))["history"].clone();
    let told = |index: usize| {
        let word = |key: &str| history[index][key].as_str().unwrap().to_owned();
        (word("author"), word("command"))
    };
    let told: Vec<_> = (0..3).map(told).collect();
    let ada = |command: &str| ("ada".to_owned(), command.to_owned());
    assert_eq!(
        told,
        [
            ada("ipplan serve: release hub/web"),
            (
                "bob".to_owned(),
                "ipplan serve: allocate /26 --name hub/api --until 2990-01-01".to_owned()
            ),
            ada("ipplan serve: allocate /26 --name hub/web --in 10.0.0.0/24"),
        ]
    );
    let last = done(&tools, "history", &json!({ "name": "hub/web", "last": 1 }));
    assert_eq!(last["history"].as_array().unwrap().len(), 1);
    let export = done(&tools, "export", &json!({}));
    let lock = ipplan_formats::lock::read(export["lock"].as_str().unwrap()).unwrap();
    assert_eq!(export["version"], 3);
    assert_eq!(lock.networks["hub"].subnets["api"].prefixes.to_string(), "10.0.0.64/26");
    assert!(!lock.networks["hub"].subnets.contains_key("web"));
}

#[test]
fn what_is_wrong_is_named() {
    let (_folder, tools) = folder();
    let block = |name: &str, size: &str, more: Value| {
        let mut all = json!({ "name": name, "size": size });
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    for (arguments, code, place) in [
        (block("hub", "/26", json!({})), "usage", "name"),
        (block("hub/web", "large", json!({})), "usage", "size"),
        (block("hub/web", "/26", json!({ "in": "ten" })), "usage", "in"),
        (block("hub/web", "/26", json!({ "until": "1999-01-01" })), "usage", "until"),
        (block("hub/web", "/26", json!({ "owner": "" })), "usage", "owner"),
        (block("hub/web", "/26", json!({ "author": "a".repeat(201) })), "usage", "author"),
        (block("hub/web", "/26", json!({})), "unknown-network", "name"),
        (block("hub/we b", "/26", json!({ "in": "10.0.0.0/24" })), "bad-name", "name"),
    ] {
        let expected = (RefusalReason::No, code.to_owned(), place.to_owned());
        assert_eq!(refused(&tools, "allocate", &arguments), expected, "{arguments}");
    }
    let form = |name: &str, arguments: Value| refused(&tools, name, &arguments).0;
    assert_eq!(form("history", json!({ "last": 0 })), RefusalReason::Form);
    assert_eq!(form("history", json!({ "last": 1001 })), RefusalReason::Form);
    assert_eq!(form("history", json!({ "last": 1.5 })), RefusalReason::Form);
    assert_eq!(form("release", json!({})), RefusalReason::Form);
    let none = asked(&tools, "export", &json!({ "name": "hub" })).unwrap_err().answer;
    assert_eq!(none.json["problems"][0]["hints"][0]["text"], "it has no arguments");
    assert_eq!(refused(&tools, "release", &json!({ "name": [] })).1, "missing-key");
    assert_eq!(refused(&tools, "release", &json!({ "name": "hub/web" })).1, "not-in-lock");
}

#[test]
fn each_example_is_answered_as_its_schema_says() {
    let (_folder, tools) = folder();
    let schemas = answer_schemas();
    for tool in &tools {
        assert!(Tool::named(tool.name).is_none(), "{} is another tool", tool.name);
        let arguments = Tool::arguments_in(tool.example.as_bytes()).unwrap();
        let schema = jsonschema::validator_for(&tool.schema()).unwrap();
        assert!(schema.is_valid(&Value::Object(arguments.clone())), "{}", tool.name);
        let answer = tool.ask(&arguments).unwrap().json;
        let [kind] = tool.answers else { panic!("{}", tool.name) };
        let kind = json!({ "$ref": format!("#/$defs/{kind}"), "$defs": schemas });
        let kind = jsonschema::validator_for(&kind).unwrap();
        let errors: Vec<String> = kind.iter_errors(&answer).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", tool.name);
    }
    assert!(
        TOOLS.iter().all(|tool| !tool.effect.waits()) && tools.iter().all(|it| it.effect.waits())
    );
}

/// A database that takes a connection and says nothing.
#[test]
fn a_store_that_hangs_is_named() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    // It holds every connection until the test ends.
    thread::spawn(move || listener.incoming().map(Result::unwrap).collect::<Vec<_>>());
    let address = format!("postgres://ada@127.0.0.1:{port}/plans");
    let tools = offered(address, Duration::from_millis(500));
    let question = [
        ("export", json!({})),
        ("history", json!({})),
        ("allocate", json!({ "name": "hub/web", "size": "/26" })),
    ];
    for (name, arguments) in question {
        let refusal = asked(&tools, name, &arguments).unwrap_err();
        assert_eq!(refusal.reason, RefusalReason::Unknown, "{name}");
        let text = refusal.answer.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("did not answer within 500ms"), "{name}: {text}");
        assert!(text.contains(&format!("127.0.0.1:{port}/plans")), "{name}: {text}");
    }
}
