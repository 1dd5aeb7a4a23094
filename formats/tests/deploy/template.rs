//! A judge of templates that shares no code with what writes them: it calculates their expressions, expands their
//! loops, and holds every resource against `resources.json`, which has the properties of the resource manager.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use ipplan::{Lock, plan};
use ipplan_formats::deploy;
use serde_json::{Map, Value};

use super::{ESTATE, LINKED, request};

/// The names that an expression can use.
struct Scope<'t> {
    template: &'t Value,
    index: Option<u64>,
}

/// The rest of an expression.
type Rest<'e> = &'e str;

impl Scope<'_> {
    /// A value with all of its expressions calculated.
    fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.text(text),
            Value::Array(items) => items.iter().map(|it| self.value(it)).collect(),
            Value::Object(entries) => {
                entries.iter().map(|(key, it)| (key.clone(), self.value(it))).collect()
            }
            other => other.clone(),
        }
    }

    fn text(&self, text: &str) -> Value {
        let Some(inner) = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')) else {
            return text.into();
        };
        if inner.starts_with('[') {
            return text[1..].into();
        }
        let (value, rest) = self.expression(inner);
        assert_eq!(rest, "", "{text}");
        value
    }

    fn expression<'e>(&self, text: Rest<'e>) -> (Value, Rest<'e>) {
        let (mut value, mut rest) = self.operand(text.trim_start());
        loop {
            if let Some(inner) = rest.strip_prefix('.') {
                let end = inner.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(inner.len());
                let (name, behind) = inner.split_at(end);
                let found = value.get(name).unwrap_or_else(|| panic!("no `{name}`: {text}"));
                (value, rest) = (found.clone(), behind);
            } else if let Some(inner) = rest.strip_prefix('[') {
                let (index, behind) = self.expression(inner);
                let index = usize::try_from(index.as_u64().unwrap()).unwrap();
                (value, rest) = (value[index].clone(), behind.strip_prefix(']').unwrap());
            } else {
                return (value, rest);
            }
        }
    }

    /// A text in single quotes, in which two stand for one, or a call.
    fn operand<'e>(&self, text: Rest<'e>) -> (Value, Rest<'e>) {
        if let Some(mut inner) = text.strip_prefix('\'') {
            let mut content = String::new();
            loop {
                let (before, behind) = inner.split_once('\'').unwrap_or_else(|| panic!("{text}"));
                content.push_str(before);
                match behind.strip_prefix('\'') {
                    Some(behind) => (content, inner) = (content + "'", behind),
                    None => return (content.into(), behind),
                }
            }
        }
        let (name, mut rest) = text.split_once('(').unwrap_or_else(|| panic!("{text}"));
        let mut arguments = Vec::new();
        while !rest.starts_with(')') {
            let (argument, behind) = self.expression(rest.trim_start_matches([',', ' ']));
            arguments.push(argument);
            rest = behind;
        }
        (self.call(name, &arguments), &rest[1..])
    }

    fn call(&self, name: &str, arguments: &[Value]) -> Value {
        let text = |at: usize| arguments[at].as_str().unwrap().to_owned();
        let declared = |kind: &str| {
            let found = self.template[kind].get(text(0));
            found.unwrap_or_else(|| panic!("{kind} without {}", text(0))).clone()
        };
        match (name, arguments.len()) {
            ("variables", 1) => self.value(&declared("variables")),
            ("parameters", 1) => self.value(&declared("parameters")["defaultValue"]),
            ("resourceGroup", 0) => serde_json::json!({ "location": "here" }),
            ("copyIndex", 0) => self.index.unwrap().into(),
            ("length", 1) => arguments[0].as_array().unwrap().len().into(),
            ("resourceId", 2) => format!("{}: {}", text(0), text(1)).into(),
            ("format", 2..) => {
                let fill = |text: String, at: usize| {
                    text.replace(&format!("{{{}}}", at - 1), arguments[at].as_str().unwrap())
                };
                (1..arguments.len()).fold(text(0), fill).into()
            }
            _ => panic!("a call of {name} with {} arguments", arguments.len()),
        }
    }
}

/// Resources as they are deployed, each with what it waits for.
fn expanded(template: &Value) -> Vec<(Map<String, Value>, Vec<String>)> {
    let known = ["$schema", "contentVersion", "metadata", "parameters", "variables", "resources"];
    let mut resources = Vec::new();
    for key in template.as_object().unwrap().keys() {
        assert!(known.contains(&key.as_str()), "{key}");
    }
    for resource in template["resources"].as_array().unwrap() {
        let count = resource.get("copy").map(|copy| {
            assert_eq!(copy["mode"], "serial", "Azure changes one subnet of a network at a time");
            assert_eq!(copy["batchSize"], 1);
            Scope { template, index: None }.value(&copy["count"]).as_u64().unwrap()
        });
        for index in 0..count.unwrap_or(1) {
            let scope = Scope { template, index: count.map(|_| index) };
            let mut each = resource.as_object().unwrap().clone();
            each.shift_remove("copy");
            each.shift_remove("comments");
            let needs = each.shift_remove("dependsOn").unwrap_or_default();
            let needs = scope.value(&needs);
            let needs = needs.as_array().into_iter().flatten();
            let needs = needs.map(|it| it.as_str().unwrap().to_owned()).collect();
            let each = each.iter().map(|(key, it)| (key.clone(), scope.value(it)));
            resources.push((each.collect(), needs));
        }
    }
    resources
}

