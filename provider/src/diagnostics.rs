//! Problems as diagnostics of Terraform.

use serde_json::Value;

use crate::messages::{AttributePath, AttributeStep, Diagnostic, SchemaAttribute};

/// The path of one attribute.
pub(crate) fn path(name: &str) -> AttributePath {
    AttributePath { steps: vec![AttributeStep { attribute_name: name.to_owned() }] }
}

/// An error without a code.
pub(crate) fn error(summary: String) -> Diagnostic {
    Diagnostic { severity: Diagnostic::ERROR, summary, ..Diagnostic::default() }
}

/// One diagnostic for each problem of an answer in JSON, with its code and hints. A problem with one of these
/// attributes is shown there.
pub(crate) fn of_problems(answer: &Value, attributes: &[SchemaAttribute]) -> Vec<Diagnostic> {
    let text = |value: &Value, key: &str| {
        value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let all = |value: &Value, key: &str| {
        value.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let one = |problem: &Value| {
        let hints = all(problem, "hints");
        let mut detail: Vec<String> =
            hints.iter().map(|hint| format!("Hint: {}", text(hint, "text"))).collect();
        let place = text(problem, "place");
        if !place.is_empty() {
            detail.push(format!("Where: {place}"));
        }
        detail.push(format!("Code: {}", text(problem, "code")));
        Diagnostic {
            severity: Diagnostic::ERROR,
            summary: text(problem, "message"),
            detail: detail.join("\n"),
            attribute: attributes.iter().any(|it| it.name == place).then(|| path(&place)),
        }
    };
    all(answer, "problems").iter().map(one).collect()
}
