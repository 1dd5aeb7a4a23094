//! JSON, strictly: what any other program would read.

use jsonc_parser::ast::{ObjectPropName, Value as Json};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::read::syntax::tree::{DEEPEST, Fault, Key, Lines, Node, NodeValue, Spot};

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

pub(crate) fn tree(text: &str) -> Result<Node, Fault> {
    match parse(text)? {
        Some(value) => Reader { text, lines: Lines::of(text) }.node(value, 0),
        None => Ok(Node { at: Spot::START, value: NodeValue::Null }),
    }
}

/// What the parser makes of a text; `None` where there is nothing.
pub(crate) fn parse(text: &str) -> Result<Option<Json<'_>>, Fault> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| {
        let Range { start, end } = error.range();
        Fault::syntax(Lines::of(text).spot(start, end), sentence(error.kind()))
    })?;
    Ok(parsed.value)
}

/// What the parser says, as a sentence of ours.
fn sentence(kind: &impl std::fmt::Display) -> String {
    let text = kind.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    format!("not valid JSON: {}{}", first.map(String::from).unwrap_or_default(), letters.as_str())
}

struct Reader<'a> {
    text: &'a str,
    lines: Lines<'a>,
}

impl Reader<'_> {
    fn spot(&self, range: Range) -> Spot {
        self.lines.spot(range.start, range.end)
    }

    fn node(&self, json: Json<'_>, depth: usize) -> Result<Node, Fault> {
        let range = json.range();
        let at = self.spot(range);
        if depth > DEEPEST {
            return Err(Fault::syntax(
                at,
                format!(
                    "lists and maps are nested more than {DEEPEST} \
                                                  levels deep"
                ),
            ));
        }
        let value = match json {
            Json::NullKeyword(_) => NodeValue::Null,
            Json::BooleanLit(read) => NodeValue::Bool(read.value),
            Json::NumberLit(read) => NodeValue::Number(read.value.to_owned()),
            Json::StringLit(read) => NodeValue::Text(self.string(read.value.into_owned(), range)?),
            Json::Array(read) => {
                let items = read.elements.into_iter().map(|item| self.node(item, depth + 1));
                NodeValue::List(items.collect::<Result<_, _>>()?)
            }
            Json::Object(read) => {
                let entries = read.properties.into_iter().map(|property| {
                    let range = property.name.range();
                    let text = match property.name {
                        ObjectPropName::String(name) => name.value.into_owned(),
                        ObjectPropName::Word(name) => name.value.to_owned(),
                    };
                    let key = Key { text: self.string(text, range)?, at: self.spot(range) };
                    Ok((key, self.node(property.value, depth + 1)?))
                });
                NodeValue::Map(entries.collect::<Result<_, _>>()?)
            }
        };
        Ok(Node { at, value })
    }

    /// The parser lets control characters stand in text, which others refuse.
    fn string(&self, read: String, range: Range) -> Result<String, Fault> {
        let written = self.text.get(range.start..range.end).unwrap_or_default();
        if written.bytes().any(|byte| byte < b' ') {
            let message = "not valid JSON: text contains a control character";
            return Err(Fault::syntax(self.spot(range), message).hint("write a tab as \\t"));
        }
        Ok(read)
    }
}
