//! Networks that exist. Over the boundary files are their names, and in the same order what is in them.

use ipplan::{AuditOptions, Inventory};
use ipplan_formats::{json, read};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::{TextResult, problems};
use crate::plans::{RequestText, known, problem};

/// The networks that exist according to files.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn existing(names: Vec<String>, contents: Vec<Uint8Array>) -> TextResult {
    Ok(json::existing(&inventory(&names, &contents)?).to_string())
}

/// All files together as a request: JSON.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn adopt(names: Vec<String>, contents: Vec<Uint8Array>) -> TextResult {
    let inventory = inventory(&names, &contents)?;
    Ok(json::adopted(&inventory).to_string())
}

/// The part of the inventory that holds an address or a range, or lies inside it.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn find(address: &str, names: Vec<String>, contents: Vec<Uint8Array>) -> TextResult {
    let range = read::network(address).map_err(|wrong| problems(vec![wrong.at("address")]))?;
    Ok(json::found(&inventory(&names, &contents)?, range).to_string())
}

/// Checks files of any format.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn audit(names: Vec<String>, contents: Vec<Uint8Array>) -> String {
    let contents = bytes(&contents);
    let files = together(&names, &contents);
    json::check(&ipplan_formats::check(&files, &AuditOptions::default())).to_string()
}

/// How a request and its lock differ from what files say exists.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn drift(
    text: &str,
    syntax: &str,
    name: &str,
    lock: Option<String>,
    names: Vec<String>,
    contents: Vec<Uint8Array>,
) -> TextResult {
    let source = RequestText::read(text, syntax, name)?;
    let lock = known(lock.as_deref()).map_err(problem)?;
    let inventory = inventory(&names, &contents)?;
    let plan = source.plan(&lock)?;
    Ok(json::drift(&inventory.drift(&plan), &inventory).to_string())
}

/// Everything that the files say exists.
fn inventory(names: &[String], contents: &[Uint8Array]) -> Result<Inventory, String> {
    let contents = bytes(contents);
    let (inventory, wrong) = read::inventory(&together(names, &contents));
    if wrong.is_empty() { Ok(inventory) } else { Err(problems(wrong)) }
}

fn bytes(contents: &[Uint8Array]) -> Vec<Vec<u8>> {
    contents.iter().map(Uint8Array::to_vec).collect()
}

fn together<'f>(names: &'f [String], contents: &'f [Vec<u8>]) -> Vec<(&'f str, &'f [u8])> {
    names.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice)).collect()
}
