//! What a plan and a request can be written as, for those who list it.

use ipplan_formats::{PLANS, REQUESTS, Writer};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// Everything a plan and a request can be written as.
#[wasm_bindgen]
pub fn formats() -> String {
    let requests = REQUESTS.iter().map(|(_, format)| described(format));
    json!({
        "plan": PLANS.iter().map(described).collect::<Value>(),
        "request": requests.collect::<Value>(),
    })
    .to_string()
}

fn described<T>(format: &Writer<T>) -> Value {
    json!({
        "name": format.name,
        "title": format.title,
        "about": format.about,
        "ending": format.ending,
        "media_type": format.media_type,
    })
}
