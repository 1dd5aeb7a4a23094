//! Files as people have them, audited: every expected sentence was worked out by hand.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use ipplan::{AuditOptions, Finding, Severity};
use ipplan_formats::{CheckReport, check, json, junit, sarif, text};
use serde_json::Value;

fn bytes(file: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field").join(file)).unwrap()
}

fn report(files: &[&str]) -> CheckReport {
    let read: Vec<_> = files.iter().map(|file| (*file, bytes(file))).collect();
    let files: Vec<(&str, &[u8])> =
        read.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    check(&files, &AuditOptions::default())
}

/// The one finding of a code about a subnet or a network.
#[track_caller]
fn one<'a>(report: &'a CheckReport, code: &str, about: &str) -> &'a Finding {
    let is_here = |it: &&Finding| {
        it.code.id == code && it.subnets.iter().chain(&it.networks).any(|name| name == about)
    };
    let found: Vec<&Finding> = report.findings.iter().filter(is_here).collect();
    assert_eq!(found.len(), 1, "{code} at {about}: {:#?}", report.findings);
    found[0]
}

#[test]
fn the_answer_of_az() {
    let report = report(&["az-vnet-list/vnets.json"]);
    // The Bastion host in a /27, which was enough when it was made.
    let bastion = one(&report, "under-minimum", "vnet-hub-weu/AzureBastionSubnet");
    assert_eq!(bastion.severity, Severity::Warning);
    assert!(bastion.message.contains("hosts made before 2021-11-02 in a /27 go on working"));
    let grow = "10.120.0.224/27 beside it is free, which makes 10.120.0.192/26, but only once nothing \
                is deployed in it";
    assert_eq!(bastion.hints[0], grow);
    assert_eq!((bastion.origins[0].path.as_str(), bastion.origins[0].line), ("[0].subnets[3]", 77));
    // Shop and lab overlap, and only the shop is peered with the hub.
    let lab = one(&report, "peering-would-fail", "vnet-lab-weu");
    assert_eq!(lab.severity, Severity::Notice);
    assert!(lab.message.contains("nor can `vnet-lab-weu` be peered with `vnet-hub-weu`"));
    // The peering of the data network.
    let half = one(&report, "half-open-peering", "vnet-data-neu");
    assert!(half.message.contains("is Initiated"), "{}", half.message);
    let sync = one(&report, "peering-out-of-sync", "vnet-data-neu");
    assert!(sync.message.contains("lacks 10.120.16.0/24"), "{}", sync.message);
    // It has a security group, but no route table.
    let routes = one(&report, "missing-attachment", "vnet-shop-weu/snet-sqlmi");
    assert!(routes.message.contains("has no route table"), "{}", routes.message);
    let web = one(&report, "room-to-scale", "vnet-shop-weu/snet-web");
    assert!(web.message.contains("27 usable addresses: 13 instances"), "{}", web.message);
    for name in ["vnet-data-neu/snet-dbx-host", "vnet-data-neu/snet-dbx-container"] {
        let nodes = one(&report, "room-to-scale", name);
        assert!(nodes.message.contains("59 usable addresses: 59 nodes"), "{}", nodes.message);
    }
    let gateways = one(&report, "room-to-scale", "vnet-hub-weu/GatewaySubnet");
    assert!(gateways.message.contains("`vgw-hub` and `ergw-hub`; a /27 is the smallest"));
    // Nothing else is an error, and nothing overlaps.
    let errors = report.findings.iter().filter(|it| it.fails());
    assert!(errors.map(|it| it.code.id).eq(["missing-attachment"]));
}

#[test]
fn a_request_around_what_exists() {
    let vnets = bytes("az-vnet-list/vnets.json");
    let request = b"networks:\n  new: { space: 10.122.0.0/24 }\n  vnet-lab-weu:\n    subnets: { x: { at: 10.121.0.64/26 } }\n";
    let files: [(&str, &[u8]); 2] = [("vnets.json", &vnets), ("net.yaml", request)];
    let report = check(&files, &AuditOptions::default());
    let overlap = one(&report, "overlapping", "new");
    assert_eq!(overlap.severity, Severity::Error);
    assert_eq!(overlap.networks, ["new", "vnet-data-neu"]);
    // The lab has its address space in Azure, and a subnet there.
    let taken: Vec<&Finding> =
        report.findings.iter().filter(|it| it.code.id == "pin-taken").collect();
    assert_eq!(taken.len(), 1, "{:#?}", report.findings);
    assert_eq!((taken[0].origins[0].file, taken[0].origins[0].line), (1, 4));
}

