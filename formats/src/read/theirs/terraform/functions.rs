//! The functions of Terraform that address plans use.

use std::collections::BTreeMap;

use super::cidr;
use super::value::TerraformValue;
use crate::read::syntax::json;

type Answer = Result<TerraformValue, String>;

/// How many items a list may have, and letters a text: far more than any network has.
const MOST: usize = 100_000;

/// What a function is called with.
struct Args<'a> {
    name: &'a str,
    all: &'a [TerraformValue],
}

impl<'a> Args<'a> {
    fn arg(&self, index: usize) -> Result<&'a TerraformValue, String> {
        self.all.get(index).ok_or_else(|| format!("`{}` needs more arguments", self.name))
    }

    fn text(&self, index: usize) -> Result<String, String> {
        text_of(self.arg(index)?)
    }

    fn whole(&self, index: usize) -> Result<i64, String> {
        integer(self.arg(index)?)
    }

    fn number(&self, index: usize) -> Result<f64, String> {
        let value = self.arg(index)?;
        let number = value.number();
        number.ok_or_else(|| format!("`{}` needs a number, not {}", self.name, value.kind()))
    }

    fn items(&self, index: usize) -> Result<&'a [TerraformValue], String> {
        items_of(self.arg(index)?)
    }
}

/// Functions that do with arguments of which one is not known.
const OPEN: &[&str] = &["coalesce", "coalescelist", "jsonencode", "length", "tolist", "flatten"];

/// The value of a function; what it is not given whole is not known.
pub(super) fn call(name: &str, args: &[TerraformValue]) -> Answer {
    let open = args.iter().find(|it| matches!(it, TerraformValue::Unknown(_)));
    if let Some(unknown) = open.filter(|_| !OPEN.contains(&name)) {
        return Ok(unknown.clone());
    }
    let args = Args { name, all: args };
    for group in [ranges, numbers, lists, choices, maps, texts, formats] {
        if let Some(answer) = group(&args)? {
            return if answer.items().len() > MOST { Err(too_much()) } else { Ok(answer) };
        }
    }
    Err(match name {
        "file" | "templatefile" | "fileexists" | "fileset" | "filebase64" => {
            format!("`{name}` reads another file")
        }
        _ => format!("the function `{name}` is not computed here"),
    })
}

/// Ranges.
fn ranges(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
    Ok(Some(match a.name {
        "cidrsubnet" => {
            TerraformValue::text_of(cidr::subnet(&a.text(0)?, a.whole(1)?, a.whole(2)?)?)
        }
        "cidrsubnets" => {
            let bits: Vec<i64> = a.all.iter().skip(1).map(integer).collect::<Result<_, _>>()?;
            TerraformValue::list(
                cidr::subnets(&a.text(0)?, &bits)?.iter().map(TerraformValue::text_of).collect(),
            )
        }
        "cidrhost" => TerraformValue::text_of(cidr::host(&a.text(0)?, a.whole(1)?)?),
        "cidrnetmask" => TerraformValue::text_of(cidr::mask(&a.text(0)?)?),
        "cidrcontains" => TerraformValue::Bool(cidr::contains(&a.text(0)?, &a.text(1)?)?),
        _ => return Ok(None),
    }))
}

