//! Reviews of changes, worked out by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ipplan::{AuditOptions, Lock, Outcome, Problem, plan};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{PLANS, REVIEWS, ReviewReport, markdown, review, sarif, svg, text};

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

/// Two networks, of which one changes in every way, worked out by hand.
fn every_change() -> ReviewReport {
    let base = "web: {at: 10.0.0.0/26}, db: {at: 10.0.0.64/26}, old: {at: 10.0.1.0/24}, app: {at: 10.0.2.0/24}";
    let head = "web: {at: 10.0.0.128/26}, db: {at: 10.0.3.0/25}, new: {at: 10.0.1.0/25}, app: {at: 10.0.2.0/24}";
    reviewed(&lock(base), &lock(head)).unwrap()
}

#[test]
fn sarif_has_every_change() {
    let sarif: serde_json::Value = serde_json::from_str(&sarif::review(&every_change())).unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    let said = |id: &str| {
        let result = results.iter().find(|it| it["ruleId"] == id).unwrap();
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], id);
        let place = &result["locations"][0];
        assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "head");
        let name = place["logicalLocations"][0]["fullyQualifiedName"].as_str().unwrap();
        let text = result["message"]["text"].as_str().unwrap();
        assert!(text.starts_with(&format!("`{name}` is {id}: ")), "{text}");
        (result["level"].as_str().unwrap(), text.split_once(": ").unwrap().1)
    };
    assert_eq!(said("moved"), ("error", "10.0.0.0/26 to 10.0.0.128/26."));
    assert_eq!(said("resized"), ("error", "10.0.0.64/26 to 10.0.3.0/25."));
    assert_eq!(said("added"), ("note", "10.0.1.0/25."));
    assert_eq!(said("freed"), ("note", "10.0.1.0/24."));
    let app = "hub/app";
    assert!(!results.iter().any(|it| it.to_string().contains(app)), "it stays where it is");
}

/// The line of a request in which a subnet is wanted is where code hosts show what happens to it.
#[test]
fn sarif_points_at_the_line_of_a_subnet() {
    let base =
        "networks:\n  hub:\n    space: 10.0.0.0/22\n    subnets:\n      web: { at: 10.0.0.0/26 }\n";
    let head = format!("{base}      db: {{ at: 10.0.1.0/26 }}\n");
    let review = reviewed(base, &head).unwrap();
    let sarif: serde_json::Value = serde_json::from_str(&sarif::review(&review)).unwrap();
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startLine"], 6);
}

/// The blocks of a picture, in order: kind, where they begin, how wide they are, and what they say.
fn drawn(picture: &str) -> Vec<(String, f64, f64, String)> {
    let document = roxmltree::Document::parse(picture).unwrap();
    let groups = document.descendants().filter(|it| it.has_tag_name("g"));
    let block = |group: roxmltree::Node<'_, '_>| {
        let rect = group.children().find(|it| it.has_tag_name("rect")).unwrap();
        let number = |name| rect.attribute(name).unwrap().parse().unwrap();
        let texts = group.children().filter(|it| it.has_tag_name("text"));
        let words: Vec<&str> = texts.filter_map(|it| it.text()).collect();
        let class = rect.attribute("class").unwrap().to_owned();
        (class, number("x"), number("width"), words.join(" "))
    };
    groups.map(block).collect()
}

#[test]
fn a_picture_has_both_sides_to_one_scale() {
    let blocks = drawn(&svg::review(&every_change()));
    let kinds: Vec<&str> = blocks.iter().map(|it| it.0.as_str()).collect();
    let before = ["moved", "resized", "free", "freed", "used", "free"];
    let after = ["free", "moved", "free", "added", "free", "used", "resized", "free"];
    assert_eq!(kinds, [&before[..], &after].concat());
    let (before, after) = blocks.split_at(before.len());
    // `app` stays, so it is drawn at the same place and as wide: 512 of 1,024 addresses from the left.
    let [was, is] = [&before[4], &after[5]];
    assert_eq!((was.1, was.2, was.3.as_str()), (is.1, is.2, is.3.as_str()));
    assert!((was.1 - (24.0 + 456.0)).abs() < 1.0, "{was:?}");
    // Every change has a mark, so that no colour is needed.
    for (kind, mark) in [("moved", '→'), ("resized", '↔'), ("freed", '−'), ("added", '+')] {
        let of = blocks.iter().filter(|it| it.0 == kind);
        assert!(of.clone().count() > 0 && of.clone().all(|it| it.3.starts_with(mark)), "{kind}");
    }
}

/// Nothing changes: the picture says so, and has no map.
#[test]
fn a_picture_of_no_change_has_no_map() {
    let picture = svg::review(&reviewed(&base(), &base()).unwrap());
    assert!(drawn(&picture).is_empty() && picture.contains("Address plan: 3 kept"), "{picture}");
}

/// A network that is new, one that grows, and a tombstone.
#[test]
fn a_picture_shows_what_was_not_there() {
    let base = "networks: {hub: {space: 10.0.0.0/24, subnets: {web: {at: 10.0.0.0/25}}}}";
    let head = "networks: {hub: {space: [10.0.0.0/24, 10.0.1.0/24], subnets: {api: {at: 10.0.1.0/24}}}, \
        spoke: {space: 10.9.0.0/24, subnets: {a: {at: 10.9.0.0/24}}}}";
    let picture = svg::review(&reviewed(base, head).unwrap());
    let kinds: Vec<String> = drawn(&picture).into_iter().map(|it| it.0).collect();
    let spoke = ["outside", "added"];
    let hub = ["used", "free", "outside", "left", "free", "added"];
    assert_eq!(kinds, [&hub[..], &spoke].concat());
    assert!(picture.contains("× gone: kept until released"));
}
