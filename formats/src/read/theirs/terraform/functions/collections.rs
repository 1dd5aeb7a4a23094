//! Functions of lists, sets and maps.

use std::collections::BTreeMap;

use super::super::value::TerraformValue;
use super::args::{Args, CallResult, MOST, entries, items_of, set, size, text_of, too_much};

/// Lists.
pub(super) fn lists(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
    Ok(Some(match a.name {
        "length" => match a.arg(0)? {
            it @ TerraformValue::Unknown(_) => it.clone(),
            TerraformValue::Text(it) => size(it.chars().count()),
            TerraformValue::Map(object) => size(object.entries.len()),
            _ => size(a.items(0)?.len()),
        },
        "concat" => {
            let mut all = Vec::new();
            for arg in a.all {
                all.extend_from_slice(items_of(arg)?);
            }
            TerraformValue::list(all)
        }
        "flatten" => {
            let mut all = Vec::new();
            for item in a.items(0)? {
                flatten(item, &mut all)?;
            }
            TerraformValue::list(all)
        }
        "compact" => {
            let is_empty =
                |it: &&TerraformValue| matches!(it, TerraformValue::Null) || it.word() == Some("");
            TerraformValue::list(a.items(0)?.iter().filter(|it| !is_empty(it)).cloned().collect())
        }
        "distinct" => {
            let mut all: Vec<TerraformValue> = Vec::new();
            for item in a.items(0)? {
                if !all.contains(item) {
                    all.push(item.clone());
                }
            }
            TerraformValue::list(all)
        }
        "reverse" => TerraformValue::list(a.items(0)?.iter().rev().cloned().collect()),
        "sort" => {
            let mut all: Vec<String> = a.items(0)?.iter().map(text_of).collect::<Result<_, _>>()?;
            all.sort();
            TerraformValue::list(all.iter().map(TerraformValue::text_of).collect())
        }
        "slice" => {
            let index =
                |at: usize| usize::try_from(a.whole(at)?).map_err(|_| "negative".to_owned());
            let part = a.items(0)?.get(index(1)?..index(2)?);
            TerraformValue::list(part.ok_or("the list is shorter than the slice")?.to_vec())
        }
        "chunklist" => {
            let length = usize::try_from(a.whole(1)?).unwrap_or(0).max(1);
            TerraformValue::list(
                a.items(0)?.chunks(length).map(|it| TerraformValue::list(it.to_vec())).collect(),
            )
        }
        "element" => {
            let (items, at) = (a.items(0)?, a.whole(1)?);
            let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
            let at = at.checked_rem_euclid(count).ok_or("the list is empty")?;
            items.get(usize::try_from(at).unwrap_or(0)).cloned().unwrap_or(TerraformValue::Null)
        }
        "index" => {
            let wanted = a.arg(1)?;
            size(a.items(0)?.iter().position(|it| it == wanted).ok_or("not in the list")?)
        }
        _ => return Ok(None),
    }))
}

/// Functions of the members of lists and sets.
pub(super) fn choices(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
    Ok(Some(match a.name {
        "contains" => TerraformValue::Bool(a.items(0)?.contains(a.arg(1)?)),
        "alltrue" => {
            TerraformValue::Bool(a.items(0)?.iter().all(|it| *it == TerraformValue::Bool(true)))
        }
        "anytrue" => TerraformValue::Bool(a.items(0)?.contains(&TerraformValue::Bool(true))),
        "one" => match a.items(0)? {
            [] => TerraformValue::Null,
            [one] => one.clone(),
            _ => return Err("`one` of several".to_owned()),
        },
        "range" => range(a.all)?,
        "coalesce" => {
            let empty =
                |it: &&TerraformValue| matches!(it, TerraformValue::Null) || it.word() == Some("");
            a.all.iter().find(|it| !empty(it)).cloned().ok_or("everything is null")?
        }
        "coalescelist" => {
            let full = a
                .all
                .iter()
                .find(|it| matches!(it, TerraformValue::Unknown(_)) || !it.items().is_empty());
            full.cloned().ok_or("all lists are empty")?
        }
        "setunion" => {
            let mut all = Vec::new();
            for arg in a.all {
                all.extend_from_slice(items_of(arg)?);
            }
            set(all)
        }
        "setintersection" | "setsubtract" => {
            let mut rest = a.items(0)?.to_vec();
            for arg in a.all.iter().skip(1) {
                let other = items_of(arg)?;
                rest.retain(|it| other.contains(it) == (a.name == "setintersection"));
            }
            set(rest)
        }
        "setproduct" => product(a.all)?,
        _ => return Ok(None),
    }))
}