/// Numbers, and from one type to another.
fn numbers(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
    Ok(Some(match a.name {
        "abs" => TerraformValue::Number(a.number(0)?.abs()),
        "ceil" => TerraformValue::Number(a.number(0)?.ceil()),
        "floor" => TerraformValue::Number(a.number(0)?.floor()),
        "signum" => {
            TerraformValue::Number(if a.number(0)? == 0.0 { 0.0 } else { a.number(0)?.signum() })
        }
        "pow" => TerraformValue::Number(a.number(0)?.powf(a.number(1)?)),
        "log" => TerraformValue::Number(log(a.number(0)?, a.number(1)?)),
        "max" | "min" => {
            let numbers = a.all.iter().map(|it| it.number().ok_or("not a number".to_owned()));
            let numbers: Vec<f64> = numbers.collect::<Result<_, _>>()?;
            let best =
                numbers.into_iter().reduce(if a.name == "max" { f64::max } else { f64::min });
            TerraformValue::Number(best.ok_or("no numbers")?)
        }
        "sum" => {
            let numbers = a.items(0)?.iter().map(|it| it.number().ok_or("not a number"));
            TerraformValue::Number(numbers.sum::<Result<f64, _>>()?)
        }
        "parseint" => {
            let base = u32::try_from(a.whole(1)?).ok().filter(|it| (2..=36).contains(it));
            let parsed =
                i64::from_str_radix(&a.text(0)?, base.ok_or("the base is not from 2 to 36")?);
            number_of(parsed.map_err(|_| "not a whole number")?)
        }
        "tonumber" => match a.arg(0)? {
            TerraformValue::Null => TerraformValue::Null,
            _ => TerraformValue::Number(a.number(0)?),
        },
        "tostring" => match a.arg(0)? {
            TerraformValue::Null => TerraformValue::Null,
            _ => TerraformValue::text_of(a.text(0)?),
        },
        "tobool" => match a.arg(0)? {
            TerraformValue::Text(it) if &**it == "true" => TerraformValue::Bool(true),
            TerraformValue::Text(it) if &**it == "false" => TerraformValue::Bool(false),
            it @ (TerraformValue::Bool(_) | TerraformValue::Null) => it.clone(),
            _ => return Err("not true or false".to_owned()),
        },
        "sensitive" | "nonsensitive" | "ephemeralasnull" | "jsonencode" | "tomap" => {
            a.arg(0)?.clone()
        }
        "jsondecode" => match a.arg(0)? {
            TerraformValue::Text(it) => {
                let node = json::tree(it).map_err(|it| it.problem.message.clone())?;
                TerraformValue::of_json(0, &node)
            }
            other => other.clone(),
        },
        "tolist" => match a.arg(0)? {
            it @ TerraformValue::Unknown(_) => it.clone(),
            _ => TerraformValue::list(a.items(0)?.to_vec()),
        },
        "toset" => set(a.items(0)?.to_vec()),
        _ => return Ok(None),
    }))
}

