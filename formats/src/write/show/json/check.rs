//! What a check found.

use ipplan::{Finding, Inventory, Origin, Problem};
use serde_json::{Value, json};

use crate::check::CheckReport;

use super::answers::value;
use super::files::files;

/// What a check found, and what it looked at.
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
    let findings = report.findings.iter().map(|it| finding(it, &report.inventory));
    json!({ "findings": findings.collect::<Value>(), "files": files(&report.inventory) })
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
