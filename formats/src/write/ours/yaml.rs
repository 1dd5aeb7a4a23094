//! YAML for people to edit: blocks, with short lists in one line.

use ipplan::Request;
use serde::Serialize;
use serde_json::Value;

use super::request_value;
use crate::read::is_number;
use crate::write::shown::quoted;

/// The longest list that stays in one line, with the key before it.
const WIDTH: usize = 80;

/// A request file.
///
/// ```
/// use ipplan::{Network, Request, Subnet, services::hosts};
///
/// let web = Subnet::of(hosts::SERVICE.with(&hosts::ADDRESSES, 20));
/// let hub = Network::within(vec!["10.0.0.0/24".parse().unwrap()]).with("web", web);
/// let text = ipplan_formats::yaml::request(&Request::default().with("hub", hub));
/// assert_eq!(
///     text,
///     "networks:\n  hub:\n    space: 10.0.0.0/24\n    subnets:\n      web:\n        \
///      service: hosts\n        addresses: 20\n"
/// );
/// ```
pub fn request(request: &Request) -> String {
    value(&request_value::value(request))
}

/// Plain data.
///
/// ```
/// let data = serde_json::json!({ "length": "26", "fits": [1, 2], "none": {} });
/// assert_eq!(ipplan_formats::yaml::value(&data), "length: \"26\"\nfits: [1, 2]\nnone: {}\n");
/// ```
pub fn value(data: &impl Serialize) -> String {
    let mut text = String::new();
    match &serde_json::to_value(data).unwrap_or_default() {
        Value::Object(entries) if !entries.is_empty() => map(&mut text, entries, 0),
        Value::Array(items) if !items.is_empty() => list(&mut text, items, 0),
        scalar => {
            text.push_str(&flow(scalar));
            text.push('\n');
        }
    }
    text
}

fn map(text: &mut String, entries: &serde_json::Map<String, Value>, indent: usize) {
    for (index, (key, value)) in entries.iter().enumerate() {
        // The first key follows what opened the map.
        if index > 0 || text.ends_with('\n') {
            text.push_str(&" ".repeat(indent));
        }
        text.push_str(&plain(key));
        text.push(':');
        after_key(text, value, indent);
    }
}

fn after_key(text: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            text.push('\n');
            map(text, entries, indent + 2);
        }
        Value::Array(items) if !items.is_empty() && !fits(text, value) => {
            text.push('\n');
            list(text, items, indent + 2);
        }
        short => {
            text.push(' ');
            text.push_str(&flow(short));
            text.push('\n');
        }
    }
}

fn list(text: &mut String, items: &[Value], indent: usize) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 || text.ends_with('\n') {
            text.push_str(&" ".repeat(indent));
        }
        text.push_str("- ");
        match item {
            Value::Object(entries) if !entries.is_empty() => map(text, entries, indent + 2),
            Value::Array(items) if !items.is_empty() => list(text, items, indent + 2),
            short => {
                text.push_str(&flow(short));
                text.push('\n');
            }
        }
    }
}

/// Whether a list of single values fits on the last line.
fn fits(text: &str, list: &Value) -> bool {
    let single = |item: &Value| !item.is_object() && !item.is_array();
    let line = text.rsplit('\n').next().unwrap_or_default().chars().count();
    list.as_array().is_some_and(|items| items.iter().all(single))
        && line + 1 + flow(list).chars().count() <= WIDTH
}

fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => plain(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => {
            let entries =
                entries.iter().map(|(key, value)| format!("{}: {}", plain(key), flow(value)));
            let entries: Vec<String> = entries.collect();
            if entries.is_empty() {
                "{}".to_owned()
            } else {
                format!("{{ {} }}", entries.join(", "))
            }
        }
        other => other.to_string(),
    }
}

/// Text as it is where every reader of YAML takes it for text, also those of YAML 1.1; else in quotes.
fn plain(text: &str) -> String {
    let usual = |letter: char| letter.is_ascii_alphanumeric() || "-._/:% ".contains(letter);
    let begins = text.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '/');
    let ends = text.ends_with(|it: char| it.is_ascii_alphanumeric() || "/%".contains(it));
    let safe =
        begins && ends && text.chars().all(usual) && !text.contains(": ") && !means_other(text);
    if safe { text.to_owned() } else { quoted(text) }
}

/// Whether a reader could take it for a number, a date, a time, or yes and no.
fn means_other(text: &str) -> bool {
    const WORDS: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let numbers = |letter: char| letter.is_ascii_digit() || "-_:.".contains(letter);
    // 10.0.0.0 has too many dots for a number, and 10.0.0.0/24 a slash.
    let network = text.contains('/') || text.matches('.').count() > 1;
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        || is_number(text)
        || (text.chars().all(numbers) && !network)
        || text.starts_with("0x")
        || text.starts_with("0o")
}
