//! SARIF 2.1.0, which code hosts show next to the lines of a change.

use std::fmt::Write as _;

use ipplan::{Change, Code, Finding, Origin, Outcome, Severity};
use serde_json::{Value, json};

use crate::check::CheckReport;

use super::changes::{OUTCOMES, ranges, word};
use super::json;
use crate::review::ReviewReport;

/// The report of a check, as a log of SARIF with one run.
///
/// ```
/// let request = b"networks: { hub: { space: 10.0.0.0/24, subnets: { a: { at: 10.0.1.0/26 } } } }";
/// let options = ipplan::AuditOptions::default();
/// let report = ipplan_formats::check(&[("net.yaml", request)], &options);
/// let sarif: serde_json::Value = serde_json::from_str(&ipplan_formats::sarif::check(&report)).unwrap();
/// let result = &sarif["runs"][0]["results"][0];
/// assert_eq!((result["ruleId"].as_str(), result["level"].as_str()), (Some("pin-outside"), Some("error")));
/// ```
pub fn check(report: &CheckReport) -> String {
    let (rules, results) = found(report);
    log(&rules, &results)
}

/// The review of a change, as a log with one run: a result for each subnet that is added, gone, freed,
/// moved or resized, and for each new finding.
///
/// ```
/// let head = b"networks: { hub: { space: 10.0.0.0/24, subnets: { web: { at: 10.0.0.0/25 } } } }";
/// let (base, head) = (("a.yaml", b"networks: {}".as_slice()), ("b.yaml", head.as_slice()));
/// let review = ipplan_formats::review(base, head, &ipplan::AuditOptions::default()).unwrap();
/// let sarif: serde_json::Value = serde_json::from_str(&ipplan_formats::sarif::review(&review)).unwrap();
/// let results = sarif["runs"][0]["results"].as_array().unwrap();
/// assert_eq!(results.last().unwrap()["ruleId"], "added");
/// ```
pub fn review(review: &ReviewReport) -> String {
    let (mut rules, mut results) = found(&review.report);
    for (outcome, _) in OUTCOMES {
        let changes = review.changes.iter().filter(|it| it.outcome == outcome);
        let Some(meaning) = meaning(outcome) else { continue };
        results.extend(changes.clone().map(|it| changed(it, rules.len(), review)));
        if changes.count() > 0 {
            rules.push(json!({
                "id": word(outcome),
                "shortDescription": { "text": first_sentence(meaning) },
                "fullDescription": { "text": meaning },
                "help": { "text": meaning },
            }));
        }
    }
    log(&rules, &results)
}

