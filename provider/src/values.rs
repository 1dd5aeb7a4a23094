//! Values of Terraform, which are `MessagePack`, and values as JSON.

use rmpv::Value as Packed;
use serde_json::{Map, Number, Value, json};

use crate::messages::DynamicValue;

/// The type that stands for any.
pub(crate) const ANY: &str = "\"dynamic\"";

/// A value that comes with its type or without it.
pub(crate) fn unpack(value: &DynamicValue) -> Result<Packed, String> {
    let mut bytes = value.msgpack.as_slice();
    rmpv::decode::read_value(&mut bytes).map_err(|error| format!("a value cannot be read: {error}"))
}

/// The attributes of a resource or of a configuration, in their order.
pub(crate) type ObjectEntries = Vec<(Packed, Packed)>;

/// The attributes of an object; none where there is no object.
pub(crate) fn entries(value: Option<&DynamicValue>) -> Option<ObjectEntries> {
    match unpack(value?) {
        Ok(Packed::Map(entries)) => Some(entries),
        _ => None,
    }
}

/// An object of these attributes, or none.
pub(crate) fn pack_entries(entries: Option<ObjectEntries>) -> DynamicValue {
    pack(&entries.map_or(Packed::Nil, Packed::Map))
}

/// An attribute; nothing if it is not there.
pub(crate) fn get<'e>(entries: &'e [(Packed, Packed)], name: &str) -> &'e Packed {
    let found = entries.iter().find(|(key, _)| key.as_str() == Some(name));
    found.map_or(&Packed::Nil, |(_, value)| value)
}

/// Gives an attribute that is there another value.
pub(crate) fn set(entries: &mut [(Packed, Packed)], name: &str, to: &Packed) {
    for (_, value) in entries.iter_mut().filter(|(key, _)| key.as_str() == Some(name)) {
        *value = to.clone();
    }
}

/// How a value is written that is known only after it is applied.
pub(crate) fn unknown() -> Packed {
    Packed::Ext(0, vec![0])
}

/// The value of an argument of any type, which comes as its type and itself.
pub(crate) fn inner(value: &Packed) -> &Packed {
    match value.as_array().map(Vec::as_slice) {
        Some([Packed::Binary(_), value]) => value,
        _ => value,
    }
}

/// A value as JSON. A value that is not known yet becomes null.
pub(crate) fn to_json(value: &Packed) -> Value {
    match value {
        Packed::Boolean(on) => (*on).into(),
        Packed::Integer(number) => {
            let whole =
                number.as_u64().map(Number::from).or_else(|| number.as_i64().map(Number::from));
            whole.map_or(Value::Null, Value::Number)
        }
        Packed::F32(number) => json!(number),
        Packed::F64(number) => json!(number),
        // Numbers that are too long for others are written as text.
        Packed::String(text) => text.as_str().into(),
        Packed::Array(_) => match inner(value) {
            Packed::Array(all) => all.iter().map(to_json).collect(),
            other => to_json(other),
        },
        Packed::Map(entries) => {
            let entry =
                |(key, value): &(Packed, Packed)| Some((key.as_str()?.to_owned(), to_json(value)));
            Value::Object(entries.iter().filter_map(entry).collect())
        }
        Packed::Nil | Packed::Binary(_) | Packed::Ext(..) => Value::Null,
    }
}

/// JSON as a value of any type.
pub(crate) fn of_any_type(value: &Value) -> Packed {
    let of_type = type_of(value).to_string().into_bytes();
    Packed::Array(vec![Packed::Binary(of_type), of_json(value)])
}

pub(crate) fn pack(value: &Packed) -> DynamicValue {
    let mut msgpack = Vec::new();
    // Writing into memory cannot fail.
    let _ = rmpv::encode::write_value(&mut msgpack, value);
    DynamicValue { msgpack, json: Vec::new() }
}

fn type_of(value: &Value) -> Value {
    match value {
        Value::Null => "dynamic".into(),
        Value::Bool(_) => "bool".into(),
        Value::Number(_) => "number".into(),
        Value::String(_) => "string".into(),
        Value::Array(all) => json!(["tuple", all.iter().map(type_of).collect::<Vec<_>>()]),
        Value::Object(all) => {
            let entry = |(key, value): (&String, &Value)| (key.clone(), type_of(value));
            json!(["object", all.iter().map(entry).collect::<Map<_, _>>()])
        }
    }
}

/// JSON as a value of the type that it has.
pub(crate) fn of_json(value: &Value) -> Packed {
    match value {
        Value::Null => Packed::Nil,
        Value::Bool(on) => (*on).into(),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(whole), _) => whole.into(),
            (None, Some(whole)) => whole.into(),
            (None, None) => number.as_f64().unwrap_or_default().into(),
        },
        Value::String(text) => text.as_str().into(),
        Value::Array(all) => Packed::Array(all.iter().map(of_json).collect()),
        Value::Object(all) => Packed::Map(
            all.iter().map(|(key, value)| (key.as_str().into(), of_json(value))).collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_comes_back() {
        let all = json!({
            "a": [1, -2, 1.5, true, null, "x", []], "b": { "c": { "d": u64::MAX } }, "e": {},
        });
        let packed = of_any_type(&all);
        assert_eq!(to_json(inner(&unpack(&pack(&packed)).unwrap())), all);
        let Packed::Array(pair) = &packed else { panic!() };
        let Packed::Binary(of_type) = &pair[0] else { panic!() };
        let of_type: Value = serde_json::from_slice(of_type).unwrap();
        assert_eq!(of_type[1]["b"], json!(["object", { "c": ["object", { "d": "number" }] }]));
        assert_eq!(of_type[1]["a"][1][4], "dynamic");
    }

    #[test]
    fn what_is_no_value_is_refused() {
        assert!(unpack(&DynamicValue::default()).is_err());
        let too_long = vec![0xdf, 0xff, 0xff, 0xff, 0xff];
        assert!(unpack(&DynamicValue { msgpack: too_long, json: Vec::new() }).is_err());
    }
}
