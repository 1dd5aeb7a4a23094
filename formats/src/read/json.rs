//! JSON, strictly: what any other program would read.

use jsonc_parser::ast::{ObjectPropName, Value as Json};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::tree::{DEEPEST, Fault, Key, Lines, Node, Spot, Value};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

pub(super) fn tree(text: &str) -> Result<Node, Fault> {
    let lines = Lines::of(text);
    let spot = |range: Range| lines.spot(range.start, range.end);
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT)
        .map_err(|error| Fault::syntax(spot(error.range()), sentence(error.kind())))?;
    match parsed.value {
        Some(value) => node(value, &spot, 0),
        None => Ok(Node { at: Spot::START, value: Value::Null }),
    }
}

/// What the parser says, as a sentence of ours.
fn sentence(kind: &impl std::fmt::Display) -> String {
    let text = kind.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    format!("not JSON: {}{}", first.map(String::from).unwrap_or_default(), letters.as_str())
}

fn node(json: Json<'_>, spot: &impl Fn(Range) -> Spot, depth: usize) -> Result<Node, Fault> {
    let at = spot(json.range());
    if depth > DEEPEST {
        return Err(Fault::syntax(at, format!("lists and maps nest over {DEEPEST} deep")));
    }
    let value = match json {
        Json::NullKeyword(_) => Value::Null,
        Json::BooleanLit(read) => Value::Bool(read.value),
        Json::NumberLit(read) => Value::Number(read.value.to_owned()),
        Json::StringLit(read) => Value::Text(read.value.into_owned()),
        Json::Array(read) => {
            let items = read.elements.into_iter().map(|item| node(item, spot, depth + 1));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        Json::Object(read) => {
            let entries = read.properties.into_iter().map(|property| {
                let at = spot(property.name.range());
                let text = match property.name {
                    ObjectPropName::String(name) => name.value.into_owned(),
                    ObjectPropName::Word(name) => name.value.to_owned(),
                };
                Ok((Key { text, at }, node(property.value, spot, depth + 1)?))
            });
            Value::Map(entries.collect::<Result<_, _>>()?)
        }
    };
    Ok(Node { at, value })
}