fn log(rules: &[Value], results: &[Value]) -> String {
    json::text(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ipplan",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

/// The rules and results of a check.
fn found(report: &CheckReport) -> (Vec<Value>, Vec<Value>) {
    let mut codes: Vec<&'static Code> = report.findings.iter().map(|it| it.code).collect();
    codes.sort_by_key(|code| code.id);
    codes.dedup();
    let rules = codes.iter().map(|code| rule(code, &report.findings)).collect();
    (rules, report.findings.iter().map(|it| result(it, &codes, report)).collect())
}

/// What happens to a subnet, for the list of rules; `None` if it stays.
fn meaning(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Kept => None,
        Outcome::Added => Some("A subnet is new."),
        Outcome::Gone => Some(
            "A subnet is no longer wanted. Its addresses are kept until it is released, since something may \
             still be deployed there.",
        ),
        Outcome::Freed => Some("A subnet was released. Its addresses are free."),
        Outcome::Moved => Some(
            "A subnet that was placed gets other addresses. What is deployed in it has to be deployed again.",
        ),
        Outcome::Resized => Some(
            "A subnet that was placed gets another size. What is deployed in it may have to be deployed again.",
        ),
    }
}

/// A change as a result, at the place of its subnet in the file after it.
fn changed(change: &Change, rule: usize, review: &ReviewReport) -> Value {
    let Change { network, subnet, outcome, .. } = change;
    let path = format!("{network}/{subnet}");
    let level = if change.moves() { "error" } else { "note" };
    let networks = review.report.inventory.networks.iter().filter(|it| it.name == *network);
    let mut subnets = networks.flat_map(|it| &it.subnets).filter(|it| it.name == *subnet);
    // A subnet that is no longer there is reported at the file itself.
    let origin = subnets.next().map(|it| it.origin.clone()).unwrap_or_default();
    let mut place = location(&origin, &review.report).unwrap_or_else(|| json!({}));
    if let Value::Object(place) = &mut place {
        let name = json!([{ "fullyQualifiedName": path, "kind": "resource" }]);
        place.insert("logicalLocations".into(), name);
    }
    json!({
        "ruleId": word(*outcome),
        "ruleIndex": rule,
        "level": level,
        "message": { "text": format!("`{path}` is {}: {}.", word(*outcome), ranges(change)) },
        "locations": [place],
    })
}

/// A code as a rule: what it means, and the pages that its findings name.
fn rule(code: &Code, findings: &[Finding]) -> Value {
    let sources = findings.iter().filter(|it| it.code == code).filter_map(|it| it.source);
    let mut pages: Vec<_> = sources.collect();
    pages.sort_by_key(|page| page.url);
    pages.dedup_by_key(|page| page.url);
    let (mut text, mut markdown) = (code.meaning.to_owned(), code.meaning.to_owned());
    for page in &pages {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{}, {}: {}", page.title, page.date, page.url);
        let _ = write!(markdown, "\n- [{}]({}), {}", page.title, page.url, page.date);
    }
    let mut rule = json!({
        "id": code.id,
        "shortDescription": { "text": first_sentence(code.meaning) },
        "fullDescription": { "text": code.meaning },
        "help": { "text": text, "markdown": markdown },
    });
    if let ([page], Value::Object(rule)) = (pages.as_slice(), &mut rule) {
        rule.insert("helpUri".into(), page.url.into());
    }
    rule
}

fn first_sentence(text: &str) -> &str {
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    text.get(..end).unwrap_or(text)
}

fn result(finding: &Finding, codes: &[&'static Code], report: &CheckReport) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "note",
    };
    let mut message = format!("{}.", finding.message);
    for hint in &finding.hints {
        let _ = write!(message, "\nTry: {}.", hint.text.trim_end_matches(['?', '.']));
    }
    if let Some(source) = finding.source {
        let _ = write!(message, "\nSee: {}, {}, {}", source.title, source.date, source.url);
    }
    let names = finding.subnets.iter().chain(&finding.networks);
    let logical: Value =
        names.map(|name| json!({ "fullyQualifiedName": name, "kind": "resource" })).collect();
    let mut places = finding.origins.iter().filter_map(|origin| location(origin, report));
    let mut locations = places.next().unwrap_or_else(|| json!({}));
    if let (Value::Object(location), Some([_, ..])) =
        (&mut locations, logical.as_array().map(Vec::as_slice))
    {
        location.insert("logicalLocations".into(), logical);
    }
    let related: Vec<Value> = places.collect();
    let mut result = json!({
        "ruleId": finding.code.id,
        "ruleIndex": codes.iter().position(|code| *code == finding.code),
        "level": level,
        "message": { "text": message },
    });
    if let Value::Object(result) = &mut result {
        if locations.as_object().is_some_and(|it| !it.is_empty()) {
            result.insert("locations".into(), json!([locations]));
        }
        if !related.is_empty() {
            result.insert("relatedLocations".into(), related.into());
        }
        if let Some(reason) = &finding.allowed {
            let suppression = json!({ "kind": "external", "justification": reason });
            result.insert("suppressions".into(), json!([suppression]));
        }
    }
    result
}

fn location(origin: &Origin, report: &CheckReport) -> Option<Value> {
    let name = &report.inventory.files.get(origin.file)?.name;
    if name.is_empty() {
        return None;
    }
    let mut place = json!({ "artifactLocation": { "uri": uri(name) } });
    if let (true, Value::Object(place)) = (origin.line > 0, &mut place) {
        let region = json!({ "startLine": origin.line, "startColumn": origin.column.max(1) });
        place.insert("region".into(), region);
    }
    Some(json!({ "physicalLocation": place }))
}

/// The name of a file as a relative reference, or as an absolute one.
fn uri(name: &str) -> String {
    let name = if name == "-" { "stdin" } else { name };
    let mut uri = String::new();
    let windows = name.get(1..3).is_some_and(|it| it == ":\\" || it == ":/");
    if name.starts_with('/') {
        uri.push_str("file://");
    } else if windows {
        uri.push_str("file:///");
    }
    for byte in name.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        match byte {
            b'\\' => uri.push('/'),
            b':' if windows && uri.len() == "file:///C".len() => uri.push(':'),
            byte if plain => uri.push(char::from(byte)),
            byte => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_references() {
        for (name, expected) in [
            ("net.yaml", "net.yaml"),
            ("a b/größe.json", "a%20b/gr%C3%B6%C3%9Fe.json"),
            ("/nets/net.yaml", "file:///nets/net.yaml"),
            ("C:\\nets\\hub.json", "file:///C:/nets/hub.json"),
            ("a:b.json", "a%3Ab.json"),
            ("-", "stdin"),
        ] {
            assert_eq!(uri(name), expected);
        }
    }
}