/// The IDs that a value names.
fn named(value: &Value, ids: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|it| named(it, ids)),
        Value::Object(entries) => {
            ids.extend(entries.get("id").and_then(Value::as_str).map(str::to_owned));
            entries.values().for_each(|it| named(it, ids));
        }
        _ => {}
    }
}

fn judge() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(include_str!("resources.json")).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// How many resources it has. Panics at what Azure would refuse.
#[track_caller]
fn judged(judge: &jsonschema::Validator, text: &str, what: &str) -> usize {
    let template: Value = serde_json::from_str(text).unwrap();
    let resources = expanded(&template);
    let mut known = BTreeSet::new();
    for (resource, _) in &resources {
        let [kind, name] = ["type", "name"].map(|key| resource[key].as_str().unwrap());
        // A name has as many parts as the kind after its provider.
        assert_eq!(name.matches('/').count() + 1, kind.matches('/').count(), "{what}: {name}");
        assert!(known.insert(format!("{kind}: {name}")), "{what}: {kind} {name} is there twice");
    }
    let loops = template["resources"].as_array().unwrap().iter();
    known.extend(loops.filter_map(|it| it["copy"]["name"].as_str()).map(str::to_owned));
    for (resource, needs) in &resources {
        let resource = Value::Object(resource.clone());
        let wrong = judge.iter_errors(&resource);
        let wrong: Vec<_> = wrong.map(|it| format!("{it} at {}", it.instance_path())).collect();
        assert!(wrong.is_empty(), "{what}: {wrong:#?}\n{resource:#}");
        for need in needs {
            assert!(known.contains(need), "{what}: nothing is {need}");
        }
        let mut ids = Vec::new();
        named(&resource["properties"], &mut ids);
        for id in ids.iter().filter(|id| !id.starts_with("/subscriptions/")) {
            assert!(needs.contains(id), "{what}: {id} may not exist yet\n{resource:#}");
        }
    }
    resources.len()
}

/// The templates of a folder, and of those inside.
fn templates(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            templates(&path, found);
        } else if path.to_string_lossy().ends_with(".arm.json") {
            found.push(path);
        }
    }
}

#[test]
fn every_template_is_one_that_azure_takes() {
    let (judge, mut files) = (judge(), Vec::new());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for folder in ["examples", "tests/cases"] {
        templates(&root.join(folder), &mut files);
    }
    assert!(files.len() > 50, "{}", files.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let count = judged(&judge, &text, &file.to_string_lossy());
        // Counted by hand in the requests: 3 networks, 8 subnets, a group and a table; and 2 networks, 4 subnets,
        // 2 groups, 2 tables and 2 directions of a peering.
        match file.file_name().unwrap().to_str() {
            Some("landing-zone.arm.json") => assert_eq!(count, 13),
            Some("managed-instances.arm.json") => assert_eq!(count, 12),
            _ => {}
        }
    }
    // What a managed instance had to have on that day.
    let old = "{ edition: 2019-04-30, networks: { sql: { space: 10.0.0.0/24, subnets: {
        mi: { service: sql-managed-instance, general-purpose: 3 } } } } }";
    for (what, text) in [("2019", old), ("estate", ESTATE), ("links", LINKED)] {
        let plan = plan(&request(text), &Lock::default()).unwrap();
        judged(&judge, &deploy::arm(&plan), what);
    }
}

/// The judge itself: what it would say of a slip of the writer.
#[test]
fn a_slip_is_noticed() {
    let judge = judge();
    let text = deploy::arm(&plan(&request(LINKED), &Lock::default()).unwrap());
    judged(&judge, &text, "as it is");
    for (from, to) in [
        ("\"defaultOutboundAccess\"", "\"defaultOutboundAccesss\""),
        ("\"defaultOutboundAccess\": false", "\"defaultOutboundAccess\": \"false\""),
        ("\"addressSpace\"", "\"addressPrefixes\""),
        ("2025-07-01", "2025-07-02"),
        ("\"hub/peer-hub-app\"", "\"peer-hub-app\""),
        ("\"serial\"", "\"parallel\""),
        ("\"allowGatewayTransit\"", "\"allowGatewaysTransit\""),
        ("virtualNetworks', 'lab')", "virtualNetworks', 'lap')"),
        ("\"location\": \"westeurope\",", ""),
        ("copyIndex()", "copyIndex"),
    ] {
        assert!(text.contains(from), "{from}");
        let wrong = text.replacen(from, to, 1);
        let judged = AssertUnwindSafe(|| judged(&judge, &wrong, to));
        let noticed = catch_unwind(judged);
        assert!(noticed.is_err(), "{from} for {to}");
    }
}
