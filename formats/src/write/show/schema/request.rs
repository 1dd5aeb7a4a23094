//! The JSON Schema of a request file, made from the tables of the services.
//!
//! Editors complete names of services and inputs from it, and show their help.

use ipplan::Options;
use serde_json::{Map, Value, json};

use super::parts::{closed, described, list, reference, settings};
use super::service;
use crate::read::{NETWORK_KEYS, REQUEST_KEYS};

/// The schema of a request file.
///
/// ```
/// let schema = ipplan_formats::schema::request();
/// assert_eq!(schema["title"], "Request");
/// ```
pub fn request() -> Value {
    let mut definitions = json!({
        "prefix": {
            "type": "string",
            "description": "A network in CIDR notation, without host bits: 10.0.0.0/24 or fd00::/64",
            "pattern": "^[0-9A-Fa-f:.]+/[0-9]{1,3}$",
        },
        "prefixes": {
            "description": "One network, or a list of them",
            "anyOf": [{ "$ref": "#/$defs/prefix" }, list("prefix")],
        },
        "place": {
            "description": "One network, a list of them, or for a service with several subnets one of these by role",
            "anyOf": [
                { "$ref": "#/$defs/prefix" },
                list("prefix"),
                { "type": "object", "additionalProperties": { "$ref": "#/$defs/prefixes" } },
            ],
        },
        "length": {
            "description": "A prefix length, such as /26",
            "anyOf": [
                { "type": "string", "pattern": "^/?[0-9]{1,3}$" },
                { "type": "integer", "minimum": 0, "maximum": 128 },
            ],
        },
        "fit": {
            "description": "The smallest size that holds the need, or at least the advised one",
            "enum": ["need", "advised"],
            "default": "need",
        },
        "headroom": {
            "description": "How much to keep free on top of the peak, such as 20%",
            "anyOf": [
                { "type": "string", "pattern": "^[0-9]{1,4}%?$" },
                { "type": "integer", "minimum": 0, "maximum": Options::MOST_HEADROOM },
            ],
        },
        "text": { "type": ["string", "number"] },
        "keep-out": {
            "anyOf": [
                reference("prefix"),
                closed(
                    json!({
                        "range": reference("prefix"),
                        "why": described("text", "Who uses it"),
                    }),
                    &["range"],
                ),
            ],
        },
        "network": network(),
    });
    if let Value::Object(definitions) = &mut definitions {
        definitions.extend(settings().map(|(key, value)| (format!("subnet-{key}"), value)));
        service::define(definitions);
    }
    let properties = REQUEST_KEYS.iter().map(|key| ((*key).to_owned(), of_request(key)));
    let mut properties: Map<String, Value> = properties.collect();
    properties.insert("$schema".to_owned(), json!({ "type": "string" }));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Request",
        "description": "What is wanted of an Azure network: subnets by what lives in them",
    });
    if let (Value::Object(schema), Value::Object(body)) =
        (&mut schema, closed(properties.into(), &[]))
    {
        schema.extend(body);
        schema.insert("$defs".to_owned(), definitions);
    }
    schema
}

fn of_request(key: &str) -> Value {
    match key {
        "edition" => json!({
            "description": "Answer as the documents did on this day; a month means its last day",
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$",
        }),
        "avoid" => json!({
            "description": "Ranges that nothing may be placed in",
            "anyOf": [reference("keep-out"), list("keep-out")],
        }),
        "pools" => json!({
            "description": "Named address space that networks take their own from",
            "type": "object",
            "additionalProperties": reference("prefixes"),
        }),
        "client-pools" => json!({
            "description": "Address pools of point-to-site connections, which lie outside every network",
            "type": "object",
            "additionalProperties": reference("client-pool"),
        }),
        "networks" => json!({
            "description": "The virtual networks",
            "type": "object",
            "additionalProperties": reference("network"),
        }),
        same => reference(same),
    }
}

fn network() -> Value {
    let properties = NETWORK_KEYS.iter().map(|key| {
        let value = match *key {
            "space" => described("prefixes", "Its address space; prefixes are never joined"),
            "from" => described("text", "The pool that it takes its space from"),
            "prefix-length" => described(
                "length",
                "How large a block it takes from the pool; else as large as its subnets need",
            ),
            "region" => described("text", "The Azure region"),
            "was" => described("text", "The name it had before: a lock knows its places by that"),
            "isolated" => described(
                "text",
                "Why its ranges may be those of other networks too: it never meets them",
            ),
            "public" => {
                described("text", "Why it has addresses that are not private: whose they are")
            }
            _ => json!({
                "description": "The subnets",
                "type": "object",
                "additionalProperties": reference("subnet"),
            }),
        };
        ((*key).to_owned(), value)
    });
    let mut network = closed(Value::Object(properties.collect()), &[]);
    if let Value::Object(network) = &mut network {
        network.insert(
            "oneOf".to_owned(),
            json!([
                { "required": ["space"], "not": { "required": ["prefix-length"] } },
                { "required": ["from"] },
            ]),
        );
    }
    network
}
