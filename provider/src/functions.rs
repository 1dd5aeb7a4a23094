//! The functions, and the data sources, which are the same with names in place of an order.

use ipplan_formats::{ArgumentKind, Tool, ToolArgument};
use serde_json::{Map, Value, json};

use crate::messages::{Parameter, ReturnType, Schema, SchemaAttribute, SchemaBlock, Signature};
use crate::values::ANY;

/// A function: the tool that answers, and the order of its arguments. The rest of them are options.
pub(crate) struct Offered {
    pub(crate) name: &'static str,
    order: &'static [&'static str],
}

/// All of them.
pub(crate) const ALL: [Offered; 4] = [
    Offered { name: "size", order: &["service", "inputs"] },
    Offered { name: "capacity", order: &["service", "inputs"] },
    Offered { name: "plan", order: &["request", "lock"] },
    Offered { name: "next", order: &["sizes", "in", "used"] },
];

impl Offered {
    pub(crate) fn named(name: &str) -> Option<&'static Offered> {
        ALL.iter().find(|it| it.name == name)
    }

    fn tool(&self) -> Option<&'static Tool> {
        Tool::named(self.name)
    }

    fn arguments(&self) -> &'static [ToolArgument] {
        self.tool().map_or(&[], |tool| tool.arguments)
    }

    pub(crate) fn signature(&self) -> Signature {
        let parameter = |name: &&str| {
            let argument = self.arguments().iter().find(|it| it.name == *name);
            let simple = argument.is_some_and(|it| is_text(it.kind));
            Parameter {
                name: (*name).to_owned(),
                r#type: if simple { "\"string\"".into() } else { ANY.into() },
                allow_null_value: argument.is_none_or(|it| !it.required),
                description: argument.map_or("", |it| it.about).to_owned(),
            }
        };
        let options = self.arguments().iter().filter(|it| !self.order.contains(&it.name));
        let options = options.map(|it| format!("`{}`: {}", it.name, it.about));
        Signature {
            parameters: self.order.iter().map(parameter).collect(),
            variadic_parameter: Some(Parameter {
                name: "options".to_owned(),
                r#type: ANY.into(),
                allow_null_value: true,
                description: options.collect::<Vec<_>>().join("\n"),
            }),
            r#return: Some(ReturnType { r#type: ANY.into() }),
            summary: self.tool().map_or("", |tool| tool.title).to_owned(),
            description: self.tool().map_or("", |tool| tool.about).to_owned(),
        }
    }

    pub(crate) fn schema(&self) -> Schema {
        let given = |it: &ToolArgument| SchemaAttribute {
            name: it.name.to_owned(),
            r#type: of_kind(it.kind).to_string().into_bytes(),
            description: it.about.to_owned(),
            required: it.required,
            optional: !it.required,
            computed: false,
        };
        let answer = SchemaAttribute {
            name: ANSWER.to_owned(),
            r#type: ANY.into(),
            description: "What the function of the same name returns.".to_owned(),
            computed: true,
            ..SchemaAttribute::default()
        };
        let block = SchemaBlock {
            attributes: self.arguments().iter().map(given).chain([answer]).collect(),
            description: self.tool().map_or("", |tool| tool.about).to_owned(),
            ..SchemaBlock::default()
        };
        Schema { version: 0, block: Some(block) }
    }

    /// The arguments of a call by their names: those of the order, and options as an object.
    pub(crate) fn named_arguments(&self, given: &[Value]) -> Result<Map<String, Value>, String> {
        let (in_order, options) = given.split_at(given.len().min(self.order.len()));
        let pairs = self.order.iter().zip(in_order).filter(|(_, value)| !value.is_null());
        let mut named: Map<String, Value> =
            pairs.map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        for options in options {
            match options {
                Value::Null => {}
                Value::Object(options) => named.extend(
                    options
                        .iter()
                        .filter(|(_, it)| !it.is_null())
                        .map(|(k, v)| (k.clone(), v.clone())),
                ),
                _ => {
                    let all = self.arguments().iter().map(|it| it.name);
                    let keys: Vec<&str> = all.filter(|it| !self.order.contains(it)).collect();
                    return Err(format!(
                        "wrong-type: options are an object, such as {{ {} = … }}",
                        keys.first().unwrap_or(&"edition")
                    ));
                }
            }
        }
        Ok(named)
    }

    /// The answer of the tool to these arguments, in the shape that is useful in Terraform.
    pub(crate) fn answer(
        &self,
        mut arguments: Map<String, Value>,
    ) -> Result<Value, ipplan_formats::ToolRefusal> {
        let Some(tool) = self.tool() else { return Ok(Value::Null) };
        if self.name != "plan" {
            return tool.ask(&arguments).map(|answer| answer.json);
        }
        // Terraform reads as often as it likes, so nothing is placed that a lock should have.
        if arguments.contains_key("lock") && !arguments.contains_key("locked") {
            arguments.insert("locked".to_owned(), true.into());
        }
        let format = arguments.get("format").cloned();
        if format.is_none() {
            arguments.insert("format".to_owned(), "tfvars".into());
        }
        let mut answer = tool.ask(&arguments)?.json;
        let mut take = |path: &str| answer.pointer_mut(path).map(Value::take).unwrap_or_default();
        let mut shaped = Map::new();
        shaped.insert("lock".to_owned(), take("/lock"));
        shaped.insert("notices".to_owned(), take("/plan/notices"));
        let text = take("/text");
        match (&format, text.as_str().map(serde_json::from_str::<Value>)) {
            (None, Some(Ok(mut variables))) => {
                let networks = variables.pointer_mut("/networks").map(Value::take);
                shaped.insert("networks".to_owned(), networks.unwrap_or_default());
            }
            _ => _ = shaped.insert("text".to_owned(), text),
        }
        Ok(shaped.into())
    }
}

/// The attribute with the answer.
pub(crate) const ANSWER: &str = "answer";

fn is_text(kind: ArgumentKind) -> bool {
    matches!(
        kind,
        ArgumentKind::Text
            | ArgumentKind::ServiceName
            | ArgumentKind::PlanFormat
            | ArgumentKind::Document
    )
}

/// The type of an attribute, as Terraform writes it.
fn of_kind(kind: ArgumentKind) -> Value {
    match kind {
        ArgumentKind::Inputs => json!("dynamic"),
        ArgumentKind::Switch => json!("bool"),
        ArgumentKind::Count(_) => json!("number"),
        ArgumentKind::Texts => json!(["list", "string"]),
        ArgumentKind::Files => json!(["list", ["object", { "name": "string", "text": "string" }]]),
        ArgumentKind::Text
        | ArgumentKind::ServiceName
        | ArgumentKind::PlanFormat
        | ArgumentKind::Document => json!("string"),
    }
}
