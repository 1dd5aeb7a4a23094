//! Code of Terraform, in its own language and in JSON, as one tree.

use hcl_edit::expr::{Array, Expression, Object, ObjectKey};
use hcl_edit::structure::{Attribute, Block, Body, Structure};
use hcl_edit::template::Template;
use hcl_edit::{Decorated, Ident};

use crate::read::syntax::tree::{Node, NodeValue as Json};

/// A syntax error, with its line and column.
pub(super) struct HclError {
    pub(super) message: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The text in the language of Terraform.
pub(super) fn parse(text: &str) -> Result<Body, HclError> {
    hcl_edit::parser::parse_body(text).map_err(|error| HclError {
        message: error.message().to_owned(),
        line: error.location().line(),
        column: error.location().column(),
    })
}

/// The blocks of the language have one or more names before their body.
const LABELS: &[(&str, usize)] =
    &[("resource", 2), ("data", 2), ("variable", 1), ("module", 1), ("output", 1), ("locals", 0)];

/// A file of JSON with code in it; values alone are attributes.
pub(super) fn of_json(root: &Node, is_code: bool) -> Body {
    let mut body = Body::new();
    for (key, node) in entries(root) {
        let labels = LABELS.iter().find(|(block, _)| is_code && *block == key);
        match labels {
            Some((_, labels)) => blocks(key, *labels, node, &mut Vec::new(), &mut body),
            None => attribute(key, node, &mut body),
        }
    }
    body
}

fn entries(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let entries = match &node.value {
        Json::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|(key, node)| (key.text.as_str(), node))
}

fn blocks(name: &str, labels: usize, node: &Node, above: &mut Vec<String>, body: &mut Body) {
    if let Json::List(items) = &node.value {
        for item in items {
            blocks(name, labels, item, above, body);
        }
    } else if labels == 0 {
        let Ok(ident) = Ident::try_new(name) else { return };
        let mut block = Block::builder(ident).labels(above.iter().cloned()).build();
        for (key, node) in entries(node) {
            match (name, key) {
                ("resource" | "data", "dynamic") => {
                    blocks(key, 1, node, &mut Vec::new(), &mut block.body);
                }
                ("dynamic", "content") => blocks(key, 0, node, &mut Vec::new(), &mut block.body),
                _ => attribute(key, node, &mut block.body),
            }
        }
        body.push(Structure::Block(block));
    } else {
        for (key, node) in entries(node) {
            above.push(key.to_owned());
            blocks(name, labels - 1, node, above, body);
            above.pop();
        }
    }
}

fn attribute(key: &str, node: &Node, body: &mut Body) {
    if let Ok(ident) = Ident::try_new(key) {
        body.push(Structure::Attribute(Attribute::new(ident, expression(node))));
    }
}

/// Text may have templates in it, as in the language itself.
fn expression(node: &Node) -> Expression {
    match &node.value {
        Json::Null => Expression::null(),
        Json::Bool(it) => Expression::from(*it),
        Json::Number(text) => {
            let number = text.parse::<f64>().ok().and_then(hcl_edit::Number::from_f64);
            number.map_or_else(|| Expression::from(text.as_str()), Expression::from)
        }
        Json::Text(text) if text.contains("${") || text.contains("%{") => {
            match text.parse::<Template>() {
                Ok(template) => {
                    let elements: Vec<_> = template.into_iter().collect();
                    Expression::StringTemplate(elements.into())
                }
                Err(_) => Expression::from(text.as_str()),
            }
        }
        Json::Text(text) => Expression::from(text.as_str()),
        Json::List(items) => Expression::Array(items.iter().map(expression).collect::<Array>()),
        Json::Map(entries) => {
            let mut object = Object::new();
            for (key, node) in entries {
                let key = Expression::String(Decorated::new(key.text.clone()));
                object.insert(ObjectKey::Expression(key), expression(node));
            }
            Expression::Object(object)
        }
    }
}
