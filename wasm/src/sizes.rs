//! How big a subnet must be, how far it goes, and what there is.

use ipplan::{Answer as Size, Service};
use ipplan_formats::{json, read};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::{TextResult, problems};

/// How big a subnet must be. A question is keys and values that follow each other.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn size(question: Vec<String>) -> TextResult {
    sized(&question).map(|answer| json::size(&answer).to_string())
}

pub(crate) fn sized(question: &[String]) -> Result<Size, String> {
    let asked = read::question(pairs(question)).map_err(problems)?;
    let answer = ipplan::size(&asked.workload, &asked.options).map_err(problems)?;
    match asked.base {
        Some(base) => answer.starting_at(base).map_err(problems),
        None => Ok(answer),
    }
}

/// Keys and values that follow each other.
pub(crate) fn pairs(flat: &[String]) -> impl Iterator<Item = (&str, &str)> {
    flat.chunks_exact(2).filter_map(|pair| Some((pair.first()?.as_str(), pair.last()?.as_str())))
}

/// How far a service goes.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes over the boundary")]
pub fn capacity(question: Vec<String>) -> TextResult {
    let asked = read::question(pairs(&question)).map_err(problems)?;
    let input = asked.input.as_deref();
    let rows = ipplan::capacity(&asked.workload, input, asked.within, &asked.options);
    rows.map(|rows| json::capacity(&rows).to_string()).map_err(problems)
}

/// The services that match all of these words; all services if there are no words.
#[wasm_bindgen]
pub fn services(words: &str) -> String {
    json::services(&found(words)).to_string()
}

/// The services that match all of these words, to choose from: their names, in their groups.
#[wasm_bindgen]
pub fn catalogue(words: &str) -> String {
    json::catalogue(&found(words)).to_string()
}

fn found(words: &str) -> Vec<&'static Service> {
    let words: Vec<&str> = words.split_whitespace().collect();
    Service::find(&words)
}
