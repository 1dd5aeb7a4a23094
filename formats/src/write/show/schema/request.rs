//! The JSON Schema of a request file, made from the tables of the services.
//!
//! Editors complete names of services and inputs from it, and show their help.

use ipplan::Options;
use serde_json::{Map, Value, json};

use super::parts::{closed, described, list, reference, settings};
use super::service;
use crate::read::{LINK_KEYS, LinkValue, NETWORK_KEYS, REQUEST_KEYS};

/// The address of the schema of request files, by which editors load it.
///
/// ```
/// use ipplan_formats::schema;
///
/// assert_eq!(schema::request()["$id"], schema::REQUEST_ADDRESS);
/// ```
pub const REQUEST_ADDRESS: &str =
    "https://raw.githubusercontent.com/ipplan/ipplan/main/formats/schema/request.json";

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
            "description": "The smallest size with enough addresses, or at least the advised size",
            "enum": ["need", "advised"],
            "default": "need",
        },
        "headroom": {
            "description": "How many addresses to keep free in addition to the peak, such as 20%",
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
                        "why": described("text", "What uses the range"),
                    }),
                    &["range"],
                ),
            ],
        },
        "network": network(),
        "names": {
            "description": "A name, or a list of them",
            "anyOf": [reference("text"), list("text")],
        },
        "link": link(),
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
        "$id": REQUEST_ADDRESS,
        "title": "Request",
        "description": "A request for Azure virtual networks and their subnets, each with its \
                        services",
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
            "description": "Use the documentation as of this day; a month means its last day",
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$",
        }),
        "default-outbound" => json!({
            "description": "Whether virtual machines reach the internet by default; written files \
                            always state it",
            "type": "boolean",
            "default": false,
        }),
        "existing" => json!({
            "description": "Files that say which networks exist, relative to the request; it is \
                            placed around them",
            "anyOf": [reference("text"), list("text")],
        }),
        "avoid" => json!({
            "description": "Ranges in which nothing may be placed",
            "anyOf": [reference("keep-out"), list("keep-out")],
        }),
        "pools" => json!({
            "description": "Named address space from which networks take their own",
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
        "sites" => json!({
            "description": "The ranges of on-premises sites, by name",
            "type": "object",
            "additionalProperties": reference("prefixes"),
        }),
        "links" => json!({
            "description": "What joins networks, sites and client pools",
            "anyOf": [reference("link"), list("link")],
        }),
        same => reference(same),
    }
}

/// One key of a link says its kind; the schema leaves to the reader which others belong to it.
fn link() -> Value {
    let properties = LINK_KEYS.iter().map(|key| {
        let value = match key.holds {
            LinkValue::Ends | LinkValue::Names => described("names", key.about),
            LinkValue::End | LinkValue::Name | LinkValue::Text => described("text", key.about),
            LinkValue::Number => {
                json!({ "description": key.about, "type": "integer", "minimum": 1 })
            }
            LinkValue::Switch => json!({ "description": key.about, "type": "boolean" }),
            LinkValue::Choice(words) => json!({ "description": key.about, "enum": words }),
        };
        (key.name.to_owned(), value)
    });
    closed(Value::Object(properties.collect()), &[])
}

fn network() -> Value {
    let properties = NETWORK_KEYS.iter().map(|key| {
        let value = match *key {
            "space" => described("prefixes", "Its address space; prefixes are never joined"),
            "from" => described("text", "The pool from which it takes its address space"),
            "prefix-length" => described(
                "length",
                "The size of the block it takes from the pool; default: as large as its subnets \
                 need",
            ),
            "region" => described("text", "The Azure region"),
            "was" => described("text", "The name it had before: a lock knows its places by that"),
            "isolated" => described(
                "text",
                "Why its ranges may overlap those of other networks: it is never connected to them",
            ),
            "reuse" => described(
                "text",
                "Why its ranges may be those of networks that its links do not lead to",
            ),
            "public" => {
                described("text", "Why it has addresses that are not private: who owns them")
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
                // It has the address space that it has in Azure.
                { "not": { "anyOf": [
                    { "required": ["space"] },
                    { "required": ["from"] },
                    { "required": ["prefix-length"] },
                ] } },
            ]),
        );
    }
    network
}
