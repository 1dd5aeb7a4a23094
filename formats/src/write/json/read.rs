//! What a text turned out to be.

use std::collections::BTreeMap;

use ipplan::Problem;
use serde_json::{Value, json};

use super::{located, request};
use crate::lock;
use crate::read::{READERS, Read, Reader, Syntax};

/// What a text says, as a request, and every line of it with a problem.
///
/// ```
/// use ipplan_formats::{json, read};
///
/// let json = json::read(&read::any(b"10.0.0.0/22\n10.0.2/24", "used.txt"));
/// assert_eq!(json["kind"], "list");
/// assert_eq!(json["request"]["networks"]["10-0-0-0-22"]["space"], "10.0.0.0/22");
/// assert_eq!(json["problems"][0]["line"], 2);
/// assert_eq!(json["rows"][0]["text"], "10.0.2/24");
/// ```
pub fn read(read: &Read) -> Value {
    let lock = read.lock.as_ref().map(|lock| {
        // What we write, we read.
        serde_json::from_str::<Value>(&lock::write(lock)).unwrap_or_default()
    });
    json!({
        "kind": read.kind.word(),
        "syntax": read.syntax.map(Syntax::word),
        "request": request(&read.request),
        "lock": lock,
        "problems": located(&read.problems, &read.places),
        "rows": rows(read),
    })
}

/// The lines in which there are problems.
fn rows(read: &Read) -> Value {
    let mut wrong: BTreeMap<usize, Vec<Problem>> = BTreeMap::new();
    for problem in &read.problems {
        if let Some(spot) = read.places.of(problem) {
            wrong.entry(spot.line).or_default().push(problem.clone());
        }
    }
    let lines = (1..).zip(read.text.lines());
    let rows = lines.filter_map(|(line, text)| {
        let problems = located(wrong.get(&line)?, &read.places);
        Some(json!({ "line": line, "text": text, "problems": problems }))
    });
    rows.collect()
}

/// What [`read()`] understands, in the order in which it tries.
///
/// ```
/// let json = ipplan_formats::json::readers();
/// assert_eq!(json["readers"][0]["kind"], "lock");
/// assert_eq!(json["readers"][0]["extensions"][0], "json");
/// ```
pub fn readers() -> Value {
    let reader = |it: &Reader| json!({ "kind": it.kind.word(), "name": it.name, "extensions": it.extensions });
    json!({ "readers": READERS.iter().map(reader).collect::<Value>() })
}
