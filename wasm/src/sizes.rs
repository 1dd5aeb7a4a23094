//! How big a subnet must be, how far it goes, and what there is.

use ipplan::{Service, codes};
use ipplan_formats::{json, read, text};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::{Answer, named, problems};

#[derive(Clone, Copy)]
enum Format {
    Json,
    Text,
}

const FORMATS: &[(&str, Format)] = &[("json", Format::Json), ("text", Format::Text)];

/// How big a subnet must be: `json` or `text`.
#[wasm_bindgen]
pub fn size(question: &str, format: &str) -> Answer {
    let format = named("format", format, FORMATS)?;
    let asked = read::question(question).map_err(problems)?;
    let mut answer = ipplan::size(&asked.workload, &asked.options).map_err(problems)?;
    if let Some(base) = asked.base {
        answer = answer.starting_at(base).map_err(problems)?;
    }
    Ok(match format {
        Format::Json => json::size(&answer).to_string(),
        Format::Text => text::size(&answer),
    })
}

/// How far a service goes: `json` or `text`.
#[wasm_bindgen]
pub fn capacity(question: &str, format: &str) -> Answer {
    let format = named("format", format, FORMATS)?;
    let asked = read::question(question).map_err(problems)?;
    let input = asked.input.as_deref();
    let rows = ipplan::capacity(&asked.workload, input, asked.within, &asked.options);
    let rows = rows.map_err(problems)?;
    Ok(match format {
        Format::Json => json::capacity(&rows).to_string(),
        Format::Text => text::capacity(&rows),
    })
}

/// The services that all of these words speak of; all services without a word.
#[wasm_bindgen]
pub fn services(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    json::services(&Service::find(&words)).to_string()
}

/// What every code of a problem or a notice means.
#[wasm_bindgen]
pub fn codes() -> String {
    json::codes(codes::ALL).to_string()
}
