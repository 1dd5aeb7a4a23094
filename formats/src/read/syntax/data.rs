//! JSON of another program as data, in which nothing is lost: each key once, and every number whole.

use ipplan::codes;
use serde_json::{Map, Value};

use crate::read::syntax::json;
use crate::read::syntax::tree::{Fault, Lines, Node, NodeValue, Spot};

/// The object that a text is, and nothing else.
pub(crate) fn json_object(text: &[u8]) -> Result<Map<String, Value>, Fault> {
    let text = str::from_utf8(text).map_err(|error| {
        let known = text.get(..error.valid_up_to()).unwrap_or_default();
        let known = str::from_utf8(known).unwrap_or_default();
        let at = Lines::of(known).spot(known.len(), known.len());
        Fault::syntax(at, "not valid JSON: not in UTF-8")
    })?;
    if text.trim().is_empty() {
        return Err(Fault::syntax(Spot::START, "not valid JSON: there is nothing"));
    }
    let root = json::tree(text)?;
    let (at, kind) = (root.at, root.kind());
    match value(root)? {
        Value::Object(all) => Ok(all),
        _ => Err(Fault::new(&codes::WRONG_TYPE, at, format!("{kind} is not an object"))),
    }
}

fn value(node: Node) -> Result<Value, Fault> {
    Ok(match node.value {
        NodeValue::Null => Value::Null,
        NodeValue::Bool(it) => it.into(),
        NodeValue::Text(it) => it.into(),
        NodeValue::Number(it) => serde_json::from_str(&it).map_err(|_| {
            Fault::syntax(node.at, format!("not valid JSON: `{it}` is not a number that is read"))
        })?,
        NodeValue::List(all) => all.into_iter().map(value).collect::<Result<_, _>>()?,
        NodeValue::Map(all) => {
            let mut map = Map::with_capacity(all.len());
            for (key, node) in all {
                let twice = Fault::new(
                    &codes::DUPLICATE_KEY,
                    key.at,
                    format!("`{}` is here twice", key.text),
                );
                if map.insert(key.text, value(node)?).is_some() {
                    return Err(twice.hint("keep one of them"));
                }
            }
            Value::Object(map)
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_object_is_read_whole() {
        let text = r#" {"a": [1, 1.5, -2e3, null, true, "x\u00e9"], "b": {"a": {}}} "#;
        let expected = json!({ "a": [1, 1.5, -2e3, null, true, "xé"], "b": { "a": {} } });
        assert_eq!(Value::Object(json_object(text.as_bytes()).unwrap()), expected);
    }

    #[test]
    fn what_would_be_lost_is_refused() {
        let deep = "[".repeat(100_000);
        for (text, code, line, column) in [
            (&b""[..], &codes::SYNTAX, 1, 1),
            (b" \n", &codes::SYNTAX, 1, 1),
            (b"{\n\"a\": 1, \"a\": 2}", &codes::DUPLICATE_KEY, 2, 9),
            (b"{\"a\": [{\"b\": 1, \"b\": 1}]}", &codes::DUPLICATE_KEY, 1, 17),
            (b"[1]", &codes::WRONG_TYPE, 1, 1),
            (b"null", &codes::WRONG_TYPE, 1, 1),
            (b"{\"a\": 1e999}", &codes::SYNTAX, 1, 7),
            (b"{\"a\": 1,}", &codes::SYNTAX, 1, 8),
            (b"{\"a\": \"\xff\"}", &codes::SYNTAX, 1, 8),
        ] {
            let fault = json_object(text).unwrap_err();
            assert_eq!(fault.problem.code, code, "{}", String::from_utf8_lossy(text));
            let Spot { line: at_line, column: at_column, .. } = fault.at;
            assert_eq!((at_line, at_column), (line, column), "{}", fault.problem.message);
        }
        assert!(json_object(deep.as_bytes()).is_err());
    }
}
