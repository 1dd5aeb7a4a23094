//! Networks that exist. Over the boundary files are names and texts that follow each other.

use ipplan::{AuditOptions, Inventory};
use ipplan_formats::{json, read};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::{TextResult, problems};
use crate::plans::{RequestText, known, problem};
use crate::sizes::pairs;

/// What files say exists.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn existing(files: Vec<String>) -> TextResult {
    Ok(json::existing(&inventory(&files)?).to_string())
}

/// What of it holds an address or a range, or lies in it.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn find(address: &str, files: Vec<String>) -> TextResult {
    let range = read::network(address).map_err(|wrong| problems(vec![wrong.at("address")]))?;
    Ok(json::found(&inventory(&files)?, range).to_string())
}

/// What is wrong with files, whatever they are.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn audit(files: Vec<String>) -> String {
    let files: Vec<(&str, &[u8])> =
        pairs(&files).map(|(name, text)| (name, text.as_bytes())).collect();
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
    files: Vec<String>,
) -> TextResult {
    let source = RequestText::read(text, syntax, name)?;
    let lock = known(lock.as_deref()).map_err(problem)?;
    let inventory = inventory(&files)?;
    let plan = source.plan(&lock)?;
    Ok(json::drift(&inventory.drift(&plan), &inventory).to_string())
}

/// Everything that the files say exists.
fn inventory(flat: &[String]) -> Result<Inventory, String> {
    let files: Vec<(&str, &[u8])> =
        pairs(flat).map(|(name, text)| (name, text.as_bytes())).collect();
    let (inventory, wrong) = read::inventory(&files);
    if wrong.is_empty() { Ok(inventory) } else { Err(problems(wrong)) }
}
