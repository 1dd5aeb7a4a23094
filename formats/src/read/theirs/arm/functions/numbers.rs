//! Whole numbers.

use crate::read::syntax::tree::NodeValue;
use crate::read::theirs::arm::call::{Call, FunctionResult, number};

/// As many numbers as `range` may make.
const MOST: i64 = 10_000;

pub(super) fn find(name: &str) -> Option<fn(&Call<'_>) -> FunctionResult> {
    Some(match name {
        "add" => |call| two(call, i64::checked_add),
        "sub" => |call| two(call, i64::checked_sub),
        "mul" => |call| two(call, i64::checked_mul),
        "div" => |call| two(call, i64::checked_div),
        "mod" => |call| two(call, i64::checked_rem),
        "min" => |call| extreme(call, i64::min),
        "max" => |call| extreme(call, i64::max),
        "int" => int,
        "float" => |call| call.known(0).cloned(),
        "range" => range,
        _ => return None,
    })
}

fn two(call: &Call<'_>, compute: fn(i64, i64) -> Option<i64>) -> FunctionResult {
    let (a, b) = (call.number(0)?, call.number(1)?);
    let answer = compute(a, b);
    answer.map(number).ok_or_else(|| call.wrong(format_args!("{a} and {b} give no whole number")))
}

/// Of a list, or of all arguments.
fn extreme(call: &Call<'_>, better: fn(i64, i64) -> i64) -> FunctionResult {
    let mut best: Option<i64> = None;
    let mut add = |it: i64| best = Some(best.map_or(it, |best| better(best, it)));
    if let (1, NodeValue::List(items)) = (call.len(), call.known(0)?) {
        for item in items {
            let one = [std::rc::Rc::new(item.clone())];
            add(Call { arguments: &one, ..*call }.number(0)?);
        }
    } else {
        for index in 0..call.len() {
            add(call.number(index)?);
        }
    }
    best.map(number).ok_or_else(|| call.wrong("there is no number"))
}

fn int(call: &Call<'_>) -> FunctionResult {
    let value = call.known(0)?;
    let (NodeValue::Text(text) | NodeValue::Number(text)) = value else {
        return Err(call.not(0, value, "a number"));
    };
    let read = text.trim().parse::<i64>();
    read.map(number).map_err(|_| call.wrong(format_args!("`{text}` is not a whole number")))
}

fn range(call: &Call<'_>) -> FunctionResult {
    let (start, count) = (call.number(0)?, call.number(1)?);
    if !(0..=MOST).contains(&count) {
        return Err(call.wrong(format_args!("{count} numbers; it makes 0 to {MOST}")));
    }
    let items = (0..count).map(|it| call.node(number(start.saturating_add(it))));
    Ok(NodeValue::List(items.collect()))
}
