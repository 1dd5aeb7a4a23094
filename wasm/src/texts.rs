//! Reads text of any known format: a request, a lock, a plan, a list, or a format of another tool.

use ipplan::AuditOptions;
use ipplan_formats::read::LinkValue;
use ipplan_formats::{CheckReport, REQUESTS, json, read};
use serde_json::{Value, json as data};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::TextResult;
use crate::plans::{RequestText, named, readable};

/// The networks of a text of any known format: a request, a lock, a plan or a list.
///
/// Wrong lines are part of the answer, so nothing is thrown.
#[wasm_bindgen]
pub fn read(bytes: &[u8], name: &str) -> String {
    json::read(&read::any(bytes, name)).to_string()
}

/// The formats that [`read()`] understands.
#[wasm_bindgen]
pub fn readers() -> String {
    json::readers().to_string()
}

/// Everything that is wrong with a request, and what to know about it, without placing anything.
#[wasm_bindgen]
pub fn check(text: &str, syntax: &str, name: &str) -> TextResult {
    let syntax = readable(syntax)?;
    let read = read::request_in(text.as_bytes(), syntax);
    let report = CheckReport::of_request(name, read, &AuditOptions::default());
    Ok(json::check(&report).to_string())
}

/// A request in another syntax, or in the same, as we write it.
#[wasm_bindgen]
pub fn convert(text: &str, from: &str, to: &str, name: &str) -> TextResult {
    let source = RequestText::read(text, from, name)?;
    let writer = named("syntax", to, REQUESTS.iter().map(|(_, writer)| (writer.name, writer)))?;
    Ok((writer.write)(&source.document.request))
}

/// The keys of a link: what each holds, and the kinds of links that have it.
#[wasm_bindgen(js_name = linkKeys)]
pub fn link_keys() -> String {
    let keys = read::LINK_KEYS.iter().map(|key| {
        let choices = match key.holds {
            LinkValue::Choice(words) => words,
            _ => &[],
        };
        data!({
            "name": key.name,
            "kinds": key.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
            "holds": key.holds.word(),
            "choices": choices,
            "about": key.about,
        })
    });
    keys.collect::<Value>().to_string()
}