/// Lists.
fn lists(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
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

/// What is in lists, and sets.
fn choices(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
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
fn maps(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
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

/// Text.
fn texts(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
    Ok(Some(match a.name {
        "lower" => TerraformValue::text_of(a.text(0)?.to_lowercase()),
        "upper" => TerraformValue::text_of(a.text(0)?.to_uppercase()),
        "title" => TerraformValue::text_of(title(&a.text(0)?)),
        "trimspace" => TerraformValue::text_of(a.text(0)?.trim()),
        "chomp" => TerraformValue::text_of(a.text(0)?.trim_end_matches(['\n', '\r'])),
        "trim" => {
            let set: Vec<char> = a.text(1)?.chars().collect();
            TerraformValue::text_of(a.text(0)?.trim_matches(set.as_slice()))
        }
        "trimprefix" => {
            let (whole, start) = (a.text(0)?, a.text(1)?);
            TerraformValue::text_of(whole.strip_prefix(start.as_str()).unwrap_or(&whole))
        }
        "trimsuffix" => {
            let (whole, end) = (a.text(0)?, a.text(1)?);
            TerraformValue::text_of(whole.strip_suffix(end.as_str()).unwrap_or(&whole))
        }
        "startswith" => TerraformValue::Bool(a.text(0)?.starts_with(a.text(1)?.as_str())),
        "endswith" => TerraformValue::Bool(a.text(0)?.ends_with(a.text(1)?.as_str())),
        "strcontains" => TerraformValue::Bool(a.text(0)?.contains(a.text(1)?.as_str())),
        "strrev" => TerraformValue::text_of(a.text(0)?.chars().rev().collect::<String>()),
        _ => return Ok(None),
    }))
}

/// Text out of parts.
fn formats(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
    Ok(Some(match a.name {
        "replace" => {
            let (part, with) = (a.text(1)?, a.text(2)?);
            if part.len() > 1 && part.starts_with('/') && part.ends_with('/') {
                return Err("`replace` by a regular expression is not computed here".to_owned());
            }
            let whole = a.text(0)?;
            let most = whole.len().saturating_add(whole.len().saturating_mul(with.len()));
            if most > MOST.saturating_mul(10) {
                return Err(too_much());
            }
            TerraformValue::text_of(whole.replace(&part, &with))
        }
        "substr" => substr(&a.text(0)?, a.whole(1)?, a.whole(2)?),
        "split" => {
            let (separator, whole) = (a.text(0)?, a.text(1)?);
            let parts: Vec<TerraformValue> = if whole.is_empty() {
                Vec::new()
            } else if separator.is_empty() {
                whole.chars().map(|it| TerraformValue::text_of(it.to_string())).collect()
            } else {
                whole.split(separator.as_str()).map(TerraformValue::text_of).collect()
            };
            TerraformValue::list(parts)
        }
        "join" => {
            let mut all = Vec::new();
            for arg in a.all.iter().skip(1) {
                for item in items_of(arg)? {
                    if let TerraformValue::Unknown(_) = item {
                        return Ok(Some(item.clone()));
                    }
                    all.push(text_of(item)?);
                }
            }
            let letters = all.iter().map(String::len).fold(0, usize::saturating_add);
            if letters > MOST {
                return Err(too_much());
            }
            TerraformValue::text_of(all.join(&a.text(0)?))
        }
        "format" => {
            TerraformValue::text_of(format(&a.text(0)?, a.all.get(1..).unwrap_or_default())?)
        }
        "formatlist" => format_list(a.all)?,
        _ => return Ok(None),
    }))
}

fn too_much() -> String {
    "the code makes too much of it".to_owned()
}

/// Text, as Terraform makes it of numbers and of true and false.
pub(super) fn text_of(value: &TerraformValue) -> Result<String, String> {
    match value {
        TerraformValue::Text(text) => Ok(text.to_string()),
        TerraformValue::Number(number) => Ok(number.to_string()),
        TerraformValue::Bool(it) => Ok(it.to_string()),
        other => Err(format!("{} stands where text is expected", other.kind())),
    }
}

/// A whole number that is exact.
#[allow(clippy::cast_possible_truncation)]
fn integer(value: &TerraformValue) -> Result<i64, String> {
    let number = value.number().filter(|it| it.fract() == 0.0 && it.abs() <= 9e15);
    number.map(|it| it as i64).ok_or_else(|| format!("{} is not a whole number", value.kind()))
}

#[allow(clippy::cast_precision_loss)]
fn number_of(number: i64) -> TerraformValue {
    TerraformValue::Number(number as f64)
}

fn size(count: usize) -> TerraformValue {
    number_of(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The logarithm, exact where it is a whole number.
fn log(number: f64, base: f64) -> f64 {
    let log = number.ln() / base.ln();
    let near = log.round();
    if (base.powf(near) - number).abs() < f64::EPSILON * number { near } else { log }
}

fn items_of(value: &TerraformValue) -> Result<&[TerraformValue], String> {
    match value {
        TerraformValue::List(items) | TerraformValue::Set(items) => Ok(items),
        TerraformValue::Map(object) if object.entries.is_empty() => Ok(&[]),
        other => Err(format!("{} stands where a list is expected", other.kind())),
    }
}

fn entries(value: &TerraformValue) -> Result<&BTreeMap<String, TerraformValue>, String> {
    match value {
        TerraformValue::Map(object) => Ok(&object.entries),
        other => Err(format!("{} stands where a map is expected", other.kind())),
    }
}

/// The items in order, each once.
pub(super) fn set(items: Vec<TerraformValue>) -> TerraformValue {
    let mut all: Vec<TerraformValue> = Vec::new();
    let words = items.iter().all(|it| it.word().is_some());
    if words {
        all = items;
        all.sort_by(|a, b| a.word().cmp(&b.word()));
        all.dedup();
    } else {
        for item in items {
            if !all.contains(&item) {
                all.push(item);
            }
        }
    }
    TerraformValue::Set(std::rc::Rc::new(all))
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

fn range(args: &[TerraformValue]) -> Answer {
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

fn product(args: &[TerraformValue]) -> Answer {
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

fn title(text: &str) -> String {
    let mut start = true;
    let mut upper = |letter: char| {
        let is_first = std::mem::replace(&mut start, !letter.is_alphanumeric());
        if is_first { letter.to_uppercase().collect::<String>() } else { letter.to_string() }
    };
    text.chars().map(&mut upper).collect()
}

fn substr(text: &str, start: i64, length: i64) -> TerraformValue {
    let count = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let start = if start < 0 { count.saturating_add(start) } else { start };
    let start = usize::try_from(start).unwrap_or(0);
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    TerraformValue::text_of(text.chars().skip(start).take(length).collect::<String>())
}

/// `format("%s-%02d", …)`: the verbs that names are made with.
fn format(pattern: &str, args: &[TerraformValue]) -> Result<String, String> {
    let (mut out, mut letters, mut args) = (String::new(), pattern.chars().peekable(), args.iter());
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        if letters.next_if_eq(&'%').is_some() {
            out.push('%');
            continue;
        }
        let (mut zeros, mut left, mut width) = (false, false, 0_usize);
        while let Some(flag) = letters.next_if(|it| "-0".contains(*it)) {
            zeros |= flag == '0';
            left |= flag == '-';
        }
        while let Some(digit) = letters.peek().and_then(|it| it.to_digit(10)) {
            letters.next();
            width = width.saturating_mul(10).saturating_add(digit as usize).min(1_000);
        }
        let verb = letters.next().ok_or("`format` ends in %")?;
        let value = args.next().ok_or("`format` has too few arguments")?;
        let text = match verb {
            's' | 'v' => text_of(value)?,
            'd' => integer(value)?.to_string(),
            'x' => format!("{:x}", integer(value)?),
            'b' => format!("{:b}", integer(value)?),
            'q' => format!("\"{}\"", text_of(value)?),
            other => return Err(format!("`format` of %{other} is not computed here")),
        };
        let fill = width.saturating_sub(text.chars().count());
        match (left, zeros && verb != 's') {
            (true, _) => out += &(text + &" ".repeat(fill)),
            (false, true) => out += &("0".repeat(fill) + &text),
            (false, false) => out += &(" ".repeat(fill) + &text),
        }
        if out.len() > MOST {
            return Err(too_much());
        }
    }
    Ok(out)
}

fn format_list(args: &[TerraformValue]) -> Answer {
    let pattern = text_of(args.first().ok_or("`formatlist` needs a pattern")?)?;
    let lists = args
        .iter()
        .skip(1)
        .filter(|it| matches!(it, TerraformValue::List(_) | TerraformValue::Set(_)));
    let count = lists.map(|it| it.items().len()).max().unwrap_or(1);
    let one = |at: usize| {
        let own = args.iter().skip(1).map(|it| match it {
            TerraformValue::List(items) | TerraformValue::Set(items) => {
                items.get(at).cloned().unwrap_or(TerraformValue::Null)
            }
            other => other.clone(),
        });
        format(&pattern, &own.collect::<Vec<_>>()).map(TerraformValue::text_of)
    };
    Ok(TerraformValue::list((0..count).map(one).collect::<Result<_, _>>()?))
}