/// Maps.
pub(super) fn maps(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
    Ok(Some(match a.name {
        "keys" => {
            TerraformValue::list(entries(a.arg(0)?)?.keys().map(TerraformValue::text_of).collect())
        }
        "values" => TerraformValue::list(entries(a.arg(0)?)?.values().cloned().collect()),
        "lookup" => match (entries(a.arg(0)?)?.get(&a.text(1)?), a.all.get(2)) {
            (Some(value), _) => value.clone(),
            (None, Some(default)) => default.clone(),
            (None, None) => return Err(format!("no key `{}`", a.text(1)?)),
        },
        "merge" => {
            let mut all = BTreeMap::new();
            for arg in a.all.iter().filter(|it| !matches!(it, TerraformValue::Null)) {
                all.extend(entries(arg)?.clone());
            }
            TerraformValue::map(all, a.all.iter().find_map(TerraformValue::at))
        }
        "zipmap" => {
            let keys: Vec<String> = a.items(0)?.iter().map(text_of).collect::<Result<_, _>>()?;
            if keys.len() != a.items(1)?.len() {
                return Err("as many keys as values are needed".to_owned());
            }
            TerraformValue::map(keys.into_iter().zip(a.items(1)?.iter().cloned()).collect(), None)
        }
        "transpose" => {
            let mut all = BTreeMap::<String, Vec<TerraformValue>>::new();
            for (key, values) in entries(a.arg(0)?)? {
                for value in items_of(values)? {
                    all.entry(text_of(value)?).or_default().push(TerraformValue::text_of(key));
                }
            }
            TerraformValue::map(
                all.into_iter().map(|(key, it)| (key, TerraformValue::list(it))).collect(),
                None,
            )
        }
        "matchkeys" => {
            let wanted = a.items(2)?;
            let pairs = a.items(0)?.iter().zip(a.items(1)?);
            TerraformValue::list(
                pairs.filter(|(_, key)| wanted.contains(key)).map(|(it, _)| it.clone()).collect(),
            )
        }
        _ => return Ok(None),
    }))
}

fn flatten(value: &TerraformValue, all: &mut Vec<TerraformValue>) -> Result<(), String> {
    if all.len() > MOST {
        return Err(too_much());
    }
    match value {
        TerraformValue::List(items) | TerraformValue::Set(items) => {
            items.iter().try_for_each(|it| flatten(it, all))
        }
        other => {
            all.push(other.clone());
            Ok(())
        }
    }
}

fn range(args: &[TerraformValue]) -> CallResult {
    let numbers = args.iter().map(|it| it.number().ok_or("`range` needs numbers"));
    let numbers: Vec<f64> = numbers.collect::<Result<_, _>>()?;
    let (start, end, step) = match numbers.as_slice() {
        [end] => (0.0, *end, if *end < 0.0 { -1.0 } else { 1.0 }),
        [start, end] => (*start, *end, if end < start { -1.0 } else { 1.0 }),
        [start, end, step] => (*start, *end, *step),
        _ => return Err("`range` needs one to three numbers".to_owned()),
    };
    let (mut all, mut at) = (Vec::new(), start);
    while (step > 0.0 && at < end) || (step < 0.0 && at > end) {
        all.push(TerraformValue::Number(at));
        at += step;
        // Terraform itself stops here.
        if all.len() > 1_024 {
            return Err("`range` makes more than 1,024 numbers".to_owned());
        }
    }
    Ok(TerraformValue::list(all))
}

fn product(args: &[TerraformValue]) -> CallResult {
    let mut rows: Vec<Vec<TerraformValue>> = vec![Vec::new()];
    for arg in args {
        let items = items_of(arg)?;
        if rows.len().saturating_mul(items.len()) > MOST {
            return Err(too_much());
        }
        let with = |row: &Vec<TerraformValue>, it: &TerraformValue| {
            row.iter().chain([it]).cloned().collect()
        };
        rows = rows.iter().flat_map(|row| items.iter().map(move |it| with(row, it))).collect();
    }
    Ok(TerraformValue::list(rows.into_iter().map(TerraformValue::list).collect()))
}
