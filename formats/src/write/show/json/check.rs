//! The report of a check.

use ipplan::{Finding, Inventory, Origin, Problem};
use serde_json::{Value, json};

use crate::check::CheckReport;
use crate::review::ReviewReport;

use super::answers::value;
use super::files::files;

/// The findings of a check, and the files that it examined.
///
/// ```
/// let request = b"networks: { hub: { space: 10.0.0.0/24, subnets: { a: { at: 10.0.1.0/26 } } } }";
/// let options = ipplan::AuditOptions::default();
/// let report = ipplan_formats::check(&[("net.yaml", request)], &options);
/// let json = ipplan_formats::json::check(&report);
/// assert_eq!(json["findings"][0]["severity"], "error");
/// assert_eq!(json["findings"][0]["place"], "networks.hub.subnets.a.at");
/// assert_eq!(json["findings"][0]["line"], 1);
/// assert_eq!(json["files"][0]["format"], "Request");
/// ```
pub fn check(report: &CheckReport) -> Value {
    let found = findings(&report.findings, &report.inventory);
    json!({ "findings": found, "files": files(&report.inventory) })
}

fn findings(findings: &[Finding], inventory: &Inventory) -> Value {
    findings.iter().map(|it| finding(it, inventory)).collect()
}

/// The effects of a change: on every subnet, the findings that are new and those that are gone, and
/// the largest free blocks that changed.
///
/// ```
/// let file = ("net.yaml", "networks: {}".as_bytes());
/// let review = ipplan_formats::review(file, file, &ipplan::AuditOptions::default()).unwrap();
/// assert!(ipplan_formats::json::review(&review)["new_findings"].as_array().unwrap().is_empty());
/// ```
pub fn review(review: &ReviewReport) -> Value {
    let free = review
        .free
        .iter()
        .map(|it| json!({ "network": it.network, "before": it.before, "after": it.after }));
    json!({
        "changes": review.changes,
        "new_findings": findings(&review.report.findings, &review.report.inventory),
        "solved_findings": findings(&review.solved, &review.base),
        "largest_free": free.collect::<Value>(),
    })
}

fn finding(finding: &Finding, inventory: &Inventory) -> Value {
    let mut places = finding.origins.iter().map(|it| place(it, inventory));
    let mut found = json!({
        "severity": finding.severity.word(),
        "code": finding.code,
        "message": finding.message,
    });
    if let Value::Object(object) = &mut found {
        match places.next() {
            Some(Value::Object(first)) => object.extend(first),
            _ => {
                for key in ["place", "file", "line", "column"] {
                    object.insert(key.into(), if key == "place" { "".into() } else { Value::Null });
                }
            }
        }
        object.insert("also".into(), places.collect());
        object.insert("networks".into(), value(&finding.networks));
        object.insert("subnets".into(), value(&finding.subnets));
        object.insert("hints".into(), hints(finding));
        object.insert("source".into(), value(finding.source));
        object.insert("allowed".into(), value(&finding.allowed));
    }
    found
}

fn place(origin: &Origin, inventory: &Inventory) -> Value {
    let file = inventory.files.get(origin.file).map(|file| &file.name);
    json!({
        "place": origin.to_string(),
        "file": file.filter(|name| !name.is_empty()),
        "line": Some(origin.line).filter(|line| *line > 0),
        "column": Some(origin.column).filter(|column| *column > 0),
    })
}

/// The hints as those of a problem: their changes begin from its place.
fn hints(finding: &Finding) -> Value {
    let place = finding.origins.first().map(|it| it.path.clone()).unwrap_or_default();
    let mut problem = Problem::new(finding.code, "").at(place);
    problem.hints.clone_from(&finding.hints);
    value(problem).get("hints").cloned().unwrap_or_default()
}
