//! Reviews of changes, worked out by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{AuditOptions, Lock, Outcome, Problem, plan};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{PLANS, REVIEWS, ReviewReport, markdown, review, sarif, text};

/// The lock of subnets at these places.
fn lock(subnets: &str) -> String {
    let text = format!("networks: {{hub: {{space: 10.0.0.0/22, subnets: {{{subnets}}}}}}}");
    let request = read::request(&text, Syntax::Yaml).unwrap().request;
    let lock = PLANS.iter().find(|writer| writer.name == "lock").unwrap();
    (lock.write)(&plan(&request, &Lock::default()).unwrap())
}

fn base() -> String {
    lock("web: {at: 10.0.0.0/26}, db: {at: 10.0.0.64/27}, old: {at: 10.0.1.0/24}")
}

fn reviewed(base: &str, head: &str) -> Result<ReviewReport, Vec<Problem>> {
    review(("base", base.as_bytes()), ("head", head.as_bytes()), &AuditOptions::default())
}

fn changes(review: &ReviewReport) -> Vec<(Outcome, &str)> {
    review.changes.iter().map(|it| (it.outcome, it.subnet.as_str())).collect()
}

#[test]
fn locks() {
    let head = lock("web: {at: 10.0.2.0/25}, db: {at: 10.0.0.64/27}");
    let review = reviewed(&base(), &head).unwrap();
    assert_eq!(
        changes(&review),
        [(Outcome::Kept, "db"), (Outcome::Freed, "old"), (Outcome::Resized, "web")]
    );
    assert!(review.fails());
    // 10.0.2.0/23 was free; then 10.0.1.0/24 is the first of the largest.
    assert_eq!(review.free.len(), 1);
    assert_eq!(review.free[0].before.unwrap().to_string(), "10.0.2.0/23");
    assert_eq!(review.free[0].after.unwrap().to_string(), "10.0.1.0/24");
    let comment = markdown::review(&review);
    assert!(comment.starts_with("### Address plan: 1 freed, 1 resized, 1 kept\n"), "{comment}");
    assert!(comment.contains("| **resized** | hub | web | `10.0.0.0/26` | `10.0.2.0/25` |"));
    assert!(text::review(&review).contains("hub: 10.0.2.0/23 to 10.0.1.0/24"));
}

#[test]
fn a_request_is_planned_around_what_was_placed() {
    let head = "networks: {hub: {space: 10.0.0.0/22, subnets: {db: {service: hosts, addresses: 20}, \
                web: {service: hosts, addresses: 40}, old: {at: 10.0.1.0/24}, new: {prefix-length: 26}}}}";
    let review = reviewed(&base(), head).unwrap();
    let added = review.changes.iter().find(|it| it.outcome == Outcome::Added).unwrap();
    // The only free /26 whose other half is not taken by something else is next to it.
    assert_eq!(
        (added.subnet.as_str(), added.after.unwrap().to_string().as_str()),
        ("new", "10.0.0.128/26")
    );
    assert!(!review.fails());
}

#[test]
fn only_what_is_new_is_wrong() {
    let vnets = |length: u8, overlap: &str| {
        format!(
            r#"[{{"name": "hub", "addressSpace": {{"addressPrefixes": ["10.0.0.0/24"]}}, "subnets":
            [{{"name": "AzureBastionSubnet", "addressPrefix": "10.0.0.0/{length}"}}{overlap}]}}]"#
        )
    };
    let other = r#", {"name": "web", "addressPrefix": "10.0.0.0/28"}"#;
    let before = vnets(27, "");
    let same = reviewed(&before, &before).unwrap();
    assert!(same.report.findings.is_empty() && same.solved.is_empty() && !same.fails());
    let worse = reviewed(&before, &vnets(27, other)).unwrap();
    assert_eq!(worse.report.findings[0].code.id, "overlapping");
    assert!(worse.fails());
    let sarif: serde_json::Value = serde_json::from_str(&sarif::check(&worse.report)).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().all(|it| it["ruleId"] != "under-minimum"), "{results:#?}");
    let better = reviewed(&before, &vnets(26, "")).unwrap();
    assert!(better.solved.iter().any(|it| it.code.id == "under-minimum"));
    assert!(better.report.findings.iter().all(|it| it.code.id != "under-minimum"));
}

#[test]
fn what_cannot_be_read_says_in_which_file() {
    let place = |base: &str, head: &str| reviewed(base, head).unwrap_err()[0].place.clone();
    assert!(place("networks: 1", &base()).starts_with("base:"));
    assert!(
        place(&base(), "networks: {hub: {space: 10.0.0.0/22, subnets: {web: bastoin}}}")
            .starts_with("head:")
    );
}

#[test]
fn a_comment_is_bounded_and_escaped() {
    let subnet =
        |number: usize| format!("s{number}: {{at: 10.{}.{}.0/24}}", number / 256, number % 256);
    let subnets: Vec<String> = (0..1_000).map(subnet).collect();
    let head =
        format!("networks: {{h_ub: {{space: 10.0.0.0/8, subnets: {{{}}}}}}}", subnets.join(", "));
    let review = reviewed("networks: {}", &head).unwrap();
    for writer in REVIEWS {
        assert!(!(writer.write)(&review).is_empty());
    }
    let comment = markdown::review(&review);
    assert!(comment.chars().count() < 65_536);
    assert!(comment.contains("| added | h\\_ub | s0 |"));
    assert!(comment.contains("and 900 more"));
}
