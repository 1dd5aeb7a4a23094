//! The schema files among themselves, and against the answers of the shared cases.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ipplan::{AuditOptions, Edit, Hint, Lock, Plan, codes, diff, plan};
use ipplan_formats::read::{self, Kind, Syntax};
use ipplan_formats::{json, lock};
use serde_json::Value;

use crate::described::Schema;

fn folder(path: &str) -> Vec<PathBuf> {
    folder_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
}

fn folder_of(path: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The files of that name in the shared cases.
pub(crate) fn cases(name: &str) -> Vec<String> {
    let folders = folder("../tests/cases").into_iter();
    let texts: Vec<String> =
        folders.filter_map(|folder| fs::read_to_string(folder.join(name)).ok()).collect();
    assert!(texts.len() > 10, "{} cases have a {name}", texts.len());
    texts
}

#[test]
fn what_the_cases_expect() {
    for (name, file) in
        [("problems", "problems.json"), ("plan", "plan.json"), ("lock", "lock.after.json")]
    {
        let schema = Schema::of(name);
        for text in cases(file) {
            schema.holds(&serde_json::from_str(&text).unwrap());
        }
        if name == "plan" {
            schema.holds(&serde_json::to_value(json::plan(&around_what_exists())).unwrap());
        }
        // No case happens to meet a page with a note in a problem.
        if name != "problems" {
            schema.all_of_it_occurred();
        }
    }
}

/// A plan that knows of two resources that they exist.
fn around_what_exists() -> Plan {
    let id = "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub";
    let existing = format!(
        r#"[{{ "name": "hub", "id": "{id}", "addressSpace": {{ "addressPrefixes": ["10.0.0.0/24"] }},
            "subnets": [{{ "name": "web", "id": "{id}/subnets/web", "addressPrefix": "10.0.0.0/27" }}] }}]"#
    );
    let (inventory, problems) = read::inventory(&[("vnets.json", existing.as_bytes())]);
    assert!(problems.is_empty(), "{problems:?}");
    let text = "networks: { hub: { space: 10.0.0.0/24, subnets: {
        web: { service: hosts, addresses: 20 }, new: { service: hosts, addresses: 20 } } } }";
    let request = read::request(text, Syntax::Yaml).unwrap().request;
    let mut plan = plan(&inventory.around(&request), &Lock::default()).unwrap();
    inventory.identify(&mut plan);
    plan
}

#[test]
fn a_plan_says_what_exists() {
    let plan = serde_json::to_value(json::plan(&around_what_exists())).unwrap();
    let hub = &plan["networks"][0];
    assert!(hub["id"].as_str().unwrap().ends_with("/virtualNetworks/hub"));
    for (number, key, id) in [(0, "new", None), (1, "web", Some("/subnets/web"))] {
        let subnet = &hub["subnets"][number];
        assert_eq!(subnet["key"], key);
        let found = subnet.get("id").map(|it| it.as_str().unwrap());
        assert_eq!(found.map(|it| it.trim_start_matches(hub["id"].as_str().unwrap())), id);
    }
}

/// The files of the cases are recognized, and each becomes a valid request.
#[test]
fn what_texts_turn_out_to_be() {
    let schema = Schema::of("read");
    let mut kinds = BTreeMap::new();
    for folder in folder("../tests/cases") {
        for file in folder_of(&folder) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let expected = match name.split_once('.').unwrap() {
                ("lock", _) => Kind::Lock,
                ("plan", "json" | "yaml") => Kind::Plan,
                ("request", _) => Kind::Request,
                _ => continue,
            };
            let bytes = fs::read(&file).unwrap();
            let read = read::any(&bytes, &name);
            if read.problems.iter().any(|problem| problem.code == &codes::SYNTAX) {
                continue;
            }
            assert_eq!(read.kind, expected, "{}", file.display());
            assert_eq!(read::any(&bytes, "").kind, expected, "{} without name", file.display());
            // With problems, it may still hold what they are about.
            if read.problems.is_empty() {
                schema.holds(&json::read(&read));
                *kinds.entry(expected).or_insert(0) += 1;
            }
        }
    }
    assert!(kinds.len() == 3 && kinds.values().all(|count| *count > 5), "{kinds:?}");
    schema.holds(&json::read(&read::any(b"10.0.0.0/22\n10.0.0.0/33\n10.0.0.1/22", "")));
    let readers = Schema::of("readers");
    readers.holds(&json::readers());
    readers.all_of_it_occurred();
}

