//! The attributes of each resource, from the table `azurerm.json`.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::messages::{NestedBlock, Schema, SchemaAttribute, SchemaBlock, SchemaResponse};

/// How blocks are nested: as a list.
const LIST: i32 = 2;

static TABLE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("azurerm.json")).unwrap_or_default());

/// The entry of a resource in the table; null if there is none.
pub(crate) fn of(kind: &str) -> &'static Value {
    TABLE.get("resources").and_then(|all| all.get(kind)).unwrap_or(&Value::Null)
}

/// The names under a key of the table, each with its type or its block.
pub(crate) fn rows(
    table: &'static Value,
    key: &str,
) -> impl Iterator<Item = (&'static String, &'static Value)> {
    table.get(key).and_then(Value::as_object).into_iter().flatten()
}

/// The names of the attributes of a resource.
pub(crate) fn attributes(table: &'static Value) -> impl Iterator<Item = &'static String> {
    let all = ["required", "optional", "computed"].into_iter();
    all.flat_map(move |key| rows(table, key)).map(|(name, _)| name)
}

/// The answer to `GetProviderSchema`.
pub(crate) fn all() -> SchemaResponse {
    let schema = |table| Schema { version: 0, block: Some(block(table)) };
    let features = NestedBlock {
        type_name: "features".to_owned(),
        block: Some(SchemaBlock::default()),
        nesting: LIST,
        min_items: 1,
        max_items: 1,
    };
    let provider = SchemaBlock { block_types: vec![features], ..SchemaBlock::default() };
    let kinds = rows(&TABLE, "resources");
    SchemaResponse {
        provider: Some(Schema { version: 0, block: Some(provider) }),
        resource_schemas: kinds.map(|(kind, table)| (kind.clone(), schema(table))).collect(),
        ..SchemaResponse::default()
    }
}

fn block(table: &'static Value) -> SchemaBlock {
    let attributes = ["required", "optional", "computed"].into_iter().flat_map(|key| {
        rows(table, key).map(move |(name, of_type)| SchemaAttribute {
            name: name.clone(),
            r#type: of_type.to_string().into_bytes(),
            required: key == "required",
            optional: key != "required",
            computed: key == "computed",
            ..SchemaAttribute::default()
        })
    });
    let count =
        |inner: &Value, key: &str| inner.get(key).and_then(Value::as_i64).unwrap_or_default();
    let nested = rows(table, "blocks").map(|(name, inner)| NestedBlock {
        type_name: name.clone(),
        block: Some(block(inner)),
        nesting: LIST,
        min_items: count(inner, "least"),
        max_items: count(inner, "most"),
    });
    SchemaBlock {
        attributes: attributes.collect(),
        block_types: nested.collect(),
        ..SchemaBlock::default()
    }
}

/// The existing resources, by resource ID.
pub(crate) fn existing() -> Map<String, Value> {
    let file = std::env::var_os("AZURERM_STUB").and_then(|path| std::fs::read_to_string(path).ok());
    file.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}
