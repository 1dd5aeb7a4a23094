//! Planning, reading and importing a resource.

use rmpv::Value as Packed;
use serde_json::Value;

use crate::messages::{
    AttributePath, AttributeStep, DynamicValue, ImportRequest, ImportResponse, ImportedResource,
    PlanRequest, PlanResponse, ReadRequest, StateResponse, UpgradeRequest,
};
use crate::schema::{attributes, existing, of, rows};
use crate::values::{entries, get, of_json, pack_entries, set, unknown};

/// An attribute without a value is known only after apply; some changes replace the resource.
pub(crate) fn plan(asked: &PlanRequest) -> PlanResponse {
    let table = of(&asked.type_name);
    let prior = entries(asked.prior_state.as_ref());
    let mut planned = entries(asked.proposed_new_state.as_ref());
    let mut requires_replace = Vec::new();
    if let (Some(prior), Some(planned)) = (&prior, &planned) {
        let names = table.get("replaced_by").and_then(Value::as_array).into_iter().flatten();
        let names = names.filter_map(Value::as_str);
        let other = names.filter(|name| get(prior, name) != get(planned, name));
        let path = |name: &str| AttributePath {
            steps: vec![AttributeStep { attribute_name: name.to_owned() }],
        };
        requires_replace = other.map(path).collect();
    }
    if let (None, Some(planned)) = (&prior, &mut planned) {
        for (name, _) in rows(table, "computed") {
            if get(planned, name).is_nil() {
                set(planned, name, &unknown());
            }
        }
    }
    PlanResponse {
        planned_state: Some(pack_entries(planned)),
        requires_replace,
        ..PlanResponse::default()
    }
}

/// A resource in the file is as the file says; any other is as it was.
pub(crate) fn read(asked: &ReadRequest) -> StateResponse {
    let mut state = entries(asked.current.as_ref());
    if let Some(state) = &mut state {
        let id = get(state, "id").as_str().unwrap_or_default().to_owned();
        for (name, value) in existing().get(&id).and_then(Value::as_object).into_iter().flatten() {
            set(state, name, &of_json(value));
        }
    }
    StateResponse { state: Some(pack_entries(state)), ..StateResponse::default() }
}

/// Nothing is known but its ID; the rest is read.
pub(crate) fn import(asked: &ImportRequest) -> ImportResponse {
    let table = of(&asked.type_name);
    let of_name = |name: &String| {
        let value = if name == "id" { asked.id.as_str().into() } else { Packed::Nil };
        (name.as_str().into(), value)
    };
    let blocks = rows(table, "blocks");
    let blocks = blocks.map(|(name, _)| (name.as_str().into(), Packed::Array(Vec::new())));
    let state = attributes(table).map(of_name).chain(blocks).collect();
    let state = Some(pack_entries(Some(state)));
    ImportResponse {
        imported: vec![ImportedResource { type_name: asked.type_name.clone(), state }],
        ..ImportResponse::default()
    }
}

/// There is only one version of each state, so it stays what it is.
pub(crate) fn upgrade(asked: &UpgradeRequest) -> StateResponse {
    let json = asked.raw_state.clone().unwrap_or_default().json;
    StateResponse {
        state: Some(DynamicValue { msgpack: Vec::new(), json }),
        ..StateResponse::default()
    }
}
