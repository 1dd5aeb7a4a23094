//! The arguments of a tool: what they may be, and reading them.

use std::borrow::Cow;

use ipplan::{Problem, codes, services};
use serde_json::{Map, Value, json};

use crate::PLANS;

/// One argument.
#[derive(Debug)]
pub struct ToolArgument {
    /// The key.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: ArgumentKind,
    /// Whether it is required.
    pub required: bool,
    /// A description, as a phrase.
    pub about: &'static str,
}

/// The kind of value that an argument takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// Text.
    Text,
    /// One of the formats of a plan.
    PlanFormat,
    /// The name of a service.
    ServiceName,
    /// Inputs of a service by their names.
    Inputs,
    /// True or false.
    Switch,
    /// A whole number from 1 to this one.
    Count(u64),
    /// Several texts, or one.
    Texts,
    /// The text of a file, or what is in it as JSON.
    Document,
    /// Files, each with a `name` and its `text`.
    Files,
}

impl ToolArgument {
    /// One that is required.
    pub const fn must(name: &'static str, kind: ArgumentKind, about: &'static str) -> Self {
        ToolArgument { name, kind, required: true, about }
    }

    /// One that can be left out.
    pub const fn may(name: &'static str, kind: ArgumentKind, about: &'static str) -> Self {
        ToolArgument { name, kind, required: false, about }
    }

    pub(super) fn schema(&self) -> Value {
        let mut schema = match self.kind {
            ArgumentKind::Text => json!({ "type": "string" }),
            ArgumentKind::PlanFormat => json!({ "enum": formats().collect::<Vec<_>>() }),
            ArgumentKind::ServiceName => {
                let names = services::ALL.iter().map(|service| service.id);
                json!({ "type": "string", "examples": names.collect::<Vec<_>>() })
            }
            ArgumentKind::Inputs => json!({
                "type": "object",
                "additionalProperties": { "type": ["integer", "boolean", "string"] },
            }),
            ArgumentKind::Switch => json!({ "type": "boolean" }),
            ArgumentKind::Count(most) => {
                json!({ "type": "integer", "minimum": 1, "maximum": most })
            }
            ArgumentKind::Texts => json!({
                "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "string" }],
            }),
            ArgumentKind::Document => json!({ "type": ["string", "object"] }),
            ArgumentKind::Files => json!({
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": { "name": { "type": "string" }, "text": { "type": "string" } },
                    "required": ["name", "text"],
                    "additionalProperties": false,
                },
            }),
        };
        if let Value::Object(schema) = &mut schema {
            schema.shift_insert(0, "description".to_owned(), self.about.into());
        }
        schema
    }

    /// The problem with a value of this argument, if there is one.
    fn wrong(&self, value: &Value) -> Option<Problem> {
        let wrong = |wanted: &str| {
            let message = format!("`{}` is not {wanted}", self.name);
            Some(Problem::new(&codes::WRONG_TYPE, message).at(self.name))
        };
        let is_file = |it: &Value| {
            let keys = it.as_object().is_some_and(|it| it.len() == 2);
            keys && ["name", "text"].iter().all(|key| it.get(key).is_some_and(Value::is_string))
        };
        let is_input = |it: &Value| it.is_string() || it.is_boolean() || it.is_number();
        match (self.kind, value) {
            (
                ArgumentKind::Text
                | ArgumentKind::ServiceName
                | ArgumentKind::Texts
                | ArgumentKind::Document,
                Value::String(_),
            )
            | (ArgumentKind::Switch, Value::Bool(_))
            | (ArgumentKind::Document, Value::Object(_)) => None,
            (ArgumentKind::Texts, Value::Array(all)) if all.iter().all(Value::is_string) => None,
            (ArgumentKind::Inputs, Value::Object(all)) if all.values().all(is_input) => None,
            (ArgumentKind::Files, Value::Array(all)) if all.iter().all(is_file) => None,
            (ArgumentKind::PlanFormat, Value::String(name)) => {
                let known = formats().any(|it| it == name);
                let message = format!("`{name}` is not a format of a plan");
                let problem = Problem::new(&codes::NOT_A_CHOICE, message).at(self.name);
                let names = formats().collect::<Vec<_>>().join(", ");
                (!known).then(|| {
                    problem.did_you_mean(name, formats()).hint(format!("use one of {names}"))
                })
            }
            (ArgumentKind::Text | ArgumentKind::ServiceName | ArgumentKind::PlanFormat, _) => {
                wrong("text")
            }
            (ArgumentKind::Switch, _) => wrong("true or false"),
            (ArgumentKind::Count(most), value) => {
                let fits = whole(value).is_some_and(|it| (1..=most).contains(&it));
                if fits { None } else { wrong(&format!("a whole number from 1 to {most}")) }
            }
            (ArgumentKind::Document, _) => wrong("the text of a file, or an object"),
            (ArgumentKind::Texts, _) => wrong("text, or a list of texts"),
            (ArgumentKind::Inputs, _) => {
                wrong("an object of numbers, words, and true or false, such as {\"instances\": 10}")
            }
            (ArgumentKind::Files, _) => {
                wrong("a list of objects with a `name` and a `text` and nothing else")
            }
        }
    }
}

