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

/// With comments, commas at the end, other quotes and text of several lines, as some tools allow.
const LENIENT: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_trailing_commas: true,
    allow_single_quoted_strings: true,
    ..STRICT
};

pub(crate) fn tree(text: &str) -> Result<Node, Fault> {
    node(text, parse(text)?, true)
}

/// The same of a text that may have comments.
pub(crate) fn with_comments(text: &str) -> Result<Node, Fault> {
    node(text, parse_as(text, &LENIENT)?, false)
}

fn node(text: &str, parsed: Option<Json<'_>>, one_line: bool) -> Result<Node, Fault> {
    match parsed {
        Some(value) => Reader { text, lines: Lines::of(text), one_line }.node(value, 0),
        None => Ok(Node { at: Spot::START, value: NodeValue::Null }),
    }
}

/// The value of a text; `None` for an empty one.
pub(crate) fn parse(text: &str) -> Result<Option<Json<'_>>, Fault> {
    parse_as(text, &STRICT)
}

fn parse_as<'a>(text: &'a str, options: &ParseOptions) -> Result<Option<Json<'a>>, Fault> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), options).map_err(|error| {
        let Range { start, end } = error.range();
        Fault::syntax(Lines::of(text).spot(start, end), sentence(error.kind()))
    })?;
    Ok(parsed.value)
}

/// The message of the parser, as a sentence of ours.
fn sentence(kind: &impl std::fmt::Display) -> String {
    let text = kind.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    format!("not valid JSON: {}{}", first.map(String::from).unwrap_or_default(), letters.as_str())
}

struct Reader<'a> {
    text: &'a str,
    lines: Lines<'a>,
    /// Whether text ends in its line.
    one_line: bool,
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
        if self.one_line && written.bytes().any(|byte| byte < b' ') {
            let message = "not valid JSON: text contains a control character";
            return Err(Fault::syntax(self.spot(range), message).hint("write a tab as \\t"));
        }
        Ok(read)
    }
}
