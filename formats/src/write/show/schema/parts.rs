//! Parts of the definitions of a schema.

use serde_json::{Map, Value, json};

use crate::read::SUBNET_KEYS;

/// The keys of every subnet, with any service.
pub(super) fn settings() -> impl Iterator<Item = (&'static str, Value)> {
    let own = SUBNET_KEYS.iter().filter(|key| !["service", "holds"].contains(key));
    let setting = |key: &str| match key {
        "at" => {
            described("place", "The range it has to have: an IPv4 prefix, an IPv6 /64, or both")
        }
        "prefix-length" => described("length", "The size it has to have"),
        "group" => described("text", "Subnets of the same group are placed next to each other"),
        "reserve" => described(
            "length",
            "The size of the block around it that is kept free as \
                                          room to grow",
        ),
        "ipv6" => json!({
            "description": "Whether it gets a /64 of the network's IPv6 space",
            "type": "boolean",
            "default": false,
        }),
        "default-outbound" => json!({
            "description": "Whether its virtual machines reach the internet by default; default: as \
                            the request says",
            "type": "boolean",
        }),
        "was" => described("text", "Its previous name, which a lock still has"),
        same => reference(same),
    };
    own.map(move |key| (*key, setting(key)))
}

/// An object with these keys and no others.
pub(super) fn closed(properties: Value, required: &[&str]) -> Value {
    let mut object = Map::new();
    object.insert("type".to_owned(), "object".into());
    object.insert("properties".to_owned(), properties);
    if !required.is_empty() {
        object.insert("required".to_owned(), required.into());
    }
    object.insert("additionalProperties".to_owned(), false.into());
    Value::Object(object)
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

pub(super) fn described(name: &str, description: &str) -> Value {
    json!({ "description": description, "$ref": format!("#/$defs/{name}") })
}

pub(super) fn list(name: &str) -> Value {
    json!({ "type": "array", "items": reference(name) })
}
