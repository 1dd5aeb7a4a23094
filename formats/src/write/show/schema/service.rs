//! Services in a subnet: a closed object for each one, which editors complete best.

use ipplan::{Absent, Choice, Edition, Input, InputKind, Service, services};
use serde_json::{Map, Value, json};

use super::parts::{closed, described, reference, settings};
use crate::read::CLIENT_POOL_KEYS;

/// Adds the definitions `subnet`, `workload`, and those that they refer to.
pub(super) fn define(definitions: &mut Map<String, Value>) {
    let mut set = |name: &str, value: Value| definitions.insert(name.to_owned(), value);
    let mut subnets = vec![reference("one-word")];
    let (mut client_pools, mut of_pools) = (Vec::new(), Vec::new());
    let mut workloads = vec![reference("one-word")];
    for service in services::ALL {
        let id = service.id;
        set(&format!("name-{id}"), json!({ "anyOf": names(service) }));
        for input in service.inputs {
            set(&format!("{id}-{}", input.name), of_input(input));
        }
        if service.subnets.iter().any(|rule| rule.client_pool.is_some()) {
            set(&format!("client-pool-{id}"), workload(service, client_pool_keys()));
            client_pools.push(reference(&format!("client-pool-{id}")));
            of_pools.push(id);
            of_pools.extend(service.aliases);
        }
        set(&format!("workload-{id}"), workload(service, Map::new()));
        set(&format!("subnet-{id}"), workload(service, keys()));
        workloads.push(reference(&format!("workload-{id}")));
        subnets.push(reference(&format!("subnet-{id}")));
    }
    let mut unknown = closed(client_pool_keys().into(), &[]);
    if let Value::Object(unknown) = &mut unknown {
        let about =
            "The address pool of a point-to-site connection, of which only the range is known";
        unknown.shift_insert(0, "description".to_owned(), about.into());
    }
    client_pools.push(unknown);
    // It is read, and refused with a reason.
    client_pools.push(json!({
        "description": "A service that lives in a subnet and takes no client pool",
        "type": "object",
        "properties": { "service": { "not": { "enum": of_pools } } },
        "required": ["service"],
    }));
    set("client-pool", json!({ "anyOf": client_pools }));
    subnets.push(reference("subnet-of-several"));
    subnets.push(reference("subnet-of-unknown-use"));
    let asks = |input: &&Input| input.absent == Absent::Refused;
    let one_word = services::ALL.iter().filter(|service| !service.inputs.iter().any(asks));
    let one_word = one_word.map(|service| reference(&format!("name-{}", service.id)));
    set(
        "one-word",
        json!({
            "description": "A service without inputs, or with its defaults",
            "anyOf": one_word.collect::<Value>(),
        }),
    );
    let mut several = keys();
    let holds = json!({
        "description": "The services of the subnet, if it has more than one",
        "type": "array",
        "items": reference("workload"),
        "minItems": 1,
    });
    several.insert("holds".to_owned(), holds);
    set("subnet-of-several", closed(several.into(), &["holds"]));
    let mut unknown = closed(keys().into(), &[]);
    if let Value::Object(unknown) = &mut unknown {
        let about = "A subnet whose use is not known: all of its addresses count as used";
        unknown.shift_insert(0, "description".to_owned(), about.into());
        let either = json!([{ "required": ["at"] }, { "required": ["prefix-length"] }]);
        unknown.insert("anyOf".to_owned(), either);
    }
    set("subnet-of-unknown-use", unknown);
    set("workload", json!({ "anyOf": workloads }));
    set("subnet", json!({ "anyOf": subnets }));
}

/// The keys of every subnet, each by its definition.
fn keys() -> Map<String, Value> {
    settings().map(|(key, _)| (key.to_owned(), reference(&format!("subnet-{key}")))).collect()
}

/// The keys of every client pool but its service.
fn client_pool_keys() -> Map<String, Value> {
    let keys = CLIENT_POOL_KEYS.iter().filter(|key| **key != "service").map(|key| {
        let value = match *key {
            "at" => described("prefix", "Where it is; private, and outside every network"),
            "from" => described("text", "The pool of address space that it takes its range from"),
            "network" => described("text", "The network whose gateway gives out the addresses"),
            _ => described("length", "How large it is to be; else as large as is needed"),
        };
        ((*key).to_owned(), value)
    });
    keys.collect()
}

fn names(service: &Service) -> Value {
    let alias = |alias: &&str| json!({ "const": alias, "description": format!("Another name for {}", service.id) });
    let own = json!({ "const": service.id, "description": service.name });
    std::iter::once(own).chain(service.aliases.iter().map(alias)).collect()
}

fn workload(service: &Service, keys: Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut needed = Vec::new();
    properties.insert("service".to_owned(), reference(&format!("name-{}", service.id)));
    for input in service.inputs {
        let names = || std::iter::once(&input.name).chain(input.aliases);
        let definition = reference(&format!("{}-{}", service.id, input.name));
        properties.extend(names().map(|name| ((*name).to_owned(), definition.clone())));
        if input.absent == Absent::Refused {
            let any = names().map(|name| json!({ "required": [name] }));
            needed.push(json!({ "anyOf": any.collect::<Value>() }));
        }
    }
    properties.extend(keys);
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
        InputKind::Count { least, most } => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        InputKind::Switch => json!({ "type": "boolean" }),
        InputKind::Choice { choices } => {
            let word =
                |choice: &Choice| json!({ "const": choice.name, "description": choice.help });
            json!({ "anyOf": choices.iter().map(word).collect::<Value>() })
        }
        InputKind::Cidr { .. } => json!({ "$ref": "#/$defs/prefix" }),
    };
    let default = input.absent.value(Edition::newest()).map(|value| match value {
        ipplan::Value::Count(count) => count.into(),
        ipplan::Value::Switch(on) => on.into(),
        ipplan::Value::Text(word) => word.into(),
    });
    if let Value::Object(schema) = &mut schema {
        schema.shift_insert(0, "description".to_owned(), input.help.into());
        schema.extend(default.map(|value: Value| ("default".to_owned(), value)));
    }
    schema
}