/// A whole number, which can be written as one that is not.
fn whole(value: &Value) -> Option<u64> {
    let whole = |it: &f64| it.fract() == 0.0 && (0.0..=9_007_199_254_740_991.0).contains(it);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is one")]
    value.as_u64().or_else(|| value.as_f64().filter(whole).map(|it| it as u64))
}

fn formats() -> impl Iterator<Item = &'static str> + Clone {
    PLANS.iter().map(|writer| writer.name)
}

/// Arguments that are what they have to be.
#[derive(Debug)]
pub struct Arguments<'a>(&'a Map<String, Value>);

impl<'a> Arguments<'a> {
    pub(super) fn of(
        known: &[ToolArgument],
        given: &'a Map<String, Value>,
    ) -> Result<Arguments<'a>, Vec<Problem>> {
        let mut problems = Vec::new();
        for (key, value) in given {
            if let Some(argument) = known.iter().find(|it| it.name == key) {
                problems.extend(argument.wrong(value));
                continue;
            }
            let names = known.iter().map(|it| it.name);
            let all = names.clone().map(|it| format!("`{it}`")).collect::<Vec<_>>();
            let problem = Problem::new(&codes::UNKNOWN_KEY, format!("unknown argument `{key}`"));
            let hint = match all.as_slice() {
                [] => "it has no arguments".to_owned(),
                all => format!("the arguments are {}", all.join(", ")),
            };
            problems.push(problem.at(key.as_str()).did_you_mean(key, names).or_hint(hint));
        }
        for argument in known.iter().filter(|it| it.required && !given.contains_key(it.name)) {
            let message = format!("`{}` is missing: {}", argument.name, argument.about);
            problems.push(Problem::new(&codes::MISSING_KEY, message).at(argument.name));
        }
        if problems.is_empty() { Ok(Arguments(given)) } else { Err(problems) }
    }

    /// A text, if it was given.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.0.get(key).and_then(Value::as_str)
    }

    /// Whether a switch is on.
    pub fn is_on(&self, key: &str) -> bool {
        self.0.get(key).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A whole number, if it was given.
    pub fn count(&self, key: &str) -> Option<u64> {
        self.0.get(key).and_then(whole)
    }

    /// Texts; none if none was given.
    pub fn texts(&self, key: &str) -> Vec<&'a str> {
        match self.0.get(key) {
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
            other => other.and_then(Value::as_str).into_iter().collect(),
        }
    }

    /// The text of a document.
    pub(super) fn document(&self, key: &str) -> Option<Cow<'a, str>> {
        self.0.get(key).map(|value| match value {
            Value::String(text) => Cow::Borrowed(text.as_str()),
            data => Cow::Owned(data.to_string()),
        })
    }

    /// Names and bytes.
    pub(super) fn files(&self, key: &str) -> Vec<(&'a str, &'a [u8])> {
        let all = self.0.get(key).and_then(Value::as_array).into_iter().flatten();
        let text =
            |it: &'a Value, key: &str| it.get(key).and_then(Value::as_str).unwrap_or_default();
        all.map(|it| (text(it, "name"), text(it, "text").as_bytes())).collect()
    }

    /// Names and values, as one types them.
    pub(super) fn inputs(&self) -> Vec<(&'a str, Cow<'a, str>)> {
        let all = self.0.get("inputs").and_then(Value::as_object).into_iter().flatten();
        all.map(|(name, value)| {
            let value = match value {
                Value::String(text) => Cow::Borrowed(text.as_str()),
                // A whole number can be written as one that is not.
                Value::Number(number) => match number.as_f64() {
                    Some(float) if float.fract() == 0.0 && number.is_f64() => {
                        Cow::Owned(format!("{float}"))
                    }
                    _ => Cow::Owned(number.to_string()),
                },
                other => Cow::Owned(other.to_string()),
            };
            (name.as_str(), value)
        })
        .collect()
    }
}
