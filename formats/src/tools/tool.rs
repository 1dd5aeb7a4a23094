//! A tool: its name, its arguments, and what it answers.

use std::fmt;
use std::sync::Arc;

use anstream::adapter::strip_str;
use ipplan::Problem;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::arguments::{Arguments, ToolArgument};
use crate::read::{Places, json_object};
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
/// assert_eq!(refused.answer.json["problems"][0]["code"], "unknown-key");
/// ```
#[derive(Clone, Debug)]
pub struct Tool {
    /// The name, one word.
    pub name: &'static str,
    /// The title for people.
    pub title: &'static str,
    /// A description: the question it answers, and when to use it.
    pub about: &'static str,
    /// The arguments.
    pub arguments: &'static [ToolArgument],
    /// Arguments with which it answers, as JSON; a file next to the table, which names no service.
    pub example: &'static str,
    /// The schema of the answer: one of these names of [`answer_schemas`](crate::answer_schemas).
    pub answers: &'static [&'static str],
    /// The schema of the answer if there is none to the question.
    pub refuses: &'static [&'static str],
    /// What it does besides answering.
    pub effect: Effect,
    /// The function that answers.
    pub answer: ToolFunction,
}

/// What a tool does besides answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: its answer follows from its arguments.
    None,
    /// It reads a plan that others share.
    Reads,
    /// It adds to that plan, and takes nothing out of it.
    Adds,
    /// It takes something out of that plan.
    Removes,
}

impl Effect {
    /// Whether the answer has to wait for a store, which may be far away.
    pub fn waits(self) -> bool {
        self != Effect::None
    }

    /// Whether others see something else afterwards.
    pub fn changes(self) -> bool {
        matches!(self, Effect::Adds | Effect::Removes)
    }
}

/// The function that answers a tool.
#[derive(Clone)]
pub enum ToolFunction {
    /// One that needs nothing but the arguments.
    Pure(fn(&Arguments<'_>) -> ToolResult),
    /// One that holds something else, such as the address of a store.
    Holding(Arc<dyn Fn(&Arguments<'_>) -> ToolResult + Send + Sync>),
}

impl fmt::Debug for ToolFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ToolFunction::Pure(_) => "Pure",
            ToolFunction::Holding(_) => "Holding",
        })
    }
}

/// An answer, or everything that is wrong with what was asked.
pub type ToolResult = Result<ToolAnswer, ToolRefusal>;

/// A question without an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolRefusal {
    /// The kind of reason.
    pub reason: RefusalReason,
    /// The problems, or the proof that nothing fits.
    pub answer: ToolAnswer,
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalReason {
    /// The arguments are not what [`schema`](Tool::schema) allows.
    Form,
    /// The answer is no.
    No,
    /// The answer is not known, because a store cannot be used. The question may be right.
    Unknown,
}

/// The same twice: for programs and for people.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolAnswer {
    /// The output of the command with `--format json`: the answer, or `problems`.
    pub json: Value,
    /// The output of the command without that option, without colours.
    pub text: String,
}

impl Tool {
    /// The longest question that is read from others, in bytes.
    pub const MOST_BYTES: usize = 16 << 20;

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

    /// The arguments in the text of one object of JSON, in which nothing may be said twice.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with the text, and where.
    ///
    /// ```
    /// let twice = ipplan_formats::Tool::arguments_in(br#"{"service": "aks", "service": "hosts"}"#);
    /// assert_eq!(twice.unwrap_err().answer.json["problems"][0]["code"], "duplicate-key");
    /// ```
    pub fn arguments_in(text: &[u8]) -> Result<Map<String, Value>, ToolRefusal> {
        json_object(text).map_err(|fault| {
            let problems = [*fault.problem];
            let places = Places::of_text(&problems);
            let text = String::from_utf8_lossy(text);
            ToolRefusal::form(ToolAnswer::problems_in(&problems, "arguments", &text, &places))
        })
    }

    /// Answers.
    ///
    /// # Errors
    ///
    /// Every problem that can be found, each with its code and hints.
    pub fn ask(&self, arguments: &Map<String, Value>) -> ToolResult {
        let arguments = Arguments::of(self.arguments, arguments)
            .map_err(|problems| ToolRefusal::form(problems.into()))?;
        match &self.answer {
            ToolFunction::Pure(answer) => answer(&arguments),
            ToolFunction::Holding(answer) => answer(&arguments),
        }
    }
}

impl ToolAnswer {
    /// An answer as JSON and as text, whose colours are taken away.
    pub fn of(json: impl Serialize, text: &str) -> ToolAnswer {
        // Nothing that we write has keys that are not text.
        let json = serde_json::to_value(json).unwrap_or_default();
        ToolAnswer { json, text: strip_str(text).to_string() }
    }

    /// The problems of a text, each shown at its place in it.
    pub(super) fn problems_in(
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

impl ToolRefusal {
    fn form(answer: ToolAnswer) -> ToolRefusal {
        ToolRefusal { reason: RefusalReason::Form, answer }
    }
}

/// The answer is no.
impl From<ToolAnswer> for ToolRefusal {
    fn from(answer: ToolAnswer) -> ToolRefusal {
        ToolRefusal { reason: RefusalReason::No, answer }
    }
}

impl From<Vec<Problem>> for ToolRefusal {
    fn from(problems: Vec<Problem>) -> ToolRefusal {
        ToolAnswer::from(problems).into()
    }
}

impl From<Problem> for ToolRefusal {
    fn from(problem: Problem) -> ToolRefusal {
        vec![problem].into()
    }
}