/// A plan that is read as a request is planned at the same places.
#[test]
fn plans_and_locks_come_back() {
    let mut plans = 0;
    for text in cases("plan.json") {
        let value: Value = serde_json::from_str(&text).unwrap();
        let read = read::any(text.as_bytes(), "plan.json");
        let known = read.lock.unwrap();
        assert_eq!(Value::from(lock::hash(&known)), value["hash"]);
        let Ok(plan) = plan(&read.request, &known) else { continue };
        assert_eq!(plan.lock(), known);
        // What no lock has comes back too.
        let again = serde_json::to_value(json::plan(&plan)).unwrap();
        for (was, is) in subnets(&value).zip(subnets(&again)) {
            for key in ["key", "was", "default_outbound"] {
                assert_eq!(was.get(key), is.get(key), "{key} of {was:#}");
            }
        }
        plans += 1;
    }
    assert!(plans > 10, "{plans}");
    let mut locks = 0;
    for text in cases("lock.after.json") {
        let read = read::any(text.as_bytes(), "lock.json");
        let known = read.lock.unwrap();
        let Ok(plan) = plan(&read.request, &known) else { continue };
        // What lives there is not known, so each of several subnets of a service is one of its own.
        let mut named = known.clone();
        for network in named.networks.values_mut() {
            let subnets = std::mem::take(&mut network.subnets);
            network.subnets =
                subnets.into_iter().map(|(key, it)| (key.replace('/', "-"), it)).collect();
        }
        assert_eq!(plan.lock(), named);
        locks += 1;
    }
    assert!(locks > 10, "{locks}");
}

/// The subnets of a plan, all networks after each other.
fn subnets(plan: &Value) -> impl Iterator<Item = &Value> {
    let networks = plan["networks"].as_array().unwrap().iter();
    networks.flat_map(|network| network["subnets"].as_array().unwrap())
}

#[test]
fn a_plan_says_one_or_several_never_both() {
    let schema = Schema::of("plan");
    let (mut one, mut several) = (0, 0);
    for text in cases("plan.json") {
        let plan: Value = serde_json::from_str(&text).unwrap();
        let Some(subnet) = plan.pointer("/networks/0/subnets/0") else { continue };
        let changed = |change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
            let mut plan = plan.clone();
            change(plan["networks"][0]["subnets"][0].as_object_mut().unwrap());
            schema.is_valid(&plan)
        };
        let optional = ["by_name", "more", "former", "was", "id"];
        let keys = subnet.as_object().unwrap().keys();
        for key in keys.filter(|key| !optional.contains(&key.as_str())) {
            assert!(!changed(&|subnet| drop(subnet.shift_remove(key))), "without {key}");
        }
        match subnet.get("holds") {
            None => {
                let held = [("service", &subnet["service"]), ("inputs", &subnet["inputs"])];
                let held: Value =
                    held.iter().map(|(key, value)| (*key, (*value).clone())).collect();
                let two = Value::from(vec![held.clone(), held]);
                assert!(!changed(&|subnet| drop(subnet.insert("holds".into(), two.clone()))));
                one += 1;
            }
            Some(holds) => {
                let Some(first) = holds.get(0).and_then(Value::as_object) else { continue };
                assert!(!changed(&|subnet| subnet.extend(first.clone())));
                several += 1;
            }
        }
    }
    assert!(one > 10 && several > 0, "{one} {several}");
}

#[test]
fn locks_of_all_kinds() {
    let schema = Schema::of("lock");
    for lock in [Lock::default(), locks().1] {
        schema.holds(&serde_json::from_str(&lock::write(&lock)).unwrap());
    }
    // A change by hand is meant where the hash is left out.
    let mut by_hand: Value = serde_json::from_str(&lock::write(&locks().1)).unwrap();
    by_hand.as_object_mut().unwrap().shift_remove("hash");
    schema.holds(&by_hand);
    assert_eq!(lock::read(&by_hand.to_string()), Ok(locks().1));
}

