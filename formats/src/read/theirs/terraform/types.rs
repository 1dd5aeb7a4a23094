//! The types of variables: what makes of a value what the code expects.

use std::collections::BTreeMap;

use hcl_edit::expr::{Expression, FuncCall, ObjectKey};

use super::functions::{set, text_of};
use super::scope::CodeScope;
use super::value::TerraformValue;

/// The value in the type that a variable declares. A value that does not fit stays as it is: the code
/// that uses it reports the mistake.
pub(super) fn convert(
    value: TerraformValue,
    kind: &Expression,
    env: &CodeScope<'_>,
) -> TerraformValue {
    let whole = value.clone();
    let converted = env.module.world.nested(|| Ok(converted(value, kind, env)));
    converted.unwrap_or(whole)
}

fn converted(value: TerraformValue, kind: &Expression, env: &CodeScope<'_>) -> TerraformValue {
    match (kind, value) {
        (_, value @ (TerraformValue::Unknown(_) | TerraformValue::Null)) => value,
        (Expression::Variable(name), value) => match name.as_str() {
            "string" => text_of(&value).map_or(value, TerraformValue::text_of),
            "number" => value.number().map_or(value, TerraformValue::Number),
            "bool" => match value.word() {
                Some("true") => TerraformValue::Bool(true),
                Some("false") => TerraformValue::Bool(false),
                _ => value,
            },
            _ => value,
        },
        (Expression::FuncCall(call), value) => of_call(call, value, env),
        (Expression::Parenthesis(inner), value) => convert(value, inner.inner(), env),
        (_, value) => value,
    }
}

fn of_call(call: &FuncCall, value: TerraformValue, env: &CodeScope<'_>) -> TerraformValue {
    let inner = call.args.iter().next();
    let each = |items: &[TerraformValue]| -> Vec<TerraformValue> {
        let convert =
            |it: &TerraformValue| inner.map_or(it.clone(), |kind| convert(it.clone(), kind, env));
        items.iter().map(convert).collect()
    };
    match (call.name.name.as_str(), &value) {
        ("list", TerraformValue::List(items) | TerraformValue::Set(items)) => {
            TerraformValue::list(each(items))
        }
        ("set", TerraformValue::List(items) | TerraformValue::Set(items)) => set(each(items)),
        ("map", TerraformValue::Map(object)) => {
            let entries = object.entries.iter();
            let entries = entries.map(|(key, value)| {
                let value = inner.map_or(value.clone(), |kind| convert(value.clone(), kind, env));
                (key.clone(), value)
            });
            TerraformValue::map(entries.collect(), object.at)
        }
        ("object", TerraformValue::Map(object)) => {
            let Some(Expression::Object(kinds)) = inner else { return value };
            let mut entries = BTreeMap::new();
            for (key, kind) in kinds {
                let name = match key {
                    ObjectKey::Ident(name) => name.as_str().to_owned(),
                    ObjectKey::Expression(it) => it.as_str().unwrap_or_default().to_owned(),
                };
                let (kind, default) = optional(kind.expr());
                let given = object
                    .entries
                    .get(&name)
                    .filter(|it| !matches!(it, TerraformValue::Null))
                    .cloned();
                let given = given.or_else(|| Some(env.value(default?)));
                if given.is_some() || object.entries.contains_key(&name) || is_optional(kinds, key)
                {
                    entries.insert(name, convert(given.unwrap_or(TerraformValue::Null), kind, env));
                }
            }
            TerraformValue::map(entries, object.at)
        }
        ("optional", _) => match inner {
            Some(kind) => convert(value, kind, env),
            None => value,
        },
        _ => value,
    }
}

/// The type of an attribute, and its default where it may be left out.
fn optional(kind: &Expression) -> (&Expression, Option<&Expression>) {
    match kind {
        Expression::FuncCall(call) if call.name.name.as_str() == "optional" => {
            let mut args = call.args.iter();
            (args.next().unwrap_or(kind), args.next())
        }
        _ => (kind, None),
    }
}

fn is_optional(kinds: &hcl_edit::expr::Object, key: &ObjectKey) -> bool {
    let kind = kinds.get(key).map(hcl_edit::expr::ObjectValue::expr);
    matches!(kind, Some(Expression::FuncCall(call)) if call.name.name.as_str() == "optional")
}
