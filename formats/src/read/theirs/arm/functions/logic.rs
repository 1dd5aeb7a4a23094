//! Comparisons, and the constants.

use std::cmp::Ordering;

use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::arm::call::{Call, FunctionResult, same};

pub(super) fn find(name: &str) -> Option<fn(&Call<'_>) -> FunctionResult> {
    Some(match name {
        "equals" => |call| Ok(NodeValue::Bool(same(call.value(0)?, call.value(1)?)?)),
        "less" => |call| compared(call, Ordering::is_lt),
        "lessorequals" => |call| compared(call, Ordering::is_le),
        "greater" => |call| compared(call, Ordering::is_gt),
        "greaterorequals" => |call| compared(call, Ordering::is_ge),
        "not" => |call| Ok(NodeValue::Bool(!call.bool(0)?)),
        "bool" => bool,
        "true" => |_| Ok(NodeValue::Bool(true)),
        "false" => |_| Ok(NodeValue::Bool(false)),
        "null" => |_| Ok(NodeValue::Null),
        _ => return None,
    })
}

/// Numbers by their size, text by its letters.
fn compared(call: &Call<'_>, is: fn(Ordering) -> bool) -> FunctionResult {
    let order = match (call.known(0)?, call.known(1)?) {
        (NodeValue::Text(a), NodeValue::Text(b)) => a.cmp(b),
        _ => call.number(0)?.cmp(&call.number(1)?),
    };
    Ok(NodeValue::Bool(is(order)))
}

fn bool(call: &Call<'_>) -> FunctionResult {
    let value = call.known(0)?;
    let read = match value {
        NodeValue::Bool(it) => Some(*it),
        NodeValue::Text(text) | NodeValue::Number(text) => match text.to_ascii_lowercase().as_str()
        {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            other => other.parse::<i64>().ok().map(|it| it != 0),
        },
        _ => None,
    };
    read.map(NodeValue::Bool).ok_or_else(|| call.not(0, value, "true or false"))
}
