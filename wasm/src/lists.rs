//! Lists of networks.
//!
//! Over the boundary a list is names and texts that follow each other. One without a name that is
//! a network alone is in no text, as an argument of the command is.

use ipplan::{Problem, does_not_fit};
use ipplan_formats::json;
use ipplan_formats::read::{self, Networks, SpaceLists};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::{TextResult, problems};
use crate::sizes::pairs;

/// Where the next subnets go, or the proof that they do not fit.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn next(
    sizes: Vec<String>,
    declared: Vec<String>,
    used: Vec<String>,
    from_top: bool,
) -> TextResult {
    let sizes = sizes.iter().map(String::as_str);
    let asked = SpaceLists::for_sizes(lists(&declared, "in"), lists(&used, "used"), sizes);
    let (SpaceLists { space, used, notices, files }, wanted) = asked.map_err(problems)?;
    let mut rest = space.clone();
    let placed = if from_top { rest.carve_all_from_top(&wanted) } else { rest.carve_all(&wanted) };
    match placed {
        Ok(blocks) => text(&json::placements(&blocks, None, &notices, &files)),
        Err(shortfall) => {
            let problem = does_not_fit(&space, used.networks(), &wanted, &shortfall);
            text(&json::shortfall(&shortfall, &problem, &notices, &files))
        }
    }
}

/// The free blocks, and how many of every size still fit.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn free(declared: Vec<String>, used: Vec<String>) -> TextResult {
    let asked = SpaceLists::of(lists(&declared, "in"), lists(&used, "used")).map_err(problems)?;
    text(&json::free(&asked.space, &asked.notices, &asked.files))
}

/// Which networks overlap.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn overlaps(list: Vec<String>) -> TextResult {
    let networks = lists(&list, "list").map_err(problems)?;
    text(&json::overlaps(&networks, list.len() > 2, false))
}

/// The fewest networks that cover the same addresses.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn summarize(list: Vec<String>) -> TextResult {
    let networks = lists(&list, "list").map_err(problems)?;
    text(&json::summary(&networks))
}

/// All that the lists hold; `what` they are is the place of a problem in none of them.
fn lists(flat: &[String], what: &str) -> Result<Networks, Vec<Problem>> {
    let (mut networks, mut problems) = (Networks::default(), Vec::new());
    for (name, text) in pairs(flat) {
        match list(name, text, what) {
            Ok(more) => networks.append(more),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(networks) } else { Err(problems) }
}

fn list(name: &str, text: &str, what: &str) -> Result<Networks, Vec<Problem>> {
    if !name.is_empty() {
        return read::networks_of(text.as_bytes(), name);
    }
    read::networks_typed(text, what)
}

fn text(answer: &impl Serialize) -> TextResult {
    serde_json::to_string(answer).map_err(|error| error.to_string())
}
