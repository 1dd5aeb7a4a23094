//! What every function gives: text, or the problems.

use ipplan::{Problem, codes};
use ipplan_formats::json;
use serde_json::Value;

/// Text, or the problems as JSON text. What is thrown is text too, so that both sides of the boundary
/// hold plain values.
pub(crate) type Answer = Result<String, String>;

/// Problems that belong to no text.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(crate) fn problems(problems: Vec<Problem>) -> String {
    json::problems(&problems).to_string()
}

/// The same as [`problems`] for one.
pub(crate) fn problem(problem: Problem) -> String {
    problems(vec![problem])
}

/// The one of these that is named, or a problem that lists them.
pub(crate) fn named<T: Copy>(what: &str, name: &str, known: &[(&str, T)]) -> Result<T, String> {
    let found = known.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let message = format!("{name:?} is no {what}");
        let hint = format!("it is one of {}", names.join(", "));
        problem(Problem::new(&codes::USAGE, message).at(what).hint(hint))
    })
}

/// JSON as the command prints it: spread over lines, with an end of line.
pub(crate) fn spread(value: &Value) -> String {
    format!("{value:#}\n")
}
