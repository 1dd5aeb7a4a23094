//! Functions of ranges and of numbers, and from one type to another.

use super::super::cidr;
use super::super::value::TerraformValue;
use super::args::{Args, integer, number_of, set};
use crate::read::syntax::json;

/// Ranges.
pub(super) fn ranges(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
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
pub(super) fn numbers(a: &Args<'_>) -> Result<Option<TerraformValue>, String> {
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

/// The logarithm, exact where it is a whole number.
fn log(number: f64, base: f64) -> f64 {
    let log = number.ln() / base.ln();
    let near = log.round();
    if (base.powf(near) - number).abs() < f64::EPSILON * number { near } else { log }
}