#[test]
fn every_problem_of_a_request_is_a_finding() {
    let request =
        b"networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      a: { at: 10.0.1.0/26 }\n";
    let report = check(&[("net.yaml", request)], &AuditOptions::default());
    let [only] = report.findings.as_slice() else { panic!("{:#?}", report.findings) };
    assert_eq!(
        (only.severity, only.code.id, only.origins[0].line),
        (Severity::Error, "pin-outside", 5)
    );
    let broken = check(&[("net.yaml", b"networks: [1")], &AuditOptions::default());
    assert!(broken.fails());
    assert!(text::check(&broken).contains("net.yaml:2:1"), "{}", text::check(&broken));
}

#[test]
fn ten_of_a_kind_are_shown() {
    let subnets: Vec<String> = (0..30)
        .map(|at| format!(r#"{{"name":"s{at}","addressPrefix":"10.0.{at}.0/30"}}"#))
        .collect();
    let json = format!(
        r#"[{{"name":"hub","addressSpace":{{"addressPrefixes":["10.0.0.0/16"]}},"subnets":[{}]}}]"#,
        subnets.join(",")
    );
    let report = check(&[("vnets.json", json.as_bytes())], &AuditOptions::default());
    let text = text::check(&report);
    assert_eq!(text.matches("the smallest subnet is a /29").count(), 10, "{text}");
    assert!(text.contains("and 20 findings more of outside-platform"), "{text}");
    let all = json::check(&report);
    assert_eq!(all["findings"].as_array().unwrap().len(), report.findings.len());
    assert!(report.findings.len() >= 30);
}

#[test]
fn sarif_has_a_rule_for_every_result() {
    let mut report = report(&["az-vnet-list/vnets.json"]);
    report.findings[0].allowed = Some("known".into());
    let log: Value = serde_json::from_str(&sarif::check(&report)).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), report.findings.len());
    for (result, finding) in results.iter().zip(&report.findings) {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(result["ruleId"], finding.code.id);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "az-vnet-list/vnets.json");
        assert_eq!(place["region"]["startLine"], finding.origins[0].line);
    }
    let levels: Vec<&str> = results.iter().map(|it| it["level"].as_str().unwrap()).collect();
    assert!(["error", "warning", "note"].iter().all(|level| levels.contains(level)));
    assert_eq!(results[0]["suppressions"][0]["justification"], "known");
    assert!(results[1]["suppressions"].is_null());
}

#[test]
fn junit_counts_what_fails() {
    let xml = junit::check(&report(&["az-vnet-list/vnets.json"]));
    assert!(xml.contains(r#"failures="1" skipped="0""#), "{xml}");
    assert_eq!(xml.matches("<testcase ").count(), xml.matches("</testcase>").count());
    let none = junit::check(&check(&[("used.txt", b"10.0.0.0/24\n")], &AuditOptions::default()));
    assert!(none.contains(r#"<testcase classname="used.txt" name="no findings"/>"#), "{none}");
}

/// Rows that can be read are counted and audited, even if others are wrong.
#[test]
fn a_table_with_a_row_that_cannot_be_read() {
    let table = b"vnet,subnet,prefix\nhub,AzureBastionSubnet,10.0.0.0/27\nhub,later,tbd\n";
    let report = check(&[("plan.csv", table)], &AuditOptions::default());
    let file = &report.inventory.files[0];
    assert_eq!((file.networks, file.subnets), (1, 1));
    one(&report, "under-minimum", "hub/AzureBastionSubnet");
    let wrong: Vec<&Finding> =
        report.findings.iter().filter(|it| it.code.id == "not-a-network").collect();
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].origins[0].line, 3);
}
