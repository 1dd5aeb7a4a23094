//! The formats of plans and requests, as lists, and the one format that is not text.

use ipplan::{Problem, codes};
use ipplan_formats::{PLANS, REQUESTS, WORKBOOK, Writer};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::plans::{PlanInput, of_whole_plan, problem};

/// Plans a request around a lock, as `plan` does, and writes the plan as a workbook.
#[wasm_bindgen]
pub fn workbook(
    text: String,
    syntax: String,
    name: &str,
    lock: Option<String>,
    locked: bool,
    expect: Option<String>,
    wishes: Option<String>,
) -> Result<Vec<u8>, String> {
    let asked = PlanInput { text, syntax, lock, wishes };
    of_whole_plan(asked, name, locked, expect, |planned| {
        (WORKBOOK.write)(planned.plan())
            .map_err(|why| problem(Problem::new(&codes::CANNOT_WRITE, why).at("format")))
    })
}

/// Everything a plan and a request can be written as.
#[wasm_bindgen]
pub fn formats() -> String {
    let requests = REQUESTS.iter().map(|(_, format)| described(format));
    json!({
        "plan": PLANS.iter().map(described).chain([described(&WORKBOOK)]).collect::<Value>(),
        "request": requests.collect::<Value>(),
    })
    .to_string()
}

fn described<T, W>(format: &Writer<T, W>) -> Value {
    json!({
        "name": format.name,
        "title": format.title,
        "about": format.about,
        "ending": format.ending,
        "media_type": format.media_type,
    })
}
