//! Text.

use std::fmt::Write;

use crate::read::syntax::json;
use crate::read::syntax::tree::{Node, NodeValue};
use crate::read::theirs::arm::call::{Call, FunctionResult, number, word};
use crate::read::theirs::unknown::NotKnown;

/// Only a deployment computes it, though always the same from the same arguments.
const HASH: &str = "only a deployment computes it";

pub(super) fn find(name: &str) -> Option<fn(&Call<'_>) -> FunctionResult> {
    Some(match name {
        "concat" => concat,
        "format" => format,
        "join" => join,
        "split" => split,
        "replace" => {
            |call| Ok(NodeValue::Text(call.text(0)?.replace(call.text(1)?, call.text(2)?)))
        }
        "substring" => substring,
        "tolower" => |call| Ok(NodeValue::Text(call.text(0)?.to_lowercase())),
        "toupper" => |call| Ok(NodeValue::Text(call.text(0)?.to_uppercase())),
        "trim" => |call| Ok(NodeValue::Text(call.text(0)?.trim().to_owned())),
        "padleft" => pad_left,
        "startswith" => |call| with_case(call, |text, part| text.starts_with(part)),
        "endswith" => |call| with_case(call, |text, part| text.ends_with(part)),
        "string" => string,
        "json" => read_json,
        "uri" => uri,
        "uniquestring" | "guid" | "managementgroupresourceid" => {
            |call| Err(NotKnown::new(call.name, format!("`{}`: {HASH}", call.name), ""))
        }
        _ => return None,
    })
}

/// Lists, or text in which something may be missing.
fn concat(call: &Call<'_>) -> FunctionResult {
    if !(0..call.len()).any(|at| matches!(call.value(at), Ok(NodeValue::List(_)))) {
        let words = (0..call.len()).map(|at| call.word(at));
        return words.collect::<Result<String, _>>().map(NodeValue::Text);
    }
    let mut items = Vec::new();
    for at in 0..call.len() {
        items.extend(call.list(at)?.iter().cloned());
    }
    Ok(NodeValue::List(items))
}

/// `{0}`, `{1:D3}`, `{0,8}`, and two braces for one.
fn format(call: &Call<'_>) -> FunctionResult {
    let pattern = call.text(0)?;
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, behind) = rest.split_at(at);
        text.push_str(before);
        if let Some(behind) = behind.strip_prefix("{{") {
            text.push('{');
            rest = behind;
        } else if let Some(behind) = behind.strip_prefix("}}") {
            text.push('}');
            rest = behind;
        } else {
            let slot = behind.strip_prefix('{').and_then(|it| it.split_once('}'));
            let Some((slot, behind)) = slot else {
                return Err(
                    call.wrong(format_args!("`{pattern}` has a brace without its other one"))
                );
            };
            text.push_str(&filled(call, slot)?);
            rest = behind;
        }
    }
    text.push_str(rest);
    Ok(NodeValue::Text(text))
}

fn filled(call: &Call<'_>, slot: &str) -> Result<String, NotKnown> {
    let (slot, style) = slot.split_once(':').unwrap_or((slot, ""));
    let (index, width) = slot.split_once(',').unwrap_or((slot, "0"));
    let wrong = || call.wrong(format_args!("`{{{slot}}}` is not a place for a value"));
    let index: usize = index.trim().parse().map_err(|_| wrong())?;
    let width: i16 = width.trim().parse().map_err(|_| wrong())?;
    let at = index.checked_add(1).ok_or_else(wrong)?;
    let text = match call.value(at)? {
        value @ (NodeValue::List(_) | NodeValue::Map(_)) => json_text(value),
        value => word(value).unwrap_or_default(),
    };
    let text = styled(&text, style).unwrap_or(text);
    let wide = usize::from(width.unsigned_abs());
    Ok(if width < 0 { format!("{text:<wide$}") } else { format!("{text:>wide$}") })
}

/// A number as asked: `D3`, `000`, `X2`, `N0`. `None` for other styles, and for what is no number.
fn styled(text: &str, style: &str) -> Option<String> {
    let value: i64 = text.parse().ok()?;
    let digits =
        |it: &str| if it.is_empty() { Some(0) } else { it.parse::<u8>().ok().map(usize::from) };
    if !style.is_empty() && style.bytes().all(|it| it == b'0') {
        let width = style.len().min(64);
        return Some(format!("{value:0width$}"));
    }
    let mut letters = style.chars();
    let kind = letters.next()?;
    let width = digits(letters.as_str())?;
    match kind {
        'D' | 'd' => Some(format!("{value:0width$}")),
        'X' => Some(format!("{value:0width$X}")),
        'x' => Some(format!("{value:0width$x}")),
        'N' | 'n' if letters.as_str() == "0" => Some(grouped(value)),
        _ => None,
    }
}

