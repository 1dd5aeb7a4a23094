//! The JSON Schema of a request file, made from the tables of the services.
//!
//! Editors complete names of services and inputs from it, and show their help.

use ipplan::{Absent, Input, Kind, Options, Service, services};
use serde_json::{Map, Value, json};

use crate::read::{NETWORK_KEYS, REQUEST_KEYS, SUBNET_KEYS};

/// The schema of a request file.
///
/// ```
/// let schema = ipplan_formats::schema::request();
/// assert_eq!(schema["title"], "ipplan request");
/// ```
pub fn request() -> Value {
    let asks = |input: &&Input| input.absent == Absent::Refused;
    let one_word = services::ALL.iter().filter(|service| !service.inputs.iter().any(asks));
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
        "service": {
            "description": "A service that needs nothing else said",
            "anyOf": one_word.flat_map(|service| names(service)).collect::<Value>(),
        },
    });
    let mut subnets = vec![reference("service")];
    let mut workloads = vec![reference("service")];
    if let Value::Object(definitions) = &mut definitions {
        for service in services::ALL {
            let (subnet, workload) =
                (format!("subnet-{}", service.id), format!("held-{}", service.id));
            subnets.push(reference(&subnet));
            workloads.push(reference(&workload));
            definitions.insert(subnet, with_inputs(service, settings()));
            definitions.insert(workload, with_inputs(service, Map::new()));
        }
        let mut several = settings();
        let holds = json!({
            "description": "What lives in the subnet, where it is more than one service",
            "type": "array",
            "items": reference("workload"),
            "minItems": 1,
        });
        several.insert("holds".to_owned(), holds);
        definitions.insert("subnet-of-several".to_owned(), closed(several.into(), &["holds"]));
        subnets.push(reference("subnet-of-several"));
        definitions.insert("subnet".to_owned(), json!({ "anyOf": subnets }));
        definitions.insert("workload".to_owned(), json!({ "anyOf": workloads }));
    }
    let properties = REQUEST_KEYS.iter().map(|key| ((*key).to_owned(), of_request(key)));
    let mut properties: Map<String, Value> = properties.collect();
    properties.insert("$schema".to_owned(), json!({ "type": "string" }));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ipplan request",
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

/// The keys of every subnet, whatever lives in it.
fn settings() -> Map<String, Value> {
    let own = SUBNET_KEYS.iter().filter(|key| !["service", "holds"].contains(key));
    let setting = |key: &str| match key {
        "at" => described("prefix", "Where it has to be"),
        "prefix-length" => described("length", "How large it has to be"),
        "group" => described("text", "Subnets of one group are placed side by side"),
        "reserve" => described("length", "The block whose rest is kept free for it to grow into"),
        "ipv6" => json!({
            "description": "Whether it gets a /64 of the network's IPv6 space",
            "type": "boolean",
            "default": false,
        }),
        "was" => described("text", "The name it had before, under which a lock knows it"),
        same => reference(same),
    };
    own.map(|key| ((*key).to_owned(), setting(key))).collect()
}

fn names(service: &Service) -> Vec<Value> {
    let alias = |alias: &&str| json!({ "const": alias, "description": format!("Another name for {}", service.id) });
    let own = json!({ "const": service.id, "description": service.name });
    std::iter::once(own).chain(service.aliases.iter().map(alias)).collect()
}

fn with_inputs(service: &Service, settings: Map<String, Value>) -> Value {
    let mut properties = Map::new();
    properties.insert("service".to_owned(), json!({ "anyOf": names(service) }));
    let mut needed = Vec::new();
    for input in service.inputs {
        properties.insert(input.name.to_owned(), of_input(input));
        for alias in input.aliases {
            properties.insert((*alias).to_owned(), of_input(input));
        }
        if input.absent == Absent::Refused {
            let names = std::iter::once(&input.name).chain(input.aliases);
            let any = names.map(|name| json!({ "required": [name] }));
            needed.push(json!({ "anyOf": any.collect::<Value>() }));
        }
    }
    properties.extend(settings);
    let mut schema = closed(properties.into(), &["service"]);
    if let Value::Object(schema) = &mut schema {
        if !needed.is_empty() {
            schema.insert("allOf".to_owned(), needed.into());
        }
        schema.shift_insert(0, "description".to_owned(), service.about.into());
    }
    schema
}

fn of_input(input: &Input) -> Value {
    let mut schema = match input.kind {
        Kind::Count { least, most } => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Kind::Switch => json!({ "type": "boolean" }),
        Kind::Choice { choices } => {
            let word = |choice: &ipplan::Choice| json!({ "const": choice.name, "description": choice.help });
            json!({ "anyOf": choices.iter().map(word).collect::<Value>() })
        }
    };
    let default = match input.absent {
        Absent::Refused | Absent::Unsaid => None,
        Absent::Count(count) => Some(count.into()),
        Absent::Switch(on) => Some(on.into()),
        Absent::Choice(word) => Some(word.into()),
    };
    if let Value::Object(schema) = &mut schema {
        schema.shift_insert(0, "description".to_owned(), input.help.into());
        schema.extend(default.map(|value| ("default".to_owned(), value)));
    }
    schema
}

/// An object with these keys and no others.
fn closed(properties: Value, required: &[&str]) -> Value {
    let mut object = Map::new();
    object.insert("type".to_owned(), "object".into());
    object.insert("properties".to_owned(), properties);
    if !required.is_empty() {
        object.insert("required".to_owned(), required.into());
    }
    object.insert("additionalProperties".to_owned(), false.into());
    Value::Object(object)
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn described(name: &str, description: &str) -> Value {
    json!({ "description": description, "$ref": format!("#/$defs/{name}") })
}

fn list(name: &str) -> Value {
    json!({ "type": "array", "items": reference(name) })
}
