//! The schema of request files: made from the tables, and agreeing with the reader.

use std::path::Path;

use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{json, schema};
use proptest::prelude::*;
use serde_json::{Value, json};
use snapbox::{Data, assert_data_eq};

/// `SNAPSHOTS=overwrite` rewrites it.
#[test]
fn the_schema_is_made_from_the_tables() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/request.json");
    assert_data_eq!(format!("{:#}\n", schema::request()), Data::read_from(&path, None).raw());
}

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::meta::validate(&schema::request()).unwrap();
    jsonschema::validator_for(&schema::request()).unwrap()
}

#[test]
fn the_schema_takes_examples_and_refuses_slips() {
    let validator = validator();
    let subnet = |subnet: &Value| {
        let request = json!({ "networks": { "hub": { "space": "10.0.0.0/24", "subnets": { "a": subnet } } } });
        let taken = validator.is_valid(&request);
        let read = read::request(&request.to_string(), Syntax::Json);
        let fine = read.is_ok_and(|document| {
            let hub = &document.request.networks["hub"];
            hub.subnets["a"].holds.iter().all(|it| it.check(ipplan::Edition::newest()).is_ok())
        });
        assert_eq!(taken, fine, "{subnet}");
        taken
    };
    for fine in [
        json!("vpn-gateway"),
        json!("vpn"),
        json!({ "service": "hosts", "addresses": 3, "at": "10.0.0.0/28", "ipv6": true }),
        json!({ "at": ["10.0.0.0/28", "fd00::/64"] }),
        json!({ "prefix-length": 24 }),
        json!({ "service": "app-service", "instances": 3, "win-containers": 3, "scaling": false }),
        json!({ "holds": ["vpn-gateway", { "service": "hosts", "addresses": 3 }], "group": "a" }),
    ] {
        assert!(subnet(&fine), "{fine}");
    }
    for wrong in [
        json!("vpn-gatewy"),
        json!("hosts"),
        json!({ "service": "hosts" }),
        json!({ "service": "hosts", "addresses": 0 }),
        json!({ "service": "hosts", "addresses": 3, "instances": 3 }),
        json!({ "service": "hosts", "addresses": 3, "holds": ["vpn-gateway"] }),
        json!({ "service": "hosts", "addresses": 3, "prefix-length": "26bits" }),
        json!({ "service": "hosts", "addresses": 3, "ipv6": 1 }),
        json!(3),
    ] {
        assert!(!subnet(&wrong), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every request that is written conforms to the schema, unless an input is wrong.
    #[test]
    fn requests_keep_to_the_schema(request in super::random::request()) {
        let edition = ipplan::Edition::newest();
        let subnets = request.networks.values().flat_map(|network| network.subnets.values());
        let pools = request.client_pools.values().flat_map(|pool| &pool.holds);
        let mut workloads = subnets.flat_map(|subnet| &subnet.holds).chain(pools);
        // Text for a number is read, but the schema asks for the number.
        let plain = |value: &ipplan::Value| !matches!(value, ipplan::Value::Text(_));
        if workloads.all(|it| it.check(edition).is_ok() && it.values().all(|(_, value)| plain(value))) {
            let errors: Vec<String> = VALIDATOR.with(|validator| {
                let value = json::request(&request);
                validator.iter_errors(&value).map(|error| error.to_string()).collect()
            });
            prop_assert!(errors.is_empty(), "{:#?}", errors);
        }
    }
}

thread_local! {
    static VALIDATOR: jsonschema::Validator = validator();
}
