//! The result of reading a text.

use std::collections::BTreeMap;

use ipplan::{CLIENT_POOLS, Inventory, IpNet, Lock, LockedNetwork, LockedSubnet, Problem};
use serde_json::{Map, Value, json};

use super::answers::{located, request};
use crate::lockfile;
use crate::read::{FOREIGN, Kind, READERS, Read, Syntax};
use crate::write::ours::named;

/// A text as a request, and every line of it with a problem.
///
/// ```
/// use ipplan_formats::{json, read};
///
/// let json = json::read(&read::any(b"10.0.0.0/22\n10.0.2/24", "used.txt"));
/// assert_eq!(json["kind"], "list");
/// assert_eq!(json["request"]["networks"]["10-0-0-0-22"]["space"], "10.0.0.0/22");
/// assert_eq!(json["problems"][0]["line"], 2);
/// assert_eq!(json["rows"][0]["text"], "10.0.2/24");
/// ```
pub fn read(read: &Read) -> Value {
    json!({
        "kind": read.kind.word(),
        "syntax": read.syntax.map(Syntax::word),
        "request": request(&read.request),
        "lock": read.lock.as_ref().map(lock),
        "problems": located(&read.problems, &read.places),
        "notices": read.notices,
        "rows": rows(read),
    })
}

/// Several files as one request, in the form that [`read`] has for one file.
///
/// ```
/// use ipplan_formats::{json, read};
///
/// let hub = br#"[{"name": "hub", "addressSpace": {"addressPrefixes": ["10.0.0.0/22"]}}]"#;
/// let spoke = br#"[{"name": "spoke", "addressSpace": {"addressPrefixes": ["10.1.0.0/24"]}}]"#;
/// let files: [(&str, &[u8]); 2] = [("hub.json", hub), ("spoke.json", spoke)];
/// let value = json::adopted(&read::inventory(&files).0);
/// assert_eq!(value["request"]["networks"].as_object().unwrap().len(), 2);
/// ```
pub fn adopted(inventory: &Inventory) -> Value {
    json!({ "request": request(&inventory.request()) })
}

/// The content of a lock file.
fn lock(lock: &Lock) -> Value {
    let text = |range: &IpNet| Value::from(range.to_string());
    let subnet = |subnet: &LockedSubnet| {
        let prefixes = |(key, prefixes): (&str, Vec<IpNet>)| {
            let value = match prefixes.as_slice() {
                [one] => text(one),
                several => several.iter().map(text).collect(),
            };
            (key.to_owned(), value)
        };
        let mut object: Map<String, Value> = lockfile::entries(subnet).map(prefixes).collect();
        object.extend(subnet.gone.then(|| ("gone".into(), true.into())));
        Value::Object(object)
    };
    let network = |network: &LockedNetwork| {
        let space: Value = network.space.iter().map(text).collect();
        json!({ "space": space, "subnets": named(&network.subnets, subnet) })
    };
    let mut file = json!({
        "version": lockfile::VERSION,
        "hash": lockfile::hash(lock),
        "networks": named(&lock.networks, network),
    });
    if let (false, Value::Object(file)) = (lock.client_pools.is_empty(), &mut file) {
        file.insert(CLIENT_POOLS.to_owned(), named(&lock.client_pools, subnet));
    }
    file
}

/// The lines in which there are problems.
fn rows(read: &Read) -> Value {
    let mut wrong: BTreeMap<usize, Vec<Problem>> = BTreeMap::new();
    for problem in &read.problems {
        if let Some(spot) = read.places.of(problem) {
            wrong.entry(spot.line).or_default().push(problem.clone());
        }
    }
    let lines = (1..).zip(read.text.lines());
    let rows = lines.filter_map(|(line, text)| {
        let problems = located(wrong.get(&line)?, &read.places);
        Some(json!({ "line": line, "text": text, "problems": problems }))
    });
    rows.collect()
}

/// The formats that [`read()`] understands, in the order in which it tries them.
///
/// ```
/// let json = ipplan_formats::json::readers();
/// assert_eq!(json["readers"][0]["kind"], "lock");
/// assert_eq!(json["readers"][0]["extensions"][0], "json");
/// ```
pub fn readers() -> Value {
    let reader = |kind: Kind, name: &str, extensions: &[&str]| json!({ "kind": kind.word(), "name": name, "extensions": extensions });
    let own = READERS.iter().map(|it| reader(it.kind, it.name, it.extensions));
    let foreign = FOREIGN.iter().map(|it| reader(Kind::Inventory, it.name, it.extensions));
    json!({ "readers": own.chain(foreign).collect::<Value>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_as_in_its_file() {
        let range = |text: &str| text.parse::<IpNet>().unwrap();
        let at = |text| LockedSubnet::at(range(text));
        let more = ["10.0.0.128/26", "fd00::/64"].map(range);
        let dual = LockedSubnet {
            prefixes: at("10.0.0.0/26").prefixes.and(more),
            former: vec![range("fd00:0:0:1::/64")],
            gone: false,
        };
        let gone = LockedSubnet { gone: true, ..at("10.0.0.64/26") };
        let network = LockedNetwork {
            space: vec![range("10.0.0.0/24"), range("fd00::/56")],
            subnets: [("web".to_owned(), dual), ("a \"b\"".to_owned(), gone)].into(),
        };
        let known = Lock { networks: [("hub".to_owned(), network)].into(), ..Lock::default() };
        let client_pools = [("staff".to_owned(), at("172.31.0.0/22"))].into();
        let pools = Lock { client_pools, ..known.clone() };
        for known in [known, pools, Lock::default()] {
            let file: Value = serde_json::from_str(&lockfile::write(&known)).unwrap();
            assert_eq!(lock(&known), file);
        }
    }
}
