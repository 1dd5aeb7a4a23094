//! What becomes of a resource when it is planned, read and imported.

use rmpv::Value as Packed;
use serde_json::Value;

use crate::messages::{
    AttributePath, AttributeStep, DynamicValue, ImportRequest, ImportResponse, ImportedResource,
    PlanRequest, PlanResponse, ReadRequest, StateResponse, UpgradeRequest,
};
use crate::schema::{attributes, entries, existing, of};

/// How a value is written that is known only after it is applied.
fn unknown() -> Packed {
    Packed::Ext(0, vec![0])
}

/// The attributes of a resource; nothing where there is none.
type State = Option<Vec<(Packed, Packed)>>;

fn unpack(value: Option<&DynamicValue>) -> State {
    let mut bytes = value?.msgpack.as_slice();
    match rmpv::decode::read_value(&mut bytes) {
        Ok(Packed::Map(entries)) => Some(entries),
        _ => None,
    }
}

fn pack(state: State) -> DynamicValue {
    let mut msgpack = Vec::new();
    // Writing into memory cannot fail.
    let _ = rmpv::encode::write_value(&mut msgpack, &state.map_or(Packed::Nil, Packed::Map));
    DynamicValue { msgpack, json: Vec::new() }
}

fn get<'s>(state: &'s [(Packed, Packed)], name: &str) -> &'s Packed {
    let found = state.iter().find(|(key, _)| key.as_str() == Some(name));
    found.map_or(&Packed::Nil, |(_, value)| value)
}

fn set(state: &mut [(Packed, Packed)], name: &str, to: impl Fn() -> Packed) {
    for (_, value) in state.iter_mut().filter(|(key, _)| key.as_str() == Some(name)) {
        *value = to();
    }
}

/// What nobody said is not known before it is applied; some changes make another resource.
pub(crate) fn plan(asked: &PlanRequest) -> PlanResponse {
    let table = of(&asked.type_name);
    let prior = unpack(asked.prior_state.as_ref());
    let mut planned = unpack(asked.proposed_new_state.as_ref());
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
        for (name, _) in entries(table, "computed") {
            if get(planned, name).is_nil() {
                set(planned, name, unknown);
            }
        }
    }
    PlanResponse { planned_state: Some(pack(planned)), requires_replace }
}

/// What exists is as the file says; all else is as it was.
pub(crate) fn read(asked: &ReadRequest) -> StateResponse {
    let mut state = unpack(asked.current_state.as_ref());
    if let Some(state) = &mut state {
        let id = get(state, "id").as_str().unwrap_or_default().to_owned();
        for (name, value) in existing().get(&id).and_then(Value::as_object).into_iter().flatten() {
            set(state, name, || packed(value));
        }
    }
    StateResponse { state: Some(pack(state)) }
}

/// Nothing is known but its ID; the rest is read.
pub(crate) fn import(asked: &ImportRequest) -> ImportResponse {
    let table = of(&asked.type_name);
    let of_name = |name: &String| {
        let value = if name == "id" { asked.id.as_str().into() } else { Packed::Nil };
        (name.as_str().into(), value)
    };
    let blocks = entries(table, "blocks");
    let blocks = blocks.map(|(name, _)| (name.as_str().into(), Packed::Array(Vec::new())));
    let state = attributes(table).map(of_name).chain(blocks).collect();
    let state = Some(pack(Some(state)));
    ImportResponse {
        imported: vec![ImportedResource { type_name: asked.type_name.clone(), state }],
    }
}

/// There is only one version of each state, so it stays what it is.
pub(crate) fn upgrade(asked: &UpgradeRequest) -> StateResponse {
    let json = asked.raw_state.clone().unwrap_or_default().json;
    StateResponse { state: Some(DynamicValue { msgpack: Vec::new(), json }) }
}

fn packed(value: &Value) -> Packed {
    match value {
        Value::Null => Packed::Nil,
        Value::Bool(on) => (*on).into(),
        Value::Number(number) => number.as_i64().unwrap_or_default().into(),
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => Packed::Array(items.iter().map(packed).collect()),
        Value::Object(entries) => Packed::Map(
            entries.iter().map(|(key, value)| (key.as_str().into(), packed(value))).collect(),
        ),
    }
}
