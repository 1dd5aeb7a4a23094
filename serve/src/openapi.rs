//! The tools as OpenAPI describes them.

use ipplan_formats::{Tool, answer_schemas};
use serde_json::{Map, Value, json};

/// Statuses of answers that are none, and what they mean.
const REFUSED: [(&str, &str); 7] = [
    ("400", "Not one object of JSON, or not with these keys"),
    ("408", "The body did not come in time"),
    ("413", "The body is too large"),
    ("415", "The body is not JSON"),
    ("421", "For a host of another name"),
    ("431", "The head is too large"),
    ("500", "The answer could not be made"),
];

/// The document.
pub(crate) fn document(tools: &[Tool]) -> Value {
    let mut paths: Map<String, Value> =
        tools.iter().map(|tool| (format!("/{}", tool.name), path(tool))).collect();
    let itself = json!({ "get": {
        "operationId": "openapi",
        "summary": "This document",
        "responses": {
            "200": answered("OpenAPI 3.1", &json!({ "type": "object", "required": ["openapi"] })),
            "400": answered("With a query", &any(&["Problems"])),
        },
    }});
    paths.insert("/openapi.json".to_owned(), itself);
    let paths = Value::Object(paths);
    let mut schemas = Value::Object(answer_schemas());
    refer_to_components(&mut schemas);
    leave_used(&paths, &mut schemas);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "ipplan",
            "summary": "Sizes of Azure subnets, and where they go",
            "description": "Every number comes with the page of Microsoft's documentation behind it. A plan \
                never moves what its lock has placed: give the `lock` of each answer with the next request.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "security": [],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn path(tool: &Tool) -> Value {
    let example: Value = serde_json::from_str(tool.example).unwrap_or_default();
    let mut responses = Map::new();
    responses.insert("200".to_owned(), answered("The answer", &any(tool.answers)));
    let no = "What cannot be answered, and why";
    responses.insert("422".to_owned(), answered(no, &any(tool.refuses)));
    let late = ("503", "No answer in time");
    let unknown = ("503", "No answer in time, or the store cannot be used");
    let late = if tool.effect.waits() { unknown } else { late };
    for (status, meaning) in REFUSED.into_iter().chain([late]) {
        responses.insert(status.to_owned(), answered(meaning, &any(&["Problems"])));
    }
    json!({ "post": {
        "operationId": tool.name,
        "summary": tool.title,
        "description": tool.about,
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": tool.schema(), "example": example } },
        },
        "responses": responses,
    }})
}

fn answered(description: &str, schema: &Value) -> Value {
    json!({ "description": description, "content": { "application/json": { "schema": schema } } })
}

fn any(names: &[&str]) -> Value {
    let refer = |name: &&str| json!({ "$ref": format!("{COMPONENTS}{name}") });
    match names {
        [one] => refer(one),
        all => json!({ "anyOf": all.iter().map(refer).collect::<Vec<_>>() }),
    }
}

const COMPONENTS: &str = "#/components/schemas/";

/// Removes schemas to which nothing refers: those of tools that are not offered.
fn leave_used(paths: &Value, schemas: &mut Value) {
    let Value::Object(schemas) = schemas else { return };
    let mut before = usize::MAX;
    while schemas.len() < before {
        before = schemas.len();
        let text = format!("{paths}{}", json!(schemas));
        schemas.retain(|name, _| text.contains(&format!("\"{COMPONENTS}{name}\"")));
    }
}

/// Schemas refer to each other where OpenAPI keeps them.
fn refer_to_components(schema: &mut Value) {
    match schema {
        Value::Object(all) => {
            for (key, value) in all {
                match value {
                    Value::String(it) if key == "$ref" => *it = it.replace("#/$defs/", COMPONENTS),
                    other => refer_to_components(other),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(refer_to_components),
        _ => {}
    }
}
