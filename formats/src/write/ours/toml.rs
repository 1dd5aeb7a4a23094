//! TOML.

use ipplan::Request;
use serde_json::{Map, Value};
use toml_writer::{ToTomlKey, ToTomlValue};

use super::request_value;
use crate::write::shown::{acts, quoted};

/// A request file.
///
/// ```
/// use ipplan::{Network, Request, Subnet, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let text = ipplan_formats::toml::request(&Request::default().with("hub", hub));
/// assert_eq!(
///     text,
///     "[networks.hub]\nspace = \"10.0.0.0/24\"\n\n\
///      [networks.hub.subnets.web]\nservice = \"hosts\"\naddresses = 20\n"
/// );
/// ```
pub fn request(request: &Request) -> String {
    let mut text = String::new();
    table(&mut text, "", &request_value::value(request));
    text
}

/// The own values of a table, and then the tables in it, each under a header with its whole path.
fn table(text: &mut String, path: &str, table: &Value) {
    let entries = || table.as_object().into_iter().flat_map(Map::iter);
    for (key, value) in entries().filter(|(_, value)| inner(value).is_empty()) {
        text.push_str(&entry(key, value));
        text.push('\n');
    }
    for (key, value) in entries() {
        let dot = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{dot}{}", self::key(key));
        for table in inner(value) {
            let gap = if text.is_empty() { "" } else { "\n" };
            if value.is_array() {
                text.extend([gap, "[[", &path, "]]\n"]);
            } else if !only_tables(table) {
                text.extend([gap, "[", &path, "]\n"]);
            }
            self::table(text, &path, table);
        }
    }
}

/// The tables that stand under headers: a map, or a list of nothing but maps.
fn inner(value: &Value) -> &[Value] {
    match value {
        Value::Object(_) => std::slice::from_ref(value),
        Value::Array(items) if items.iter().all(Value::is_object) => items,
        _ => &[],
    }
}

/// Whether the headers of what is in a table say that it is there.
fn only_tables(table: &Value) -> bool {
    let entries = table.as_object().filter(|entries| !entries.is_empty());
    entries.is_some_and(|entries| entries.values().all(|value| !inner(value).is_empty()))
}

fn entry(key: &str, value: &Value) -> String {
    format!("{} = {}", self::key(key), inline(value))
}

fn key(key: &str) -> String {
    if key.contains(acts) { quoted(key) } else { key.to_toml_key() }
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) if text.contains(acts) => quoted(text),
        Value::String(text) => text.to_toml_value(),
        // TOML has no numbers over this; no input takes one, but a request may hold anything.
        Value::Number(number) if number.as_i64().is_none() => number.to_string().to_toml_value(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| entry(key, value));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
