//! The shared cases: every folder of `tests/cases` through the core and the writers.
//!
//! A folder holds `request.yaml` (or another syntax, or the same in several), perhaps `lock.json` with
//! what was placed before, and `flags.txt` with `--locked` or `--expect HASH`. Beside them is what
//! comes of it: a file for every writer of plans, `plan.txt`, `plan.json` and so on, with the lock as
//! `lock.after.json`; or `problems.txt` and `problems.json`. The binary and the npm package run the same
//! folders. `cargo xtask bless` rewrites what comes of them; then read it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anstream::adapter::strip_str;
use ipplan::{Lock, Plan, Problem, Request, codes, plan};
use ipplan_formats::read::{self, Syntax};
use ipplan_formats::{PLANS, json, lock, text};
use snapbox::{Data, assert_data_eq};

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(xtask::root().join("tests/cases")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn files(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn requests(folder: &Path) -> Vec<String> {
    files(folder).into_iter().filter(|file| file.starts_with("request.")).collect()
}

#[test]
fn cases_come_out_as_they_should() {
    for folder in folders() {
        let requests = requests(&folder);
        assert!(!requests.is_empty(), "{} has no request", folder.display());
        let mut expected: BTreeSet<String> = requests.iter().cloned().collect();
        let given = ["lock.json", "flags.txt"].into_iter().filter(|it| folder.join(it).exists());
        expected.extend(given.map(str::to_owned));
        for request in &requests {
            for (file, text) in outputs(&folder, request) {
                assert_data_eq!(text, Data::read_from(&folder.join(&file), None).raw());
                expected.insert(file);
            }
        }
        assert_eq!(files(&folder), expected, "{}", folder.display());
    }
}

/// The outputs of a request, by file.
fn outputs(folder: &Path, name: &str) -> BTreeMap<String, String> {
    let content = fs::read_to_string(folder.join(name)).unwrap();
    let about = content.starts_with("# ") || name == "request.json";
    assert!(about, "{}/{name} does not begin with what it shows", folder.display());
    let syntax = Syntax::from_extension(name.rsplit('.').next().unwrap()).unwrap();
    let (result, places) = match read::request(&content, syntax) {
        Ok(document) => {
            let before = locked(folder);
            let result = before.and_then(|before| flagged(folder, &document.request, &before));
            (result, document.places)
        }
        Err(refused) => (Err(refused.problems), refused.places),
    };
    match result {
        Ok(plan) => planned(&plan),
        Err(problems) => {
            let file = text::File { name, text: &content, places: &places };
            let text = strip_str(&text::problems_in(&problems, &file)).to_string();
            let json = format!("{:#}\n", json::problems_in(&problems, &places));
            [("problems.txt".to_owned(), text), ("problems.json".to_owned(), json)].into()
        }
    }
}

/// Plans as the flags of a folder ask for.
fn flagged(folder: &Path, request: &Request, before: &Lock) -> Result<Plan, Vec<Problem>> {
    let flags = fs::read_to_string(folder.join("flags.txt")).unwrap_or_default();
    let mut words = flags.split_whitespace();
    let mut locked = false;
    while let Some(flag) = words.next() {
        match flag {
            "--locked" => locked = true,
            "--expect" => {
                let hash = words.next().unwrap();
                lock::expect(before, hash).map_err(|problem| vec![problem])?;
            }
            other => panic!("{} has the flag {other}", folder.display()),
        }
    }
    let plan = plan(request, before)?;
    if locked { plan.only_locked().map(|()| plan) } else { Ok(plan) }
}

fn locked(folder: &Path) -> Result<Lock, Vec<Problem>> {
    let Ok(text) = fs::read_to_string(folder.join("lock.json")) else {
        return Ok(Lock::default());
    };
    lock::read(&text).map_err(|problem| vec![problem.under("lock.json")]).map_err(|mut problems| {
        for problem in &mut problems {
            problem.place = problem.place.replacen("lock.json.", "lock.json:", 1);
        }
        problems
    })
}

/// A plan in JSON says all that its lock does.
#[test]
fn a_plan_reads_back_as_its_lock() {
    for folder in folders() {
        let Ok(plan) = fs::read_to_string(folder.join("plan.json")) else { continue };
        let after = fs::read_to_string(folder.join("lock.after.json")).unwrap();
        let of_plan = lock::of_any(&plan).unwrap().unwrap();
        assert_eq!(of_plan, lock::read(&after).unwrap(), "{}", folder.display());
        assert!(plan.contains(&lock::hash(&of_plan)), "{}", folder.display());
    }
}

/// And all that its request says of links.
#[test]
fn a_plan_reads_back_with_its_links() {
    let mut linked = 0;
    for folder in folders() {
        let Ok(plan) = fs::read(folder.join("plan.json")) else { continue };
        for name in requests(&folder).iter().filter(|it| !it.ends_with("csv")) {
            let content = fs::read_to_string(folder.join(name)).unwrap();
            let syntax = Syntax::from_extension(name.rsplit('.').next().unwrap()).unwrap();
            let request = read::request(&content, syntax).unwrap().request;
            let back = read::any(&plan, "plan.json").request;
            let in_order = |request: &Request| {
                let mut links: Vec<String> =
                    request.links.iter().map(|link| format!("{link:?}")).collect();
                links.sort();
                links
            };
            assert_eq!(in_order(&back), in_order(&request), "{}", folder.display());
            assert_eq!(back.sites, request.sites, "{}", folder.display());
            for (name, network) in &request.networks {
                assert_eq!(back.networks[name].reuse, network.reuse, "{}", folder.display());
            }
            linked += request.links.len();
        }
    }
    assert!(linked > 20, "{linked} links");
}

/// The plan by every writer, each in its file.
fn planned(plan: &Plan) -> BTreeMap<String, String> {
    let written = PLANS.iter().map(|writer| {
        let file = match writer.name {
            "lock" => "lock.after.json".to_owned(),
            _ => format!("plan{}", writer.ending.strip_prefix(".plan").unwrap_or(writer.ending)),
        };
        let text = (writer.write)(plan);
        (file, if writer.styled { strip_str(&text).to_string() } else { text })
    });
    let files: BTreeMap<String, String> = written.collect();
    assert_eq!(files.len(), PLANS.len(), "two writers have one file");
    files
}

/// Codes of other commands, of the command line, and of files that are not there.
const ELSEWHERE: &[&str] = &[
    "cannot-read",
    "cannot-serve",
    "cannot-write",
    "covers-declared",
    "does-not-fit",
    "empty-request",
    "empty-file",
    "misaligned",
    "no-length",
    "no-networks",
    "not-active",
    "not-an-address",
    "not-in-lock",
    "not-placed",
    "not-served",
    "nothing-declared",
    "no-count-input",
    "left-out",
    "locks-collide",
    "other-space",
    "outside-declared",
    "overlapping",
    "several-columns",
    "unknown-code",
    "unknown-network",
    "unread-format",
    "usage",
    // Of what exists.
    "missing-delegation",
    "missing-attachment",
    "refused-attachment",
    "missing-rule",
    "blocked-traffic",
    "peering-would-fail",
    "half-open-peering",
    "peering-out-of-sync",
    "limited-attachment",
    "room-to-scale",
    "nearly-full",
    "unused-space",
    "no-outbound",
    "subnet-not-given",
    "end-not-given",
    "part-not-read",
    "going",
    "not-deployed",
    "guessed-column",
    "marked-free",
    "rows-without-range",
    "only-tables",
];

/// The ways to connect that people ask for, and what is wrong with a broken twin of each.
const SCENARIOS: [(&str, &str); 12] = [
    ("same-network", "linked-regions"),
    ("peered", "linked-overlap"),
    ("global", "linked-regions"),
    ("vpn", "gateway-missing"),
    ("site-to-site", "linked-overlap"),
    ("expressroute", "gateway-missing"),
    ("point-to-site", "linked-overlap"),
    ("hub-gateway", "gateway-transit"),
    ("app-regional", "linked-regions"),
    ("app-gateway", "beside-expressroute"),
    ("failover-group", "linked-regions"),
    ("instance", "not-an-instance-subnet"),
];

#[test]
fn every_way_to_connect_has_a_broken_twin_with_one_problem() {
    let cases = xtask::root().join("tests/cases");
    for (scenario, code) in SCENARIOS {
        let read = |folder: &str, file: &str| {
            let path = cases.join(folder).join(file);
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let plan = read(&format!("link-{scenario}"), "plan.json");
        assert!(plan.contains("\"links\": ["), "{scenario}");
        let broken = read(&format!("link-{scenario}-broken"), "problems.json");
        assert_eq!(broken.matches("\"code\": ").count(), 1, "{scenario}: {broken}");
        assert!(broken.contains(&format!("\"code\": \"{code}\"")), "{scenario}: {broken}");
    }
}

#[test]
fn every_code_of_a_request_has_a_case() {
    let mut shown = String::new();
    for folder in folders() {
        for file in ["problems.json", "plan.json"] {
            shown += &fs::read_to_string(folder.join(file)).unwrap_or_default();
        }
    }
    let missing = codes::ALL.iter().map(|code| code.id);
    let missing = missing.filter(|id| !shown.contains(&format!("\"code\": \"{id}\"")));
    let missing: Vec<&str> = missing.filter(|id| !ELSEWHERE.contains(id)).collect();
    assert!(missing.is_empty(), "codes that no case shows: {missing:?}");
}
