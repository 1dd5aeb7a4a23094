//! The JSON Schemas of what tools answer, by their names.

use serde_json::{Map, Value, json};

/// The files of `formats/schema` that describe an answer. A name that several of them define means the same
/// in each.
const FILES: [&str; 11] = [
    include_str!("../../schema/size.json"),
    include_str!("../../schema/capacity.json"),
    include_str!("../../schema/catalogue.json"),
    include_str!("../../schema/services.json"),
    include_str!("../../schema/plan.json"),
    include_str!("../../schema/next.json"),
    include_str!("../../schema/check.json"),
    include_str!("../../schema/reach.json"),
    include_str!("../../schema/explain.json"),
    include_str!("../../schema/store.json"),
    include_str!("../../schema/problems.json"),
];

/// Every answer of a tool, and every part of one, by the names that
/// [`Tool::answers`](crate::Tool::answers) and [`Tool::refuses`](crate::Tool::refuses) use. One refers to
/// another as `#/$defs/NAME`.
///
/// ```
/// let schemas = ipplan_formats::answer_schemas();
/// assert_eq!(schemas["Capacity"]["properties"]["capacity"]["type"], "array");
/// assert_eq!(schemas["Problems"]["properties"]["problems"]["items"]["$ref"], "#/$defs/Problem");
/// ```
pub fn answer_schemas() -> Map<String, Value> {
    let mut all = Map::new();
    for file in FILES {
        // They are files of ours, and a test reads each.
        let Ok(Value::Object(mut schema)) = serde_json::from_str(file) else { continue };
        if let Some(Value::Object(parts)) = schema.remove("$defs") {
            all.extend(parts);
        }
        schema.remove("$schema");
        if let Some(Value::String(title)) = schema.get("title").cloned() {
            all.insert(title, Value::Object(schema));
        }
    }
    all.insert(
        "PlanAndLock".to_owned(),
        json!({
            "title": "PlanAndLock",
            "type": "object",
            "description": "A plan, and the lock that keeps what it has placed.",
            "required": ["plan", "lock"],
            "additionalProperties": false,
            "properties": {
                "plan": { "$ref": "#/$defs/Plan" },
                "lock": {
                    "type": "string",
                    "description": "The text of the next lock: give it with the next request.",
                },
                "text": {
                    "type": "string",
                    "description": "The plan in the format that was asked for, if one was.",
                },
            },
        }),
    );
    all
}
