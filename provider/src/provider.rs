//! What the provider answers to each call of the protocol.

use ipplan_formats::ToolAnswer;
use rmpv::Value as Packed;
use serde_json::Value;

use crate::functions::{ALL, ANSWER, Offered};
use crate::messages::{
    AttributePath, AttributeStep, CallRequest, CallResponse, Diagnostic, FunctionError,
    FunctionsResponse, MetadataResponse, NameResponse, ReadRequest, ReadResponse, Schema,
    SchemaBlock, SchemaResponse, ServerCapabilities,
};
use crate::values::{inner, of_any_type, pack, to_json, unpack};

/// What stands before the name of each data source.
const PREFIX: &str = "ipplan_";

fn capabilities() -> ServerCapabilities {
    ServerCapabilities { get_provider_schema_optional: true }
}

pub(crate) fn metadata() -> MetadataResponse {
    let named = |name: String| NameResponse { name };
    MetadataResponse {
        server_capabilities: Some(capabilities()),
        data_sources: ALL.iter().map(|it| named(format!("{PREFIX}{}", it.name))).collect(),
        functions: ALL.iter().map(|it| named(it.name.to_owned())).collect(),
    }
}

pub(crate) fn schema() -> SchemaResponse {
    SchemaResponse {
        provider: Some(Schema { version: 0, block: Some(SchemaBlock::default()) }),
        data_source_schemas: ALL
            .iter()
            .map(|it| (format!("{PREFIX}{}", it.name), it.schema()))
            .collect(),
        server_capabilities: Some(capabilities()),
        functions: functions().functions,
    }
}

pub(crate) fn functions() -> FunctionsResponse {
    let functions = ALL.iter().map(|it| (it.name.to_owned(), it.signature())).collect();
    FunctionsResponse { functions }
}

/// Calls a function.
pub(crate) fn call(asked: &CallRequest) -> CallResponse {
    match called(asked) {
        Ok(value) => CallResponse { result: Some(pack(&of_any_type(&value))), error: None },
        Err(text) => CallResponse { result: None, error: Some(FunctionError { text }) },
    }
}

fn called(asked: &CallRequest) -> Result<Value, String> {
    let function = Offered::named(&asked.name)
        .ok_or_else(|| format!("there is no function `{}`", asked.name))?;
    let given = asked.arguments.iter().map(|value| unpack(value).map(|it| to_json(inner(&it))));
    let given: Vec<Value> = given.collect::<Result<_, _>>()?;
    let refused = |refused: ToolAnswer| format!("\n\n{}", refused.text.trim_end());
    function.answer(function.named_arguments(&given)?).map_err(refused)
}

/// Reads a data source.
pub(crate) fn read(asked: &ReadRequest) -> ReadResponse {
    let wrong = |summary: String| ReadResponse {
        state: None,
        diagnostics: vec![Diagnostic {
            severity: Diagnostic::ERROR,
            summary,
            ..Diagnostic::default()
        }],
    };
    let name = asked.type_name.strip_prefix(PREFIX).unwrap_or_default();
    let Some(source) = Offered::named(name) else {
        return wrong(format!("there is no data source `{}`", asked.type_name));
    };
    let config = match unpack(&asked.config.clone().unwrap_or_default()) {
        Ok(Packed::Map(entries)) => entries,
        Ok(_) => return wrong("a data source is not an object".to_owned()),
        Err(message) => return wrong(message),
    };
    let given = config.iter().filter_map(|(key, value)| {
        let value = to_json(inner(value));
        (!value.is_null()).then(|| Some((key.as_str()?.to_owned(), value)))?
    });
    match source.answer(given.collect()) {
        Ok(answer) => {
            let mut state = config;
            state.retain(|(key, _)| key.as_str() != Some(ANSWER));
            state.push((ANSWER.into(), of_any_type(&answer)));
            ReadResponse { state: Some(pack(&Packed::Map(state))), diagnostics: Vec::new() }
        }
        Err(refused) => ReadResponse { state: None, diagnostics: diagnostics(source, &refused) },
    }
}

/// One diagnostic for each problem.
fn diagnostics(source: &Offered, refused: &ToolAnswer) -> Vec<Diagnostic> {
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
        let of = source.schema().block.unwrap_or_default().attributes;
        let is_attribute = of.iter().any(|it| it.name == place);
        let step = AttributeStep { attribute_name: place };
        Diagnostic {
            severity: Diagnostic::ERROR,
            summary: text(problem, "message"),
            detail: detail.join("\n"),
            attribute: is_attribute.then(|| AttributePath { steps: vec![step] }),
        }
    };
    let problems: Vec<Diagnostic> = all(&refused.json, "problems").iter().map(one).collect();
    if problems.is_empty() {
        // The proof that nothing fits is text.
        let summary = "the sizes do not fit".to_owned();
        let detail = refused.text.trim_end().to_owned();
        return vec![Diagnostic { severity: Diagnostic::ERROR, summary, detail, attribute: None }];
    }
    problems
}
