//! The result of every function: text, or the problems.

use ipplan::Problem;
use ipplan_formats::json;

/// Text, or the problems as JSON text. Errors are text too, so that both sides of the boundary hold
/// plain values.
pub(crate) type TextResult = Result<String, String>;

/// Problems that belong to no text.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(crate) fn problems(problems: Vec<Problem>) -> String {
    json::problems(&problems).to_string()
}
