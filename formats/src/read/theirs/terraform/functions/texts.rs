//! Functions of texts.

use super::super::value::TerraformValue;
use super::args::{Args, CallResult, MOST, integer, items_of, text_of, too_much};

/// Text.
pub(super) fn texts(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
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
pub(super) fn formats(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
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

fn format_list(args: &[TerraformValue]) -> CallResult {
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
