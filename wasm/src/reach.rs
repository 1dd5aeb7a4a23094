//! Who reaches whom over the links of a request.

use ipplan_formats::json;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::TextResult;
use crate::plans::RequestText;

/// Whether a network, a subnet, a site or a client pool reaches another one, or each of the others, and through what.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn reach(text: &str, syntax: &str, name: &str, from: &str, to: Option<String>) -> TextResult {
    let source = RequestText::read(text, syntax, name)?;
    Ok(json::text(&json::reach(&source.reach(from, to.as_deref())?)))
}
