//! Reads text of any known format: a request, a lock, a plan, a list, or a format of another tool.

use ipplan::AuditOptions;
use ipplan_formats::{CheckReport, json, read};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::TextResult;
use crate::plans::readable;

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
    let read = read::request_in(text.as_bytes(), *syntax);
    let report = CheckReport::of_request(name, read, &AuditOptions::default());
    Ok(json::check(&report).to_string())
}
