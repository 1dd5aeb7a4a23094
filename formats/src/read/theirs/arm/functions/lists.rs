//! Lists and objects.

use crate::read::syntax::tree::{Key, Node, NodeValue};
use crate::read::theirs::arm::call::{Call, FunctionResult, entry, number, same};
use crate::read::theirs::unknown::NotKnown;

use super::text::index_of;

pub(super) fn find(name: &str) -> Option<fn(&Call<'_>) -> FunctionResult> {
    Some(match name {
        "array" => |call| match call.value(0)? {
            list @ NodeValue::List(_) => Ok(list.clone()),
            other => Ok(NodeValue::List(vec![call.node(other.clone())])),
        },
        "createarray" => {
            |call| Ok(NodeValue::List(call.arguments.iter().map(|it| (**it).clone()).collect()))
        }
        "createobject" => create_object,
        "length" => length,
        "empty" => empty,
        "contains" => contains,
        "indexof" => |call| position(call, true),
        "lastindexof" => |call| position(call, false),
        "first" => |call| end(call, true),
        "last" => |call| end(call, false),
        "take" => |call| cut(call, true),
        "skip" => |call| cut(call, false),
        "union" => union,
        "intersection" => intersection,
        "flatten" => flatten,
        "objectkeys" => |call| {
            let mut keys: Vec<&str> = call.map(0)?.iter().map(|(it, _)| it.text.as_str()).collect();
            keys.sort_unstable();
            let keys = keys.into_iter().map(|it| call.node(NodeValue::Text(it.to_owned())));
            Ok(NodeValue::List(keys.collect()))
        },
        "items" => items,
        "shallowmerge" => shallow_merge,
        "tryget" => try_get,
        "indexfromend" => |call| from_end(call, false),
        "tryindexfromend" => |call| from_end(call, true),
        _ => return None,
    })
}

fn create_object(call: &Call<'_>) -> FunctionResult {
    if !call.len().is_multiple_of(2) {
        return Err(call.wrong("it takes a value for each name"));
    }
    let mut entries = Vec::new();
    for (at, value) in call.arguments.iter().enumerate().skip(1).step_by(2) {
        put(&mut entries, call.key(call.word(at - 1)?), (**value).clone());
    }
    Ok(NodeValue::Map(entries))
}

/// Puts an entry into an object, in place of one with the same key.
pub(in crate::read::theirs::arm) fn put(entries: &mut Vec<(Key, Node)>, key: Key, value: Node) {
    let known = entries.iter_mut().find(|(it, _)| it.text.eq_ignore_ascii_case(&key.text));
    match known {
        Some((_, old)) => *old = value,
        None => entries.push((key, value)),
    }
}

fn size(call: &Call<'_>) -> Result<usize, NotKnown> {
    match call.known(0)? {
        NodeValue::List(items) => Ok(items.len()),
        NodeValue::Map(entries) => Ok(entries.len()),
        NodeValue::Text(text) => Ok(text.chars().count()),
        NodeValue::Null => Ok(0),
        other => Err(call.not(0, other, "a list, an object or text")),
    }
}

fn length(call: &Call<'_>) -> FunctionResult {
    Ok(number(i64::try_from(size(call)?).unwrap_or(i64::MAX)))
}

fn empty(call: &Call<'_>) -> FunctionResult {
    // Text that is known in part is not empty.
    if let NodeValue::Text(text) = call.value(0)?
        && NotKnown::of(text).is_some()
        && NotKnown::all(text).is_none()
    {
        return Ok(NodeValue::Bool(false));
    }
    Ok(NodeValue::Bool(size(call)? == 0))
}

fn contains(call: &Call<'_>) -> FunctionResult {
    let found = match call.known(0)? {
        NodeValue::List(items) => find_item(call, items)?.is_some(),
        NodeValue::Map(entries) => entry(entries, &call.word(1)?).is_some(),
        NodeValue::Text(text) => text.contains(call.text(1)?),
        NodeValue::Null => false,
        other => return Err(call.not(0, other, "a list, an object or text")),
    };
    Ok(NodeValue::Bool(found))
}

fn find_item(call: &Call<'_>, items: &[Node]) -> Result<Option<usize>, NotKnown> {
    let wanted = call.value(1)?;
    let mut unknown = None;
    for (at, item) in items.iter().enumerate() {
        match same(&item.value, wanted) {
            Ok(true) => return Ok(Some(at)),
            Ok(false) => {}
            Err(why) => unknown = Some(why),
        }
    }
    unknown.map_or(Ok(None), Err)
}

fn position(call: &Call<'_>, first: bool) -> FunctionResult {
    if let NodeValue::List(items) = call.known(0)? {
        let found = if first {
            find_item(call, items)?
        } else {
            let turned: Vec<Node> = items.iter().rev().cloned().collect();
            find_item(call, &turned)?.map(|at| items.len() - 1 - at)
        };
        return Ok(number(found.and_then(|it| i64::try_from(it).ok()).unwrap_or(-1)));
    }
    // Case is ignored; letters with another number of bytes in lower case are rare.
    let (text, part) = (call.text(0)?.to_lowercase(), call.text(1)?.to_lowercase());
    Ok(index_of(&text, if first { text.find(&part) } else { text.rfind(&part) }))
}

fn end(call: &Call<'_>, first: bool) -> FunctionResult {
    if let NodeValue::List(items) = call.known(0)? {
        let item = if first { items.first() } else { items.last() };
        return Ok(item.map_or(NodeValue::Null, |it| it.value.clone()));
    }
    let mut letters = call.text(0)?.chars();
    let letter = if first { letters.next() } else { letters.next_back() };
    Ok(NodeValue::Text(letter.map(String::from).unwrap_or_default()))
}

