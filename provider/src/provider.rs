//! The answers of the provider to the calls of the protocol.

use std::sync::{Arc, Mutex, PoisonError};

use ipplan_formats::ToolRefusal;
use rmpv::Value as Packed;
use serde_json::Value;

use crate::allocation;
use crate::diagnostics::{error, of_problems};
use crate::functions::{ALL, ANSWER, Offered};
use crate::messages::{
    CallRequest, CallResponse, ConfigureRequest, Diagnostic, DynamicValue, FunctionError,
    FunctionsResponse, MetadataResponse, NameResponse, ReadRequest, SchemaResponse,
    ServerCapabilities, StateResponse, UpgradeRequest, ValidateResponse,
};
use crate::settings::{self, ProviderSettings};
use crate::values::{inner, of_any_type, pack, to_json, unpack};

/// The prefix of the name of each data source.
const PREFIX: &str = "ipplan_";

fn capabilities() -> ServerCapabilities {
    ServerCapabilities { get_provider_schema_optional: true }
}

pub(crate) fn metadata() -> MetadataResponse {
    let named = |name: String| NameResponse { name };
    MetadataResponse {
        server_capabilities: Some(capabilities()),
        data_sources: ALL.iter().map(|it| named(format!("{PREFIX}{}", it.name))).collect(),
        resources: vec![named(allocation::NAME.to_owned())],
        functions: ALL.iter().map(|it| named(it.name.to_owned())).collect(),
    }
}

pub(crate) fn schema() -> SchemaResponse {
    SchemaResponse {
        provider: Some(settings::schema()),
        resource_schemas: [(allocation::NAME.to_owned(), allocation::schema())].into(),
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

/// The configuration, once Terraform has given it. Clones see the same.
#[derive(Clone, Default)]
pub(crate) struct Configured(Arc<Mutex<ProviderSettings>>);

impl Configured {
    pub(crate) fn settings(&self) -> ProviderSettings {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn configure(&self, asked: &ConfigureRequest) -> ValidateResponse {
        let settings = ProviderSettings::of(asked.config.as_ref());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = settings;
        // Not every client has it validated before.
        ValidateResponse { diagnostics: settings::validate(asked.config.as_ref()) }
    }
}

/// There is only one version of each state, so it stays what it is.
pub(crate) fn upgrade(asked: &UpgradeRequest) -> StateResponse {
    let json = asked.raw_state.clone().unwrap_or_default().json;
    let state = DynamicValue { msgpack: Vec::new(), json };
    StateResponse { state: Some(state), diagnostics: Vec::new() }
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
    let refused = |refused: ToolRefusal| format!("\n\n{}", refused.answer.text.trim_end());
    function.answer(function.named_arguments(&given)?).map_err(refused)
}

/// Reads a data source.
pub(crate) fn read(asked: &ReadRequest) -> StateResponse {
    let wrong = |summary: String| StateResponse { diagnostics: vec![error(summary)], state: None };
    let name = asked.type_name.strip_prefix(PREFIX).unwrap_or_default();
    let Some(source) = Offered::named(name) else {
        return wrong(format!("there is no data source `{}`", asked.type_name));
    };
    let config = match unpack(&asked.current.clone().unwrap_or_default()) {
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
            StateResponse { state: Some(pack(&Packed::Map(state))), diagnostics: Vec::new() }
        }
        Err(ToolRefusal { answer: refused, .. }) => {
            let attributes = source.schema().block.unwrap_or_default().attributes;
            let mut diagnostics = of_problems(&refused.json, &attributes);
            if diagnostics.is_empty() {
                // The proof that nothing fits is text.
                let detail = refused.text.trim_end().to_owned();
                diagnostics.push(Diagnostic { detail, ..error("the sizes do not fit".to_owned()) });
            }
            StateResponse { state: None, diagnostics }
        }
    }
}
