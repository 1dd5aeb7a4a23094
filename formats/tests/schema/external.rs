//! The answer of `ipplan external` for each shared case that has a plan.

use ipplan::plan;
use ipplan_formats::{deploy, read};
use serde_json::{Value, json};

use crate::described::Schema;
use crate::files::cases;

#[test]
fn answers_to_a_data_source() {
    let (schema, networks) = (Schema::of("external"), Schema::part("external", "NetworkValues"));
    let mut answers = 0;
    for text in cases("plan.json") {
        let read = read::any(text.as_bytes(), "plan.json");
        let Ok(plan) = plan(&read.request, &read.lock.unwrap_or_default()) else { continue };
        let answer: Value = serde_json::from_str(&deploy::external(&plan)).unwrap();
        schema.holds(&answer);
        networks.holds(&serde_json::from_str(answer["networks"].as_str().unwrap()).unwrap());
        answers += 1;
    }
    assert!(answers > 10, "{answers}");
    networks.all_of_it_occurred();
}

/// Terraform refuses a map of anything but texts, and nobody would know what another key means.
#[test]
fn other_answers_are_refused() {
    let schema = Schema::of("external");
    let right =
        json!({ "hub/": "10.0.0.0/24,fd00::/56", "hub/web": "10.0.0.0/27", "networks": "{}" });
    schema.holds(&right);
    for (key, wrong) in [
        ("hub/", json!(["10.0.0.0/24"])),
        ("hub/", json!("10.0.0.0/24, 10.0.1.0/24")),
        ("hub/web", json!("")),
        ("hub/web", json!(null)),
        ("hub", json!("10.0.0.0/24")),
        ("networks", json!({})),
    ] {
        let mut answer = right.clone();
        answer[key] = wrong;
        assert!(!schema.is_valid(&answer), "{answer}");
    }
    let mut less = right;
    less.as_object_mut().unwrap().shift_remove("networks");
    assert!(!schema.is_valid(&less));
}