/// With a comma between thousands.
fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn join(call: &Call<'_>) -> FunctionResult {
    let (items, mark) = (call.list(0)?, call.text(1)?);
    let words = items.iter().map(|it| word(&it.value).unwrap_or_else(|| json_text(&it.value)));
    Ok(NodeValue::Text(words.collect::<Vec<_>>().join(mark)))
}

/// At one mark, or at any of a list of them.
fn split(call: &Call<'_>) -> FunctionResult {
    let text = call.text(0)?;
    let marks: Vec<&str> = match call.known(1)? {
        NodeValue::List(marks) => marks.iter().filter_map(Node::word).collect(),
        _ => vec![call.text(1)?],
    };
    let marks: Vec<&str> = marks.into_iter().filter(|mark| !mark.is_empty()).collect();
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let next = marks.iter().filter_map(|mark| Some((rest.find(mark)?, mark.len())));
        let Some((at, length)) = next.min() else { break };
        parts.push(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + length..).unwrap_or_default();
    }
    parts.push(rest);
    let parts = parts.into_iter().map(|part| call.node(NodeValue::Text(part.to_owned())));
    Ok(NodeValue::List(parts.collect()))
}

fn substring(call: &Call<'_>) -> FunctionResult {
    let (text, start) = (call.text(0)?, call.number(1)?);
    let size = text.chars().count();
    let length = if call.len() > 2 { Some(call.number(2)?) } else { None };
    let part = usize::try_from(start).ok().filter(|start| *start <= size).and_then(|start| {
        let length = length.map_or(Some(size - start), |it| usize::try_from(it).ok())?;
        (length <= size - start).then(|| text.chars().skip(start).take(length).collect())
    });
    part.map(NodeValue::Text).ok_or_else(|| {
        let length = length.map(|it| format!(", {it} long")).unwrap_or_default();
        call.wrong(format_args!("`{text}` has no part from {start} on{length}"))
    })
}

fn pad_left(call: &Call<'_>) -> FunctionResult {
    let text = word(call.known(0)?).unwrap_or_default();
    let width = usize::try_from(call.number(1)?).unwrap_or(0).min(100_000);
    let letter = if call.len() > 2 { call.text(2)?.chars().next().unwrap_or(' ') } else { ' ' };
    let missing = width.saturating_sub(text.chars().count());
    Ok(NodeValue::Text(std::iter::repeat_n(letter, missing).chain(text.chars()).collect()))
}

/// Compares without regard to case.
fn with_case(call: &Call<'_>, is: fn(&str, &str) -> bool) -> FunctionResult {
    let (text, part) = (call.text(0)?.to_lowercase(), call.text(1)?.to_lowercase());
    Ok(NodeValue::Bool(is(&text, &part)))
}

fn string(call: &Call<'_>) -> FunctionResult {
    let value = call.value(0)?;
    Ok(NodeValue::Text(word(value).unwrap_or_else(|| json_text(value))))
}

fn read_json(call: &Call<'_>) -> FunctionResult {
    match json::with_comments(call.text(0)?) {
        Ok(mut read) => {
            stand(&mut read, call);
            Ok(read.value)
        }
        Err(fault) => Err(call.wrong(&fault.problem.message)),
    }
}

/// All of it stands where the expression does.
fn stand(node: &mut Node, call: &Call<'_>) {
    node.at = call.at;
    match &mut node.value {
        NodeValue::List(items) => items.iter_mut().for_each(|it| stand(it, call)),
        NodeValue::Map(entries) => entries.iter_mut().for_each(|(_, it)| stand(it, call)),
        _ => {}
    }
}

/// As JSON, in one line.
pub(in crate::read::theirs::arm) fn json_text(value: &NodeValue) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    match value {
        NodeValue::Null => "null".to_owned(),
        NodeValue::Bool(it) => it.to_string(),
        NodeValue::Number(text) => text.clone(),
        NodeValue::Text(text) => quoted(text),
        NodeValue::List(items) => {
            let items: Vec<String> = items.iter().map(|it| json_text(&it.value)).collect();
            format!("[{}]", items.join(","))
        }
        NodeValue::Map(entries) => {
            let mut text = String::new();
            for (key, node) in entries {
                let comma = if text.is_empty() { "" } else { "," };
                // Writing to a string cannot fail.
                let _ = write!(text, "{comma}{}:{}", quoted(&key.text), json_text(&node.value));
            }
            format!("{{{text}}}")
        }
    }
}

fn uri(call: &Call<'_>) -> FunctionResult {
    let (base, rest) = (call.word(0)?, call.word(1)?);
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    Ok(NodeValue::Text(format!("{folder}/{}", rest.trim_start_matches('/'))))
}

/// Where a text has another one, `-1` where it does not.
pub(super) fn index_of(text: &str, found: Option<usize>) -> NodeValue {
    let count = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    number(found.map(count).and_then(|it| i64::try_from(it).ok()).unwrap_or(-1))
}