/// The first items or letters, or all after them.
fn cut(call: &Call<'_>, takes: bool) -> FunctionResult {
    let count = usize::try_from(call.number(1)?).unwrap_or(0);
    Ok(match call.known(0)? {
        NodeValue::List(items) if takes => {
            NodeValue::List(items.iter().take(count).cloned().collect())
        }
        NodeValue::List(items) => NodeValue::List(items.iter().skip(count).cloned().collect()),
        _ if takes => NodeValue::Text(call.text(0)?.chars().take(count).collect()),
        _ => NodeValue::Text(call.text(0)?.chars().skip(count).collect()),
    })
}

/// Every item once, in the order of the arguments; objects are merged, and those in them.
fn union(call: &Call<'_>) -> FunctionResult {
    if let NodeValue::Map(_) = call.known(0)? {
        let mut merged = Vec::new();
        for at in 0..call.len() {
            merge(&mut merged, call.map(at)?);
        }
        return Ok(NodeValue::Map(merged));
    }
    let mut items: Vec<Node> = Vec::new();
    for at in 0..call.len() {
        for item in call.list(at)? {
            if !items.iter().any(|it| same(&it.value, &item.value) == Ok(true)) {
                items.push(item.clone());
            }
        }
    }
    Ok(NodeValue::List(items))
}

fn merge(into: &mut Vec<(Key, Node)>, from: &[(Key, Node)]) {
    for (key, node) in from {
        let known = into.iter_mut().find(|(it, _)| it.text.eq_ignore_ascii_case(&key.text));
        match (known, &node.value) {
            (Some((_, Node { value: NodeValue::Map(old), .. })), NodeValue::Map(new)) => {
                merge(old, new);
            }
            (Some((_, old)), _) => *old = node.clone(),
            (None, _) => into.push((key.clone(), node.clone())),
        }
    }
}

fn intersection(call: &Call<'_>) -> FunctionResult {
    if let NodeValue::Map(entries) = call.known(0)? {
        let mut kept = entries.clone();
        for at in 1..call.len() {
            let other = call.map(at)?;
            kept.retain(|(key, node)| {
                let same_there = |it: &(Key, Node)| same(&it.1.value, &node.value) == Ok(true);
                entry(other, &key.text).is_some_and(same_there)
            });
        }
        return Ok(NodeValue::Map(kept));
    }
    let mut kept = call.list(0)?.to_vec();
    for at in 1..call.len() {
        let other = call.list(at)?;
        kept.retain(|item| other.iter().any(|it| same(&it.value, &item.value) == Ok(true)));
    }
    Ok(NodeValue::List(kept))
}

fn flatten(call: &Call<'_>) -> FunctionResult {
    let mut flat = Vec::new();
    for item in call.list(0)? {
        match &item.value {
            NodeValue::List(items) => flat.extend(items.iter().cloned()),
            NodeValue::Text(text) if NotKnown::of(text).is_some() => flat.push(item.clone()),
            other => return Err(call.not(0, other, "a list of lists")),
        }
    }
    Ok(NodeValue::List(flat))
}

/// Each entry as an object of its key and its value, in the order of the keys.
fn items(call: &Call<'_>) -> FunctionResult {
    let mut entries: Vec<&(Key, Node)> = call.map(0)?.iter().collect();
    entries.sort_by(|(a, _), (b, _)| a.text.cmp(&b.text));
    let items = entries.into_iter().map(|(key, node)| {
        let name = Node { at: key.at, value: NodeValue::Text(key.text.clone()) };
        let pair = vec![(call.key("key"), name), (call.key("value"), node.clone())];
        Node { at: node.at, value: NodeValue::Map(pair) }
    });
    Ok(NodeValue::List(items.collect()))
}

/// The objects of a list as one; a later one replaces whole values.
fn shallow_merge(call: &Call<'_>) -> FunctionResult {
    let mut merged = Vec::new();
    for item in call.list(0)? {
        match &item.value {
            NodeValue::Map(entries) => {
                for (key, node) in entries {
                    put(&mut merged, key.clone(), node.clone());
                }
            }
            other => return Err(call.not(0, other, "a list of objects")),
        }
    }
    Ok(NodeValue::Map(merged))
}

/// A property or an item, and those within; nothing if one is missing.
fn try_get(call: &Call<'_>) -> FunctionResult {
    let mut value = call.known(0)?.clone();
    for at in 1..call.len() {
        let next = match (&value, call.known(at)?) {
            (NodeValue::Map(entries), NodeValue::Text(key)) => {
                entry(entries, key).map(|(_, it)| it.value.clone())
            }
            (NodeValue::List(items), NodeValue::Number(index)) => {
                let index = index.parse::<usize>().ok();
                index.and_then(|it| items.get(it)).map(|it| it.value.clone())
            }
            (NodeValue::Text(text), _) => {
                return NotKnown::of(text).map_or(Ok(NodeValue::Null), Err);
            }
            _ => None,
        };
        let Some(next) = next else { return Ok(NodeValue::Null) };
        value = next;
    }
    Ok(value)
}

/// The item at an index counted from the end, from 1.
fn from_end(call: &Call<'_>, optional: bool) -> FunctionResult {
    let (items, index) = (call.list(0)?, call.number(1)?);
    let at = usize::try_from(index).ok().and_then(|it| items.len().checked_sub(it));
    match at.and_then(|at| items.get(at)) {
        Some(item) => Ok(item.value.clone()),
        None if optional => Ok(NodeValue::Null),
        None => Err(call.wrong(format_args!("the list has no item {index} from its end"))),
    }
}