/// Two locks between which a subnet has every outcome there is.
fn locks() -> (Lock, Lock) {
    let lock = |subnets: &str| {
        let text = format!(
            r#"{{"version": 1, "networks": {{"hub": {{"space": ["10.0.0.0/22"], "subnets": {subnets}}}}}}}"#
        );
        lock::read(&text).unwrap()
    };
    let before = lock(
        r#"{ "kept": { "at": "10.0.0.0/26" }, "moved": { "at": "10.0.0.64/26" },
            "freed": { "at": "10.0.0.128/26" }, "gone": { "at": "10.0.3.0/26" }, "resized": { "at": "10.0.0.192/26" } }"#,
    );
    let after = lock(
        r#"{ "kept": { "at": "10.0.0.0/26" }, "moved": { "at": "10.0.1.0/26" },
            "gone": { "at": "10.0.3.0/26", "gone": true }, "resized": { "at": "10.0.0.192/27" },
            "added": { "at": "10.0.2.0/26" } }"#,
    );
    (before, after)
}

#[test]
fn differences() {
    let schema = Schema::of("diff");
    schema.holds(&json::diff(&[]));
    let (before, after) = locks();
    let answer = json::diff(&diff(&before, &after));
    let changes = answer["changes"].as_array().unwrap();
    assert!(changes.iter().all(|change| change["subnet"] == change["outcome"]), "{answer:#}");
    assert_eq!(changes.len(), 6);
    schema.holds(&answer);
    schema.all_of_it_occurred();
}

#[test]
fn checks() {
    let schema = Schema::of("check");
    let options = AuditOptions {
        allow: vec![(&codes::PEERING_WOULD_FAIL, "a lab".into())],
        ..AuditOptions::default()
    };
    let report = |files: &[(&str, &[u8])]| {
        let answer = json::check(&ipplan_formats::check(files, &options));
        schema.holds(&answer);
        answer
    };
    report(&[]);
    for text in cases("request.yaml") {
        report(&[("net.yaml", text.as_bytes())]);
        report(&[("", text.as_bytes())]);
    }
    let vnets = fs::read("tests/field/az-vnet-list/vnets.json").unwrap();
    let answer = report(&[("vnets.json", &vnets), ("net.yaml", b"networks: 1")]);
    assert_eq!(answer["files"].as_array().unwrap().len(), 2);
    let broken = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/99"]}}]"#;
    report(&[("broken.json", broken)]);
    // Every change that a hint can propose.
    for change in [Edit::set("/26"), Edit::rename("fit"), Edit::leave_out("at")] {
        let hint = Hint { text: "try this".into(), change: Some(change) };
        let mut report = ipplan_formats::check(&[("vnets.json", &vnets)], &options);
        report.findings[0].hints = vec![hint];
        schema.holds(&json::check(&report));
    }
    for change in [Edit::release("hub", "web"), Edit::place_again("hub", "web"), Edit::set(30)] {
        let hint = Hint { text: "try this".into(), change: Some(change) };
        let mut report = ipplan_formats::check(&[("vnets.json", &vnets)], &options);
        report.findings[0].hints = vec![hint];
        schema.holds(&json::check(&report));
    }
    schema.all_of_it_occurred();
}

/// The maps of the cases, and that what is on a map fills its prefixes: every part once.
#[test]
fn maps() {
    let schema = Schema::of("map");
    for folder in folder("../tests/cases") {
        let Ok(text) = fs::read_to_string(folder.join("request.yaml")) else { continue };
        let Ok(document) = read::request(&text, Syntax::Yaml) else { continue };
        let known = fs::read_to_string(folder.join("lock.json")).unwrap_or_default();
        let known = lock::read(&known).unwrap_or_default();
        let Ok(plan) = ipplan::plan(&document.request, &known) else { continue };
        let map = serde_json::to_value(json::map(&document.request, &plan)).unwrap();
        schema.holds(&map);
        for network in map["networks"].as_array().unwrap() {
            let blocks = network["blocks"].as_array().unwrap().iter();
            // Room to grow lies under its subnet, and a keep-out can lie under another.
            let blocks = blocks.filter(|it| it["kind"] == "free" || it["kind"] == "gone");
            let parts = network["subnets"].as_array().unwrap().iter().chain(blocks);
            let mut parts: Vec<(u64, f64, f64)> = parts
                .map(|it| {
                    let number = |key: &str| it[key].as_f64().unwrap();
                    (it["prefix"].as_u64().unwrap(), number("start"), number("size"))
                })
                .collect();
            parts.sort_by(|a, b| a.partial_cmp(b).unwrap());
            for pair in parts.windows(2) {
                let ((prefix, start, size), (next, after, _)) = (pair[0], pair[1]);
                assert!(prefix < next || start + size <= after, "{}: {parts:?}", folder.display());
            }
        }
    }
    schema.all_of_it_occurred();
}

