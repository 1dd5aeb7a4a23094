//! A tool: its name, its arguments, and what it answers.

use anstream::adapter::strip_str;
use ipplan::Problem;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::arguments::{Arguments, ToolArgument};
use crate::read::Places;
use crate::text::File;
use crate::write::{json as written, text};

/// A question that programs ask as JSON.
///
/// ```
/// use serde_json::json;
///
/// let size = ipplan_formats::Tool::named("size").unwrap();
/// let arguments = json!({ "service": "app-service", "inputs": { "instances": 10 } });
/// let answer = size.ask(arguments.as_object().unwrap()).unwrap();
/// assert_eq!(answer.json["prefix_length"], 27);
/// assert!(answer.text.contains("learn.microsoft.com"));
///
/// let refused = size.ask(json!({ "servise": "aks" }).as_object().unwrap()).unwrap_err();
/// assert_eq!(refused.json["problems"][0]["code"], "unknown-key");
/// ```
#[derive(Debug)]
pub struct Tool {
    /// Its name, one word.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What it answers, and when to ask it.
    pub about: &'static str,
    /// What it is asked with.
    pub arguments: &'static [ToolArgument],
    pub(super) answer: fn(&Arguments<'_>) -> ToolResult,
}

/// An answer, or everything that is wrong with what was asked.
pub type ToolResult = Result<ToolAnswer, ToolAnswer>;

/// The same twice: for programs and for people.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolAnswer {
    /// What the command prints with `--format json`: the answer, or `problems`.
    pub json: Value,
    /// What it prints else, without colours.
    pub text: String,
}

impl Tool {
    /// The JSON Schema of its arguments.
    ///
    /// ```
    /// let reach = ipplan_formats::Tool::named("reach").unwrap();
    /// assert_eq!(reach.schema()["required"], serde_json::json!(["request", "from"]));
    /// ```
    pub fn schema(&self) -> Value {
        let property = |it: &ToolArgument| (it.name.to_owned(), it.schema());
        let needed = self.arguments.iter().filter(|it| it.required).map(|it| it.name);
        json!({
            "type": "object",
            "properties": self.arguments.iter().map(property).collect::<Map<_, _>>(),
            "required": needed.collect::<Vec<_>>(),
            "additionalProperties": false,
        })
    }

    /// Answers.
    ///
    /// # Errors
    ///
    /// Every problem that can be found, each with its code and hints.
    pub fn ask(&self, arguments: &Map<String, Value>) -> ToolResult {
        let arguments = Arguments::of(self.arguments, arguments)?;
        (self.answer)(&arguments)
    }
}

impl ToolAnswer {
    pub(super) fn of(json: impl Serialize, text: &str) -> ToolAnswer {
        // Nothing that we write has keys that are not text.
        let json = serde_json::to_value(json).unwrap_or_default();
        ToolAnswer { json, text: strip_str(text).to_string() }
    }

    /// What is wrong with a text, which is shown where it is.
    pub(super) fn refused_in(
        problems: &[Problem],
        file: &str,
        text: &str,
        places: &Places,
    ) -> Self {
        let shown = text::problems_in(problems, &File { name: file, text, places });
        ToolAnswer::of(written::problems_in(problems, places), &shown)
    }
}

impl From<Vec<Problem>> for ToolAnswer {
    fn from(problems: Vec<Problem>) -> ToolAnswer {
        ToolAnswer::of(written::problems(&problems), &text::problems(&problems))
    }
}

impl From<Problem> for ToolAnswer {
    fn from(problem: Problem) -> ToolAnswer {
        vec![problem].into()
    }
}
