//! What each resource has, from the table `azurerm.json`.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::messages::{Attribute, Block, NestedBlock, Schema, SchemaResponse};

static TABLE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("azurerm.json")).unwrap_or_default());

/// What the table says of a resource; nothing where it is not there.
pub(crate) fn of(kind: &str) -> &'static Value {
    TABLE.get("resources").and_then(|all| all.get(kind)).unwrap_or(&Value::Null)
}

/// The names under a key of the table, each with its type or its block.
pub(crate) fn entries(
    table: &'static Value,
    key: &str,
) -> impl Iterator<Item = (&'static String, &'static Value)> {
    table.get(key).and_then(Value::as_object).into_iter().flatten()
}

/// The names of the attributes of a resource.
pub(crate) fn attributes(table: &'static Value) -> impl Iterator<Item = &'static String> {
    let all = ["required", "optional", "computed"].into_iter();
    all.flat_map(move |key| entries(table, key)).map(|(name, _)| name)
}

/// The answer to `GetProviderSchema`.
pub(crate) fn all() -> SchemaResponse {
    let schema = |table| Schema { block: Some(block(table)) };
    let features = NestedBlock {
        type_name: "features".to_owned(),
        block: Some(Block::default()),
        nesting: NestedBlock::LIST,
        min_items: 1,
        max_items: 1,
    };
    let provider = Block { attributes: Vec::new(), block_types: vec![features] };
    let kinds = entries(&TABLE, "resources");
    SchemaResponse {
        provider: Some(Schema { block: Some(provider) }),
        resource_schemas: kinds.map(|(kind, table)| (kind.clone(), schema(table))).collect(),
    }
}

fn block(table: &'static Value) -> Block {
    let attributes = ["required", "optional", "computed"].into_iter().flat_map(|key| {
        entries(table, key).map(move |(name, of_type)| Attribute {
            name: name.clone(),
            r#type: of_type.to_string().into_bytes(),
            required: key == "required",
            optional: key != "required",
            computed: key == "computed",
        })
    });
    let count =
        |inner: &Value, key: &str| inner.get(key).and_then(Value::as_i64).unwrap_or_default();
    let nested = entries(table, "blocks").map(|(name, inner)| NestedBlock {
        type_name: name.clone(),
        block: Some(block(inner)),
        nesting: NestedBlock::LIST,
        min_items: count(inner, "least"),
        max_items: count(inner, "most"),
    });
    Block { attributes: attributes.collect(), block_types: nested.collect() }
}

/// What exists, by its resource ID.
pub(crate) fn existing() -> Map<String, Value> {
    let file = std::env::var_os("AZURERM_STUB").and_then(|path| std::fs::read_to_string(path).ok());
    file.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}