/// A draft with something refused, something moved, and everything in its place.
#[test]
fn drafts() {
    let schema = Schema::of("draft");
    let mut wishes = ipplan::Lock::default();
    for addresses in [10, 100, 0] {
        let text = format!(
            r#"{{"networks": {{"hub": {{"space": "10.0.0.0/24", "subnets": {{
                "web": {{"service": "hosts", "addresses": {addresses}}},
                "gate": "vpn-gateway"}}}}}}}}"#
        );
        let request = read::data_request(&text).unwrap().request;
        let draft = ipplan::draft(&request, &ipplan::Lock::default(), &wishes);
        wishes = draft.plan.lock();
        let lock = lock::write(&wishes);
        let changes = json::draft_changes(&request, &draft, None, &[], &lock);
        let mut answer = serde_json::to_value(changes).unwrap();
        // The caller has the lock already, and sorts the networks.
        let parts = answer.as_object_mut().unwrap();
        assert_eq!(parts.remove("networks").unwrap()[0], "hub");
        parts.insert("lock".into(), lock.into());
        schema.holds(&answer);
        assert_eq!(answer["refused"].is_null(), addresses > 0);
        assert_eq!(answer["moved"].as_array().unwrap().len(), usize::from(addresses == 100));
    }
}

/// The hand-written schemas; that of requests is made from the tables.
fn schemas() -> BTreeMap<String, Value> {
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    };
    let all = folder("schema").into_iter().map(read);
    all.filter(|(name, _)| name != "request").collect()
}

/// Programs in other languages make types of the schemas, and of one name they make one type.
#[test]
fn one_name_means_one_thing_in_all_of_them() {
    let mut known: BTreeMap<String, (String, Value)> = BTreeMap::new();
    for (file, schema) in schemas() {
        let title = schema["title"].as_str().unwrap().to_owned();
        assert_eq!(title.to_lowercase(), file);
        let shared = schema["$defs"].as_object().unwrap().iter();
        let shared = shared.map(|(name, shared)| (name.clone(), shared.clone()));
        for (name, meaning) in shared.chain([(title, schema.clone())]) {
            let first = known.entry(name.clone()).or_insert((file.clone(), meaning.clone()));
            assert_eq!(first.1, meaning, "{name} in {} and {file}", first.0);
            let letters = name.chars().all(|it| it.is_ascii_alphanumeric());
            assert!(letters && name.starts_with(|it: char| it.is_ascii_uppercase()), "{name}");
        }
    }
    assert!(known.contains_key("Source") && known.contains_key("Plan"));
}

#[test]
fn every_object_is_closed_and_has_a_name_and_a_description() {
    fn check(schema: &Value, at: &str, name: Option<&str>) {
        let is_named = schema.get("properties").is_some() || schema.get("enum").is_some();
        if schema.get("properties").is_some() {
            assert_eq!(schema["additionalProperties"], false, "{at}");
        }
        if let Some(name) = name.filter(|_| is_named) {
            assert_eq!(schema["title"], name, "{at}");
        }
        if name.is_some() {
            assert!(schema["description"].is_string(), "{at}");
        }
        for (key, inner) in schema.as_object().into_iter().flatten() {
            let at = format!("{at}/{key}");
            for (inner_key, part) in inner.as_object().into_iter().flatten() {
                let name = (key == "$defs").then_some(inner_key.as_str());
                check(part, &format!("{at}/{inner_key}"), name);
            }
        }
    }
    for (file, schema) in schemas() {
        check(&schema, &file, None);
    }
}
