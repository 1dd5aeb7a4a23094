//! Networks and what joins them, as a picture.

use ipplan::Request;
use ipplan_formats::{diagram as mermaid, read, svg};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::TextResult;
use crate::plans::{named, readable, refusal};

/// A function that draws networks and their links.
type Draws = fn(&Request) -> String;

/// The languages of diagrams.
const DIAGRAMS: [(&str, Draws); 2] = [("svg", svg::links), ("mermaid", mermaid::links)];

/// The networks of a request, their links, and what else these join, as a diagram.
///
/// Of a request in which something is wrong it is what can be read.
#[wasm_bindgen]
pub fn diagram(text: &str, syntax: &str, name: &str, format: &str) -> TextResult {
    let draw = named("format", format, DIAGRAMS.into_iter())?;
    match read::request(text, readable(syntax)?) {
        Ok(document) => Ok(draw(&document.request)),
        Err(refused) if refused.request.networks.is_empty() => {
            Err(refusal(&refused.problems, text, name, &refused.places))
        }
        Err(refused) => Ok(draw(&refused.request)),
    }
}
